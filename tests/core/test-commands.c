/* test-commands.c - changing a map, and every way back */
#include "config.h"

#include "journeys/commands/command-private.h"
#include "journeys/commands/history.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static void
test_insert_and_undo (void)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem         *lane = way_test_add (history, way_map_get_root (map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "Pains", NULL);
  g_autofree char *id = g_strdup (way_item_get_id (lane));

  g_assert_true (way_map_find (map, id) == lane);
  g_assert_cmpstr (way_history_get_undo_label (history), ==, "Add Lane “Pains”");
  g_assert_true (way_history_undo (history));
  g_assert_null (way_map_find (map, id));
  g_assert_cmpuint (way_history_get_serial (history), ==, 0);
  g_assert_true (way_history_redo (history));
  g_assert_cmpstr (way_item_get (way_map_find (map, id), "title"), ==, "Pains");
  g_assert_cmpuint (way_history_get_serial (history), ==, 1);
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem    *root = way_map_get_root (map);
  const char *typed[] = { "O", "On", "Onb" };
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (root, "title", typed[i], NULL);

      g_assert_true (way_history_type (history, command, NULL));
    }
  way_history_seal (history);
  {
    g_autoptr (WayCommand) command = way_command_new_set (root, "title", "Onboarding", NULL);

    g_assert_true (way_history_type (history, command, NULL));
  }
  way_history_undo (history);
  g_assert_cmpstr (way_item_get (root, "title"), ==, "Onb");
  way_history_undo (history);
  g_assert_null (way_item_get (root, "title"));
  g_assert_false (way_history_can_undo (history));
  way_history_redo (history);
  g_assert_cmpstr (way_item_get (root, "title"), ==, "Onb");
}

static void
test_remove_takes_dependents (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (map));
  WayItem *lane = way_map_get (map, WAY_MAP_LANES, 0);
  WayItem *persona = way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  g_autoptr (WayCommand) remove_lane = way_command_new_remove (map, lane);
  g_autoptr (WayCommand) remove_persona = NULL;
  int i;

  g_assert_true (way_history_perform (history, remove_lane, NULL));
  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    g_assert_nonnull (way_map_find (map, way_item_get (way_map_get (map, WAY_MAP_CARDS, i), "lane")));

  remove_persona = way_command_new_remove (map, persona);
  g_assert_true (way_history_perform (history, remove_persona, NULL));
  g_assert_null (way_rules_find_emotion (way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0), way_item_get_id (persona)));

  way_history_undo (history);
  way_history_undo (history);
  g_assert_true (way_item_equal (before, way_map_get_root (map)));
}

static void
test_last_step_takes_its_stage (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  int      stages = way_map_n (map, WAY_MAP_STAGES);
  WayItem *stage = way_map_get (map, WAY_MAP_STAGES, 0);

  while (way_map_get (map, WAY_MAP_STAGES, 0) == stage)
    {
      g_autoptr (WayCommand) command = way_command_new_remove (map, way_item_get_child (stage, WAY_STAGE_STEPS, 0));

      g_assert_true (way_history_perform (history, command, NULL));
    }
  g_assert_cmpint (way_map_n (map, WAY_MAP_STAGES), ==, stages - 1);
}

static void
test_refused_command_changes_nothing (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (map));
  g_autoptr (WayItem) homeless = way_item_new (WAY_KIND_PAIN, NULL);
  g_autoptr (WayCommand) group = way_command_new_group ("Both");
  g_autoptr (GError) error = NULL;

  way_command_group_add (group, way_command_new_set (way_map_get_root (map), "title", "Changed", NULL));
  way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, homeless));
  g_assert_false (way_history_perform (history, group, &error));
  g_assert_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE);
  g_assert_true (way_item_equal (before, way_map_get_root (map)));
  g_assert_false (way_history_can_undo (history));
}

