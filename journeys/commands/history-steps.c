/* history-steps.c - what is in a history: its steps, and where in them the map is */
#include "config.h"

#include <string.h>

#include "journeys/commands/command-private.h"
#include "journeys/commands/history-private.h"

WayStep *
way_history_get_last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static WayStep *
get_nth (WayHistory *self,
         guint       place)
{
  guint from_end = self->done->len + self->undone->len - place;

  return place < self->done->len ? g_ptr_array_index (self->done, place) : g_ptr_array_index (self->undone, from_end - 1);
}

/**
 * way_history_n_steps:
 * @self: a history
 *
 * Returns: how many steps there are, those that were taken back among them
 */
guint
way_history_n_steps (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), 0);

  return self->done->len + self->undone->len;
}

/**
 * way_history_get_place:
 * @self: a history
 *
 * Returns: after how many of the steps the map is now
 */
guint
way_history_get_place (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), 0);

  return self->done->len;
}

/**
 * way_history_get_nth_label:
 * @self: a history
 * @place: of a step, counted from 0
 *
 * Returns: (transfer none): what that step does, translated
 */
const char *
way_history_get_nth_label (WayHistory *self,
                           guint       place)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), NULL);
  g_return_val_if_fail (place < way_history_n_steps (self), NULL);

  return way_command_get_label (get_nth (self, place)->command);
}

/**
 * way_history_get_nth_serial:
 * @self: a history
 * @place: a number of steps, counted from the start
 *
 * Returns: the number of the state that the map is in after so many steps
 */
guint64
way_history_get_nth_serial (WayHistory *self,
                            guint       place)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), 0);
  g_return_val_if_fail (place <= way_history_n_steps (self), 0);

  if (place == self->done->len)
    return self->serial;

  return place > 0 ? get_nth (self, place - 1)->after : get_nth (self, 0)->before;
}

/**
 * way_history_find_place:
 * @self: a history
 * @serial: a state that the map had
 *
 * Returns: after how many steps the map was or will be in that state; -1 when the steps lead there no more
 */
int
way_history_find_place (WayHistory *self,
                        guint64     serial)
{
  guint place, n = way_history_n_steps (self);

  g_return_val_if_fail (WAY_IS_HISTORY (self), -1);

  for (place = 0; place <= n; place++)
    if (way_history_get_nth_serial (self, place) == serial)
      return place;

  return -1;
}

/**
 * way_history_is_one_step_from:
 * @self: a history
 * @serial: a state that the map had
 *
 * Returns: whether one step led from there to the state of now
 */
gboolean
way_history_is_one_step_from (WayHistory *self,
                              guint64     serial)
{
  WayStep *last;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  last = way_history_get_last (self->done);

  return last != NULL && last->before == serial && last->after == self->serial;
}

/**
 * way_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to take back
 */
gboolean
way_history_can_undo (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  return self->done->len > 0;
}

/**
 * way_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to do again
 */
gboolean
way_history_can_redo (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  return self->undone->len > 0;
}

/**
 * way_history_get_undo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what undo would take back, translated
 */
const char *
way_history_get_undo_label (WayHistory *self)
{
  WayStep *step;

  g_return_val_if_fail (WAY_IS_HISTORY (self), NULL);

  step = way_history_get_last (self->done);

  return step != NULL ? way_command_get_label (step->command) : NULL;
}

/**
 * way_history_get_redo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what redo would do again, translated
 */
const char *
way_history_get_redo_label (WayHistory *self)
{
  WayStep *step;

  g_return_val_if_fail (WAY_IS_HISTORY (self), NULL);

  step = way_history_get_last (self->undone);

  return step != NULL ? way_command_get_label (step->command) : NULL;
}

/**
 * way_history_get_serial:
 * @self: a history
 *
 * Returns: the number of the state that the map is in
 */
guint64
way_history_get_serial (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), 0);

  return self->serial;
}

/**
 * way_history_is_open:
 * @self: a history
 *
 * Returns: whether the last step takes in further typing
 */
gboolean
way_history_is_open (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  return self->open;
}

/**
 * way_history_is_stepping:
 * @self: a history
 *
 * Returns: whether the change of the map that is told of now takes a step back or does one again
 */
gboolean
way_history_is_stepping (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  return self->stepping;
}

/**
 * way_history_foreach_id:
 * @self: a history
 * @func: (scope call): what to do
 * @data: passed to @func
 *
 * Calls a function for every id without which some step could not be taken back or
 * done again; see [method@Command.foreach_id].
 */
void
way_history_foreach_id (WayHistory      *self,
                        WayCommandIdFunc func,
                        gpointer         data)
{
  guint i;

  g_return_if_fail (WAY_IS_HISTORY (self));

  for (i = 0; i < self->done->len; i++)
    way_command_foreach_id (((WayStep *)g_ptr_array_index (self->done, i))->command, func, data);
  for (i = 0; i < self->undone->len; i++)
    way_command_foreach_id (((WayStep *)g_ptr_array_index (self->undone, i))->command, func, data);
}

