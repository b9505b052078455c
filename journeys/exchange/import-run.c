/* import-run.c - records from a table of text: row by row into the records */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/formula.h"
#include "journeys/exchange/import-private.h"
#include "journeys/model/fold.h"
#include "journeys/records/bulk.h"
#include "journeys/records/remembered.h"

/* How much of the time the reading takes; the rest goes into the search indexes. */
#define SHARE_OF_READING 0.4

typedef struct
{
  WayImport       *import;
  WayRecords      *records;
  WayImportResult *result;
  WayBulk         *bulk;

  /* owned */
  int        *fields;  /* given to the bulk */
  char      **values;  /* one for each of them */
  GHashTable *known;   /* kind and folded name → id of a record that is referred to */
  GPtrArray  *missing; /* of WayItem: what the row refers to and has to be added first */
  GString    *full_name;

  int               n_fields;
  int               name; /* its place in the values, or -1 */
  gboolean          header_seen;
  guint64           size;
  WayImportProgress progress;
  gpointer          data;
} Run;

static void
problem_free (gpointer data)
{
  WayImportProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

/**
 * way_import_result_clear:
 * @result: a result
 *
 * Frees what is in it.
 */
void
way_import_result_clear (WayImportResult *result)
{
  g_clear_pointer (&result->problems, g_ptr_array_unref);
  g_clear_pointer (&result->undo, way_bulk_undo_free);
}

static void
reject (Run        *run,
        guint64     line,
        const char *message)
{
  WayImportProblem *problem;

  run->result->rejected++;
  if (run->result->problems->len == WAY_IMPORT_MAX_PROBLEMS)
    return;
  problem = g_new0 (WayImportProblem, 1);
  problem->line = line;
  problem->message = g_strdup (message);
  g_ptr_array_add (run->result->problems, problem);
}

static gboolean
is_reference (const WayField *field)
{
  return field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES;
}

static int
find_place (Run *run,
            int  field)
{
  int i;

  for (i = 0; i < run->n_fields; i++)
    if (run->fields[i] == field)
      return i;

  return -1;
}

static WayKind
find_referred_kind (const WayField *field)
{
  WayKind kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_records_is_kind (kind) && (field->targets & WAY_KIND_MASK (kind)))
      return kind;

  return WAY_N_KINDS;
}

static char *
make_key (WayKind     kind,
          const char *name)
{
  g_autofree char *folded = way_fold_text (name);

  return g_strdup_printf ("%d %s", kind, folded);
}

/* A record that will be added if the row is taken: two rows with the same name mean the
 * same, and so do two names in one row. */
static WayItem *
miss (Run        *run,
      WayKind     kind,
      const char *name,
      GError    **error)
{
  g_autofree char *key = make_key (kind, name);
  g_autoptr (WayItem) record = NULL;
  guint i;

  for (i = 0; i < run->missing->len; i++)
    {
      WayItem         *other = g_ptr_array_index (run->missing, i);
      g_autofree char *other_key = make_key (way_item_get_kind (other), way_item_get_name (other));

      if (strcmp (key, other_key) == 0)
        return way_item_ref (other);
    }
  record = way_records_new_record (kind);
  if (!way_item_set (record, way_kind_get_name_field (kind), name, error))
    return NULL;
  g_ptr_array_add (run->missing, way_item_ref (record));

  return g_steal_pointer (&record);
}

/* Adds what a row refers to, now that nothing is against the row. */
static gboolean
add_missing (Run     *run,
             GError **error)
{
  guint i;

  for (i = 0; i < run->missing->len; i++)
    {
      WayItem *record = g_ptr_array_index (run->missing, i);
      WayKind  kind = way_item_get_kind (record);

      if (!way_records_add (run->records, record, error))
        return FALSE;
      way_bulk_note_created (run->bulk, kind, way_item_get_id (record));
      g_hash_table_insert (run->known, make_key (kind, way_item_get_name (record)), g_strdup (way_item_get_id (record)));
      run->result->created++;
    }

  return TRUE;
}

/* The id of the record that a name or id stands for; that of one to be added when there
 * is none and that was asked for. */
static gboolean
refer (Run            *run,
       const WayField *field,
       const char     *name,
       char          **id,
       GError        **error)
{
  WayKind          kind = find_referred_kind (field);
  g_autofree char *key = make_key (kind, name);
  const char      *known = g_hash_table_lookup (run->known, key);
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) missing = NULL;

  if (known != NULL)
    {
      *id = g_strdup (known);
      return TRUE;
    }

  record = way_records_find (run->records, kind, name, &missing);
  if (record != NULL)
    g_hash_table_insert (run->known, g_steal_pointer (&key), g_strdup (way_item_get_id (record)));
  else if (run->import->create_missing && g_error_matches (missing, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND) &&
           !g_uuid_string_is_valid (name))
    {
      record = miss (run, kind, name, error);
      if (record == NULL)
        return FALSE;
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  *id = g_strdup (way_item_get_id (record));

  return TRUE;
}

