/* test-dragging.c - what is on a map goes to another place by hand */
#include "config.h"

#include <math.h>

#include "journeys/commands/edits.h"
#include "journeys/layout/places.h"
#include "tests/support/canvas.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-drag.h"

static void
set_up (WayTestCanvas *fixture,
        gconstpointer  language)
{
  way_test_canvas_set_up (fixture, way_test_canvas_new_map (language), 1000, 700);
}

/* Presses, goes there in three movements and does something with what is in the hand. */
static void
drag (WayTestCanvas *fixture,
      double         from_x,
      double         from_y,
      double         to_x,
      double         to_y,
      const char    *then)
{
  int              dx = (int)lround (to_x - from_x), dy = (int)lround (to_y - from_y);
  g_autofree char *how = g_strdup_printf ("mousedown 1 mousemove_relative -- %d %d mousemove_relative -- %d %d mousemove_relative -- %d %d %s",
                                          dx / 2, dy / 2, dx - dx / 2 - 1, dy - dy / 2 - 1, 1, 1, then);

  way_test_click (GTK_WIDGET (fixture->canvas), from_x, from_y, how);
  if (*then != '\0')
    way_test_wait_until (!way_canvas_is_dragging (fixture->canvas));
  way_test_canvas_settle (fixture);
}

static void
drag_item (WayTestCanvas *fixture,
           WayItem       *item,
           double         to_x,
           double         to_y,
           const char    *then)
{
  double x, y;

  way_test_canvas_get_center (fixture, item, &x, &y);
  drag (fixture, x, y, to_x, to_y, then);
}

/* The same, let go where it changes something. */
static void
drop_item (WayTestCanvas *fixture,
           WayItem       *item,
           double         to_x,
           double         to_y)
{
  guint64 before = way_history_get_serial (fixture->history);

  drag_item (fixture, item, to_x, to_y, "mouseup 1");
  way_test_wait_until (way_history_get_serial (fixture->history) != before);
  way_test_canvas_settle (fixture);
}

static void
test_hand_moves_a_card (WayTestCanvas *fixture,
                        gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  double   x, y;

  way_test_canvas_get_cell (fixture, 1, "Touchpoints", 0.98, &x, &y);
  drop_item (fixture, card, x, y);
  way_test_wait_until (way_history_can_undo (fixture->history));
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  way_test_canvas_assert_in_hand (fixture, card);
  way_test_canvas_get_cell (fixture, 1, "Touchpoints", 0.05, &x, &y);
  drop_item (fixture, card, x, y);
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  /* Not where emotions are. */
  way_test_canvas_get_cell (fixture, 1, "Emotion", 0.5, &x, &y);
  drag_item (fixture, card, x, y, "mouseup 1");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  way_test_canvas_get_cell (fixture, 2, "Pains", 0.5, &x, &y);
  drop_item (fixture, card, x, y);
  way_test_canvas_assert_cell (fixture, 2, "Pains", "Contract signed");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_hand_shows_and_cancels (WayTestCanvas *fixture,
                             gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  double   x, y;

  way_test_canvas_get_cell (fixture, 1, "Pains", 0.5, &x, &y);
  drag_item (fixture, card, x, y, "");
  way_test_wait_until (way_canvas_is_dragging (fixture->canvas) && fixture->canvas->drag->possible);
  g_assert_cmpint (fixture->canvas->drag->cell.column, ==, 1);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_dragging (fixture->canvas));
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mousemove_relative 3 3 mouseup 1");
  way_test_canvas_settle (fixture);
  g_assert_false (way_history_can_undo (fixture->history));
  way_test_canvas_assert_cell (fixture, 0, "Touchpoints", "Contract signed");

  /* Undo, or another window, takes away where it would come down. */
  drag_item (fixture, way_test_canvas_find (fixture, WAY_MAP_LANES, "Pains"), x, y, "");
  way_test_wait_until (way_canvas_is_dragging (fixture->canvas));
  g_assert_true (way_test_add (fixture->history, way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, WAY_KIND_STEP, NULL) != NULL);
  g_assert_false (way_canvas_is_dragging (fixture->canvas));
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mousemove_relative 3 3 mouseup 1");
  way_test_canvas_settle (fixture);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));

  /* A hand that shakes does not drag. */
  way_test_canvas_get_center (fixture, card, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mousedown 1 mousemove_relative 2 2 mouseup 1");
  way_test_canvas_settle (fixture);
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_hand_moves_and_copies_many (WayTestCanvas *fixture,
                                 gconstpointer  data)
{
  WayItem    *cards[] = { way_test_canvas_find_card (fixture, "First invoice"), way_test_canvas_find_card (fixture, "Contract signed") };
  const char *ids[] = { way_item_get_id (cards[0]), way_item_get_id (cards[1]), NULL };
  double      x, y;

  way_test_canvas_select (fixture, cards[1]);
  way_selection_select_many (fixture->canvas->selection, ids);
  way_test_canvas_get_cell (fixture, 1, "Pains", 0.5, &x, &y);
  drop_item (fixture, cards[0], x, y);
  way_test_wait_until (way_history_can_undo (fixture->history));
  way_test_canvas_assert_cell (fixture, 1, "Pains", "Contract signed, First invoice");
  g_assert_cmpuint (way_selection_get_size (fixture->canvas->selection), ==, 2);

  way_test_canvas_press (fixture, "Escape");
  way_test_canvas_get_cell (fixture, 0, "Touchpoints", 0.5, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "keydown ctrl");
  drop_item (fixture, cards[0], x, y);
  /* Not before: while the window manager holds a click back, keys overtake it. */
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) > 6);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "keyup ctrl");
  way_test_canvas_settle (fixture);
  way_test_canvas_assert_cell (fixture, 1, "Pains", "Contract signed, First invoice");

  /* A click on one of many chooses that one. */
  way_selection_select_many (fixture->canvas->selection, ids);
  way_test_canvas_get_center (fixture, cards[1], &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "click 1");
  way_test_canvas_settle (fixture);
  g_assert_cmpuint (way_selection_get_size (fixture->canvas->selection), ==, 1);
  g_assert_cmpstr (way_selection_get_last (fixture->canvas->selection), ==, ids[1]);
}

