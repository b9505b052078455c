/* test-fragment.c - parts of maps as text, and in other maps */
#include "config.h"

#include <string.h>

#include "journeys/commands/paste.h"
#include "journeys/documents/command-xml.h"
#include "journeys/documents/fragment-xml.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static WayMap *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WayMap *map;
  gsize   size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (data, size);
  map = way_reader_read (bytes, path, NULL, NULL, &error);
  g_assert_no_error (error);

  return map;
}

static WayItem *
find_titled (WayMap     *map,
             int         slot,
             const char *title)
{
  int i;

  for (i = 0; i < way_map_n (map, slot); i++)
    if (strcmp (way_item_get_name (way_map_get (map, slot, i)), title) == 0)
      return way_map_get (map, slot, i);
  g_assert_not_reached ();
}

static WayItem *
get_step (WayMap *map,
          int     column)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);

  return g_ptr_array_index (steps, column);
}

static WayFragment *
take (WayMap  *map,
      WayItem *first,
      ...)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  WayFragment *fragment;
  va_list      more;
  WayItem     *item;

  va_start (more, first);
  for (item = first; item != NULL; item = va_arg (more, WayItem *))
    g_ptr_array_add (items, item);
  va_end (more);
  fragment = way_fragment_new (map, items);
  g_assert_nonnull (fragment);

  return fragment;
}

/* By way of its text, as between two programs. */
static WayFragment *
send (WayFragment *fragment)
{
  g_autoptr (GBytes) bytes = way_fragment_to_xml (fragment);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  WayFragment *received = way_fragment_from_xml (bytes, &error);

  g_assert_no_error (error);
  again = way_fragment_to_xml (received);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpint (way_fragment_get_content (received), ==, way_fragment_get_content (fragment));

  return received;
}

static void
count_repairs (gpointer notice,
               gpointer data)
{
  if (((WayNotice *)notice)->repaired)
    ++*(int *)data;
}

/* Pastes, and looks at all that must hold of any paste: the file is sound, undo gives the
 * first bytes and redo the last, and the command survives being text. */
static GPtrArray *
paste (WayFragment *fragment,
       WayMap      *map,
       WayItem     *step,
       WayItem     *lane)
{
  WayPastePlace place = { step, lane, NULL };
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) before = way_writer_write (map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *ids = NULL;
  g_autoptr (WayCommand) command = way_paste_new (fragment, map, &place, &ids, &error);
  g_autoptr (WayCommand) same = NULL;
  g_autofree char *text = NULL;
  g_autoptr (WayMap) again = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  int repairs = 0;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (way_command_get_label (command), "Paste "));
  text = way_command_to_xml (command);
  same = way_command_from_xml (text, -1, &error);
  g_assert_no_error (error);

  way_history_perform (history, command, &error);
  g_assert_no_error (error);
  after = way_writer_write (map);
  again = way_reader_read (after, "after", &notices, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_foreach (notices, count_repairs, &repairs);
  g_assert_cmpint (repairs, ==, 0);

  g_assert_true (way_history_undo (history));
  g_assert_false (way_history_can_undo (history));
  undone = way_writer_write (map);
  g_assert_true (g_bytes_equal (before, undone));
  g_assert_true (way_history_redo (history));
  redone = way_writer_write (map);
  g_assert_true (g_bytes_equal (after, redone));

  return ids;
}

