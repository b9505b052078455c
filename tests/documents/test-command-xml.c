/* test-command-xml.c - commands survive being text */
#include "config.h"

#include <string.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "journeys/model/item-private.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

static WayMap *
copy_map (WayMap *map)
{
  g_autoptr (WayItem) root = way_item_copy (way_map_get_root (map));

  return way_map_new_for_root (root);
}

static void
assert_same (WayMap *a,
             WayMap *b)
{
  g_autoptr (GBytes) x = way_writer_write (a);
  g_autoptr (GBytes) y = way_writer_write (b);

  g_assert_true (g_bytes_equal (x, y));
}

/* Before and after it was applied the text gives the same text, and does the same to an equal map. */
static void
check_command (WayMap     *map,
               WayCommand *command)
{
  g_autoptr (WayMap) first = copy_map (map);
  g_autoptr (WayMap) second = copy_map (map);
  g_autofree char *before = way_command_to_xml (command);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) fresh = way_command_from_xml (before, -1, &error);
  g_autoptr (WayCommand) done = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (way_command_get_label (fresh), ==, way_command_get_label (command));
  g_assert_true (way_command_apply (command, first, &error));
  g_assert_no_error (error);
  g_assert_true (way_command_apply (fresh, second, &error));
  g_assert_no_error (error);
  assert_same (first, second);

  after = way_command_to_xml (command);
  done = way_command_from_xml (after, -1, &error);
  g_assert_no_error (error);
  again = way_command_to_xml (done);
  g_assert_cmpstr (after, ==, again);
  g_assert_true (way_command_revert (done, second, &error));
  g_assert_no_error (error);
  assert_same (map, second);
  g_assert_true (way_command_apply (done, second, &error));
  assert_same (first, second);
}

static void
test_set_every_field (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (FALSE);
  g_autoptr (GHashTable) ids = way_test_collect_ids (map);
  int kind, i;

  for (kind = 0; kind <= WAY_KIND_RETIRED; kind++)
    for (i = 0; i < way_kind_get_info (kind)->n_fields; i++)
      {
        const WayField  *field = &way_kind_get_info (kind)->fields[i];
        GPtrArray       *own = g_hash_table_lookup (ids, GINT_TO_POINTER (kind));
        g_autofree char *value = way_test_make_value (field, ids);
        g_autoptr (WayCommand) command = way_command_new_set (way_map_find (map, g_ptr_array_index (own, 0)), field->name, value, NULL);

        check_command (map, command);
      }
}

static void
test_insert_every_kind (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_MAP);
  int                i, j;

  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_map_n (map, i); j++)
      {
        g_autoptr (WayItem) copy = way_item_duplicate (way_map_get (map, i, j));
        g_autoptr (WayCommand) command = way_command_new_insert (way_map_get_root (map), i, 0, copy);

        check_command (map, command);
      }
}

static void
test_remove_and_move (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  WayItem *root = way_map_get_root (map);
  int      i;

  for (i = 0; i < WAY_N_MAP_SLOTS; i++)
    {
      g_autoptr (WayCommand) remove = way_command_new_remove (map, way_map_get (map, i, 0));
      g_autoptr (WayCommand) move = way_command_new_move (way_map_get (map, i, 0), root, i, -1);

      way_command_set_label (remove, "A label with \"quotes\" & <more>");
      check_command (map, remove);
      check_command (map, move);
    }
}

/* What is not known goes into the log and comes out of it, with its namespaces. */
static void
test_foreign_content (void)
{
  static const char text[] =
    "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\" xmlns:x=\"urn:x\"><lanes><lane id=\"l\" x:a=\"1\" odd=\"2\"><!-- c --><x:odd> <y/></x:odd>stray</lane><!-- d --></lanes></journey>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (WayMap) map = way_reader_read (bytes, "map", NULL, NULL, NULL);
  g_autoptr (WayCommand) command = way_command_new_remove (map, way_map_find (map, "l"));

  check_command (map, command);
}

