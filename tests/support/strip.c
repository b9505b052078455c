/* strip.c - a window with the capture strip and the bench */
#include "config.h"

#include "tests/support/strip.h"

#include <string.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/capture/strip-private.h"

static void
closed_cb (WayTestStrip *fixture)
{
  fixture->n_closed++;
}

void
way_test_strip_set_up (WayTestStrip *fixture,
                       gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->strip = WAY_CAPTURE_STRIP (g_object_new (WAY_TYPE_CAPTURE_STRIP, NULL));
  fixture->bench = WAY_BENCH_LIST (g_object_new (WAY_TYPE_BENCH_LIST, NULL));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->bench), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bench));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->strip));
  way_capture_strip_set_selection (fixture->strip, fixture->selection);
  way_capture_strip_set_history (fixture->strip, fixture->history);
  way_bench_list_set_selection (fixture->bench, fixture->selection);
  way_bench_list_set_history (fixture->bench, fixture->history);
  g_signal_connect_swapped (fixture->strip, "closed", G_CALLBACK (closed_cb), fixture);
  fixture->window = way_test_window_new (box, 1000, 400);
  way_capture_strip_open (fixture->strip);
  way_test_next_frame (fixture->window);
}

void
way_test_strip_tear_down (WayTestStrip *fixture,
                          gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->strip), (gpointer *)&fixture->strip);
  g_object_add_weak_pointer (G_OBJECT (fixture->bench), (gpointer *)&fixture->bench);
  g_object_add_weak_pointer (G_OBJECT (fixture->history), (gpointer *)&fixture->history);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->strip == NULL && fixture->bench == NULL);
  g_object_unref (fixture->history);
  g_assert_null (fixture->history);
  g_object_unref (fixture->selection);
  g_object_unref (fixture->map);
}

WayItem *
way_test_strip_get_last (WayTestStrip *fixture,
                         int           slot)
{
  return way_map_get (fixture->map, slot, way_map_n (fixture->map, slot) - 1);
}

const char *
way_test_strip_get_prompt (WayTestStrip *fixture)
{
  return gtk_label_get_text (GTK_LABEL (fixture->strip->prompt));
}

const char *
way_test_strip_get_place (WayTestStrip *fixture)
{
  return gtk_label_get_text (GTK_LABEL (fixture->strip->place));
}

gboolean
way_test_strip_is_typed (WayTestStrip *fixture,
                         const char   *wanted)
{
  g_autofree char *text = way_capture_strip_dup_text (fixture->strip);

  return strcmp (text, wanted) == 0;
}
