/* picture-effort.c - what decoding a picture takes beside its size, and no more of it than is needed
 *
 * A JPEG of some kilobytes can go over all of its pixels a thousand times. A PNG can have notes that
 * unpack to gigabytes, and a GIF as many frames as it likes, of which a card shows the first.
 */
#include "config.h"

#include "journeys/drawing/picture-effort.h"

#include <string.h>

/* Programs make ten goes, or some twenty when they look for the smallest file. */
#define MOST_GOES 100
/* Measured: half a second. A photograph of 20 million pixels in the usual ten goes is within it. */
#define MOST_PIXELS_GONE_OVER 200e6
/* Until the last go all is kept, up to six bytes of each pixel. */
#define MOST_PIXELS_KEPT 30e6

#define PNG_START "\x89PNG\r\n\x1a\n"
#define PNG_START_LENGTH 8
#define PNG_CHUNK_FRAME 12 /* length, type and checksum */
#define PNG_INTERLACED 28  /* where the head says so */
#define PNG_PASSES 7

static gboolean
is_png (const guint8 *data,
        gsize         size)
{
  return size > PNG_INTERLACED && memcmp (data, PNG_START, PNG_START_LENGTH) == 0;
}

/* JPEG. Source: ITU-T T.81, annex B. */

/* From behind a marker to behind the next one; what is between segments is passed over, as by libjpeg. */
static const guint8 *
find_marker (const guint8 *p,
             const guint8 *end,
             gboolean      in_scan)
{
  while (p < end && (p = memchr (p, 0xff, end - p)) != NULL)
    {
      while (p < end && *p == 0xff)
        p++;
      if (p == end)
        return NULL;
      if (*p != 0 && !(in_scan && *p >= 0xd0 && *p <= 0xd7))
        return p + 1;
      p++;
    }

  return NULL;
}

static int
count_scans (const guint8 *data,
             gsize         size)
{
  const guint8 *end = data + size;
  const guint8 *p = data;
  gboolean      in_scan = FALSE;
  int           n = 0;

  while (n <= MOST_GOES && (p = find_marker (p, end, in_scan)) != NULL && p[-1] != 0xd9)
    {
      guint8 marker = p[-1];

      if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8))
        continue;
      in_scan = marker == 0xda;
      n += in_scan;
      if (end - p < 2 || end - p < (p[0] << 8 | p[1]))
        break;
      p += p[0] << 8 | p[1];
    }

  return n;
}

/**
 * way_picture_count_goes:
 * @data: (array length=size): a file
 * @size: its length in bytes
 *
 * Returns: how often a decoder goes over all of the picture; 1 for most, and never much more than what is
 *   bearable
 */
int
way_picture_count_goes (const guint8 *data,
                        gsize         size)
{
  if (is_png (data, size))
    return data[PNG_INTERLACED] != 0 ? PNG_PASSES : 1;
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return MAX (1, count_scans (data, size));

  return 1;
}

/**
 * way_picture_is_bearable:
 * @goes: what way_picture_count_goes() told
 * @width: of the picture, in pixels
 * @height: its height
 *
 * Returns: whether it can be decoded while somebody waits
 */
gboolean
way_picture_is_bearable (int goes,
                         int width,
                         int height)
{
  double pixels = (double)width * height;

  return goes == 1 || (goes <= MOST_GOES && pixels <= MOST_PIXELS_KEPT && pixels * goes <= MOST_PIXELS_GONE_OVER);
}

/* PNG. Source: ISO/IEC 15948, 5.3 and 5.4: the fifth bit of the name tells what is not needed. What is seen
 * through is wanted none the less. */
static gboolean
is_needed (const guint8 *type)
{
  return (type[0] & 0x20) == 0 || memcmp (type, "tRNS", 4) == 0;
}

static gboolean
feed_png (GdkPixbufLoader *loader,
          const guint8    *data,
          gsize            size,
          GError         **error)
{
  gsize from = 0; /* what is needed and has not been fed */
  gsize at = PNG_START_LENGTH;

  while (size - at >= PNG_CHUNK_FRAME)
    {
      gsize length = (gsize)data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];

      /* What is cut off or wrong is for the decoder to say. */
      if (length > size - at - PNG_CHUNK_FRAME)
        break;
      if (!is_needed (data + at + 4))
        {
          if (at > from && !gdk_pixbuf_loader_write (loader, data + from, at - from, error))
            return FALSE;
          from = at + PNG_CHUNK_FRAME + length;
        }
      at += PNG_CHUNK_FRAME + length;
    }

  return from == size || gdk_pixbuf_loader_write (loader, data + from, size - from, error);
}

/* GIF. Source: GIF89a, 15 to 24. */

static gsize
skip_colors (guint8 flags)
{
  return (flags & 0x80) != 0 ? 3u << ((flags & 7) + 1) : 0;
}

/* A list of parts of up to 255 bytes, with an empty one at its end. */
static gsize
skip_parts (const guint8 *data,
            gsize         size,
            gsize         at)
{
  while (at < size && data[at] != 0)
    at += 1 + data[at];

  return at + 1;
}

/* The length of a GIF up to the end of its first frame. */
static gsize
find_end_of_frame (const guint8 *data,
                   gsize         size)
{
  gsize at = size > 13 ? 13 + skip_colors (data[10]) : size;

  while (at + 10 < size && data[at] != ';')
    if (data[at] == ',')
      return MIN (size, skip_parts (data, size, at + 11 + skip_colors (data[at + 9])));
    else if (data[at] == '!')
      at = skip_parts (data, size, at + 2);
    else
      at++;

  return size;
}

static gboolean
feed_gif (GdkPixbufLoader *loader,
          const guint8    *data,
          gsize            size,
          GError         **error)
{
  gsize end = find_end_of_frame (data, size);

  return gdk_pixbuf_loader_write (loader, data, end, error) &&
         (end == size || gdk_pixbuf_loader_write (loader, (const guint8 *)";", 1, error));
}

/**
 * way_picture_feed:
 * @loader: a new loader
 * @data: (array length=size): a file
 * @size: its length in bytes
 * @error: where to put why it cannot be decoded
 *
 * Gives a loader all that one picture needs: neither notes nor further frames.
 *
 * Returns: whether the loader took it
 */
gboolean
way_picture_feed (GdkPixbufLoader *loader,
                  const guint8    *data,
                  gsize            size,
                  GError         **error)
{
  if (is_png (data, size))
    return feed_png (loader, data, size, error);
  if (size > 4 && memcmp (data, "GIF8", 4) == 0)
    return feed_gif (loader, data, size, error);

  return gdk_pixbuf_loader_write (loader, data, size, error);
}
