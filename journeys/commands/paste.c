/* paste.c - a part of one map put into another, as one command
 *
 * First every item is copied with a new id and told where to go, then what the
 * copies refer to is translated, then they are inserted.
 */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/commands/paste-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"
#include "journeys/model/rules.h"

static void
pasted_clear (gpointer data)
{
  WayPasted *pasted = data;

  way_item_unref (pasted->item);
}

/* From a map to itself is a copy: what is not copied is referred to as it is. */
void
way_paste_init (WayPaste *self,
                WayMap   *from,
                WayMap   *map)
{
  *self = (WayPaste){ .from = from, .map = map };
  self->same_map = strcmp (way_map_get_uuid (from), way_map_get_uuid (map)) == 0;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->records = g_array_new (FALSE, FALSE, sizeof (WayPasted));
  self->structure = g_array_new (FALSE, FALSE, sizeof (WayPasted));
  self->cards = g_array_new (FALSE, FALSE, sizeof (WayPasted));
  g_array_set_clear_func (self->records, pasted_clear);
  g_array_set_clear_func (self->structure, pasted_clear);
  g_array_set_clear_func (self->cards, pasted_clear);
}

void
way_paste_clear (WayPaste *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->structure, g_array_unref);
  g_clear_pointer (&self->cards, g_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
}

static void
note_ids (WayPaste *self,
          WayItem  *item,
          WayItem  *copy)
{
  int i, j;

  g_hash_table_insert (self->ids, g_strdup (item->id), g_strdup (copy->id));
  for (i = 0; i < way_item_get_info (item)->n_slots; i++)
    for (j = 0; j < way_item_n_children (item, i); j++)
      note_ids (self, way_item_get_child (item, i, j), way_item_get_child (copy, i, j));
}

/* Sends a copy of an item of the fragment on its way. */
WayItem *
way_paste_add (WayPaste *self,
               GArray   *list,
               WayItem  *item,
               WayItem  *parent,
               int       slot,
               int       index)
{
  WayPasted pasted = { way_item_duplicate (item), parent, slot, index };

  note_ids (self, item, pasted.item);
  g_array_append_val (list, pasted);

  return pasted.item;
}

/* What a value refers to on the map, or NULL. Cards are not there yet. */
static char *
translate (WayPaste   *self,
           const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  int i;

  for (i = 0; ids[i] != NULL; i++)
    {
      char *id = g_hash_table_lookup (self->ids, ids[i]);

      if (id == NULL && self->from == self->map)
        id = ids[i];
      if (id != NULL)
        g_ptr_array_add (found, id);
    }
  g_ptr_array_add (found, NULL);

  return found->len > 1 ? g_strjoinv (" ", (char **)found->pdata) : NULL;
}

/* Returns whether the item makes sense on this map. A reference to another card that
 * comes along is set when both are there. */
static gboolean
adapt (WayPaste   *self,
       WayItem    *item,
       WayCommand *later)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (info->fields[i].targets == 0 || item->values[i] == NULL)
        continue;
      value = translate (self, item->values[i]);
      if (value != NULL && (info->fields[i].targets & way_kinds_cards) != 0)
        {
          way_command_group_add (later, way_command_new_set (item, info->fields[i].name, value, NULL));
          g_clear_pointer (&value, g_free);
        }
      if (value == NULL && (info->fields[i].flags & WAY_FIELD_REQUIRED) != 0)
        return FALSE;
      way_item_put (item, i, value);
    }
  if (item->kind == WAY_KIND_EMOTION && self->from != self->map && way_item_get (item, "level") != NULL)
    {
      g_autofree char *level = g_strdup_printf ("%d", way_rules_translate_level (self->from, self->map, way_item_get_int (item, "level", 0)));

      way_item_put (item, way_kind_find_field (WAY_KIND_EMOTION, "level"), level);
    }
  for (i = 0; i < info->n_slots; i++)
    for (j = way_item_n_children (item, i) - 1; j >= 0; j--)
      if (!adapt (self, way_item_get_child (item, i, j), later))
        way_item_remove_child (item, i, j);

  return TRUE;
}

