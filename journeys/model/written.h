/* written.h - what people wrote about a thing on a map
 *
 * The things that are found on a map are the map itself, stages, steps, lanes
 * and cards, on the bench too. Comments, evidence and reasons of feelings are
 * found as part of what they belong to, and a job as part of its job card.
 */
#pragma once

#include "journeys/model/map.h"

const char *way_written_get_name (WayMap  *map,
                                  WayItem *item);

const char *way_written_get_name_or_kind (WayMap  *map,
                                          WayItem *item);

gboolean way_written_is_subject (WayItem *item);

WayItem *way_written_get_subject (WayItem *item,
                                  WayItem *parent);

/* TRUE ends the walk. */
typedef gboolean (*WayWrittenFunc) (WayItem        *holder,
                                    const WayField *field,
                                    const char     *value,
                                    gpointer        data);

gboolean way_written_foreach (WayMap        *map,
                              WayItem       *subject,
                              WayWrittenFunc func,
                              gpointer       data);

char *way_written_dup_folded (WayMap  *map,
                              WayItem *subject);

gboolean way_written_has_words (WayMap            *map,
                                WayItem           *subject,
                                const char *const *words);

gboolean way_written_find (WayMap          *map,
                           WayItem         *subject,
                           const char      *sought,
                           const WayField **field,
                           char           **before,
                           char           **hit,
                           char           **after);

WayItem *way_written_find_holder (WayMap     *map,
                                  WayItem    *subject,
                                  const char *sought);
