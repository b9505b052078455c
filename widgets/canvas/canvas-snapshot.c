/* canvas-snapshot.c - what is seen
 *
 * The map, then the headers over it. Headers are the same tiles shown at another
 * place, so nothing jumps when they begin to stay.
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "journeys/layout/places.h"
#include "widgets/canvas/canvas-private.h"
#include "widgets/shared/theme-color.h"

#define SHADOW 8.0

typedef enum
{
  LAYER_CELLS,
  LAYER_STAGES,
  LAYER_LANES,
} Layer;

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

/* The cell in use is shown quietly while one of its cards is selected, unless that
 * reaches over its edge. */
static void
append_cell (WayCanvas     *self,
             GtkSnapshot   *snapshot,
             const WayView *view)
{
  const WayTheme *theme = way_theme_get (self->theme);
  gboolean        empty = way_selection_get_size (self->selection) == 0;
  GdkRGBA         line = way_theme_color_get (theme->accent, empty ? 0.9 : 0.25);
  GdkRGBA         ground = way_theme_color_get (theme->accent, 0.08);
  WayBox          box = { WAY_BOX_CELL };
  graphene_rect_t rect;
  WayItem        *item = way_selection_get_item (self->selection, way_canvas_get_map (self));

  /* What is typed elsewhere lands where it glows. */
  if (self->glow.step != NULL)
    return;
  if (item != NULL && way_kind_is_card (way_item_get_kind (item)) && way_item_get_int (item, "span", 1) > 1)
    return;
  if (!way_canvas_find_cell (self, &box.column, &box.row) || !way_layout_get_cell (self->layout, box.column, box.row, &box.rect))
    return;

  /* The gaps between columns belong to the cells beside them. */
  box.rect.x -= 3;
  box.rect.width += 6;
  box.rect.y += 2;
  box.rect.height -= 4;
  way_canvas_get_box_rect (self, view, &box, &rect);
  /* Cards keep their own colours. */
  if (empty)
    gtk_snapshot_append_color (snapshot, &ground, &rect);
  graphene_rect_inset (&rect, 1, 1);
  append_outline (snapshot, &rect, 5, empty ? 1.5 : 1, &line);
}

/* The part of the map whose boxes are seen in a layer. */
static WayRect
get_seen (WayCanvas     *self,
          const WayView *view,
          Layer          layer)
{
  double  width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  WayRect stages, lanes;
  WayRect seen = { -view->x / self->zoom, -view->y / self->zoom, width / self->zoom, height / self->zoom };

  way_layout_get_frame (self->layout, &stages, &lanes);
  if (layer == LAYER_STAGES)
    {
      seen.y = stages.y;
      seen.height = stages.height;
    }
  else if (layer == LAYER_LANES)
    {
      seen.x = lanes.x;
      seen.width = lanes.width;
    }

  return seen;
}

typedef struct
{
  WaySelection *selection;
  GHashTable   *ids;
} Selected;

static void
add_if_selected (const WayBox *box,
                 gpointer      data)
{
  Selected   *selected = data;
  const char *id = box->item != NULL ? way_item_get_id (box->item) : NULL;

  if (way_selection_contains (selected->selection, id))
    g_hash_table_add (selected->ids, (gpointer)id);
}

/* Of those in sight: thousands may be selected. */
static void
append_selected (WayCanvas     *self,
                 GtkSnapshot   *snapshot,
                 const WayView *view,
                 Layer          layer)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         color = way_theme_color_get (theme->accent, 1);
  WayCanvasProxy *cursor = way_canvas_get_cursor (self);
  double          width = theme->border_width > 1 ? 3 : 2;
  WayRect         seen = get_seen (self, view, layer);
  GHashTableIter  iter;
  gpointer        id;
  g_autoptr (GHashTable) ids = NULL;

  if (way_selection_get_size (self->selection) == 0)
    return;
  ids = g_hash_table_new (g_str_hash, g_str_equal);
  way_layout_foreach (self->layout, &seen, add_if_selected, &(Selected){ self->selection, ids });
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
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

/* What has no name yet says what it is; only on screen, where it can be named. */

typedef struct
{
  WayCanvas     *self;
  GtkSnapshot   *snapshot;
  const WayView *view;
  Layer          layer;
} Untitled;

static const char *
get_placeholder (const WayBox *box)
{
  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
      return _ ("Untitled map");
    case WAY_BOX_STAGE:
      return _ ("Untitled stage");
    case WAY_BOX_STEP:
      return _ ("Untitled step");
    case WAY_BOX_LANE_HEADER:
      return _ ("Untitled lane");
    case WAY_BOX_CARD:
      return _ ("Untitled");
    default:
      return NULL;
    }
}

