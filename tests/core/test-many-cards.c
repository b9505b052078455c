/* test-many-cards.c - what is done to thousands of cards at once
 *
 * Counted is processor time, not that on the clock: whatever looks at all cards for each of
 * them takes many times what is allowed.
 */
#include "config.h"

#include <time.h>

#include "journeys/commands/bulk-edits.h"
#include "journeys/commands/edits.h"
#include "journeys/commands/history.h"
#include "journeys/commands/paste.h"
#include "journeys/layout/layout.h"
#include "tests/support/test-main.h"

#define LANES 4
#define STEPS 125

/* Of the program as it is built for use; with sanitizers everything takes many times as long, so that there are fewer. */
#if defined __SANITIZE_ADDRESS__ || !defined __OPTIMIZE__
#define MOST_SECONDS 6.0
#define CARDS 4000
#define SELECTED 3000
#else
#define MOST_SECONDS 1.0
#define CARDS 10000
#define SELECTED 8000
#endif

static void
set (WayItem    *item,
     const char *field,
     const char *text)
{
  g_assert_true (way_item_set (item, field, text, NULL));
}

static WayItem *
add (WayItem *parent,
     int      slot,
     WayKind  kind)
{
  g_autoptr (WayItem) item = way_item_new (kind, NULL);

  way_item_append_child (parent, slot, item);

  return item;
}

static WayMap *
new_map (void)
{
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, NULL);
  WayItem *stage = add (root, WAY_MAP_STAGES, WAY_KIND_STAGE);
  int      i;

  for (i = 0; i < STEPS; i++)
    add (stage, WAY_STAGE_STEPS, WAY_KIND_STEP);
  for (i = 0; i < LANES; i++)
    set (add (root, WAY_MAP_LANES, WAY_KIND_LANE), "kind", "pain");
  for (i = 0; i < CARDS; i++)
    {
      WayItem *card = add (root, WAY_MAP_CARDS, WAY_KIND_PAIN);

      set (card, "title", "Card");
      set (card, "step", way_item_get_id (way_item_get_child (stage, WAY_STAGE_STEPS, i % STEPS)));
      set (card, "lane", way_item_get_id (way_item_get_child (root, WAY_MAP_LANES, i / STEPS % LANES)));
    }

  return way_map_new_for_root (root);
}

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WayLayout  *layout;
  GPtrArray  *cards; /* that are selected, in no order */
  WayItem    *step;
  WayItem    *lane;
  clock_t     start;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  int i;

  self->map = new_map ();
  self->history = way_history_new (self->map);
  self->layout = way_layout_new (self->map, texts, NULL);
  self->cards = g_ptr_array_new ();
  for (i = 0; i < SELECTED; i++)
    g_ptr_array_add (self->cards, way_map_get (self->map, WAY_MAP_CARDS, i * 7919 % CARDS));
  self->step = way_layout_get_step (self->layout, STEPS / 2);
  self->lane = way_layout_get_lane (self->layout, 1);
  self->start = clock ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->cards);
  g_object_unref (self->layout);
  g_object_unref (self->history);
  g_object_unref (self->map);
}

static void
assert_quick (Fixture    *self,
              const char *what)
{
  double seconds = (double)(clock () - self->start) / CLOCKS_PER_SEC;

  g_test_message ("%s: %.2f s", what, seconds);
  g_assert_cmpfloat (seconds, <, MOST_SECONDS);
  self->start = clock ();
}

/* There, back and there again, each time with all boxes where they belong. */
static void
check (Fixture    *self,
       const char *what,
       WayCommand *command)
{
  g_autofree char *title = g_strconcat (what, ", composed", NULL);

  assert_quick (self, title);
  g_assert_true (way_history_perform (self->history, command, NULL));
  way_layout_update (self->layout);
  assert_quick (self, what);
  way_history_undo (self->history);
  way_layout_update (self->layout);
  assert_quick (self, "undone");
  way_history_redo (self->history);
  way_layout_update (self->layout);
  assert_quick (self, "redone");
  way_command_unref (command);
}

static void
test_move (Fixture      *self,
           gconstpointer data)
{
  g_autofree WayCardMove *moves = g_new (WayCardMove, SELECTED);
  int                     i;

  check (self, "into one cell", way_edits_new_place_cards (self->map, self->cards, self->step, self->lane, 3));
  check (self, "down in that cell", way_edits_new_place_cards (self->map, self->cards, self->step, self->lane, -1));
  /* Each one step on, as by a key. */
  for (i = 0; i < SELECTED; i++)
    moves[i] = (WayCardMove){ g_ptr_array_index (self->cards, i), way_layout_get_step (self->layout, i % STEPS), self->lane,
                              way_map_get (self->map, WAY_MAP_CARDS, CARDS - 1), NULL };
  check (self, "into many cells", way_edits_new_move_cards (self->map, moves, SELECTED));
}

static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayFragment) fragment = NULL;
  WayPastePlace place = { self->step, self->lane, NULL };

  check (self, "duplicate", way_edits_new_duplicate (self->map, self->cards, copies, NULL));
  fragment = way_fragment_new (self->map, self->cards);
  assert_quick (self, "taken");
  check (self, "paste", way_paste_new (fragment, self->map, &place, NULL, NULL));
  place.card = way_map_get (self->map, WAY_MAP_CARDS, 100);
  check (self, "paste between", way_paste_new (fragment, self->map, &place, NULL, NULL));
}

static void
test_change (Fixture      *self,
             gconstpointer data)
{
  check (self, "bulk", way_bulk_edits_set (self->cards, "owner", "Jo", NULL));
  check (self, "longer", way_edits_new_span (self->map, self->cards, 2));
}

static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  check (self, "bench", way_edits_new_bench (self->map, self->cards));
  check (self, "from the bench", way_edits_new_place_cards (self->map, self->cards, self->step, self->lane, 3));
  check (self, "remove", way_edits_new_remove (self->map, self->cards, NULL));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/commands/many/move", test_move },
    { "/commands/many/copy", test_copy },
    { "/commands/many/change", test_change },
    { "/commands/many/remove", test_remove },
  };
  guint i;

  way_test_init (&argc, &argv);

  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return way_test_run ();
}
