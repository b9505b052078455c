/* plot-fit.c - is account-based marketing right here: value × likeness of needs */
#include "config.h"

#include "journeys/drawing/plot-fit.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-fit-private.h"
#include "journeys/drawing/plot-labels.h"

#define TOP 24.0
#define BOTTOM 58.0
#define USUAL_HEIGHT 520.0
#define MOST_MARKS 600 /* more are counted in bars */
#define MOST_NAMES 60  /* marks that are named, as far as there is room */
#define RADIUS 5.0
#define LIKENESS_WIDTH 330.0 /* of its words on one line */
#define GAP 8.0              /* between what is unknown and the others */

/**
 * way_fit_get_label:
 * @fit: an approach
 *
 * Returns: (transfer none): what it is called
 */
const char *
way_fit_get_label (WayFit fit)
{
  switch (fit)
    {
    case WAY_FIT_ABM:
      return _ ("Account-based marketing");
    case WAY_FIT_MASS:
      return _ ("Mass marketing");
    case WAY_FIT_TARGETED:
    case WAY_N_FITS:
    default:
      return _ ("Targeted marketing");
    }
}

gboolean
way_fit_is_drawn (const WayFitMark *mark)
{
  return mark->value >= 0 && mark->likeness >= 0 && mark->likeness <= WAY_FIT_BANDS;
}

/* The share of the height at which a value stands. */
double
way_fit_get_share (const WayFitPlot *self,
                   double            value)
{
  if (self->data->currency != NULL)
    value = log10 (MAX (value, 1));

  return CLAMP ((value - self->lowest) / MAX (1e-9, self->highest - self->lowest), 0, 1);
}

static double
get_y (const WayFitPlot *self,
       double            value)
{
  return self->area.y + (1 - way_fit_get_share (self, value)) * self->area.height;
}

/* What is unknown stands before all that is. */
double
way_fit_get_band_x (const WayFitPlot *self,
                    int               likeness)
{
  return likeness == 0 ? self->area.x : self->area.x + self->lead + (likeness - 1) * self->band;
}

static void
divide_area (WayFitPlot *self)
{
  self->lead = 0;
  self->band = self->area.width / WAY_FIT_BANDS;
  if (self->n_unknown == 0)
    return;
  self->band = (self->area.width - GAP) / (WAY_FIT_BANDS + 1);
  self->lead = self->band + GAP;
}

static void
find_range (WayFitPlot *self)
{
  guint i;

  self->highest = 1;
  if (self->data->currency != NULL)
    {
      self->lowest = G_MAXDOUBLE;
      self->highest = 0;
    }
  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayFitMark *mark = &self->data->marks[i];

      if (!way_fit_is_drawn (mark))
        continue;
      self->n_drawn++;
      self->n_unknown += mark->likeness == 0;
      if (self->data->currency != NULL)
        {
          self->lowest = MIN (self->lowest, floor (log10 (MAX (mark->value, 1))));
          self->highest = MAX (self->highest, ceil (log10 (MAX (mark->value, 1))));
        }
    }
  if (self->lowest >= self->highest)
    {
      self->lowest = MAX (0, self->highest - 1);
      self->highest = self->lowest + 2;
    }
}

static void
add_region (WayFitPlot *self,
            WayFit      fit,
            double      x1,
            double      y1,
            double      x2,
            double      y2)
{
  static const WayHue hues[WAY_N_FITS] = { WAY_HUE_PURPLE, WAY_HUE_GREY, WAY_HUE_YELLOW };
  WayRect             rect = { x1, y1, x2 - x1, y2 - y1 };

  if (rect.width <= 0 || rect.height <= 0)
    return;
  way_plot_add_box (self->plot, &rect, 0, &(WayPaint){ fit == WAY_FIT_TARGETED ? self->theme->lane : self->theme->soft[hues[fit]].fill, self->theme->strong_line, 1, 0 });
}

static char *
format_tick (const WayFitPlot *self,
             int               tick)
{
  static const char *const letters[] = { "", " k", " M", " bn" };
  int                      power;

  if (self->data->currency == NULL)
    /* TRANSLATORS: a share in percent */
    return g_strdup_printf (_ ("%d %%"), tick);
  power = CLAMP (tick / 3, 0, (int)G_N_ELEMENTS (letters) - 1);

  return g_strdup_printf ("%.0f%s", pow (10, tick - 3 * power), letters[power]);
}

