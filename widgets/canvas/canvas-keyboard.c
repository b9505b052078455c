/* canvas-keyboard.c - keys */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/canvas/canvas-private.h"
#include "widgets/shared/keys.h"

static gboolean
is_lane_selected (WayCanvas *self)
{
  WayItem *item = way_selection_get_item (self->selection, way_canvas_get_map (self));

  return item != NULL && way_item_get_kind (item) == WAY_KIND_LANE;
}

/* To the first or last place of the row of things. */
static gboolean
go_to_end (WayCanvas *self,
           gboolean   last,
           gboolean   of_all)
{
  int n_columns = way_layout_n_columns (self->layout);
  int n_rows = way_layout_n_rows (self->layout);
  int column, row;

  if (of_all)
    {
      int by = last ? -1 : 1;

      for (row = last ? n_rows - 1 : 0; row >= 0 && row < n_rows; row += by)
        if (way_canvas_move_to_cell (self, last ? n_columns - 1 : 0, row, last))
          return TRUE;
      return TRUE;
    }
  if (way_canvas_find_cell (self, &column, &row))
    {
      way_canvas_move_to_cell (self, last ? n_columns - 1 : 0, row, FALSE);
      return TRUE;
    }

  {
    WayItem *item = way_selection_get_item (self->selection, way_canvas_get_map (self));
    WayItem *parent = item != NULL ? way_item_get_parent (item) : NULL;
    WayItem *end = NULL;
    int      slot;

    if (parent == NULL)
      return TRUE;
    slot = way_item_get_slot (item);
    if (way_item_get_kind (item) == WAY_KIND_STEP)
      end = way_layout_get_step (self->layout, last ? n_columns - 1 : 0);
    else
      end = way_item_get_child (parent, slot, last ? way_item_n_children (parent, slot) - 1 : 0);
    way_selection_select (self->selection, way_item_get_id (end));
    way_canvas_reveal_cursor (self);
  }

  return TRUE;
}

static gboolean
scroll_page (WayCanvas *self,
             int        by)
{
  GtkAdjustment *adjustment = self->adjustments[1];

  if (adjustment == NULL)
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by * gtk_adjustment_get_page_increment (adjustment));

  return TRUE;
}

static gboolean
select_all (WayCanvas *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  WayMap *map = way_canvas_get_map (self);
  int     i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    g_ptr_array_add (ids, (gpointer)way_item_get_id (way_map_get (map, WAY_MAP_CARDS, i)));
  g_ptr_array_add (ids, NULL);
  way_selection_select_many (self->selection, (const char *const *)ids->pdata);

  return TRUE;
}

/* What is selected beyond one is let go first, then the card for its cell. */
static gboolean
let_go (WayCanvas *self)
{
  g_autofree char *id = g_strdup (way_selection_get_last (self->selection));

  if (way_selection_get_size (self->selection) > 1)
    way_canvas_select_card (self, id, FALSE);
  else if (id != NULL && way_selection_get_step (self->selection) != NULL)
    way_selection_clear (self->selection);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
activate (WayCanvas *self)
{
  if (way_canvas_edit_cursor (self))
    return TRUE;
  if (way_selection_get_size (self->selection) == 0 && way_canvas_add_card (self))
    return TRUE;
  way_canvas_emit_cell_activated (self);

  return TRUE;
}

static gboolean
is_header (WayItem *item)
{
  WayKind kind = way_item_get_kind (item);

  return kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP || kind == WAY_KIND_LANE;
}

/* The key goes to the editor that it opened, where an input method has it first. */
static gboolean
write_on (WayCanvas             *self,
          GtkEventControllerKey *controller)
{
  if (self->editor != NULL)
    way_title_editor_type (self->editor, controller);

  return TRUE;
}

/* In a cell where a bar stands. */
static gboolean
is_on_figure (WayCanvas *self)
{
  WayItem *lane = way_map_find (way_canvas_get_map (self), way_selection_get_lane (self->selection));

  return lane != NULL && way_selection_get_step (self->selection) != NULL && g_str_equal (way_item_get_text (lane, "kind"), "metric");
}

static gboolean
type (WayCanvas             *self,
      guint                  keyval,
      GtkEventControllerKey *controller)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  WayItem *item;

  if (!way_keys_begin_text (keyval))
    return FALSE;
  /* Better and worse, where emotions are. */
  if ((c == '+' && way_canvas_change_level (self, 1)) || (c == '-' && way_canvas_change_level (self, -1)))
    return TRUE;
  if (is_lane_selected (self) && (c == '+' || c == '-'))
    {
      WayItem *lane = way_selection_get_item (self->selection, way_canvas_get_map (self));

      if (way_item_has_mark (lane, "folded") == (c == '+'))
        way_canvas_toggle_fold (self, way_item_get_id (lane));
      return TRUE;
    }
  item = way_selection_get_item (self->selection, way_canvas_get_map (self));
  if (way_selection_get_size (self->selection) > 1)
    return FALSE;
  /* A header is named anew. */
  if (item != NULL && is_header (item))
    {
      g_autofree char *id = g_strdup (way_item_get_id (item));

      return way_canvas_edit_title (self, id) && write_on (self, controller);
    }
  if (item != NULL && !way_kind_is_card (way_item_get_kind (item)))
    return FALSE;
  /* On a card the next one is begun: what people say while they look at it. */
  if (way_canvas_add_card (self))
    return write_on (self, controller);
  if (self->editable && way_selection_get_lane (self->selection) != NULL)
    way_canvas_refuse (self, is_on_figure (self) ? _ ("Press Enter: figures are written at the side.")
                                                 : _ ("This lane takes no cards. Choose a cell of another one."));

  return FALSE;
}

