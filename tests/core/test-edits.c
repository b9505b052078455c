/* test-edits.c - moving, copying and locking, as one step each, and the way back */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/documents/writer.h"
#include "journeys/workshop/deeds.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GBytes     *first;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->map = way_test_map_new ();
  self->history = way_history_new (self->map);
  self->first = way_writer_write (self->map);
}

/* Whatever a test did is one step for each edit, and all of it can be taken back. */
static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) again = NULL;

  last = way_writer_write (self->map);
  while (way_history_undo (self->history))
    ;
  back = way_writer_write (self->map);
  g_assert_true (g_bytes_equal (self->first, back));
  while (way_history_redo (self->history))
    ;
  again = way_writer_write (self->map);
  g_assert_true (g_bytes_equal (last, again));
  g_bytes_unref (self->first);
  g_object_unref (self->history);
  g_object_unref (self->map);
}

static void
perform (Fixture    *self,
         WayCommand *command,
         const char *label)
{
  g_autoptr (WayCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  way_history_perform (self->history, command, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_history_get_undo_label (self->history), ==, label);
}

static WayItem *
find (Fixture    *self,
      int         slot,
      const char *title)
{
  int i;

  for (i = 0; i < way_map_n (self->map, slot); i++)
    if (g_strcmp0 (way_item_get_name (way_map_get (self->map, slot, i)), title) == 0)
      return way_map_get (self->map, slot, i);

  return NULL;
}

static WayItem *
find_step (Fixture *self,
           int      column)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);

  return g_ptr_array_index (steps, column);
}

static GPtrArray *
list (WayItem *one,
      WayItem *other)
{
  GPtrArray *items = g_ptr_array_new ();

  g_ptr_array_add (items, one);
  if (other != NULL)
    g_ptr_array_add (items, other);

  return items;
}

static char *
dup_names (GPtrArray *items)
{
  GString *text = g_string_new (NULL);
  guint    i;

  for (i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", way_item_get_name (g_ptr_array_index (items, i)));

  return g_string_free (text, FALSE);
}

static void
assert_cell (Fixture    *self,
             int         column,
             const char *lane,
             const char *names)
{
  g_autoptr (GPtrArray) cards = way_edits_list_cell (self->map, find_step (self, column), find (self, WAY_MAP_LANES, lane));
  g_autofree char *found = dup_names (cards);

  g_assert_cmpstr (found, ==, names);
}

static void
assert_steps (Fixture    *self,
              const char *names)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);
  g_autofree char *found = dup_names (steps);

  g_assert_cmpstr (found, ==, names);
}

static void
test_cards_go_to_a_cell (Fixture      *self,
                         gconstpointer data)
{
  WayItem *lane = find (self, WAY_MAP_LANES, "Touchpoints");
  g_autoptr (GPtrArray) two = list (find (self, WAY_MAP_CARDS, "First invoice"), find (self, WAY_MAP_CARDS, "Contract signed"));
  g_autoptr (GPtrArray) one = list (find (self, WAY_MAP_CARDS, "PO number missing"), NULL);

  perform (self, way_edits_new_place_cards (self->map, two, find_step (self, 1), lane, -1), "Move 2 Cards");
  assert_cell (self, 1, "Touchpoints", "Kick-off call, First invoice, Contract signed");
  perform (self, way_edits_new_place_cards (self->map, one, find_step (self, 1), lane, 1), "Move Pain “PO number missing”");
  assert_cell (self, 1, "Touchpoints", "Kick-off call, PO number missing, First invoice, Contract signed");
  /* Within the cell: the place is one of those of now. */
  perform (self, way_edits_new_place_cards (self->map, two, find_step (self, 1), lane, 0), "Move 2 Cards");
  assert_cell (self, 1, "Touchpoints", "First invoice, Contract signed, Kick-off call, PO number missing");
  g_assert_null (way_edits_new_place_cards (self->map, two, find_step (self, 1), lane, 1));
}

