/* card-links.c - the accounts and the job that a card is linked with, as signs in its foot and in words */
#include "config.h"

#include "journeys/layout/card-face.h"
#include "journeys/model/join.h"

#include <glib/gi18n.h>

static const struct
{
  const char *field;
  const char *icon;
} links[] = {
  { "accounts", "account" },
  { "serves", "job" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (links) == WAY_CARD_MOST_LINKS);

/**
 * way_card_links_list:
 * @card: a card
 * @icons: (array fixed-size=2): where to put the names of icons
 *
 * Returns: how many signs the card bears. A pain says in words at how many accounts it was seen.
 */
int
way_card_links_list (WayItem    *card,
                     const char *icons[WAY_CARD_MOST_LINKS])
{
  int      n = 0;
  gsize    i;
  gboolean in_words;

  for (i = 0; i < G_N_ELEMENTS (links); i++)
    {
      in_words = way_item_get_kind (card) == WAY_KIND_PAIN && i == 0;
      if (!in_words && way_kind_find_field (way_item_get_kind (card), links[i].field) >= 0 && way_item_get (card, links[i].field) != NULL)
        icons[n++] = links[i].icon;
    }

  return n;
}

/* The names of what the ids stand for. */
static char *
dup_names (WayMap     *map,
           const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  int i;

  for (i = 0; parts[i] != NULL; i++)
    {
      WayItem *item = way_map_find (map, parts[i]);

      if (item != NULL)
        /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
        way_join_append (names, _ (", "), way_item_get_shown_name (item));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * way_card_links_dup_words:
 * @map: the map
 * @card: a card on it
 *
 * Returns: (transfer full): what the signs stand for, for those who do not see them; may be empty
 */
char *
way_card_links_dup_words (WayMap  *map,
                          WayItem *card)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const WayField  *field = way_kind_get_field (way_item_get_kind (card), links[i].field);
      const char      *ids = field != NULL ? way_item_get (card, links[i].field) : NULL;
      g_autofree char *names = ids != NULL ? dup_names (map, ids) : NULL;

      if (names == NULL || *names == '\0')
        continue;
      if (words->len > 0)
        g_string_append (words, _ (", "));
      /* TRANSLATORS: the name of a field and its value */
      g_string_append_printf (words, _ ("%s: %s"), _ (field->label), names);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}
