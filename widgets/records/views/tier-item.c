/* tier-item.c - an account on the board of tiers */
#include "config.h"

#include "widgets/records/views/tier-item.h"

#include <math.h>

#include <glib/gi18n.h>

struct _WayTierItem
{
  GObject parent_instance;

  /* owned */
  char *id;
  char *name;
  char *currency;

  /* state */
  double   value; /* NAN: not known */
  double   priority;
  gboolean has_priority;
  guint    n_filled;
  guint    n_required;
};

G_DEFINE_FINAL_TYPE (WayTierItem, way_tier_item, G_TYPE_OBJECT)

static void
way_tier_item_finalize (GObject *object)
{
  WayTierItem *self = WAY_TIER_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->currency);

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

  self->id = g_strdup (card->account);
  self->name = g_strdup (card->name);
  self->currency = g_strdup (card->currency);
  self->value = card->value;
  self->priority = card->priority;
  self->has_priority = card->has_priority;
  self->n_filled = card->n_filled;
  self->n_required = card->n_required;

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

  return self->id;
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

  return self->name;
}

/**
 * way_tier_item_dup_facts:
 * @self: an account
 *
 * Returns: (transfer full): its value and priority, as far as they are known
 */
char *
way_tier_item_dup_facts (WayTierItem *self)
{
  g_autofree char *amount = NULL;
  g_autofree char *value = NULL;
  g_autofree char *priority = NULL;

  if (!isnan (self->value))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, self->value == floor (self->value) ? "%.0f" : "%.2f", self->value);
      amount = g_strconcat (number, self->currency != NULL ? " " : NULL, self->currency, NULL);
      value = way_field_format (way_kind_get_field (WAY_KIND_ACCOUNT, "value"), amount);
    }
  if (self->has_priority)
    priority = g_strdup_printf (_ ("priority %.0f"), self->priority);
  if (value != NULL && priority != NULL)
    return g_strdup_printf ("%s · %s", value, priority);
  if (value != NULL)
    return g_steal_pointer (&value);

  return priority != NULL ? g_steal_pointer (&priority) : g_strdup (_ ("no value"));
}

/**
 * way_tier_item_dup_insight:
 * @self: an account
 *
 * Returns: (transfer full): how much of the insight it needs is there
 */
char *
way_tier_item_dup_insight (WayTierItem *self)
{
  if (self->n_filled >= self->n_required)
    return g_strdup (_ ("complete"));

  /* TRANSLATORS: so many of so many things are known */
  return g_strdup_printf (_ ("%u of %u"), self->n_filled, self->n_required);
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
  return g_strcmp0 (self->id, card->account) == 0 && g_strcmp0 (self->name, card->name) == 0 &&
         g_strcmp0 (self->currency, card->currency) == 0 &&
         (self->value == card->value || (isnan (self->value) && isnan (card->value))) &&
         self->has_priority == card->has_priority && (!card->has_priority || self->priority == card->priority) &&
         self->n_filled == card->n_filled && self->n_required == card->n_required;
}
