/* test-main.c - how every test program of the core begins and ends */
#include "config.h"

#include "tests/support/test-main.h"

#include <locale.h>

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
