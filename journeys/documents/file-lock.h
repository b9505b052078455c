/* file-lock.h - one program at a time replaces a file */
#pragma once

#include <glib.h>

int way_file_lock (const char *path);

void way_file_unlock (int lock);