/* After a text Tab went to the next cell, and it goes on through cells that are passed
 * over. Any other movement gives it back to the window. */
static gboolean
tab (WayCanvas *self,
     gboolean   forward)
{
  gboolean rtl = way_layout_is_rtl (self->layout);
  int      column, row, after;

  if (!self->typing_on || !way_canvas_find_cell (self, &column, &row))
    return FALSE;
  way_canvas_move_cursor (self, forward != rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT, FALSE);

  return way_canvas_find_cell (self, &after, &row) && after != column;
}

static gboolean
request_menu (WayCanvas *self)
{
  WayCanvasProxy *cursor = way_canvas_get_cursor (self);
  graphene_rect_t bounds;

  if (cursor == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cursor), GTK_WIDGET (self), &bounds))
    return FALSE;
  way_canvas_emit_menu (self, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2);

  return TRUE;
}

static gboolean
is_movement (guint keyval)
{
  return (keyval >= GDK_KEY_Home && keyval <= GDK_KEY_End) || (keyval >= GDK_KEY_KP_Home && keyval <= GDK_KEY_KP_End) || keyval == GDK_KEY_Escape;
}

/* Moves with Alt, makes longer and shorter with Shift besides. */
static gboolean
arrange (WayCanvas      *self,
         guint           keyval,
         GdkModifierType held)
{
  gboolean rtl = way_layout_is_rtl (self->layout);
  gboolean span = held == (GDK_ALT_MASK | GDK_SHIFT_MASK);

  if (!span && held != GDK_ALT_MASK)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return span ? way_canvas_change_span (self, rtl ? 1 : -1) : way_canvas_move_selected (self, GTK_DIR_LEFT);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return span ? way_canvas_change_span (self, rtl ? -1 : 1) : way_canvas_move_selected (self, GTK_DIR_RIGHT);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return !span && way_canvas_move_selected (self, GTK_DIR_UP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return !span && way_canvas_move_selected (self, GTK_DIR_DOWN);
    default:
      return FALSE;
    }
}

/* Other keys would change what is in the hand. */
static gboolean
press_while_dragging (WayCanvas *self,
                      guint      keyval)
{
  if (keyval == GDK_KEY_Escape)
    way_canvas_drag_cancel (self);
  else if (keyval == GDK_KEY_Control_L || keyval == GDK_KEY_Control_R)
    way_canvas_drag_set_copying (self, TRUE);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (WayCanvas             *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  gboolean        control = held == GDK_CONTROL_MASK;
  gboolean        plain = held == 0;
  gboolean        arrow = plain || held == GDK_SHIFT_MASK;

  /* While something is edited, keys belong to the editor. */
  if (self->layout == NULL || self->editor != NULL)
    return GDK_EVENT_PROPAGATE;
  if (way_canvas_is_dragging (self))
    return press_while_dragging (self, keyval);
  way_canvas_refresh (self);
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    return (held & ~GDK_SHIFT_MASK) == 0 && tab (self, held == 0);
  if (is_movement (keyval))
    self->typing_on = FALSE;
  if (arrange (self, keyval, held))
    return GDK_EVENT_STOP;

  switch (control ? way_keys_find_letter (controller, keyval) : keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow && way_canvas_move_cursor (self, GTK_DIR_LEFT, held != 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow && way_canvas_move_cursor (self, GTK_DIR_RIGHT, held != 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow && way_canvas_move_cursor (self, GTK_DIR_UP, held != 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow && way_canvas_move_cursor (self, GTK_DIR_DOWN, held != 0);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return (plain || control) && go_to_end (self, FALSE, control);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return (plain || control) && go_to_end (self, TRUE, control);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return plain && scroll_page (self, -1);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return plain && scroll_page (self, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (control)
        return way_canvas_add_card (self);
      return plain && activate (self);
    case GDK_KEY_F2:
      return plain && activate (self);
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return plain && way_canvas_add_card (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return plain && way_canvas_remove_selected (self);
    case GDK_KEY_Escape:
      return plain && let_go (self);
    case GDK_KEY_a:
      if (control)
        return select_all (self);
      break;
    case GDK_KEY_d:
      if (control)
        return way_canvas_duplicate_selected (self);
      break;
    case GDK_KEY_Menu:
      return request_menu (self);
    case GDK_KEY_F10:
      return held == GDK_SHIFT_MASK && request_menu (self);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (plain)
        {
          self->space_held = TRUE;
          return GDK_EVENT_STOP;
        }
      break;
    default:
      break;
    }

  return arrow && type (self, keyval, controller);
}

/* Space alone folds; held, it turns dragging into panning. */
static void
key_released_cb (WayCanvas *self,
                 guint      keyval)
{
  if (keyval == GDK_KEY_Control_L || keyval == GDK_KEY_Control_R)
    way_canvas_drag_set_copying (self, FALSE);
  if (keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space)
    return;
  if (self->space_held && !self->space_used && self->editor == NULL && self->layout != NULL && is_lane_selected (self))
    {
      g_autofree char *id = g_strdup (way_selection_get_last (self->selection));

      way_canvas_toggle_fold (self, id);
    }
  self->space_held = self->space_used = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->pointer_name);
}

static void
focus_left_cb (WayCanvas *self)
{
  self->space_held = self->space_used = FALSE;
}

void
way_canvas_init_keyboard (WayCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