static void
add_unknown_name (WayFitPlot *self)
{
  const char *name = _ ("not known");

  if (way_plot_measure (self->plot, WAY_FONT_LANE_NOTE, name, -1, NULL) > self->band)
    name = "?";
  way_plot_add_text (self->plot, WAY_FONT_LANE_NOTE, name, self->area.x + self->band / 2, self->area.y + self->area.height + 3,
                     WAY_PLOT_MIDDLE, self->theme->quiet);
}

/* Regions with their names, and the scales. */
static void
add_ground (WayFitPlot *self)
{
  const WayRect *area = &self->area;
  double         high = get_y (self, self->data->abm_from), low = get_y (self, self->data->mass_below);
  double         right = area->x + area->width, foot = area->y + area->height;
  double         mass = way_fit_get_band_x (self, self->data->mass_likeness);
  int            first = self->data->currency != NULL ? (int)self->lowest : 0;
  int            end = self->data->currency != NULL ? (int)self->highest : 100;
  int            tick;

  if (self->lead > 0)
    {
      add_region (self, WAY_FIT_TARGETED, area->x, area->y, area->x + self->band, foot);
      add_region (self, WAY_FIT_ABM, area->x, area->y, area->x + self->band, high);
      add_unknown_name (self);
    }
  add_region (self, WAY_FIT_TARGETED, area->x + self->lead, area->y, right, foot);
  add_region (self, WAY_FIT_ABM, area->x + self->lead, area->y, right, high);
  add_region (self, WAY_FIT_MASS, mass, MAX (low, high), right, foot);
  for (tick = first; tick <= end; tick += self->data->currency != NULL ? 1 : 25)
    {
      g_autofree char *figure = format_tick (self, tick);
      double           y = get_y (self, self->data->currency != NULL ? pow (10, tick) : tick / 100.0);

      way_plot_add_line (self->plot, area->x - 4, y, area->x, y, 1, 0, self->theme->strong_line);
      way_plot_add_text (self->plot, WAY_FONT_LANE_NOTE, figure, area->x - 6, y - 8, WAY_PLOT_END, self->theme->quiet);
    }
  for (tick = 1; tick <= WAY_FIT_BANDS; tick++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", tick);
      double           x = way_fit_get_band_x (self, tick);

      if (tick > 1)
        way_plot_add_line (self->plot, x, area->y, x, foot, 1, 3, self->theme->line);
      way_plot_add_text (self->plot, WAY_FONT_LANE_NOTE, figure, x + self->band / 2, foot + 3, WAY_PLOT_MIDDLE, self->theme->quiet);
    }
  {
    g_autofree char *title = self->data->currency != NULL ? g_strdup_printf (_ ("Value in %s"), self->data->currency)
                                                          : g_strdup (_ ("Value, rank among all accounts"));

    way_plot_add_text (self->plot, WAY_FONT_LANE_NOTE, title, 0, area->y - 20, WAY_PLOT_START, self->theme->quiet);
  }
  /* Its room is that of the plot: where that is narrow, the area is narrower than these words. */
  way_plot_add_wrapped (self->plot, WAY_FONT_LANE_NOTE, _ ("Likeness of needs: 1 like no other, 5 like all others"), 0, foot + 19,
                        MAX (right, MIN (right + self->gutter, LIKENESS_WIDTH)), WAY_PLOT_END, self->theme->quiet);
}

/* The name stands beside its region, where nothing is drawn. */
static double
add_region_name (WayFitPlot *self,
                 WayFit      fit,
                 double      top,
                 double      bottom,
                 double      least)
{
  const char *name = way_fit_get_label (fit);
  double      x = self->area.x + self->area.width + 8;
  double      height, y;

  if (bottom - top < 1)
    return least;
  way_plot_measure (self->plot, WAY_FONT_STEP, name, self->gutter - 8, &height);
  y = MAX (least, (top + bottom - height) / 2);
  way_plot_add_wrapped (self->plot, WAY_FONT_STEP, name, x, y, self->gutter - 8, WAY_PLOT_START, self->theme->ink);

  return y + height;
}

static void
add_region_names (WayFitPlot *self)
{
  double foot = self->area.y + self->area.height;
  double high = get_y (self, self->data->abm_from), low = MAX (high, get_y (self, self->data->mass_below));
  double next = add_region_name (self, WAY_FIT_ABM, self->area.y, high, self->area.y);

  next = add_region_name (self, WAY_FIT_TARGETED, high, low, next);
  add_region_name (self, WAY_FIT_MASS, low, foot, next);
}

