/* edits-structure.c - stages, steps and lanes to other places
 *
 * Where they will be is worked out on plain lists first, so that each command of the
 * group counts with those before it.
 */
#include "config.h"

#include "journeys/commands/edits-private.h"

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"

/* Lists of siblings: the stages, or the lanes, or the steps of every stage. */
typedef struct
{
  GPtrArray *parents; /* of WayItem */
  GPtrArray *lists;   /* of GPtrArray of WayItem, one for each parent */
} Lists;

static GPtrArray *
copy_children (WayItem *parent,
               int      slot)
{
  GPtrArray *list = g_ptr_array_new ();
  int        i;

  for (i = 0; i < way_item_n_children (parent, slot); i++)
    g_ptr_array_add (list, way_item_get_child (parent, slot, i));

  return list;
}

static void
lists_init (Lists  *lists,
            WayMap *map,
            WayKind kind)
{
  int i;

  lists->parents = g_ptr_array_new ();
  lists->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  if (kind != WAY_KIND_STEP)
    {
      g_ptr_array_add (lists->parents, way_map_get_root (map));
      g_ptr_array_add (lists->lists, copy_children (way_map_get_root (map), kind == WAY_KIND_STAGE ? WAY_MAP_STAGES : WAY_MAP_LANES));
      return;
    }
  for (i = 0; i < way_map_n (map, WAY_MAP_STAGES); i++)
    {
      g_ptr_array_add (lists->parents, way_map_get (map, WAY_MAP_STAGES, i));
      g_ptr_array_add (lists->lists, copy_children (way_map_get (map, WAY_MAP_STAGES, i), WAY_STAGE_STEPS));
    }
}

