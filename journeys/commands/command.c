/* command.c - a change of a map, as data */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/spans.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"
#include "journeys/model/map-private.h"
#include "journeys/model/rules.h"

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

/* The value must be canonical. */
static WayCommand *
new_set_canonical (WayItem *item,
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

/**
 * way_command_new_set:
 * @item: an item of a map
 * @field: the name of a field of its kind
 * @value: (nullable): the new value as typed; NULL or empty for unset
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
  int   place = way_kind_find_field (way_item_get_kind (item), field);
  char *canonical;

  g_return_val_if_fail (place >= 0, NULL);

  if (!way_field_normalise (&way_item_get_info (item)->fields[place], value, &canonical, error))
    return NULL;

  return new_set_canonical (item, place, canonical);
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

/* Removal with what refers to the removed. */

typedef struct
{
  WayMap     *map;
  GHashTable *gone;    /* ids of all that goes → itself */
  GPtrArray  *removed; /* the items to remove, tops of trees only, in the order found */
  GPtrArray  *spans;   /* of WayCommand; what long cards cover instead of what goes */
  GHashTable *staying; /* ids of cards that begin with another step */
  gboolean    grew;
} Removal;

static void
mark_gone (WayItem *item,
           gpointer data)
{
  g_hash_table_add (data, (gpointer)way_item_get_id (item));
}

static void
removal_add (Removal *removal,
             WayItem *item)
{
  WayItem *parent = way_item_get_parent (item);

  if (parent == NULL || g_hash_table_contains (removal->gone, way_item_get_id (item)))
    return;

  g_ptr_array_add (removal->removed, item);
  way_item_foreach (item, mark_gone, removal->gone);
  removal->grew = TRUE;

  /* A stage has at least one step. */
  if (way_item_get_kind (item) == WAY_KIND_STEP)
    {
      int i;

      for (i = 0; i < way_item_n_children (parent, WAY_STAGE_STEPS); i++)
        if (!g_hash_table_contains (removal->gone,
                                    way_item_get_id (way_item_get_child (parent, WAY_STAGE_STEPS, i))))
          return;
      removal_add (removal, parent);
    }
}

static gboolean
names_gone (GHashTable *gone,
            const char *references)
{
  g_auto (GStrv) ids = NULL;
  int i;

  if (references == NULL)
    return FALSE;
  if (strchr (references, ' ') == NULL)
    return g_hash_table_contains (gone, references);
  ids = g_strsplit (references, " ", -1);
  for (i = 0; ids[i] != NULL; i++)
    if (g_hash_table_contains (gone, ids[i]))
      return TRUE;

  return FALSE;
}

static gboolean
names_only_gone (GHashTable *gone,
                 const char *references)
{
  g_auto (GStrv) ids = g_strsplit (references, " ", -1);
  int i;

  for (i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (gone, ids[i]))
      return FALSE;

  return TRUE;
}

/* Whether an item makes no sense without a value of this field: what it belongs
 * to, or the cell of a card that stands on the map. */
gboolean
way_command_needs_reference (WayItem        *item,
                             const WayField *field,
                             int             place)
{
  if (field->flags & WAY_FIELD_REQUIRED)
    return TRUE;

  return (place == WAY_CARD_STEP || place == WAY_CARD_LANE) && way_rules_is_in_cell (item);
}

/* A card over several steps begins with the next one that stays. */
static void
note_spans (Removal *removal)
{
  g_autoptr (WayCommand) group = way_command_new_group (NULL);
  guint i;

  for (i = 0; i < removal->removed->len; i++)
    way_command_group_add (group, way_command_new_remove_alone (g_ptr_array_index (removal->removed, i)));
  removal->spans = way_spans_list (removal->map, group);
  for (i = 0; i < removal->spans->len; i++)
    {
      WayCommand *command = g_ptr_array_index (removal->spans, i);

      if (command->field == WAY_CARD_STEP)
        g_hash_table_add (removal->staying, command->item_id);
    }
}

static gboolean
loses_target (Removal *removal,
              WayItem *item,
              int      field)
{
  if (way_item_get_info (item)->fields[field].targets == 0 || !names_gone (removal->gone, way_item_get_at (item, field)))
    return FALSE;

  return field != WAY_CARD_STEP || !g_hash_table_contains (removal->staying, way_item_get_id (item));
}

static void
add_spans (Removal    *removal,
           WayCommand *group)
{
  guint i;

  for (i = 0; i < removal->spans->len; i++)
    {
      WayCommand *command = g_ptr_array_index (removal->spans, i);

      if (!g_hash_table_contains (removal->gone, command->item_id))
        way_command_group_add (group, way_command_ref (command));
    }
}

static void
collect_dependents (WayItem *item,
                    gpointer data)
{
  Removal           *removal = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  if (g_hash_table_contains (removal->gone, way_item_get_id (item)))
    return;
  for (i = 0; i < info->n_fields; i++)
    if (loses_target (removal, item, i) &&
        (way_command_needs_reference (item, &info->fields[i], i) ||
         ((info->fields[i].flags & WAY_FIELD_NARROW) && names_only_gone (removal->gone, way_item_get_at (item, i)))))
      {
        removal_add (removal, item);
        return;
      }
}

typedef struct
{
  Removal    *removal;
  WayCommand *group;
} Clearing;

static void
clear_references (WayItem *item,
                  gpointer data)
{
  Clearing          *clearing = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  if (g_hash_table_contains (clearing->removal->gone, way_item_get_id (item)))
    return;
  for (i = 0; i < info->n_fields; i++)
    if (loses_target (clearing->removal, item, i))
      {
        g_auto (GStrv) ids = g_strsplit (way_item_get_at (item, i), " ", -1);
        g_autoptr (GPtrArray) kept = g_ptr_array_new ();

        for (j = 0; ids[j] != NULL; j++)
          if (!g_hash_table_contains (clearing->removal->gone, ids[j]))
            g_ptr_array_add (kept, ids[j]);
        g_ptr_array_add (kept, NULL);
        way_command_group_add (clearing->group,
                               new_set_canonical (item, i,
                                                  kept->len > 1
                                                    ? g_strjoinv (" ", (char **)kept->pdata)
                                                    : NULL));
      }
}

/**
 * way_command_new_remove_many:
 * @map: the map
 * @items: (element-type WayItem): items of it
 *
 * Makes a command that takes items away, with what cannot be without them (the
 * cards of a lane, the emotions of a persona), and clears what else refers to them.
 *
 * Returns: (transfer full): the command
 */
WayCommand *
way_command_new_remove_many (WayMap    *map,
                             GPtrArray *items)
{
  Removal removal = { .map = map };
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) staying = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  WayCommand *group = way_command_new_group (NULL);
  Clearing    clearing = { &removal, group };
  guint       i;

  removal.gone = gone;
  removal.removed = removed;
  removal.staying = staying;
  for (i = 0; i < items->len; i++)
    removal_add (&removal, g_ptr_array_index (items, i));
  note_spans (&removal);
  do
    {
      removal.grew = FALSE;
      way_item_foreach (way_map_get_root (map), collect_dependents, &removal);
    }
  while (removal.grew);

  add_spans (&removal, group);
  way_item_foreach (way_map_get_root (map), clear_references, &clearing);

  /* Dependents were found last and go first. An item within another that
   * goes as well is taken along with it. */
  for (i = removed->len; i > 0; i--)
    {
      WayItem *item = g_ptr_array_index (removed, i - 1);
      WayItem *above = way_item_get_parent (item);

      while (above != NULL && !g_hash_table_contains (gone, way_item_get_id (above)))
        above = way_item_get_parent (above);
      if (above == NULL)
        way_command_group_add (group, way_command_new_remove_alone (item));
    }

  group->label = way_command_label_removal (items);
  g_ptr_array_unref (removal.spans);

  return group;
}

/**
 * way_command_new_remove:
 * @map: the map
 * @item: an item of it
 *
 * Returns: (transfer full): the same as [func@command_new_remove_many] for one item
 */
WayCommand *
way_command_new_remove (WayMap  *map,
                        WayItem *item)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, item);

  return way_command_new_remove_many (map, items);
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
    return self->follows && can_merge (get_asked (self), later);
  if (self->type == WAY_COMMAND_INSERT)
    return strcmp (way_item_get_id (self->item), later->item_id) == 0;

  return self->type == WAY_COMMAND_SET && self->field == later->field && strcmp (self->item_id, later->item_id) == 0;
}

static void
take_in (WayCommand *self,
         WayCommand *later)
{
  guint i;

  way_command_forget_made (self);
  if (self->type == WAY_COMMAND_GROUP && later->type != WAY_COMMAND_GROUP)
    take_in (get_asked (self), later);
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
