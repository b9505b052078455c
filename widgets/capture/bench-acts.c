/* bench-acts.c - what is done to the cards of the bench */
#include "config.h"

#include "widgets/capture/bench-private.h"

#include <glib/gi18n.h>

#include "journeys/capture/landing.h"
#include "journeys/commands/edits.h"
#include "journeys/model/rules.h"
#include "widgets/shared/keys.h"

WayMap *
way_bench_list_get_map (WayBenchList *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

static gboolean
perform (WayBenchList *self,
         WayCommand   *command,
         const GError *error)
{
  g_autofree char *why = NULL;

  if (way_history_try (self->history, command, error, &why))
    return TRUE;
  if (why != NULL)
    g_signal_emit_by_name (self, "refused", why);

  return FALSE;
}

static WayItem *
find_card (WayBenchList *self,
           const char   *id)
{
  WayItem *card = way_bench_list_get_map (self) != NULL ? way_map_find (way_bench_list_get_map (self), id) : NULL;

  return card != NULL && self->editable && way_item_get_slot (card) == WAY_MAP_BENCH ? card : NULL;
}

/**
 * way_bench_list_place:
 * @self: a bench
 * @id: the id of a card on it
 * @step_id: (nullable): the id of a step
 * @lane_id: (nullable): the id of a lane
 *
 * Takes a card into a cell, below what stands there.
 *
 * Returns: whether it is there now
 */
gboolean
way_bench_list_place (WayBenchList *self,
                      const char   *id,
                      const char   *step_id,
                      const char   *lane_id)
{
  WayMap     *map;
  WayCardMove move = { 0 };

  g_return_val_if_fail (WAY_IS_BENCH_LIST (self), FALSE);

  map = way_bench_list_get_map (self);
  if (map == NULL)
    return FALSE;
  move.step = way_map_find (map, step_id);
  move.lane = way_map_find (map, lane_id);

  return way_bench_list_place_at (self, id, &move);
}

/**
 * way_bench_list_place_at:
 * @self: a bench
 * @id: the id of a card on it
 * @to: where it goes; its card does not count
 *
 * Takes a card into a cell, between two cards.
 *
 * Returns: whether it is there now
 */
gboolean
way_bench_list_place_at (WayBenchList      *self,
                         const char        *id,
                         const WayCardMove *to)
{
  WayCardMove      move = *to;
  g_autofree char *copy = g_strdup (id);
  g_autoptr (WayCommand) command = NULL;

  g_return_val_if_fail (WAY_IS_BENCH_LIST (self), FALSE);

  move.card = find_card (self, copy);
  if (move.card == NULL)
    return FALSE;
  if (move.step == NULL || move.lane == NULL || !way_rules_lane_takes_cards (move.lane))
    {
      g_signal_emit_by_name (self, "refused",
                             move.lane != NULL ? _ ("This lane takes no cards. Choose a cell of another one.") : _ ("Click a cell first: the card goes there."));
      return FALSE;
    }
  command = way_edits_new_move_cards (way_bench_list_get_map (self), &move, 1);
  if (!perform (self, command, NULL))
    return FALSE;
  g_signal_emit_by_name (self, "placed", copy);

  return TRUE;
}

void
way_bench_list_place_here (WayBenchList *self,
                           const char   *id)
{
  g_autofree char *step = self->selection != NULL ? g_strdup (way_selection_get_step (self->selection)) : NULL;
  g_autofree char *lane = self->selection != NULL ? g_strdup (way_selection_get_lane (self->selection)) : NULL;

  way_bench_list_place (self, id, step, lane);
}

void
way_bench_list_remove (WayBenchList *self,
                       const char   *id)
{
  WayItem         *card = find_card (self, id);
  g_autofree char *said = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (card == NULL)
    return;
  /* TRANSLATORS: %s is the title of what was removed, or its kind */
  said = g_strdup_printf (_ ("“%s” removed"), *way_item_get_name (card) != '\0' ? way_item_get_name (card) : _ (way_item_get_info (card)->label));
  command = way_command_new_remove (way_bench_list_get_map (self), card);
  if (perform (self, command, NULL))
    g_signal_emit_by_name (self, "removed", said);
}

void
way_bench_list_place_row (WayBenchList *self,
                          WayBenchRow  *row)
{
  g_autofree char *id = g_strdup (way_bench_row_get_id (row));

  way_bench_list_place_here (self, id);
}

void
way_bench_list_remove_row (WayBenchList *self,
                           WayBenchRow  *row)
{
  g_autofree char *id = g_strdup (way_bench_row_get_id (row));

  way_bench_list_remove (self, id);
}

void
way_bench_list_retitle (WayBenchList *self,
                        const char   *title,
                        WayBenchRow  *row)
{
  WayItem *card = find_card (self, way_bench_row_get_id (row));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = card != NULL ? way_command_new_set (card, "title", title, &error) : NULL;

  perform (self, command, error);
}

/* A thought is typed here as it is in the strip. */
void
way_bench_list_add (WayBenchList *self)
{
  WayMap *map = way_bench_list_get_map (self);
  g_autoptr (WaySuggestions) suggestions = map != NULL ? way_suggestions_new (map) : NULL;
  g_autoptr (WayCaptured) captured = NULL;
  WayLanding       landing = { .bench = TRUE, .suggestions = suggestions };
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (map == NULL)
    return;
  captured = way_suggestions_read (suggestions, gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL, NULL);
  if (way_captured_is_empty (captured))
    return;
  if (captured->type != WAY_CAPTURED_CARD)
    {
      g_signal_emit_by_name (self, "refused", _ ("Only cards lie on the bench."));
      return;
    }
  command = way_landing_new_command (map, &landing, captured, &id, &error);
  if (!perform (self, command, error))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  way_keys_leave_undo (GTK_EDITABLE (self->entry));
}
