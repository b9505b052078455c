/* canvas-change.c - changes: cards, folds, emotions
 *
 * Every change is a command.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"
#include "journeys/model/rules.h"
#include "widgets/canvas/canvas-private.h"

static gboolean
perform (WayCanvas  *self,
         WayCommand *command)
{
  g_autoptr (GError) error = NULL;

  if (way_history_perform (self->history, command, &error))
    return TRUE;
  way_canvas_refuse (self, error->message);

  return FALSE;
}

/* Cards. */

/**
 * way_canvas_takes_cards:
 * @self: a canvas
 *
 * Emotions, figures and owners are not cards, and a folded lane shows none.
 *
 * Returns: whether cards can be put into the cell in use
 */
gboolean
way_canvas_takes_cards (WayCanvas *self)
{
  int column, row;

  return self->editable && way_canvas_find_cell (self, &column, &row) && way_rules_lane_takes_cards (way_layout_get_lane (self->layout, row));
}

/**
 * way_canvas_add_card:
 * @self: a canvas
 *
 * Adds a card in the cell in use, of the kind of its lane and after the selected
 * card if that is there, and lets the user type its title.
 *
 * Returns: whether there is a cell in use that takes cards
 */
gboolean
way_canvas_add_card (WayCanvas *self)
{
  g_autoptr (WayItem) card = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *id = NULL;
  g_autofree char *step_id = NULL;
  g_autofree char *lane_id = NULL;
  WayMap          *map = way_canvas_get_map (self);
  g_autoptr (GError) error = NULL;
  WayItem *selected;
  guint64  before;
  int      column, row;
  int      index = -1;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  if (!self->editable || map == NULL)
    return FALSE;
  way_canvas_end_edit (self);
  way_canvas_refresh (self);
  if (!way_canvas_takes_cards (self) || !way_canvas_find_cell (self, &column, &row))
    return FALSE;

  step_id = g_strdup (way_item_get_id (way_layout_get_step (self->layout, column)));
  lane_id = g_strdup (way_item_get_id (way_layout_get_lane (self->layout, row)));
  selected = way_selection_get_item (self->selection, map);
  if (selected != NULL && way_kind_is_card (way_item_get_kind (selected)) && g_strcmp0 (way_item_get_at (selected, WAY_CARD_STEP), step_id) == 0 && g_strcmp0 (way_item_get_at (selected, WAY_CARD_LANE), lane_id) == 0)
    index = way_item_get_index (selected) + 1;

  id = way_map_new_id (map);
  card = way_item_new (way_rules_get_lane_card_kind (way_layout_get_lane (self->layout, row)), id);
  way_item_set (card, "step", step_id, NULL);
  way_item_set (card, "lane", lane_id, NULL);
  command = way_edits_new_card (map, card, index);
  before = way_history_get_serial (self->history);
  way_history_seal (self->history);
  if (!way_history_type (self->history, command, &error))
    {
      way_canvas_refuse (self, error->message);
      return FALSE;
    }

  way_selection_select_in_cell (self->selection, id, step_id, lane_id);
  if (way_canvas_edit_title (self, id))
    {
      self->edits_new_card = TRUE;
      self->new_card_serial = before;
    }

  return TRUE;
}

/* What stands beside a stage, step or lane that goes, and stays: its id, or NULL. */
static char *
dup_neighbour (WayCanvas *self,
               WayItem   *item)
{
  WayItem *parent = way_item_get_parent (item);
  int      slot = way_item_get_slot (item);
  int      place = way_item_get_index (item);
  int      i;

  if (way_kind_is_card (way_item_get_kind (item)) || parent == NULL)
    return NULL;
  for (i = place + 1; i < way_item_n_children (parent, slot); i++)
    if (!way_selection_contains (self->selection, way_item_get_id (way_item_get_child (parent, slot, i))))
      return g_strdup (way_item_get_id (way_item_get_child (parent, slot, i)));
  for (i = place - 1; i >= 0; i--)
    if (!way_selection_contains (self->selection, way_item_get_id (way_item_get_child (parent, slot, i))))
      return g_strdup (way_item_get_id (way_item_get_child (parent, slot, i)));

  return NULL;
}

/**
 * way_canvas_remove_selected:
 * @self: a canvas
 *
 * Removes what is selected, with what cannot be without it. What is next to it
 * is selected afterwards.
 *
 * Returns: whether something was removed
 */
