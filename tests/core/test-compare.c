/* test-compare.c - what is different between two states of a map */
#include "config.h"

#include <string.h>

#include "journeys/commands/edits.h"
#include "journeys/commands/history.h"
#include "journeys/documents/reader.h"
#include "journeys/exchange/compare-words.h"
#include "journeys/review/merge.h"
#include "journeys/review/transfer.h"
#include "tests/support/folders.h"
#include "tests/support/inventions.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

/* With sanitizers, which look for other things, fewer. */
#ifdef __SANITIZE_ADDRESS__
#define COMMANDS 500
#define PAIRS 200
#else
#define COMMANDS 2000
#define PAIRS 1000
#endif

static WayDifference *
find (GPtrArray  *differences,
      const char *id)
{
  guint i;

  for (i = 0; i < differences->len; i++)
    {
      WayDifference *difference = g_ptr_array_index (differences, i);
      WayItem       *item = difference->after != NULL ? difference->after : difference->before;

      if (g_strcmp0 (way_item_get_id (item), id) == 0)
        return difference;
    }

  return NULL;
}

static void
perform (WayMap     *map,
         WayCommand *command)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) owned = command;
  g_autoptr (GError) error = NULL;

  way_history_perform (history, command, &error);
  g_assert_no_error (error);
}

static void
test_same (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (WayMap) copy = way_map_copy (map);
  g_autoptr (GPtrArray) differences = way_compare (map, copy);

  g_assert_cmpint (differences->len, ==, 0);
}

static void
test_changed (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (WayMap) copy = way_map_copy (map);
  WayItem *card = way_map_get (copy, WAY_MAP_CARDS, 0);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *details = NULL;
  WayDifference   *difference;

  perform (copy, way_command_new_set (card, "title", "Another title", NULL));
  differences = way_compare (map, copy);
  g_assert_cmpint (differences->len, ==, 1);
  difference = find (differences, way_item_get_id (card));
  g_assert_cmpint (difference->type, ==, WAY_DIFFERENCE_CHANGED);
  g_assert_false (difference->moved);
  g_assert_cmpint (difference->fields->len, ==, 1);
  details = way_compare_words_details (map, copy, difference);
  g_assert_nonnull (strstr (details, "→ Another title"));
}

/* One that was put first is told, and not all the others that it passed. */
static void
test_moved (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (WayMap) copy = NULL;
  WayItem *lane;
  g_autoptr (GPtrArray) differences = NULL;

  while (way_map_n (map, WAY_MAP_LANES) < 6)
    {
      g_autoptr (WayItem) more = way_item_duplicate (way_map_get (map, WAY_MAP_LANES, 0));

      perform (map, way_command_new_insert (way_map_get_root (map), WAY_MAP_LANES, -1, more));
    }
  copy = way_map_copy (map);
  lane = way_map_get (copy, WAY_MAP_LANES, 5);
  perform (copy, way_command_new_move (lane, way_map_get_root (copy), WAY_MAP_LANES, 0));
  differences = way_compare (map, copy);
  g_assert_cmpint (differences->len, ==, 1);
  g_assert_true (find (differences, way_item_get_id (lane))->moved);
}

static void
test_added_and_removed (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (WayMap) copy = way_map_copy (map);
  g_autofree char *gone = g_strdup (way_item_get_id (way_map_get (copy, WAY_MAP_CARDS, 0)));
  g_autoptr (WayItem) fresh = way_item_duplicate (way_map_get (copy, WAY_MAP_CARDS, 1));
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) back = NULL;

  perform (copy, way_command_new_remove (copy, way_map_find (copy, gone)));
  perform (copy, way_command_new_insert (way_map_get_root (copy), WAY_MAP_CARDS, -1, fresh));
  differences = way_compare (map, copy);
  g_assert_cmpint (find (differences, gone)->type, ==, WAY_DIFFERENCE_REMOVED);
  g_assert_cmpint (find (differences, way_item_get_id (fresh))->type, ==, WAY_DIFFERENCE_ADDED);
  back = way_compare (copy, map);
  g_assert_cmpint (find (back, gone)->type, ==, WAY_DIFFERENCE_ADDED);
  g_assert_cmpint (find (back, way_item_get_id (fresh))->type, ==, WAY_DIFFERENCE_REMOVED);
}

/* Whatever is done: two maps are told to be the same if they are, and each thing is told once. */
static void
test_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayMap) before = way_map_copy (map);
  int i;

  for (i = 0; i < COMMANDS; i++)
    {
      g_autoptr (WayCommand) command = way_test_invent (rand, map);

      if (command != NULL)
        way_history_perform (history, command, NULL);
      if (i % 20 == 0)
        {
          g_autoptr (GPtrArray) differences = way_compare (before, map);
          g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          gboolean same = way_item_equal (way_map_get_root (before), way_map_get_root (map));
          guint    j;

          g_assert_cmpint (differences->len == 0, ==, same);
          for (j = 0; j < differences->len; j++)
            {
              WayDifference   *difference = g_ptr_array_index (differences, j);
              WayItem         *item = difference->after != NULL ? difference->after : difference->before;
              g_autofree char *name = way_compare_words_name (difference->after != NULL ? map : before, item);
              g_autofree char *details = way_compare_words_details (before, map, difference);

              g_assert_cmpint (*name, !=, '\0');
              g_assert_cmpint (*details == '\0', ==, difference->type != WAY_DIFFERENCE_CHANGED);
              /* What became another kind of thing is gone and new. */
              g_assert_true (g_hash_table_add (told, g_strdup_printf ("%s %d", way_item_get_id (item), difference->type)));
            }
          g_object_unref (before);
          before = way_map_copy (map);
        }
    }
}

