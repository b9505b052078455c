/* folder.h - where a file really is, and whether its name is on the disk */
#pragma once

#include <glib.h>

char *way_folder_resolve (const char *path);

gboolean way_folder_sync (const char *path);