/* Between 0.1 and 0.9, always the same for the same account. */
static double
get_aside (const char *id)
{
  return 0.1 + 0.8 * (g_str_hash (id != NULL ? id : "") * 2654435761u >> 8 & 0xffff) / 65535.0;
}

static char *
describe (const WayFitPlot *self,
          const WayFitMark *mark)
{
  g_autofree char *value = self->data->currency != NULL ? way_plot_format_number (mark->value, 0) : way_plot_format_number (mark->value * 100, 0);

  if (mark->likeness == 0 && self->data->currency != NULL)
    /* TRANSLATORS: of an account: an amount, a currency, for example “Targeted marketing” */
    return g_strdup_printf (_ ("value %s %s, likeness of needs not known: %s"), value, self->data->currency, way_fit_get_label (mark->fit));
  if (mark->likeness == 0)
    /* TRANSLATORS: of an account: a rank in percent, for example “Targeted marketing” */
    return g_strdup_printf (_ ("value rank %s %%, likeness of needs not known: %s"), value, way_fit_get_label (mark->fit));
  if (self->data->currency != NULL)
    /* TRANSLATORS: of an account: an amount, a currency, a number from 1 to 5, for example “Targeted marketing” */
    return g_strdup_printf (_ ("value %s %s, likeness of needs %d: %s"), value, self->data->currency, mark->likeness, way_fit_get_label (mark->fit));

  /* TRANSLATORS: of an account: a rank in percent, a number from 1 to 5, for example “Targeted marketing” */
  return g_strdup_printf (_ ("value rank %s %%, likeness of needs %d: %s"), value, mark->likeness, way_fit_get_label (mark->fit));
}

/* Finds where marks and their names stand, within one part of the plot; gives how many there are. */
static guint
place_marks (WayFitPlot    *self,
             gboolean       unknown,
             const WayRect *part,
             WayPlotLabel  *labels,
             guint         *which)
{
  gboolean named = self->n_drawn <= MOST_NAMES;
  guint    i, n = 0;

  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayFitMark *mark = &self->data->marks[i];
      WayPlotLabel     *label = &labels[n];

      if (!way_fit_is_drawn (mark) || (mark->likeness == 0) != unknown)
        continue;
      label->radius = RADIUS;
      label->x = way_fit_get_band_x (self, mark->likeness) + get_aside (mark->id) * self->band;
      label->y = get_y (self, mark->value);
      if (named)
        label->width = way_plot_measure (self->plot, WAY_FONT_CARD_NOTE, mark->name, self->band, &label->height) + 1;
      which[n++] = i;
    }
  if (named)
    {
      way_plot_labels_spread (labels, n, part, NULL, 0);
      way_plot_labels_place (labels, n, part, NULL, 0);
    }

  return n;
}

static void
add_marks (WayFitPlot *self)
{
  static const WayHue      hues[WAY_N_FITS] = { WAY_HUE_PURPLE, WAY_HUE_BLUE, WAY_HUE_YELLOW };
  g_autofree WayPlotLabel *labels = g_new0 (WayPlotLabel, self->n_drawn);
  g_autofree guint        *which = g_new (guint, self->n_drawn);
  WayRect                  known = self->area, unknown = self->area;
  guint                    i, n;

  unknown.width = self->band;
  known.x += self->lead;
  known.width -= self->lead;
  n = place_marks (self, TRUE, &unknown, labels, which);
  n += place_marks (self, FALSE, &known, labels + n, which + n);
  way_plot_begin (self->plot, WAY_MEANING_LIST, NULL, NULL);
  for (i = 0; i < n; i++)
    {
      const WayFitMark   *mark = &self->data->marks[which[i]];
      const WayPlotLabel *label = &labels[i];
      const WayTint      *tint = &self->theme->solid[hues[mark->fit]];
      g_autofree char    *description = describe (self, mark);

      way_plot_begin (self->plot, WAY_MEANING_LIST_ITEM, mark->id, mark->name);
      if (label->placed && label->led)
        way_plot_add_line (self->plot, label->x, label->y, CLAMP (label->x, label->rect.x, label->rect.x + label->rect.width),
                           CLAMP (label->y, label->rect.y, label->rect.y + label->rect.height), 0.8, 0, self->theme->strong_line);
      way_plot_add_shape (self->plot, mark->fit == WAY_FIT_ABM ? 3 : mark->fit == WAY_FIT_MASS ? 1
                                                                                               : 0,
                          label->x, label->y, RADIUS, mark->likeness > 0 ? &(WayPaint){ tint->fill, self->theme->lane, 1, 0 } : &(WayPaint){ self->theme->lane, tint->border, 1.5, 0 });
      if (label->placed)
        way_plot_add_wrapped (self->plot, WAY_FONT_CARD_NOTE, mark->name, label->rect.x, label->rect.y, label->rect.width,
                              label->rect.x + label->rect.width <= label->x ? WAY_PLOT_END : WAY_PLOT_START, self->theme->ink);
      way_plot_end (self->plot, WAY_MEANING_LIST_ITEM);
      way_plot_add_item (self->plot, "account", mark->id, &(WayRect){ label->x - 8, label->y - 8, 16, 16 }, mark->name, description);
    }
  way_plot_end (self->plot, WAY_MEANING_LIST);
}

