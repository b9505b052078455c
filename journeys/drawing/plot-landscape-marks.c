/* plot-landscape-marks.c - the marks of an opportunity landscape, their key and what they mean */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-landscape-private.h"

#define KEY_WIDTH 300.0
#define KEY_COLUMN 260.0
#define KEY_GAP 8.0
#define KEY_TEXT 62.0 /* from the number to the words */
#define FOOT_GAP 18.0
#define MOST_BARS 60     /* marks whose spread is drawn */
#define MOST_KEYED 90    /* marks with a number: more could not be told apart */
#define KEYED_ROOM 900.0 /* square pixels that each of them needs */

/* What stands beside a mark: the score first. */
char *
way_landscape_format_label (const WayLandscapeMark *mark)
{
  g_autofree char *score = way_plot_format_number (mark->score, 1);

  return g_strdup_printf ("%s  %s", score, mark->title);
}

static gboolean
is_hollow (Landscape              *self,
           const WayLandscapeMark *mark)
{
  return self->data->least_n > 0 && mark->n < self->data->least_n;
}

static WayHue
get_hue (Landscape *self,
         guint      place)
{
  return g_ptr_array_index (self->personas, place) != NULL ? way_plot_get_hue (place) : WAY_HUE_GREY;
}

static void
add_shape (Landscape  *self,
           guint       place,
           gboolean    hollow,
           double      x,
           double      y,
           double      radius,
           const char *sign)
{
  const WayTint *tint = &self->theme->solid[get_hue (self, place)];
  WayPaint       paint = { hollow ? self->theme->page : tint->fill, tint->border, hollow ? 2 : self->theme->border_width, 0 };
  double         height;

  way_plot_add_shape (self->plot, place, x, y, radius, &paint);
  if (sign == NULL)
    return;
  way_plot_measure (self->plot, WAY_FONT_CARD_NOTE, sign, -1, &height);
  way_plot_add_text (self->plot, WAY_FONT_CARD_NOTE, sign, x, y - height / 2, WAY_PLOT_MIDDLE, hollow ? self->theme->ink : tint->ink);
}

/* The first letter of a name, as a sign of its owner. */
static char *
get_letter (const char *name)
{
  g_autofree char *first = name != NULL ? g_utf8_substring (name, 0, MIN (1, g_utf8_strlen (name, -1))) : NULL;

  return first != NULL && *first != '\0' ? g_utf8_strup (first, -1) : NULL;
}

/* The bars of a spread: across, then down. */
static void
find_spread (Landscape              *self,
             const WayLandscapeMark *mark,
             double                  x,
             double                  y,
             WayRect                 bars[2])
{
  double across = mark->spread / 20 * self->area.width, down = mark->spread / 20 * self->area.height;
  double left = MAX (self->area.x, x - across), right = MIN (self->area.x + self->area.width, x + across);
  double top = MAX (self->area.y, y - down), bottom = MIN (self->area.y + self->area.height, y + down);

  bars[0] = (WayRect){ left, y, MAX (0, right - left), 0 };
  bars[1] = (WayRect){ x, top, 0, MAX (0, bottom - top) };
}

/* No label stands on the bars. */
void
way_landscape_take_spread (Landscape              *self,
                           const WayLandscapeMark *mark,
                           const WayPlotLabel     *label)
{
  WayRect bars[2];

  if (mark->spread <= 0)
    return;
  find_spread (self, mark, label->x, label->y, bars);
  g_array_append_vals (self->taken, bars, 2);
}

static void
add_spread (Landscape              *self,
            const WayLandscapeMark *mark,
            double                  x,
            double                  y)
{
  WayRect bars[2];

  find_spread (self, mark, x, y, bars);
  way_plot_add_line (self->plot, bars[0].x, y, bars[0].x + bars[0].width, y, 1, 0, self->theme->strong_line);
  way_plot_add_line (self->plot, x, bars[1].y, x, bars[1].y + bars[1].height, 1, 0, self->theme->strong_line);
}

