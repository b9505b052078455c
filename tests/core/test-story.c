/* test-story.c - a map told in words, and who takes part where */
#include "config.h"

#include <string.h>

#include "journeys/documents/document.h"
#include "journeys/exchange/story.h"
#include "journeys/model/rules.h"
#include "journeys/review/presence.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

static char *
dup_all (GPtrArray *lines)
{
  GString *all = g_string_new (NULL);
  guint    i;

  for (i = 0; i < lines->len; i++)
    {
      WayStoryLine    *line = g_ptr_array_index (lines, i);
      g_autofree char *plain = way_story_line_dup_plain (line);

      g_string_append_printf (all, "%.*s%s%s\n", line->level, "######", line->level > 0 ? " " : "", plain);
    }

  return g_string_free (all, FALSE);
}

static void
test_order (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GPtrArray) lines = way_story_tell (map);
  g_autofree char *all = dup_all (lines);

  g_assert_cmpstr (all, ==,
                   "# Onboarding\n"
                   "Objective: Ship and bill the first load\n"
                   "Personas: Nadia, Logistics manager; Tom\n"
                   "Accounts: Northwind Freight\n"
                   "## Set up\n"
                   "### Contract signed\n"
                   "#### Touchpoints\n"
                   "Contract signed\nTouchpoint · Channel: E-mail\n"
                   "#### Emotion\n"
                   "Nadia: Good (+1)\n"
                   "Tom: Neutral (0)\n"
                   "#### Customers here\n"
                   "120\n"
                   "### Kick-off call\n"
                   "#### Touchpoints\n"
                   "Kick-off call\nTouchpoint · Channel: E-mail\n"
                   "#### Emotion\n"
                   "Nadia: Very good (+2)\n"
                   "Tom: Good (+1)\n"
                   "#### Backstage\n"
                   "Issue credentials\nBackstage activity · over 2 steps\n"
                   "#### Customers here\n"
                   "97\n"
                   "## First use\n"
                   "### Connect systems\n"
                   "#### Touchpoints\n"
                   "Connect systems\nTouchpoint · Channel: E-mail\n"
                   "#### Emotion\n"
                   "Nadia: Bad (−1)\n"
                   "Tom: Bad (−1)\n"
                   "### First invoice\n"
                   "#### Touchpoints\n"
                   "First invoice\nTouchpoint · Channel: E-mail\n"
                   "#### Emotion\n"
                   "Nadia: Neutral (0)\n"
                   "Tom: Very bad (−2)\n"
                   "#### Pains\n"
                   "PO number missing\nPain · Personas: Tom\n");
}

/* Comments, votes, evidence and fields of every type are told of a card. */
static void
test_card (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem                 *root = way_map_get_root (map);
  WayItem                 *card = way_map_get (map, WAY_MAP_CARDS, 0);
  WayItem                 *round = way_test_add (history, root, WAY_MAP_VOTE_ROUNDS, WAY_KIND_VOTE_ROUND, "name", "First", NULL);
  WayItem                 *comment;
  static const char *const values[][2] = { { "moment-of-truth", "yes" }, { "usefulness", "4" }, { "encounter", "On a Friday\nin a hurry" }, { "tags", "billing\nfirst" }, { "belief", "validated" }, { "checked", "2026-08-14" } };
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *all = NULL;
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (card, values[i][0], values[i][1], NULL);

      g_assert_true (way_history_perform (history, command, NULL));
    }
  comment = way_test_add (history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "Really?", "author", "Ruth", NULL);
  way_test_add (history, comment, 0, WAY_KIND_REPLY, "text", "So they say", "author", "Tom", NULL);
  way_test_add (history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "Yes", "resolved", "yes", NULL);
  way_test_add (history, card, WAY_CARD_EVIDENCE, WAY_KIND_EVIDENCE, "kind", "interview", "n", "9", "source", "Kestrel", NULL);
  way_test_add (history, round, 0, WAY_KIND_DOTS, "card", way_item_get_id (card), "count", "2", NULL);
  way_test_add (history, round, 0, WAY_KIND_DOTS, "card", way_item_get_id (card), "count", "1", NULL);

  lines = way_story_tell (map);
  all = dup_all (lines);
  g_assert_nonnull (strstr (all, "Contract signed\n"
                                 "Touchpoint · Channel: E-mail · Usefulness: 4 of 5 · Moment of truth · Tags: billing, first · Evidence: Validated"
                                 " · Last checked: 14 Aug 2026 · 3 votes · 2 comments, 1 open\n"
                                 "Encounter: On a Friday\nin a hurry\n"
                                 "Interview × 9, Kestrel\n"
                                 "Ruth: Really?\nTom: So they say\nUnknown: Yes\n"));
}

/* A stage with one step, which it needs. */
static WayItem *
add_stage (WayHistory *history,
           const char *title,
           const char *step_title)
{
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
  g_autoptr (WayCommand) command = NULL;

  way_item_set (stage, "title", title, NULL);
  way_item_set (step, "title", step_title, NULL);
  way_item_append_child (stage, WAY_STAGE_STEPS, step);
  command = way_command_new_insert (way_map_get_root (way_history_get_map (history)), WAY_MAP_STAGES, -1, stage);
  g_assert_true (way_history_perform (history, command, NULL));

  return step;
}

