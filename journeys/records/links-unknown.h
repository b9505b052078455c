/* links-unknown.h - what stands on a map and is not among the records
 *
 * A map that was mailed, or whose records were lost, still has a snapshot of them. They can be
 * taken over as they are, or matched to records that are there. So can a persona, an
 * account or a job that was made on this map only.
 */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/records/records.h"

typedef struct
{
  char      *link_id; /* on the map */
  WayKind    kind;    /* of the record */
  gboolean   local;   /* it was made on this map; else it has the id of a record that is not known here */
  char      *name;
  GPtrArray *candidates; /* of WayItem: records with the same name */
} WayUnknownLink;

void way_unknown_link_free (WayUnknownLink *self);

GPtrArray *way_links_list_unknown (WayMap     *map,
                                   WayRecords *records,
                                   GError    **error);

WayCommand *way_links_take_over (WayMap            *map,
                                 WayRecords        *records,
                                 const char *const *link_ids,
                                 GPtrArray         *made,
                                 GError           **error);

WayCommand *way_links_settle (WayMap     *map,
                              WayRecords *records,
                              GHashTable *choices,
                              GPtrArray  *made,
                              GError    **error);

WayCommand *way_links_match_command (WayMap     *map,
                                     WayRecords *records,
                                     const char *link_id,
                                     const char *record_id,
                                     GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayUnknownLink, way_unknown_link_free)
