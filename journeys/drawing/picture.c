/* picture.c - a photograph or a logo, as it came
 *
 * The bytes of the file are kept: PDF and SVG take them over as they are, and only
 * what needs pixels decodes them.
 */
#include "config.h"

#include "journeys/drawing/picture.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/picture-decode.h"
#include "journeys/model/picture-size.h"

#define LARGEST_FILE (4 << 20)
#define LONGEST_SIDE 4096

struct _WayPicture
{
  /* owned */
  GBytes          *bytes;
  cairo_surface_t *surface;

  /* borrowed */
  const char *media_type;

  int width; /* pixels */
  int height;
};

G_DEFINE_QUARK (way_picture_error, way_picture_error)

/* Only what every reader of PDF and SVG knows. */
static const char *
find_media_type (const char *data,
                 gsize       size)
{
  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";

  return NULL;
}

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int              width = gdk_pixbuf_get_width (pixbuf);
  int              height = gdk_pixbuf_get_height (pixbuf);
  int              channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8          *out = cairo_image_surface_get_data (surface);
  int              x, y;

  for (y = 0; y < height; y++)
    {
      const guint8 *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize)y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32      *to = (guint32 *)(out + (gsize)y * cairo_image_surface_get_stride (surface));

      for (x = 0; x < width; x++, from += channels)
        {
          guint alpha = channels == 4 ? from[3] : 255;

          to[x] = alpha << 24 | (from[0] * alpha / 255) << 16 | (from[1] * alpha / 255) << 8 | from[2] * alpha / 255;
        }
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static void
destroy_bytes (void *data)
{
  g_bytes_unref (data);
}

static gboolean
decode (WayPicture *self,
        const char *path,
        GError    **error)
{
  static const WayPictureBounds bounds = { .longest = LONGEST_SIDE };
  g_autoptr (GdkPixbuf) pixbuf = way_picture_decode (self->bytes, path, &bounds, error);
  gsize       size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  if (pixbuf == NULL)
    return FALSE;
  self->width = gdk_pixbuf_get_width (pixbuf);
  self->height = gdk_pixbuf_get_height (pixbuf);
  self->surface = make_surface (pixbuf);
  cairo_surface_set_mime_data (self->surface,
                               strcmp (self->media_type, "image/png") == 0
                                 ? CAIRO_MIME_TYPE_PNG
                                 : CAIRO_MIME_TYPE_JPEG,
                               data, size, destroy_bytes, g_bytes_ref (self->bytes));

  return TRUE;
}

/**
 * way_picture_load:
 * @path: a PNG or JPEG file
 * @error: where to put why there is no picture
 *
 * Reads a picture of at most 4 MiB and 4,096 pixels in each direction. The size is
 * known before anything is decoded.
 *
 * Returns: (transfer full) (nullable): the picture; free it with way_picture_free()
 */
WayPicture *
way_picture_load (const char *path,
                  GError    **error)
{
  g_autoptr (WayPicture) self = g_new0 (WayPicture, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *data = g_malloc (LARGEST_FILE + 1);
  gsize            size;

  stream = g_file_read (file, NULL, &problem);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), data, LARGEST_FILE + 1, &size, NULL, &problem))
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_READ,
                   _ ("%s: The picture cannot be read: %s. Choose another one."), path, problem->message);
      return NULL;
    }
  self->bytes = g_bytes_new (data, size);
  self->media_type = find_media_type (data, size);
  if (size > LARGEST_FILE)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_TOO_LARGE,
                   _ ("%s: The picture is larger than %d MiB. Use a smaller one."), path, LARGEST_FILE >> 20);
      return NULL;
    }
  if (self->media_type == NULL)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_FORMAT,
                   _ ("%s: This is neither a PNG nor a JPEG picture. Choose another one."), path);
      return NULL;
    }
  if (!decode (self, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * way_picture_new_for_value:
 * @value: the value of a field of the type picture
 *
 * Returns: (transfer full) (nullable): the picture; NULL when it is none, or too large
 *   to be drawn
 */
WayPicture *
way_picture_new_for_value (const char *value)
{
  g_autoptr (WayPicture) self = NULL;
  guchar *data;
  gsize   size;
  int     width, height;

  if (!way_picture_read_size (value, &width, &height))
    return NULL;
  self = g_new0 (WayPicture, 1);
  data = g_base64_decode (value, &size);
  self->bytes = g_bytes_new_take (data, size);
  self->media_type = find_media_type ((const char *)data, size);

  return decode (self, "", NULL) ? g_steal_pointer (&self) : NULL;
}

/**
 * way_picture_free:
 * @self: (transfer full): a picture
 *
 * Frees a picture.
 */
void
way_picture_free (WayPicture *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/**
 * way_picture_get_width:
 * @self: a picture
 *
 * Returns: how many pixels it is wide
 */
int
way_picture_get_width (WayPicture *self)
{
  return self->width;
}

/**
 * way_picture_get_height:
 * @self: a picture
 *
 * Returns: how many pixels it is high
 */
int
way_picture_get_height (WayPicture *self)
{
  return self->height;
}

/**
 * way_picture_get_media_type:
 * @self: a picture
 *
 * Returns: (transfer none): "image/png" or "image/jpeg"
 */
const char *
way_picture_get_media_type (WayPicture *self)
{
  return self->media_type;
}

/**
 * way_picture_get_bytes:
 * @self: a picture
 *
 * Returns: (transfer none): the bytes of its file
 */
GBytes *
way_picture_get_bytes (WayPicture *self)
{
  return self->bytes;
}

/**
 * way_picture_get_surface:
 * @self: a picture
 *
 * Returns: (transfer none): its pixels, for one thread at a time
 */
cairo_surface_t *
way_picture_get_surface (WayPicture *self)
{
  return self->surface;
}
