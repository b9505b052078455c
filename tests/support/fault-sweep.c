/* fault-sweep.c - an operation done again and again, with a failure at one point after the other
 *
 * Cold: each point is tried in a process of its own, which begins with what was prepared once, as after the
 * start of the program. Warm: one point after the other with the same records, as in a program that
 * runs for long. A process that crashes costs one point.
 */
#include "config.h"

#include "tests/support/fault-sweep.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "tests/support/fault-judge.h"
#include "tests/support/fault-power.h"
#include "tests/support/folder-image.h"
#include "tests/support/folders.h"

#define PATIENCE 60 /* seconds, after which an operation hangs */
#define MOST_TOLD 5 /* for each operation and fault */

/* One of so many points is also followed by closing, opening and checking. */
#define COLD_OPENED 10
#define WARM_OPENED 60

/* What a process tells the one that waits for it. */
typedef struct
{
  guint          n_points; /* there are */
  guint          n_done;   /* of those to be tried */
  guint          n_told;
  WayFaultCounts counts;
  gint64         memory;
  char           problems[8000];
  char           told[60000];
} Report;

typedef struct
{
  WayFaultSweep           *sweep;
  const WayFaultOperation *operation;
  WayFaultStage           *stage;
  WayFaultJudge           *judge;
  Report                  *report; /* seen by both processes */
  GHashTable              *before;
  char                    *folder;
  char                    *told;   /* what the operation reads when nothing fails */
  gint64                   memory; /* that SQLite keeps when nothing is open, in bytes */
  WayFault                 fault;
  gboolean                 changes; /* the operation does */
  gboolean                 for_good;
  gboolean                 is_warm;  /* the same records are used for one point after the other */
  guint                    n_points; /* there are */
  guint                    n_tried;  /* as many are tried */
  guint                    point;
} Trial;

/* Whether the reason is the right one: what is damaged, foreign or missing would send the user the wrong way. */
static gboolean
is_right_reason (WayFault      fault,
                 const GError *error)
{
  if (error->domain != WAY_RECORDS_ERROR)
    return error->domain == WAY_FAULT_TOLD;

  return error->code == (fault == WAY_FAULT_BUSY ? WAY_RECORDS_ERROR_LOCKED : WAY_RECORDS_ERROR_FAILED);
}

static void
judge_refusal (Trial        *self,
               const GError *error,
               WayState      state,
               GString      *problems)
{
  if (error == NULL)
    {
      g_string_append (problems, "it says that it was not done, and not why\n");
      return;
    }
  if (error->message == NULL || *error->message == '\0' || !g_utf8_validate (error->message, -1, NULL))
    g_string_append (problems, "the reason is no text\n");
  if (!is_right_reason (self->fault, error))
    g_string_append_printf (problems, "the wrong reason: %s %d: %s\n", g_quark_to_string (error->domain), error->code, error->message);
  if (self->judge->is_untouched && self->stage->n_changes > 0)
    g_string_append (problems, "it told of a change that was not made\n");
}

/* Does the operation, and writes down what is wrong with what comes of it. */
static gboolean
try_once (Trial    *self,
          WayState *state,
          GString  *problems,
          GError  **refused)
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
try_again (Trial   *self,
           GString *problems)
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
static void
open_again (Trial   *self,
            GString *problems)
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
close_and_open (Trial   *self,
                GString *problems)
{
  g_clear_pointer (&self->stage, way_fault_stage_free);
  if (sqlite3_memory_used () > self->memory)
    g_string_append (problems, "the file stays open\n");
  open_again (self, problems);
}

static void
count (Trial      *self,
       guint      *counter,
       const char *problems)
{
  Report *report = self->report;

  report->counts.n_points++;
  if (*problems == '\0')
    (*counter)++;
  else
    {
      gsize length = strlen (report->problems);

      report->counts.n_inconsistent++;
      if (report->n_told++ < MOST_TOLD)
        g_snprintf (report->problems + length, sizeof report->problems - length, "%s, %s%s%s, point %u of %u: %s",
                    self->operation->name, way_fault_get_name (self->fault), self->for_good ? " from then on" : "",
                    self->is_warm ? " (warm)" : "", self->point, self->n_points, problems);
    }
}

static void
try_point (Trial *self)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  WayFaultCounts *counts = &self->report->counts;
  WayState        state;
  gboolean        done = try_once (self, &state, problems, NULL);
  guint           opened = self->is_warm ? WARM_OPENED : COLD_OPENED;

  if (problems->len == 0 && !done && (state & WAY_STATE_BEFORE))
    try_again (self, problems);
  if (problems->len == 0 && self->report->n_done % opened == opened / 2)
    close_and_open (self, problems);
  count (self, done ? &counts->n_done : state == WAY_STATE_AFTER ? &counts->n_done_untold
                                                                 : &counts->n_refused,
         problems->str);
}

