/* desk.h - where records are edited
 *
 * Records that are looked at lie on the desk: a tree like a map, whose root has the
 * kind records. The same commands, history and rows of fields as for maps work on them.
 * What a command changes is written in one transaction: at once, or while somebody types within
 * 400 ms and when typing ends. What others write is taken onto the desk.
 *
 * To be used in the thread that made it.
 */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

#define WAY_TYPE_DESK (way_desk_get_type ())
G_DECLARE_FINAL_TYPE (WayDesk, way_desk, WAY, DESK, GObject)

WayDesk *way_desk_new (WayRecords *records);

WayDesk *way_desk_find (WayMap *map);

WayRecords *way_desk_get_records (WayDesk *self);

WayHistory *way_desk_get_history (WayDesk *self);

WayMap *way_desk_get_map (WayDesk *self);

void way_desk_replace (WayDesk *self,
                       WayDesk *desk);

/* desk-load.c: onto the desk, and back. */

gboolean way_desk_get_slot (WayKind kind,
                            int    *slot);

WayItem *way_desk_load (WayDesk    *self,
                        WayKind     kind,
                        const char *id,
                        GError    **error);

gboolean way_desk_load_many (WayDesk   *self,
                             WayKind    kind,
                             GPtrArray *ids,
                             GError   **error);

gboolean way_desk_bring (WayDesk   *self,
                         GPtrArray *records,
                         GError   **error);

GPtrArray *way_desk_load_referrers (WayDesk    *self,
                                    WayKind     kind,
                                    const char *id,
                                    WayKindSet  kinds,
                                    GError    **error);

void way_desk_hold (WayDesk    *self,
                    const char *id);

void way_desk_release (WayDesk    *self,
                       const char *id);

void way_desk_release_all (WayDesk    *self,
                           GHashTable *ids);

/* desk-edits.c: what a person does to records. */

gboolean way_desk_perform (WayDesk    *self,
                           WayCommand *command,
                           GError    **error);

WayItem *way_desk_add (WayDesk *self,
                       WayItem *record,
                       GError **error);

WayItem *way_desk_create (WayDesk    *self,
                          WayKind     kind,
                          const char *name,
                          const char *field,
                          const char *value,
                          GError    **error);

WayCommand *way_desk_delete_command (WayDesk   *self,
                                     WayKind    kind,
                                     GPtrArray *ids,
                                     char     **what_links,
                                     GError   **error);

WayCommand *way_desk_delete_made_command (WayDesk   *self,
                                          GPtrArray *records,
                                          GError   **error);

/* desk-merged.c: which records went into others. */

const char *way_desk_find_kept (WayDesk    *self,
                                const char *id);

/* desk-write.c: into the file. */

gboolean way_desk_flush (WayDesk *self,
                         GError **error);

gboolean way_desk_is_unconfirmed (WayDesk *self);

gboolean way_desk_has_unwritten (WayDesk *self);

const char *way_desk_get_problem (WayDesk *self);

/* desk-take.c: what others wrote. */

void way_desk_refresh (WayDesk *self);

void way_desk_take_back (WayDesk *self);
