/* schema.h - all tables of the records, and how an older file gets them */
#pragma once

#include "journeys/records/table.h"

typedef struct _WaySchema WaySchema;

const WayDatabaseSort *way_schema_get_sort (void);

WaySchema *way_schema_open (WayDatabase *database,
                            const char  *backup_dir,
                            gboolean    *newer,
                            GError     **error);

void way_schema_free (WaySchema *self);

WayTable *way_schema_get_table (WaySchema *self,
                                WayKind    kind);

int way_schema_get_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySchema, way_schema_free)
