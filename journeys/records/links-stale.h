/* links-stale.h - what maps show of records that have changed since
 *
 * The snapshot on a map is never changed in silence: what differs is listed
 * first, and one command, which can be undone, brings it up to date.
 */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/records/records.h"

typedef struct
{
  const WayField *field; /* of the link; NULL: the scores of a job */
  char           *shown; /* what the map says, as a reader sees it; NULL: nothing */
  char           *now;   /* what the record says; NULL: nothing */
} WayLinkDifference;

typedef struct
{
  char      *link_id; /* on the map */
  WayKind    kind;    /* of the record */
  char      *record_id;
  char      *name;        /* as the map has it */
  gboolean   moved;       /* it was merged into another record, which is meant from now on */
  GPtrArray *differences; /* of WayLinkDifference */
} WayStaleLink;

void way_stale_link_free (WayStaleLink *self);

GPtrArray *way_links_list_stale (WayMap     *map,
                                 WayRecords *records,
                                 GError    **error);

WayCommand *way_links_refresh_command (WayMap     *map,
                                       WayRecords *records,
                                       GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStaleLink, way_stale_link_free)
