/* import-private.h - what import.c and import-run.c share */
#pragma once

#include "journeys/exchange/import.h"

typedef struct
{
  char          *name; /* owned */
  int            target;
  WayImportStyle style;
} WayImportColumn;

struct _WayImport
{
  /* owned */
  GFile           *file;
  GPtrArray       *sample; /* of char**; with the header */
  WayImportColumn *columns;

  WayKind            kind;
  const WayKindInfo *info;
  WayCsvFormat       format;
  int                n_columns;
  int                key;
  gboolean           key_chosen;
  gboolean           changed; /* somebody said what columns mean */
  gboolean           create_missing;
  char               currency[4];
  WayImportDates     dates;
};

char *way_import_dup_memory_key (WayImport *self);

char *way_import_dup_memory (WayImport *self);
