/* tier-board-paper.c - the board of tiers as it is drawn for files */
#include "config.h"

#include "widgets/records/views/tier-board-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-tiers.h"

/* As many of a tier are on paper; the table has all. */
#define MOST_DRAWN 200

/* The board on paper; its data comes first. */
typedef struct
{
  WayTiersData   data;
  WayTiersColumn columns[WAY_N_TIERS];
  GArray        *cards[WAY_N_TIERS]; /* owned; of WayTiersCard */
  GPtrArray     *texts;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;
  int      i;

  for (i = 0; i < WAY_N_TIERS; i++)
    g_array_unref (drawing->cards[i]);
  g_ptr_array_unref (drawing->texts);
  g_free (drawing);
}

static const char *
keep (Drawing *drawing,
      char    *text)
{
  g_ptr_array_add (drawing->texts, text);

  return text;
}

static void
draw_column (Drawing        *drawing,
             WayTierFigures *figures,
             int             place)
{
  WayTierDebts   *debts = figures->debts[place];
  GPtrArray      *cards = figures->cards[place];
  WayTiersColumn *column = &drawing->columns[place];
  guint           i;

  for (i = 0; i < MIN (cards->len, MOST_DRAWN); i++)
    {
      const WayTierCard *from = g_ptr_array_index (cards, i);
      WayTiersCard       card = { from->account, from->name, keep (drawing, way_tier_card_dup_facts (from)),
                                  keep (drawing, way_tier_card_dup_known (from)) };

      g_array_append_val (drawing->cards[place], card);
    }
  *column = (WayTiersColumn){ .title = _ (way_tier_infos[place].title),
                              .note = _ (way_tier_infos[place].note),
                              .debts = keep (drawing, way_tier_debts_dup_text (debts, WAY_TIER_DEBTS_NAMED)),
                              .n = debts->n,
                              .completeness = debts->asks != WAY_INSIGHT_ASKS_TIER ? debts->completeness : NAN,
                              .is_plain = debts->asks == WAY_INSIGHT_ASKS_BASICS,
                              .cards = (const WayTiersCard *)(gpointer)drawing->cards[place]->data,
                              .n_cards = drawing->cards[place]->len };
}

void
way_tier_board_draw (WayFigureView  *view,
                     WayTierFigures *figures)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  int      i;

  drawing->texts = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; i < WAY_N_TIERS; i++)
    {
      drawing->cards[i] = g_array_new (FALSE, FALSE, sizeof (WayTiersCard));
      draw_column (drawing, figures, i);
    }
  drawing->data.columns = drawing->columns;
  drawing->data.n_columns = figures->debts[WAY_TIER_NO_TIER]->n > 0 ? WAY_N_TIERS : WAY_TIER_NO_TIER;
  way_figure_view_set_plot (view, way_plot_new_tiers, drawing, drawing_free);
}