/* Everything of each shipped map, on itself and on another map. */
static void
test_shipped (void)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  guint i;
  int   slot;

  for (i = 0; i < paths->len; i++)
    for (slot = WAY_MAP_STAGES; slot <= WAY_MAP_CARDS; slot++)
      {
        g_autoptr (WayMap) map = load (g_ptr_array_index (paths, i));
        g_autoptr (WayMap) other = way_test_map_new ();
        g_autoptr (GPtrArray) items = g_ptr_array_new ();
        g_autoptr (WayFragment) fragment = NULL;
        g_autoptr (WayFragment) received = NULL;
        g_autoptr (GPtrArray) ids = NULL;
        g_autoptr (GPtrArray) other_ids = NULL;
        int j, n = way_map_n (map, slot);

        for (j = 0; j < n; j++)
          g_ptr_array_add (items, way_map_get (map, slot, j));
        if (n == 0)
          continue;
        fragment = way_fragment_new (map, items);
        received = send (fragment);
        other_ids = paste (received, other, get_step (other, 0), find_titled (other, WAY_MAP_LANES, "Touchpoints"));
        g_assert_cmpint (other_ids->len, ==, n);
        if (slot == WAY_MAP_CARDS)
          continue;
        ids = paste (received, map, get_step (map, 0), NULL);
        g_assert_cmpint (ids->len, ==, n);
        g_assert_cmpint (way_map_n (map, slot), ==, 2 * n);
      }
}

/* Where a pasted card stands, as "column title-of-lane". */
static char *
dup_cell (WayMap     *map,
          const char *id)
{
  WayItem *card = way_map_find (map, id);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  guint column;

  g_assert_true (g_ptr_array_find (steps, way_map_find (map, way_item_get (card, "step")), &column));

  return g_strdup_printf ("%u %s", column, way_item_get_name (way_map_find (map, way_item_get (card, "lane"))));
}

static void
assert_cells (WayMap    *map,
              GPtrArray *ids,
              ...)
{
  const char *expected;
  va_list     cells;
  guint       i;

  va_start (cells, ids);
  for (i = 0; (expected = va_arg (cells, const char *)) != NULL; i++)
    {
      g_autofree char *cell = NULL;

      g_assert_cmpuint (i, <, ids->len);
      cell = dup_cell (map, g_ptr_array_index (ids, i));
      g_assert_cmpstr (cell, ==, expected);
    }
  va_end (cells);
  g_assert_cmpuint (i, ==, ids->len);
}

static void
test_one_card (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  WayItem *pain = find_titled (map, WAY_MAP_CARDS, "PO number missing");
  g_autoptr (WayFragment) fragment = take (map, pain, NULL);
  g_autoptr (WayFragment) received = send (fragment);
  g_autoptr (GPtrArray) ids = paste (received, map, get_step (map, 1), find_titled (map, WAY_MAP_LANES, "Touchpoints"));
  WayItem *copy = way_map_find (map, g_ptr_array_index (ids, 0));

  assert_cells (map, ids, "1 Touchpoints", NULL);
  g_assert_cmpint (way_item_get_kind (copy), ==, WAY_KIND_PAIN);
  g_assert_cmpstr (way_item_get (copy, "personas"), ==, way_item_get (pain, "personas"));
  g_assert_cmpint (way_map_n (map, WAY_MAP_RECORDS), ==, 3);
}

static void
test_after_selected (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  WayItem *first = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (WayFragment) fragment = take (map, find_titled (map, WAY_MAP_CARDS, "PO number missing"), NULL);
  WayPastePlace place = { get_step (map, 0), find_titled (map, WAY_MAP_LANES, "Touchpoints"), first };
  g_autoptr (WayCommand) command = way_paste_new (fragment, map, &place, NULL, NULL);

  g_assert_true (way_command_apply (command, map, NULL));
  g_assert_cmpstr (way_item_get_name (way_map_get (map, WAY_MAP_CARDS, 1)), ==, "PO number missing");
  g_assert_cmpstr (way_command_get_label (command), ==, "Paste 1 Card");
}

