/* bulk-edits.c - the same change of several items, as one step */
#include "config.h"

#include "journeys/commands/bulk-edits.h"

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/join.h"

/* Change Owner of 5 Cards. */
static char *
dup_label (GPtrArray  *items,
           const char *field)
{
  WayItem        *first = g_ptr_array_index (items, 0);
  WayKind         kind = way_item_get_kind (first);
  const WayField *declared = way_kind_get_field (kind, field);
  const char     *name = _ (declared->label);
  int             n = items->len;
  guint           i;

  for (i = 1; i < items->len; i++)
    {
      WayKind other = way_item_get_kind (g_ptr_array_index (items, i));

      if (other != kind && !(way_kind_is_card (other) && way_kind_is_card (kind)))
        kind = WAY_N_KINDS;
      if (kind == WAY_N_KINDS)
        break;
    }
  /* TRANSLATORS: the name of a field, and of how many: Change Owner of 5 Cards */
  if (kind < WAY_N_KINDS && way_kind_is_card (kind))
    return g_strdup_printf (g_dngettext (NULL, "Change %s of %d Card", "Change %s of %d Cards", n), name, n);
  if (kind == WAY_KIND_STAGE)
    return g_strdup_printf (g_dngettext (NULL, "Change %s of %d Stage", "Change %s of %d Stages", n), name, n);
  if (kind == WAY_KIND_STEP)
    return g_strdup_printf (g_dngettext (NULL, "Change %s of %d Step", "Change %s of %d Steps", n), name, n);
  if (kind == WAY_KIND_LANE)
    return g_strdup_printf (g_dngettext (NULL, "Change %s of %d Lane", "Change %s of %d Lanes", n), name, n);

  return g_strdup_printf (g_dngettext (NULL, "Change %s of %d Item", "Change %s of %d Items", n), name, n);
}

/* What a field of an item is to be; NULL is unset. */
typedef char *(*NewValue) (const WayField *field,
                           const char     *value,
                           const char     *text);

static WayCommand *
change (GPtrArray  *items,
        const char *field,
        const char *text,
        NewValue    new_value,
        gboolean    all,
        GError    **error)
{
  g_autoptr (WayCommand) group = NULL;
  g_autofree char *label = NULL;
  guint            i;

  g_return_val_if_fail (items->len > 0, NULL);

  label = items->len > 1 ? dup_label (items, field) : NULL;
  group = way_command_new_group (label);
  for (i = 0; i < items->len; i++)
    {
      WayItem         *item = g_ptr_array_index (items, i);
      const WayField  *declared = way_kind_get_field (way_item_get_kind (item), field);
      const char      *value = way_item_get (item, field);
      g_autofree char *wanted = new_value (declared, value, text);
      WayCommand      *command = way_command_new_set (item, field, wanted, error);

      if (command == NULL)
        return NULL;
      if (!all && g_strcmp0 (command->new_value, value) == 0)
        {
          way_command_unref (command);
          continue;
        }
      if (items->len == 1)
        return command;
      way_command_group_add (group, command);
    }

  return way_command_group_get_size (group) > 0 ? g_steal_pointer (&group) : NULL;
}

static char *
take_text (const WayField *field,
           const char     *value,
           const char     *text)
{
  return g_strdup (text);
}

static gboolean
has_entry (const WayField *field,
           const char     *value,
           const char     *entry)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", field->type == WAY_FIELD_LIST ? "\n" : " ", -1);

  return g_strv_contains ((const char *const *)parts, entry);
}

static char *
with_entries (const WayField *field,
              const char     *value,
              const char     *text)
{
  const char *separator = field->type == WAY_FIELD_LIST ? "\n" : " ";
  g_auto (GStrv) entries = g_strsplit (text, separator, -1);
  g_autoptr (GString) all = g_string_new (value);
  int i;

  if (field->type == WAY_FIELD_REFERENCE)
    return g_strdup (text);
  for (i = 0; entries[i] != NULL; i++)
    if (!has_entry (field, all->str, g_strstrip (entries[i])))
      way_join_append (all, separator, entries[i]);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
without_entry (const WayField *field,
               const char     *value,
               const char     *text)
{
  const char *separator = field->type == WAY_FIELD_LIST ? "\n" : " ";
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", separator, -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  int i;

  for (i = 0; parts[i] != NULL; i++)
    if (!g_str_equal (parts[i], text))
      way_join_append (kept, separator, parts[i]);

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/**
 * way_bulk_edits_set:
 * @items: (element-type WayItem): items of a map that have the field
 * @field: the name of a field
 * @text: (nullable): the new value as typed; NULL or empty for unset
 * @error: where to put why the value is refused
 *
 * Sets one field of all. The command speaks of each of them, also of those that have the value
 * already, so that what is typed letter by letter merges.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_bulk_edits_set (GPtrArray  *items,
                    const char *field,
                    const char *text,
                    GError    **error)
{
  return change (items, field, text, take_text, TRUE, error);
}

/**
 * way_bulk_edits_add:
 * @items: (element-type WayItem): items of a map that have the field
 * @field: the name of a list or of a field of references
 * @entries: what to add: lines of a list, ids of references
 * @error: where to put why it is refused
 *
 * Adds entries to those that do not have them. Where there is one reference it takes the
 * place of the one there was.
 *
 * Returns: (transfer full) (nullable): the command; NULL without an error when all have them
 */
WayCommand *
way_bulk_edits_add (GPtrArray  *items,
                    const char *field,
                    const char *entries,
                    GError    **error)
{
  return change (items, field, entries, with_entries, FALSE, error);
}

/**
 * way_bulk_edits_remove:
 * @items: (element-type WayItem): items of a map that have the field
 * @field: the name of a list or of a field of references
 * @entry: what to take away
 * @error: where to put why it is refused
 *
 * Takes one entry from those that have it.
 *
 * Returns: (transfer full) (nullable): the command; NULL without an error when none has it
 */
WayCommand *
way_bulk_edits_remove (GPtrArray  *items,
                       const char *field,
                       const char *entry,
                       GError    **error)
{
  return change (items, field, entry, without_entry, FALSE, error);
}
