/* desk-load.c - records onto the desk, and back */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/model/item-private.h"
#include "journeys/records/desk-private.h"
#include "journeys/records/records-private.h"

#define FEWEST 400 /* records, below which the desk needs no tidying */

/**
 * way_desk_get_slot:
 * @kind: a kind
 * @slot: (out): the slot of the root in which such records lie
 *
 * Returns: whether it is a kind of record
 */
gboolean
way_desk_get_slot (WayKind kind,
                   int    *slot)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_RECORDS);
  int                i;

  for (i = 0; i < info->n_slots; i++)
    if (info->slots[i].kinds & WAY_KIND_MASK (kind))
      {
        *slot = i;
        return TRUE;
      }

  return FALSE;
}

typedef struct
{
  WayDesk *self;
  GError  *error;
} Loading;

static void
load_targets_of (WayItem *item,
                 gpointer data)
{
  Loading           *loading = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j, kind;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];
      const char     *value = way_item_get_at (item, i);
      g_auto (GStrv) ids = NULL;

      for (kind = 0; kind < WAY_N_KINDS; kind++)
        if ((field->targets & WAY_KIND_MASK (kind)) && way_records_is_kind (kind))
          break;
      if (value == NULL || kind == WAY_N_KINDS)
        continue;
      ids = g_strsplit (value, " ", -1);
      for (j = 0; ids[j] != NULL; j++)
        if (loading->error == NULL)
          way_desk_load (loading->self, kind, ids[j], &loading->error);
    }
}

/* Brings what an item, or a part of it, refers to. */
gboolean
way_desk_load_targets (WayDesk *self,
                       WayItem *item,
                       GError **error)
{
  Loading loading = { self, NULL };

  way_item_foreach (item, load_targets_of, &loading);
  if (loading.error == NULL)
    return TRUE;
  g_propagate_error (error, loading.error);

  return FALSE;
}

/* The id on the desk of a part that has this one in the file. */
const char *
way_desk_find_part_id (WayDesk    *self,
                       const char *record,
                       const char *id)
{
  g_autofree char *key = g_strconcat (record, " ", id, NULL);
  const char      *other = g_hash_table_lookup (self->desk_ids, key);

  return other != NULL ? other : id;
}

/* Parts are told apart within their record only; on the desk, by their id alone. One that comes there gets
 * another id where its own is taken. */
void
way_desk_make_unique (WayDesk    *self,
                      const char *record,
                      WayItem    *part)
{
  g_autofree char *key = g_strconcat (record, " ", way_item_get_id (part), NULL);
  g_autofree char *id = NULL;

  if (way_map_find (self->map, way_item_get_id (part)) == NULL)
    {
      g_hash_table_remove (self->desk_ids, key);
      return;
    }
  id = way_map_new_id (self->map);
  g_hash_table_insert (self->file_ids, g_strdup (id), g_strdup (way_item_get_id (part)));
  way_item_set_id (part, id);
  g_hash_table_insert (self->desk_ids, g_steal_pointer (&key), g_steal_pointer (&id));
}

static void
make_unique (WayItem *item,
             gpointer data)
{
  WayItem *record = item;

  while (way_item_get_parent (record) != NULL)
    record = way_item_get_parent (record);
  if (record != item)
    way_desk_make_unique (data, way_item_get_id (record), item);
}

static void
name_as_in_file (WayItem *item,
                 gpointer data)
{
  WayDesk    *self = data;
  const char *id = g_hash_table_lookup (self->file_ids, way_item_get_id (item));

  if (id != NULL)
    way_item_set_id (item, id);
}

/* A copy of a record of the desk or of a part, with the ids that parts have in the file. */
WayItem *
way_desk_dup_for_file (WayDesk *self,
                       WayItem *item)
{
  WayItem *copy = way_item_copy (item);

  way_item_foreach (copy, name_as_in_file, self);

  return copy;
}

