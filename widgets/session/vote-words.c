/* vote-words.c - how cards and dots are written where people vote */
#include "config.h"

#include "widgets/session/vote-words.h"

#include "journeys/workshop/deeds.h"

/* More dots than these are written as a number. */
#define MOST_DOTS 8

/**
 * way_vote_dup_dots:
 * @count: how many
 *
 * Returns: (transfer full): so many dots, or their number
 */
char *
way_vote_dup_dots (int count)
{
  GString *dots = g_string_new (NULL);
  int      i;

  if (count > MOST_DOTS)
    g_string_append_printf (dots, "● × %d", count);
  else
    for (i = 0; i < count; i++)
      g_string_append (dots, "●");

  return g_string_free (dots, FALSE);
}

/**
 * way_vote_words_new:
 * @map: its map
 * @card: (nullable): a card
 * @dots: (out) (transfer none): a label below its name, for dots
 *
 * Returns: (transfer floating): what the card is called
 */
GtkWidget *
way_vote_words_new (WayMap     *map,
                    WayItem    *card,
                    GtkWidget **dots)
{
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = card != NULL ? way_deeds_dup_name (map, card) : g_strdup ("");
  GtkWidget       *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label);
  *dots = gtk_label_new (NULL);
  gtk_widget_add_css_class (*dots, "votedots");
  gtk_label_set_xalign (GTK_LABEL (*dots), 0);
  gtk_box_append (GTK_BOX (words), *dots);

  return words;
}
