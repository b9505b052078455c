/* history-replay.c - doing again what another history has told of
 *
 * What was logged since a map was saved can begin with steps that are taken
 * back which were done before. They are taken in first, so that they can be
 * done again here too.
 */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/history-private.h"

static gboolean
go_on (WayHistory *self,
       WayCommand *command,
       WayDeed     deed,
       GError    **error)
{
  WayStep *last = way_history_get_last (self->done);

  if (!way_command_apply (command, self->map, error))
    return FALSE;
  g_ptr_array_set_size (self->undone, 0);
  if (deed == WAY_DEED_STEP || last == NULL)
    way_history_add_done (self, command);
  else if (deed == WAY_DEED_TYPED && way_command_merge (last->command, command))
    self->serial = last->after = ++self->last_serial;
  else
    way_history_join_done (self, command);

  return TRUE;
}

/* Takes in the command that led to the state in which the map is already. */
static void
add_earlier (WayHistory *self,
             WayCommand *command)
{
  WayStep *step = g_new0 (WayStep, 1);

  step->command = way_command_ref (command);
  step->before = ++self->last_serial;
  step->after = self->serial;
  g_ptr_array_add (self->done, step);
}

/**
 * way_history_replay:
 * @self: a history
 * @command: (transfer none): what [signal@History::applied] of another history told
 * @deed: what became of it there
 * @error: where to put why the map is not in the state for that
 *
 * Does to the map what was done to an equal one. Whoever replays tells of it afterwards: there are no signals of
 * single steps.
 *
 * Returns: whether it was done; if not, the map is unchanged
 */
gboolean
way_history_replay (WayHistory *self,
                    WayCommand *command,
                    WayDeed     deed,
                    GError    **error)
{
  WayStep *last;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  switch (deed)
    {
    case WAY_DEED_BACK:
    case WAY_DEED_WITHDRAWN:
      last = way_history_get_last (self->done);
      if (last == NULL || !way_command_is_same (last->command, command))
        {
          /* From a step of before the log nothing that is here leads on. */
          g_ptr_array_set_size (self->done, 0);
          add_earlier (self, command);
        }
      return way_history_take_back (self, deed == WAY_DEED_BACK, error);

    case WAY_DEED_AGAIN:
      last = way_history_get_last (self->undone);
      if (last != NULL && way_command_is_same (last->command, command))
        return way_history_do_again (self, error);
      return go_on (self, command, WAY_DEED_STEP, error);

    case WAY_DEED_STEP:
    case WAY_DEED_TYPED:
    case WAY_DEED_JOINED:
    default:
      return go_on (self, command, deed, error);
    }
}
