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

#include "tests/support/fault-power.h"
#include "tests/support/fault-trial.h"
#include "tests/support/folder-image.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

#define PATIENCE 60 /* seconds, after which an operation hangs */

typedef struct
{
  WayFault fault;
  gboolean for_good;
  guint    point;
} Point;

typedef struct
{
  WayFaultTrial trial;
  GArray       *points; /* of Point; what is tried in the way that is on */
} Sweeping;

typedef void (*ChildFunc) (Sweeping *self);

static void
restore (WayFaultTrial *trial)
{
  if (!way_faults_has_written ())
    return;
  way_folder_image_write (trial->folder, trial->before);
  way_faults_forget_written ();
}

/* What comes first makes the statements and brings the pages. */
static void
warm_up (WayFaultTrial *trial)
{
  restore (trial);
  if (trial->stage == NULL)
    trial->stage = way_fault_stage_new (trial->folder, trial->operation);
  trial->operation->run (trial->stage, NULL);
  restore (trial);
}

static void
choose_next (Sweeping *self)
{
  const Point *point = &g_array_index (self->points, Point, self->trial.report->n_done);

  self->trial.fault = point->fault;
  self->trial.for_good = point->for_good;
  self->trial.point = point->point;
}

static void
try_warm_points (Sweeping *self)
{
  WayFaultTrial *trial = &self->trial;
  gboolean       is_fresh = TRUE;

  for (; trial->report->n_done < self->points->len; trial->report->n_done++)
    {
      if (is_fresh || trial->stage == NULL)
        warm_up (trial);
      is_fresh = FALSE;
      choose_next (self);
      way_fault_trial_try (trial);
      restore (trial);
    }
}

static void
try_cold_point (Sweeping *self)
{
  way_fault_trial_try (&self->trial);
}

/* Without a fault: what it reads, and how many points there are of each. */
static void
try_without (Sweeping *self)
{
  WayFaultTrial  *trial = &self->trial;
  WayFaultReport *report = trial->report;
  g_autoptr (GError) error = NULL;

  if (trial->is_warm)
    warm_up (trial);
  g_string_truncate (trial->stage->told, 0);
  way_faults_count ();
  if (!trial->operation->run (trial->stage, &error))
    g_error ("%s: does not work without a fault: %s", trial->operation->name, error != NULL ? error->message : "no reason");
  way_faults_get_counted (report->n_points);
  g_assert_cmpuint (trial->stage->told->len, <, sizeof report->told);
  g_strlcpy (report->told, trial->stage->told->str, sizeof report->told);
  g_clear_pointer (&trial->stage, way_fault_stage_free);
  report->memory = sqlite3_memory_used ();
}

static void
die_at_point (Sweeping *self)
{
  way_faults_arm (WAY_FAULT_KILL, self->trial.point, FALSE);
  self->trial.operation->run (self->trial.stage, NULL);
  way_faults_disarm ();
}

/* Returns by which signal the process ended, or 0. */
static int
run_child (Sweeping *self,
           ChildFunc func)
{
  struct rlimit no_core = { 0, 0 };
  pid_t         child;
  int           status;

  way_folder_image_write (self->trial.folder, self->trial.before);
  way_faults_forget_written ();
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      setrlimit (RLIMIT_CORE, &no_core);
      alarm (PATIENCE);
      func (self);
      way_test_leave ();
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (!WIFEXITED (status) || WEXITSTATUS (status) == 0);

  return WIFSIGNALED (status) ? WTERMSIG (status) : 0;
}

static void
look_at_killed (WayFaultTrial *trial,
                int            number)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  WayFaultCounts *counts = &trial->report->counts[WAY_FAULT_KILL];
  WayState        state = way_fault_judge_look (trial->judge, TRUE, problems);

  g_assert_cmpint (number, ==, SIGKILL);
  if (problems->len == 0)
    way_fault_trial_open_again (trial, problems);
  way_fault_trial_count (trial, state == WAY_STATE_AFTER ? &counts->n_done_untold : &counts->n_refused, problems->str);
}

