/* test-inspector-links.c - what an item has and refers to, and which item is shown */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "tests/support/inspector.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/inspector/children-section.h"
#include "widgets/inspector/emotion-section.h"
#include "widgets/inspector/records-section.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/dots.h"

/* References. */

static void
open_picker (WayTestInspector *fixture,
             GtkWidget        *inside,
             int               nth)
{
  GtkWidget *button = way_test_find (inside, GTK_TYPE_MENU_BUTTON, nth);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  way_test_wait_until (gtk_widget_get_mapped (popover));
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  way_test_next_frame (popover);
}

static void
test_reference (WayTestInspector *fixture,
                gconstpointer     data)
{
  WayItem     *tom = way_map_get (fixture->map, WAY_MAP_RECORDS, 1);
  WayFieldRow *row;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  row = way_test_inspector_find_row (fixture, "personas");
  way_test_next_frame (fixture->inspector);
  open_picker (fixture, GTK_WIDGET (row), 0);
  way_test_type ("tom");
  way_test_press ("Return");
  way_test_wait_until (way_item_refers_to (fixture->card, "personas", way_item_get_id (tom)));
  g_assert_nonnull (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 0));
  way_test_inspector_assert_undone (fixture, fixture->card, "personas", NULL);
  g_assert_null (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 0));
}

static void
test_create_while_referring (WayTestInspector *fixture,
                             gconstpointer     data)
{
  int          n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  WayFieldRow *row;
  g_autoptr (GPtrArray) found = NULL;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  row = way_test_inspector_find_row (fixture, "personas");
  way_test_next_frame (fixture->inspector);
  open_picker (fixture, GTK_WIDGET (row), 0);
  way_test_type ("Ines");
  way_test_press ("Return");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_RECORDS) == n + 1);
  g_assert_cmpstr (way_item_get_name (way_map_get (fixture->map, WAY_MAP_RECORDS, n)), ==, "Ines");
  g_assert_true (way_item_refers_to (fixture->card, "personas", way_item_get_id (way_map_get (fixture->map, WAY_MAP_RECORDS, n))));
  g_assert_null (fixture->problem);

  /* It is a record as well, which undo on the map leaves alone. */
  found = way_records_list (fixture->records, WAY_KIND_PERSONA, "Ines", 0, 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  way_test_inspector_assert_undone (fixture, fixture->card, "personas", NULL);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
}

static void
test_linked_records (WayTestInspector *fixture,
                     gconstpointer     data)
{
  g_autoptr (WayItem) record = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;
  int        n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  GtkWidget *section, *chip;

  way_item_set (record, "name", "Kestrel Logistics", NULL);
  g_assert_true (way_records_add (fixture->records, record, &error));

  way_selection_select (fixture->selection, NULL);
  g_assert_nonnull (way_test_inspector_find_row (fixture, "objective"));
  section = way_test_find (fixture->inspector, WAY_TYPE_RECORDS_SECTION, 0);
  way_test_next_frame (fixture->inspector);
  g_assert_nonnull (way_test_find (section, WAY_TYPE_CHIP, 2));
  g_assert_null (way_test_find (section, WAY_TYPE_CHIP, 3));
  /* What is on the map only says so. */
  chip = way_test_find (section, WAY_TYPE_CHIP, 0);
  g_assert_true (gtk_widget_has_css_class (chip, "local"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_first_child (chip)), ==, "Nadia\nOn this map only");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (chip)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "On this map only");

  /* The second button links accounts; a half of the name is enough. */
  open_picker (fixture, section, 1);
  way_test_type ("kestrel");
  way_test_press ("Return");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_RECORDS) == n + 1);
  way_test_wait_until (way_test_find (section, WAY_TYPE_CHIP, 3) != NULL);
  g_assert_cmpstr (way_item_get (way_map_get (fixture->map, WAY_MAP_RECORDS, n), "record"), ==, way_item_get_id (record));
  chip = way_test_find (section, WAY_TYPE_CHIP, 3);
  g_assert_false (gtk_widget_has_css_class (chip, "local"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (chip)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Linked to a record");

  /* Of a record that is gone it does not say that it is linked. */
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (record), &error));
  way_test_wait_until (gtk_widget_has_css_class (way_test_find (section, WAY_TYPE_CHIP, 3), "local"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_first_child (way_test_find (section, WAY_TYPE_CHIP, 3))), ==,
                   "Kestrel Logistics\nNot among your records");
  g_assert_true (way_records_add (fixture->records, record, &error));

  /* The cross on a chip removes it from the map, and the record stays. */
  chip = way_test_find (section, WAY_TYPE_CHIP, 3);
  g_signal_emit_by_name (chip, "removed");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 1);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Remove “Kestrel Logistics” from the Map");
  way_test_wait_until (way_test_find (section, WAY_TYPE_CHIP, 3) == NULL);
}

/* Lists of children, and emotions. */

static GtkWidget *
find_named_button (GtkWidget  *inside,
                   const char *tooltip)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (inside, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0 || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), tooltip) == 0)
      return button;

  return NULL;
}

