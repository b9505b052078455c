/* records.h - accounts, contacts, personas and jobs
 *
 * Records are items of the kinds account, contact, persona and job, kept in
 * one file for all maps. The interface speaks of records only, so that
 * something else than a file can stand behind it one day.
 *
 * All functions may be called from any thread; what happens between
 * way_records_begin() and way_records_end() is done by one thread.
 */
#pragma once

#include <glib-object.h>

#include "journeys/model/item.h"
#include "journeys/records/error.h"
#include "journeys/storage/error.h"

#define WAY_TYPE_RECORDS (way_records_get_type ())
G_DECLARE_FINAL_TYPE (WayRecords, way_records, WAY, RECORDS, GObject)

char *way_records_dup_path (const char *data_dir);

WayRecords *way_records_open (const char *data_dir,
                              GError    **error);

const char *way_records_get_path (WayRecords *self);

gboolean way_records_is_read_only (WayRecords *self);

const char *way_records_get_notice (WayRecords *self);

gboolean way_records_is_kind (WayKind kind);

gboolean way_records_find_kind (const char *word,
                                WayKind    *kind);

WayRecords *way_records_open_beside (WayRecords *self,
                                     GError    **error);

void way_records_hurry (WayRecords *self,
                        int         milliseconds);

void way_records_refresh_soon (WayRecords *self);

gboolean way_records_refresh (WayRecords *self);

/* Several changes as one: all or none. */

gboolean way_records_begin (WayRecords *self,
                            GError    **error);

gboolean way_records_end (WayRecords *self,
                          gboolean    keep,
                          GError    **error);

/* One record. */

WayItem *way_records_new_record (WayKind kind);

char *way_records_dup_new_name (WayKind kind);

gboolean way_records_add (WayRecords *self,
                          WayItem    *record,
                          GError    **error);

gboolean way_records_update (WayRecords *self,
                             WayItem    *record,
                             GError    **error);

gboolean way_records_delete (WayRecords *self,
                             WayKind     kind,
                             const char *id,
                             GError    **error);

WayItem *way_records_get (WayRecords *self,
                          WayKind     kind,
                          const char *id,
                          GError    **error);

char *way_records_dup_changed (WayRecords *self,
                               WayKind     kind,
                               const char *id);

/* Many records. */

GPtrArray *way_records_list (WayRecords *self,
                             WayKind     kind,
                             const char *query,
                             int         offset,
                             int         limit,
                             GError    **error);

int way_records_count (WayRecords *self,
                       WayKind     kind,
                       const char *query,
                       GError    **error);

WayItem *way_records_find (WayRecords *self,
                           WayKind     kind,
                           const char *name_or_id,
                           GError    **error);

GPtrArray *way_records_list_referrers (WayRecords *self,
                                       WayKind     kind,
                                       const char *id,
                                       GError    **error);

GPtrArray *way_records_list_referring (WayRecords *self,
                                       WayKind     kind,
                                       const char *id,
                                       WayKindSet  kinds,
                                       GError    **error);

/* The whole. */

gboolean way_records_check (WayRecords *self,
                            GPtrArray  *problems,
                            GError    **error);
