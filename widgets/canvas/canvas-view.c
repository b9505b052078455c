/* canvas-view.c - zoom, scrolling, where things are in the widget */
#include "config.h"

#include <math.h>

#include "widgets/canvas/canvas-private.h"

/* Below this, the small text of cards is hard to read on a screen. */
#define LEAST_READABLE 0.72

#define ZOOM_STEP 1.2

/* Milliseconds without a movement, after which the view stands still. */
#define STILL 120

/* Headers in sight take no more of the window than this. */
#define MOST_HEADER 0.45

/* What is brought into sight keeps so far from the edge. */
#define REVEAL_MARGIN 16.0

static double
snap (WayCanvas *self,
      double     x)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return floor (x * factor + 0.5) / factor;
}

/* Where the left or top edge of the map is in the widget. A map narrower than
 * the window stands in its middle. */
static double
get_origin (WayCanvas *self,
            int        axis)
{
  double length = (axis == 0 ? self->width : self->height) * self->zoom;
  double room = axis == 0 ? gtk_widget_get_width (GTK_WIDGET (self)) : gtk_widget_get_height (GTK_WIDGET (self));

  if (length <= room)
    return axis == 0 ? snap (self, (room - length) / 2) : 0;

  return self->adjustments[axis] != NULL ? -snap (self, gtk_adjustment_get_value (self->adjustments[axis])) : 0;
}

void
way_canvas_get_view (WayCanvas *self,
                     WayView   *view)
{
  double  width = gtk_widget_get_width (GTK_WIDGET (self));
  double  height = gtk_widget_get_height (GTK_WIDGET (self));
  WayRect stages = { 0 }, lanes = { 0 };
  double  seen, start, size, top;

  view->x = get_origin (self, 0);
  view->y = get_origin (self, 1);
  if (self->layout != NULL)
    way_layout_get_frame (self->layout, &stages, &lanes);

  size = stages.height * self->zoom;
  start = view->y + stages.y * self->zoom;
  seen = snap (self, MIN (size, height * MOST_HEADER));
  view->stages_dy = snap (self, MAX (0, seen - (start + size)));
  start += view->stages_dy;
  graphene_rect_init (&view->stages, 0, MAX (0, start), width, MAX (0, start + size - MAX (0, start)));

  size = lanes.width * self->zoom;
  start = view->x + lanes.x * self->zoom;
  seen = snap (self, MIN (size, width * MOST_HEADER));
  if (self->layout != NULL && way_layout_is_rtl (self->layout))
    view->lanes_dx = snap (self, MIN (0, width - seen - start));
  else
    view->lanes_dx = snap (self, MAX (0, seen - (start + size)));
  start += view->lanes_dx;
  top = view->stages.origin.y;
  graphene_rect_init (&view->lanes, MAX (0, start), top, MAX (0, MIN (width, start + size) - MAX (0, start)),
                      MAX (0, MIN (height, view->y + (lanes.y + lanes.height) * self->zoom) - top));
}

static gboolean
is_in_stages (const WayBox *box)
{
  return box->role == WAY_BOX_STAGE || box->role == WAY_BOX_STEP;
}

void
way_canvas_get_box_rect (WayCanvas       *self,
                         const WayView   *view,
                         const WayBox    *box,
                         graphene_rect_t *rect)
{
  graphene_rect_init (rect,
                      view->x + box->rect.x * self->zoom + (box->role == WAY_BOX_LANE_HEADER ? view->lanes_dx : 0),
                      view->y + box->rect.y * self->zoom + (is_in_stages (box) ? view->stages_dy : 0),
                      box->rect.width * self->zoom, box->rect.height * self->zoom);
}

/* What is seen at a point; headers that stay in sight hide what is below them.
 * Gives the point of the map, too. */
gboolean
way_canvas_hit (WayCanvas *self,
                double     widget_x,
                double     widget_y,
                WayBox    *box,
                double    *x,
                double    *y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (widget_x, widget_y);
  WayView          view;
  gboolean         in_stages, in_lanes;

  if (self->layout == NULL)
    return FALSE;

  way_canvas_refresh (self);
  way_canvas_get_view (self, &view);
  in_stages = graphene_rect_contains_point (&view.stages, &point);
  in_lanes = graphene_rect_contains_point (&view.lanes, &point);
  *x = (widget_x - view.x - (in_lanes ? view.lanes_dx : 0)) / self->zoom;
  *y = (widget_y - view.y - (in_stages ? view.stages_dy : 0)) / self->zoom;

  return way_layout_hit (self->layout, *x, *y, box);
}

