/* history.c - what was done to a map, and the way back */
#include "config.h"

#include "journeys/commands/history.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/history-private.h"
#include "journeys/commands/spans.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_APPLYING,
  SIGNAL_APPLIED,
  SIGNAL_STEPS_CHANGED,
  SIGNAL_SETTLED,
  SIGNAL_PASSED_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayHistory, way_history, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  WayStep *step = data;

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
   * WayHistory::applying:
   * @command: what is to be done
   *
   * The command may still be refused. What it inserts is as it goes on the map; afterwards that is as the rest of the
   * command left it.
   */
  signals[SIGNAL_APPLYING] = g_signal_new ("applying", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * WayHistory::applied:
   * @command: what was done or taken back
   * @deed: what became of it, a WayDeed
   *
   * For those who log commands; see [method@History.replay].
   */
  signals[SIGNAL_APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);

  /**
   * WayHistory::steps-changed:
   * @place: where in the list of steps
   * @removed: how many are not there any more
   * @added: how many are there now
   *
   * Comes before [signal@History::changed]. Undo and redo change no steps.
   */
  signals[SIGNAL_STEPS_CHANGED] = g_signal_new ("steps-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * WayHistory::settled:
   * @command: the new step
   *
   * The last step takes in no more typing. For those who keep minutes of what was done:
   * once for a card that was typed, not once for each of its letters.
   */
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * WayHistory::passed-over:
   * @id: the id of an item
   * @field: the place of one of its fields
   *
   * A step was taken back or done again without this field, which somebody else has changed since.
   * Comes before [signal@History::changed].
   */
  signals[SIGNAL_PASSED_OVER] = g_signal_new ("passed-over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
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
 * Steps are kept as long as the history is, because there is no end to undo, and nothing bounds what they take. An
 * ordinary one takes less than a kilobyte, and one of many cards some 150 bytes for each. Eight hours at random on a
 * map of 20,000 cards, in which something is done each second, left 21,800 steps of 2 kB on average: 43 MB, twice
 * what that map takes with its layout.
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

void
way_history_tell_steps (WayHistory *self,
                        guint       place,
                        guint       removed,
                        guint       added)
{
  g_signal_emit (self, signals[SIGNAL_STEPS_CHANGED], 0, place, removed, added);
}

void
way_history_tell_changed (WayHistory *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
way_history_tell_applied (WayHistory *self,
                          WayCommand *command,
                          WayDeed     deed)
{
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, command, deed);
}

void
way_history_tell_passed_over (WayHistory *self,
                              const char *id,
                              int         field)
{
  g_signal_emit (self, signals[SIGNAL_PASSED_OVER], 0, id, field);
}

/* Does a command, after telling those who log commands. */
gboolean
way_history_apply (WayHistory *self,
                   WayCommand *command,
                   GError    **error)
{
  g_signal_emit (self, signals[SIGNAL_APPLYING], 0, command);

  return way_command_apply (command, self->map, error);
}

void
way_history_settle (WayHistory *self,
                    WayCommand *command)
{
  g_autoptr (WayCommand) step = way_command_ref (command);

  self->open = FALSE;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, step);
}

/* Takes in a command that led to the state of now as the last step. */
void
way_history_add_done (WayHistory *self,
                      WayCommand *command)
{
  WayStep *step = g_new0 (WayStep, 1);

  step->command = way_command_ref (command);
  step->before = self->serial;
  step->after = ++self->last_serial;
  self->serial = step->after;
  g_ptr_array_add (self->done, step);
}

/* Makes a command that led to the state of now a part of the last step. */
void
way_history_join_done (WayHistory *self,
                       WayCommand *command)
{
  WayStep    *last = way_history_get_last (self->done);
  WayCommand *whole = way_command_new_group (way_command_get_label (last->command));

  way_command_group_add (whole, last->command);
  way_command_group_add (whole, way_command_ref (command));
  last->command = whole;
  last->after = ++self->last_serial;
  self->serial = last->after;
}

static gboolean
perform (WayHistory *self,
         WayCommand *command,
         gboolean    open,
         GError    **error)
{
  guint n_undone;

  if (self->open && way_history_get_last (self->done) != NULL)
    way_history_settle (self, way_history_get_last (self->done)->command);
  way_command_note_name (command, self->map);
  if (!way_history_apply (self, command, error))
    return FALSE;

  way_history_add_done (self, command);
  self->open = open;
  n_undone = self->undone->len;
  g_ptr_array_set_size (self->undone, 0);
  way_history_tell_applied (self, command, WAY_DEED_STEP);
  way_history_tell_steps (self, self->done->len - 1, n_undone, 1);
  way_history_tell_changed (self);

  return TRUE;
}

/**
 * way_history_perform:
 * @self: a history
 * @command: (transfer none): what to do
 * @error: where to put why it is refused
 *
 * Changes the map, and remembers the way back. Cards go on to cover the steps they cover.
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
  g_autoptr (WayCommand) whole = NULL;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  whole = way_spans_complete (self->map, command);

  return way_history_perform_as_is (self, whole, error);
}

/**
 * way_history_perform_as_is:
 * @self: a history
 * @command: (transfer none): what to do, complete
 * @error: where to put why it is refused
 *
 * The same as [method@History.perform], for what says itself what becomes of cards over several steps.
 *
 * Returns: whether the map was changed
 */
gboolean
way_history_perform_as_is (WayHistory *self,
                           WayCommand *command,
                           GError    **error)
{
  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!perform (self, command, FALSE, error))
    return FALSE;
  way_history_settle (self, command);

  return TRUE;
}

/**
 * way_history_try:
 * @self: a history
 * @command: (nullable): what to do, if it could be made
 * @error: (nullable): why it could not be made
 * @why: (out): what hindered it, in words; NULL for nothing
 *
 * Does as [method@History.perform] does, for those who have somebody to tell.
 *
 * Returns: whether the map was changed
 */
gboolean
way_history_try (WayHistory   *self,
                 WayCommand   *command,
                 const GError *error,
                 char        **why)
{
  g_autoptr (GError) refused = NULL;

  *why = NULL;
  if (command != NULL && way_history_perform (self, command, &refused))
    return TRUE;
  if (command != NULL)
    error = refused;
  if (error != NULL)
    *why = g_strdup (error->message);

  return FALSE;
}

/**
 * way_history_attach:
 * @self: a history
 * @command: (transfer none): what belongs to the last step
 * @error: where to put why it is refused
 *
 * Changes the map as a part of the step that was done last: one undo takes both back.
 * The step keeps its label.
 *
 * Returns: whether the map was changed
 */
gboolean
way_history_attach (WayHistory *self,
                    WayCommand *command,
                    GError    **error)
{
  WayStep *last;
  guint    n_undone;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  last = way_history_get_last (self->done);
  if (last == NULL || last->after != self->serial)
    return perform (self, command, FALSE, error);
  if (!way_history_apply (self, command, error))
    return FALSE;

  way_history_join_done (self, command);
  self->open = FALSE;
  n_undone = self->undone->len;
  g_ptr_array_set_size (self->undone, 0);
  way_history_tell_applied (self, command, WAY_DEED_JOINED);
  way_history_tell_steps (self, self->done->len - 1, n_undone + 1, 1);
  way_history_tell_changed (self);

  return TRUE;
}

static gboolean
begin_typing (WayHistory *self,
              WayCommand *command,
              GError    **error)
{
  g_autoptr (WayCommand) whole = way_spans_complete (self->map, command);

  return perform (self, whole, TRUE, error);
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
  WayStep *last = way_history_get_last (self->done);

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  if (!self->open || last == NULL || last->after != self->serial)
    return begin_typing (self, command, error);

  if (!way_history_apply (self, command, error))
    return FALSE;
  if (way_command_merge (last->command, command))
    {
      last->after = ++self->last_serial;
      self->serial = last->after;
      way_history_tell_applied (self, command, WAY_DEED_TYPED);
      way_history_tell_steps (self, self->done->len - 1, 1, 1);
      way_history_tell_changed (self);
      return TRUE;
    }

  /* Another field: it was done already, so only the step is added. */
  way_command_revert (command, self->map, NULL);

  return begin_typing (self, command, error);
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
  WayStep *last;

  g_return_if_fail (WAY_IS_HISTORY (self));

  last = way_history_get_last (self->done);
  if (self->open && last != NULL)
    way_history_settle (self, last->command);
  self->open = FALSE;
}
