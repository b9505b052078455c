/* test-exports.c - PDF, PNG and SVG by what is in them, never byte by byte with a file */
#define _GNU_SOURCE
#include "config.h"

#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <librsvg/rsvg.h>

#include "journeys/drawing/picture.h"
#include "journeys/exchange/export.h"
#include "tests/support/maps.h"
#include "tests/support/pictures.h"
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
static GBytes *
ask_bytes (GBytes     *bytes,
           const char *program,
           const char *option)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "export-XXXXXX", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[5] = { NULL };
  GBytes     *output = NULL;
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
  if (!g_str_equal (program, "pdfinfo") && !g_str_equal (program, "pdffonts"))
    arguments[n++] = g_str_equal (program, "pdftotext") ? "-" : NULL;
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_remove (path);

  return output;
}

static char *
ask (GBytes     *bytes,
     const char *program,
     const char *option)
{
  g_autoptr (GBytes) output = ask_bytes (bytes, program, option);

  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

/* One after the other. */
static void
assert_follow (const char *text,
               ...)
{
  const char *part;
  va_list     parts;

  va_start (parts, text);
  while ((part = va_arg (parts, const char *)) != NULL)
    {
      const char *found = strstr (text, part);

      if (found == NULL)
        g_test_message ("no %s in %s", part, text);
      g_assert_nonnull (found);
      text = found + strlen (part);
    }
  va_end (parts);
}

static void
set_field (WayHistory *history,
           WayItem    *item,
           const char *field,
           const char *value)
{
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, NULL);

  g_assert_true (way_history_perform (history, command, NULL));
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
  assert_follow (structure, "H1", "\"Onboarding \"", "H2", "\"Set up \"", "H2", "\"First use \"", "Table", "TR",
                 "TH", "\"Contract signed \"", "TH", "\"First invoice \"", "TR", "TH", "\"Touchpoints \"", "TD", "\"Contract signed \"",
                 "TR", "\"Emotion", "TD", "Figure", "TR", "\"Pains \"", "TD", "\"PO number missing Tom \"",
                 "TR", "\"Customers here Here now \"", "TD", "\"120 \"", "TD", "\"97 −19 % \"", "L (", "LI (", "\"Nadia \"", NULL);

  /* Every font is embedded, and only the letters that are used. */
  fonts = ask (bytes, "pdffonts", NULL);
  lines = g_strsplit (fonts, "\n", -1);
  for (i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], "yes yes"));
  g_assert_cmpint (i, >, 2);
}

/* Author and dates are those of the map, never those of the machine. */
static void
test_pdf_says_who_and_when (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *root = way_map_get_root (map);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *info = NULL;

  set_field (history, root, "author", "Hanna Reiter");
  set_field (history, root, "reviewed", "2026-03-02");
  set_field (history, root, "tags", "first\nsecond");
  bytes = export(map, "pdf", NULL);
  info = ask (bytes, "pdfinfo", "-isodates");
  assert_follow (info, "Subject:         Ship and bill the first load", "Keywords:        first, second", "Author:          Hanna Reiter",
                 "CreationDate:    2026-03-02T", "ModDate:         2026-03-02T", NULL);
}

/* The outline has the title and below it the stages. */
static void
test_pdf_has_an_outline_by_stage (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = export(map, "pdf", NULL);
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  gsize            i;

  for (i = 0; i < size; i++)
    text[i] = data[i] != '\0' ? data[i] : ' ';
  assert_follow (text, "/Title (Onboarding)", "/Title (Set up)", "/Dest", "/Title (First use)", "/Dest", NULL);
}