/* What stands on and in a field takes along the namespaces that were declared further out. */
static void
test_foreign_fields (void)
{
  static const char text[] =
    "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\" xmlns:x=\"urn:x\" xmlns:y=\"urn:y\"><stages><stage id=\"s\"><step id=\"t\"/></stage></stages><lanes><lane id=\"l\"/></lanes>"
    "<cards><pain id=\"c\" step=\"t\" lane=\"l\"><note x:a=\"1\" y:b=\"2\" xmlns:z=\"urn:z\" z:c=\"3\">te<x:odd y:d=\"4\"/>xt</note><tag x:a=\"1\">one</tag><tag>two</tag><x:odd y:e=\"5\"/><x:more><y:in xmlns:y=\"urn:z\"/><y:out/></x:more></pain></cards></journey>";
  static const char other_text[] = "<journey xmlns=\"urn:waymark:journey:1\" id=\"o\"><stages><stage id=\"s\"><step id=\"t\"/></stage></stages><lanes><lane id=\"l\"/></lanes></journey>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (WayMap) map = way_reader_read (bytes, "map", NULL, NULL, NULL);
  g_autoptr (WayCommand) command = way_command_new_remove (map, way_map_find (map, "c"));
  g_autofree char *xml = way_command_to_xml (command);
  g_autofree char *whole = NULL;
  g_autoptr (GBytes) other_bytes = g_bytes_new_static (other_text, strlen (other_text));
  g_autoptr (WayMap) other = way_reader_read (other_bytes, "map", NULL, NULL, NULL);
  g_autoptr (WayItem) card = NULL;
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (GBytes) written = NULL;

  check_command (map, command);
  g_assert_nonnull (strstr (xml, "<note xmlns:z=\"urn:z\" x:a=\"1\" y:b=\"2\" z:c=\"3\">te<x:odd y:d=\"4\"/>xt</note>"));

  /* On a map that does not know them. */
  card = way_item_copy (way_map_find (map, "c"));
  insert = way_command_new_insert (way_map_get_root (other), WAY_MAP_CARDS, 0, card);
  g_assert_true (way_command_apply (insert, other, NULL));
  written = way_writer_write (other);
  whole = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_test_message ("%s", whole);
  g_assert_nonnull (strstr (whole, "<note xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" xmlns:z=\"urn:z\" x:a=\"1\" y:b=\"2\" z:c=\"3\">te<x:odd y:d=\"4\"/>xt</note>"));
  g_assert_nonnull (strstr (whole, "<tag xmlns:x=\"urn:x\" x:a=\"1\">one</tag>"));
  g_assert_nonnull (strstr (whole, "<x:odd xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:e=\"5\"/>"));
  g_assert_nonnull (strstr (whole, "<x:more xmlns:x=\"urn:x\" xmlns:y=\"urn:y\"><y:in xmlns:y=\"urn:z\"/><y:out/></x:more>"));
}

/* What stands on the element around an item is not of the item. */
static void
test_around (void)
{
  static const char text[] =
    "<command type=\"remove\" slot=\"1\" index=\"-1\" old-slot=\"1\" old-index=\"0\" item=\"a\" content=\"lane\">"
    "<fragment xmlns=\"urn:waymark:journey:1\" xmlns:x=\"urn:x\" x:of=\"1\" odd=\"2\" of=\"3\" more=\"4\"><!-- c --><lane id=\"a\" title=\"Kept\"/></fragment></command>";
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_from_xml (text, -1, &error);
  g_autofree char *xml = NULL;

  g_assert_no_error (error);
  xml = way_command_to_xml (command);
  g_assert_nonnull (strstr (xml, "<lane id=\"a\" title=\"Kept\"/>"));
  g_assert_null (strstr (xml, "odd"));
}

/* Commands in commands, as deep as nobody does anything. */
static void
test_deep (void)
{
  const char *const begin = "<command type=\"group\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\">";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int i;

  for (i = 0; i < 150; i++)
    g_string_append (text, begin);
  for (i = 0; i < 150; i++)
    g_string_append (text, "</command>");
  g_assert_null (way_command_from_xml (text->str, -1, &error));
  g_assert_nonnull (error);
}

/* Text between the parts of a command says nothing. */
static void
test_white_space (void)
{
  static const char text[] = "<command type=\"set\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\" kind=\"lane\" field=\"title\" item=\"a\"> <!-- c -->\n<new>b</new> </command> and more";
  g_autoptr (WayCommand) command = way_command_from_xml (text, strlen (text) - strlen (" and more"), NULL);
  g_autofree char *xml = way_command_to_xml (command);

  g_assert_nonnull (strstr (xml, "<new>b</new>"));
  g_assert_null (way_command_from_xml (xml, 0, NULL));
}

/* Whether it is one with the step before it. */
static void
test_follows (void)
{
  static const char *const follows[] = { "", " follows=\"yes\"" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (follows); i++)
    {
      g_autofree char *text = g_strdup_printf ("<command xmlns=\"urn:waymark:journey:1\" type=\"move\" item=\"a\" parent=\"m\" old-parent=\"n\"%s"
                                               " slot=\"1\" index=\"2\" old-slot=\"3\" old-index=\"4\" kind=\"lane\"></command>",
                                               follows[i]);
      g_autoptr (WayCommand) command = way_command_from_xml (text, -1, NULL);
      g_autofree char *xml = way_command_to_xml (command);

      g_assert_cmpstr (xml, ==, text);
    }
}

