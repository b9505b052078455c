/* fault-sweep.h - an operation done again and again, with a failure at one point after the other */
#pragma once

#include "tests/support/fault-stage.h"
#include "tests/support/faults.h"

typedef struct
{
  guint n_points;       /* tried */
  guint n_refused;      /* the operation said that it was not done, and it was not */
  guint n_done;         /* done in spite of the fault */
  guint n_done_untold;  /* done, but said that it was not */
  guint n_inconsistent; /* anything else */
} WayFaultCounts;

typedef struct
{
  /* How many points of an operation for each fault; 0: all there are. */
  guint most_cold;
  guint most_desk;  /* cold as well, of what is done on a desk */
  guint most_read;  /* warm, of operations that change nothing */
  guint most_warm;  /* of others, */
  guint most_long;  /* of those that are long, */
  guint most_slow;  /* and of those that are slow */
  guint most_asked; /* of statements, which are few and each in another line */
  guint most_killed;
  guint most_cut;

  double share;   /* of these, to be tried */
  double due;     /* of a point, so far */
  guint  n_found; /* points there are */

  WayFaultCounts counts[WAY_N_FAULTS];
} WayFaultSweep;

void way_fault_sweep_run (WayFaultSweep           *self,
                          const WayFaultOperation *operation);