static WayState
look_at_cut (WayFaultTrial *trial,
             guint          seed,
             GString       *problems)
{
  g_autoptr (GBytes) records = NULL;
  g_autoptr (GBytes) journal = NULL;

  way_fault_power_cut (seed, &records, &journal);

  return way_fault_judge_look_at (trial->judge, records, journal, problems);
}

static guint
get_next_cut (Sweeping *self)
{
  WayFaultReport *report = self->trial.report;

  return report->n_done < self->points->len ? g_array_index (self->points, Point, report->n_done).point : 0;
}

static void
cut_cb (gpointer data)
{
  Sweeping       *self = data;
  WayFaultTrial  *trial = &self->trial;
  WayFaultCounts *counts = &trial->report->counts[WAY_FAULT_POWER];
  g_autoptr (GString) problems = NULL;
  WayState state;

  if (++trial->point != get_next_cut (self))
    return;
  problems = g_string_new (NULL);
  state = look_at_cut (trial, trial->point, problems);
  way_fault_trial_count (trial, state == WAY_STATE_AFTER ? &counts->n_done_untold : &counts->n_refused, problems->str);
  trial->report->n_done++;
}

/* The power goes at each point, and comes back. At the end, what was told to be done is done. */
static void
cut_at_points (Sweeping *self)
{
  WayFaultTrial   *trial = &self->trial;
  g_autofree char *path = way_records_dup_path (trial->folder);
  gboolean         done;
  guint            i;

  trial->point = 0;
  way_fault_power_begin (path);
  way_faults_watch (cut_cb, self);
  done = trial->operation->run (trial->stage, NULL);
  way_faults_disarm ();
  for (i = 0; done && i < 4; i++)
    {
      g_autoptr (GString) problems = g_string_new (NULL);

      if (!(look_at_cut (trial, i, problems) & WAY_STATE_AFTER))
        g_string_append (problems, "it said that it is done, and after a power cut it is not\n");
      trial->point++;
      way_fault_trial_count (trial, &trial->report->counts[WAY_FAULT_POWER].n_done, problems->str);
    }
  way_fault_power_end ();
}

/* Tries what was chosen, and goes on after a process that crashed. */
static void
try_points (Sweeping *self)
{
  WayFaultTrial  *trial = &self->trial;
  WayFaultReport *report = trial->report;
  int             number;

  for (report->n_done = 0; report->n_done < self->points->len; report->n_done++)
    {
      choose_next (self);
      if (trial->fault == WAY_FAULT_KILL)
        look_at_killed (trial, run_child (self, die_at_point));
      else if (trial->fault == WAY_FAULT_POWER)
        {
          g_assert_cmpint (run_child (self, cut_at_points), ==, 0);
          break;
        }
      else if ((number = run_child (self, trial->is_warm ? try_warm_points : try_cold_point)) != 0)
        {
          choose_next (self);
          way_fault_trial_count (trial, NULL, g_strsignal (number));
        }
      else if (trial->is_warm)
        break;
    }
  g_array_set_size (self->points, 0);
}

/* Does it once without a fault, and learns what it is to be like, and how many points there are. */
static void
learn (Sweeping *self)
{
  WayFaultTrial *trial = &self->trial;
  g_autoptr (GHashTable) after = NULL;

  g_assert_cmpint (run_child (self, try_without), ==, 0);
  trial->memory = trial->report->memory;
  if (trial->told != NULL)
    return;
  trial->told = g_strdup (trial->report->told);
  after = way_folder_image_read (trial->folder, NULL);
  trial->changes = way_fault_judge_set_after (trial->judge, after);
}

/* Chooses points that are spread over all there are, and of these the share that is tried. Where that is a small
 * one, each operation has its turn with another fault. */
static void
choose (Sweeping *self,
        WayFault  fault,
        gboolean  for_good,
        guint     most)
{
  WayFaultSweep *sweep = self->trial.sweep;
  guint          n_points = self->trial.report->n_points[fault];
  guint          n = most > 0 ? MIN (most, n_points) : n_points;
  guint          i;

  sweep->n_found += n_points;
  for (i = 0; i < n; i++)
    {
      Point point = { fault, for_good, 1 + (guint64)i * n_points / n };

      sweep->due += sweep->share;
      if (sweep->due < 1)
        continue;
      sweep->due -= 1;
      g_array_append_val (self->points, point);
    }
}

