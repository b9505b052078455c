/* test-random-edits.c - any number of changes, all the way back and forth again
 *
 * 100,000 seeded random commands on the maps that are shipped, and some on one that
 * grows: undo all gives the first bytes, redo all the last, what was written needs no
 * repair, and the layout that followed every change is the layout made anew.
 */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "journeys/layout/layout.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

#define COMMANDS 100000
#define MOST_CARDS 400
#define MOST_ITEMS 1000
#define FOLLOWED 300 /* commands after each of which the layout is looked at */

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

/* What a person does with a few things at once. */
static WayCommand *
invent_edit (GRand  *rand,
             WayMap *map)
{
  static const int slots[] = { WAY_MAP_CARDS, WAY_MAP_CARDS, WAY_MAP_BENCH, WAY_MAP_LANES, WAY_MAP_STAGES };
  int              slot = slots[g_rand_int_range (rand, 0, G_N_ELEMENTS (slots))];
  int              n = g_rand_int_range (rand, 1, 4);
  int              by = g_rand_boolean (rand) ? 1 : -1;
  gboolean         of_steps = slot == WAY_MAP_STAGES && g_rand_boolean (rand);
  WayItem         *step = pick_step (rand, map);
  WayItem         *lane = pick (rand, map, WAY_MAP_LANES);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  while (n-- > 0)
    {
      WayItem *item = of_steps ? pick_step (rand, map) : pick (rand, map, slot);

      if (item != NULL && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, item);
    }
  if (items->len == 0 || step == NULL || lane == NULL)
    return NULL;

  switch (g_rand_int_range (rand, 0, 13))
    {
    case 12:
      return way_edits_new_kind (map, items, WAY_KIND_TOUCHPOINT + g_rand_int_range (rand, 0, WAY_KIND_NOTE - WAY_KIND_TOUCHPOINT + 1), NULL);
    case 0:
      if (way_map_n (map, WAY_MAP_CARDS) > MOST_CARDS || way_map_n (map, WAY_MAP_STAGES) > 8 || way_map_n (map, WAY_MAP_LANES) > 12)
        return NULL;
      return way_edits_new_duplicate (map, items, copies, NULL);
    case 1:
      return slot == WAY_MAP_CARDS ? way_edits_new_bench (map, items) : NULL;
    case 2:
      return way_edits_new_width (step, g_rand_int_range (rand, -400, 400));
    case 3:
    case 4:
      return slot == WAY_MAP_CARDS ? way_edits_new_span (map, items, by) : NULL;
    default:
      if (slot == WAY_MAP_CARDS || slot == WAY_MAP_BENCH)
        return way_edits_new_place_cards (map, items, step, lane, g_rand_int_range (rand, -1, 5));
      if (g_rand_boolean (rand))
        return way_edits_new_shift (map, items, by, NULL);
      return way_edits_new_move_structure (map, items, of_steps ? way_item_get_parent (step) : way_map_get_root (map),
                                           of_steps ? step : way_map_get (map, slot, g_rand_int_range (rand, 0, 6)), NULL);
    }
}

static WayCommand *
invent (GRand  *rand,
        WayMap *map)
{
  int      what = g_rand_int_range (rand, 0, 120);
  WayItem *item;

  if (what >= 100)
    return invent_edit (rand, map);
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
      return invent_text (rand);
    }
}

static WayCommand *
invent_anything (GRand  *rand,
                 WayMap *map)
{
  g_autoptr (GPtrArray) items = list_items (map);
  WayItem           *item = g_ptr_array_index (items, g_rand_int_range (rand, 0, items->len));
  const WayKindInfo *info = way_item_get_info (item);
  int                what = g_rand_int_range (rand, 0, 10);
  int                i;

  if (what < 3 && info->n_slots > 0 && items->len < MOST_ITEMS)
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

/* A few at once; those that cannot go together are refused together. */
static WayCommand *
invent_group (GRand  *rand,
              WayMap *map)
{
  g_autoptr (WayCommand) group = way_command_new_group ("Several");
  int n = g_rand_int_range (rand, 2, 5);

  while (n-- > 0)
    {
      WayCommand *part = invent_anything (rand, map);

      if (part != NULL)
        way_command_group_add (group, part);
    }

  return way_command_group_get_size (group) > 0 ? g_steal_pointer (&group) : NULL;
}

/* A text, letter by letter, into one field. Returns how many commands that took. */
static int
type_something (GRand      *rand,
                WayHistory *history)
{
  WayMap          *map = way_history_get_map (history);
  WayItem         *card = pick (rand, map, WAY_MAP_CARDS);
  g_autofree char *text = invent_text (rand);
  const char      *p;
  int              n = 0;

  if (card == NULL)
    return 0;
  for (p = text; *p != '\0' && n < 12; n++)
    {
      g_autofree char *typed = NULL;
      g_autoptr (WayCommand) command = NULL;

      p = g_utf8_next_char (p);
      typed = g_strndup (text, p - text);
      command = way_command_new_set (card, "title", typed, NULL);
      g_assert_true (way_history_type (history, command, NULL));
    }
  if (g_rand_boolean (rand))
    way_history_seal (history);

  return n;
}

/* All that a window shows. */
static const WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .comments = TRUE, .rtl = -1, .min_width = 2000 };