/**
 * way_canvas_widget_to_map:
 * @self: a canvas
 * @widget_x: pixels of the widget
 * @widget_y: the same
 * @x: (out): pixels of the layout
 * @y: (out): the same
 *
 * Finds a point of the map, not counting that headers stay in sight.
 */
void
way_canvas_widget_to_map (WayCanvas *self,
                          double     widget_x,
                          double     widget_y,
                          double    *x,
                          double    *y)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  *x = (widget_x - get_origin (self, 0)) / self->zoom;
  *y = (widget_y - get_origin (self, 1)) / self->zoom;
}

/**
 * way_canvas_map_to_widget:
 * @self: a canvas
 * @x: pixels of the layout
 * @y: the same
 * @widget_x: (out): pixels of the widget
 * @widget_y: (out): the same
 *
 * Finds a point of the widget, not counting that headers stay in sight.
 */
void
way_canvas_map_to_widget (WayCanvas *self,
                          double     x,
                          double     y,
                          double    *widget_x,
                          double    *widget_y)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  *widget_x = x * self->zoom + get_origin (self, 0);
  *widget_y = y * self->zoom + get_origin (self, 1);
}

static gboolean
still_cb (gpointer data)
{
  WayCanvas *self = data;

  self->still_id = 0;
  way_canvas_queue_proxies (self);
  if (self->stretched)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->stretched = FALSE;

  return G_SOURCE_REMOVE;
}

/* While the view moves its frames come first: the map is painted sharp, and told to
 * screen readers, where it stands still. */
static void
note_movement (WayCanvas *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  g_clear_handle_id (&self->still_id, g_source_remove);
  self->still_id = g_timeout_add (STILL, still_cb, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
value_changed_cb (WayCanvas *self)
{
  if (!self->moving)
    self->anchored = FALSE;
  note_movement (self);
}

void
way_canvas_set_adjustment (WayCanvas     *self,
                           int            axis,
                           GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] == adjustment && adjustment != NULL)
    return;

  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  g_clear_object (&self->adjustments[axis]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[axis] = g_object_ref_sink (adjustment);
  way_canvas_configure (self);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify (G_OBJECT (self), axis == 0 ? "hadjustment" : "vadjustment");
}

void
way_canvas_configure (WayCanvas *self)
{
  double lengths[] = { self->width * self->zoom, self->height * self->zoom };
  double rooms[] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  int    i;

  self->moving = TRUE;
  for (i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]),
                                0, MAX (ceil (lengths[i]), rooms[i]), rooms[i] * 0.1, rooms[i] * 0.9, rooms[i]);
  self->moving = FALSE;
}

/* Moves so that this is at the left top of the window, in its pixels. */
void
way_canvas_move_to (WayCanvas *self,
                    double     x,
                    double     y)
{
  self->moving = TRUE;
  if (self->adjustments[0] != NULL)
    gtk_adjustment_set_value (self->adjustments[0], x);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_set_value (self->adjustments[1], y);
  self->moving = FALSE;
}

static void
apply_zoom (WayCanvas *self,
            double     zoom,
            double     widget_x,
            double     widget_y,
            double     x,
            double     y)
{
  zoom = CLAMP (zoom, WAY_CANVAS_ZOOM_MIN, WAY_CANVAS_ZOOM_MAX);
  /* Close to a whole percent, it is that: 100 % is sharpest. */
  if (fabs (zoom - 1) < 0.002)
    zoom = 1;
  if (zoom != self->zoom)
    {
      self->zoom = zoom;
      /* A single step is sharp at once. */
      self->stretched = self->still_id != 0;
      way_canvas_configure (self);
      way_canvas_move_to (self, x * zoom - widget_x, y * zoom - widget_y);
      note_movement (self);
      g_object_notify (G_OBJECT (self), "zoom");
    }
  else
    way_canvas_move_to (self, x * zoom - widget_x, y * zoom - widget_y);
}

/**
 * way_canvas_zoom_at:
 * @self: a canvas
 * @zoom: the new zoom, at once brought into its limits
 * @widget_x: pixels of the widget
 * @widget_y: the same
 *
 * Zooms, and leaves in place what is at that point. Where the edge of the map
 * makes that impossible it comes back there by zooming the other way.
 */
