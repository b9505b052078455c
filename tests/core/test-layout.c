/* test-layout.c - boxes: nothing overlaps, everything is found, edits cost one card */
#include "config.h"

#include "journeys/layout/card-face.h"
#include "journeys/layout/layout.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

static void
collect_card (const WayBox *box,
              gpointer      data)
{
  if (box->role == WAY_BOX_CARD)
    g_array_append_val ((GArray *)data, *box);
}

static void
assert_cards_apart (WayLayout *layout)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (WayBox));
  guint i, j;

  way_layout_foreach (layout, NULL, collect_card, boxes);
  g_assert_cmpuint (boxes->len, >, 0);
  for (i = 0; i < boxes->len; i++)
    for (j = i + 1; j < boxes->len; j++)
      {
        WayRect *a = &g_array_index (boxes, WayBox, i).rect;
        WayRect *b = &g_array_index (boxes, WayBox, j).rect;

        /* With a gap, so that two do not look like one. */
        g_assert_true (a->x + a->width < b->x || b->x + b->width < a->x ||
                       a->y + a->height < b->y || b->y + b->height < a->y);
      }
}

static void
assert_layout_is_fresh (WayLayout *layout)
{
  g_autoptr (WayLayout) fresh = way_layout_new (way_layout_get_map (layout), way_layout_get_texts (layout), NULL);
  g_autofree char *followed = way_layout_dump (layout);
  g_autofree char *made = way_layout_dump (fresh);

  g_assert_cmpstr (followed, ==, made);
}

static void
test_cards_do_not_overlap (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *model = way_map_get (map, WAY_MAP_CARDS, 0);
  int      i;

  for (i = 0; i < 12; i++)
    {
      g_autofree char *span = g_strdup_printf ("%d", 1 + i % 4);

      way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "A card with a longer title that wraps over lines",
                    "step", way_item_get (model, "step"), "lane", way_item_get (model, "lane"), "span", span, NULL);
      assert_cards_apart (layout);
    }
}

static void
test_lane_grows_with_its_card (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) longer = way_command_new_set (card, "title", "A title of so many words that it needs many lines in a column of the usual width", NULL);
  WayBox      before, after, below_before, below_after;
  const char *below = way_item_get_id (way_map_get (map, WAY_MAP_LANES, 2));

  g_assert_true (way_layout_find (layout, way_item_get_id (card), &before));
  g_assert_true (way_layout_find (layout, below, &below_before));
  way_history_perform (history, longer, NULL);
  g_assert_true (way_layout_find (layout, way_item_get_id (card), &after));
  g_assert_true (way_layout_find (layout, below, &below_after));
  g_assert_cmpfloat (after.rect.height, >, before.rect.height);
  g_assert_cmpfloat (below_after.rect.y, >, below_before.rect.y);
  g_assert_cmpfloat (after.rect.width, ==, before.rect.width);
}

typedef struct
{
  GArray        *boxes;
  const WayRect *area;
} Touching;

static void
collect_touching (const WayBox *box,
                  gpointer      data)
{
  Touching      *touching = data;
  const WayRect *a = &box->rect;
  const WayRect *b = touching->area;

  if (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height)
    g_array_append_val (touching->boxes, *box);
}

static void
collect_any (const WayBox *box,
             gpointer      data)
{
  g_array_append_val ((GArray *)data, *box);
}

