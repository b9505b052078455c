/* test-moving.c - what is on a map goes to another place, by real keys and by hand */
#include "config.h"

#include <math.h>
#include <string.h>

#include "journeys/commands/edits.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-drag.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GtkWidget  *window;
  WayCanvas  *canvas;
  char       *refused;
  guint       menus;
} Fixture;

static void
settle (Fixture *fixture)
{
  way_test_wait_until (fixture->canvas->proxies_id == 0 && fixture->canvas->still_id == 0 && fixture->canvas->frame_id == 0 && !g_main_context_pending (NULL));
}

static void
refused_cb (WayCanvas  *canvas,
            const char *message,
            Fixture    *fixture)
{
  g_free (fixture->refused);
  fixture->refused = g_strdup (message);
}

static void
menu_cb (WayCanvas *canvas,
         double     x,
         double     y,
         Fixture   *fixture)
{
  fixture->menus++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  if (data != NULL)
    {
      g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (fixture->map), "language", data, NULL);

      g_assert_true (way_history_perform (fixture->history, command, NULL));
    }
  fixture->canvas = way_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->canvas));
  way_canvas_set_history (fixture->canvas, fixture->history);
  g_signal_connect (fixture->canvas, "edit-refused", G_CALLBACK (refused_cb), fixture);
  g_signal_connect (fixture->canvas, "menu-requested", G_CALLBACK (menu_cb), fixture);
  fixture->window = way_test_window_new (scrolled, 1000, 700);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  settle (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), (gpointer *)&fixture->canvas);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->canvas == NULL);
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
  g_free (fixture->refused);
}

static WayItem *
find (Fixture    *fixture,
      int         slot,
      const char *title)
{
  int i;

  for (i = 0; i < way_map_n (fixture->map, slot); i++)
    if (g_strcmp0 (way_item_get_name (way_map_get (fixture->map, slot, i)), title) == 0)
      return way_map_get (fixture->map, slot, i);

  return NULL;
}

static WayItem *
find_card (Fixture    *fixture,
           const char *title)
{
  return find (fixture, WAY_MAP_CARDS, title);
}

static void
select_item (Fixture *fixture,
             WayItem *item)
{
  way_canvas_select_card (fixture->canvas, way_item_get_id (item), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  settle (fixture);
}

static void
press (Fixture    *fixture,
       const char *keys)
{
  way_test_press (keys);
  settle (fixture);
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

static void
assert_cell (Fixture    *fixture,
             int         column,
             const char *lane,
             const char *names)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (fixture->map);
  g_autoptr (GPtrArray) cards = way_edits_list_cell (fixture->map, g_ptr_array_index (steps, column), find (fixture, WAY_MAP_LANES, lane));
  g_autofree char *found = dup_names (cards);

  g_assert_cmpstr (found, ==, names);
}

static void
assert_steps (Fixture    *fixture,
              const char *names)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (fixture->map);
  g_autofree char *found = dup_names (steps);

  g_assert_cmpstr (found, ==, names);
}

/* It is selected, keys act on it, and it can be seen. */
static void
assert_in_hand (Fixture *fixture,
                WayItem *item)
{
  WayCanvasProxy *cursor = way_canvas_get_cursor (fixture->canvas);
  graphene_rect_t bounds;

  g_assert_cmpstr (way_selection_get_last (fixture->canvas->selection), ==, way_item_get_id (item));
  g_assert_nonnull (cursor);
  g_assert_cmpstr (way_canvas_proxy_get_id (cursor), ==, way_item_get_id (item));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (cursor)));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (cursor), GTK_WIDGET (fixture->canvas), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  /* A scroll bar may have come in between. */
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width / 2, <, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
}

