/* edits-cards.c - cards into other cells, and copies of them
 *
 * The cards of a map stand in one list, and those of a cell one below the other in the
 * order of that list. A card is taken to another place in it only when it must be: what
 * is moved to another cell is mostly one changed line of the file.
 */
#include "config.h"

#include "journeys/commands/edits-private.h"
#include "journeys/commands/paste-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/future-cards.h"

/**
 * way_edits_list_cell:
 * @map: a map
 * @step: a step of it
 * @lane: a lane of it
 *
 * Looks at every card of the map; who has a layout asks that.
 *
 * Returns: (transfer container) (element-type WayItem): the cards that begin in the cell,
 *   from above
 */
GPtrArray *
way_edits_list_cell (WayMap  *map,
                     WayItem *step,
                     WayItem *lane)
{
  GPtrArray *cards = g_ptr_array_new ();
  int        i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);

      if (g_strcmp0 (way_item_get_at (card, WAY_CARD_STEP), way_item_get_id (step)) == 0 &&
          g_strcmp0 (way_item_get_at (card, WAY_CARD_LANE), way_item_get_id (lane)) == 0)
        g_ptr_array_add (cards, card);
    }

  return cards;
}

/**
 * way_edits_find_index:
 * @after: (nullable): a card of the map
 * @before: (nullable): another one
 *
 * Returns: where in the list of cards something new comes between them; -1 for its end
 */
int
way_edits_find_index (WayItem *after,
                      WayItem *before)
{
  if (after != NULL)
    return way_item_get_index (after) + 1;

  return before != NULL ? way_item_get_index (before) : -1;
}

static void
set_place (WayCommand *group,
           WayItem    *card,
           const char *field,
           int         place,
           WayItem    *target)
{
  if (g_strcmp0 (way_item_get_at (card, place), way_item_get_id (target)) != 0)
    way_command_group_add (group, way_command_new_set (card, field, way_item_get_id (target), NULL));
}

static gboolean
is_same_place (const WayCardMove *a,
               const WayCardMove *b)
{
  return a->step == b->step && a->lane == b->lane && a->after == b->after && a->before == b->before;
}

static void
add_move (WayCommand        *group,
          WayItem           *root,
          WayFutureCards    *future,
          const WayCardMove *move,
          WayItem           *after)
{
  int from = way_future_cards_find (future, move->card);
  int above = way_future_cards_find (future, after);
  int below = way_future_cards_find (future, move->before);

  set_place (group, move->card, "step", WAY_CARD_STEP, move->step);
  set_place (group, move->card, "lane", WAY_CARD_LANE, move->lane);
  if (from >= 0 && from > above && (below < 0 || from < below))
    return;
  if (from >= 0)
    way_future_cards_remove (future, move->card);
  way_command_group_add (group, way_command_new_move (move->card, root, WAY_MAP_CARDS,
                                                      way_future_cards_insert (future, move->card, after, move->before)));
}

static GPtrArray *
list_moved (const WayCardMove *moves,
            guint              n_moves)
{
  GPtrArray *cards = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < n_moves; i++)
    g_ptr_array_add (cards, moves[i].card);

  return cards;
}

/**
 * way_edits_new_card:
 * @map: a map
 * @card: what is new, without a title
 * @index: its place, or -1 for the end
 *
 * A card for a job places a job: what is typed into it is the statement of one that the
 * map holds from now on.
 *
 * Returns: (transfer full): the command
 */
WayCommand *
way_edits_new_card (WayMap  *map,
                    WayItem *card,
                    int      index)
{
  if (way_item_get_kind (card) == WAY_KIND_JOB_CARD && way_item_get (card, "job") == NULL)
    {
      g_autoptr (WayCommand) group = way_command_new_group (NULL);
      g_autofree char *id = way_map_new_id (map);
      g_autoptr (WayItem) job = way_item_new (WAY_KIND_JOB_LINK, id);

      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_RECORDS, -1, job));
      way_item_set (card, "job", id, NULL);
      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, index, card));

      return g_steal_pointer (&group);
    }

  return way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, index, card);
}

/**
 * way_edits_new_remove_card:
 * @map: a map
 * @card: a card into which nothing was written
 *
 * Takes back what way_edits_new_card() does, the job included.
 *
 * Returns: (transfer full): the command
 */
WayCommand *
way_edits_new_remove_card (WayMap  *map,
                           WayItem *card)
{
  WayItem *job = way_item_get_kind (card) == WAY_KIND_JOB_CARD ? way_map_find (map, way_item_get (card, "job")) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, card);
  if (job != NULL && *way_item_get_name (job) == '\0')
    g_ptr_array_add (items, job);

  return way_command_new_remove_many (map, items);
}

/**
 * way_edits_new_move_cards:
 * @map: a map
 * @moves: cards of the map or of its bench, and where they go
 * @n_moves: how many
 *
 * Returns: (transfer full) (nullable): a command that puts the cards there
 */
