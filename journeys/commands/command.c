/* command.c - a change of a map, as data */
#include "config.h"

#include "journeys/commands/command-private.h"

#include <string.h>

#include "journeys/model/item-private.h"

G_DEFINE_QUARK (way_command_error, way_command_error)

static WayCommand *
command_new (WayCommandType type)
{
  WayCommand *self = g_new0 (WayCommand, 1);

  g_ref_count_init (&self->ref_count);
  self->type = type;
  self->index = -1;

  return self;
}

/**
 * way_command_new_insert:
 * @parent: where the item goes
 * @slot: a slot of @parent
 * @index: the place among its siblings; -1 for the end
 * @item: (transfer none): an item that no map holds; it is on the map afterwards
 *
 * Returns: (transfer full): a command that puts a new item on the map
 */
WayCommand *
way_command_new_insert (WayItem *parent,
                        int      slot,
                        int      index,
                        WayItem *item)
{
  WayCommand *self = command_new (WAY_COMMAND_INSERT);

  self->item_id = g_strdup (way_item_get_id (item));
  self->item = way_item_ref (item);
  self->parent_id = g_strdup (way_item_get_id (parent));
  self->slot = slot;
  self->index = index;

  return self;
}

/* Takes one item away; what refers to it must be gone already. */
WayCommand *
way_command_new_remove_alone (WayItem *item)
{
  WayCommand *self = command_new (WAY_COMMAND_REMOVE);

  self->item_id = g_strdup (way_item_get_id (item));
  self->item = way_item_ref (item);

  return self;
}

/**
 * way_command_new_move:
 * @item: an item of a map
 * @parent: where it goes
 * @slot: a slot of @parent
 * @index: the place among its future siblings, not counting itself; -1 for the end
 *
 * Returns: (transfer full): a command that moves the item
 */
WayCommand *
way_command_new_move (WayItem *item,
                      WayItem *parent,
                      int      slot,
                      int      index)
{
  WayCommand *self = command_new (WAY_COMMAND_MOVE);

  self->item_id = g_strdup (way_item_get_id (item));
  self->kind = way_item_get_kind (item);
  self->parent_id = g_strdup (way_item_get_id (parent));
  self->slot = slot;
  self->index = index;

  return self;
}

/* The value must be canonical; it is taken. */
WayCommand *
way_command_new_set_canonical (WayItem *item,
                               int      field,
                               char    *value)
{
  WayCommand *self = command_new (WAY_COMMAND_SET);

  self->item_id = g_strdup (way_item_get_id (item));
  self->kind = way_item_get_kind (item);
  self->field = field;
  self->new_value = value;

  return self;
}

/* What a field has or could have already, such as an amount without a currency, is not read again
 * as if somebody typed it. */
static gboolean
normalise (const WayField *field,
           const char     *value,
           char          **canonical,
           GError        **error)
{
  if (value != NULL && way_field_normalise_stored (field, value, canonical, NULL))
    {
      if (g_strcmp0 (*canonical, value) == 0)
        return TRUE;
      g_clear_pointer (canonical, g_free);
    }

  return way_field_normalise (field, value, canonical, error);
}

/**
 * way_command_new_set:
 * @item: an item of a map
 * @field: the name of a field of its kind
 * @value: (nullable): the new value, canonical or as typed; NULL or empty for unset
 * @error: where to put why the value is refused
 *
 * Returns: (transfer full) (nullable): a command that sets one field
 */
WayCommand *
way_command_new_set (WayItem    *item,
                     const char *field,
                     const char *value,
                     GError    **error)
{
  int             place = way_kind_find_field (way_item_get_kind (item), field);
  const WayField *declared;
  char           *canonical;

  g_return_val_if_fail (place >= 0, NULL);

  declared = &way_item_get_info (item)->fields[place];
  if (!normalise (declared, value, &canonical, error))
    return NULL;

  return way_command_new_set_canonical (item, place, canonical);
}

/**
 * way_command_new_group:
 * @label: (nullable): what the whole does, translated
 *
 * Returns: (transfer full): an empty group; its commands are one step of undo
 */
WayCommand *
way_command_new_group (const char *label)
{
  WayCommand *self = command_new (WAY_COMMAND_GROUP);

  self->label = g_strdup (label);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify)way_command_unref);

  return self;
}

/**
 * way_command_group_add:
 * @group: a group
 * @command: (transfer full): what is done after the rest of the group
 *
 * Adds a command to a group that was not applied yet.
 */
void
way_command_group_add (WayCommand *group,
                       WayCommand *command)
{
  g_return_if_fail (group->type == WAY_COMMAND_GROUP);

  g_ptr_array_add (group->children, command);
}

/**
 * way_command_group_get_size:
 * @group: a group
 *
 * Returns: how many commands it has
 */
int
way_command_group_get_size (WayCommand *group)
{
  return group->children->len;
}

/**
 * way_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): the same command
 */
