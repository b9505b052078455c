/* fault-trial.h - an operation done once, with a failure at one point */
#pragma once

#include "tests/support/fault-judge.h"
#include "tests/support/fault-sweep.h"

/* What a process tells the one that waits for it. */
typedef struct
{
  guint          n_points[WAY_N_FAULTS]; /* there are */
  guint          n_done;                 /* of those to be tried */
  guint          n_told;
  WayFaultCounts counts[WAY_N_FAULTS];
  gint64         memory;
  char           problems[8000];
  char           told[60000];
} WayFaultReport;

typedef struct
{
  WayFaultSweep           *sweep;
  const WayFaultOperation *operation;
  WayFaultStage           *stage;
  WayFaultJudge           *judge;
  WayFaultReport          *report; /* seen by both processes */
  GHashTable              *before;
  char                    *folder;
  char                    *told;    /* what the operation reads when nothing fails */
  gint64                   memory;  /* that SQLite keeps when nothing is open, in bytes */
  gboolean                 changes; /* the operation does */
  gboolean                 is_warm; /* the same records are used for one point after the other */

  /* Which point */
  WayFault fault;
  gboolean for_good;
  guint    point;
} WayFaultTrial;

void way_fault_trial_try (WayFaultTrial *self);

void way_fault_trial_open_again (WayFaultTrial *self,
                                 GString       *problems);

void way_fault_trial_count (WayFaultTrial *self,
                            guint         *counter,
                            const char    *problems);