/* Names or ids, separated by semicolons or line ends; ids also by spaces. */
static gboolean
refer_all (Run            *run,
           const WayField *field,
           const char     *cell,
           char          **value,
           GError        **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_auto (GStrv) names = NULL;
  int i;

  *value = NULL;
  cell = way_formula_restore (cell);
  if (field->type == WAY_FIELD_REFERENCE)
    {
      g_autofree char *name = g_strstrip (g_strdup (cell));

      if (*name == '\0' || g_ascii_strcasecmp (name, "null") == 0)
        return TRUE;

      return refer (run, field, name, value, error);
    }

  names = g_strsplit_set (cell, " ", -1);
  for (i = 0; names[i] != NULL && g_uuid_string_is_valid (names[i]); i++)
    ;
  if (names[i] != NULL)
    {
      g_strfreev (names);
      names = g_strsplit_set (cell, strpbrk (cell, "\r\n") != NULL ? "\r\n" : ";", -1);
    }
  for (i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = NULL;

      g_strstrip (names[i]);
      if (*names[i] == '\0')
        continue;
      if (!refer (run, field, names[i], &id, error))
        return FALSE;
      if (strstr (ids->str, id) == NULL)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
    }
  if (ids->len > 0)
    *value = g_string_free (g_steal_pointer (&ids), FALSE);

  return TRUE;
}

/* The values of a row that refer to nothing else. */
static gboolean
convert_plain (Run               *run,
               const char *const *cells,
               int                n_cells,
               const char       **id,
               GError           **error)
{
  WayImport  *import = run->import;
  const char *first = NULL, *last = NULL;
  int         i;

  for (i = 0; i < MIN (n_cells, import->n_columns); i++)
    {
      int   target = import->columns[i].target;
      char *value;

      if (target == WAY_IMPORT_ID && *cells[i] != '\0')
        {
          if (!g_uuid_string_is_valid (cells[i]))
            {
              g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("“%s” is not the id of a record."), cells[i]);
              return FALSE;
            }
          *id = cells[i];
        }
      else if (target == WAY_IMPORT_FIRST_NAME)
        first = way_formula_restore (cells[i]);
      else if (target == WAY_IMPORT_LAST_NAME)
        last = way_formula_restore (cells[i]);
      else if (target >= 0 && !is_reference (&import->info->fields[target]))
        {
          if (!way_import_convert (&import->info->fields[target], cells[i], &import->columns[i].style, &value, error))
            return FALSE;
          run->values[find_place (run, target)] = value;
        }
    }
  if (run->name >= 0 && run->values[run->name] == NULL && (first != NULL || last != NULL))
    {
      g_string_printf (run->full_name, "%s %s", first != NULL ? first : "", last != NULL ? last : "");
      return way_field_normalise_stored (&import->info->fields[run->fields[run->name]], run->full_name->str, &run->values[run->name], error);
    }

  return TRUE;
}

static gboolean
convert_references (Run               *run,
                    const char *const *cells,
                    int                n_cells,
                    GError           **error)
{
  WayImport *import = run->import;
  int        i;

  for (i = 0; i < MIN (n_cells, import->n_columns); i++)
    {
      int target = import->columns[i].target;

      if (target >= 0 && is_reference (&import->info->fields[target]) &&
          !refer_all (run, &import->info->fields[target], cells[i], &run->values[find_place (run, target)], error))
        return FALSE;
    }

  return TRUE;
}