static void
add_label (Landscape              *self,
           const WayLandscapeMark *mark,
           const WayPlotLabel     *label)
{
  if (!label->placed || label->width <= 0)
    return;
  if (label->led)
    way_plot_add_line (self->plot, label->x, label->y,
                       CLAMP (label->x, label->rect.x, label->rect.x + label->rect.width),
                       CLAMP (label->y, label->rect.y, label->rect.y + label->rect.height), 0.8, 0, self->theme->strong_line);
  if (self->words)
    {
      g_autofree char *text = way_landscape_format_label (mark);
      WayPlotAnchor    anchor = label->rect.x + label->rect.width <= label->x ? WAY_PLOT_END : WAY_PLOT_START;
      WayRect          ground = { label->rect.x - 2, label->rect.y, label->rect.width + 3, label->rect.height };

      /* The lines of scores step back behind words. */
      way_plot_add_box (self->plot, &ground, 3, &(WayPaint){ (self->theme->lane & ~0xffu) | 0xb0, WAY_PLOT_CLEAR, 0, 0 });
      way_plot_add_wrapped (self->plot, WAY_FONT_CARD_NOTE, text, label->rect.x, label->rect.y, label->rect.width, anchor, self->theme->ink);
    }
  else
    {
      g_autofree char *score = way_plot_format_number (mark->score, 1);

      way_plot_add_text (self->plot, WAY_FONT_NUMBER, score, label->rect.x, label->rect.y, WAY_PLOT_START, self->theme->ink);
    }
}

/* Those that matter most come last, above the others. */
void
way_landscape_add_marks (Landscape *self)
{
  gboolean listed = self->words || self->data->job != NULL;
  guint    n = self->data->n_marks, i;

  for (i = 0; n <= MOST_BARS && i < n; i++)
    if ((self->data->job == NULL || i < self->n_keyed) && self->data->marks[self->order[i]].spread > 0)
      add_spread (self, &self->data->marks[self->order[i]], self->labels[i].x, self->labels[i].y);
  if (listed)
    way_plot_begin (self->plot, WAY_MEANING_LIST, NULL, NULL);
  for (i = n; i-- > 0;)
    {
      const WayLandscapeMark *mark = &self->data->marks[self->order[i]];
      const WayPlotLabel     *label = &self->labels[i];
      guint                   place = self->places[self->order[i]];
      gboolean                small = label->radius < 8;
      g_autofree char        *sign = NULL;
      double                  x = self->area.x + CLAMP (mark->importance, 0, 10) / 10 * self->area.width;
      double                  y = self->area.y + (1 - CLAMP (mark->satisfaction, 0, 10) / 10) * self->area.height;

      if (listed && !small)
        way_plot_begin (self->plot, WAY_MEANING_LIST_ITEM, mark->id, mark->title);
      /* Who gave way to another is tied to where it belongs. */
      if (!small && (label->x != x || label->y != y))
        {
          way_plot_add_line (self->plot, x, y, label->x, label->y, 0.8, 0, self->theme->strong_line);
          way_plot_add_box (self->plot, &(WayRect){ x - 1.5, y - 1.5, 3, 3 }, 1.5, &(WayPaint){ .fill = self->theme->strong_line });
        }
      if (self->data->job != NULL && small)
        way_plot_add_box (self->plot, &(WayRect){ label->x - label->radius, label->y - label->radius, 2 * label->radius, 2 * label->radius },
                          label->radius, &(WayPaint){ .fill = self->theme->strong_line });
      else
        {
          if (!small)
            sign = !self->words && self->data->job == NULL ? g_strdup_printf ("%u", i + 1)
                   : self->personas->len > 1               ? get_letter (mark->persona)
                                                           : NULL;
          add_shape (self, place, is_hollow (self, mark), label->x, label->y, label->radius, sign);
        }
      add_label (self, mark, label);
      if (listed && !small)
        way_plot_end (self->plot, WAY_MEANING_LIST_ITEM);
    }
  if (listed)
    way_plot_end (self->plot, WAY_MEANING_LIST);
}

static double
measure_row (Landscape              *self,
             const WayLandscapeMark *mark,
             double                  width)
{
  double height;

  way_plot_measure (self->plot, WAY_FONT_LEGEND, mark->title, width - KEY_TEXT, &height);
  if (mark->persona != NULL)
    height += 16;

  return MAX (height, 20) + KEY_GAP;
}

/* How many marks are named in a key: beside the plot as many as there is room
 * for, else all of them, as far as they can be told apart. */
void
way_landscape_count_key (Landscape          *self,
                         const WayPlotFrame *frame)
{
  guint  n = self->data->n_marks;
  double room = self->area.height + 20, used = 0;

  self->n_keyed = MIN (n, CLAMP ((guint)(self->area.width * self->area.height / KEYED_ROOM), 1, MOST_KEYED));
  if (!self->beside)
    return;
  for (self->n_keyed = 0; self->n_keyed < n; self->n_keyed++)
    {
      used += measure_row (self, &self->data->marks[self->order[self->n_keyed]], KEY_WIDTH);
      if (used > room && n > 1)
        break;
    }
  self->n_keyed = MAX (self->n_keyed, MIN (n, 1));
}

