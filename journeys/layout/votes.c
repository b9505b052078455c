/* votes.c - the dots of the last vote, by card
 *
 * They are counted once, and then with each dot that comes or goes.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"
#include "journeys/model/rules.h"

void
way_layout_count_votes (WayLayout *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->votes);
  GHashTableIter iter;
  gpointer       key, value;

  self->round = way_rules_find_vote (self->map);
  self->votes = way_rules_count_votes (self->map);
  g_hash_table_iter_init (&iter, self->votes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_lookup (before, key) != value)
      way_layout_remeasure (self, way_map_find (self->map, key));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (self->votes, key))
      way_layout_remeasure (self, way_map_find (self->map, key));
}

/* Anything but dots that come to those that are counted, or go, is counted anew. */
void
way_layout_follow_votes (WayLayout       *self,
                         const WayChange *change)
{
  WayItem *dots = change->item;
  WayKind  kind = way_item_get_kind (dots);

  if (kind != WAY_KIND_VOTE_ROUND && kind != WAY_KIND_DOTS)
    return;
  if (kind != WAY_KIND_DOTS ||
      self->stale_votes ||
      self->stale_structure ||
      change->parent == NULL ||
      change->parent != self->round ||
      change->type == WAY_CHANGE_MOVED ||
      way_item_n_children (self->round, 0) == 0)
    {
      self->stale_votes = TRUE;
      return;
    }
  way_rules_add_dots (self->votes, dots, change->type == WAY_CHANGE_INSERTED ? 1 : -1);
  way_layout_remeasure (self, way_map_find (self->map, way_item_get (dots, "card")));
  /* The legend explains dots when there are some. */
  self->stale_rows = TRUE;
}
