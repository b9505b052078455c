/* document-error.h - why a map could not be read or written */
#pragma once

#include <glib.h>

#define WAY_DOCUMENT_ERROR (way_document_error_quark ())
GQuark way_document_error_quark (void);

typedef enum
{
  WAY_DOCUMENT_ERROR_READ,
  WAY_DOCUMENT_ERROR_TOO_LARGE,
  WAY_DOCUMENT_ERROR_MALFORMED,
  WAY_DOCUMENT_ERROR_NOT_A_MAP,
  WAY_DOCUMENT_ERROR_TOO_NEW,
  WAY_DOCUMENT_ERROR_WRITE,
  WAY_DOCUMENT_ERROR_CHANGED_ON_DISK,
  WAY_DOCUMENT_ERROR_EXISTS,
  WAY_DOCUMENT_ERROR_READ_ONLY,
} WayDocumentError;
