/* test-random-edits.c - any number of changes, all the way back and forth again
 *
 * 100,000 seeded random commands on the maps that are shipped, and some on one that
 * grows: undo all gives the first bytes, redo all the last, what was written needs no
 * repair, and the layout that followed every change is the layout made anew. Nothing is refused
 * but what makes no sense, and long cards go on to cover the steps they cover.
 */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "journeys/layout/layout.h"
#include "tests/support/folders.h"
#include "tests/support/inventions.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

/* With sanitizers, which look for other things, fewer. */
#ifdef __SANITIZE_ADDRESS__
#define COMMANDS 25000
#else
#define COMMANDS 100000
#endif

/* How often all of that is done with --long, each time other commands. With sanitizers once: there it is memory that is looked at. */
#ifdef __SANITIZE_ADDRESS__
#define ROUNDS_OF_LONG 1
#else
#define ROUNDS_OF_LONG 10
#endif

#define FOLLOWED 300 /* commands after each of which the layout is looked at */

static int n_done = 0;

static guint32
count_rounds (void)
{
  return g_getenv ("WAYMARK_TEST_LONG") != NULL ? ROUNDS_OF_LONG : 1;
}

static gboolean
refers_to_wrong_kind (WayMap         *map,
                      const WayField *field,
                      const char     *value)
{
  g_auto (GStrv) ids = field->targets != 0 && value != NULL ? g_strsplit (value, " ", -1) : NULL;
  int i;

  for (i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      WayItem *target = way_map_find (map, ids[i]);

      if (target == NULL || (field->targets & WAY_KIND_MASK (way_item_get_kind (target))) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What makes no sense by itself: a stage without steps, an item without what it belongs to, a
 * card without a cell, a reference to what it cannot be. Several at once may be refused for each other's sake. */
static gboolean
makes_no_sense (WayMap     *map,
                WayCommand *command)
{
  WayItem           *item = command->type == WAY_COMMAND_INSERT ? command->item : way_map_find (map, command->item_id);
  const WayKindInfo *info = item != NULL ? way_item_get_info (item) : NULL;
  gboolean           is_step = item != NULL && way_item_get_kind (item) == WAY_KIND_STEP;
  gboolean           to_cell = g_strcmp0 (command->parent_id, way_item_get_id (way_map_get_root (map))) == 0 && command->slot == WAY_MAP_CARDS;
  int                i;

  switch (command->type)
    {
    case WAY_COMMAND_INSERT:
      for (i = 0; i < info->n_fields; i++)
        if ((info->fields[i].flags & WAY_FIELD_REQUIRED) && way_item_get_at (item, i) == NULL)
          return TRUE;
      if (way_item_get_kind (item) == WAY_KIND_STAGE && way_item_n_children (item, WAY_STAGE_STEPS) == 0)
        return TRUE;
      return to_cell && (way_item_get_at (item, WAY_CARD_STEP) == NULL || way_item_get_at (item, WAY_CARD_LANE) == NULL);
    case WAY_COMMAND_MOVE:
      if (is_step && way_map_find (map, command->parent_id) != way_item_get_parent (item) &&
          way_item_n_children (way_item_get_parent (item), WAY_STAGE_STEPS) == 1)
        return TRUE;
      return to_cell && (way_item_get_at (item, WAY_CARD_STEP) == NULL || way_item_get_at (item, WAY_CARD_LANE) == NULL);
    case WAY_COMMAND_SET:
      return refers_to_wrong_kind (map, &info->fields[command->field], command->new_value) ||
             (command->new_value == NULL && way_command_needs_reference (item, &info->fields[command->field], command->field));
    case WAY_COMMAND_REMOVE:
    case WAY_COMMAND_GROUP:
    default:
      return FALSE;
    }
}

/* What a command does to columns: they come or go, and none moves. */
static gboolean
has_type (WayCommand    *command,
          WayCommandType type,
          gboolean       of_columns)
{
  WayKind kind = command->item != NULL ? way_item_get_kind (command->item) : command->kind;
  guint   i;

  for (i = 0; command->type == WAY_COMMAND_GROUP && i < command->children->len; i++)
    if (has_type (g_ptr_array_index (command->children, i), type, of_columns))
      return TRUE;

  return command->type == type && (!of_columns || kind == WAY_KIND_STEP || kind == WAY_KIND_STAGE);
}

/* The cards that cover several steps, and the steps that each covers. */
static GHashTable *
note_spans (WayMap *map)
{
  GHashTable *spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  int         i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);
      g_autoptr (GPtrArray) covered = way_rules_list_covered (map, card);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();
      guint j;

      if (covered->len < 2)
        continue;
      for (j = 0; j < covered->len; j++)
        g_ptr_array_add (ids, g_strdup (way_item_get_id (g_ptr_array_index (covered, j))));
      g_ptr_array_add (ids, NULL);
      g_hash_table_insert (spans, g_strdup (way_item_get_id (card)), g_ptr_array_steal (ids, NULL));
    }

  return spans;
}

/* Each covers the same steps, but for those that went, and what came between them. */
static void
assert_spans_are_kept (WayMap     *map,
                       GHashTable *spans)
{
  GHashTableIter iter;
  gpointer       id, value;

  g_hash_table_iter_init (&iter, spans);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      char   **steps = value;
      WayItem *card = way_map_find (map, id);
      WayItem *first = NULL, *last = NULL;
      int      i;
      g_autoptr (GPtrArray) covered = NULL;

      for (i = 0; steps[i] != NULL; i++)
        if (way_map_find (map, steps[i]) != NULL)
          {
            last = way_map_find (map, steps[i]);
            first = first != NULL ? first : last;
          }
      if (card == NULL)
        continue;
      covered = way_rules_list_covered (map, card);
      g_assert_nonnull (first);
      g_assert_true (g_ptr_array_index (covered, 0) == first);
      g_assert_true (g_ptr_array_index (covered, covered->len - 1) == last);
    }
}

