/* ballot.c - a vote with dots, one voter after the other at one keyboard */
#include "config.h"

#include "journeys/workshop/ballot.h"

#include <glib/gi18n.h>

#include "journeys/model/today.h"

/* What somebody gave, by card. */
typedef struct
{
  const char *person; /* borrowed from the voters; NULL in a secret ballot */
  GHashTable *dots;   /* id → count */
} Votes;

struct _WayBallot
{
  char    *name;
  int      dots;
  gboolean secret;
  char   **voters;
  int      n_voters;

  int         turn;
  GHashTable *now;    /* id → count, of whose turn it is */
  GPtrArray  *open;   /* of Votes, in an open round */
  GHashTable *totals; /* id → count, of those who are done */
};

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static int
get_count (GHashTable *counts,
           const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, id));
}

static void
add_count (GHashTable *counts,
           const char *id,
           int         by)
{
  int count = get_count (counts, id) + by;

  if (count > 0)
    g_hash_table_insert (counts, g_strdup (id), GINT_TO_POINTER (count));
  else
    g_hash_table_remove (counts, id);
}

static void
votes_free (gpointer data)
{
  Votes *votes = data;

  g_hash_table_unref (votes->dots);
  g_free (votes);
}

/**
 * way_ballot_new:
 * @name: what is asked
 * @dots: how many each has
 * @secret: whether only totals are kept
 * @voters: who votes, in this order
 *
 * Returns: (transfer full): a ballot; it is the turn of the first
 */
WayBallot *
way_ballot_new (const char        *name,
                int                dots,
                gboolean           secret,
                const char *const *voters)
{
  WayBallot *self = g_new0 (WayBallot, 1);

  self->name = g_strdup (name);
  self->dots = CLAMP (dots, 1, 100);
  self->secret = secret;
  self->voters = g_strdupv ((char **)voters);
  self->n_voters = g_strv_length (self->voters);
  self->now = new_counts ();
  self->totals = new_counts ();
  self->open = g_ptr_array_new_with_free_func (votes_free);

  return self;
}

/**
 * way_ballot_free:
 * @self: (transfer full): a ballot
 */
