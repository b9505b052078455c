/* folder.h - where files are, and whether their names are on the disk */
#pragma once

#include <glib.h>

char *way_folder_resolve (const char *path);

gboolean way_folder_sync (const char *path);

gboolean way_folder_make (const char *path);

char *way_folder_dup_data (const char *given);
