/* faults.c - failures at the n-th point */
#include "config.h"

#include "tests/support/faults.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include <sqlite3.h>

#include "tests/support/failing-calls.h"

#define MASK(call) (1u << (call))
#define CHANGING (MASK (WAY_CALL_WRITE) | MASK (WAY_CALL_TRUNCATE) | MASK (WAY_CALL_SYNC) | MASK (WAY_CALL_DELETE) | MASK (WAY_CALL_RENAME))

static const struct
{
  const char *name;
  guint       calls;
} faults[] = {
  [WAY_FAULT_MEMORY] = { "memory", MASK (WAY_CALL_MEMORY) },
  [WAY_FAULT_IO] = { "I/O", CHANGING | MASK (WAY_CALL_OPEN) | MASK (WAY_CALL_READ) | MASK (WAY_CALL_LOCK) | MASK (WAY_CALL_UNLOCK) | MASK (WAY_CALL_LOOK) },
  [WAY_FAULT_HALF] = { "half", MASK (WAY_CALL_READ) | MASK (WAY_CALL_WRITE) },
  [WAY_FAULT_FULL] = { "disk full", MASK (WAY_CALL_OPEN) | MASK (WAY_CALL_WRITE) | MASK (WAY_CALL_TRUNCATE) },
  [WAY_FAULT_BUSY] = { "busy", MASK (WAY_CALL_LOCK) },
  [WAY_FAULT_ASKED] = { "statement", MASK (WAY_CALL_STATEMENT) },
  [WAY_FAULT_CALL] = { "call to the system", 0 },
  [WAY_FAULT_KILL] = { "kill -9", 0 },
  [WAY_FAULT_POWER] = { "power cut", 0 },
};

/* How calls to the system fail. A point of %WAY_FAULT_CALL is a call and one of these. */
static const int numbers[] = { ENOSPC, EIO, EDQUOT, EFBIG, EROFS, EACCES };

static const char *folder;

static struct
{
  gboolean     armed;
  WayFault     fault;
  guint        point; /* which one fails, counted from 1; 0: none */
  gboolean     for_good;
  gboolean     counting; /* nothing fails */
  guint        passed;
  guint        counted[WAY_N_FAULTS];
  WayFaultFunc func;
  gpointer     data;
} plan;

/* What is armed begins with the same one each time. */
#define FIRST_OF_ARMED 1000000

static guint next = 0;

static gboolean written = FALSE;

const char *
way_fault_get_name (WayFault fault)
{
  return faults[fault].name;
}

/* Puts the functions in their places. To be called before anything asks SQLite for anything. */
void
way_faults_install (void)
{
  way_fault_memory_install ();
  way_fault_vfs_install ();
}

/* In which files calls to the system fail; it must stay as it is. */
void
way_faults_set_folder (const char *path)
{
  folder = path;
}

static void
arm_call (guint    point,
          gboolean for_good)
{
  int at = (int)point - 1;

  way_calls_fail (folder, at < 0 ? -1 : at / (int)G_N_ELEMENTS (numbers), at < 0 ? 0 : numbers[at % G_N_ELEMENTS (numbers)], for_good);
}

/* From now on points are counted, and the @point-th fails; 0: none does. */
void
way_faults_arm (WayFault fault,
                guint    point,
                gboolean for_good)
{
  plan.armed = TRUE;
  plan.fault = fault;
  plan.point = point;
  plan.for_good = for_good;
  plan.passed = 0;
  plan.func = NULL;
  next = FIRST_OF_ARMED;
  if (fault == WAY_FAULT_CALL)
    arm_call (point, for_good);
}

/* From now on, @func is called at each point at which the power could be cut. */
void
way_faults_watch (WayFaultFunc func,
                  gpointer     data)
{
  way_faults_arm (WAY_FAULT_POWER, 0, FALSE);
  plan.func = func;
  plan.data = data;
}

/* Nothing fails any more. */
void
way_faults_disarm (void)
{
  plan.armed = FALSE;
  plan.counting = FALSE;
  plan.func = NULL;
  way_calls_end (NULL);
}

/* From now on the points of all faults are counted, and none fails. */
void
way_faults_count (void)
{
  way_faults_arm (WAY_FAULT_MEMORY, 0, FALSE);
  plan.counting = TRUE;
  memset (plan.counted, 0, sizeof plan.counted);
  arm_call (0, FALSE);
}

/* Ends that, and tells how many points there were of each fault. */
void
way_faults_get_counted (guint *n_points)
{
  way_calls_end (&plan.counted[WAY_FAULT_CALL]);
  plan.counted[WAY_FAULT_CALL] *= G_N_ELEMENTS (numbers);
  memcpy (n_points, plan.counted, sizeof plan.counted);
  way_faults_disarm ();
}

static void
count (WayFaultCall call)
{
  int i;

  for (i = 0; i < WAY_N_FAULTS; i++)
    if (faults[i].calls & MASK (call))
      plan.counted[i]++;
}

/* Counts a call. Returns whether it is to be done; if not, @fault says what happens instead. */
gboolean
way_faults_pass (WayFaultCall call,
                 WayFault    *fault)
{
  if (plan.armed && plan.counting)
    count (call);
  if (!plan.armed || !(faults[plan.fault].calls & MASK (call)))
    return TRUE;
  plan.passed++;
  if (plan.point == 0 || (plan.for_good ? plan.passed < plan.point : plan.passed != plan.point))
    return TRUE;
  *fault = plan.fault;

  return FALSE;
}

gboolean
way_faults_is_watched (void)
{
  return plan.armed && (plan.counting || plan.fault == WAY_FAULT_KILL || plan.fault == WAY_FAULT_POWER);
}

void
way_faults_may_die (void)
{
  if (!way_faults_is_watched ())
    return;
  if (plan.counting)
    {
      plan.counted[WAY_FAULT_KILL]++;
      plan.counted[WAY_FAULT_POWER]++;
      return;
    }
  plan.passed++;
  if (plan.func != NULL)
    plan.func (plan.data);
  if (plan.passed == plan.point)
    raise (SIGKILL);
}

/* A number that stands for chance. */
guint
way_faults_next (void)
{
  return ++next;
}

/* Something is, or may be, different on the disk from here on. */
void
way_faults_note_written (void)
{
  written = TRUE;
}

gboolean
way_faults_has_written (void)
{
  return written;
}

void
way_faults_forget_written (void)
{
  written = FALSE;
}
