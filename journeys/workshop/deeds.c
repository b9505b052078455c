/* deeds.c - what a step did, as minutes tell it */
#include "config.h"

#include "journeys/workshop/deeds.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/shorten.h"
#include "journeys/model/written.h"

#define MOST_OF_A_NAME 160

static gboolean
is_subject (WayKind kind)
{
  return way_kind_is_card (kind) || kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP || kind == WAY_KIND_LANE;
}

static gboolean
is_own (WayKind kind)
{
  return kind == WAY_KIND_WORKSHOP || kind == WAY_KIND_MINUTE || kind == WAY_KIND_VOTE_ROUND || kind == WAY_KIND_DOTS ||
         kind == WAY_KIND_SCORING_ROUND || kind == WAY_KIND_SCORE || kind == WAY_KIND_OPEN_VOTE ||
         kind == WAY_KIND_OPEN_SCORES || kind == WAY_KIND_ANSWERS;
}

static gboolean
contains (GPtrArray  *ids,
          const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

static void
add_once (GPtrArray  *ids,
          const char *id)
{
  if (!contains (ids, id))
    g_ptr_array_add (ids, g_strdup (id));
}

/* What something belongs to, as people see it: the step of an emotion, the card of its
 * evidence. */
static void
note_change (WayDeeds   *self,
             WayMap     *map,
             const char *id)
{
  WayItem *item = way_map_find (map, id);

  while (item != NULL && !is_subject (way_item_get_kind (item)))
    {
      if (is_own (way_item_get_kind (item)))
        return;
      item = way_item_get_parent (item);
    }
  if (item == NULL)
    self->map = TRUE;
  else if (!contains (self->added, way_item_get_id (item)))
    add_once (self->changed, way_item_get_id (item));
}

static void
look (WayDeeds   *self,
      WayCommand *command,
      WayMap     *map)
{
  guint i;

  switch (command->type)
    {
    case WAY_COMMAND_INSERT:
      if (way_item_get_kind (command->item) == WAY_KIND_MINUTE || way_item_get_kind (command->item) == WAY_KIND_WORKSHOP)
        self->own = TRUE;
      else if (is_subject (way_item_get_kind (command->item)))
        {
          if (!contains (self->changed, command->item_id))
            add_once (self->added, command->item_id);
        }
      else if (!is_own (way_item_get_kind (command->item)))
        note_change (self, map, command->parent_id);
      break;
    case WAY_COMMAND_REMOVE:
      /* What is there again is of another kind now. */
      if (is_subject (way_item_get_kind (command->item)) && way_map_find (map, command->item_id) != NULL)
        add_once (self->changed, command->item_id);
      else if (is_subject (way_item_get_kind (command->item)))
        g_ptr_array_add (self->removed, way_deeds_dup_name (map, command->item));
      else if (!is_own (way_item_get_kind (command->item)) && command->old_parent_id != NULL)
        note_change (self, map, command->old_parent_id);
      break;
    case WAY_COMMAND_MOVE:
      note_change (self, map, command->item_id);
      break;
    case WAY_COMMAND_SET:
      if (way_kind_get_info (command->kind)->fields[command->field].flags & WAY_FIELD_NAME)
        self->renamed = TRUE;
      if (command->kind == WAY_KIND_WORKSHOP)
        self->own = TRUE;
      else if (!is_own (command->kind))
        note_change (self, map, command->item_id);
      break;
    case WAY_COMMAND_GROUP:
    default:
      for (i = 0; i < command->children->len; i++)
        look (self, g_ptr_array_index (command->children, i), map);
    }
}

/**
 * way_deeds_init:
 * @self: (out): what to fill in
 * @command: a step that was done
 * @map: the map after it
 *
 * Finds what a step did. Its cost is that of the step.
 */
void
way_deeds_init (WayDeeds   *self,
                WayCommand *command,
                WayMap     *map)
{
  memset (self, 0, sizeof *self);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->changed = g_ptr_array_new_with_free_func (g_free);
  self->removed = g_ptr_array_new_with_free_func (g_free);
  look (self, command, map);
}

/**
 * way_deeds_clear:
 * @self: what was filled in
 */
void
way_deeds_clear (WayDeeds *self)
{
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
}

/**
 * way_deeds_dup_name:
 * @map: the map
 * @item: something that is or was on it
 *
 * Returns: (transfer full): what it is called, not too long, or what it is
 */
char *
way_deeds_dup_name (WayMap  *map,
                    WayItem *item)
{
  return way_shorten (way_written_get_name_or_kind (map, item), MOST_OF_A_NAME);
}

/**
 * way_deeds_dup_place:
 * @map: the map
 * @item: something on it
 *
 * Returns: (transfer full): its name and where it stands: NAME (STEP ▸ LANE)
 */
char *
way_deeds_dup_place (WayMap  *map,
                     WayItem *item)
{
  g_autofree char *name = way_deeds_dup_name (map, item);
  WayItem         *step, *lane;

  if (!way_kind_is_card (way_item_get_kind (item)))
    return g_steal_pointer (&name);
  step = way_map_find (map, way_item_get_text (item, "step"));
  lane = way_map_find (map, way_item_get_text (item, "lane"));
  if (step == NULL || lane == NULL)
    return g_steal_pointer (&name);
  else
    {
      g_autofree char *step_name = way_deeds_dup_name (map, step);
      g_autofree char *lane_name = way_deeds_dup_name (map, lane);

      /* TRANSLATORS: a card, its step and its lane */
      return g_strdup_printf (_ ("%s (%s ▸ %s)"), name, step_name, lane_name);
    }
}