static void
test_hand_moves_structure (WayTestCanvas *fixture,
                           gconstpointer  data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem *step = way_item_get_child (stage, WAY_STAGE_STEPS, 0);
  WayItem *lane = way_test_canvas_find (fixture, WAY_MAP_LANES, "Pains");
  double   x, y;

  way_test_canvas_get_cell (fixture, 2, "Touchpoints", 0.5, &x, &y);
  drop_item (fixture, step, x + 40, y);
  way_test_wait_until (way_history_can_undo (fixture->history));
  way_test_canvas_assert_steps (fixture, "Kick-off call, Connect systems, Contract signed, First invoice");
  way_test_canvas_assert_in_hand (fixture, step);
  drop_item (fixture, stage, x + 300, y);
  way_test_canvas_assert_steps (fixture, "Connect systems, Contract signed, First invoice, Kick-off call");
  way_test_canvas_get_cell (fixture, 0, "Touchpoints", 0.1, &x, &y);
  drop_item (fixture, lane, x, y);
  g_assert_cmpint (way_item_get_index (lane), ==, 0);

  /* Locked, it stays and says why. */
  {
    g_autoptr (WayCommand) lock = way_edits_new_lock (fixture->map, TRUE);

    g_assert_true (way_history_perform (fixture->history, lock, NULL));
  }
  way_test_canvas_settle (fixture);
  way_test_canvas_get_cell (fixture, 0, "Backstage", 0.9, &x, &y);
  drag_item (fixture, lane, x, y, "mouseup 1");
  way_test_wait_until (fixture->refused != NULL);
  g_assert_cmpint (way_item_get_index (lane), ==, 0);
}