static void
test_keys_move_a_card (Fixture      *fixture,
                       gconstpointer data)
{
  WayItem *card = find_card (fixture, "Contract signed");
  int      i;

  select_item (fixture, card);
  press (fixture, "alt+Right");
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  assert_in_hand (fixture, card);
  press (fixture, "alt+Down");
  assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  /* Emotions are no cards: over them into the next lane, and back from below. */
  press (fixture, "alt+Down");
  assert_cell (fixture, 1, "Pains", "Contract signed");
  assert_in_hand (fixture, card);
  g_assert_cmpstr (way_selection_get_lane (fixture->canvas->selection), ==, way_item_get_id (find (fixture, WAY_MAP_LANES, "Pains")));
  press (fixture, "alt+Up");
  assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  press (fixture, "alt+Right alt+Right alt+Right");
  assert_cell (fixture, 3, "Touchpoints", "First invoice, Contract signed");
  assert_in_hand (fixture, card);
  g_assert_cmpint (fixture->canvas->stale, ==, FALSE);

  for (i = 0; i < 6; i++)
    g_assert_true (way_history_undo (fixture->history));
  assert_cell (fixture, 0, "Touchpoints", "Contract signed");
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_keys_move_many (Fixture      *fixture,
                     gconstpointer data)
{
  WayItem    *cards[] = { find_card (fixture, "Contract signed"), find_card (fixture, "Connect systems") };
  const char *ids[] = { way_item_get_id (cards[0]), way_item_get_id (cards[1]), NULL };

  select_item (fixture, cards[1]);
  way_selection_select_many (fixture->canvas->selection, ids);
  press (fixture, "alt+Right");
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  assert_cell (fixture, 3, "Touchpoints", "Connect systems, First invoice");
  g_assert_cmpuint (way_selection_get_size (fixture->canvas->selection), ==, 2);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Move 2 Cards");
  /* One cannot go on, so none does. */
  press (fixture, "alt+Right");
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  press (fixture, "alt+Down");
  assert_cell (fixture, 1, "Pains", "Contract signed");
  assert_cell (fixture, 3, "Pains", "Connect systems, PO number missing");
  press (fixture, "alt+Left");
  assert_cell (fixture, 2, "Pains", "Connect systems");
}

static void
test_keys_move_structure (Fixture      *fixture,
                          gconstpointer data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem *step = way_item_get_child (stage, WAY_STAGE_STEPS, 1);
  WayItem *lane = find (fixture, WAY_MAP_LANES, "Pains");

  select_item (fixture, step);
  press (fixture, "alt+Left");
  assert_steps (fixture, "Kick-off call, Contract signed, Connect systems, First invoice");
  assert_in_hand (fixture, step);
  press (fixture, "alt+Right alt+Right alt+Right");
  assert_steps (fixture, "Contract signed, Connect systems, Kick-off call, First invoice");
  assert_in_hand (fixture, step);

  /* What would leave a stage without steps is refused, and said. */
  select_item (fixture, way_item_get_child (stage, WAY_STAGE_STEPS, 0));
  press (fixture, "alt+Right");
  g_assert_nonnull (fixture->refused);
  assert_steps (fixture, "Contract signed, Connect systems, Kick-off call, First invoice");

  select_item (fixture, stage);
  press (fixture, "alt+Right");
  assert_steps (fixture, "Connect systems, Kick-off call, First invoice, Contract signed");
  assert_in_hand (fixture, stage);

  select_item (fixture, lane);
  press (fixture, "alt+Up alt+Up");
  g_assert_cmpint (way_item_get_index (lane), ==, 0);
  assert_in_hand (fixture, lane);
}

static void
test_keys_from_the_right (Fixture      *fixture,
                          gconstpointer data)
{
  WayItem *card = find_card (fixture, "Contract signed");

  select_item (fixture, card);
  press (fixture, "alt+Left");
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  press (fixture, "alt+shift+Left");
  g_assert_cmpstr (way_item_get (card, "span"), ==, "2");
  press (fixture, "alt+shift+Right");
  g_assert_null (way_item_get (card, "span"));
}

static void
test_keys_span_and_duplicate (Fixture      *fixture,
                              gconstpointer data)
{
  WayItem *card = find_card (fixture, "PO number missing");
  WayItem *other = find_card (fixture, "Contract signed");
  WayItem *copy;

  select_item (fixture, other);
  press (fixture, "alt+shift+Right alt+shift+Right");
  g_assert_cmpstr (way_item_get (other, "span"), ==, "3");
  press (fixture, "alt+shift+Left");
  g_assert_cmpstr (way_item_get (other, "span"), ==, "2");

  select_item (fixture, card);
  press (fixture, "ctrl+d");
  assert_cell (fixture, 3, "Pains", "PO number missing, PO number missing");
  copy = way_selection_get_item (fixture->canvas->selection, fixture->map);
  g_assert_true (copy != card);
  assert_in_hand (fixture, copy);
  select_item (fixture, way_map_get (fixture->map, WAY_MAP_STAGES, 1));
  press (fixture, "ctrl+d");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_STAGES), ==, 3);
  assert_in_hand (fixture, way_map_get (fixture->map, WAY_MAP_STAGES, 2));
}

