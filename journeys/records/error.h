/* error.h - what can be wrong with what is asked of the records
 *
 * What ails their file is a WAY_STORAGE_ERROR. All messages say what can be done.
 */
#pragma once

#include <glib.h>

#define WAY_RECORDS_ERROR (way_records_error_quark ())
GQuark way_records_error_quark (void);

typedef enum
{
  WAY_RECORDS_ERROR_NOT_FOUND,
  WAY_RECORDS_ERROR_AMBIGUOUS, /* several records have that name; the message lists their ids */
  WAY_RECORDS_ERROR_INVALID,   /* a value or reference that cannot be */
  WAY_RECORDS_ERROR_NO_COLUMN, /* a table has no column for what is needed */
} WayRecordsError;

gboolean way_records_error_is_invalid (const GError *error);
