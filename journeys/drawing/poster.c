/* poster.c - a persona on one large sheet */
#include "config.h"

#include "journeys/drawing/poster.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/poster-private.h"
#include "journeys/model/fold.h"

#define TWO_COLUMNS 560.0 /* from this width on */
#define RING 18.0

/* A card for a field that is a list or a paragraph. */
typedef struct
{
  const char *field;
  const char *icon;
  WayHue      hue;
} Part;

static const Part start_parts[] = {
  { "goals", "gain", WAY_HUE_GREEN },
  { "frustrations", "pain", WAY_HUE_RED },
  { "priorities", "star", WAY_HUE_YELLOW },
};

static const Part end_parts[] = {
  { "sources", "content", WAY_HUE_ORANGE },
  { "channels", "chat", WAY_HUE_TEAL },
};

/* The icon of a channel that is written in words: that of one of ours whose name is in it. */
static const char *
find_channel_icon (const char *text)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_CHANNEL, "icon");
  g_autofree char *folded = way_fold_text (text);
  int              i;

  for (i = 0; field->choices[i].name != NULL; i++)
    {
      g_autofree char *label = way_fold_text (_ (field->choices[i].label));

      if (strcmp (folded, field->choices[i].name) == 0 || strstr (folded, label) != NULL)
        return field->choices[i].icon;
    }

  return "other-channel";
}

static void
add_entry (WayPoster     *self,
           WayPosterCard *card,
           const Part    *part,
           const char    *text)
{
  double         x = card->x + WAY_POSTER_PAD, width = card->width - 2 * WAY_POSTER_PAD;
  const WayTint *tint = &self->theme->solid[part->hue];

  way_plot_begin (self->plot, WAY_MEANING_LIST_ITEM, NULL, NULL);
  if (strcmp (part->field, "channels") == 0)
    way_plot_add_icon (self->plot, find_channel_icon (text), x, card->y + 2, 15, tint->border);
  else
    way_plot_add_shape (self->plot, 0, x + 5, card->y + 10, 3, &(WayPaint){ tint->border, WAY_PLOT_CLEAR, 0, 0 });
  way_poster_add_lines (self, WAY_FONT_CARD, text, x + 23, &card->y, width - 23, self->theme->ink);
  way_plot_end (self->plot, WAY_MEANING_LIST_ITEM);
  card->y += 5;
}

static double
add_part (WayPoster  *self,
          const Part *part,
          double      x,
          double      y,
          double      width)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_PERSONA, part->field);
  const char      *value = way_item_get (self->data->persona, part->field);
  g_autofree char *shown = value != NULL ? way_field_format (field, value) : NULL;
  WayPosterCard    card = { .x = x, .y = y, .width = width };
  double           end;

  if (value == NULL && !self->prompts)
    return y;
  way_poster_begin_card (self, &card, part->hue, part->icon, _ (field->label), NULL);
  if (value == NULL)
    card.y += way_plot_add_wrapped (self->plot, WAY_FONT_HINT, field->hint != NULL ? _ (field->hint) : _ ("Empty"), x + WAY_POSTER_PAD + 23, card.y,
                                    width - 2 * WAY_POSTER_PAD - 23, WAY_PLOT_START, self->theme->quiet);
  else if (field->type == WAY_FIELD_LIST)
    {
      g_auto (GStrv) entries = g_strsplit (value, "\n", -1);
      int i;

      way_plot_begin (self->plot, WAY_MEANING_LIST, NULL, NULL);
      for (i = 0; entries[i] != NULL; i++)
        add_entry (self, &card, part, entries[i]);
      way_plot_end (self->plot, WAY_MEANING_LIST);
    }
  else
    {
      way_plot_begin (self->plot, WAY_MEANING_PARAGRAPH, NULL, NULL);
      way_poster_add_lines (self, WAY_FONT_CARD, value, x + WAY_POSTER_PAD, &card.y, width - 2 * WAY_POSTER_PAD, self->theme->ink);
      way_plot_end (self->plot, WAY_MEANING_PARAGRAPH);
    }
  end = way_poster_end_card (self, &card);
  way_plot_add_item (self->plot, "part", part->field, &(WayRect){ x, card.top, width, card.y - card.top }, _ (field->label),
                     shown != NULL ? shown : _ ("empty"));

  return end;
}

