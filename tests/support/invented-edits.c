/* invented-edits.c - what a person might do next, at random */
#include "config.h"

#include "journeys/commands/bulk-edits.h"
#include "journeys/commands/comment-edits.h"
#include "journeys/commands/edits.h"
#include "journeys/commands/paste.h"
#include "journeys/commands/replace.h"
#include "journeys/commands/views.h"
#include "journeys/model/comments.h"
#include "journeys/workshop/ballot.h"
#include "tests/support/inventions.h"
#include "tests/support/maps.h"

static gboolean
has_room (WayMap *map)
{
  return way_map_n (map, WAY_MAP_CARDS) <= way_test_room.cards && way_map_n (map, WAY_MAP_STAGES) <= way_test_room.stages &&
         way_map_n (map, WAY_MAP_LANES) <= way_test_room.lanes;
}

/* Few most of the time. */
static int
count_chosen (GRand *rand)
{
  gboolean many = way_test_room.chosen > 3 && g_rand_int_range (rand, 0, 30) == 0;

  return g_rand_int_range (rand, 1, many ? way_test_room.chosen + 1 : 4);
}

/* What a person does with a few things at once. */
WayCommand *
way_test_invent_edit (GRand  *rand,
                      WayMap *map)
{
  static const int slots[] = { WAY_MAP_CARDS, WAY_MAP_CARDS, WAY_MAP_BENCH, WAY_MAP_LANES, WAY_MAP_STAGES };
  int              slot = slots[g_rand_int_range (rand, 0, G_N_ELEMENTS (slots))];
  int              n = count_chosen (rand);
  int              by = g_rand_boolean (rand) ? 1 : -1;
  gboolean         of_steps = slot == WAY_MAP_STAGES && g_rand_boolean (rand);
  WayItem         *step = way_test_pick_step (rand, map);
  WayItem         *lane = way_test_pick (rand, map, WAY_MAP_LANES);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  while (n-- > 0)
    {
      WayItem *item = of_steps ? way_test_pick_step (rand, map) : way_test_pick (rand, map, slot);

      if (item != NULL && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, item);
    }
  if (items->len == 0 || step == NULL || lane == NULL)
    return NULL;

  switch (g_rand_int_range (rand, 0, 13))
    {
    case 12:
      return way_edits_new_kind (map, items, WAY_KIND_TOUCHPOINT + g_rand_int_range (rand, 0, WAY_KIND_NOTE - WAY_KIND_TOUCHPOINT + 1), NULL);
    case 0:
      if (!has_room (map))
        return NULL;
      return way_edits_new_duplicate (map, items, copies, NULL);
    case 1:
      return slot == WAY_MAP_CARDS ? way_edits_new_bench (map, items) : NULL;
    case 2:
      return way_edits_new_width (step, g_rand_int_range (rand, -400, 400));
    case 3:
    case 4:
      return slot == WAY_MAP_CARDS ? way_edits_new_span (map, items, by) : NULL;
    default:
      if (slot == WAY_MAP_CARDS || slot == WAY_MAP_BENCH)
        return way_edits_new_place_cards (map, items, step, lane, g_rand_int_range (rand, -1, 5));
      if (g_rand_boolean (rand))
        return way_edits_new_shift (map, items, by, NULL);
      return way_edits_new_move_structure (map, items, of_steps ? way_item_get_parent (step) : way_map_get_root (map),
                                           of_steps ? step : way_map_get (map, slot, g_rand_int_range (rand, 0, 6)), NULL);
    }
}

/* A part of this map, or of another one with another scale. */
static WayCommand *
invent_paste (GRand  *rand,
              WayMap *map)
{
  static const int slots[] = { WAY_MAP_CARDS, WAY_MAP_BENCH, WAY_MAP_STAGES, WAY_MAP_LANES };
  g_autoptr (WayMap) from = g_rand_boolean (rand) ? g_object_ref (map) : way_test_map_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WayFragment) fragment = NULL;
  WayPastePlace place = { way_test_pick_step (rand, map), way_test_pick (rand, map, WAY_MAP_LANES), NULL };
  int           slot = slots[g_rand_int_range (rand, 0, G_N_ELEMENTS (slots))];
  int           n = count_chosen (rand);

  if (!has_room (map))
    return NULL;
  while (n-- > 0)
    {
      WayItem *item = slot == WAY_MAP_STAGES && g_rand_boolean (rand) ? way_test_pick_step (rand, from) : way_test_pick (rand, from, slot);

      if (item != NULL && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, item);
    }
  fragment = way_fragment_new (from, items);

  return fragment != NULL ? way_paste_new (fragment, map, &place, NULL, NULL) : NULL;
}

