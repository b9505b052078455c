/* record-list-keys.c - a list by keys and by the pointer
 *
 * Going and selecting are left to the rows of GTK. A key that writes begins a
 * search; a click opens.
 */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include "widgets/records/lists/record-cell.h"
#include "widgets/shared/keys.h"

#define HELD (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

/* Opens the page of the record at a place. */
void
way_record_list_open (WayRecordList *self,
                      guint          position)
{
  g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row == NULL || way_record_row_get_id (row) == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", way_kind_get_info (self->kind)->element,
                              way_record_row_get_id (row));
}

static WayRecordCell *
find_cell (GtkWidget *widget)
{
  WayRecordCell *cell = NULL;
  GtkWidget     *child;

  if (WAY_IS_RECORD_CELL (widget))
    return WAY_RECORD_CELL (widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL && cell == NULL; child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child);

  return cell;
}

/* The row of GTK at a place of a view. */
static GtkWidget *
pick_row (GtkWidget *view,
          double     x,
          double     y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);

  return widget != NULL && widget != view ? widget : NULL;
}

static gboolean
find_position (WayRecordList *self,
               GtkWidget     *row,
               guint         *position)
{
  WayRecordCell *cell = row != NULL ? find_cell (row) : NULL;

  return cell != NULL && way_record_cell_get_row (cell) != NULL &&
         way_record_model_find_key (self->model, way_record_row_get_key (way_record_cell_get_row (cell)), position);
}

/* Selecting is left to GTK, which hears of it after this. */
static void
released_cb (WayRecordList   *self,
             int              n,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  GtkWidget      *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & HELD;
  guint           position;

  if (n == 1 && held == 0 && find_position (self, pick_row (view, x, y), &position))
    way_record_list_open (self, position);
}

static void
menu_pressed_cb (WayRecordList   *self,
                 int              n,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint      position;

  if (!find_position (self, pick_row (view, x, y), &position))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  /* What is selected stays so when the menu is asked for on it. */
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    way_record_list_select_only (self, position);
  way_record_list_popup_menu (self, view, x, y);
}

static void
pressed_long_cb (WayRecordList *self,
                 double         x,
                 double         y,
                 GtkGesture    *gesture)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint      position;

  if (!find_position (self, pick_row (view, x, y), &position))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  way_record_list_select_only (self, position);
  way_record_list_popup_menu (self, view, x, y);
}

static GtkWidget *
get_focused_row (WayRecordList *self,
                 GtkWidget     *view)
{
  GtkRoot   *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return NULL;
  while (focus != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (focus)))
    focus = gtk_widget_get_parent (focus);

  return focus;
}

static gboolean
menu_here (WayRecordList *self,
           GtkWidget     *view)
{
  GtkWidget *row = get_focused_row (self, view);
  guint      position;
  double     x, y;

  if (!find_position (self, row, &position))
    return FALSE;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    way_record_list_select_only (self, position);
  gtk_widget_translate_coordinates (row, view, 24, gtk_widget_get_height (row), &x, &y);
  way_record_list_popup_menu (self, view, x, y);

  return TRUE;
}

/* The first key goes into the entry as all that follow. */
static gboolean
begin_search (WayRecordList         *self,
              guint                  key,
              GtkEventControllerKey *controller)
{
  if (!way_keys_begin_text (key))
    return FALSE;
  gtk_widget_grab_focus (self->entry);

  return way_keys_type (controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static gboolean
key_pressed_cb (WayRecordList         *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GtkWidget      *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType held = modifiers & HELD;

  if (held == 0 && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete))
    return gtk_widget_activate_action (GTK_WIDGET (self), "rows.delete", NULL);
  if (held == GDK_CONTROL_MASK && way_keys_find_letter (controller, key) == GDK_KEY_c)
    return gtk_widget_activate_action (GTK_WIDGET (self), "rows.copy", NULL);
  /* All of them, those too that have not had their turn to be shown. */
  if (held == GDK_CONTROL_MASK && way_keys_find_letter (controller, key) == GDK_KEY_a)
    {
      way_record_list_show_all_rows (self);
      gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return menu_here (self, view);
  if (held == 0 && key == GDK_KEY_Escape && way_record_list_n_selected (self) > 1)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      return GDK_EVENT_STOP;
    }
  /* With Shift it may be a capital; with Ctrl it is a command. */
  if (held & ~GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;

  return begin_search (self, key, controller);
}

void
way_record_list_install_keys (WayRecordList *self,
                              GtkWidget     *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *menu = gtk_gesture_click_new ();
  GtkGesture         *press = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (menu));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_long_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
}
