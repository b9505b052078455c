/* test-spans.c - cards over several steps, when columns come, go and move */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/commands/paste.h"
#include "journeys/documents/writer.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WayItem    *lane;
} Fixture;

/* Steps with a letter as their title, in stages. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  static const char *const stages[] = { "ABC", "DE", "F." };
  guint                    i;
  int                      j;

  self->map = way_map_new ();
  self->history = way_history_new (self->map);
  for (i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
      g_autoptr (WayCommand) command = NULL;

      way_item_set (stage, "title", stages[i], NULL);
      for (j = 0; g_ascii_isalpha (stages[i][j]); j++)
        {
          g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
          g_autofree char *title = g_strndup (stages[i] + j, 1);

          way_item_set (step, "title", title, NULL);
          way_item_append_child (stage, WAY_STAGE_STEPS, step);
        }
      command = way_command_new_insert (way_map_get_root (self->map), WAY_MAP_STAGES, -1, stage);
      g_assert_true (way_history_perform (self->history, command, NULL));
    }
  self->lane = way_test_add (self->history, way_map_get_root (self->map), WAY_MAP_LANES, WAY_KIND_LANE, "kind", "note", NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_unref (self->history);
  g_object_unref (self->map);
}

/* A stage by all the letters it began with, a step by one. */
static WayItem *
find (Fixture    *self,
      const char *title)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);
  guint i;
  int   j;

  for (i = 0; i < steps->len; i++)
    if (g_strcmp0 (way_item_get_name (g_ptr_array_index (steps, i)), title) == 0)
      return g_ptr_array_index (steps, i);
  for (j = 0; j < way_map_n (self->map, WAY_MAP_STAGES); j++)
    if (g_strcmp0 (way_item_get_name (way_map_get (self->map, WAY_MAP_STAGES, j)), title) == 0)
      return way_map_get (self->map, WAY_MAP_STAGES, j);

  return NULL;
}

static WayItem *
add_card (Fixture    *self,
          const char *step,
          const char *span)
{
  return way_test_add (self->history, way_map_get_root (self->map), WAY_MAP_CARDS, WAY_KIND_NOTE,
                       "step", way_item_get_id (find (self, step)), "lane", way_item_get_id (self->lane), "span", span, NULL);
}

/* The titles of the steps that the card covers; "-" for one without. */
static char *
dup_covered (Fixture *self,
             WayItem *card)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);
  GString *text = g_string_new (NULL);
  int      left = -1;
  guint    i;

  for (i = 0; i < steps->len && left != 0; i++)
    {
      WayItem *step = g_ptr_array_index (steps, i);

      if (left < 0 && g_strcmp0 (way_item_get_id (step), way_item_get_at (card, WAY_CARD_STEP)) != 0)
        continue;
      left = left < 0 ? way_item_get_int (card, "span", 1) : left;
      g_string_append (text, *way_item_get_name (step) != '\0' ? way_item_get_name (step) : "-");
      left--;
    }

  return g_string_free (text, FALSE);
}

static void
assert_covers (Fixture    *self,
               WayItem    *card,
               const char *expected)
{
  g_autofree char *covered = dup_covered (self, card);

  g_assert_cmpstr (covered, ==, expected);
}

/* One step of undo gives everything back, and redo does it again. */
static void
perform (Fixture    *self,
         WayCommand *command)
{
  g_autoptr (WayCommand) owned = command;
  g_autoptr (GBytes) before = way_writer_write (self->map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  way_history_perform (self->history, command, &error);
  g_assert_no_error (error);
  after = way_writer_write (self->map);
  g_assert_true (way_history_undo (self->history));
  back = way_writer_write (self->map);
  g_assert_true (g_bytes_equal (before, back));
  g_assert_true (way_history_redo (self->history));
  again = way_writer_write (self->map);
  g_assert_true (g_bytes_equal (after, again));
}

static GPtrArray *
list (Fixture    *self,
      const char *titles)
{
  GPtrArray *items = g_ptr_array_new ();
  g_auto (GStrv) words = g_strsplit (titles, " ", -1);
  int i;

  for (i = 0; words[i] != NULL; i++)
    g_ptr_array_add (items, find (self, words[i]));

  return items;
}

/* Steps and stages are removed. */
static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  static const struct
  {
    const char *step, *span, *removed, *covered; /* NULL: it goes too */
  } cases[] = {
    { "A", "3", "B", "AC" },
    { "A", "3", "C", "AB" },
    { "A", "3", "A", "BC" },
    { "A", "3", "A C", "B" },
    { "A", "3", "D", "ABC" },
    { "B", "3", "A", "BCD" },
    { "B", "4", "DE", "BC" },
    { "C", "3", "ABC", "DE" },
    { "A", "6", "ABC DE", "F" },
    { "A", "3", "ABC", NULL },
    { "E", "7", "F", "E" },
    { "D", "2", "D E", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayItem) card = way_item_ref (add_card (self, cases[i].step, cases[i].span));
      g_autoptr (GPtrArray) items = list (self, cases[i].removed);

      perform (self, way_edits_new_remove (self->map, items, NULL));
      if (cases[i].covered != NULL)
        assert_covers (self, card, cases[i].covered);
      else
        g_assert_null (way_map_find (self->map, way_item_get_id (card)));
      way_history_undo (self->history);
      way_history_undo (self->history);
    }
}

