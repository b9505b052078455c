/* schema.c - all tables of the records, and how an older file gets them
 *
 * Two ways lead from an older file to this version. What a newer declaration
 * adds (a field, a kind of part) is found by comparing, and added. What cannot
 * be found so (a renamed field, say) is a migration with a number, which the
 * file keeps as its user_version. Before either, the file is copied.
 */
#include "config.h"

#include "journeys/records/schema.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/records/record-query-private.h"
#include "journeys/records/search.h"
#include "journeys/storage/advice.h"
#include "journeys/storage/folder.h"

struct _WaySchema
{
  WayTable *tables[WAY_N_KINDS]; /* of kinds of record; NULL for others */
};

/* In an order in which each refers to those before it only. */
static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_PERSONA, WAY_KIND_CONTACT, WAY_KIND_JOB,
                                 WAY_KIND_PROFILE };

/* What is not derived: notes about the file itself, and the library of maps. */
static const char *const fixed[] = {
  "waymark",
  "CREATE TABLE waymark (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
  "map",
  "CREATE TABLE map (\n  row INTEGER PRIMARY KEY,\n  id TEXT NOT NULL UNIQUE,\n  path TEXT NOT NULL,\n  title TEXT NOT NULL,\n"
  "  sorted TEXT NOT NULL,\n  objective TEXT,\n  owner TEXT,\n  status TEXT,\n  reviewed TEXT,\n  due TEXT,\n  confidence REAL,\n"
  "  cards INTEGER NOT NULL,\n  size INTEGER NOT NULL,\n  modified INTEGER NOT NULL\n) STRICT",
  "map-due-index",
  "CREATE INDEX \"map-due-index\" ON map (due)",
  "map-link",
  "CREATE TABLE \"map-link\" (\n  map TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,\n  kind TEXT NOT NULL,\n"
  "  record TEXT NOT NULL,\n  PRIMARY KEY (map, kind, record)\n) STRICT, WITHOUT ROWID",
  "map-link-index",
  "CREATE INDEX \"map-link-index\" ON \"map-link\" (kind, record)",
  "map-index",
  "CREATE TABLE \"map-index\" (\n  map TEXT PRIMARY KEY REFERENCES map (id) ON DELETE CASCADE,\n  version INTEGER NOT NULL,\n"
  "  state TEXT,\n  scope TEXT,\n  pains INTEGER NOT NULL,\n  unowned INTEGER NOT NULL,\n  lowest INTEGER NOT NULL,\n"
  "  highest INTEGER NOT NULL\n) STRICT, WITHOUT ROWID",
  "map-stage",
  "CREATE TABLE \"map-stage\" (\n  map TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,\n  position INTEGER NOT NULL,\n"
  "  title TEXT NOT NULL,\n  PRIMARY KEY (map, position)\n) STRICT, WITHOUT ROWID",
  "map-emotion",
  "CREATE TABLE \"map-emotion\" (\n  map TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,\n  stage INTEGER NOT NULL,\n"
  "  step INTEGER NOT NULL,\n  link TEXT NOT NULL,\n  record TEXT,\n  name TEXT NOT NULL,\n  role TEXT,\n  level INTEGER NOT NULL,\n"
  "  PRIMARY KEY (map, step, link)\n) STRICT, WITHOUT ROWID",
  "map-review",
  "CREATE TABLE \"map-review\" (\n  map TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,\n  position INTEGER NOT NULL,\n"
  "  date TEXT,\n  open INTEGER NOT NULL,\n  people TEXT,\n  summary TEXT,\n  verdicts TEXT,\n"
  "  PRIMARY KEY (map, position)\n) STRICT, WITHOUT ROWID",
  "map-mention",
  "CREATE TABLE \"map-mention\" (\n  map TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,\n  kind TEXT NOT NULL,\n"
  "  record TEXT NOT NULL,\n  card TEXT NOT NULL,\n  relation TEXT NOT NULL,\n  \"card-kind\" TEXT NOT NULL,\n  title TEXT NOT NULL,\n"
  "  stage TEXT,\n  position INTEGER NOT NULL,\n  PRIMARY KEY (map, kind, record, card, relation)\n) STRICT, WITHOUT ROWID",
  "map-mention-index",
  "CREATE INDEX \"map-mention-index\" ON \"map-mention\" (kind, record)",
  /* What was merged into another record. Maps far away still have the old id. */
  "record-alias",
  "CREATE TABLE \"record-alias\" (\n  kind TEXT NOT NULL,\n  old TEXT NOT NULL,\n  kept TEXT NOT NULL,\n"
  "  PRIMARY KEY (kind, old)\n) STRICT, WITHOUT ROWID",
  "record-alias-index",
  "CREATE INDEX \"record-alias-index\" ON \"record-alias\" (kind, kept)",
  /* Who was erased, until that is done everywhere. */
  "erasure",
  "CREATE TABLE erasure (\n  row INTEGER PRIMARY KEY,\n  kind TEXT NOT NULL,\n  ids TEXT NOT NULL,\n  name TEXT NOT NULL,\n"
  "  backups INTEGER NOT NULL\n) STRICT",
};