static void
check_children (WayTestInspector *fixture,
                int               slot,
                const char       *add,
                const char       *field)
{
  GtkWidget *section = NULL;
  int        i;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_nonnull (way_test_inspector_find_row (fixture, "title"));
  for (i = 0; (section = way_test_find (fixture->inspector, WAY_TYPE_CHILDREN_SECTION, i)) != NULL; i++)
    if (find_named_button (section, add) != NULL)
      break;
  g_assert_nonnull (section);

  gtk_widget_activate (find_named_button (section, add));
  way_test_wait_until (way_item_n_children (fixture->card, slot) == 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (fixture->card, slot, 0), "date"), ==, "2026-11-24");
  /* It opens by itself, to be filled in. */
  way_test_wait_until (way_test_inspector_find_row (fixture, field) != NULL);
  way_test_next_frame (fixture->inspector);

  gtk_widget_activate (find_named_button (section, "_Remove"));
  way_test_wait_until (way_item_n_children (fixture->card, slot) == 0);
  way_test_wait_until (find_named_button (section, "_Remove") == NULL);
  g_assert_true (way_history_undo (fixture->history));
  way_test_wait_until (find_named_button (section, "_Remove") != NULL);
  g_assert_true (way_history_undo (fixture->history));
  way_test_wait_until (find_named_button (section, "_Remove") == NULL);
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_evidence (WayTestInspector *fixture,
               gconstpointer     data)
{
  check_children (fixture, WAY_CARD_EVIDENCE, "Add Evidence", "source");
}

static void
test_emotions (WayTestInspector *fixture,
               gconstpointer     data)
{
  WayItem   *step = way_map_find (fixture->map, way_item_get (fixture->card, "step"));
  WayItem   *tom = way_map_get (fixture->map, WAY_MAP_RECORDS, 1);
  GtkWidget *section, *dots;
  int        value;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_nonnull (way_test_inspector_find_row (fixture, "title"));
  section = way_test_find (fixture->inspector, WAY_TYPE_EMOTION_SECTION, 0);
  /* One row of faces for each persona. */
  g_assert_nonnull (way_test_find (section, WAY_TYPE_DOTS, 1));
  g_assert_null (way_test_find (section, WAY_TYPE_DOTS, 2));
  dots = way_test_find (section, WAY_TYPE_DOTS, 1);
  g_assert_true (way_dots_get_value (WAY_DOTS (dots), &value));
  g_assert_cmpint (value, ==, 0);
  way_test_next_frame (fixture->inspector);
  gtk_widget_grab_focus (dots);
  way_test_press ("End");
  way_test_wait_until (way_item_get_int (way_rules_find_emotion (step, way_item_get_id (tom)), "level", 9) == 2);
  /* Keys go on acting on the same persona. */
  way_test_next_frame (fixture->inspector);
  way_test_press ("Left");
  way_test_wait_until (way_item_get_int (way_rules_find_emotion (step, way_item_get_id (tom)), "level", 9) == 1);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));
  way_test_next_frame (fixture->inspector);
  g_assert_true (way_dots_get_value (WAY_DOTS (way_test_find (section, WAY_TYPE_DOTS, 1)), &value));
  g_assert_cmpint (value, ==, 0);
}

/* What is shown. */

static void
test_item_removed_while_shown (WayTestInspector *fixture,
                               gconstpointer     data)
{
  g_autofree char *id = g_strdup (way_item_get_id (fixture->card));
  g_autoptr (WayCommand) command = way_command_new_remove (fixture->map, fixture->card);

  way_test_inspector_use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  way_test_type ("Billing");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Billing") == 0);
  g_assert_true (way_history_perform (fixture->history, command, NULL));
  /* The map itself is shown instead. */
  way_test_wait_until (way_test_inspector_find_row (fixture, "objective") != NULL);
  way_test_type ("x");

  g_assert_true (way_history_undo (fixture->history));
  way_selection_select (fixture->selection, NULL);
  way_selection_select (fixture->selection, id);
  g_assert_nonnull (way_test_inspector_find_row (fixture, "owner"));
}

static void
test_several (WayTestInspector *fixture,
              gconstpointer     data)
{
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_nonnull (way_test_inspector_find_row (fixture, "owner"));
  way_selection_add (fixture->selection, way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, 1)));
  g_assert_nonnull (way_test_inspector_find_row (fixture, "owner"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (fixture->inspector, GTK_TYPE_LABEL, 0))), ==, "2 items selected");
}

static void
test_shown_only (WayTestInspector *fixture,
                 gconstpointer     data)
{
  WayFieldRow *row;

  way_inspector_set_editable (WAY_INSPECTOR (fixture->inspector), FALSE);
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  row = way_test_inspector_find_row (fixture, "owner");
  g_assert_false (gtk_widget_is_sensitive (way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0)));
  way_inspector_set_editable (WAY_INSPECTOR (fixture->inspector), TRUE);
  g_assert_true (gtk_widget_is_sensitive (way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0)));
}

static void
test_another_map (WayTestInspector *fixture,
                  gconstpointer     data)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);

  way_test_inspector_use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  way_test_type ("Bill");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Bill") == 0);
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), history);
  g_assert_null (way_test_inspector_find_row (fixture, "owner-of-nothing"));
  g_assert_nonnull (way_test_inspector_find_row (fixture, "objective"));
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), NULL);
  g_assert_null (way_test_inspector_find_row (fixture, "objective"));
  g_assert_finalize_object (g_steal_pointer (&history));
  g_assert_finalize_object (g_steal_pointer (&map));
}

#define ADD(path, func) g_test_add ("/widgets/inspector-links/" path, WayTestInspector, NULL, way_test_inspector_set_up, func, way_test_inspector_tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("reference", test_reference);
  ADD ("create-while-referring", test_create_while_referring);
  ADD ("linked-records", test_linked_records);
  ADD ("evidence", test_evidence);
  ADD ("emotions", test_emotions);
  ADD ("item-removed-while-shown", test_item_removed_while_shown);
  ADD ("several", test_several);
  ADD ("shown-only", test_shown_only);
  ADD ("another-map", test_another_map);

  return g_test_run ();
}