static void
assert_layout_is_fresh (WayLayout *layout)
{
  g_autoptr (WayLayout) fresh = way_layout_new (way_layout_get_map (layout), way_layout_get_texts (layout), &options);
  g_autofree char *followed = way_layout_dump (layout);
  g_autofree char *made = way_layout_dump (fresh);

  g_assert_cmpstr (followed, ==, made);
}

/* Everything knows where it stands among its siblings. */
static void
check_place (WayItem *item,
             gpointer data)
{
  WayItem *parent = way_item_get_parent (item);

  if (parent != NULL)
    g_assert_true (way_item_get_child (parent, way_item_get_slot (item), way_item_get_index (item)) == item);
}

/* Does the commands and goes all the way back and forth. */
static void
check_there_and_back (GRand  *rand,
                      WayMap *map,
                      WayCommand *(*invent_next) (GRand *, WayMap *),
                      int commands)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (20000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
  g_autoptr (GBytes) first = way_writer_write (map);
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) copy = NULL;
  g_autoptr (GError) error = NULL;
  int done = 0, refused = 0;
  int i;

  for (i = 0; done < commands; i++)
    {
      int what = g_rand_int_range (rand, 0, 100);

      if (what < 2)
        done += type_something (rand, history);
      else if (what < 4)
        {
          /* Some steps back, and not all of them forth. */
          int n = g_rand_int_range (rand, 1, 20);

          while (n-- > 0 && way_history_undo (history))
            ;
          n = g_rand_int_range (rand, 0, 15);
          while (n-- > 0 && way_history_redo (history))
            ;
        }
      else
        {
          g_autoptr (WayCommand) command = what < 10 ? invent_group (rand, map) : invent_next (rand, map);

          if (command != NULL && way_history_perform (history, command, NULL))
            done++;
          else
            refused++;
        }
      /* First each change for itself, then many at once. */
      if (i % 97 == 0 || i < FOLLOWED)
        way_layout_update (layout);
      if (i % 9973 == 0 || (i < FOLLOWED && i % 5 == 0))
        assert_layout_is_fresh (layout);
      if (i % 997 == 0)
        way_item_foreach (way_map_get_root (map), check_place, NULL);
      g_assert_cmpint (i, <, 3 * commands);
    }
  g_test_message ("%d commands done, %d refused", done, refused);
  assert_layout_is_fresh (layout);

  last = way_writer_write (map);
  /* Whatever was done, nothing of it must be repaired when it is read. */
  copy = way_reader_read (last, "map", &notices, NULL, &error);
  g_assert_no_error (error);
  if (notices->len > 0)
    g_error ("%s", ((WayNotice *)g_ptr_array_index (notices, 0))->message);
  g_assert_true (way_item_equal (way_map_get_root (map), way_map_get_root (copy)));
  while (way_history_undo (history))
    ;
  g_assert_false (way_history_can_undo (history));
  back = way_writer_write (map);
  g_assert_true (g_bytes_equal (first, back));
  assert_layout_is_fresh (layout);
  while (way_history_redo (history))
    ;
  g_assert_false (way_history_can_redo (history));
  again = way_writer_write (map);
  g_assert_true (g_bytes_equal (last, again));
  assert_layout_is_fresh (layout);
}

static void
test_growing_map (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  g_autoptr (WayMap) map = way_test_map_new ();

  check_there_and_back (rand, map, invent, COMMANDS / 4);
}

static void
test_shipped_maps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  guint i;

  for (i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = way_test_read (g_ptr_array_index (paths, i));
      g_autoptr (GError) error = NULL;
      g_autoptr (WayMap) map = way_reader_read (bytes, "map", NULL, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s", (char *)g_ptr_array_index (paths, i));
      check_there_and_back (rand, map, invent_anything, COMMANDS / paths->len + 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/commands/random/growing-map", test_growing_map);
  g_test_add_func ("/commands/random/shipped-maps", test_shipped_maps);

  return way_test_run ();
}
