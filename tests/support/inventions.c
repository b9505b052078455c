/* inventions.c - commands at random, of people and of nobody */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "tests/support/inventions.h"

WayTestRoom way_test_room = { .cards = 400, .stages = 8, .lanes = 12, .items = 1000, .chosen = 3 };

/* What stands at a random place of a slot of the map, or NULL. */
WayItem *
way_test_pick (GRand  *rand,
               WayMap *map,
               int     slot)
{
  int n = way_map_n (map, slot);

  return n > 0 ? way_map_get (map, slot, g_rand_int_range (rand, 0, n)) : NULL;
}

WayItem *
way_test_pick_step (GRand  *rand,
                    WayMap *map)
{
  WayItem *stage = way_test_pick (rand, map, WAY_MAP_STAGES);

  return stage != NULL ? way_item_get_child (stage, WAY_STAGE_STEPS, g_rand_int_range (rand, 0, way_item_n_children (stage, WAY_STAGE_STEPS))) : NULL;
}

/* Words in several scripts, and what a file must escape. */
char *
way_test_invent_text (GRand *rand)
{
  static const char *const words[] = { "invoice", "Büro", "first", "予約", "PO & number", "<key>", "حجز", "“quoted”", "\t", "\n", "😀", "of the month" };
  GString                 *text = g_string_new (NULL);
  int                      n = g_rand_int_range (rand, 0, 12);

  while (n-- > 0)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static WayCommand *
invent_insert (GRand  *rand,
               WayMap *map)
{
  WayItem         *root = way_map_get_root (map);
  WayItem         *lane = way_test_pick (rand, map, WAY_MAP_LANES);
  WayItem         *step = way_test_pick_step (rand, map);
  g_autofree char *text = way_test_invent_text (rand);
  g_autoptr (WayItem) item = NULL;
  int what = g_rand_int_range (rand, 0, 20);

  if (what == 0)
    {
      item = way_item_new (WAY_KIND_LANE, NULL);
      way_item_set (item, "title", text, NULL);
      return way_command_new_insert (root, WAY_MAP_LANES, g_rand_int_range (rand, -1, 4), item);
    }
  if (what == 1)
    {
      g_autoptr (WayItem) first = way_item_new (WAY_KIND_STEP, NULL);

      item = way_item_new (WAY_KIND_STAGE, NULL);
      way_item_append_child (item, WAY_STAGE_STEPS, first);
      return way_command_new_insert (root, WAY_MAP_STAGES, g_rand_int_range (rand, -1, 4), item);
    }
  if (what == 2 && step != NULL)
    {
      item = way_item_new (WAY_KIND_STEP, NULL);
      way_item_set (item, "title", text, NULL);
      return way_command_new_insert (way_item_get_parent (step), WAY_STAGE_STEPS, -1, item);
    }
  if (what == 3)
    {
      item = way_item_new (WAY_KIND_PERSONA_LINK, NULL);
      way_item_set (item, "name", text, NULL);
      return way_command_new_insert (root, WAY_MAP_RECORDS, -1, item);
    }
  if (step == NULL || lane == NULL || way_map_n (map, WAY_MAP_CARDS) >= way_test_room.cards)
    return NULL;

  item = way_item_new (WAY_KIND_TOUCHPOINT + g_rand_int_range (rand, 0, WAY_KIND_NOTE - WAY_KIND_TOUCHPOINT + 1), NULL);
  way_item_set (item, "title", text, NULL);
  way_item_set (item, "step", way_item_get_id (step), NULL);
  way_item_set (item, "lane", way_item_get_id (lane), NULL);

  return way_command_new_insert (root, WAY_MAP_CARDS, g_rand_int_range (rand, -1, 50), item);
}

static WayCommand *
invent_set (GRand  *rand,
            WayMap *map)
{
  static const int   slots[] = { WAY_MAP_CARDS, WAY_MAP_CARDS, WAY_MAP_CARDS, WAY_MAP_LANES, WAY_MAP_STAGES, WAY_MAP_RECORDS };
  WayItem           *item = way_test_pick (rand, map, slots[g_rand_int_range (rand, 0, G_N_ELEMENTS (slots))]);
  const WayKindInfo *info;
  const WayField    *field;
  g_autofree char   *text = NULL;

  if (g_rand_int_range (rand, 0, 8) == 0)
    item = way_test_pick_step (rand, map);
  if (item == NULL)
    return NULL;
  info = way_item_get_info (item);
  field = &info->fields[g_rand_int_range (rand, 0, info->n_fields)];
  if (field->targets & WAY_KIND_MASK (WAY_KIND_LANE))
    text = g_strdup (way_item_get_id (way_test_pick (rand, map, WAY_MAP_LANES)));
  else if (field->targets & WAY_KIND_MASK (WAY_KIND_STEP))
    text = g_strdup (way_item_get_id (way_test_pick_step (rand, map)));
  else if (field->targets != 0)
    {
      WayItem *target = way_test_pick (rand, map, WAY_MAP_RECORDS);

      text = g_strdup (target != NULL ? way_item_get_id (target) : "");
    }
  else if (field->choices != NULL)
    text = g_strdup (field->choices[0].name);
  else if (field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_NUMBER)
    text = g_strdup_printf ("%d", g_rand_int_range (rand, (int)field->minimum, (int)MIN (field->maximum, field->minimum + 6) + 1));
  else if (field->type == WAY_FIELD_MARK)
    text = g_strdup (g_rand_boolean (rand) ? "yes" : "no");
  else if (field->type == WAY_FIELD_DATE)
    text = g_strdup ("2026-11-24");
  else
    text = way_test_invent_text (rand);

  return way_command_new_set (item, field->name, text, NULL);
}

WayCommand *
way_test_invent (GRand  *rand,
                 WayMap *map)
{
  int      what = g_rand_int_range (rand, 0, 130);
  WayItem *item;

  if (what >= 120)
    return way_test_invent_gesture (rand, map);
  if (what >= 100)
    return way_test_invent_edit (rand, map);
  if (what < 35)
    return invent_insert (rand, map);
  if (what < 75)
    return invent_set (rand, map);
  if (what < 88)
    {
      item = way_test_pick (rand, map, g_rand_boolean (rand) ? WAY_MAP_CARDS : WAY_MAP_LANES);
      return item != NULL ? way_command_new_move (item, way_map_get_root (map), way_item_get_slot (item), g_rand_int_range (rand, -1, 30)) : NULL;
    }
  if (what < 90)
    {
      WayItem *step = way_test_pick_step (rand, map);
      WayItem *stage = way_test_pick (rand, map, WAY_MAP_STAGES);

      return step != NULL ? way_command_new_move (step, stage, WAY_STAGE_STEPS, g_rand_int_range (rand, -1, 3)) : NULL;
    }
  /* Structure is taken away more rarely than it is made. */
  if (what == 99 && way_map_n (map, WAY_MAP_LANES) > 4)
    return way_command_new_remove (map, way_test_pick (rand, map, WAY_MAP_LANES));
  if (what == 98 && way_map_n (map, WAY_MAP_STAGES) > 3)
    return way_command_new_remove (map, way_test_pick_step (rand, map));
  if (what == 97 && way_map_n (map, WAY_MAP_RECORDS) > 4)
    return way_command_new_remove (map, way_test_pick (rand, map, WAY_MAP_RECORDS));
  item = way_test_pick (rand, map, WAY_MAP_CARDS);

  return item != NULL ? way_command_new_remove (map, item) : NULL;
}

/* Anything, anywhere: every kind, slot and field there is. */

static void
note_item (WayItem *item,
           gpointer data)
{
  g_ptr_array_add (data, item);
}

static GPtrArray *
list_items (WayMap *map)
{
  GPtrArray *items = g_ptr_array_new ();

  way_item_foreach (way_map_get_root (map), note_item, items);

  return items;
}

/* The id of something that a field may refer to; "" when there is nothing. */
static const char *
pick_target (GRand     *rand,
             GPtrArray *items,
             WayKindSet targets)
{
  int      tries;
  WayItem *item;

  for (tries = 0; tries < 200; tries++)
    {
      item = g_ptr_array_index (items, g_rand_int_range (rand, 0, items->len));
      if (targets & WAY_KIND_MASK (way_item_get_kind (item)))
        return way_item_get_id (item);
    }

  return "";
}

static char *
invent_value (GRand          *rand,
              GPtrArray      *items,
              const WayField *field)
{
  int n = 0;

  if (g_rand_int_range (rand, 0, 6) == 0 && (field->flags & WAY_FIELD_REQUIRED) == 0)
    return g_strdup ("");
  switch (field->type)
    {
    case WAY_FIELD_REFERENCE:
      return g_strdup (pick_target (rand, items, field->targets));
    case WAY_FIELD_REFERENCES:
      return g_strdup_printf ("%s %s", pick_target (rand, items, field->targets), pick_target (rand, items, field->targets));
    case WAY_FIELD_CHOICE:
      while (field->choices[n].name != NULL)
        n++;
      return g_strdup (field->choices[g_rand_int_range (rand, 0, n)].name);
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return g_strdup_printf ("%d", g_rand_int_range (rand, (int)MAX (field->minimum, -1000), (int)MIN (field->maximum, 1000) + 1));
    case WAY_FIELD_DATE:
      return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 1990, 2040), g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
    case WAY_FIELD_TIME:
      return g_strdup_printf ("2026-11-24T%02d:05:00Z", g_rand_int_range (rand, 0, 24));
    case WAY_FIELD_MONEY:
      return g_strdup_printf ("%d EUR", g_rand_int_range (rand, -100, 1000000));
    case WAY_FIELD_MARK:
      return g_strdup (g_rand_boolean (rand) ? "yes" : "no");
    case WAY_FIELD_PICTURE:
      return g_strdup ("aGVsbG8=");
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_LIST:
    default:
      return way_test_invent_text (rand);
    }
}