/* What leads from version 1 to 2 stands first, and so on. A migration that
 * was released never changes. */
static const char *const migrations[] = {
  NULL,
};

static const WayDatabaseSort sort = {
  .application_id = 0x57617952, /* "WayR": how other programs tell our file */
  .version = G_N_ELEMENTS (migrations),
  .add_functions = way_query_add_functions,
  .is_own = way_table_is_index,
  .words = {
    [WAY_DATABASE_LOCKED] = N_ ("Another program is writing the records. Try again in a moment, or close it first."),
    [WAY_DATABASE_CORRUPT] = N_ ("The records are damaged. Nothing was overwritten. Restore a backup."),
    [WAY_DATABASE_FOREIGN] = N_ ("This is not a records file of Waymark. It was left as it is; move it away to begin anew."),
    [WAY_DATABASE_ALTERED] = N_ ("Somebody put into the records what Waymark never does, and what could do harm. Nothing of it was run, and the file was "
                                 "left as it is. Take it out with the program that put it there, or restore a backup."),
    [WAY_DATABASE_NEWER] = N_ ("A newer version of Waymark made the records, with what this one does not know. The file was left as it is. Open it with that version."),
    [WAY_DATABASE_READ_ONLY] = N_ ("The records cannot be changed."),
    [WAY_DATABASE_DISK] = N_ ("The records could not be written or read. Nothing was changed."),
    [WAY_DATABASE_CLOSED] = N_ ("The records cannot be opened for what is to be done. Nothing was changed."),
    [WAY_DATABASE_DANGLING] = N_ ("The record refers to one that is not there."),
    [WAY_DATABASE_INVALID] = N_ ("The records do not take this value or id."),
    [WAY_DATABASE_MEMORY] = N_ ("There is not enough memory for the records. Nothing was changed. Close other programs and try again."),
    [WAY_DATABASE_MOVED] = N_ ("The records were moved or replaced while they were in use. Nothing was changed. Start the program again."),
    [WAY_DATABASE_FAILED] = N_ ("The records failed."),
  },
};

/**
 * way_schema_get_sort:
 *
 * Returns: (transfer none): what files of records are, for [func@database_open]
 */
const WayDatabaseSort *
way_schema_get_sort (void)
{
  return &sort;
}

/**
 * way_schema_get_version:
 *
 * Returns: the version that files written now have
 */
int
way_schema_get_version (void)
{
  return sort.version;
}

static gboolean
has_table (WayDatabase *database,
           const char  *name,
           gboolean    *has,
           GError     **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (database, "SELECT 1 FROM sqlite_schema WHERE name = ?1", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, name);

  return way_statement_step (statement, has, error);
}

static GHashTable *
list_columns (WayDatabase *database,
              const char  *table,
              GError     **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WayStatement) statement = way_database_prepare (database, "SELECT name FROM pragma_table_info (?1)", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, table);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&columns);
      g_hash_table_add (columns, g_strdup (way_statement_get_text (statement, 0)));
    }
}

