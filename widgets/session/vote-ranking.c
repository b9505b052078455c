/* vote-ranking.c - what a vote came to */
#include "config.h"

#include "widgets/session/vote-ranking.h"

#include <glib/gi18n.h>

#include "widgets/session/vote-words.h"

/* So many cards are told to the room. */
#define MOST_TOLD 5

struct _WayVoteRanking
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (WayVoteRanking, way_vote_ranking, GTK_TYPE_WIDGET)

static void
add_row (WayVoteRanking *self,
         guint           place,
         const char     *card_name,
         int             total)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget       *dots_label;
  GtkWidget       *words = way_vote_words_new (card_name, &dots_label);
  g_autofree char *place_text = g_strdup_printf ("%u", place);
  g_autofree char *dots = way_vote_dup_dots (total);
  g_autofree char *number = g_strdup_printf ("%d", total);
  g_autofree char *given = g_strdup_printf (g_dngettext (NULL, "%s, %d dot", "%s, %d dots", total), card_name, total);
  g_autofree char *name = g_strdup_printf ("%u. %s", place, given);
  GtkWidget       *label = gtk_label_new (place_text);
  GtkWidget       *total_label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (total_label, "title-4");
  gtk_label_set_text (GTK_LABEL (dots_label), dots);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), total_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * way_vote_ranking_show:
 * @self: a ranking
 * @ballot: (nullable): a vote that is complete
 * @map: (nullable): its map
 *
 * Shows the cards that got dots. As many dots are the same place.
 */
void
way_vote_ranking_show (WayVoteRanking *self,
                       WayBallot      *ballot,
                       WayMap         *map)
{
  g_autoptr (GPtrArray) ranking = NULL;
  g_autoptr (GHashTable) names = NULL;
  GtkListBoxRow *row;
  guint          i, place = 0;
  int            before = -1;

  g_return_if_fail (WAY_IS_VOTE_RANKING (self));

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  if (ballot == NULL)
    return;
  ranking = way_ballot_list_ranking (ballot, map);
  names = way_vote_count_names (map, ranking);
  for (i = 0; i < ranking->len; i++)
    {
      const char      *id = g_ptr_array_index (ranking, i);
      g_autofree char *name = way_vote_dup_name (map, id, names);
      int              total = way_ballot_get_total (ballot, id);

      if (total != before)
        place = i + 1;
      before = total;
      add_row (self, place, name, total);
    }
}

static char *
dup_first (WayBallot *ballot,
           WayMap    *map)
{
  g_autoptr (GPtrArray) ranking = way_ballot_list_ranking (ballot, map);
  g_autoptr (GHashTable) names = way_vote_count_names (map, ranking);
  GString *text = g_string_new (way_ballot_get_name (ballot));
  guint    i, place = 0;
  int      before = -1;

  for (i = 0; i < MIN (ranking->len, MOST_TOLD); i++)
    {
      const char      *id = g_ptr_array_index (ranking, i);
      int              total = way_ballot_get_total (ballot, id);
      g_autofree char *name = way_vote_dup_name (map, id, names);
      g_autofree char *dots = way_vote_dup_dots (total);

      if (total != before)
        place = i + 1;
      before = total;
      g_string_append_printf (text, "\n%u. %s  %s", place, name, dots);
    }

  return g_string_free (text, FALSE);
}

/**
 * way_vote_ranking_dup_asked:
 * @ballot: a vote
 * @map: its map
 *
 * Returns: (transfer full): what the room should know: the question, and whose turn it is
 *   or what came of it
 */
char *
way_vote_ranking_dup_asked (WayBallot *ballot,
                            WayMap    *map)
{
  if (way_ballot_is_complete (ballot))
    return dup_first (ballot, map);

  /* TRANSLATORS: what is voted on, then a name, then which of how many voters it is */
  return g_strdup_printf (_ ("%s\n%s (%d of %d)"), way_ballot_get_name (ballot), way_ballot_get_voter (ballot),
                          way_ballot_get_turn (ballot) + 1, way_ballot_n_voters (ballot));
}

static void
way_vote_ranking_dispose (GObject *object)
{
  g_clear_pointer (&WAY_VOTE_RANKING (object)->list, gtk_widget_unparent);

  G_OBJECT_CLASS (way_vote_ranking_parent_class)->dispose (object);
}

static void
way_vote_ranking_class_init (WayVoteRankingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_vote_ranking_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_vote_ranking_init (WayVoteRanking *self)
{
  GtkWidget *nothing = gtk_label_new (_ ("Nobody gave a dot."));

  gtk_widget_add_css_class (nothing, "nothing");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Ranking"), -1);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

/**
 * way_vote_ranking_new:
 *
 * Returns: (transfer floating): a ranking of nothing yet
 */
GtkWidget *
way_vote_ranking_new (void)
{
  return g_object_new (WAY_TYPE_VOTE_RANKING, NULL);
}
