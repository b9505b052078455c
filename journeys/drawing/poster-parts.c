/* poster-parts.c - the head of a poster, and its cards */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/picture.h"
#include "journeys/drawing/poster-private.h"

#define RADIUS 14.0
#define ICON 17.0
#define WHOLE 260.0 /* a card that is not higher is not split between pages */
#define NARROW 520.0
#define PORTRAIT 148.0
#define SMALL_PORTRAIT 84.0

/* A text, each line of which may be the last on a page. */
void
way_poster_add_lines (WayPoster  *self,
                      WayFont     font,
                      const char *text,
                      double      x,
                      double     *y,
                      double      width,
                      WayColor    color)
{
  PangoLayout     *layout = way_texts_get (way_plot_get_texts (self->plot), font, text, width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, 2 * sizeof (int));
  guint i;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int              part[] = { line->start_index, way_texts_get_drawn_length (text, line) };

      g_array_append_val (lines, part);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  for (i = 0; i < lines->len; i++)
    {
      const int       *part = &g_array_index (lines, int, 2 * i);
      g_autofree char *line = g_strndup (text + part[0], part[1]);
      double           height;

      way_plot_measure (self->plot, font, line, -1, &height);
      way_plot_add_text (self->plot, font, line, x, *y, WAY_PLOT_START, color);
      way_plot_add_solid (self->plot, *y, *y + height);
      *y += height;
    }
}

void
way_poster_begin_card (WayPoster     *self,
                       WayPosterCard *card,
                       WayHue         hue,
                       const char    *icon,
                       const char    *title,
                       const char    *aside)
{
  double height, start = card->x + WAY_POSTER_PAD, end = card->x + card->width - WAY_POSTER_PAD;

  card->top = card->y;
  card->first = way_plot_get_n_marks (self->plot);
  way_plot_add_box (self->plot, &(WayRect){ card->x, card->y, card->width, 1 }, RADIUS,
                    &(WayPaint){ self->theme->lane, self->theme->line, self->theme->border_width, 0 });
  card->y += WAY_POSTER_PAD - 4;
  way_plot_measure (self->plot, WAY_FONT_LANE, title, -1, &height);
  way_plot_add_icon (self->plot, icon, start, card->y + (height - ICON) / 2, ICON, self->theme->solid[hue].border);
  way_plot_begin (self->plot, WAY_MEANING_HEADING, NULL, NULL);
  height = way_plot_add_wrapped (self->plot, WAY_FONT_LANE, title, start + ICON + 8, card->y, end - start - ICON - 8, WAY_PLOT_START, self->theme->ink);
  way_plot_end (self->plot, WAY_MEANING_HEADING);
  if (aside != NULL)
    way_plot_add_text (self->plot, WAY_FONT_LANE_NOTE, aside, end, card->y + 2, WAY_PLOT_END, self->theme->quiet);
  card->y += height + 6;
  /* A heading does not end a page. */
  way_plot_add_solid (self->plot, card->top, card->y + 18);
}

/* Gives where the next card begins. */
double
way_poster_end_card (WayPoster     *self,
                     WayPosterCard *card)
{
  card->y += WAY_POSTER_PAD - 4;
  way_plot_stretch_box (self->plot, card->first, card->y - card->top);
  if (card->y - card->top <= WHOLE)
    way_plot_add_solid (self->plot, card->top, card->y);

  return card->y + WAY_POSTER_GAP;
}

/* A portrait as it is, within a square; without one the first letter of the name. */
static void
add_portrait (WayPoster *self,
              double     x,
              double     y,
              double     size,
              WayHue     hue)
{
  WayItem       *persona = self->data->persona;
  const char    *name = way_item_get_name (persona);
  WayPicture    *picture = way_item_get (persona, "portrait") != NULL ? way_picture_new_for_value (way_item_get (persona, "portrait")) : NULL;
  const WayTint *tint = &self->theme->solid[hue];

  if (picture != NULL)
    {
      double  scale = size / MAX (way_picture_get_width (picture), way_picture_get_height (picture));
      double  width = way_picture_get_width (picture) * scale, height = way_picture_get_height (picture) * scale;
      WayRect rect = { x + (size - width) / 2, y + (size - height) / 2, width, height };

      way_plot_begin (self->plot, WAY_MEANING_PICTURE, NULL, name);
      way_plot_take_picture (self->plot, picture, &rect);
      way_plot_end (self->plot, WAY_MEANING_PICTURE);
      way_plot_add_box (self->plot, &rect, 0, &(WayPaint){ WAY_PLOT_CLEAR, tint->border, 2, 0 });
    }
  else
    {
      g_autofree char *first = g_utf8_substring (name, 0, MIN (1, g_utf8_strlen (name, -1)));
      g_autofree char *letter = g_utf8_strup (*first != '\0' ? first : "?", -1);
      double           height;

      way_plot_add_shape (self->plot, 0, x + size / 2, y + size / 2, size / 2, &(WayPaint){ tint->fill, tint->border, 2, 0 });
      way_plot_measure (self->plot, WAY_FONT_NAME, letter, -1, &height);
      way_plot_add_text (self->plot, WAY_FONT_NAME, letter, x + size / 2, y + (size - height) / 2, WAY_PLOT_MIDDLE, tint->ink);
    }
  way_plot_add_item (self->plot, "part", "portrait", &(WayRect){ x, y, size, size }, _ ("Portrait"), picture != NULL ? NULL : _ ("no picture"));
}