static void
insert_list (WayPaste   *self,
             GArray     *list,
             WayCommand *group,
             WayCommand *later,
             GPtrArray  *ids)
{
  guint i;

  for (i = 0; i < list->len; i++)
    {
      WayPasted *pasted = &g_array_index (list, WayPasted, i);

      if (!adapt (self, pasted->item, later))
        continue;
      way_command_group_add (group, way_command_new_insert (pasted->parent, pasted->slot, pasted->index, pasted->item));
      if (ids != NULL && pasted->item->kind != WAY_KIND_HINT)
        g_ptr_array_add (ids, g_strdup (pasted->item->id));
    }
}

static char *
dup_label (WayFragmentContent content,
           int                n)
{
  switch ((int)content)
    {
    case WAY_FRAGMENT_STAGES:
      return g_strdup_printf (g_dngettext (NULL, "Paste %d Stage", "Paste %d Stages", n), n);
    case WAY_FRAGMENT_STEPS:
      return g_strdup_printf (g_dngettext (NULL, "Paste %d Step", "Paste %d Steps", n), n);
    case WAY_FRAGMENT_LANES:
      return g_strdup_printf (g_dngettext (NULL, "Paste %d Lane", "Paste %d Lanes", n), n);
    default:
      return g_strdup_printf (g_dngettext (NULL, "Paste %d Card", "Paste %d Cards", n), n);
    }
}

/* What is there is known by now. The ids are those of what was chosen: structure, or else cards. */
void
way_paste_insert_all (WayPaste   *self,
                      WayCommand *group,
                      GPtrArray  *ids)
{
  WayCommand *later = way_command_new_group (NULL);
  gboolean    cards = self->fragment != NULL ? way_fragment_get_content (self->fragment) == WAY_FRAGMENT_CARDS : self->structure->len == 0;

  insert_list (self, self->records, group, later, NULL);
  insert_list (self, self->structure, group, later, cards ? NULL : ids);
  insert_list (self, self->cards, group, later, cards ? ids : NULL);
  if (way_command_group_get_size (later) > 0)
    way_command_group_add (group, later);
  else
    way_command_unref (later);
}

static WayCommand *
compose (WayPaste   *self,
         GPtrArray **ids)
{
  WayCommand *group = way_command_new_group (NULL);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;

  way_paste_insert_all (self, group, chosen);
  label = dup_label (way_fragment_get_content (self->fragment), chosen->len);
  way_command_set_label (group, label);
  if (ids != NULL)
    *ids = g_steal_pointer (&chosen);

  return group;
}

/**
 * way_paste_new:
 * @fragment: what was taken along
 * @map: the map it goes to, which may be the one it comes from
 * @place: where the user is there
 * @ids: (out) (optional) (transfer full) (element-type utf8): the ids that the cards, stages, steps or lanes get
 * @error: where to put why it cannot be put there
 *
 * Cards keep their rows and columns, beginning with the cell in use; what would
 * stand beyond the end of the map comes into its last column. Of several rows each goes to
 * a lane of its kind when the map has other lanes than the one they come from. Stages, steps and lanes
 * go after those in use, with their cards. Records are found by their UUID or
 * their name, or come along. What cannot be referred to is forgotten.
 *
 * Returns: (transfer full) (nullable): a command for @map as it is now
 */
WayCommand *
way_paste_new (WayFragment         *fragment,
               WayMap              *map,
               const WayPastePlace *place,
               GPtrArray          **ids,
               GError             **error)
{
  g_auto (WayPaste) self = { NULL };

  way_paste_init (&self, way_fragment_get_map (fragment), map);
  self.fragment = fragment;
  self.place = place;
  self.steps = way_map_list_steps (map);
  if (way_fragment_get_content (fragment) != WAY_FRAGMENT_CARDS && !way_edits_check_unlocked (map, error))
    return NULL;
  way_paste_place_records (&self);
  if (way_fragment_get_content (fragment) == WAY_FRAGMENT_CARDS
        ? !way_paste_place_cards (&self, error)
        : !way_paste_place_structure (&self, error))
    return NULL;

  return compose (&self, ids);
}
