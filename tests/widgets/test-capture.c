/* test-capture.c - the capture strip and the bench, with real keys */
#include "config.h"

#include <string.h>

#include "journeys/model/rules.h"
#include "tests/support/maps.h"
#include "tests/support/strip.h"
#include "tests/support/window.h"
#include "widgets/capture/bench-row.h"
#include "widgets/capture/strip-private.h"

static void
test_lands (WayTestStrip *fixture,
            gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "Set up ▸ Contract signed ▸ Touchpoints");
  way_test_press ("Tab alt+Down");
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "Set up ▸ Kick-off call ▸ Pains");
  way_test_type ("late #x");
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  g_assert_cmpstr (way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "title"), ==, "late");
  g_assert_true (way_test_strip_is_typed (fixture, ""));
  /* Nothing lands of nothing. */
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_test_press ("Escape");
  g_assert_cmpint (fixture->n_closed, ==, 1);
  g_assert_false (way_capture_strip_is_open (fixture->strip));
}

/* Enter belongs to an input method while it has something of its own. */
static void
test_preedit (WayTestStrip *fixture,
              gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_type ("a");
  g_signal_emit_by_name (fixture->strip->view, "preedit-changed", "ni");
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  /* So do the others: no step is left, no lane. */
  g_signal_emit_by_name (fixture->strip->view, "preedit-changed", "ni");
  way_test_press ("alt+Down");
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "Set up ▸ Contract signed ▸ Touchpoints");
  g_signal_emit_by_name (fixture->strip->view, "preedit-changed", "");
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
}

/* Where letters of another script are typed, keys with Ctrl are those of the same place. */
static void
test_another_script (WayTestStrip *fixture,
                     gconstpointer data)
{
  way_test_set_layout ("us,ru");
  way_test_press ("Cyrillic_ya");
  way_test_wait_until (way_test_strip_is_typed (fixture, "я"));
  way_test_press ("ctrl+Cyrillic_ya");
  way_test_wait_until (way_test_strip_is_typed (fixture, ""));
  way_test_press ("ctrl+Cyrillic_o");
  way_test_type ("Later");
  way_test_press ("Return");
  way_test_set_layout ("us");
  g_assert_cmpint (way_item_get_kind (way_map_get (fixture->map, WAY_MAP_CARDS, way_map_n (fixture->map, WAY_MAP_CARDS) - 1)), ==, WAY_KIND_JOB_CARD);
}

static void
copy (WayTestStrip *fixture,
      const char   *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), text);
}

static void
test_offers_cells (WayTestStrip *fixture,
                   gconstpointer data)
{
  int            n = way_map_n (fixture->map, WAY_MAP_CARDS);
  const WayItem *card;

  way_test_press ("Tab Tab Tab");
  copy (fixture, "one\ttwo\n\tthree\n");
  way_test_press ("ctrl+shift+v");
  way_test_wait_until (way_capture_strip_get_offer (fixture->strip) != NULL);
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "3 cards in 2 steps, 1 of them new");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  way_test_press ("Return");
  g_assert_null (way_capture_strip_get_offer (fixture->strip));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 3);
  card = way_test_strip_get_last (fixture, WAY_MAP_CARDS);
  g_assert_cmpstr (way_item_get ((WayItem *)card, "title"), ==, "three");
  /* One step back takes the new step of the map along. */
  way_history_undo (fixture->history);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  g_assert_cmpint (way_item_n_children (way_test_strip_get_last (fixture, WAY_MAP_STAGES), WAY_STAGE_STEPS), ==, 2);
}

static void
test_offer_is_bounded (WayTestStrip *fixture,
                       gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = 0; i < 1200; i++)
    g_string_append_printf (text, "line %d\n", i);
  copy (fixture, text->str);
  way_test_press ("ctrl+v");
  way_test_wait_until (way_capture_strip_get_offer (fixture->strip) != NULL);
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "1000 cards in 1 step · 200 more are left out");
  way_test_press ("Escape");
  g_assert_null (way_capture_strip_get_offer (fixture->strip));
  g_assert_cmpstr (way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "title"), ==, "line 0");
  g_assert_true (way_capture_strip_is_open (fixture->strip));
}

/* As many levels as the scale has. */
static void
test_levels (WayTestStrip *fixture,
             gconstpointer data)
{
  WayItem    *step = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  const char *tom = way_item_get_id (way_map_get (fixture->map, WAY_MAP_RECORDS, 1));
  WayItem    *emotion = way_rules_find_emotion (step, tom);

  way_capture_strip_set_persona (fixture->strip, tom);
  way_test_press ("ctrl+1");
  g_assert_cmpstr (way_item_get (emotion, "level"), ==, "-2");
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "Tom: Very bad");
  way_test_press ("ctrl+6");
  g_assert_cmpstr (way_item_get (emotion, "level"), ==, "-2");
  way_test_press ("ctrl+KP_5");
  g_assert_cmpstr (way_item_get (emotion, "level"), ==, "2");
  g_assert_true (way_test_strip_is_typed (fixture, ""));
}