static void
test_lock_keeps_structure (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (WayCommand) lock = way_edits_new_lock (fixture->map, TRUE);
  static const char *const keys[] = { "alt+Right", "ctrl+d", "Delete" };
  guint                    i;

  g_assert_true (way_history_perform (fixture->history, lock, NULL));
  select_item (fixture, way_map_get (fixture->map, WAY_MAP_STAGES, 0));
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_clear_pointer (&fixture->refused, g_free);
      press (fixture, keys[i]);
      g_assert_nonnull (fixture->refused);
    }
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_STAGES), ==, 2);
  select_item (fixture, find_card (fixture, "Contract signed"));
  press (fixture, "alt+Right");
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
}

/* By hand. */

static void
get_center (Fixture *fixture,
            WayItem *item,
            double  *x,
            double  *y)
{
  WayBox          box;
  WayView         view;
  graphene_rect_t rect;

  g_assert_true (way_layout_find (fixture->canvas->layout, way_item_get_id (item), &box));
  way_canvas_get_view (fixture->canvas, &view);
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  *x = rect.origin.x + rect.size.width / 2;
  *y = rect.origin.y + rect.size.height / 2;
}

/* In a cell of which the part from above is given. */
static void
get_cell (Fixture    *fixture,
          int         column,
          const char *lane,
          double      part,
          double     *x,
          double     *y)
{
  WayRect rect;

  g_assert_true (way_layout_get_cell (fixture->canvas->layout, column, way_item_get_index (find (fixture, WAY_MAP_LANES, lane)), &rect));
  way_canvas_map_to_widget (fixture->canvas, rect.x + rect.width / 2, rect.y + rect.height * part, x, y);
}

/* Presses, goes there in three movements and does something with what is in the hand. */
static void
drag (Fixture    *fixture,
      double      from_x,
      double      from_y,
      double      to_x,
      double      to_y,
      const char *then)
{
  int              dx = (int)lround (to_x - from_x), dy = (int)lround (to_y - from_y);
  g_autofree char *how = g_strdup_printf ("mousedown 1 mousemove_relative -- %d %d mousemove_relative -- %d %d mousemove_relative -- %d %d %s",
                                          dx / 2, dy / 2, dx - dx / 2 - 1, dy - dy / 2 - 1, 1, 1, then);

  way_test_click (GTK_WIDGET (fixture->canvas), from_x, from_y, how);
  if (*then != '\0')
    way_test_wait_until (!way_canvas_is_dragging (fixture->canvas));
  settle (fixture);
}

static void
drag_item (Fixture    *fixture,
           WayItem    *item,
           double      to_x,
           double      to_y,
           const char *then)
{
  double x, y;

  get_center (fixture, item, &x, &y);
  drag (fixture, x, y, to_x, to_y, then);
}

/* The same, let go where it changes something. */
static void
drop_item (Fixture *fixture,
           WayItem *item,
           double   to_x,
           double   to_y)
{
  guint64 before = way_history_get_serial (fixture->history);

  drag_item (fixture, item, to_x, to_y, "mouseup 1");
  way_test_wait_until (way_history_get_serial (fixture->history) != before);
  settle (fixture);
}

