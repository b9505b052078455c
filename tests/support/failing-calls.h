/* failing-calls.h - calls to the system that fail, those of libraries as well
 *
 * This stands before functions of the C library, so it is linked into tests that want it only.
 */
#pragma once

#include <glib.h>

/* Instead of an errno: a write that takes one byte only. */
#define WAY_SHORT_WRITE -1

/* @synced: what is on the disk now, or NULL before a call is made. */
typedef void (*WayCallsFunc) (const char *call,
                              const char *synced,
                              gpointer    data);

void way_calls_fail (const char *folder,
                     int         left,
                     int         error,
                     gboolean    for_good);

void way_calls_fail_reads (int      left,
                           int      error,
                           gboolean for_good);

void way_calls_watch (WayCallsFunc func,
                      gpointer     data);

const char *way_calls_end (guint *n_calls);
