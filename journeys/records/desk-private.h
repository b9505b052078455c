/* desk-private.h - what the files of the desk share */
#pragma once

#include "journeys/records/desk.h"

struct _WayDesk
{
  GObject parent_instance;

  /* owned */
  WayRecords *records;
  WayMap     *map;
  WayHistory *history;
  GHashTable *written;      /* id of a record → WayItem, as the file has it */
  GHashTable *dirty;        /* id → kind; what may differ from that */
  GHashTable *held;         /* id → how often */
  GHashTable *merged;       /* id → Merged, see desk-merged.c */
  GHashTable *nameless;     /* ids of those of whom it was told */
  GHashTable *last_names;   /* id of a record deleted here → the name it had in the file */
  GHashTable *desk_ids;     /* id of a record, space, id of a part in the file → its id on the desk, where that is another */
  GHashTable *file_ids;     /* id of a part on the desk → its id in the file */
  GHashTable *touched;      /* ids of what others have changed while it was here */
  GHashTable *brought_back; /* what undo or redo changed and is not written: id and field; id of what it took away */
  GPtrArray  *passed;       /* record after record, each with the field in which a step went past it */
  char       *spared;       /* the name of what undo would take away from others, or NULL */
  char       *problem;      /* why the last change is not written, or NULL */
  GError     *refused;      /* the same, for who asked for the change */

  /* borrowed */
  GThread *thread;

  /* state */
  gint64   waits_since; /* monotonic time; 0: for nobody who writes */
  guint    timer;       /* of typing, or of another try */
  guint    place;       /* of the history when all was written last */
  guint    tidy_at;     /* so many records, and the desk is tidied */
  int      taking;      /* above 0: the changes on their way come from the file */
  gboolean writing;     /* what the records tell of is our own */
  gboolean withdrawing;
  gboolean unconfirmed; /* the disk did not say that what is written is on it */
  gboolean typed;       /* what is not written was typed */
  gboolean is_new;      /* there is a step that was not written yet */
  gboolean asked;       /* somebody waits for the error */
};

/* desk.c */

WayItem *way_desk_find_record (WayDesk *self,
                               WayItem *item);

gboolean way_desk_apply (WayDesk    *self,
                         WayCommand *command,
                         GError    **error);

void way_desk_tell_problem (WayDesk    *self,
                            const char *message,
                            gboolean    again);

void way_desk_tell_no_problem (WayDesk *self);

void way_desk_tell_elsewhere (WayDesk    *self,
                              WayKind     kind,
                              const char *id);

/* desk-confirm.c */

gboolean way_desk_refuse_unconfirmed (WayDesk *self,
                                      GError **error);

gboolean way_desk_confirm (WayDesk *self,
                           GError **error);

/* desk-load.c */

const char *way_desk_find_part_id (WayDesk    *self,
                                   const char *record,
                                   const char *id);

void way_desk_make_unique (WayDesk    *self,
                           const char *record,
                           WayItem    *part);

WayItem *way_desk_dup_for_file (WayDesk *self,
                                WayItem *item);

gboolean way_desk_load_targets (WayDesk *self,
                                WayItem *item,
                                GError **error);

WayItem *way_desk_place (WayDesk *self,
                         WayItem *record,
                         GError **error);

/* desk-meanwhile.c */

void way_desk_note_change (WayDesk         *self,
                           const WayChange *change);

void way_desk_note_touched (WayDesk *self,
                            WayItem *item);

gboolean way_desk_is_brought_back (WayDesk *self,
                                   WayItem *item,
                                   int      field);

gboolean way_desk_is_taken_again (WayDesk    *self,
                                  const char *id);

void way_desk_note_passed (WayDesk    *self,
                           WayItem    *record,
                           const char *what);

void way_desk_passed_cb (WayDesk    *self,
                         const char *id,
                         int         field);

void way_desk_tell_passed (WayDesk *self);

void way_desk_refuse_touched (const char *name,
                              GError    **error);

/* desk-merged.c */

GHashTable *way_desk_new_merged (void);

void way_desk_note_merging (WayDesk           *self,
                            const char *const *ids);

void way_desk_forget_merging (WayDesk *self);

void way_desk_note_merged (WayDesk *self);

/* desk-take.c */

WayItem *way_desk_read (WayDesk    *self,
                        WayKind     kind,
                        const char *id,
                        GError    **error);

gboolean way_desk_take_differences (WayDesk *self,
                                    WayItem *item,
                                    WayItem *before,
                                    WayItem *now,
                                    GError **error);

void way_desk_take (WayDesk    *self,
                    WayKind     kind,
                    const char *id);

void way_desk_put_again (WayDesk   *self,
                         GPtrArray *records);

void way_desk_take_away (WayDesk    *self,
                         WayKind     kind,
                         const char *id);

/* desk-tell.c */

void way_desk_tell_nameless (WayDesk   *self,
                             GPtrArray *items);

void way_desk_tell_lost (WayDesk   *self,
                         GPtrArray *items);

void way_desk_tell_kept (WayDesk   *self,
                         GPtrArray *kept);

/* desk-write.c */

void way_desk_write_step (WayDesk *self);

void way_desk_write_soon (WayDesk *self,
                          guint    milliseconds);
