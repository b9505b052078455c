/* history.c - what was done to a map, and the way back */
#include "config.h"

#include "journeys/commands/history.h"

typedef struct
{
  WayCommand *command; /* owned */
  guint64     before;  /* serials of the states before and after */
  guint64     after;
} Step;

struct _WayHistory
{
  GObject parent_instance;

  /* owned */
  WayMap    *map;
  GPtrArray *done;
  GPtrArray *undone;

  /* state */
  guint64  serial;
  guint64  last_serial; /* the highest given so far */
  gboolean open;        /* the last step takes in further typing */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayHistory, way_history, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  way_command_unref (step->command);
  g_free (step);
}

static void
way_history_finalize (GObject *object)
{
  WayHistory *self = WAY_HISTORY (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (way_history_parent_class)->finalize (object);
}

static void
way_history_class_init (WayHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_history_finalize;

  /**
   * WayHistory::changed:
   *
   * The serial, or what can be undone or redone, is different now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayHistory::applied:
   * @command: what was done or taken back
   * @back: whether it was taken back
   *
   * For those who log commands.
   */
  signals[SIGNAL_APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
way_history_init (WayHistory *self)
{
  self->done = g_ptr_array_new_with_free_func (step_free);
  self->undone = g_ptr_array_new_with_free_func (step_free);
}

/**
 * way_history_new:
 * @map: the map to change
 *
 * Returns: (transfer full): an empty history
 */
WayHistory *
way_history_new (WayMap *map)
{
  WayHistory *self = g_object_new (WAY_TYPE_HISTORY, NULL);

  self->map = g_object_ref (map);

  return self;
}

/**
 * way_history_get_map:
 * @self: a history
 *
 * Returns: (transfer none): the map it changes
 */
WayMap *
way_history_get_map (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), NULL);

  return self->map;
}

static Step *
get_last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static void
emit (WayHistory *self,
      WayCommand *command,
      gboolean    back)
{
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, command, back);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_history_perform:
 * @self: a history
 * @command: (transfer none): what to do
 * @error: where to put why it is refused
 *
 * Changes the map, and remembers the way back.
 *
 * A refused command leaves the map and both lists as they were. One that was
 * done empties the list of what can be redone.
 *
 * Returns: whether the map was changed
 */
gboolean
way_history_perform (WayHistory *self,
                     WayCommand *command,
                     GError    **error)
{
  Step *step;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!way_command_apply (command, self->map, error))
    return FALSE;

  step = g_new0 (Step, 1);
  step->command = way_command_ref (command);
  step->before = self->serial;
  step->after = ++self->last_serial;
  self->serial = step->after;
  self->open = FALSE;
  g_ptr_array_add (self->done, step);
  g_ptr_array_set_size (self->undone, 0);
  emit (self, command, FALSE);

  return TRUE;
}

/**
 * way_history_type:
 * @self: a history
 * @command: (transfer none): a change of one field, made while somebody types in it, or
 *   what inserts the thing that is typed into
 * @error: where to put why it is refused
 *
 * The same as [method@History.perform], but changes of one field in a row, or of what
 * was just inserted, are one step until [method@History.seal] is called.
 *
 * Returns: whether the map was changed
 */
gboolean
way_history_type (WayHistory *self,
                  WayCommand *command,
                  GError    **error)
{
  Step *last = get_last (self->done);

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!self->open || last == NULL || last->after != self->serial)
    {
      if (!way_history_perform (self, command, error))
        return FALSE;
      self->open = TRUE;
      return TRUE;
    }

  if (!way_command_apply (command, self->map, error))
    return FALSE;
  if (way_command_merge (last->command, command))
    {
      last->after = ++self->last_serial;
      self->serial = last->after;
      emit (self, command, FALSE);
      return TRUE;
    }

  /* Another field: it was done already, so only the step is added. */
  way_command_revert (command, self->map, NULL);
  if (!way_history_perform (self, command, error))
    return FALSE;
  self->open = TRUE;

  return TRUE;
}

/**
 * way_history_seal:
 * @self: a history
 *
 * Ends the merging of typed changes: the next one is a step of its own.
 */
void
way_history_seal (WayHistory *self)
{
  g_return_if_fail (WAY_IS_HISTORY (self));

  self->open = FALSE;
}

static gboolean
take_back (WayHistory *self,
           gboolean    keep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  Step *step = get_last (self->done);

  if (step == NULL)
    return FALSE;
  if (!way_command_revert (step->command, self->map, &error))
    {
      g_critical ("A step could not be taken back: %s", error->message);
      return FALSE;
    }

  command = way_command_ref (step->command);
  self->serial = step->before;
  self->open = FALSE;
  if (keep)
    g_ptr_array_add (self->undone, g_ptr_array_steal_index (self->done, self->done->len - 1));
  else
    g_ptr_array_set_size (self->done, self->done->len - 1);
  emit (self, command, TRUE);

  return TRUE;
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

  return take_back (self, TRUE);
}

/**
 * way_history_withdraw:
 * @self: a history
 *
 * Takes the last step back and forgets it: a thing that was begun and came to nothing
 * is no step for the user.
 *
 * Returns: whether there was one
 */
gboolean
way_history_withdraw (WayHistory *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  return take_back (self, FALSE);
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
  g_autoptr (GError) error = NULL;
  Step *step;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  step = get_last (self->undone);
  if (step == NULL)
    return FALSE;
  if (!way_command_apply (step->command, self->map, &error))
    {
      g_critical ("A step could not be done again: %s", error->message);
      return FALSE;
    }

  self->serial = step->after;
  self->open = FALSE;
  g_ptr_array_add (self->done, g_ptr_array_steal_index (self->undone, self->undone->len - 1));
  emit (self, step->command, FALSE);

  return TRUE;
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
  Step *last;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  last = get_last (self->done);

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
  Step *step;

  g_return_val_if_fail (WAY_IS_HISTORY (self), NULL);

  step = get_last (self->done);

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
  Step *step;

  g_return_val_if_fail (WAY_IS_HISTORY (self), NULL);

  step = get_last (self->undone);

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