static void
edit (GRand  *rand,
      WayMap *map,
      int     n)
{
  g_autoptr (WayHistory) history = way_history_new (map);

  while (n-- > 0)
    {
      g_autoptr (WayCommand) command = g_rand_int_range (rand, 0, 6) == 0 ? way_test_invent_group (rand, map) : way_test_invent (rand, map);

      if (command != NULL)
        way_history_perform (history, command, NULL);
    }
}

/* For whoever looks for what went wrong. */
static void
tell (GPtrArray *differences,
      WayMap    *from,
      WayMap    *to)
{
  guint i;

  for (i = 0; i < differences->len; i++)
    {
      WayDifference   *difference = g_ptr_array_index (differences, i);
      WayItem         *item = difference->after != NULL ? difference->after : difference->before;
      g_autofree char *name = way_compare_words_name (difference->after != NULL ? to : from, item);
      g_autofree char *details = way_compare_words_details (from, to, difference);

      g_test_message ("%d: %s, in slot %d: %s", difference->type, name, way_item_get_slot (item), details);
    }
}

/* Any two states of a map: with all differences made to it one is the other, by one step that can be taken back. */
static void
test_transfer (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  int pairs = g_test_slow () ? 10 * PAIRS : PAIRS;
  int i;

  for (i = 0; i < pairs; i++)
    {
      g_autoptr (WayMap) from = way_test_rich_map_new (i % 2 == 0);
      g_autoptr (WayMap) to = way_map_copy (from);
      g_autoptr (WayMap) before = NULL;
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (GPtrArray) left = NULL;
      g_autoptr (WayHistory) history = NULL;
      g_autoptr (WayCommand) command = NULL;
      g_autoptr (GError) error = NULL;
      guint n_skipped;

      edit (rand, from, g_rand_int_range (rand, 0, 30));
      edit (rand, to, g_rand_int_range (rand, 0, 30));
      before = way_map_copy (from);
      differences = way_compare (from, to);
      command = way_transfer_new (from, differences, "Transfer", &n_skipped);
      g_assert_cmpuint (n_skipped, ==, 0);
      g_assert_true (way_item_equal (way_map_get_root (before), way_map_get_root (from)));
      if (command == NULL)
        continue;
      history = way_history_new (from);
      way_history_perform_as_is (history, command, &error);
      g_assert_no_error (error);
      left = way_compare (from, to);
      tell (left, from, to);
      g_assert_cmpuint (left->len, ==, 0);
      way_history_undo (history);
      g_assert_true (way_item_equal (way_map_get_root (before), way_map_get_root (from)));
    }
  g_test_message ("%d pairs: compare, transfer, compare is empty", pairs);
}

/* What both did to different things is all there; where both did something to the same one, it is told. */
static void
test_merge (void)
{
  g_autoptr (WayMap) base = way_test_rich_map_new (TRUE);
  g_autoptr (WayMap) mine = way_map_copy (base);
  g_autoptr (WayMap) theirs = way_map_copy (base);
  const char *first = way_item_get_id (way_map_get (base, WAY_MAP_CARDS, 0));
  const char *second = way_item_get_id (way_map_get (base, WAY_MAP_CARDS, 1));
  const char *third = way_item_get_id (way_map_get (base, WAY_MAP_CARDS, 2));
  g_autoptr (WayMerge) merge = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  guint i, n_meeting = 0, n_skipped;

  perform (mine, way_command_new_set (way_map_find (mine, first), "title", "Mine", NULL));
  perform (mine, way_command_new_set (way_map_find (mine, second), "title", "Mine too", NULL));
  perform (mine, way_command_new_set (way_map_find (mine, third), "title", "Mine, and removed by them", NULL));
  perform (theirs, way_command_new_set (way_map_find (theirs, first), "note", "Theirs", NULL));
  perform (theirs, way_command_new_set (way_map_find (theirs, second), "title", "Theirs", NULL));
  perform (theirs, way_command_new_remove (theirs, way_map_find (theirs, third)));

  merge = way_merge_new (base, mine, theirs);
  for (i = 0; i < merge->entries->len; i++)
    {
      WayMergeEntry *entry = g_ptr_array_index (merge->entries, i);

      if (entry->mine == NULL)
        g_ptr_array_add (chosen, entry->theirs);
      else
        n_meeting++;
    }
  g_assert_cmpuint (n_meeting, ==, 2);
  command = way_transfer_new (mine, chosen, "Merge", &n_skipped);
  g_assert_cmpuint (n_skipped, ==, 0);
  perform (mine, g_steal_pointer (&command));
  g_assert_cmpstr (way_item_get (way_map_find (mine, first), "title"), ==, "Mine");
  g_assert_cmpstr (way_item_get (way_map_find (mine, first), "note"), ==, "Theirs");
  g_assert_cmpstr (way_item_get (way_map_find (mine, second), "title"), ==, "Mine too");
  g_assert_nonnull (way_map_find (mine, third));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/compare/same", test_same);
  g_test_add_func ("/compare/changed", test_changed);
  g_test_add_func ("/compare/moved", test_moved);
  g_test_add_func ("/compare/added-and-removed", test_added_and_removed);
  g_test_add_func ("/compare/anything", test_anything);
  g_test_add_func ("/compare/transfer", test_transfer);
  g_test_add_func ("/compare/merge", test_merge);

  return way_test_run ();
}
