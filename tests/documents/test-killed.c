/* test-killed.c - a program that edits is killed, and at most a second of what was done is lost
 *
 * Each program edits at random, some ten times faster than people do, and is killed at
 * a random moment, by SIGKILL, which nothing can prepare for. It notes what the map was
 * after each deed, and when, in memory that outlives it. What is found must be the map
 * after one of these deeds: a beginning of what was done, with all that the disk had been
 * told to have, and with all that was done more than a second before.
 *
 * Where the machine was busy with others, a second of the clock says nothing. That is seen by another program, which
 * only sleeps and notes when it wakes: a program that stands still by itself is no excuse. Such kills do not count,
 * and there may be few of them.
 */
#include "config.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "journeys/documents/recovered.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

#define LONGEST_LIFE 1500 /* milliseconds */
#define PACE 20           /* milliseconds between deeds */
#define MOST_DEEDS 400

/* With sanitizers everything takes many times as long. */
#ifdef __SANITIZE_ADDRESS__
#define AT_ONCE 3
#define KILLS 9
#define KILLS_OF_LONG 200
#else
#define AT_ONCE 8
#define KILLS 40
#define KILLS_OF_LONG 1000
#endif

/* Microseconds. */
#define MOST_LOST G_TIME_SPAN_SECOND
#define BUSY (G_TIME_SPAN_SECOND / 4)

typedef struct
{
  gint64  time; /* monotonic */
  guint64 sum;  /* of the map */
} Deed;

/* Shared with the program. */
typedef struct
{
  guint n;
  guint safe; /* deeds that were on the disk for sure */
  Deed  deeds[MOST_DEEDS];
} Diary;

/* Shared with the program that only sleeps. */
#define N_PULSES 1024

typedef struct
{
  guint  n;
  gint64 times[N_PULSES]; /* monotonic; over and over */
} Pulse;

typedef struct
{
  char              *folder;
  char              *recovery;
  WayDocument       *document;
  guint64            before; /* sum of the map in the file */
  Diary             *diary;
  GRand             *rand;
  gboolean           flushes;
  WayRecoveryFolder *recoveries; /* of the program, like the next one */
  WayRecovery       *keeper;
  pid_t              pid;
  gint64             end; /* when it is to be killed; monotonic */
} Life;

static int    n_judged = 0, n_busy = 0;
static Pulse *pulse;
static gint64 most_lost = 0;

/* FNV-1a. */
static guint64
sum_map (WayDocument *document)
{
  g_autoptr (GBytes) bytes = way_writer_write (way_document_get_map (document));
  gsize         size, i;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint64       sum = G_GUINT64_CONSTANT (14695981039346656037);

  for (i = 0; i < size; i++)
    sum = (sum ^ data[i]) * G_GUINT64_CONSTANT (1099511628211);

  return sum;
}

/* In the program. */

static gboolean
act (gpointer data)
{
  Life  *life = data;
  Diary *diary = life->diary;
  Deed  *deed = &diary->deeds[diary->n];

  if (diary->n == MOST_DEEDS)
    return G_SOURCE_REMOVE;
  deed->time = g_get_monotonic_time ();
  way_test_document_do_anything (life->document, life->rand);
  deed->sum = sum_map (life->document);
  g_atomic_int_inc (&diary->n);
  if (life->flushes && g_rand_int_range (life->rand, 0, 10) == 0)
    {
      way_recovery_write_now (life->keeper);
      way_recovery_folder_flush (life->recoveries);
      /* One that was on its way already did not have the last of it. */
      g_main_context_iteration (NULL, FALSE);
      way_recovery_write_now (life->keeper);
      way_recovery_folder_flush (life->recoveries);
      diary->safe = diary->n;
    }

  return G_SOURCE_CONTINUE;
}

static void
live (Life *life)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  life->recoveries = way_recovery_folder_new (life->recovery);
  life->keeper = way_recovery_new (life->recoveries, life->document);
  g_timeout_add (PACE, act, life);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* In the test. */

