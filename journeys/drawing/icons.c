/* icons.c - our symbolic icons, in any colour
 *
 * One drawing for screen and paper: each icon and colour is recorded once and
 * played back as shapes, never as pixels.
 */
#include "config.h"

#include "journeys/drawing/icons.h"

#include <string.h>

#include <gio/gio.h>
#include <librsvg/rsvg.h>

#define FOLDER "/io/github/waymark/Waymark/icons/scalable/actions/"

/**
 * way_icons_lookup:
 * @name: NAME of way-NAME-symbolic
 *
 * Returns: (transfer full) (nullable): the icon as SVG
 */
GBytes *
way_icons_lookup (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER "way-", name, "-symbolic.svg", NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/* Recordings are not to be shared between threads. */
static GPrivate recordings = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);

/**
 * way_icons_get:
 * @name: NAME of way-NAME-symbolic
 * @color: its colour
 *
 * Returns: (transfer none) (nullable): a recording of the icon, 16 by 16 units,
 *   valid in this thread
 */
cairo_surface_t *
way_icons_get (const char *name,
               WayColor    color)
{
  GHashTable      *table = g_private_get (&recordings);
  g_autofree char *key = g_strdup_printf ("%s %08x", name, color);
  g_autoptr (GBytes) bytes = NULL;
  RsvgHandle       *handle;
  g_autofree char  *style = NULL;
  cairo_rectangle_t extents = { 0, 0, 16, 16 };
  RsvgRectangle     viewport = { 0, 0, 16, 16 };
  cairo_surface_t  *surface;
  cairo_t          *cr;

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_surface);
      g_private_set (&recordings, table);
    }
  surface = g_hash_table_lookup (table, key);
  if (surface != NULL)
    return surface;

  bytes = way_icons_lookup (name);
  if (bytes == NULL)
    return NULL;
  handle = rsvg_handle_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  if (handle == NULL)
    return NULL;
  style = g_strdup_printf ("path { fill: #%06x !important; }", color >> 8);
  rsvg_handle_set_stylesheet (handle, (const guint8 *)style, strlen (style), NULL);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (surface);
  rsvg_handle_render_document (handle, cr, &viewport, NULL);
  cairo_destroy (cr);
  g_object_unref (handle);
  g_hash_table_insert (table, g_steal_pointer (&key), surface);

  return surface;
}