static void
test_hand_moves_a_card (Fixture      *fixture,
                        gconstpointer data)
{
  WayItem *card = find_card (fixture, "Contract signed");
  double   x, y;

  get_cell (fixture, 1, "Touchpoints", 0.98, &x, &y);
  drop_item (fixture, card, x, y);
  way_test_wait_until (way_history_can_undo (fixture->history));
  assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  assert_in_hand (fixture, card);
  get_cell (fixture, 1, "Touchpoints", 0.05, &x, &y);
  drop_item (fixture, card, x, y);
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  /* Not where emotions are. */
  get_cell (fixture, 1, "Emotion", 0.5, &x, &y);
  drag_item (fixture, card, x, y, "mouseup 1");
  assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  get_cell (fixture, 2, "Pains", 0.5, &x, &y);
  drop_item (fixture, card, x, y);
  assert_cell (fixture, 2, "Pains", "Contract signed");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_hand_shows_and_cancels (Fixture      *fixture,
                             gconstpointer data)
{
  WayItem *card = find_card (fixture, "Contract signed");
  double   x, y;

  get_cell (fixture, 1, "Pains", 0.5, &x, &y);
  drag_item (fixture, card, x, y, "");
  way_test_wait_until (way_canvas_is_dragging (fixture->canvas) && fixture->canvas->drag->possible);
  g_assert_cmpint (fixture->canvas->drag->cell.column, ==, 1);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_dragging (fixture->canvas));
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mousemove_relative 3 3 mouseup 1");
  settle (fixture);
  g_assert_false (way_history_can_undo (fixture->history));
  assert_cell (fixture, 0, "Touchpoints", "Contract signed");

  /* Undo, or another window, takes away where it would come down. */
  drag_item (fixture, find (fixture, WAY_MAP_LANES, "Pains"), x, y, "");
  way_test_wait_until (way_canvas_is_dragging (fixture->canvas));
  g_assert_true (way_test_add (fixture->history, way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, WAY_KIND_STEP, NULL) != NULL);
  g_assert_false (way_canvas_is_dragging (fixture->canvas));
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mousemove_relative 3 3 mouseup 1");
  settle (fixture);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));

  /* A hand that shakes does not drag. */
  get_center (fixture, card, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mousedown 1 mousemove_relative 2 2 mouseup 1");
  settle (fixture);
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_hand_moves_and_copies_many (Fixture      *fixture,
                                 gconstpointer data)
{
  WayItem    *cards[] = { find_card (fixture, "First invoice"), find_card (fixture, "Contract signed") };
  const char *ids[] = { way_item_get_id (cards[0]), way_item_get_id (cards[1]), NULL };
  double      x, y;

  select_item (fixture, cards[1]);
  way_selection_select_many (fixture->canvas->selection, ids);
  get_cell (fixture, 1, "Pains", 0.5, &x, &y);
  drop_item (fixture, cards[0], x, y);
  way_test_wait_until (way_history_can_undo (fixture->history));
  assert_cell (fixture, 1, "Pains", "Contract signed, First invoice");
  g_assert_cmpuint (way_selection_get_size (fixture->canvas->selection), ==, 2);

  press (fixture, "Escape");
  get_cell (fixture, 0, "Touchpoints", 0.5, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "keydown ctrl");
  drop_item (fixture, cards[0], x, y);
  /* Not before: while the window manager holds a click back, keys overtake it. */
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) > 6);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "keyup ctrl");
  settle (fixture);
  assert_cell (fixture, 1, "Pains", "Contract signed, First invoice");

  /* A click on one of many chooses that one. */
  way_selection_select_many (fixture->canvas->selection, ids);
  get_center (fixture, cards[1], &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "click 1");
  settle (fixture);
  g_assert_cmpuint (way_selection_get_size (fixture->canvas->selection), ==, 1);
  g_assert_cmpstr (way_selection_get_last (fixture->canvas->selection), ==, ids[1]);
}

static void
test_hand_moves_structure (Fixture      *fixture,
                           gconstpointer data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem *step = way_item_get_child (stage, WAY_STAGE_STEPS, 0);
  WayItem *lane = find (fixture, WAY_MAP_LANES, "Pains");
  double   x, y;

  get_cell (fixture, 2, "Touchpoints", 0.5, &x, &y);
  drop_item (fixture, step, x + 40, y);
  way_test_wait_until (way_history_can_undo (fixture->history));
  assert_steps (fixture, "Kick-off call, Connect systems, Contract signed, First invoice");
  assert_in_hand (fixture, step);
  drop_item (fixture, stage, x + 300, y);
  assert_steps (fixture, "Connect systems, Contract signed, First invoice, Kick-off call");
  get_cell (fixture, 0, "Touchpoints", 0.1, &x, &y);
  drop_item (fixture, lane, x, y);
  g_assert_cmpint (way_item_get_index (lane), ==, 0);

  /* Locked, it stays and says why. */
  {
    g_autoptr (WayCommand) lock = way_edits_new_lock (fixture->map, TRUE);

    g_assert_true (way_history_perform (fixture->history, lock, NULL));
  }
  settle (fixture);
  get_cell (fixture, 0, "Backstage", 0.9, &x, &y);
  drag_item (fixture, lane, x, y, "mouseup 1");
  way_test_wait_until (fixture->refused != NULL);
  g_assert_cmpint (way_item_get_index (lane), ==, 0);
}

