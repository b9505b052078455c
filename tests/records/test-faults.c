/* test-faults.c - whatever fails, records are as before or as they should be after
 *
 * Memory, files, room on the disk, locks and the process itself fail at one point after the other of every
 * operation of the tables in tests/support/fault-on-*.c.
 */
#include "config.h"

#include "journeys/storage/database.h"
#include "tests/support/fault-operations.h"
#include "tests/support/fault-sweep.h"
#include "tests/support/test-main.h"

/* Of the points that are chosen a share is tried, and at least so many; with sanitizers, which take their time, a small
 * one. */
#ifdef __SANITIZE_ADDRESS__
#define SHARE 0.03
#define LONG_SHARE 0.05
#define FEWEST 900
#else
#define SHARE 0.65
#define LONG_SHARE 1.0
#define FEWEST 20000
#endif

static WayFaultSweep sweep = { .most_cold = 2, .most_desk = 8, .most_read = 700, .most_warm = 240, .most_long = 60, .most_slow = 8, .most_asked = 300, .most_killed = 6, .most_cut = 40, .share = SHARE };

static void
test_operation (gconstpointer data)
{
  guint before = 0, after = 0;
  int   i;

  for (i = 0; i < WAY_N_FAULTS; i++)
    before += sweep.counts[i].n_inconsistent;
  way_fault_sweep_run (&sweep, data);
  for (i = 0; i < WAY_N_FAULTS; i++)
    after += sweep.counts[i].n_inconsistent;
  g_assert_cmpuint (after, ==, before);
}

static void
test_count (void)
{
  WayFaultCounts all = { 0 };
  int            i;

  for (i = 0; i < WAY_N_FAULTS; i++)
    {
      WayFaultCounts *counts = &sweep.counts[i];

      g_test_message ("%s: %u points, %u refused, %u done all the same, %u done but not told, %u inconsistent", way_fault_get_name (i),
                      counts->n_points, counts->n_refused, counts->n_done, counts->n_done_untold, counts->n_inconsistent);
      all.n_points += counts->n_points;
      all.n_inconsistent += counts->n_inconsistent;
    }
  /* Printed by ./check. */
  g_print ("# promise 8: %u points at which something failed (of %u there are), %u inconsistent\n", all.n_points, sweep.n_found, all.n_inconsistent);
  g_assert_cmpuint (all.n_inconsistent, ==, 0);
  g_assert_cmpuint (all.n_points, >=, FEWEST);
}

int
main (int   argc,
      char *argv[])
{
  const WayFaultOperation *const tables[] = { way_fault_on_records, way_fault_on_desk, way_fault_on_maps, way_fault_on_many };
  guint                          i, j;

  way_faults_install ();
  way_test_init (&argc, &argv);
  g_test_set_nonfatal_assertions ();
  way_database_set_patience (0);
  if (g_getenv ("WAYMARK_TEST_LONG") != NULL)
    sweep = (WayFaultSweep){ .most_cold = 200, .most_desk = 200, .most_slow = 1500, .most_killed = 300, .share = LONG_SHARE };

  /* Where it is counted what is reached, each point may be in another line. */
  if (g_getenv ("WAYMARK_TEST_ALL_POINTS") != NULL)
    sweep.share = 1;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    for (j = 0; tables[i][j].name != NULL; j++)
      {
        g_autofree char *path = g_strdup_printf ("/records/faults/%u/%02u %s", i + 1, j + 1, tables[i][j].name);

        g_test_add_data_func (path, &tables[i][j], test_operation);
      }
  g_test_add_func ("/records/faults/5/count", test_count);

  return way_test_run ();
}