/* The n-th of those that are tried, spread over all there are. */
static guint
get_point (Trial *self,
           guint  n)
{
  return 1 + (guint64)n * self->n_points / self->n_tried;
}

static void
restore (Trial *self)
{
  if (!way_faults_has_written ())
    return;
  way_folder_image_write (self->folder, self->before);
  way_faults_forget_written ();
}

/* What comes first makes the statements and brings the pages. */
static void
warm_up (Trial *self)
{
  restore (self);
  if (self->stage == NULL)
    self->stage = way_fault_stage_new (self->folder, self->operation);
  self->operation->run (self->stage, NULL);
  restore (self);
}

static void
try_warm_points (Trial *self)
{
  gboolean is_fresh = TRUE;

  for (; self->report->n_done < self->n_tried; self->report->n_done++)
    {
      if (is_fresh || self->stage == NULL)
        warm_up (self);
      is_fresh = FALSE;
      self->point = get_point (self, self->report->n_done);
      try_point (self);
      restore (self);
    }
}

static void
try_cold_point (Trial *self)
{
  self->point = get_point (self, self->report->n_done);
  try_point (self);
}

/* Without a fault: what it reads, and how many points there are. */
static void
try_without (Trial *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_warm)
    warm_up (self);
  g_string_truncate (self->stage->told, 0);
  way_faults_arm (self->fault, 0, FALSE);
  if (!self->operation->run (self->stage, &error))
    g_error ("%s: does not work without a fault: %s", self->operation->name, error != NULL ? error->message : "no reason");
  self->report->n_points = way_faults_disarm ();
  g_assert_cmpuint (self->stage->told->len, <, sizeof self->report->told);
  g_strlcpy (self->report->told, self->stage->told->str, sizeof self->report->told);
  g_clear_pointer (&self->stage, way_fault_stage_free);
  self->report->memory = sqlite3_memory_used ();
}

static void
die_at_point (Trial *self)
{
  self->point = get_point (self, self->report->n_done);
  way_faults_arm (WAY_FAULT_KILL, self->point, FALSE);
  self->operation->run (self->stage, NULL);
  way_faults_disarm ();
}

/* Returns by which signal the process ended, or 0. */
static int
run_child (Trial *self,
           void (*func) (Trial *self))
{
  struct rlimit no_core = { 0, 0 };
  pid_t         child;
  int           status;

  way_folder_image_write (self->folder, self->before);
  way_faults_forget_written ();
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      setrlimit (RLIMIT_CORE, &no_core);
      alarm (PATIENCE);
      func (self);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (!WIFEXITED (status) || WEXITSTATUS (status) == 0);

  return WIFSIGNALED (status) ? WTERMSIG (status) : 0;
}

static void
look_at_killed (Trial *self,
                int    number)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  WayFaultCounts *counts = &self->report->counts;
  WayState        state = way_fault_judge_look (self->judge, TRUE, problems);

  g_assert_cmpint (number, ==, SIGKILL);
  if (problems->len == 0)
    open_again (self, problems);
  count (self, state == WAY_STATE_AFTER ? &counts->n_done_untold : &counts->n_refused, problems->str);
}

static void
cut_cb (gpointer data)
{
  Trial          *self = data;
  Report         *report = self->report;
  WayFaultCounts *counts = &report->counts;
  g_autoptr (GString) problems = NULL;
  g_autoptr (GBytes) records = NULL;
  g_autoptr (GBytes) journal = NULL;
  WayState state;

  if (++self->point != get_point (self, report->n_done))
    return;
  problems = g_string_new (NULL);
  way_fault_power_cut (self->point, &records, &journal);
  state = way_fault_judge_look_at (self->judge, records, journal, problems);
  count (self, state == WAY_STATE_AFTER ? &counts->n_done_untold : &counts->n_refused, problems->str);
  report->n_done++;
}

/* The power goes at each point, and comes back. At the end, what was told to be done is done. */
static void
cut_at_points (Trial *self)
{
  g_autofree char *path = way_records_dup_path (self->folder);
  gboolean         done;
  guint            i;

  self->point = 0;
  way_fault_power_begin (path);
  way_faults_watch (cut_cb, self);
  done = self->operation->run (self->stage, NULL);
  way_faults_disarm ();
  for (i = 0; done && i < 4; i++)
    {
      g_autoptr (GString) problems = g_string_new (NULL);
      g_autoptr (GBytes) records = NULL;
      g_autoptr (GBytes) journal = NULL;

      way_fault_power_cut (i, &records, &journal);
      if (!(way_fault_judge_look_at (self->judge, records, journal, problems) & WAY_STATE_AFTER))
        g_string_append (problems, "it said that it is done, and after a power cut it is not\n");
      self->point = self->n_points + 1 + i;
      count (self, &self->report->counts.n_done, problems->str);
    }
  way_fault_power_end ();
  self->report->n_done = self->n_tried;
}

