/* canvas-move.c - from one place to the next by keys
 *
 * Titles, chips, stages, steps, lane names and cells are neighbours as they are
 * seen. Cards of a cell stand one below the other, so up and down go through
 * them before they leave the cell.
 */
#include "config.h"

#include "widgets/canvas/canvas-private.h"

/* The cell in use: of the selected card or emotion, otherwise the one chosen. */
gboolean
way_canvas_find_cell (WayCanvas *self,
                      int       *column,
                      int       *row)
{
  const char *step_id = way_selection_get_step (self->selection);
  const char *lane_id = way_selection_get_lane (self->selection);

  *column = *row = -1;
  if (self->layout == NULL || step_id == NULL || lane_id == NULL)
    return FALSE;
  *column = way_layout_find_column (self->layout, step_id);
  *row = way_layout_find_row (self->layout, lane_id);

  return *column >= 0 && *row >= 0;
}

/* Selects what stands in a cell, with the cell. */
void
way_canvas_select_card (WayCanvas  *self,
                        const char *id,
                        gboolean    extend)
{
  g_autofree char *copy = g_strdup (id);
  WayBox           box;

  if (extend)
    way_selection_toggle (self->selection, copy);
  else if (way_layout_find (self->layout, copy, &box) && box.column >= 0 && box.row >= 0)
    way_selection_select_in_cell (self->selection, copy,
                                  way_item_get_id (way_layout_get_step (self->layout, box.column)),
                                  way_item_get_id (way_layout_get_lane (self->layout, box.row)));
  else
    way_selection_select (self->selection, copy);
}

/* What stands in a cell, from above. */

typedef struct
{
  int        column;
  int        row;
  GPtrArray *ids;
} Listing;

static void
list_box (const WayBox *box,
          gpointer      data)
{
  Listing *listing = data;

  if (box->column == listing->column && box->row == listing->row && (box->role == WAY_BOX_CARD || box->role == WAY_BOX_EMOTION || box->role == WAY_BOX_BAR))
    g_ptr_array_add (listing->ids, (gpointer)way_item_get_id (box->item));
}

static GPtrArray *
list_cell (WayCanvas *self,
           int        column,
           int        row)
{
  Listing listing = { column, row, g_ptr_array_new () };
  WayRect rect;

  if (way_layout_get_cell (self->layout, column, row, &rect))
    way_layout_foreach (self->layout, &rect, list_box, &listing);

  return listing.ids;
}

static gboolean
is_folded (WayCanvas *self,
           int        row)
{
  WayItem *lane = way_layout_get_lane (self->layout, row);

  return lane == NULL || way_item_has_mark (lane, "folded");
}

static void
finish (WayCanvas *self)
{
  WayCanvasProxy *cursor = way_canvas_get_cursor (self);

  if (cursor != NULL && self->editor == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (cursor));
  way_canvas_reveal_cursor (self);
}

/* Goes into a cell: to its first or last card, or to the cell when it is empty. */
gboolean
way_canvas_move_to_cell (WayCanvas *self,
                         int        column,
                         int        row,
                         gboolean   last)
{
  g_autoptr (GPtrArray) ids = NULL;
  const char *step_id, *lane_id;

  if (self->layout == NULL || column < 0 || row < 0 || column >= way_layout_n_columns (self->layout) || row >= way_layout_n_rows (self->layout) || is_folded (self, row))
    return FALSE;

  ids = list_cell (self, column, row);
  step_id = way_item_get_id (way_layout_get_step (self->layout, column));
  lane_id = way_item_get_id (way_layout_get_lane (self->layout, row));
  way_selection_select_in_cell (self->selection,
                                ids->len > 0 ? g_ptr_array_index (ids, last ? ids->len - 1 : 0) : NULL, step_id, lane_id);
  finish (self);

  return TRUE;
}

static gboolean
move_to_item (WayCanvas *self,
              WayItem   *item,
              gboolean   extend)
{
  if (item == NULL)
    return FALSE;
  if (extend)
    way_selection_add (self->selection, way_item_get_id (item));
  else
    way_selection_select (self->selection, way_item_get_id (item));
  finish (self);

  return TRUE;
}

