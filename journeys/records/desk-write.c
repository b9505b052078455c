/* desk-write.c - what was changed on the desk, into the file */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/item-private.h"
#include "journeys/records/aliases.h"
#include "journeys/records/desk-private.h"
#include "journeys/records/records-private.h"

#define ANOTHER_TRY 2000        /* milliseconds */
#define ANOTHER_TRY_WAITING 200 /* while another program writes, which is seldom for long */
#define WAITING_TOLD 1000       /* after which it is told */

typedef struct
{
  WayDesk    *self;
  GHashTable *done; /* id → WayItem as it is written, or NULL when it is deleted */
  GPtrArray  *lost; /* records that others deleted; owned, as one takes others along */
  GPtrArray  *nameless;
  GPtrArray  *kept;      /* id after id of records that are not deleted after all, each with the reason */
  GHashTable *worked_on; /* id → name, of what is deleted here and others have written meanwhile */

  gboolean is_step; /* what fails is taken back as a whole */
} Writing;

/* A record whose name is being replaced keeps the old one until there is another; also when it was
 * deleted with an empty name and that is undone. */
static WayItem *
dup_wanted (Writing *writing,
            WayItem *item,
            WayItem *before)
{
  WayItem *wanted = way_desk_dup_for_file (writing->self, item);
  int      field = way_kind_find_name (way_item_get_kind (item));
  char    *last;

  if (*way_item_get_name (item) != '\0')
    {
      g_hash_table_remove (writing->self->nameless, way_item_get_id (item));
      return wanted;
    }
  g_ptr_array_add (writing->nameless, way_item_ref (item));
  last = g_hash_table_lookup (writing->self->last_names, way_item_get_id (item));
  if (before != NULL)
    way_item_put (wanted, field, way_item_get_at (before, field));
  else if (last != NULL)
    way_item_put (wanted, field, last);

  return wanted;
}

/* Writes one record that is on the desk. What others wrote meanwhile is taken first, so that
 * it is not overwritten. */
static gboolean
write_record (Writing *writing,
              WayItem *item,
              GError **error)
{
  WayDesk    *self = writing->self;
  WayKind     kind = way_item_get_kind (item);
  const char *id = way_item_get_id (item);
  WayItem    *before = g_hash_table_lookup (self->written, id);
  g_autoptr (GError) failed = NULL;
  g_autoptr (WayItem) now = way_desk_read (self, kind, id, &failed);
  g_autoptr (WayItem) wanted = NULL;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (now == NULL && before != NULL)
    {
      g_ptr_array_add (writing->lost, way_item_ref (item));
      return TRUE;
    }
  /* What is known of the record changes when it is written: if it is not, what was taken is compared again. */
  if (now != NULL && before != NULL && !way_item_equal (now, before))
    {
      if (!way_desk_take_differences (self, item, before, now, error))
        return FALSE;
      way_desk_note_touched (self, item);
    }

  wanted = dup_wanted (writing, item, now);
  if (*way_item_get_name (wanted) == '\0')
    return TRUE;
  if (now == NULL ? !way_records_add (self->records, wanted, error)
                  : !way_item_equal (now, wanted) && !way_records_update (self->records, wanted, error))
    return FALSE;
  g_hash_table_insert (writing->done, g_strdup (id), g_steal_pointer (&wanted));

  return TRUE;
}

/* What others have written of a record since it was read here would be lost when it is deleted: it could not be
 * brought back. To be looked for before anything is deleted, which clears references. */
static gboolean
find_worked_on (Writing *writing,
                GError **error)
{
  WayDesk       *self = writing->self;
  GHashTableIter iter;
  gpointer       id, kind;

  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    {
      WayItem *before = g_hash_table_lookup (self->written, id);
      g_autoptr (GError) failed = NULL;
      g_autoptr (WayItem) now = NULL;

      if (way_map_find (self->map, id) != NULL || before == NULL)
        continue;
      now = way_desk_read (self, GPOINTER_TO_INT (kind), id, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (now != NULL && !way_item_equal (now, before))
        g_hash_table_insert (writing->worked_on, g_strdup (id), g_strdup (way_item_get_shown_name (now)));
    }

  return TRUE;
}

static gboolean
is_as_known (Writing    *writing,
             const char *id,
             GError    **error)
{
  const char *name = g_hash_table_lookup (writing->worked_on, id);

  if (name != NULL)
    way_desk_refuse_touched (name, error);

  return name == NULL;
}

/* What is deleted here was brought onto the desk with all that refers to it, which has let go of it
 * by now, or is deleted with it. Who refers to it all the same does so since then: the deletion (often
 * the undoing of a step that made the record) would take that away, and could not bring it back. */
static gboolean
is_let_go (Writing    *writing,
           WayKind     kind,
           const char *id,
           GError    **error)
{
  WayDesk *self = writing->self;
  WayItem *before = g_hash_table_lookup (self->written, id);
  WayItem *referrer = NULL;
  guint    i;
  g_autoptr (GPtrArray) referrers = way_records_list_referrers (self->records, kind, id, error);

  if (referrers == NULL)
    return FALSE;
  for (i = 0; i < referrers->len && referrer == NULL; i++)
    {
      const char *other = way_item_get_id (g_ptr_array_index (referrers, i));

      if (!g_hash_table_contains (self->dirty, other) || way_map_find (self->map, other) != NULL)
        referrer = g_ptr_array_index (referrers, i);
    }
  if (referrer == NULL)
    return TRUE;
  g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
               /* TRANSLATORS: two names of records: “Northwind” stays, as “Nadia” refers to it meanwhile. */
               _ ("“%s” stays, as “%s” refers to it meanwhile. To delete it all the same, delete it on its page or in the list."),
               before != NULL ? way_item_get_shown_name (before) : id,
               way_item_get_shown_name (referrer));

  return FALSE;
}

