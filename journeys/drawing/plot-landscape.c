/* plot-landscape.c - where customers are under-served: importance × satisfaction of jobs */
#include "config.h"

#include "journeys/drawing/plot-landscape.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-landscape-private.h"

#define LEFT 30.0  /* figures of satisfaction */
#define RIGHT 50.0 /* figures of the scores */
#define TOP 22.0
#define BOTTOM 40.0
#define KEY_WIDTH 300.0
#define SIDE_FROM 760.0  /* a key stands beside the plot from this width on */
#define WORDS_FROM 480.0 /* labels in words from this width on */
#define MOST_WORDS 45
#define LABEL_WIDTH 150.0
#define NUMBERED 9.0 /* radius of a round mark with a number; others reach further */
#define APART 2.5
#define SQUARE 560.0 /* how high a plot is on paper */

static double
get_x (const Landscape *self,
       double           importance)
{
  return self->area.x + CLAMP (importance, 0, 10) / 10 * self->area.width;
}

static double
get_y (const Landscape *self,
       double           satisfaction)
{
  return self->area.y + (1 - CLAMP (satisfaction, 0, 10) / 10) * self->area.height;
}

/* Over-served: more satisfied than it matters. Under-served: a score of 10 or more. */
static const char *
get_zone (const WayLandscapeMark *mark)
{
  if (mark->satisfaction > mark->importance)
    return _ ("over-served");

  return mark->score >= 10 ? _ ("under-served") : _ ("served right");
}

static int
compare_marks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const WayLandscapeData *what = data;
  const WayLandscapeMark *x = &what->marks[*(const guint *)a], *y = &what->marks[*(const guint *)b];
  gboolean                first = what->job != NULL && strcmp (x->id, what->job) == 0;
  gboolean                second = what->job != NULL && strcmp (y->id, what->job) == 0;

  if (first != second)
    return first ? -1 : 1;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return *(const guint *)a < *(const guint *)b ? -1 : 1;
}

/* Each persona has a shape and a letter, in the order in which they come. */
static void
collect_personas (Landscape *self)
{
  guint i, j;

  self->personas = g_ptr_array_new ();
  for (i = 0; i < self->data->n_marks; i++)
    {
      const char *name = self->data->marks[i].persona;

      for (j = 0; j < self->personas->len; j++)
        if (g_strcmp0 (g_ptr_array_index (self->personas, j), name) == 0)
          break;
      if (j == self->personas->len)
        g_ptr_array_add (self->personas, (gpointer)name);
      self->places[i] = j;
    }
}

static void
add_zone (Landscape *self,
          WayHue     hue,
          double     x1,
          double     y1,
          double     x2,
          double     y2,
          double     x3,
          double     y3)
{
  const double points[] = { get_x (self, x1), get_y (self, y1), get_x (self, x2), get_y (self, y2),
                            get_x (self, x3), get_y (self, y3) };
  WayColor     fill = hue == WAY_HUE_GREY ? self->theme->lane : self->theme->soft[hue].fill;

  way_plot_add_polygon (self->plot, points, 3, &(WayPaint){ .fill = fill });
}

/* The names of the zones: where they stand, and after the marks as they are, on a
 * ground of their own, so that they can be read among many. */
static void
add_zone_names (Landscape *self,
                gboolean   draw)
{
  const WayRect *area = &self->area;
  const struct
  {
    const char   *name;
    double        x, y;
    WayPlotAnchor anchor;
  } zones[] = {
    { _ ("Over-served"), area->x + 8, area->y + 6, WAY_PLOT_START },
    { _ ("Under-served"), area->x + area->width - 8, area->y + area->height - 24, WAY_PLOT_END },
    { _ ("Served right"), get_x (self, 1.0), area->y + area->height - 24, WAY_PLOT_START },
  };
  guint i, n = area->width > 300 ? 3 : 2;

  for (i = 0; i < n; i++)
    {
      double  height, width = way_plot_measure (self->plot, WAY_FONT_STEP, zones[i].name, -1, &height);
      WayRect rect = { zones[i].x - (zones[i].anchor == WAY_PLOT_START ? 0 : width) - 3, zones[i].y, width + 6, height };

      if (!draw)
        g_array_append_val (self->taken, rect);
      else
        {
          way_plot_add_box (self->plot, &rect, 3, &(WayPaint){ (self->theme->lane & ~0xffu) | 0xb0, WAY_PLOT_CLEAR, 0, 0 });
          way_plot_add_text (self->plot, WAY_FONT_STEP, zones[i].name, zones[i].x, zones[i].y, zones[i].anchor, self->theme->ink);
        }
    }
}

