/* versions-rewrite.c - what is to be found nowhere any more, taken out of earlier versions */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "journeys/documents/reader.h"
#include "journeys/documents/versions-private.h"
#include "journeys/documents/writer.h"

static GPtrArray *
list_sums (WayDatabase *database,
           GError     **error)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayStatement) statement = way_database_prepare (database, "SELECT sum FROM content", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (way_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&sums);
      g_ptr_array_add (sums, g_strdup (way_statement_get_text (statement, 0)));
    }

  return NULL;
}

static gboolean
replace_content (WayDatabase *database,
                 const char  *sum,
                 GBytes      *content,
                 GError     **error)
{
  g_autofree char *now = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (WayStatement) statement = NULL;

  if (!way_versions_add_content (database, now, content, error))
    return FALSE;
  statement = way_database_prepare (database, "UPDATE version SET sum = ?1, size = ?2 WHERE sum = ?3", error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, now);
  way_statement_bind_int (statement, 2, g_bytes_get_size (content));
  way_statement_bind_text (statement, 3, sum);

  return way_statement_run (statement, error) &&
         way_database_run_with (database, error, "DELETE FROM content WHERE sum = ?1 AND sum <> ?2", 2, sum, now);
}

/* What cannot be read. */
typedef struct
{
  guint   n_damaged;
  GError *later; /* why one cannot be read now, or by this version; NULL */
} Unread;

static void
unread_clear (Unread *self)
{
  g_clear_error (&self->later);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Unread, unread_clear)

/* Leaves @map NULL when it cannot be read, and notes that. Returns FALSE when the file cannot be read now. */
static gboolean
read_map (WayDatabase *database,
          const char  *sum,
          WayMap     **map,
          Unread      *unread,
          GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = way_versions_read_content (database, "SELECT bytes FROM content WHERE sum = ?1", sum, &problem);
  g_autoptr (GPtrArray) notices = NULL;
  gboolean read_only;

  *map = bytes != NULL ? way_reader_read_own (bytes, sum, &notices, &read_only, &problem) : NULL;
  if (*map != NULL)
    return TRUE;
  if (way_rewrite_is_damage (problem))
    unread->n_damaged++;
  else if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  else if (unread->later == NULL)
    unread->later = g_steal_pointer (&problem);

  return TRUE;
}

/* What cannot be read as a map is left as it is, and counted. */
static gboolean
rewrite_maps (WayDatabase      *database,
              const WayRewrite *rewrite,
              Unread           *unread,
              GError          **error)
{
  g_autoptr (GPtrArray) sums = list_sums (database, error);
  guint i;

  for (i = 0; sums != NULL && i < sums->len; i++)
    {
      const char *sum = g_ptr_array_index (sums, i);
      g_autoptr (WayMap) map = NULL;
      gboolean changed = FALSE;

      if (!read_map (database, sum, &map, unread, error))
        return FALSE;
      if (map != NULL && !rewrite->change_map (map, &changed, rewrite->data, error))
        return FALSE;
      if (changed)
        {
          g_autoptr (GBytes) content = way_writer_write (map);

          if (!replace_content (database, sum, content, error))
            return FALSE;
        }
    }

  return sums != NULL;
}

/* What the user called the versions. */
static gboolean
rewrite_labels (WayDatabase      *database,
                const WayRewrite *rewrite,
                GError          **error)
{
  g_autoptr (WayStatement) labels = way_database_prepare (database, "SELECT DISTINCT label FROM version WHERE label IS NOT NULL", error);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;
  guint    i;

  while (labels != NULL && row)
    {
      if (!way_statement_step (labels, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (old, g_strdup (way_statement_get_text (labels, 0)));
    }
  for (i = 0; i < old->len; i++)
    {
      g_autofree char *label = rewrite->change_text (g_ptr_array_index (old, i), rewrite->data);

      if (label != NULL &&
          !way_database_run_with (database, error, "UPDATE version SET label = ?1 WHERE label = ?2", 2, label, g_ptr_array_index (old, i)))
        return FALSE;
    }

  return labels != NULL;
}

static gboolean
rewrite_file (const char       *path,
              const WayRewrite *rewrite,
              Unread           *unread,
              GError          **error)
{
  g_autoptr (WayDatabase) database = way_versions_open_file (path, error);

  if (database == NULL || !way_database_begin (database, error))
    return FALSE;
  if (rewrite_maps (database, rewrite, unread, error) && rewrite_labels (database, rewrite, error) && way_database_commit (database, error))
    return TRUE;
  way_database_rollback (database);

  return FALSE;
}

static void
rewrite_and_note (const char       *path,
                  const WayRewrite *rewrite)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_auto (Unread) unread = { 0 };

  if (!rewrite_file (path, rewrite, &unread, &error))
    {
      way_rewrite_add_unread (rewrite, path, error->message, way_rewrite_is_damage (error));
      return;
    }
  if (unread.n_damaged > 0)
    {
      words = g_strdup_printf (g_dngettext (NULL, "%u earlier version of a map cannot be read.", "%u earlier versions of a map cannot be read.", unread.n_damaged), unread.n_damaged);
      way_rewrite_add_unread (rewrite, path, words, TRUE);
    }
  if (unread.later != NULL)
    way_rewrite_add_unread (rewrite, path, unread.later->message, FALSE);
}

/**
 * way_versions_rewrite_all:
 * @folder: where versions are
 * @rewrite: what is changed in them; files that cannot be changed, or have a version that cannot be read, are noted there
 *
 * Changes the versions of all maps, and what they are called, so that nothing of what was changed is left in the files.
 */
void
way_versions_rewrite_all (const char       *folder,
                          const WayRewrite *rewrite)
{
  g_autoptr (GDir) dir = way_rewrite_open_folder (rewrite, folder);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".versions"))
        rewrite_and_note (path, rewrite);
    }
}

static gboolean
remove_unread (WayDatabase *database,
               GError     **error)
{
  g_autoptr (GPtrArray) sums = list_sums (database, error);
  guint i;

  for (i = 0; sums != NULL && i < sums->len; i++)
    {
      const char *sum = g_ptr_array_index (sums, i);
      g_autoptr (WayMap) map = NULL;
      g_auto (Unread) unread = { 0 };

      if (!read_map (database, sum, &map, &unread, error))
        return FALSE;
      if (unread.n_damaged > 0 && (!way_database_run_with (database, error, "DELETE FROM version WHERE sum = ?1", 1, sum) ||
                                   !way_database_run_with (database, error, "DELETE FROM content WHERE sum = ?1", 1, sum)))
        return FALSE;
    }

  return sums != NULL;
}

/**
 * way_versions_remove_unread:
 * @path: of a file of versions that [func@versions_rewrite_all] could not read, or not all of it
 * @error: where to put why not
 *
 * Removes the versions that cannot be read; the whole file, when it cannot be.
 *
 * Returns: whether they are gone
 */
gboolean
way_versions_remove_unread (const char *path,
                            GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (WayDatabase) database = way_versions_open_file (path, &problem);

  if (database != NULL && way_database_begin (database, &problem))
    {
      if (remove_unread (database, &problem) && way_database_commit (database, &problem))
        return TRUE;
      way_database_rollback (database);
    }
  /* What another program or a full disk hinders may be read later. */
  if (!way_rewrite_is_damage (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_clear_pointer (&database, way_database_close);

  return way_database_remove (path, error);
}