/* The SQL that makes what the file does not have yet. */
static GPtrArray *
list_missing (WaySchema   *self,
              WayDatabase *database,
              GError     **error)
{
  g_autoptr (GPtrArray) definitions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) columns = NULL;
  const char *of = NULL;
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (fixed); i += 2)
    {
      g_ptr_array_add (definitions, g_strdup (fixed[i]));
      g_ptr_array_add (definitions, NULL);
      g_ptr_array_add (definitions, g_strdup (fixed[i + 1]));
    }
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    way_table_add_definitions (self->tables[kinds[i]], definitions);

  for (i = 0; i < definitions->len; i += 3)
    {
      const char *table = g_ptr_array_index (definitions, i);
      const char *column = g_ptr_array_index (definitions, i + 1);
      char      **sql = (char **)&g_ptr_array_index (definitions, i + 2);
      gboolean    has;

      if (column == NULL)
        {
          if (!has_table (database, table, &has, error))
            return NULL;
        }
      else
        {
          if (g_strcmp0 (of, table) != 0)
            {
              g_clear_pointer (&columns, g_hash_table_unref);
              columns = list_columns (database, table, error);
              if (columns == NULL)
                return NULL;
              of = table;
            }
          /* Without a table there is nothing to alter: it is made whole. */
          has = g_hash_table_size (columns) == 0 || g_hash_table_contains (columns, column);
        }
      if (!has)
        g_ptr_array_add (missing, g_steal_pointer (sql));
    }

  return g_steal_pointer (&missing);
}

static gboolean
set_version (WayDatabase *database,
             int          version,
             GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return way_database_run (database, sql, error);
}

static gboolean
copy_before_change (WayDatabase *database,
                    const char  *backup_dir,
                    gint64       version,
                    GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("records-%s-before-version-%d.%d.db", stamp, way_schema_get_version (), (int)version);
  g_autofree char *path = g_build_filename (backup_dir, name, NULL);

  if (!way_folder_make (backup_dir))
    {
      int number = errno;

      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, _ ("%s: The folder cannot be made (%s). Nothing was changed. %s"),
                   backup_dir, g_strerror (number), way_advice_get (number));
      return FALSE;
    }

  return way_database_copy_into (database, path, error);
}

/* One step: everything that is missing, inside a transaction. Another program
 * may have been faster, so it is looked at again. */
static gboolean
add_missing (WaySchema   *self,
             WayDatabase *database,
             GError     **error)
{
  g_autoptr (GPtrArray) missing = NULL;
  gint64 version;
  guint  i;

  if (!way_database_get_int (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == 0)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", sort.application_id);

      if (!way_database_run (database, mark, error))
        return FALSE;
    }
  for (i = MAX (version, 1); i < G_N_ELEMENTS (migrations); i++)
    if (!way_database_run (database, migrations[i - 1], error))
      return FALSE;

  missing = list_missing (self, database, error);
  if (missing == NULL)
    return FALSE;
  for (i = 0; i < missing->len; i++)
    if (!way_database_run (database, g_ptr_array_index (missing, i), error))
      return FALSE;
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      way_table_make_statements (self->tables[kinds[i]]);
      if (!way_search_refresh_index (database, self->tables[kinds[i]], error))
        return FALSE;
    }

  return version == way_schema_get_version () || set_version (database, way_schema_get_version (), error);
}

static gboolean
is_current (WaySchema   *self,
            WayDatabase *database,
            gint64       version,
            gboolean    *current,
            GError     **error)
{
  g_autoptr (GPtrArray) missing = list_missing (self, database, error);
  guint i;

  if (missing == NULL)
    return FALSE;
  *current = missing->len == 0 && version == way_schema_get_version ();
  for (i = 0; *current && i < G_N_ELEMENTS (kinds); i++)
    if (!way_search_is_index_current (database, self->tables[kinds[i]], current, error))
      return FALSE;

  return TRUE;
}

