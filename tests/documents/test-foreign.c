/* test-foreign.c - what is not understood is kept, at every place of a map with everything on it */
#include "config.h"

#include <string.h>

#include "journeys/commands/history.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

typedef enum
{
  ATTRIBUTE,
  OWN_ATTRIBUTE,
  ELEMENT,
  OWN_ELEMENT,
  COMMENT,
  INSTRUCTION,
  INNER_COMMENT,
  INNER_ELEMENT,
  N_INSERTIONS
} Insertion;

static guint n_places = 0;

static char *
write_map (WayMap *map)
{
  g_autoptr (GBytes) bytes = way_writer_write (map);
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
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

/* The map, with a namespace that what is put in can use. */
static char **
make_lines (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autofree char *text = write_map (map);
  char            *end = strchr (strstr (text, "<journey"), '>');
  g_autofree char *whole = g_strdup_printf ("%.*s xmlns:x=\"urn:x?a&amp;b\"%s", (int)(end - text), text, end);

  return g_strsplit (whole, "\n", -1);
}

static gboolean
is_line_of_element (const char *line)
{
  const char *p = line + strspn (line, " ");

  return *p == '<' && g_ascii_isalpha (p[1]) && (p - line) % 2 == 0 && strspn (line, "\t") == 0;
}

static gboolean
is_line_of_end (const char *line)
{
  return g_str_has_prefix (line + strspn (line, " "), "</");
}

/* Whether the line is an element with text. */
static gboolean
has_text (const char *line)
{
  const char *end = strchr (line, '>');

  return is_line_of_element (line) && end != NULL && end[-1] != '/' && end[1] != '\0';
}

/* Puts something into a line, or before it. Returns whether it can be there. */
static gboolean
insert (GString    *out,
        const char *line,
        Insertion   insertion)
{
  const char              *end = strchr (line, '>');
  int                      indent = strspn (line, " ") + (is_line_of_end (line) ? 2 : 0);
  static const char *const nodes[] = {
    [ELEMENT] = "<x:odd x:a=\"&quot;&amp;\">\n  <y xmlns=\"urn:y\"/> text &lt; <x:z/><![CDATA[ <&> ]]></x:odd>",
    [OWN_ELEMENT] = "<odd><note>not ours to read</note></odd>",
    [COMMENT] = "<!-- odd & <odd> -->",
    [INSTRUCTION] = "<?odd a < b?>",
    [INNER_COMMENT] = "<!-- odd -->",
    [INNER_ELEMENT] = "<x:odd>in</x:odd>",
    [N_INSERTIONS] = NULL
  };

  switch (insertion)
    {
    case ATTRIBUTE:
    case OWN_ATTRIBUTE:
      if (!is_line_of_element (line) || end == NULL)
        return FALSE;
      if (end[-1] == '/')
        end--;
      g_string_append_len (out, line, end - line);
      g_string_append (out, insertion == ATTRIBUTE ? " x:odd=\"&lt;1&gt;\"" : " odd=\"2\"");
      g_string_append (out, end);
      return TRUE;

    case ELEMENT:
    case OWN_ELEMENT:
    case COMMENT:
    case INSTRUCTION:
      if (indent == 0 || !(is_line_of_element (line) || is_line_of_end (line)))
        return FALSE;
      g_string_append_printf (out, "%*s%s\n%s", indent, "", nodes[insertion], line);
      return TRUE;

    case INNER_COMMENT:
    case INNER_ELEMENT:
      if (!has_text (line))
        return FALSE;
      /* Behind the first character. */
      end = end[1] == '&' ? strchr (end, ';') + 1 : g_utf8_next_char (end + 1);
      g_string_append_len (out, line, end - line);
      g_string_append (out, nodes[insertion]);
      g_string_append (out, end);
      return TRUE;

    case N_INSERTIONS:
    default:
      g_assert_not_reached ();
    }
}

/* Puts it at one line, or with -1 at all. Returns at how many. */
static int
insert_at (GString  *out,
           char    **lines,
           int       at,
           Insertion insertion)
{
  int n = 0;
  int i;

  for (i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      if ((at < 0 || at == i) && i > 0 && insert (out, lines[i], insertion))
        n++;
      else
        g_string_append (out, lines[i]);
    }

  return n;
}

static void
assert_kept (const char *text)
{
  g_autoptr (WayMap) map = read_map (text);
  g_autofree char *written = write_map (map);
  gsize            same;

  if (strcmp (written, text) == 0)
    return;
  for (same = 0; written[same] == text[same]; same++)
    ;
  same = same > 200 ? same - 200 : 0;
  g_error ("It was not kept:\n%.400s\n\nbut is:\n%.400s", text + same, written + same);
}

static void
test_all_places (gconstpointer data)
{
  g_auto (GStrv) lines = make_lines ();
  g_autoptr (GString) text = g_string_new (NULL);
  int n = insert_at (text, lines, -1, GPOINTER_TO_INT (data));

  n_places += n;
  g_assert_cmpint (n, >, 100);
  assert_kept (text->str);
}

/* With sanitizers, which look for other things, fewer. */
#ifdef __SANITIZE_ADDRESS__
#define EACH_SO_MANY 4
#else
#define EACH_SO_MANY 1
#endif

static void
test_each_place (gconstpointer data)
{
  g_auto (GStrv) lines = make_lines ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *last = "";
  int         n = 0;
  int         i;

  for (i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (GString) text = NULL;
      g_autofree char *element = g_strndup (lines[i], strcspn (lines[i], ">") < 24 ? strcspn (lines[i], ">") : 24);
      /* A place is an element after another one; the same twice teaches nothing. */
      g_autofree char *place = g_strconcat (last, element, NULL);

      g_strdelimit (element + strspn (element, " <"), " ", '\0');
      last = way_kind_get_info (WAY_KIND_MAP)->element;
      if (!g_hash_table_add (seen, g_steal_pointer (&place)) && i % 7 != 0)
        continue;
      if (i % EACH_SO_MANY != 0)
        continue;
      text = g_string_new (NULL);
      if (insert_at (text, lines, i, GPOINTER_TO_INT (data)) == 0)
        continue;
      n++;
      assert_kept (text->str);
      if (n == 400)
        break;
    }
  n_places += n;
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
             "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\""

/* What stands before an item stays there when something is put before that, and comes back with undo. */
static void
test_place_follows_the_neighbour (void)
{
  static const char text[] =
    HEAD ">\n  <lanes>\n    <!-- of b -->\n    <lane id=\"b\"/>\n    <!-- end -->\n  </lanes>\n</journey>\n";
  g_autoptr (WayMap) map = read_map (text);
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayItem) lane = way_item_new (WAY_KIND_LANE, "a");
  g_autoptr (WayCommand) insert_lane = way_command_new_insert (way_map_get_root (map), WAY_MAP_LANES, 0, lane);
  g_autoptr (WayCommand) remove = NULL;
  g_autofree char *after = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (way_history_perform (history, insert_lane, NULL));
  after = write_map (map);
  g_assert_cmpstr (after, ==, HEAD ">\n  <lanes>\n    <lane id=\"a\"/>\n    <!-- of b -->\n    <lane id=\"b\"/>\n    <!-- end -->\n  </lanes>\n</journey>\n");

  remove = way_command_new_remove (map, way_map_find (map, "b"));
  g_assert_true (way_history_perform (history, remove, NULL));
  removed = write_map (map);
  g_assert_nonnull (strstr (removed, "<!-- of b -->"));
  assert_kept (removed);

  g_assert_true (way_history_undo (history));
  g_assert_true (way_history_undo (history));
  undone = write_map (map);
  g_assert_cmpstr (undone, ==, text);
}

/* An item that leaves the element which declared a prefix takes the declaration along. */
static void
test_prefix_goes_along (void)
{
  static const char text[] =
    HEAD ">\n  <stages>\n    <stage id=\"s\">\n      <step id=\"t\"/>\n    </stage>\n  </stages>\n  <lanes>\n    <lane id=\"l\"/>\n  </lanes>\n"
         "  <cards xmlns:x=\"urn:x?a&amp;b\">\n    <pain id=\"p\" step=\"t\" lane=\"l\" x:a=\"1\">\n      <note x:b=\"2\">a<x:i/></note>\n      <x:odd/>\n    </pain>\n  </cards>\n</journey>\n";
  g_autoptr (WayMap) map = read_map (text);
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) move = NULL;
  g_autoptr (WayMap) again = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *undone = NULL;

  assert_kept (text);
  move = way_command_new_move (way_map_find (map, "p"), way_map_get_root (map), WAY_MAP_BENCH, -1);
  g_assert_true (way_history_perform (history, move, NULL));
  moved = write_map (map);
  g_assert_nonnull (strstr (moved, "  <bench>\n    <pain id=\"p\" step=\"t\" lane=\"l\" xmlns:x=\"urn:x?a&amp;b\" x:a=\"1\">\n"));
  assert_kept (moved);
  again = read_map (moved);
  g_assert_true (way_item_refers_to (way_map_find (again, "p"), "step", "t"));
  g_assert_true (way_history_undo (history));
  undone = write_map (map);
  g_assert_cmpstr (undone, ==, text);
}