/* What the map draws of a stage, what is said without a level, and how far a card really reaches. */
static void
test_places (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  WayItem *stage = way_map_get (map, WAY_MAP_STAGES, 1);
  WayItem *tom = way_map_get (map, WAY_MAP_RECORDS, 1);
  WayItem *last = g_ptr_array_index (steps, 3);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *all = NULL;
  g_autoptr (WayCommand) level = way_command_new_set (way_rules_find_emotion (last, way_item_get_id (tom)), "level", NULL, NULL);
  g_autoptr (WayCommand) reason = way_command_new_set (way_rules_find_emotion (last, way_item_get_id (tom)), "reason", "It came late", NULL);
  int i;

  g_assert_true (way_history_perform (history, reason, NULL));
  g_assert_true (way_history_perform (history, level, NULL));
  for (i = 0; i < way_map_n (map, WAY_MAP_LANES); i++)
    {
      WayItem *lane = way_map_get (map, WAY_MAP_LANES, i);

      if (g_str_equal (way_item_get_text (lane, "kind"), "metric"))
        way_test_add (history, stage, WAY_STAGE_MEASURES, WAY_KIND_MEASURE, "metric", way_item_get_text (lane, "metric"), "value", "12", NULL);
    }
  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);

      if (way_item_get_kind (card) == WAY_KIND_PAIN)
        {
          g_autoptr (WayCommand) wide = way_command_new_set (card, "span", "9", NULL);
          g_autoptr (WayCommand) earlier = way_command_new_set (card, "step", way_item_get_id (g_ptr_array_index (steps, 1)), NULL);

          g_assert_true (way_history_perform (history, wide, NULL));
          g_assert_true (way_history_perform (history, earlier, NULL));
        }
    }
  way_test_add (history, last, WAY_STEP_COMMENTS, WAY_KIND_COMMENT, "text", "Which one?", "author", "Ruth", NULL);

  lines = way_story_tell (map);
  all = dup_all (lines);
  g_assert_nonnull (strstr (all, "## First use\nCustomers here: 12\n### Connect"));
  g_assert_nonnull (strstr (all, "Tom: It came late\n"));
  g_assert_nonnull (strstr (all, "Pain · over 3 steps · "));
  g_assert_nonnull (strstr (all, "### First invoice\n1 comment, 1 open\nRuth: Which one?\n"));
}

/* Right-to-left and CJK texts come as they are, and an empty map tells its title. */
static void
test_texts (void)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GPtrArray) lines = way_story_tell (map);
  g_autoptr (GPtrArray) more = NULL;
  g_autofree char *all = dup_all (lines);
  g_autofree char *other = NULL;
  WayItem         *step, *lane;

  g_assert_cmpstr (all, ==, "# Untitled map\n");

  step = add_stage (history, "الإعداد", "初回請求");
  lane = way_test_add (history, way_map_get_root (map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "כאבים", "kind", "pain", NULL);
  way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "رقم الطلب مفقود", "step", way_item_get_id (step), "lane", way_item_get_id (lane), NULL);
  way_test_add (history, way_map_get_root (map), WAY_MAP_BENCH, WAY_KIND_NOTE, "title", "后来", NULL);
  more = way_story_tell (map);
  other = dup_all (more);
  g_assert_cmpstr (other, ==, "# Untitled map\n## الإعداد\n### 初回請求\n#### כאבים\nرقم الطلب مفقود\nPain\n## Bench\n后来\nNote\n");
}

/* Nobody's cards are forgotten, on any map that ships and on one with every kind. */
static void
test_whole (void)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  guint i;

  for (i = 0; i <= paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) file = i < paths->len ? g_file_new_for_path (g_ptr_array_index (paths, i)) : NULL;
      g_autoptr (WayDocument) document = file != NULL ? way_document_open (file, &error) : NULL;
      g_autoptr (WayMap) map = document != NULL ? g_object_ref (way_document_get_map (document)) : way_test_rich_map_new (TRUE);
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
      guint j;

      g_assert_no_error (error);
      lines = way_story_tell (map);
      for (j = 0; j < lines->len; j++)
        {
          const WayStoryLine *line = g_ptr_array_index (lines, j);

          g_assert_nonnull (way_map_find (map, line->id));
          g_assert_true (g_utf8_validate (line->text, -1, NULL));
          if (line->role == WAY_STORY_CARD)
            g_assert_true (g_hash_table_add (told, line->id));
        }
      g_assert_cmpuint (g_hash_table_size (told), ==, way_map_n (map, WAY_MAP_CARDS) + way_map_n (map, WAY_MAP_BENCH));
    }
}

