/* backup.c - copies of the records, and the way back */
#include "config.h"

#include "journeys/records/backup.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/storage/advice.h"
#include "journeys/storage/folder.h"
#include "journeys/model/today.h"
#include "journeys/records/erase.h"
#include "journeys/records/records-private.h"

#define KEPT 10
#define SLACK 86400 /* seconds that a clock may be put back without a copy more */

static char *
dup_backup_dir (const char *data_dir)
{
  g_autofree char *folder = way_folder_dup_data (data_dir);

  return g_build_filename (folder, "backups", NULL);
}

static gboolean
fail (const char *path,
      GError    **error)
{
  int number = errno;

  g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, _ ("%s: The copy cannot be made (%s). Nothing was changed. %s"),
               path, g_strerror (number), way_advice_get (number));
  return FALSE;
}

static char *
stamp (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_local ();

  return g_date_time_format (time, "%Y-%m-%d-%H%M%S");
}

/**
 * way_records_backup:
 * @self: the records
 * @path: (nullable): the file to write; NULL for one named for the time in the folder of backups
 * @error: where to put why it failed
 *
 * Writes a complete copy of the records. It is absent or whole.
 *
 * Returns: (transfer full) (nullable): the file that was written
 */
char *
way_records_backup (WayRecords *self,
                    const char *path,
                    GError    **error)
{
  g_autofree char *target = NULL;
  gboolean         done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  if (path != NULL)
    target = g_canonicalize_filename (path, NULL);
  else
    {
      g_autofree char *folder = dup_backup_dir (self->data_dir);
      g_autofree char *time = stamp ();
      g_autofree char *name = g_strdup_printf ("records-%s.db", time);

      if (!way_folder_make (folder))
        {
          fail (folder, error);
          return NULL;
        }
      target = g_build_filename (folder, name, NULL);
    }
  g_rec_mutex_lock (&self->mutex);
  done = way_database_copy_into (self->database, target, error);
  g_rec_mutex_unlock (&self->mutex);

  return done ? g_steal_pointer (&target) : NULL;
}

/* records-2026-11-24.db and no other name: what a person or a migration put
 * there is not ours to throw away. */
static gboolean
is_daily (const char *name)
{
  return g_regex_match_simple ("^records-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.db$", name, 0, 0);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)b, *(const char *const *)a);
}

static gboolean
is_copy (const char *name)
{
  return g_str_has_suffix (name, ".db");
}

/* Half a copy: it is being made, or whoever made it was killed. */
static gboolean
is_part (const char *name)
{
  return g_regex_match_simple ("\\.part(-journal)?$", name, 0, 0);
}

static GPtrArray *
list_files (const char *folder,
            gboolean (*is_meant) (const char *name))
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_meant (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return g_steal_pointer (&paths);
}

/* Nobody is at work on one for a day. */
static void
remove_old_parts (const char *folder)
{
  g_autoptr (GPtrArray) parts = list_files (folder, is_part);
  gint64   yesterday = g_get_real_time () / G_USEC_PER_SEC - 24 * 60 * 60;
  GStatBuf info;
  guint    i;

  for (i = 0; i < parts->len; i++)
    if (g_stat (g_ptr_array_index (parts, i), &info) == 0 && info.st_mtime < yesterday)
      g_unlink (g_ptr_array_index (parts, i));
}

/* Whether nothing was written since the newest copy was made. Records that were put in their place keep the time when
 * they were written; a copy from days to come was made while the clock was wrong, and says nothing. */
static gboolean
is_in_copy (WayRecords *self,
            GPtrArray  *copies)
{
  GStatBuf records, copy;

  return copies->len > 0 && g_stat (way_records_get_path (self), &records) == 0 &&
         g_stat (g_ptr_array_index (copies, 0), &copy) == 0 && MAX (records.st_mtime, records.st_ctime) < copy.st_mtime &&
         copy.st_mtime <= g_get_real_time () / G_USEC_PER_SEC + SLACK;
}

/* One that was made before, and may not be sure yet. */
static gboolean
confirm (const char *path,
         GError    **error)
{
  if (!way_folder_sync (path))
    return fail (path, error);

  return TRUE;
}

