/* plot-tiers.c - accounts by tier: a column for each, with what is not known of them */
#include "config.h"

#include "journeys/drawing/plot-tiers.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-private.h"

#define LEAST_WIDTH 120.0 /* of a column */
#define CARD_WIDTH 190.0  /* so wide a card is wide enough: others stand beside it */
#define GAP 9.0
#define PAD 9.0 /* inside columns and cards */
#define BAR 6.0

typedef struct
{
  WayPlot        *plot;
  const WayTheme *theme;
  double          width;    /* of a column */
  guint           n_beside; /* cards that stand beside one another in a column */
  double          head;     /* height of the heads */
  GArray         *tops;     /* double: where each row of cards begins, and after the last */
} Tiers;

static double
measure (Tiers      *self,
         WayFont     font,
         const char *text,
         double      width)
{
  double height = 0;

  if (text != NULL && *text != '\0')
    way_plot_measure (self->plot, font, text, width, &height);

  return height;
}

static double
write_text (Tiers      *self,
            WayFont     font,
            const char *text,
            double      x,
            double      y,
            double      width,
            WayColor    color)
{
  return text != NULL && *text != '\0' ? way_plot_add_wrapped (self->plot, font, text, x, y, width, WAY_PLOT_START, color) : 0;
}

/* Of a card, without the space around it. */
static double
get_card_width (Tiers *self)
{
  return (self->width - 2 * PAD - (self->n_beside - 1) * GAP / 2) / self->n_beside;
}

static double
measure_card (Tiers              *self,
              const WayTiersCard *card)
{
  double width = get_card_width (self) - 2 * PAD;

  return measure (self, WAY_FONT_CARD, card->name, width) + measure (self, WAY_FONT_CARD_NOTE, card->facts, width) +
         measure (self, WAY_FONT_CARD_NOTE, card->insight, width) + 2 * PAD;
}

static double
measure_head (Tiers                *self,
              const WayTiersColumn *column)
{
  double width = self->width - 2 * PAD;

  return measure (self, WAY_FONT_STEP, column->title, width) + measure (self, WAY_FONT_CARD_NOTE, column->note, width) + 4 + BAR + 4 +
         measure (self, WAY_FONT_CARD_NOTE, column->debts, width) + 2 * PAD;
}

static char *
dup_rest (const WayTiersColumn *column)
{
  guint rest = column->n - column->n_cards;

  return g_strdup_printf (g_dngettext (NULL, "%'u less valuable", "%'u less valuable", rest), rest);
}

static guint
count_rows (Tiers                *self,
            const WayTiersColumn *column)
{
  return (column->n_cards + self->n_beside - 1) / self->n_beside;
}

/* Rows are as high in all columns, so that a page can end between them. */
static void
find_rows (Tiers              *self,
           const WayTiersData *data,
           double              top)
{
  guint n_rows = 0, row, i, j;

  for (i = 0; i < data->n_columns; i++)
    n_rows = MAX (n_rows, count_rows (self, &data->columns[i]) + (data->columns[i].n > data->columns[i].n_cards));
  g_array_append_val (self->tops, top);
  for (row = 0; row < n_rows; row++)
    {
      double height = 0;

      for (i = 0; i < data->n_columns; i++)
        {
          const WayTiersColumn *column = &data->columns[i];

          for (j = row * self->n_beside; j < MIN (column->n_cards, (row + 1) * self->n_beside); j++)
            height = MAX (height, measure_card (self, &column->cards[j]));
          if (row == count_rows (self, column) && column->n > column->n_cards)
            {
              g_autofree char *rest = dup_rest (column);

              height = MAX (height, measure (self, WAY_FONT_CARD_NOTE, rest, self->width - 2 * PAD) + PAD);
            }
        }
      top += height + GAP / 2;
      g_array_append_val (self->tops, top);
    }
}

static void
add_head (Tiers                *self,
          const WayTiersColumn *column,
          double                x,
          double                y)
{
  g_autofree char *count = g_strdup_printf ("%'u", column->n);
  double           width = self->width - 2 * PAD;
  double           figure;

  x += PAD;
  y += PAD;
  way_plot_begin (self->plot, WAY_MEANING_HEADING, NULL, NULL);
  figure = way_plot_add_text (self->plot, WAY_FONT_STEP, count, x + width, y, WAY_PLOT_END, self->theme->ink);
  y += write_text (self, WAY_FONT_STEP, column->title, x, y, MAX (20, width - figure - 6), self->theme->ink);
  way_plot_end (self->plot, WAY_MEANING_HEADING);
  way_plot_begin (self->plot, WAY_MEANING_PARAGRAPH, NULL, NULL);
  y += write_text (self, WAY_FONT_CARD_NOTE, column->note, x, y, width, self->theme->quiet) + 4;
  if (column->n > 0 && !isnan (column->completeness))
    {
      way_plot_add_box (self->plot, &(WayRect){ x, y, width, BAR }, BAR / 2, &(WayPaint){ self->theme->line, WAY_PLOT_CLEAR, 0, 0 });
      way_plot_add_box (self->plot, &(WayRect){ x, y, MAX (BAR, width * CLAMP (column->completeness, 0, 1)), BAR }, BAR / 2,
                        &(WayPaint){ self->theme->solid[!column->is_plain && column->completeness >= 0.67 ? WAY_HUE_GREEN : WAY_HUE_BLUE].fill, WAY_PLOT_CLEAR, 0, 0 });
    }
  y += BAR + 4;
  write_text (self, WAY_FONT_CARD_NOTE, column->debts, x, y, width, self->theme->quiet);
  way_plot_end (self->plot, WAY_MEANING_PARAGRAPH);
}

