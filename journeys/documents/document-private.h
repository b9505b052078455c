/* document-private.h - what a document consists of, for its saving */
#pragma once

#include "journeys/documents/document.h"
#include "journeys/documents/file.h"

/* What no state of a history has: the map is not saved whatever is undone. */
#define WAY_NO_SERIAL G_MAXUINT64

struct _WayDocument
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  WayHistory *history;
  GFile      *file;
  GFile      *origin; /* of work that was recovered and is in no file: the one that it was done on; NULL */
  GPtrArray  *notices;
  char       *unkept;  /* why the version before is not kept; NULL */
  GQueue     *waiting; /* of GTask: saves asked for during a save */

  /* state */
  WayFileIdentity  identity;
  gboolean         is_copy; /* the origin has something else now */
  guint64          saved_serial;
  gboolean         saving;
  gboolean         read_only;
  gboolean         forgets;    /* what is in the file is not kept when it is saved */
  gboolean         must_keep;  /* what the next save replaces was not made by it: without a version of that it is refused */
  gboolean         keeps_none; /* no version is kept for now */
  WayDisk          disk;
  WayDocumentState told_state; /* what was notified last */
  gboolean         told_modified;
  gulong           changed_handler;
  gulong           history_handler;
};

WayDocument *way_document_new_recovered (WayMap                *map,
                                         GFile                 *file,
                                         const WayFileIdentity *identity,
                                         gboolean               is_saved);

void way_document_set_origin (WayDocument *self,
                              const char  *path,
                              gboolean     is_copy);

char *way_document_dup_path (GFile   *file,
                             GError **error);

void way_document_notify_state (WayDocument *self);

void way_document_set_disk (WayDocument *self,
                            WayDisk      disk);

void way_document_take_file (WayDocument *self,
                             GFile       *file);
