/* fragment.c - a part of a map, taken along */
#include "config.h"

#include "journeys/model/fragment.h"

#include "journeys/model/item-private.h"

struct _WayFragment
{
  gatomicrefcount    ref_count;
  WayMap            *map; /* owned */
  WayFragmentContent content;
};

/**
 * way_fragment_can_hold:
 * @item: an item of a map
 *
 * Returns: whether it can be taken along: a stage, a step, a lane, or a card in a cell or on the bench
 */
gboolean
way_fragment_can_hold (WayItem *item)
{
  if (way_kind_is_card (item->kind))
    return item->parent != NULL && item->parent->kind == WAY_KIND_MAP && (item->slot == WAY_MAP_CARDS || item->slot == WAY_MAP_BENCH);

  return item->kind == WAY_KIND_STAGE || item->kind == WAY_KIND_STEP || item->kind == WAY_KIND_LANE;
}

/**
 * way_fragment_new_for_map:
 * @part: a small map
 * @content: what of it counts
 *
 * Returns: (transfer full): that map as a part of another
 */
WayFragment *
way_fragment_new_for_map (WayMap            *part,
                          WayFragmentContent content)
{
  WayFragment *self = g_new0 (WayFragment, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->map = g_object_ref (part);
  self->content = content;

  return self;
}

/**
 * way_fragment_ref:
 * @self: a fragment
 *
 * Returns: (transfer full): the same fragment
 */
WayFragment *
way_fragment_ref (WayFragment *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * way_fragment_unref:
 * @self: (transfer full): a fragment
 *
 * Gives back a reference.
 */
void
way_fragment_unref (WayFragment *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->map);
  g_free (self);
}

/**
 * way_fragment_get_map:
 * @self: a fragment
 *
 * Returns: (transfer none): the part as a map; its UUID is that of the map it was taken from
 */
WayMap *
way_fragment_get_map (WayFragment *self)
{
  return self->map;
}

/**
 * way_fragment_get_content:
 * @self: a fragment
 *
 * Returns: what was taken along
 */
WayFragmentContent
way_fragment_get_content (WayFragment *self)
{
  return self->content;
}
