/* test-layout-structure.c - stages, steps and lanes that come, go, move and get wider
 *
 * After each change, and after several at once, the layout that followed is the same as
 * one made anew.
 */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/layout/layout.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

/* With sanitizers, which look for other things, fewer. */
#ifdef __SANITIZE_ADDRESS__
#define COMMANDS 500
#else
#define COMMANDS 1500
#endif

#define MOST_CARDS 100

/* All that a window shows. */
static const WayLayoutOptions all = { .hints = TRUE, .legend = TRUE, .comments = TRUE, .rtl = -1, .min_width = 2000 };

static WayItem *
pick (GRand  *rand,
      WayMap *map,
      int     slot)
{
  int n = way_map_n (map, slot);

  return n > 0 ? way_map_get (map, slot, g_rand_int_range (rand, 0, n)) : NULL;
}

static WayItem *
pick_step (GRand  *rand,
           WayMap *map)
{
  WayItem *stage = pick (rand, map, WAY_MAP_STAGES);

  return stage != NULL ? way_item_get_child (stage, WAY_STAGE_STEPS, g_rand_int_range (rand, 0, way_item_n_children (stage, WAY_STAGE_STEPS))) : NULL;
}

/* Of one line or of several. */
static char *
invent_title (GRand *rand)
{
  GString *title = g_string_new ("Title");
  int      n = g_rand_int_range (rand, 0, 12);

  while (n-- > 0)
    g_string_append (title, " of the month");

  return g_string_free (title, FALSE);
}

static WayItem *
invent_step (GRand  *rand,
             WayMap *map)
{
  WayItem         *step = way_item_new (WAY_KIND_STEP, NULL);
  WayItem         *lane = pick (rand, map, WAY_MAP_LANES);
  g_autofree char *text = invent_title (rand);

  way_item_set (step, "title", text, NULL);
  if (lane != NULL && g_rand_boolean (rand))
    {
      g_autoptr (WayItem) hint = way_item_new (WAY_KIND_HINT, NULL);

      way_item_set (hint, "lane", way_item_get_id (lane), NULL);
      way_item_set (hint, "text", text, NULL);
      way_item_append_child (step, WAY_STEP_HINTS, hint);
    }

  return step;
}

static WayCommand *
invent_long_card (GRand  *rand,
                  WayMap *map)
{
  g_autoptr (WayItem) card = way_item_new (WAY_KIND_NOTE, NULL);
  g_autofree char *text = invent_title (rand);
  g_autofree char *span = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 6));

  way_item_set (card, "title", text, NULL);
  way_item_set (card, "step", way_item_get_id (pick_step (rand, map)), NULL);
  way_item_set (card, "lane", way_item_get_id (pick (rand, map, WAY_MAP_LANES)), NULL);
  way_item_set (card, "span", span, NULL);

  return way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, g_rand_int_range (rand, -1, 30), card);
}

static WayCommand *
invent_structure (GRand  *rand,
                  WayMap *map)
{
  WayItem *root = way_map_get_root (map);
  WayItem *stage = pick (rand, map, WAY_MAP_STAGES);
  WayItem *step = pick_step (rand, map);
  WayItem *lane = pick (rand, map, WAY_MAP_LANES);
  g_autoptr (WayItem) item = NULL;
  g_autoptr (WayItem) first = NULL;

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
    case 1:
      item = invent_step (rand, map);
      return way_command_new_insert (stage, WAY_STAGE_STEPS, g_rand_int_range (rand, -1, 4), item);
    case 2:
      item = way_item_new (WAY_KIND_STAGE, NULL);
      first = invent_step (rand, map);
      way_item_append_child (item, WAY_STAGE_STEPS, first);
      return way_command_new_insert (root, WAY_MAP_STAGES, g_rand_int_range (rand, -1, 4), item);
    case 3:
      item = way_item_new (WAY_KIND_LANE, NULL);
      return way_command_new_insert (root, WAY_MAP_LANES, g_rand_int_range (rand, -1, 4), item);
    case 4:
      return way_command_new_move (step, pick (rand, map, WAY_MAP_STAGES), WAY_STAGE_STEPS, g_rand_int_range (rand, -1, 4));
    case 5:
      return way_command_new_move (stage, root, WAY_MAP_STAGES, g_rand_int_range (rand, -1, 4));
    case 6:
      return way_command_new_move (lane, root, WAY_MAP_LANES, g_rand_int_range (rand, -1, 4));
    case 7:
      return way_edits_new_width (step, g_rand_int_range (rand, 0, 500));
    case 8:
      /* So that it does not grow for ever. */
      if (way_map_n (map, WAY_MAP_STAGES) < 6)
        return NULL;
      return way_command_new_remove (map, g_rand_boolean (rand) ? stage : step);
    case 9:
      return way_map_n (map, WAY_MAP_LANES) > 4 ? way_command_new_remove (map, lane) : NULL;
    default:
      return way_map_n (map, WAY_MAP_CARDS) < MOST_CARDS ? invent_long_card (rand, map) : NULL;
    }
}

