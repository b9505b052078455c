/* paste.h - a part of one map put into another, as one command */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/model/fragment.h"

/* Where the user is; each may be NULL. */
typedef struct
{
  WayItem *step;
  WayItem *lane;
  WayItem *card; /* chosen in that cell: what comes goes after it */
} WayPastePlace;

gboolean way_paste_check_cell (const WayPastePlace *place,
                               GError             **error);

WayCommand *way_paste_new (WayFragment         *fragment,
                           WayMap              *map,
                           const WayPastePlace *place,
                           GPtrArray          **ids,
                           GError             **error);
