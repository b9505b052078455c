/* test-capture.c - what is typed and pasted in a workshop, as changes of the map */
#include "config.h"

#include <string.h>

#include "journeys/capture/landing.h"
#include "journeys/capture/split.h"
#include "journeys/capture/suggestions.h"
#include "journeys/capture/target.h"
#include "journeys/commands/edits.h"
#include "tests/support/landing.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static const char *
get_lane_title (WayTestLanding *fixture,
                WayItem        *card)
{
  return way_item_get_name (way_map_find (fixture->map, way_item_get (card, "lane")));
}

static void
test_lands_where_its_kind_is (WayTestLanding *fixture,
                              gconstpointer   data)
{
  static const struct
  {
    const char *typed;
    int         lane;
    WayKind     kind;
    const char *lands;
  } lines[] = {
    { "plain", 0, WAY_KIND_TOUCHPOINT, "Touchpoints" },
    { "! marked", 0, WAY_KIND_PAIN, "Pains" },
    { "plain", 3, WAY_KIND_PAIN, "Pains" },
    { "plain", 5, WAY_KIND_NOTE, "Anything" },
    { "! marked", 5, WAY_KIND_PAIN, "Anything" },
    { "= no lane of that kind", 0, WAY_KIND_OPPORTUNITY, "Touchpoints" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      WayItem *card;

      fixture->landing.lane = way_map_get (fixture->map, WAY_MAP_LANES, lines[i].lane);
      card = way_test_land (fixture, lines[i].typed);
      g_assert_cmpint (way_item_get_kind (card), ==, lines[i].kind);
      g_assert_cmpstr (get_lane_title (fixture, card), ==, lines[i].lands);
      g_assert_cmpstr (way_item_get (card, "step"), ==, way_item_get_id (fixture->landing.step));
      g_assert_cmpint (way_item_get_slot (card), ==, WAY_MAP_CARDS);
    }
}

/* Records as the strip knows them: two that are found by name, one of them by a beginning as well. */
static gboolean
link_record (WayMap     *map,
             WayCommand *group,
             GHashTable *coming,
             WayKindSet  kinds,
             const char *name,
             gboolean    loosely,
             gpointer    data,
             WayKind    *kind,
             char      **id,
             GError    **error)
{
  static const struct
  {
    const char *name;
    WayKind     kind;
    const char *called;
    const char *record;
    gboolean    loosely;
  } records[] = {
    { "Rita", WAY_KIND_PERSONA_LINK, "Rita Record", "r-1", FALSE },
    { "Aster", WAY_KIND_ACCOUNT_LINK, "Aster Freight", "r-2", FALSE },
    { "as", WAY_KIND_ACCOUNT_LINK, "Aster Freight", "r-2", TRUE },
    { "Pay carriers", WAY_KIND_JOB_LINK, "Pay carriers", "r-3", FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const char *there = g_hash_table_lookup (coming, records[i].record);
      int         j;

      if (strcmp (name, records[i].name) != 0 || loosely != records[i].loosely || !(kinds & WAY_KIND_MASK (records[i].kind)))
        continue;
      *kind = records[i].kind;
      for (j = 0; j < way_map_n (map, WAY_MAP_RECORDS); j++)
        if (g_strcmp0 (way_item_get (way_map_get (map, WAY_MAP_RECORDS, j), "record"), records[i].record) == 0)
          there = way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, j));
      *id = there != NULL ? g_strdup (there) : way_map_new_id (map);
      if (there == NULL)
        {
          g_autoptr (WayItem) link = way_item_new (records[i].kind, *id);

          way_item_set (link, records[i].kind == WAY_KIND_JOB_LINK ? "statement" : "name", records[i].called, NULL);
          way_item_set (link, "record", records[i].record, NULL);
          g_hash_table_insert (coming, g_strdup (records[i].record), g_strdup (*id));
          way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_RECORDS, -1, link));
        }
    }

  return TRUE;
}