/* What is kept of the cards of each step is what the map says, whatever is done and undone. */
static void
check_step_cards (WayStepCards *cards,
                  WayMap       *map)
{
  g_autoptr (WayStepCards) fresh = way_step_cards_new (map);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  guint i, j;

  for (i = 0; i < steps->len; i++)
    {
      const char *id = way_item_get_id (g_ptr_array_index (steps, i));

      g_assert_cmpuint (way_step_cards_n (cards, id), ==, way_step_cards_n (fresh, id));
      for (j = 0; j < way_step_cards_n (fresh, id); j++)
        g_assert_true (way_step_cards_get (cards, id, j) == way_step_cards_get (fresh, id, j));
    }
}

static void
follow_cb (WayStepCards    *cards,
           const WayChange *change)
{
  const char *left, *entered;

  way_step_cards_follow (cards, change, &left, &entered);
}

static void
test_step_cards (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayStepCards) cards = way_step_cards_new (map);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gulong handler = g_signal_connect_swapped (map, "changed", G_CALLBACK (follow_cb), cards);
  int    i;

  for (i = 0; i < 400; i++)
    {
      int      n = way_map_n (map, WAY_MAP_CARDS);
      WayItem *card = n > 0 ? way_map_get (map, WAY_MAP_CARDS, g_rand_int_range (random, 0, n)) : NULL;
      WayItem *step = g_ptr_array_index (steps, g_rand_int_range (random, 0, steps->len));
      g_autoptr (WayCommand) command = NULL;
      g_autoptr (WayItem) item = NULL;

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          item = way_item_new (WAY_KIND_NOTE, NULL);
          way_item_set (item, "step", way_item_get_id (step), NULL);
          way_item_set (item, "lane", way_item_get_id (way_map_get (map, WAY_MAP_LANES, 0)), NULL);
          command = way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, g_rand_int_range (random, 0, n + 1), item);
          break;
        case 1:
          if (card != NULL && n > 5)
            command = way_command_new_remove (map, card);
          break;
        case 2:
          if (card != NULL)
            command = way_command_new_set (card, "step", way_item_get_id (step), NULL);
          break;
        case 3:
          if (card != NULL)
            command = way_command_new_move (card, way_map_get_root (map), WAY_MAP_CARDS, g_rand_int_range (random, 0, n));
          break;
        case 4:
          if (card != NULL)
            command = way_command_new_move (card, way_map_get_root (map), WAY_MAP_BENCH, 0);
          break;
        default:
          way_history_undo (history);
        }
      if (command != NULL)
        way_history_perform (history, command, NULL);
      check_step_cards (cards, map);
    }
  g_signal_handler_disconnect (map, handler);
}

static void
test_presence (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayStepCards) cards = way_step_cards_new (map);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  WayItem *const *all = (WayItem *const *)steps->pdata;
  const char     *tom = way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 1));
  WayPresence     presence;
  double          gap;

  way_presence_find (&presence, map, cards, NULL, tom, all + 2, 2);
  g_assert_true (presence.present);
  g_assert_cmpint (presence.n_emotions, ==, 2);
  g_assert_cmpfloat (presence.mean, ==, -1.5);
  g_assert_cmpint (presence.last, ==, -2);
  g_assert_cmpint (presence.n_cards, ==, 1);

  way_presence_find (&presence, map, cards, NULL, way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 2)), all, 4);
  g_assert_false (presence.present);

  g_assert_true (way_presence_get_gap (all[3], &gap));
  g_assert_cmpfloat (gap, ==, 2);
  g_assert_true (way_presence_find_widest_gap (all, 4, &gap) == all[3]);
  g_assert_cmpfloat (gap, ==, 2);
  g_assert_true (way_presence_find_widest_gap (all, 2, &gap) == all[0]);
  g_assert_cmpfloat (gap, ==, 1);
  g_assert_null (way_presence_find_widest_gap (all, 0, &gap));
  g_assert_true (way_presence_get_mean_gap (all, 4, &gap));
  g_assert_cmpfloat (gap, ==, 1); /* 1, 1, 0 and 2 */
}

/* One feeling alone is no disagreement. */
static void
test_gap_of_one (void)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *persona = way_test_add (history, way_map_get_root (map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Ann", NULL);
  WayItem *step = add_stage (history, "Set up", NULL);
  double   gap;

  g_assert_false (way_presence_get_gap (step, &gap));
  g_assert_false (way_presence_get_mean_gap (&step, 1, &gap));
  way_test_add (history, step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", way_item_get_id (persona), "level", "2", NULL);
  g_assert_false (way_presence_get_gap (step, &gap));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/core/story/tells-a-map-in-the-order-of-the-journey", test_order);
  g_test_add_func ("/core/story/tells-all-of-a-card", test_card);
  g_test_add_func ("/core/story/tells-what-is-of-stages-and-steps", test_places);
  g_test_add_func ("/core/story/takes-any-script-and-an-empty-map", test_texts);
  g_test_add_func ("/core/story/forgets-no-card", test_whole);
  g_test_add_func ("/core/step-cards/follow-what-is-done-and-undone", test_step_cards);
  g_test_add_func ("/core/presence/counts-emotions-and-cards", test_presence);
  g_test_add_func ("/core/presence/needs-two-for-a-gap", test_gap_of_one);

  return way_test_run ();
}