static void
test_values_are_checked (void)
{
  static const struct
  {
    WayKind     kind;
    const char *field;
    const char *text;
    const char *value; /* NULL: refused */
  } cases[] = {
    { WAY_KIND_TOUCHPOINT, "title", " a\nb ", "a b" },
    { WAY_KIND_TOUCHPOINT, "title", "a\001b", NULL },
    { WAY_KIND_TOUCHPOINT, "usefulness", "3", "3" },
    { WAY_KIND_TOUCHPOINT, "usefulness", "6", NULL },
    { WAY_KIND_TOUCHPOINT, "usefulness", "2.5", NULL },
    { WAY_KIND_TOUCHPOINT, "usefulness", "0x3", NULL },
    { WAY_KIND_TOUCHPOINT, "channel", "e-mail", "e-mail" },
    { WAY_KIND_TOUCHPOINT, "channel", "E-mail", "email" },
    { WAY_KIND_TOUCHPOINT, "belief", "certain", NULL },
    { WAY_KIND_TOUCHPOINT, "belief", "Leap of faith", "leap-of-faith" },
    { WAY_KIND_TOUCHPOINT, "tags", "a\n\n b \na", "a\nb" },
    { WAY_KIND_TOUCHPOINT, "moment-of-truth", "no", "" },
    { WAY_KIND_TOUCHPOINT, "result-date", "2026-02-30", NULL },
    { WAY_KIND_TOUCHPOINT, "result-date", "2026-02-28", "2026-02-28" },
    { WAY_KIND_TOUCHPOINT, "note", "a\r\nb", "a\nb" },
    { WAY_KIND_ACCOUNT, "value", "1200000 eur", "1200000 EUR" },
    { WAY_KIND_ACCOUNT, "value", "1PLN", "1 PLN" },
    { WAY_KIND_ACCOUNT, "value", "lots", NULL },
    { WAY_KIND_ACCOUNT, "value", "250k", "250000" },
    { WAY_KIND_ACCOUNT, "value", "1.5m", "1500000" },
    { WAY_KIND_ACCOUNT, "value", "5 mio", "5000000" },
    { WAY_KIND_ACCOUNT, "value", "5 Mio. €", "5000000 EUR" },
    { WAY_KIND_ACCOUNT, "value", "2,5 Mio EUR", "2500000 EUR" },
    { WAY_KIND_ACCOUNT, "value", "1,200.50 usd", "1200.5 USD" },
    { WAY_KIND_ACCOUNT, "value", "1.200,50", "1200.5" },
    { WAY_KIND_ACCOUNT, "value", "1 200 000 kr", NULL },
    { WAY_KIND_ACCOUNT, "value", "5 mil", NULL },
    { WAY_KIND_ACCOUNT, "value", "5 xyz", NULL },
    { WAY_KIND_ACCOUNT, "value", "5 EURO", "5 EUR" },
    { WAY_KIND_ACCOUNT, "employees", "250k", "250000" },
    { WAY_KIND_ACCOUNT, "employees", "12,345", "12345" },
    { WAY_KIND_ACCOUNT, "employees", "1e3", "1000" },
    { WAY_KIND_ACCOUNT, "employees", "5 EUR", NULL },
    { WAY_KIND_ACCOUNT, "value", "-0x10", NULL },
    { WAY_KIND_ACCOUNT, "value", "inf", NULL },
    { WAY_KIND_JOB_SCORE, "importance", "9.50", "9.5" },
    { WAY_KIND_JOB_SCORE, "importance", "9,5", "9.5" },
    { WAY_KIND_JOB_SCORE, "importance", "9.55", NULL },
    { WAY_KIND_JOB_SCORE, "importance", "nan", NULL },
    { WAY_KIND_MEASURE, "value", "2.375", "2.375" },
    { WAY_KIND_MEASURE, "value", "2.370", "2.37" },
    { WAY_KIND_MEASURE, "value", "-12.125", "-12.125" },
    { WAY_KIND_MEASURE, "value", "12,345", NULL },
    { WAY_KIND_MEASURE, "value", "12,000", "12000" },
    { WAY_KIND_MEASURE, "value", "12,345.5", "12345.5" },
    { WAY_KIND_MEASURE, "value", "12,3450", "12.345" },
    { WAY_KIND_MEASURE, "value", "1.234.567", "1234567" },
    { WAY_KIND_MEASURE, "value", "1.5k", "1500" },
    { WAY_KIND_MINUTE, "time", "2026-11-24T15:05:00+01:00", "2026-11-24T14:05:00Z" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WayField *field = way_kind_get_field (cases[i].kind, cases[i].field);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      gboolean         taken = way_field_normalise (field, cases[i].text, &value, &error);

      g_test_message ("%s ← %s", cases[i].field, cases[i].text);
      g_assert_cmpint (taken, ==, cases[i].value != NULL);
      g_assert_cmpint (error == NULL, ==, taken);
      if (taken)
        g_assert_cmpstr (value != NULL ? value : "", ==, cases[i].value);
    }
}

/* The user's currency goes to what is typed, not to what was kept without one. */
static void
test_currency (void)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_ACCOUNT, "value");
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *crowns = NULL;
  g_autofree char *foreign = NULL;
  g_autoptr (WayItem) account = way_item_new (WAY_KIND_ACCOUNT, "account1");
  g_autoptr (WayCommand) set = NULL;

  way_field_set_currency ("SEK");
  g_assert_true (way_field_normalise (field, "1 200 000 kr", &crowns, NULL));
  g_assert_cmpstr (crowns, ==, "1200000 SEK");
  /* A file may have a currency that is not known here, and it is not lost by being set again. */
  g_assert_true (way_field_normalise_stored (field, "5 XYZ", &foreign, NULL));
  g_assert_cmpstr (foreign, ==, "5 XYZ");
  set = way_command_new_set (account, "value", foreign, NULL);
  g_assert_nonnull (set);
  way_field_set_currency ("CHF");
  g_assert_true (way_field_normalise (field, "1200", &typed, NULL));
  g_assert_true (way_field_normalise_stored (field, "1200", &stored, NULL));
  way_field_set_currency ("");
  g_assert_cmpstr (typed, ==, "1200 CHF");
  g_assert_cmpstr (stored, ==, "1200");
}

