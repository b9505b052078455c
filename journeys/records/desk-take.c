/* desk-take.c - what others wrote, taken onto the desk
 *
 * Of each record it is known what the file had when it was read or written last. What differs
 * from that in the file was changed by others, what differs on the desk was changed here. Both are kept,
 * field by field; where both changed the same field, what was done here stands, unless that is undo or redo,
 * see desk-meanwhile.c.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/item-private.h"
#include "journeys/model/join.h"
#include "journeys/records/desk-private.h"

/* The record as the file has it; NULL without an error when it has none. */
WayItem *
way_desk_read (WayDesk    *self,
               WayKind     kind,
               const char *id,
               GError    **error)
{
  g_autoptr (GError) failed = NULL;
  WayItem *record = way_records_get (self->records, kind, id, &failed);

  if (failed != NULL && !g_error_matches (failed, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failed));

  return record;
}

static gboolean
set_directly (WayDesk    *self,
              WayItem    *item,
              int         field,
              const char *value,
              GError    **error)
{
  g_autoptr (WayCommand) command = way_command_new_set_canonical (item, field, g_strdup (value));

  return way_desk_apply (self, command, error);
}

static gboolean
take_fields (WayDesk *self,
             WayItem *item,
             WayItem *before,
             WayItem *now,
             GError **error)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const char *was = way_item_get_at (before, i);
      const char *is = way_item_get_at (now, i);
      const char *here = way_item_get_at (item, i);
      gboolean    passed;

      if (g_strcmp0 (was, is) == 0 || g_strcmp0 (here, is) == 0)
        continue;
      passed = g_strcmp0 (here, was) != 0;
      if (passed && !way_desk_is_brought_back (self, item, i))
        {
          way_history_rebase (self->history, way_item_get_id (item), i, was, is);
          continue;
        }
      if (!set_directly (self, item, i, is, error))
        return FALSE;
      if (passed)
        way_desk_note_passed (self, way_desk_find_record (self, item), _ (info->fields[i].label));
    }

  return TRUE;
}

static WayItem *
find_child (WayItem    *item,
            int         slot,
            const char *id)
{
  int i;

  for (i = 0; i < way_item_n_children (item, slot); i++)
    if (strcmp (way_item_get_id (way_item_get_child (item, slot, i)), id) == 0)
      return way_item_get_child (item, slot, i);

  return NULL;
}

static void
add_id (WayItem *item,
        gpointer ids)
{
  g_hash_table_add (ids, g_strdup (way_item_get_id (item)));
}

/* A step that speaks of what is gone could not be taken back. */
static void
forget_ids (WayDesk    *self,
            GHashTable *ids)
{
  self->taking++;
  way_history_forget (self->history, ids);
  self->taking--;
  self->place = way_history_get_place (self->history);
}

static void
forget (WayDesk *self,
        WayItem *item)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  way_item_foreach (item, add_id, ids);
  forget_ids (self, ids);
}

static gboolean
remove_directly (WayDesk *self,
                 WayItem *item,
                 GError **error)
{
  g_autoptr (WayCommand) command = NULL;

  forget (self, item);
  command = way_command_new_remove_alone (item);

  return way_desk_apply (self, command, error);
}

static gboolean
insert_directly (WayDesk *self,
                 WayItem *parent,
                 int      slot,
                 int      index,
                 WayItem *child,
                 GError **error)
{
  g_autoptr (WayItem) copy = way_item_copy (child);
  g_autoptr (WayCommand) command = NULL;

  way_desk_make_unique (self, way_item_get_id (parent), copy);
  command = way_command_new_insert (parent, slot, index, copy);

  return way_desk_apply (self, command, error);
}

/* Undo took away, here, a part that others have worked on: it is there again as they left it. */
static gboolean
put_part_again (WayDesk    *self,
                WayItem    *item,
                int         slot,
                int         index,
                WayItem    *part,
                const char *id_here,
                GError    **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (ids, g_strdup (id_here));
  forget_ids (self, ids);
  way_desk_note_passed (self, item, _ (way_item_get_info (part)->label));

  return insert_directly (self, item, slot, index, part, error);
}

static gboolean
take_child (WayDesk *self,
            WayItem *item,
            int      slot,
            int      index,
            WayItem *was,
            WayItem *is,
            GError **error)
{
  const char *id = way_desk_find_part_id (self, way_item_get_id (item), way_item_get_id (is));
  WayItem    *child = find_child (item, slot, id);

  if (was != NULL && child != NULL)
    {
      if (way_item_has_same_content (is, was))
        return TRUE;
      way_desk_note_touched (self, child);
      return take_fields (self, child, was, is, error);
    }
  if (was == NULL && child == NULL)
    return insert_directly (self, item, slot, index, is, error);
  if (child == NULL && !way_item_has_same_content (is, was) && way_desk_is_taken_again (self, id))
    return put_part_again (self, item, slot, index, is, id, error);

  return TRUE;
}

