/* file-lock.h - one program at a time replaces a file */
#pragma once

#include <glib.h>

gboolean way_file_lock (const char *path,
                        int        *lock);

void way_file_lock_set_patience (gint64 microseconds);

void way_file_unlock (int lock);