/* Words that wrap are read as words, in any script. */
static void
test_pdf_keeps_words_whole (void)
{
  static const char *const titles[] = {
    "The first office finds and files the whole of the certificate",
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich",
    "成功マネージャーとのキックオフ通話とその後の長いメールのやりとり",
  };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *structure = NULL;
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++)
    set_field (history, way_map_get (map, WAY_MAP_CARDS, i), "title", titles[i]);
  bytes = export(map, "pdf", NULL);
  structure = ask (bytes, "pdfinfo", "-struct-text");
  for (i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_follow (structure, titles[i], NULL);
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

typedef struct
{
  int width, height;
  int left, right, top, bottom; /* blank pixels on each side */
} Margins;

/* From a grey picture in the format of pdftoppm. */
static Margins
measure_margins (GBytes *bytes)
{
  gsize         size;
  const char   *data = g_bytes_get_data (bytes, &size);
  Margins       m = { 0 };
  int           head = 0, x, y;
  const guint8 *pixels;

  g_assert_cmpint (sscanf (data, "P5 %d %d 255%n", &m.width, &m.height, &head), ==, 2);
  pixels = (const guint8 *)data + head + 1;
  g_assert_cmpuint (head + 1 + (gsize)m.width * m.height, ==, size);
  m.left = m.right = m.width;
  m.top = m.bottom = m.height;
  for (y = 0; y < m.height; y++)
    for (x = 0; x < m.width; x++)
      if (pixels[y * m.width + x] < 250)
        {
          m.left = MIN (m.left, x);
          m.right = MIN (m.right, m.width - 1 - x);
          m.top = MIN (m.top, y);
          m.bottom = MIN (m.bottom, m.height - 1 - y);
        }

  return m;
}

/* On each page the map is whole, has its margins, and is in the middle. */
static void
test_pages_have_the_map_in_the_middle (void)
{
  static const char *const sizes[] = { "fit", "A0", "A3", "A4", "A5", "Letter", "Legal", "Tabloid" };
  g_autoptr (WayMap) map = way_test_map_new ();
  guint i, o;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (o = 0; o < 2; o++)
      {
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GBytes) picture = NULL;
        WayExportOptions options;
        Margins          m;
        double           pixel;

        way_export_options_init (&options);
        options.page_size = sizes[i];
        options.margin = 15;
        options.orientation = o == 0 ? WAY_ORIENTATION_PORTRAIT : WAY_ORIENTATION_LANDSCAPE;
        bytes = export(map, "pdf", &options);
        picture = ask_bytes (bytes, "pdftoppm", "-gray");
        m = measure_margins (picture);
        pixel = 25.4 / 150; /* millimetres: pdftoppm draws 150 to an inch */
        g_test_message ("%s %u: %d × %d, %d left, %d right, %d above, %d below", sizes[i], o, m.width, m.height, m.left, m.right, m.top, m.bottom);
        /* The legend ends where its last sign does, so the sides differ by as much as the map's own margins. */
        g_assert_cmpfloat (MIN (m.left, m.right) * pixel, >=, 15);
        g_assert_cmpfloat (MIN (m.top, m.bottom) * pixel, >=, 15);
        g_assert_cmpint (ABS (m.left - m.right), <=, m.width / 100);
        g_assert_cmpint (ABS (m.top - m.bottom), <=, m.height / 50);
      }
}

static guint32
read_size (GBytes *png,
           int     at)
{
  const guint8 *data = g_bytes_get_data (png, NULL);

  return (guint32)data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];
}

static void
test_png_has_the_resolution_asked_for (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) plain = export(map, "png", NULL);
  g_autoptr (GBytes) fine = NULL;
  WayExportOptions options;

  way_export_options_init (&options);
  options.dpi = 288;
  fine = export(map, "png", &options);
  g_assert_cmpuint (read_size (fine, 16), ==, 3 * read_size (plain, 16));
  g_assert_cmpint (ABS ((int)read_size (fine, 20) - 3 * (int)read_size (plain, 20)), <=, 2);
}

static void
test_png_is_transparent_when_asked (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) plain = export(map, "png", NULL);
  WayExportOptions options;
  cairo_surface_t *surface;

  way_export_options_init (&options);
  options.transparent = TRUE;
  bytes = export(map, "png", &options);
  surface = way_test_read_png (bytes);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmphex (*(guint32 *)cairo_image_surface_get_data (surface), ==, 0);
  cairo_surface_destroy (surface);
  surface = way_test_read_png (plain);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_RGB24);
  cairo_surface_destroy (surface);
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
  /* It says how large, and what to do instead. */
  assert_follow (error->message, "100000 × ", "smaller", "PDF or SVG", NULL);
  g_clear_error (&error);

  options.width = 0;
  options.dpi = 100000;
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
note_ids (xmlNode    *node,
          GHashTable *ids)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        xmlChar *id = xmlGetProp (node, (const xmlChar *)"id");

        if (id != NULL)
          g_assert_true (g_hash_table_add (ids, g_strdup ((const char *)id)));
        xmlFree (id);
        note_ids (node->children, ids);
      }
}

