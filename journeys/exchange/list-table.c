/* list-table.c - what a list of records shows, as a table */
#include "config.h"

#include "journeys/exchange/list-table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/records-table.h"
#include "journeys/records/record-column.h"
#include "journeys/records/record-reader.h"

/* How many rows are asked for at once. */
#define PAGE 500

typedef struct
{
  WayRecordReader *reader;
  WayKind          kind;
  GArray          *keys;
  WayMeter        *meter; /* or NULL */
  GCancellable    *cancellable;
  guint            next; /* of the keys */
} Source;

/* The next rows; NULL with the error unset at the end. */
static GPtrArray *
read_page (Source  *source,
           GError **error)
{
  guint      n = MIN (PAGE, source->keys->len - source->next);
  GPtrArray *rows;

  if (n == 0)
    return NULL;
  rows = way_record_reader_read (source->reader, source->kind, &g_array_index (source->keys, gint64, source->next), n, source->cancellable, error);
  source->next += n;
  if (source->meter != NULL)
    way_meter_set ((double)source->next / source->keys->len, source->meter);

  return rows;
}

static GPtrArray *
collect_ids (Source  *source,
             GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError    *wrong = NULL;
  GPtrArray *rows;
  guint      i;

  while ((rows = read_page (source, &wrong)) != NULL)
    {
      for (i = 0; i < rows->len; i++)
        {
          GPtrArray *row = g_ptr_array_index (rows, i);

          /* Deleted since it was listed. */
          if (row != NULL)
            g_ptr_array_add (ids, g_strdup (g_ptr_array_index (row, WAY_RECORD_ROW_ID)));
        }
      g_ptr_array_unref (rows);
    }
  if (wrong != NULL)
    {
      g_propagate_error (error, wrong);
      return NULL;
    }

  return g_steal_pointer (&ids);
}

static WayCellType
find_type (const WayRecordColumn *column)
{
  if (column->field == NULL)
    return column->number ? WAY_CELL_NUMBER : WAY_CELL_TEXT;
  switch ((int)column->field->type)
    {
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return WAY_CELL_NUMBER;
    case WAY_FIELD_MONEY:
      return WAY_CELL_MONEY;
    case WAY_FIELD_DATE:
      return WAY_CELL_DATE;
    default:
      return WAY_CELL_TEXT;
    }
}

/* People read what a value is called, programs what it is. */
static char *
make_text (const WayRecordColumn *column,
           const char            *value,
           WayTableFormat         format)
{
  gboolean is_word = column->field != NULL && (column->field->type == WAY_FIELD_CHOICE || column->field->type == WAY_FIELD_MARK);

  return value != NULL && is_word && format == WAY_TABLE_XLSX ? way_record_column_format (column, value) : g_strdup (value);
}

static gboolean
write_row (WayTableWriter        *writer,
           const WayRecordColumn *columns,
           const int             *places,
           int                    n_places,
           GPtrArray             *row,
           WayTableFormat         format,
           GError               **error)
{
  g_autofree WayCell *cells = g_new0 (WayCell, MAX (1, n_places));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  int i;

  for (i = 0; i < n_places; i++)
    {
      const WayRecordColumn *column = &columns[places[i]];
      char                  *text = make_text (column, g_ptr_array_index (row, WAY_RECORD_ROW_COLUMNS + places[i]), format);

      g_ptr_array_add (texts, text);
      cells[i].type = find_type (column);
      cells[i].value = text;
    }

  return way_table_writer_add (writer, cells, error);
}