static void
test_brings_personas_along (WayTestLanding *fixture,
                            gconstpointer   data)
{
  static const struct
  {
    const char *typed;
    const char *name;
    const char *record;
    int         n; /* personas on the map afterwards */
  } lines[] = {
    { "a @nadia", "Nadia Petrova", NULL, 1 },
    { "a @Logistics-Manager", "Nadia Petrova", NULL, 1 },
    { "a @CHAMPION @nadia", "Nadia Petrova", NULL, 1 },
    { "a @procurement", "procurement", NULL, 2 },
    { "a @Procurement", "procurement", NULL, 2 },
    { "a @Rita", "Rita Record", "r-1", 3 },
    { "a @Rita", "Rita Record", "r-1", 3 },
    /* Whose it is, is somebody known; what is not known is called as it was typed. */
    { "@Nadia's invoice", "Nadia Petrova", NULL, 3 },
    { "@Rita’s invoice", "Rita Record", "r-1", 3 },
    { "a @Łukasz", "Łukasz", NULL, 4 },
    { "a @lukasz", "Łukasz", NULL, 4 },
    { "a @McDonald's", "McDonald's", NULL, 5 },
    { "a @Müller @Muller", "Müller", NULL, 6 },
  };
  guint i;

  fixture->landing.link_record = link_record;
  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      WayItem *card = way_test_land (fixture, lines[i].typed);
      WayItem *persona = way_map_find (fixture->map, way_item_get (card, "personas"));

      g_test_message ("%s", lines[i].typed);
      g_assert_nonnull (persona);
      g_assert_cmpstr (way_item_get_name (persona), ==, lines[i].name);
      g_assert_cmpstr (way_item_get (persona, "record"), ==, lines[i].record);
      g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, lines[i].n);
    }
}

/* A record that stands on the map under another name does not come twice. */
static void
test_knows_records (WayTestLanding *fixture,
                    gconstpointer   data)
{
  WayItem *link = way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "The buyer", "record", "r-1", NULL);

  fixture->landing.link_record = link_record;
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "a @Rita"), "personas"), ==, way_item_get_id (link));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, 2);
}

/* What completion would have offered alone is meant; with two that fit, the word is a new one. */
static void
test_channels (WayTestLanding *fixture,
               gconstpointer   data)
{
  static const char *const cases[][3] = {
    { "a ^mail", "email", "0" },
    { "a ^E-Mail", "email", "0" },
    { "a ^in-per", "in-person", "0" },
    { "a ^web", "web", "0" },
    { "a ^p", "p", "1" },
    { "a ^\"Web shop\"", "Web shop", "2" },
    { "a ^web", "web", "2" },
    { "a ^shop", "Web shop", "2" },
    { "a ^fax", "fax", "3" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *n = NULL;

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (way_item_get (way_test_land (fixture, cases[i][0]), "channel"), ==, cases[i][1]);
      n = g_strdup_printf ("%d", way_map_n (fixture->map, WAY_MAP_CHANNELS));
      g_assert_cmpstr (n, ==, cases[i][2]);
    }
}

/* One tag stays one, until nothing on the map has it so any more. */
static void
test_tags (WayTestLanding *fixture,
           gconstpointer   data)
{
  g_autoptr (WaySuggestions) suggestions = way_suggestions_new (fixture->map);
  WayItem *first = way_test_land (fixture, "a #Billing");
  g_autoptr (WayCommand) other = NULL;

  fixture->landing.suggestions = suggestions;
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "a #billing #late"), "tags"), ==, "Billing\nlate");
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "! a #LATE ^Bílling"), "tags"), ==, "late\nBilling");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  other = way_command_new_set (first, "tags", "billing", NULL);
  g_assert_true (way_history_perform (fixture->history, other, NULL));
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "a #Billing #Late"), "tags"), ==, "billing\nLate");
}

/* With everything it brings it is one step of undo. */
static void
test_one_step (WayTestLanding *fixture,
               gconstpointer   data)
{
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  WayItem *card = way_test_land (fixture, "Sends the order @procurement ^kiosk #billing #late\nby hand");

  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Add Touchpoint “Sends the order”");
  g_assert_cmpstr (way_item_get (card, "title"), ==, "Sends the order");
  g_assert_cmpstr (way_item_get (card, "tags"), ==, "billing\nlate");
  g_assert_cmpstr (way_item_get (card, "channel"), ==, "kiosk");
  g_assert_cmpstr (way_item_get (card, "note"), ==, "by hand");
  g_assert_cmpstr (way_item_get_name (way_map_get (fixture->map, WAY_MAP_CHANNELS, 0)), ==, "kiosk");
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
  way_history_redo (fixture->history);

  /* Known by now; the built-in ones by either name. */
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "x ^Kiosk"), "channel"), ==, "kiosk");
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "x ^E-mail"), "channel"), ==, "email");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CHANNELS), ==, 1);
  /* A pain has no channel. */
  g_assert_cmpstr (way_item_get (way_test_land (fixture, "! x ^phone #a"), "tags"), ==, "a\nphone");
}