/* What only changes its cell stays where it is in the file. */
static void
test_a_moved_card_is_a_short_change (Fixture      *self,
                                     gconstpointer data)
{
  WayItem    *card = find (self, WAY_MAP_CARDS, "Contract signed");
  WayItem    *lane = find (self, WAY_MAP_LANES, "Pains");
  WayCardMove move = { card, find_step (self, 1), lane, NULL, NULL };
  g_autoptr (WayCommand) command = way_edits_new_move_cards (self->map, &move, 1);

  g_assert_cmpint (way_command_group_get_size (command), ==, 2);
  perform (self, g_steal_pointer (&command), "Move Touchpoint “Contract signed”");
  g_assert_cmpint (way_item_get_index (card), ==, 0);
}

static void
test_bench_and_back (Fixture      *self,
                     gconstpointer data)
{
  WayItem *card = find (self, WAY_MAP_CARDS, "PO number missing");
  g_autoptr (GPtrArray) cards = list (card, NULL);

  perform (self, way_edits_new_bench (self->map, cards), "Put Pain “PO number missing” on the Bench");
  g_assert_cmpint (way_item_get_slot (card), ==, WAY_MAP_BENCH);
  g_assert_null (way_item_get (card, "step"));
  g_assert_null (way_edits_new_bench (self->map, cards));
  perform (self, way_edits_new_place_cards (self->map, cards, find_step (self, 0), find (self, WAY_MAP_LANES, "Touchpoints"), 0), "Place Pain “PO number missing”");
  assert_cell (self, 0, "Touchpoints", "PO number missing, Contract signed");
}

static void
test_span (Fixture      *self,
           gconstpointer data)
{
  WayItem *card = find (self, WAY_MAP_CARDS, "Issue credentials"); /* two steps from the second of four */
  g_autoptr (GPtrArray) cards = list (card, NULL);

  perform (self, way_edits_new_span (self->map, cards, 1), "Make Card Longer");
  g_assert_cmpstr (way_item_get (card, "span"), ==, "3");
  g_assert_null (way_edits_new_span (self->map, cards, 1));
  perform (self, way_edits_new_span (self->map, cards, -5), "Make Card Shorter");
  g_assert_null (way_item_get (card, "span"));
  g_assert_null (way_edits_new_span (self->map, cards, -1));
}

static void
test_width (Fixture      *self,
            gconstpointer data)
{
  WayItem *step = find_step (self, 2);

  g_assert_null (way_edits_new_width (step, 0));
  perform (self, way_edits_new_width (step, 300), "Set Column Width");
  perform (self, way_edits_new_width (step, 3), "Set Column Width");
  g_assert_cmpstr (way_item_get (step, "width"), ==, "60");
  perform (self, way_edits_new_width (step, 0), "Reset Column Width");
  g_assert_null (way_item_get (step, "width"));
}

static void
test_steps_move_by_one (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) one = list (find_step (self, 1), NULL);
  g_autoptr (GPtrArray) two = list (find_step (self, 2), find_step (self, 3));
  g_autoptr (GPtrArray) last = list (find_step (self, 0), NULL);
  g_autoptr (GError) error = NULL;

  /* Over the border of its stage, then on in the next one. */
  perform (self, way_edits_new_shift (self->map, one, 1, NULL), "Move Step “Kick-off call”");
  assert_steps (self, "Contract signed, Kick-off call, Connect systems, First invoice");
  g_assert_true (way_item_get_parent (g_ptr_array_index (one, 0)) == way_map_get (self->map, WAY_MAP_STAGES, 1));
  perform (self, way_edits_new_shift (self->map, one, 1, NULL), "Move Step “Kick-off call”");
  assert_steps (self, "Contract signed, Connect systems, Kick-off call, First invoice");

  g_assert_null (way_edits_new_shift (self->map, last, 1, &error));
  g_assert_error (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_PLACE);

  /* Both go, or none. */
  g_assert_null (way_edits_new_shift (self->map, two, 1, NULL));
  perform (self, way_edits_new_shift (self->map, two, -1, NULL), "Move 2 Items");
  assert_steps (self, "Contract signed, Connect systems, First invoice, Kick-off call");
}

/* The titles of the steps, with a bar between stages. */
static char *
dup_columns (Fixture *self)
{
  GString *text = g_string_new (NULL);
  int      i, j;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self->map, WAY_MAP_STAGES, i);

      g_string_append (text, i > 0 ? "|" : "");
      for (j = 0; j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        g_string_append_printf (text, "%.3s ", way_item_get_name (way_item_get_child (stage, WAY_STAGE_STEPS, j)));
    }

  return g_string_free (text, FALSE);
}