static void
test_many_cards (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayMap) other = load (g_test_get_filename (G_TEST_DIST, "..", "data", "samples", "onboarding.journey", NULL));
  g_autoptr (WayFragment) fragment = take (map, find_titled (map, WAY_MAP_CARDS, "PO number missing"),
                                           find_titled (map, WAY_MAP_CARDS, "Kick-off call"),
                                           find_titled (map, WAY_MAP_CARDS, "Issue credentials"), NULL);
  g_autoptr (GPtrArray) same = paste (fragment, map, get_step (map, 2), find_titled (map, WAY_MAP_LANES, "Touchpoints"));
  g_autoptr (GPtrArray) there = NULL;
  WayItem *touchpoints, *pain;

  /* As far to the right as there is room, and no card reaches beyond the end. */
  assert_cells (map, same, "2 Touchpoints", "3 Pains", "2 Backstage", NULL);
  g_assert_cmpint (way_item_get_int (way_map_find (map, g_ptr_array_index (same, 2)), "span", 1), ==, 2);

  /* A map with other lanes: each row finds one of its kind. */
  touchpoints = way_map_get (other, WAY_MAP_LANES, 0);
  while (g_strcmp0 (way_item_get (touchpoints, "kind"), "touchpoint") != 0)
    touchpoints = way_map_get (other, WAY_MAP_LANES, way_item_get_index (touchpoints) + 1);
  there = paste (fragment, other, get_step (other, 1), touchpoints);
  pain = way_map_find (other, way_item_get (way_map_find (other, g_ptr_array_index (there, 1)), "lane"));
  g_assert_cmpstr (way_item_get (pain, "kind"), ==, "pain");
}

static void
test_needs_a_cell (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayFragment) fragment = take (map, way_map_get (map, WAY_MAP_CARDS, 0), NULL);
  WayPastePlace nowhere = { NULL, NULL, NULL };
  WayPastePlace emotion = { get_step (map, 0), find_titled (map, WAY_MAP_LANES, "Emotion"), NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (way_paste_new (fragment, map, &nowhere, NULL, &error));
  g_assert_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE);
  g_clear_error (&error);
  g_assert_null (way_paste_new (fragment, map, &emotion, NULL, &error));
  g_assert_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE);
}

static void
test_records (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayMap) other = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayHistory) there = way_history_new (other);
  WayItem         *root = way_map_get_root (map);
  WayItem         *lane = find_titled (map, WAY_MAP_LANES, "Touchpoints");
  WayItem         *eva = way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Eva", "record", "11111111", NULL);
  WayItem         *uma = way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Uma", NULL);
  WayItem         *tom = find_titled (map, WAY_MAP_RECORDS, "Tom");
  WayItem         *eve = way_test_add (there, way_map_get_root (other), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Eve", "record", "11111111", NULL);
  g_autofree char *both = g_strjoin (" ", way_item_get_id (eva), way_item_get_id (tom), NULL);
  WayItem         *job = way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Bill the load", "personas", way_item_get_id (uma), NULL);
  WayItem         *question = way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_QUESTION, "title", "How?", "step", way_item_get_id (get_step (map, 0)), "lane", way_item_get_id (lane), NULL);
  WayItem         *content;
  WayItem         *copy;

  way_test_add (history, root, WAY_MAP_CHANNELS, WAY_KIND_CHANNEL, "name", "Depot", NULL);
  way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "Visit", "channel", "Depot", "step", way_item_get_id (get_step (map, 0)), "lane", way_item_get_id (lane), NULL);
  content = way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_CONTENT, "title", "Guide", "step", way_item_get_id (get_step (map, 0)), "lane", way_item_get_id (lane),
                          "personas", both, "serves", way_item_get_id (job), "answers", way_item_get_id (question), NULL);
  {
    g_autoptr (WayFragment) fragment = take (map, content, find_titled (map, WAY_MAP_CARDS, "Visit"), NULL);
    g_autoptr (WayFragment) received = send (fragment);
    g_autoptr (GPtrArray) ids = paste (received, other, get_step (other, 0), find_titled (other, WAY_MAP_LANES, "Touchpoints"));
    g_autofree char *two = g_strjoin (" ", way_item_get_id (eve), way_item_get_id (find_titled (other, WAY_MAP_RECORDS, "Tom")), NULL);

    copy = find_titled (other, WAY_MAP_CARDS, "Guide");
    g_assert_cmpuint (ids->len, ==, 2);
    g_assert_cmpstr (way_item_get (copy, "personas"), ==, two);
    job = way_map_find (other, way_item_get (copy, "serves"));
    g_assert_cmpstr (way_item_get_name (job), ==, "Bill the load");
    g_assert_cmpstr (way_item_get_name (way_map_find (other, way_item_get (job, "personas"))), ==, "Uma");
    g_assert_cmpstr (way_item_get_name (way_map_get (other, WAY_MAP_CHANNELS, 0)), ==, "Depot");
    g_assert_null (way_item_get (copy, "answers"));
  }
  {
    /* With its question, and a second time: nothing is added twice. */
    g_autoptr (WayFragment) fragment = take (map, content, question, NULL);
    int records = way_map_n (other, WAY_MAP_RECORDS);
    g_autoptr (GPtrArray) ids = paste (fragment, other, get_step (other, 3), find_titled (other, WAY_MAP_LANES, "Pains"));

    copy = way_map_find (other, g_ptr_array_index (ids, 1));
    g_assert_cmpstr (way_item_get (copy, "answers"), ==, g_ptr_array_index (ids, 0));
    g_assert_cmpint (way_map_n (other, WAY_MAP_RECORDS), ==, records);
  }
}