static void
test_stages_and_steps (WayTestLanding *fixture,
                       gconstpointer   data)
{
  WayItem *step = way_test_land (fixture, "> One and a half");
  WayItem *stage, *first;

  g_assert_cmpstr (way_item_get_name (step), ==, "One and a half");
  g_assert_cmpint (way_item_get_index (step), ==, 1);
  fixture->landing.step = step;
  first = way_test_land (fixture, ">> Second stage");
  stage = way_item_get_parent (first);
  g_assert_cmpint (way_item_get_kind (first), ==, WAY_KIND_STEP);
  g_assert_cmpstr (way_item_get_name (stage), ==, "Second stage");
  g_assert_cmpint (way_item_get_index (stage), ==, 1);
  g_assert_nonnull (way_item_get (stage, "color"));
  /* The first step that is named is the one that came with the stage. */
  fixture->landing.step = first;
  g_assert_true (way_test_land (fixture, "> Kick-off") == first);
  g_assert_cmpint (way_item_n_children (stage, WAY_STAGE_STEPS), ==, 1);
  g_assert_cmpint (way_item_get_index (way_test_land (fixture, "> Next")), ==, 1);
}

static void
test_bench_and_jobs (WayTestLanding *fixture,
                     gconstpointer   data)
{
  WayItem *card, *job;

  fixture->landing.bench = TRUE;
  card = way_test_land (fixture, "! thought without a place #x");
  fixture->landing.bench = FALSE;
  g_assert_cmpint (way_item_get_slot (card), ==, WAY_MAP_BENCH);
  g_assert_null (way_item_get (card, "step"));

  fixture->landing.job = TRUE;
  card = way_test_land (fixture, "pay suppliers on time without chasing approvals @nadia");
  job = way_map_find (fixture->map, way_item_get (card, "job"));
  g_assert_cmpint (way_item_get_kind (card), ==, WAY_KIND_JOB_CARD);
  g_assert_cmpstr (get_lane_title (fixture, card), ==, "Jobs");
  g_assert_cmpstr (way_item_get (job, "statement"), ==, "pay suppliers on time without chasing approvals");
  g_assert_cmpstr (way_item_get (job, "personas"), ==, way_item_get (card, "personas"));
  card = way_test_land (fixture, "Pay suppliers on time without chasing approvals");
  g_assert_true (way_map_find (fixture->map, way_item_get (card, "job")) == job);

  /* Into a lane of jobs the same is typed without a key. */
  fixture->landing.job = FALSE;
  fixture->landing.lane = way_map_get (fixture->map, WAY_MAP_LANES, 4);
  card = way_test_land (fixture, "PAY suppliers on time without chasing approvals");
  g_assert_true (way_map_find (fixture->map, way_item_get (card, "job")) == job);
  g_assert_null (way_item_get (card, "title"));
  fixture->landing.link_record = link_record;
  job = way_map_find (fixture->map, way_item_get (way_test_land (fixture, "Pay carriers"), "job"));
  g_assert_cmpstr (way_item_get (job, "record"), ==, "r-3");
  fixture->landing.lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  /* Other cards serve one, by words that only one has. */
  card = way_test_land (fixture, "a %carriers");
  g_assert_cmpstr (way_item_get (card, "serves"), ==, way_item_get_id (job));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "a");
  card = way_test_land (fixture, "a %\"Find carriers\"");
  g_assert_cmpstr (way_item_get_name (way_map_find (fixture->map, way_item_get (card, "serves"))), ==, "Find carriers");
}

