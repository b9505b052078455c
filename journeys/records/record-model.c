/* record-model.c - the records of a query as a list that can be as long as it wants */
#include "config.h"

#include <string.h>

#include "journeys/records/record-model-private.h"
#include "journeys/records/record-query-private.h"

enum
{
  SIGNAL_ABOUT_TO_CHANGE,
  SIGNAL_SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void way_record_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayRecordModel, way_record_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, way_record_model_list_init))

static void start_search (WayRecordModel *self);

/* Handles. */

WayModelHandle *
way_model_handle_ref (WayModelHandle *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
way_model_handle_unref (WayModelHandle *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_weak_ref_clear (&self->model);
  g_main_context_unref (self->context);
  g_free (self);
}

static WayModelHandle *
way_model_handle_new (WayRecordModel *model)
{
  WayModelHandle *self = g_new0 (WayModelHandle, 1);

  g_atomic_ref_count_init (&self->count);
  g_weak_ref_init (&self->model, model);
  self->context = g_main_context_ref_thread_default ();

  return self;
}

/* The list. */

static GType
way_record_model_get_item_type (GListModel *model)
{
  return WAY_TYPE_RECORD_ROW;
}

static guint
way_record_model_get_n_items (GListModel *model)
{
  return WAY_RECORD_MODEL (model)->keys->len;
}

static gpointer
way_record_model_get_item (GListModel *model,
                           guint       position)
{
  WayRecordModel *self = WAY_RECORD_MODEL (model);

  if (position >= self->keys->len)
    return NULL;

  return way_record_model_take_row (self, g_array_index (self->keys, gint64, position));
}

static void
way_record_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = way_record_model_get_item_type;
  interface->get_n_items = way_record_model_get_n_items;
  interface->get_item = way_record_model_get_item;
}

static void
way_record_model_dispose (GObject *object)
{
  WayRecordModel *self = WAY_RECORD_MODEL (object);

  g_clear_signal_handler (&self->changed_id, self->records);
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  if (self->fill != NULL)
    g_cancellable_cancel (self->fill);
  way_record_model_drop_rows (self);

  G_OBJECT_CLASS (way_record_model_parent_class)->dispose (object);
}

static void
way_record_model_finalize (GObject *object)
{
  WayRecordModel *self = WAY_RECORD_MODEL (object);

  g_clear_object (&self->search);
  g_clear_object (&self->fill);
  g_clear_pointer (&self->searcher, way_record_reader_unref);
  g_clear_pointer (&self->filler, way_record_reader_unref);
  g_clear_pointer (&self->query, way_record_query_free);
  g_clear_pointer (&self->handle, way_model_handle_unref);
  g_clear_pointer (&self->problem, g_free);
  g_array_unref (self->keys);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->rows);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_record_model_parent_class)->finalize (object);
}

