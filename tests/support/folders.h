/* folders.h - files and folders that tests make and throw away */
#pragma once

#include <glib.h>

char *way_test_folder_new (void);

char *way_test_folder_new_in_memory (void);

void way_test_folder_free (char *folder);

int way_test_count_files (const char *folder,
                          const char *part);

GBytes *way_test_read (const char *path);

gboolean way_test_has_bytes (const char *path,
                             const char *text);

void way_test_write (const char *path,
                     const char *bytes,
                     gssize      length);

void way_test_assert_same (const char *path,
                           GBytes     *before);
