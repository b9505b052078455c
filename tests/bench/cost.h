/* cost.h - processor time of this process, and how often to do something
 *
 * The programs of this folder print the microseconds that one run of their work took.
 */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double
cost_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static inline int
cost_runs (const char *argument)
{
  int runs = atoi (argument);

  return runs > 0 ? runs : 1;
}

static inline void
cost_print (double total,
            int    runs)
{
  printf ("%.3f\n", total / runs);
}