static void
test_hand_pulls (Fixture      *fixture,
                 gconstpointer data)
{
  WayItem        *card = find_card (fixture, "Contract signed");
  WayItem        *step = way_layout_get_step (fixture->canvas->layout, 0);
  graphene_rect_t rect;
  WayView         view;
  WayBox          box;
  double          x, y;

  way_canvas_get_view (fixture->canvas, &view);
  g_assert_true (way_layout_find (fixture->canvas->layout, way_item_get_id (card), &box));
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  get_cell (fixture, 2, "Touchpoints", 0.5, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), rect.origin.x + rect.size.width - 3, rect.origin.y + 9, "");
  way_test_wait_until (g_strcmp0 (fixture->canvas->pointer_name, "col-resize") == 0);
  drag (fixture, rect.origin.x + rect.size.width - 3, rect.origin.y + 9, x + 20, y, "mouseup 1");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "span"), "3") == 0);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Make Card Longer");

  get_center (fixture, step, &x, &y);
  x += 92;
  drag (fixture, x, y, x + 60, y, "mouseup 1");
  way_test_wait_until (way_item_get_int (step, "width", 0) == 244);
  get_center (fixture, step, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x + 122, y, "click --repeat 2 --delay 20 1");
  way_test_wait_until (way_item_get (step, "width") == NULL);
  g_assert_null (fixture->canvas->editor);
}

static void
test_edges_scroll (Fixture      *fixture,
                   gconstpointer data)
{
  WayItem *card = find_card (fixture, "Contract signed");
  double   before;
  double   x, y;

  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_scroll_to (fixture->canvas, way_item_get_id (card));
  settle (fixture);
  before = gtk_adjustment_get_value (fixture->canvas->adjustments[0]);
  get_center (fixture, card, &x, &y);
  drag (fixture, x, y, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) - 4, y, "");
  way_test_wait_until (gtk_adjustment_get_value (fixture->canvas->adjustments[0]) > before + 100);
  /* Away from the edge it stays where it is; the map may have come to its end. */
  way_test_click (GTK_WIDGET (fixture->canvas), gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) - 120, y, "");
  way_test_wait_until (fixture->canvas->drag->possible && fixture->canvas->drag->cell.column > 0);
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_dragging (fixture->canvas));
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mouseup 1");
  settle (fixture);
  g_assert_false (way_history_can_undo (fixture->history));
}

/* From the bench and from other programs. */
static void
test_guests (Fixture      *fixture,
             gconstpointer data)
{
  WayItem       *card = find_card (fixture, "Contract signed");
  WayCanvasPlace place;
  double         x, y, before;

  /* Between cards, where the line is. */
  get_center (fixture, card, &x, &y);
  g_assert_true (way_canvas_guest_move (fixture->canvas, x, y - 8, FALSE));
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  g_assert_true (way_canvas_guest_drop (fixture->canvas, x, y - 8, FALSE, &place));
  g_assert_true (place.card == NULL && place.before == card && place.after == NULL);
  g_assert_false (way_canvas_is_dragging (fixture->canvas));
  /* Onto a card, but not onto what is none. */
  g_assert_true (way_canvas_guest_move (fixture->canvas, x, y, TRUE));
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  g_assert_true (way_canvas_guest_drop (fixture->canvas, x, y, TRUE, &place));
  g_assert_true (place.card == card);
  get_cell (fixture, 0, "Emotion", 0.5, &x, &y);
  g_assert_false (way_canvas_guest_drop (fixture->canvas, x, y, TRUE, &place));
  g_assert_false (way_canvas_guest_drop (fixture->canvas, 5, 5, TRUE, &place));
  g_assert_null (fixture->canvas->drag);

  /* At an edge the map comes along, until it is held elsewhere. */
  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_scroll_to (fixture->canvas, way_item_get_id (card));
  settle (fixture);
  before = gtk_adjustment_get_value (fixture->canvas->adjustments[0]);
  get_center (fixture, card, &x, &y);
  g_assert_true (way_canvas_guest_move (fixture->canvas, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) - 4, y, FALSE));
  way_test_wait_until (gtk_adjustment_get_value (fixture->canvas->adjustments[0]) > before + 100);
  way_canvas_guest_leave (fixture->canvas);
  g_assert_null (fixture->canvas->drag);
  g_assert_false (way_history_can_undo (fixture->history));

  way_canvas_set_editable (fixture->canvas, FALSE);
  g_assert_false (way_canvas_guest_move (fixture->canvas, x, y, FALSE));
}

