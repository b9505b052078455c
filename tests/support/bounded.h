/* bounded.h - what reads a file of others, in a process of its own and within bounds
 *
 * Sources of the bounds: a second and 256 MB are what a user waits and what any computer has. They are those of the
 * program as it is built for use; under sanitizers everything takes many times as much.
 */
#pragma once

#include <glib.h>

#if defined __SANITIZE_ADDRESS__
#define WAY_TEST_MOST_SECONDS 20.0
#define WAY_TEST_MOST_KIB G_MAXLONG
#elif defined __OPTIMIZE__
#define WAY_TEST_MOST_SECONDS 1.0
#define WAY_TEST_MOST_KIB (256 * 1024L)
#else
#define WAY_TEST_MOST_SECONDS 4.0
#define WAY_TEST_MOST_KIB (256 * 1024L)
#endif

typedef struct
{
  double seconds;
  long   kib;
  char   slowest[64];
  char   largest[64];
} WayTestBounded;

typedef void (*WayTestBoundedFunc) (gpointer data);

void way_test_bounded (const char        *name,
                       WayTestBoundedFunc func,
                       gpointer           data,
                       WayTestBounded    *most);

void way_test_close_doors (const char *const *allowed);
void way_test_open_doors (void);
