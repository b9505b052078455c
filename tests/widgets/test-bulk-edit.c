/* test-bulk-edit.c - the fields of many selected cards, seen and set at once */
#include "config.h"

#include <gtk/gtk.h>

#include "journeys/model/shared-values.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/inspector/field-row-private.h"
#include "widgets/inspector/inspector.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/dots.h"

typedef struct
{
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  GtkWidget    *inspector;
  GtkWidget    *window;
  GPtrArray    *cards; /* of WayItem: three touchpoints */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  WayItem *step, *lane;
  int      i;

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->cards = g_ptr_array_new ();
  step = way_map_find (fixture->map, way_item_get (way_map_get (fixture->map, WAY_MAP_CARDS, 0), "step"));
  lane = way_map_find (fixture->map, way_item_get (way_map_get (fixture->map, WAY_MAP_CARDS, 0), "lane"));
  for (i = 0; i < 3; i++)
    {
      WayItem *card = way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT,
                                    "title", i == 0 ? "One" : i == 1 ? "Two"
                                                                     : "Three",
                                    "step", way_item_get_id (step), "lane", way_item_get_id (lane),
                                    "owner", i == 0 ? "Sales" : "Billing",
                                    "tags", i == 0 ? "first\nall" : "all",
                                    NULL);

      g_ptr_array_add (fixture->cards, card);
      g_ptr_array_add (ids, (gpointer)way_item_get_id (card));
    }
  g_ptr_array_add (ids, NULL);
  fixture->inspector = way_inspector_new ();
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), fixture->history);
  way_inspector_set_selection (WAY_INSPECTOR (fixture->inspector), fixture->selection);
  way_selection_select_many (fixture->selection, (const char *const *)ids->pdata);
  fixture->window = way_test_window_new (fixture->inspector, 360, 900);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->inspector), (gpointer *)&fixture->inspector);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->inspector == NULL);
  g_ptr_array_unref (fixture->cards);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static GtkWidget *
find_editor (Fixture    *fixture,
             const char *field,
             GType       type)
{
  GtkWidget *row = way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), field);

  g_assert_nonnull (row);

  return way_test_find (row, type, 0);
}

static void
focus (Fixture   *fixture,
       GtkWidget *editor)
{
  way_test_next_frame (fixture->inspector);
  gtk_widget_grab_focus (editor);
  way_test_next_frame (fixture->inspector);
}

static gboolean
all_have (Fixture    *fixture,
          const char *field,
          const char *wanted)
{
  const char *value;

  return way_shared_values_get (fixture->cards, way_kind_get_field (WAY_KIND_TOUCHPOINT, field), &value) && g_strcmp0 (value, wanted) == 0;
}

static void
test_typed_for_all (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *text = find_editor (fixture, "owner", GTK_TYPE_TEXT);
  guint      before = way_history_n_steps (fixture->history);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_cmpstr (gtk_text_get_placeholder_text (GTK_TEXT (text)), ==, "Mixed");
  focus (fixture, text);
  /* To look at it changes nothing. */
  way_test_press ("Tab");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, before);
  focus (fixture, text);
  way_test_type ("Billing team");
  way_test_wait_until (all_have (fixture, "owner", "Billing team"));
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, before + 1);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Owner of 3 Cards");
  way_history_undo (fixture->history);
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 0), "owner"), ==, "Sales");
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 1), "owner"), ==, "Billing");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_cmpstr (gtk_text_get_placeholder_text (GTK_TEXT (text)), ==, "Mixed");
}

static void
test_tags (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *row = way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "tags");
  GtkWidget *text = way_test_find (row, GTK_TYPE_TEXT, 0);
  GtkWidget *chip = way_test_find (row, WAY_TYPE_CHIP, 0);

  /* What all have comes first; what some have says how many. */
  g_assert_cmpstr (way_chip_get_value (WAY_CHIP (chip)), ==, "all");
  g_assert_false (gtk_widget_has_css_class (chip, "partial"));
  chip = way_test_find (row, WAY_TYPE_CHIP, 1);
  g_assert_cmpstr (way_chip_get_value (WAY_CHIP (chip)), ==, "first");
  g_assert_true (gtk_widget_has_css_class (chip, "partial"));

  focus (fixture, text);
  way_test_type ("new");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (g_ptr_array_index (fixture->cards, 0), "tags"), "first\nall\nnew") == 0);
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 1), "tags"), ==, "all\nnew");
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Tags of 3 Cards");

  /* A click gives it to all, the button takes it from all. */
  chip = way_test_find (row, WAY_TYPE_CHIP, 2);
  g_assert_cmpstr (way_chip_get_value (WAY_CHIP (chip)), ==, "first");
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 2), "tags"), ==, "all\nnew\nfirst");
  chip = way_test_find (row, WAY_TYPE_CHIP, 0);
  g_signal_emit_by_name (chip, "removed");
  g_assert_false (way_item_get (g_ptr_array_index (fixture->cards, 0), "tags") == NULL);
  way_history_undo (fixture->history);
  way_history_undo (fixture->history);
  way_history_undo (fixture->history);
  g_assert_cmpstr (way_item_get (g_ptr_array_index (fixture->cards, 0), "tags"), ==, "first\nall");
}

