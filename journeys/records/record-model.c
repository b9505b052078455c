/* record-model.c - the records of a query as a list that can be as long as it wants */
#include "config.h"

#include "journeys/records/record-model-private.h"
#include "journeys/records/record-query-private.h"

guint way_record_model_signals[WAY_RECORD_MODEL_N_SIGNALS];

static void way_record_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayRecordModel, way_record_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, way_record_model_list_init))

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

  return way_record_model_take_row (self, position);
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
  g_clear_signal_handler (&self->limits_id, self->records);
  g_clear_handle_id (&self->retry_id, g_source_remove);
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
  g_ptr_array_unref (self->waiting);
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
  way_record_model_signals[WAY_RECORD_MODEL_ABOUT_TO_CHANGE] = g_signal_new ("about-to-change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayRecordModel::searched:
   *
   * A search has begun or ended: the list, the figures and whether it is busy are to be looked at.
   */
  way_record_model_signals[WAY_RECORD_MODEL_SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_record_model_init (WayRecordModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->handle = way_model_handle_new (self);
  self->total = -1;
}

/* Names and figures of other kinds are in the rows too, so that each change counts. */
static gboolean
changed_here_cb (gpointer data)
{
  WayModelHandle *handle = data;
  g_autoptr (WayRecordModel) self = g_weak_ref_get (&handle->model);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  way_record_model_refill (self);
  self->total = -1;
  if (self->search != NULL)
    self->again = TRUE;
  else
    way_record_model_search (self);

  return G_SOURCE_REMOVE;
}

static void
change_soon (WayModelHandle *handle)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, changed_here_cb, way_model_handle_ref (handle), (GDestroyNotify)way_model_handle_unref);
  g_source_attach (source, handle->context);
}

/* In the thread that changed something. */
static void
changed_cb (WayRecords *records,
            int         kind,
            const char *id,
            gpointer    data)
{
  change_soon (data);
}

/* What is worked out is judged by the limits. */
static void
limits_cb (WayRecords *records,
           gpointer    data)
{
  change_soon (data);
}

static void
unref_handle_cb (gpointer  data,
                 GClosure *closure)
{
  way_model_handle_unref (data);
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
  self->limits_id = g_signal_connect_data (records, "limits-changed", G_CALLBACK (limits_cb),
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
  self->asked = TRUE;
  if (self->search != NULL)
    {
      g_cancellable_cancel (self->search);
      g_clear_object (&self->search);
    }
  way_record_model_search (self);
  g_signal_emit (self, way_record_model_signals[WAY_RECORD_MODEL_SEARCHED], 0);
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

  return position < self->keys->len ? g_array_index (self->keys, gint64, position) : 0;
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
    if (g_array_index (self->keys, gint64, i) == key)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}