/* From the right everything is the other way round. */
static void
test_hand_pulls (WayTestCanvas *fixture,
                 gconstpointer  language)
{
  WayItem        *card = way_test_canvas_find_card (fixture, "Contract signed");
  WayItem        *step = way_layout_get_step (fixture->canvas->layout, 0);
  int             on = language != NULL ? -1 : 1;
  graphene_rect_t rect;
  WayView         view;
  WayBox          box;
  double          x, y, end;

  g_assert_cmpint (way_layout_is_rtl (fixture->canvas->layout), ==, on < 0);
  way_canvas_get_view (fixture->canvas, &view);
  g_assert_true (way_layout_find (fixture->canvas->layout, way_item_get_id (card), &box));
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  end = on < 0 ? rect.origin.x + 3 : rect.origin.x + rect.size.width - 3;
  way_test_canvas_get_cell (fixture, 2, "Touchpoints", 0.5, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), end, rect.origin.y + 9, "");
  way_test_wait_until (g_strcmp0 (fixture->canvas->pointer_name, "col-resize") == 0);
  drag (fixture, end, rect.origin.y + 9, x + on * 20, y, "mouseup 1");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "span"), "3") == 0);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Make Card Longer");

  way_test_canvas_get_center (fixture, step, &x, &y);
  x += on * 92;
  drag (fixture, x, y, x + on * 60, y, "mouseup 1");
  way_test_wait_until (way_item_get_int (step, "width", 0) == 184 + 60);
  way_test_canvas_get_center (fixture, step, &x, &y);
  way_test_click (GTK_WIDGET (fixture->canvas), x + on * 122, y, "click --repeat 2 --delay 20 1");
  way_test_wait_until (way_item_get (step, "width") == NULL);
  g_assert_null (fixture->canvas->editor);
}

/* The line is where it comes down. */
static void
test_hand_from_the_right (WayTestCanvas *fixture,
                          gconstpointer  language)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  WayItem *step = way_layout_get_step (fixture->canvas->layout, 0);
  double   x, y;

  way_test_canvas_get_cell (fixture, 1, "Touchpoints", 0.98, &x, &y);
  drop_item (fixture, card, x, y);
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  /* To the left is on. */
  way_test_canvas_get_cell (fixture, 2, "Touchpoints", 0.5, &x, &y);
  drop_item (fixture, step, x - 40, y);
  way_test_canvas_assert_steps (fixture, "Kick-off call, Connect systems, Contract signed, First invoice");
}

static void
test_edges_scroll (WayTestCanvas *fixture,
                   gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  double   before;
  double   x, y;

  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_scroll_to (fixture->canvas, way_item_get_id (card));
  way_test_canvas_settle (fixture);
  before = gtk_adjustment_get_value (fixture->canvas->adjustments[0]);
  way_test_canvas_get_center (fixture, card, &x, &y);
  drag (fixture, x, y, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) - 4, y, "");
  way_test_wait_until (gtk_adjustment_get_value (fixture->canvas->adjustments[0]) > before + 300);
  /* Away from the edge it stands, over a cell that was out of sight. */
  way_test_click (GTK_WIDGET (fixture->canvas), gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) - 150, y, "");
  way_test_wait_until (fixture->canvas->drag->tick_id == 0);
  way_test_wait_until (fixture->canvas->drag->possible && fixture->canvas->drag->cell.column > 1);
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_dragging (fixture->canvas));
  way_test_click (GTK_WIDGET (fixture->canvas), x, y, "mouseup 1");
  way_test_canvas_settle (fixture);
  g_assert_false (way_history_can_undo (fixture->history));
}

/* Somebody else changes the map meanwhile: what was looked at is another one. */
static void
test_map_changes (WayTestCanvas *fixture,
                  gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  double   x, y;
  int      i;

  for (i = 0; i < 3; i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (card, "title", i % 2 == 0 ? "Other" : "Contract signed", NULL);

      way_test_canvas_get_center (fixture, card, &x, &y);
      g_assert_true (way_canvas_drag_press (fixture->canvas, x, y, FALSE));
      g_assert_true (way_canvas_drag_move (fixture->canvas, x + 40, y + 20, FALSE));
      g_assert_true (way_history_perform (fixture->history, command, NULL));
      if (i == 0)
        g_assert_false (way_canvas_drag_move (fixture->canvas, x + 60, y + 20, FALSE));
      way_canvas_drag_drop (fixture->canvas);
      g_assert_null (fixture->canvas->drag);
      g_assert_cmpint (way_history_n_steps (fixture->history), ==, i + 1);
      way_test_canvas_settle (fixture);
    }
}