/**
 * way_records_backup_daily:
 * @self: the records
 * @error: where to put why it failed
 *
 * Writes the copy of today if there is none yet and the last one does not have
 * all records as they are, and deletes all daily copies but the last ten. May
 * take some seconds with very many records; the program calls it in a thread. While somebody is being erased none is
 * written, as it would have the person.
 *
 * Returns: whether there is a copy, or is to be none
 */
gboolean
way_records_backup_daily (WayRecords *self,
                          GError    **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *today = way_today_dup ();
  g_autofree char *name = g_strdup_printf ("records-%s.db", today);
  g_autofree char *path = NULL;
  g_autofree char *written = NULL;
  g_autofree char *erased = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  guint i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  folder = dup_backup_dir (self->data_dir);
  path = g_build_filename (folder, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return confirm (path, error);
  paths = list_files (folder, is_daily);
  if (is_in_copy (self, paths))
    return confirm (path, error);
  if (!way_erasure_find_unfinished (self, &erased, error))
    return FALSE;
  if (erased != NULL)
    return TRUE;
  if (!way_folder_make (folder))
    return fail (folder, error);
  written = way_records_backup (self, path, error);
  if (written == NULL)
    return FALSE;

  g_ptr_array_unref (paths);
  paths = list_files (folder, is_daily);
  for (i = KEPT; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
  remove_old_parts (folder);

  return TRUE;
}

/**
 * way_records_list_backups:
 * @data_dir: (nullable): the folder of the records; NULL for the default one
 *
 * Returns: (transfer full) (element-type filename): the copies, the last one first
 */
GPtrArray *
way_records_list_backups (const char *data_dir)
{
  g_autofree char *folder = dup_backup_dir (data_dir);

  return list_files (folder, is_copy);
}

/**
 * way_records_find_backup:
 * @data_dir: (nullable): the folder of the records; NULL for the default one
 * @name: a path, or the name of a backup
 *
 * Returns: (transfer full): the path of the file that is meant; a file of that path comes first
 */
char *
way_records_find_backup (const char *data_dir,
                         const char *name)
{
  g_autofree char *folder = dup_backup_dir (data_dir);
  g_autofree char *backup = g_build_filename (folder, name, NULL);
  gboolean         is_name = strchr (name, G_DIR_SEPARATOR) == NULL && *name != '\0';

  return g_strdup (is_name && !g_file_test (name, G_FILE_TEST_EXISTS) && g_file_test (backup, G_FILE_TEST_EXISTS) ? backup : name);
}

/**
 * way_records_list_copies:
 * @data_dir: (nullable): the folder of the records; NULL for the default one
 *
 * Returns: (transfer full) (element-type filename): all files that records were copied to or put aside in, with what
 *   belongs to them, and what is there of copies that were not finished
 */
GPtrArray *
way_records_list_copies (const char *data_dir)
{
  g_autofree char *folder = way_folder_dup_data (data_dir);
  g_autofree char *backups = dup_backup_dir (data_dir);
  GPtrArray       *paths = list_files (backups, is_copy);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "records-"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_extend_and_steal (paths, list_files (backups, is_part));

  return paths;
}

/* Copies a backup that was looked at and found sound. */
static gboolean
copy_sound (const char *path,
            const char *target,
            GError    **error)
{
  g_autoptr (WayDatabase) source = way_database_open (path, way_schema_get_sort (), TRUE, error);
  g_autoptr (GError) problem = NULL;
  gboolean empty;
  gint64   version;

  if (source == NULL || !way_database_is_empty (source, &empty, error) ||
      !way_database_get_int (source, "PRAGMA user_version", &version, error))
    return FALSE;
  if (empty || version < 1)
    {
      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN,
                   _ ("%s: There are no records in this file. Choose another one."), path);
      return FALSE;
    }
  if (version > way_schema_get_version ())
    {
      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER,
                   _ ("%s: A newer version of Waymark wrote this copy. Install it to restore the copy."), path);
      return FALSE;
    }

  if (way_database_copy_into (source, target, &problem))
    return TRUE;
  /* The folder is synced when the copy takes its place; nothing is promised before. */
  if (g_error_matches (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* A name that says when the file was replaced, and that no file has. */
static char *
find_free_name (const char *folder)
{
  g_autofree char *time = stamp ();
  int              n;

  for (n = 1;; n++)
    {
      g_autofree char *suffix = n > 1 ? g_strdup_printf ("-%d", n) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("records-replaced-%s%s.db", time, suffix);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* What belongs to a file and would not do to another one. */
static const char *const companions[] = { "-journal", "-wal", "-shm" };

/* Takes back what was set aside by us: a file of that name may be another's. */
static void
put_back (const char *path,
          const char *aside)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (aside, companions[i], NULL);
      g_autofree char *to = g_strconcat (path, companions[i], NULL);

      g_rename (from, to);
    }
  /* Of two names of one file none goes by that. */
  if (g_rename (aside, path) == 0)
    g_unlink (aside);
}

/* Of link(): this file system has none, or not for this file. */
static gboolean
has_no_links (int number)
{
  return number == EPERM || number == ENOTSUP || number == EMLINK || number == ENOSYS;
}

/* Keeps the present file under another name, which is on the disk before the place is taken: what is lost
 * when the power is cut would be the only one. It stays in its place as well until the
 * restored one takes that over, so that no moment is without records. */
static gboolean
set_aside (const char *path,
           const char *aside,
           GError    **error)
{
  guint i;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (link (path, aside) != 0 && (!has_no_links (errno) || g_rename (path, aside) != 0))
    return fail (aside, error);
  for (i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (aside, companions[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          fail (to, error);
          put_back (path, aside);
          return FALSE;
        }
    }
  if (!way_folder_sync (aside))
    {
      fail (aside, error);
      put_back (path, aside);
      return FALSE;
    }

  return TRUE;
}

/**
 * way_records_restore:
 * @data_dir: (nullable): the folder of the records; NULL for the default one
 * @path: a backup
 * @error: where to put why it is refused
 *
 * Puts a copy in the place of the records, after it was looked through. What
 * was there is kept under another name. Works on records that cannot be
 * opened; they must not be open in this process.
 *
 * Returns: (transfer full) (nullable): where the records were that the copy
 *   replaced, "" if there were none; NULL on failure, with all as it was unless the error says
 *   that only the disk did not confirm it
 */
char *
way_records_restore (const char *data_dir,
                     const char *path,
                     GError    **error)
{
  g_autofree char *folder = way_folder_dup_data (data_dir);
  g_autofree char *target = g_build_filename (folder, "records.db", NULL);
  g_autofree char *part = g_build_filename (folder, "records-restoring.db", NULL);
  g_autofree char *aside = find_free_name (folder);
  g_autoptr (WayDatabase) present = NULL;
  gboolean had = g_file_test (target, G_FILE_TEST_EXISTS);

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND,
                   _ ("%s: There is no such file. Choose another one."), path);
      return NULL;
    }
  if (!way_folder_make (folder))
    {
      fail (folder, error);
      return NULL;
    }
  if (!copy_sound (path, part, error))
    {
      /* It can be whole, when only the folder could not be synced. */
      g_unlink (part);
      return NULL;
    }

  /* Nobody may be writing while the file changes its name. A damaged file
   * cannot be locked, and needs it less. */
  if (had)
    {
      g_autoptr (GError) trouble = NULL;

      present = way_database_open (target, way_schema_get_sort (), FALSE, &trouble);
      if (present != NULL && !way_database_run (present, "BEGIN EXCLUSIVE", &trouble))
        g_clear_pointer (&present, way_database_close);
      if (g_error_matches (trouble, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED))
        {
          g_unlink (part);
          g_propagate_error (error, g_steal_pointer (&trouble));
          return NULL;
        }
    }
  if (!set_aside (target, aside, error))
    {
      g_unlink (part);
      return NULL;
    }
  if (g_rename (part, target) != 0)
    {
      fail (target, error);
      if (had)
        put_back (target, aside);
      g_unlink (part);
      return NULL;
    }
  if (!way_folder_sync (target))
    {
      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED,
                   _ ("%s: The copy was restored, but the disk did not confirm it (%s). "
                      "Look at the records before you go on, and restore it again if they are not those of the copy."),
                   target, g_strerror (errno));
      return NULL;
    }

  return had ? g_steal_pointer (&aside) : g_strdup ("");
}
