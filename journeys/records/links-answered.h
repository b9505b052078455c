/* links-answered.h - differences between a map and the records, settled in both, and the way back */
#pragma once

#include "journeys/records/desk.h"

/* What was done: a step of the map, a step of the desk, or both. */
typedef struct
{
  WayHistory *map; /* owned; NULL: nothing was done there */
  WayHistory *desk;
  guint64     map_serial; /* of the state that the step led to */
  guint64     desk_serial;
} WayLinksAnswered;

WayLinksAnswered *way_links_answer (WayHistory *history,
                                    WayDesk    *desk,
                                    GPtrArray  *answers,
                                    GError    **error);

gboolean way_links_answered_undo (WayLinksAnswered *self,
                                  gboolean         *map_stays);

void way_links_answered_free (WayLinksAnswered *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLinksAnswered, way_links_answered_free)