/* The zones, and the lines of equal scores. */
static void
add_ground (Landscape *self)
{
  static const int scores[] = { 10, 12, 15 };
  const WayTheme  *theme = self->theme;
  const WayRect   *area = &self->area;
  WayPlot         *plot = self->plot;
  guint            i;

  add_zone (self, WAY_HUE_GREY, 0, 0, 5, 0, 10, 10);
  add_zone (self, WAY_HUE_GREEN, 5, 0, 10, 0, 10, 10);
  add_zone (self, WAY_HUE_YELLOW, 0, 0, 10, 10, 0, 10);
  for (i = 0; i <= 10; i += 2)
    {
      g_autofree char *figure = g_strdup_printf ("%u", i);
      double           x = get_x (self, i), y = get_y (self, i);

      way_plot_add_line (plot, x, area->y, x, area->y + area->height, 1, 0, theme->line);
      way_plot_add_line (plot, area->x, y, area->x + area->width, y, 1, 0, theme->line);
      way_plot_add_text (plot, WAY_FONT_LANE_NOTE, figure, x, area->y + area->height + 3, WAY_PLOT_MIDDLE, theme->quiet);
      way_plot_add_text (plot, WAY_FONT_LANE_NOTE, figure, area->x - 6, y - 8, WAY_PLOT_END, theme->quiet);
    }
  way_plot_add_line (plot, get_x (self, 0), get_y (self, 0), get_x (self, 10), get_y (self, 10), 1.2, 0, theme->strong_line);
  for (i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", scores[i]);
      double           x = get_x (self, scores[i] / 2.0), y = get_y (self, 20 - scores[i]);

      way_plot_add_line (plot, x, get_y (self, 0), get_x (self, 10), y, 1, i == 0 ? 0 : 5, theme->strong_line);
      way_plot_add_text (plot, WAY_FONT_LANE_NOTE, figure, area->x + area->width + 5, y - 8, WAY_PLOT_START, theme->quiet);
    }
  way_plot_add_text (plot, WAY_FONT_LANE_NOTE, _ ("Satisfaction"), area->x, area->y - 19, WAY_PLOT_START, theme->quiet);
  way_plot_add_text (plot, WAY_FONT_LANE_NOTE, _ ("Importance"), area->x + area->width, area->y + area->height + 19, WAY_PLOT_END, theme->quiet);
  /* TRANSLATORS: heads the figures at the ends of lines of equal opportunity score */
  way_plot_add_text (plot, WAY_FONT_LANE_NOTE, _ ("Score"), area->x + area->width + RIGHT - 2, area->y - 19, WAY_PLOT_END, theme->quiet);
}

/* Tries words beside the marks; gives whether all are there. */
static gboolean
place_words (Landscape *self)
{
  guint i;

  if (self->data->n_marks > MOST_WORDS || (self->area.width < WORDS_FROM && self->data->n_marks > 3))
    return FALSE;
  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayLandscapeMark *mark = &self->data->marks[self->order[i]];
      WayPlotLabel           *label = &self->labels[i];
      g_autofree char        *text = way_landscape_format_label (mark);

      label->radius = 8;
      label->x = get_x (self, mark->importance);
      label->y = get_y (self, mark->satisfaction);
      label->width = way_plot_measure (self->plot, WAY_FONT_CARD_NOTE, text, MIN (LABEL_WIDTH, self->area.width / 3), &label->height) + 1;
    }
  way_plot_labels_spread (self->labels, self->data->n_marks, &self->bounds, NULL, 0);
  add_zone_names (self, FALSE);
  for (i = 0; i < self->data->n_marks; i++)
    way_landscape_take_spread (self, &self->data->marks[self->order[i]], &self->labels[i]);

  return way_plot_labels_place (self->labels, self->data->n_marks, &self->bounds, (WayRect *)self->taken->data, self->taken->len);
}

