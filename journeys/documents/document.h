/* document.h - one open map and the file it lives in */
#pragma once

#include <gio/gio.h>

#include "journeys/commands/history.h"
#include "journeys/documents/document-error.h"
#include "journeys/documents/file.h"
#include "journeys/documents/reader.h"

#define WAY_TYPE_DOCUMENT (way_document_get_type ())
G_DECLARE_FINAL_TYPE (WayDocument, way_document, WAY, DOCUMENT, GObject)

#define WAY_TYPE_DOCUMENT_STATE (way_document_state_get_type ())
GType way_document_state_get_type (void);

typedef enum
{
  WAY_DOCUMENT_NOT_SAVED, /* the map has something that no file has */
  WAY_DOCUMENT_SAVING,
  WAY_DOCUMENT_SAVED,       /* the file on the disk is the map */
  WAY_DOCUMENT_OVERWRITTEN, /* it was, and somebody else has written the file since */
  WAY_DOCUMENT_GONE,        /* there is no file any more */
} WayDocumentState;

/* What came of letting a map be what another one is. */
typedef enum
{
  WAY_BECOME_REFUSED,  /* nothing was changed */
  WAY_BECOME_IN_PART,  /* not all of the other can be here */
  WAY_BECOME_SAME,     /* by one step */
  WAY_BECOME_WAS_SAME, /* before */
} WayBecome;

#define WAY_TYPE_DISK (way_disk_get_type ())
GType way_disk_get_type (void);

/* What is in the file of a map now. */
typedef enum
{
  WAY_DISK_KNOWN, /* what the document has read or written, as far as anybody has looked */
  WAY_DISK_OTHER, /* what somebody else has written */
  WAY_DISK_GONE,  /* there is no file */
} WayDisk;

WayDocument *way_document_new (WayMap *map);

WayDocument *way_document_new_to_look_at (WayMap *map);

WayDocument *way_document_open (GFile   *file,
                                GError **error);

WayMap *way_document_get_map (WayDocument *self);

WayHistory *way_document_get_history (WayDocument *self);

GFile *way_document_get_file (WayDocument *self);

GFile *way_document_get_origin (WayDocument *self,
                                gboolean    *is_copy);

const char *way_document_get_title (WayDocument *self);

WayDocumentState way_document_get_state (WayDocument *self);

guint64 way_document_get_saved_serial (WayDocument *self);

WayDisk way_document_get_disk (WayDocument *self);

void way_document_must_keep (WayDocument *self);

const char *way_document_get_unkept (WayDocument *self);

gboolean way_document_is_modified (WayDocument *self);

gboolean way_document_is_read_only (WayDocument *self);

GPtrArray *way_document_get_notices (WayDocument *self);

gboolean way_document_save (WayDocument *self,
                            GError     **error);

gboolean way_document_save_as (WayDocument *self,
                               GFile       *file,
                               GError     **error);

void way_document_save_async (WayDocument        *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            data);

void way_document_save_as_async (WayDocument        *self,
                                 GFile              *file,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            data);

gboolean way_document_save_finish (WayDocument  *self,
                                   GAsyncResult *result,
                                   GError      **error);

GBytes *way_document_dup_content (WayDocument *self);

void way_document_forget (WayDocument *self);

void way_document_set_keeps_versions (WayDocument *self,
                                      gboolean     keeps);

gboolean way_document_may_keep_content (WayDocument *self);

void way_document_lose_saved (WayDocument *self);

WayMap *way_document_read_base (WayDocument *self,
                                GError     **error);

WayMap *way_document_read_disk (WayDocument     *self,
                                WayFileIdentity *read,
                                gboolean        *changed,
                                GError         **error);

gboolean way_document_is_disk_damaged (WayDocument     *self,
                                       WayFileIdentity *read,
                                       GError         **error);

void way_document_accept_read (WayDocument           *self,
                               const WayFileIdentity *read);

gboolean way_document_take_read (WayDocument           *self,
                                 WayMap                *theirs,
                                 const WayFileIdentity *read,
                                 const char            *label,
                                 GError               **error);

gboolean way_document_keep_present (WayDocument *self,
                                    GError     **error);

WayBecome way_document_become (WayDocument *self,
                               WayMap      *map,
                               const char  *label,
                               gboolean     in_part,
                               guint       *n_skipped,
                               GError     **error);

WayDocument *way_document_duplicate (WayDocument *self);
