/* erase.h - a person, taken out of everything that is known here
 *
 * First a plan is made, which changes nothing and tells what would be done and what cannot be
 * reached. Then it is carried out: the record and what search knows of it, so that its bytes are gone from
 * the file; the name where known maps have it as an owner, an author, a participant; and, where
 * asked, the backups that still have the record. The records know who is being erased until that is
 * done, so that what was interrupted can be finished, or given up.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

typedef struct
{
  char    *path;
  char    *title;
  char    *map_id;
  int      n_names; /* places with the name, where the placeholder goes */
  int      n_texts; /* texts that speak of the person, to be read by somebody */
  gboolean shown;   /* a persona with the name stands on the map */
  gboolean open;    /* the caller has it open and changes it there with way_erasure_command(); the file has the name until it is saved */
  gboolean unknown; /* the library does not have it */
  gboolean done;
  gboolean again;   /* it could not be read or changed, but may be another time */
  char    *problem; /* why it could not be read or changed; NULL */
} WayErasureMap;

/* A file that has the person, or may have: it can only be deleted. */
typedef struct
{
  char    *path;
  gint64   modified; /* seconds since 1970 */
  char    *about;    /* why it was not changed, translated; NULL for a backup */
  gboolean again;    /* it may be changed another time, and is not to be deleted */
  gboolean done;     /* deleted */
  char    *problem;  /* why not; NULL */
} WayErasureFile;

typedef struct
{
  WayKind    kind;
  char      *id;
  char     **ids; /* that, and those of records that were merged into it: maps and backups may have them */
  char      *name;
  char      *telling;     /* what tells the person from others of the name: account, e-mail address; "" */
  GPtrArray *maps;        /* of WayErasureMap: those in which something was found, or that cannot be read */
  GPtrArray *backups;     /* of WayErasureFile: those that have the record */
  GPtrArray *unread;      /* of WayErasureFile: what is kept of maps and could not be read; known when it was carried out */
  GPtrArray *referrers;   /* of utf8: names of records that lose a reference to it */
  GPtrArray *namesakes;   /* of utf8: what tells each other contact and persona of that name, which stay */
  int        n_names;     /* other records with the name as an owner or author, where the placeholder goes */
  int        n_texts;     /* other records whose texts speak of the person, to be read by somebody */
  gboolean   begun;       /* the record was gone before: what was interrupted then is to be finished */
  gboolean   backups_too; /* the backups were to be deleted when it began */
  gboolean   done;        /* the record is gone */
  gboolean   unfinished;  /* after it was carried out: the records know the person still, so that it can be tried again */
  gboolean   waits;       /* unfinished for nothing but maps that are open: once they are saved, trying again ends it */
  gboolean   given_up;    /* what is not erased stays as it is */
  char      *problem;     /* why the file of the records may have something of it still; NULL */
} WayErasure;

WayErasure *way_erasure_new (WayRecords   *records,
                             WayKind       kind,
                             const char   *id,
                             GCancellable *cancellable,
                             GError      **error);

WayErasure *way_erasure_new_unfinished (WayRecords   *records,
                                        const char   *name,
                                        GCancellable *cancellable,
                                        GError      **error);

gboolean way_erasure_find_unfinished (WayRecords *records,
                                      char      **name,
                                      GError    **error);

void way_erasure_free (WayErasure *self);

WayCommand *way_erasure_command (WayErasure *self,
                                 WayMap     *map);

char *way_erasure_dup_text (WayErasure *self,
                            const char *text);

void way_erasure_note_texts (WayErasure *self,
                             const char *path,
                             WayMap     *map);

void way_erasure_add_open_map (WayErasure *self,
                               const char *path,
                               WayMap     *map);

gboolean way_erasure_is_in_steps (WayErasure *self,
                                  WayHistory *history);

gboolean way_erasure_perform (WayErasure *self,
                              WayRecords *records,
                              gboolean    with_backups,
                              GError    **error);

gboolean way_erasure_give_up (WayErasure *self,
                              WayRecords *records,
                              GError    **error);

guint way_erasure_count_kept (GPtrArray *files);

void way_erasure_delete_files (GPtrArray *files);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayErasure, way_erasure_free)
