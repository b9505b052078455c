/* transfer.c - differences between two states of a map, made to another state of it
 *
 * Everything is tried on a copy, part by part and in an order in which nothing
 * refers to what is not there: what is new comes, values change, things move, and
 * what is gone goes last. What has no place on the other map by now is left out.
 */
#include "config.h"

#include "journeys/review/transfer-private.h"

#include "journeys/commands/command-private.h"
#include "journeys/model/join.h"

/* Takes the command. Returns whether it could be done. */
gboolean
way_transfer_do (WayTransfer *self,
                 WayCommand  *command)
{
  if (!way_command_apply (command, self->map, NULL))
    {
      way_command_unref (command);
      return FALSE;
    }
  way_command_group_add (self->group, command);

  return TRUE;
}

/* The thing on the map that is changed, for one of the other. */
WayItem *
way_transfer_find (WayTransfer *self,
                   WayItem     *item)
{
  return way_compare_find_same (self->map, item);
}

static gboolean
can_refer (WayTransfer    *self,
           const WayField *field,
           GHashTable     *coming,
           const char     *id)
{
  WayItem *target = way_map_find (self->map, id);

  if (target == NULL && coming != NULL)
    target = g_hash_table_lookup (coming, id);

  return target != NULL && (field->targets & WAY_KIND_MASK (way_item_get_kind (target))) != 0;
}

/* A value without what it refers to in vain. */
char *
way_transfer_dup_sound (WayTransfer    *self,
                        const WayField *field,
                        GHashTable     *coming,
                        const char     *value)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) kept = NULL;
  int i;

  if (value == NULL || field->targets == 0)
    return g_strdup (value);
  ids = g_strsplit (value, " ", -1);
  kept = g_string_new (NULL);
  for (i = 0; ids[i] != NULL; i++)
    if (can_refer (self, field, coming, ids[i]))
      way_join_append (kept, " ", ids[i]);

  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

/* Behind which of its siblings it is to stand, those of the other map; -1 for the first place. */
int
way_transfer_find_index (WayTransfer *self,
                         WayItem     *after,
                         WayItem     *parent)
{
  int slot = way_item_get_slot (after);
  int i;

  for (i = way_item_get_index (after) - 1; i >= 0; i--)
    {
      WayItem *sibling = way_transfer_find (self, way_item_get_child (way_item_get_parent (after), slot, i));

      if (sibling != NULL && way_item_get_parent (sibling) == parent && way_item_get_slot (sibling) == slot)
        return way_item_get_index (sibling);
    }

  return -1;
}

WayDifference *
way_transfer_get (WayTransfer *self,
                  guint        i)
{
  return g_ptr_array_index (self->differences, i);
}

/* What went only because something that it refers to becomes another kind of thing comes again. */
static void
restore_rest (WayTransfer *self,
              WayMap      *onto)
{
  guint i, n = 0;

  self->restored = way_compare (self->map, onto);
  for (i = 0; i < self->restored->len; i++)
    {
      WayDifference *difference = g_ptr_array_index (self->restored, i);

      if (difference->after != NULL && !g_hash_table_contains (self->replaced, way_item_get_id (difference->after)))
        g_ptr_array_insert (self->differences, n++, difference);
    }
}

/* What becomes a thing of another kind goes before the new one comes. */
static void
remove_of_other_kind (WayTransfer *self,
                      WayMap      *onto)
{
  guint i;

  for (i = 0; i < self->differences->len; i++)
    {
      WayDifference *difference = way_transfer_get (self, i);
      WayItem       *there;

      if (difference->type != WAY_DIFFERENCE_ADDED)
        continue;
      there = way_map_find (self->map, way_item_get_id (difference->after));
      if (there != NULL && way_item_get_kind (there) != way_item_get_kind (difference->after))
        {
          g_hash_table_add (self->replaced, (gpointer)way_item_get_id (difference->after));
          way_transfer_do (self, way_command_new_remove (self->map, there));
        }
    }
  if (g_hash_table_size (self->replaced) > 0)
    restore_rest (self, onto);
}

/* A step that keeps a stage from being empty for a while. */
WayItem *
way_transfer_new_filler (WayTransfer *self)
{
  char *id = way_map_new_id (self->map);

  g_ptr_array_add (self->fillers, id);

  return way_item_new (WAY_KIND_STEP, id);
}