static void
way_record_model_class_init (WayRecordModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_record_model_dispose;
  object_class->finalize = way_record_model_finalize;

  /**
   * WayRecordModel::about-to-change:
   *
   * Other records, or the same in another order, are about to be in the list.
   */
  signals[SIGNAL_ABOUT_TO_CHANGE] = g_signal_new ("about-to-change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayRecordModel::searched:
   *
   * A search has begun or ended: the list, the figures and whether it is busy are to be looked at.
   */
  signals[SIGNAL_SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_record_model_init (WayRecordModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->handle = way_model_handle_new (self);
  self->total = -1;
}

/* What changed. */

typedef struct
{
  WayModelHandle *handle;
  WayKind         kind;
  char           *id;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  way_model_handle_unref (change->handle);
  g_free (change->id);
  g_free (change);
}

/* Names and figures of other kinds are in the rows too. */
static gboolean
changed_here_cb (gpointer data)
{
  Change *change = data;
  g_autoptr (WayRecordModel) self = g_weak_ref_get (&change->handle->model);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  way_record_model_refill (self, change->kind == self->kind ? change->id : NULL);
  self->total = -1;
  if (self->search != NULL)
    self->again = TRUE;
  else
    start_search (self);

  return G_SOURCE_REMOVE;
}

/* In the thread that changed something. */
static void
changed_cb (WayRecords *records,
            int         kind,
            const char *id,
            gpointer    data)
{
  WayModelHandle *handle = data;
  Change         *change = g_new0 (Change, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  change->handle = way_model_handle_ref (handle);
  change->kind = kind;
  change->id = g_strdup (id);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, changed_here_cb, change, change_free);
  g_source_attach (source, handle->context);
}

static void
unref_handle_cb (gpointer  data,
                 GClosure *closure)
{
  way_model_handle_unref (data);
}

/* Other keys. */

static void
replace_keys (WayRecordModel *self,
              GArray         *keys,
              guint           position,
              guint           removed,
              guint           added)
{
  if (self->keys != keys)
    {
      g_array_ref (keys);
      g_array_unref (self->keys);
      self->keys = keys;
    }
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static gint64
key_at (GArray *keys,
        guint   position)
{
  return g_array_index (keys, gint64, position);
}

static gboolean
same_keys (GArray *a,
           guint   from_a,
           GArray *b,
           guint   from_b,
           guint   n)
{
  return memcmp (&g_array_index (a, gint64, from_a), &g_array_index (b, gint64, from_b), n * sizeof (gint64)) == 0;
}

/* A record that is in another place now: it leaves the one and comes to the
 * other, so that a list stays where it is scrolled to. */
static gboolean
move_one (WayRecordModel *self,
          GArray         *keys,
          guint           start,
          guint           n)
{
  g_autoptr (GArray) between = NULL;
  gboolean down = same_keys (self->keys, start + 1, keys, start, n - 1);
  gboolean up = !down && same_keys (self->keys, start, keys, start + 1, n - 1);
  guint    from = down ? start : start + n - 1;

  if (!down && !up)
    return FALSE;
  if (key_at (self->keys, from) != key_at (keys, down ? start + n - 1 : start))
    return FALSE;

  between = g_array_copy (self->keys);
  g_array_remove_index (between, from);
  replace_keys (self, between, from, 1, 0);
  replace_keys (self, keys, down ? start + n - 1 : start, 0, 1);

  return TRUE;
}

static void
take_keys (WayRecordModel *self,
           GArray         *keys)
{
  guint shorter = MIN (self->keys->len, keys->len);
  guint start = 0, end = 0;

  while (start < shorter && key_at (self->keys, start) == key_at (keys, start))
    start++;
  while (end < shorter - start &&
         key_at (self->keys, self->keys->len - 1 - end) == key_at (keys, keys->len - 1 - end))
    end++;
  if (start == self->keys->len && start == keys->len)
    return;

  g_signal_emit (self, signals[SIGNAL_ABOUT_TO_CHANGE], 0);
  if (self->keys->len != keys->len || !move_one (self, keys, start, keys->len - start - end))
    replace_keys (self, keys, start, self->keys->len - start - end, keys->len - start - end);
}

/* The search. */

typedef struct
{
  WayRecordReader *reader;
  WayRecordQuery  *query;
  GArray          *keys;
  int              total; /* -1: to be counted */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  way_record_reader_unref (search->reader);
  way_record_query_free (search->query);
  g_clear_pointer (&search->keys, g_array_unref);
  g_free (search);
}

static gboolean
is_of_all (WayRecordQuery *query)
{
  return *query->text == '\0' && !way_record_query_has_conditions (query);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;

  search->keys = way_record_reader_find (search->reader, search->query, cancellable, &error);
  if (search->keys != NULL && search->total < 0)
    {
      g_autoptr (WayRecordQuery) all = way_record_query_new (search->query->kind);

      search->total = is_of_all (search->query) ? (int)search->keys->len : way_record_reader_count (search->reader, all, cancellable, &error);
    }

  if (search->keys != NULL && search->total >= 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  WayModelHandle *handle = data;
  g_autoptr (WayRecordModel) self = g_weak_ref_get (&handle->model);
  g_autoptr (GError) error = NULL;
  Search  *search = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  way_model_handle_unref (handle);
  /* One that was given up has a follower. */
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->search)
    return;

  g_clear_object (&self->search);
  g_free (self->problem);
  self->problem = done ? NULL : g_strdup (error->message);
  if (done)
    {
      self->known = TRUE;
      if (!self->again)
        self->total = search->total;
      take_keys (self, search->keys);
    }
  if (self->again)
    start_search (self);
  g_signal_emit (self, signals[SIGNAL_SEARCHED], 0);
}

static void
start_search (WayRecordModel *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  search->reader = way_record_reader_ref (self->searcher);
  search->query = way_record_query_copy (self->query);
  search->total = self->total;

  self->again = FALSE;
  self->search = g_cancellable_new ();
  task = g_task_new (NULL, self->search, searched_cb, way_model_handle_ref (self->handle));
  g_task_set_source_tag (task, start_search);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * way_record_model_new:
 * @records: the records
 * @kind: a kind of record
 *
 * Makes a list, which is empty until it is given a query and the first search is done.
 *
 * Returns: (transfer full): the list
 */
WayRecordModel *
way_record_model_new (WayRecords *records,
                      WayKind     kind)
{
  WayRecordModel *self;

  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);
  g_return_val_if_fail (way_records_is_kind (kind), NULL);

  self = g_object_new (WAY_TYPE_RECORD_MODEL, NULL);
  self->records = g_object_ref (records);
  self->kind = kind;
  self->query = way_record_query_new (kind);
  self->searcher = way_record_reader_new (records);
  self->filler = way_record_reader_new (records);
  self->changed_id = g_signal_connect_data (records, "changed", G_CALLBACK (changed_cb),
                                            way_model_handle_ref (self->handle), unref_handle_cb, 0);

  return self;
}

/**
 * way_record_model_get_records:
 * @self: a list
 *
 * Returns: (transfer none): the records it is about
 */
WayRecords *
way_record_model_get_records (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), NULL);

  return self->records;
}

/**
 * way_record_model_get_kind:
 * @self: a list
 *
 * Returns: the kind of its records
 */
WayKind
way_record_model_get_kind (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), WAY_KIND_ACCOUNT);

  return self->kind;
}

