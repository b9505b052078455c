/* import-private.h - what the parts of an import share */
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
  WayImportTrace     trace; /* of the same import, which was taken back */
};

/* import-guess.c */

void way_import_look_at_column (WayImport *self,
                                int        column);

void way_import_guess_targets (WayImport *self);

void way_import_choose_key (WayImport *self);

/* import-memory.c */

gboolean way_import_recall (WayImport  *self,
                            WayRecords *records,
                            GError    **error);

char *way_import_dup_memory_key (WayImport *self);

char *way_import_dup_memory (WayImport *self);

/* import-result.c */

void way_import_result_init (WayImportResult *result);

void way_import_result_reject (WayImportResult *result,
                               guint64          line,
                               const char      *message);