/* One sign names people and companies; a beginning will do that only one has. */
static void
test_accounts (WayTestLanding *fixture,
               gconstpointer   data)
{
  static const struct
  {
    const char *typed;
    const char *field;
    const char *name;
    int         n; /* personas and accounts on the map afterwards */
  } lines[] = {
    { "a @nad", "personas", "Nadia Petrova", 1 },
    { "a @\"nad\"", "personas", "nad", 2 },
    /* Two begin so: then it is a new one. */
    { "a @na", "personas", "na", 3 },
    { "a @as", "accounts", "Aster Freight", 4 },
    { "a @Aster", "accounts", "Aster Freight", 4 },
    { "a @\"aster freight\"", "accounts", "Aster Freight", 4 },
    { "a @frei", "accounts", "Aster Freight", 4 },
  };
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  WayItem *card;
  guint    i;

  fixture->landing.link_record = link_record;
  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i].typed);
      card = way_test_land (fixture, lines[i].typed);
      g_assert_cmpstr (way_item_get_name (way_map_find (fixture->map, way_item_get (card, lines[i].field))), ==, lines[i].name);
      g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, lines[i].n);
    }
  card = way_test_land (fixture, "both @Nadia @Aster %\"Pay carriers\"");
  g_assert_nonnull (way_item_get (card, "personas"));
  g_assert_nonnull (way_item_get (card, "accounts"));
  while (way_history_undo (fixture->history) && way_map_n (fixture->map, WAY_MAP_CARDS) > 0)
    ;
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

/* Who is called so comes before who is that. */
static void
test_taking_off_by_name (WayTestLanding *fixture,
                         gconstpointer   data)
{
  WayItem *root = way_map_get_root (fixture->map);
  WayItem *nadia = way_map_get (fixture->map, WAY_MAP_RECORDS, 0);
  WayItem *buyer = way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Champion", NULL);
  g_autoptr (WayCaptured) off = way_captured_parse ("-@champion");
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *card = way_test_land (fixture, "a @nadia @Champion");

  g_assert_true (way_item_refers_to (card, "personas", way_item_get_id (nadia)));
  g_assert_true (way_item_refers_to (card, "personas", way_item_get_id (buyer)));
  command = way_landing_take_off (fixture->map, card, off, &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
  g_assert_cmpstr (way_item_get (card, "personas"), ==, way_item_get_id (nadia));
}

/* What was linked is taken off again, in one step, and stays on the map. */
static void
test_taking_off (WayTestLanding *fixture,
                 gconstpointer   data)
{
  g_autoptr (WayCaptured) all = way_captured_parse ("-@nad -@Aster -%carr -#LATE -^mail");
  g_autoptr (WayCaptured) other = way_captured_parse ("-@Nobody");
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *card;
  int      n;

  fixture->landing.link_record = link_record;
  card = way_test_land (fixture, "a @nadia @Aster %\"Pay carriers\" #late #early ^email");
  n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  g_assert_null (way_landing_take_off (fixture->map, card, other, &error));
  g_assert_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE);
  g_clear_error (&error);
  command = way_landing_take_off (fixture->map, card, all, &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
  g_assert_null (way_item_get (card, "personas"));
  g_assert_null (way_item_get (card, "accounts"));
  g_assert_null (way_item_get (card, "serves"));
  g_assert_null (way_item_get (card, "channel"));
  g_assert_cmpstr (way_item_get (card, "tags"), ==, "early");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
  way_history_undo (fixture->history);
  g_assert_nonnull (way_item_get (card, "accounts"));
  g_assert_cmpstr (way_item_get (card, "tags"), ==, "late\nearly");
}

/* Cards are added to a locked map, stages and steps are not. */
static void
test_locked (WayTestLanding *fixture,
             gconstpointer   data)
{
  g_autoptr (WayCommand) lock = way_edits_new_lock (fixture->map, TRUE);
  static const char *const typed[] = { "> step", ">> stage" };
  g_autoptr (WaySplit) split = way_split_new ("a\tb\tc");
  g_autoptr (WaySplit) narrow = way_split_new ("a\tb");
  g_autoptr (WayCommand) unnamed = way_command_new_set (fixture->landing.step, "title", NULL, NULL);
  g_autoptr (WayCommand) fits = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  g_assert_true (way_history_perform (fixture->history, lock, NULL));
  for (i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (WayCaptured) captured = way_captured_parse (typed[i]);
      g_autofree char *id = NULL;

      g_assert_null (way_landing_new_command (fixture->map, &fixture->landing, captured, &id, &error));
      g_assert_error (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_LOCKED);
      g_clear_error (&error);
    }
  g_assert_null (way_split_new_command (split, fixture->map, &fixture->landing, &error));
  g_assert_error (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_LOCKED);
  fits = way_split_new_command (narrow, fixture->map, &fixture->landing, NULL);
  g_assert_true (way_history_perform (fixture->history, fits, NULL));
  way_test_land (fixture, "card");
  /* Between others. */
  fixture->landing.before = way_map_get (fixture->map, WAY_MAP_CARDS, 1);
  way_test_land (fixture, "between");
  g_assert_cmpstr (way_item_get_name (way_map_get (fixture->map, WAY_MAP_CARDS, 1)), ==, "between");
  /* A step without a name may get one. */
  g_assert_true (way_history_perform (fixture->history, unnamed, NULL));
  way_test_land (fixture, "> Named");
  g_assert_cmpstr (way_item_get_name (fixture->landing.step), ==, "Named");
}

static void
test_last_card (WayTestLanding *fixture,
                gconstpointer   data)
{
  WayItem    *touchpoint = way_test_land (fixture, "a");
  WayItem    *pain = way_test_land (fixture, "! b");
  const char *nadia = way_item_get_id (way_map_get (fixture->map, WAY_MAP_RECORDS, 0));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) truth = way_landing_toggle_truth (touchpoint, &error);
  g_autoptr (WayCommand) feel = way_edits_new_emotion (fixture->landing.step, nadia, -2);
  g_autoptr (WayCommand) better = NULL;

  g_assert_true (way_history_perform (fixture->history, truth, NULL));
  g_assert_true (way_item_has_mark (touchpoint, "moment-of-truth"));
  g_assert_null (way_landing_toggle_truth (pain, &error));
  g_assert_nonnull (error);

  g_assert_true (way_history_perform (fixture->history, feel, NULL));
  g_assert_null (way_edits_new_emotion (fixture->landing.step, nadia, -2));
  better = way_edits_new_emotion (fixture->landing.step, nadia, 1);
  g_assert_true (way_history_perform (fixture->history, better, NULL));
  g_assert_cmpint (way_item_n_children (fixture->landing.step, WAY_STEP_EMOTIONS), ==, 1);
  g_assert_cmpstr (way_item_get (way_rules_find_emotion (fixture->landing.step, nadia), "level"), ==, "1");
}