static gboolean
delete_record (Writing    *writing,
               WayKind     kind,
               const char *id,
               GError    **error)
{
  const char *kept = way_desk_find_kept (writing->self, id);
  g_autoptr (GError) failed = NULL;

  if (!is_as_known (writing, id, &failed) || !is_let_go (writing, kind, id, &failed))
    {
      if (!writing->is_step && way_records_error_is_invalid (failed))
        {
          g_ptr_array_add (writing->kept, g_strdup (id));
          g_ptr_array_add (writing->kept, g_strdup (failed->message));
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!way_records_delete (writing->self->records, kind, id, &failed) &&
      !g_error_matches (failed, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (kept != NULL && !way_records_add_alias (writing->self->records, kind, id, kept, error))
    return FALSE;
  g_hash_table_insert (writing->done, g_strdup (id), NULL);

  return TRUE;
}

/* What is referred to comes first, and goes last. */
static gboolean
write_all (Writing *writing,
           GError **error)
{
  static const WayKind order[] = { WAY_KIND_ACCOUNT, WAY_KIND_PERSONA, WAY_KIND_CONTACT, WAY_KIND_JOB, WAY_KIND_PROFILE };
  WayDesk             *self = writing->self;
  GHashTableIter       iter;
  gpointer             id, kind;
  guint                i;

  if (!find_worked_on (writing, error))
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_hash_table_iter_init (&iter, self->dirty);
      while (g_hash_table_iter_next (&iter, &id, &kind))
        if (GPOINTER_TO_INT (kind) == (int)order[i] && way_map_find (self->map, id) != NULL &&
            !write_record (writing, way_map_find (self->map, id), error))
          return FALSE;
    }
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    if (way_map_find (self->map, id) == NULL && !delete_record (writing, GPOINTER_TO_INT (kind), id, error))
      return FALSE;

  return TRUE;
}

/* A record that was written is as the file has it now; of one that is deleted there, only its name may
 * be needed again. */
static void
note_written (WayDesk    *self,
              const char *id,
              WayItem    *record)
{
  WayItem *before = g_hash_table_lookup (self->written, id);

  if (record != NULL)
    {
      g_hash_table_insert (self->written, g_strdup (id), record);
      g_hash_table_remove (self->last_names, id);
      return;
    }
  if (before != NULL)
    g_hash_table_insert (self->last_names, g_strdup (id), g_strdup (way_item_get_name (before)));
  g_hash_table_remove (self->nameless, id);
  g_hash_table_remove (self->written, id);
}

/* What has no name at all yet goes on to wait. */
static void
note_clean (WayDesk    *self,
            GHashTable *done)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (done, id) || g_hash_table_contains (self->written, id))
      g_hash_table_iter_remove (&iter);
}

/* One transaction with all that waits. */
static gboolean
write_now (WayDesk *self,
           gboolean is_step,
           GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) nameless = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) worked_on = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) problem = NULL;
  Writing        writing = { self, done, lost, nameless, kept, worked_on, is_step };
  GHashTableIter iter;
  gpointer       id, record;
  gboolean       written, is_there;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->spared != NULL)
    {
      way_desk_refuse_touched (self->spared, error);
      g_clear_pointer (&self->spared, g_free);
      return FALSE;
    }
  if (g_hash_table_size (self->dirty) == 0)
    {
      if (!way_desk_confirm (self, error))
        return FALSE;
      way_desk_tell_passed (self);
      return TRUE;
    }
  if (!way_records_begin (self->records, error))
    return FALSE;
  self->writing = TRUE;
  written = write_all (&writing, &problem);
  written = way_records_end (self->records, written, written ? &problem : NULL);
  /* What the disk did not confirm is in the file all the same. */
  is_there = written || g_error_matches (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED);
  self->writing = FALSE;

  g_hash_table_iter_init (&iter, done);
  while (g_hash_table_iter_next (&iter, &id, &record))
    if (is_there)
      note_written (self, id, record);
    else
      g_clear_pointer ((WayItem **)&record, way_item_unref);
  if (!is_there)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  note_clean (self, done);
  self->waits_since = 0;
  self->unconfirmed = !written;
  if (written)
    way_desk_tell_no_problem (self);
  if (!way_history_is_open (self->history))
    way_desk_tell_nameless (self, nameless);
  way_desk_tell_lost (self, lost);
  way_desk_tell_kept (self, kept);
  way_desk_tell_passed (self);
  if (g_hash_table_size (self->dirty) == 0)
    g_hash_table_remove_all (self->brought_back);

  if (!written)
    return way_desk_refuse_unconfirmed (self, error);

  return TRUE;
}

