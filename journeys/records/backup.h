/* backup.h - copies of the records, and the way back
 *
 * A copy a day is kept in the folder backups beside the file, the last ten.
 */
#pragma once

#include "journeys/records/records.h"

char *way_records_backup (WayRecords *self,
                          const char *path,
                          GError    **error);

gboolean way_records_backup_daily (WayRecords *self,
                                   GError    **error);

GPtrArray *way_records_list_backups (const char *data_dir);

char *way_records_find_backup (const char *data_dir,
                               const char *name);

GPtrArray *way_records_list_copies (const char *data_dir);

char *way_records_restore (const char *data_dir,
                           const char *path,
                           GError    **error);
