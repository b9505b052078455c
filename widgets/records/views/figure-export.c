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

/**
 * way_figure_export_write:
 * @table: a table
 * @title: what it is called
 * @path: the file; its ending says how it is written
 * @error: where to put why it cannot be written
 *
 * Writes all rows of a table, in the order in which they are shown.
 *
 * Returns: whether the file is there
 */
gboolean
way_figure_export_write (WayTwinTable *table,
                         const char   *title,
                         const char   *path,
                         GError      **error)
{
  GListModel             *rows = way_twin_table_get_rows (table);
  guint                   n_columns, i;
  const WayTwinColumn    *columns = way_twin_table_get_columns (table, &n_columns);
  g_autofree const char **titles = g_new0 (const char *, n_columns + 1);
  WayTableFormat          format = WAY_TABLE_CSV;
  WayTableWriter         *writer;

  way_table_find_format (path, &format);
  for (i = 0; i < n_columns; i++)
    titles[i] = columns[i].title;
  writer = way_table_writer_open (path, format, title, titles, n_columns, error);
  if (writer == NULL)
    return FALSE;
  for (i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WayTwinRow) row = g_list_model_get_item (rows, i);

      if (!write_row (writer, columns, n_columns, row, error))
        {
          way_table_writer_cancel (writer);
          return FALSE;
        }
    }

  return way_table_writer_finish (writer, error);
}

static void
save (GtkWidget  *above,
      const char *path,
      gpointer    title)
{
  g_autoptr (GError) error = NULL;

  if (!way_figure_export_write (WAY_TWIN_TABLE (above), title, path, &error))
    gtk_widget_activate_action (above, "records.report", "s", error->message);
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

  way_save_as (GTK_WIDGET (table), _ ("Save Table"), title, format, save, g_strdup (title), g_free);
}
