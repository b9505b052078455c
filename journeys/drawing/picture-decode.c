/* picture-decode.c - the pixels of a picture, within bounds
 *
 * A small file can hold a huge picture, or one that takes for ever: the head says how large it is before
 * a pixel is decoded, and how often it is gone over is counted.
 */
#include "config.h"

#include "journeys/drawing/picture-decode.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/picture-effort.h"
#include "journeys/drawing/picture.h"

typedef struct
{
  const WayPictureBounds *bounds;

  int      goes;  /* over all of it */
  int      width; /* as the head says */
  int      height;
  gboolean too_large;
  gboolean too_slow;
} Size;

/* gdk-pixbuf takes half a PNG for a whole one, with whatever was in the memory below it. */
static gboolean
is_cut_off (const char *data,
            gsize       size)
{
  static const char end[] = "IEND\xae\x42\x60\x82";
  gsize             at;

  if (size < 16 || data[0] != '\x89')
    return FALSE;
  for (at = size - 8; at > 8; at--)
    if (memcmp (data + at, end, 8) == 0)
      return FALSE;

  return TRUE;
}

static void
note_size (Size *size,
           int   width,
           int   height)
{
  const WayPictureBounds *bounds = size->bounds;

  size->width = width;
  size->height = height;
  size->too_large = (bounds->longest > 0 && MAX (width, height) > bounds->longest) ||
                    (bounds->most_pixels > 0 && (double)width * height > bounds->most_pixels);
  size->too_slow = !way_picture_is_bearable (size->goes, width, height);
}

/* A GIF cannot be stopped as the others are. Source: GIF89a, 18: its size comes first. */
static void
look_at_gif (Size         *size,
             const guint8 *data,
             gsize         length)
{
  if (length >= 10 && memcmp (data, "GIF8", 4) == 0)
    note_size (size, data[6] | data[7] << 8, data[8] | data[9] << 8);
}

/* Called when the size is known and nothing has been decoded. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Size            *size)
{
  int    shrink_to = size->bounds->shrink_to;
  double scale = shrink_to > 0 ? (double)shrink_to / MAX (width, height) : 1;

  note_size (size, width, height);
  /* A size of nothing makes the loader stop. */
  if (size->too_large || size->too_slow)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * scale), MAX (1, height * scale));
}

static void
set_too_much (const Size *size,
              const char *name,
              GError    **error)
{
  if (!size->too_large)
    g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_TOO_LARGE,
                 _ ("%s: The picture would take too long to show. Save it again with another program, or use a smaller one."), name);
  else if (size->bounds->longest > 0)
    g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_TOO_LARGE,
                 _ ("%s: The picture has %d × %d pixels. Use one of at most %d in each direction."),
                 name, size->width, size->height, size->bounds->longest);
  else
    g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_TOO_LARGE,
                 _ ("%s: The picture has %d × %d pixels, which is more than %d million. Use a smaller one."),
                 name, size->width, size->height, (int)(size->bounds->most_pixels / 1e6));
}

/**
 * way_picture_decode:
 * @bytes: a file
 * @name: what to call it in messages
 * @bounds: how large it may be
 * @error: where to put why it cannot be used
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): its pixels, as they lie in the file
 */
GdkPixbuf *
way_picture_decode (GBytes                 *bytes,
                    const char             *name,
                    const WayPictureBounds *bounds,
                    GError                **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) problem = NULL;
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);
  Size        found = { bounds, .goes = way_picture_count_goes (data, size) };
  GdkPixbuf  *pixbuf;
  gboolean    done;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &found);
  look_at_gif (&found, data, size);
  done = !found.too_large && way_picture_feed (loader, data, size, &problem);
  done = gdk_pixbuf_loader_close (loader, done ? &problem : NULL) && done;
  if (found.too_large || found.too_slow)
    {
      set_too_much (&found, name, error);
      return NULL;
    }
  pixbuf = done && !is_cut_off (data, size) ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_FORMAT,
                   _ ("%s: The picture cannot be read: %s. Choose another one."), name,
                   problem != NULL ? problem->message : _ ("it is damaged"));
      return NULL;
    }

  return g_object_ref (pixbuf);
}
