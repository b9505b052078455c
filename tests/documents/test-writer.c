/* test-writer.c - the canonical bytes */
#include "config.h"

#include <string.h>

#include "journeys/documents/checked-writer.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "journeys/documents/xml-text.h"
#include "journeys/model/item-private.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

static char *
to_text (GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

static void
test_form (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (GBytes) bytes = way_writer_write (map);
  g_autofree char *text = to_text (bytes);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int i;

  g_assert_true (g_str_has_prefix (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\""));
  g_assert_true (g_str_has_suffix (text, "</journey>\n"));
  g_assert_false (g_str_has_suffix (text, "\n\n"));
  g_assert_null (strchr (text, '\r'));
  for (i = 0; lines[i] != NULL; i++)
    if (lines[i][strspn (lines[i], " ")] == '<')
      g_assert_cmpint (strspn (lines[i], " ") % 2, ==, 0);
}

static void
test_values (void)
{
  g_autoptr (WayItem) item = way_item_new (WAY_KIND_PAIN, "p");
  g_autoptr (GString) out = g_string_new (NULL);

  way_item_set (item, "title", "a & b < c > d \"e\" 'f'", NULL);
  way_item_set (item, "note", "a & b < c > d \"e\"\n  f ]]> g", NULL);
  way_item_set (item, "tags", "b\na", NULL);
  way_item_set (item, "severity", "3", NULL);
  way_writer_append_item (out, item, 1);
  g_assert_cmpstr (out->str, ==,
                   "  <pain id=\"p\" title=\"a &amp; b &lt; c &gt; d &quot;e&quot; 'f'\" severity=\"3\">\n"
                   "    <note>a &amp; b &lt; c &gt; d \"e\"\n  f ]]&gt; g</note>\n"
                   "    <tag>b</tag>\n"
                   "    <tag>a</tag>\n"
                   "  </pain>\n");
}

static void
test_one_change_is_one_line (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) before = way_writer_write (map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get (map, WAY_MAP_CARDS, 2), "title", "Another title", NULL);
  g_autofree char *a = to_text (before);
  g_autofree char *b = NULL;
  g_auto (GStrv) x = g_strsplit (a, "\n", -1);
  g_auto (GStrv) y = NULL;
  int   n = 0;
  guint i;

  g_assert_true (way_history_perform (history, command, NULL));
  after = way_writer_write (map);
  b = to_text (after);
  y = g_strsplit (b, "\n", -1);
  g_assert_cmpuint (g_strv_length (x), ==, g_strv_length (y));
  for (i = 0; x[i] != NULL; i++)
    n += strcmp (x[i], y[i]) != 0;
  g_assert_cmpint (n, ==, 1);
}

/* What the file would not give back is not written: here a value that no command
 * could have set, and an id that stands twice. */
static void
test_checked (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  WayItem         *root = way_map_get_root (map);
  int              place = way_kind_find_field (WAY_KIND_MAP, "title");
  g_autofree char *title = g_strdup (way_item_get_at (root, place));
  g_autoptr (GBytes) plain = way_writer_write (map);
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GError) error = NULL;

  good = way_checked_writer_write (root, "NAME", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (good, plain));

  way_item_put (root, place, "  two \n lines ");
  g_assert_null (way_checked_writer_write (root, "NAME", &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_assert_true (g_str_has_prefix (error->message, "NAME: "));
  g_clear_error (&error);

  way_item_put (root, place, title);
  way_item_set_id (way_map_get (map, WAY_MAP_CARDS, 0), way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 1)));
  g_assert_null (way_checked_writer_write (root, "NAME", &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
}

/* Nor what would not be given back of another program's content. */
static void
test_checked_foreign (void)
{
  static const char *const nodes[] = { "<odd/>", "<odd/>  ", "<odd/> <!-- one --> " };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      way_item_take_foreign (root, way_foreign_new (WAY_FOREIGN_CHILD, NULL, nodes[i]));
      bytes = way_checked_writer_write (root, "NAME", &error);
      g_assert_true ((bytes != NULL) == (i == 0));
      if (i > 0)
        g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
    }
}

static WayMap *
read_map (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  WayMap *map = way_reader_read (bytes, "map", NULL, NULL, &error);

  g_assert_no_error (error);

  return map;
}

