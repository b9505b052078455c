/* ballot-commands.c - how a vote is kept on the map, while it goes on and when it is over */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "journeys/model/written.h"
#include "journeys/workshop/ballot-private.h"

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
  int         by_dots = way_ballot_get_count (ranking->ballot->totals, y) - way_ballot_get_count (ranking->ballot->totals, x);
  int         by_name = g_utf8_collate (way_written_get_name (ranking->map, way_map_find (ranking->map, x)),
                                        way_written_get_name (ranking->map, way_map_find (ranking->map, y)));

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
 * @workshop_id: (nullable): of what it is a part
 *
 * Makes what puts the result on the map in place of the vote that was open: of a secret ballot the totals and how many
 * voted, of an open one what each gave.
 *
 * Returns: (transfer full): the command
 */
WayCommand *
way_ballot_new_command (WayBallot  *self,
                        WayMap     *map,
                        const char *workshop_id)
{
  WayItem         *open = way_ballot_find_open (map);
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
  way_item_set (round, "workshop", workshop_id, NULL);
  if (self->secret)
    way_item_set (round, "secret", "yes", NULL);
  for (i = 0; i < cards->len; i++)
    {
      const char *card = g_ptr_array_index (cards, i);

      if (self->secret)
        add_dots (round, map, card, way_ballot_get_count (self->totals, card), NULL);
      for (j = 0; j < self->open->len; j++)
        {
          int count = way_ballot_get_count (g_ptr_array_index (self->open, j), card);

          if (count > 0)
            add_dots (round, map, card, count, self->voters[j]);
        }
    }
  way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_VOTE_ROUNDS, -1, round));
  if (open != NULL)
    way_command_group_add (group, way_command_new_remove (map, open));

  return group;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Lines of card, count and, unless it is secret, which voter; in an order that tells
 * nothing. Wrapped, so that nobody who looks into the file reads it in passing. */
static char *
dup_tally (WayBallot *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  GHashTableIter   iter;
  gpointer         id, count;
  guint            i;

  for (i = 0; i < (self->secret ? 1 : self->open->len); i++)
    {
      g_hash_table_iter_init (&iter, self->secret ? self->totals : g_ptr_array_index (self->open, i));
      while (g_hash_table_iter_next (&iter, &id, &count))
        g_ptr_array_add (lines, g_strdup_printf ("%s %d %d", (char *)id, GPOINTER_TO_INT (count), self->secret ? -1 : (int)i));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **)lines->pdata);

  return *text != '\0' ? g_base64_encode ((const guchar *)text, strlen (text)) : NULL;
}

static void
take_tally (WayBallot  *self,
            const char *tally)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char   *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size;
  int   i;

  bytes = g_base64_decode (tally, &size);
  text = g_strndup ((const char *)bytes, size);
  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      gint64 count, voter;

      /* A file may have been changed by other hands. */
      if (g_strv_length (words) != 3 ||
          !g_ascii_string_to_signed (words[1], 10, 1, 10000, &count, NULL) ||
          !g_ascii_string_to_signed (words[2], 10, -1, self->n_voters - 1, &voter, NULL) ||
          (voter < 0) != self->secret)
        continue;
      way_ballot_take_in (self, voter, words[0], count);
    }
}

/**
 * way_ballot_find_open:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): the vote that is not finished
 */
WayItem *
way_ballot_find_open (WayMap *map)
{
  return way_map_first_of_kind (map, WAY_MAP_OPEN_ROUNDS, WAY_KIND_OPEN_VOTE);
}

/**
 * way_ballot_new_from_open:
 * @open: a vote that is not finished
 *
 * Returns: (transfer full) (nullable): the ballot as it was after the last voter who was
 *   done; NULL when nobody is left to vote
 */
WayBallot *
way_ballot_new_from_open (WayItem *open)
{
  g_auto (GStrv) voters = g_strsplit (way_item_get_text (open, "voters"), "\n", -1);
  const char *tally = way_item_get (open, "tally");
  int         turn = way_item_get_int (open, "n", 0);
  WayBallot  *self;

  if (turn < 0 || turn >= (int)g_strv_length (voters))
    return NULL;
  self = way_ballot_new (way_item_get_text (open, "name"), way_item_get_int (open, "dots", 3), way_item_has_mark (open, "secret"),
                         (const char *const *)voters);
  if (tally != NULL)
    take_tally (self, tally);
  self->turn = turn;

  return self;
}

/**
 * way_ballot_new_start_command:
 * @self: a ballot in which nobody voted yet
 * @map: the map
 * @cards: (element-type utf8): ids of the cards that are voted on
 *
 * Returns: (transfer full): what puts the vote on the map, so that it outlives the program
 */
WayCommand *
way_ballot_new_start_command (WayBallot *self,
                              WayMap    *map,
                              GPtrArray *cards)
{
  g_autofree char *id = way_map_new_id (map);
  g_autoptr (WayItem) open = way_item_new (WAY_KIND_OPEN_VOTE, id);
  g_autofree char *dots = g_strdup_printf ("%d", self->dots);
  g_autofree char *voters = g_strjoinv ("\n", self->voters);
  GString         *ids = g_string_new (NULL);
  g_autofree char *targets = NULL;
  WayCommand      *group = way_command_new_group (_ ("Start Vote"));
  guint            i;

  for (i = 0; i < cards->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", (char *)g_ptr_array_index (cards, i));
  targets = g_string_free (ids, FALSE);
  way_item_set (open, "name", self->name, NULL);
  way_item_set (open, "dots", dots, NULL);
  way_item_set (open, "secret", self->secret ? "yes" : NULL, NULL);
  way_item_set (open, "voters", voters, NULL);
  way_item_set (open, "cards", targets, NULL);
  /* One at a time. */
  if (way_ballot_find_open (map) != NULL)
    way_command_group_add (group, way_command_new_remove (map, way_ballot_find_open (map)));
  way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_OPEN_ROUNDS, -1, open));

  return group;
}

/**
 * way_ballot_new_cast_command:
 * @self: a ballot whose last turn is over, and which is not complete
 * @open: the vote on the map
 *
 * Returns: (transfer full): what keeps the turn that is over
 */
WayCommand *
way_ballot_new_cast_command (WayBallot *self,
                             WayItem   *open)
{
  g_autofree char *n = g_strdup_printf ("%d", self->turn);
  g_autofree char *tally = dup_tally (self);
  WayCommand      *group = way_command_new_group (_ ("Cast Ballot"));

  way_command_group_add (group, way_command_new_set (open, "n", n, NULL));
  way_command_group_add (group, way_command_new_set (open, "tally", tally, NULL));

  return group;
}
