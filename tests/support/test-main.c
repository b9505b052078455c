/* test-main.c - how every test program of the core begins and ends */
#include "config.h"

#include "tests/support/test-main.h"

#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>
#include <libxml/parser.h>
#include <pango/pangocairo.h>
#include <sqlite3.h>

/**
 * way_test_init:
 * @argc: (inout): the count of arguments
 * @argv: (inout): the arguments
 *
 * Prepares a test program. Every warning is fatal from here on.
 */
void
way_test_init (int    *argc,
               char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
}

/* Whether another thread may still be looking for fonts. One that has just begun
 * still has the name of the program, and gets its own a moment later. */
static gboolean
is_pango_at_work (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  g_autofree char *own = NULL;
  const char      *task;

  g_file_get_contents ("/proc/self/comm", &own, NULL, NULL);
  while (tasks != NULL && (task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
      g_autofree char *name = NULL;

      if (atoi (task) != getpid () && g_file_get_contents (path, &name, NULL, NULL) && (g_str_has_prefix (name, "[pango]") || g_strcmp0 (name, own) == 0))
        return TRUE;
    }

  return FALSE;
}

/* A font map asks its thread for more than it needs at once, and the question holds
 * the map and its fonts. What is still asked when the test ends must be answered
 * before cairo is told that nobody has a font. There is no way to wait for that
 * thread, so look until it is gone; a font map that leaked keeps it for ever. */
static void
wait_for_pango (void)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (is_pango_at_work ())
    {
      if (g_get_monotonic_time () > end)
        g_error ("A font map is still alive at the end of the test");
      g_usleep (500);
    }
}

/**
 * way_test_finish:
 *
 * Gives back what the libraries keep for the whole life of a program.
 *
 * Without this the leak checker reports the caches of Pango, cairo and
 * fontconfig, and would need a list of exceptions that real leaks could hide in.
 * Nothing may be drawn or measured afterwards.
 */
void
way_test_finish (void)
{
  pango_cairo_font_map_set_default (NULL);
  wait_for_pango ();
  cairo_debug_reset_static_data ();
  FcFini ();
  xmlCleanupParser ();
  sqlite3_shutdown ();
}

/**
 * way_test_run:
 *
 * Runs the tests that were added, then cleans up for the leak checker.
 *
 * Returns: the exit status of the program
 */
int
way_test_run (void)
{
  int status = g_test_run ();

  way_test_finish ();

  return status;
}

#ifdef WAYMARK_COUNTS_LINES
extern void __gcov_dump (void);
#endif

/**
 * way_test_leave:
 *
 * Ends a child process whose test went well, without what exit() does for the
 * whole program. What it reached counts.
 */
void
way_test_leave (void)
{
#ifdef WAYMARK_COUNTS_LINES
  __gcov_dump ();
#endif
  _exit (0);
}