/* A value that made no sense gives way to one that does, and is back after undo. */
static void
test_invalid_value_gives_way (void)
{
  static const char text[] = HEAD " review-interval=\"often\"/>\n";
  g_autoptr (WayMap) map = read_map (text);
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) set = way_command_new_set (way_map_get_root (map), "review-interval", "6", NULL);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  assert_kept (text);
  g_assert_true (way_history_perform (history, set, NULL));
  after = write_map (map);
  g_assert_cmpstr (after, ==, HEAD " review-interval=\"6\"/>\n");
  g_assert_true (way_history_undo (history));
  undone = write_map (map);
  g_assert_cmpstr (undone, ==, text);
}

static void
test_count (void)
{
  /* Each of the checks above ends the program when it does not hold. */
  g_print ("# promise 6: %u places at which something unknown stood, and all of it was kept\n", n_places);
}

int
main (int    argc,
      char **argv)
{
  static const char *const names[] = { "attribute", "own-attribute", "element", "own-element", "comment", "instruction", "comment-in-text", "element-in-text" };
  int                      i;

  way_test_init (&argc, &argv);

  for (i = 0; i < N_INSERTIONS; i++)
    {
      g_autofree char *all = g_strdup_printf ("/documents/foreign/%s/everywhere", names[i]);
      g_autofree char *each = g_strdup_printf ("/documents/foreign/%s/each", names[i]);

      g_test_add_data_func (all, GINT_TO_POINTER (i), test_all_places);
      g_test_add_data_func (each, GINT_TO_POINTER (i), test_each_place);
    }
  g_test_add_func ("/documents/foreign/place-follows-the-neighbour", test_place_follows_the_neighbour);
  g_test_add_func ("/documents/foreign/prefix-goes-along", test_prefix_goes_along);
  g_test_add_func ("/documents/foreign/invalid-value-gives-way", test_invalid_value_gives_way);
  g_test_add_func ("/documents/foreign/places/count", test_count);

  return way_test_run ();
}