/* A stage with one step may give it on when it gets another in the same step. */
static void
test_steps_move_through_a_stage (Fixture      *self,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
  g_autofree char *moved_on = NULL;
  g_autofree char *moved_back = NULL;

  g_ptr_array_add (alone, find_step (self, 3));
  perform (self, way_edits_new_remove (self->map, alone, NULL), "Remove Step “First invoice”");
  way_item_set (step, "title", "Last", NULL);
  way_item_append_child (stage, WAY_STAGE_STEPS, step);
  perform (self, way_command_new_insert (way_map_get_root (self->map), WAY_MAP_STAGES, -1, stage), "Add Stage");
  g_ptr_array_add (moved, find_step (self, 1));
  g_ptr_array_add (moved, find_step (self, 2));
  perform (self, way_edits_new_shift (self->map, moved, 1, NULL), "Move 2 Items");
  moved_on = dup_columns (self);
  g_assert_cmpstr (moved_on, ==, "Con |Kic |Con Las ");
  perform (self, way_edits_new_shift (self->map, moved, -1, NULL), "Move 2 Items");
  moved_back = dup_columns (self);
  g_assert_cmpstr (moved_back, ==, "Con Kic |Con |Las ");
}

static void
test_steps_move_to_a_stage (Fixture      *self,
                            gconstpointer data)
{
  g_autoptr (GPtrArray) items = list (find_step (self, 3), find_step (self, 2));
  g_autoptr (GPtrArray) first = list (find_step (self, 0), NULL);
  WayItem *stage = way_map_get (self->map, WAY_MAP_STAGES, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (way_edits_new_move_structure (self->map, items, stage, find_step (self, 1), &error));
  g_assert_error (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_PLACE);
  g_ptr_array_remove_index (items, 1);
  perform (self, way_edits_new_move_structure (self->map, items, stage, find_step (self, 1), NULL), "Move Step “First invoice”");
  assert_steps (self, "Contract signed, First invoice, Kick-off call, Connect systems");
  perform (self, way_edits_new_move_structure (self->map, first, stage, NULL, NULL), "Move Step “Contract signed”");
  assert_steps (self, "First invoice, Kick-off call, Contract signed, Connect systems");
  /* It is there already. */
  g_assert_null (way_edits_new_move_structure (self->map, first, stage, g_ptr_array_index (first, 0), NULL));
}

static void
test_stages_and_lanes_move (Fixture      *self,
                            gconstpointer data)
{
  WayItem *root = way_map_get_root (self->map);
  g_autoptr (GPtrArray) stage = list (way_map_get (self->map, WAY_MAP_STAGES, 0), NULL);
  g_autoptr (GPtrArray) lanes = list (find (self, WAY_MAP_LANES, "Backstage"), find (self, WAY_MAP_LANES, "Touchpoints"));

  perform (self, way_edits_new_shift (self->map, stage, 1, NULL), "Move Stage “Set up”");
  assert_steps (self, "Connect systems, First invoice, Contract signed, Kick-off call");
  g_assert_null (way_edits_new_shift (self->map, stage, 1, NULL));
  /* In their order on the map, before one that does not move. */
  perform (self, way_edits_new_move_structure (self->map, lanes, root, find (self, WAY_MAP_LANES, "Customers here"), NULL), "Move 2 Items");
  g_assert_cmpint (way_item_get_index (find (self, WAY_MAP_LANES, "Touchpoints")), ==, 2);
  g_assert_cmpint (way_item_get_index (find (self, WAY_MAP_LANES, "Backstage")), ==, 3);
  g_assert_cmpint (way_item_get_index (find (self, WAY_MAP_LANES, "Customers here")), ==, 4);
}

static void
test_duplicate_cards (Fixture      *self,
                      gconstpointer data)
{
  WayItem *pain = find (self, WAY_MAP_CARDS, "PO number missing");
  g_autoptr (GPtrArray) cards = list (pain, find (self, WAY_MAP_CARDS, "Contract signed"));
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  WayItem *copy;

  perform (self, way_edits_new_duplicate (self->map, cards, copies, NULL), "Duplicate 2 Cards");
  assert_cell (self, 3, "Pains", "PO number missing, PO number missing");
  assert_cell (self, 0, "Touchpoints", "Contract signed, Contract signed");
  copy = way_map_find (self->map, g_ptr_array_index (copies, 1));
  g_assert_cmpstr (way_item_get_name (copy), ==, "PO number missing");
  g_assert_cmpstr (way_item_get (copy, "personas"), ==, way_item_get (pain, "personas"));
  g_assert_true (copy != pain);
}

static void
test_duplicate_takes_what_is_in_it (Fixture      *self,
                                    gconstpointer data)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) stage = list (way_map_get (self->map, WAY_MAP_STAGES, 0), NULL);
  g_autoptr (GPtrArray) lane = list (find (self, WAY_MAP_LANES, "Touchpoints"), NULL);
  int      n = way_map_n (self->map, WAY_MAP_CARDS);
  WayItem *copy;

  perform (self, way_edits_new_duplicate (self->map, stage, copies, NULL), "Duplicate Stage “Set up”");
  assert_steps (self, "Contract signed, Kick-off call, Contract signed, Kick-off call, Connect systems, First invoice");
  assert_cell (self, 2, "Touchpoints", "Contract signed");
  assert_cell (self, 3, "Backstage", "Issue credentials");
  g_assert_cmpint (way_map_n (self->map, WAY_MAP_CARDS), ==, n + 3);
  g_assert_cmpint (way_item_n_children (find_step (self, 2), WAY_STEP_EMOTIONS), ==, 2);

  perform (self, way_edits_new_duplicate (self->map, lane, copies, NULL), "Duplicate Lane “Touchpoints”");
  copy = way_map_find (self->map, g_ptr_array_index (copies, 1));
  g_assert_cmpint (way_item_get_index (copy), ==, 1);
  g_assert_cmpint (way_map_n (self->map, WAY_MAP_CARDS), ==, n + 3 + 6);
}