void
way_canvas_zoom_at (WayCanvas *self,
                    double     zoom,
                    double     widget_x,
                    double     widget_y)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  way_canvas_refresh (self);
  if (!self->anchored || self->anchor_x != widget_x || self->anchor_y != widget_y)
    {
      self->anchored = TRUE;
      self->anchor_x = widget_x;
      self->anchor_y = widget_y;
      way_canvas_widget_to_map (self, widget_x, widget_y, &self->anchor_map_x, &self->anchor_map_y);
    }
  apply_zoom (self, zoom, widget_x, widget_y, self->anchor_map_x, self->anchor_map_y);
}

/**
 * way_canvas_set_zoom:
 * @self: a canvas
 * @zoom: the new zoom
 *
 * Zooms about the middle of the window.
 */
void
way_canvas_set_zoom (WayCanvas *self,
                     double     zoom)
{
  way_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * way_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: pixels of the widget for one of the layout
 */
double
way_canvas_get_zoom (WayCanvas *self)
{
  g_return_val_if_fail (WAY_IS_CANVAS (self), 1);

  return self->zoom;
}

/**
 * way_canvas_zoom_in:
 * @self: a canvas
 */
void
way_canvas_zoom_in (WayCanvas *self)
{
  way_canvas_set_zoom (self, self->zoom * ZOOM_STEP);
}

/**
 * way_canvas_zoom_out:
 * @self: a canvas
 */
void
way_canvas_zoom_out (WayCanvas *self)
{
  way_canvas_set_zoom (self, self->zoom / ZOOM_STEP);
}

/**
 * way_canvas_zoom_actual:
 * @self: a canvas
 *
 * Zooms to 100 %.
 */
void
way_canvas_zoom_actual (WayCanvas *self)
{
  way_canvas_set_zoom (self, 1);
}

/* Shows a part of the map as large as the window allows. */
static void
show_area (WayCanvas     *self,
           const WayRect *area,
           double         most)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double zoom = MIN (width / area->width, height / area->height);

  zoom = CLAMP (zoom, WAY_CANVAS_ZOOM_MIN, most);
  self->anchored = FALSE;
  apply_zoom (self, zoom, width / 2, height / 2, area->x + area->width / 2, area->y + area->height / 2);
}

/**
 * way_canvas_zoom_fit:
 * @self: a canvas
 *
 * Shows the whole map. Before the canvas has a size this is remembered.
 */
void
way_canvas_zoom_fit (WayCanvas *self)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  way_canvas_refresh (self);
  self->wants_fit = TRUE;
  way_canvas_apply_wishes (self);
}

/**
 * way_canvas_zoom_width:
 * @self: a canvas
 *
 * Shows the beginning of the map, as wide as can be while the text is still easy
 * to read. Before the canvas has a size this is remembered.
 */
void
way_canvas_zoom_width (WayCanvas *self)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  way_canvas_refresh (self);
  self->wants_start = self->wants_width = TRUE;
  way_canvas_apply_wishes (self);
}

/* A stage or a step is seen with all that stands in it, a lane from end to end. */
static void
include_cells (WayCanvas *self,
               WayBox    *box)
{
  WayRect stages, lanes;

  way_layout_get_frame (self->layout, &stages, &lanes);
  if (is_in_stages (box))
    box->rect.height = MAX (box->rect.height, lanes.y + lanes.height - box->rect.y);
  else if (box->role == WAY_BOX_LANE_HEADER)
    {
      box->rect.x = 0;
      box->rect.width = self->width;
    }
}

static gboolean
find_selected_area (WayCanvas *self,
                    WayRect   *area)
{
  gboolean found = FALSE;
  guint    i;

  for (i = 0; i < way_selection_get_size (self->selection); i++)
    {
      WayBox box;

      if (!way_layout_find (self->layout, way_selection_get_nth (self->selection, i), &box))
        continue;
      include_cells (self, &box);
      if (!found)
        *area = box.rect;
      else
        {
          double right = MAX (area->x + area->width, box.rect.x + box.rect.width);
          double bottom = MAX (area->y + area->height, box.rect.y + box.rect.height);

          area->x = MIN (area->x, box.rect.x);
          area->y = MIN (area->y, box.rect.y);
          area->width = right - area->x;
          area->height = bottom - area->y;
        }
      found = TRUE;
    }
  if (!found)
    {
      int column, row;

      found = way_canvas_find_cell (self, &column, &row) && way_layout_get_cell (self->layout, column, row, area);
    }

  return found;
}

/**
 * way_canvas_zoom_selection:
 * @self: a canvas
 *
 * Shows what is selected, or the cell in use, with something around it.
 */
