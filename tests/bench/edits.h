/* edits.h - what people do to a map all the time: type, move, vote, give it another shape
 *
 * The same edits for the core alone and for a window. Several of them in a row
 * are about one card, as people work.
 */
#pragma once

#include <string.h>

#include "journeys/commands/edits.h"
#include "journeys/documents/document.h"

#define EDITS_A_CARD 24

typedef enum
{
  EDIT_TYPE,  /* a letter more in the title */
  EDIT_MOVE,  /* to the next step or lane, below the cards there */
  EDIT_VOTE,  /* a dot more in the round there is */
  EDIT_STEP,  /* a step more beside the card, and away with it again */
  EDIT_SHIFT, /* the step of the card goes one place on, and back */
  EDIT_WIDTH, /* the column of the card gets wider */
} EditKind;

static inline WayDocument *
edits_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WayDocument *document = way_document_open (file, &error);

  if (document == NULL)
    g_error ("%s", error->message);

  return document;
}

static inline gboolean
edits_parse (const char *name,
             EditKind   *kind)
{
  static const char *const names[] = { "type", "move", "vote", "step", "shift", "width" };

  for (*kind = EDIT_TYPE; *kind <= EDIT_WIDTH; (*kind)++)
    if (strcmp (names[*kind], name) == 0)
      return TRUE;

  return FALSE;
}

/* The card that an edit is about; all over the map, none of them at its edges. */
static inline WayItem *
edits_get_card (WayMap *map,
                int     edit)
{
  return way_map_get (map, WAY_MAP_CARDS, edit / EDITS_A_CARD * 7919 % way_map_n (map, WAY_MAP_CARDS));
}

/* What stands in the title after so many letters; in the end it takes a line more. */
static inline char *
edits_dup_title (WayItem *card,
                 int      edit)
{
  static const char words[] = " with so many words it grows";

  return edit % EDITS_A_CARD == 0
           ? g_strdup_printf ("Typed %d", edit)
           : g_strdup_printf ("%s%c", way_item_get_text (card, "title"), words[edit % EDITS_A_CARD]);
}

static inline WayCommand *
edits_set (WayItem    *item,
           const char *field,
           const char *value)
{
  g_autoptr (GError) error = NULL;
  WayCommand *command = way_command_new_set (item, field, value, &error);

  if (command == NULL)
    g_error ("%s", error->message);

  return command;
}

/* The one after it, or the one before when there is none. */
static inline int
edits_get_neighbor (int index,
                    int n)
{
  return index + 1 < n ? index + 1 : MAX (0, index - 1);
}

/* To and fro in turn; the second lane, of emotions, has no cards. */
static inline WayCommand *
edits_move (WayMap  *map,
            WayItem *card,
            int      edit)
{
  WayItem    *step = way_map_find (map, way_item_get (card, "step"));
  WayItem    *lane = way_map_find (map, way_item_get (card, "lane"));
  WayItem    *stage = way_item_get_parent (step);
  int         row = MAX (0, way_item_get_index (lane) - 1);
  WayCardMove move;

  if (edit % 2 == 0)
    step = way_item_get_child (stage, WAY_STAGE_STEPS,
                               edits_get_neighbor (way_item_get_index (step), way_item_n_children (stage, WAY_STAGE_STEPS)));
  else
    row = edits_get_neighbor (row, way_map_n (map, WAY_MAP_LANES) - 1);
  lane = way_map_get (map, WAY_MAP_LANES, row > 0 ? row + 1 : 0);
  move = (WayCardMove){ card, step, lane, way_map_get (map, WAY_MAP_CARDS, way_map_n (map, WAY_MAP_CARDS) - 1), NULL };

  return way_edits_new_move_cards (map, &move, 1);
}

static inline WayCommand *
edits_vote (WayMap  *map,
            WayItem *card)
{
  g_autoptr (WayItem) dots = way_item_new (WAY_KIND_DOTS, NULL);

  way_item_set (dots, "card", way_item_get_id (card), NULL);
  way_item_set (dots, "count", "1", NULL);

  return way_command_new_insert (way_map_get (map, WAY_MAP_VOTE_ROUNDS, 0), 0, -1, dots);
}

static inline WayCommand *
edits_shape (WayMap  *map,
             WayItem *card,
             EditKind kind,
             int      edit)
{
  WayItem *step = way_map_find (map, way_item_get (card, "step"));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WayItem) other = NULL;

  g_ptr_array_add (items, step);
  if (kind == EDIT_WIDTH)
    return way_edits_new_width (step, 160 + edit % EDITS_A_CARD * 4);
  if (kind == EDIT_SHIFT)
    {
      /* A stage is not left without a step, so it goes as a whole. */
      if (way_item_n_children (way_item_get_parent (step), WAY_STAGE_STEPS) == 1)
        g_ptr_array_index (items, 0) = step = way_item_get_parent (step);
      return way_edits_new_shift (map, items, way_item_get_index (step) == 0 ? 1 : -1, NULL);
    }
  other = way_item_new (WAY_KIND_STEP, NULL);
  way_item_set (other, "title", "Another step", NULL);

  return way_command_new_insert (way_item_get_parent (step), WAY_STAGE_STEPS, way_item_get_index (step), other);
}

static inline void
edits_perform (WayHistory *history,
               EditKind    kind,
               WayItem    *card,
               int         edit)
{
  WayMap *map = way_history_get_map (history);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *title = NULL;
  gboolean         done;

  if (kind == EDIT_STEP && edit % 2 == 1)
    done = way_history_undo (history);
  else if (kind == EDIT_TYPE)
    {
      title = edits_dup_title (card, edit);
      command = edits_set (card, "title", title);
      done = way_history_type (history, command, &error);
    }
  else
    {
      command = kind == EDIT_MOVE ? edits_move (map, card, edit) : kind == EDIT_VOTE ? edits_vote (map, card)
                                                                                     : edits_shape (map, card, kind, edit);
      done = way_history_perform (history, command, &error);
    }
  if (!done)
    g_error ("%s", error->message);
}