/* What is wrong with a row, as against with the records as a whole. */
static gboolean
is_about_row (const GError *error)
{
  return error->domain == WAY_FIELD_ERROR ||
         g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND) ||
         g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS) ||
         g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
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
      reject (run, line, run->name >= 0 ? _ ("A record needs a name.") : _ ("A record needs a name, but no column is the name. Say which one is."));
      break;
    case WAY_BULK_AMBIGUOUS:
      reject (run, line, _ ("Several records are meant by this. Match by another column, for example the id."));
      break;
    case WAY_BULK_ANOTHER:
      {
        g_autofree char *message = g_strdup_printf (_ ("An earlier row has the same value in “%s”, but another name. If these are two records, match by the name or the id."),
                                                    _ (run->import->info->fields[run->import->key].label));

        reject (run, line, message);
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

static gboolean
take_row (const char *const *cells,
          int                n_cells,
          guint64            line,
          gpointer           data,
          GError           **error)
{
  Run           *run = data;
  WayImport     *import = run->import;
  const char    *id = NULL;
  GError        *wrong = NULL;
  WayBulkOutcome outcome;
  int            i;

  if (import->format.has_header && !run->header_seen)
    {
      run->header_seen = TRUE;
      return TRUE;
    }
  run->result->read++;
  if (n_cells > import->n_columns)
    {
      g_autofree char *message = g_strdup_printf (_ ("The row has %d fields, but there are %d columns. Perhaps one needs quotation marks."), n_cells, import->n_columns);

      reject (run, line, message);
      return TRUE;
    }

  for (i = 0; i < run->n_fields; i++)
    g_clear_pointer (&run->values[i], g_free);
  g_ptr_array_set_size (run->missing, 0);
  if (!convert_plain (run, cells, n_cells, &id, &wrong) || !convert_references (run, cells, n_cells, &wrong))
    {
      if (!is_about_row (wrong))
        {
          g_propagate_error (error, wrong);
          return FALSE;
        }
      reject (run, line, wrong->message);
      g_error_free (wrong);
      return TRUE;
    }
  if (!way_bulk_find (run->bulk, id, (const char *const *)run->values, &outcome, error))
    return FALSE;
  if ((outcome == WAY_BULK_ADDED || outcome == WAY_BULK_UPDATED) &&
      (!add_missing (run, error) || !way_bulk_put (run->bulk, id, (const char *const *)run->values, &outcome, error)))
    return FALSE;
  count_outcome (run, line, outcome);

  return TRUE;
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

/* What the columns give, each once, in the order of the kind. */
static void
collect_fields (Run *run)
{
  WayImport *import = run->import;
  gboolean   has_parts = way_import_has_target (import, WAY_IMPORT_FIRST_NAME) || way_import_has_target (import, WAY_IMPORT_LAST_NAME);
  int        i;

  run->fields = g_new0 (int, import->info->n_fields);
  run->name = -1;
  for (i = 0; i < import->info->n_fields; i++)
    {
      gboolean is_name = (import->info->fields[i].flags & WAY_FIELD_NAME) != 0;

      if (!way_import_has_target (import, i) && !(is_name && has_parts))
        continue;
      if (is_name)
        run->name = run->n_fields;
      run->fields[run->n_fields++] = i;
    }
  run->values = g_new0 (char *, MAX (1, run->n_fields));
}

/* What holds for all columns holds where the column itself does not say otherwise. */
static void
set_styles (WayImport *self)
{
  int i;

  for (i = 0; i < self->n_columns; i++)
    {
      WayImportStyle *style = &self->columns[i].style;

      if (style->writing.currency[0] == '\0')
        g_strlcpy (style->writing.currency, self->currency, sizeof style->writing.currency);
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
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID, _ ("No column is the name. Say which one is."));
      return FALSE;
    }
  if (!has_key && !is_by_name && self->key_chosen)
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                   _ ("Records are to be matched by “%s”, but no column is that. Say which one is, or match by another field."),
                   self->key >= 0 ? _ (self->info->fields[self->key].label) : "id");
      return FALSE;
    }

  return TRUE;
}

static guint64
find_size (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

static gboolean
run_inside (Run          *run,
            gboolean      try_only,
            GCancellable *cancellable,
            GError      **error)
{
  WayImport *import = run->import;
  gboolean   done;

  run->bulk = way_bulk_begin (run->records, import->kind, run->fields, run->n_fields, import->key, error);
  if (run->bulk == NULL)
    return FALSE;

  done = way_csv_read (import->file, &import->format, 0, take_row, tell_reading, run, cancellable, error);
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
  int      i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);

  memset (result, 0, sizeof *result);
  result->problems = g_ptr_array_new_with_free_func (problem_free);
  if (!check_targets (self, error))
    return FALSE;
  set_styles (self);
  collect_fields (&run);
  run.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.missing = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  run.full_name = g_string_new (NULL);
  run.size = find_size (self->file);

  done = run_inside (&run, try_only, cancellable, error);

  for (i = 0; i < run.n_fields; i++)
    g_free (run.values[i]);
  g_free (run.values);
  g_free (run.fields);
  g_hash_table_unref (run.known);
  g_ptr_array_unref (run.missing);
  g_string_free (run.full_name, TRUE);

  return done;
}
