/* desk-edits.c - what a person does to records */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/join.h"
#include "journeys/records/desk-private.h"
#include "journeys/records/library.h"

/**
 * way_desk_perform:
 * @self: a desk
 * @command: (transfer none): what to do
 * @error: where to put why not
 *
 * Does a command and writes what it changed. The same as to perform it through the history,
 * but for one who wants to know: [signal@Desk::problem] is not emitted.
 *
 * Returns: whether it is done and written (or, in a thread that is in a hurry, will be as soon as another
 *   program that writes lets it); if not, nothing was changed
 */
gboolean
way_desk_perform (WayDesk    *self,
                  WayCommand *command,
                  GError    **error)
{
  gboolean done;

  g_return_val_if_fail (WAY_IS_DESK (self), FALSE);

  g_clear_error (&self->refused);
  self->asked = TRUE;
  done = way_history_perform (self->history, command, error);
  self->asked = FALSE;
  if (!done)
    return FALSE;
  if (self->refused == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->refused));

  return FALSE;
}

/**
 * way_desk_add:
 * @self: a desk
 * @record: a new record
 * @error: where to put why not
 *
 * Puts a record that was made elsewhere on the desk, as a step that can be undone.
 *
 * Returns: (transfer none) (nullable): the record on the desk
 */
WayItem *
way_desk_add (WayDesk *self,
              WayItem *record,
              GError **error)
{
  g_autoptr (WayCommand) command = NULL;
  int slot;

  g_return_val_if_fail (WAY_IS_DESK (self), NULL);
  g_return_val_if_fail (way_desk_get_slot (way_item_get_kind (record), &slot), NULL);

  if (!way_desk_load_targets (self, record, error))
    return NULL;
  command = way_command_new_insert (way_map_get_root (self->map), slot, -1, record);
  if (!way_desk_perform (self, command, error))
    return NULL;

  return way_map_find (self->map, way_item_get_id (record));
}

/**
 * way_desk_create:
 * @self: a desk
 * @kind: a kind of record
 * @name: what it is called
 * @field: (nullable): a field of it that has a value from the beginning
 * @value: (nullable): that value, for example the id of the account of a contact
 * @error: where to put why not
 *
 * Makes a record, as a step that can be undone.
 *
 * Returns: (transfer none) (nullable): the record on the desk
 */
WayItem *
way_desk_create (WayDesk    *self,
                 WayKind     kind,
                 const char *name,
                 const char *field,
                 const char *value,
                 GError    **error)
{
  g_autoptr (WayItem) record = NULL;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  stripped = g_strstrip (g_strdup (name));
  if (*stripped == '\0')
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID, _ ("A record needs a name."));
      return NULL;
    }
  record = way_records_new_record (kind);
  if (!way_item_set (record, way_kind_get_name_field (kind), stripped, error) ||
      (field != NULL && !way_item_set (record, field, value, error)))
    return NULL;

  return way_desk_add (self, record, error);
}

static char *
count_in_words (WayKind kind,
                int     n)
{
  switch ((int)kind)
    {
    case WAY_KIND_ACCOUNT:
      return g_strdup_printf (g_dngettext (NULL, "%d account", "%d accounts", n), n);
    case WAY_KIND_CONTACT:
      return g_strdup_printf (g_dngettext (NULL, "%d contact", "%d contacts", n), n);
    case WAY_KIND_PERSONA:
      return g_strdup_printf (g_dngettext (NULL, "%d persona", "%d personas", n), n);
    case WAY_KIND_JOB:
      return g_strdup_printf (g_dngettext (NULL, "%d job", "%d jobs", n), n);
    case WAY_KIND_MAP:
    default:
      return g_strdup_printf (g_dngettext (NULL, "%d map", "%d maps", n), n);
    }
}

static void
add_words (GString    *words,
           GHashTable *linking,
           WayKind     kind)
{
  GHashTableIter   iter;
  gpointer         value;
  g_autofree char *counted = NULL;
  int              n = 0;

  g_hash_table_iter_init (&iter, linking);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += GPOINTER_TO_INT (value) == (int)kind;
  if (n == 0)
    return;
  counted = count_in_words (kind, n);
  /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
  way_join_append (words, _ (", "), counted);
}

/* What loses its meaning with what it is about; see the tables of parts. */
static void
add_parts_about (WayItem    *record,
                 GHashTable *going,
                 GPtrArray  *items)
{
  const WayKindInfo *info = way_item_get_info (record);
  int                i, j, k;

  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_item_n_children (record, i); j++)
      {
        WayItem           *part = way_item_get_child (record, i, j);
        const WayKindInfo *of_part = way_item_get_info (part);

        for (k = 0; k < of_part->n_fields; k++)
          if (of_part->fields[k].type == WAY_FIELD_REFERENCE && way_item_get_at (part, k) != NULL &&
              g_hash_table_contains (going, way_item_get_at (part, k)))
            {
              g_ptr_array_add (items, part);
              break;
            }
      }
}