/* What a screen reader is told of its place follows what is seen. */
static void
test_places_follow (WayTestCanvas *fixture,
                    gconstpointer  data)
{
  WayItem        *card = way_test_canvas_find_card (fixture, "Contract signed");
  WayItem        *lane = way_test_canvas_find (fixture, WAY_MAP_LANES, "Pains");
  WayCanvasProxy *proxy = g_hash_table_lookup (fixture->canvas->proxies, way_item_get_id (lane));
  graphene_rect_t before, after;
  int             i;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (proxy), GTK_WIDGET (fixture->canvas), &before));
  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (card, "title", "One\nTwo, and so much more that it needs many lines of the card to say it in full, and then some", NULL);

      if (i == 0)
        g_assert_true (way_history_perform (fixture->history, command, NULL));
      else
        g_assert_true (way_history_undo (fixture->history));
      way_test_next_frame (GTK_WIDGET (fixture->canvas));
      way_test_canvas_settle (fixture);
      way_test_next_frame (GTK_WIDGET (fixture->canvas));
      way_test_wait_until (gtk_widget_compute_bounds (GTK_WIDGET (proxy), GTK_WIDGET (fixture->canvas), &after) &&
                           (after.origin.y > before.origin.y) == (i == 0));
    }
  g_assert_cmpfloat (after.origin.y, ==, before.origin.y);
}

/* From the bench and from other programs. */
static void
test_guests (WayTestCanvas *fixture,
             gconstpointer  data)
{
  WayItem       *card = way_test_canvas_find_card (fixture, "Contract signed");
  WayCanvasPlace place;
  double         x, y, before;

  /* Between cards, where the line is. */
  way_test_canvas_get_center (fixture, card, &x, &y);
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
  way_test_canvas_get_cell (fixture, 0, "Emotion", 0.5, &x, &y);
  g_assert_false (way_canvas_guest_drop (fixture->canvas, x, y, TRUE, &place));
  g_assert_false (way_canvas_guest_drop (fixture->canvas, 5, 5, TRUE, &place));
  g_assert_null (fixture->canvas->drag);

  /* At an edge the map comes along, until it is held elsewhere. */
  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_scroll_to (fixture->canvas, way_item_get_id (card));
  way_test_canvas_settle (fixture);
  before = gtk_adjustment_get_value (fixture->canvas->adjustments[0]);
  way_test_canvas_get_center (fixture, card, &x, &y);
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
test_finger (WayTestCanvas *fixture,
             gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  double   x, y, to_x, to_y;

  way_test_canvas_get_center (fixture, card, &x, &y);
  way_test_canvas_get_cell (fixture, 1, "Pains", 0.5, &to_x, &to_y);
  g_assert_true (way_canvas_drag_press (fixture->canvas, x, y, TRUE));
  g_assert_true (way_canvas_rest (fixture->canvas, x, y));
  g_assert_cmpstr (way_selection_get_last (fixture->canvas->selection), ==, way_item_get_id (card));
  g_assert_false (way_canvas_drag_move (fixture->canvas, x + 1, y, FALSE));
  g_assert_true (way_canvas_drag_move (fixture->canvas, to_x, to_y, FALSE));
  way_canvas_release (fixture->canvas);
  way_test_canvas_assert_cell (fixture, 1, "Pains", "Contract signed");
  g_assert_cmpuint (fixture->menus, ==, 0);

  /* Without a movement it asks for the menu; so does resting on the ground. */
  way_test_canvas_get_center (fixture, card, &x, &y);
  g_assert_true (way_canvas_drag_press (fixture->canvas, x, y, TRUE));
  g_assert_true (way_canvas_rest (fixture->canvas, x, y));
  g_assert_cmpuint (fixture->menus, ==, 0);
  way_canvas_release (fixture->canvas);
  g_assert_cmpuint (fixture->menus, ==, 1);
  way_test_canvas_get_cell (fixture, 0, "Pains", 0.5, &x, &y);
  g_assert_false (way_canvas_drag_press (fixture->canvas, x, y, TRUE));
  g_assert_true (way_canvas_rest (fixture->canvas, x, y));
  g_assert_cmpuint (fixture->menus, ==, 2);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));
}

static gboolean
is_handle (WayTestCanvas *fixture,
           double         x,
           double         y,
           WayDragType    wanted)
{
  WayDragType type;
  WayBox      box;

  return way_canvas_find_handle (fixture->canvas, x, y, TRUE, &type, &box) && type == wanted;
}

