/* versions-private.h - what the files about versions share */
#pragma once

#include "journeys/documents/versions.h"
#include "journeys/storage/database.h"

WayDatabase *way_versions_open_file (const char *path,
                                     GError    **error);

gboolean way_versions_add_content (WayDatabase *database,
                                   const char  *sum,
                                   GBytes      *content,
                                   GError     **error);

GBytes *way_versions_read_content (WayDatabase *database,
                                   const char  *sql,
                                   const char  *key,
                                   GError     **error);