#define PLACES " slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\""
#define LANE "<fragment xmlns=\"urn:waymark:journey:1\"><lane id=\"a\"/></fragment>"

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *why; /* a part of what is said */
  } cases[] = {
    { "", "" },
    { "x", "" },
    { "<a/>", "(a)" },
    { "<command xmlns=\"urn:waymark:journey:1\"/>", "(type)" },
    { "<command type=\"odd\"" PLACES "/>", "(type)" },
    { "<command type=\"group\" index=\"0\" old-slot=\"0\" old-index=\"0\"/>", "(slot)" },
    { "<command type=\"group\" slot=\"0\" index=\"-2\" old-slot=\"0\" old-index=\"0\"/>", "(index)" },
    { "<command type=\"group\" slot=\"0\" old-slot=\"0\" old-index=\"0\"/>", "(index)" },
    { "<command type=\"group\" slot=\"0\" index=\"0\" old-slot=\"-2\" old-index=\"0\"/>", "(old-slot)" },
    { "<command type=\"group\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"\"/>", "(old-index)" },
    { "<command type=\"set\" slot=\"0\" index=\"x\" old-slot=\"0\" old-index=\"0\" kind=\"lane\" field=\"title\" item=\"a\"/>", "(index)" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"gone\"/>", "(field)" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" item=\"a\"/>", "(field)" },
    { "<command type=\"set\"" PLACES " kind=\"gone\" field=\"title\" item=\"a\"/>", "(kind)" },
    { "<command type=\"set\"" PLACES " field=\"title\" item=\"a\"/>", "(kind)" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"title\"/>", "(set)" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"border\" item=\"a\"><new>odd</new></command>", "odd" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"border\" item=\"a\"><old>odd</old></command>", "odd" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"title\" item=\"a\"><new>b</new><new>c</new></command>", "(new)" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"title\" item=\"a\"><old>b</old><old>c</old></command>", "(old)" },
    { "<command type=\"set\"" PLACES " kind=\"lane\" field=\"title\" item=\"a\"><command type=\"group\"" PLACES "/></command>", "(command)" },
    { "<command type=\"move\"" PLACES " item=\"a\" parent=\"m\"/>", "(kind)" },
    { "<command type=\"move\"" PLACES " kind=\"lane\" item=\"a\"/>", "(move)" },
    { "<command type=\"move\"" PLACES " kind=\"lane\" parent=\"m\"/>", "(move)" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\"/>", "(insert)" },
    { "<command type=\"insert\"" PLACES " item=\"a\" content=\"lane\">" LANE "</command>", "(insert)" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"b\" content=\"lane\">" LANE "</command>", "(insert)" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\" content=\"odd\">" LANE "</command>", "(content)" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\" content=\"lane\">" LANE LANE "</command>", "(fragment)" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\" content=\"lane\"><fragment/></command>", "" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\" content=\"lane\"><fragment><lane id=\"a\"/></fragment></command>", "" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\" content=\"lane\"><fragment xmlns=\"urn:waymark:journey:1\"><lane id=\"a\"/><lane id=\"b\"/></fragment></command>", "" },
    { "<command type=\"insert\"" PLACES " parent=\"m\" item=\"a\" content=\"lane\"><fragment xmlns=\"urn:waymark:journey:1\"><stage id=\"a\"/></fragment></command>", "" },
    { "<command type=\"remove\"" PLACES " item=\"b\" content=\"lane\">" LANE "</command>", "(remove)" },
    { "<command type=\"group\"" PLACES "><odd/></command>", "(odd)" },
    { "<command type=\"group\"" PLACES "><command type=\"odd\"" PLACES "/></command>", "(type)" },
    { "<!DOCTYPE command><command type=\"group\"" PLACES "/>", "" },
    { "<command type=\"group\"" PLACES ">", "(XML)" },
    { "<command type=\"group\"" PLACES "></odd>", "(XML)" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayCommand) command = way_command_from_xml (cases[i].text, -1, &error);

      if (command != NULL || error == NULL || strstr (error->message, cases[i].why) == NULL)
        g_error ("%s: %s", cases[i].text, error != NULL ? error->message : "taken");
    }
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/command-xml/set-every-field", test_set_every_field);
  g_test_add_func ("/documents/command-xml/insert-every-kind", test_insert_every_kind);
  g_test_add_func ("/documents/command-xml/remove-and-move", test_remove_and_move);
  g_test_add_func ("/documents/command-xml/foreign-content", test_foreign_content);
  g_test_add_func ("/documents/command-xml/foreign-content-of-fields", test_foreign_fields);
  g_test_add_func ("/documents/command-xml/around-an-item", test_around);
  g_test_add_func ("/documents/command-xml/deep", test_deep);
  g_test_add_func ("/documents/command-xml/white-space", test_white_space);
  g_test_add_func ("/documents/command-xml/follows", test_follows);
  g_test_add_func ("/documents/command-xml/what-is-refused", test_refused);

  return way_test_run ();
}
