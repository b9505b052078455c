/* signs.c - which signs the cards of a map bear, counted
 *
 * The legend explains only those that are used. Counting keeps it right without
 * a look at all cards after each key.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

#include <string.h>

#include "journeys/review/confidence.h"

static const char *const fields[WAY_N_SIGNS] = {
  [WAY_SIGN_BELIEF] = "belief",
  [WAY_SIGN_CHANNEL] = "channel",
  [WAY_SIGN_LEVER] = "lever",
  [WAY_SIGN_STAR] = "moment-of-truth",
  [WAY_SIGN_KIND] = NULL, /* no field */
  [WAY_SIGN_ACCOUNT] = "accounts",
  [WAY_SIGN_SERVES] = "serves",
};

/* What the card says in words needs no sign; see way_card_links_list(). */
static gboolean
is_in_words (WaySign  sign,
             WayItem *card)
{
  return sign == WAY_SIGN_ACCOUNT && way_item_get_kind (card) == WAY_KIND_PAIN;
}

static const char *
get_value (WaySign  sign,
           WayItem *card)
{
  if (is_in_words (sign, card))
    return NULL;

  return sign == WAY_SIGN_KIND ? way_item_get_info (card)->element : way_item_get (card, fields[sign]);
}

static void
count (WayLayout  *self,
       WaySign     sign,
       const char *value,
       int         by)
{
  int n;

  if (value == NULL)
    return;
  /* Whichever they are, the sign is the same. */
  if (sign == WAY_SIGN_ACCOUNT || sign == WAY_SIGN_SERVES)
    value = fields[sign];
  n = GPOINTER_TO_INT (g_hash_table_lookup (self->signs[sign], value)) + by;
  if (n > 0)
    g_hash_table_insert (self->signs[sign], g_strdup (value), GINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->signs[sign], value);
}

static gboolean
is_on_map (WayLayout *self,
           WayItem   *parent,
           int        slot)
{
  return parent == way_map_get_root (self->map) && slot == WAY_MAP_CARDS;
}

static void
count_card (WayLayout *self,
            WayItem   *card,
            int        by)
{
  int i;

  for (i = 0; i < WAY_N_SIGNS; i++)
    count (self, i, get_value (i, card), by);
  /* The ring of confidence comes with the first card and goes with the last. */
  if (way_confidence_counts (card))
    {
      self->n_sure += by;
      self->stale_head |= (self->n_sure > 0) != self->ring;
    }
}

void
way_layout_init_signs (WayLayout *self)
{
  int i;

  for (i = 0; i < WAY_N_SIGNS; i++)
    self->signs[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    count_card (self, way_map_get (self->map, WAY_MAP_CARDS, i), 1);
}

void
way_layout_clear_signs (WayLayout *self)
{
  int i;

  for (i = 0; i < WAY_N_SIGNS; i++)
    g_clear_pointer (&self->signs[i], g_hash_table_unref);
}

void
way_layout_follow_signs (WayLayout       *self,
                         const WayChange *change)
{
  WayItem    *item = change->item;
  const char *name;
  int         i;

  switch (change->type)
    {
    case WAY_CHANGE_SET:
      if (!is_on_map (self, way_item_get_parent (item), way_item_get_slot (item)))
        return;
      name = way_item_get_info (item)->fields[change->field].name;
      for (i = 0; i < WAY_N_SIGNS; i++)
        if (g_strcmp0 (fields[i], name) == 0 && !is_in_words (i, item))
          {
            count (self, i, change->old_value, -1);
            count (self, i, way_item_get_at (item, change->field), 1);
          }
      break;

    case WAY_CHANGE_INSERTED:
      if (is_on_map (self, change->parent, change->slot))
        count_card (self, item, 1);
      break;

    case WAY_CHANGE_REMOVED:
      if (is_on_map (self, change->parent, change->slot))
        count_card (self, item, -1);
      break;

    case WAY_CHANGE_MOVED:
    default:
      if (is_on_map (self, change->old_parent, change->old_slot))
        count_card (self, item, -1);
      if (is_on_map (self, change->parent, change->slot))
        count_card (self, item, 1);
      break;
    }
}

gboolean
way_layout_has_sign (WayLayout  *self,
                     WaySign     sign,
                     const char *value)
{
  return g_hash_table_contains (self->signs[sign], value);
}
