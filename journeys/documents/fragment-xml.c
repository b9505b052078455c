/* fragment-xml.c - a part of a map as text, for the clipboard
 *
 * Anybody can put something on a clipboard, so a fragment is read as closely
 * as a file.
 */
#include "config.h"

#include "journeys/documents/fragment-xml.h"

#include <glib/gi18n.h>

#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"

static const char *const contents[WAY_FRAGMENT_N_CONTENTS] = {
  [WAY_FRAGMENT_CARDS] = "cards",
  [WAY_FRAGMENT_STEPS] = "steps",
  [WAY_FRAGMENT_STAGES] = "stages",
  [WAY_FRAGMENT_LANES] = "lanes",
};

/**
 * way_fragment_to_xml:
 * @fragment: a part of a map
 *
 * Returns: (transfer full): an element `fragment` around a small map
 */
GBytes *
way_fragment_to_xml (WayFragment *fragment)
{
  return way_writer_write_fragment (way_map_get_root (way_fragment_get_map (fragment)),
                                    contents[way_fragment_get_content (fragment)]);
}

/* How many things there are of what counts. */
static int
count (WayMap            *part,
       WayFragmentContent content)
{
  switch ((int)content)
    {
    case WAY_FRAGMENT_LANES:
      return way_map_n (part, WAY_MAP_LANES);
    case WAY_FRAGMENT_CARDS:
      return way_map_n (part, WAY_MAP_CARDS) + way_map_n (part, WAY_MAP_BENCH);
    default:
      return way_map_n (part, WAY_MAP_STAGES);
    }
}

/**
 * way_fragment_from_xml:
 * @bytes: what [func@fragment_to_xml] gave, or what somebody says it did
 * @error: where to put why it cannot be used
 *
 * Returns: (transfer full) (nullable): the part of a map
 */
WayFragment *
way_fragment_from_xml (GBytes  *bytes,
                       GError **error)
{
  g_autofree char *of = NULL;
  g_autoptr (WayMap) part = way_reader_read_part (bytes, _ ("Clipboard"), &of, error);
  guint i;

  if (part == NULL)
    return NULL;
  for (i = 0; i < G_N_ELEMENTS (contents); i++)
    if (g_strcmp0 (of, contents[i]) == 0 && count (part, i) > 0)
      return way_fragment_new_for_map (part, i);

  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_NOT_A_MAP,
               _ ("There is nothing on the clipboard that a map can take."));

  return NULL;
}
