/* table-keyboard.c - the cell in use, by keys and by the pointer */
#include "config.h"

#include "widgets/shared/keys.h"
#include "widgets/table/table-private.h"

static GtkWidget *
get_list_view (WayTable *self)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;

  return NULL;
}

static guint
get_n_rows (WayTable *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

/* GTK scrolls to a row by itself, but not to a column. */
static void
scroll_to_column (WayTable     *self,
                  WayTableCell *cell)
{
  GtkAdjustment  *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  graphene_rect_t bounds;
  double          width = gtk_widget_get_width (self->view);

  if (adjustment == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cell), self->view, &bounds))
    return;
  if (bounds.origin.x + bounds.size.width > width)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.x + bounds.size.width - width);
  if (bounds.origin.x < 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.x);
}

static void
choose_column (WayTable *self,
               guint     column)
{
  GHashTableIter iter;
  gpointer       cell;

  if (self->cursor_column == column)
    return;
  self->cursor_column = column;
  /* GTK gives the focus of a row to the first in it that takes it. */
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    gtk_widget_set_focusable (cell, way_table_cell_get_column (cell) == way_table_get_cursor_column (self));
}

static void
scroll_to_row (WayTable *self)
{
  gtk_widget_activate_action (get_list_view (self), "list.scroll-to-item", "u", self->cursor_row);
}

/* GTK makes the cells of a row while it lays out, and must not be disturbed then. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayTable     *self = WAY_TABLE (widget);
  WayTableCell *cell;

  if (self->lost_id != NULL && self->list != NULL)
    way_card_list_find (self->list, self->lost_id, &self->cursor_row);
  g_clear_pointer (&self->lost_id, g_free);
  if (get_n_rows (self) > 0)
    self->cursor_row = MIN (self->cursor_row, get_n_rows (self) - 1);
  cell = way_table_find_cell (self, self->cursor_row, self->cursor_column);
  /* What is not laid out yet does not know where to scroll to. */
  if (self->frames == 1)
    scroll_to_row (self);
  if (self->cursor_row < get_n_rows (self) && (self->frames++ < 2 || (cell == NULL && self->frames < 10)))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (way_focus_claim_take (&self->claim, widget, self->edited == NULL ? GTK_WIDGET (cell) : NULL))
    scroll_to_column (self, cell);
  if (self->wants_edit && cell != NULL && self->edited == NULL)
    way_table_begin_edit (self, NULL);
  self->wants_edit = FALSE;

  return G_SOURCE_REMOVE;
}

void
way_table_wait_for_layout (WayTable *self,
                           gboolean  focus)
{
  self->frames = 0;
  if (focus)
    way_focus_claim_make (&self->claim, GTK_WIDGET (self));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Puts the focus into a cell, now or when GTK has made it. */
void
way_table_set_cursor (WayTable *self,
                      guint     row,
                      guint     column)
{
  guint         n = get_n_rows (self);
  WayTableCell *cell;

  if (n == 0)
    return;
  self->cursor_row = MIN (row, n - 1);
  cell = way_table_find_cell (self, self->cursor_row, column);
  if (cell != NULL)
    gtk_widget_set_focusable (GTK_WIDGET (cell), TRUE);
  if (cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell)))
    {
      choose_column (self, column);
      scroll_to_column (self, cell);
      return;
    }
  choose_column (self, column);
  scroll_to_row (self);
  way_table_wait_for_layout (self, TRUE);
}

/* A row that goes takes the focus of its cell with it: it goes on to the row of the same
 * card, or else to the one that comes to its place. */
void
way_table_keep_cursor (WayTable *self)
{
  GtkRoot      *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget    *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  WayTableCell *cell = focus != NULL && WAY_IS_TABLE_CELL (focus) && gtk_widget_is_ancestor (focus, self->view) ? WAY_TABLE_CELL (focus) : NULL;
  const char   *id;

  if (cell == NULL || self->edited != NULL || way_table_cell_get_row (cell) == NULL)
    return;
  id = way_item_get_id (way_card_row_get_card (way_table_cell_get_row (cell)));
  if (way_card_list_find (self->list, id, &self->cursor_row))
    return;
  g_free (self->lost_id);
  self->lost_id = g_strdup (id);
  way_table_wait_for_layout (self, TRUE);
}

/* What is selected elsewhere comes into sight here. The focus stays where it is. */
void
way_table_follow_selection (WayTable *self)
{
  guint position;

  if (self->list == NULL || !way_card_list_find (self->list, way_selection_get_last (self->selection), &position))
    return;
  self->cursor_row = position;
  scroll_to_row (self);
}

