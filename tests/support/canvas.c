/* canvas.c - a canvas in a window, and what is asked of it again and again */
#include "config.h"

#include "tests/support/canvas.h"

#include "journeys/commands/edits.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"

static void
removed_cb (WayTestCanvas *self,
            const char    *label)
{
  g_free (self->removed);
  self->removed = g_strdup (label);
}

static void
refused_cb (WayTestCanvas *self,
            const char    *message)
{
  g_free (self->refused);
  self->refused = g_strdup (message);
}

static void
menu_cb (WayTestCanvas *self)
{
  self->menus++;
}

/* In that language; NULL: as it is. */
WayMap *
way_test_canvas_new_map (const char *language)
{
  WayMap *map = way_test_map_new ();

  if (language != NULL)
    {
      g_autoptr (WayHistory) history = way_history_new (map);
      g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "language", language, NULL);

      g_assert_true (way_history_perform (history, command, NULL));
    }

  return map;
}

/* The map is the fixture's. */
void
way_test_canvas_set_up (WayTestCanvas *self,
                        WayMap        *map,
                        int            width,
                        int            height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->map = map;
  self->history = way_history_new (map);
  self->canvas = way_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->canvas));
  way_canvas_set_history (self->canvas, self->history);
  g_signal_connect_swapped (self->canvas, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (self->canvas, "edit-refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (self->canvas, "menu-requested", G_CALLBACK (menu_cb), self);
  self->window = way_test_window_new (scrolled, width, height);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  way_test_canvas_settle (self);
}

void
way_test_canvas_tear_down (WayTestCanvas *self,
                           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->canvas), (gpointer *)&self->canvas);
  gtk_window_destroy (GTK_WINDOW (self->window));
  way_test_wait_until (self->canvas == NULL);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->map);
  g_free (self->removed);
  g_free (self->refused);
}

void
way_test_canvas_settle (WayTestCanvas *self)
{
  way_test_wait_until (self->canvas->still_id == 0 && self->canvas->proxies_id == 0 && self->canvas->frame_id == 0 && !g_main_context_pending (NULL));
}

WayItem *
way_test_canvas_find (WayTestCanvas *self,
                      int            slot,
                      const char    *title)
{
  int i;

  for (i = 0; i < way_map_n (self->map, slot); i++)
    if (g_strcmp0 (way_item_get_name (way_map_get (self->map, slot, i)), title) == 0)
      return way_map_get (self->map, slot, i);

  return NULL;
}

WayItem *
way_test_canvas_find_card (WayTestCanvas *self,
                           const char    *title)
{
  return way_test_canvas_find (self, WAY_MAP_CARDS, title);
}

const char *
way_test_canvas_get_selected_title (WayTestCanvas *self)
{
  WayItem *item = way_selection_get_item (way_canvas_get_selection (self->canvas), self->map);

  return item != NULL ? way_item_get_name (item) : NULL;
}

void
way_test_canvas_get_center (WayTestCanvas *self,
                            WayItem       *item,
                            double        *x,
                            double        *y)
{
  WayBox          box;
  WayView         view;
  graphene_rect_t rect;

  g_assert_true (way_layout_find (self->canvas->layout, way_item_get_id (item), &box));
  way_canvas_get_view (self->canvas, &view);
  way_canvas_get_box_rect (self->canvas, &view, &box, &rect);
  *x = rect.origin.x + rect.size.width / 2;
  *y = rect.origin.y + rect.size.height / 2;
}

void
way_test_canvas_get_cell (WayTestCanvas *self,
                          int            column,
                          const char    *lane,
                          double         part,
                          double        *x,
                          double        *y)
{
  WayRect rect;

  g_assert_true (way_layout_get_cell (self->canvas->layout, column, way_item_get_index (way_test_canvas_find (self, WAY_MAP_LANES, lane)), &rect));
  way_canvas_map_to_widget (self->canvas, rect.x + rect.width / 2, rect.y + rect.height * part, x, y);
}

void
way_test_canvas_select (WayTestCanvas *self,
                        WayItem       *item)
{
  way_canvas_select_card (self->canvas, way_item_get_id (item), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  way_test_canvas_settle (self);
}

void
way_test_canvas_use_cell (WayTestCanvas *self,
                          int            column,
                          int            row)
{
  WayLayout *layout = way_canvas_get_layout (self->canvas);

  way_selection_set_cell (way_canvas_get_selection (self->canvas), way_item_get_id (way_layout_get_step (layout, column)),
                          way_item_get_id (way_layout_get_lane (layout, row)));
  way_test_canvas_settle (self);
}

void
way_test_canvas_press (WayTestCanvas *self,
                       const char    *keys)
{
  way_test_press (keys);
  way_test_canvas_settle (self);
}

/* Clicks at a point of the map. */
void
way_test_canvas_click (WayTestCanvas *self,
                       double         x,
                       double         y,
                       const char    *how)
{
  double widget_x, widget_y;

  way_canvas_map_to_widget (self->canvas, x, y, &widget_x, &widget_y);
  way_test_click (GTK_WIDGET (self->canvas), widget_x, widget_y, how);
}

static char *
dup_names (GPtrArray *items)
{
  GString *text = g_string_new (NULL);
  guint    i;

  for (i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", way_item_get_name (g_ptr_array_index (items, i)));

  return g_string_free (text, FALSE);
}

/* These cards stand in the cell, from above. */
void
way_test_canvas_assert_cell (WayTestCanvas *self,
                             int            column,
                             const char    *lane,
                             const char    *names)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);
  g_autoptr (GPtrArray) cards = way_edits_list_cell (self->map, g_ptr_array_index (steps, column), way_test_canvas_find (self, WAY_MAP_LANES, lane));
  g_autofree char *found = dup_names (cards);

  g_assert_cmpstr (found, ==, names);
}

void
way_test_canvas_assert_steps (WayTestCanvas *self,
                              const char    *names)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);
  g_autofree char *found = dup_names (steps);

  g_assert_cmpstr (found, ==, names);
}

/* It is selected, keys act on it, and it can be seen. */
void
way_test_canvas_assert_in_hand (WayTestCanvas *self,
                                WayItem       *item)
{
  WayCanvasProxy *cursor = way_canvas_get_cursor (self->canvas);
  graphene_rect_t bounds;

  g_assert_cmpstr (way_selection_get_last (self->canvas->selection), ==, way_item_get_id (item));
  g_assert_nonnull (cursor);
  g_assert_cmpstr (way_canvas_proxy_get_id (cursor), ==, way_item_get_id (item));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (cursor)));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (cursor), GTK_WIDGET (self->canvas), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  /* A scroll bar may have come in between. */
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width / 2, <, gtk_widget_get_width (GTK_WIDGET (self->canvas)));
}
