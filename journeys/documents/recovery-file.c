/* recovery-file.c - one file with a map as it was, and what was done to it since */
#include "config.h"

#include "journeys/documents/recovery-file-private.h"

#include <glib/gi18n.h>

#include "journeys/documents/recovery-folder.h"

/* A row has a greatest length that the whole of a map may pass. */
#define PART (1024 * 1024)

/* What a newer version of Waymark makes may have a greater one. */
#define VERSION_OF_TABLES 1

/* All that is read and written below. */
#define N_COLUMNS 8
#define COUNT_COLUMNS                                                                            \
  "SELECT (SELECT count (*) FROM pragma_table_info ('about') WHERE name IN ('key', 'value')) + " \
  "(SELECT count (*) FROM pragma_table_info ('base') WHERE name IN ('part', 'bytes')) + "        \
  "(SELECT count (*) FROM pragma_table_info ('step') WHERE name IN ('number', 'deed', 'time', 'command'))"

static const WayDatabaseSort sort = {
  .application_id = 0x5761794a, /* "WayJ" */
  .version = VERSION_OF_TABLES,
  .schema = "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
            "CREATE TABLE base (part INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
            "CREATE TABLE step (number INTEGER PRIMARY KEY, deed INTEGER NOT NULL, time INTEGER NOT NULL, command TEXT NOT NULL) STRICT;"
            "PRAGMA user_version = " G_STRINGIFY (VERSION_OF_TABLES),
  .words = {
    [WAY_DATABASE_LOCKED] = N_ ("Another program is writing what was not saved of the map. It is tried again in a moment."),
    [WAY_DATABASE_CORRUPT] = N_ ("What was not saved of the map cannot be read, because the file is damaged. It was left as it is."),
    [WAY_DATABASE_FOREIGN] = N_ ("This is not a recovery file of Waymark. It was left as it is."),
    [WAY_DATABASE_ALTERED] = N_ ("Somebody put into this recovery file what Waymark never does, and what could do harm. Nothing of it was run. It was left as it is."),
    [WAY_DATABASE_NEWER] = N_ ("A newer version of Waymark kept this work. It was left as it is. Open it with that version."),
    [WAY_DATABASE_READ_ONLY] = N_ ("What is not saved of the map cannot be kept, because the file may not be changed. Save the map."),
    [WAY_DATABASE_DISK] = N_ ("What is not saved of the map cannot be kept. Save the map."),
    [WAY_DATABASE_CLOSED] = N_ ("What is not saved of the map cannot be kept, because the file cannot be opened. Save the map."),
    [WAY_DATABASE_DANGLING] = N_ ("The recovery file failed."),
    [WAY_DATABASE_INVALID] = N_ ("The recovery file failed."),
    [WAY_DATABASE_MEMORY] = N_ ("There is not enough memory to keep what is not saved of the map. Close other programs, or save the map."),
    [WAY_DATABASE_MOVED] = N_ ("The recovery file was moved or replaced while it was in use. It is made anew."),
    [WAY_DATABASE_FAILED] = N_ ("The recovery file failed."),
  },
};

/**
 * way_recovery_step_new:
 * @number: of the step, counted up from 1
 * @deed: what became of the command
 * @command: (transfer full): what was done or taken back, as XML
 *
 * Returns: (transfer full): what is to be kept of it, with the time of now
 */
WayRecoveryStep *
way_recovery_step_new (gint64  number,
                       WayDeed deed,
                       char   *command)
{
  WayRecoveryStep *self = g_atomic_rc_box_new0 (WayRecoveryStep);

  self->number = number;
  self->time = g_get_real_time ();
  self->deed = deed;
  self->command = command;

  return self;
}

/**
 * way_recovery_step_ref:
 * @self: a step
 *
 * Returns: (transfer full): the same; any thread may hold it
 */
WayRecoveryStep *
way_recovery_step_ref (WayRecoveryStep *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_step (gpointer data)
{
  WayRecoveryStep *self = data;

  g_free (self->command);
}

/**
 * way_recovery_step_unref:
 * @self: (transfer full): a step
 *
 * Gives a step back.
 */
void
way_recovery_step_unref (WayRecoveryStep *self)
{
  g_atomic_rc_box_release_full (self, clear_step);
}

/**
 * way_recovery_about_clear:
 * @about: what is known of a map
 *
 * Frees what it holds.
 */
void
way_recovery_about_clear (WayRecoveryAbout *about)
{
  g_free (about->path);
  g_free (about->title);
  g_free (about->saved);
  g_free (about->owner);
  g_free (about->draft);
  g_free (about->place);
  *about = (WayRecoveryAbout){ 0 };
}

/* Whether this version understands what the file is made of. */
static gboolean
check_tables (WayRecoveryFile *self,
              GError         **error)
{
  gint64   version, n_columns;
  gboolean empty;

  if (!way_database_is_empty (self->database, &empty, error))
    return FALSE;
  if (empty)
    return TRUE;
  if (!way_database_get_int (self->database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > VERSION_OF_TABLES)
    {
      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER, "%s: %s", self->path, _ (sort.words[WAY_DATABASE_NEWER]));
      return FALSE;
    }
  if (!way_database_get_int (self->database, COUNT_COLUMNS, &n_columns, error))
    return FALSE;
  if (n_columns == N_COLUMNS)
    return TRUE;
  g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN, "%s: %s", self->path, _ (sort.words[WAY_DATABASE_FOREIGN]));

  return FALSE;
}

