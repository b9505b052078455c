/* step-cards.h - the cards of each step, kept up to date
 *
 * Who shows a map step by step asks here instead of looking through all cards.
 * A card belongs to the step where it begins.
 */
#pragma once

#include "journeys/model/map.h"

typedef struct _WayStepCards WayStepCards;

WayStepCards *way_step_cards_new (WayMap *map);

void way_step_cards_free (WayStepCards *self);

guint way_step_cards_n (WayStepCards *self,
                        const char   *step_id);

WayItem *way_step_cards_get (WayStepCards *self,
                             const char   *step_id,
                             guint         place);

gboolean way_step_cards_follow (WayStepCards    *self,
                                const WayChange *change,
                                const char     **left,
                                const char     **entered);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStepCards, way_step_cards_free)