/* Two people of one name are two when each has a record of their own. */
static void
test_one_name (void)
{
  static const struct
  {
    const char *here, *there;
    gboolean    same;
  } cases[] = { { "11111111", "22222222", FALSE }, { "11111111", NULL, TRUE }, { NULL, "22222222", TRUE }, { NULL, NULL, TRUE } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayMap) map = way_test_map_new ();
      g_autoptr (WayMap) other = way_test_map_new ();
      g_autoptr (WayHistory) history = way_history_new (map);
      g_autoptr (WayHistory) there = way_history_new (other);
      WayItem *ana = way_test_add (history, way_map_get_root (map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Ana", "record", cases[i].here, NULL);
      WayItem *namesake = way_test_add (there, way_map_get_root (other), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Ana", "record", cases[i].there, NULL);
      WayItem *card = find_titled (map, WAY_MAP_CARDS, "PO number missing");
      g_autoptr (WayCommand) feels = way_command_new_set (card, "personas", way_item_get_id (ana), NULL);
      g_autoptr (WayFragment) fragment = NULL;
      g_autoptr (GPtrArray) ids = NULL;

      g_assert_true (way_history_perform (history, feels, NULL));
      fragment = take (map, card, NULL);
      ids = paste (fragment, other, get_step (other, 0), find_titled (other, WAY_MAP_LANES, "Pains"));
      g_assert_cmpint (g_strcmp0 (way_item_get (way_map_find (other, g_ptr_array_index (ids, 0)), "personas"), way_item_get_id (namesake)) == 0, ==, cases[i].same);
    }
}

/* A feeling stays as far between the worst and the best. */
static void
test_other_scale (void)
{
  static const char *const levels[] = { "1", "2", "3", "4", "5", NULL };
  static const char *const few[] = { "-1", "0", "3", NULL };
  static const struct
  {
    const char *const *scale;
    int                expected[4]; /* for 1, 2, -1 and 0 */
  } cases[] = { { levels, { 4, 5, 2, 3 } }, { few, { 3, 3, 0, 0 } } };
  guint i;
  int   j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayMap) map = way_test_map_new ();
      g_autoptr (WayMap) other = way_test_map_new ();
      g_autoptr (WayHistory) there = way_history_new (other);
      g_autoptr (GPtrArray) steps = way_map_list_steps (map);
      g_autoptr (WayFragment) fragment = way_fragment_new (map, steps);
      g_autoptr (GPtrArray) ids = NULL;

      for (j = 0; cases[i].scale[j] != NULL; j++)
        way_test_add (there, way_map_get_root (other), WAY_MAP_SCALE, WAY_KIND_LEVEL, "value", cases[i].scale[j], "label", cases[i].scale[j], NULL);
      ids = paste (fragment, other, get_step (other, 3), NULL);
      for (j = 0; j < 4; j++)
        {
          WayItem *emotion = way_item_get_child (way_map_find (other, g_ptr_array_index (ids, j)), WAY_STEP_EMOTIONS, 0);

          g_assert_cmpint (way_item_get_int (emotion, "level", -9), ==, cases[i].expected[j]);
        }
    }
}

