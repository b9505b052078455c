/* cli.c - what the commands of waymark-cli share */
#include "config.h"

#include "app/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/checked-writer.h"
#include "journeys/documents/document.h"
#include "journeys/documents/file.h"
#include "journeys/documents/reader.h"
#include "journeys/records/backup.h"
#include "journeys/records/erase.h"
#include "journeys/records/library.h"

/* What stands behind "NAME:" at the start of a message. */
static const char *
skip_name (const char *message,
           const char *name)
{
  gsize length = strlen (name);

  return strncmp (message, name, length) == 0 && message[length] == ':' ? message + length : NULL;
}

static void
complain (const char *about,
          const char *message)
{
  g_autoptr (GString) line = g_string_new ("waymark-cli: ");

  if (about != NULL)
    {
      /* Messages about a file often begin with its name, or with all of its path. */
      g_autofree char *name = g_filename_display_name (about);
      g_autofree char *absolute = g_canonicalize_filename (about, NULL);
      g_autofree char *path = g_filename_display_name (absolute);
      const char      *rest = skip_name (message, name);

      if (rest == NULL)
        rest = skip_name (message, path);
      g_string_append (line, name);
      if (rest == NULL)
        g_string_append (line, ": ");
      else
        message = rest;
    }
  g_string_append (line, message);
  g_strdelimit (line->str, "\r\n", ' ');
  g_string_append_c (line, '\n');
  fputs (line->str, stderr);
}

/**
 * way_cli_fail:
 * @about: (nullable): the file or thing that it is about
 * @format: what is wrong and what to do, as for printf()
 * @...: what the format names
 *
 * Says in one line what went wrong.
 *
 * Returns: the status of a command that could not do its work
 */
WayCliStatus
way_cli_fail (const char *about,
              const char *format,
              ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  complain (about, message);

  return WAY_CLI_FAILED;
}

/**
 * way_cli_fail_with:
 * @about: (nullable): the file or thing that it is about
 * @error: what went wrong
 *
 * The same for an error.
 *
 * Returns: the status of a command that could not do its work
 */
WayCliStatus
way_cli_fail_with (const char *about,
                   GError     *error)
{
  complain (about, error->message);

  return WAY_CLI_FAILED;
}

/**
 * way_cli_to_utf8:
 * @argument: what was typed
 *
 * Takes an argument as UTF-8 if it can be that, whatever the locale says, so
 * that scripts work in the plain C locale too.
 *
 * Returns: (transfer full): the text as UTF-8
 */
char *
way_cli_to_utf8 (const char *argument)
{
  char *converted;

  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);
  converted = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  return converted != NULL ? converted : g_utf8_make_valid (argument, -1);
}

/**
 * way_cli_print:
 * @text: UTF-8
 *
 * Writes to standard output. Whether that worked is seen at the end of the program.
 */
void
way_cli_print (const char *text)
{
  fputs (text, stdout);
}

/**
 * way_cli_print_bytes:
 * @bytes: the content of a file
 *
 * Writes to standard output.
 *
 * Returns: the status of the command
 */
WayCliStatus
way_cli_print_bytes (GBytes *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  fwrite (data, 1, size, stdout);

  return WAY_CLI_DONE;
}

/**
 * way_cli_print_json:
 * @json: a finished text
 *
 * Writes it to standard output.
 *
 * Returns: the status of the command
 */
WayCliStatus
way_cli_print_json (WayJson *json)
{
  way_cli_print (way_json_get_text (json));

  return WAY_CLI_DONE;
}

/**
 * way_cli_print_list:
 * @items: what is on it
 * @list: how each is printed
 * @as_json: whether other programs are to read it
 * @none: what to say to people when there is nothing on it
 *
 * Writes a list to standard output, a line for each. That there is nothing is no line of it, and is said on
 * standard error.
 *
 * Returns: the status of the command
 */
WayCliStatus
way_cli_print_list (GPtrArray        *items,
                    const WayCliList *list,
                    gboolean          as_json,
                    const char       *none)
{
  g_autoptr (WayJson) json = as_json ? way_json_new () : NULL;
  guint i;

  if (as_json)
    {
      way_json_begin_array (json, NULL);
      for (i = 0; i < items->len; i++)
        list->append_json (json, g_ptr_array_index (items, i));
      way_json_end_array (json);
      return way_cli_print_json (json);
    }
  for (i = 0; i < items->len; i++)
    {
      g_autofree char *line = list->dup_line (g_ptr_array_index (items, i));

      way_cli_print (line);
      way_cli_print ("\n");
    }
  if (items->len == 0)
    way_cli_tell (NULL, none);

  return WAY_CLI_DONE;
}

/**
 * way_cli_read_map:
 * @path: a file
 * @notices: (out) (optional) (transfer full) (element-type WayNotice): what the reader has to say
 * @read_only: (out) (optional): whether the file is of a version that must not be written
 * @error: where to put why it cannot be read
 *
 * Returns: (transfer full) (nullable): the map
 */
WayMap *
way_cli_read_map (const char *path,
                  GPtrArray **notices,
                  gboolean   *read_only,
                  GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = way_file_read (path, NULL, error);

  if (bytes == NULL)
    return NULL;

  return way_reader_read (bytes, name, notices, read_only, error);
}

/**
 * way_cli_write_map:
 * @map: a map
 * @path: a file, or "-" for standard output
 * @only_new: whether it is not to take the place of anything
 *
 * Writes a map as documents do: looked at before, and whole or not at all. What was there is a version then, or stays.
 *
 * Returns: the status of the command
 */