/* What is listed for an area is what touches it among all boxes, in the same order. */
static void
test_area_lists_what_touches_it (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  WayItem *step = way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem *lane = way_map_get (map, WAY_MAP_LANES, 2);
  g_autoptr (WayCommand) owner = way_command_new_set (way_item_get_parent (step), "owner", "Sales", NULL);
  int i, rtl;

  g_assert_true (way_history_perform (history, owner, NULL));
  for (i = 0; i < 3; i++)
    way_test_add (history, way_item_get_parent (step), WAY_STAGE_STEPS, WAY_KIND_STEP, "title", "One more step", NULL);
  way_test_add (history, way_map_get_root (map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "Owners", "kind", "owner", NULL);
  way_test_add (history, step, WAY_STEP_HINTS, WAY_KIND_HINT, "lane", way_item_get_id (lane), "text", "What hurts here?", NULL);
  for (i = 0; i < 6; i++)
    {
      g_autofree char *span = g_strdup_printf ("%d", 1 + i % 4);

      way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "A card over some steps", "span", span,
                    "step", way_item_get_id (step), "lane", way_item_get_id (way_map_get (map, WAY_MAP_LANES, 0)), NULL);
    }
  for (rtl = 0; rtl < 2; rtl++)
    {
      WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .rtl = rtl };
      g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
      double width, height;

      way_layout_get_size (layout, &width, &height);
      for (i = 0; i < 500; i++)
        {
          WayRect area = { g_rand_double_range (rand, -50, width), g_rand_double_range (rand, -50, height),
                           g_rand_double_range (rand, 0.01, 300), g_rand_double_range (rand, 0.01, 300) };
          g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (WayBox));
          Touching touching = { g_array_new (FALSE, FALSE, sizeof (WayBox)), &area };
          guint    j;

          way_layout_foreach (layout, &area, collect_any, listed);
          way_layout_foreach (layout, NULL, collect_touching, &touching);
          g_assert_cmpuint (listed->len, ==, touching.boxes->len);
          for (j = 0; j < listed->len; j++)
            {
              g_assert_true (g_array_index (listed, WayBox, j).item == g_array_index (touching.boxes, WayBox, j).item);
              g_assert_cmpint (g_array_index (listed, WayBox, j).role, ==, g_array_index (touching.boxes, WayBox, j).role);
            }
          g_array_unref (touching.boxes);
        }
    }
}

/* A lane gets lower again when its highest cell shrinks, and its prompt comes
 * back when its last card goes. */
static void
test_lane_shrinks_with_its_cells (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  WayLayoutOptions options = { .hints = TRUE, .rtl = 0 };
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  WayItem         *pain = way_map_get (map, WAY_MAP_CARDS, 4);
  int              i;

  way_test_add (history, way_map_find (map, way_item_get (pain, "step")), WAY_STEP_HINTS, WAY_KIND_HINT, "lane", way_item_get (pain, "lane"),
                "text", "A prompt that is much longer than the card that hides it, so that the lane is higher with it than without it", NULL);
  before = way_layout_dump (layout);
  for (i = 0; i < 5; i++)
    {
      way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "Another pain", "step", way_item_get (pain, "step"),
                    "lane", way_item_get (pain, "lane"), "span", i % 2 ? "1" : "3", NULL);
      way_layout_update (layout);
    }
  {
    g_autoptr (WayCommand) remove = way_command_new_remove (map, pain);

    g_assert_true (way_history_perform (history, remove, NULL));
    way_layout_update (layout);
  }
  for (i = 0; i < 6; i++)
    {
      g_assert_true (way_history_undo (history));
      way_layout_update (layout);
    }
  after = way_layout_dump (layout);
  g_assert_cmpstr (after, ==, before);
}

typedef struct
{
  WayLayout  *layout;
  GHashTable *seen; /* something in several lanes is found in the first */
} Search;

static void
compare_with_found (const WayBox *box,
                    gpointer      data)
{
  Search *search = data;
  WayBox  found;

  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
    case WAY_BOX_CHIP:
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
    case WAY_BOX_LANE_HEADER:
    case WAY_BOX_EMOTION:
    case WAY_BOX_BAR:
    case WAY_BOX_CARD:
      if (!g_hash_table_add (search->seen, box->item))
        break;
      g_assert_true (way_layout_find (search->layout, way_item_get_id (box->item), &found));
      g_assert_cmpint (found.role, ==, box->role);
      g_assert_cmpfloat_with_epsilon (found.rect.x, box->rect.x, 0.001);
      g_assert_cmpfloat_with_epsilon (found.rect.y, box->rect.y, 0.001);
      break;
    default:
      break;
    }
}