/* 44 pixels of the widget at every zoom; before it is chosen, a finger means the thing itself. */
static void
test_targets_of_a_finger (WayTestCanvas *fixture,
                          gconstpointer  data)
{
  static const double zooms[] = { 0.6, 1, 2 };
  WayItem            *card = way_test_canvas_find_card (fixture, "Contract signed");
  WayItem            *step = way_layout_get_step (fixture->canvas->layout, 0);
  guint               i;

  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      graphene_rect_t rect;
      WayView         view;
      WayBox          box;
      double          x, y, side;

      way_canvas_set_zoom (fixture->canvas, zooms[i]);
      way_canvas_move_to (fixture->canvas, 0, 0);
      way_test_canvas_settle (fixture);
      way_canvas_get_view (fixture->canvas, &view);
      g_assert_true (way_layout_find (fixture->canvas->layout, way_item_get_id (card), &box));
      way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
      x = rect.origin.x + rect.size.width - 20;
      y = rect.origin.y + rect.size.height / 2;
      way_selection_clear (fixture->canvas->selection);
      g_assert_true (is_handle (fixture, x, y, WAY_DRAG_CARDS));
      way_test_canvas_select (fixture, card);
      g_assert_true (is_handle (fixture, x, y, WAY_DRAG_SPAN));

      way_test_canvas_get_center (fixture, step, &x, &y);
      g_assert_true (way_layout_find (fixture->canvas->layout, way_item_get_id (step), &box));
      x = rect.origin.x + rect.size.width + 4 * zooms[i];
      for (side = -1; side <= 1; side += 2)
        {
          way_selection_clear (fixture->canvas->selection);
          g_assert_false (is_handle (fixture, x + side * 20, y, WAY_DRAG_WIDTH));
          way_selection_select (fixture->canvas->selection, way_item_get_id (step));
          g_assert_true (is_handle (fixture, x + side * 20, y, WAY_DRAG_WIDTH));
          g_assert_false (is_handle (fixture, x + side * 30, y, WAY_DRAG_WIDTH));
        }

      /* The arrow that folds a lane is a target of that size, in a corner. */
      g_assert_true (way_layout_find (fixture->canvas->layout, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 0)), &box));
      box.role = WAY_BOX_LANE_HEADER;
      side = 44 / zooms[i];
      g_assert_true (way_layout_hits_fold (fixture->canvas->layout, &box, box.rect.x + box.rect.width - side + 1, box.rect.y + MIN (side, box.rect.height) - 1, side));
    }
}

static void
test_two_fingers (WayTestCanvas *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    double scale, x, y;
  } movements[] = { { 1, 380, 330 }, { 1, 250, 240 }, { 1.4, 300, 300 }, { 1.4, 350, 320 } };
  double x, y, now_x, now_y;
  guint  i;

  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_move_to (fixture->canvas, 300, 250);
  way_test_canvas_settle (fixture);
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
test_shown_only (WayTestCanvas *fixture,
                 gconstpointer  data)
{
  way_test_canvas_select (fixture, way_test_canvas_find_card (fixture, "Contract signed"));
  way_canvas_set_editable (fixture->canvas, FALSE);
  way_test_canvas_press (fixture, "alt+Right ctrl+d alt+shift+Right");
  {
    double x, y;

    way_test_canvas_get_cell (fixture, 2, "Pains", 0.5, &x, &y);
    drag_item (fixture, way_test_canvas_find_card (fixture, "Contract signed"), x, y, "mouseup 1");
  }
  g_assert_false (way_history_can_undo (fixture->history));
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, data, func) g_test_add ("/widgets/dragging/" name, WayTestCanvas, data, set_up, func, way_test_canvas_tear_down)
  ADD ("hand-moves-a-card", NULL, test_hand_moves_a_card);
  ADD ("hand-shows-and-cancels", NULL, test_hand_shows_and_cancels);
  ADD ("hand-moves-and-copies-many", NULL, test_hand_moves_and_copies_many);
  ADD ("hand-moves-structure", NULL, test_hand_moves_structure);
  ADD ("hand-pulls", NULL, test_hand_pulls);
  ADD ("hand-pulls-from-the-right", "ar", test_hand_pulls);
  ADD ("hand-from-the-right", "ar", test_hand_from_the_right);
  ADD ("edges-scroll", NULL, test_edges_scroll);
  ADD ("map-changes", NULL, test_map_changes);
  ADD ("places-follow", NULL, test_places_follow);
  ADD ("guests", NULL, test_guests);
  ADD ("finger", NULL, test_finger);
  ADD ("targets-of-a-finger", NULL, test_targets_of_a_finger);
  ADD ("two-fingers", NULL, test_two_fingers);
  ADD ("shown-only", NULL, test_shown_only);

  return g_test_run ();
}