static gboolean
move_to_title (WayCanvas *self)
{
  g_free (self->cursor);
  self->cursor = g_strdup ("title");

  return move_to_item (self, way_map_get_root (way_canvas_get_map (self)), FALSE);
}

static gboolean
move_to_row (WayCanvas *self,
             int        column,
             int        row,
             int        by)
{
  while (row >= 0 && row < way_layout_n_rows (self->layout) && is_folded (self, row))
    row += by;
  if (row < 0)
    return move_to_item (self, way_layout_get_step (self->layout, column), FALSE);

  return way_canvas_move_to_cell (self, column, row, by < 0);
}

/* Steps aside inside the cells; the place in the stack is kept where there is one. */
static gboolean
move_aside (WayCanvas *self,
            int        column,
            int        row,
            int        by,
            gboolean   extend)
{
  g_autoptr (GPtrArray) here = list_cell (self, column, row);
  g_autoptr (GPtrArray) there = NULL;
  const char *id = way_selection_get_last (self->selection);
  guint       place = 0;
  WayBox      box;

  /* From a card that spans several columns, to the column after it. */
  if (by > 0 && id != NULL && way_layout_find (self->layout, id, &box) && box.role == WAY_BOX_CARD)
    column += CLAMP (way_item_get_int (box.item, "span", 1), 1, way_layout_n_columns (self->layout) - column) - 1;
  column += by;
  if (column < 0)
    return move_to_item (self, way_layout_get_lane (self->layout, row), extend);
  if (column >= way_layout_n_columns (self->layout))
    return TRUE;

  there = list_cell (self, column, row);
  if (id != NULL && !g_ptr_array_find_with_equal_func (here, id, g_str_equal, &place))
    place = 0;
  if (there->len == 0)
    {
      if (!extend)
        way_canvas_move_to_cell (self, column, row, FALSE);
      return TRUE;
    }
  id = g_ptr_array_index (there, MIN (place, there->len - 1));
  if (extend)
    way_selection_add (self->selection, id);
  else
    way_canvas_select_card (self, id, FALSE);
  finish (self);

  return TRUE;
}

static gboolean
move_in_cells (WayCanvas       *self,
               GtkDirectionType direction,
               gboolean         forward,
               gboolean         extend)
{
  g_autoptr (GPtrArray) ids = NULL;
  const char *id = way_selection_get_last (self->selection);
  int         by = direction == GTK_DIR_UP ? -1 : 1;
  int         column, row;
  guint       place;

  if (!way_canvas_find_cell (self, &column, &row))
    return FALSE;
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return move_aside (self, column, row, forward ? 1 : -1, extend);

  ids = list_cell (self, column, row);
  if (id != NULL && g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &place) && (by > 0 ? place + 1 < ids->len : place > 0))
    {
      id = g_ptr_array_index (ids, place + by);
      if (extend)
        way_selection_add (self->selection, id);
      else
        way_canvas_select_card (self, id, FALSE);
      finish (self);
      return TRUE;
    }
  if (extend)
    return TRUE;

  return move_to_row (self, column, row + by, by);
}

static gboolean
move_on_stages (WayCanvas       *self,
                WayItem         *item,
                GtkDirectionType direction,
                gboolean         forward,
                gboolean         extend)
{
  gboolean is_stage = way_item_get_kind (item) == WAY_KIND_STAGE;
  WayItem *parent = way_item_get_parent (item);
  int      column, i;

  if (is_stage)
    switch ((int)direction)
      {
      case GTK_DIR_UP:
        return move_to_title (self);
      case GTK_DIR_DOWN:
        return move_to_item (self, way_item_get_child (item, WAY_STAGE_STEPS, 0), FALSE);
      default:
        i = way_item_get_index (item) + (forward ? 1 : -1);
        if (i >= 0 && i < way_map_n (way_canvas_get_map (self), WAY_MAP_STAGES))
          move_to_item (self, way_map_get (way_canvas_get_map (self), WAY_MAP_STAGES, i), extend);
        return TRUE;
      }

  column = way_layout_find_column (self->layout, way_item_get_id (item));
  switch ((int)direction)
    {
    case GTK_DIR_UP:
      return move_to_item (self, parent, FALSE);
    case GTK_DIR_DOWN:
      return move_to_row (self, column, 0, 1);
    default:
      move_to_item (self, way_layout_get_step (self->layout, column + (forward ? 1 : -1)), extend);
      return TRUE;
    }
}

