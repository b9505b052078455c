/* test-pasting.c - many cards out of one text */
#include "config.h"

#include "journeys/capture/split.h"
#include "journeys/commands/edits.h"
#include "tests/support/landing.h"
#include "tests/support/test-main.h"

static void
test_cutting (void)
{
  static const struct
  {
    const char *pasted;
    const char *cards; /* column:text */
  } texts[] = {
    { "one\ntwo\r\nthree\n\n", "0:one|0:two|0:three" },
    { "one\rtwo", "0:one|0:two" },
    { "a\tb\nc\t\td", "0:a|1:b|0:c|2:d" },
    { "\t\ta\n\t\tb\tc", "0:a|0:b|1:c" },
    { "! @a #b\n> c", "0:! @a #b|0:> c" },
    { "\"a\tb\"\t\"c \"\"d\"\"\"", "0:a\tb|1:c \"d\"" },
    { "\"one\ntwo\"\nthree", "0:one\ntwo|0:three" },
    { "\"They do not know\"\n\"never ends\tx", "0:\"They do not know\"|0:\"never ends|1:x" },
    { "\"a\nb\" said Tom", "0:\"a|0:b\" said Tom" },
    { " \n\t \n", "" },
    { "", "" },
  };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WaySplit) split = way_split_new (texts[i].pasted);
      g_autoptr (GString) cards = g_string_new (NULL);

      for (j = 0; j < split->cards->len; j++)
        {
          WaySplitCard *card = g_ptr_array_index (split->cards, j);

          g_string_append_printf (cards, "%s%d:%s", j > 0 ? "|" : "", card->column, card->text);
        }
      g_assert_cmpstr (cards->str, ==, texts[i].cards);
    }
}

static void
test_pasting (WayTestLanding *fixture,
              gconstpointer   data)
{
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  g_autoptr (WaySplit) split = way_split_new ("! a\tb\tc\nd\t\te\n\"f\ng\"");
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *card;

  fixture->landing.lane = way_map_get (fixture->map, WAY_MAP_LANES, 3);
  g_assert_cmpint (way_split_count_steps (split), ==, 3);
  g_assert_cmpint (way_split_count_new_steps (split, fixture->map, fixture->landing.step), ==, 1);
  command = way_split_new_command (split, fixture->map, &fixture->landing, &error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, 6);
  card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  g_assert_cmpstr (way_item_get (card, "title"), ==, "! a");
  g_assert_cmpint (way_item_get_kind (card), ==, WAY_KIND_PAIN);
  card = way_map_get (fixture->map, WAY_MAP_CARDS, 4);
  g_assert_cmpstr (way_item_get (card, "title"), ==, "e");
  g_assert_cmpint (way_item_get_index (way_map_find (fixture->map, way_item_get (card, "step"))), ==, 2);
  card = way_map_get (fixture->map, WAY_MAP_CARDS, 5);
  g_assert_cmpstr (way_item_get (card, "title"), ==, "f");
  g_assert_cmpstr (way_item_get (card, "note"), ==, "g");
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

/* Many lines go where the strip points. */
static void
test_pasting_on_the_bench (WayTestLanding *fixture,
                           gconstpointer   data)
{
  g_autoptr (WaySplit) split = way_split_new ("a\tb\tc");
  g_autoptr (WayCommand) lock = way_edits_new_lock (fixture->map, TRUE);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (way_history_perform (fixture->history, lock, NULL));
  fixture->landing.bench = TRUE;
  fixture->landing.lane = way_map_get (fixture->map, WAY_MAP_LANES, 3);
  command = way_split_new_command (split, fixture->map, &fixture->landing, &error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, 0);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_BENCH), ==, 3);
  g_assert_cmpint (way_item_get_kind (way_map_get (fixture->map, WAY_MAP_BENCH, 2)), ==, WAY_KIND_PAIN);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Put Cards on the Bench");
}

/* Lines that say the same job are one job, as it is when they are typed one by one. */
static void
test_pasting_jobs (WayTestLanding *fixture,
                   gconstpointer   data)
{
  g_autoptr (WaySplit) split = way_split_new ("Pay carriers on time\tFind a carrier\nPAY carriers on time\n\tFind a cárrier");
  int n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  fixture->landing.lane = way_map_get (fixture->map, WAY_MAP_LANES, 4);
  command = way_split_new_command (split, fixture->map, &fixture->landing, &error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, 4);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 2);
  g_assert_cmpstr (way_item_get (way_map_get (fixture->map, WAY_MAP_CARDS, 0), "job"), ==, way_item_get (way_map_get (fixture->map, WAY_MAP_CARDS, 2), "job"));
  g_assert_cmpstr (way_item_get (way_map_get (fixture->map, WAY_MAP_CARDS, 1), "job"), ==, way_item_get (way_map_get (fixture->map, WAY_MAP_CARDS, 3), "job"));
}

static void
test_pasting_is_bounded (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WaySplit) split = NULL;
  int i;

  for (i = 0; i < 1500; i++)
    g_string_append_printf (text, "line %d\n", i);
  for (i = 0; i < 200; i++)
    g_string_append (text, "x\t");
  split = way_split_new (text->str);
  g_assert_cmpuint (split->cards->len, ==, WAY_SPLIT_MOST_CARDS);
  g_assert_cmpint (split->n_left, ==, 700);
}

#define ADD(name, function) g_test_add ("/core/pasting/" name, WayTestLanding, NULL, way_test_landing_set_up, function, way_test_landing_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/core/pasting/cutting", test_cutting);
  ADD ("cells", test_pasting);
  ADD ("on-the-bench", test_pasting_on_the_bench);
  ADD ("jobs", test_pasting_jobs);
  g_test_add_func ("/core/pasting/is-bounded", test_pasting_is_bounded);

  return way_test_run ();
}
