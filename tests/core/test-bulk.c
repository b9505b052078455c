/* test-bulk.c - one change of many items is one step */
#include "config.h"

#include "journeys/commands/bulk-edits.h"
#include "journeys/model/shared-values.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GPtrArray  *cards; /* of WayItem, of several kinds */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  int i;

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->cards = g_ptr_array_new ();
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS); i++)
    g_ptr_array_add (fixture->cards, way_map_get (fixture->map, WAY_MAP_CARDS, i));
  g_assert_cmpint (fixture->cards->len, >, 2);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->cards);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
perform (Fixture    *fixture,
         WayCommand *command,
         gboolean    typing)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  if (typing)
    way_history_type (fixture->history, command, &error);
  else
    way_history_perform (fixture->history, command, &error);
  g_assert_no_error (error);
  way_command_unref (command);
}

static const WayField *
get_field (Fixture    *fixture,
           const char *name)
{
  return way_kind_get_field (way_item_get_kind (g_ptr_array_index (fixture->cards, 0)), name);
}

static void
assert_all_have (Fixture    *fixture,
                 const char *field,
                 const char *wanted)
{
  const char *value;

  g_assert_true (way_shared_values_get (fixture->cards, get_field (fixture, field), &value));
  g_assert_cmpstr (value, ==, wanted);
}

static void
test_typing_for_all_is_one_step (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  g_autofree char *label = g_strdup_printf ("Change Owner of %u Cards", fixture->cards->len);

  /* One has the first letter already: that must not part the typing. */
  perform (fixture, way_command_new_set (g_ptr_array_index (fixture->cards, 1), "owner", "S", NULL), FALSE);
  way_history_seal (fixture->history);
  perform (fixture, way_bulk_edits_set (fixture->cards, "owner", "S", NULL), TRUE);
  perform (fixture, way_bulk_edits_set (fixture->cards, "owner", "Sa", NULL), TRUE);
  perform (fixture, way_bulk_edits_set (fixture->cards, "owner", "Sales", NULL), TRUE);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 2);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, label);
  assert_all_have (fixture, "owner", "Sales");
  way_history_undo (fixture->history);
  way_history_redo (fixture->history);
  assert_all_have (fixture, "owner", "Sales");
  way_history_go_to (fixture->history, 0);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

static void
test_tags_come_and_go (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GArray) counts = NULL;
  guint i;

  g_ptr_array_add (one, g_ptr_array_index (fixture->cards, 0));
  perform (fixture, way_bulk_edits_set (fixture->cards, "tags", NULL, NULL), FALSE);
  perform (fixture, way_bulk_edits_add (one, "tags", "own", NULL), FALSE);
  perform (fixture, way_bulk_edits_add (fixture->cards, "tags", "billing\nown", NULL), FALSE);
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 0), "tags"), ==, "own\nbilling");
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 1), "tags"), ==, "billing\nown");
  g_assert_null (way_bulk_edits_add (fixture->cards, "tags", "billing", NULL));

  /* Each keeps what else it has. */
  perform (fixture, way_bulk_edits_remove (fixture->cards, "tags", "own", NULL), FALSE);
  assert_all_have (fixture, "tags", "billing");
  perform (fixture, way_bulk_edits_add (one, "tags", "own", NULL), FALSE);
  counts = way_shared_values_count (fixture->cards, get_field (fixture, "tags"), 10);
  g_assert_cmpuint (counts->len, ==, 2);
  g_assert_cmpstr (g_array_index (counts, WaySharedEntry, 0).text, ==, "billing");
  g_assert_cmpuint (g_array_index (counts, WaySharedEntry, 0).count, ==, fixture->cards->len);
  g_assert_cmpstr (g_array_index (counts, WaySharedEntry, 1).text, ==, "own");
  g_assert_cmpuint (g_array_index (counts, WaySharedEntry, 1).count, ==, 1);
  for (i = 0; i < 4; i++)
    g_assert_true (way_history_undo (fixture->history));
}

static void
test_refused_changes_nothing (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  g_autoptr (GError) error = NULL;

  g_assert_null (way_bulk_edits_set (fixture->cards, "checked", "some day", &error));
  g_assert_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

static gboolean
has_field (GPtrArray  *fields,
           const char *name)
{
  guint i;

  for (i = 0; i < fields->len; i++)
    if (g_str_equal (((const WayField *)g_ptr_array_index (fields, i))->name, name))
      return TRUE;

  return FALSE;
}

static void
test_only_shared_fields (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (WayItem) touchpoint = way_item_new (WAY_KIND_TOUCHPOINT, NULL);
  g_autoptr (WayItem) pain = way_item_new (WAY_KIND_PAIN, NULL);
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_ptr_array_add (items, touchpoint);
  alone = way_shared_values_list_fields (items);
  g_assert_true (has_field (alone, "channel"));
  g_ptr_array_add (items, pain);
  both = way_shared_values_list_fields (items);
  g_assert_false (has_field (both, "channel"));
  g_assert_true (has_field (both, "owner"));
  /* The owner of a stage is who is responsible: another field of that name. */
  g_ptr_array_add (items, stage);
  all = way_shared_values_list_fields (items);
  g_assert_false (has_field (all, "owner"));
}

#define TEST(name, func) g_test_add ("/core/bulk/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  TEST ("typing-for-all-is-one-step", test_typing_for_all_is_one_step);
  TEST ("tags-come-and-go", test_tags_come_and_go);
  TEST ("refused-changes-nothing", test_refused_changes_nothing);
  TEST ("only-shared-fields", test_only_shared_fields);

  return way_test_run ();
}
