/* removal.c - taking things away, with what refers to them */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/spans.h"

#include <string.h>

#include "journeys/model/map-private.h"
#include "journeys/model/rules.h"

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
                               way_command_new_set_canonical (item, i,
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

  group->label = way_command_label_removal (map, items);
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
