/* fault-power.h - what a disk can have when the power is cut
 *
 * What was written since the last sync of a file may be there or not, each sector by itself; a
 * name that came or went may have done so or not, until its folder is synced.
 */
#pragma once

#include <glib.h>

void way_fault_power_begin (const char *path);

void way_fault_power_end (void);

void way_fault_power_cut (guint    seed,
                          GBytes **records,
                          GBytes **journal);

/* For fault-vfs.c. */

void way_fault_power_note_created (const char *path);

void way_fault_power_note_synced (const char *path,
                                  gboolean    with_folder);

void way_fault_power_note_deleted (const char *path,
                                   gboolean    with_folder);
