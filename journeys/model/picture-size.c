/* picture-size.c - how large a picture in a field is, without decoding it */
#include "config.h"

#include "journeys/model/picture-size.h"

#include <string.h>

/* What stands before the size in a file of a camera: a small picture, a place, … */
#define LONGEST_HEAD (96 * 1024)

static guint
read_16 (const guchar *data)
{
  return (guint)data[0] << 8 | data[1];
}

/* Source: PNG (ISO/IEC 15948), 11.2.2: the size is in the first chunk. */
static gboolean
read_png (const guchar *data,
          gsize         size,
          guint        *width,
          guint        *height)
{
  if (size < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = read_16 (data + 16) << 16 | read_16 (data + 18);
  *height = read_16 (data + 20) << 16 | read_16 (data + 22);

  return TRUE;
}

/* Source: JPEG (ITU-T T.81), annex B: a list of segments; the size is in the start of the frame. */
static gboolean
read_jpeg (const guchar *data,
           gsize         size,
           guint        *width,
           guint        *height)
{
  gsize at = 2;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 <= size && data[at] == 0xff)
    {
      guint marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = read_16 (data + at + 5);
          *width = read_16 (data + at + 7);
          return TRUE;
        }
      at += 2 + read_16 (data + at + 2);
    }

  return FALSE;
}

/**
 * way_picture_read_size:
 * @value: the value of a field of the type picture: PNG or JPEG in base 64
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * Looks at the head of the file only.
 *
 * Returns: whether it is a picture of at most %WAY_PICTURE_LONGEST_SIDE in each direction
 */
gboolean
way_picture_read_size (const char *value,
                       int        *width,
                       int        *height)
{
  gsize              length = MIN (strlen (value), LONGEST_HEAD / 3 * 4);
  g_autofree guchar *data = g_malloc (length / 4 * 3 + 4);
  int                state = 0;
  guint              save = 0;
  gsize              size = g_base64_decode_step (value, length, data, &state, &save);
  guint              w = 0;
  guint              h = 0;

  if (!read_png (data, size, &w, &h) && !read_jpeg (data, size, &w, &h))
    return FALSE;
  if (w < 1 || h < 1 || w > WAY_PICTURE_LONGEST_SIDE || h > WAY_PICTURE_LONGEST_SIDE)
    return FALSE;
  *width = w;
  *height = h;

  return TRUE;
}
