/* test-finding.c - finding, replacing and filtering on a map */
#include "config.h"

#include "journeys/commands/replace.h"
#include "journeys/commands/views.h"
#include "journeys/model/fold.h"
#include "journeys/model/matches.h"
#include "journeys/model/name-search.h"
#include "journeys/model/written.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static WayItem *
add_card (WayHistory *history,
          WayKind     kind,
          WayItem    *step,
          WayItem    *lane,
          const char *title)
{
  return way_test_add (history, way_map_get_root (way_history_get_map (history)), WAY_MAP_CARDS, kind, "step", way_item_get_id (step),
                       "lane", way_item_get_id (lane), "title", title, NULL);
}

static void
set (WayHistory *history,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
}

/* Two stages of two steps, two lanes. */
typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WayItem    *steps[4];
  WayItem    *lanes[2];
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  static const char *const titles[] = { "Ask", "Order", "Unpack", "Pay" };
  int                      i;

  f->map = way_map_new ();
  f->history = way_history_new (f->map);
  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
      g_autoptr (WayCommand) command = NULL;
      int j;

      way_item_set (stage, "title", i == 0 ? "Buy" : "Use", NULL);
      for (j = 2 * i; j < 2 * i + 2; j++)
        {
          g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);

          way_item_set (step, "title", titles[j], NULL);
          way_item_append_child (stage, WAY_STAGE_STEPS, step);
          f->steps[j] = step;
        }
      command = way_command_new_insert (way_map_get_root (f->map), WAY_MAP_STAGES, -1, stage);
      g_assert_true (way_history_perform (f->history, command, NULL));
    }
  for (i = 0; i < 2; i++)
    f->lanes[i] = way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_LANES, WAY_KIND_LANE, "title", i == 0 ? "Doing" : "Pains",
                                "kind", i == 0 ? "action" : "pain", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_object_unref (f->history);
  g_assert_finalize_object (f->map);
}

