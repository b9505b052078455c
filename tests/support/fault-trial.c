/* fault-trial.c - an operation done once, with a failure at one point, and what comes of it */
#include "config.h"

#include "tests/support/fault-trial.h"

#include <string.h>

#include <sqlite3.h>

#define MOST_TOLD 5 /* for each operation */

/* One of so many points is also followed by closing, opening and checking. */
#define COLD_OPENED 10
#define WARM_OPENED 60

/* One of so many that failed with the same records is tried again. */
#define WARM_AGAIN 3

/* Whether the reason is the right one: what is damaged, foreign or missing would send the user the wrong way. */
static gboolean
is_right_reason (WayFault      fault,
                 WayState      state,
                 const GError *error)
{
  if (error->domain != WAY_STORAGE_ERROR)
    return error->domain == WAY_FAULT_TOLD;
  /* Whoever believed the other, would do it twice. */
  if (error->code == WAY_STORAGE_ERROR_UNCONFIRMED)
    return (state & WAY_STATE_AFTER) != 0;
  /* A file system that is read-only, or a file of somebody else's. */
  if (fault == WAY_FAULT_CALL && error->code == WAY_STORAGE_ERROR_READ_ONLY)
    return TRUE;

  return error->code == (fault == WAY_FAULT_BUSY ? WAY_STORAGE_ERROR_LOCKED : WAY_STORAGE_ERROR_FAILED);
}

static void
judge_refusal (WayFaultTrial *self,
               const GError  *error,
               WayState       state,
               GString       *problems)
{
  if (error == NULL)
    {
      g_string_append (problems, "it says that it was not done, and not why\n");
      return;
    }
  if (error->message == NULL || *error->message == '\0' || !g_utf8_validate (error->message, -1, NULL))
    g_string_append (problems, "the reason is no text\n");
  if (!is_right_reason (self->fault, state, error))
    g_string_append_printf (problems, "the wrong reason: %s %d: %s\n", g_quark_to_string (error->domain), error->code, error->message);
  if (self->judge->is_untouched && self->stage->n_changes > 0)
    g_string_append (problems, "it told of a change that was not made\n");
}

/* Does the operation, and writes down what is wrong with what comes of it. */
static gboolean
try_once (WayFaultTrial *self,
          WayState      *state,
          GString       *problems,
          GError       **refused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;
  gboolean         done;

  g_string_truncate (self->stage->told, 0);
  self->stage->n_changes = 0;
  way_faults_arm (self->fault, self->point, self->for_good);
  done = self->operation->run (self->stage, &error);
  way_faults_disarm ();

  /* Nothing was written since the folder was made as before. */
  if (way_faults_has_written ())
    *state = way_fault_judge_look (self->judge, FALSE, problems);
  else
    {
      *state = WAY_STATE_BEFORE | (self->changes ? 0 : WAY_STATE_AFTER);
      self->judge->is_untouched = TRUE;
    }
  if (*state == 0)
    return done;
  if (!done)
    judge_refusal (self, error, *state, problems);
  else
    {
      if (error != NULL)
        g_string_append_printf (problems, "it is done, and says why not: %s\n", error->message);
      if (!(*state & WAY_STATE_AFTER))
        g_string_append (problems, "it says that it is done, and nothing was\n");
      if (strcmp (self->told, self->stage->told->str) != 0)
        g_string_append_printf (problems, "it read: %.300s\nand not: %.300s\n", self->stage->told->str, self->told);
    }
  difference = way_fault_stage_find_difference (self->stage);
  if (difference != NULL)
    g_string_append_printf (problems, "%s\n", difference);
  if (refused != NULL)
    *refused = g_steal_pointer (&error);

  return done;
}

/* Once the fault is over, the same records go on to work. */
static void
try_again (WayFaultTrial *self,
           GString       *problems)
{
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint    point = self->point;
  WayState state;

  self->point = 0;
  if (!try_once (self, &state, again, &error))
    g_string_append_printf (problems, "it is not done either when it is tried again: %s\n", error != NULL ? error->message : "no reason");
  if (again->len > 0)
    g_string_append_printf (problems, "when it is tried again: %s", again->str);
  self->point = point;
}

/* What comes next finds the records as well. */
void
way_fault_trial_open_again (WayFaultTrial *self,
                            GString       *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayRecords) records = way_records_open (self->folder, &error);

  if (records == NULL || !way_records_check (records, found, &error))
    g_string_append_printf (problems, "it cannot be opened any more: %s\n", error->message);
  else if (found->len > 0)
    g_string_append_printf (problems, "when it is checked: %s\n", (char *)g_ptr_array_index (found, 0));
}

/* Closes, and looks whether all goes on with what is there. */
static void
close_and_open (WayFaultTrial *self,
                GString       *problems)
{
  g_clear_pointer (&self->stage, way_fault_stage_free);
  if (sqlite3_memory_used () > self->memory)
    g_string_append (problems, "the file stays open\n");
  way_fault_trial_open_again (self, problems);
}

void
way_fault_trial_count (WayFaultTrial *self,
                       guint         *counter,
                       const char    *problems)
{
  WayFaultReport *report = self->report;

  report->counts[self->fault].n_points++;
  if (*problems == '\0')
    (*counter)++;
  else
    {
      gsize length = strlen (report->problems);

      report->counts[self->fault].n_inconsistent++;
      if (report->n_told++ < MOST_TOLD)
        g_snprintf (report->problems + length, sizeof report->problems - length, "%s, %s%s%s, point %u of %u: %s",
                    self->operation->name, way_fault_get_name (self->fault), self->for_good ? " from then on" : "",
                    self->is_warm ? " (warm)" : "", self->point, report->n_points[self->fault], problems);
    }
}

void
way_fault_trial_try (WayFaultTrial *self)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  WayFaultCounts *counts = &self->report->counts[self->fault];
  WayState        state;
  gboolean        done = try_once (self, &state, problems, NULL);
  guint           opened = self->is_warm ? WARM_OPENED : COLD_OPENED;

  if (problems->len == 0 && !done && (state & WAY_STATE_BEFORE))
    {
      if (!self->is_warm || self->report->n_done % WARM_AGAIN == 0)
        try_again (self, problems);
      else
        way_fault_stage_settle (self->stage);
    }
  if (problems->len == 0 && self->report->n_done % opened == opened / 2)
    close_and_open (self, problems);
  way_fault_trial_count (self, done ? &counts->n_done : state == WAY_STATE_AFTER ? &counts->n_done_untold
                                                                                 : &counts->n_refused,
                         problems->str);
}