static gboolean
take_children (WayDesk *self,
               WayItem *item,
               WayItem *before,
               WayItem *now,
               int      slot,
               GError **error)
{
  const char *record = way_item_get_id (item);
  int         i;

  for (i = way_item_n_children (before, slot) - 1; i >= 0; i--)
    {
      WayItem *was = way_item_get_child (before, slot, i);
      WayItem *child = find_child (item, slot, way_desk_find_part_id (self, record, way_item_get_id (was)));
      g_autoptr (WayItem) as_in_file = child != NULL ? way_desk_dup_for_file (self, child) : NULL;

      if (child != NULL && find_child (now, slot, way_item_get_id (was)) == NULL &&
          way_item_has_same_content (as_in_file, was) && !remove_directly (self, child, error))
        return FALSE;
    }
  for (i = 0; i < way_item_n_children (now, slot); i++)
    {
      WayItem *is = way_item_get_child (now, slot, i);

      if (!take_child (self, item, slot, i, find_child (before, slot, way_item_get_id (is)), is, error))
        return FALSE;
    }

  return TRUE;
}

/* Brings to an item of the desk what is different now from before. Where that cannot be, for example as what it
 * refers to cannot be read, what was known of the record must stay what is known: it is tried again before
 * the record is written, and is not overwritten. */
gboolean
way_desk_take_differences (WayDesk *self,
                           WayItem *item,
                           WayItem *before,
                           WayItem *now,
                           GError **error)
{
  int i;

  if (!way_desk_load_targets (self, now, error) || !take_fields (self, item, before, now, error))
    return FALSE;
  for (i = 0; i < way_item_get_info (item)->n_slots; i++)
    if (!take_children (self, item, before, now, i, error))
      return FALSE;

  return TRUE;
}

static GPtrArray *
list_on_desk (WayDesk   *self,
              WayKindSet kinds)
{
  GPtrArray     *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       id, record;

  g_hash_table_iter_init (&iter, self->written);
  while (g_hash_table_iter_next (&iter, &id, &record))
    if (kinds & WAY_KIND_MASK (way_item_get_kind (record)))
      g_ptr_array_add (ids, g_strdup (id));

  return ids;
}

static void
take_one (WayDesk    *self,
          WayKind     kind,
          const char *id)
{
  WayItem *before = g_hash_table_lookup (self->written, id);
  WayItem *item = way_map_find (self->map, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) now = NULL;

  if (before == NULL)
    return;
  now = way_desk_read (self, kind, id, &error);
  if (error != NULL)
    {
      way_desk_tell_problem (self, error->message, FALSE);
      return;
    }
  if (now == NULL)
    {
      way_desk_take_away (self, kind, id);
      return;
    }
  if (way_item_equal (now, before))
    return;
  /* What was deleted here and is not written yet stays deleted. */
  if (item != NULL && !way_desk_take_differences (self, item, before, now, &error))
    {
      way_desk_tell_problem (self, error->message, FALSE);
      return;
    }
  g_hash_table_insert (self->written, g_strdup (id), way_item_ref (now));
  if (item != NULL)
    way_desk_note_touched (self, item);
  way_desk_tell_elsewhere (self, kind, id);
}

/* Takes what somebody wrote: of one record, or of all of a kind that are on the desk. */
void
way_desk_take (WayDesk    *self,
               WayKind     kind,
               const char *id)
{
  g_autoptr (GPtrArray) ids = NULL;
  guint i;

  if (!way_records_is_kind (kind))
    return;
  if (id != NULL)
    {
      take_one (self, kind, id);
      return;
    }
  ids = list_on_desk (self, WAY_KIND_MASK (kind));
  for (i = 0; i < ids->len; i++)
    take_one (self, kind, g_ptr_array_index (ids, i));
}

typedef struct
{
  const char *id;
  GPtrArray  *items;
} Referring;

static void
note_referring (WayItem *item,
                gpointer data)
{
  Referring         *referring = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets != 0 && way_item_refers_to (item, info->fields[i].name, referring->id))
      {
        g_ptr_array_add (referring->items, item);
        return;
      }
}

static gboolean
clear_reference (WayDesk    *self,
                 WayItem    *item,
                 const char *id,
                 GError    **error)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets != 0 && way_item_refers_to (item, info->fields[i].name, id))
      {
        g_auto (GStrv) ids = g_strsplit (way_item_get_at (item, i), " ", -1);
        g_autoptr (GString) kept = g_string_new (NULL);

        for (j = 0; ids[j] != NULL; j++)
          if (strcmp (ids[j], id) != 0)
            way_join_append (kept, " ", ids[j]);
        if (!set_directly (self, item, i, kept->len > 0 ? kept->str : NULL, error))
          return FALSE;
      }

  return TRUE;
}