void
way_canvas_zoom_selection (WayCanvas *self)
{
  WayRect area;

  g_return_if_fail (WAY_IS_CANVAS (self));

  way_canvas_refresh (self);
  if (self->layout == NULL || !find_selected_area (self, &area))
    return;

  /* Headers stay in sight, so there is room for them as well. */
  area = (WayRect){ area.x - 220, area.y - 140, area.width + 440, area.height + 280 };
  show_area (self, &area, 2);
}

/* What had to wait for the widget to have a size. */
void
way_canvas_apply_wishes (WayCanvas *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0 || self->layout == NULL || self->width <= 0)
    return;

  if (self->wants_width)
    {
      self->wants_width = FALSE;
      way_canvas_set_zoom (self, CLAMP (gtk_widget_get_width (GTK_WIDGET (self)) / self->width, LEAST_READABLE, 1));
    }
  if (self->wants_start)
    {
      self->wants_start = FALSE;
      way_canvas_move_to (self, way_layout_is_rtl (self->layout) ? self->width * self->zoom : 0, 0);
    }
  if (self->wants_fit)
    {
      WayRect all = { 0, 0, self->width, self->height };

      self->wants_fit = FALSE;
      show_area (self, &all, 1.5);
    }
  if (self->wanted != NULL)
    {
      g_autofree char *id = g_steal_pointer (&self->wanted);

      way_canvas_scroll_to (self, id);
    }
}

/* Brings a rectangle of the map into sight, moving as little as it takes. */
void
way_canvas_reveal (WayCanvas     *self,
                   const WayRect *rect,
                   gboolean       across,
                   gboolean       down)
{
  double  width = gtk_widget_get_width (GTK_WIDGET (self));
  double  height = gtk_widget_get_height (GTK_WIDGET (self));
  WayRect stages, lanes;
  double  before[2], after[2]; /* what headers take of the window */
  double  starts[2], ends[2], rooms[2];
  double  to[2];
  int     i;

  way_layout_get_frame (self->layout, &stages, &lanes);
  before[0] = before[1] = after[0] = after[1] = 0;
  if (across)
    (way_layout_is_rtl (self->layout) ? after : before)[0] = MIN (lanes.width * self->zoom, width * MOST_HEADER);
  if (down)
    before[1] = MIN (stages.height * self->zoom, height * MOST_HEADER);

  starts[0] = rect->x * self->zoom - REVEAL_MARGIN;
  ends[0] = (rect->x + rect->width) * self->zoom + REVEAL_MARGIN;
  starts[1] = rect->y * self->zoom - REVEAL_MARGIN;
  ends[1] = (rect->y + rect->height) * self->zoom + REVEAL_MARGIN;
  rooms[0] = width;
  rooms[1] = height;
  for (i = 0; i < 2; i++)
    {
      to[i] = self->adjustments[i] != NULL ? gtk_adjustment_get_value (self->adjustments[i]) : 0;
      to[i] = MAX (to[i], ends[i] - rooms[i] + after[i]);
      to[i] = MIN (to[i], starts[i] - before[i]);
    }
  way_canvas_move_to (self, across ? to[0] : gtk_adjustment_get_value (self->adjustments[0]),
                      down ? to[1] : gtk_adjustment_get_value (self->adjustments[1]));
}

/**
 * way_canvas_scroll_to:
 * @self: a canvas
 * @id: the id of an item
 *
 * Brings an item into sight. Before the canvas has a size this is remembered.
 */
void
way_canvas_scroll_to (WayCanvas  *self,
                      const char *id)
{
  WayBox box;

  g_return_if_fail (WAY_IS_CANVAS (self));

  way_canvas_refresh (self);
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    {
      char *copy = g_strdup (id);

      g_free (self->wanted);
      self->wanted = copy;
      return;
    }
  if (self->layout == NULL || self->adjustments[0] == NULL || self->adjustments[1] == NULL || !way_layout_find (self->layout, id, &box))
    return;

  way_canvas_reveal (self, &box.rect, box.role != WAY_BOX_LANE_HEADER, !is_in_stages (&box));
}

/* Brings what keys act on into sight. */
void
way_canvas_reveal_cursor (WayCanvas *self)
{
  const char *id = way_selection_get_last (self->selection);
  int         column, row;
  WayRect     rect;

  if (self->layout == NULL || self->adjustments[0] == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  if (id != NULL)
    way_canvas_scroll_to (self, id);
  else if (way_canvas_find_cell (self, &column, &row) && way_layout_get_cell (self->layout, column, row, &rect))
    way_canvas_reveal (self, &rect, TRUE, TRUE);
}
