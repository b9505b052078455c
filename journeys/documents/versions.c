/* versions.c - earlier states of maps, kept beside the files */
#include "config.h"

#include "journeys/documents/versions-private.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/reader.h"
#include "journeys/documents/text-guard.h"
#include "journeys/documents/writer.h"
#include "journeys/storage/folder.h"

/* Saves of one map that are kept; those with a name are kept besides. */
#define MOST_SAVES 100

/* Of these none is left out for being too near to another. */
#define NEWEST 20

/* Of a map of many pictures so many stay. */
#define FEWEST 5

/* Of one map, all together and compressed. Bytes. */
#define MOST_BYTES (64 * 1024 * 1024)

static const WayDatabaseSort sort = {
  .application_id = 0x57617956, /* "WayV" */
  .version = 1,
  .schema = "CREATE TABLE content (sum TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;"
            "CREATE TABLE version (id INTEGER PRIMARY KEY AUTOINCREMENT, saved INTEGER NOT NULL, path TEXT, label TEXT,"
            " size INTEGER NOT NULL, sum TEXT NOT NULL REFERENCES content (sum)) STRICT;"
            "CREATE INDEX \"version-sum\" ON version (sum);"
            "PRAGMA user_version = 1",
  .words = {
    [WAY_DATABASE_LOCKED] = N_ ("Another program is writing the versions of the map. Try again in a moment."),
    [WAY_DATABASE_CORRUPT] = N_ ("The versions of the map cannot be read, because the file is damaged. The map itself is not concerned."),
    [WAY_DATABASE_FOREIGN] = N_ ("This is not a file of versions of Waymark. It was left as it is; move it away, and versions are kept again."),
    [WAY_DATABASE_ALTERED] = N_ ("Somebody put into the file of versions what Waymark never does, and what could do harm. Nothing of it was run. Move the file away, and versions are kept again."),
    [WAY_DATABASE_NEWER] = N_ ("A newer version of Waymark keeps the versions of the map, with what this one does not know. The file was left as it is. Open the map with that version."),
    [WAY_DATABASE_READ_ONLY] = N_ ("Versions of the map cannot be kept, because the file may not be changed."),
    [WAY_DATABASE_DISK] = N_ ("Versions of the map cannot be kept."),
    [WAY_DATABASE_CLOSED] = N_ ("Versions of the map cannot be kept, because the file cannot be opened."),
    [WAY_DATABASE_DANGLING] = N_ ("The file of versions failed."),
    [WAY_DATABASE_INVALID] = N_ ("The file of versions failed."),
    [WAY_DATABASE_MEMORY] = N_ ("There is not enough memory to keep versions of the map. Close other programs."),
    [WAY_DATABASE_MOVED] = N_ ("The file of versions was moved or replaced while it was in use."),
    [WAY_DATABASE_FAILED] = N_ ("The file of versions failed."),
  },
};

static void
version_free (gpointer data)
{
  WayVersion *self = data;

  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

/**
 * way_versions_dup_folder:
 *
 * Returns: (transfer full): the folder for versions below that for data
 */
char *
way_versions_dup_folder (void)
{
  g_autofree char *data = way_folder_dup_data (NULL);

  return g_build_filename (data, "versions", NULL);
}

/* A UUID from a file may be anything. */
static char *
dup_path (const char *folder,
          const char *uuid)
{
  g_autofree char *name = NULL;

  if (!g_uuid_string_is_valid (uuid))
    {
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);

      name = g_strconcat (sum, ".versions", NULL);
    }
  else
    name = g_strconcat (uuid, ".versions", NULL);

  return g_build_filename (folder, name, NULL);
}

/* The file of versions of a map; it is made when it is not there. */
WayDatabase *
way_versions_open_file (const char *path,
                        GError    **error)
{
  return way_database_open_made (path, &sort, error);
}

static WayDatabase *
open_versions (const char *folder,
               const char *uuid,
               GError    **error)
{
  g_autofree char *path = dup_path (folder, uuid);

  way_folder_make (folder);

  return way_versions_open_file (path, error);
}