/* Sets one field to what it is on the other map, as far as that refers to something. */
static void
set_field (WayTransfer *self,
           WayItem     *item,
           WayItem     *after,
           int          place,
           gboolean     values)
{
  const WayField  *field = &way_item_get_info (item)->fields[place];
  g_autofree char *value = way_transfer_dup_sound (self, field, NULL, way_item_get_at (after, place));

  if ((value != NULL) != values || g_strcmp0 (value, way_item_get_at (item, place)) == 0)
    return;
  if (!way_transfer_do (self, way_command_new_set_canonical (item, place, g_strdup (value))))
    self->n_skipped++;
}

/* What is new, with all in it, gets what it refers to that came later. */
static void
complete (WayTransfer *self,
          WayItem     *after)
{
  WayItem *item = way_transfer_find (self, after);
  int      slot, i;

  for (i = 0; item != NULL && i < way_item_get_info (after)->n_fields; i++)
    if (way_item_get_info (after)->fields[i].targets != 0)
      set_field (self, item, after, i, TRUE);
  for (slot = 0; slot < way_item_get_info (after)->n_slots; slot++)
    for (i = 0; i < way_item_n_children (after, slot); i++)
      complete (self, way_item_get_child (after, slot, i));
}

/* Before things move, so that a card has a cell when it comes there; what is emptied is emptied afterwards, when it
 * has left its cell. */
static void
set_fields (WayTransfer *self,
            gboolean     values)
{
  guint i, j;

  for (i = 0; i < self->differences->len; i++)
    {
      WayDifference *difference = way_transfer_get (self, i);
      WayItem       *item = difference->after != NULL ? way_transfer_find (self, difference->after) : NULL;

      if (difference->type == WAY_DIFFERENCE_ADDED && values)
        complete (self, difference->after);
      if (difference->type != WAY_DIFFERENCE_CHANGED)
        continue;
      if (item == NULL)
        {
          self->n_skipped += values;
          continue;
        }
      for (j = 0; j < difference->fields->len; j++)
        set_field (self, item, difference->after, g_array_index (difference->fields, int, j), values);
    }
}

/* A stage may not lose its last step, not even for a moment. */
static void
keep_stage (WayTransfer *self,
            WayItem     *step)
{
  WayItem *stage = way_item_get_parent (step);
  g_autoptr (WayItem) filler = NULL;

  if (way_item_get_kind (step) != WAY_KIND_STEP || way_item_n_children (stage, WAY_STAGE_STEPS) > 1)
    return;
  filler = way_transfer_new_filler (self);
  way_transfer_do (self, way_command_new_insert (stage, WAY_STAGE_STEPS, -1, filler));
}

static void
move_one (WayTransfer *self,
          WayItem     *after)
{
  WayItem *item = way_transfer_find (self, after);
  WayItem *parent = way_transfer_find (self, way_item_get_parent (after));
  int      index;

  if (item == NULL || parent == NULL)
    {
      self->n_skipped++;
      return;
    }
  index = way_transfer_find_index (self, after, parent) + 1;
  if (way_item_get_parent (item) == parent && way_item_get_slot (item) == way_item_get_slot (after))
    {
      if (way_item_get_index (item) < index)
        index--;
      if (way_item_get_index (item) == index)
        return;
    }
  else
    keep_stage (self, item);
  if (!way_transfer_do (self, way_command_new_move (item, parent, way_item_get_slot (after), index)))
    self->n_skipped++;
}

/* In the order of the other map, so that what each goes behind is where it belongs. What is new came before others
 * were there. */
static void
move_moved (WayTransfer *self)
{
  guint i;

  for (i = 0; i < self->differences->len; i++)
    {
      WayDifference *difference = way_transfer_get (self, i);

      if ((difference->type == WAY_DIFFERENCE_CHANGED && difference->moved) ||
          (difference->type == WAY_DIFFERENCE_ADDED && way_transfer_find (self, difference->after) != NULL))
        move_one (self, difference->after);
    }
}