static guint
find_column (WayTable *self,
             guint     from,
             int       by)
{
  int column;

  for (column = (int)from + by; column >= 0 && column < (int)self->columns->len; column += by)
    if (way_table_is_shown (self, column))
      return column;

  return from;
}

static guint
find_end_column (WayTable *self,
                 gboolean  last)
{
  return last ? find_column (self, self->columns->len, -1) : 0;
}

/* The row of the cursor: alone, or with all from where selecting began. */
static void
select_row (WayTable *self,
            gboolean  extend)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->list);
  guint              anchor;

  self->selecting = TRUE;
  if (extend && way_card_list_find (self->list, way_selection_get_nth (self->selection, 0), &anchor))
    {
      gtk_selection_model_select_range (model, MIN (anchor, self->cursor_row), MAX (anchor, self->cursor_row) - MIN (anchor, self->cursor_row) + 1, TRUE);
      if (anchor > self->cursor_row)
        {
          /* What was selected first stays first, and the row of the cursor is the last. */
          guint n = way_selection_get_size (self->selection);
          g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
          g_auto (GStrv) all = NULL;
          guint i;

          for (i = n; i > 0; i--)
            g_strv_builder_add (ids, way_selection_get_nth (self->selection, i - 1));
          all = g_strv_builder_end (ids);
          way_selection_select_many (self->selection, (const char *const *)all);
        }
    }
  else
    gtk_selection_model_select_item (model, self->cursor_row, TRUE);
  self->selecting = FALSE;
}

static void
go (WayTable *self,
    int       by,
    gboolean  extend)
{
  int row = CLAMP ((int)self->cursor_row + by, 0, (int)get_n_rows (self) - 1);

  way_table_set_cursor (self, row, self->cursor_column);
  select_row (self, extend);
}

static int
get_page (WayTable *self)
{
  GtkWidget *cell = GTK_WIDGET (way_table_find_cell (self, self->cursor_row, self->cursor_column));

  return MAX (1, gtk_widget_get_height (self->view) / MAX (1, cell != NULL ? gtk_widget_get_height (gtk_widget_get_parent (cell)) : 34) - 2);
}

static void
sort_here (WayTable *self,
           gboolean  descending)
{
  way_table_sort_by (self, way_table_get_cursor_column (self)->name, descending);
  way_table_set_cursor (self, self->cursor_row, self->cursor_column);
}

/* Goes to the next or previous cell that can be edited, and edits it. */
void
way_table_move_to_edit (WayTable *self,
                        int       by)
{
  guint column = self->cursor_column;
  guint row = self->cursor_row;
  guint tries = self->columns->len;

  while (tries-- > 0)
    {
      guint next = find_column (self, column, by);

      if (next == column)
        {
          if ((by < 0 && row == 0) || (by > 0 && row + 1 >= get_n_rows (self)))
            return;
          row += by;
          next = find_end_column (self, by < 0);
        }
      column = next;
      if (way_table_column_get_field (g_ptr_array_index (self->columns, column), way_card_row_get_card (way_card_list_get_row (self->list, row))) == NULL)
        continue;
      way_table_set_cursor (self, row, column);
      select_row (self, FALSE);
      way_table_begin_edit (self, NULL);
      return;
    }
}

static gboolean
go_by_key (WayTable *self,
           guint     key,
           gboolean  control,
           gboolean  extend)
{
  gboolean rtl = gtk_widget_get_direction (self->view) == GTK_TEXT_DIR_RTL;
  int      n = get_n_rows (self);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go (self, -1, extend);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go (self, 1, extend);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go (self, -get_page (self), extend);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go (self, get_page (self), extend);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      way_table_set_cursor (self, self->cursor_row, find_column (self, self->cursor_column, rtl ? 1 : -1));
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      way_table_set_cursor (self, self->cursor_row, find_column (self, self->cursor_column, rtl ? -1 : 1));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      if (control)
        go (self, -n, extend);
      else
        way_table_set_cursor (self, self->cursor_row, find_end_column (self, FALSE));
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      if (control)
        go (self, n, extend);
      else
        way_table_set_cursor (self, self->cursor_row, find_end_column (self, TRUE));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
request_menu_here (WayTable *self)
{
  GtkWidget *cell = GTK_WIDGET (way_table_find_cell (self, self->cursor_row, self->cursor_column));

  if (cell == NULL)
    return FALSE;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), self->cursor_row))
    select_row (self, FALSE);
  way_table_request_menu (self, cell, gtk_widget_get_width (cell) / 2.0, gtk_widget_get_height (cell));

  return TRUE;
}