static gboolean
differs (WayDesk    *self,
         const char *id)
{
  WayItem *item = way_map_find (self->map, id);
  WayItem *written = g_hash_table_lookup (self->written, id);
  g_autoptr (WayItem) wanted = item != NULL ? way_desk_dup_for_file (self, item) : NULL;

  return item == NULL ? written != NULL : written == NULL || !way_item_equal (wanted, written);
}

/* The last step could not be written: it is taken back. What was typed before and waits
 * goes on to wait. */
static void
withdraw (WayDesk *self)
{
  GHashTableIter iter;
  gpointer       id;

  self->withdrawing = TRUE;
  if (self->is_new)
    way_history_withdraw (self->history);
  else
    way_history_go_to (self->history, self->place);
  self->withdrawing = FALSE;
  self->is_new = FALSE;
  g_ptr_array_set_size (self->passed, 0);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!differs (self, id))
      g_hash_table_iter_remove (&iter);
}

static gboolean
another_try_cb (gpointer data)
{
  WayDesk *self = data;
  int      patience = self->records->patience;
  gboolean waits = self->waits_since != 0;

  self->timer = 0;
  /* Who tries so often need not wait each time. */
  if (waits)
    way_records_hurry (self->records, 0);
  way_desk_write_step (self);
  if (waits)
    way_records_hurry (self->records, patience);

  return G_SOURCE_REMOVE;
}

/* Writes after so long, if nothing did before. */
void
way_desk_write_soon (WayDesk *self,
                     guint    milliseconds)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (milliseconds, another_try_cb, self);
}

/* A window does not stand still until others have written: what is on the desk stays there, and is written
 * as soon as it can be. Whoever has waited as long as it takes is refused. */
static void
wait_for_others (WayDesk *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->waits_since == 0)
    self->waits_since = now;
  if (now - self->waits_since >= WAITING_TOLD * G_TIME_SPAN_MILLISECOND)
    way_desk_tell_problem (self, _ ("Waiting for another program that writes the records."), FALSE);
  way_desk_write_soon (self, ANOTHER_TRY_WAITING);
}

/* Writes what the last step changed, and what waits. */
void
way_desk_write_step (WayDesk *self)
{
  gboolean is_step = !self->typed && (self->is_new || self->place != way_history_get_place (self->history));
  g_autoptr (GError) error = NULL;

  if (write_now (self, is_step, &error))
    ;
  else if (self->records->hurried == self->thread && g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED))
    wait_for_others (self);
  else if (self->unconfirmed)
    {
      way_desk_tell_problem (self, error->message, is_step);
      way_desk_write_soon (self, ANOTHER_TRY);
    }
  else
    {
      if (is_step)
        {
          withdraw (self);
          /* What others have written, for which it was refused, is to be seen. */
          if (way_records_error_is_invalid (error))
            way_records_refresh (self->records);
        }
      if (self->asked)
        g_set_error_literal (&self->refused, error->domain, error->code, error->message);
      else
        way_desk_tell_problem (self, error->message, is_step);
      if (g_hash_table_size (self->dirty) > 0)
        way_desk_write_soon (self, ANOTHER_TRY);
    }
  self->is_new = FALSE;
  self->place = way_history_get_place (self->history);
}

/**
 * way_desk_flush:
 * @self: a desk
 * @error: where to put why not
 *
 * Ends typing and writes what waits. To be called before the window or the program is closed, and
 * before something is made from the records.
 *
 * Returns: whether everything is safely written; if not, it stays on the desk, and is tried again
 */
gboolean
way_desk_flush (WayDesk *self,
                GError **error)
{
  g_return_val_if_fail (WAY_IS_DESK (self), FALSE);

  way_history_seal (self->history);
  if (write_now (self, FALSE, error))
    return TRUE;
  if (g_hash_table_size (self->dirty) > 0 || self->unconfirmed)
    way_desk_write_soon (self, ANOTHER_TRY);

  return FALSE;
}

/**
 * way_desk_get_problem:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): why the last change could not be written
 */
const char *
way_desk_get_problem (WayDesk *self)
{
  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  return self->problem;
}