static void
assert_layout_is_fresh (WayLayout              *layout,
                        const WayLayoutOptions *options)
{
  g_autoptr (WayLayout) fresh = way_layout_new (way_layout_get_map (layout), way_layout_get_texts (layout), options);
  g_autofree char *followed = way_layout_dump (layout);
  g_autofree char *made = way_layout_dump (fresh);

  g_assert_cmpstr (followed, ==, made);
}

/* With a look after each change, and after several at once. */
static void
test_structure (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (20000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &all);
  int i, done = 0;

  for (i = 0; i < COMMANDS; i++)
    {
      int what = g_rand_int_range (rand, 0, 12);

      if (what == 0)
        way_history_undo (history);
      else if (what == 1)
        way_history_redo (history);
      else
        {
          g_autoptr (WayCommand) command = invent_structure (rand, map);

          if (command != NULL)
            done += way_history_perform (history, command, NULL);
        }
      if (i % 64 >= 32 || i % 4 == 0)
        assert_layout_is_fresh (layout, &all);
    }
  g_test_message ("%d commands done", done);
  while (way_history_undo (history))
    assert_layout_is_fresh (layout, &all);
}

/* Only the columns named are stacked again; of all others nobody is told. */
static void
assert_stacked (WayLayout  *layout,
                const char *step_id)
{
  int     column = way_layout_find_column (layout, step_id);
  int     row;
  WayRect rect, cell;

  for (row = 0; row < way_layout_n_rows (layout); row++)
    {
      gboolean told = way_layout_take_stacked (layout, row, &rect);

      g_assert_true (told == (step_id != NULL));
      if (!told)
        continue;
      g_assert_true (way_layout_get_cell (layout, column, row, &cell));
      g_assert_cmpfloat (rect.x, ==, cell.x);
      g_assert_cmpfloat (rect.width, ==, cell.width);
    }
}

static void
perform (WayHistory *history,
         WayCommand *command)
{
  g_assert_true (way_history_perform (history, command, NULL));
  way_command_unref (command);
}

static void
test_others_stay (void)
{
  static const WayLayoutOptions options = { .hints = TRUE, .rtl = -1 };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
  WayItem *stage = way_map_get (map, WAY_MAP_STAGES, 0);
  WayItem *second = way_item_get_child (stage, WAY_STAGE_STEPS, 1);
  WayItem *step;
  int      row, i;

  /* A card over several steps would tie them together. */
  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    if (way_item_get (way_map_get (map, WAY_MAP_CARDS, i), "span") != NULL)
      perform (history, way_command_new_set (way_map_get (map, WAY_MAP_CARDS, i), "span", NULL, NULL));
  for (row = 0; row < way_layout_n_rows (layout); row++)
    way_layout_take_stacked (layout, row, &(WayRect){ 0 });

  step = way_test_add (history, stage, WAY_STAGE_STEPS, WAY_KIND_STEP, "title", "Between", NULL);
  assert_stacked (layout, way_item_get_id (step));
  perform (history, way_command_new_move (second, way_map_get (map, WAY_MAP_STAGES, 1), WAY_STAGE_STEPS, -1));
  assert_stacked (layout, NULL);
  perform (history, way_command_new_move (stage, way_map_get_root (map), WAY_MAP_STAGES, -1));
  assert_stacked (layout, NULL);
  perform (history, way_edits_new_width (second, 300));
  assert_stacked (layout, way_item_get_id (second));
  perform (history, way_command_new_remove (map, step));
  assert_stacked (layout, NULL);
  assert_layout_is_fresh (layout, &options);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/layout/structure/is-followed", test_structure);
  g_test_add_func ("/layout/structure/others-stay", test_others_stay);

  return way_test_run ();
}
