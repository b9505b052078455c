/* canvas-stage.c - what an audience sees of the map
 *
 * Covers lie over what is drawn; nothing below them is different.
 */
#include "config.h"

#include "widgets/canvas/canvas-stage.h"

#include "widgets/canvas/canvas-private.h"
#include "widgets/shared/theme-color.h"

#define DIM 0.62

static int
count_stages (WayCanvas *self)
{
  WayMap *map = way_canvas_get_map (self);

  return map != NULL ? way_map_n (map, WAY_MAP_STAGES) : 0;
}

/**
 * way_canvas_count_portions:
 * @self: a canvas
 * @reveal: in which portions the map is revealed
 *
 * Returns: how many portions the map has
 */
int
way_canvas_count_portions (WayCanvas *self,
                           WayReveal  reveal)
{
  WayMap *map;
  int     stages, lanes;

  g_return_val_if_fail (WAY_IS_CANVAS (self), 0);

  map = way_canvas_get_map (self);
  stages = count_stages (self);
  lanes = map != NULL ? way_map_n (map, WAY_MAP_LANES) : 0;

  return reveal == WAY_REVEAL_STAGES ? stages : reveal == WAY_REVEAL_LANES ? lanes
                                                                           : stages * lanes;
}

/* Brings what was revealed last into sight: a stage, a lane, or where both meet. */
static void
show_portion (WayCanvas *self,
              WayReveal  reveal,
              int        portion)
{
  WayMap *map = way_canvas_get_map (self);
  int     n_lanes = MAX (1, way_canvas_count_portions (self, WAY_REVEAL_LANES));
  int     stage = reveal == WAY_REVEAL_CELLS ? portion / n_lanes : portion;
  int     lane = reveal == WAY_REVEAL_CELLS ? portion % n_lanes : portion;
  WayBox  across, down;

  way_canvas_refresh (self);
  if (self->layout == NULL || self->adjustments[0] == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0 || portion < 0 ||
      portion >= way_canvas_count_portions (self, reveal))
    return;
  if (reveal == WAY_REVEAL_STAGES)
    way_canvas_scroll_to (self, way_item_get_id (way_map_get (map, WAY_MAP_STAGES, stage)));
  else if (reveal == WAY_REVEAL_LANES)
    way_canvas_scroll_to (self, way_item_get_id (way_map_get (map, WAY_MAP_LANES, lane)));
  else if (way_layout_find (self->layout, way_item_get_id (way_map_get (map, WAY_MAP_STAGES, stage)), &across) &&
           way_layout_find (self->layout, way_item_get_id (way_map_get (map, WAY_MAP_LANES, lane)), &down))
    {
      WayRect rect = { across.rect.x, down.rect.y, across.rect.width, down.rect.height };

      way_canvas_reveal (self, &rect, TRUE, TRUE);
    }
}

/**
 * way_canvas_set_revealed:
 * @self: a canvas
 * @reveal: in which portions the map is revealed
 * @n_portions: how many of them are seen; −1: all
 *
 * Covers what is not revealed yet. A canvas that follows goes to what was revealed last.
 */
void
way_canvas_set_revealed (WayCanvas *self,
                         WayReveal  reveal,
                         int        n_portions)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  self->stage.reveal = reveal;
  self->stage.covers = n_portions >= 0;
  self->stage.n_portions = n_portions;
  if (self->stage.follows)
    show_portion (self, reveal, n_portions - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * way_canvas_set_spotlight:
 * @self: a canvas
 * @spotlight: whether all but the cell in use is dimmed
 */
void
way_canvas_set_spotlight (WayCanvas *self,
                          gboolean   spotlight)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  self->stage.spotlight = spotlight;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
follow_cb (WayCanvas *self)
{
  if (!self->stage.follows)
    return;
  way_canvas_refresh (self);
  way_canvas_reveal_cursor (self);
}

/**
 * way_canvas_set_follows:
 * @self: a canvas
 * @follows: whether the cell in use is kept in sight, whoever chose it
 *
 * For a view of a selection that is made elsewhere.
 */
void
way_canvas_set_follows (WayCanvas *self,
                        gboolean   follows)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  self->stage.follows = follows;
  g_signal_handlers_disconnect_by_func (self->selection, follow_cb, self);
  if (follows)
    {
      g_signal_connect_object (self->selection, "changed", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
      follow_cb (self);
    }
}

/**
 * way_canvas_set_picking:
 * @self: a canvas
 * @picking: whether a click on a card picks it instead of selecting it
 *
 * The canvas emits “card-picked” for each such click.
 */
void
way_canvas_set_picking (WayCanvas *self,
                        gboolean   picking)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  self->stage.picking = picking;
}

static void
append_if_any (GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               double         x,
               double         y,
               double         right,
               double         bottom)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, right - x, bottom - y);

  if (right > x && bottom > y)
    gtk_snapshot_append_color (snapshot, color, &rect);
}