void
way_ballot_free (WayBallot *self)
{
  g_free (self->name);
  g_strfreev (self->voters);
  g_hash_table_unref (self->now);
  g_hash_table_unref (self->totals);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/**
 * way_ballot_get_name:
 * @self: a ballot
 *
 * Returns: (transfer none): what is asked
 */
const char *
way_ballot_get_name (WayBallot *self)
{
  return self->name;
}

/**
 * way_ballot_is_secret:
 * @self: a ballot
 *
 * Returns: whether only totals are kept
 */
gboolean
way_ballot_is_secret (WayBallot *self)
{
  return self->secret;
}

/**
 * way_ballot_get_voter:
 * @self: a ballot
 *
 * Returns: (transfer none) (nullable): whose turn it is; NULL when all have voted
 */
const char *
way_ballot_get_voter (WayBallot *self)
{
  return self->turn < self->n_voters ? self->voters[self->turn] : NULL;
}

/**
 * way_ballot_get_turn:
 * @self: a ballot
 *
 * Returns: how many are done
 */
int
way_ballot_get_turn (WayBallot *self)
{
  return self->turn;
}

/**
 * way_ballot_n_voters:
 * @self: a ballot
 *
 * Returns: how many vote
 */
int
way_ballot_n_voters (WayBallot *self)
{
  return self->n_voters;
}

/**
 * way_ballot_get_left:
 * @self: a ballot
 *
 * Returns: how many dots whose turn it is can still give
 */
int
way_ballot_get_left (WayBallot *self)
{
  GHashTableIter iter;
  gpointer       count;
  int            left = self->dots;

  g_hash_table_iter_init (&iter, self->now);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    left -= GPOINTER_TO_INT (count);

  return left;
}

/**
 * way_ballot_get_given:
 * @self: a ballot
 * @card_id: the id of a card
 *
 * Returns: how many dots whose turn it is gave to it
 */
int
way_ballot_get_given (WayBallot  *self,
                      const char *card_id)
{
  return get_count (self->now, card_id);
}

/**
 * way_ballot_give:
 * @self: a ballot
 * @card_id: the id of a card
 *
 * Gives one more dot to a card.
 *
 * Returns: whether there was one left
 */
gboolean
way_ballot_give (WayBallot  *self,
                 const char *card_id)
{
  if (way_ballot_is_complete (self) || way_ballot_get_left (self) < 1)
    return FALSE;
  add_count (self->now, card_id, 1);

  return TRUE;
}

/**
 * way_ballot_take:
 * @self: a ballot
 * @card_id: the id of a card
 *
 * Takes a dot back that was given in this turn.
 *
 * Returns: whether there was one
 */
gboolean
way_ballot_take (WayBallot  *self,
                 const char *card_id)
{
  if (get_count (self->now, card_id) < 1)
    return FALSE;
  add_count (self->now, card_id, -1);

  return TRUE;
}

/**
 * way_ballot_end_turn:
 * @self: a ballot
 *
 * Takes in what was given. It is the turn of the next.
 */
void
way_ballot_end_turn (WayBallot *self)
{
  GHashTableIter iter;
  gpointer       id, count;

  if (way_ballot_is_complete (self))
    return;
  g_hash_table_iter_init (&iter, self->now);
  while (g_hash_table_iter_next (&iter, &id, &count))
    add_count (self->totals, id, GPOINTER_TO_INT (count));
  if (self->secret)
    g_hash_table_remove_all (self->now);
  else
    {
      Votes *votes = g_new0 (Votes, 1);

      votes->person = self->voters[self->turn];
      votes->dots = self->now;
      g_ptr_array_add (self->open, votes);
      self->now = new_counts ();
    }
  self->turn++;
}

/**
 * way_ballot_is_complete:
 * @self: a ballot
 *
 * Returns: whether all have voted
 */
gboolean
way_ballot_is_complete (WayBallot *self)
{
  return self->turn >= self->n_voters;
}

/**
 * way_ballot_get_total:
 * @self: a ballot
 * @card_id: the id of a card
 *
 * Returns: what all gave to it; 0 as long as somebody has not voted
 */
int
way_ballot_get_total (WayBallot  *self,
                      const char *card_id)
{
  return way_ballot_is_complete (self) ? get_count (self->totals, card_id) : 0;
}

typedef struct
{
  WayBallot *ballot;
  WayMap    *map;
} Ranking;

/* Most dots first, then as they are called; nothing of the order of voting is left. */
static int
compare_cards (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  Ranking    *ranking = data;
  const char *x = *(const char *const *)a;
  const char *y = *(const char *const *)b;
  int         by_dots = get_count (ranking->ballot->totals, y) - get_count (ranking->ballot->totals, x);
  int         by_name = g_utf8_collate (way_item_get_name (way_map_find (ranking->map, x)),
                                        way_item_get_name (way_map_find (ranking->map, y)));

  return by_dots != 0 ? by_dots : by_name != 0 ? by_name
                                               : g_strcmp0 (x, y);
}

/**
 * way_ballot_list_ranking:
 * @self: a ballot that is complete
 * @map: the map
 *
 * Returns: (transfer container) (element-type utf8): ids of the cards on the map that got
 *   dots, the first first
 */
GPtrArray *
way_ballot_list_ranking (WayBallot *self,
                         WayMap    *map)
{
  GPtrArray     *cards = g_ptr_array_new ();
  Ranking        ranking = { self, map };
  GHashTableIter iter;
  gpointer       id;

  if (!way_ballot_is_complete (self))
    return cards;
  g_hash_table_iter_init (&iter, self->totals);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (way_map_find (map, id) != NULL)
      g_ptr_array_add (cards, id);
  g_ptr_array_sort_with_data (cards, compare_cards, &ranking);

  return cards;
}

static void
add_dots (WayItem    *round,
          WayMap     *map,
          const char *card_id,
          int         count,
          const char *person)
{
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *text = g_strdup_printf ("%d", count);
  g_autoptr (WayItem) dots = way_item_new (WAY_KIND_DOTS, id);

  way_item_set (dots, "card", card_id, NULL);
  way_item_set (dots, "count", text, NULL);
  way_item_set (dots, "person", person, NULL);
  way_item_append_child (round, 0, dots);
}

/**
 * way_ballot_new_command:
 * @self: a ballot that is complete
 * @map: the map
 *
 * Makes what puts the result on the map: of a secret ballot the totals and how many
 * voted, of an open one what each gave.
 *
 * Returns: (transfer full): the command
 */
WayCommand *
way_ballot_new_command (WayBallot *self,
                        WayMap    *map)
{
  g_autofree char *id = way_map_new_id (map);
  g_autoptr (WayItem) round = way_item_new (WAY_KIND_VOTE_ROUND, id);
  g_autoptr (GPtrArray) cards = way_ballot_list_ranking (self, map);
  g_autofree char *today = way_today_dup ();
  g_autofree char *dots = g_strdup_printf ("%d", self->dots);
  g_autofree char *n = g_strdup_printf ("%d", self->turn);
  WayCommand      *group = way_command_new_group (_ ("Vote"));
  guint            i, j;

  way_item_set (round, "name", self->name, NULL);
  way_item_set (round, "date", today, NULL);
  way_item_set (round, "dots", dots, NULL);
  way_item_set (round, "n", n, NULL);
  if (self->secret)
    way_item_set (round, "secret", "yes", NULL);
  for (i = 0; i < cards->len; i++)
    {
      const char *card = g_ptr_array_index (cards, i);

      if (self->secret)
        add_dots (round, map, card, get_count (self->totals, card), NULL);
      for (j = 0; j < self->open->len; j++)
        {
          Votes *votes = g_ptr_array_index (self->open, j);

          if (get_count (votes->dots, card) > 0)
            add_dots (round, map, card, get_count (votes->dots, card), votes->person);
        }
    }
  way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_VOTE_ROUNDS, -1, round));

  return group;
}