/**
 * way_recovery_file_open:
 * @path: the file
 * @error: where to put why it cannot be opened
 *
 * Opens a file, and makes an empty one when there is none: what is in it comes with what is written first, so that it
 * is never nobody's. What a newer version made is %WAY_STORAGE_ERROR_NEWER.
 *
 * Returns: (transfer full) (nullable): the file
 */
WayRecoveryFile *
way_recovery_file_open (const char *path,
                        GError    **error)
{
  g_autoptr (WayRecoveryFile) self = g_new0 (WayRecoveryFile, 1);

  self->path = g_strdup (path);
  self->database = way_database_open (path, &sort, FALSE, error);
  if (self->database == NULL || !check_tables (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * way_recovery_file_close:
 * @self: (transfer full): a file
 *
 * Closes it.
 */
void
way_recovery_file_close (WayRecoveryFile *self)
{
  g_clear_pointer (&self->database, way_database_close);
  g_free (self->path);
  g_free (self);
}

static gboolean
put (WayRecoveryFile *self,
     const char      *key,
     const char      *value,
     GError         **error)
{
  if (value == NULL)
    return way_database_run_with (self->database, error, "DELETE FROM about WHERE key = ?1", 1, key);

  return way_database_run_with (self->database, error, "INSERT OR REPLACE INTO about VALUES (?1, ?2)", 2, key, value);
}

static gboolean
put_time (WayRecoveryFile *self,
          const char      *key,
          gint64           time,
          GError         **error)
{
  g_autofree char *text = time != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, time) : NULL;

  return put (self, key, text, error);
}

static gboolean
write_base (WayRecoveryFile *self,
            GBytes          *base,
            GError         **error)
{
  g_autoptr (WayStatement) statement = NULL;
  gsize size = g_bytes_get_size (base);
  gsize offset;

  if (!way_database_run (self->database, "DELETE FROM base", error))
    return FALSE;
  statement = way_database_prepare (self->database, "INSERT INTO base VALUES (NULL, ?1)", error);
  if (statement == NULL)
    return FALSE;
  for (offset = 0; offset < size; offset += PART)
    {
      way_statement_bind_bytes (statement, 1, base, offset, MIN (PART, size - offset));
      if (!way_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
forget_steps (WayRecoveryFile *self,
              gint64           until,
              GError         **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, "DELETE FROM step WHERE number <= ?1", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_int (statement, 1, until);

  return way_statement_run (statement, error);
}

static gboolean
write_steps (WayRecoveryFile *self,
             GPtrArray       *steps,
             GError         **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, "INSERT OR REPLACE INTO step VALUES (?1, ?2, ?3, ?4)", error);
  guint i;

  if (statement == NULL)
    return FALSE;
  for (i = 0; i < steps->len; i++)
    {
      WayRecoveryStep *step = g_ptr_array_index (steps, i);

      way_statement_bind_int (statement, 1, step->number);
      way_statement_bind_int (statement, 2, step->deed);
      way_statement_bind_int (statement, 3, step->time);
      way_statement_bind_text (statement, 4, step->command);
      if (!way_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_recovery_file_write:
 * @self: a file
 * @about: what is known of the map
 * @base: (nullable): the map after the step with @base_number; NULL to keep the one that is there
 * @base_number: up to which step nothing needs to be done to @base
 * @steps: (element-type WayRecoveryStep): what was done since
 * @error: where to put why nothing was written
 *
 * Writes all of that, or nothing.
 *
 * Returns: whether it is safely on the disk
 */
gboolean
way_recovery_file_write (WayRecoveryFile        *self,
                         const WayRecoveryAbout *about,
                         GBytes                 *base,
                         gint64                  base_number,
                         GPtrArray              *steps,
                         GError                **error)
{
  if (!self->is_held && !way_database_begin (self->database, error))
    return FALSE;
  self->is_held = FALSE;
  if (way_database_make (self->database, error) &&
      put (self, "path", about->path, error) &&
      put (self, "title", about->title, error) &&
      put (self, "saved", about->saved, error) &&
      put (self, "owner", about->owner, error) &&
      put (self, "draft", about->draft, error) &&
      put (self, "place", about->place, error) &&
      put_time (self, "discarded", about->discarded, error) &&
      put_time (self, "opened", about->opened, error) &&
      (base == NULL || (write_base (self, base, error) && forget_steps (self, base_number, error))) &&
      write_steps (self, steps, error) &&
      way_database_commit (self->database, error))
    return TRUE;
  way_database_rollback (self->database);

  return FALSE;
}

/**
 * way_recovery_file_check_owner:
 * @self: a file
 * @own: (nullable): what says that this program runs, when it may have it already
 * @error: where to put who has it
 *
 * Looks whose it is now, and not when it was listed.
 *
 * Returns: whether no other program that runs has it
 */
gboolean
way_recovery_file_check_owner (WayRecoveryFile *self,
                               const char      *own,
                               GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_auto (WayRecoveryAbout) about = { 0 };

  if (way_recovery_file_is_empty (self))
    return TRUE;
  if (!way_recovery_file_read_about (self, &about, error))
    return FALSE;
  if (g_strcmp0 (about.owner, own) == 0 || !way_recovery_folder_is_owned (folder, about.owner))
    return TRUE;
  g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                       _ ("Another Waymark has this work now. Go on with it there, or close it there first."));

  return FALSE;
}

static gboolean
end (WayRecoveryFile *self,
     gboolean         is_done,
     GError         **error)
{
  self->is_held = FALSE;
  if (is_done && way_database_commit (self->database, error))
    return TRUE;
  way_database_rollback (self->database);

  return FALSE;
}

/**
 * way_recovery_file_begin_look:
 * @self: a file
 * @error: where to put why it cannot be looked at
 *
 * What is read from here on is of one moment, whoever writes meanwhile.
 *
 * Returns: whether it has begun
 */
gboolean
way_recovery_file_begin_look (WayRecoveryFile *self,
                              GError         **error)
{
  return way_database_run (self->database, "BEGIN", error);
}

/**
 * way_recovery_file_end_look:
 * @self: a file that is looked at
 *
 * Others need not wait any more.
 */
void
way_recovery_file_end_look (WayRecoveryFile *self)
{
  way_database_rollback (self->database);
}

/**
 * way_recovery_file_hold:
 * @self: a file
 * @own: (nullable): what says that this program runs, when it may have it already
 * @error: where to put why it cannot be held
 *
 * Nobody else writes to it or takes it until it is written here, or closed. It fails when another program that runs has it.
 *
 * Returns: whether it is held
 */
gboolean
way_recovery_file_hold (WayRecoveryFile *self,
                        const char      *own,
                        GError         **error)
{
  if (!way_database_begin (self->database, error))
    return FALSE;
  self->is_held = way_recovery_file_check_owner (self, own, error);
  if (!self->is_held)
    way_database_rollback (self->database);

  return self->is_held;
}

/**
 * way_recovery_file_take:
 * @self: a file that is held
 * @owner: (nullable): what says that this program runs
 * @error: where to put why it cannot be taken
 *
 * Makes the file one of this program. It is not held any more.
 *
 * Returns: whether it is
 */
gboolean
way_recovery_file_take (WayRecoveryFile *self,
                        const char      *owner,
                        GError         **error)
{
  return end (self, put (self, "owner", owner, error) && put (self, "discarded", NULL, error), error);
}

/**
 * way_recovery_file_note_opened:
 * @self: a file that is held
 * @time: when that part of it was opened that can be read, in seconds of Unix time
 * @error: where to put why it cannot be noted
 *
 * The rest is still nobody's, and not wanted less than before. It is not held any more.
 *
 * Returns: whether it was noted
 */
gboolean
way_recovery_file_note_opened (WayRecoveryFile *self,
                               gint64           time,
                               GError         **error)
{
  return end (self, put_time (self, "opened", time, error) && put (self, "discarded", NULL, error), error);
}

/* Nobody keeps it any more. */
static gboolean
end_discarded (WayRecoveryFile *self,
               gint64           time,
               GError         **error)
{
  return end (self, put (self, "owner", NULL, error) && put_time (self, "discarded", time, error), error);
}

/**
 * way_recovery_file_set_discarded:
 * @self: a file that this program keeps
 * @time: when its user said that it is not wanted, in seconds of Unix time
 * @error: where to put why it cannot be noted
 *
 * Returns: whether it was noted
 */
gboolean
way_recovery_file_set_discarded (WayRecoveryFile *self,
                                 gint64           time,
                                 GError         **error)
{
  return way_database_begin (self->database, error) && end_discarded (self, time, error);
}

/**
 * way_recovery_file_discard:
 * @self: a file that a program left
 * @time: when its user said that it is not wanted, in seconds of Unix time
 * @error: where to put why it cannot be noted
 *
 * Notes it, unless a program that runs has taken the file.
 *
 * Returns: whether it was noted
 */
gboolean
way_recovery_file_discard (WayRecoveryFile *self,
                           gint64           time,
                           GError         **error)
{
  return way_recovery_file_hold (self, NULL, error) && end_discarded (self, time, error);
}

/**
 * way_recovery_file_remove:
 * @self: a file that is held
 * @error: where to put why it is still there
 *
 * Removes it for ever. Whoever has it open and has not written yet notices that, and makes another.
 *
 * Returns: whether it is gone
 */
gboolean
way_recovery_file_remove (WayRecoveryFile *self,
                          GError         **error)
{
  return way_database_remove (self->path, error);
}
