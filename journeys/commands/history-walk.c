/* history-walk.c - back and forth along the steps of a history */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/history-private.h"

static void
tell_passed_over (WayCommand *command,
                  gpointer    self)
{
  way_history_tell_passed_over (self, command->item_id, command->field);
}

/* Takes an old step back, or does it again. */
static gboolean
step_over (WayHistory *self,
           WayStep    *step,
           gboolean    back,
           GError    **error)
{
  gboolean stepped;

  self->stepping = TRUE;
  stepped = back ? way_command_revert (step->command, self->map, error) : way_history_apply (self, step->command, error);
  self->stepping = FALSE;
  if (stepped)
    way_command_foreach_passed_over (step->command, tell_passed_over, self);

  return stepped;
}

/* Takes the last step back, to be done again or forgotten. */
gboolean
way_history_take_back (WayHistory *self,
                       gboolean    keep,
                       GError    **error)
{
  g_autoptr (WayCommand) command = NULL;
  WayStep *step = way_history_get_last (self->done);
  guint    n_undone = self->undone->len;

  /* What is forgotten needs no telling; all else may be done again. */
  if (keep && self->open)
    way_history_settle (self, step->command);
  if (!step_over (self, step, TRUE, error))
    return FALSE;

  command = way_command_ref (step->command);
  self->serial = step->before;
  self->open = FALSE;
  if (keep)
    g_ptr_array_add (self->undone, g_ptr_array_steal_index (self->done, self->done->len - 1));
  else
    {
      /* What came after it cannot be done again without it. */
      g_ptr_array_set_size (self->undone, 0);
      g_ptr_array_set_size (self->done, self->done->len - 1);
    }
  way_history_tell_applied (self, command, keep ? WAY_DEED_BACK : WAY_DEED_WITHDRAWN);
  if (!keep)
    way_history_tell_steps (self, self->done->len, 1 + n_undone, 0);

  return TRUE;
}

/* Does the step again that was taken back last. */
gboolean
way_history_do_again (WayHistory *self,
                      GError    **error)
{
  WayStep *step = way_history_get_last (self->undone);

  if (!step_over (self, step, FALSE, error))
    return FALSE;

  self->serial = step->after;
  self->open = FALSE;
  g_ptr_array_add (self->done, g_ptr_array_steal_index (self->undone, self->undone->len - 1));
  way_history_tell_applied (self, step->command, WAY_DEED_AGAIN);

  return TRUE;
}

/* The steps were made from the very map: that one cannot be gone is a mistake of this program. */
static gboolean
take_back (WayHistory *self,
           gboolean    keep)
{
  g_autoptr (GError) error = NULL;

  if (self->done->len == 0)
    return FALSE;
  if (way_history_take_back (self, keep, &error))
    return TRUE;
  g_critical ("A step could not be taken back: %s", error->message);

  return FALSE;
}

static gboolean
do_again (WayHistory *self)
{
  g_autoptr (GError) error = NULL;

  if (self->undone->len == 0)
    return FALSE;
  if (way_history_do_again (self, &error))
    return TRUE;
  g_critical ("A step could not be done again: %s", error->message);

  return FALSE;
}

/**
 * way_history_undo:
 * @self: a history
 *
 * Takes the last step back.
 *
 * Returns: whether there was one
 */
gboolean
way_history_undo (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!take_back (self, TRUE))
    return FALSE;
  way_history_tell_changed (self);

  return TRUE;
}

/**
 * way_history_undo_step:
 * @self: a history
 * @serial: the state that a step led to
 *
 * Takes that step back if it is the last one: for a button that speaks of one step.
 *
 * Returns: whether it was; if not, nothing happened
 */
gboolean
way_history_undo_step (WayHistory *self,
                       guint64     serial)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  return self->serial == serial && way_history_undo (self);
}

/**
 * way_history_withdraw:
 * @self: a history
 *
 * Takes the last step back and forgets it: a thing that was begun and came to nothing
 * is no step for the user. What was done after it and taken back is forgotten too.
 *
 * Returns: whether there was one
 */
gboolean
way_history_withdraw (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!take_back (self, FALSE))
    return FALSE;
  way_history_tell_changed (self);

  return TRUE;
}

/**
 * way_history_redo:
 * @self: a history
 *
 * Does the step again that was taken back last.
 *
 * Returns: whether there was one
 */
gboolean
way_history_redo (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!do_again (self))
    return FALSE;
  way_history_tell_changed (self);

  return TRUE;
}

/**
 * way_history_go_to:
 * @self: a history
 * @place: after how many of the steps, counted from the start
 *
 * Takes back or does again as many steps as it takes. Whoever follows
 * [signal@History::changed] hears of it once.
 *
 * Returns: whether the map is in that state now
 */
gboolean
way_history_go_to (WayHistory *self,
                   guint       place)
{
  guint    before;
  gboolean went = TRUE;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (place <= self->done->len + self->undone->len, FALSE);

  before = self->done->len;
  while (went && self->done->len > place)
    went = take_back (self, TRUE);
  while (went && self->done->len < place)
    went = do_again (self);
  if (self->done->len != before)
    way_history_tell_changed (self);

  return went;
}