static void
test_structure (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayMap) bare = way_map_new ();
  g_autoptr (WayFragment) stage = take (map, way_map_get (map, WAY_MAP_STAGES, 1), NULL);
  g_autoptr (WayFragment) step = take (map, get_step (map, 1), NULL);
  g_autoptr (WayFragment) lane = take (map, find_titled (map, WAY_MAP_LANES, "Pains"), NULL);
  g_autoptr (GPtrArray) stages = paste (stage, map, get_step (map, 0), NULL);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (GPtrArray) alone = NULL;
  WayItem *copy;

  copy = way_map_get (map, WAY_MAP_STAGES, 1);
  g_assert_cmpstr (way_item_get_id (copy), ==, g_ptr_array_index (stages, 0));
  g_assert_cmpstr (way_item_get_name (copy), ==, "First use");
  g_assert_cmpint (way_item_n_children (way_item_get_child (copy, WAY_STAGE_STEPS, 1), WAY_STEP_EMOTIONS), ==, 2);
  g_assert_cmpint (way_map_n (map, WAY_MAP_CARDS), ==, 6 + 3);

  steps = paste (step, map, get_step (map, 0), NULL);
  g_assert_cmpstr (way_item_get_id (get_step (map, 1)), ==, g_ptr_array_index (steps, 0));
  g_assert_cmpint (way_map_n (map, WAY_MAP_CARDS), ==, 9 + 2);

  lanes = paste (lane, map, NULL, find_titled (map, WAY_MAP_LANES, "Touchpoints"));
  g_assert_cmpstr (way_item_get_id (way_map_get (map, WAY_MAP_LANES, 1)), ==, g_ptr_array_index (lanes, 0));
  g_assert_cmpint (way_map_n (map, WAY_MAP_CARDS), ==, 11 + 1);

  /* A map with nothing on it gets what the cards need. */
  alone = paste (stage, bare, NULL, NULL);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_cmpint (way_map_n (bare, WAY_MAP_LANES), ==, 2);
  g_assert_cmpint (way_map_n (bare, WAY_MAP_CARDS), ==, 3);
  g_assert_cmpint (way_map_n (bare, WAY_MAP_RECORDS), ==, 2);
}

static void
test_lane_into_bare_map (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayMap) bare = way_map_new ();
  g_autoptr (WayFragment) lane = take (map, find_titled (map, WAY_MAP_LANES, "Touchpoints"), NULL);
  g_autoptr (GPtrArray) ids = paste (lane, bare, NULL, NULL);

  g_assert_cmpint (way_map_n (bare, WAY_MAP_STAGES), ==, 2);
  g_assert_cmpint (way_map_n (bare, WAY_MAP_CARDS), ==, 4);
}

static void
test_bench (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *card = way_test_add (history, way_map_get_root (map), WAY_MAP_BENCH, WAY_KIND_NOTE, "title", "Ask them", NULL);
  g_autoptr (WayFragment) fragment = take (map, card, NULL);
  g_autoptr (WayFragment) received = send (fragment);
  g_autoptr (GPtrArray) ids = paste (received, map, get_step (map, 2), find_titled (map, WAY_MAP_LANES, "Pains"));

  assert_cells (map, ids, "2 Pains", NULL);
}

/* Whatever it is: refused with words, or something that can be pasted. */
static void
try (const char *text,
     gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayFragment) fragment = way_fragment_from_xml (bytes, &error);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GPtrArray) ids = NULL;

  if (fragment == NULL)
    g_assert_cmpint (strlen (error->message), >, 10);
  else
    ids = paste (fragment, map, get_step (map, 0), find_titled (map, WAY_MAP_LANES, "Touchpoints"));
}

#define HEAD "<fragment xmlns=\"urn:waymark:journey:1\" of=\"%s\"><journey id=\"m\">%s</journey></fragment>"
#define PLACES "<stages><stage id=\"s\"><step id=\"t\"/></stage></stages><lanes><lane id=\"l\"/></lanes>"