static Life *
life_new (GRand *rand)
{
  Life *life = g_new0 (Life, 1);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = way_writer_write (map);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  life->folder = way_test_folder_new_in_memory ();
  life->recovery = g_build_filename (life->folder, "recovery", NULL);
  path = g_build_filename (life->folder, "map.journey", NULL);
  way_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  file = g_file_new_for_path (path);
  life->document = way_document_open (file, &error);
  g_assert_no_error (error);
  life->before = sum_map (life->document);
  life->diary = mmap (NULL, sizeof (Diary), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (life->diary != MAP_FAILED);
  life->rand = g_rand_new_with_seed (g_rand_int (rand));
  life->flushes = g_rand_boolean (rand);

  return life;
}

static void
life_free (Life *life)
{
  munmap (life->diary, sizeof (Diary));
  g_rand_free (life->rand);
  g_object_unref (life->document);
  way_test_folder_free (life->folder);
  g_free (life->recovery);
  g_free (life);
}

static void
life_begin (Life  *life,
            GRand *rand)
{
  life->pid = fork ();
  g_assert_cmpint (life->pid, >=, 0);
  if (life->pid == 0)
    live (life);
  life->end = g_get_monotonic_time () + g_rand_int_range (rand, 0, LONGEST_LIFE) * G_TIME_SPAN_MILLISECOND;
}

/* The map that a new start finds; that of the file when there is nothing else. */
static guint64
find (Life *life)
{
  WayRecoveryFolder *recoveries = way_recovery_folder_new (life->recovery);
  g_autoptr (GPtrArray) list = way_recovered_list (recoveries);
  guint64 sum = life->before;

  g_assert_cmpuint (list->len, <=, 1);
  if (list->len == 1)
    {
      WayRecovered *left = g_ptr_array_index (list, 0);
      g_autoptr (WayMap) before = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = NULL;

      g_assert_cmpstr (left->problem, ==, NULL);
      document = way_recovered_read (left, &before, &error);
      g_assert_no_error (error);
      g_assert_true (left->is_whole);
      g_assert_cmpint (left->base, ==, WAY_BASE_SAME);
      sum = sum_map (document);
    }
  g_assert_finalize_object (recoveries);

  return sum;
}

static pid_t
start_sleeper (void)
{
  pid_t sleeper;

  pulse = mmap (NULL, sizeof (Pulse), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (pulse != MAP_FAILED);
  sleeper = fork ();
  g_assert_cmpint (sleeper, >=, 0);
  if (sleeper > 0)
    return sleeper;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  while (TRUE)
    {
      pulse->times[pulse->n % N_PULSES] = g_get_monotonic_time ();
      g_atomic_int_inc (&pulse->n);
      g_usleep (PACE * G_TIME_SPAN_MILLISECOND);
    }
}

/* The longest time in the last second or so in which a program that only wanted to wake did not. */
static gint64
longest_pause (gint64 killed)
{
  gint64 longest = 0, later = killed;
  guint  i;

  for (i = g_atomic_int_get (&pulse->n); i > 0 && later > killed - MOST_LOST - BUSY; i--)
    {
      longest = MAX (longest, later - pulse->times[(i - 1) % N_PULSES]);
      later = pulse->times[(i - 1) % N_PULSES];
    }

  return longest;
}

static void
judge (Life  *life,
       gint64 killed)
{
  guint64 found = find (life);
  guint   n = life->diary->n, kept = n;
  gint64  lost;

  /* What was done until then is there: the last deed after which the map was like that. */
  while (kept > 0 && life->diary->deeds[kept - 1].sum != found)
    kept--;
  if (kept == 0 && found != life->before)
    g_error ("What is found was never there, after %u deeds", n);
  if (kept < life->diary->safe)
    g_error ("%u of %u deeds were on the disk, and %u are found", life->diary->safe, n, kept);
  lost = kept < n ? killed - life->diary->deeds[kept].time : 0;
  if (lost > MOST_LOST && longest_pause (killed) > BUSY)
    {
      n_busy++;
      return;
    }
  if (lost > MOST_LOST)
    g_error ("%.2f s are lost: %u of %u deeds are found", lost / 1e6, kept, n);
  most_lost = MAX (most_lost, lost);
  n_judged++;
}

static void
test_at_any_moment (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  int   kills = g_getenv ("WAYMARK_TEST_LONG") != NULL ? KILLS_OF_LONG : KILLS;
  pid_t sleeper = start_sleeper ();

  while (n_judged < kills)
    {
      Life *lives[AT_ONCE];
      int   i, n_left = AT_ONCE;

      for (i = 0; i < AT_ONCE; i++)
        lives[i] = life_new (rand);
      for (i = 0; i < AT_ONCE; i++)
        life_begin (lives[i], rand);
      while (n_left > 0)
        {
          int    next = -1, status;
          gint64 killed;

          for (i = 0; i < AT_ONCE; i++)
            if (lives[i] != NULL && (next < 0 || lives[i]->end < lives[next]->end))
              next = i;
          while ((killed = g_get_monotonic_time ()) < lives[next]->end)
            g_usleep (lives[next]->end - killed);
          kill (lives[next]->pid, SIGKILL);
          g_assert_cmpint (waitpid (lives[next]->pid, &status, 0), ==, lives[next]->pid);
          if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
            g_error ("A program ended by itself, after %u deeds", lives[next]->diary->n);
          judge (lives[next], killed);
          life_free (g_steal_pointer (&lives[next]));
          n_left--;
        }
      if (n_busy > kills / 4)
        g_error ("The machine is too busy to tell: %d kills say something, and %d do not", n_judged, n_busy);
    }
  kill (sleeper, SIGKILL);
  waitpid (sleeper, NULL, 0);
  munmap (pulse, sizeof (Pulse));
  g_print ("# promise 3: %d kills of programs that edit at random: what is found is a beginning of what was done, at most %.2f s short (%d more on a busy machine do not count)\n",
           n_judged, most_lost / 1e6, n_busy);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/killed/at-any-moment", test_at_any_moment);

  return way_test_run ();
}
