/* test-card-face.c - what a card says of itself without colour */
#include "config.h"

#include "journeys/layout/card-face.h"
#include "journeys/layout/legend.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WayTexts   *texts;
  WayLayout  *layout;
  WayItem    *pain; /* about Tom */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  WayLayoutOptions options = { .legend = TRUE };

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->texts = way_texts_new (1000);
  fixture->layout = way_layout_new (fixture->map, fixture->texts, &options);
  way_layout_update (fixture->layout);
  fixture->pain = way_map_get (fixture->map, WAY_MAP_CARDS, 4);
  g_assert_cmpint (way_item_get_kind (fixture->pain), ==, WAY_KIND_PAIN);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->layout);
  way_texts_unref (fixture->texts);
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
}

static void
set (Fixture    *fixture,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  way_history_perform (fixture->history, command, &error);
  g_assert_no_error (error);
  way_layout_update (fixture->layout);
}

static const char *
get_icon (Fixture *fixture)
{
  return way_layout_find_card_face (fixture->layout, fixture->pain)->icon;
}

static gboolean
is_explained (Fixture    *fixture,
              const char *label)
{
  double height;
  g_autoptr (GPtrArray) entries = way_legend_list (fixture->layout, 900, &height);
  guint i;

  for (i = 0; i < entries->len; i++)
    if (g_strcmp0 (((WayLegendEntry *)g_ptr_array_index (entries, i))->label, label) == 0)
      return TRUE;

  return FALSE;
}

/* In a lane of its kind the lane tells what it is; elsewhere it does so itself. */
static void
test_a_stray_has_the_sign_of_its_kind (Fixture      *fixture,
                                       gconstpointer data)
{
  WayItem *pains = way_map_get (fixture->map, WAY_MAP_LANES, 2);
  WayItem *backstage = way_map_get (fixture->map, WAY_MAP_LANES, 3);

  g_assert_null (get_icon (fixture));
  set (fixture, fixture->pain, "lane", way_item_get_id (backstage));
  g_assert_cmpstr (get_icon (fixture), ==, "pain");
  /* The lane of pains has that sign beside its name. */
  g_assert_false (is_explained (fixture, "Pain"));
  set (fixture, fixture->pain, "lane", way_item_get_id (pains));
  g_assert_null (get_icon (fixture));

  set (fixture, pains, "kind", "mixed");
  g_assert_cmpstr (get_icon (fixture), ==, "pain");
  g_assert_true (is_explained (fixture, "Pain"));
  way_history_undo (fixture->history);
  way_layout_update (fixture->layout);
  g_assert_null (get_icon (fixture));
  g_assert_false (is_explained (fixture, "Pain"));
}

static void
assert_facts (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *facts = way_card_face_dup_facts (fixture->map, fixture->pain);

  g_assert_cmpstr (facts, ==, expected);
}

static void
test_personas_are_named (Fixture      *fixture,
                         gconstpointer data)
{
  WayItem         *tom = way_map_get (fixture->map, WAY_MAP_RECORDS, 1);
  WayItem         *nadia = way_map_get (fixture->map, WAY_MAP_RECORDS, 0);
  WayBox           before, after;
  g_autofree char *both = g_strjoin (" ", way_item_get_id (nadia), way_item_get_id (tom), NULL);

  assert_facts (fixture, "Tom");
  way_layout_find (fixture->layout, way_item_get_id (fixture->pain), &before);
  set (fixture, tom, "name", "Tom, who has such a long name that it needs another line on the card");
  way_layout_find (fixture->layout, way_item_get_id (fixture->pain), &after);
  g_assert_cmpfloat (after.rect.height, >, before.rect.height);

  /* All there are: that is nothing to tell. */
  set (fixture, fixture->pain, "personas", both);
  assert_facts (fixture, "");
}

/* A job that is served, and accounts where something was seen, are a sign at the end of the last line, and in words
 * for those who do not see it. */
static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  WayItem           *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  WayItem           *account = way_map_get (fixture->map, WAY_MAP_RECORDS, 2);
  WayItem           *job = way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Pay carriers", NULL);
  double             height = way_layout_find_card_face (fixture->layout, card)->height;
  const WayCardFace *face;
  g_autofree char   *words = NULL;

  g_assert_false (is_explained (fixture, "Seen at an account"));
  set (fixture, card, "accounts", way_item_get_id (account));
  set (fixture, card, "serves", way_item_get_id (job));
  face = way_layout_find_card_face (fixture->layout, card);
  g_assert_cmpint (face->n_links, ==, 2);
  g_assert_cmpfloat (face->height, >, height);
  g_assert_cmpfloat (face->links_y + WAY_CARD_LINK, <=, face->height);
  words = way_card_links_dup_words (fixture->map, card);
  g_assert_cmpstr (words, ==, "Accounts: Northwind Freight, Serves job: Pay carriers");
  g_assert_true (is_explained (fixture, "Seen at an account"));
  g_assert_true (is_explained (fixture, "Serves a job"));

  set (fixture, card, "accounts", NULL);
  set (fixture, card, "serves", NULL);
  g_assert_cmpfloat (way_layout_find_card_face (fixture->layout, card)->height, ==, height);
  g_assert_false (is_explained (fixture, "Serves a job"));

  /* A pain says it in words, on the same line as the sign of its job. */
  set (fixture, fixture->pain, "accounts", way_item_get_id (account));
  height = way_layout_find_card_face (fixture->layout, fixture->pain)->height;
  g_assert_cmpint (way_layout_find_card_face (fixture->layout, fixture->pain)->n_links, ==, 0);
  set (fixture, fixture->pain, "serves", way_item_get_id (job));
  face = way_layout_find_card_face (fixture->layout, fixture->pain);
  g_assert_cmpint (face->n_links, ==, 1);
  g_assert_cmpfloat (face->height, ==, height);
  g_assert_false (is_explained (fixture, "Seen at an account"));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add ("/card-face/a-stray-has-the-sign-of-its-kind", Fixture, NULL, set_up, test_a_stray_has_the_sign_of_its_kind, tear_down);
  g_test_add ("/card-face/personas-are-named", Fixture, NULL, set_up, test_personas_are_named, tear_down);
  g_test_add ("/card-face/links", Fixture, NULL, set_up, test_links, tear_down);

  return way_test_run ();
}
