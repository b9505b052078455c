/* apply.c - doing a command and taking it back
 *
 * Everything that could go wrong is looked at before the map is touched, so a
 * refused command leaves the map as it was. What is needed for the way back is
 * noted at the moment of doing.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/map-private.h"
#include "journeys/model/picture-room.h"

static gboolean
refuse (GError        **error,
        WayCommandError code,
        const char     *message)
{
  g_set_error_literal (error, WAY_COMMAND_ERROR, code, message);
  return FALSE;
}

static WayItem *
find (WayMap     *map,
      const char *id,
      GError    **error)
{
  WayItem *item = way_map_find (map, id);

  if (item == NULL)
    refuse (error, WAY_COMMAND_ERROR_GONE, _ ("The item is not on the map any more."));

  return item;
}

/* What is inserted together may refer to one another. */
typedef struct
{
  WayMap     *map;
  GHashTable *coming; /* id → item, or NULL */
  gboolean    known_id;
  gboolean    dangling;
} Check;

static gboolean
is_target (Check          *check,
           const WayField *field,
           const char     *id)
{
  WayItem *target = way_map_find (check->map, id);

  if (target == NULL && check->coming != NULL)
    target = g_hash_table_lookup (check->coming, id);

  return target != NULL && (field->targets & WAY_KIND_MASK (way_item_get_kind (target))) != 0;
}

static gboolean
references_are_sound (Check          *check,
                      const WayField *field,
                      const char     *value)
{
  g_auto (GStrv) ids = NULL;
  int i;

  if (value == NULL || field->targets == 0)
    return TRUE;
  if (strchr (value, ' ') == NULL)
    return is_target (check, field, value);
  ids = g_strsplit (value, " ", -1);
  for (i = 0; ids[i] != NULL; i++)
    if (!is_target (check, field, ids[i]))
      return FALSE;

  return TRUE;
}

static void
note_coming (WayItem *item,
             gpointer data)
{
  Check *check = data;

  if (way_map_find (check->map, way_item_get_id (item)) != NULL ||
      !g_hash_table_insert (check->coming, (gpointer)way_item_get_id (item), item))
    check->known_id = TRUE;
}

static void
check_references (WayItem *item,
                  gpointer data)
{
  Check             *check = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (!references_are_sound (check, &info->fields[i], way_item_get_at (item, i)) ||
        ((info->fields[i].flags & WAY_FIELD_REQUIRED) && way_item_get_at (item, i) == NULL))
      check->dangling = TRUE;
}

static gboolean
check_room (WayMap  *map,
            gsize    coming,
            GError **error)
{
  return way_pictures_have_room (map, coming) ||
         refuse (error, WAY_COMMAND_ERROR_INVALID, _ ("The map has as many pictures as its file can take. Remove some, or use another map."));
}

/* A card among the cards has a cell. */
static gboolean
has_place (WayItem *item,
           WayItem *parent,
           int      slot)
{
  if (way_item_get_kind (parent) != WAY_KIND_MAP || slot != WAY_MAP_CARDS)
    return TRUE;

  return way_item_get_at (item, WAY_CARD_STEP) != NULL && way_item_get_at (item, WAY_CARD_LANE) != NULL;
}

static gboolean
check_place (WayItem *item,
             WayItem *parent,
             int      slot,
             GError **error)
{
  const WayKindInfo *info = way_item_get_info (parent);

  if (slot < 0 ||
      slot >= info->n_slots ||
      (info->slots[slot].kinds & WAY_KIND_MASK (way_item_get_kind (item))) == 0 ||
      !has_place (item, parent, slot))
    return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("The item cannot be put there."));

  return TRUE;
}

