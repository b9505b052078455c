/* checked-writer.c - the bytes of a map, read back before they go anywhere */
#include "config.h"

#include "journeys/documents/checked-writer.h"

#include <glib/gi18n.h>

#include "journeys/documents/reader.h"
#include "journeys/documents/text-guard.h"
#include "journeys/documents/writer.h"
#include "journeys/model/item-private.h"

static void
look_for_foreign (WayItem *item,
                  gpointer data)
{
  gboolean *found = data;

  *found |= item->foreign != NULL;
}

/* Whether the bytes say what the map says. */
static gboolean
verify (GBytes     *bytes,
        WayItem    *root,
        const char *name,
        GError    **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (WayMap) copy = way_reader_read (bytes, name, NULL, NULL, &reason);
  gboolean foreign = FALSE;
  gboolean same = copy != NULL && way_item_has_same_content (way_map_get_root (copy), root);

  if (same)
    way_item_foreach (root, look_for_foreign, &foreign);
  if (foreign)
    {
      g_autoptr (GBytes) again = way_writer_write (copy);

      same = g_bytes_equal (bytes, again);
    }
  if (!same)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                 _ ("%s: Nothing was saved, because reading it back gave something else (%s). "
                    "The file is as it was before. Please report this."),
                 name, reason != NULL ? reason->message : _ ("a difference"));

  return same;
}

/**
 * way_checked_writer_write:
 * @root: an item of the kind map
 * @name: what to call the file in messages
 * @error: where to put why the bytes are not to be used
 *
 * Writes a map, and reads it back to see that nothing of it was lost. What is
 * kept goes through here. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the whole file
 */
GBytes *
way_checked_writer_write (WayItem    *root,
                          const char *name,
                          GError    **error)
{
  g_autoptr (GBytes) bytes = way_writer_write_root (root);

  if (g_bytes_get_size (bytes) > WAY_TEXT_GUARD_LARGEST)
    {
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("%s: Nothing was saved, because the map has become larger than %d MiB. "
                      "Take pictures or long texts off it, or move a part of it to another map. The file is as it was before."),
                   name, WAY_TEXT_GUARD_LARGEST >> 20);
      return NULL;
    }

  return verify (bytes, root, name, error) ? g_steal_pointer (&bytes) : NULL;
}
