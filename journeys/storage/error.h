/* error.h - what can go wrong with the records
 *
 * Messages about the file begin with its path and a colon; all say what can
 * be done. Whatever is reported, nothing was overwritten.
 */
#pragma once

#include <glib.h>

#define WAY_RECORDS_ERROR (way_records_error_quark ())
GQuark way_records_error_quark (void);

typedef enum
{
  WAY_RECORDS_ERROR_CORRUPT,   /* the file is damaged */
  WAY_RECORDS_ERROR_FOREIGN,   /* the file is not one of ours */
  WAY_RECORDS_ERROR_NEWER,     /* a newer version wrote it: it can be read only */
  WAY_RECORDS_ERROR_LOCKED,    /* another program is writing */
  WAY_RECORDS_ERROR_READ_ONLY, /* the file may not be written */
  WAY_RECORDS_ERROR_NOT_FOUND,
  WAY_RECORDS_ERROR_AMBIGUOUS, /* several records have that name; the message lists their ids */
  WAY_RECORDS_ERROR_INVALID,   /* a value or reference that cannot be */
  WAY_RECORDS_ERROR_FAILED,    /* the disk is full, or worse */
} WayRecordsError;