/* Puts a record that was read onto the desk, if it is not there. */
WayItem *
way_desk_place (WayDesk *self,
                WayItem *record,
                GError **error)
{
  WayItem *item = way_map_find (self->map, way_item_get_id (record));
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (WayItem) copy = NULL;
  int slot;

  if (item != NULL)
    return item;
  if (!way_desk_load_targets (self, record, error))
    return NULL;
  way_desk_get_slot (way_item_get_kind (record), &slot);
  copy = way_item_copy (record);
  way_item_foreach (copy, make_unique, self);
  insert = way_command_new_insert (way_map_get_root (self->map), slot, -1, copy);
  g_hash_table_insert (self->written, g_strdup (way_item_get_id (record)), way_item_ref (record));
  if (!way_desk_apply (self, insert, error))
    {
      g_hash_table_remove (self->written, way_item_get_id (record));
      return NULL;
    }

  return copy;
}

/* Deleted here, and not written yet. */
static gboolean
is_deleted (WayDesk    *self,
            const char *id)
{
  return way_map_find (self->map, id) == NULL && g_hash_table_contains (self->dirty, id);
}

/**
 * way_desk_load:
 * @self: a desk
 * @kind: a kind of record
 * @id: which one
 * @error: where to put why not
 *
 * Brings a record onto the desk, and what it refers to. Whoever shows it holds it, see
 * [method@Desk.hold].
 *
 * Returns: (transfer none) (nullable): the record on the desk
 */
