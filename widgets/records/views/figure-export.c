/* figure-export.c - the table of a figure, for spreadsheets and other programs */
#include "config.h"

#include "widgets/records/views/figure-export.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/exchange/table-writer.h"
#include "widgets/shared/save-as.h"

static gboolean
write_row (WayTableWriter      *writer,
           const WayTwinColumn *columns,
           guint                n,
           WayTwinRow          *row,
           GError             **error)
{
  g_autofree WayCell *cells = g_new0 (WayCell, n);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  guint i;

  for (i = 0; i < n; i++)
    {
      double number = way_twin_row_get_number (row, i);

      cells[i].type = columns[i].type == WAY_TWIN_DATE ? WAY_CELL_DATE : WAY_CELL_TEXT;
      cells[i].value = way_twin_row_get_text (row, i);
      if (columns[i].type == WAY_TWIN_NUMBER)
        {
          char *text = isnan (number) ? NULL : g_new (char, G_ASCII_DTOSTR_BUF_SIZE);

          cells[i].type = WAY_CELL_NUMBER;
          cells[i].value = text != NULL ? g_ascii_dtostr (text, G_ASCII_DTOSTR_BUF_SIZE, number) : NULL;
          g_ptr_array_add (numbers, text);
        }
    }

  return way_table_writer_add (writer, cells, error);
}

/* A table as it is when it is to be written. */
typedef struct
{
  GPtrArray     *rows;    /* WayTwinRow */
  WayTwinColumn *columns; /* their titles are owned, too */
  guint          n_columns;
  char          *title;
  char          *path;
} Writing;

static Writing *
writing_new (WayTwinTable *table,
             const char   *title,
             const char   *path)
{
  GListModel          *rows = way_twin_table_get_rows (table);
  Writing             *self = g_new0 (Writing, 1);
  const WayTwinColumn *columns = way_twin_table_get_columns (table, &self->n_columns);
  guint                n = g_list_model_get_n_items (rows), i;

  self->rows = g_ptr_array_new_full (n, g_object_unref);
  for (i = 0; i < n; i++)
    g_ptr_array_add (self->rows, g_list_model_get_item (rows, i));
  self->columns = g_new (WayTwinColumn, MAX (1, self->n_columns));
  for (i = 0; i < self->n_columns; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].title = g_strdup (columns[i].title);
    }
  self->title = g_strdup (title);
  self->path = g_strdup (path);

  return self;
}

static void
writing_free (gpointer data)
{
  Writing *self = data;
  guint    i;

  g_ptr_array_unref (self->rows);
  for (i = 0; i < self->n_columns; i++)
    g_free ((char *)self->columns[i].title);
  g_free (self->columns);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_table (Writing *self,
             GError **error)
{
  g_autofree const char **titles = g_new0 (const char *, self->n_columns + 1);
  WayTableFormat          format = WAY_TABLE_CSV;
  WayTableWriter         *writer;
  guint                   i;

  way_table_find_format (self->path, &format);
  for (i = 0; i < self->n_columns; i++)
    titles[i] = self->columns[i].title;
  writer = way_table_writer_open (self->path, format, self->title, titles, self->n_columns, error);
  if (writer == NULL)
    return FALSE;
  for (i = 0; i < self->rows->len; i++)
    if (!write_row (writer, self->columns, self->n_columns, g_ptr_array_index (self->rows, i), error))
      {
        way_table_writer_cancel (writer);
        return FALSE;
      }

  return way_table_writer_finish (writer, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_table (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    gtk_widget_activate_action (GTK_WIDGET (source), "records.report", "s", error->message);
}

/**
 * way_figure_export_write:
 * @table: a #WayTwinTable
 * @path: the file; its ending says how it is written
 * @title: (type utf8): what it is called
 *
 * Writes all rows of a table, in the order in which they are shown now, beside the window: there may be a hundred
 * thousand. What goes wrong is told with the action `records.report`.
 */
void
way_figure_export_write (GtkWidget  *table,
                         const char *path,
                         gpointer    title)
{
  g_autoptr (GTask) task = g_task_new (table, NULL, written_cb, NULL);

  g_task_set_source_tag (task, way_figure_export_write);
  g_task_set_task_data (task, writing_new (WAY_TWIN_TABLE (table), title, path), writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * way_figure_export_table:
 * @table: a table
 * @title: what it is called
 * @format: "csv" or "xlsx"
 *
 * Asks for a file and saves the table there. What goes wrong is told with the action
 * `records.report`.
 */
void
way_figure_export_table (WayTwinTable *table,
                         const char   *title,
                         const char   *format)
{
  g_return_if_fail (WAY_IS_TWIN_TABLE (table));

  way_save_as (GTK_WIDGET (table), _ ("Save Table"), title, format, way_figure_export_write, g_strdup (title), g_free);
}
