/* table-xlsx.c - tables as workbooks, with typed cells
 *
 * Texts are written as texts, so that none is a formula. Numbers, amounts and dates
 * are such, and can be summed and sorted.
 */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <xlsxwriter.h>

#include "journeys/exchange/table-private.h"
#include "journeys/model/shorten.h"

/* What the format can hold. */
#define MAX_ROWS 1048576
#define MAX_CHARACTERS 32767
#define MAX_SHEET_NAME 31

typedef struct
{
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *heading;
  lxw_format    *date;
  lxw_format    *paragraph;
  GHashTable    *money; /* currency → lxw_format */
  lxw_row_t      row;
} Book;

/* A sheet may not be called by all names. */
static char *
make_sheet_name (const char *title)
{
  g_autofree char *name = g_utf8_make_valid (title, -1);
  g_autofree char *cut = NULL;

  g_strdelimit (name, "[]:*?/\\'", ' ');
  g_strstrip (name);
  cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_SHEET_NAME));

  return *cut != '\0' ? g_steal_pointer (&cut) : g_strdup ("Waymark");
}

static void
write_text (Book       *book,
            lxw_col_t   column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *shown = way_shorten (text, MAX_CHARACTERS);

  worksheet_write_string (book->sheet, book->row, column, shown, format);
}

/* Begins a workbook of one sheet. */
gboolean
way_table_xlsx_open (WayTableWriter    *self,
                     const char        *title,
                     const char *const *columns,
                     GError           **error)
{
  Book                *book = g_new0 (Book, 1);
  g_autofree char     *name = make_sheet_name (title);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  int                  i;

  self->book = book;
  book->money = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book->workbook = workbook_new_opt (self->part, &options);
  book->sheet = book->workbook != NULL ? workbook_add_worksheet (book->workbook, name) : NULL;
  if (book->sheet == NULL)
    return way_table_fail (self, ENOMEM, error);
  book->heading = workbook_add_format (book->workbook);
  format_set_bold (book->heading);
  format_set_bottom (book->heading, LXW_BORDER_THIN);
  book->date = workbook_add_format (book->workbook);
  format_set_num_format (book->date, "yyyy-mm-dd");
  book->paragraph = workbook_add_format (book->workbook);
  format_set_align (book->paragraph, LXW_ALIGN_VERTICAL_TOP);

  worksheet_freeze_panes (book->sheet, 1, 0);
  if (self->n_columns > 0)
    worksheet_set_column (book->sheet, 0, self->n_columns - 1, 18, NULL);
  for (i = 0; i < self->n_columns; i++)
    write_text (book, i, columns[i], book->heading);
  book->row = 1;

  return TRUE;
}

static lxw_format *
find_money (Book       *book,
            const char *currency)
{
  lxw_format *format = g_hash_table_lookup (book->money, currency);

  if (format == NULL)
    {
      g_autofree char *shape = *currency != '\0' ? g_strdup_printf ("#,##0.00 [$%s]", currency) : g_strdup ("#,##0.00");

      format = workbook_add_format (book->workbook);
      format_set_num_format (format, shape);
      g_hash_table_insert (book->money, g_strdup (currency), format);
    }

  return format;
}

static void
write_cell (Book          *book,
            lxw_col_t      column,
            const WayCell *cell)
{
  lxw_datetime date = { 0 };
  char        *end;
  double       number;

  switch (cell->type)
    {
    case WAY_CELL_NUMBER:
    case WAY_CELL_MONEY:
      number = g_ascii_strtod (cell->value, &end);
      if (end == cell->value)
        write_text (book, column, cell->value, NULL);
      else
        worksheet_write_number (book->sheet, book->row, column, number,
                                cell->type == WAY_CELL_MONEY ? find_money (book, *end == ' ' ? end + 1 : end) : NULL);
      break;
    case WAY_CELL_DATE:
      date.year = atoi (cell->value);
      /* Workbooks know no day before 1900. */
      if (strlen (cell->value) != 10 || date.year < 1900)
        {
          write_text (book, column, cell->value, NULL);
          break;
        }
      date.month = atoi (cell->value + 5);
      date.day = atoi (cell->value + 8);
      worksheet_write_datetime (book->sheet, book->row, column, &date, book->date);
      break;
    case WAY_CELL_TEXT:
    default:
      write_text (book, column, cell->value, strchr (cell->value, '\n') != NULL ? book->paragraph : NULL);
      break;
    }
}

/* One row. */
gboolean
way_table_xlsx_add (WayTableWriter *self,
                    const WayCell  *cells,
                    GError        **error)
{
  Book *book = self->book;
  int   i;

  if (book->row == MAX_ROWS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _ ("%s: A workbook has at most %d rows. Export a part of the list, or CSV."), self->path, MAX_ROWS);
      return FALSE;
    }
  for (i = 0; i < self->n_columns; i++)
    if (cells[i].value != NULL && *cells[i].value != '\0')
      write_cell (book, i, &cells[i]);
  book->row++;

  return TRUE;
}

/* Writes the workbook, or forgets it. */
gboolean
way_table_xlsx_close (WayTableWriter *self,
                      gboolean        keep,
                      GError        **error)
{
  g_autofree Book *book = g_steal_pointer (&self->book);
  lxw_error        code;

  if (book == NULL)
    return TRUE;
  g_hash_table_unref (book->money);
  if (book->workbook == NULL)
    return TRUE;
  if (book->sheet != NULL && book->row > 1 && self->n_columns > 0)
    worksheet_autofilter (book->sheet, 0, 0, book->row - 1, self->n_columns - 1);
  errno = 0;
  code = workbook_close (book->workbook);
  if (keep && code != LXW_NO_ERROR)
    return way_table_fail (self, errno != 0 ? errno : EIO, error);

  return TRUE;
}