/* Once, and from then on. */
static void
choose_all (Sweeping *self,
            guint     most)
{
  WayFault fault;

  for (fault = 0; fault < WAY_FAULT_KILL; fault++)
    if (fault != WAY_FAULT_ASKED)
      {
        choose (self, fault, FALSE, most);
        choose (self, fault, TRUE, most);
      }
}

/* Whether the same records can do it again and again. */
static gboolean
can_be_warm (const WayFaultOperation *operation)
{
  return !operation->has_desk && !(operation->is_closed && operation->prepare != NULL);
}

static void
sweep_cold (Sweeping *self)
{
  WayFaultTrial *trial = &self->trial;
  WayFaultSweep *sweep = trial->sweep;

  learn (self);
  choose_all (self, trial->operation->has_desk ? sweep->most_desk : sweep->most_cold);
  if (!can_be_warm (trial->operation))
    choose (self, WAY_FAULT_ASKED, FALSE, sweep->most_asked);
  choose (self, WAY_FAULT_KILL, FALSE, sweep->most_killed);
  try_points (self);
  /* What comes under another name is not followed there. */
  if (trial->changes && !(trial->operation->is_closed && trial->operation->prepare != NULL))
    choose (self, WAY_FAULT_POWER, FALSE, sweep->most_cut);
  try_points (self);
}

static void
sweep_warm (Sweeping *self)
{
  WayFaultTrial           *trial = &self->trial;
  WayFaultSweep           *sweep = trial->sweep;
  const WayFaultOperation *operation = trial->operation;
  guint                    most = trial->changes ? sweep->most_warm : sweep->most_read;

  if (operation->pace == WAY_PACE_LONG)
    most = sweep->most_long;
  else if (operation->pace == WAY_PACE_SLOW)
    most = sweep->most_slow;
  if (!can_be_warm (operation))
    return;
  trial->is_warm = TRUE;
  learn (self);
  choose_all (self, most);
  choose (self, WAY_FAULT_ASKED, FALSE, sweep->most_asked);
  try_points (self);
}

static void
add_counts (WayFaultSweep        *sweep,
            const WayFaultReport *report)
{
  int i;

  for (i = 0; i < WAY_N_FAULTS; i++)
    {
      WayFaultCounts *counts = &sweep->counts[i];

      counts->n_points += report->counts[i].n_points;
      counts->n_refused += report->counts[i].n_refused;
      counts->n_done += report->counts[i].n_done;
      counts->n_done_untold += report->counts[i].n_done_untold;
      counts->n_inconsistent += report->counts[i].n_inconsistent;
    }
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
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  Sweeping       sweeping = { .trial = { .sweep = self, .operation = operation }, .points = points };
  WayFaultTrial *trial = &sweeping.trial;

  trial->folder = g_build_filename (root, "data", NULL);
  way_faults_set_folder (trial->folder);
  g_assert_cmpint (g_mkdir (scratch, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (trial->folder, 0700), ==, 0);
  trial->report = mmap (NULL, sizeof (WayFaultReport), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (trial->report != MAP_FAILED);

  way_fault_stage_make (trial->folder, operation->start);
  trial->stage = way_fault_stage_new (trial->folder, operation);
  trial->before = way_folder_image_read (trial->folder, NULL);
  trial->judge = way_fault_judge_new (trial->folder, scratch, trial->before);
  sweep_cold (&sweeping);
  sweep_warm (&sweeping);
  add_counts (self, trial->report);
  if (*trial->report->problems != '\0')
    g_test_message ("%s", trial->report->problems);

  way_fault_judge_free (trial->judge);
  way_fault_stage_free (trial->stage);
  g_hash_table_unref (trial->before);
  munmap (trial->report, sizeof (WayFaultReport));
  g_free (trial->told);
  g_free (trial->folder);
  way_test_folder_free (g_steal_pointer (&root));
}