WayCommand *
way_test_invent_anything (GRand  *rand,
                          WayMap *map)
{
  g_autoptr (GPtrArray) items = list_items (map);
  WayItem           *item = g_ptr_array_index (items, g_rand_int_range (rand, 0, items->len));
  const WayKindInfo *info = way_item_get_info (item);
  int                what = g_rand_int_range (rand, 0, 10);
  int                i;

  if (what < 3 && info->n_slots > 0 && items->len < way_test_room.items)
    {
      int     slot = g_rand_int_range (rand, 0, info->n_slots);
      WayKind kind = g_rand_int_range (rand, 0, WAY_N_KINDS);
      g_autoptr (WayItem) child = NULL;

      while ((info->slots[slot].kinds & WAY_KIND_MASK (kind)) == 0)
        kind = (kind + 1) % WAY_N_KINDS;
      child = way_item_new (kind, NULL);
      for (i = 0; i < way_item_get_info (child)->n_fields; i++)
        {
          const WayField  *field = &way_item_get_info (child)->fields[i];
          g_autofree char *value = invent_value (rand, items, field);

          way_item_set (child, field->name, value, NULL);
        }
      if (kind == WAY_KIND_STAGE && g_rand_boolean (rand))
        {
          g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);

          way_item_append_child (child, WAY_STAGE_STEPS, step);
        }
      return way_command_new_insert (item, slot, g_rand_int_range (rand, -1, 4), child);
    }
  if (what < 7)
    {
      const WayField  *field = &info->fields[g_rand_int_range (rand, 0, info->n_fields)];
      g_autofree char *value = invent_value (rand, items, field);

      return way_command_new_set (item, field->name, value, NULL);
    }
  if (way_item_get_parent (item) == NULL)
    return NULL;
  if (what < 9)
    {
      /* Between cards, bench and attic, or among its siblings. */
      WayItem *parent = way_item_get_parent (item);
      int      slot = way_item_get_slot (item);

      if (parent == way_map_get_root (map) && way_kind_is_card (way_item_get_kind (item)) && g_rand_boolean (rand))
        slot = slot == WAY_MAP_CARDS ? WAY_MAP_BENCH : WAY_MAP_CARDS;
      return way_command_new_move (item, parent, slot, g_rand_int_range (rand, -1, 30));
    }
  /* What much stands on is taken away rarely. */
  if (WAY_KIND_MASK (way_item_get_kind (item)) & (WAY_KIND_MASK (WAY_KIND_STAGE) | WAY_KIND_MASK (WAY_KIND_STEP) | WAY_KIND_MASK (WAY_KIND_LANE)))
    return g_rand_int_range (rand, 0, 40) == 0 ? way_command_new_remove (map, item) : NULL;

  return way_command_new_remove (map, item);
}