static gboolean
apply_insert (WayCommand *self,
              WayMap     *map,
              GError    **error)
{
  g_autoptr (GHashTable) coming = g_hash_table_new (g_str_hash, g_str_equal);
  Check    check = { .map = map, .coming = coming };
  WayItem *parent = find (map, self->parent_id, error);
  int      n;

  if (parent == NULL || !check_place (self->item, parent, self->slot, error))
    return FALSE;
  if (way_item_get_kind (self->item) == WAY_KIND_STAGE &&
      way_item_n_children (self->item, WAY_STAGE_STEPS) == 0)
    return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("A stage needs at least one step."));
  way_item_foreach (self->item, note_coming, &check);
  if (check.known_id)
    return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("The item is on the map already."));
  way_item_foreach (self->item, check_references, &check);
  if (check.dangling)
    return refuse (error, WAY_COMMAND_ERROR_GONE, _ ("The item refers to something that is not on the map."));
  if (!check_room (map, way_pictures_measure (self->item), error))
    return FALSE;

  n = way_item_n_children (parent, self->slot);
  if (self->index < 0 || self->index > n)
    self->index = n;
  way_map_insert (map, parent, self->slot, self->index, self->item);

  return TRUE;
}

static gboolean
apply_remove (WayCommand *self,
              WayMap     *map,
              GError    **error)
{
  WayItem *item = find (map, self->item_id, error);
  WayItem *parent;

  if (item == NULL)
    return FALSE;
  parent = way_item_get_parent (item);
  if (parent == NULL)
    return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("The map itself cannot be removed."));
  if (way_item_get_kind (item) == WAY_KIND_STEP && way_item_n_children (parent, WAY_STAGE_STEPS) == 1)
    return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("A stage needs at least one step."));

  if (self->item != item)
    {
      g_clear_pointer (&self->item, way_item_unref);
      self->item = way_item_ref (item);
    }
  g_free (self->old_parent_id);
  self->old_parent_id = g_strdup (way_item_get_id (parent));
  self->old_slot = way_item_get_slot (item);
  self->old_index = way_item_get_index (item);
  way_map_remove (map, item);

  return TRUE;
}

static gboolean
apply_move (WayCommand *self,
            WayMap     *map,
            GError    **error)
{
  WayItem *item = find (map, self->item_id, error);
  WayItem *parent = item != NULL ? find (map, self->parent_id, error) : NULL;
  WayItem *above;
  int      n;

  if (parent == NULL || !check_place (item, parent, self->slot, error))
    return FALSE;
  for (above = parent; above != NULL; above = way_item_get_parent (above))
    if (above == item)
      return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("The item cannot be put into itself."));
  if (way_item_get_kind (item) == WAY_KIND_STEP &&
      way_item_get_parent (item) != parent &&
      way_item_n_children (way_item_get_parent (item), WAY_STAGE_STEPS) == 1)
    return refuse (error, WAY_COMMAND_ERROR_PLACE,
                   _ ("A stage needs at least one step. Move the stage instead."));

  g_free (self->old_parent_id);
  self->old_parent_id = g_strdup (way_item_get_id (way_item_get_parent (item)));
  self->old_slot = way_item_get_slot (item);
  self->old_index = way_item_get_index (item);
  n = way_item_n_children (parent, self->slot);
  if (way_item_get_parent (item) == parent && self->old_slot == self->slot)
    n--;
  if (self->index < 0 || self->index > n)
    self->index = n;
  way_map_move (map, item, parent, self->slot, self->index);

  return TRUE;
}

/* A field that somebody else has changed since is not what the command left there: it stays. */
static gboolean
is_passed_over (WayCommand *self,
                WayItem    *item,
                const char *left)
{
  self->passed_over = g_strcmp0 (way_item_get_at (item, self->field), left) != 0;

  return self->passed_over;
}

static gboolean
apply_set (WayCommand *self,
           WayMap     *map,
           GError    **error)
{
  Check           check = { .map = map };
  WayItem        *item = find (map, self->item_id, error);
  const WayField *field;

  if (item == NULL)
    return FALSE;
  if (way_item_get_kind (item) != self->kind)
    return refuse (error, WAY_COMMAND_ERROR_INVALID, _ ("The item is of another kind now."));
  if (self->taken_back && is_passed_over (self, item, self->old_value))
    {
      self->taken_back = FALSE;
      return TRUE;
    }
  field = &way_item_get_info (item)->fields[self->field];
  if (!references_are_sound (&check, field, self->new_value))
    return refuse (error, WAY_COMMAND_ERROR_GONE, _ ("The item referred to is not on the map."));
  if (self->new_value == NULL && way_command_needs_reference (item, field, self->field))
    return refuse (error, WAY_COMMAND_ERROR_INVALID, _ ("This cannot be left empty."));
  if (field->type == WAY_FIELD_PICTURE && self->new_value != NULL && !check_room (map, strlen (self->new_value), error))
    return FALSE;

  g_free (self->old_value);
  self->old_value = g_strdup (way_item_get_at (item, self->field));
  self->taken_back = FALSE;
  self->passed_over = FALSE;
  way_map_set (map, item, self->field, self->new_value);

  return TRUE;
}