/* What is looked for in a part of the map only is found where it is drawn. */
static void
test_everything_is_found (void)
{
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  int i;

  for (i = 0; i < 4; i++)
    {
      g_autoptr (WayMap) map = i < 2 ? way_test_map_new () : way_test_rich_map_new (TRUE);
      WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .rtl = i % 2 };
      g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);

      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      Search search = { layout, seen };

      way_layout_foreach (layout, NULL, compare_with_found, &search);
      g_assert_cmpuint (g_hash_table_size (seen), >, 5);
    }
}

/* Who shows the layout learns which cells look different, and no others. */
static void
test_stacked_cells_are_told (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) set = way_command_new_set (card, "title", "Other", NULL);
  WayBox  box;
  WayRect rect;
  int     row, place, n = 0;

  for (row = 0; row < way_layout_n_rows (layout); row++)
    {
      way_layout_take_stacked (layout, row, &rect);
      g_assert_false (way_layout_take_stacked (layout, row, &rect));
    }
  g_assert_true (way_history_perform (history, set, NULL));
  g_assert_true (way_layout_find (layout, way_item_get_id (card), &box));
  for (row = 0; row < way_layout_n_rows (layout); row++)
    if (way_layout_take_stacked (layout, row, &rect))
      {
        g_assert_cmpint (row, ==, box.row);
        g_assert_cmpfloat (rect.x, ==, box.rect.x);
        g_assert_cmpfloat (rect.width, ==, box.rect.width);
        n++;
      }
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (way_layout_find_column (layout, way_item_get (card, "step")), ==, box.column);
  g_assert_cmpint (way_layout_find_row (layout, way_item_get (card, "lane")), ==, box.row);
  g_assert_cmpint (way_layout_count_cell (layout, box.column, box.row, card, &place), >=, 1);
  g_assert_cmpint (place, >=, 1);
}

/* Dots are counted as they come and go; those of a later round take their place. */
static void
test_dots_follow_the_vote (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *root = way_map_get_root (map);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 0);
  WayItem *other = way_map_get (map, WAY_MAP_CARDS, 1);
  WayItem *rounds[2];
  int      i;

  for (i = 0; i < 2; i++)
    rounds[i] = way_test_add (history, root, WAY_MAP_VOTE_ROUNDS, WAY_KIND_VOTE_ROUND, "name", "Round", NULL);
  for (i = 0; i < 9; i++)
    {
      way_test_add (history, rounds[i / 6], 0, WAY_KIND_DOTS, "card", way_item_get_id (i % 2 ? other : card), "count", "2", NULL);
      way_layout_update (layout);
      assert_layout_is_fresh (layout);
      g_assert_cmpint (way_layout_find_card_face (layout, card)->votes, ==, i < 6 ? 2 * (i / 2 + 1) : 2 * ((i - 6) / 2 + 1));
    }
  for (i = 0; i < 11; i++)
    {
      g_assert_true (way_history_undo (history));
      way_layout_update (layout);
      assert_layout_is_fresh (layout);
    }
  g_assert_cmpint (way_layout_find_card_face (layout, card)->votes, ==, 0);
  while (way_history_redo (history))
    {
      way_layout_update (layout);
      assert_layout_is_fresh (layout);
    }
  {
    g_autoptr (WayCommand) remove = way_command_new_remove (map, rounds[1]);

    g_assert_true (way_history_perform (history, remove, NULL));
    assert_layout_is_fresh (layout);
    g_assert_cmpint (way_layout_find_card_face (layout, other)->votes, ==, 6);
  }
}

