/* erase-work.h - looking for a person and erasing it, in threads */
#pragma once

#include <gio/gio.h>

#include "journeys/records/erase.h"

/* What the threads need. */
typedef struct
{
  WayRecords *records;
  WayErasure *plan;
  WayKind     kind;
  char       *id;    /* NULL: of whoever it is */
  gboolean    begun; /* of somebody who was not erased to the end */
  gboolean    with_backups;
} WayEraseWork;

void way_erase_work_free (gpointer data);

void way_erase_work_look (GTask        *task,
                          gpointer      source,
                          gpointer      data,
                          GCancellable *cancellable);

void way_erase_work_carry_out (GTask        *task,
                               gpointer      source,
                               gpointer      data,
                               GCancellable *cancellable);