static double
add_row (Landscape *self,
         guint      i,
         double     x,
         double     y,
         double     width)
{
  const WayLandscapeMark *mark = &self->data->marks[self->order[i]];
  g_autofree char        *number = g_strdup_printf ("%u", i + 1);
  g_autofree char        *score = way_plot_format_number (mark->score, 1);
  double                  height;

  way_plot_begin (self->plot, WAY_MEANING_LIST_ITEM, mark->id, mark->title);
  add_shape (self, self->places[self->order[i]], is_hollow (self, mark), x + 12, y + 9, 9, number);
  way_plot_add_text (self->plot, WAY_FONT_NUMBER, score, x + KEY_TEXT - 8, y, WAY_PLOT_END, self->theme->ink);
  height = way_plot_add_wrapped (self->plot, WAY_FONT_LEGEND, mark->title, x + KEY_TEXT, y, width - KEY_TEXT, WAY_PLOT_START, self->theme->ink);
  if (mark->persona != NULL)
    way_plot_add_text (self->plot, WAY_FONT_CARD_NOTE, mark->persona, x + KEY_TEXT, y + height, WAY_PLOT_START, self->theme->quiet);
  way_plot_end (self->plot, WAY_MEANING_LIST_ITEM);

  return measure_row (self, mark, width);
}

/* Gives where the key ends. */
double
way_landscape_add_key (Landscape          *self,
                       const WayPlotFrame *frame,
                       double              top,
                       double              bottom)
{
  double start = self->beside ? self->width + 16 : 0;
  double y = self->beside ? top : bottom + 8;
  double room = frame->width - start;
  guint  columns = self->beside ? 1 : MAX (1, (guint)(room / KEY_COLUMN));
  double width = (room - (columns - 1) * 16) / columns;
  double lowest = y;
  guint  left = self->data->n_marks - self->n_keyed;
  guint  i;

  way_plot_begin (self->plot, WAY_MEANING_LIST, NULL, NULL);
  for (i = 0; i < self->n_keyed; i++)
    {
      double height;

      if (i % columns == 0)
        {
          y = lowest;
          way_plot_add_break (self->plot, y);
        }
      height = add_row (self, i, start + (i % columns) * (width + 16), y, width);
      lowest = MAX (lowest, y + height);
    }
  way_plot_end (self->plot, WAY_MEANING_LIST);
  if (left > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u more is in the table.", "%u more are in the table.", left), left);

      lowest += way_plot_add_wrapped (self->plot, WAY_FONT_LEGEND, text, start, lowest, width, WAY_PLOT_START, self->theme->quiet) + 4;
    }

  return lowest;
}

/* What shapes and hollow marks mean. With FALSE it is only measured. */
static double
lay_foot (Landscape *self,
          double     width,
          double     top,
          gboolean   draw)
{
  double x = 0, y = top + 4;
  guint  i, n = self->personas->len;

  if (n == 1 && g_ptr_array_index (self->personas, 0) == NULL)
    n = 0;
  for (i = 0; i < n + (self->data->least_n > 1); i++)
    {
      const char      *name = i < n ? g_ptr_array_index (self->personas, i) : NULL;
      g_autofree char *text = i == n         ? g_strdup_printf (_ ("hollow: fewer than %d answers"), self->data->least_n)
                              : name != NULL ? g_strdup (name)
                                             : g_strdup (_ ("all personas"));
      double           needed = 20 + way_plot_measure (self->plot, WAY_FONT_LEGEND, text, -1, NULL);

      if (x > 0 && x + needed > width)
        {
          x = 0;
          y += 20;
        }
      if (draw)
        {
          g_autofree char *letter = i < n && self->words && self->personas->len > 1 ? get_letter (name) : NULL;

          if (i < n)
            add_shape (self, i, FALSE, x + 8, y + 8, 7, letter);
          else
            way_plot_add_box (self->plot, &(WayRect){ x + 1, y + 1, 14, 14 }, 7,
                              &(WayPaint){ self->theme->page, self->theme->ink, 2, 0 });
          way_plot_add_wrapped (self->plot, WAY_FONT_LEGEND, text, x + 20, y, MAX (40, width - x - 20), WAY_PLOT_START, self->theme->quiet);
        }
      x += needed + FOOT_GAP;
    }

  return n > 0 || self->data->least_n > 1 ? y + 22 - top : 0;
}

double
way_landscape_measure_foot (Landscape *self,
                            double     width)
{
  return lay_foot (self, width, 0, FALSE);
}

/* Gives where it ends. */
double
way_landscape_add_foot (Landscape *self,
                        double     width,
                        double     top)
{
  return top + lay_foot (self, width, top, TRUE);
}