static void
test_find_in_text (void)
{
  static const struct
  {
    const char *text, *sought, *hit; /* hit NULL: not there */
  } cases[] = {
    { "Réservation", "reserv", "Réserv" },
    { "Re\xcc\x81servation", "es", "e\xcc\x81s" },
    { "RÉSUMÉ", "resume", "RÉSUMÉ" },
    { "Straße", "strasse", "Straße" },
    { "Straße", "stras", NULL },
    { "Ægir", "a", NULL },
    { "Ægir", "ae", "Æ" },
    { "請求書", "求", "求" },
    { "abc", "abcd", NULL },
    { "한국", "한", "한" },
    { "مُحَمَّد", "محمد", "مُحَمَّد" },
    { "שָׁלוֹם", "שלום", "שָׁלוֹם" },
    { "की", "का", NULL },
    { "ที่", "ที", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sought = way_fold_text (cases[i].sought);
      gsize            start, end;
      gboolean         found = way_fold_find (cases[i].text, sought, 0, &start, &end);

      g_assert_cmpint (found, ==, cases[i].hit != NULL);
      if (found)
        {
          g_autofree char *hit = g_strndup (cases[i].text + start, end - start);

          g_assert_cmpstr (hit, ==, cases[i].hit);
        }
    }
}

static void
test_fold_names (void)
{
  static const char *const cases[][3] = {
    { "E-Mail", "e mail", "same" },
    { "Łukasz", "lukasz", "same" },
    { "Anna Müller", "AnnaMuller", "same" },
    { "مُحَمَّد", "محمد", "same" },
    { "की", "का", "other" },
    { "ปี", "ปู", "other" },
    { "a1", "a2", "other" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = way_fold_name (cases[i][0]);
      g_autofree char *two = way_fold_name (cases[i][1]);

      g_assert_cmpstr (g_str_equal (one, two) ? "same" : "other", ==, cases[i][2]);
    }
}

static void
test_replace_in_text (void)
{
  static const char *const cases[][4] = {
    { "Invoice and INVOICE", "invoice", "bill", "bill and bill" },
    { "aaaa", "aa", "a", "aa" },
    { "Café, cafe", "café", "bar", "bar, bar" },
    { "nothing", "x", "y", NULL },
    { "a.b", ".", "", "ab" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sought = way_fold_text (cases[i][1]);
      g_autofree char *replaced = way_fold_replace (cases[i][0], sought, cases[i][2]);

      g_assert_cmpstr (replaced, ==, cases[i][3]);
    }
}

static void
test_rank (void)
{
  static const struct
  {
    const char *text, *typed;
    int         rank;
  } cases[] = {
    { "Zoom to the Selection", "zoom", 0 },
    { "Zoom to the Selection", "sel zo", 1 },
    { "Zoom to the Selection", "lect", 2 },
    { "Zoom to the Selection", "zts", 3 },
    { "Zoom to the Selection", "stz", -1 },
    { "Zoom to the Selection", "", 0 },
    { "État voulu", "etat", 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = way_fold_text (cases[i].text);
      g_auto (GStrv) words = way_fold_words (cases[i].typed);

      g_assert_cmpint (way_fold_rank (folded, (const char *const *)words), ==, cases[i].rank);
    }
}

static gboolean
has_sought (WayMap  *map,
            WayItem *item,
            gpointer data)
{
  return way_written_find (map, item, data, NULL, NULL, NULL, NULL);
}

static char *
list_names (WayMatches *matches)
{
  GPtrArray *list = way_matches_list (matches);
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  for (i = 0; i < list->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", way_item_get_name (g_ptr_array_index (list, i)));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_found (WayMatches *matches,
              const char *names)
{
  g_autofree char *got = list_names (matches);

  g_assert_cmpstr (got, ==, names);
}

static void
test_matches_in_order (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (WayMatches) matches = way_matches_new (f->map, FALSE);
  WayItem *late = add_card (f->history, WAY_KIND_ACTION, f->steps[3], f->lanes[0], "pay late");
  WayItem *pain;

  way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Nadia", "position", "pays", NULL);
  add_card (f->history, WAY_KIND_PAIN, f->steps[0], f->lanes[1], "cannot pay");
  add_card (f->history, WAY_KIND_ACTION, f->steps[0], f->lanes[0], "asks");
  pain = add_card (f->history, WAY_KIND_PAIN, f->steps[0], f->lanes[0], "asks again");
  set (f->history, pain, "note", "Who PAYS?");
  way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_BENCH, WAY_KIND_NOTE, "title", "payroll", NULL);
  way_matches_look_for (matches, has_sought, (gpointer) "pay", NULL);
  while (way_matches_advance (matches, 1))
    ;
  assert_found (matches, "Nadia|asks again|cannot pay|Pay|pay late|payroll");
  g_assert_cmpint (way_matches_find_place (matches, pain, NULL), ==, 1);
  g_assert_cmpint (way_matches_find_place (matches, late, NULL), ==, 4);
  /* Where the next is from a place that was not found. */
  {
    gboolean there = TRUE;

    g_assert_cmpint (way_matches_find_place (matches, f->steps[1], &there), ==, 3);
    g_assert_false (there);
  }
}

static void
test_matches_follow (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (WayMatches) matches = way_matches_new (f->map, FALSE);
  WayItem *card = add_card (f->history, WAY_KIND_ACTION, f->steps[1], f->lanes[0], "one");

  way_matches_look_for (matches, has_sought, (gpointer) "pay", NULL);
  while (way_matches_advance (matches, 100))
    ;
  assert_found (matches, "Pay");
  set (f->history, card, "title", "pay first");
  assert_found (matches, "pay first|Pay");
  way_test_add (f->history, f->steps[0], WAY_STEP_COMMENTS, WAY_KIND_COMMENT, "text", "They never pay", NULL);
  assert_found (matches, "Ask|pay first|Pay");
  set (f->history, card, "step", way_item_get_id (f->steps[3]));
  assert_found (matches, "Ask|Pay|pay first");
  way_history_undo (f->history);
  way_history_undo (f->history);
  assert_found (matches, "pay first|Pay");
  {
    g_autoptr (WayCommand) command = way_command_new_remove (f->map, way_map_get (f->map, WAY_MAP_STAGES, 1));

    way_history_perform (f->history, command, NULL);
  }
  assert_found (matches, "pay first");
  way_history_undo (f->history);
  assert_found (matches, "pay first|Pay");
}

/* What goes while the walk is under way makes it miss nothing. */
static void
test_matches_follow_underway (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr (WayMatches) matches = way_matches_new (f->map, TRUE);
  WayItem *cards[6];
  int      i;

  for (i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("pay %d", i);

      cards[i] = add_card (f->history, WAY_KIND_ACTION, f->steps[0], f->lanes[0], title);
    }
  way_matches_look_for (matches, has_sought, (gpointer) "pay", NULL);
  /* Two stages and two lanes come first. */
  while (way_matches_get_size (matches) < 3)
    way_matches_advance (matches, 1);
  {
    g_autoptr (WayCommand) command = way_command_new_remove (f->map, cards[0]);

    way_history_perform (f->history, command, NULL);
  }
  while (way_matches_advance (matches, 1))
    ;
  assert_found (matches, "pay 1|pay 2|pay 3|pay 4|pay 5");
}

/* A job that is called otherwise is found on all its cards. */
static void
test_matches_follow_jobs (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr (WayMatches) matches = way_matches_new (f->map, TRUE);
  WayItem *job = way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "settle bills", NULL);
  WayItem *card = way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "step", way_item_get_id (f->steps[0]),
                                "lane", way_item_get_id (f->lanes[0]), "job", way_item_get_id (job), NULL);

  way_matches_look_for (matches, has_sought, (gpointer) "pay", NULL);
  while (way_matches_advance (matches, 100))
    ;
  g_assert_false (way_matches_contains (matches, card));
  set (f->history, job, "statement", "pay bills");
  while (way_matches_advance (matches, 100))
    ;
  g_assert_true (way_matches_contains (matches, card));
}

static void
test_snippet (Fixture      *f,
              gconstpointer data)
{
  WayItem         *card = add_card (f->history, WAY_KIND_ACTION, f->steps[0], f->lanes[0], "one");
  const WayField  *field;
  g_autofree char *before = NULL;
  g_autofree char *hit = NULL;
  g_autofree char *after = NULL;

  set (f->history, card, "note", "First line\nsomebody said that it was all the fault of Bénoît, as always\nlast");
  g_assert_true (way_written_find (f->map, card, "benoit", &field, &before, &hit, &after));
  g_assert_cmpstr (field->name, ==, "note");
  g_assert_cmpstr (before, ==, "…all the fault of ");
  g_assert_cmpstr (hit, ==, "Bénoît");
  g_assert_cmpstr (after, ==, ", as always");
  g_assert_true (way_written_find_holder (f->map, card, "benoit") == card);
  g_assert_null (way_written_find_holder (f->map, card, "nadia"));
  {
    WayItem *comment = way_test_add (f->history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "Ask somebody", NULL);
    WayItem *reply = way_test_add (f->history, comment, 0, WAY_KIND_REPLY, "text", "Ask Nadia", NULL);

    g_assert_true (way_written_find_holder (f->map, card, "nadia") == reply);
  }
}

static void
test_replace (Fixture      *f,
              gconstpointer data)
{
  WayItem *one = add_card (f->history, WAY_KIND_TOUCHPOINT, f->steps[0], f->lanes[0], "Send Invoice");
  WayItem *two = add_card (f->history, WAY_KIND_PAIN, f->steps[1], f->lanes[1], "late invoice, wrong invoice");
  WayItem *three = add_card (f->history, WAY_KIND_ACTION, f->steps[2], f->lanes[0], "other");
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  WayReplaceResult result;

  set (f->history, one, "tags", "invoice\nmoney");
  set (f->history, one, "channel", "email");
  way_test_add (f->history, three, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "the invoice again", NULL);
  g_ptr_array_add (subjects, one);
  g_ptr_array_add (subjects, two);
  g_ptr_array_add (subjects, three);
  command = way_replace_new_command (f->map, subjects, "INVOICE", "bill", &result);
  g_assert_nonnull (command);
  g_assert_cmpint (result.n_items, ==, 2);
  g_assert_cmpint (result.n_left, ==, 1);
  g_assert_cmpstr (way_command_get_label (command), ==, "Replace in 2 Cards");
  g_assert_true (way_history_perform (f->history, command, NULL));
  g_assert_cmpstr (way_item_get (one, "title"), ==, "Send bill");
  g_assert_cmpstr (way_item_get (one, "tags"), ==, "bill\nmoney");
  g_assert_cmpstr (way_item_get (two, "title"), ==, "late bill, wrong bill");
  g_assert_true (way_history_undo (f->history));
  g_assert_cmpstr (way_item_get (one, "title"), ==, "Send Invoice");
  g_assert_cmpstr (way_item_get (one, "tags"), ==, "invoice\nmoney");
  /* The word of a choice is not the user's. */
  g_assert_null (way_replace_new_command (f->map, subjects, "e-mail", "post", &result));
  g_assert_cmpint (result.n_left, ==, 1);
}

/* A language, a unit or an address that was replaced would be wrong, and nobody would see it. */
static void
test_replace_leaves_codes (Fixture      *f,
                           gconstpointer data)
{
  WayItem *root = way_map_get_root (f->map);
  WayItem *content = add_card (f->history, WAY_KIND_CONTENT, f->steps[0], f->lanes[0], "de facto");
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  WayReplaceResult result;

  set (f->history, root, "language", "de");
  set (f->history, f->lanes[0], "unit", "deals");
  set (f->history, content, "address", "https://example.de/");
  way_test_add (f->history, f->steps[0], WAY_STEP_MEASURES, WAY_KIND_MEASURE, "metric", "deals", "value", "2", "unit", "de", NULL);
  g_ptr_array_add (subjects, root);
  g_ptr_array_add (subjects, f->lanes[0]);
  g_ptr_array_add (subjects, f->steps[0]);
  g_ptr_array_add (subjects, content);
  command = way_replace_new_command (f->map, subjects, "de", "the", &result);
  g_assert_true (way_history_perform (f->history, command, NULL));
  g_assert_cmpint (result.n_items, ==, 1);
  g_assert_cmpint (result.n_left, ==, 5);
  g_assert_cmpstr (way_item_get (content, "title"), ==, "the facto");
  g_assert_cmpstr (way_item_get (content, "address"), ==, "https://example.de/");
  g_assert_cmpstr (way_item_get (root, "language"), ==, "de");
}

static void
test_replace_skips_what_is_refused (Fixture      *f,
                                    gconstpointer data)
{
  g_autofree char *long_title = g_strnfill (499, 'x');
  g_autofree char *with = g_strnfill (20, 'y');
  g_autofree char *title = g_strconcat (long_title, "a", NULL);
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  WayReplaceResult result;

  set (f->history, f->steps[0], "title", title);
  g_ptr_array_add (subjects, f->steps[0]);
  g_ptr_array_add (subjects, f->steps[2]);
  command = way_replace_new_command (f->map, subjects, "a", with, &result);
  g_assert_cmpint (result.n_items, ==, 1);
  g_assert_cmpint (result.n_left, ==, 1);
  g_assert_cmpstr (way_command_get_label (command), ==, "Replace in 1 Place");
}

static void
test_filter (Fixture      *f,
             gconstpointer data)
{
  WayItem *ana = way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Ana", NULL);
  WayItem *one = add_card (f->history, WAY_KIND_TOUCHPOINT, f->steps[0], f->lanes[0], "Send Invoice");
  WayItem *two = add_card (f->history, WAY_KIND_PAIN, f->steps[1], f->lanes[1], "Nobody answers");
  g_autoptr (WayFilter) filter = way_filter_new ();

  set (f->history, one, "tags", "money\nlegal");
  set (f->history, one, "personas", way_item_get_id (ana));
  set (f->history, two, "belief", "validated");

  g_assert_true (way_filter_is_empty (filter));
  g_assert_true (way_filter_matches (filter, f->map, one));

  way_filter_set (filter, WAY_FILTER_KINDS, "pain", TRUE);
  g_assert_false (way_filter_matches (filter, f->map, one));
  g_assert_true (way_filter_matches (filter, f->map, two));
  /* One of several is enough in one respect; all respects count. */
  way_filter_set (filter, WAY_FILTER_KINDS, "touchpoint", TRUE);
  g_assert_true (way_filter_matches (filter, f->map, one));
  way_filter_set (filter, WAY_FILTER_TAGS, "legal", TRUE);
  g_assert_true (way_filter_matches (filter, f->map, one));
  g_assert_false (way_filter_matches (filter, f->map, two));
  way_filter_set (filter, WAY_FILTER_PERSONAS, way_item_get_id (ana), TRUE);
  way_filter_set (filter, WAY_FILTER_LANES, way_item_get_id (f->lanes[0]), TRUE);
  way_filter_set_words (filter, "INVOICE mon");
  g_assert_true (way_filter_matches (filter, f->map, one));
  way_filter_set_words (filter, "invoice bahn");
  g_assert_false (way_filter_matches (filter, f->map, one));
  way_filter_set_words (filter, "");
  /* What nobody has checked is a leap of faith. */
  way_filter_set (filter, WAY_FILTER_BELIEFS, "leap-of-faith", TRUE);
  g_assert_true (way_filter_matches (filter, f->map, one));
  way_filter_set (filter, WAY_FILTER_BELIEFS, "leap-of-faith", FALSE);
  way_filter_set (filter, WAY_FILTER_BELIEFS, "validated", TRUE);
  g_assert_false (way_filter_matches (filter, f->map, one));
}

/* A view that lost all it asked for would show every card. */
static void
test_views_go_with_what_they_show (Fixture      *f,
                                   gconstpointer data)
{
  WayItem         *root = way_map_get_root (f->map);
  WayItem         *ana = way_test_add (f->history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Ana", NULL);
  g_autofree char *both = g_strjoin (" ", way_item_get_id (f->lanes[0]), way_item_get_id (f->lanes[1]), NULL);
  g_autoptr (WayCommand) persona = NULL;
  g_autoptr (WayCommand) lane = NULL;

  way_test_add (f->history, root, WAY_MAP_VIEWS, WAY_KIND_VIEW, "name", "Of Ana", "personas", way_item_get_id (ana), "lanes", both, NULL);
  way_test_add (f->history, root, WAY_MAP_VIEWS, WAY_KIND_VIEW, "name", "Two", "lanes", both, NULL);

  persona = way_command_new_remove (f->map, ana);
  g_assert_true (way_history_perform (f->history, persona, NULL));
  g_assert_cmpint (way_map_n (f->map, WAY_MAP_VIEWS), ==, 1);
  lane = way_command_new_remove (f->map, f->lanes[0]);
  g_assert_true (way_history_perform (f->history, lane, NULL));
  g_assert_cmpint (way_map_n (f->map, WAY_MAP_VIEWS), ==, 1);
  g_assert_cmpstr (way_item_get (way_map_get (f->map, WAY_MAP_VIEWS, 0), "lanes"), ==, way_item_get_id (f->lanes[1]));
  g_assert_true (way_history_undo (f->history));
  g_assert_true (way_history_undo (f->history));
  g_assert_cmpint (way_map_n (f->map, WAY_MAP_VIEWS), ==, 2);
  g_assert_cmpstr (way_item_get (way_map_get (f->map, WAY_MAP_VIEWS, 0), "personas"), ==, way_item_get_id (ana));
}

static void
test_views (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (WayFilter) filter = way_filter_new ();
  g_autoptr (WayFilter) kept = NULL;
  WayItem *view;

  way_filter_set_words (filter, "invoice");
  way_filter_set (filter, WAY_FILTER_KINDS, "pain", TRUE);
  way_filter_set (filter, WAY_FILTER_KINDS, "job", TRUE);
  way_filter_set (filter, WAY_FILTER_TAGS, "two words", TRUE);
  way_filter_set (filter, WAY_FILTER_LANES, way_item_get_id (f->lanes[0]), TRUE);
  way_filter_set (filter, WAY_FILTER_LANES, way_item_get_id (f->lanes[1]), TRUE);
  {
    g_autoptr (WayCommand) save = way_views_new_save (f->map, " Money ", filter, NULL);

    g_assert_true (way_history_perform (f->history, save, NULL));
  }
  g_assert_cmpstr (way_history_get_undo_label (f->history), ==, "Save View");
  view = way_map_get (f->map, WAY_MAP_VIEWS, 0);
  g_assert_cmpstr (way_item_get (view, "name"), ==, "Money");
  kept = way_filter_new_for_view (view);
  g_assert_true (way_filter_equal (kept, filter));
  g_assert_true (way_views_find (f->map, filter) == view);

  /* The same name is the same view. */
  way_filter_set_words (filter, "");
  way_filter_set (filter, WAY_FILTER_TAGS, "two words", FALSE);
  {
    g_autoptr (WayCommand) save = way_views_new_save (f->map, "Money", filter, NULL);

    g_assert_true (way_history_perform (f->history, save, NULL));
  }
  g_assert_cmpint (way_map_n (f->map, WAY_MAP_VIEWS), ==, 1);
  g_assert_true (way_views_find (f->map, filter) == view);
  g_assert_true (way_history_undo (f->history));
  g_assert_true (way_views_find (f->map, kept) == view);
  {
    g_autoptr (GError) error = NULL;
    WayItem *other = way_test_add (f->history, way_map_get_root (f->map), WAY_MAP_VIEWS, WAY_KIND_VIEW, "name", "Other", "words", "other", NULL);

    /* Nothing new is no step, and of two views of one name only the first would be saved. */
    g_assert_null (way_views_new_save (f->map, "Money", kept, &error));
    g_assert_no_error (error);
    g_assert_null (way_views_new_rename (f->map, view, "Money ", &error));
    g_assert_no_error (error);
    g_assert_null (way_views_new_rename (f->map, other, " Money", &error));
    g_assert_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE);
    g_assert_true (way_history_undo (f->history));
  }
  {
    g_autoptr (WayCommand) rename = way_views_new_rename (f->map, view, "Bills", NULL);
    g_autoptr (WayCommand) remove = NULL;

    g_assert_true (way_history_perform (f->history, rename, NULL));
    remove = way_views_new_delete (f->map, view);
    g_assert_true (way_history_perform (f->history, remove, NULL));
  }
  g_assert_cmpint (way_map_n (f->map, WAY_MAP_VIEWS), ==, 0);
  g_assert_true (way_history_undo (f->history));
  g_assert_cmpstr (way_item_get (way_map_get (f->map, WAY_MAP_VIEWS, 0), "name"), ==, "Bills");
}

static void
test_names (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (WayNameSearch) search = NULL;
  g_autoptr (GPtrArray) list = NULL;

  add_card (f->history, WAY_KIND_ACTION, f->steps[0], f->lanes[0], "Nothing to pay");
  add_card (f->history, WAY_KIND_ACTION, f->steps[0], f->lanes[0], "Repay");
  search = way_name_search_new (f->map, "pay", 10);
  while (way_name_search_advance (search, 1))
    ;
  list = way_name_search_list (search);
  g_assert_cmpint (list->len, ==, 3);
  g_assert_true (g_ptr_array_index (list, 0) == f->steps[3]);
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (list, 1)), ==, "Nothing to pay");
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (list, 2)), ==, "Repay");
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/core/finding/" name, Fixture, NULL, set_up, func, tear_down)

  g_test_add_func ("/core/finding/text-is-found-whatever-its-accents", test_find_in_text);
  g_test_add_func ("/core/finding/names-are-compared-by-their-letters", test_fold_names);
  g_test_add_func ("/core/finding/text-is-replaced-letter-by-letter", test_replace_in_text);
  g_test_add_func ("/core/finding/few-letters-are-enough", test_rank);
  ADD ("matches-are-in-the-order-of-the-journey", test_matches_in_order);
  ADD ("matches-follow-the-map", test_matches_follow);
  ADD ("nothing-is-missed-while-looking", test_matches_follow_underway);
  ADD ("matches-follow-jobs", test_matches_follow_jobs);
  ADD ("snippet-is-of-one-line", test_snippet);
  ADD ("replacing-is-one-step", test_replace);
  ADD ("replacing-leaves-codes", test_replace_leaves_codes);
  ADD ("views-go-with-what-they-show", test_views_go_with_what_they_show);
  ADD ("replacing-leaves-what-is-refused", test_replace_skips_what_is_refused);
  ADD ("filter-asks-in-every-respect", test_filter);
  ADD ("views-keep-filters", test_views);
  ADD ("names-the-best-first", test_names);

  return way_test_run ();
}