static GBytes *
convert (GConverter *converter,
         GBytes     *bytes,
         gsize       most)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 part[16384];
  gssize n;

  while ((n = g_input_stream_read (stream, part, sizeof part, NULL, NULL)) > 0 && out->len + (gsize)n <= most)
    g_byte_array_append (out, part, n);

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);

  return convert (G_CONVERTER (compressor), bytes, G_MAXSSIZE);
}

static GBytes *
decompress (GBytes *bytes)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  return convert (G_CONVERTER (decompressor), bytes, WAY_TEXT_GUARD_LARGEST);
}

gboolean
way_versions_add_content (WayDatabase *database,
                          const char  *sum,
                          GBytes      *content,
                          GError     **error)
{
  g_autoptr (GBytes) small = compress (content);
  g_autoptr (WayStatement) statement = way_database_prepare (database, "INSERT OR IGNORE INTO content VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, sum);
  way_statement_bind_bytes (statement, 2, small, 0, g_bytes_get_size (small));

  return way_statement_run (statement, error);
}

static gboolean
add_version (WayDatabase *database,
             const char  *sum,
             gsize        size,
             gint64       saved,
             const char  *path,
             const char  *label,
             GError     **error)
{
  g_autoptr (WayStatement) statement =
    way_database_prepare (database, "INSERT INTO version (saved, path, label, size, sum) VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_int (statement, 1, saved);
  way_statement_bind_text (statement, 2, path);
  way_statement_bind_text (statement, 3, label);
  way_statement_bind_int (statement, 4, size);
  way_statement_bind_text (statement, 5, sum);

  return way_statement_run (statement, error);
}

static gboolean
remove_version (WayDatabase *database,
                gint64       id,
                GError     **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (database, "DELETE FROM version WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_int (statement, 1, id);

  return way_statement_run (statement, error) &&
         way_database_run (database, "DELETE FROM content WHERE sum NOT IN (SELECT sum FROM version)", error);
}

/* The one that is nearest to the one after it, so that those of long ago stand for as much time as those of today.
 * Not the one that has just come, however old its date is: nothing else may have it. -1 when there are only so many. */
static gint64
find_dispensable (GPtrArray *versions,
                  guint      fewest,
                  gint64     just_kept)
{
  gint64 found = -1, gap = G_MAXINT64;
  guint  i, n = 0;
  gint64 later = 0;

  /* The newest comes first. */
  for (i = 0; i < versions->len; i++)
    {
      const WayVersion *version = g_ptr_array_index (versions, i);

      if (version->label != NULL)
        continue;
      if (++n > fewest && version->id != just_kept && later - version->saved < gap)
        {
          gap = later - version->saved;
          found = version->id;
        }
      later = version->saved;
    }

  return found;
}

static GPtrArray *
list (WayDatabase *database,
      GError     **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  g_autoptr (WayStatement) statement =
    way_database_prepare (database, "SELECT id, saved, path, label, size FROM version ORDER BY saved DESC, id DESC LIMIT 10000", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (way_statement_step (statement, &row, error))
    {
      WayVersion *version;

      if (!row)
        return g_steal_pointer (&versions);
      version = g_new0 (WayVersion, 1);
      version->id = way_statement_get_int (statement, 0);
      version->saved = way_statement_get_int (statement, 1);
      version->path = g_strdup (way_statement_get_text (statement, 2));
      version->label = g_strdup (way_statement_get_text (statement, 3));
      version->size = way_statement_get_int (statement, 4);
      g_ptr_array_add (versions, version);
    }

  return NULL;
}

/* After one came. */
static gboolean
thin_out (WayDatabase *database,
          GError     **error)
{
  gint64 just_kept;

  if (!way_database_get_int (database, "SELECT max (id) FROM version", &just_kept, error))
    return FALSE;
  while (TRUE)
    {
      g_autoptr (GPtrArray) versions = list (database, error);
      gint64 saves, bytes, id = -1;

      if (versions == NULL ||
          !way_database_get_int (database, "SELECT count (*) FROM version WHERE label IS NULL", &saves, error) ||
          !way_database_get_int (database, "SELECT total (length (bytes)) FROM content", &bytes, error))
        return FALSE;
      if (saves > MOST_SAVES || bytes > MOST_BYTES)
        id = find_dispensable (versions, NEWEST, just_kept);
      if (id < 0 && bytes > MOST_BYTES)
        id = find_dispensable (versions, FEWEST, just_kept);
      if (id < 0)
        return TRUE;
      if (!remove_version (database, id, error))
        return FALSE;
    }
}

static gboolean
is_newest (WayDatabase *database,
           const char  *sum,
           gboolean    *newest,
           GError     **error)
{
  g_autoptr (WayStatement) statement =
    way_database_prepare (database, "SELECT sum FROM version ORDER BY saved DESC, id DESC LIMIT 1", error);
  gboolean row;

  if (statement == NULL || !way_statement_step (statement, &row, error))
    return FALSE;
  *newest = row && g_strcmp0 (way_statement_get_text (statement, 0), sum) == 0;

  return TRUE;
}

/**
 * way_versions_keep:
 * @folder: where versions are; it is made when it is not there
 * @uuid: of the map
 * @content: the bytes of its file
 * @saved: when they were saved, in microseconds of Unix time
 * @path: (nullable): the file they were in
 * @label: (nullable): what the user calls this version; NULL for a save
 * @error: where to put why it was not kept
 *
 * Keeps a state of a map. The same content is kept once; a save that is the same as the last one is not counted
 * again. Of saves the oldest get fewer: of a map there are at most 100, and of many pictures those 64 MiB hold, but always
 * the last five, and this one; and those with a label.
 *
 * Returns: whether it is safely on the disk
 */
gboolean
way_versions_keep (const char *folder,
                   const char *uuid,
                   GBytes     *content,
                   gint64      saved,
                   const char *path,
                   const char *label,
                   GError    **error)
{
  g_autoptr (WayDatabase) database = open_versions (folder, uuid, error);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  gboolean         newest;

  if (database == NULL || !is_newest (database, sum, &newest, error))
    return FALSE;
  if (newest && label == NULL)
    return TRUE;
  if (!way_database_begin (database, error))
    return FALSE;
  if (way_versions_add_content (database, sum, content, error) &&
      add_version (database, sum, g_bytes_get_size (content), saved, path, label, error) &&
      thin_out (database, error) &&
      way_database_commit (database, error))
    return TRUE;
  way_database_rollback (database);

  return FALSE;
}

static gboolean
has_versions (const char *folder,
              const char *uuid)
{
  g_autofree char *path = dup_path (folder, uuid);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * way_versions_list:
 * @folder: where versions are
 * @uuid: of a map
 * @error: where to put why they cannot be listed
 *
 * Returns: (transfer full) (element-type WayVersion) (nullable): the versions of the map, the newest first
 */
GPtrArray *
way_versions_list (const char *folder,
                   const char *uuid,
                   GError    **error)
{
  g_autoptr (WayDatabase) database = NULL;

  if (!has_versions (folder, uuid))
    return g_ptr_array_new_with_free_func (version_free);
  database = open_versions (folder, uuid, error);

  return database != NULL ? list (database, error) : NULL;
}

/* The bytes of a map that a statement finds by a key. */
GBytes *
way_versions_read_content (WayDatabase *database,
                           const char  *sql,
                           const char  *key,
                           GError     **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (database, sql, error);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) small = NULL;
  GBytes  *bytes;
  gboolean row;

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, key);
  if (!way_statement_step (statement, &row, error))
    return NULL;
  if (row)
    way_statement_append_bytes (statement, 0, array);
  small = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  bytes = row ? decompress (small) : NULL;
  if (bytes == NULL)
    way_database_fail (database, SQLITE_CORRUPT, error);

  return bytes;
}

/**
 * way_versions_read:
 * @folder: where versions are
 * @uuid: of a map
 * @id: of a version of it
 * @error: where to put why it cannot be read
 *
 * Returns: (transfer full) (nullable): the bytes of the map as it was
 */
GBytes *
way_versions_read (const char *folder,
                   const char *uuid,
                   gint64      id,
                   GError    **error)
{
  g_autoptr (WayDatabase) database = open_versions (folder, uuid, error);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return database != NULL ? way_versions_read_content (database, "SELECT bytes FROM content JOIN version USING (sum) WHERE id = ?1", key, error) : NULL;
}
