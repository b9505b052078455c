/* table-writer.c - tables for spreadsheets and other programs */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/storage/folder.h"
#include "journeys/exchange/table-private.h"

/**
 * way_table_find_format:
 * @name: the name of a file, or of a format
 * @format: (out): the format
 *
 * Returns: whether a table can be written so
 */
gboolean
way_table_find_format (const char     *name,
                       WayTableFormat *format)
{
  const char *dot = strrchr (name, '.');
  const char *ending = dot != NULL ? dot + 1 : name;

  *format = g_ascii_strcasecmp (ending, "xlsx") == 0 ? WAY_TABLE_XLSX : WAY_TABLE_CSV;

  return *format == WAY_TABLE_XLSX || g_ascii_strcasecmp (ending, "csv") == 0;
}

/* Says that the file cannot be written. */
gboolean
way_table_fail (WayTableWriter *self,
                int             code,
                GError        **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _ ("%s: The table cannot be written (%s). Make room, or choose another place."), self->path, g_strerror (code));
  return FALSE;
}

static void
writer_free (WayTableWriter *self)
{
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}

/* Beside a file that may be private, private until it is in its place; else as any new file. */
static gboolean
create_part (WayTableWriter *self,
             GError        **error)
{
  int mode = g_file_test (self->path, G_FILE_TEST_EXISTS) ? 0600 : 0666;
  int fd = g_open (self->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

  if (fd < 0)
    return way_table_fail (self, errno, error);
  close (fd);

  return TRUE;
}

static gboolean
open_csv (WayTableWriter    *self,
          const char *const *columns,
          GError           **error)
{
  g_autofree WayCell *cells = g_new0 (WayCell, MAX (1, self->n_columns));
  int                 i;

  self->file = fopen (self->part, "we");
  if (self->file == NULL)
    return way_table_fail (self, errno, error);
  if (self->format == WAY_TABLE_CSV_MARK)
    fputs ("\xef\xbb\xbf", self->file);
  for (i = 0; i < self->n_columns; i++)
    cells[i].value = columns[i];

  return way_table_csv_add (self, cells, TRUE, error);
}

/**
 * way_table_writer_open:
 * @path: a file, which is replaced when the table is whole
 * @format: how it is written
 * @title: what the table is called
 * @columns: what the columns are called
 * @n_columns: how many
 * @error: where to put why it cannot be written
 *
 * Begins a table.
 *
 * Returns: (transfer full) (nullable): the writer, to be finished or cancelled
 */
WayTableWriter *
way_table_writer_open (const char        *path,
                       WayTableFormat     format,
                       const char        *title,
                       const char *const *columns,
                       int                n_columns,
                       GError           **error)
{
  WayTableWriter *self;
  gboolean        done;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (WayTableWriter, 1);
  self->path = way_folder_resolve (path);
  if (self->path == NULL)
    self->path = g_strdup (path);
  self->part = g_strdup_printf ("%s.%d.part", self->path, (int)getpid ());
  self->format = format;
  self->n_columns = n_columns;
  g_unlink (self->part);
  done = create_part (self, error) &&
         (format == WAY_TABLE_XLSX ? way_table_xlsx_open (self, title, columns, error) : open_csv (self, columns, error));
  if (!done)
    {
      way_table_writer_cancel (self);
      return NULL;
    }

  return self;
}

/**
 * way_table_writer_add:
 * @self: a writer
 * @cells: one for each column
 * @error: where to put why it cannot be written
 *
 * Adds a row.
 *
 * Returns: whether it was written; if not, the table is to be cancelled
 */
gboolean
way_table_writer_add (WayTableWriter *self,
                      const WayCell  *cells,
                      GError        **error)
{
  return self->format == WAY_TABLE_XLSX ? way_table_xlsx_add (self, cells, error)
                                        : way_table_csv_add (self, cells, FALSE, error);
}

/* The owner and the mode that the file in its place has, as far as we may. */
static void
take_over (const char *part,
           const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return;
  if (chown (part, info.st_uid, info.st_gid) != 0)
    g_debug ("%s: The owner was not kept: %s", path, g_strerror (errno));
  g_chmod (part, info.st_mode & 0777);
}

static gboolean
sync_file (const char *path)
{
  int      fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = fsync (fd) == 0;
  close (fd);

  return done;
}

/**
 * way_table_writer_finish:
 * @self: (transfer full): a writer
 * @error: where to put why it cannot be written
 *
 * Puts the whole table in its place, safely on the disk.
 *
 * Returns: whether it is there; if not, what was there before still is, unless the error says
 *   that only the disk did not confirm it
 */
gboolean
way_table_writer_finish (WayTableWriter *self,
                         GError        **error)
{
  gboolean done = TRUE;

  if (self->format == WAY_TABLE_XLSX)
    done = way_table_xlsx_close (self, TRUE, error);
  else
    {
      FILE *file = g_steal_pointer (&self->file);

      if (fclose (file) != 0)
        done = way_table_fail (self, errno, error);
    }
  if (done)
    {
      take_over (self->part, self->path);
      if (!sync_file (self->part) || g_rename (self->part, self->path) != 0)
        done = way_table_fail (self, errno, error);
    }
  if (!done)
    g_unlink (self->part);
  else if (!way_folder_sync (self->path))
    {
      int number = errno;

      done = FALSE;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   _ ("%s: It was written, but the disk did not confirm it (%s). Save again."), self->path, g_strerror (number));
    }
  writer_free (self);

  return done;
}

/**
 * way_table_writer_cancel:
 * @self: (transfer full): a writer
 *
 * Takes the table back; what was there before still is.
 */
void
way_table_writer_cancel (WayTableWriter *self)
{
  if (self->format == WAY_TABLE_XLSX)
    way_table_xlsx_close (self, FALSE, NULL);
  else
    g_clear_pointer (&self->file, fclose);
  g_unlink (self->part);
  writer_free (self);
}
