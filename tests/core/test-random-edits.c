/* test-random-edits.c - any number of changes, all the way back and forth again
 *
 * 100,000 seeded random commands: undo all gives the first state, redo all the
 * last, and the layout that followed every change is the layout made anew.
 */
#include "config.h"

#include "journeys/documents/writer.h"
#include "journeys/layout/layout.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

#define COMMANDS 100000
#define MOST_CARDS 400
#define FOLLOWED 2000 /* while the map is small */

static WayItem *
pick (GRand  *rand,
      WayMap *map,
      int     slot)
{
  int n = way_map_n (map, slot);

  return n > 0 ? way_map_get (map, slot, g_rand_int_range (rand, 0, n)) : NULL;
}

static WayItem *
pick_step (GRand  *rand,
           WayMap *map)
{
  WayItem *stage = pick (rand, map, WAY_MAP_STAGES);

  return stage != NULL ? way_item_get_child (stage, WAY_STAGE_STEPS, g_rand_int_range (rand, 0, way_item_n_children (stage, WAY_STAGE_STEPS))) : NULL;
}

static char *
invent_text (GRand *rand)
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
  WayItem         *lane = pick (rand, map, WAY_MAP_LANES);
  WayItem         *step = pick_step (rand, map);
  g_autofree char *text = invent_text (rand);
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
  if (step == NULL || lane == NULL || way_map_n (map, WAY_MAP_CARDS) >= MOST_CARDS)
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
  WayItem           *item = pick (rand, map, slots[g_rand_int_range (rand, 0, G_N_ELEMENTS (slots))]);
  const WayKindInfo *info;
  const WayField    *field;
  g_autofree char   *text = NULL;

  if (g_rand_int_range (rand, 0, 8) == 0)
    item = pick_step (rand, map);
  if (item == NULL)
    return NULL;
  info = way_item_get_info (item);
  field = &info->fields[g_rand_int_range (rand, 0, info->n_fields)];
  if (field->targets & WAY_KIND_MASK (WAY_KIND_LANE))
    text = g_strdup (way_item_get_id (pick (rand, map, WAY_MAP_LANES)));
  else if (field->targets & WAY_KIND_MASK (WAY_KIND_STEP))
    text = g_strdup (way_item_get_id (pick_step (rand, map)));
  else if (field->targets != 0)
    {
      WayItem *target = pick (rand, map, WAY_MAP_RECORDS);

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
    text = invent_text (rand);

  return way_command_new_set (item, field->name, text, NULL);
}

static WayCommand *
invent (GRand  *rand,
        WayMap *map)
{
  int      what = g_rand_int_range (rand, 0, 100);
  WayItem *item;

  if (what < 35)
    return invent_insert (rand, map);
  if (what < 75)
    return invent_set (rand, map);
  if (what < 88)
    {
      item = pick (rand, map, g_rand_boolean (rand) ? WAY_MAP_CARDS : WAY_MAP_LANES);
      return item != NULL ? way_command_new_move (item, way_map_get_root (map), way_item_get_slot (item), g_rand_int_range (rand, -1, 30)) : NULL;
    }
  if (what < 90)
    {
      WayItem *step = pick_step (rand, map);
      WayItem *stage = pick (rand, map, WAY_MAP_STAGES);

      return step != NULL ? way_command_new_move (step, stage, WAY_STAGE_STEPS, g_rand_int_range (rand, -1, 3)) : NULL;
    }
  /* Structure is taken away more rarely than it is made. */
  if (what == 99 && way_map_n (map, WAY_MAP_LANES) > 4)
    return way_command_new_remove (map, pick (rand, map, WAY_MAP_LANES));
  if (what == 98 && way_map_n (map, WAY_MAP_STAGES) > 3)
    return way_command_new_remove (map, pick_step (rand, map));
  if (what == 97 && way_map_n (map, WAY_MAP_RECORDS) > 4)
    return way_command_new_remove (map, pick (rand, map, WAY_MAP_RECORDS));
  item = pick (rand, map, WAY_MAP_CARDS);

  return item != NULL ? way_command_new_remove (map, item) : NULL;
}

static void
assert_layout_is_fresh (WayLayout *layout)
{
  g_autoptr (WayLayout) fresh = way_layout_new (way_layout_get_map (layout), way_layout_get_texts (layout), NULL);
  g_autofree char *followed = way_layout_dump (layout);
  g_autofree char *made = way_layout_dump (fresh);

  g_assert_cmpstr (followed, ==, made);
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (20000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  g_autoptr (GBytes) first = way_writer_write (map);
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) back = NULL;
  int done = 0, refused = 0;
  int i;

  for (i = 0; i < COMMANDS; i++)
    {
      g_autoptr (WayCommand) command = invent (rand, map);

      if (command != NULL && way_history_perform (history, command, NULL))
        done++;
      else
        refused++;
      /* First each change for itself, then many at once. */
      if (i % 97 == 0 || i < FOLLOWED)
        way_layout_update (layout);
      if (i % 9973 == 0 || (i < FOLLOWED && i % 5 == 0))
        assert_layout_is_fresh (layout);
    }
  g_test_message ("%d commands done, %d refused", done, refused);
  g_assert_cmpint (done, >, COMMANDS * 3 / 4);
  assert_layout_is_fresh (layout);

  last = way_writer_write (map);
  while (way_history_undo (history))
    ;
  back = way_writer_write (map);
  g_assert_true (g_bytes_equal (first, back));
  assert_layout_is_fresh (layout);
  while (way_history_redo (history))
    ;
  again = way_writer_write (map);
  g_assert_true (g_bytes_equal (last, again));
  assert_layout_is_fresh (layout);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/commands/random/there-and-back", test_there_and_back);

  return way_test_run ();
}
