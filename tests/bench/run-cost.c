/* run-cost.c - runs a command and tells what it cost
 *
 * usage: run-cost COMMAND…
 *
 * Prints the microseconds of processor time and the kilobytes of memory at the
 * peak, as the last line. A small program does this because a large one that
 * starts another would be counted in both.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
to_microseconds (const struct timeval *time)
{
  return time->tv_sec * 1e6 + time->tv_usec;
}

int
main (int   argc,
      char *argv[])
{
  struct rusage usage;
  int           status;
  pid_t         child = argc > 1 ? fork () : -1;

  if (child < 0)
    return 125;
  if (child == 0)
    {
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  if (wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status))
    return 125;
  printf ("%.0f %ld\n", to_microseconds (&usage.ru_utime) + to_microseconds (&usage.ru_stime), usage.ru_maxrss);

  return WEXITSTATUS (status);
}
