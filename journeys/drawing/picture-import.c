/* picture-import.c - a picture that a user brings, made small enough for a map
 *
 * Anything can be dropped or pasted. The head says how large it is before a pixel
 * is decoded; what is kept was written by us, without the place and the time that
 * cameras put into their files.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/picture-decode.h"
#include "journeys/drawing/picture.h"
#include "journeys/model/kind.h"

#define LONGEST_SIDE 640
#define SHORTEST_SIDE 80
/* Sources: the cameras of telephones; four bytes a pixel are 200 MB, for a moment. */
#define MOST_PIXELS 50e6

static gboolean
is_known_format (const char *data,
                 gsize       size)
{
  return size > 16 && (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0 || memcmp (data, "GIF8", 4) == 0 || (memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0));
}

static GdkPixbuf *
decode (GBytes     *bytes,
        const char *name,
        GError    **error)
{
  static const WayPictureBounds bounds = { .most_pixels = MOST_PIXELS, .shrink_to = LONGEST_SIDE };
  g_autoptr (GdkPixbuf) pixbuf = way_picture_decode (bytes, name, &bounds, error);

  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

static gboolean
has_transparency (GdkPixbuf *pixbuf)
{
  int x, y;

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return FALSE;
  for (y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
    {
      const guint8 *row = gdk_pixbuf_read_pixels (pixbuf) + (gsize)y * gdk_pixbuf_get_rowstride (pixbuf);

      for (x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
        if (row[x * 4 + 3] != 255)
          return TRUE;
    }

  return FALSE;
}

static GBytes *
encode (GdkPixbuf  *pixbuf,
        const char *format)
{
  gboolean png = strcmp (format, "png") == 0;
  char    *data;
  gsize    size;

  /* A file of ours has nothing but pixels in it. */
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, format, NULL, png ? "compression" : "quality", png ? "9" : "85", NULL))
    return NULL;

  return g_bytes_new_take (data, size);
}

/* The smaller of the two; only PNG can be seen through. */
static GBytes *
encode_best (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) png = encode (pixbuf, "png");
  g_autoptr (GBytes) jpeg = has_transparency (pixbuf) ? NULL : encode (pixbuf, "jpeg");

  if (png == NULL || (jpeg != NULL && g_bytes_get_size (jpeg) < g_bytes_get_size (png)))
    return g_steal_pointer (&jpeg);

  return g_steal_pointer (&png);
}

static GdkPixbuf *
shrink (GdkPixbuf *pixbuf,
        int        side)
{
  int    width = gdk_pixbuf_get_width (pixbuf);
  int    height = gdk_pixbuf_get_height (pixbuf);
  double scale = (double)side / MAX (width, height);

  if (scale >= 1)
    return g_object_ref (pixbuf);

  return gdk_pixbuf_scale_simple (pixbuf, MAX (1, width * scale), MAX (1, height * scale), GDK_INTERP_BILINEAR);
}

/**
 * way_picture_import:
 * @bytes: a PNG, JPEG, GIF or WebP file
 * @name: what to call it in messages
 * @error: where to put why it cannot be used
 *
 * Makes a picture fit for a map: at most 640 pixels in each direction, turned the way
 * up that its camera noted, and short enough for a field. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the value of a field of the type picture
 */
char *
way_picture_import (GBytes     *bytes,
                    const char *name,
                    GError    **error)
{
  gsize longest = way_field_get_longest (way_kind_get_field (WAY_KIND_NOTE, "picture"));
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  int         side;

  if (size > WAY_PICTURE_LARGEST_FILE)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_TOO_LARGE,
                   _ ("%s: The picture is larger than %d MiB. Use a smaller one."), name, WAY_PICTURE_LARGEST_FILE >> 20);
      return NULL;
    }
  if (!is_known_format (data, size))
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_FORMAT,
                   _ ("%s: This is not a picture that can be shown on a card. Use PNG, JPEG, GIF or WebP."), name);
      return NULL;
    }
  pixbuf = decode (bytes, name, error);
  if (pixbuf == NULL)
    return NULL;
  for (side = LONGEST_SIDE; side >= SHORTEST_SIDE; side /= 2)
    {
      g_autoptr (GdkPixbuf) small = shrink (pixbuf, side);
      g_autoptr (GBytes) file = small != NULL ? encode_best (small) : NULL;

      if (file != NULL && (g_bytes_get_size (file) + 2) / 3 * 4 <= longest)
        return g_base64_encode (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
    }
  g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_FORMAT,
               _ ("%s: The picture cannot be made small enough for a map. Choose another one."), name);

  return NULL;
}
