/* future-cards.h - the list of the cards of a map as it will be after some commands
 *
 * Asking and changing take a time that grows with the logarithm of the number of changes,
 * and not with the number of cards.
 */
#pragma once

#include "journeys/model/map.h"

typedef struct _WayFutureCards WayFutureCards;

WayFutureCards *way_future_cards_new (WayMap *map);

void way_future_cards_free (WayFutureCards *self);

int way_future_cards_find (WayFutureCards *self,
                           WayItem        *card);

void way_future_cards_remove (WayFutureCards *self,
                              WayItem        *card);

int way_future_cards_insert (WayFutureCards *self,
                             WayItem        *card,
                             WayItem        *after,
                             WayItem        *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFutureCards, way_future_cards_free)