static void
try_fault (Trial *self)
{
  Report         *report = self->report;
  WayFaultCounts *counts = &self->sweep->counts[self->fault];

  memset (report, 0, offsetof (Report, told));
  while (report->n_done < self->n_tried)
    {
      int number;

      self->point = get_point (self, report->n_done);
      if (self->fault == WAY_FAULT_KILL)
        look_at_killed (self, run_child (self, die_at_point));
      else if (self->fault == WAY_FAULT_POWER)
        g_assert_cmpint (run_child (self, cut_at_points), ==, 0);
      else if ((number = run_child (self, self->is_warm ? try_warm_points : try_cold_point)) != 0)
        {
          self->point = get_point (self, report->n_done);
          count (self, NULL, g_strsignal (number));
        }
      else if (self->is_warm)
        break;
      report->n_done++;
    }
  if (*report->problems != '\0')
    g_test_message ("%s", report->problems);
  counts->n_points += report->counts.n_points;
  counts->n_refused += report->counts.n_refused;
  counts->n_done += report->counts.n_done;
  counts->n_done_untold += report->counts.n_done_untold;
  counts->n_inconsistent += report->counts.n_inconsistent;
}

/* Does it once without a fault, and learns what it is to be like, and how many points there are. */
static void
learn (Trial *self,
       guint  most)
{
  g_autoptr (GHashTable) after = NULL;

  g_assert_cmpint (run_child (self, try_without), ==, 0);
  self->n_points = self->report->n_points;
  self->n_tried = MIN (self->n_points, MAX (1, (most > 0 ? MIN (self->n_points, most) : self->n_points) * self->sweep->share));
  self->memory = self->report->memory;
  if (self->told != NULL)
    return;
  self->told = g_strdup (self->report->told);
  after = way_folder_image_read (self->folder, NULL);
  self->changes = way_fault_judge_set_after (self->judge, after);
}

/* Once, and from then on. */
static void
try_both (Trial *self,
          guint  most)
{
  learn (self, most);
  self->for_good = FALSE;
  self->sweep->n_found += self->n_points;
  try_fault (self);
  if (self->fault >= WAY_FAULT_KILL)
    return;
  self->for_good = TRUE;
  self->sweep->n_found += self->n_points;
  try_fault (self);
}

/**
 * way_fault_sweep_run:
 * @self: a sweep
 * @operation: what is done
 *
 * Does the operation with each fault at each point, once and from then on, and counts what came of it.
 */
void
way_fault_sweep_run (WayFaultSweep           *self,
                     const WayFaultOperation *operation)
{
  g_autofree char *root = way_test_folder_new_in_memory ();
  g_autofree char *scratch = g_build_filename (root, "scratch", NULL);
  Trial            trial = { .sweep = self, .operation = operation };

  trial.folder = g_build_filename (root, "data", NULL);
  g_assert_cmpint (g_mkdir (scratch, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (trial.folder, 0700), ==, 0);
  trial.report = mmap (NULL, sizeof (Report), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (trial.report != MAP_FAILED);

  way_fault_stage_make (trial.folder, operation->start);
  trial.stage = way_fault_stage_new (trial.folder, operation);
  trial.before = way_folder_image_read (trial.folder, NULL);
  trial.judge = way_fault_judge_new (trial.folder, scratch, trial.before);
  for (trial.fault = 0; trial.fault < WAY_N_FAULTS; trial.fault++)
    {
      trial.is_warm = FALSE;
      /* What comes under another name is not followed there. */
      if (trial.fault == WAY_FAULT_POWER && (!trial.changes || (operation->is_closed && operation->prepare != NULL)))
        continue;
      try_both (&trial, trial.fault == WAY_FAULT_POWER  ? self->most_cut
                        : trial.fault == WAY_FAULT_KILL ? self->most_killed
                                                        : self->most_cold);
      trial.is_warm = !operation->has_desk && !(operation->is_closed && operation->prepare != NULL);
      if (trial.is_warm && trial.fault < WAY_FAULT_KILL)
        try_both (&trial, operation->is_slow ? self->most_slow : self->most_warm);
    }

  way_fault_judge_free (trial.judge);
  way_fault_stage_free (trial.stage);
  g_hash_table_unref (trial.before);
  munmap (trial.report, sizeof (Report));
  g_free (trial.told);
  g_free (trial.folder);
  way_test_folder_free (g_steal_pointer (&root));
}