/* What is opened to be typed into has the key first of all, where an input method sees it. */
static gboolean
begin_by_key (WayTable              *self,
              guint                  key,
              GtkEventControllerKey *controller)
{
  char     typed[7] = "";
  gunichar c = gdk_keyval_to_unicode (key);

  if (!way_keys_begin_text (key))
    return FALSE;
  if (c != 0)
    typed[g_unichar_to_utf8 (c, typed)] = '\0';
  if (!way_table_begin_edit (self, typed))
    return FALSE;
  if (self->edited != NULL)
    way_keys_type (controller, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

  return TRUE;
}

static gboolean
do_by_key (WayTable              *self,
           guint                  key,
           GdkModifierType        held,
           GtkEventControllerKey *controller)
{
  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      sort_here (self, key == GDK_KEY_Down);
      return TRUE;
    }
  if (held == GDK_CONTROL_MASK && key == GDK_KEY_space)
    {
      self->selecting = TRUE;
      way_selection_toggle (self->selection, way_item_get_id (way_card_row_get_card (way_card_list_get_row (self->list, self->cursor_row))));
      self->selecting = FALSE;
      return TRUE;
    }
  if (way_table_act_by_key (self, key, held))
    return TRUE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return request_menu_here (self);
  if (held & ~GDK_SHIFT_MASK)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_F2 || key == GDK_KEY_space)
    return way_table_begin_edit (self, NULL) || key == GDK_KEY_space;
  if (key == GDK_KEY_Escape && way_selection_get_size (self->selection) > 0)
    {
      way_selection_clear (self->selection);
      return TRUE;
    }

  return begin_by_key (self, key, controller);
}

static gboolean
key_pressed_cb (WayTable              *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  gboolean        control = (held & GDK_CONTROL_MASK) != 0;

  if (self->edited != NULL || get_n_rows (self) == 0)
    return GDK_EVENT_PROPAGATE;
  if (do_by_key (self, key, held, controller))
    return GDK_EVENT_STOP;
  if (held & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return GDK_EVENT_PROPAGATE;
  /* With Ctrl these turn the faces of the map. */
  if (control && (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down))
    return GDK_EVENT_PROPAGATE;

  return go_by_key (self, key, control, (held & GDK_SHIFT_MASK) != 0) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static WayTableCell *
pick_cell (WayTable *self,
           double    x,
           double    y)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != self->view && !WAY_IS_TABLE_CELL (widget))
    {
      /* A cell fills less of its place than the eye thinks. */
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (WAY_IS_TABLE_CELL (child))
        return WAY_TABLE_CELL (child);
      widget = gtk_widget_get_parent (widget);
    }

  return WAY_IS_TABLE_CELL (widget) ? WAY_TABLE_CELL (widget) : NULL;
}

/* Selecting is left to the rows of GTK; the second click edits. */
static void
pressed_cb (WayTable        *self,
            int              n,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  WayTableCell *cell = pick_cell (self, x, y);
  guint         column, row;

  if (cell == NULL || cell == self->edited || way_table_cell_get_row (cell) == NULL ||
      !g_ptr_array_find (self->columns, way_table_cell_get_column (cell), &column) ||
      !way_card_list_find (self->list, way_item_get_id (way_card_row_get_card (way_table_cell_get_row (cell))), &row))
    return;
  way_table_end_edit (self);
  way_table_set_cursor (self, row, column);
  if (n == 2)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      way_table_begin_edit (self, NULL);
    }
}

/* What is selected stays so when the menu is asked for on it. */
static void
menu_pressed_cb (WayTable        *self,
                 int              n,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  WayTableCell *cell = pick_cell (self, x, y);
  guint         column, row;

  if (cell == NULL || cell == self->edited || way_table_cell_get_row (cell) == NULL ||
      !g_ptr_array_find (self->columns, way_table_cell_get_column (cell), &column) ||
      !way_card_list_find (self->list, way_item_get_id (way_card_row_get_card (way_table_cell_get_row (cell))), &row))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  way_table_end_edit (self);
  way_table_set_cursor (self, row, column);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), row))
    select_row (self, FALSE);
  way_table_request_menu (self, self->view, x, y);
}

/* GTK 4.8 shows no rows of a column view that runs from the right and is wider than its
 * place. So the columns run from the left, and the texts in them as they would. */
void
way_table_set_direction (WayTable *self)
{
  gtk_widget_set_direction (self->view, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (get_list_view (self), GTK_TEXT_DIR_LTR);
}

void
way_table_install_keys (WayTable *self)
{
  GtkGesture         *menu = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (menu));
}
