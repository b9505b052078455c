/* test-exports.c - PDF, PNG and SVG by what is in them, never byte by byte with a file */
#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "journeys/exchange/export.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static GBytes *export(WayMap           *map,
                      const char       *format,
                      WayExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  WayExportOptions usual;
  GBytes          *bytes;

  way_export_options_init (&usual);
  bytes = way_export_to_bytes (map, format, options != NULL ? options : &usual, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

/* What a program of the system says about a file with these bytes. */
static char *
ask (GBytes     *bytes,
     const char *program,
     const char *option)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "export-XXXXXX", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[5] = { NULL };
  char       *output = NULL;
  int         file = g_mkstemp (path);
  int         n = 0;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  arguments[n++] = program;
  if (option != NULL)
    arguments[n++] = option;
  arguments[n++] = path;
  if (g_str_equal (program, "pdftotext"))
    arguments[n++] = "-";
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_remove (path);

  return output;
}

static void
test_pdf_says_what_it_is (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = export(map, "pdf", NULL);
  g_autofree char *info = ask (bytes, "pdfinfo", "-isodates");
  g_autofree char *structure = NULL;
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  int i;

  g_assert_nonnull (strstr (info, "Title:           Onboarding"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Pages:           1"));

  structure = ask (bytes, "pdfinfo", "-struct-text");
  g_assert_nonnull (strstr (structure, "H1"));
  g_assert_nonnull (strstr (structure, "Table"));
  g_assert_nonnull (strstr (structure, "TH"));

  /* Every font is embedded, and only the letters that are used. */
  fonts = ask (bytes, "pdffonts", NULL);
  lines = g_strsplit (fonts, "\n", -1);
  for (i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], "yes yes"));
  g_assert_cmpint (i, >, 2);
}

static void
test_pdf_reads_in_order (void)
{
  static const char *const order[] = { "Onboarding", "Ship and bill", "Set up", "First use", "Contract signed", "Touchpoints", "Pains", "PO number missing", "Backstage", "Issue credentials" };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = export(map, "pdf", NULL);
  g_autofree char *text = ask (bytes, "pdftotext", "-raw");
  const char      *p = text;
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *found = strstr (p, order[i]);

      g_test_message ("%s", order[i]);
      g_assert_nonnull (found);
      p = found;
    }
}

static void
test_same_map_same_bytes (gconstpointer format)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) first = export(map, format, NULL);
  g_autoptr (GBytes) second = export(map, format, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_pages_have_their_size (void)
{
  static const struct
  {
    const char    *size;
    WayOrientation orientation;
    const char    *expected;
  } cases[] = {
    { "A4", WAY_ORIENTATION_AUTO, "841.89 x 595.28" },
    { "A4", WAY_ORIENTATION_PORTRAIT, "595.28 x 841.89" },
    { "a0", WAY_ORIENTATION_LANDSCAPE, "3370.39 x 2383.94" },
    { "Letter", WAY_ORIENTATION_AUTO, "792 x 612" },
    { "Tabloid", WAY_ORIENTATION_PORTRAIT, "792 x 1224" },
  };
  g_autoptr (WayMap) map = way_test_map_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *info = NULL;
      WayExportOptions options;

      way_export_options_init (&options);
      options.page_size = cases[i].size;
      options.orientation = cases[i].orientation;
      bytes = export(map, "pdf", &options);
      info = ask (bytes, "pdfinfo", "-box");
      g_test_message ("%s: %s", cases[i].size, info);
      g_assert_nonnull (strstr (info, cases[i].expected));
    }
}

static void
test_png_has_the_width_asked_for (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = NULL;
  WayExportOptions options;
  const guint8    *data;

  way_export_options_init (&options);
  options.width = 777;
  bytes = export(map, "png", &options);
  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpint (data[18] << 8 | data[19], ==, 777);
}

static void
test_too_large_is_refused (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GError) error = NULL;
  WayExportOptions options;

  way_export_options_init (&options);
  options.width = 100000;
  g_assert_null (way_export_to_bytes (map, "png", &options, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_TOO_LARGE);
}

static void
test_svg_has_text_and_groups (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = export(map, "svg", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *id = g_strdup_printf ("id=\"i-%s\"", way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0)));
  xmlDoc          *document = xmlReadMemory (text, strlen (text), "map.svg", NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  xmlFreeDoc (document);
  g_assert_nonnull (strstr (text, ">PO number missing</text>"));
  g_assert_nonnull (strstr (text, id));
  g_assert_nonnull (strstr (text, "<symbol id=\"icon-email\""));
}

static void
test_cancelled_leaves_no_file (gconstpointer format)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  WayExportOptions options;

  way_export_options_init (&options);
  g_cancellable_cancel (cancellable);
  g_assert_false (way_export_to_file (map, format, &options, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_rmdir (folder);
}

static void
test_failed_keeps_the_old_file (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "missing", "out.pdf", NULL);
  g_autoptr (GError) error = NULL;
  WayExportOptions options;

  way_export_options_init (&options);
  g_assert_false (way_export_to_file (map, "pdf", &options, path, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, path));
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/exports/pdf/says-what-it-is", test_pdf_says_what_it_is);
  g_test_add_func ("/exports/pdf/reads-in-order", test_pdf_reads_in_order);
  g_test_add_func ("/exports/pdf/pages-have-their-size", test_pages_have_their_size);
  g_test_add_data_func ("/exports/pdf/same-map-same-bytes", "pdf", test_same_map_same_bytes);
  g_test_add_data_func ("/exports/svg/same-map-same-bytes", "svg", test_same_map_same_bytes);
  g_test_add_func ("/exports/png/has-the-width-asked-for", test_png_has_the_width_asked_for);
  g_test_add_func ("/exports/png/too-large-is-refused", test_too_large_is_refused);
  g_test_add_func ("/exports/svg/has-text-and-groups", test_svg_has_text_and_groups);
  g_test_add_data_func ("/exports/pdf/cancelled-leaves-no-file", "pdf", test_cancelled_leaves_no_file);
  g_test_add_data_func ("/exports/png/cancelled-leaves-no-file", "png", test_cancelled_leaves_no_file);
  g_test_add_data_func ("/exports/svg/cancelled-leaves-no-file", "svg", test_cancelled_leaves_no_file);
  g_test_add_func ("/exports/failed-keeps-the-old-file", test_failed_keeps_the_old_file);

  return way_test_run ();
}