static void
test_lock (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) stage = list (way_map_get (self->map, WAY_MAP_STAGES, 0), NULL);
  g_autoptr (GPtrArray) card = list (find (self, WAY_MAP_CARDS, "PO number missing"), NULL);
  WayItem *root = way_map_get_root (self->map);
  int      i;

  perform (self, way_edits_new_lock (self->map, TRUE), "Lock Structure");
  g_assert_null (way_edits_new_lock (self->map, TRUE));
  for (i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayCommand) command = NULL;

      if (i == 0)
        command = way_edits_new_shift (self->map, stage, 1, &error);
      else if (i == 1)
        command = way_edits_new_move_structure (self->map, stage, root, NULL, &error);
      else if (i == 2)
        command = way_edits_new_duplicate (self->map, stage, copies, &error);
      else if (i == 3)
        command = way_edits_new_remove (self->map, stage, &error);
      else if (i == 4)
        command = way_edits_new_copy_structure (self->map, stage, root, NULL, copies, &error);
      else
        way_edits_check_unlocked (self->map, &error);
      g_assert_null (command);
      g_assert_error (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_LOCKED);
    }
  g_assert_cmpuint (copies->len, ==, 0);
  perform (self, way_edits_new_duplicate (self->map, card, copies, NULL), "Duplicate Pain “PO number missing”");
  perform (self, way_edits_new_remove (self->map, card, NULL), "Remove Pain “PO number missing”");
  perform (self, way_edits_new_lock (self->map, FALSE), "Unlock Structure");
  perform (self, way_edits_new_shift (self->map, stage, 1, NULL), "Move Stage “Set up”");
}

