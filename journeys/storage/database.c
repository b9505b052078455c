/* database.c - one SQLite file, opened so that it cannot hurt us
 *
 * Source of the profile: https://www.sqlite.org/security.html. A rollback
 * journal and not a write-ahead log: with it a copy of the one file is whole
 * whenever nothing is being written, and network homes work.
 */
#include "config.h"

#include "journeys/storage/database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/storage/advice.h"
#include "journeys/storage/folder.h"

G_DEFINE_QUARK (way_storage_error, way_storage_error)

/* Source: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_PAGES 28
#define HEADER_APPLICATION_ID 68

static int patience = 5000;

/**
 * way_database_set_patience:
 * @milliseconds: how long to wait for another program that is writing
 *
 * Replaces the five seconds that files opened from now on wait.
 */
void
way_database_set_patience (int milliseconds)
{
  patience = milliseconds;
}

/**
 * way_database_get_patience:
 *
 * Returns: how many milliseconds files opened from now on wait
 */
int
way_database_get_patience (void)
{
  return patience;
}

static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf         info;

  return g_stat (journal, &info) == 0 && info.st_size > 0;
}

static guint32
read_number (const guchar *bytes,
             int           offset)
{
  return (guint32)bytes[offset] << 24 | bytes[offset + 1] << 16 | bytes[offset + 2] << 8 | bytes[offset + 3];
}

/* Looks at the first bytes before SQLite does, which may write to what it opens.
 * Read through the file that SQLite has open: to close one of our own would give
 * up the locks that this process has on it. Beside a journal the first page is
 * not to be judged yet. */
static gboolean
look_at_file (WayDatabase *self,
              GError     **error)
{
  guchar        header[HEADER_SIZE];
  sqlite3_file *file = NULL;
  GStatBuf      info;
  gint64        page_size, whole;
  int           code;

  /* Not asked of SQLite, for which a file of one byte is an empty one. */
  if (g_stat (self->path, &info) != 0)
    return way_database_fail (self, SQLITE_CANTOPEN, error);
  if (info.st_size == 0 || has_journal (self->path))
    return TRUE;
  if (info.st_size < HEADER_SIZE)
    return way_database_fail_as (self, WAY_DATABASE_FOREIGN, NULL, error);

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  code = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (code != SQLITE_OK)
    return way_database_fail (self, code, error);
  if (memcmp (header, "SQLite format 3", 16) != 0 ||
      read_number (header, HEADER_APPLICATION_ID) != (guint32)self->sort->application_id)
    return way_database_fail_as (self, WAY_DATABASE_FOREIGN, NULL, error);
  /* SQLite takes the missing end of a file that was cut short for zeros. While
   * another program writes, there is a journal. */
  page_size = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  if (page_size == 1)
    page_size = 65536;
  whole = page_size * read_number (header, HEADER_PAGES);
  if (info.st_size < whole &&
      !has_journal (self->path) &&
      g_stat (self->path, &info) == 0 &&
      info.st_size < whole)
    return way_database_fail (self, SQLITE_CORRUPT, error);

  return TRUE;
}

/* Takes from a connection what nothing here needs and a hostile file could use, and gives it what its SQL needs. */
gboolean
way_database_harden (WayDatabase *self,
                     GError     **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    /* We have none, so that those of somebody else never run. */
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  };
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 32 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 400 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 20 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_ATTACHED, 1 }, /* for VACUUM INTO */
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 400 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 20 }, /* counts what follows from foreign keys */
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);
  for (i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
  sqlite3_busy_timeout (self->handle, patience);

  /* What is deleted is gone, however this SQLite was compiled. */
  if (!way_database_run (self, "PRAGMA secure_delete = ON", error))
    return FALSE;

  return self->sort->add_functions == NULL || self->sort->add_functions (self->handle) ||
         way_database_fail (self, SQLITE_NOMEM, error);
}

/* Customers' data are for their user only: the file is made private before
 * SQLite, which would use the default mode, gets to see it. */
static void
create_private (WayDatabase *self)
{
  int fd = g_open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
}

static void
finalize_idle (gpointer data)
{
  sqlite3_finalize (data);
}

