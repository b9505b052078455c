/* links.h - records on maps
 *
 * A link is an item of the map: the id of the record and a snapshot of what
 * the map shows of it, so that a mailed map is complete. Linking and unlinking
 * are commands like all changes of a map.
 */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/records/records.h"

gboolean way_links_get_link_kind (WayKind  kind,
                                  WayKind *link_kind);

gboolean way_links_get_record_kind (WayKind  link_kind,
                                    WayKind *kind);

WayItem *way_links_find (WayMap     *map,
                         WayKind     kind,
                         const char *record_id);

WayItem *way_links_find_place (WayMap     *map,
                               const char *record_id);

char *way_links_dup_record (WayRecords *records,
                            WayItem    *link,
                            GError    **error);

WayMap *way_links_copy (WayMap *map);

WayCommand *way_records_link_command (WayRecords *self,
                                      WayMap     *map,
                                      WayKind     kind,
                                      const char *id,
                                      GError    **error);

char *way_links_add_record (WayRecords *self,
                            WayMap     *map,
                            WayCommand *group,
                            GHashTable *coming,
                            WayKind     kind,
                            const char *id,
                            GError    **error);

WayCommand *way_links_remove_command (WayMap     *map,
                                      WayKind     kind,
                                      const char *name_or_id,
                                      GError    **error);

WayCommand *way_links_unlink_command (WayItem *link,
                                      GError **error);
