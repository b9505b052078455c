/* canvas-handle.c - what a hand can take hold of, and how the pointer tells it */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/layout/places.h"
#include "widgets/canvas/canvas-drag.h"

#define REACH 6.0        /* pixels of the widget, beside a border or an end */
#define TOUCH_REACH 22.0 /* for a finger, which needs 44 */

static gboolean
is_structure (const WayBox *box)
{
  return box->role == WAY_BOX_STAGE || box->role == WAY_BOX_STEP || box->role == WAY_BOX_LANE_HEADER;
}

/* What can be dragged or pulled at a point of the widget. */
gboolean
way_canvas_find_handle (WayCanvas   *self,
                        double       widget_x,
                        double       widget_y,
                        gboolean     touch,
                        WayDragType *type,
                        WayBox      *box)
{
  double   reach = (touch ? TOUCH_REACH : REACH) / self->zoom;
  gboolean found;
  double   x, y;
  int      column;

  if (!self->editable || self->layout == NULL || self->history == NULL)
    return FALSE;
  found = way_canvas_hit (self, widget_x, widget_y, box, &x, &y);
  /* A finger means the thing, unless it chose it before. */
  if (way_layout_hits_border (self->layout, x, y, reach, &column) &&
      (!touch || way_selection_contains (self->selection, way_item_get_id (way_layout_get_step (self->layout, column)))) &&
      (!found || !is_structure (box) || box->role == WAY_BOX_STEP))
    {
      *type = WAY_DRAG_WIDTH;
      box->item = way_layout_get_step (self->layout, column);
      box->column = column;
      return TRUE;
    }
  if (!found)
    return FALSE;
  if (way_layout_hits_end (self->layout, box, x, reach) &&
      (!touch || way_selection_contains (self->selection, way_item_get_id (box->item))))
    {
      *type = WAY_DRAG_SPAN;
      return TRUE;
    }
  *type = box->role == WAY_BOX_CARD ? WAY_DRAG_CARDS : WAY_DRAG_STRUCTURE;

  return box->role == WAY_BOX_CARD || (is_structure (box) && !way_layout_hits_fold (self->layout, box, x, y, touch ? 2 * reach : 0));
}

/* The pointer tells what can be pulled here. */
void
way_canvas_update_pointer (WayCanvas *self)
{
  const char *name = NULL;
  WayDragType type;
  WayBox      box;

  if (self->drag != NULL && self->drag->guest)
    return;
  if (self->drag != NULL && self->drag->begun)
    {
      if (self->drag->type == WAY_DRAG_SPAN || self->drag->type == WAY_DRAG_WIDTH)
        name = "col-resize";
      else
        name = !self->drag->possible ? "no-drop" : self->drag->copying ? "copy"
                                                                       : "grabbing";
    }
  else if (way_canvas_find_handle (self, self->pointer_x, self->pointer_y, FALSE, &type, &box) && (type == WAY_DRAG_SPAN || type == WAY_DRAG_WIDTH))
    name = "col-resize";
  if (g_strcmp0 (name, self->pointer_name) == 0)
    return;
  self->pointer_name = name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* On the border of a column, clicks are not meant for what is beside it. Two give the
 * column its usual width again. */
gboolean
way_canvas_click_border (WayCanvas *self,
                         double     x,
                         double     y,
                         int        n_press)
{
  WayDragType type;
  WayBox      box;

  if (!way_canvas_find_handle (self, x, y, FALSE, &type, &box) || type != WAY_DRAG_WIDTH)
    return FALSE;
  if (n_press == 2)
    way_canvas_perform_edit (self, way_edits_new_width (box.item, 0), NULL);

  return TRUE;
}
