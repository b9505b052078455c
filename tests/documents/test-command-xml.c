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

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", "x", "<a/>", "<command xmlns=\"urn:waymark:journey:1\"/>",
    "<command type=\"set\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\" kind=\"lane\" field=\"gone\"/>",
    "<command type=\"set\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\" kind=\"gone\" field=\"title\" item=\"a\"/>",
    "<command type=\"set\" slot=\"0\" index=\"x\" old-slot=\"0\" old-index=\"0\" kind=\"lane\" field=\"title\" item=\"a\"/>",
    "<command type=\"set\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\" kind=\"lane\" field=\"border\" item=\"a\"><new>odd</new></command>",
    "<command type=\"insert\" slot=\"0\" index=\"0\" old-slot=\"0\" old-index=\"0\" parent=\"m\" item=\"a\"/>",
    "<!DOCTYPE command><command/>"
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (way_command_from_xml (texts[i], -1, &error));
      g_assert_nonnull (error);
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
  g_test_add_func ("/documents/command-xml/what-is-refused", test_refused);

  return way_test_run ();
}
