/* import-run.c - records from a table of text: row by row into the records */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/import-private.h"
#include "journeys/exchange/import-row.h"
#include "journeys/model/fold.h"
#include "journeys/records/remembered.h"

/* How much of the time the reading takes; the rest goes into the search indexes. */
#define SHARE_OF_READING 0.4

/* Lines below a table that can be remarks. */
#define MOST_REMARKS 20

typedef struct
{
  WayImport        *import;
  WayRecords       *records;
  WayImportResult  *result;
  WayBulk          *bulk;
  WayImportRow      row;
  WayImportProgress progress;
  gpointer          data;
  guint64           size;
  int               n_skipped; /* down to the names of the columns */
  gboolean          is_ragged; /* some rows have fewer fields than there are columns */

  /* owned */
  GPtrArray *remarks; /* of Remark */
} Run;

/* A line with a single field, or one that sums up. Below the table it is no record: reports end with
 * "Confidential", or "Total" and figures. */
typedef struct
{
  char   **cells;
  int      n_cells;
  gboolean is_sum;
  guint64  line;
} Remark;

static void
remark_free (gpointer data)
{
  Remark *remark = data;

  g_strfreev (remark->cells);
  g_free (remark);
}

/* What is wrong with a row, as against with the records as a whole. */
static gboolean
is_about_row (const GError *error)
{
  return error->domain == WAY_FIELD_ERROR ||
         g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND) ||
         g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS) ||
         way_records_error_is_invalid (error);
}