gboolean
way_canvas_remove_selected (WayCanvas *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *neighbour = NULL;
  WayMap          *map = way_canvas_get_map (self);
  int              column = -1, row = -1;
  gboolean         in_cell;
  guint            i;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  if (!self->editable || map == NULL)
    return FALSE;
  way_canvas_end_edit (self);
  items = way_selection_list_items (self->selection, map);
  for (i = items->len; i > 0; i--)
    if (way_item_get_kind (g_ptr_array_index (items, i - 1)) == WAY_KIND_MAP)
      g_ptr_array_remove_index (items, i - 1);
  if (items->len == 0)
    return FALSE;

  in_cell = way_canvas_find_cell (self, &column, &row);
  said = way_edits_dup_removal_words (items);
  neighbour = dup_neighbour (self, g_ptr_array_index (items, items->len - 1));
  command = way_edits_new_remove (map, items, &error);
  if (command == NULL)
    way_canvas_refuse (self, error->message);
  if (command == NULL || !perform (self, command))
    return FALSE;

  way_canvas_refresh (self);
  if (in_cell)
    way_canvas_move_to_cell (self, MIN (column, way_layout_n_columns (self->layout) - 1),
                             MIN (row, way_layout_n_rows (self->layout) - 1), FALSE);
  else
    way_selection_select (self->selection, neighbour);
  way_canvas_emit_removed (self, said);

  return TRUE;
}

/**
 * way_canvas_toggle_fold:
 * @self: a canvas
 * @lane_id: the id of a lane
 *
 * Folds a lane, or unfolds it.
 */
void
way_canvas_toggle_fold (WayCanvas  *self,
                        const char *lane_id)
{
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *label = NULL;
  WayItem         *lane;

  g_return_if_fail (WAY_IS_CANVAS (self));

  lane = self->editable && self->history != NULL ? way_map_find (way_canvas_get_map (self), lane_id) : NULL;
  if (lane == NULL || way_item_get_kind (lane) != WAY_KIND_LANE)
    return;

  way_canvas_end_edit (self);
  command = way_command_new_set (lane, "folded", way_item_has_mark (lane, "folded") ? NULL : "yes", NULL);
  label = g_strdup_printf (way_item_has_mark (lane, "folded") ? _ ("Unfold Lane “%s”") : _ ("Fold Lane “%s”"), way_item_get_name (lane));
  way_command_set_label (command, label);
  perform (self, command);
}

/* Emotions. */

static gboolean
set_level (WayCanvas  *self,
           WayItem    *step,
           const char *persona,
           int         level)
{
  g_autoptr (WayCommand) command = NULL;

  if (!self->editable || persona == NULL)
    return FALSE;
  command = way_edits_new_emotion (step, persona, level);

  /* None: they feel so already. */
  return command == NULL || perform (self, command);
}

/* Sets how the persona in use feels in a step. */
gboolean
way_canvas_set_level (WayCanvas *self,
                      WayItem   *step,
                      int        level)
{
  return set_level (self, step, way_canvas_get_persona (self), level);
}

/* Better or worse by so many levels; from the middle when nothing is said yet. */
gboolean
way_canvas_change_level (WayCanvas *self,
                         int        by)
{
  const char *persona = way_canvas_get_persona (self);
  WayItem    *step, *lane, *emotion;
  int         column, row, lowest, highest, level;

  if (!self->editable || persona == NULL || !way_canvas_find_cell (self, &column, &row))
    return FALSE;
  step = way_layout_get_step (self->layout, column);
  lane = way_layout_get_lane (self->layout, row);
  if (g_strcmp0 (way_item_get (lane, "kind"), "emotion") != 0)
    return FALSE;

  emotion = way_selection_get_item (self->selection, way_canvas_get_map (self));
  if (emotion != NULL && way_item_get_kind (emotion) == WAY_KIND_EMOTION)
    persona = way_item_get_text (emotion, "persona");
  way_rules_get_scale (way_canvas_get_map (self), &lowest, &highest);
  emotion = way_rules_find_emotion (step, persona);
  level = emotion != NULL ? way_item_get_int (emotion, "level", 0) + by : (lowest + highest) / 2;

  return set_level (self, step, persona, CLAMP (level, lowest, highest));
}