/* The columns of stages from one on, before another, in the widget. */
static gboolean
find_stages (WayCanvas     *self,
             const WayView *view,
             int            first,
             int            end,
             double        *x,
             double        *right)
{
  WayMap  *map = way_canvas_get_map (self);
  gboolean found = FALSE;
  int      i;

  for (i = first; i < end; i++)
    {
      WayItem *stage = way_map_get (map, WAY_MAP_STAGES, i);
      WayBox   box;

      if (!way_layout_find (self->layout, way_item_get_id (stage), &box))
        continue;
      /* With the gaps beside it. */
      box.rect.x = view->x + (box.rect.x - 4) * self->zoom;
      box.rect.width = (box.rect.width + 8) * self->zoom;
      *x = found ? MIN (*x, box.rect.x) : box.rect.x;
      *right = found ? MAX (*right, box.rect.x + box.rect.width) : box.rect.x + box.rect.width;
      found = TRUE;
    }

  return found;
}

static double
find_lane (WayCanvas     *self,
           const WayView *view,
           int            lane)
{
  WayMap *map = way_canvas_get_map (self);
  WayBox  box;

  if (lane >= way_map_n (map, WAY_MAP_LANES) ||
      !way_layout_find (self->layout, way_item_get_id (way_map_get (map, WAY_MAP_LANES, lane)), &box))
    return gtk_widget_get_height (GTK_WIDGET (self));

  return view->y + (box.rect.y - 3) * self->zoom;
}

static void
append_covers (WayCanvas     *self,
               GtkSnapshot   *snapshot,
               const WayView *view)
{
  GdkRGBA  color = way_theme_color_get (way_theme_get (self->theme)->page, 1);
  gboolean rtl = way_layout_is_rtl (self->layout);
  double   height = gtk_widget_get_height (GTK_WIDGET (self));
  double   left = rtl ? 0 : view->lanes.origin.x + view->lanes.size.width;
  double   end = rtl ? view->lanes.origin.x : gtk_widget_get_width (GTK_WIDGET (self));
  double   top = view->stages.origin.y + view->stages.size.height;
  int      n_stages = count_stages (self);
  int      n_lanes = MAX (1, way_canvas_count_portions (self, WAY_REVEAL_LANES));
  int      shown = self->stage.n_portions;
  double   x, right;

  if (self->stage.reveal == WAY_REVEAL_LANES)
    {
      append_if_any (snapshot, &color, 0, MAX (top, find_lane (self, view, shown)), gtk_widget_get_width (GTK_WIDGET (self)), height);
      return;
    }
  if (self->stage.reveal == WAY_REVEAL_STAGES)
    shown *= n_lanes;
  /* The stage that is half revealed, then all after it. */
  if (shown % n_lanes != 0 && find_stages (self, view, shown / n_lanes, shown / n_lanes + 1, &x, &right))
    append_if_any (snapshot, &color, MAX (x, left), MAX (top, find_lane (self, view, shown % n_lanes)), MIN (right, end), height);
  if (find_stages (self, view, (shown + n_lanes - 1) / n_lanes, n_stages, &x, &right))
    append_if_any (snapshot, &color, MAX (x, left), view->stages.origin.y, MIN (right, end), height);
}

/* The cell in use with the selected card, which may reach over its edge; or what is
 * selected, which may have been found elsewhere. */
static gboolean
find_light (WayCanvas       *self,
            const WayView   *view,
            graphene_rect_t *light)
{
  WayBox          box = { WAY_BOX_CELL }, selected;
  const char     *id = way_selection_get_last (self->selection);
  graphene_rect_t rect;
  gboolean        cell = way_canvas_find_cell (self, &box.column, &box.row) && way_layout_get_cell (self->layout, box.column, box.row, &box.rect);
  gboolean        item = id != NULL && way_layout_find (self->layout, id, &selected) && (selected.role == WAY_BOX_CARD || !cell);

  if (cell)
    way_canvas_get_box_rect (self, view, &box, light);
  if (item)
    way_canvas_get_box_rect (self, view, &selected, &rect);
  if (cell && item)
    graphene_rect_union (light, &rect, light);
  else if (item)
    *light = rect;

  return cell || item;
}

static void
append_dim (WayCanvas     *self,
            GtkSnapshot   *snapshot,
            const WayView *view)
{
  const GdkRGBA   dim = { 0, 0, 0, DIM };
  double          width = gtk_widget_get_width (GTK_WIDGET (self));
  double          height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t light;
  double          right, bottom;

  if (!find_light (self, view, &light))
    return;
  graphene_rect_inset (&light, -6, -6);
  right = light.origin.x + light.size.width;
  bottom = light.origin.y + light.size.height;
  append_if_any (snapshot, &dim, 0, 0, width, MIN (light.origin.y, height));
  append_if_any (snapshot, &dim, 0, MAX (light.origin.y, 0), MIN (light.origin.x, width), MIN (bottom, height));
  append_if_any (snapshot, &dim, MAX (right, 0), MAX (light.origin.y, 0), width, MIN (bottom, height));
  append_if_any (snapshot, &dim, 0, MAX (bottom, 0), width, height);
}

void
way_canvas_snapshot_stage (WayCanvas     *self,
                           GtkSnapshot   *snapshot,
                           const WayView *view)
{
  if (self->stage.covers)
    append_covers (self, snapshot, view);
  if (self->stage.spotlight)
    append_dim (self, snapshot, view);
}
