/* record-model-rows.c - the rows of the model that somebody looks at */
#include "config.h"

#include "journeys/records/record-model-private.h"
#include "journeys/records/record-row-private.h"

/* Rows that are read at once: as many as can be shown without a frame being late. */
#define ROWS_AT_ONCE 32

#define ANOTHER_TRY 250 /* milliseconds */
#define TRIES_UNTOLD 3  /* after which it is told that rows cannot be read */

static void start_fill (WayRecordModel *self);

static gboolean fill_cb (gpointer data);

typedef struct
{
  WayRecordReader *reader;
  WayKind          kind;
  gint64          *keys;
  guint            n_keys;
} Fill;

static void
fill_free (gpointer data)
{
  Fill *fill = data;

  way_record_reader_unref (fill->reader);
  g_free (fill->keys);
  g_free (fill);
}

static void
fill_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Fill      *fill = data;
  GError    *error = NULL;
  GPtrArray *rows = way_record_reader_read (fill->reader, fill->kind, fill->keys, fill->n_keys, cancellable, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* What could not be read is tried again, as long as somebody has it. */
static void
fill_later (WayRecordModel *self,
            Fill           *fill,
            const GError   *error)
{
  guint i;

  for (i = 0; i < fill->n_keys; i++)
    if (g_hash_table_contains (self->rows, &fill->keys[i]))
      g_array_append_val (self->wanted, fill->keys[i]);
  if (self->fill_id == 0)
    self->fill_id = g_timeout_add (ANOTHER_TRY, fill_cb, self);
  if (++self->n_failed != TRIES_UNTOLD)
    return;
  g_free (self->problem);
  self->problem = g_strdup (error->message);
  g_signal_emit (self, way_record_model_signals[WAY_RECORD_MODEL_SEARCHED], 0);
}

static void
note_filled (WayRecordModel *self)
{
  gboolean told = self->n_failed >= TRIES_UNTOLD;

  self->n_failed = 0;
  if (!told)
    return;
  g_clear_pointer (&self->problem, g_free);
  g_signal_emit (self, way_record_model_signals[WAY_RECORD_MODEL_SEARCHED], 0);
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayModelHandle *handle = data;
  g_autoptr (WayRecordModel) self = g_weak_ref_get (&handle->model);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  Fill *fill = g_task_get_task_data (G_TASK (result));
  guint i;

  way_model_handle_unref (handle);
  if (self == NULL)
    return;
  g_clear_object (&self->fill);
  for (i = 0; rows != NULL && i < rows->len; i++)
    {
      WayRecordRow *row = g_hash_table_lookup (self->rows, &fill->keys[i]);
      GPtrArray    *texts = g_ptr_array_index (rows, i);

      if (row != NULL && texts != NULL)
        {
          g_autoptr (WayRecordRow) alive = g_object_ref (row);

          way_record_row_fill (alive, texts);
        }
    }
  if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fill_later (self, fill, error);
      return;
    }
  note_filled (self);
  start_fill (self);
}

/* Reads the rows that were asked for last; those that nobody has any more are passed over. */
static void
start_fill (WayRecordModel *self)
{
  g_autoptr (GTask) task = NULL;
  Fill *fill;

  if (self->fill != NULL || self->wanted->len == 0)
    return;
  fill = g_new0 (Fill, 1);
  fill->reader = way_record_reader_ref (self->filler);
  fill->kind = self->kind;
  fill->keys = g_new (gint64, ROWS_AT_ONCE);
  while (self->wanted->len > 0 && fill->n_keys < ROWS_AT_ONCE)
    {
      gint64 key = g_array_index (self->wanted, gint64, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->rows, &key))
        fill->keys[fill->n_keys++] = key;
    }

  self->fill = g_cancellable_new ();
  task = g_task_new (NULL, self->fill, filled_cb, way_model_handle_ref (self->handle));
  g_task_set_source_tag (task, start_fill);
  g_task_set_task_data (task, fill, fill_free);
  g_task_run_in_thread (task, fill_in_thread);
}

