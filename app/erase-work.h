/* erase-work.h - looking for a person and erasing it, in threads */
#pragma once

#include "app/application.h"
#include "journeys/records/erase.h"

/* What the threads need. */
typedef struct
{
  WayApplication *application;
  WayRecords     *records;
  WayErasure     *plan;
  WayKind         kind;
  char           *id;    /* NULL: of whoever it is */
  gboolean        begun; /* of somebody who was not erased to the end */
  gboolean        with_backups;
} WayEraseWork;

WayEraseWork *way_erase_work_new (WayApplication *application,
                                  WayKind         kind,
                                  const char     *id,
                                  gboolean        begun);

void way_erase_work_free (gpointer data);

void way_erase_work_look (WayEraseWork       *self,
                          GObject            *source,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback);

void way_erase_work_carry_out (WayEraseWork       *self,
                               GObject            *source,
                               GAsyncReadyCallback callback);

WayErasure *way_erase_work_end (GAsyncResult *result,
                                GError      **error);