/* A prefix that many use and the other map does not have comes with them, once for each element. */
static void
test_prefixes_elsewhere (void)
{
  g_autoptr (WayMap) from = read_map ("<journey xmlns=\"urn:waymark:journey:1\" xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" version=\"1.0\" id=\"m\"><lanes>"
                                      "<lane id=\"a\" x:a=\"1\" x:b=\"2\" y:c=\"3\"><x:odd x:d=\"4\"/><y:odd/></lane>"
                                      "<lane id=\"b\"><x:odd y:e=\"5\" y:f=\"6\" x:g=\"7\"><y:in/></x:odd></lane></lanes>"
                                      "<bench><pain id=\"p\"><note xmlns:z=\"urn:z\" z:a=\"1\" x:b=\"2\"><y:in/></note><note x:k=\"9\">twice</note></pain></bench></journey>");
  g_autoptr (WayMap) onto = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (onto);
  static const int slots[] = { WAY_MAP_LANES, WAY_MAP_LANES, WAY_MAP_BENCH };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (WayMap) again = NULL;
  g_autoptr (GBytes) twice = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (WayItem) copy = way_item_copy (way_map_get (from, slots[i], i == 1 ? 1 : 0));
      g_autoptr (WayCommand) command = way_command_new_insert (way_map_get_root (onto), slots[i], i == 1 ? 1 : 0, copy);

      g_assert_true (way_history_perform (history, command, NULL));
    }
  bytes = way_writer_write (onto);
  text = to_text (bytes);
  g_assert_nonnull (strstr (text, "<x:odd xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:e=\"5\" y:f=\"6\" x:g=\"7\"><y:in/></x:odd>\n"));
  g_assert_nonnull (strstr (text, "<note xmlns:x=\"urn:x\" xmlns:z=\"urn:z\" z:a=\"1\" x:b=\"2\"><y:in xmlns:y=\"urn:y\"/></note>\n"));
  g_assert_nonnull (strstr (text, "<note xmlns:x=\"urn:x\" x:k=\"9\">twice</note>"));
  g_assert_nonnull (strstr (text, "<lane id=\"a\" xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" x:a=\"1\" x:b=\"2\" y:c=\"3\">\n"
                                  "      <x:odd x:d=\"4\"/>\n"
                                  "      <y:odd/>\n"));
  again = read_map (text);
  twice = way_writer_write (again);
  g_assert_true (g_bytes_equal (bytes, twice));
}

/* What made no sense as a value is kept until there is one that does, whichever field it is. */
static void
test_replaced (void)
{
  static const struct
  {
    WayKind     kind;
    const char *field;
    const char *value;
    const char *element;
  } cases[] = {
    { WAY_KIND_LEVEL, "value", "2", "level" },
    { WAY_KIND_PAIN, "title", "Waits", "pain" },
    { WAY_KIND_PAIN, "severity", "3", "pain" },
  };
  guint i;

  for (i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayItem) item = way_item_new (cases[i / 2].kind, "i");
      g_autoptr (GString) out = g_string_new (NULL);
      const char      *value = i % 2 != 0 ? cases[i / 2].value : NULL;
      g_autofree char *expected = g_strdup_printf ("<%s id=\"i\" %s=\"%s\"/>\n", cases[i / 2].element, cases[i / 2].field, value != NULL ? value : "odd");

      way_item_take_foreign (item, way_foreign_new (WAY_FOREIGN_ATTRIBUTE, cases[i / 2].field, "odd"));
      if (value != NULL)
        g_assert_true (way_item_set (item, cases[i / 2].field, value, NULL));
      way_writer_append_item (out, item, 0);
      g_assert_cmpstr (out->str, ==, expected);
    }
}

/* What stood in a text stands at its end when its place is not there any more, and never within a letter. */
static void
test_place_in_text (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { "éé", "<note>é<!-- a -->é<!-- b --></note>" },
    { "abcd", "<note>ab<!-- a -->cd<!-- b --></note>" },
    { "abcde", "<note>ab<!-- a -->cd<!-- b -->e</note>" },
    { "abc", "<note>ab<!-- a -->c<!-- b --></note>" },
    { "ab", "<note>ab<!-- a --><!-- b --></note>" },
    { "a", "<note>a<!-- a --><!-- b --></note>" },
    { "aé", "<note>aé<!-- a --><!-- b --></note>" },
    { "a€", "<note>a€<!-- a --><!-- b --></note>" },
    { "a😀b", "<note>a😀b<!-- a --><!-- b --></note>" },
    { NULL, "<note><!-- a --><!-- b --></note>" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayMap) map = read_map ("<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\"><bench><pain id=\"p\"><note>é<!-- a -->é<!-- b --></note></pain></bench></journey>");
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      way_item_put (way_map_get (map, WAY_MAP_BENCH, 0), way_kind_find_field (WAY_KIND_PAIN, "note"), cases[i].text);
      bytes = way_writer_write (map);
      text = to_text (bytes);
      if (strstr (text, cases[i].written) == NULL)
        g_error ("%s: %s", cases[i].written, text);
    }
}

/* As much of a text as is asked for. */
static void
test_text (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *written;
  } cases[] = {
    { "a<b>&\r\t\n\"'", -1, "a&lt;b&gt;&amp;&#13;\t\n\"'" },
    { "a<b", 3, "a&lt;b" },
    { "a<b", 2, "a&lt;" },
    { "a<b", 1, "a" },
    { "a<b", 0, "" },
    { "", -1, "" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("|");

      way_xml_append_text (out, cases[i].text, cases[i].length);
      g_assert_cmpstr (out->str + 1, ==, cases[i].written);
    }
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/writer/form", test_form);
  g_test_add_func ("/documents/writer/values", test_values);
  g_test_add_func ("/documents/writer/checked-refuses-what-would-be-lost", test_checked);
  g_test_add_func ("/documents/writer/foreign-content-is-checked", test_checked_foreign);
  g_test_add_func ("/documents/writer/prefixes-elsewhere", test_prefixes_elsewhere);
  g_test_add_func ("/documents/writer/replaced", test_replaced);
  g_test_add_func ("/documents/writer/place-in-text", test_place_in_text);
  g_test_add_func ("/documents/writer/one-change-is-one-line", test_one_change_is_one_line);
  g_test_add_func ("/documents/writer/text", test_text);

  return way_test_run ();
}