/* Whoever has no memory left, or no disk, can still take back. */
gboolean
way_database_prepare_way_back (WayDatabase *self,
                               GError     **error)
{
  const struct
  {
    sqlite3_stmt **statement;
    const char    *sql;
  } wanted[] = {
    { &self->roll_back, "ROLLBACK" },
    { &self->roll_back_inner, "ROLLBACK TO inner" },
    { &self->release_inner, "RELEASE inner" },
    { &self->look, "SELECT 1 FROM sqlite_schema" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      int code = sqlite3_prepare_v3 (self->handle, wanted[i].sql, -1, SQLITE_PREPARE_PERSISTENT, wanted[i].statement, NULL);

      if (code != SQLITE_OK)
        return way_database_fail (self, code, error);
    }

  return TRUE;
}

/* Pages that refer to one another can give rows without end, and SQLite reads all that the file is made
 * of before the first word of it can be looked at. Three thousand tables would take all of this; we have a hundred. */
#define STEPS_AT_ONCE 1000
#define MOST_TIMES 25

static int
count_steps (void *n_times)
{
  return ++*(int *)n_times > MOST_TIMES;
}

/* Sets what is set for each file, and reads for the first time what this one is made of. */
static gboolean
set_out (WayDatabase *self,
         gboolean    *is_empty,
         GError     **error)
{
  /* EXTRA and not only FULL: the change is made by the journal going away, and after a power cut it
   * would be there again if the folder were not synced too. */
  static const char settings[] = "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
                                 "PRAGMA synchronous = EXTRA; PRAGMA temp_store = MEMORY";
  g_autoptr (GError) problem = NULL;
  int      n_times = 0;
  gboolean done;

  sqlite3_progress_handler (self->handle, STEPS_AT_ONCE, count_steps, &n_times);
  done = way_database_run (self, settings, &problem) &&
         (self->read_only || way_database_run (self, "PRAGMA journal_mode = DELETE", &problem)) &&
         way_database_prepare_way_back (self, &problem) &&
         way_database_is_empty (self, is_empty, &problem);
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  if (!done && n_times > MOST_TIMES)
    return way_database_fail (self, SQLITE_CORRUPT, error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&problem));

  return done;
}

/**
 * way_database_open:
 * @path: the file
 * @sort: (transfer none): what the file is for; it must live as long as the database
 * @read_only: open it for reading only
 * @error: where to put why it cannot be opened
 *
 * Opens a file with the hardened profile, and checks one that has content
 * first. A file that does not exist is created, empty.
 *
 * Returns: (transfer full) (nullable): the database
 */