/* In a file that cannot be changed, what is missing stays missing. */
static gboolean
mark_present (WayDatabase *database,
              WayTable    *table,
              GError     **error)
{
  g_autoptr (GHashTable) columns = list_columns (database, table->name, error);
  guint i;

  if (columns == NULL)
    return FALSE;
  for (i = 0; i < table->columns->len; i++)
    {
      WayColumn       *column = g_ptr_array_index (table->columns, i);
      g_autofree char *currency = g_strconcat (column->name, "-currency", NULL);

      column->present = g_hash_table_contains (columns, column->name) &&
                        (column->field->type != WAY_FIELD_MONEY || g_hash_table_contains (columns, currency));
    }
  for (i = 0; i < table->children->len; i++)
    if (!mark_present (database, g_ptr_array_index (table->children, i), error))
      return FALSE;

  return TRUE;
}

/* Fields that are missing are not shown; without a table nothing can be read, and it cannot be made. */
static gboolean
has_all_tables (WaySchema   *self,
                WayDatabase *database,
                GError     **error)
{
  g_autoptr (GPtrArray) missing = list_missing (self, database, error);
  guint i;

  for (i = 0; missing != NULL && i < missing->len; i++)
    /* Who is being erased is asked with care for that it may not be there. */
    if (g_str_has_prefix (g_ptr_array_index (missing, i), "CREATE TABLE") &&
        !g_str_has_prefix (g_ptr_array_index (missing, i), "CREATE TABLE erasure "))
      {
        g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_READ_ONLY,
                     _ ("%s: An older version of Waymark wrote the records, and here they cannot be brought up to date. "
                        "Copy the file to a folder that may be written, and open the records there."),
                     way_database_get_path (database));
        return FALSE;
      }

  return missing != NULL;
}

/**
 * way_schema_open:
 * @database: an open database
 * @backup_dir: where a copy goes before the file is changed
 * @newer: (out): whether a newer version wrote the file, so that it must not be changed
 * @error: where to put why the file cannot be used
 *
 * Compares the file with the declarations, and brings it up to them.
 *
 * Returns: (transfer full) (nullable): the tables; on failure the file is as it was
 */
WaySchema *
way_schema_open (WayDatabase *database,
                 const char  *backup_dir,
                 gboolean    *newer,
                 GError     **error)
{
  g_autoptr (WaySchema) self = g_new0 (WaySchema, 1);
  gboolean is_new;
  gboolean current = FALSE;
  gint64   version;
  guint    i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->tables[kinds[i]] = way_table_new (kinds[i], NULL, -1);

  if (!way_database_is_empty (database, &is_new, error) ||
      !way_database_get_int (database, "PRAGMA user_version", &version, error))
    return NULL;
  *newer = version > way_schema_get_version ();
  if (!*newer && !way_database_is_read_only (database))
    {
      if (!is_current (self, database, version, &current, error))
        return NULL;
      if (!current)
        {
          if (!is_new && !copy_before_change (database, backup_dir, version, error))
            return NULL;
          if (!way_database_begin (database, error))
            return NULL;
          if (!add_missing (self, database, error))
            {
              way_database_rollback (database);
              return NULL;
            }
          if (!way_database_commit (database, error))
            return NULL;
        }
    }
  else if (!*newer && !is_new && !has_all_tables (self, database, error))
    return NULL;
  else
    for (i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (!mark_present (database, self->tables[kinds[i]], error))
        return NULL;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    way_table_make_statements (self->tables[kinds[i]]);

  return g_steal_pointer (&self);
}

/**
 * way_schema_free:
 * @self: (transfer full): the tables
 *
 * Frees the description; the file is not touched.
 */
void
way_schema_free (WaySchema *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_pointer (&self->tables[kinds[i]], way_table_free);
  g_free (self);
}

/**
 * way_schema_get_table:
 * @self: the tables
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the table of a kind of record; NULL
 *   for what is not a record
 */
WayTable *
way_schema_get_table (WaySchema *self,
                      WayKind    kind)
{
  return self->tables[kind];
}