static void
append_if_untitled (const WayBox *box,
                    gpointer      data)
{
  Untitled       *untitled = data;
  WayCanvas      *self = untitled->self;
  const char     *text = get_placeholder (box);
  WayBox          area = *box;
  WayTextPlace    place;
  WayTint         tint;
  GdkRGBA         color;
  graphene_rect_t rect;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;

  if (text == NULL || get_layer (box) != untitled->layer || !way_layout_find_text (self->layout, box, &place))
    return;
  if (box->role == WAY_BOX_CARD && *way_card_face_get_title (way_layout_get_map (self->layout), box->item) != '\0')
    return;
  if (*way_item_get_text (box->item, "title") != '\0' || (self->editor != NULL && g_strcmp0 (self->edited, way_item_get_id (box->item)) == 0))
    return;

  tint = way_canvas_find_tint (self, box);
  color = way_theme_color_get (tint.ink, 0.75);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  font = pango_font_description_from_string (way_font_get_family ());
  pango_font_description_set_absolute_size (font, way_font_get_size (place.font) * PANGO_SCALE);
  pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, place.rect.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, place.centered ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  area.rect = place.rect;
  way_canvas_get_box_rect (self, untitled->view, &area, &rect);
  gtk_snapshot_save (untitled->snapshot);
  gtk_snapshot_translate (untitled->snapshot, &rect.origin);
  gtk_snapshot_scale (untitled->snapshot, self->zoom, self->zoom);
  gtk_snapshot_append_layout (untitled->snapshot, layout, &color);
  gtk_snapshot_restore (untitled->snapshot);
}

static void
append_untitled (WayCanvas     *self,
                 GtkSnapshot   *snapshot,
                 const WayView *view,
                 Layer          layer)
{
  Untitled untitled = { self, snapshot, view, layer };
  WayRect  seen = get_seen (self, view, layer);

  way_layout_foreach (self->layout, &seen, append_if_untitled, &untitled);
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

/* The part of the widget that no header covers. */
static graphene_rect_t
get_body (WayCanvas     *self,
          const WayView *view)
{
  double          width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double          top = view->stages_dy != 0 ? view->stages.origin.y + view->stages.size.height : 0;
  graphene_rect_t body = GRAPHENE_RECT_INIT (0, top, width, MAX (0, height - top));

  if (view->lanes_dx != 0 && view->lanes.origin.y <= top && view->lanes.origin.y + view->lanes.size.height >= height)
    {
      body.size.width = MAX (0, width - view->lanes.size.width);
      body.origin.x = way_layout_is_rtl (self->layout) ? 0 : width - body.size.width;
    }

  return body;
}

static void
append_part (WayCanvas             *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *part,
             double                 x,
             double                 y)
{
  gtk_snapshot_push_clip (snapshot, part);
  way_tiles_snapshot (self->tiles, snapshot, part, x, y);
  gtk_snapshot_pop (snapshot);
}

static void
append_map (WayCanvas     *self,
            GtkSnapshot   *snapshot,
            const WayView *view)
{
  graphene_rect_t body = get_body (self, view);
  graphene_rect_t corner;

  append_part (self, snapshot, &body, view->x, view->y);
  append_cell (self, snapshot, view);
  way_canvas_append_glow (self, snapshot, view);
  append_untitled (self, snapshot, view, LAYER_CELLS);
  append_selected (self, snapshot, view, LAYER_CELLS);
  way_canvas_append_ghosts (self, snapshot, view);

  gtk_snapshot_push_clip (snapshot, &view->stages);
  if (view->stages_dy != 0)
    way_tiles_snapshot (self->tiles, snapshot, &view->stages, view->x, view->y + view->stages_dy);
  append_untitled (self, snapshot, view, LAYER_STAGES);
  append_selected (self, snapshot, view, LAYER_STAGES);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &view->lanes);
  if (view->lanes_dx != 0)
    way_tiles_snapshot (self->tiles, snapshot, &view->lanes, view->x + view->lanes_dx, view->y);
  append_untitled (self, snapshot, view, LAYER_LANES);
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
          append_part (self, snapshot, &corner, view->x + view->lanes_dx, view->y + view->stages_dy);
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
      GdkRGBA page = way_theme_color_get (way_theme_get (self->theme)->page, 1);

      gtk_snapshot_append_color (snapshot, &page, &all);
      return;
    }

  way_canvas_refresh (self);
  way_canvas_get_view (self, &view);
  way_tiles_begin (self->tiles, self->zoom, self->stretched, gtk_widget_get_scale_factor (widget),
                   gtk_native_get_renderer (gtk_widget_get_native (widget)));
  gtk_snapshot_push_clip (snapshot, &all);
  append_map (self, snapshot, &view);
  way_canvas_snapshot_stage (self, snapshot, &view);
  way_canvas_snapshot_drag (self, snapshot, &view);
  gtk_snapshot_pop (snapshot);
  if (!way_tiles_end (self->tiles) && self->frame_id == 0)
    self->frame_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);

  gtk_widget_snapshot_child (widget, self->empty_hint, snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->editor), snapshot);
}