WayItem *
way_desk_load (WayDesk    *self,
               WayKind     kind,
               const char *id,
               GError    **error)
{
  WayItem *item;
  g_autoptr (WayItem) record = NULL;

  g_return_val_if_fail (WAY_IS_DESK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  item = way_map_find (self->map, id);
  if (item != NULL && way_item_get_kind (item) == kind)
    return item;
  if (g_hash_table_contains (self->dirty, id))
    {
      way_records_refuse_unknown (kind, id, error);
      return NULL;
    }
  record = way_records_get (self->records, kind, id, error);

  return record != NULL ? way_desk_place (self, record, error) : NULL;
}

/**
 * way_desk_load_many:
 * @self: a desk
 * @kind: a kind of record
 * @ids: (element-type utf8): which ones
 * @error: where to put why not
 *
 * Returns: whether all are on the desk
 */
gboolean
way_desk_load_many (WayDesk   *self,
                    WayKind    kind,
                    GPtrArray *ids,
                    GError   **error)
{
  guint i;

  for (i = 0; i < ids->len; i++)
    if (way_desk_load (self, kind, g_ptr_array_index (ids, i), error) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * way_desk_bring:
 * @self: a desk
 * @records: (element-type WayItem): records that were read, in whatever thread
 * @error: where to put why not
 *
 * Brings many records onto the desk that were read beside what else happens. One that is there
 * stays as it is; what others have written since it was read is taken when it is written here.
 *
 * Returns: whether all are on the desk
 */
gboolean
way_desk_bring (WayDesk   *self,
                GPtrArray *records,
                GError   **error)
{
  guint i;

  g_return_val_if_fail (WAY_IS_DESK (self), FALSE);

  for (i = 0; i < records->len; i++)
    {
      WayItem    *record = g_ptr_array_index (records, i);
      const char *id = way_item_get_id (record);

      if (is_deleted (self, id))
        {
          way_records_refuse_unknown (way_item_get_kind (record), id, error);
          return FALSE;
        }
      if (way_desk_place (self, record, error) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * way_desk_load_referrers:
 * @self: a desk
 * @kind: a kind of record
 * @id: which one
 * @kinds: kinds of records, as a set
 * @error: where to put why not
 *
 * Brings onto the desk what refers to a record, for example the contacts of an account. What is deleted here and
 * waits to be is left out.
 *
 * Returns: (transfer container) (nullable) (element-type WayItem): the records on the desk,
 *   each kind by name
 */
GPtrArray *
way_desk_load_referrers (WayDesk    *self,
                         WayKind     kind,
                         const char *id,
                         WayKindSet  kinds,
                         GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint i;

  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  found = way_records_list_referring (self->records, kind, id, kinds, error);
  if (found == NULL)
    return NULL;
  for (i = 0; i < found->len; i++)
    {
      WayItem *record = g_ptr_array_index (found, i);
      WayItem *item;

      if (is_deleted (self, way_item_get_id (record)))
        continue;
      item = way_desk_place (self, record, error);
      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }

  return g_steal_pointer (&items);
}

/**
 * way_desk_hold:
 * @self: a desk
 * @id: a record on it
 *
 * Keeps the record on the desk until [method@Desk.release] was called as often.
 */
void
way_desk_hold (WayDesk    *self,
               const char *id)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->held, id));

  g_hash_table_insert (self->held, g_strdup (id), GINT_TO_POINTER (n + 1));
}

static void keep (WayDesk    *self,
                  const char *id,
                  GHashTable *kept);

typedef struct
{
  WayDesk    *self;
  GHashTable *kept;
} Keeping;

static void
keep_targets (WayItem *item,
              gpointer data)
{
  Keeping           *keeping = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets != 0 && way_item_get_at (item, i) != NULL)
      {
        g_auto (GStrv) ids = g_strsplit (way_item_get_at (item, i), " ", -1);

        for (j = 0; ids[j] != NULL; j++)
          keep (keeping->self, ids[j], keeping->kept);
      }
}

/* What stays, stays with what it refers to. */
static void
keep (WayDesk    *self,
      const char *id,
      GHashTable *kept)
{
  WayItem *item = way_map_find (self->map, id);
  WayItem *record = item != NULL ? way_desk_find_record (self, item) : NULL;
  Keeping  keeping = { self, kept };

  if (record != NULL && g_hash_table_add (kept, record))
    way_item_foreach (record, keep_targets, &keeping);
}

static void
keep_spoken_of (const char *id,
                gpointer    data)
{
  Keeping *keeping = data;

  keep (keeping->self, id, keeping->kept);
}

/* Puts back what is neither shown, nor in the history, nor waits to be written. */
static void
tidy (WayDesk *self)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  WayItem           *root = way_map_get_root (self->map);
  const WayKindInfo *info = way_item_get_info (root);
  Keeping            keeping = { self, kept };
  GHashTableIter     iter;
  gpointer           id;
  int                i, j;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    keep (self, id, kept);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    keep (self, id, kept);
  way_history_foreach_id (self->history, keep_spoken_of, &keeping);

  for (i = 0; i < info->n_slots; i++)
    for (j = way_item_n_children (root, i) - 1; j >= 0; j--)
      {
        WayItem *record = way_item_get_child (root, i, j);
        g_autoptr (WayCommand) remove = NULL;

        if (g_hash_table_contains (kept, record))
          continue;
        remove = way_command_new_remove_alone (record);
        if (!way_desk_apply (self, remove, NULL))
          continue;
        g_hash_table_remove (self->written, way_item_get_id (record));
        g_hash_table_remove (self->touched, way_item_get_id (record));
      }
  self->tidy_at = MAX (FEWEST, 2 * g_hash_table_size (kept));
}

/**
 * way_desk_release:
 * @self: a desk
 * @id: a record that was held
 *
 * Lets a record go: it may be taken off the desk once neither somebody shows it nor a step of
 * the history speaks of it. Items of the desk that are not held are not to be used afterwards.
 */
void
way_desk_release (WayDesk    *self,
                  const char *id)
{
  int n;

  g_return_if_fail (WAY_IS_DESK (self));

  n = GPOINTER_TO_INT (g_hash_table_lookup (self->held, id));
  if (n > 1)
    g_hash_table_insert (self->held, g_strdup (id), GINT_TO_POINTER (n - 1));
  else
    g_hash_table_remove (self->held, id);
  if (g_hash_table_size (self->written) > MAX (FEWEST, self->tidy_at))
    tidy (self);
}

/**
 * way_desk_release_all:
 * @self: a desk
 * @ids: (element-type utf8 utf8): a set of ids of records that were held; emptied
 *
 * Lets several records go.
 */
void
way_desk_release_all (WayDesk    *self,
                      GHashTable *ids)
{
  GHashTableIter iter;
  gpointer       id;

  g_return_if_fail (WAY_IS_DESK (self));

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    way_desk_release (self, id);
  g_hash_table_remove_all (ids);
}
