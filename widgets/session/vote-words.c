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
 * way_vote_count_names:
 * @map: the map
 * @ids: (element-type utf8): ids of cards
 *
 * Returns: (transfer full): how often each of their names is there
 */
GHashTable *
way_vote_count_names (WayMap    *map,
                      GPtrArray *ids)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint       i;

  for (i = 0; i < ids->len; i++)
    {
      WayItem *card = way_map_find (map, g_ptr_array_index (ids, i));
      char    *name = card != NULL ? way_deeds_dup_name (map, card) : g_strdup ("");
      int      before = GPOINTER_TO_INT (g_hash_table_lookup (names, name));

      g_hash_table_replace (names, name, GINT_TO_POINTER (before + 1));
    }

  return names;
}

/**
 * way_vote_dup_name:
 * @map: the map
 * @id: the id of a card
 * @names: how often each name is there
 *
 * Returns: (transfer full): what the card is called, with its place if another one among
 *   them is called so too
 */
char *
way_vote_dup_name (WayMap     *map,
                   const char *id,
                   GHashTable *names)
{
  WayItem         *card = way_map_find (map, id);
  g_autofree char *name = card != NULL ? way_deeds_dup_name (map, card) : g_strdup ("");

  if (card == NULL || GPOINTER_TO_INT (g_hash_table_lookup (names, name)) < 2)
    return g_steal_pointer (&name);

  return way_deeds_dup_place (map, card);
}

/**
 * way_vote_words_new:
 * @name: what a card is called
 * @dots: (out) (transfer none): a label below its name, for dots
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
way_vote_words_new (const char *name,
                    GtkWidget **dots)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (name);

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
