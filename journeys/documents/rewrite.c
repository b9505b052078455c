/* rewrite.c - what is to be found nowhere any more, taken out of all that is kept of maps */
#include "config.h"

#include "journeys/documents/rewrite.h"

#include "journeys/documents/document-error.h"
#include "journeys/storage/advice.h"
#include "journeys/storage/error.h"

static void
unread_free (gpointer data)
{
  WayUnread *self = data;

  g_free (self->path);
  g_free (self->problem);
  g_free (self);
}

static void
rewritten_free (gpointer data)
{
  WayRewritten *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * way_rewrite_new_unread:
 *
 * Returns: (transfer full) (element-type WayUnread): an empty list
 */
GPtrArray *
way_rewrite_new_unread (void)
{
  return g_ptr_array_new_with_free_func (unread_free);
}

/**
 * way_rewrite_add_unread:
 * @self: what is changed
 * @path: a file
 * @problem: why it was left as it is, translated
 * @damaged: whether it cannot be read ever; see way_rewrite_is_damage()
 *
 * Notes what may have still what was to go.
 */
void
way_rewrite_add_unread (const WayRewrite *self,
                        const char       *path,
                        const char       *problem,
                        gboolean          damaged)
{
  WayUnread *unread = g_new0 (WayUnread, 1);

  unread->path = g_strdup (path);
  unread->problem = g_strdup (way_advice_skip_path (problem, path));
  unread->damaged = damaged;
  g_ptr_array_add (self->unread, unread);
}

/**
 * way_rewrite_open_folder:
 * @self: what is changed
 * @folder: where files are that are to be changed
 *
 * Returns: (transfer full) (nullable): the folder; NULL when there is none, or when it cannot be read, which is noted
 */
GDir *
way_rewrite_open_folder (const WayRewrite *self,
                         const char       *folder)
{
  g_autoptr (GError) error = NULL;
  GDir *dir = g_dir_open (folder, 0, &error);

  if (dir == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    way_rewrite_add_unread (self, folder, error->message, FALSE);

  return dir;
}

/**
 * way_rewrite_is_damage:
 * @error: why a file, or a map in it, could not be read
 *
 * Returns: whether it cannot be read ever. What another program hinders, a full disk or a missing right can be read
 *   later, and what a newer version wrote by that one.
 */
gboolean
way_rewrite_is_damage (const GError *error)
{
  return g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT) ||
         g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN) ||
         g_error_matches (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED) ||
         g_error_matches (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_NOT_A_MAP);
}

/**
 * way_rewrite_new_files:
 *
 * Returns: (transfer full) (element-type filename WayRewritten): an empty table
 */
GHashTable *
way_rewrite_new_files (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rewritten_free);
}

/**
 * way_rewrite_add_file:
 * @files: a table
 * @path: the file of a map
 * @before: what was in it
 * @after: what is in it now
 *
 * Notes that a file was changed: what was not saved of it goes on from there.
 */
void
way_rewrite_add_file (GHashTable *files,
                      const char *path,
                      GBytes     *before,
                      GBytes     *after)
{
  WayRewritten *rewritten = g_new0 (WayRewritten, 1);

  rewritten->before = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, before);
  rewritten->after = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, after);
  g_hash_table_insert (files, g_strdup (path), rewritten);
}
