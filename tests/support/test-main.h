/* test-main.h - how every test program of the core begins and ends
 *
 * main() is way_test_init(), g_test_add_func() …, return way_test_run().
 */
#pragma once

#include <glib.h>

void way_test_init (int    *argc,
                    char ***argv);
int  way_test_run (void);
void way_test_finish (void);
void way_test_leave (void) G_GNUC_NORETURN;
