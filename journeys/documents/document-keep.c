/* document-keep.c - what is kept of an open map and of its file as versions, and what is not */
#include "config.h"

#include "journeys/documents/document-private.h"

#include <glib/gi18n.h>

#include "journeys/documents/checked-writer.h"
#include "journeys/documents/versions.h"

/**
 * way_document_forget:
 * @self: a document
 *
 * Forgets what led to the map as it is now: its steps, and, when it is saved, what is in its file. For what is to be
 * found nowhere any more. What somebody else put into the file becomes a version all the same, see
 * [method@Document.must_keep]: nobody else has it, and it is for the caller to take out of that what is to go.
 */
void
way_document_forget (WayDocument *self)
{
  g_return_if_fail (WAY_IS_DOCUMENT (self));

  way_history_forget_all (self->history);
  self->forgets = !self->must_keep;
}

/**
 * way_document_must_keep:
 * @self: a document
 *
 * Lets the next save fail when what it replaces cannot be kept as a version, also because it cannot be read: that is what
 * somebody else has made, or what nobody has in a window.
 */
void
way_document_must_keep (WayDocument *self)
{
  g_return_if_fail (WAY_IS_DOCUMENT (self));

  self->must_keep = TRUE;
}

/**
 * way_document_set_keeps_versions:
 * @self: a document
 * @keeps: whether what is in its file is kept as a version when it is saved, as it is else
 *
 * What is taken out of all versions is not to come back with a save in the meantime. Holds for saves that begin from now
 * on: one that is being done keeps what it would.
 */
void
way_document_set_keeps_versions (WayDocument *self,
                                 gboolean     keeps)
{
  g_return_if_fail (WAY_IS_DOCUMENT (self));

  self->keeps_none = !keeps;
}

/**
 * way_document_may_keep_content:
 * @self: a document
 *
 * Returns: whether what was in its file when it was read or saved last may become a version
 */
gboolean
way_document_may_keep_content (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  return !self->forgets && !self->keeps_none;
}

/**
 * way_document_lose_saved:
 * @self: a document
 *
 * Notes that what was saved is in the file no more, and in no version: only the open map has it.
 */
void
way_document_lose_saved (WayDocument *self)
{
  g_return_if_fail (WAY_IS_DOCUMENT (self));

  self->saved_serial = WAY_NO_SERIAL;
  way_document_notify_state (self);
}

/**
 * way_document_dup_content:
 * @self: a document
 *
 * Returns: (transfer full) (nullable): the bytes that were in its file when it was read or saved last; NULL when it has none
 */
GBytes *
way_document_dup_content (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->identity.content != NULL ? g_bytes_ref (self->identity.content) : NULL;
}

/**
 * way_document_get_unkept:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): why what was in the file before the last save could not be kept as a version,
 *   translated; NULL when it is kept
 */
const char *
way_document_get_unkept (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->unkept;
}

/**
 * way_document_keep_present:
 * @self: a document
 * @error: where to put why it is not kept
 *
 * Keeps the map as it is now as a version, saved or not: before something takes its place that nobody here made.
 *
 * Returns: whether it is safely on the disk
 */
gboolean
way_document_keep_present (WayDocument *self,
                           GError     **error)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  if (self->keeps_none)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _ ("Versions are being changed for the erasing of a person. Try again in a moment."));
      return FALSE;
    }
  bytes = way_checked_writer_write (way_map_get_root (self->map), way_document_get_title (self), error);
  path = self->file != NULL ? g_file_get_path (self->file) : NULL;

  return bytes != NULL && way_versions_keep (folder, way_map_get_uuid (self->map), bytes, g_get_real_time (), path, NULL, error);
}
