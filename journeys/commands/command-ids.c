/* command-ids.c - what a command speaks of */
#include "config.h"

#include "journeys/commands/command-private.h"

typedef struct
{
  WayCommandIdFunc func;
  gpointer         data;
} Telling;

static void
tell (Telling    *telling,
      const char *id)
{
  if (id != NULL)
    telling->func (id, telling->data);
}

static void
tell_references (Telling        *telling,
                 const WayField *field,
                 const char     *value)
{
  g_auto (GStrv) ids = NULL;
  int i;

  if (field->targets == 0 || value == NULL)
    return;
  ids = g_strsplit (value, " ", -1);
  for (i = 0; ids[i] != NULL; i++)
    tell (telling, ids[i]);
}

static void
tell_item (WayItem *item,
           gpointer data)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  tell (data, way_item_get_id (item));
  for (i = 0; i < info->n_fields; i++)
    tell_references (data, &info->fields[i], way_item_get_at (item, i));
}

/* Calls a function for every change of a field that was left out when the command was taken back or done
 * again last, as somebody else has changed that field. */
void
way_command_foreach_passed_over (WayCommand          *self,
                                 WayCommandPassedFunc func,
                                 gpointer             data)
{
  guint i;

  if (self->type == WAY_COMMAND_SET && self->passed_over)
    func (self, data);
  if (self->type == WAY_COMMAND_GROUP)
    for (i = 0; i < self->children->len; i++)
      way_command_foreach_passed_over (g_ptr_array_index (self->children, i), func, data);
}

/**
 * way_command_foreach_id:
 * @self: a command
 * @func: (scope call): what to do
 * @data: passed to @func
 *
 * Calls a function for every id that must be known to do the command or to take it back:
 * of what it changes, inserts and removes, of where that stands, and of what is referred to. Some come
 * more than once.
 */
void
way_command_foreach_id (WayCommand      *self,
                        WayCommandIdFunc func,
                        gpointer         data)
{
  Telling telling = { func, data };
  guint   i;

  tell (&telling, self->item_id);
  tell (&telling, self->parent_id);
  tell (&telling, self->old_parent_id);
  if (self->item != NULL)
    way_item_foreach (self->item, tell_item, &telling);
  if (self->type == WAY_COMMAND_SET)
    {
      const WayField *field = &way_kind_get_info (self->kind)->fields[self->field];

      tell_references (&telling, field, self->old_value);
      tell_references (&telling, field, self->new_value);
    }
  if (self->type == WAY_COMMAND_GROUP)
    for (i = 0; i < self->children->len; i++)
      way_command_foreach_id (g_ptr_array_index (self->children, i), func, data);
}
