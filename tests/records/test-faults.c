/* test-faults.c - whatever fails, records are as before or as they should be after
 *
 * Memory, files, room on the disk, locks and the process itself fail at one point after the other of every
 * operation of the table in tests/support/fault-operations.c.
 */
#include "config.h"

#include "journeys/records/database.h"
#include "tests/support/fault-sweep.h"
#include "tests/support/test-main.h"

static WayFaultSweep sweep = { .most_cold = 6, .most_warm = 300, .most_slow = 25, .most_killed = 15, .share = 0.2 };

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
  g_test_message ("faults: %u points of %u, %u inconsistent", all.n_points, sweep.n_found, all.n_inconsistent);
  g_assert_cmpuint (all.n_inconsistent, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  const WayFaultOperation *operations;
  guint                    n_operations, i;

  way_faults_install ();
  way_test_init (&argc, &argv);
  g_test_set_nonfatal_assertions ();
  way_database_set_patience (0);

  operations = way_fault_operations_get (&n_operations);
  for (i = 0; i < n_operations; i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/faults/%02u %s", i + 1, operations[i].name);

      g_test_add_data_func (path, &operations[i], test_operation);
    }
  g_test_add_func ("/records/faults/count", test_count);

  return way_test_run ();
}
