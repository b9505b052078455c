/* test-letterhead.c - logo and brand colour above an exported map */
#include "config.h"

#include <string.h>

#include <cairo.h>
#include <glib/gstdio.h>

#include "journeys/drawing/picture.h"
#include "journeys/exchange/export.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

#define BRAND 0x813d9c
#define LOGO 0x26a269

typedef struct
{
  char   *folder;
  char   *logo;
  WayMap *map;
} Fixture;

static void
write_picture (const char *path,
               int         width,
               int         height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, (LOGO >> 16) / 255.0, (LOGO >> 8 & 255) / 255.0, (LOGO & 255) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = way_test_folder_new ();
  fixture->logo = g_build_filename (fixture->folder, "logo.png", NULL);
  fixture->map = way_test_map_new ();
  write_picture (fixture->logo, 220, 44);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->map);
  g_free (fixture->logo);
  way_test_folder_free (fixture->folder);
}

static GBytes *
export_with (Fixture    *fixture,
             const char *format,
             const char *logo,
             const char *color)
{
  g_autoptr (GError) error = NULL;
  WayExportOptions options;
  GBytes          *bytes;

  way_export_options_init (&options);
  options.logo = logo;
  options.brand_color = color;
  bytes = way_export_to_bytes (fixture->map, format, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

static cairo_surface_t *
export_png (Fixture    *fixture,
            const char *logo,
            const char *color)
{
  g_autoptr (GBytes) bytes = export_with (fixture, "png", logo, color);
  g_autofree char *path = g_build_filename (fixture->folder, "out.png", NULL);
  cairo_surface_t *surface;
  gsize            size;
  const char      *text = g_bytes_get_data (bytes, &size);

  way_test_write (path, text, size);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  guint8 *data = cairo_image_surface_get_data (surface);

  return *(guint32 *)(data + y * cairo_image_surface_get_stride (surface) + 4 * x) & 0xffffff;
}

/* The logo stands where the map begins to be read. */
static void
test_begins_at_the_start (Fixture      *fixture,
                          gconstpointer data)
{
  static const char *const languages[] = { "en", "ar" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      cairo_surface_t *surface;
      int              width;

      g_assert_true (way_item_set (way_map_get_root (fixture->map), "language", languages[i], NULL));
      surface = export_png (fixture, fixture->logo, NULL);
      width = cairo_image_surface_get_width (surface);
      g_assert_true ((get_pixel (surface, 40, 40) == LOGO) == (i == 0));
      g_assert_true ((get_pixel (surface, width - 40, 40) == LOGO) == (i == 1));
      cairo_surface_destroy (surface);
    }
}

/* The map is the same, only lower by as much as stands above it. */
static void
test_stands_above (Fixture      *fixture,
                   gconstpointer data)
{
  cairo_surface_t *plain = export_png (fixture, NULL, NULL);
  cairo_surface_t *branded = export_png (fixture, fixture->logo, "#813d9c");
  int              width = cairo_image_surface_get_width (plain);
  int              height = cairo_image_surface_get_height (plain);
  int              lower = cairo_image_surface_get_height (branded) - height;
  int              y;

  g_assert_cmpint (cairo_image_surface_get_width (branded), ==, width);
  g_assert_cmpint (lower, >, 50);
  g_assert_cmphex (get_pixel (branded, 0, 0), ==, BRAND);
  g_assert_cmphex (get_pixel (branded, width - 1, 3), ==, BRAND);
  g_assert_cmphex (get_pixel (branded, 30, lower - 20), ==, LOGO);
  for (y = 0; y < height; y++)
    g_assert_cmpint (memcmp (cairo_image_surface_get_data (plain) + y * cairo_image_surface_get_stride (plain),
                             cairo_image_surface_get_data (branded) + (y + lower) * cairo_image_surface_get_stride (branded),
                             4 * width),
                     ==, 0);
  cairo_surface_destroy (plain);
  cairo_surface_destroy (branded);
}

static void
test_svg_holds_the_logo (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GBytes) bytes = export_with (fixture, "svg", fixture->logo, NULL);
  g_autoptr (GBytes) logo = way_test_read (fixture->logo);
  g_autofree char *encoded = g_base64_encode (g_bytes_get_data (logo, NULL), g_bytes_get_size (logo));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, encoded));
}

/* What is wrong with a logo is said, and nothing is exported without it. */
static void
test_bad_logo_is_refused (Fixture      *fixture,
                          gconstpointer data)
{
  static const struct
  {
    const char     *name;
    const char     *text;
    WayPictureError code;
  } cases[] = {
    { "missing.png", NULL, WAY_PICTURE_ERROR_READ },
    { "text.png", "not a picture", WAY_PICTURE_ERROR_FORMAT },
    { "cut.png", "\x89PNG\r\n\x1a\n and no more", WAY_PICTURE_ERROR_FORMAT },
    { "huge.png", "", WAY_PICTURE_ERROR_TOO_LARGE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      g_autoptr (GError) error = NULL;
      WayExportOptions options;

      if (cases[i].code == WAY_PICTURE_ERROR_TOO_LARGE)
        write_picture (path, 5000, 10);
      else if (cases[i].text != NULL)
        way_test_write (path, cases[i].text, -1);
      way_export_options_init (&options);
      options.logo = path;
      g_assert_null (way_export_to_bytes (fixture->map, "pdf", &options, NULL, NULL, NULL, &error));
      g_assert_error (error, WAY_PICTURE_ERROR, (int)cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, path));
    }
}

static void
test_bad_color_is_refused (Fixture      *fixture,
                           gconstpointer data)
{
  static const char *const colors[] = { "purple", "#12345", "#1234567", "#12345g", "813d9c" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      g_autoptr (GError) error = NULL;
      WayExportOptions options;

      way_export_options_init (&options);
      options.brand_color = colors[i];
      g_assert_null (way_export_to_bytes (fixture->map, "svg", &options, NULL, NULL, NULL, &error));
      g_assert_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_OPTIONS);
    }
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/exports/letterhead/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("stands-above-the-map", test_stands_above);
  ADD ("begins-at-the-start", test_begins_at_the_start);
  ADD ("svg-holds-the-logo", test_svg_holds_the_logo);
  ADD ("bad-logo-is-refused", test_bad_logo_is_refused);
  ADD ("bad-color-is-refused", test_bad_color_is_refused);

  return way_test_run ();
}