/* Numbers in the marks, by score; the rest are small. */
static void
place_numbers (Landscape *self)
{
  guint i;

  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayLandscapeMark *mark = &self->data->marks[self->order[i]];
      WayPlotLabel           *label = &self->labels[i];

      memset (label, 0, sizeof *label);
      label->radius = i < self->n_keyed ? NUMBERED + APART : 4;
      label->x = get_x (self, mark->importance);
      label->y = get_y (self, mark->satisfaction);
    }
  /* Neither other numbers nor the names of zones touch a number. */
  g_array_set_size (self->taken, 0);
  add_zone_names (self, FALSE);
  way_plot_labels_spread (self->labels, self->n_keyed, &self->bounds, (WayRect *)self->taken->data, self->taken->len);
  for (i = 0; i < self->n_keyed; i++)
    self->labels[i].radius = NUMBERED;
}

/* What stands out among small marks. */
static void
place_job (Landscape *self)
{
  guint i;

  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayLandscapeMark *mark = &self->data->marks[self->order[i]];
      WayPlotLabel           *label = &self->labels[i];
      gboolean                is_job = strcmp (mark->id, self->data->job) == 0;
      g_autofree char        *score = way_plot_format_number (mark->score, 1);

      memset (label, 0, sizeof *label);
      label->radius = is_job ? 8 : 3.5;
      label->x = get_x (self, mark->importance);
      label->y = get_y (self, mark->satisfaction);
      self->n_keyed += is_job;
      if (is_job)
        label->width = way_plot_measure (self->plot, WAY_FONT_NUMBER, score, -1, &label->height) + 1;
    }
  way_plot_labels_spread (self->labels, self->n_keyed, &self->bounds, NULL, 0);
  add_zone_names (self, FALSE);
  for (i = 0; i < self->n_keyed; i++)
    way_landscape_take_spread (self, &self->data->marks[self->order[i]], &self->labels[i]);
  way_plot_labels_place (self->labels, self->n_keyed, &self->bounds, (WayRect *)self->taken->data, self->taken->len);
}

static char *
describe (const WayLandscapeMark *mark)
{
  g_autofree char *score = way_plot_format_number (mark->score, 1);
  g_autofree char *importance = way_plot_format_number (mark->importance, 1);
  g_autofree char *satisfaction = way_plot_format_number (mark->satisfaction, 1);
  GString         *words = g_string_new (NULL);

  /* TRANSLATORS: of a job: %s are figures, the last one is for example “under-served” */
  g_string_append_printf (words, _ ("opportunity score %s, importance %s, satisfaction %s, %s"), score, importance,
                          satisfaction, get_zone (mark));
  if (mark->n > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, g_dngettext (NULL, "%d answer", "%d answers", mark->n), mark->n);
    }
  if (mark->spread > 0)
    {
      g_autofree char *spread = way_plot_format_number (mark->spread, 1);

      g_string_append (words, ", ");
      g_string_append_printf (words, _ ("spread %s"), spread);
    }

  return g_string_free (words, FALSE);
}

static void
add_items (Landscape *self)
{
  guint i;

  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayLandscapeMark *mark = &self->data->marks[self->order[i]];
      const WayPlotLabel     *label = &self->labels[i];
      double                  reach = MAX (label->radius, 6);
      g_autofree char        *name = mark->persona != NULL ? g_strdup_printf ("%s, %s", mark->title, mark->persona) : g_strdup (mark->title);
      g_autofree char        *description = describe (mark);

      way_plot_add_item (self->plot, "job", mark->id,
                         &(WayRect){ label->x - reach, label->y - reach, 2 * reach, 2 * reach }, name, description);
    }
}

