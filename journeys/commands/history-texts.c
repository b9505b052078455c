/* history-texts.c - what steps have in words, old and new */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/history-private.h"
#include "journeys/model/item-private.h"

typedef struct
{
  WayTextFunc func;
  gpointer    data;
  gboolean    found;
} Looking;

static void
look_at (Looking    *self,
         const char *text)
{
  self->found = self->found || (text != NULL && self->func (text, self->data));
}

static void
look_at_item (WayItem *item,
              gpointer data)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type != WAY_FIELD_PICTURE)
      look_at (data, way_item_get_at (item, i));
}

static void
look_at_command (Looking    *self,
                 WayCommand *command)
{
  guint i;

  look_at (self, command->label);
  look_at (self, command->made);
  look_at (self, command->name);
  look_at (self, command->old_value);
  look_at (self, command->new_value);
  if (command->item != NULL)
    way_item_foreach (command->item, look_at_item, self);
  for (i = 0; command->children != NULL && i < command->children->len; i++)
    look_at_command (self, g_ptr_array_index (command->children, i));
}

/**
 * way_command_has_text:
 * @self: a command
 * @func: (scope call): says of a text whether it is looked for
 * @data: for @func
 *
 * Looks at what it does, what it takes back to, and what it is called.
 *
 * Returns: whether there is such a text
 */
gboolean
way_command_has_text (WayCommand *self,
                      WayTextFunc func,
                      gpointer    data)
{
  Looking looking = { func, data, FALSE };

  g_return_val_if_fail (self != NULL, FALSE);

  look_at_command (&looking, self);

  return looking.found;
}

/**
 * way_history_has_text:
 * @self: a history
 * @func: (scope call): says of a text whether it is looked for
 * @data: for @func
 *
 * Looks at all steps, also at those that were taken back.
 *
 * Returns: whether there is such a text
 */
gboolean
way_history_has_text (WayHistory *self,
                      WayTextFunc func,
                      gpointer    data)
{
  GPtrArray *lists[2];
  guint      i, j;

  g_return_val_if_fail (WAY_IS_HISTORY (self), FALSE);

  lists[0] = self->done;
  lists[1] = self->undone;
  for (i = 0; i < G_N_ELEMENTS (lists); i++)
    for (j = 0; j < lists[i]->len; j++)
      if (way_command_has_text (((WayStep *)g_ptr_array_index (lists[i], j))->command, func, data))
        return TRUE;

  return FALSE;
}