static void
note_id (const char *id,
         gpointer    ids)
{
  g_hash_table_add (ids, g_strdup (id));
}

/* Whether it takes away something that others are about. */
static gboolean
removes_one_of (WayCommand *command,
                GHashTable *ids)
{
  guint i;

  for (i = 0; command->type == WAY_COMMAND_GROUP && i < command->children->len; i++)
    if (removes_one_of (g_ptr_array_index (command->children, i), ids))
      return TRUE;

  return command->type == WAY_COMMAND_REMOVE && g_hash_table_contains (ids, command->item_id);
}

/* A few at once; those that cannot go together are refused together. Each is made for the map as it is: what one of
 * them begins to refer to must not be taken away by another one, which cannot know of that. */
WayCommand *
way_test_invent_group (GRand  *rand,
                       WayMap *map)
{
  g_autoptr (WayCommand) group = way_command_new_group ("Several");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n = g_rand_int_range (rand, 2, 5);

  while (n-- > 0)
    {
      g_autoptr (WayCommand) part = way_test_invent_anything (rand, map);

      if (part == NULL || removes_one_of (part, ids))
        continue;
      way_command_foreach_id (part, note_id, ids);
      way_command_group_add (group, g_steal_pointer (&part));
    }

  return way_command_group_get_size (group) > 0 ? g_steal_pointer (&group) : NULL;
}