/* A card over several steps carries what happens in one of them to the others. */
static void
test_spanning_card_ties_columns (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem    *root = way_map_get_root (map);
  WayItem    *spanning = way_map_get (map, WAY_MAP_CARDS, 5);
  const char *lane = way_item_get (spanning, "lane");
  const char *last_step = way_item_get_id (way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 1), WAY_STAGE_STEPS, 0));
  WayItem    *above = way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_BACKSTAGE, "title", "Short", "step", last_step, "lane", lane, NULL);
  WayItem    *below = way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_BACKSTAGE, "title", "Below", "step", way_item_get (spanning, "step"), "lane", lane, NULL);
  g_autoptr (WayCommand) first = way_command_new_move (above, root, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) longer = way_command_new_set (above, "title", "A title of so many words that it needs many lines in a column", NULL);
  WayBox before, after;

  g_assert_true (way_history_perform (history, first, NULL));
  g_assert_true (way_layout_find (layout, way_item_get_id (below), &before));
  g_assert_true (way_history_perform (history, longer, NULL));
  g_assert_true (way_layout_find (layout, way_item_get_id (below), &after));
  g_assert_cmpint (before.column, ==, 1);
  g_assert_cmpfloat (after.rect.y, >, before.rect.y);
  assert_cards_apart (layout);
}

static void
test_folded_lane_hides_cards (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  g_autoptr (WayCommand) fold = way_command_new_set (way_map_get (map, WAY_MAP_LANES, 0), "folded", "yes", NULL);
  WayBox box;

  g_assert_true (way_layout_find (layout, way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0)), &box));
  way_history_perform (history, fold, NULL);
  g_assert_false (way_layout_find (layout, way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0)), &box));
}

static void
test_right_to_left_mirrors (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  WayLayoutOptions options = { .rtl = 1 };
  g_autoptr (WayLayout) ltr = way_layout_new (map, texts, NULL);
  g_autoptr (WayLayout) rtl = way_layout_new (map, texts, &options);
  const char *id = way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0));
  double      width, height;
  WayBox      left, right;

  way_layout_get_size (ltr, &width, &height);
  g_assert_true (way_layout_find (ltr, id, &left));
  g_assert_true (way_layout_find (rtl, id, &right));
  g_assert_cmpfloat_with_epsilon (right.rect.x, width - left.rect.x - left.rect.width, 0.01);
  g_assert_cmpfloat (right.rect.y, ==, left.rect.y);
}

static void
test_hit_finds_what_is_drawn (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 1);
  WayBox   box, hit;
  int      column, row;

  g_assert_true (way_layout_find (layout, way_item_get_id (card), &box));
  g_assert_true (way_layout_hit (layout, box.rect.x + 3, box.rect.y + 3, &hit));
  g_assert_true (hit.item == card);
  g_assert_true (way_layout_hit_cell (layout, box.rect.x + 3, box.rect.y + 3, &column, &row));
  g_assert_cmpint (column, ==, 1);
  g_assert_cmpint (row, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/layout/cards/do-not-overlap", test_cards_do_not_overlap);
  g_test_add_func ("/layout/lanes/grow-with-their-cards", test_lane_grows_with_its_card);
  g_test_add_func ("/layout/lanes/shrink-with-their-cells", test_lane_shrinks_with_its_cells);
  g_test_add_func ("/layout/boxes/area-lists-what-touches-it", test_area_lists_what_touches_it);
  g_test_add_func ("/layout/boxes/everything-is-found", test_everything_is_found);
  g_test_add_func ("/layout/cells/stacked-are-told", test_stacked_cells_are_told);
  g_test_add_func ("/layout/cards/dots-follow-the-vote", test_dots_follow_the_vote);
  g_test_add_func ("/layout/lanes/spanning-card-ties-columns", test_spanning_card_ties_columns);
  g_test_add_func ("/layout/lanes/folded-hide-cards", test_folded_lane_hides_cards);
  g_test_add_func ("/layout/rtl/mirrors", test_right_to_left_mirrors);
  g_test_add_func ("/layout/hit/finds-what-is-drawn", test_hit_finds_what_is_drawn);

  return way_test_run ();
}
