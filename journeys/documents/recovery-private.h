/* recovery-private.h - what keeps a map consists of, for its way to the disk */
#pragma once

#include "journeys/documents/recovery-job.h"
#include "journeys/documents/recovery.h"

/* A state that the map had, and after which step. */
typedef struct
{
  guint64 serial;
  gint64  number;
} Mark;

struct _WayRecovery
{
  GObject parent_instance;

  /* borrowed */
  WayDocument *document; /* NULL when it is gone */

  /* owned */
  WayRecoveryFolder *folder;
  WayRecoverySlot   *slot;
  GPtrArray         *behind;   /* of WayRecoverySlot, which go when what is typed is in the next file */
  GBytes            *base;     /* of what no file has yet; NULL when it is that of the saved file or in the recovery file */
  GPtrArray         *pending;  /* of WayRecoveryStep, which are not on the disk yet */
  GArray            *marks;    /* of Mark, since the map was saved */
  char              *applying; /* what is being done, as XML; NULL */
  char              *trouble;
  char              *draft; /* what is typed and in no step yet; NULL */
  char              *place; /* where that is to go; NULL */

  /* state */
  gint64   last_number;
  gsize    logged; /* bytes of commands since the base */
  guint64  saved_serial;
  gboolean has_file; /* there is a recovery file, or it is being written */
  gboolean anew;     /* the next file begins with the map as it is then */
  gboolean redraft;  /* the draft is another one than on the disk */
  gboolean rebase;   /* the next base is what was saved; the steps up to base_number are in it */
  gint64   base_number;
  gboolean writing;
  gboolean written; /* of what is in the file or is to be, all but the last moment is on the disk */
  gboolean told_kept;
  guint    timer;
};

/* recovery.c */
void way_recovery_set_trouble (WayRecovery *self,
                               const char  *trouble);

void way_recovery_set_written (WayRecovery *self,
                               gboolean     written);

/* recovery-write.c */
gboolean way_recovery_has_work (WayRecovery *self);

void way_recovery_schedule (WayRecovery *self,
                            guint        delay);

void way_recovery_write_pending (WayRecovery *self);

void way_recovery_run_on_slot (WayRecovery     *self,
                               WayRecoverySlot *slot,
                               GTaskThreadFunc  func);

void way_recovery_clear_behind (WayRecovery *self);
