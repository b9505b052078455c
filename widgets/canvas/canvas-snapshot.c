/* canvas-snapshot.c - what is seen
 *
 * The map, then the headers over it. Headers are the same tiles shown at another
 * place, so nothing jumps when they begin to stay.
 */
#include "config.h"

#include <math.h>

#include "widgets/canvas/canvas-private.h"

#define SHADOW 8.0

typedef enum
{
  LAYER_CELLS,
  LAYER_STAGES,
  LAYER_LANES,
} Layer;

static GdkRGBA
get_color (WayColor color,
           double   alpha)
{
  return (GdkRGBA){ (color >> 24 & 0xff) / 255.0, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                    (color & 0xff) / 255.0 * alpha };
}

static void
append_outline (GtkSnapshot           *snapshot,
                const graphene_rect_t *rect,
                double                 radius,
                double                 width,
                const GdkRGBA         *color)
{
  GskRoundedRect  outline;
  graphene_rect_t outer = *rect;
  const float     widths[] = { width, width, width, width };
  const GdkRGBA   colors[] = { *color, *color, *color, *color };

  graphene_rect_inset (&outer, -width, -width);
  gsk_rounded_rect_init_from_rect (&outline, &outer, MIN (radius + width, MIN (outer.size.width, outer.size.height) / 2));
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static Layer
get_layer (const WayBox *box)
{
  switch ((int)box->role)
    {
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
      return LAYER_STAGES;
    case WAY_BOX_LANE_HEADER:
      return LAYER_LANES;
    default:
      return LAYER_CELLS;
    }
}

static double
get_radius (const WayBox *box)
{
  switch ((int)box->role)
    {
    case WAY_BOX_EMOTION:
    case WAY_BOX_CHIP:
      return box->rect.height / 2;
    case WAY_BOX_STAGE:
      return 3;
    default:
      return 7;
    }
}

/* The cell in use is shown quietly while one of its cards is selected. */
static void
append_cell (WayCanvas     *self,
             GtkSnapshot   *snapshot,
             const WayView *view)
{
  const WayTheme *theme = way_theme_get (self->theme);
  gboolean        empty = way_selection_get_size (self->selection) == 0;
  GdkRGBA         line = get_color (theme->accent, empty ? 0.9 : 0.25);
  GdkRGBA         ground = get_color (theme->accent, empty ? 0.08 : 0.04);
  WayBox          box = { WAY_BOX_CELL };
  graphene_rect_t rect;

  if (!way_canvas_find_cell (self, &box.column, &box.row) || !way_layout_get_cell (self->layout, box.column, box.row, &box.rect))
    return;

  /* The gaps between columns belong to the cells beside them. */
  box.rect.x -= 3;
  box.rect.width += 6;
  box.rect.y += 2;
  box.rect.height -= 4;
  way_canvas_get_box_rect (self, view, &box, &rect);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  graphene_rect_inset (&rect, 1, 1);
  append_outline (snapshot, &rect, 5, empty ? 1.5 : 1, &line);
}

static void
append_selected (WayCanvas     *self,
                 GtkSnapshot   *snapshot,
                 const WayView *view,
                 Layer          layer)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         color = get_color (theme->accent, 1);
  WayCanvasProxy *cursor = way_canvas_get_cursor (self);
  double          width = theme->border_width > 1 ? 3 : 2;
  guint           i;

  for (i = 0; i < way_selection_get_size (self->selection); i++)
    {
      const char     *id = way_selection_get_nth (self->selection, i);
      graphene_rect_t rect;
      WayBox          box;

      if (!way_layout_find (self->layout, id, &box) || get_layer (&box) != layer)
        continue;
      /* Title and objective are of one item. */
      if (box.role == WAY_BOX_TITLE && cursor != NULL && way_canvas_proxy_get_role (cursor) == WAY_BOX_OBJECTIVE)
        {
          box.role = WAY_BOX_OBJECTIVE;
          box.rect = *way_canvas_proxy_get_rect (cursor);
        }
      if (box.role == WAY_BOX_TITLE || box.role == WAY_BOX_OBJECTIVE)
        {
          box.rect.x -= 6;
          box.rect.width += 12;
        }
      way_canvas_get_box_rect (self, view, &box, &rect);
      append_outline (snapshot, &rect, get_radius (&box) * self->zoom, width, &color);
    }
}