/* What is referred to by what stays. */
static void
note_references (WayItem    *item,
                 GHashTable *gone,
                 GHashTable *referred)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  if (g_hash_table_contains (gone, item))
    return;
  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets != 0 && way_item_get_at (item, i) != NULL)
      {
        g_auto (GStrv) ids = g_strsplit (way_item_get_at (item, i), " ", -1);

        for (j = 0; ids[j] != NULL; j++)
          g_hash_table_add (referred, g_strdup (ids[j]));
      }
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_item_n_children (item, i); j++)
      note_references (way_item_get_child (item, i, j), gone, referred);
}

typedef struct
{
  GHashTable *ids;
  gboolean    found;
} Seeking;

static void
seek (WayItem *item,
      gpointer data)
{
  Seeking *seeking = data;

  seeking->found = seeking->found || g_hash_table_contains (seeking->ids, way_item_get_id (item));
}

/* Cards go before the lanes and steps they stand in. What still refers to something that goes was not there on the
 * other map, and goes or is changed with it as when a person removes it. */
static void
remove_removed (WayTransfer *self)
{
  g_autoptr (GHashTable) referred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint i;

  for (i = 0; i < self->differences->len; i++)
    if (way_transfer_get (self, i)->type == WAY_DIFFERENCE_REMOVED && way_transfer_find (self, way_transfer_get (self, i)->before) != NULL)
      g_hash_table_add (gone, way_transfer_find (self, way_transfer_get (self, i)->before));
  note_references (way_map_get_root (self->map), gone, referred);
  for (i = self->differences->len; i > 0; i--)
    {
      WayDifference *difference = way_transfer_get (self, i - 1);
      WayItem       *item = difference->type == WAY_DIFFERENCE_REMOVED ? way_transfer_find (self, difference->before) : NULL;
      Seeking        seeking = { referred, FALSE };

      if (item == NULL || way_item_get_parent (item) == NULL)
        continue;
      way_item_foreach (item, seek, &seeking);
      keep_stage (self, item);
      if (!way_transfer_do (self, seeking.found ? way_command_new_remove (self->map, item) : way_command_new_remove_alone (item)))
        self->n_skipped++;
    }
}

static void
remove_fillers (WayTransfer *self)
{
  guint i;

  for (i = 0; i < self->fillers->len; i++)
    {
      WayItem *step = way_map_find (self->map, g_ptr_array_index (self->fillers, i));

      if (step != NULL && way_item_n_children (way_item_get_parent (step), WAY_STAGE_STEPS) > 1)
        way_transfer_do (self, way_command_new_remove_alone (step));
    }
}

/**
 * way_transfer_new:
 * @onto: the map that is to be changed
 * @differences: (element-type WayDifference): of another state of it and an earlier one; see [func@compare]
 * @label: what the step is called, translated
 * @n_skipped: (out): how many of them have no place on the map, because what they belong to is not there
 *
 * Makes one command that does to a map what the differences tell, for [method@History.perform_as_is]. With all
 * differences between @onto and another state it makes @onto the same as that, but for what this program does not
 * understand of a file.
 *
 * Returns: (transfer full) (nullable): the command; NULL when there is nothing to do
 */
WayCommand *
way_transfer_new (WayMap     *onto,
                  GPtrArray  *differences,
                  const char *label,
                  guint      *n_skipped)
{
  WayTransfer self = { 0 };

  self.differences = g_ptr_array_copy (differences, NULL, NULL);
  g_ptr_array_set_free_func (self.differences, NULL);
  self.replaced = g_hash_table_new (g_str_hash, g_str_equal);
  self.map = way_map_copy (onto);
  self.group = way_command_new_group (label);
  self.fillers = g_ptr_array_new_with_free_func (g_free);
  remove_of_other_kind (&self, onto);
  way_transfer_insert_added (&self);
  set_fields (&self, TRUE);
  move_moved (&self);
  set_fields (&self, FALSE);
  remove_removed (&self);
  remove_fillers (&self);
  *n_skipped = self.n_skipped;
  if (way_command_group_get_size (self.group) == 0)
    g_clear_pointer (&self.group, way_command_unref);
  else
    /* What is inserted must be on no map. */
    way_command_revert (self.group, self.map, NULL);
  g_object_unref (self.map);
  g_ptr_array_unref (self.fillers);
  g_ptr_array_unref (self.differences);
  g_clear_pointer (&self.restored, g_ptr_array_unref);
  g_hash_table_unref (self.replaced);

  return self.group;
}