static void
test_mark_choice_and_score (Fixture      *fixture,
                            gconstpointer data)
{
  GtkWidget *toggle = find_editor (fixture, "moment-of-truth", GTK_TYPE_SWITCH);
  GtkWidget *belief = find_editor (fixture, "belief", GTK_TYPE_DROP_DOWN);
  GtkWidget *score = find_editor (fixture, "importance-company", WAY_TYPE_DOTS);
  g_autoptr (WayCommand) one = way_command_new_set (g_ptr_array_index (fixture->cards, 1), "belief", "validated", NULL);
  guint n;

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (all_have (fixture, "moment-of-truth", "yes"));
  way_history_undo (fixture->history);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));

  /* Where they differ the list says so, until one is chosen. */
  n = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (belief)));
  g_assert_true (way_history_perform (fixture->history, one, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (belief))), ==, n + 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (belief)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (belief), 2);
  g_assert_true (all_have (fixture, "belief", "hypothesis"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (belief))), ==, n);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (belief)), ==, 1);

  focus (fixture, way_test_find (score, GTK_TYPE_BUTTON, 0));
  way_test_click_on (way_test_find (score, GTK_TYPE_BUTTON, 3));
  way_test_wait_until (all_have (fixture, "importance-company", "4"));
}

static void
test_references (Fixture      *fixture,
                 gconstpointer data)
{
  WayItem   *persona = way_map_first_of_kind (fixture->map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  GtkWidget *row = way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "personas");

  g_assert_true (way_field_row_add_entries (WAY_FIELD_ROW (row), way_item_get_id (persona)));
  g_assert_true (all_have (fixture, "personas", way_item_get_id (persona)));
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Personas of 3 Cards");
  g_signal_emit_by_name (way_test_find (row, WAY_TYPE_CHIP, 0), "removed");
  g_assert_true (all_have (fixture, "personas", NULL));
}

/* Names are not given to many; what kinds do not share is not shown. */
static void
test_what_is_shown (Fixture      *fixture,
                    gconstpointer data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem *pain = NULL;
  int      i;

  g_assert_null (way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "title"));
  g_assert_nonnull (way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "channel"));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS) && pain == NULL; i++)
    if (way_item_get_kind (way_map_get (fixture->map, WAY_MAP_CARDS, i)) == WAY_KIND_PAIN)
      pain = way_map_get (fixture->map, WAY_MAP_CARDS, i);
  g_assert_nonnull (pain);
  way_selection_add (fixture->selection, way_item_get_id (pain));
  g_assert_null (way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "channel"));
  g_assert_nonnull (way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "owner"));
  way_selection_add (fixture->selection, way_item_get_id (stage));
  g_assert_null (way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), "owner"));
}

/* With two thousand selected a key is still one step, and rows look at them once. */
static void
test_two_thousand (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayCommand) group = way_command_new_group ("Many");
  WayItem   *first = g_ptr_array_index (fixture->cards, 0);
  GtkWidget *text;
  int        i;

  for (i = 0; i < 2000; i++)
    {
      g_autofree char *id = way_map_new_id (fixture->map);
      g_autoptr (WayItem) card = way_item_new (WAY_KIND_TOUCHPOINT, id);

      way_item_set (card, "title", "Card", NULL);
      way_item_set (card, "step", way_item_get (first, "step"), NULL);
      way_item_set (card, "lane", way_item_get (first, "lane"), NULL);
      way_command_group_add (group, way_command_new_insert (way_map_get_root (fixture->map), WAY_MAP_CARDS, -1, card));
      g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  g_ptr_array_add (ids, NULL);
  g_assert_true (way_history_perform (fixture->history, group, NULL));
  way_selection_select_many (fixture->selection, (const char *const *)ids->pdata);
  text = find_editor (fixture, "owner", GTK_TYPE_TEXT);
  focus (fixture, text);
  way_test_type ("Ops");
  way_test_wait_until (g_strcmp0 (way_item_get (way_map_find (fixture->map, g_ptr_array_index (ids, 1999)), "owner"), "Ops") == 0);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Owner of 2000 Cards");
  way_history_undo (fixture->history);
  g_assert_null (way_item_get (way_map_find (fixture->map, g_ptr_array_index (ids, 1999)), "owner"));
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Many");
}

#define ADD(name, func) g_test_add ("/widgets/bulk-edit/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("typed-for-all", test_typed_for_all);
  ADD ("tags", test_tags);
  ADD ("mark-choice-and-score", test_mark_choice_and_score);
  ADD ("references", test_references);
  ADD ("what-is-shown", test_what_is_shown);
  ADD ("two-thousand", test_two_thousand);

  return g_test_run ();
}