static void
add_card (Tiers              *self,
          const WayTiersCard *card,
          double              x,
          double              y,
          double              height)
{
  const WayTint   *tint = &self->theme->soft[WAY_HUE_GREY];
  WayRect          rect = { x, y, get_card_width (self), height };
  double           width = rect.width - 2 * PAD;
  g_autofree char *description = g_strdup_printf ("%s, %s", card->facts, card->insight);

  way_plot_begin (self->plot, WAY_MEANING_LIST_ITEM, card->id, card->name);
  way_plot_add_box (self->plot, &rect, 6, &(WayPaint){ self->theme->page, tint->border, self->theme->border_width, 0 });
  x = rect.x + PAD;
  y += PAD;
  y += write_text (self, WAY_FONT_CARD, card->name, x, y, width, self->theme->ink);
  y += write_text (self, WAY_FONT_CARD_NOTE, card->facts, x, y, width, self->theme->ink);
  write_text (self, WAY_FONT_CARD_NOTE, card->insight, x, y, width, self->theme->quiet);
  way_plot_end (self->plot, WAY_MEANING_LIST_ITEM);
  way_plot_add_item (self->plot, "account", card->id, &rect, card->name, description);
}

static void
add_column (Tiers                *self,
            const WayTiersColumn *column,
            double                x,
            double                top)
{
  const double *tops = (const double *)(gpointer)self->tops->data;
  double        foot = tops[self->tops->len - 1];
  guint         i;

  way_plot_add_box (self->plot, &(WayRect){ x, top, self->width, foot + PAD - top }, 8, &(WayPaint){ self->theme->lane, self->theme->line, self->theme->border_width, 0 });
  add_head (self, column, x, top);
  way_plot_begin (self->plot, WAY_MEANING_LIST, NULL, NULL);
  for (i = 0; i < column->n_cards; i++)
    add_card (self, &column->cards[i], x + PAD + i % self->n_beside * (get_card_width (self) + GAP / 2), tops[i / self->n_beside],
              measure_card (self, &column->cards[i]));
  way_plot_end (self->plot, WAY_MEANING_LIST);
  if (column->n > column->n_cards)
    {
      g_autofree char *rest = dup_rest (column);

      way_plot_begin (self->plot, WAY_MEANING_PARAGRAPH, NULL, NULL);
      write_text (self, WAY_FONT_CARD_NOTE, rest, x + PAD, tops[count_rows (self, column)] + PAD / 2, self->width - 2 * PAD, self->theme->quiet);
      way_plot_end (self->plot, WAY_MEANING_PARAGRAPH);
    }
}

static char *
summarise (const WayTiersData *data)
{
  GString *text = g_string_new (NULL);
  guint    i;

  for (i = 0; i < data->n_columns; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", data->columns[i].title, data->columns[i].n);

  return g_string_free (text, FALSE);
}

/**
 * way_plot_new_tiers:
 * @frame: where it is put; it takes the height that it needs
 * @data: a WayTiersData, which is no longer needed then
 *
 * Draws accounts in columns, one for each tier.
 *
 * Returns: (transfer full): a plot
 */
WayPlot *
way_plot_new_tiers (const WayPlotFrame *frame,
                    gpointer            data)
{
  const WayTiersData *what = data;
  guint               n = MAX (1, what->n_columns), i;
  Tiers               self = { .plot = way_plot_new (frame), .theme = way_theme_get (frame->theme) };
  double              top, width;

  self.width = MAX (LEAST_WIDTH, (frame->width - (n - 1) * GAP) / n);
  width = MAX (frame->width, n * self.width + (n - 1) * GAP);
  self.n_beside = MAX (1, (guint)((self.width - 2 * PAD + GAP / 2) / (CARD_WIDTH + GAP / 2)));
  self.tops = g_array_new (FALSE, FALSE, sizeof (double));
  way_plot_set_size (self.plot, width, frame->height);
  top = way_plot_add_head (self.plot, frame);
  for (i = 0; i < what->n_columns; i++)
    self.head = MAX (self.head, measure_head (&self, &what->columns[i]));
  way_plot_set_page_head (self.plot, top + self.head);
  find_rows (&self, what, top + self.head);
  for (i = 0; i < what->n_columns; i++)
    add_column (&self, &what->columns[i], i * (self.width + GAP), top);
  for (i = 1; i + 1 < self.tops->len; i++)
    way_plot_add_break (self.plot, g_array_index (self.tops, double, i) - GAP / 4);
  way_plot_set_size (self.plot, width, MAX (g_array_index (self.tops, double, self.tops->len - 1) + PAD + 1, frame->height));
  way_plot_take_summary (self.plot, summarise (what));
  g_array_unref (self.tops);

  return self.plot;
}
