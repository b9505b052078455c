/* inspector.c - an inspector in a window, with a map and records */
#include "config.h"

#include "tests/support/inspector.h"

#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"

static void
problem_cb (WayInspector     *inspector,
            const char       *message,
            WayTestInspector *fixture)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

void
way_test_inspector_set_up_with (WayTestInspector *fixture,
                                WayMap           *map)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->map = map;
  fixture->history = way_history_new (map);
  fixture->selection = way_selection_new ();
  fixture->inspector = way_inspector_new ();
  way_inspector_set_records (WAY_INSPECTOR (fixture->inspector), fixture->records);
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), fixture->history);
  way_inspector_set_selection (WAY_INSPECTOR (fixture->inspector), fixture->selection);
  g_signal_connect (fixture->inspector, "problem", G_CALLBACK (problem_cb), fixture);
  fixture->window = way_test_window_new (fixture->inspector, 380, 900);
}

void
way_test_inspector_set_up (WayTestInspector *fixture,
                           gconstpointer     data)
{
  way_test_inspector_set_up_with (fixture, way_test_map_new ());
  fixture->card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
}

void
way_test_inspector_tear_down (WayTestInspector *fixture,
                              gconstpointer     data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->inspector), (gpointer *)&fixture->inspector);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->inspector == NULL);
  /* Whatever looks at the records in another thread comes to its end. */
  way_test_wait_until (G_OBJECT (fixture->records)->ref_count == 1 && G_OBJECT (fixture->history)->ref_count == 1 && G_OBJECT (fixture->map)->ref_count <= 2);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
  g_assert_finalize_object (fixture->records);
  way_test_folder_free (fixture->folder);
  g_free (fixture->problem);
}

WayFieldRow *
way_test_inspector_find_row (WayTestInspector *fixture,
                             const char       *field)
{
  GtkWidget *row = way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), field);

  return row != NULL ? WAY_FIELD_ROW (row) : NULL;
}

/* The row of a field of an item, where keys go to. */
WayFieldRow *
way_test_inspector_use_row (WayTestInspector *fixture,
                            WayItem          *item,
                            const char       *field,
                            GType             type)
{
  WayFieldRow *row;
  GtkWidget   *editor;

  way_selection_select (fixture->selection, way_item_get_id (item));
  row = way_test_inspector_find_row (fixture, field);
  g_assert_nonnull (row);
  editor = way_test_find (GTK_WIDGET (row), type, 0);
  g_assert_nonnull (editor);
  way_test_next_frame (fixture->inspector);
  gtk_widget_grab_focus (editor);
  way_test_next_frame (fixture->inspector);

  return row;
}

/* What was done is one step, which undo takes back. */
void
way_test_inspector_assert_undone (WayTestInspector *fixture,
                                  WayItem          *item,
                                  const char       *field,
                                  const char       *before)
{
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (item, field), ==, before);
  g_assert_false (way_history_can_undo (fixture->history));
}
