/* canvas-drag-view.c - how it looks while something is dragged
 *
 * What is dragged is the map itself, seen through, at the pointer: the same tiles at
 * another place. Where it would come down there is a line, in a cell that is marked.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/canvas/canvas-drag.h"
#include "widgets/shared/theme-color.h"

#define KNOB 8.0       /* pixels of the widget */
#define OPACITY 0.92   /* two texts over each other are none */
#define MOST_DIMMED 60 /* of many, those that come first say enough */

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              double                 radius,
              double                 width,
              const GdkRGBA         *color)
{
  GskRoundedRect outline;
  const float    widths[] = { width, width, width, width };
  const GdkRGBA  colors[] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, rect, MIN (radius, MIN (rect->size.width, rect->size.height) / 2));
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
get_rect (WayCanvas       *self,
          const WayRect   *rect,
          graphene_rect_t *seen)
{
  double x, y;

  way_canvas_map_to_widget (self, rect->x, rect->y, &x, &y);
  graphene_rect_init (seen, x, y, rect->width * self->zoom, rect->height * self->zoom);
}

/* A line with a knob at its ends, as wide at every zoom. */
static void
append_line (WayCanvas     *self,
             GtkSnapshot   *snapshot,
             const WayRect *line,
             const GdkRGBA *color)
{
  gboolean        upright = line->height > line->width;
  graphene_rect_t rect;
  GskRoundedRect  round;
  double          x, y;
  int             i;

  get_rect (self, line, &rect);
  x = rect.origin.x + rect.size.width / 2;
  y = rect.origin.y + rect.size.height / 2;
  if (upright)
    graphene_rect_init (&rect, x - 1.5, rect.origin.y, 3, rect.size.height);
  else
    graphene_rect_init (&rect, rect.origin.x, y - 1.5, rect.size.width, 3);
  gtk_snapshot_append_color (snapshot, color, &rect);
  for (i = 0; i < 2; i++)
    {
      graphene_rect_t knob;

      graphene_rect_init (&knob, (upright ? x : rect.origin.x + i * rect.size.width) - KNOB / 2,
                          (upright ? rect.origin.y + i * rect.size.height : y) - KNOB / 2, KNOB, KNOB);
      gsk_rounded_rect_init_from_rect (&round, &knob, KNOB / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, color, &knob);
      gtk_snapshot_pop (snapshot);
    }
}

/* What goes away is pale where it still stands. */
static void
append_pale (WayCanvas     *self,
             GtkSnapshot   *snapshot,
             const WayView *view)
{
  GdkRGBA page = way_theme_color_get (way_theme_get (self->theme)->page, 0.6);
  guint   i;

  for (i = 0; i < MIN (self->drag->ids->len, MOST_DIMMED); i++)
    {
      graphene_rect_t rect;
      WayBox          box;

      if (!way_layout_find (self->layout, g_ptr_array_index (self->drag->ids, i), &box))
        continue;
      way_canvas_get_box_rect (self, view, &box, &rect);
      gtk_snapshot_append_color (snapshot, &page, &rect);
    }
}

static void
append_number (WayCanvas        *self,
               GtkSnapshot      *snapshot,
               graphene_point_t *corner,
               guint             number)
{
  const WayTheme  *theme = way_theme_get (self->theme);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA         ground = way_theme_color_get (theme->accent, 1);
  GdkRGBA         ink = way_theme_color_get (theme->page, 1);
  GskRoundedRect  round;
  graphene_rect_t rect;
  int             width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width = MAX (width + 12, height + 4);
  graphene_rect_init (&rect, corner->x - width / 2.0, corner->y - height / 2.0 - 2, width, height + 4);
  gsk_rounded_rect_init_from_rect (&round, &rect, rect.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (corner->x - width / 2.0, corner->y - height / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* The thing itself, seen through, where the pointer holds it. */
static void
append_picture (WayCanvas     *self,
                GtkSnapshot   *snapshot,
                const WayView *view)
{
  const WayTheme  *theme = way_theme_get (self->theme);
  GdkRGBA          accent = way_theme_color_get (theme->accent, 1);
  WayDrag         *drag = self->drag;
  graphene_rect_t  rect, behind;
  graphene_point_t corner;
  GskRoundedRect   outline;
  WayBox           box;

  if (!way_layout_find (self->layout, drag->id, &box))
    return;
  way_canvas_get_box_rect (self, view, &box, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (drag->x - drag->grab_x - rect.origin.x, drag->y - drag->grab_y - rect.origin.y));
  /* The name of a step has no ground of its own. */
  if (box.role == WAY_BOX_STEP)
    graphene_rect_inset (&rect, 0, -4);
  gtk_snapshot_push_opacity (snapshot, OPACITY);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 7 * self->zoom);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.35 }, 0, 3, 0, 9);
  if (drag->ids->len > 1)
    {
      /* More lie below it. */
      GdkRGBA page = way_theme_color_get (theme->page, 1);

      graphene_rect_offset_r (&rect, 5, 5, &behind);
      gtk_snapshot_append_color (snapshot, &page, &behind);
      append_frame (snapshot, &behind, 7, 1, &accent);
    }
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  way_tiles_snapshot (self->tiles, snapshot, &rect, view->x + (box.role == WAY_BOX_LANE_HEADER ? view->lanes_dx : 0),
                      view->y + (box.role == WAY_BOX_STAGE || box.role == WAY_BOX_STEP ? view->stages_dy : 0));
  gtk_snapshot_pop (snapshot);
  append_frame (snapshot, &rect, 7 * self->zoom, 1.5, &accent);
  gtk_snapshot_pop (snapshot);
  corner = GRAPHENE_POINT_INIT (rect.origin.x + rect.size.width, rect.origin.y);
  if (drag->ids->len > 1)
    append_number (self, snapshot, &corner, drag->ids->len);
  gtk_snapshot_restore (snapshot);
}

