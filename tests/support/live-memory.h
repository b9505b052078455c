/* live-memory.h - what a program holds of memory, files and room on the disk */
#pragma once

#include "journeys/commands/history.h"

void way_test_wait_for_threads (void);

gsize way_test_count_live_bytes (void);

gsize way_test_count_history_bytes (WayHistory *history);

guint way_test_count_open_files (void);

gsize way_test_count_folder_bytes (const char *folder);