/* Who has selected a header goes on there. */
static void
test_places (WayTestLanding *fixture,
             gconstpointer   data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem *lane = way_map_get (fixture->map, WAY_MAP_LANES, 3);
  WayItem *second = way_item_get_child (stage, WAY_STAGE_STEPS, 1);
  WayItem *emotion = way_test_add (fixture->history, second, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "level", "1", "persona", way_item_get_id (way_map_get (fixture->map, WAY_MAP_RECORDS, 0)), NULL);
  const struct
  {
    WayItem *item;
    WayItem *step;
    WayItem *lane;
  } places[] = {
    { NULL, NULL, NULL },
    { way_map_get_root (fixture->map), NULL, NULL },
    { stage, way_item_get_child (stage, WAY_STAGE_STEPS, 0), NULL },
    { second, second, NULL },
    { emotion, second, NULL },
    { lane, NULL, lane },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    {
      WayItem *step, *found;

      way_target_find_place (places[i].item, &step, &found);
      g_assert_true (step == places[i].step);
      g_assert_true (found == places[i].lane);
    }
}

static void
test_targets (WayTestLanding *fixture,
              gconstpointer   data)
{
  WayMap  *map = fixture->map;
  WayItem *one = way_target_find_step (map, NULL, 1);
  WayItem *two = way_target_find_step (map, one, 1);
  WayItem *lane = way_map_get (map, WAY_MAP_LANES, 0);
  WayItem *far;

  g_assert_cmpstr (way_item_get_name (two), ==, "Two");
  g_assert_null (way_target_find_step (map, two, 1));
  g_assert_null (way_target_find_step (map, one, -1));
  fixture->landing.step = two;
  far = way_test_land (fixture, ">> Far");
  g_assert_true (way_target_find_step (map, two, 1) == far);
  g_assert_true (way_target_find_step (map, far, -1) == two);
  g_assert_true (way_target_find_stage_step (map, 2) == far);
  g_assert_null (way_target_find_stage_step (map, 3));
  g_assert_null (way_target_find_stage_step (map, 0));
  /* Emotions take no cards, and what is folded shows none. */
  g_assert_cmpstr (way_item_get_name (way_target_find_lane (map, lane, 1)), ==, "Pains");
  g_assert_null (way_target_find_lane (map, lane, -1));
  g_assert_true (way_target_find_lane (map, way_target_find_lane (map, lane, 1), -1) == lane);
  g_assert_cmpstr (way_target_get_prompt (one, lane), ==, "Where do they meet us?");
  way_test_add (fixture->history, one, WAY_STEP_HINTS, WAY_KIND_HINT, "lane", way_item_get_id (lane), "text", "What do they sign?", NULL);
  g_assert_cmpstr (way_target_get_prompt (one, lane), ==, "What do they sign?");
}

/* Words that can follow a mark. */

static char *
suggest (WaySuggestions *suggestions,
         WayMarkType     type,
         const char     *typed,
         GPtrArray      *personas)
{
  WaySuggestionQuery query = { .type = type, .typed = typed, .records = personas };
  g_autoptr (GPtrArray) found = way_suggestions_list (suggestions, &query, 3);
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  for (i = 0; i < found->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", ((WaySuggestion *)g_ptr_array_index (found, i))->word);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_suggested (WaySuggestions *suggestions,
                  WayMarkType     type,
                  const char     *typed,
                  GPtrArray      *personas,
                  const char     *words)
{
  g_autofree char *got = suggest (suggestions, type, typed, personas);

  g_test_message ("%s", typed);
  g_assert_cmpstr (got, ==, words);
}

static void
test_suggestions (WayTestLanding *fixture,
                  gconstpointer   data)
{
  g_autoptr (WaySuggestions) suggestions = way_suggestions_new (fixture->map);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  WayItem *nadia = way_map_get (fixture->map, WAY_MAP_RECORDS, 0);
  WayItem *record;

  g_ptr_array_add (records, way_item_new (WAY_KIND_PERSONA, "rec00001"));
  g_ptr_array_add (records, way_item_new (WAY_KIND_PERSONA, "rec00002"));
  record = g_ptr_array_index (records, 0);
  way_item_set (record, "name", "Nadia of the records", NULL);
  record = g_ptr_array_index (records, 1);
  way_item_set (record, "name", "Ned", NULL);

  /* By name, by one word of it, by position; who is on the map as a record comes once. */
  assert_suggested (suggestions, WAY_MARK_WHO, "pet", NULL, "Nadia Petrova");
  assert_suggested (suggestions, WAY_MARK_WHO, "LOGI", NULL, "Nadia Petrova");
  assert_suggested (suggestions, WAY_MARK_WHO, "n", records, "Nadia Petrova|Nadia of the records|Ned");
  {
    g_autoptr (WayCommand) command = way_command_new_set (nadia, "record", "rec00001", NULL);

    way_history_perform (fixture->history, command, NULL);
  }
  assert_suggested (suggestions, WAY_MARK_WHO, "n", records, "Nadia Petrova|Ned");
  /* What is typed to the end needs no list. */
  assert_suggested (suggestions, WAY_MARK_WHO, "ned", records, "");
  assert_suggested (suggestions, WAY_MARK_WHO, "x", records, "");

  /* Tags come with the cards that have them, in their order, and no more than asked for. */
  assert_suggested (suggestions, WAY_MARK_TAG, "", NULL, "");
  way_test_land (fixture, "one #billing #urgent #\"first order\"");
  assert_suggested (suggestions, WAY_MARK_TAG, "", NULL, "billing|first order|urgent");
  assert_suggested (suggestions, WAY_MARK_TAG, "ord", NULL, "first order");
  way_test_land (fixture, "two #a");
  assert_suggested (suggestions, WAY_MARK_TAG, "", NULL, "a|billing|first order");

  /* Channels of the map come before those that every map has. */
  way_test_land (fixture, "three ^\"e-procurement\"");
  assert_suggested (suggestions, WAY_MARK_CHANNEL, "e", NULL, "e-procurement|email|event");
}

#define ADD(name, function) g_test_add ("/core/capture/" name, WayTestLanding, NULL, way_test_landing_set_up, function, way_test_landing_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("lands-where-its-kind-is", test_lands_where_its_kind_is);
  ADD ("brings-personas-along", test_brings_personas_along);
  ADD ("knows-records", test_knows_records);
  ADD ("channels", test_channels);
  ADD ("tags", test_tags);
  ADD ("one-step", test_one_step);
  ADD ("stages-and-steps", test_stages_and_steps);
  ADD ("bench-and-jobs", test_bench_and_jobs);
  ADD ("accounts", test_accounts);
  ADD ("taking-off", test_taking_off);
  ADD ("taking-off-by-name", test_taking_off_by_name);
  ADD ("locked", test_locked);
  ADD ("last-card", test_last_card);
  ADD ("places", test_places);
  ADD ("targets", test_targets);
  ADD ("suggestions", test_suggestions);

  return way_test_run ();
}