static gboolean
fill_cb (gpointer data)
{
  WayRecordModel *self = data;

  self->fill_id = 0;
  start_fill (self);

  return G_SOURCE_REMOVE;
}

/* Rows are asked for one by one, and read together as soon as the one who asks is done. */
static void
want (WayRecordModel *self,
      gint64          key)
{
  g_array_append_val (self->wanted, key);
  if (self->wanted->len > G_N_ELEMENTS (self->kept))
    g_array_remove_range (self->wanted, 0, self->wanted->len - G_N_ELEMENTS (self->kept));
  if (self->fill_id == 0 && self->fill == NULL)
    self->fill_id = g_idle_add_full (G_PRIORITY_DEFAULT, fill_cb, self, NULL);
}

static void
row_gone_cb (gpointer data,
             GObject *row)
{
  WayRecordModel *self = data;
  gint64          key = way_record_row_get_key ((WayRecordRow *)row);

  g_hash_table_remove (self->rows, &key);
}

static void
add_row (WayRecordModel *self,
         WayRecordRow   *row)
{
  gint64 key = way_record_row_get_key (row);

  g_hash_table_insert (self->rows, g_memdup2 (&key, sizeof key), row);
}

/* The row at a place. */
WayRecordRow *
way_record_model_take_row (WayRecordModel *self,
                           guint           position)
{
  gint64        key = g_array_index (self->keys, gint64, position);
  WayRecordRow *row = g_hash_table_lookup (self->rows, &key);
  guint         place;

  if (row != NULL)
    return g_object_ref (row);

  row = way_record_row_new (self->kind, key, position);
  add_row (self, row);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  place = self->n_kept++ % G_N_ELEMENTS (self->kept);
  g_clear_object (&self->kept[place]);
  self->kept[place] = g_object_ref (row);
  want (self, key);

  return row;
}

/* Some leave the list and others come: those behind them are in other places, and those that
 * leave are of no list any more. */
void
way_record_model_shift_rows (WayRecordModel *self,
                             guint           position,
                             guint           removed,
                             guint           added)
{
  GHashTableIter iter;
  gpointer       row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      guint place = way_record_row_get_position (row);

      if (place >= position + removed)
        way_record_row_set_position (row, place - removed + added);
      else if (place >= position)
        {
          g_object_weak_unref (row, row_gone_cb, self);
          g_hash_table_iter_remove (&iter);
        }
    }
}

/* In a part of the list other records have come to the places. The rows stay and become theirs:
 * a view that had to make widgets for all of them would hold up the window. */
void
way_record_model_turn_rows (WayRecordModel *self,
                            guint           start,
                            guint           n)
{
  g_autoptr (GPtrArray) turned = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       row;
  guint          i;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      guint place = way_record_row_get_position (row);

      if (place < start || place - start >= n)
        continue;
      g_ptr_array_add (turned, row);
      g_hash_table_iter_remove (&iter);
    }
  for (i = 0; i < turned->len; i++)
    {
      gint64 key;

      row = g_ptr_array_index (turned, i);
      key = g_array_index (self->keys, gint64, way_record_row_get_position (row));
      way_record_row_set_key (row, key);
      add_row (self, row);
      want (self, key);
    }
}

/* Reads the rows that are there again: all, because a new record may have got the
 * key of one that went. */
void
way_record_model_refill (WayRecordModel *self)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    want (self, *(gint64 *)key);
}

/* Forgets all rows; those who have one keep it. */
void
way_record_model_drop_rows (WayRecordModel *self)
{
  GHashTableIter iter;
  gpointer       row;
  guint          i;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (row, row_gone_cb, self);
  g_hash_table_remove_all (self->rows);
  for (i = 0; i < G_N_ELEMENTS (self->kept); i++)
    g_clear_object (&self->kept[i]);
  g_array_set_size (self->wanted, 0);
  g_clear_handle_id (&self->fill_id, g_source_remove);
}