WayDatabase *
way_database_open (const char            *path,
                   const WayDatabaseSort *sort,
                   gboolean               read_only,
                   GError               **error)
{
  g_autoptr (WayDatabase) self = g_new0 (WayDatabase, 1);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gboolean empty;
  gint64   found;
  int      code;

  self->sort = sort;
  self->path = g_strdup (path);
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_idle);

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      way_database_fail_as (self, WAY_DATABASE_FOREIGN, NULL, error);
      return NULL;
    }
  if (!read_only)
    create_private (self);
  code = sqlite3_open_v2 (path, &self->handle,
                          (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                            SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (code != SQLITE_OK)
    {
      way_database_fail (self, code, error);
      return NULL;
    }
  if (!look_at_file (self, error))
    return NULL;
  if (!way_database_harden (self, error))
    return NULL;
  self->read_only = sqlite3_db_readonly (self->handle, "main") == 1;

  if (!set_out (self, &empty, error))
    return NULL;
  if (empty)
    return g_steal_pointer (&self);

  if (!way_database_get_int (self, "PRAGMA application_id", &found, error))
    return NULL;
  if ((int)found != sort->application_id)
    {
      way_database_fail_as (self, WAY_DATABASE_FOREIGN, NULL, error);
      return NULL;
    }
  if (!way_database_check (self, "quick_check (1)", problems, error))
    return NULL;
  if (problems->len > 0)
    {
      way_database_fail (self, SQLITE_CORRUPT, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * way_database_make:
 * @self: a database of a sort with a schema, between the beginning of a transaction and its end
 * @error: where to put why it cannot be made
 *
 * Makes what its sort needs, when the file is empty.
 *
 * Returns: whether it is there
 */
gboolean
way_database_make (WayDatabase *self,
                   GError     **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", self->sort->application_id);
  gint64           tables;

  /* In a transaction, there is a page already. */
  return way_database_get_int (self, "SELECT count (*) FROM sqlite_master", &tables, error) &&
         (tables > 0 || (way_database_run (self, mark, error) && way_database_run (self, self->sort->schema, error)));
}

static gboolean
make (WayDatabase *self,
      GError     **error)
{
  if (!way_database_begin (self, error))
    return FALSE;
  if (way_database_make (self, error) && way_database_commit (self, error))
    return TRUE;
  way_database_rollback (self);

  return FALSE;
}

/**
 * way_database_open_made:
 * @path: the file
 * @sort: (transfer none): what the file is for, with a schema; it must live as long as the database
 * @error: where to put why it cannot be opened
 *
 * Opens a file to be written, and makes what its sort needs when it is new. What is deleted in it is not to be found in
 * what is left of the file. One that a newer version has made is left as it is: it may mean something else by what is there.
 *
 * Returns: (transfer full) (nullable): the database
 */
WayDatabase *
way_database_open_made (const char            *path,
                        const WayDatabaseSort *sort,
                        GError               **error)
{
  g_autoptr (WayDatabase) self = way_database_open (path, sort, FALSE, error);
  gboolean empty;
  gint64   version;

  if (self == NULL ||
      !way_database_is_empty (self, &empty, error) ||
      (empty && !make (self, error)) ||
      !way_database_get_int (self, "PRAGMA user_version", &version, error) ||
      (version > sort->version && !way_database_fail_as (self, WAY_DATABASE_NEWER, NULL, error)))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
remove_one (const char *path,
            GError    **error)
{
  int number = g_unlink (path) == 0 ? 0 : errno;

  if (number == 0 || number == ENOENT || number == ENOTDIR)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               _ ("%s: It cannot be deleted (%s). %s Then delete it by hand."), path, g_strerror (number), way_advice_get (number));

  return FALSE;
}

/**
 * way_database_remove:
 * @path: a file that nobody has open
 * @error: where to put why it is still there
 *
 * Removes it with its journal, which would be rolled back into the next file of that name, and waits
 * until they are gone from the disk as well: what was deleted must not be back after a power cut.
 *
 * Returns: whether it is gone, or was not there
 */
gboolean
way_database_remove (const char *path,
                     GError    **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int              number;

  if (!remove_one (path, error) || !remove_one (journal, error))
    return FALSE;
  /* Without a folder, there is nothing in it. */
  if (way_folder_sync (path) || errno == ENOENT || errno == ENOTDIR)
    return TRUE;
  number = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               _ ("%s: It was deleted, but the disk did not confirm it (%s). Look whether it is there still, and delete it then."), path, g_strerror (number));

  return FALSE;
}

/**
 * way_database_close:
 * @self: (transfer full): a database
 *
 * Closes the file; an open transaction is taken back.
 */
void
way_database_close (WayDatabase *self)
{
  g_hash_table_unref (self->idle);
  sqlite3_finalize (self->roll_back);
  sqlite3_finalize (self->roll_back_inner);
  sqlite3_finalize (self->release_inner);
  sqlite3_finalize (self->look);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * way_database_get_path:
 * @self: a database
 *
 * Returns: (transfer none): where the file is
 */
const char *
way_database_get_path (WayDatabase *self)
{
  return self->path;
}

/**
 * way_database_is_read_only:
 * @self: a database
 *
 * Returns: whether it cannot be written
 */
gboolean
way_database_is_read_only (WayDatabase *self)
{
  return self->read_only;
}

/**
 * way_database_is_empty:
 * @self: a database
 * @empty: (out): whether the file holds no table yet
 * @error: where to put why it cannot be told
 *
 * Returns: whether it can be told
 */
gboolean
way_database_is_empty (WayDatabase *self,
                       gboolean    *empty,
                       GError     **error)
{
  gint64 pages;

  if (!way_database_get_int (self, "PRAGMA page_count", &pages, error))
    return FALSE;
  *empty = pages == 0;

  return TRUE;
}