static char *
describe_job (const WayPosterEntry *job)
{
  g_autofree char *score = job->scored ? way_plot_format_number (job->score, 1) : NULL;
  g_autofree char *words = score != NULL ? g_strdup_printf (_ ("opportunity score %s"), score) : g_strdup (_ ("no score yet"));

  return job->note != NULL ? g_strdup_printf ("%s, %s", words, job->note) : g_steal_pointer (&words);
}

/* Jobs with their scores, maps, or people. */
static double
add_entries (WayPoster            *self,
             const char           *element,
             const WayPosterEntry *entries,
             guint                 n,
             guint                 all,
             const char           *title,
             const char           *icon,
             WayHue                hue,
             double                x,
             double                y,
             double                width)
{
  gboolean         jobs = strcmp (element, "job") == 0;
  g_autofree char *aside = g_strdup_printf ("%u", all);
  WayPosterCard    card = { .x = x, .y = y, .width = width };
  double           start = x + WAY_POSTER_PAD + (jobs ? 2 * RING + 12 : 23), room = x + width - WAY_POSTER_PAD - start;
  guint            i;

  if (n == 0)
    return y;
  way_poster_begin_card (self, &card, hue, icon, title, aside);
  way_plot_begin (self->plot, WAY_MEANING_LIST, NULL, NULL);
  for (i = 0; i < n; i++)
    {
      const WayPosterEntry *entry = &entries[i];
      g_autofree char      *description = jobs ? describe_job (entry) : g_strdup (entry->note);
      double                top = card.y;

      way_plot_begin (self->plot, WAY_MEANING_LIST_ITEM, NULL, NULL);
      if (jobs)
        {
          WayRingData ring = { entry->scored ? entry->score : -1, 20, entry->n, self->data->least_n };

          way_plot_add_ring (self->plot, x + WAY_POSTER_PAD + RING, card.y + RING, RING, &ring);
        }
      else
        way_plot_add_icon (self->plot, element, x + WAY_POSTER_PAD, card.y + 2, 15, self->theme->solid[hue].border);
      way_poster_add_lines (self, WAY_FONT_CARD, entry->name, start, &card.y, room, self->theme->ink);
      if (entry->note != NULL)
        way_poster_add_lines (self, WAY_FONT_CARD_NOTE, entry->note, start, &card.y, room, self->theme->quiet);
      way_plot_end (self->plot, WAY_MEANING_LIST_ITEM);
      if (jobs)
        card.y = MAX (card.y, top + 2 * RING);
      way_plot_add_solid (self->plot, top, card.y);
      way_plot_add_item (self->plot, element, entry->id, &(WayRect){ x + WAY_POSTER_PAD - 6, top - 2, width - 2 * WAY_POSTER_PAD + 12, card.y - top + 4 },
                         entry->name, description);
      card.y += 7;
    }
  way_plot_end (self->plot, WAY_MEANING_LIST);
  if (all > n)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (NULL, "and %u more", "and %u more", all - n), all - n);

      way_poster_add_lines (self, WAY_FONT_CARD_NOTE, more, start, &card.y, room, self->theme->quiet);
    }

  return way_poster_end_card (self, &card);
}

/* What the poster has besides the head, in the order in which it is read. */
typedef struct
{
  const Part           *part;    /* or else: */
  const char           *element; /* of entries */
  const WayPosterEntry *entries;
  guint                 n;
  guint                 all;
  const char           *title;
  WayHue                hue;
  int                   column; /* where it stands when there is enough for two; below 0: in the shorter one */
} Block;

static double
add_block (WayPoster   *self,
           const Block *block,
           double       x,
           double       y,
           double       width)
{
  if (block->part != NULL)
    return add_part (self, block->part, x, y, width);

  return add_entries (self, block->element, block->entries, block->n, block->all, block->title, block->element, block->hue, x, y, width);
}

