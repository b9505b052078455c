/* document-disk.c - an open map, and what somebody else has made of its file */
#include "config.h"

#include "journeys/documents/document-private.h"

#include <glib/gi18n.h>

#include "journeys/documents/writer.h"

#define DISKS                                      \
  G_DEFINE_ENUM_VALUE (WAY_DISK_KNOWN, "known"),   \
    G_DEFINE_ENUM_VALUE (WAY_DISK_OTHER, "other"), \
    G_DEFINE_ENUM_VALUE (WAY_DISK_GONE, "gone")

G_DEFINE_ENUM_TYPE (WayDisk, way_disk, DISKS)

/**
 * way_document_get_disk:
 * @self: a document
 *
 * Returns: what is in its file now, as far as a watch has looked
 */
WayDisk
way_document_get_disk (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), WAY_DISK_KNOWN);

  return self->disk;
}

/* Somebody has looked at the file, or written it. */
void
way_document_set_disk (WayDocument *self,
                       WayDisk      disk)
{
  if (self->disk == disk)
    return;
  self->disk = disk;
  way_document_notify_state (self);
  g_object_notify (G_OBJECT (self), "disk");
}

/* A map that was recovered without its file. */
void
way_document_set_origin (WayDocument *self,
                         const char  *path,
                         gboolean     is_copy)
{
  g_clear_object (&self->origin);
  self->origin = g_file_new_for_path (path);
  self->is_copy = is_copy;
}

/**
 * way_document_get_origin:
 * @self: a document
 * @is_copy: (out) (optional): whether there is something else in that file now
 *
 * Returns: (transfer none) (nullable): where the map was, of work that was recovered and is in no file yet
 */
GFile *
way_document_get_origin (WayDocument *self,
                         gboolean    *is_copy)
{
  GFile *origin;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  origin = self->file == NULL ? self->origin : NULL;
  if (is_copy != NULL)
    *is_copy = origin != NULL && self->is_copy;

  return origin;
}

/* What is missing in a damaged map would be missing on this one. */
static gboolean
check_whole (GPtrArray *notices,
             GError   **error)
{
  guint i;

  for (i = 0; i < notices->len; i++)
    {
      WayNotice *notice = g_ptr_array_index (notices, i);

      if (!notice->repaired)
        continue;
      g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ, notice->message);
      return FALSE;
    }

  return TRUE;
}

/* What a much newer Waymark says of a map would be lost on this one. */
static WayMap *
read_map (WayDocument *self,
          GBytes      *bytes,
          gboolean     whole,
          GError     **error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = NULL;
  gboolean read_only = FALSE;

  map = way_reader_read (bytes, name, &notices, &read_only, error);
  if (map != NULL && read_only)
    {
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY,
                   _ ("%s: The map that is in the file now was made by a much newer Waymark, so it cannot be put together with yours. "
                      "Keep yours as a copy, or install the newest version."),
                   name);
      return NULL;
    }

  return map != NULL && (!whole || check_whole (notices, error)) ? g_steal_pointer (&map) : NULL;
}

/**
 * way_document_read_base:
 * @self: a document with a file
 * @error: where to put why it cannot be read
 *
 * Returns: (transfer full) (nullable): the map as it was in the file when it was opened or saved last
 */
WayMap *
way_document_read_base (WayDocument *self,
                        GError     **error)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (self->file != NULL && self->identity.content != NULL, NULL);

  return read_map (self, self->identity.content, FALSE, error);
}

/**
 * way_document_read_disk:
 * @self: a document with a file
 * @read: (out): what was read, for [method@Document.accept_read]; to be cleared
 * @changed: (out): whether somebody else has written something else than the document did
 * @error: where to put why it cannot be read
 *
 * Reads the file anew, if what is in it now is whole: what would have to be repaired is damaged. What was read may be
 * replaced only when it was accepted; a map of a much newer Waymark, which could not be put together with this one, is
 * refused.
 *
 * Returns: (transfer full) (nullable): the map that is in the file now, which is not that of the document
 */
WayMap *
way_document_read_disk (WayDocument     *self,
                        WayFileIdentity *read,
                        gboolean        *changed,
                        GError         **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (self->file != NULL, NULL);

  *changed = FALSE;
  path = g_file_get_path (self->file);
  bytes = way_file_read (path, read, error);
  if (bytes == NULL)
    return NULL;
  *changed = !g_bytes_equal (bytes, self->identity.content);

  return read_map (self, bytes, TRUE, error);
}

/**
 * way_document_is_disk_damaged:
 * @self: a document with a file
 * @read: (out): what was read, for [method@Document.accept_read]; to be cleared
 * @error: where to put what is wrong with it
 *
 * Returns: whether what is in the file now can be read, and is no map or not a whole one
 */
gboolean
way_document_is_disk_damaged (WayDocument     *self,
                              WayFileIdentity *read,
                              GError         **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean changed;
  g_autoptr (WayMap) map = way_document_read_disk (self, read, &changed, &problem);

  if (map != NULL || read->content == NULL || g_error_matches (problem, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return TRUE;
}

/**
 * way_document_accept_read:
 * @self: a document
 * @read: what of its file the user has seen, of [method@Document.read_disk]
 *
 * Lets the next save replace that, and nothing that came later. If the map has become the same, it is saved.
 */
void
way_document_accept_read (WayDocument           *self,
                          const WayFileIdentity *read)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (WAY_IS_DOCUMENT (self));
  g_return_if_fail (read->content != NULL);

  way_file_identity_copy (&self->identity, read);
  self->must_keep = TRUE;
  /* What was to be found nowhere any more was in the file before. */
  self->forgets = FALSE;
  bytes = way_writer_write (self->map);
  self->saved_serial = g_bytes_equal (bytes, read->content) ? way_history_get_serial (self->history) : WAY_NO_SERIAL;
  way_document_set_disk (self, WAY_DISK_KNOWN);
  way_document_notify_state (self);
}

/**
 * way_document_take_read:
 * @self: a document
 * @theirs: the map that is in its file, of [method@Document.read_disk]
 * @read: what of its file the user has seen, of that too
 * @label: what the step is called
 * @error: where to put why it was not taken
 *
 * Lets the map be what somebody else has made of it. What it was before is a step back, and a version first: it counts as
 * saved then, and nothing else would keep it.
 *
 * Returns: whether the map is theirs; if not, nothing was changed
 */
gboolean
way_document_take_read (WayDocument           *self,
                        WayMap                *theirs,
                        const WayFileIdentity *read,
                        const char            *label,
                        GError               **error)
{
  WayBecome became;
  guint     n_skipped;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  if (!way_document_keep_present (self, error))
    {
      g_prefix_error (error, "%s ", _ ("Nothing was changed, because your map could not be kept as a version before."));
      return FALSE;
    }
  became = way_document_become (self, theirs, label, FALSE, &n_skipped, error);
  if (became == WAY_BECOME_IN_PART)
    g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY,
                         _ ("The file says something that would be lost on your map, maybe of a newer version. "
                            "Keep yours as a copy, and open the file again."));
  if (became == WAY_BECOME_IN_PART || became == WAY_BECOME_REFUSED)
    return FALSE;
  way_document_accept_read (self, read);

  return TRUE;
}