static gboolean
move_on_lanes (WayCanvas       *self,
               WayItem         *lane,
               GtkDirectionType direction,
               gboolean         forward,
               gboolean         extend)
{
  int row = way_item_get_index (lane);

  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    {
      if (!move_to_item (self, way_layout_get_lane (self->layout, row + (direction == GTK_DIR_UP ? -1 : 1)), extend) && direction == GTK_DIR_UP)
        move_to_title (self);
      return TRUE;
    }
  if (forward)
    way_canvas_move_to_cell (self, 0, row, FALSE);

  return TRUE;
}

static gboolean
move_in_head (WayCanvas       *self,
              GtkDirectionType direction,
              gboolean         forward)
{
  GtkWidget *cursor = GTK_WIDGET (way_canvas_get_cursor (self));
  GtkWidget *next;
  gboolean   title = cursor != NULL && way_canvas_proxy_get_role (WAY_CANVAS_PROXY (cursor)) == WAY_BOX_TITLE;
  gboolean   objective = cursor != NULL && way_canvas_proxy_get_role (WAY_CANVAS_PROXY (cursor)) == WAY_BOX_OBJECTIVE;

  if (cursor == NULL)
    return move_to_title (self);
  if (direction == GTK_DIR_UP)
    return !title && move_to_title (self);
  next = forward ? gtk_widget_get_next_sibling (cursor) : gtk_widget_get_prev_sibling (cursor);
  if (direction == GTK_DIR_DOWN)
    next = title && gtk_widget_get_next_sibling (cursor) != NULL && way_canvas_proxy_get_role (WAY_CANVAS_PROXY (gtk_widget_get_next_sibling (cursor))) == WAY_BOX_OBJECTIVE
             ? gtk_widget_get_next_sibling (cursor)
             : NULL;
  if (next != NULL)
    {
      g_autofree char *id = g_strdup (way_canvas_proxy_get_id (WAY_CANVAS_PROXY (next)));

      g_free (self->cursor);
      self->cursor = g_strdup (way_canvas_proxy_get_key (WAY_CANVAS_PROXY (next)));
      way_selection_select (self->selection, id);
      finish (self);
      return TRUE;
    }
  if (direction == GTK_DIR_DOWN || (!title && !objective && direction == GTK_DIR_DOWN))
    return move_to_item (self, way_map_get (way_canvas_get_map (self), WAY_MAP_STAGES, 0), FALSE);

  return TRUE;
}

/* One place further. Tells whether there was something to do with the key. */
gboolean
way_canvas_move_cursor (WayCanvas       *self,
                        GtkDirectionType direction,
                        gboolean         extend)
{
  WayItem *item;
  gboolean forward;
  int      column, row;

  if (self->layout == NULL)
    return FALSE;
  way_canvas_refresh (self);
  forward = (direction == GTK_DIR_RIGHT) != way_layout_is_rtl (self->layout);
  item = way_selection_get_item (self->selection, way_canvas_get_map (self));

  switch (item != NULL ? (int)way_item_get_kind (item) : -1)
    {
    case WAY_KIND_MAP:
    case WAY_KIND_PERSONA_LINK:
    case WAY_KIND_ACCOUNT_LINK:
    case WAY_KIND_JOB_LINK:
      return move_in_head (self, direction, forward);
    case WAY_KIND_STAGE:
    case WAY_KIND_STEP:
      return move_on_stages (self, item, direction, forward, extend);
    case WAY_KIND_LANE:
      return move_on_lanes (self, item, direction, forward, extend);
    default:
      if (way_canvas_find_cell (self, &column, &row))
        return move_in_cells (self, direction, forward, extend);
      return move_in_head (self, direction, forward);
    }
}