/* Returns whether it was done. */
static gboolean
perform (WayHistory *history,
         WayCommand *command,
         gboolean    several)
{
  WayMap  *map = way_history_get_map (history);
  gboolean senseless = makes_no_sense (map, command);
  gboolean shifts = !several && (has_type (command, WAY_COMMAND_INSERT, TRUE) || has_type (command, WAY_COMMAND_REMOVE, TRUE)) &&
                    !has_type (command, WAY_COMMAND_MOVE, TRUE);
  g_autoptr (GHashTable) spans = shifts ? note_spans (map) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = way_history_perform (history, command, &error);

  if (several)
    return done;
  if (!done && !senseless)
    g_error ("Refused: %s: %s", way_command_get_label (command), error->message);
  g_assert_true (done != senseless);
  if (done && spans != NULL)
    assert_spans_are_kept (map, spans);

  return done;
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
        done += way_test_invent_typing (rand, history);
      else if (what < 4)
        way_test_step_back_and_forth (rand, history);
      else
        {
          g_autoptr (WayCommand) command = what < 10 ? way_test_invent_group (rand, map) : invent_next (rand, map);

          if (command != NULL && perform (history, command, what < 10))
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
  n_done += done;
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
  guint32 round;

  for (round = 0; round < count_rounds (); round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (20261124 + round);
      g_autoptr (WayMap) map = way_test_map_new ();

      check_there_and_back (rand, map, way_test_invent, COMMANDS / 4);
    }
}

static void
test_shipped_maps (void)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  guint32 round;
  guint   i;

  for (round = 0; round < count_rounds (); round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (42 + round);

      for (i = 0; i < paths->len; i++)
        {
          g_autoptr (GBytes) bytes = way_test_read (g_ptr_array_index (paths, i));
          g_autoptr (GError) error = NULL;
          g_autoptr (WayMap) map = way_reader_read (bytes, "map", NULL, NULL, &error);

          g_assert_no_error (error);
          g_test_message ("%s", (char *)g_ptr_array_index (paths, i));
          check_there_and_back (rand, map, way_test_invent_anything, COMMANDS / paths->len + 1);
        }
    }
}

static void
test_count (void)
{
  /* Each of the checks above ends the program when it does not hold. */
  g_print ("# promise 9: %d steps of random editing taken back and done again, byte for byte\n", n_done);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/commands/random/growing-map", test_growing_map);
  g_test_add_func ("/commands/random/shipped-maps", test_shipped_maps);
  g_test_add_func ("/commands/random/steps/count", test_count);

  return way_test_run ();
}
