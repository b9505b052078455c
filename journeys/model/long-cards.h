/* long-cards.h - the cards of a map that cover more than one step, by the step where they begin
 *
 * Who changes columns asks here which cards reach over them, instead of looking through all.
 */
#pragma once

#include "journeys/model/item.h"

typedef struct _WayLongCards WayLongCards;

WayLongCards *way_long_cards_new (WayItem *root);

void way_long_cards_free (WayLongCards *self);

void way_long_cards_follow (WayLongCards *self,
                            WayItem      *item);

const GPtrArray *way_long_cards_get (WayLongCards *self,
                                     WayItem      *step);

int way_long_cards_get_longest (WayLongCards *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLongCards, way_long_cards_free)