static gboolean
note_maps (WayDesk    *self,
           WayKind     kind,
           const char *id,
           GHashTable *linking,
           GError    **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  guint i;

  if (kind == WAY_KIND_CONTACT || kind == WAY_KIND_PROFILE)
    return TRUE;
  maps = way_records_list_maps_of (self->records, kind, id, error);
  if (maps == NULL)
    return FALSE;
  for (i = 0; i < maps->len; i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (maps, i);

      g_hash_table_insert (linking, g_strdup (entry->id), GINT_TO_POINTER (WAY_KIND_MAP));
    }

  return TRUE;
}

/* Records that are to be deleted together, of one kind or of several. */
typedef struct
{
  WayDesk    *desk;
  GHashTable *going;     /* their ids */
  GHashTable *linking;   /* id → kind, of what links to them */
  GHashTable *referring; /* items on the desk that refer to them */
  GPtrArray  *items;     /* on the desk, that go */
} Deletion;

static gboolean
note_going (Deletion   *self,
            WayKind     kind,
            const char *id,
            GError    **error)
{
  WayItem *item = way_desk_load (self->desk, kind, id, error);
  g_autoptr (GPtrArray) referrers = item != NULL ? way_desk_load_referrers (self->desk, kind, id, G_MAXUINT64, error) : NULL;
  guint i;

  if (referrers == NULL || !note_maps (self->desk, kind, id, self->linking, error))
    return FALSE;
  g_ptr_array_add (self->items, item);
  for (i = 0; i < referrers->len; i++)
    {
      WayItem *other = g_ptr_array_index (referrers, i);

      if (g_hash_table_contains (self->going, way_item_get_id (other)))
        continue;
      g_hash_table_add (self->referring, other);
      g_hash_table_insert (self->linking, g_strdup (way_item_get_id (other)), GINT_TO_POINTER (way_item_get_kind (other)));
    }

  return TRUE;
}

static WayCommand *delete (Deletion *self)
{
  GHashTableIter iter;
  gpointer       record;

  g_hash_table_iter_init (&iter, self->referring);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    add_parts_about (record, self->going, self->items);

  return way_command_new_remove_many (self->desk->map, self->items);
}

/**
 * way_desk_delete_command:
 * @self: a desk
 * @kind: a kind of record
 * @ids: (element-type utf8): which records
 * @what_links: (out) (optional) (nullable): what links to them, in words: “12 contacts, 3 maps”;
 *   NULL when nothing does
 * @error: where to put why not
 *
 * Makes a command that deletes records. What refers to them is brought onto the desk first, so that
 * undo brings every reference back. Maps keep what they show of them.
 *
 * Returns: (transfer full) (nullable): the command, for [method@Desk.perform]
 */
WayCommand *
way_desk_delete_command (WayDesk   *self,
                         WayKind    kind,
                         GPtrArray *ids,
                         char     **what_links,
                         GError   **error)
{
  static const WayKind order[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB, WAY_KIND_MAP };
  g_autoptr (GHashTable) going = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) linking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) referring = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *label = NULL;
  Deletion         deletion = { self, going, linking, referring, items };
  WayCommand      *command;
  guint            i;

  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  if (what_links != NULL)
    *what_links = NULL;
  for (i = 0; i < ids->len; i++)
    g_hash_table_add (going, g_ptr_array_index (ids, i));
  for (i = 0; i < ids->len; i++)
    if (!note_going (&deletion, kind, g_ptr_array_index (ids, i), error))
      return NULL;
  for (i = 0; i < G_N_ELEMENTS (order); i++)
    add_words (words, linking, order[i]);
  if (what_links != NULL && words->len > 0)
    *what_links = g_strdup (words->str);

  if (ids->len == 1)
    {
      g_autofree char *name = way_command_shorten (way_item_get_shown_name (g_ptr_array_index (items, 0)));

      /* TRANSLATORS: a step of undo: a kind of record and its name */
      label = g_strdup_printf (_ ("Delete %s “%s”"), _ (way_kind_get_info (kind)->label), name);
    }
  else
    /* TRANSLATORS: a step of undo: %s are, for example, Accounts */
    label = g_strdup_printf (_ ("Delete %u %s"), ids->len, _ (way_kind_get_info (kind)->plural));
  command = delete (&deletion);
  way_command_set_label (command, label);

  return command;
}

/**
 * way_desk_delete_made_command:
 * @self: a desk
 * @records: (element-type WayItem): records of several kinds that were made together, as they were then
 * @error: where to put why not
 *
 * Makes a command that deletes those of them that are still there, as [method@Desk.delete_command] does.
 *
 * Returns: (transfer full) (nullable): the command; an empty group when there is nothing to delete
 */
WayCommand *
way_desk_delete_made_command (WayDesk   *self,
                              GPtrArray *records,
                              GError   **error)
{
  g_autoptr (GHashTable) going = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) linking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) referring = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  Deletion    deletion = { self, going, linking, referring, items };
  WayCommand *command;
  guint       i;

  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  for (i = 0; i < records->len; i++)
    g_hash_table_add (going, (char *)way_item_get_id (g_ptr_array_index (records, i)));
  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);
      g_autoptr (GError) failed = NULL;

      if (note_going (&deletion, way_item_get_kind (record), way_item_get_id (record), &failed) ||
          g_error_matches (failed, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  command = delete (&deletion);
  way_command_set_label (command, _ ("Delete What Was Taken Over"));

  return command;
}