/* There is no finger here: what it would call is called. */
static void
test_finger (Fixture      *fixture,
             gconstpointer data)
{
  WayItem *card = find_card (fixture, "Contract signed");
  double   x, y, to_x, to_y;

  get_center (fixture, card, &x, &y);
  get_cell (fixture, 1, "Pains", 0.5, &to_x, &to_y);
  g_assert_true (way_canvas_drag_press (fixture->canvas, x, y, TRUE));
  g_assert_true (way_canvas_rest (fixture->canvas, x, y));
  g_assert_cmpstr (way_selection_get_last (fixture->canvas->selection), ==, way_item_get_id (card));
  g_assert_false (way_canvas_drag_move (fixture->canvas, x + 1, y, FALSE));
  g_assert_true (way_canvas_drag_move (fixture->canvas, to_x, to_y, FALSE));
  way_canvas_release (fixture->canvas);
  assert_cell (fixture, 1, "Pains", "Contract signed");
  g_assert_cmpuint (fixture->menus, ==, 0);

  /* Without a movement it asks for the menu; so does resting on the ground. */
  get_center (fixture, card, &x, &y);
  g_assert_true (way_canvas_drag_press (fixture->canvas, x, y, TRUE));
  g_assert_true (way_canvas_rest (fixture->canvas, x, y));
  g_assert_cmpuint (fixture->menus, ==, 0);
  way_canvas_release (fixture->canvas);
  g_assert_cmpuint (fixture->menus, ==, 1);
  get_cell (fixture, 0, "Pains", 0.5, &x, &y);
  g_assert_false (way_canvas_drag_press (fixture->canvas, x, y, TRUE));
  g_assert_true (way_canvas_rest (fixture->canvas, x, y));
  g_assert_cmpuint (fixture->menus, ==, 2);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_two_fingers (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    double scale, x, y;
  } movements[] = { { 1, 380, 330 }, { 1, 250, 240 }, { 1.4, 300, 300 }, { 1.4, 350, 320 } };
  double x, y, now_x, now_y;
  guint  i;

  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_move_to (fixture->canvas, 300, 250);
  settle (fixture);
  way_canvas_begin_pinch (fixture->canvas, 320, 300);
  way_canvas_widget_to_map (fixture->canvas, 320, 300, &x, &y);
  for (i = 0; i < G_N_ELEMENTS (movements); i++)
    {
      way_canvas_pinch (fixture->canvas, movements[i].scale, movements[i].x, movements[i].y);
      g_assert_cmpfloat_with_epsilon (way_canvas_get_zoom (fixture->canvas), 2 * movements[i].scale, 0.001);
      way_canvas_widget_to_map (fixture->canvas, movements[i].x, movements[i].y, &now_x, &now_y);
      g_assert_cmpfloat_with_epsilon (now_x, x, 1);
      g_assert_cmpfloat_with_epsilon (now_y, y, 1);
    }
}

static void
test_shown_only (Fixture      *fixture,
                 gconstpointer data)
{
  select_item (fixture, find_card (fixture, "Contract signed"));
  way_canvas_set_editable (fixture->canvas, FALSE);
  press (fixture, "alt+Right ctrl+d alt+shift+Right");
  {
    double x, y;

    get_cell (fixture, 2, "Pains", 0.5, &x, &y);
    drag_item (fixture, find_card (fixture, "Contract signed"), x, y, "mouseup 1");
  }
  g_assert_false (way_history_can_undo (fixture->history));
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, data, func) g_test_add ("/moving/" name, Fixture, data, set_up, func, tear_down)
  ADD ("keys-move-a-card", NULL, test_keys_move_a_card);
  ADD ("keys-move-many", NULL, test_keys_move_many);
  ADD ("keys-move-structure", NULL, test_keys_move_structure);
  ADD ("keys-from-the-right", "ar", test_keys_from_the_right);
  ADD ("keys-span-and-duplicate", NULL, test_keys_span_and_duplicate);
  ADD ("lock-keeps-structure", NULL, test_lock_keeps_structure);
  ADD ("hand-moves-a-card", NULL, test_hand_moves_a_card);
  ADD ("hand-shows-and-cancels", NULL, test_hand_shows_and_cancels);
  ADD ("hand-moves-and-copies-many", NULL, test_hand_moves_and_copies_many);
  ADD ("hand-moves-structure", NULL, test_hand_moves_structure);
  ADD ("hand-pulls", NULL, test_hand_pulls);
  ADD ("edges-scroll", NULL, test_edges_scroll);
  ADD ("guests", NULL, test_guests);
  ADD ("finger", NULL, test_finger);
  ADD ("two-fingers", NULL, test_two_fingers);
  ADD ("shown-only", NULL, test_shown_only);

  return g_test_run ();
}