/* The card that takes it. */
static void
append_over (WayCanvas     *self,
             GtkSnapshot   *snapshot,
             const WayView *view)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         ground = way_theme_color_get (theme->accent, 0.2);
  GdkRGBA         line = way_theme_color_get (theme->accent, 1);
  graphene_rect_t rect;
  GskRoundedRect  outline;
  WayBox          box;

  if (!way_layout_find (self->layout, self->drag->over, &box))
    return;
  way_canvas_get_box_rect (self, view, &box, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 7 * self->zoom);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  graphene_rect_inset (&rect, -2, -2);
  append_frame (snapshot, &rect, 9 * self->zoom, 3, &line);
}

/* The cell, or the stage, that takes it. */
static void
append_taker (WayCanvas     *self,
              GtkSnapshot   *snapshot,
              const WayView *view)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         ground = way_theme_color_get (theme->accent, 0.14);
  GdkRGBA         line = way_theme_color_get (theme->accent, 0.9);
  WayDrag        *drag = self->drag;
  graphene_rect_t rect;
  WayBox          box = { WAY_BOX_CARD };

  if (drag->type == WAY_DRAG_CARDS)
    {
      if (!way_layout_get_cell (self->layout, drag->cell.column, drag->cell.row, &box.rect))
        return;
    }
  else if (drag->kind != WAY_KIND_STEP || !way_layout_find (self->layout, way_item_get_id (drag->gap.parent), &box))
    return;
  way_canvas_get_box_rect (self, view, &box, &rect);
  graphene_rect_inset (&rect, -3, drag->type == WAY_DRAG_CARDS ? 2 : -2);
  if (drag->type == WAY_DRAG_CARDS)
    gtk_snapshot_append_color (snapshot, &ground, &rect);
  append_frame (snapshot, &rect, 5, 2, &line);
}

static void
append_pulled (WayCanvas   *self,
               GtkSnapshot *snapshot)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         ground = way_theme_color_get (theme->accent, 0.14);
  GdkRGBA         line = way_theme_color_get (theme->accent, 1);
  graphene_rect_t rect;

  if (self->drag->type == WAY_DRAG_WIDTH)
    {
      append_line (self, snapshot, &self->drag->mark, &line);
      return;
    }
  get_rect (self, &self->drag->mark, &rect);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  append_frame (snapshot, &rect, 7 * self->zoom, 2, &line);
}

/* Where marks are seen: headers stay over what is not theirs. */
static void
get_ground (WayCanvas       *self,
            const WayView   *view,
            graphene_rect_t *ground)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double lanes = view->lanes.origin.x + view->lanes.size.width;
  double stages = view->stages.origin.y + view->stages.size.height;

  if (self->drag->type == WAY_DRAG_STRUCTURE && self->drag->kind == WAY_KIND_LANE)
    {
      graphene_rect_init (ground, 0, stages, width, MAX (0, height - stages));
      return;
    }
  /* Stages, steps and the borders of columns are headers themselves. */
  if (self->drag->type == WAY_DRAG_STRUCTURE || self->drag->type == WAY_DRAG_WIDTH)
    stages = 0;
  if (way_layout_is_rtl (self->layout))
    graphene_rect_init (ground, 0, stages, MAX (0, view->lanes.origin.x), MAX (0, height - stages));
  else
    graphene_rect_init (ground, lanes, stages, MAX (0, width - lanes), MAX (0, height - stages));
}

static void
append_marks (WayCanvas     *self,
              GtkSnapshot   *snapshot,
              const WayView *view)
{
  GdkRGBA line = way_theme_color_get (way_theme_get (self->theme)->accent, 1);

  if (self->drag->type == WAY_DRAG_SPAN || self->drag->type == WAY_DRAG_WIDTH)
    {
      append_pulled (self, snapshot);
      return;
    }
  if (!self->drag->copying)
    append_pale (self, snapshot, view);
  if (self->drag->possible && self->drag->over != NULL)
    append_over (self, snapshot, view);
  else if (self->drag->possible)
    {
      append_taker (self, snapshot, view);
      append_line (self, snapshot, self->drag->type == WAY_DRAG_CARDS ? &self->drag->cell.line : &self->drag->gap.line, &line);
    }
}

/* Over the map, while something is dragged. */
void
way_canvas_snapshot_drag (WayCanvas     *self,
                          GtkSnapshot   *snapshot,
                          const WayView *view)
{
  graphene_rect_t ground;

  if (!way_canvas_is_dragging (self))
    return;
  get_ground (self, view, &ground);
  /* A knob at the edge is whole. */
  graphene_rect_inset (&ground, -KNOB / 2, 0);
  gtk_snapshot_push_clip (snapshot, &ground);
  append_marks (self, snapshot, view);
  gtk_snapshot_pop (snapshot);
  /* The pointer has a picture of a guest already. */
  if (!self->drag->guest && (self->drag->type == WAY_DRAG_CARDS || self->drag->type == WAY_DRAG_STRUCTURE))
    append_picture (self, snapshot, view);
}
