/* pictures.c - pictures that were exported, as surfaces */
#include "config.h"

#include "tests/support/pictures.h"

#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize         left;
} Source;

static cairo_status_t
read_bytes (void          *closure,
            unsigned char *data,
            unsigned int   length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
way_test_read_png (GBytes *bytes)
{
  Source source = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };

  return cairo_image_surface_create_from_png_stream (read_bytes, &source);
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
way_test_write_png (cairo_surface_t *surface)
{
  GByteArray *bytes = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, append, bytes);

  return g_byte_array_free_to_bytes (bytes);
}

/* A window with a bar and three lines, as on a picture of a screen. */
GBytes *
way_test_draw_png (int      width,
                   int      height,
                   gboolean transparent)
{
  cairo_surface_t *surface = cairo_image_surface_create (transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  GBytes          *bytes;
  int              i;

  cairo_scale (cr, width / 16.0, height / 10.0);
  cairo_set_source_rgb (cr, 0.94, 0.95, 0.97);
  cairo_rectangle (cr, 0, 0, 16, transparent ? 8 : 10);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.1, 0.37, 0.71);
  cairo_rectangle (cr, 0, 0, 16, 2);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.65);
  for (i = 0; i < 3; i++)
    {
      cairo_rectangle (cr, 1, 3 + 1.5 * i, i < 2 ? 14 : 8, 0.8);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  bytes = way_test_write_png (surface);
  cairo_surface_destroy (surface);

  return bytes;
}

/* Source: PNG (ISO/IEC 15948), annex D. */
static guint32
checksum (const guint8 *data,
          gsize         size)
{
  guint32 crc = 0xffffffff;
  int     i;

  while (size-- > 0)
    {
      crc ^= *data++;
      for (i = 0; i < 8; i++)
        crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320 : 0);
    }

  return ~crc;
}

/* A few bytes that say they are a huge picture. */
GBytes *
way_test_draw_huge_png (guint width,
                        guint height)
{
  guint8  file[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
                     width >> 24, width >> 16, width >> 8, width,
                     height >> 24, height >> 16, height >> 8, height,
                     8, 2, 0, 0, 0, 0, 0, 0, 0,
                     0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e,
                     0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };
  guint32 crc = GUINT32_TO_BE (checksum (file + 12, 17));

  memcpy (file + 29, &crc, 4);

  return g_bytes_new (file, sizeof file);
}

/* A grey JPEG that is drawn again and again, each time in some twenty bytes.
 * Source: ITU-T T.81, annexes B and G. */
GBytes *
way_test_draw_jpeg_in_goes (guint width,
                            guint height,
                            int   goes)
{
  const guint   blocks = (width + 7) / 8 * ((height + 7) / 8);
  const guint   runs = (blocks + 16383) / 16384;
  const guint8  frame[] = { 0xff, 0xc2, 0, 11, 8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0 };
  static guint8 quanta[64], rest[16];
  GByteArray   *file = g_byte_array_new ();
  int           i;

#define PUT(...) g_byte_array_append (file, (const guint8[]){ __VA_ARGS__ }, sizeof ((const guint8[]){ __VA_ARGS__ }))
  memset (quanta, 1, sizeof quanta);
  PUT (0xff, 0xd8, 0xff, 0xdb, 0, 67, 0);
  g_byte_array_append (file, quanta, sizeof quanta);
  g_byte_array_append (file, frame, sizeof frame);
  /* One code in each table, a zero: no difference, and 16,384 blocks with nothing more. */
  PUT (0xff, 0xc4, 0, 20, 0, 1);
  g_byte_array_append (file, rest, 15);
  PUT (0, 0xff, 0xc4, 0, 20, 0x10, 1);
  g_byte_array_append (file, rest, 15);
  PUT (0xe0);
  PUT (0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0);
  for (i = blocks; i > 0; i -= 8)
    PUT (0);
  for (i = 1; i < goes; i++)
    {
      PUT (0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0);
      g_byte_array_append (file, rest, (runs * 15 + 7) / 8);
    }
  PUT (0xff, 0xd9);
#undef PUT

  return g_byte_array_free_to_bytes (file);
}

/* The greatest difference of any channel; 256 when the sizes differ. */
int
way_test_compare_surfaces (cairo_surface_t *a,
                           cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int most = 0;
  int x, y;

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return 256;
  for (y = 0; y < height; y++)
    {
      const guint8 *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (x = 0; x < width * 4; x++)
        if (x % 4 != 3)
          most = MAX (most, ABS (p[x] - q[x]));
    }

  return most;
}

/* Compares a picture with the one that somebody looked at: NAME.png in tests/golden.
 * WAYMARK_TEST_UPDATE=1 writes that one anew. What differs is left beside the test log. */
void
way_test_assert_picture (GBytes     *bytes,
                         const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *drawn, *expected;
  int              difference;

  if (g_getenv ("WAYMARK_TEST_UPDATE") != NULL)
    {
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
    }
  drawn = way_test_read_png (bytes);
  expected = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
  difference = way_test_compare_surfaces (drawn, expected);
  if (difference > WAY_TEST_TOLERANCE)
    {
      g_autofree char *out = g_strconcat (name, "-out.png", NULL);
      g_autofree char *out_path = g_test_build_filename (G_TEST_BUILT, out, NULL);

      g_file_set_contents (out_path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
      g_test_message ("%s differs by %d; see %s", name, difference, out_path);
    }
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (expected);
  g_assert_cmpint (difference, <=, WAY_TEST_TOLERANCE);
}
