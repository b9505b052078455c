/* fragment.h - a part of a map, taken along
 *
 * A small map of its own: what was chosen, the cells it stands in, and
 * everything it refers to, so that it can be put into any other map, be drawn,
 * and be written as text.
 */
#pragma once

#include "journeys/model/map.h"

typedef enum
{
  WAY_FRAGMENT_CARDS,  /* steps and lanes only say where the cards stood */
  WAY_FRAGMENT_STEPS,  /* with their cards; stages only say where they stood */
  WAY_FRAGMENT_STAGES, /* with their cards */
  WAY_FRAGMENT_LANES,  /* with their cards; stages and steps only say where they stood */
  WAY_FRAGMENT_N_CONTENTS
} WayFragmentContent;

typedef struct _WayFragment WayFragment;

WayFragment *way_fragment_new (WayMap    *map,
                               GPtrArray *items);

WayFragment *way_fragment_new_for_map (WayMap            *part,
                                       WayFragmentContent content);

WayFragment *way_fragment_ref (WayFragment *self);

void way_fragment_unref (WayFragment *self);

WayMap *way_fragment_get_map (WayFragment *self);

WayFragmentContent way_fragment_get_content (WayFragment *self);

gboolean way_fragment_can_hold (WayItem *item);

void way_fragment_cut_span (WayMap     *map,
                            WayItem    *card,
                            GHashTable *taken,
                            WayItem    *copy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFragment, way_fragment_unref)
