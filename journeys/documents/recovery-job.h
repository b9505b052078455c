/* recovery-job.h - one writing of what is not saved, complete in itself
 *
 * Made in the main thread, done in that of the folder.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/documents/recovery-file.h"

/* The file, used by the thread of the folder only. */
typedef struct
{
  char            *path;
  WayRecoveryFile *file; /* NULL when it is not open */
} WayRecoverySlot;

/* One writing, complete in itself. */
typedef struct
{
  WayRecoverySlot *slot;   /* owned */
  GPtrArray       *behind; /* of WayRecoverySlot, which go as soon as this is written */
  WayRecoveryAbout about;
  GBytes          *saved; /* what is in the file of the map; NULL */
  GBytes          *base;  /* NULL for the one that is there */
  WayItem         *root;  /* instead of it; NULL */
  gint64           base_number;
  GPtrArray       *steps;
  gboolean         begins; /* there is no file yet */
} WayRecoveryJob;

WayRecoverySlot *way_recovery_slot_new (char *path);

void way_recovery_slot_unref (WayRecoverySlot *self);

void way_recovery_job_free (gpointer data);

void way_recovery_job_write (GTask        *task,
                             gpointer      source,
                             gpointer      data,
                             GCancellable *cancellable);

void way_recovery_slot_clear (GTask        *task,
                              gpointer      source,
                              gpointer      data,
                              GCancellable *cancellable);

void way_recovery_slot_discard (GTask        *task,
                                gpointer      source,
                                gpointer      data,
                                GCancellable *cancellable);
