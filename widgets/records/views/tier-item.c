/* tier-item.c - an account on the board of tiers */
#include "config.h"

#include "widgets/records/views/tier-item.h"

struct _WayTierItem
{
  GObject parent_instance;

  WayTierCard *card; /* owned */
};

G_DEFINE_FINAL_TYPE (WayTierItem, way_tier_item, G_TYPE_OBJECT)

static void
way_tier_item_finalize (GObject *object)
{
  way_tier_card_free (WAY_TIER_ITEM (object)->card);

  G_OBJECT_CLASS (way_tier_item_parent_class)->finalize (object);
}

static void
way_tier_item_class_init (WayTierItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_tier_item_finalize;
}

static void
way_tier_item_init (WayTierItem *self)
{
}

/**
 * way_tier_item_new:
 * @card: what is known of the account
 *
 * Returns: (transfer full): the account
 */
WayTierItem *
way_tier_item_new (const WayTierCard *card)
{
  WayTierItem *self = g_object_new (WAY_TYPE_TIER_ITEM, NULL);

  self->card = way_tier_card_copy (card);

  return self;
}

/**
 * way_tier_item_get_id:
 * @self: an account
 *
 * Returns: (transfer none): its id
 */
const char *
way_tier_item_get_id (WayTierItem *self)
{
  g_return_val_if_fail (WAY_IS_TIER_ITEM (self), NULL);

  return self->card->account;
}

/**
 * way_tier_item_get_name:
 * @self: an account
 *
 * Returns: (transfer none): its name
 */
const char *
way_tier_item_get_name (WayTierItem *self)
{
  g_return_val_if_fail (WAY_IS_TIER_ITEM (self), NULL);

  return self->card->name;
}

/**
 * way_tier_item_get_card:
 * @self: an account
 *
 * Returns: (transfer none): what is known of it
 */
const WayTierCard *
way_tier_item_get_card (WayTierItem *self)
{
  g_return_val_if_fail (WAY_IS_TIER_ITEM (self), NULL);

  return self->card;
}

/**
 * way_tier_item_is_like:
 * @self: an account
 * @card: what is known of an account now
 *
 * Returns: whether both say the same
 */
gboolean
way_tier_item_is_like (WayTierItem       *self,
                       const WayTierCard *card)
{
  return way_tier_card_equal (self->card, card);
}
