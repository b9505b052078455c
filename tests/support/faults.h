/* faults.h - failures at the n-th point
 *
 * SQLite asks for memory and for files through the functions of faults.c, fault-memory.c and fault-vfs.c, and the
 * core asks for a few things about files through those of fault-files.c, and its statements go through those of
 * fault-statements.c. Each such call is a point. The one
 * that was chosen fails, and those after it as well if it is for good.
 *
 * What GLib allocates does not fail: it aborts by design, which is to a file what kill is.
 */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_FAULT_MEMORY, /* an allocation of SQLite */
  WAY_FAULT_IO,     /* anything asked of a file */
  WAY_FAULT_HALF,   /* a read or a write stops in the middle */
  WAY_FAULT_FULL,   /* no room: a file cannot grow */
  WAY_FAULT_BUSY,   /* a lock that another program has */
  WAY_FAULT_ASKED,  /* a statement, before SQLite sees it */
  WAY_FAULT_CALL,   /* a call to the system that changes a file of the folder, in each of six ways */
  WAY_FAULT_KILL,   /* the process is killed: before and after what changes a file, and in the middle of a write */
  WAY_FAULT_POWER,  /* the power is cut there; see fault-power.h */
} WayFault;

#define WAY_N_FAULTS (WAY_FAULT_POWER + 1)

/* What is asked; a fault concerns some of these. */
typedef enum
{
  WAY_CALL_MEMORY,
  WAY_CALL_OPEN,
  WAY_CALL_READ,
  WAY_CALL_WRITE,
  WAY_CALL_TRUNCATE,
  WAY_CALL_SYNC,
  WAY_CALL_LOCK,
  WAY_CALL_UNLOCK,
  WAY_CALL_DELETE,
  WAY_CALL_RENAME,
  WAY_CALL_STATEMENT,
  WAY_CALL_LOOK, /* at the size, at what is there, at a lock */
} WayFaultCall;

/* Called at each point of WAY_FAULT_POWER. */
typedef void (*WayFaultFunc) (gpointer data);

const char *way_fault_get_name (WayFault fault);

void way_faults_install (void);

void way_faults_set_folder (const char *folder);

void way_faults_arm (WayFault fault,
                     guint    point,
                     gboolean for_good);

void way_faults_watch (WayFaultFunc func,
                       gpointer     data);

void way_faults_disarm (void);

void way_faults_count (void);

void way_faults_get_counted (guint *n_points);

/* For those who stand between: whether this call is to fail. */

gboolean way_faults_pass (WayFaultCall call,
                          WayFault    *fault);

/* What changes a file stands between these two; a write calls the second also in its middle. */

void way_faults_may_die (void);

gboolean way_faults_is_watched (void);

void way_faults_note_written (void);

gboolean way_faults_has_written (void);

void way_faults_forget_written (void);

guint way_faults_next (void);

/* fault-memory.c, fault-vfs.c */

void way_fault_memory_install (void);

void way_fault_vfs_install (void);
