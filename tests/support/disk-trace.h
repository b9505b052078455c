/* disk-trace.h - what a disk can have when the power is cut, from the calls to the system that were made
 *
 * Between begin and end all that is done to the files of a folder is noted. Then each moment at which the power could
 * have been cut is gone through, and for each what the disk may have: what was not synced is there, or not, or in part,
 * and in another order than it was done. A name stays only once its folder was synced, and a new folder as well.
 *
 * This stands before functions of the C library, so it is linked into tests that want it only.
 */
#pragma once

#include <glib.h>

/* The folder is as the disk had it; @promises is how often something was promised before. */
typedef void (*WayDiskCheck) (guint    promises,
                              gpointer data);

void way_disk_trace_begin (const char *folder);

/* What was done until now is said to be safe. */
void way_disk_trace_promise (void);

void way_disk_trace_end (void);

guint way_disk_trace_check (WayDiskCheck check,
                            gpointer     data);