WayCliStatus
way_cli_write_map (WayMap     *map,
                   const char *path,
                   gboolean    only_new)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (only_new || strcmp (path, "-") == 0)
    {
      bytes = way_checked_writer_write (way_map_get_root (map), name, &error);

      return bytes != NULL ? way_cli_write_new (path, bytes) : way_cli_fail_with (name, error);
    }
  way_document_must_keep (document);

  return way_document_save_as (document, file, &error) ? WAY_CLI_DONE : way_cli_fail_with (name, error);
}

/**
 * way_cli_write_new:
 * @path: a file, or "-" for standard output
 * @bytes: its content
 *
 * Writes a file that must not take the place of anything, whatever came since that was asked.
 *
 * Returns: the status of the command
 */
WayCliStatus
way_cli_write_new (const char *path,
                   GBytes     *bytes)
{
  const WayFileIdentity none = { 0 };
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return way_cli_print_bytes (bytes);

  return way_file_write (path, bytes, &none, NULL, &error) ? WAY_CLI_DONE : way_cli_fail_with (path, error);
}

/**
 * way_cli_is_free:
 * @path: a file to write, or "-" for standard output
 * @status: (out): what to return when it is there, or nobody knows
 *
 * Says so when there is such a file already, or no name, before work is done for it. [func@cli_write_new] makes sure of it.
 *
 * Returns: whether it can be written
 */
gboolean
way_cli_is_free (const char   *path,
                 WayCliStatus *status)
{
  GStatBuf info;

  if (*path == '\0')
    {
      *status = way_cli_fail (NULL, "%s", _ ("A name for the new file is needed; this one is empty."));
      return FALSE;
    }
  if (strcmp (path, "-") == 0)
    return TRUE;
  if (g_lstat (path, &info) == 0)
    *status = way_cli_fail (path, "%s", _ ("There is such a file already. Choose another name. Nothing was changed."));
  else if (errno == ENOENT)
    return TRUE;
  else
    *status = way_cli_fail (path, _ ("It cannot be seen whether there is such a file (%s). Choose another name. Nothing was changed."), g_strerror (errno));

  return FALSE;
}

/**
 * way_cli_remember_map:
 * @cli: how the program was called
 * @records: (nullable): the records, when they are open
 * @map: a map
 * @path: the file in which it is safe
 *
 * Tells the library. That can be made again from the maps, so that its failure is none of the command.
 */
void
way_cli_remember_map (WayCli     *cli,
                      WayRecords *records,
                      WayMap     *map,
                      const char *path)
{
  g_autofree char *data_path = way_records_dup_path (cli->data_dir);
  g_autoptr (WayRecords) opened = NULL;

  if (records == NULL && g_file_test (data_path, G_FILE_TEST_EXISTS))
    records = opened = way_cli_open_records (cli, FALSE, NULL);
  if (records != NULL)
    way_records_remember_map (records, map, path, NULL);
}

/**
 * way_cli_dup_time:
 * @microseconds: of Unix time; 0 for never
 *
 * Returns: (transfer full) (nullable): the time for other programs, in UTC as ISO 8601 has it
 */
char *
way_cli_dup_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time = microseconds != 0 ? g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * way_cli_tell:
 * @about: (nullable): the file or thing that it is about
 * @message: what is to be known of it
 *
 * Says in one line what is no failure.
 */
void
way_cli_tell (const char *about,
              const char *message)
{
  complain (about, message);
}

/**
 * way_cli_tell_notices:
 * @path: the file of a map that is going to be written
 * @notices: (element-type WayNotice): what the reader had to say of it
 *
 * Says what was repaired, which is no failure.
 */
void
way_cli_tell_notices (const char *path,
                      GPtrArray  *notices)
{
  guint i;

  for (i = 0; i < notices->len; i++)
    way_cli_tell (path, ((WayNotice *)g_ptr_array_index (notices, i))->message);
}

/* It is finished by whoever began it, or offered by the program with windows. */
static void
tell_unfinished (WayRecords *records)
{
  g_autofree char *name = NULL;

  if (way_erasure_find_unfinished (records, &name, NULL) && name != NULL)
    complain (way_records_get_path (records), _ ("Erasing a person is not at its end. If a map with the person is open in Waymark, save it there. Else “waymark-cli records erase --finish” ends it, “--give-up” leaves the rest as it is."));
}

/* When it is the file that is wrong, and there are others. */
static void
name_way_back (WayCli *cli,
               GError *error)
{
  g_autoptr (GPtrArray) backups = way_records_list_backups (cli->data_dir);
  char *message;

  if (backups->len == 0 || (!g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT) &&
                            !g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN)))
    return;
  message = g_strdup_printf (_ ("%s “waymark-cli records backups” lists the backups, and “records restore” puts one in their place."), error->message);
  g_free (error->message);
  error->message = message;
}

/**
 * way_cli_open_records:
 * @cli: how the program was called
 * @change: whether the command is going to change them
 * @error: where to put why they cannot be opened
 *
 * Opens the records. Before the first change of a day they are copied. Tells of an erasure that was interrupted.
 *
 * Returns: (transfer full) (nullable): the records
 */
WayRecords *
way_cli_open_records (WayCli  *cli,
                      gboolean change,
                      GError **error)
{
  g_autofree char *path = way_records_dup_path (cli->data_dir);
  gboolean         is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) problem = NULL;
  WayRecords *records = way_records_open (cli->data_dir, &problem);

  if (records == NULL)
    {
      name_way_back (cli, problem);
      g_propagate_error (error, g_steal_pointer (&problem));
    }

  if (records != NULL && change && !is_new && !way_records_is_read_only (records))
    {
      g_autoptr (GError) trouble = NULL;

      if (!way_records_backup_daily (records, &trouble))
        way_cli_fail_with (way_records_get_path (records), trouble);
    }

  if (records != NULL)
    tell_unfinished (records);

  return records;
}
