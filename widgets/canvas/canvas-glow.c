/* canvas-glow.c - the cell that the next card lands in, and cards that would land
 *
 * Ghosts stand below what is in their cells already, without room of their own:
 * the map is not laid out for what may never come.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/canvas/canvas-private.h"
#include "widgets/shared/theme-color.h"

#define GHOST_HEIGHT 40.0
#define GHOST_GAP 6.0
#define GHOSTS_SHOWN 5
#define INSET 4.0

static gboolean
find_cell (WayCanvas *self,
           int       *column,
           int       *row)
{
  int i;

  *column = *row = -1;
  if (self->glow.step == NULL || self->layout == NULL)
    return FALSE;
  for (i = 0; i < way_layout_n_columns (self->layout) && *column < 0; i++)
    if (g_str_equal (way_item_get_id (way_layout_get_step (self->layout, i)), self->glow.step))
      *column = i;
  for (i = 0; i < way_layout_n_rows (self->layout) && *row < 0; i++)
    if (g_str_equal (way_item_get_id (way_layout_get_lane (self->layout, i)), self->glow.lane))
      *row = i;

  return *column >= 0 && *row >= 0;
}

static void
clear_ghosts (WayGlow *glow)
{
  g_clear_pointer (&glow->ghosts, g_ptr_array_unref);
  g_clear_pointer (&glow->counts, g_free);
  glow->n_columns = 0;
}

void
way_canvas_reveal_glow (WayCanvas *self)
{
  int     column, row;
  WayRect rect;

  if (self->adjustments[0] == NULL || self->adjustments[1] == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  if (find_cell (self, &column, &row) && way_layout_get_cell (self->layout, column, row, &rect))
    way_canvas_reveal (self, &rect, TRUE, TRUE);
}

/**
 * way_canvas_set_glow:
 * @self: a canvas
 * @step_id: (nullable): the id of a step
 * @lane_id: (nullable): the id of a lane
 *
 * Lets a cell glow, and brings it into sight. NULL for none.
 */