static void
test_hostile (void)
{
  static const char *const bodies[] = {
    "",
    "<cards><pain id=\"c\" step=\"t\" lane=\"l\"/></cards>",
    PLACES "<cards><pain id=\"c\" step=\"t\" lane=\"l\" personas=\"nobody\" serves=\"c\" span=\"400\"/><pain id=\"c\" step=\"t\" lane=\"l\"/></cards>",
    PLACES "<cards><content id=\"c\" step=\"t\" lane=\"l\" answers=\"c\"/><question id=\"q\" step=\"l\" lane=\"t\"/></cards>",
    "<stages><stage id=\"s\"/><stage id=\"s\"><step id=\"s\"/></stage></stages>",
    "<records><job id=\"j\" personas=\"j p\"/><persona id=\"p\"/></records>" PLACES "<cards><job id=\"c\" job=\"j\" step=\"t\" lane=\"l\"/></cards>",
    "<stages><stage id=\"s\"><step id=\"t\"><emotion persona=\"t\" level=\"99\"/><hint lane=\"x\" text=\"y\"/></step></stage></stages>",
    "<bench><note id=\"b\" step=\"t\"/></bench>" PLACES,
    "<journey/><fragment/>" PLACES,
  };
  static const char *const contents[] = { "cards", "steps", "stages", "lanes", "all", "" };
  static const char *const texts[] = {
    "",
    "<fragment/>",
    "<fragment xmlns=\"urn:waymark:journey:1\" of=\"cards\"/>",
    "<!DOCTYPE fragment [<!ENTITY a \"b\">]><fragment xmlns=\"urn:waymark:journey:1\" of=\"cards\"><journey id=\"m\">&a;</journey></fragment>",
    "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"/>",
    "\0\1\2",
  };
  g_autoptr (GString) deep = g_string_new ("<fragment xmlns=\"urn:waymark:journey:1\" of=\"cards\">");
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (bodies); i++)
    for (j = 0; j < G_N_ELEMENTS (contents); j++)
      {
        g_autofree char *text = g_strdup_printf (HEAD, contents[j], bodies[i]);

        try (text, strlen (text));
      }
  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    try (texts[i], i == 5 ? 3 : strlen (texts[i]));
  for (i = 0; i < 10000; i++)
    g_string_append (deep, "<journey id=\"m\">");
  try (deep->str, deep->len);
}

/* Cut off anywhere, and with any byte turned round. */
static void
test_damaged (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayFragment) fragment = take (map, way_map_get (map, WAY_MAP_STAGES, 0), NULL);
  g_autoptr (GBytes) bytes = way_fragment_to_xml (fragment);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  gsize       size, i;
  const char *text = g_bytes_get_data (bytes, &size);

  for (i = 0; i < size; i += 7)
    {
      g_autofree char *changed = g_memdup2 (text, size);

      try (text, i);
      changed[i] ^= 1 << g_rand_int_range (rand, 0, 7);
      try (changed, size);
    }
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/documents/fragment/every-part-of-shipped-maps", test_shipped);
  g_test_add_func ("/documents/fragment/one-card-keeps-its-kind", test_one_card);
  g_test_add_func ("/documents/fragment/goes-after-the-selected-card", test_after_selected);
  g_test_add_func ("/documents/fragment/many-cards-keep-rows-and-columns", test_many_cards);
  g_test_add_func ("/documents/fragment/needs-a-cell-that-takes-cards", test_needs_a_cell);
  g_test_add_func ("/documents/fragment/finds-or-brings-records", test_records);
  g_test_add_func ("/documents/fragment/two-of-one-name", test_one_name);
  g_test_add_func ("/documents/fragment/another-scale", test_other_scale);
  g_test_add_func ("/documents/fragment/stages-steps-lanes-with-cards", test_structure);
  g_test_add_func ("/documents/fragment/a-lane-brings-columns", test_lane_into_bare_map);
  g_test_add_func ("/documents/fragment/from-the-bench", test_bench);
  g_test_add_func ("/documents/fragment/hostile", test_hostile);
  g_test_add_func ("/documents/fragment/damaged", test_damaged);

  return way_test_run ();
}