/* The columns of the list, also those that are worked out. */
static gboolean
write_columns (const WayListTable *self,
               Source             *source,
               const char         *path,
               WayTableFormat      format,
               guint64            *n_rows,
               GError            **error)
{
  int                     n_columns, n_places = 0, i;
  const WayRecordColumn  *columns = way_record_columns_get (source->kind, &n_columns);
  g_autofree int         *places = g_new0 (int, n_columns);
  g_autofree const char **headings = g_new0 (const char *, MAX (1, n_columns));
  GError                 *wrong = NULL;
  GPtrArray              *rows;
  WayTableWriter         *writer;
  guint                   j;

  for (i = 0; self->columns[i] != NULL && n_places < n_columns; i++)
    {
      int place = way_record_columns_find (source->kind, self->columns[i]);

      if (place < 0)
        continue;
      headings[n_places] = format == WAY_TABLE_XLSX ? _ (columns[place].label) : columns[place].name;
      places[n_places++] = place;
    }
  writer = way_table_writer_open (path, format, _ (way_kind_get_info (source->kind)->plural), headings, n_places, error);
  if (writer == NULL)
    return FALSE;
  while (wrong == NULL && (rows = read_page (source, &wrong)) != NULL)
    {
      for (j = 0; wrong == NULL && j < rows->len; j++)
        {
          GPtrArray *row = g_ptr_array_index (rows, j);

          if (row == NULL)
            continue;
          (*n_rows)++;
          write_row (writer, columns, places, n_places, row, format, &wrong);
        }
      g_ptr_array_unref (rows);
    }
  if (wrong == NULL)
    return way_table_writer_finish (writer, error);
  way_table_writer_cancel (writer);
  g_propagate_error (error, wrong);

  return FALSE;
}

/**
 * way_list_table_write:
 * @self: which records, and what of them
 * @records: the records
 * @path: a file, which is replaced when the table is whole
 * @format: how it is written
 * @n_rows: (out): how many records are in it
 * @meter: (nullable): shows how far it is
 * @cancellable: (nullable): to stop it
 * @error: where to put why it could not be written
 *
 * Writes what a list shows, in its order. May be called in any thread.
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
way_list_table_write (const WayListTable *self,
                      WayRecords         *records,
                      const char         *path,
                      WayTableFormat      format,
                      guint64            *n_rows,
                      WayMeter           *meter,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (records);
  Source   source = { .reader = reader, .kind = way_record_query_get_kind (self->query), .cancellable = cancellable };
  gboolean done;

  *n_rows = 0;
  source.keys = way_record_reader_find (reader, self->query, cancellable, error);
  if (source.keys == NULL)
    return FALSE;
  /* The ids alone are there soon. */
  source.meter = self->columns != NULL ? meter : NULL;
  if (self->columns != NULL)
    done = write_columns (self, &source, path, format, n_rows, error);
  else
    {
      g_autoptr (GPtrArray) ids = collect_ids (&source, error);
      const WayRecordsTable what = { .ids = ids, .meter = meter };

      done = ids != NULL && way_records_table_write (records, source.kind, &what, path, format, n_rows, cancellable, error);
    }
  g_array_unref (source.keys);

  return done;
}

typedef struct
{
  WayRecordQuery *query;
  WayRecords     *records;
  char          **columns;
  char           *path;
  WayMeter       *meter; /* or NULL */
  WayTableFormat  format;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  way_record_query_free (work->query);
  g_object_unref (work->records);
  g_strfreev (work->columns);
  g_free (work->path);
  g_clear_pointer (&work->meter, way_meter_unref);
  g_free (work);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Work        *work = data;
  WayListTable table = { work->query, (const char *const *)work->columns };
  GError      *error = NULL;
  guint64      n_rows;

  if (way_list_table_write (&table, work->records, work->path, work->format, &n_rows, work->meter, cancellable, &error))
    g_task_return_int (task, n_rows);
  else
    g_task_return_error (task, error);
}

/**
 * way_list_table_write_async:
 * @self: which records, and what of them
 * @records: the records
 * @path: a file
 * @format: how it is written
 * @meter: (nullable): shows how far it is
 * @cancellable: (nullable): to stop it
 * @callback: is called when it is done
 * @data: what it gets
 *
 * [func@list_table_write] in a thread, with a copy of what is asked for.
 */
void
way_list_table_write_async (const WayListTable *self,
                            WayRecords         *records,
                            const char         *path,
                            WayTableFormat      format,
                            WayMeter           *meter,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->query = way_record_query_copy (self->query);
  work->records = g_object_ref (records);
  work->columns = g_strdupv ((char **)self->columns);
  work->path = g_strdup (path);
  work->meter = meter != NULL ? way_meter_ref (meter) : NULL;
  work->format = format;
  g_task_set_source_tag (task, way_list_table_write_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * way_list_table_write_finish:
 * @result: what the callback got
 * @error: where to put why it could not be written
 *
 * Returns: how many records are in the table; -1 when there is none
 */
gint64
way_list_table_write_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