static void
count_outcome (Run           *run,
               guint64        line,
               WayBulkOutcome outcome)
{
  switch (outcome)
    {
    case WAY_BULK_ADDED:
      run->result->added++;
      break;
    case WAY_BULK_UPDATED:
      run->result->updated++;
      break;
    case WAY_BULK_UNCHANGED:
      run->result->unchanged++;
      break;
    case WAY_BULK_NAMELESS:
      run->result->no_name = run->row.name < 0;
      way_import_result_reject (run->result, line, run->row.name >= 0 ? _ ("A record needs a name.") : _ ("A record needs a name, but no column is the name. Say which one is."));
      break;
    case WAY_BULK_AMBIGUOUS:
      way_import_result_reject (run->result, line, _ ("Several records are meant by this. Match by another column, for example the id."));
      break;
    case WAY_BULK_ANOTHER:
      {
        g_autofree char *message = g_strdup_printf (_ ("An earlier row has the same value in “%s”, but another name. If these are two records, match by the name or the id."),
                                                    _ (run->import->info->fields[run->import->key].label));

        way_import_result_reject (run->result, line, message);
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

static gboolean
put_row (Run               *run,
         const char *const *cells,
         int                n_cells,
         guint64            line,
         GError           **error)
{
  WayImport     *import = run->import;
  const char    *id = NULL;
  GError        *wrong = NULL;
  WayBulkOutcome outcome;

  run->result->read++;
  if (n_cells > import->n_columns)
    {
      g_autofree char *message = g_strdup_printf (_ ("The row has %d fields, but there are %d columns. Perhaps one needs quotation marks."), n_cells, import->n_columns);

      way_import_result_reject (run->result, line, message);
      return TRUE;
    }

  if (!way_import_row_convert (&run->row, cells, n_cells, &id, &wrong))
    {
      if (!is_about_row (wrong))
        {
          g_propagate_error (error, wrong);
          return FALSE;
        }
      way_import_result_reject (run->result, line, wrong->message);
      if (g_error_matches (wrong, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
        run->result->unknown++;
      g_error_free (wrong);
      return TRUE;
    }
  if (!way_bulk_find (run->bulk, id, (const char *const *)run->row.values, &outcome, error))
    return FALSE;
  if ((outcome == WAY_BULK_ADDED || outcome == WAY_BULK_UPDATED) &&
      (!way_import_row_add_missing (&run->row, run->bulk, run->result->created, error) || !way_bulk_put (run->bulk, id, (const char *const *)run->row.values, &outcome, error)))
    return FALSE;
  count_outcome (run, line, outcome);

  return TRUE;
}

/* What comes behind them shows that they were rows of the table. */
static gboolean
put_remarks (Run     *run,
             GError **error)
{
  gboolean done = TRUE;
  guint    i;

  for (i = 0; done && i < run->remarks->len; i++)
    {
      Remark *remark = g_ptr_array_index (run->remarks, i);

      run->is_ragged = run->is_ragged || !remark->is_sum;
      done = put_row (run, (const char *const *)remark->cells, remark->n_cells, remark->line, error);
    }
  g_ptr_array_set_size (run->remarks, 0);

  return done;
}

static void
reject_remarks (Run *run)
{
  guint i;

  for (i = 0; i < run->remarks->len; i++)
    {
      Remark *remark = g_ptr_array_index (run->remarks, i);

      run->result->read++;
      way_import_result_reject (run->result, remark->line,
                                remark->is_sum ? _ ("This row sums up the table, so it is no record.")
                                               : _ ("This line stands alone below the table, so it was taken for a remark."));
    }
}

/* "Total", and nothing beside it but figures: a company of that name has a country and a website. */
static gboolean
is_sum (const char *const *cells,
        int                n_cells)
{
  static const char *const words[] = { "total", "totals", "grandtotal", "sum", "summe", "summen", "gesamt", "gesamtsumme", "gesamtergebnis",
                                       "insgesamt", "endsumme", "somme", "totalgeneral", "totale", "totaal", "suma", "totalt", "合計", "总计", NULL };
  g_autofree char         *word = NULL;
  int                      first, i;

  for (first = 0; first < n_cells && *cells[first] == '\0'; first++)
    ;
  word = first < n_cells ? way_fold_name (cells[first]) : NULL;
  if (word == NULL || !g_strv_contains (words, word))
    return FALSE;
  for (i = first + 1; i < n_cells; i++)
    if (*cells[i] != '\0' && cells[i][strcspn (cells[i], "0123456789")] == '\0')
      return FALSE;

  return TRUE;
}

static gboolean
take_row (const char *const *cells,
          int                n_cells,
          guint64            line,
          gpointer           data,
          GError           **error)
{
  Run       *run = data;
  WayImport *import = run->import;
  gboolean   sums;

  if (run->n_skipped < import->format.n_above + (import->format.has_header ? 1 : 0))
    {
      run->n_skipped++;
      return TRUE;
    }
  sums = import->n_columns > 1 && is_sum (cells, n_cells);
  if ((sums || (n_cells == 1 && import->n_columns > 2 && !run->is_ragged)) && run->remarks->len < MOST_REMARKS)
    {
      Remark *remark = g_new0 (Remark, 1);
      int     i;

      remark->cells = g_new0 (char *, n_cells + 1);
      for (i = 0; i < n_cells; i++)
        remark->cells[i] = g_strdup (cells[i]);
      remark->n_cells = n_cells;
      remark->is_sum = sums;
      remark->line = line;
      g_ptr_array_add (run->remarks, remark);
      return TRUE;
    }
  if (run->remarks->len > 0 && !put_remarks (run, error))
    return FALSE;
  run->is_ragged = run->is_ragged || n_cells < import->n_columns;

  return put_row (run, cells, n_cells, line, error);
}

static void
tell_reading (guint64  bytes,
              gpointer data)
{
  Run *run = data;

  if (run->progress != NULL && run->size > 0)
    run->progress (SHARE_OF_READING * MIN (1, (double)bytes / run->size), run->data);
}

static void
tell_indexing (double   share,
               gpointer data)
{
  Run *run = data;

  if (run->progress != NULL)
    run->progress (SHARE_OF_READING + (1 - SHARE_OF_READING) * share, run->data);
}

/* What holds for all columns holds where the column itself does not say otherwise. */
static void
set_styles (WayImport *self)
{
  int i;

  for (i = 0; i < self->n_columns; i++)
    {
      WayImportStyle *style = &self->columns[i].style;

      if (self->dates != WAY_IMPORT_DATES_UNKNOWN && (style->dates == WAY_IMPORT_DATES_UNKNOWN || style->dates == WAY_IMPORT_DATES_MIXED))
        style->dates = self->dates;
    }
}

static gboolean
check_targets (WayImport *self,
               GError   **error)
{
  gboolean is_by_name = self->key >= 0 && (self->info->fields[self->key].flags & WAY_FIELD_NAME) != 0;
  gboolean has_id = way_import_has_target (self, WAY_IMPORT_ID);
  gboolean has_key = self->key >= 0 ? way_import_has_target (self, self->key) : has_id;
  gboolean has_name = way_import_has_target (self, WAY_IMPORT_FIRST_NAME) || way_import_has_target (self, WAY_IMPORT_LAST_NAME);
  int      i;

  for (i = 0; i < self->info->n_fields; i++)
    has_name = has_name || ((self->info->fields[i].flags & WAY_FIELD_NAME) != 0 && way_import_has_target (self, i));
  if (self->key >= 0 && self->info->fields[self->key].type == WAY_FIELD_REFERENCES)
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID, _ ("Records cannot be matched by this field. Choose another one."));
      return FALSE;
    }
  /* Once for all rows; there may be thousands. */
  if (!has_name && !has_id && !has_key && self->n_columns > 0)
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NO_COLUMN, _ ("No column is the name. Say which one is."));
      return FALSE;
    }
  if (!has_key && !is_by_name && self->key_chosen)
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NO_COLUMN,
                   _ ("Records are to be matched by “%s”, but no column is that. Say which one is, or match by another field."),
                   self->key >= 0 ? _ (self->info->fields[self->key].label) : "id");
      return FALSE;
    }

  return TRUE;
}