/* A card that goes with its lane or for itself is not made shorter first. */
static void
test_remove_with_card (Fixture      *self,
                       gconstpointer data)
{
  WayItem         *card = add_card (self, "A", "3");
  g_autofree char *id = g_strdup (way_item_get_id (card));
  g_autoptr (GPtrArray) items = list (self, "A");

  g_ptr_array_add (items, card);
  perform (self, way_edits_new_remove (self->map, items, NULL));
  g_assert_null (way_map_find (self->map, id));
  way_history_undo (self->history);

  g_ptr_array_set_size (items, 1);
  g_ptr_array_add (items, self->lane);
  perform (self, way_edits_new_remove (self->map, items, NULL));
  g_assert_null (way_map_find (self->map, id));
}

static WayCommand *
new_insert (Fixture    *self,
            const char *stage,
            int         index)
{
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);

  return way_command_new_insert (find (self, stage), WAY_STAGE_STEPS, index, step);
}

static void
test_insert (Fixture      *self,
             gconstpointer data)
{
  WayItem *card = add_card (self, "A", "4");
  WayItem *end = add_card (self, "E", "9");
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);

  perform (self, new_insert (self, "ABC", 1));
  assert_covers (self, card, "A-BCD");
  perform (self, new_insert (self, "ABC", 0));
  assert_covers (self, card, "A-BCD");
  perform (self, new_insert (self, "DE", 1));
  assert_covers (self, card, "A-BCD");
  way_item_append_child (stage, WAY_STAGE_STEPS, step);
  perform (self, way_command_new_insert (way_map_get_root (self->map), WAY_MAP_STAGES, 1, stage));
  assert_covers (self, card, "A-BC-D");
  /* One that ended with the map does not reach on. */
  perform (self, new_insert (self, "F.", -1));
  assert_covers (self, end, "EF");
}

static void
test_move (Fixture      *self,
           gconstpointer data)
{
  static const struct
  {
    const char *step, *span, *moved, *parent, *before, *covered;
  } cases[] = {
    { "A", "3", "B", "DE", "E", "AC" },
    { "A", "3", "A", "DE", "E", "BC" },
    { "A", "3", "A", "ABC", "C", "BAC" },
    { "A", "3", "A", "DE", "D", "BCA" },
    { "A", "3", "C", "ABC", "B", "ACB" },
    { "A", "3", "E", "ABC", "B", "AEBC" },
    { "A", "3", "E", "ABC", "A", "ABC" },
    { "B", "2", "B C", "F.", NULL, "BC" },
    { "B", "3", "B C", "F.", NULL, "D" },
    { "B", "2", "DE", NULL, "ABC", "BC" },
    { "B", "3", "DE", NULL, NULL, "BC" },
    { "C", "3", "DE", NULL, "ABC", "C" },
    { "B", "5", "F.", NULL, "DE", "BCFDE" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WayItem *card = add_card (self, cases[i].step, cases[i].span);
      g_autoptr (GPtrArray) items = list (self, cases[i].moved);
      WayItem *parent = cases[i].parent != NULL ? find (self, cases[i].parent) : way_map_get_root (self->map);
      WayItem *before = cases[i].before != NULL ? find (self, cases[i].before) : NULL;

      g_test_message ("%s moved", cases[i].moved);
      perform (self, way_edits_new_move_structure (self->map, items, parent, before, NULL));
      assert_covers (self, card, cases[i].covered);
      way_history_undo (self->history);
      way_history_undo (self->history);
    }
}

/* What is typed into a step that just came is one step with it, whatever else it did. */
static void
test_typed_step (Fixture      *self,
                 gconstpointer data)
{
  WayItem *card = add_card (self, "A", "3");
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
  g_autoptr (WayCommand) insert = way_command_new_insert (find (self, "ABC"), WAY_STAGE_STEPS, 1, step);
  g_autoptr (WayCommand) title = NULL;

  g_assert_true (way_history_type (self->history, insert, NULL));
  title = way_command_new_set (step, "title", "X", NULL);
  g_assert_true (way_history_type (self->history, title, NULL));
  assert_covers (self, card, "AXBC");
  g_assert_cmpstr (way_history_get_undo_label (self->history), ==, "Add Step “X”");
  way_history_undo (self->history);
  assert_covers (self, card, "ABC");
  way_history_redo (self->history);
  assert_covers (self, card, "AXBC");
}

/* A copy covers the copies of what the card covers. */
static void
test_copies (Fixture      *self,
             gconstpointer data)
{
  WayItem *card = add_card (self, "A", "4");
  g_autoptr (GPtrArray) items = list (self, "A B");
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayFragment) fragment = way_fragment_new (self->map, items);
  WayPastePlace place = { .step = find (self, "C") };

  perform (self, way_edits_new_duplicate (self->map, items, copies, NULL));
  assert_covers (self, card, "ABABCD");
  assert_covers (self, way_map_get (self->map, WAY_MAP_CARDS, 1), "AB");
  perform (self, way_paste_new (fragment, self->map, &place, NULL, NULL));
  assert_covers (self, card, "ABABCABD");
  assert_covers (self, way_map_get (self->map, WAY_MAP_CARDS, 2), "AB");
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/commands/spans/removed-steps", test_remove);
  ADD ("/commands/spans/removed-with-their-card", test_remove_with_card);
  ADD ("/commands/spans/new-steps", test_insert);
  ADD ("/commands/spans/moved-steps", test_move);
  ADD ("/commands/spans/typed-step", test_typed_step);
  ADD ("/commands/spans/copies", test_copies);
#undef ADD

  return way_test_run ();
}