static void
test_svg_has_every_id_once (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = export(map, "svg", NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "map.svg", NULL, XML_PARSE_NONET);

  note_ids (xmlDocGetRootElement (document), ids);
  g_assert_cmpuint (g_hash_table_size (ids), >, 10);
  xmlFreeDoc (document);
}

#define BLOCK 12

/* The greatest difference between two blocks of pixels, so that the edges of
 * letters do not count, but a missing sign or a shifted word does. */
static int
compare_pictures (cairo_surface_t *a,
                  cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);
  int most = 0;
  int x, y;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (y = 0; y + BLOCK <= height; y += BLOCK)
    for (x = 0; x + BLOCK <= width; x += BLOCK)
      {
        int sum = 0;
        int i, j;

        for (j = y; j < y + BLOCK; j++)
          for (i = x; i < x + BLOCK; i++)
            sum += cairo_image_surface_get_data (a)[j * stride + 4 * i + 1] - cairo_image_surface_get_data (b)[j * stride + 4 * i + 1];
        most = MAX (most, ABS (sum) / (BLOCK * BLOCK));
      }

  return most;
}

static void
test_svg_looks_like_the_png (gconstpointer data)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  WayExportOptions options;
  RsvgHandle      *handle;
  cairo_surface_t *expected, *drawn;
  RsvgRectangle    viewport = { 0 };
  cairo_t         *cr;
  int              difference;

  set_field (history, way_map_get_root (map), "title", data);
  way_export_options_init (&options);
  options.theme = WAY_THEME_DARK;
  svg = export(map, "svg", &options);
  png = export(map, "png", &options);
  expected = way_test_read_png (png);
  viewport.width = cairo_image_surface_get_width (expected);
  viewport.height = cairo_image_surface_get_height (expected);
  drawn = cairo_image_surface_create (CAIRO_FORMAT_RGB24, viewport.width, viewport.height);
  cr = cairo_create (drawn);
  handle = rsvg_handle_new_from_data (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), NULL);
  g_assert_nonnull (handle);
  g_assert_true (rsvg_handle_render_document (handle, cr, &viewport, NULL));
  cairo_surface_flush (drawn);
  difference = compare_pictures (drawn, expected);
  g_test_message ("blocks differ by %d at most", difference);
  g_assert_cmpint (difference, <=, 20);
  g_object_unref (handle);
  cairo_destroy (cr);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (expected);
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
cancel_soon (double   share,
             gpointer data)
{
  g_cancellable_cancel (data);
}

/* What is in a folder with one file. */
static void
assert_only_file (const char *folder,
                  const char *path,
                  const char *contents)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *found = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, contents);
  g_assert_cmpstr (g_dir_read_name (dir), ==, name);
  g_assert_null (g_dir_read_name (dir));
}

/* Whatever ends an export in its midst, the file of before is whole, and nothing is beside it. */
static void
test_ended_keeps_the_old_file (gconstpointer format)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  WayItem         *model = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (GError) error = NULL;
  WayExportOptions options;
  struct rlimit    usual, small;
  int              i;

  for (i = 0; i < 200; i++)
    way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "One of many",
                  "step", way_item_get (model, "step"), "lane", way_item_get (model, "lane"), NULL);
  way_export_options_init (&options);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));

  g_assert_false (way_export_to_file (map, format, &options, path, cancel_soon, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_only_file (folder, path, "old");
  g_clear_error (&error);

  /* No room for more than a thousand bytes in any file. */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &usual);
  small = usual;
  small.rlim_cur = 1000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (way_export_to_file (map, format, &options, path, NULL, NULL, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &usual);
  g_assert_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_WRITE);
  assert_only_file (folder, path, "old");
  g_clear_error (&error);

  g_assert_true (way_export_to_file (map, format, &options, path, NULL, NULL, NULL, &error));
  g_remove (path);
  g_rmdir (folder);
}