void
way_canvas_set_glow (WayCanvas  *self,
                     const char *step_id,
                     const char *lane_id)
{
  WayGlow *glow = &self->glow;

  g_return_if_fail (WAY_IS_CANVAS (self));

  if (g_strcmp0 (glow->step, step_id) == 0 && g_strcmp0 (glow->lane, lane_id) == 0)
    return;
  g_free (glow->step);
  g_free (glow->lane);
  glow->step = lane_id != NULL ? g_strdup (step_id) : NULL;
  glow->lane = step_id != NULL ? g_strdup (lane_id) : NULL;
  if (glow->step == NULL)
    clear_ghosts (glow);
  else
    {
      way_canvas_refresh (self);
      way_canvas_reveal_glow (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

typedef struct
{
  int    row;
  double bottom;
} Below;

static void
note_bottom (const WayBox *box,
             gpointer      data)
{
  Below *below = data;

  if (box->role == WAY_BOX_CARD && box->row == below->row)
    below->bottom = MAX (below->bottom, box->rect.y + box->rect.height + GHOST_GAP);
}

/* Where the first ghost of a column stands: below what is there already. */
static gboolean
find_first_place (WayCanvas *self,
                  int        offset,
                  int        column,
                  int        row,
                  WayRect   *place)
{
  Below   below = { row, 0 };
  WayRect cell;

  if (self->glow.counts[offset] == 0 || !way_layout_get_cell (self->layout, column, row, &cell))
    return FALSE;
  below.bottom = cell.y + INSET + 3;
  way_layout_foreach (self->layout, &cell, note_bottom, &below);
  *place = (WayRect){ cell.x + INSET - 2, below.bottom, cell.width - 2 * INSET + 4, GHOST_HEIGHT };

  return TRUE;
}

/* As many of them as there is room for, those of the first column in any case. */
static void
reveal_ghosts (WayCanvas *self)
{
  WayGlow *glow = &self->glow;
  WayRect  first = { 0 }, all = { 0 }, place;
  int      column, row, i;

  if (self->adjustments[0] == NULL || self->adjustments[1] == NULL || !find_cell (self, &column, &row))
    return;
  for (i = 0; i < glow->n_columns; i++)
    if (find_first_place (self, i, column + i, row, &place))
      {
        double right = MAX (all.x + all.width, place.x + place.width);
        double bottom = MAX (all.y + all.height, place.y + MIN (glow->counts[i], GHOSTS_SHOWN + 1) * (GHOST_HEIGHT + GHOST_GAP));

        if (all.width == 0)
          all = first = place;
        all = (WayRect){ MIN (all.x, place.x), MIN (all.y, place.y), 0, 0 };
        all.width = right - all.x;
        all.height = bottom - all.y;
      }
  if (all.width == 0)
    return;
  way_canvas_reveal (self, &all, TRUE, TRUE);
  way_canvas_reveal (self, &first, TRUE, TRUE);
}

static void
free_ghost (gpointer data)
{
  g_free (((WaySplitCard *)data)->text);
  g_free (data);
}

/**
 * way_canvas_set_ghosts:
 * @self: a canvas with a cell that glows
 * @split: (nullable): the cards of a text
 *
 * Shows where cards would land, from that cell on.
 */
void
way_canvas_set_ghosts (WayCanvas *self,
                       WaySplit  *split)
{
  WayGlow *glow = &self->glow;
  guint    i;

  g_return_if_fail (WAY_IS_CANVAS (self));

  clear_ghosts (glow);
  if (split != NULL && glow->step != NULL)
    {
      glow->ghosts = g_ptr_array_new_with_free_func (free_ghost);
      glow->n_columns = split->n_columns;
      glow->counts = g_new0 (int, split->n_columns + 1);
      for (i = 0; i < split->cards->len; i++)
        {
          const WaySplitCard *card = g_ptr_array_index (split->cards, i);
          WaySplitCard       *ghost;

          if (glow->counts[card->column]++ >= GHOSTS_SHOWN)
            continue;
          ghost = g_new0 (WaySplitCard, 1);
          ghost->column = card->column;
          ghost->text = g_strndup (card->text, strcspn (card->text, "\n\r"));
          g_ptr_array_add (glow->ghosts, ghost);
        }
      way_canvas_refresh (self);
      if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
        reveal_ghosts (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Drawing. */

static void
get_cell_rect (WayCanvas       *self,
               const WayView   *view,
               const WayRect   *cell,
               int              column,
               int              row,
               graphene_rect_t *rect)
{
  WayBox box = { WAY_BOX_CELL };

  box.rect = *cell;
  box.column = column;
  box.row = row;
  way_canvas_get_box_rect (self, view, &box, rect);
}

void
way_canvas_append_glow (WayCanvas     *self,
                        GtkSnapshot   *snapshot,
                        const WayView *view)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         inner = way_theme_color_get (theme->accent, 0.3);
  GdkRGBA         halo = way_theme_color_get (theme->accent, 0.55);
  GdkRGBA         line = way_theme_color_get (theme->accent, 1);
  const float     widths[] = { 2, 2, 2, 2 };
  const GdkRGBA   lines[] = { line, line, line, line };
  graphene_rect_t rect;
  GskRoundedRect  outline;
  WayRect         cell;
  int             column, row;

  if (!find_cell (self, &column, &row) || !way_layout_get_cell (self->layout, column, row, &cell))
    return;
  cell = (WayRect){ cell.x - 3, cell.y + 2, cell.width + 6, cell.height - 4 };
  get_cell_rect (self, view, &cell, column, row, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 8);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &halo, 0, 0, 1, 12);
  /* Cards keep their own colours. */
  gtk_snapshot_append_inset_shadow (snapshot, &outline, &inner, 0, 0, 1, 6);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);
}

/* Pango changes the side of what is written against the direction of the widget. */
static gboolean
stands_right (WayCanvas   *self,
              PangoLayout *layout)
{
  PangoDirection written = pango_layout_get_direction (layout, 0);
  gboolean       rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean       against = rtl ? written == PANGO_DIRECTION_LTR : written == PANGO_DIRECTION_RTL;

  return way_layout_is_rtl (self->layout) != against;
}

static void
append_ghost (WayCanvas     *self,
              GtkSnapshot   *snapshot,
              const WayView *view,
              const WayRect *place,
              const char    *text,
              gboolean       quiet)
{
  const WayTheme *theme = way_theme_get (self->theme);
  GdkRGBA         page = way_theme_color_get (theme->page, 0.88);
  GdkRGBA         ground = way_theme_color_get (theme->accent, quiet ? 0.04 : 0.16);
  GdkRGBA         line = way_theme_color_get (theme->accent, quiet ? 0.35 : 0.8);
  GdkRGBA         ink = way_theme_color_get (theme->ink, 1);
  const float     widths[] = { 1, 1, 1, 1 };
  const GdkRGBA   lines[] = { line, line, line, line };
  graphene_rect_t rect;
  GskRoundedRect  outline;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (way_font_get_family ());
  int height;

  get_cell_rect (self, view, place, 0, 0, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 6 * self->zoom);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &page, &rect);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);

  pango_font_description_set_absolute_size (font, way_font_get_size (WAY_FONT_CARD) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (place->width - 16) * PANGO_SCALE);
  pango_layout_set_height (layout, -2);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, stands_right (self, layout) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect.origin);
  gtk_snapshot_scale (snapshot, self->zoom, self->zoom);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (8, (place->height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* The cards of one column, and how many more there are. */
static void
append_column (WayCanvas     *self,
               GtkSnapshot   *snapshot,
               const WayView *view,
               int            offset,
               int            column,
               int            row)
{
  WayGlow *glow = &self->glow;
  WayRect  place;
  int      n = 0;
  guint    i;

  if (!find_first_place (self, offset, column, row, &place))
    return;
  for (i = 0; i < glow->ghosts->len; i++)
    {
      const WaySplitCard *ghost = g_ptr_array_index (glow->ghosts, i);

      if (ghost->column != offset)
        continue;
      append_ghost (self, snapshot, view, &place, ghost->text, FALSE);
      place.y += GHOST_HEIGHT + GHOST_GAP;
      n++;
    }
  if (glow->counts[offset] > n)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (NULL, "and %d more", "and %d more", glow->counts[offset] - n), glow->counts[offset] - n);

      place.height = 24;
      append_ghost (self, snapshot, view, &place, more, TRUE);
    }
}

void
way_canvas_append_ghosts (WayCanvas     *self,
                          GtkSnapshot   *snapshot,
                          const WayView *view)
{
  int column, row, i;

  if (self->glow.ghosts == NULL || !find_cell (self, &column, &row))
    return;
  for (i = 0; i < self->glow.n_columns; i++)
    append_column (self, snapshot, view, i, column + i, row);
}