static WayCommand *
invent_view (GRand  *rand,
             WayMap *map)
{
  WayItem         *view = way_test_pick (rand, map, WAY_MAP_VIEWS);
  WayItem         *lane = way_test_pick (rand, map, WAY_MAP_LANES);
  WayItem         *record = way_test_pick (rand, map, WAY_MAP_RECORDS);
  g_autofree char *name = g_strdup_printf ("View %d", g_rand_int_range (rand, 0, 6));
  g_autoptr (WayFilter) filter = way_filter_new ();

  if (view != NULL && g_rand_int_range (rand, 0, 3) == 0)
    return way_views_new_delete (map, view);
  if (view != NULL && g_rand_int_range (rand, 0, 3) == 0)
    return way_views_new_rename (map, view, name, NULL);
  way_filter_set_words (filter, "invoice");
  if (lane != NULL)
    way_filter_set (filter, WAY_FILTER_LANES, way_item_get_id (lane), TRUE);
  if (record != NULL && way_item_get_kind (record) == WAY_KIND_PERSONA_LINK)
    way_filter_set (filter, WAY_FILTER_PERSONAS, way_item_get_id (record), TRUE);

  return way_views_new_save (map, name, filter, NULL);
}

static WayCommand *
invent_comment (GRand   *rand,
                WayMap  *map,
                WayItem *card)
{
  WayItem         *comment = way_item_get_child (card, WAY_CARD_COMMENTS, 0);
  g_autofree char *text = way_test_invent_text (rand);
  g_autofree char *id = NULL;

  if (comment == NULL)
    return way_comment_edits_add (map, card, "Nadia", &id);
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return way_comment_edits_reply (map, comment, "Tom", &id);
    case 1:
      return way_comment_edits_resolve (comment, way_comments_is_open (comment));
    case 2:
      return way_comment_edits_write (comment, text, NULL);
    default:
      return way_comment_edits_remove (map, comment);
    }
}

static WayCommand *
invent_vote (GRand  *rand,
             WayMap *map)
{
  static const char *const voters[] = { "Nadia", "Tom", NULL };
  g_autoptr (WayBallot) ballot = way_ballot_new ("Which one?", 3, FALSE, voters);
  int i;

  if (way_map_n (map, WAY_MAP_VOTE_ROUNDS) > 5)
    return NULL;
  for (i = 0; i < 6; i++)
    {
      WayItem *card = way_test_pick (rand, map, WAY_MAP_CARDS);

      if (card != NULL)
        way_ballot_give (ballot, way_item_get_id (card));
      if (i == 2 || i == 5)
        way_ballot_end_turn (ballot);
    }

  return way_ballot_new_command (ballot, map, NULL);
}

/* What a person does with words, views, comments and feelings. */
WayCommand *
way_test_invent_gesture (GRand  *rand,
                         WayMap *map)
{
  WayItem         *card = way_test_pick (rand, map, WAY_MAP_CARDS);
  WayItem         *step = way_test_pick_step (rand, map);
  WayItem         *persona = way_test_pick (rand, map, WAY_MAP_RECORDS);
  g_autofree char *text = way_test_invent_text (rand);
  WayReplaceResult result;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (card == NULL || step == NULL)
    return NULL;
  g_ptr_array_add (items, card);
  if (g_rand_boolean (rand))
    g_ptr_array_add (items, step);
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
    case 1:
    case 2:
      return invent_paste (rand, map);
    case 3:
      return way_replace_new_command (map, items, "invoice", text, &result);
    case 4:
      return way_bulk_edits_set (items, "note", text, NULL);
    case 5:
      g_ptr_array_set_size (items, 1);
      return g_rand_boolean (rand) ? way_bulk_edits_add (items, "tags", text, NULL) : way_bulk_edits_remove (items, "tags", text, NULL);
    case 6:
      return invent_view (rand, map);
    case 7:
      return invent_comment (rand, map, card);
    case 8:
      return invent_vote (rand, map);
    default:
      return persona != NULL && way_item_get_kind (persona) == WAY_KIND_PERSONA_LINK ? way_edits_new_emotion (step, way_item_get_id (persona), g_rand_int_range (rand, -2, 3)) : NULL;
    }
}

/* A text, letter by letter, into one field. Returns how many commands that took. */
int
way_test_invent_typing (GRand      *rand,
                        WayHistory *history)
{
  WayMap          *map = way_history_get_map (history);
  WayItem         *card = way_test_pick (rand, map, WAY_MAP_CARDS);
  g_autofree char *text = way_test_invent_text (rand);
  const char      *p;
  int              n = 0;

  if (card == NULL)
    return 0;
  for (p = text; *p != '\0' && n < 12; n++)
    {
      g_autofree char *typed = NULL;
      g_autoptr (WayCommand) command = NULL;

      p = g_utf8_next_char (p);
      typed = g_strndup (text, p - text);
      command = way_command_new_set (card, "title", typed, NULL);
      g_assert_true (way_history_type (history, command, NULL));
    }
  if (g_rand_boolean (rand))
    way_history_seal (history);

  return n;
}

/* Some steps back, and not all of them forth. */
void
way_test_step_back_and_forth (GRand      *rand,
                              WayHistory *history)
{
  int n = g_rand_int_range (rand, 1, 20);

  while (n-- > 0 && way_history_undo (history))
    ;
  n = g_rand_int_range (rand, 0, 15);
  while (n-- > 0 && way_history_redo (history))
    ;
}
