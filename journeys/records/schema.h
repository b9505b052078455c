/* schema.h - all tables of the records, and how an older file gets them */
#pragma once

#include "journeys/records/table.h"

/* "WayR": how other programs tell our file. */
#define WAY_RECORDS_APPLICATION_ID 0x57617952

typedef struct _WaySchema WaySchema;

WaySchema *way_schema_open (WayDatabase *database,
                            const char  *backup_dir,
                            gboolean    *newer,
                            GError     **error);

void way_schema_free (WaySchema *self);

WayTable *way_schema_get_table (WaySchema *self,
                                WayKind    kind);

int way_schema_get_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySchema, way_schema_free)