/* SVG has the file as it is, and PDF an image; words go with it. */
static void
test_pictures_on_cards (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (GBytes) bare = export(map, "pdf", NULL);
  g_autoptr (GBytes) file = way_test_draw_png (300, 200, FALSE);
  g_autofree char *value = way_picture_import (file, "screen.png", NULL);
  g_autoptr (WayCommand) picture = way_command_new_set (card, "picture", value, NULL);
  g_autoptr (WayCommand) words = way_command_new_set (card, "picture-text", "The first screen", NULL);
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_true (way_history_perform (history, picture, NULL));
  g_assert_true (way_history_perform (history, words, NULL));
  svg = export(map, "svg", NULL);
  pdf = export(map, "pdf", NULL);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<title>picture: The first screen</title>"));
  g_assert_nonnull (strstr (text, value));
  g_assert_null (memmem (g_bytes_get_data (bare, NULL), g_bytes_get_size (bare), "/Image", 6));
  g_assert_nonnull (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/Image", 6));
}

static void
test_failed_names_the_file (void)
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
  g_test_add_func ("/exports/pdf/says-who-and-when", test_pdf_says_who_and_when);
  g_test_add_func ("/exports/pdf/has-an-outline-by-stage", test_pdf_has_an_outline_by_stage);
  g_test_add_func ("/exports/pdf/keeps-words-whole", test_pdf_keeps_words_whole);
  g_test_add_func ("/exports/pdf/pages-have-the-map-in-the-middle", test_pages_have_the_map_in_the_middle);
  g_test_add_func ("/exports/pdf/reads-in-order", test_pdf_reads_in_order);
  g_test_add_func ("/exports/pdf/pages-have-their-size", test_pages_have_their_size);
  g_test_add_data_func ("/exports/pdf/same-map-same-bytes", "pdf", test_same_map_same_bytes);
  g_test_add_data_func ("/exports/svg/same-map-same-bytes", "svg", test_same_map_same_bytes);
  g_test_add_func ("/exports/png/has-the-width-asked-for", test_png_has_the_width_asked_for);
  g_test_add_func ("/exports/png/has-the-resolution-asked-for", test_png_has_the_resolution_asked_for);
  g_test_add_func ("/exports/png/is-transparent-when-asked", test_png_is_transparent_when_asked);
  g_test_add_data_func ("/exports/png/same-map-same-bytes", "png", test_same_map_same_bytes);
  g_test_add_func ("/exports/png/too-large-is-refused", test_too_large_is_refused);
  g_test_add_func ("/exports/svg/has-every-id-once", test_svg_has_every_id_once);
  g_test_add_data_func ("/exports/svg/looks-like-the-png", "Onboarding", test_svg_looks_like_the_png);
  g_test_add_data_func ("/exports/svg/looks-like-the-png/from-the-right", "خريطة الرحلة", test_svg_looks_like_the_png);
  g_test_add_func ("/exports/svg/has-text-and-groups", test_svg_has_text_and_groups);
  g_test_add_data_func ("/exports/pdf/cancelled-leaves-no-file", "pdf", test_cancelled_leaves_no_file);
  g_test_add_data_func ("/exports/png/cancelled-leaves-no-file", "png", test_cancelled_leaves_no_file);
  g_test_add_data_func ("/exports/svg/cancelled-leaves-no-file", "svg", test_cancelled_leaves_no_file);
  g_test_add_data_func ("/exports/pdf/ended-keeps-the-old-file", "pdf", test_ended_keeps_the_old_file);
  g_test_add_data_func ("/exports/png/ended-keeps-the-old-file", "png", test_ended_keeps_the_old_file);
  g_test_add_data_func ("/exports/svg/ended-keeps-the-old-file", "svg", test_ended_keeps_the_old_file);
  g_test_add_func ("/exports/pictures-on-cards", test_pictures_on_cards);
  g_test_add_func ("/exports/failed-names-the-file", test_failed_names_the_file);

  return way_test_run ();
}
