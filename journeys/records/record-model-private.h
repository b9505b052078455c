/* record-model-private.h - what the files of the model share */
#pragma once

#include "journeys/records/record-model.h"
#include "journeys/records/record-reader.h"

enum
{
  WAY_RECORD_MODEL_ABOUT_TO_CHANGE,
  WAY_RECORD_MODEL_SEARCHED,
  WAY_RECORD_MODEL_N_SIGNALS
};

extern guint way_record_model_signals[WAY_RECORD_MODEL_N_SIGNALS];

/* What other threads know of a model, which may be gone when they are done. */
typedef struct
{
  gatomicrefcount count;
  GWeakRef        model;
  GMainContext   *context;
} WayModelHandle;

struct _WayRecordModel
{
  GObject parent_instance;

  /* owned */
  WayRecords      *records;
  WayRecordQuery  *query;
  WayRecordReader *searcher;
  WayRecordReader *filler;
  WayModelHandle  *handle;
  GArray          *keys; /* of gint64 */

  /* state of the search; owned */
  GCancellable *search; /* NULL: none is running */
  char         *problem;
  guint         retry_id;
  gboolean      again; /* the records have changed since it began */
  gboolean      known; /* one has succeeded */
  gboolean      asked; /* something else is asked for than what is listed */
  int           total; /* -1: to be counted */
  gulong        changed_id;
  gulong        limits_id;
  GPtrArray    *waiting; /* of GTask: who wants to know where a record is when it is done */

  /* state of the rows */
  GHashTable   *rows;       /* key, owned → WayRecordRow, not owned */
  WayRecordRow *kept[1024]; /* owned: the last that were asked for */
  guint         n_kept;
  GArray       *wanted; /* owned, of gint64: keys of rows to be read, the most urgent last */
  GCancellable *fill;   /* owned; NULL: none is being read */
  guint         fill_id;
  int           n_failed; /* how often in a row rows could not be read */

  WayKind kind;
};

WayModelHandle *way_model_handle_ref (WayModelHandle *self);

void way_model_handle_unref (WayModelHandle *self);

void way_record_model_search (WayRecordModel *self);

void way_record_model_locate_waiting (WayRecordModel *self);

/* record-model-rows.c */

WayRecordRow *way_record_model_take_row (WayRecordModel *self,
                                         guint           position);

void way_record_model_shift_rows (WayRecordModel *self,
                                  guint           position,
                                  guint           removed,
                                  guint           added);

void way_record_model_turn_rows (WayRecordModel *self,
                                 guint           start,
                                 guint           n);

void way_record_model_refill (WayRecordModel *self);

void way_record_model_drop_rows (WayRecordModel *self);
