/* figure-export.c - the table of a figure, for spreadsheets and other programs */
#include "config.h"

#include "widgets/records/views/figure-export.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/exchange/table-writer.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"

/**
 * way_figure_export_append_formats:
 * @menu: a menu
 *
 * Adds the formats of tables, for the action figure.export.
 */
void
way_figure_export_append_formats (GMenu *menu)
{
  g_menu_append (menu, _ ("Table as _CSV…"), "figure.export::csv");
  g_menu_append (menu, _ ("Table as _XLSX…"), "figure.export::xlsx");
}

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

/* A table that is being saved. */
typedef struct
{
  WayTwinTable *table; /* owned */
  char         *title;
  char         *format;
} Saving;

static void
named_cb (GFile   *file,
          gpointer data)
{
  Saving *saving = data;

  if (file != NULL)
    {
      g_autofree char *path = g_file_get_path (file);
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        gtk_widget_activate_action (GTK_WIDGET (saving->table), "records.report", "s", _ ("Tables can only be saved in folders of this computer."));
      else if (!way_figure_export_write (saving->table, saving->title, path, &error))
        gtk_widget_activate_action (GTK_WIDGET (saving->table), "records.report", "s", error->message);
    }
  g_object_unref (saving->table);
  g_free (saving->title);
  g_free (saving->format);
  g_free (saving);
}

/* What was chosen decides how it is written: the name gets its ending. */
static void
save_to (GFile   *file,
         gpointer data)
{
  Saving           *saving = data;
  GtkRoot          *root = gtk_widget_get_root (GTK_WIDGET (saving->table));
  const char *const endings[] = { saving->format, NULL };

  way_file_name_complete (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file, endings, named_cb, saving);
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
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (table));
  g_autofree char *pattern_text = g_strconcat ("*.", format, NULL);
  g_autofree char *upper = g_ascii_strup (format, -1);
  g_autofree char *safe = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n", '-');
  g_autofree char *name = g_strconcat (safe, ".", format, NULL);
  WayFilePattern   pattern = { upper, pattern_text };
  Saving          *saving = g_new0 (Saving, 1);

  g_return_if_fail (WAY_IS_TWIN_TABLE (table));

  saving->table = g_object_ref (table);
  saving->title = g_strdup (title);
  saving->format = g_strdup (format);
  way_file_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save Table"), &pattern, NULL, name, save_to, saving);
}