/* Copied content answers the copy of its question; alone, the question itself. */
static void
test_copies_refer_to_copies (Fixture      *self,
                             gconstpointer data)
{
  WayItem    *root = way_map_get_root (self->map);
  WayItem    *step = find_step (self, 0);
  const char *lane = way_item_get_id (find (self, WAY_MAP_LANES, "Pains"));
  WayItem    *question = way_test_add (self->history, root, WAY_MAP_CARDS, WAY_KIND_QUESTION, "title", "Who?", "step", way_item_get_id (step), "lane", lane, NULL);
  WayItem    *content = way_test_add (self->history, root, WAY_MAP_CARDS, WAY_KIND_CONTENT, "title", "List", "step", way_item_get_id (step), "lane", lane,
                                      "answers", way_item_get_id (question), NULL);
  g_autoptr (GPtrArray) steps = list (step, NULL);
  g_autoptr (GPtrArray) both = list (question, content);
  g_autoptr (GPtrArray) alone = list (content, NULL);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  int n;

  perform (self, way_edits_new_duplicate (self->map, steps, copies, NULL), "Duplicate Step “Contract signed”");
  n = way_map_n (self->map, WAY_MAP_CARDS);
  g_assert_cmpstr (way_item_get (way_map_get (self->map, WAY_MAP_CARDS, n - 1), "answers"), ==, way_item_get_id (way_map_get (self->map, WAY_MAP_CARDS, n - 2)));
  g_assert_cmpstr (way_item_get (content, "answers"), ==, way_item_get_id (question));

  g_ptr_array_set_size (copies, 0);
  perform (self, way_edits_new_duplicate (self->map, both, copies, NULL), "Duplicate 2 Cards");
  g_assert_cmpstr (way_item_get (way_map_find (self->map, g_ptr_array_index (copies, 1)), "answers"), ==, g_ptr_array_index (copies, 0));

  g_ptr_array_set_size (copies, 0);
  perform (self, way_edits_new_duplicate (self->map, alone, copies, NULL), "Duplicate Content “List”");
  g_assert_cmpstr (way_item_get (way_map_find (self->map, g_ptr_array_index (copies, 0)), "answers"), ==, way_item_get_id (question));
}

static WayItem *
find_card (Fixture    *self,
           const char *title)
{
  int i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    if (g_str_equal (way_item_get_name (way_map_get (self->map, WAY_MAP_CARDS, i)), title))
      return way_map_get (self->map, WAY_MAP_CARDS, i);

  return NULL;
}

static GPtrArray *
turn (Fixture    *self,
      WayItem    *card,
      WayKind     kind,
      const char *label)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GPtrArray *lost = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cards, card);
  perform (self, way_edits_new_kind (self->map, cards, kind, lost), label);

  return lost;
}

/* Whatever both kinds have is kept, with what hangs on the card; the rest is told. */
static void
test_kind (Fixture      *self,
           gconstpointer data)
{
  WayItem         *card = find_card (self, "PO number missing");
  WayItem         *root = way_map_get_root (self->map);
  int              place = way_item_get_index (card);
  g_autofree char *id = g_strdup (way_item_get_id (card));
  g_autofree char *personas = g_strdup (way_item_get (card, "personas"));
  g_autoptr (WayCommand) severity = way_command_new_set (card, "severity", "4", NULL);
  g_autoptr (WayCommand) need = way_command_new_set (card, "need", "unmet", NULL);
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  g_autoptr (GPtrArray) lost = NULL;
  g_autofree char *words = NULL;
  WayItem         *round, *comment;

  perform (self, way_command_ref (severity), "Change Severity of “PO number missing”");
  perform (self, way_command_ref (need), "Change Insight of “PO number missing”");
  comment = way_test_add (self->history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "Since when?", NULL);
  round = way_test_add (self->history, root, WAY_MAP_VOTE_ROUNDS, WAY_KIND_VOTE_ROUND, "name", "First", NULL);
  way_test_add (self->history, round, 0, WAY_KIND_DOTS, "card", id, "count", "3", NULL);

  lost = turn (self, card, WAY_KIND_OPPORTUNITY, "Change Kind of Pain “PO number missing”");
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (lost, 0), ==, "Severity");
  g_ptr_array_add (same, way_map_find (self->map, id));
  words = way_edits_dup_kind_words (same, WAY_KIND_OPPORTUNITY, lost);
  g_assert_cmpstr (words, ==, "Kind changed: Opportunity. It has no Severity.");

  card = way_map_find (self->map, id);
  g_assert_cmpint (way_item_get_kind (card), ==, WAY_KIND_OPPORTUNITY);
  g_assert_cmpint (way_item_get_index (card), ==, place);
  g_assert_cmpstr (way_item_get_name (card), ==, "PO number missing");
  g_assert_cmpstr (way_item_get (card, "need"), ==, "unmet");
  g_assert_cmpstr (way_item_get (card, "personas"), ==, personas);
  g_assert_nonnull (way_item_get (card, "step"));
  g_assert_cmpint (way_item_n_children (card, WAY_CARD_COMMENTS), ==, 1);
  g_assert_cmpstr (way_item_get_id (way_item_get_child (card, WAY_CARD_COMMENTS, 0)), ==, way_item_get_id (comment));
  g_assert_cmpint (way_item_n_children (round, 0), ==, 1);
  g_ptr_array_set_size (same, 0);
  g_ptr_array_add (same, card);
  g_assert_null (way_edits_new_kind (self->map, same, WAY_KIND_OPPORTUNITY, NULL));
}