static char *
summarise (const WayLandscapeData *data)
{
  int   under = 0, over = 0;
  guint i;

  for (i = 0; i < data->n_marks; i++)
    {
      over += data->marks[i].satisfaction > data->marks[i].importance;
      under += data->marks[i].satisfaction <= data->marks[i].importance && data->marks[i].score >= 10;
    }

  /* TRANSLATORS: what a plot of jobs by importance and satisfaction shows */
  return g_strdup_printf (g_dngettext (NULL, "Opportunity landscape with %u mark: %d under-served, %d over-served.",
                                       "Opportunity landscape with %u marks: %d under-served, %d over-served.", data->n_marks),
                          data->n_marks, under, over);
}

/* Puts the plot into its frame, with a key beside it or below. */
static void
set_area (Landscape          *self,
          const WayPlotFrame *frame,
          double              top,
          gboolean            keyed)
{
  double foot = way_landscape_measure_foot (self, frame->width);
  double height = frame->height > 0 ? frame->height - top - foot : MIN (SQUARE, frame->width * 0.9);

  self->beside = keyed && frame->height > 0 && frame->width >= SIDE_FROM;
  self->width = self->beside ? frame->width - KEY_WIDTH - 16 : frame->width;
  if (keyed && !self->beside)
    height = MIN (height, self->width);
  self->area = (WayRect){ LEFT, top + TOP, MAX (80, self->width - LEFT - RIGHT), MAX (80, height - TOP - BOTTOM) };
  self->bounds = (WayRect){ self->area.x, self->area.y, self->area.width + RIGHT - 20, self->area.height };
}

/**
 * way_plot_new_landscape:
 * @frame: where it is put
 * @data: a WayLandscapeData, which is no longer needed then
 *
 * Plots jobs by importance and satisfaction. A few have their words beside them;
 * of many, the best have numbers and a key.
 *
 * Returns: (transfer full): a plot
 */
WayPlot *
way_plot_new_landscape (const WayPlotFrame *frame,
                        gpointer            data)
{
  Landscape self = { .data = data, .plot = way_plot_new (frame), .theme = way_theme_get (frame->theme) };
  double    top = way_plot_add_head (self.plot, frame);
  double    bottom;
  guint     n = self.data->n_marks;
  guint     i;

  self.places = g_new0 (guint, n);
  self.order = g_new (guint, n);
  self.labels = g_new0 (WayPlotLabel, n);
  self.taken = g_array_new (FALSE, FALSE, sizeof (WayRect));
  for (i = 0; i < n; i++)
    self.order[i] = i;
  g_qsort_with_data (self.order, n, sizeof *self.order, compare_marks, (gpointer)self.data);
  collect_personas (&self);

  set_area (&self, frame, top, FALSE);
  if (self.data->job != NULL)
    place_job (&self);
  else
    {
      self.words = place_words (&self);
      if (!self.words)
        {
          set_area (&self, frame, top, TRUE);
          way_landscape_count_key (&self, frame);
          place_numbers (&self);
        }
    }
  add_ground (&self);
  bottom = self.area.y + self.area.height + BOTTOM;
  way_landscape_add_marks (&self);
  add_zone_names (&self, TRUE);
  if (!self.words && self.data->job == NULL)
    {
      double end = way_landscape_add_key (&self, frame, top, bottom);

      bottom = MAX (bottom, end);
    }
  bottom = way_landscape_add_foot (&self, frame->width, bottom);
  add_items (&self);
  way_plot_set_size (self.plot, frame->width, MAX (bottom, frame->height));
  way_plot_set_elastic (self.plot);
  way_plot_take_summary (self.plot, summarise (self.data));

  g_ptr_array_unref (self.personas);
  g_free (self.places);
  g_free (self.order);
  g_free (self.labels);
  g_array_unref (self.taken);

  return self.plot;
}