/* Names that are read from right to left: the list and the way to the cell go that way, too. */
static void
test_right_to_left (WayTestStrip *fixture,
                    gconstpointer data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  g_autoptr (WayCommand) rename = way_command_new_set (stage, "title", "الإعداد", NULL);
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);

  g_assert_true (way_history_perform (fixture->history, rename, NULL));
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "الإعداد ◂ Contract signed ◂ Touchpoints");
  way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "نادية علي", NULL);
  way_strip_set_text (fixture->strip, "اتصال @نا");
  g_assert_true (way_completion_is_shown (completion));
  g_assert_cmpint (gtk_widget_get_halign (GTK_WIDGET (completion)), ==, GTK_ALIGN_END);
  way_strip_set_text (fixture->strip, "call @نا");
  g_assert_cmpint (gtk_widget_get_halign (GTK_WIDGET (completion)), ==, GTK_ALIGN_START);
  way_strip_set_text (fixture->strip, "");
}

static void
test_completion (WayTestStrip *fixture,
                 gconstpointer data)
{
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) tag = way_command_new_set (card, "tags", "billing\npurchase order", NULL);
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);

  g_assert_true (way_history_perform (fixture->history, tag, NULL));
  way_test_type ("x #ord");
  way_test_wait_until (way_completion_is_shown (completion));
  g_assert_cmpstr (way_completion_take (completion), ==, "purchase order");
  g_assert_null (way_completion_get_chosen (completion));
  way_test_press ("Down Tab");
  g_assert_true (way_test_strip_is_typed (fixture, "x #\"purchase order\" "));
  g_assert_false (way_completion_is_shown (completion));
  /* Also what was typed a moment ago. */
  way_test_type ("#fresh");
  way_test_press ("Return");
  way_test_type ("y #fre");
  g_assert_cmpstr (way_completion_take (completion), ==, "fresh");
  way_test_press ("Escape");
  g_assert_false (way_completion_is_shown (completion));
  g_assert_true (way_capture_strip_is_open (fixture->strip));
}

/* Beyond the last step one is offered, and what is typed before is not its name. */
static void
test_offers_a_step (WayTestStrip *fixture,
                    gconstpointer data)
{
  WayItem *stage = way_test_strip_get_last (fixture, WAY_MAP_STAGES);

  way_test_press ("alt+2 Tab");
  way_test_type ("thought");
  way_test_press ("Tab");
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "First use ▸ New step");
  way_test_press ("Return");
  g_assert_cmpint (way_item_n_children (stage, WAY_STAGE_STEPS), ==, 3);
  g_assert_true (way_test_strip_is_typed (fixture, "thought"));
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "First use ▸ Untitled step ▸ Touchpoints");
  way_test_press ("Return");
  g_assert_cmpstr (way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "title"), ==, "thought");
}

static void
test_bench_follows (WayTestStrip *fixture,
                    gconstpointer data)
{
  WayItem *first = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem *card;
  g_autoptr (WayCommand) rename = NULL;
  GtkWidget *row;

  way_test_press ("ctrl+b");
  way_test_type ("one");
  way_test_press ("Return");
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 1);
  card = way_test_strip_get_last (fixture, WAY_MAP_BENCH);
  way_test_next_frame (fixture->window);
  row = way_test_find (GTK_WIDGET (fixture->bench), WAY_TYPE_BENCH_ROW, 0);
  rename = way_command_new_set (card, "title", "two", NULL);
  way_history_perform (fixture->history, rename, NULL);
  g_assert_true (way_test_find (GTK_WIDGET (fixture->bench), WAY_TYPE_BENCH_ROW, 0) == row);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (row, GTK_TYPE_LABEL, 0))), ==, "two");
  way_history_undo (fixture->history);
  /* Into no cell, into one of emotions, into one that takes it. */
  g_assert_false (way_bench_list_place (fixture->bench, way_item_get_id (card), NULL, NULL));
  g_assert_false (way_bench_list_place (fixture->bench, way_item_get_id (card), way_item_get_id (first), way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 1))));
  g_assert_true (way_bench_list_place (fixture->bench, way_item_get_id (card), way_item_get_id (first), way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 2))));
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 0);
  way_history_undo (fixture->history);
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 0);
}

#define ADD(name, function) g_test_add ("/widgets/capture/" name, WayTestStrip, NULL, way_test_strip_set_up, function, way_test_strip_tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("lands", test_lands);
  ADD ("preedit", test_preedit);
  ADD ("another-script", test_another_script);
  ADD ("offers-cells", test_offers_cells);
  ADD ("offer-is-bounded", test_offer_is_bounded);
  ADD ("levels", test_levels);
  ADD ("completion", test_completion);
  ADD ("right-to-left", test_right_to_left);
  ADD ("offers-a-step", test_offers_a_step);
  ADD ("bench-follows", test_bench_follows);

  return g_test_run ();
}
