/* replace.c - other words in many texts, as one step */
#include "config.h"

#include "journeys/commands/replace.h"

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/model/written.h"

typedef struct
{
  const char *sought; /* folded */
  const char *with;
  WayCommand *group;
  gboolean    changed; /* something about the subject that is looked at */
  int         n_left;
} Replacing;

/* What somebody said stays what they said; a code stays what it stands for. */
static gboolean
may_change (WayItem        *holder,
            const WayField *field)
{
  WayKind kind = way_item_get_kind (holder);

  if (kind == WAY_KIND_COMMENT || kind == WAY_KIND_REPLY || field->flags & WAY_FIELD_CODE)
    return FALSE;

  return field->type != WAY_FIELD_CHOICE || way_field_find_choice (field, way_item_get (holder, field->name)) == NULL;
}

static gboolean
replace_in (WayItem        *holder,
            const WayField *field,
            const char     *value,
            gpointer        data)
{
  Replacing       *self = data;
  g_autofree char *replaced = NULL;
  WayCommand      *command;

  replaced = way_fold_replace (value, self->sought, self->with);
  if (replaced == NULL || g_str_equal (replaced, value))
    return FALSE;
  command = may_change (holder, field) ? way_command_new_set (holder, field->name, replaced, NULL) : NULL;
  if (command == NULL)
    {
      self->n_left++;
      return FALSE;
    }
  way_command_group_add (self->group, command);
  self->changed = TRUE;

  return FALSE;
}

/**
 * way_replace_new_command:
 * @map: a map
 * @subjects: (element-type WayItem): the things on it to change
 * @what: what is replaced, with whatever capitals and accents
 * @with: what comes in its place
 * @result: (out): what becomes of it
 *
 * Replaces in all texts of some things. What a field refuses stays as it is.
 *
 * Returns: (transfer full) (nullable): the changes as one step; NULL when there are none
 */
WayCommand *
way_replace_new_command (WayMap           *map,
                         GPtrArray        *subjects,
                         const char       *what,
                         const char       *with,
                         WayReplaceResult *result)
{
  g_autofree char *sought = way_fold_text (what);
  g_autoptr (WayCommand) group = way_command_new_group (NULL);
  g_autofree char *label = NULL;
  Replacing        self = { sought, with, group, FALSE, 0 };
  gboolean         only_cards = TRUE;
  guint            i;

  result->n_items = result->n_left = 0;
  if (*sought == '\0')
    return NULL;
  for (i = 0; i < subjects->len; i++)
    {
      WayItem *subject = g_ptr_array_index (subjects, i);

      self.changed = FALSE;
      way_written_foreach (map, subject, replace_in, &self);
      if (!self.changed)
        continue;
      result->n_items++;
      only_cards = only_cards && way_kind_is_card (way_item_get_kind (subject));
    }
  result->n_left = self.n_left;
  if (result->n_items == 0)
    return NULL;
  label = g_strdup_printf (only_cards ? g_dngettext (NULL, "Replace in %d Card", "Replace in %d Cards", result->n_items)
                                      : g_dngettext (NULL, "Replace in %d Place", "Replace in %d Places", result->n_items),
                           result->n_items);
  way_command_set_label (group, label);

  return g_steal_pointer (&group);
}
