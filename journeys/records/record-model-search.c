/* record-model-search.c - how the model comes to other records */
#include "config.h"

#include <string.h>

#include "journeys/records/record-model-private.h"
#include "journeys/records/record-query-private.h"

#define ANOTHER_TRY 1000 /* milliseconds */

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
  way_record_model_shift_rows (self, position, removed, added);
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
  guint start = 0, end = 0, turned, before;

  while (start < shorter && key_at (self->keys, start) == key_at (keys, start))
    start++;
  /* Who asks for something else looks at the beginning: rows leave and come at the end only, behind those
   * that a view has, which become others where they are. */
  while (!self->asked && end < shorter - start &&
         key_at (self->keys, self->keys->len - 1 - end) == key_at (keys, keys->len - 1 - end))
    end++;
  if (start == self->keys->len && start == keys->len)
    return;

  g_signal_emit (self, way_record_model_signals[WAY_RECORD_MODEL_ABOUT_TO_CHANGE], 0);
  if (!self->asked && self->keys->len == keys->len && move_one (self, keys, start, keys->len - start - end))
    return;
  turned = shorter - start - end;
  g_array_ref (keys);
  before = self->keys->len;
  g_array_unref (self->keys);
  self->keys = keys;
  /* First those that leave, so that no record has two rows. */
  way_record_model_shift_rows (self, start + turned, before - start - turned - end, keys->len - start - turned - end);
  way_record_model_turn_rows (self, start, turned);
  if (before != keys->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start + turned, before - start - turned - end, keys->len - start - turned - end);
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

/* Whoever has the file for a while gives it back, and nobody would ask again. */
static gboolean
try_again_cb (gpointer data)
{
  way_record_model_search (data);

  return G_SOURCE_REMOVE;
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
      self->asked = FALSE;
    }
  if (self->again)
    way_record_model_search (self);
  else
    way_record_model_locate_waiting (self);
  if (!done && self->search == NULL)
    self->retry_id = g_timeout_add (ANOTHER_TRY, try_again_cb, self);
  g_signal_emit (self, way_record_model_signals[WAY_RECORD_MODEL_SEARCHED], 0);
}

/* Begins a search for what is asked for now. */
void
way_record_model_search (WayRecordModel *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  search->reader = way_record_reader_ref (self->searcher);
  search->query = way_record_query_copy (self->query);
  search->total = self->total;

  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->again = FALSE;
  self->search = g_cancellable_new ();
  task = g_task_new (NULL, self->search, searched_cb, way_model_handle_ref (self->handle));
  g_task_set_source_tag (task, way_record_model_search);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}