WayCommand *
way_command_ref (WayCommand *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * way_command_unref:
 * @self: (transfer full): a command
 *
 * Gives back a reference.
 */
void
way_command_unref (WayCommand *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_free (self->label);
  g_free (self->made);
  g_free (self->name);
  g_free (self->item_id);
  g_clear_pointer (&self->item, way_item_unref);
  g_free (self->parent_id);
  g_free (self->old_parent_id);
  g_free (self->old_value);
  g_free (self->new_value);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static WayCommand *
get_asked (WayCommand *self)
{
  return g_ptr_array_index (self->children, self->children->len - 1);
}

/* Of a group: which of its commands inserted what a later one changes. */
static WayCommand *
find_insert (WayCommand *self,
             WayCommand *later)
{
  guint i;

  for (i = 0; i < self->children->len; i++)
    {
      WayCommand *child = g_ptr_array_index (self->children, i);

      if (child->type == WAY_COMMAND_INSERT && strcmp (way_item_get_id (child->item), later->item_id) == 0)
        return child;
    }

  return self->follows ? get_asked (self) : NULL;
}

/* Whether a command changes what another did, and nothing else. */
static gboolean
can_merge (WayCommand *self,
           WayCommand *later)
{
  guint i;

  if (self->type == WAY_COMMAND_GROUP && later->type == WAY_COMMAND_GROUP)
    {
      if (self->children->len != later->children->len || self->children->len == 0)
        return FALSE;
      for (i = 0; i < self->children->len; i++)
        if (!can_merge (g_ptr_array_index (self->children, i), g_ptr_array_index (later->children, i)))
          return FALSE;
      return TRUE;
    }
  if (later->type != WAY_COMMAND_SET)
    return FALSE;
  if (self->type == WAY_COMMAND_GROUP)
    {
      WayCommand *taker = find_insert (self, later);

      return taker != NULL && can_merge (taker, later);
    }
  if (self->type == WAY_COMMAND_INSERT)
    return strcmp (way_item_get_id (self->item), later->item_id) == 0;

  /* What somebody else wrote in between is something to go back to. */
  return self->type == WAY_COMMAND_SET && self->field == later->field && strcmp (self->item_id, later->item_id) == 0 &&
         g_strcmp0 (self->new_value, later->old_value) == 0;
}

/* A job card has no name but that of the job it refers to. */
static gboolean
is_named_by (WayCommand *self,
             WayCommand *later)
{
  return self->type == WAY_COMMAND_INSERT && way_item_get_kind (self->item) == WAY_KIND_JOB_CARD &&
         way_item_refers_to (self->item, "job", later->item_id) &&
         (way_kind_get_info (later->kind)->fields[later->field].flags & WAY_FIELD_NAME);
}

static void
take_in (WayCommand *self,
         WayCommand *later)
{
  guint i;

  way_command_forget_made (self);
  if (self->type == WAY_COMMAND_GROUP && later->type != WAY_COMMAND_GROUP)
    {
      take_in (find_insert (self, later), later);
      if (is_named_by (get_asked (self), later))
        way_command_name_by (get_asked (self), later->new_value);
    }
  else if (self->type == WAY_COMMAND_GROUP)
    for (i = 0; i < self->children->len; i++)
      take_in (g_ptr_array_index (self->children, i), g_ptr_array_index (later->children, i));
  else if (self->type == WAY_COMMAND_INSERT)
    {
      if (g_strcmp0 (way_item_get_at (self->item, later->field), later->new_value) != 0)
        way_item_put (self->item, later->field, later->new_value);
    }
  else
    {
      g_free (self->new_value);
      self->new_value = g_strdup (later->new_value);
    }
}

/**
 * way_command_merge:
 * @self: the last command done
 * @later: a command done after it
 *
 * Takes a later change of the same field into this one, or a change of what this one
 * inserted; of groups, one by one.
 *
 * Returns: whether @later is part of @self now
 */
gboolean
way_command_merge (WayCommand *self,
                   WayCommand *later)
{
  if (!can_merge (self, later))
    return FALSE;
  take_in (self, later);

  return TRUE;
}

/* Whether two commands do the same to the same state of a map. */
gboolean
way_command_is_same (WayCommand *self,
                     WayCommand *other)
{
  guint i;

  if (self->type != other->type ||
      g_strcmp0 (self->item_id, other->item_id) != 0 ||
      g_strcmp0 (self->parent_id, other->parent_id) != 0 ||
      self->slot != other->slot ||
      self->index != other->index ||
      self->kind != other->kind ||
      self->field != other->field ||
      g_strcmp0 (self->new_value, other->new_value) != 0)
    return FALSE;
  if (self->type != WAY_COMMAND_GROUP)
    return TRUE;
  if (self->children->len != other->children->len)
    return FALSE;
  for (i = 0; i < self->children->len; i++)
    if (!way_command_is_same (g_ptr_array_index (self->children, i), g_ptr_array_index (other->children, i)))
      return FALSE;

  return TRUE;
}