static void
lists_clear (Lists *lists)
{
  g_ptr_array_unref (lists->parents);
  g_ptr_array_unref (lists->lists);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

static gboolean
find_item (Lists   *lists,
           WayItem *item,
           guint   *which,
           guint   *place)
{
  guint i;

  for (i = 0; i < lists->lists->len; i++)
    if (g_ptr_array_find (g_ptr_array_index (lists->lists, i), item, place))
      {
        *which = i;
        return TRUE;
      }

  return FALSE;
}

/* Takes an item to a place among its future siblings, without itself. */
static void
add_move (WayCommand *group,
          Lists      *lists,
          WayItem    *item,
          guint       to,
          guint       index)
{
  GPtrArray *list;
  guint      which, place;

  if (!find_item (lists, item, &which, &place))
    return;
  if (which == to && place == index)
    return;
  g_ptr_array_remove_index (g_ptr_array_index (lists->lists, which), place);
  list = g_ptr_array_index (lists->lists, to);
  g_ptr_array_insert (list, MIN (index, list->len), item);
  way_command_group_add (group, way_command_new_move (item, g_ptr_array_index (lists->parents, to), way_edits_get_slot (item), index));
}

static gboolean
check_stages (Lists   *lists,
              GError **error)
{
  guint i;

  for (i = 0; i < lists->lists->len; i++)
    if (((GPtrArray *)g_ptr_array_index (lists->lists, i))->len == 0)
      {
        g_set_error_literal (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_PLACE,
                             _ ("A stage needs at least one step. Move the stage instead."));
        return FALSE;
      }

  return TRUE;
}

/* Those of the kind of the first, in their order on the map. */
static GPtrArray *
list_alike (Lists     *lists,
            GPtrArray *items)
{
  GPtrArray *alike = g_ptr_array_new ();
  guint      i, j;

  for (i = 0; i < lists->lists->len; i++)
    {
      GPtrArray *list = g_ptr_array_index (lists->lists, i);

      for (j = 0; j < list->len; j++)
        if (g_ptr_array_find (items, g_ptr_array_index (list, j), NULL))
          g_ptr_array_add (alike, g_ptr_array_index (list, j));
    }

  return alike;
}

static gboolean
begin (WayMap    *map,
       GPtrArray *items,
       GError   **error)
{
  return items->len > 0 && way_edits_get_slot (g_ptr_array_index (items, 0)) >= 0 && way_edits_check_unlocked (map, error);
}

static WayCommand *
new_group (WayMap    *map,
           GPtrArray *items)
{
  return way_edits_new_group (map, items, _ ("Move %s"), g_dngettext (NULL, "Move %d Item", "Move %d Items", items->len));
}

/**
 * way_edits_new_move_structure:
 * @map: a map
 * @items: (element-type WayItem): stages, steps or lanes of it; what is not of the kind of
 *   the first is left out
 * @parent: for steps, the stage they go to; else the map itself
 * @before: (nullable): before which of its children; NULL for the end
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable): a command that puts them there, in their order
 */
WayCommand *
way_edits_new_move_structure (WayMap    *map,
                              GPtrArray *items,
                              WayItem   *parent,
                              WayItem   *before,
                              GError   **error)
{
  g_auto (Lists) lists = { NULL, NULL };
  g_autoptr (GPtrArray) alike = NULL;
  g_autoptr (WayCommand) group = NULL;
  guint to, i, which, place;

  lists_init (&lists, map, items->len > 0 ? way_item_get_kind (g_ptr_array_index (items, 0)) : WAY_KIND_STAGE);
  if (!begin (map, items, error) || !g_ptr_array_find (lists.parents, parent, &to))
    return NULL;

  alike = list_alike (&lists, items);
  before = way_edits_skip_moving (alike, before);
  group = new_group (map, alike);
  for (i = 0; i < alike->len; i++)
    {
      WayItem *item = g_ptr_array_index (alike, i);
      guint    index = ((GPtrArray *)g_ptr_array_index (lists.lists, to))->len;

      if (before != NULL && !find_item (&lists, before, &which, &index))
        return NULL;
      if (find_item (&lists, item, &which, &place) && which == to && place < index)
        index--;
      add_move (group, &lists, item, to, index);
    }
  if (!check_stages (&lists, error))
    return NULL;

  return way_edits_finish (g_steal_pointer (&group));
}

static void
put_at (Lists   *lists,
        WayItem *item,
        guint    to,
        guint    index)
{
  guint which, place;

  if (!find_item (lists, item, &which, &place))
    return;
  g_ptr_array_remove_index (g_ptr_array_index (lists->lists, which), place);
  g_ptr_array_insert (g_ptr_array_index (lists->lists, to), index, item);
}

/* One place on; steps go on into the next stage. Returns whether there is such a place. */
static gboolean
shift_one (Lists   *lists,
           WayItem *item,
           int      by)
{
  GPtrArray *list;
  guint      which, place;

  if (!find_item (lists, item, &which, &place))
    return FALSE;
  list = g_ptr_array_index (lists->lists, which);
  if (by < 0 ? place > 0 : place + 1 < list->len)
    {
      put_at (lists, item, which, place + by);
      return TRUE;
    }
  if (by < 0 ? which == 0 : which + 1 == lists->lists->len)
    return FALSE;
  which += by;
  put_at (lists, item, which, by < 0 ? ((GPtrArray *)g_ptr_array_index (lists->lists, which))->len : 0);

  return TRUE;
}

/* Behind the nearest that is in its place already of those that will be before it. */
static void
add_move_to (WayCommand *group,
             Lists      *now,
             Lists      *then,
             GPtrArray  *waiting,
             WayItem    *item)
{
  guint to, place, from, old, which, index = 0;

  if (!find_item (then, item, &to, &place) || !find_item (now, item, &from, &old))
    return;
  while (place > 0)
    {
      WayItem *other = g_ptr_array_index ((GPtrArray *)g_ptr_array_index (then->lists, to), --place);

      if (g_ptr_array_find (waiting, other, NULL) || !find_item (now, other, &which, &index))
        continue;
      if (which != from || index < old)
        index++;
      break;
    }
  add_move (group, now, item, to, index);
}

/* Not the last step of a stage to another one. */
static gboolean
may_move (Lists   *now,
          Lists   *then,
          WayItem *item)
{
  guint from, to, place;

  return find_item (now, item, &from, &place) && find_item (then, item, &to, &place) &&
         (from == to || ((GPtrArray *)g_ptr_array_index (now->lists, from))->len > 1);
}

/* What moves goes one by one from where it stands to where it will be. No stage is without a
 * step in between: it loses its last only when another has come. */
static void
add_moves (WayCommand *group,
           Lists      *now,
           Lists      *then,
           GPtrArray  *items)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_copy (items, NULL, NULL);

  while (waiting->len > 0)
    {
      WayItem *item;
      guint    i = 0;

      while (i < waiting->len && !may_move (now, then, g_ptr_array_index (waiting, i)))
        i++;
      g_return_if_fail (i < waiting->len);
      item = g_ptr_array_remove_index (waiting, i);
      add_move_to (group, now, then, waiting, item);
    }
}

/**
 * way_edits_new_shift:
 * @map: a map
 * @items: (element-type WayItem): stages, steps or lanes of it; what is not of the kind of
 *   the first is left out
 * @by: 1 for one place on, -1 for one place back
 * @error: where to put why not
 *
 * Steps cross the borders of stages. When one of the items is at the end, none moves.
 *
 * Returns: (transfer full) (nullable): a command that moves them
 */
WayCommand *
way_edits_new_shift (WayMap    *map,
                     GPtrArray *items,
                     int        by,
                     GError   **error)
{
  g_auto (Lists) now = { NULL, NULL };
  g_auto (Lists) lists = { NULL, NULL };
  g_autoptr (GPtrArray) alike = NULL;
  g_autoptr (WayCommand) group = NULL;
  WayKind kind = items->len > 0 ? way_item_get_kind (g_ptr_array_index (items, 0)) : WAY_KIND_STAGE;
  guint   i;

  lists_init (&now, map, kind);
  lists_init (&lists, map, kind);
  if (!begin (map, items, error))
    return NULL;

  alike = list_alike (&lists, items);
  group = new_group (map, alike);
  for (i = 0; i < alike->len; i++)
    if (!shift_one (&lists, g_ptr_array_index (alike, by < 0 ? i : alike->len - 1 - i), by))
      return NULL;
  if (!check_stages (&lists, error))
    return NULL;
  add_moves (group, &now, &lists, alike);

  return way_edits_finish (g_steal_pointer (&group));
}