/* What a field has already is set as it is: nothing in it parts thousands, and no currency is added. */
static void
test_canonical_values_stay (void)
{
  static const char *const numbers[] = { "2.375", "-12.125", "0.125", "999.999", "1.5", "2.3751", "7", "5000", "1.1 EUR", "1200", "1200.5" };
  int                      kind, i;
  guint                    j;

  way_field_set_currency ("CHF");
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      const WayKindInfo *info = way_kind_get_info (kind);
      g_autoptr (WayItem) item = way_item_new (kind, "item1234");

      for (i = 0; i < info->n_fields; i++)
        for (j = 0; j < G_N_ELEMENTS (numbers); j++)
          {
            const WayField  *field = &info->fields[i];
            g_autofree char *canonical = NULL;
            g_autoptr (WayCommand) set = NULL;

            if (field->type != WAY_FIELD_NUMBER && field->type != WAY_FIELD_SCORE && field->type != WAY_FIELD_MONEY)
              continue;
            if (!way_field_normalise_stored (field, numbers[j], &canonical, NULL))
              continue;
            set = way_command_new_set (item, field->name, canonical, NULL);
            g_test_message ("%s of %s: %s", field->name, info->element, canonical);
            g_assert_nonnull (set);
            g_assert_cmpstr (set->new_value, ==, canonical);
          }
    }
  way_field_set_currency ("");
}

/* What is inserted and named at once is one step, there and back. */
static void
test_insert_and_type (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *root = way_map_get_root (map);
  g_autoptr (WayItem) lane = way_item_new (WAY_KIND_LANE, "lane1234");
  g_autoptr (WayCommand) insert = way_command_new_insert (root, WAY_MAP_LANES, -1, lane);
  static const char *const texts[] = { "N", "No", "Not", NULL };
  guint64                  before = way_history_get_serial (history);
  int                      n = way_map_n (map, WAY_MAP_LANES);
  int                      i;

  g_assert_true (way_history_type (history, insert, NULL));
  for (i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (WayCommand) set = way_command_new_set (lane, "title", texts[i], NULL);

      g_assert_true (way_history_type (history, set, NULL));
      g_assert_true (way_history_is_one_step_from (history, before));
    }
  g_assert_true (way_history_undo (history));
  g_assert_cmpint (way_map_n (map, WAY_MAP_LANES), ==, n);
  g_assert_false (way_history_can_undo (history));
  g_assert_true (way_history_redo (history));
  g_assert_cmpstr (way_item_get (way_map_find (map, "lane1234"), "title"), ==, "Not");
  g_assert_true (way_history_undo (history));
  g_assert_cmpuint (way_history_get_serial (history), ==, before);
}

/* What is typed after undo is a step of its own, not part of the one before. */
static void
test_typing_after_undo (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem                 *root = way_map_get_root (map);
  static const char *const titles[] = { "One", "Two", "Three" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (WayCommand) set = way_command_new_set (root, "title", titles[i], NULL);

      if (i == 1)
        way_history_seal (history);
      if (i == 2)
        g_assert_true (way_history_undo (history));
      g_assert_true (way_history_type (history, set, NULL));
    }
  g_assert_false (way_history_can_redo (history));
  g_assert_true (way_history_undo (history));
  g_assert_cmpstr (way_item_get (root, "title"), ==, "One");
}

/* As if it had never been: no step to undo or redo, and the state of before. */
static void
test_withdraw (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "title", "Other", NULL);
  guint64 before = way_history_get_serial (history);

  g_assert_false (way_history_withdraw (history));
  g_assert_true (way_history_perform (history, command, NULL));
  g_assert_true (way_history_withdraw (history));
  g_assert_cmpstr (way_item_get (way_map_get_root (map), "title"), ==, "Onboarding");
  g_assert_cmpuint (way_history_get_serial (history), ==, before);
  g_assert_false (way_history_can_undo (history));
  g_assert_false (way_history_can_redo (history));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/commands/insert/can-be-undone-and-redone", test_insert_and_undo);
  g_test_add_func ("/commands/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/commands/remove/takes-what-depends-on-it", test_remove_takes_dependents);
  g_test_add_func ("/commands/remove/last-step-takes-its-stage", test_last_step_takes_its_stage);
  g_test_add_func ("/commands/group/refused-changes-nothing", test_refused_command_changes_nothing);
  g_test_add_func ("/model/field/values-are-checked", test_values_are_checked);
  g_test_add_func ("/commands/set/canonical-values-stay", test_canonical_values_stay);
  g_test_add_func ("/model/field/currency-is-for-what-is-typed", test_currency);
  g_test_add_func ("/commands/history/insert-and-type", test_insert_and_type);
  g_test_add_func ("/commands/history/typing-after-undo", test_typing_after_undo);
  g_test_add_func ("/commands/history/withdraw", test_withdraw);

  return way_test_run ();
}