static void
append_shadow (GtkSnapshot     *snapshot,
               graphene_rect_t *rect,
               graphene_point_t from,
               graphene_point_t to)
{
  const GskColorStop stops[] = { { 0, { 0, 0, 0, 0.16 } }, { 0.35, { 0, 0, 0, 0.05 } }, { 1, { 0, 0, 0, 0 } } };

  gtk_snapshot_append_linear_gradient (snapshot, rect, &from, &to, stops, G_N_ELEMENTS (stops));
}

static void
append_lane_shadow (WayCanvas     *self,
                    GtkSnapshot   *snapshot,
                    const WayView *view)
{
  gboolean        rtl = way_layout_is_rtl (self->layout);
  double          x = rtl ? view->lanes.origin.x : view->lanes.origin.x + view->lanes.size.width;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (rtl ? x - SHADOW : x, view->lanes.origin.y, SHADOW, view->lanes.size.height);

  append_shadow (snapshot, &rect, GRAPHENE_POINT_INIT (x, 0), GRAPHENE_POINT_INIT (rtl ? x - SHADOW : x + SHADOW, 0));
}

static void
append_stage_shadow (GtkSnapshot   *snapshot,
                     const WayView *view)
{
  double          y = view->stages.origin.y + view->stages.size.height;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (view->stages.origin.x, y, view->stages.size.width, SHADOW);

  append_shadow (snapshot, &rect, GRAPHENE_POINT_INIT (0, y), GRAPHENE_POINT_INIT (0, y + SHADOW));
}

static void
append_tiles (WayCanvas             *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *clip,
              double                 x,
              double                 y)
{
  GdkRGBA page = get_color (way_theme_get (self->theme)->page, 1);

  gtk_snapshot_append_color (snapshot, &page, clip);
  way_tiles_snapshot (self->tiles, snapshot, clip, x, y);
}

static void
append_map (WayCanvas             *self,
            GtkSnapshot           *snapshot,
            const WayView         *view,
            const graphene_rect_t *all)
{
  graphene_rect_t corner;

  append_tiles (self, snapshot, all, view->x, view->y);
  append_cell (self, snapshot, view);
  append_selected (self, snapshot, view, LAYER_CELLS);

  gtk_snapshot_push_clip (snapshot, &view->stages);
  if (view->stages_dy != 0)
    append_tiles (self, snapshot, &view->stages, view->x, view->y + view->stages_dy);
  append_selected (self, snapshot, view, LAYER_STAGES);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &view->lanes);
  if (view->lanes_dx != 0)
    append_tiles (self, snapshot, &view->lanes, view->x + view->lanes_dx, view->y);
  append_selected (self, snapshot, view, LAYER_LANES);
  gtk_snapshot_pop (snapshot);
  if (view->lanes_dx != 0)
    append_lane_shadow (self, snapshot, view);

  if (view->stages_dy != 0)
    {
      /* Where both meet: lanes go below it. */
      graphene_rect_intersection (&view->lanes, &view->stages, &corner);
      if (view->lanes_dx == 0)
        append_stage_shadow (snapshot, view);
      else
        {
          gtk_snapshot_push_clip (snapshot, &corner);
          append_tiles (self, snapshot, &corner, view->x + view->lanes_dx, view->y + view->stages_dy);
          gtk_snapshot_pop (snapshot);
          append_stage_shadow (snapshot, view);
        }
    }
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WAY_CANVAS (widget)->frame_id = 0;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_REMOVE;
}

void
way_canvas_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  WayCanvas      *self = WAY_CANVAS (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  WayView         view;

  if (self->layout == NULL)
    {
      GdkRGBA page = get_color (way_theme_get (self->theme)->page, 1);

      gtk_snapshot_append_color (snapshot, &page, &all);
      return;
    }

  way_canvas_refresh (self);
  way_canvas_get_view (self, &view);
  way_tiles_begin (self->tiles, self->zoom, gtk_widget_get_scale_factor (widget));
  gtk_snapshot_push_clip (snapshot, &all);
  append_map (self, snapshot, &view, &all);
  gtk_snapshot_pop (snapshot);
  if (!way_tiles_end (self->tiles) && self->frame_id == 0)
    self->frame_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);

  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->editor), snapshot);
}