/* How large the table is, and which of its versions this is. */
static gboolean
look_at_file (Run     *run,
              GError **error)
{
  WayImportTrace *before = &run->import->trace;
  g_autoptr (GFileInfo) info = g_file_query_info (run->import->file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  run->size = g_file_info_get_size (info);
  g_strlcpy (run->result->trace.version, g_file_info_get_etag (info) != NULL ? g_file_info_get_etag (info) : "", sizeof run->result->trace.version);
  if (before->ids.time != 0 && strcmp (before->version, run->result->trace.version) != 0)
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                           _ ("The table was changed since it was imported. Choose it again to see what is in it now."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_inside (Run          *run,
            gboolean      try_only,
            GCancellable *cancellable,
            GError      **error)
{
  WayImport *import = run->import;
  gboolean   done;

  run->bulk = way_bulk_begin (run->records, import->kind, run->row.fields, run->row.n_fields, import->key,
                              import->trace.ids.time != 0 ? &import->trace.ids : NULL, error);
  if (run->bulk == NULL)
    return FALSE;
  run->result->trace.ids = *way_bulk_get_ids (run->bulk);

  done = way_csv_read (import->file, &import->format, 0, take_row, tell_reading, run, cancellable, error);
  if (done)
    reject_remarks (run);
  if (done && !try_only && import->changed && import->format.has_header)
    {
      g_autofree char *key = way_import_dup_memory_key (import);
      g_autofree char *memory = way_import_dup_memory (import);

      done = way_records_remember (run->records, key, memory, error);
    }
  if (done && !try_only)
    return way_bulk_end (run->bulk, tell_indexing, run, cancellable, &run->result->undo, error);
  way_bulk_cancel (run->bulk);

  return done;
}

/**
 * way_import_run:
 * @self: an import
 * @records: where the records go
 * @try_only: count what would happen, and change nothing
 * @progress: (nullable) (scope call): is told how far it is, 0 to 1, in this thread
 * @data: what it gets
 * @cancellable: (nullable): to stop it, which leaves the records as they were
 * @result: (out caller-allocates): what was done, to be cleared
 * @error: where to put why nothing was
 *
 * Reads the table into the records, all in one change. Rows that cannot be records
 * are rejected and told; a table that is damaged is refused as a whole, with the line.
 *
 * Returns: whether it was done
 */
gboolean
way_import_run (WayImport        *self,
                WayRecords       *records,
                gboolean          try_only,
                WayImportProgress progress,
                gpointer          data,
                GCancellable     *cancellable,
                WayImportResult  *result,
                GError          **error)
{
  Run      run = { .import = self, .records = records, .result = result, .progress = progress, .data = data };
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);

  way_import_result_init (result);
  if (!check_targets (self, error) || !look_at_file (&run, error))
    return FALSE;
  set_styles (self);
  way_import_row_init (&run.row, self, records);
  run.remarks = g_ptr_array_new_with_free_func (remark_free);

  done = run_inside (&run, try_only, cancellable, error);

  way_import_row_clear (&run.row);
  g_ptr_array_unref (run.remarks);

  return done;
}