/**
 * way_record_model_set_query:
 * @self: a list
 * @query: what is asked for, copied
 *
 * Begins a search, and gives up one for something else.
 */
void
way_record_model_set_query (WayRecordModel *self,
                            WayRecordQuery *query)
{
  WayRecordQuery *copy;

  g_return_if_fail (WAY_IS_RECORD_MODEL (self));
  g_return_if_fail (query != NULL && way_record_query_get_kind (query) == self->kind);

  if (way_record_query_equal (self->query, query) && (self->known || self->search != NULL))
    return;
  copy = way_record_query_copy (query);
  g_clear_pointer (&self->query, way_record_query_free);
  self->query = copy;
  if (self->search != NULL)
    {
      g_cancellable_cancel (self->search);
      g_clear_object (&self->search);
    }
  start_search (self);
  g_signal_emit (self, signals[SIGNAL_SEARCHED], 0);
}

/**
 * way_record_model_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what is asked for
 */
WayRecordQuery *
way_record_model_get_query (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), NULL);

  return self->query;
}

/**
 * way_record_model_is_busy:
 * @self: a list
 *
 * Returns: whether a search is running, so that the list is about to be another one
 */
gboolean
way_record_model_is_busy (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), FALSE);

  return self->search != NULL;
}

/**
 * way_record_model_is_known:
 * @self: a list
 *
 * Returns: whether anything was found out yet: an empty list means something only then
 */
gboolean
way_record_model_is_known (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), FALSE);

  return self->known;
}

/**
 * way_record_model_get_total:
 * @self: a list
 *
 * Returns: how many records of the kind there are, kept by the query or not; -1 when it is not known
 */
int
way_record_model_get_total (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), -1);

  return self->total;
}

/**
 * way_record_model_get_problem:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last search failed, for the user
 */
const char *
way_record_model_get_problem (WayRecordModel *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), NULL);

  return self->problem;
}

/**
 * way_record_model_get_key:
 * @self: a list
 * @position: a place in it
 *
 * Tells which record is there without reading it.
 *
 * Returns: its key; 0 when there is none
 */
gint64
way_record_model_get_key (WayRecordModel *self,
                          guint           position)
{
  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), 0);

  return position < self->keys->len ? key_at (self->keys, position) : 0;
}

/**
 * way_record_model_find_key:
 * @self: a list
 * @key: the key of a record
 * @position: (out): where it is
 *
 * Returns: whether the record is in the list
 */
gboolean
way_record_model_find_key (WayRecordModel *self,
                           gint64          key,
                           guint          *position)
{
  guint i;

  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), FALSE);

  for (i = 0; i < self->keys->len; i++)
    if (key_at (self->keys, i) == key)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* Where a record is. */

typedef struct
{
  WayRecordReader *reader;
  WayKind          kind;
  char            *id;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  way_record_reader_unref (place->reader);
  g_free (place->id);
  g_free (place);
}

static void
locate_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Place  *place = data;
  GError *error = NULL;
  gint64  key = way_record_reader_find_key (place->reader, place->kind, place->id, cancellable, &error);

  if (error == NULL)
    g_task_return_pointer (task, g_memdup2 (&key, sizeof key), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * way_record_model_locate_async:
 * @self: a list
 * @id: the id of a record
 * @cancellable: (nullable): to give up early
 * @callback: called when it is known
 * @data: for @callback
 *
 * Finds out where a record is in the list. A search that runs is waited for.
 */
void
way_record_model_locate_async (WayRecordModel     *self,
                               const char         *id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            data)
{
  g_autoptr (GTask) task = NULL;
  Place *place;

  g_return_if_fail (WAY_IS_RECORD_MODEL (self));
  g_return_if_fail (id != NULL);

  place = g_new0 (Place, 1);
  place->reader = way_record_reader_ref (self->searcher);
  place->kind = self->kind;
  place->id = g_strdup (id);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, way_record_model_locate_async);
  g_task_set_task_data (task, place, place_free);
  g_task_run_in_thread (task, locate_in_thread);
}

/**
 * way_record_model_locate_finish:
 * @self: a list
 * @result: what the callback got
 * @position: (out): where the record is
 * @error: where to put why it failed
 *
 * Returns: whether the record is in the list; if not without an error, the query leaves it out
 */
gboolean
way_record_model_locate_finish (WayRecordModel *self,
                                GAsyncResult   *result,
                                guint          *position,
                                GError        **error)
{
  g_autofree gint64 *key = NULL;

  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), FALSE);

  key = g_task_propagate_pointer (G_TASK (result), error);

  return key != NULL && *key != 0 && way_record_model_find_key (self, *key, position);
}