static gboolean
is_there (WayPoster   *self,
          const Block *block)
{
  if (block->part != NULL)
    return self->prompts || way_item_get (self->data->persona, block->part->field) != NULL;

  return block->n > 0;
}

static GArray *
list_blocks (WayPoster *self)
{
  const WayPersonaPosterData *what = self->data;
  const Block                 jobs = { NULL, "job", what->jobs, what->n_jobs, what->n_jobs, _ ("Jobs"), WAY_HUE_PURPLE, 1 };
  const Block                 maps = { NULL, "map", what->maps, what->n_maps, what->n_maps, _ ("On the maps"), WAY_HUE_BLUE, -1 };
  const Block                 contacts = { NULL, "contact", what->contacts, what->n_contacts, what->n_all_contacts, _ ("People behind it"), WAY_HUE_BROWN, -1 };
  GArray                     *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  guint                       i;

  for (i = 0; i < G_N_ELEMENTS (start_parts); i++)
    {
      const Block part = { .part = &start_parts[i], .column = 0 };

      g_array_append_val (blocks, part);
    }
  g_array_append_val (blocks, jobs);
  for (i = 0; i < G_N_ELEMENTS (end_parts); i++)
    {
      const Block part = { .part = &end_parts[i], .column = 1 };

      g_array_append_val (blocks, part);
    }
  g_array_append_val (blocks, maps);
  g_array_append_val (blocks, contacts);
  for (i = blocks->len; i > 0; i--)
    if (!is_there (self, &g_array_index (blocks, Block, i - 1)))
      g_array_remove_index (blocks, i - 1);

  return blocks;
}

/* In two columns; in one where there is little room, or one thing to say. Where one column would stay
 * empty all of it goes where there is more room.
 *
 * Returns: where it ends */
static double
add_blocks (WayPoster *self,
            double     top)
{
  g_autoptr (GArray) blocks = list_blocks (self);
  gboolean two = self->width >= TWO_COLUMNS && blocks->len > 1;
  double   width = two ? (self->width - WAY_POSTER_GAP) / 2 : self->width;
  double   y[] = { top, top };
  guint    i, n[] = { 0, 0 };

  for (i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, Block, i).column >= 0)
      n[g_array_index (blocks, Block, i).column]++;
  for (i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      int          column = block->column >= 0 && n[0] > 0 && n[1] > 0 ? block->column : y[1] < y[0];

      if (!two)
        column = 0;
      y[column] = add_block (self, block, column * (width + WAY_POSTER_GAP), y[column], width);
    }

  return MAX (y[0], y[1]);
}

/**
 * way_poster_new_persona:
 * @frame: where it is put; its note stands at the foot
 * @data: a WayPersonaPosterData, which is no longer needed then
 *
 * Lays a persona out as a poster: two columns, or one where there is little room.
 *
 * Returns: (transfer full): a plot
 */
WayPlot *
way_poster_new_persona (const WayPlotFrame *frame,
                        gpointer            data)
{
  static const Part           note = { "note", "note", WAY_HUE_GREY };
  const WayPersonaPosterData *what = data;
  WayPoster                   self = { frame, way_plot_new (frame), way_theme_get (frame->theme), what, frame->width, what->prompts && !frame->paper };
  double                      y = 0;

  way_poster_add_hero (&self, &y);
  y = add_blocks (&self, y);
  y = add_part (&self, &note, 0, y, frame->width);
  if (frame->note != NULL)
    {
      way_plot_begin (self.plot, WAY_MEANING_PARAGRAPH, NULL, NULL);
      way_poster_add_lines (&self, WAY_FONT_LANE_NOTE, frame->note, 2, &y, frame->width - 4, self.theme->quiet);
      way_plot_end (self.plot, WAY_MEANING_PARAGRAPH);
    }
  way_plot_set_size (self.plot, frame->width, MAX (y, frame->height));
  way_plot_find_breaks (self.plot);
  way_plot_take_summary (self.plot, g_strdup_printf (_ ("Persona %s"), way_item_get_shown_name (what->persona)));

  return self.plot;
}
