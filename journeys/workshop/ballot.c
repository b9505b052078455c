/* ballot.c - a vote with dots, one voter after the other at one keyboard */
#include "config.h"

#include "journeys/workshop/ballot-private.h"

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

int
way_ballot_get_count (GHashTable *counts,
                      const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, id));
}

static void
add_count (GHashTable *counts,
           const char *id,
           int         by)
{
  int count = way_ballot_get_count (counts, id) + by;

  if (count > 0)
    g_hash_table_insert (counts, g_strdup (id), GINT_TO_POINTER (count));
  else
    g_hash_table_remove (counts, id);
}

/* What a voter gave to a card, once it is given for good. */
void
way_ballot_take_in (WayBallot  *self,
                    int         voter,
                    const char *card_id,
                    int         count)
{
  add_count (self->totals, card_id, count);
  if (self->secret || voter < 0)
    return;
  while (self->open->len <= (guint)voter)
    g_ptr_array_add (self->open, new_counts ());
  add_count (g_ptr_array_index (self->open, voter), card_id, count);
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
  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);

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
 * way_ballot_forget_gone:
 * @self: a ballot
 * @map: the map
 *
 * Gives dots back that are on cards which are not on the map any more.
 */
void
way_ballot_forget_gone (WayBallot *self,
                        WayMap    *map)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->now);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (way_map_find (map, id) == NULL)
      g_hash_table_iter_remove (&iter);
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
  return way_ballot_get_count (self->now, card_id);
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
  if (way_ballot_get_count (self->now, card_id) < 1)
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
    way_ballot_take_in (self, self->turn, id, GPOINTER_TO_INT (count));
  g_hash_table_remove_all (self->now);
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
  return way_ballot_is_complete (self) ? way_ballot_get_count (self->totals, card_id) : 0;
}