/* The last part of a command that sets the field, of those that replaced a value if one is given. */
static WayCommand *
find_set (WayCommand *command,
          const char *id,
          int         field,
          gboolean    any,
          const char *replaced)
{
  WayCommand *found = NULL;
  guint       i;

  if (command->type == WAY_COMMAND_GROUP)
    for (i = command->children->len; found == NULL && i > 0; i--)
      found = find_set (g_ptr_array_index (command->children, i - 1), id, field, any, replaced);
  else if (command->type == WAY_COMMAND_SET && command->field == field && strcmp (command->item_id, id) == 0 &&
           (any || g_strcmp0 (command->old_value, replaced) == 0))
    found = command;

  return found;
}

static WayCommand *
find_last_set (WayHistory *self,
               const char *id,
               int         field,
               gboolean    any,
               const char *replaced)
{
  WayCommand *found = NULL;
  guint       i;

  for (i = self->done->len; found == NULL && i > 0; i--)
    found = find_set (((WayStep *)g_ptr_array_index (self->done, i - 1))->command, id, field, any, replaced);

  return found;
}

/**
 * way_history_rebase:
 * @self: a history
 * @id: the id of an item
 * @field: the place of one of its fields
 * @was: (nullable): what it had, as far as was known, before the steps that are not seen by others yet
 * @is: (nullable): what it had then, as somebody else had written that meanwhile
 *
 * Lets undo bring back what others wrote, and not what they replaced. Steps that were done on top of it lead to
 * what they replaced themselves; where it was replaced in the midst of typing, all of that leads to what others wrote.
 */
void
way_history_rebase (WayHistory *self,
                    const char *id,
                    int         field,
                    const char *was,
                    const char *is)
{
  WayCommand *command;

  g_return_if_fail (WAY_IS_HISTORY (self));

  command = find_last_set (self, id, field, FALSE, was);
  if (command == NULL)
    command = find_last_set (self, id, field, TRUE, NULL);
  if (command == NULL)
    return;
  g_free (command->old_value);
  command->old_value = g_strdup (is);
  way_command_forget_made (command);
}

typedef struct
{
  GHashTable *ids;
  gboolean    found;
} Looking;

static void
look_for (const char *id,
          gpointer    data)
{
  Looking *looking = data;

  looking->found = looking->found || g_hash_table_contains (looking->ids, id);
}

static gboolean
speaks_of (WayStep    *step,
           GHashTable *ids)
{
  Looking looking = { ids, FALSE };

  way_command_foreach_id (step->command, look_for, &looking);

  return looking.found;
}

/* How many of the steps, from the first, end with the last one that speaks of an id. */
static guint
count_until_last (GPtrArray  *steps,
                  GHashTable *ids)
{
  guint n;

  for (n = steps->len; n > 0; n--)
    if (speaks_of (g_ptr_array_index (steps, n - 1), ids))
      break;

  return n;
}

/**
 * way_history_speaks_of:
 * @self: a history
 * @place: of a step, counted from 0
 * @ids: (element-type utf8 utf8): a set of ids
 *
 * Returns: whether the step is about one of them
 */
gboolean
way_history_speaks_of (WayHistory *self,
                       guint       place,
                       GHashTable *ids)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (place < way_history_n_steps (self), FALSE);

  return speaks_of (get_nth (self, place), ids);
}

/**
 * way_history_forget:
 * @self: a history
 * @ids: (element-type utf8 utf8): a set of ids
 *
 * Forgets the steps that speak of what somebody else took away, so that none remains that
 * can be neither taken back nor done again. What was done before such a step goes with it, and of what was
 * undone all that would be done again after it. The map stays as it is.
 */
void
way_history_forget (WayHistory *self,
                    GHashTable *ids)
{
  guint n_done, n_undone;

  g_return_if_fail (WAY_IS_HISTORY (self));

  n_undone = count_until_last (self->undone, ids);
  n_done = count_until_last (self->done, ids);
  if (n_undone > 0)
    {
      g_ptr_array_remove_range (self->undone, 0, n_undone);
      way_history_tell_steps (self, self->done->len + self->undone->len, n_undone, 0);
    }
  if (n_done > 0)
    {
      /* A step that is gone takes in no more typing. */
      if (n_done == self->done->len)
        self->open = FALSE;
      g_ptr_array_remove_range (self->done, 0, n_done);
      way_history_tell_steps (self, 0, n_done, 0);
    }
  if (n_done > 0 || n_undone > 0)
    way_history_tell_changed (self);
}

/**
 * way_history_forget_all:
 * @self: a history
 *
 * Forgets all steps: what they would bring back is to be found nowhere any more. The map stays as it is.
 */
void
way_history_forget_all (WayHistory *self)
{
  guint n;

  g_return_if_fail (WAY_IS_HISTORY (self));

  n = way_history_n_steps (self);
  if (n == 0)
    return;
  self->open = FALSE;
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  way_history_tell_steps (self, 0, n, 0);
  way_history_tell_changed (self);
}
