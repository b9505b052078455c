/* import.h - records from a table of text
 *
 * First the table is looked at: how it is written, what its columns may mean. All
 * of that can be changed. Then it is imported, or only tried, which counts the same
 * and changes nothing.
 */
#pragma once

#include "journeys/exchange/csv-format.h"
#include "journeys/exchange/import-names.h"
#include "journeys/exchange/import-values.h"
#include "journeys/records/bulk-ids.h"
#include "journeys/records/bulk-undo.h"

/* As many problems as are told; all are counted. */
#define WAY_IMPORT_MAX_PROBLEMS 200

/* Not a field: records are matched by their id. */
#define WAY_IMPORT_KEY_ID -1

typedef struct
{
  guint64 line;
  char   *message;
} WayImportProblem;

/* What makes it possible to import the same once more. */
typedef struct
{
  WayBulkIds ids;
  char       version[64]; /* of the file */
} WayImportTrace;

typedef struct
{
  guint64      read;
  guint64      added;
  guint64      updated;
  guint64      unchanged;
  guint64      rejected;
  guint64      unknown;              /* of the rejected: they name what is not there */
  gboolean     no_name;              /* some were rejected because no column is the name */
  guint64      created[WAY_N_KINDS]; /* records that others refer to */
  GPtrArray   *problems;             /* of WayImportProblem */
  WayBulkUndo *undo;                 /* how to take it back; NULL when nothing was changed, or too much */
  char        *backup;               /* where the records are as they were, or NULL */

  WayImportTrace trace;
} WayImportResult;

typedef struct _WayImport WayImport;

typedef void (*WayImportProgress) (double   share,
                                   gpointer data);

WayImport *way_import_open (GFile              *file,
                            WayKind             kind,
                            const WayCsvWishes *wishes,
                            WayRecords         *records,
                            GCancellable       *cancellable,
                            GError            **error);

WayImport *way_import_copy (WayImport *self);

void way_import_free (WayImport *self);

WayKind way_import_get_kind (WayImport *self);

const WayCsvFormat *way_import_get_format (WayImport *self);

/* Columns, and their first values. */

int way_import_get_n_columns (WayImport *self);

const char *way_import_get_column_name (WayImport *self,
                                        int        column);

int way_import_find_column (WayImport  *self,
                            const char *name_or_number);

int way_import_get_n_samples (WayImport *self);

const char *way_import_get_sample (WayImport *self,
                                   int        row,
                                   int        column);

/* What they mean. */

int way_import_get_target (WayImport *self,
                           int        column);

void way_import_set_target (WayImport *self,
                            int        column,
                            int        target);

int way_import_get_key (WayImport *self);

void way_import_set_key (WayImport *self,
                         int        key);

gboolean way_import_has_target (WayImport *self,
                                int        target);

void way_import_set_create_missing (WayImport *self,
                                    gboolean   create);

void way_import_set_currency (WayImport  *self,
                              const char *currency);

void way_import_set_dates (WayImport     *self,
                           WayImportDates dates);

void way_import_set_trace (WayImport            *self,
                           const WayImportTrace *trace);

gboolean way_import_run (WayImport        *self,
                         WayRecords       *records,
                         gboolean          try_only,
                         WayImportProgress progress,
                         gpointer          data,
                         GCancellable     *cancellable,
                         WayImportResult  *result,
                         GError          **error);

void way_import_result_clear (WayImportResult *result);

const char *way_import_result_get_nothing (const WayImportResult *result);

char *way_import_result_dup_created (const WayImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayImport, way_import_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayImportResult, way_import_result_clear)