static gboolean
apply_group (WayCommand *self,
             WayMap     *map,
             GError    **error)
{
  guint i;

  for (i = 0; i < self->children->len; i++)
    if (!way_command_apply (g_ptr_array_index (self->children, i), map, error))
      {
        while (i > 0)
          way_command_revert (g_ptr_array_index (self->children, --i), map, NULL);
        return FALSE;
      }

  return TRUE;
}

/**
 * way_command_apply:
 * @self: a command
 * @map: the map it was made for, or one in an equal state
 * @error: where to put why it is refused
 *
 * Does a command. Only [class@History] calls this. One that was taken back leaves fields alone
 * that were changed by somebody else since.
 *
 * Returns: whether it was done; if not, the map is unchanged
 */
gboolean
way_command_apply (WayCommand *self,
                   WayMap     *map,
                   GError    **error)
{
  switch (self->type)
    {
    case WAY_COMMAND_INSERT:
      return apply_insert (self, map, error);
    case WAY_COMMAND_REMOVE:
      return apply_remove (self, map, error);
    case WAY_COMMAND_MOVE:
      return apply_move (self, map, error);
    case WAY_COMMAND_SET:
      return apply_set (self, map, error);
    case WAY_COMMAND_GROUP:
      return apply_group (self, map, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * way_command_revert:
 * @self: a command that was applied
 * @map: the map, in the state that the command left
 * @error: where to put why it cannot be taken back
 *
 * Takes a command back. A field that has another value by now than the command gave it, as somebody else
 * has written the record that it belongs to, keeps that.
 *
 * Returns: whether the map is as before the command; if not, it is unchanged
 */
gboolean
way_command_revert (WayCommand *self,
                    WayMap     *map,
                    GError    **error)
{
  WayItem *item;
  WayItem *parent;
  guint    i;
  int      n;

  switch (self->type)
    {
    case WAY_COMMAND_INSERT:
      item = find (map, self->item_id, error);
      if (item == NULL)
        return FALSE;
      if (self->item != item)
        {
          g_clear_pointer (&self->item, way_item_unref);
          self->item = way_item_ref (item);
        }
      way_map_remove (map, item);
      return TRUE;

    case WAY_COMMAND_REMOVE:
      parent = find (map, self->old_parent_id, error);
      if (parent == NULL)
        return FALSE;
      if (way_map_find (map, self->item_id) != NULL)
        return refuse (error, WAY_COMMAND_ERROR_PLACE, _ ("The item is on the map already."));
      /* Siblings may have gone without a command: records that nobody looks at any more. */
      way_map_insert (map, parent, self->old_slot, MIN (self->old_index, way_item_n_children (parent, self->old_slot)),
                      self->item);
      return TRUE;

    case WAY_COMMAND_MOVE:
      item = find (map, self->item_id, error);
      parent = item != NULL ? find (map, self->old_parent_id, error) : NULL;
      if (parent == NULL)
        return FALSE;
      n = way_item_n_children (parent, self->old_slot) - (way_item_get_parent (item) == parent && way_item_get_slot (item) == self->old_slot);
      way_map_move (map, item, parent, self->old_slot, MIN (self->old_index, n));
      return TRUE;

    case WAY_COMMAND_SET:
      item = find (map, self->item_id, error);
      if (item == NULL)
        return FALSE;
      self->taken_back = TRUE;
      if (!is_passed_over (self, item, self->new_value))
        way_map_set (map, item, self->field, self->old_value);
      return TRUE;

    case WAY_COMMAND_GROUP:
      for (i = self->children->len; i > 0; i--)
        if (!way_command_revert (g_ptr_array_index (self->children, i - 1), map, error))
          {
            for (; i < self->children->len; i++)
              way_command_apply (g_ptr_array_index (self->children, i), map, NULL);
            return FALSE;
          }
      return TRUE;

    default:
      g_return_val_if_reached (FALSE);
    }
}