/* Somebody deleted the record. What refers to it on the desk has lost that in the file as well. */
void
way_desk_take_away (WayDesk    *self,
                    WayKind     kind,
                    const char *id)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *copy = g_strdup (id);
  Referring        referring = { copy, items };
  WayItem         *item = way_map_find (self->map, id);
  GHashTableIter   iter;
  gpointer         other_id, other_kind;
  guint            i;
  gboolean         done = TRUE;
  g_autoptr (GError) error = NULL;

  g_hash_table_remove (self->written, copy);
  g_hash_table_remove (self->dirty, copy);
  if (item != NULL)
    {
      way_item_foreach (way_map_get_root (self->map), note_referring, &referring);
      for (i = 0; done && i < items->len; i++)
        {
          WayItem *other = g_ptr_array_index (items, i);
          WayItem *record = way_desk_find_record (self, other);

          g_hash_table_insert (records, g_strdup (way_item_get_id (record)), GINT_TO_POINTER (way_item_get_kind (record)));
          /* A part that is about something has no meaning without it. */
          done = other != record ? remove_directly (self, other, &error) : clear_reference (self, other, copy, &error);
        }
      g_hash_table_iter_init (&iter, records);
      while (g_hash_table_iter_next (&iter, &other_id, &other_kind))
        way_desk_take (self, GPOINTER_TO_INT (other_kind), other_id);
      done = done && remove_directly (self, item, &error);
    }
  if (!done)
    way_desk_tell_problem (self, error->message, FALSE);
  way_desk_tell_elsewhere (self, kind, copy);
}

/* Records that were deleted on the desk stay after all: they are there again as the file has them. All are
 * forgotten before the first is there: one may bring others with it. */
void
way_desk_put_again (WayDesk   *self,
                    GPtrArray *records)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < records->len; i++)
    g_hash_table_add (ids, g_strdup (way_item_get_id (g_ptr_array_index (records, i))));
  forget_ids (self, ids);
  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);
      g_autoptr (GError) error = NULL;

      if (way_desk_load (self, way_item_get_kind (record), way_item_get_id (record), &error) == NULL)
        way_desk_tell_problem (self, error->message, TRUE);
    }
}

/**
 * way_desk_refresh:
 * @self: a desk
 *
 * To be called when the user comes back to the program: looks whether another program has
 * written, and tries again to write what could not be written.
 */
void
way_desk_refresh (WayDesk *self)
{
  g_return_if_fail (WAY_IS_DESK (self));

  way_records_refresh (self->records);
  if (g_hash_table_size (self->dirty) > 0 && !way_history_is_open (self->history))
    way_desk_write_step (self);
}

static GPtrArray *
list_deleted (WayDesk    *self,
              GHashTable *dirty)
{
  GPtrArray     *deleted = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      WayItem *written = g_hash_table_lookup (self->written, id);

      if (written != NULL && way_map_find (self->map, id) == NULL)
        g_ptr_array_add (deleted, way_item_ref (written));
    }

  return deleted;
}

static void
put_back (WayDesk    *self,
          const char *id)
{
  WayItem *item = way_map_find (self->map, id);
  WayItem *written = g_hash_table_lookup (self->written, id);
  g_autoptr (WayItem) now = item != NULL ? way_desk_dup_for_file (self, item) : NULL;
  g_autoptr (GError) error = NULL;

  if (item == NULL || (written != NULL ? way_desk_take_differences (self, item, now, written, &error) : remove_directly (self, item, &error)))
    return;
  way_desk_tell_problem (self, error->message, TRUE);
}

/**
 * way_desk_take_back:
 * @self: a desk
 *
 * Gives up what could not be written: the records on the desk become again what they are in the file.
 * The history keeps its steps, but those about what was deleted or is not in the file.
 */
void
way_desk_take_back (WayDesk *self)
{
  g_autoptr (GHashTable) dirty = NULL;
  g_autoptr (GPtrArray) deleted = NULL;
  GHashTableIter iter;
  gpointer       id;

  g_return_if_fail (WAY_IS_DESK (self));

  way_history_seal (self->history);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->waits_since = 0;
  way_desk_tell_no_problem (self);
  dirty = g_steal_pointer (&self->dirty);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  deleted = list_deleted (self, dirty);
  way_desk_put_again (self, deleted);
  g_hash_table_iter_init (&iter, dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    put_back (self, id);
  g_hash_table_remove_all (self->brought_back);
}