static char *
summarise (const WayFitPlot *self)
{
  guint counts[WAY_N_FITS] = { 0 };
  guint i;

  for (i = 0; i < self->data->n_marks; i++)
    counts[self->data->marks[i].fit]++;

  /* TRANSLATORS: how many accounts each approach is right for */
  return g_strdup_printf (g_dngettext (NULL, "%u account: %u account-based, %u targeted, %u mass marketing.",
                                       "%u accounts: %u account-based, %u targeted, %u mass marketing.", self->data->n_marks),
                          self->data->n_marks, counts[WAY_FIT_ABM], counts[WAY_FIT_TARGETED], counts[WAY_FIT_MASS]);
}

/**
 * way_plot_new_fit:
 * @frame: where it is put
 * @data: a WayFitData, which is no longer needed then
 *
 * Plots accounts by value and likeness of needs. Where there are too many to tell
 * apart, bars count them.
 *
 * Returns: (transfer full): a plot
 */
WayPlot *
way_plot_new_fit (const WayPlotFrame *frame,
                  gpointer            data)
{
  WayFitPlot       self = { .data = data, .plot = way_plot_new (frame), .theme = way_theme_get (frame->theme) };
  double           top = way_plot_add_head (self.plot, frame);
  double           left = 46, height, foot;
  g_autofree char *note = NULL;
  guint            missing;

  find_range (&self);
  missing = self.data->n_marks - self.n_drawn;
  if (missing > 0)
    note = g_strdup_printf (g_dngettext (NULL, "%u account without a value is not drawn.", "%u accounts without a value are not drawn.", missing),
                            missing);
  if (self.data->currency != NULL)
    {
      g_autofree char *widest = g_strdup ("100 bn");

      left = 12 + way_plot_measure (self.plot, WAY_FONT_LANE_NOTE, widest, -1, NULL);
    }
  height = (frame->height > 0 ? frame->height - top : USUAL_HEIGHT) - TOP - BOTTOM;
  self.gutter = CLAMP (frame->width * 0.16, 82, 150);
  self.area = (WayRect){ left, top + TOP, MAX (120, frame->width - left - self.gutter), MAX (120, height) };
  divide_area (&self);
  add_ground (&self);
  if (self.n_drawn > MOST_MARKS)
    way_fit_add_bars (&self);
  else
    add_marks (&self);
  add_region_names (&self);
  foot = self.area.y + self.area.height + 36;
  if (self.n_drawn > MOST_MARKS)
    {
      way_plot_begin (self.plot, WAY_MEANING_PARAGRAPH, NULL, NULL);
      foot += way_plot_add_wrapped (self.plot, WAY_FONT_LEGEND, _ ("Each bar counts the accounts of its likeness and value."), 0, foot, frame->width, WAY_PLOT_START, self.theme->quiet);
      way_plot_end (self.plot, WAY_MEANING_PARAGRAPH);
    }
  if (note != NULL)
    {
      way_plot_begin (self.plot, WAY_MEANING_PARAGRAPH, NULL, NULL);
      foot += way_plot_add_wrapped (self.plot, WAY_FONT_LEGEND, note, 0, foot, frame->width, WAY_PLOT_START, self.theme->quiet);
      way_plot_end (self.plot, WAY_MEANING_PARAGRAPH);
    }
  way_plot_set_size (self.plot, frame->width, MAX (foot + 4, frame->height));
  way_plot_set_elastic (self.plot);
  way_plot_take_summary (self.plot, summarise (&self));

  return self.plot;
}