WayCommand *
way_edits_new_move_cards (WayMap            *map,
                          const WayCardMove *moves,
                          guint              n_moves)
{
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (WayFutureCards) future = NULL;
  g_autoptr (GPtrArray) cards = list_moved (moves, n_moves);
  guint i;

  if (n_moves == 0)
    return NULL;
  if (way_item_get_slot (moves[0].card) == WAY_MAP_BENCH)
    /* TRANSLATORS: %s is a kind of card, for example Touchpoint; it comes from the bench */
    group = way_edits_new_group (map, cards, _ ("Place %s"), g_dngettext (NULL, "Place %d Card", "Place %d Cards", cards->len));
  else
    group = way_edits_new_group (map, cards, _ ("Move %s"), g_dngettext (NULL, "Move %d Card", "Move %d Cards", cards->len));
  future = way_future_cards_new (map);
  for (i = 0; i < n_moves; i++)
    add_move (group, way_map_get_root (map), future, &moves[i],
              i > 0 && is_same_place (&moves[i], &moves[i - 1]) ? moves[i - 1].card : moves[i].after);

  return way_edits_finish (g_steal_pointer (&group));
}

/* One below the other in one cell, where others stand already. */
static GArray *
list_moves (WayMap    *map,
            GPtrArray *cards,
            WayItem   *step,
            WayItem   *lane,
            int        index)
{
  g_autoptr (GPtrArray) there = way_edits_list_cell (map, step, lane);
  g_autoptr (GHashTable) moving = g_hash_table_new (NULL, NULL);
  GArray     *moves = g_array_sized_new (FALSE, TRUE, sizeof (WayCardMove), cards->len);
  WayCardMove move = { .step = step, .lane = lane };
  guint       i;

  if (index < 0 || index > (int)there->len)
    index = there->len;
  for (i = 0; i < cards->len; i++)
    g_hash_table_add (moving, g_ptr_array_index (cards, i));
  /* The place is among those that stand there now. */
  for (i = 0; i < there->len; i++)
    {
      WayItem *card = g_ptr_array_index (there, i);

      if (g_hash_table_contains (moving, card))
        continue;
      if ((int)i < index)
        move.after = card;
      else if (move.before == NULL)
        move.before = card;
    }
  for (i = 0; i < cards->len; i++)
    {
      move.card = g_ptr_array_index (cards, i);
      g_array_append_val (moves, move);
    }

  return moves;
}

/**
 * way_edits_new_place_cards:
 * @map: a map
 * @cards: (element-type WayItem): cards of the map or of its bench
 * @step: a step of the map
 * @lane: a lane of the map
 * @index: before which of the cards that are in the cell now; -1 for the end
 *
 * Looks at every card of the map; who has a layout uses [func@edits_new_move_cards].
 *
 * Returns: (transfer full) (nullable): a command that puts the cards there, in their order
 */
WayCommand *
way_edits_new_place_cards (WayMap    *map,
                           GPtrArray *cards,
                           WayItem   *step,
                           WayItem   *lane,
                           int        index)
{
  g_autoptr (GArray) moves = list_moves (map, cards, step, lane, index);

  return way_edits_new_move_cards (map, (const WayCardMove *)moves->data, moves->len);
}

/**
 * way_edits_new_copy_cards:
 * @map: a map
 * @moves: cards of the map or of its bench, and where their copies go
 * @n_moves: how many
 * @copies: (element-type utf8): takes the ids of the copies, which it must free
 *
 * Copies of cards that refer to one another refer to one another too.
 *
 * Returns: (transfer full) (nullable): a command that puts copies of the cards there
 */
WayCommand *
way_edits_new_copy_cards (WayMap            *map,
                          const WayCardMove *moves,
                          guint              n_moves,
                          GPtrArray         *copies)
{
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (WayFutureCards) future = NULL;
  g_autoptr (GPtrArray) cards = list_moved (moves, n_moves);
  g_auto (WayPaste) paste = { NULL };
  WayItem *last = NULL;
  guint    i;

  if (n_moves == 0)
    return NULL;
  way_paste_init (&paste, map, map);
  group = way_edits_new_group (map, cards, _ ("Duplicate %s"), g_dngettext (NULL, "Duplicate %d Card", "Duplicate %d Cards", cards->len));
  future = way_future_cards_new (map);
  for (i = 0; i < n_moves; i++)
    {
      WayItem *copy = way_paste_add (&paste, paste.cards, moves[i].card, way_map_get_root (map), WAY_MAP_CARDS, -1);
      WayItem *after = i > 0 && is_same_place (&moves[i], &moves[i - 1]) ? last : moves[i].after;
      int      index;

      way_item_set (copy, "step", way_item_get_id (moves[i].step), NULL);
      way_item_set (copy, "lane", way_item_get_id (moves[i].lane), NULL);
      index = way_future_cards_insert (future, copy, after, moves[i].before);
      g_array_index (paste.cards, WayPasted, i).index = index;
      last = copy;
    }
  way_paste_insert_all (&paste, group, copies);

  return g_steal_pointer (&group);
}
