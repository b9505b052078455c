/* versions-find.c - which maps were in a file that is gone, cannot be read or has another map now */
#include "config.h"

#include "journeys/documents/reader.h"
#include "journeys/documents/versions-private.h"

#define OF_PATH "SELECT sum, saved FROM version WHERE path = ?1 ORDER BY saved DESC, id DESC LIMIT 1000"

typedef struct
{
  char  *uuid;
  gint64 saved;
} Found;

/* NULL without an error: it is what somebody left that is no map, and was kept before a map took its place. */
static char *
read_uuid (WayDatabase *database,
           const char  *sum,
           GError     **error)
{
  g_autoptr (GBytes) bytes = way_versions_read_content (database, "SELECT bytes FROM content WHERE sum = ?1", sum, error);
  g_autoptr (WayMap) map = bytes != NULL ? way_reader_read (bytes, "", NULL, NULL, NULL) : NULL;

  return map != NULL ? g_strdup (way_map_get_uuid (map)) : NULL;
}

/* The map whose version was the last one in a file, and when that was; NULL without an error when none was. */
static Found *
find_last (const char *versions,
           const char *path,
           GError    **error)
{
  g_autoptr (WayDatabase) database = way_versions_open_file (versions, error);
  g_autoptr (WayStatement) statement = database != NULL ? way_database_prepare (database, OF_PATH, error) : NULL;
  gboolean row = statement != NULL;

  if (row)
    way_statement_bind_text (statement, 1, path);
  while (row && way_statement_step (statement, &row, error) && row)
    {
      g_autoptr (GError) problem = NULL;
      char  *uuid = read_uuid (database, way_statement_get_text (statement, 0), &problem);
      Found *found;

      if (uuid == NULL && problem == NULL)
        continue;
      if (uuid == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      found = g_new0 (Found, 1);
      found->uuid = uuid;
      found->saved = way_statement_get_int (statement, 1);
      return found;
    }

  return NULL;
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_free (self->uuid);
  g_free (self);
}

static int
compare_saved (gconstpointer a,
               gconstpointer b)
{
  const Found *first = *(const Found *const *)a, *second = *(const Found *const *)b;

  return (first->saved < second->saved) - (first->saved > second->saved);
}

/**
 * way_versions_find:
 * @folder: where versions are
 * @path: a file, which need not be there any more
 * @problems: (nullable) (element-type utf8): gets why a file of versions cannot be read, with its path
 *
 * Looks through the versions of all maps for those that were in a file. What cannot be read is passed over.
 *
 * Returns: (transfer full) (array zero-terminated=1): the UUIDs of these maps; that of the one that was there last is first
 */
char **
way_versions_find (const char *folder,
                   const char *path,
                   GPtrArray  *problems)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();
  const char *name;
  guint       i;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      Found *found = g_str_has_suffix (name, ".versions") ? find_last (file, path, &error) : NULL;

      if (found != NULL)
        g_ptr_array_add (all, found);
      else if (error != NULL && problems != NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
    }
  g_ptr_array_sort (all, compare_saved);
  for (i = 0; i < all->len; i++)
    g_strv_builder_add (uuids, ((Found *)g_ptr_array_index (all, i))->uuid);

  return g_strv_builder_end (uuids);
}