/* Minutes do not say that the card went and another came. */
static void
test_kind_in_minutes (Fixture      *self,
                      gconstpointer data)
{
  WayItem         *card = find_card (self, "PO number missing");
  g_autofree char *id = g_strdup (way_item_get_id (card));
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  WayDeeds deeds;

  g_ptr_array_add (cards, card);
  command = way_edits_new_kind (self->map, cards, WAY_KIND_GAIN, NULL);
  perform (self, way_command_ref (command), "Change Kind of Pain “PO number missing”");
  way_deeds_init (&deeds, command, self->map);
  g_assert_cmpuint (deeds.added->len, ==, 0);
  g_assert_cmpuint (deeds.removed->len, ==, 0);
  g_assert_cmpuint (deeds.changed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (deeds.changed, 0), ==, id);
  way_deeds_clear (&deeds);
}

/* What answered a question does not answer a pain; a job gives its card a title. */
static void
test_kind_and_what_refers_to_it (Fixture      *self,
                                 gconstpointer data)
{
  WayItem         *root = way_map_get_root (self->map);
  const char      *step = way_item_get (find_card (self, "Kick-off call"), "step");
  const char      *lane = way_item_get (find_card (self, "Kick-off call"), "lane");
  WayItem         *job = way_test_add (self->history, root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Bill the load", NULL);
  WayItem         *question = way_test_add (self->history, root, WAY_MAP_CARDS, WAY_KIND_QUESTION, "title", "Who pays?", "step", step, "lane", lane, NULL);
  WayItem         *content = way_test_add (self->history, root, WAY_MAP_CARDS, WAY_KIND_CONTENT, "title", "Price list", "step", step, "lane", lane,
                                           "answers", way_item_get_id (question), NULL);
  WayItem         *placed = way_test_add (self->history, root, WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "step", step, "lane", lane, "job", way_item_get_id (job), NULL);
  g_autofree char *id = g_strdup (way_item_get_id (placed));
  g_autoptr (GPtrArray) lost = turn (self, question, WAY_KIND_PAIN, "Change Kind of Question “Who pays?”");
  g_autoptr (GPtrArray) lost_of_job = turn (self, placed, WAY_KIND_NOTE, "Change Kind of Job “Bill the load”");

  g_assert_null (way_item_get (content, "answers"));
  g_assert_cmpstr (g_ptr_array_index (lost, 0), ==, "Answers");
  g_assert_cmpstr (way_item_get_name (way_map_find (self->map, id)), ==, "Bill the load");
  g_assert_cmpstr (g_ptr_array_index (lost_of_job, 0), ==, "Job");
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/commands/edits/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("cards-go-to-a-cell", test_cards_go_to_a_cell);
  ADD ("a-moved-card-is-a-short-change", test_a_moved_card_is_a_short_change);
  ADD ("bench-and-back", test_bench_and_back);
  ADD ("span", test_span);
  ADD ("width", test_width);
  ADD ("steps-move-by-one", test_steps_move_by_one);
  ADD ("steps-move-through-a-stage", test_steps_move_through_a_stage);
  ADD ("steps-move-to-a-stage", test_steps_move_to_a_stage);
  ADD ("stages-and-lanes-move", test_stages_and_lanes_move);
  ADD ("duplicate-cards", test_duplicate_cards);
  ADD ("duplicate-takes-what-is-in-it", test_duplicate_takes_what_is_in_it);
  ADD ("copies-refer-to-copies", test_copies_refer_to_copies);
  ADD ("kind", test_kind);
  ADD ("kind-in-minutes", test_kind_in_minutes);
  ADD ("kind-and-what-refers-to-it", test_kind_and_what_refers_to_it);
  ADD ("lock", test_lock);

  return way_test_run ();
}
