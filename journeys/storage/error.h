/* error.h - what can go wrong with a file that is a database
 *
 * Messages begin with the path of the file and a colon; all say what can be
 * done. Whatever is reported, nothing was overwritten; only what is unconfirmed was written.
 */
#pragma once

#include <glib.h>

#define WAY_STORAGE_ERROR (way_storage_error_quark ())
GQuark way_storage_error_quark (void);

typedef enum
{
  WAY_STORAGE_ERROR_CORRUPT,     /* the file is damaged */
  WAY_STORAGE_ERROR_FOREIGN,     /* the file is not one of ours */
  WAY_STORAGE_ERROR_NEWER,       /* a newer version wrote it: it can be read only */
  WAY_STORAGE_ERROR_LOCKED,      /* another program is writing */
  WAY_STORAGE_ERROR_READ_ONLY,   /* the file may not be written */
  WAY_STORAGE_ERROR_INVALID,     /* the file does not take a value or a reference */
  WAY_STORAGE_ERROR_FAILED,      /* the disk is full, or worse */
  WAY_STORAGE_ERROR_UNCONFIRMED, /* it was written, but the disk did not confirm it */
} WayStorageError;