/* A field of the head, with what belongs there while it is empty. */
static void
add_field (WayPoster  *self,
           const char *name,
           const char *text, /* as it is shown, or NULL: the value */
           WayFont     font,
           double      x,
           double     *y,
           double      width,
           WayColor    color)
{
  const WayField *field = way_kind_get_field (WAY_KIND_PERSONA, name);
  const char     *value = way_item_get (self->data->persona, name);
  double          top = *y;

  if (value == NULL && !self->prompts)
    return;
  if (value == NULL)
    {
      g_autofree char *prompt = g_strdup_printf ("%s…", _ (field->label));

      *y += way_plot_add_wrapped (self->plot, WAY_FONT_HINT, prompt, x, *y, width, WAY_PLOT_START, self->theme->quiet);
    }
  else
    {
      way_plot_begin (self->plot, strcmp (name, "name") == 0 ? WAY_MEANING_TITLE : WAY_MEANING_PARAGRAPH, NULL, NULL);
      way_poster_add_lines (self, font, text != NULL ? text : value, x, y, width, color);
      way_plot_end (self->plot, strcmp (name, "name") == 0 ? WAY_MEANING_TITLE : WAY_MEANING_PARAGRAPH);
    }
  way_plot_add_item (self->plot, "part", name, &(WayRect){ x - 4, top, width + 8, *y - top }, _ (field->label), value != NULL ? text : _ ("empty"));
  *y += 3;
}

typedef struct
{
  gboolean narrow;
  double   x, width; /* of what stands beside the portrait */
  double   below;    /* where the portrait ends */
  WayColor ink;
} Hero;

/* Name, part in the buying group, position, and the quote set large. */
static void
add_words (WayPoster  *self,
           const Hero *hero,
           double     *y)
{
  WayItem         *persona = self->data->persona;
  g_autofree char *role = way_field_format (way_kind_get_field (WAY_KIND_PERSONA, "role"), way_item_get (persona, "role"));
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), way_item_get_text (persona, "quote"));
  double           x = hero->x, width = hero->width;

  add_field (self, "name", way_item_get_shown_name (persona), hero->narrow ? WAY_FONT_TITLE : WAY_FONT_NAME, x, y, width, hero->ink);
  add_field (self, "role", role, WAY_FONT_STAGE, x, y, width, hero->ink);
  add_field (self, "position", way_item_get (persona, "position"), WAY_FONT_OBJECTIVE, x, y, width, hero->ink);
  if (way_item_get (persona, "quote") == NULL && !self->prompts)
    return;
  *y += 8;
  /* Where there is little room the quote stands below all of it. */
  if (hero->narrow)
    {
      *y = MAX (*y, hero->below + 10);
      x = WAY_POSTER_PAD;
      width = self->width - 2 * WAY_POSTER_PAD;
    }
  add_field (self, "quote", quote, WAY_FONT_QUOTE, x, y, width, hero->ink);
}

/* How high the words are. */
static double
measure_words (WayPoster  *self,
               const Hero *hero)
{
  WayPoster scratch = *self;
  double    y = 0;

  scratch.plot = way_plot_new (self->frame);
  add_words (&scratch, hero, &y);
  way_plot_free (scratch.plot);

  return y;
}

/* The portrait, and beside it the words, in the middle when they are few. */
void
way_poster_add_hero (WayPoster *self,
                     double    *y)
{
  gboolean       narrow = self->width < NARROW;
  double         size = narrow ? SMALL_PORTRAIT : PORTRAIT;
  WayHue         hue = way_plot_get_hue (g_str_hash (way_item_get_id (self->data->persona)));
  const WayTint *tint = &self->theme->soft[hue];
  double         top = *y, x = WAY_POSTER_PAD + size + 22, end = top + WAY_POSTER_PAD + size;
  Hero           hero = { narrow, x, self->width - x - WAY_POSTER_PAD, end, tint->ink };
  guint          ground = way_plot_get_n_marks (self->plot);

  way_plot_add_box (self->plot, &(WayRect){ 0, top, self->width, 1 }, RADIUS + 4, &(WayPaint){ tint->fill, tint->border, self->theme->border_width, 0 });
  *y += WAY_POSTER_PAD;
  add_portrait (self, WAY_POSTER_PAD, *y, size, hue);
  *y += MAX (0, (size - measure_words (self, &hero)) / 2);
  add_words (self, &hero, y);
  *y = MAX (*y, end) + WAY_POSTER_PAD;
  way_plot_stretch_box (self->plot, ground, *y - top);
  way_plot_add_solid (self->plot, top, MIN (*y, top + 2 * WHOLE));
  *y += WAY_POSTER_GAP;
}
