/* versions-find.c - which map a file had that is gone or cannot be read */
#include "config.h"

#include "journeys/documents/reader.h"
#include "journeys/documents/versions-private.h"

#define LAST_OF_PATH "SELECT sum, saved FROM version WHERE path = ?1 ORDER BY saved DESC, id DESC LIMIT 1"

/* The content of the last version that was in a file, and when that was; NULL when none was. */
static char *
find_last (WayDatabase *database,
           const char  *path,
           gint64      *saved)
{
  g_autoptr (WayStatement) statement = way_database_prepare (database, LAST_OF_PATH, NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, path);
  if (!way_statement_step (statement, &row, NULL) || !row)
    return NULL;
  *saved = way_statement_get_int (statement, 1);

  return g_strdup (way_statement_get_text (statement, 0));
}

static char *
read_uuid (WayDatabase *database,
           const char  *sum)
{
  g_autoptr (GBytes) bytes = way_versions_read_content (database, "SELECT bytes FROM content WHERE sum = ?1", sum, NULL);
  g_autoptr (WayMap) map = bytes != NULL ? way_reader_read (bytes, "", NULL, NULL, NULL) : NULL;

  return map != NULL ? g_strdup (way_map_get_uuid (map)) : NULL;
}

/**
 * way_versions_find:
 * @folder: where versions are
 * @path: a file, which need not be there any more
 *
 * Looks through the versions of all maps for those of the one that was in a file last. What cannot be read is
 * passed over.
 *
 * Returns: (transfer full) (nullable): the UUID of the map; NULL when no version of it was in that file
 */
char *
way_versions_find (const char *folder,
                   const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char       *uuid = NULL;
  gint64      latest = G_MININT64;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr (WayDatabase) database = g_str_has_suffix (name, ".versions") ? way_versions_open_file (file, NULL) : NULL;
      gint64           saved = 0;
      g_autofree char *sum = database != NULL ? find_last (database, path, &saved) : NULL;
      char            *found = sum != NULL && saved > latest ? read_uuid (database, sum) : NULL;

      if (found == NULL)
        continue;
      g_free (uuid);
      uuid = found;
      latest = saved;
    }

  return uuid;
}
