/* test-accounts.c - what is missing of accounts, and which come first */
#include "config.h"

#include <math.h>

#include "journeys/insight/completeness.h"
#include "journeys/insight/lead-scores.h"
#include "journeys/insight/opportunity.h"
#include "journeys/insight/tiers.h"
#include "journeys/records/limits.h"
#include "journeys/records/record-column.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

static void
assert_missing (const WayCompleteness *found,
                const char            *expected)
{
  g_autoptr (GString) questions = g_string_new (NULL);
  guint i;

  for (i = 0; i < found->missing->len; i++)
    g_string_append_printf (questions, "%s%s", i > 0 ? " " : "", ((WayMissing *)g_ptr_array_index (found->missing, i))->question);
  g_assert_cmpstr (questions->str, ==, expected);
}

static void
test_programmatic (void)
{
  g_autoptr (WayItem) empty = way_test_record_new (WAY_KIND_ACCOUNT, NULL);
  g_autoptr (WayItem) account = way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "region", "Hamburg",
                                                     "tier", "programmatic", NULL);
  g_autoptr (WayCompleteness) nothing = way_completeness_new (empty, NULL);
  g_autoptr (WayCompleteness) some = way_completeness_new (account, NULL);
  g_autofree char *summary = way_completeness_dup_summary (some);

  g_assert_cmpint (nothing->n_filled, ==, 0);
  g_assert_cmpint (nothing->n_required, ==, 3);
  g_assert_cmpint (nothing->asks, ==, WAY_INSIGHT_ASKS_TIER);
  assert_missing (nothing, "Name? Industry? Region?");

  g_assert_cmpint (some->asks, ==, WAY_INSIGHT_ASKS_BASICS);
  g_assert_cmpint (some->n_filled, ==, 2);
  g_assert_cmpfloat_with_epsilon (way_completeness_get_share (some), 2 / 3.0, 1e-9);
  assert_missing (some, "Industry?");
  g_assert_cmpstr (summary, ==, "Basics: 2 of 3");
}

/* A size is the number of employees or the revenue. */
static void
test_lite (void)
{
  g_autoptr (WayItem) account = way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "tier", "lite", "trends", "Tolls rise", NULL);
  g_autoptr (WayCompleteness) first = way_completeness_new (account, NULL);
  g_autoptr (WayCompleteness) second = NULL;

  g_assert_cmpint (first->n_required, ==, 6);
  g_assert_cmpint (first->required[WAY_INSIGHT_BASICS], ==, 3);
  g_assert_cmpint (first->filled[WAY_INSIGHT_INDUSTRY], ==, 1);
  assert_missing (first, "Region? Size? Competitive structure? Growth?");

  way_item_set (account, "revenue", "5000000 EUR", NULL);
  second = way_completeness_new (account, NULL);
  assert_missing (second, "Region? Competitive structure? Growth?");
}

static void
add_member (GPtrArray *group,
            WayItem   *contact,
            WayItem   *persona)
{
  WayMember *member = g_new0 (WayMember, 1);

  member->contact = contact;
  member->persona = persona != NULL ? way_item_ref (persona) : NULL;
  g_ptr_array_add (group, member);
}

static void
test_strategic (void)
{
  g_autoptr (WayItem) account = way_test_record_new (WAY_KIND_ACCOUNT, "tier", "strategic", NULL);
  g_autoptr (WayItem) persona = way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", "priorities", "Speed", "channels", "phone", NULL);
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func ((GDestroyNotify)way_member_free);
  g_autoptr (WayCompleteness) alone = way_completeness_new (account, group);
  g_autoptr (WayCompleteness) found = NULL;
  g_autoptr (WayCompleteness) basic = NULL;
  g_autoptr (WayCompleteness) whole = NULL;
  g_autofree char *summary = NULL;
  guint            n, i;

  /* Industry 3, company 11, buying group 3, connections 1. */
  g_assert_cmpint (alone->n_required, ==, 18);
  g_assert_cmpint (alone->required[WAY_INSIGHT_BASICS], ==, 0);
  g_assert_cmpint (alone->required[WAY_INSIGHT_INDUSTRY], ==, 3);
  g_assert_cmpint (alone->required[WAY_INSIGHT_COMPANY], ==, 11);
  g_assert_cmpint (alone->required[WAY_INSIGHT_BUYING_GROUP], ==, 3);
  g_assert_cmpint (alone->required[WAY_INSIGHT_CONNECTIONS], ==, 1);
  g_assert_cmpfloat (way_completeness_get_share (alone), ==, 0);

  /* Nadia inherits everything; of Ravi nothing is known. */
  add_member (group, way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", NULL), persona);
  add_member (group, way_test_record_new (WAY_KIND_CONTACT, "name", "Ravi", NULL), NULL);
  for (i = 0; i < 18; i++)
    {
      const WayRequirement *requirements = way_completeness_get_requirements ("strategic", &n);

      g_assert_cmpuint (n, ==, 18);
      if (!g_str_equal (requirements[i].field, "competitors") && !g_str_equal (requirements[i].field, "members"))
        way_item_set (account, requirements[i].field, "known", NULL);
    }
  found = way_completeness_new (account, group);
  g_assert_cmpint (found->n_required, ==, 22);
  g_assert_cmpint (found->n_filled, ==, 19);
  g_assert_cmpint (found->required[WAY_INSIGHT_BUYING_GROUP], ==, 7);
  assert_missing (found, "Competitors? Ravi: priorities? Ravi: how to approach?");
  g_assert_cmpstr (((WayMissing *)g_ptr_array_index (found->missing, 1))->contact, ==,
                   way_item_get_id (((WayMember *)g_ptr_array_index (group, 1))->contact));

  way_item_set (account, "competitors", "Two", NULL);
  way_item_set (((WayMember *)g_ptr_array_index (group, 1))->contact, "priorities", "Safety", NULL);
  way_item_set (((WayMember *)g_ptr_array_index (group, 1))->contact, "approach", "By mail", NULL);
  whole = way_completeness_new (account, group);
  summary = way_completeness_dup_summary (whole);
  g_assert_cmpfloat (way_completeness_get_share (whole), ==, 1);
  g_assert_cmpstr (summary, ==, "Insight complete");

  /* Without a tier the basics are all that is asked for, and they are no insight. */
  way_item_set (account, "tier", NULL, NULL);
  way_item_set (account, "name", "Nordwind", NULL);
  way_item_set (account, "industry", "Rail", NULL);
  way_item_set (account, "region", "DE", NULL);
  basic = way_completeness_new (account, group);
  g_assert_cmpuint (basic->missing->len, ==, 0);
  g_free (summary);
  summary = way_completeness_dup_summary (basic);
  g_assert_cmpstr (summary, ==, "Choose a tier");
  way_item_set (account, "tier", "programmatic", NULL);
  way_completeness_free (basic);
  basic = way_completeness_new (account, group);
  g_free (summary);
  summary = way_completeness_dup_summary (basic);
  g_assert_cmpstr (summary, ==, "Basics known");
}

static void
test_priority (void)
{
  double             figures[] = { 88, 41, NAN, NAN };
  WayPriorityWeights weights;
  double             priority;

  way_priority_weights_init (&weights);
  g_assert_true (way_priority_of_figures (figures, NULL, &priority));
  g_assert_cmpfloat (priority, ==, 64.5);
  g_assert_true (way_priority_of_figures (figures, &weights, &priority));
  g_assert_cmpfloat (priority, ==, 64.5);

  /* (3 × 88 + 41) ÷ 4 */
  weights.fit = 3;
  g_assert_true (way_priority_of_figures (figures, &weights, &priority));
  g_assert_cmpfloat (priority, ==, 76.25);

  /* What is not known does not count, and what has no weight neither. */
  weights.fit = weights.intent = 0;
  g_assert_false (way_priority_of_figures (figures, &weights, &priority));
  g_assert_cmpfloat (priority, ==, 0);
  figures[3] = 0;
  g_assert_true (way_priority_of_figures (figures, &weights, &priority));
  g_assert_cmpfloat (priority, ==, 0);

  /* Each weight is that of its own figure: (88 + 2 × 41 + 3 × 10 + 4 × 70) ÷ 10 */
  figures[2] = 10;
  figures[3] = 70;
  weights = (WayPriorityWeights){ .fit = 1, .intent = 2, .engagement = 3, .relationship = 4 };
  g_assert_true (way_priority_of_figures (figures, &weights, &priority));
  g_assert_cmpfloat (priority, ==, 48);
}

/* What the board says of a tier is what the pages of its accounts say. */
static void
test_tiers (void)
{
  static const char *const tiers[] = { "strategic", "lite", "programmatic", "" };
  char                    *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *lena = NULL;
  g_autofree char *account = NULL;
  g_autoptr (WayTierDebts) sought = NULL;
  g_autoptr (WayTierDebts) orbit = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (WayTierDebts) none = way_tier_debts_read (records, "strategic", NULL, &error);
  guint i, j;

  g_assert_no_error (error);
  g_assert_cmpuint (none->n, ==, 0);
  g_assert_cmpfloat (none->completeness, ==, 1);
  g_assert_cmpuint (none->debts->len, ==, 0);

  lena = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", "priorities", "Speed", NULL));
  account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "tier", "strategic", "trends", "Tolls",
                                                         "value", "100 EUR", "fit", "50", NULL));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Aster", "tier", "strategic", "value", "200 EUR", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", "account", account, "persona", lena, NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "Ravi", "account", account, "channels", "phone", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Quill", "tier", "lite", "revenue", "5 EUR", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Orbit", "tier", "programmatic", "industry", "Rail", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Vantage", "tier", "programmatic", "industry", "Rail",
                                                       "region", "NL", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Solace", NULL)));

  for (i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autoptr (WayTierDebts) debts = way_tier_debts_read (records, tiers[i], NULL, &error);
      g_autoptr (GPtrArray) cards = way_tier_cards_read (records, tiers[i], NULL, 0, -1, &error);
      double sum = 0;
      guint  holes = 0;

      g_assert_no_error (error);
      g_assert_cmpuint (debts->n, ==, cards->len);
      for (j = 0; j < cards->len; j++)
        {
          WayTierCard *card = g_ptr_array_index (cards, j);
          g_autoptr (WayItem) item = way_records_get (records, WAY_KIND_ACCOUNT, card->account, &error);
          g_autoptr (GPtrArray) group = way_buying_group_read (records, card->account, &error);
          g_autoptr (WayCompleteness) found = way_completeness_new (item, group);

          g_assert_cmpuint (card->n_filled, ==, found->n_filled);
          g_assert_cmpuint (card->n_required, ==, found->n_required);
          sum += way_completeness_get_share (found);
          holes += found->missing->len;
        }
      g_assert_cmpfloat_with_epsilon (debts->completeness, sum / cards->len, 1e-9);
      g_assert_cmpuint (debts->n_holes, ==, holes);
      if (i == 0)
        {
          WayTierCard *first = g_ptr_array_index (cards, 0), *second = g_ptr_array_index (cards, 1);
          WayDebt     *debt = &g_array_index (debts->debts, WayDebt, debts->debts->len - 1);

          /* The more valuable one first. Nordwind: trends, members, Nadia’s priorities and Ravi’s channels of 22. */
          g_assert_cmpstr (first->name, ==, "Aster");
          g_assert_false (first->has_priority);
          g_assert_cmpuint (second->n_filled, ==, 4);
          g_assert_cmpuint (second->n_required, ==, 22);
          g_assert_cmpfloat (second->priority, ==, 50);
          g_assert_cmpuint (debts->n_with_holes, ==, 2);
          g_assert_cmpuint (g_array_index (debts->debts, WayDebt, 0).n, ==, 2);
          g_assert_cmpuint (debt->n, ==, 1);
        }
      if (i == 2)
        {
          /* Orbit has no region. */
          g_assert_cmpuint (debts->n_with_holes, ==, 1);
          g_assert_cmpuint (debts->debts->len, ==, 1);
          g_assert_cmpstr (g_array_index (debts->debts, WayDebt, 0).label, ==, "Region");
          g_assert_cmpfloat_with_epsilon (debts->completeness, 5 / 6.0, 1e-9);
          g_assert_cmpint (debts->asks, ==, WAY_INSIGHT_ASKS_BASICS);
          g_assert_cmpint (((WayTierCard *)g_ptr_array_index (cards, 0))->asks, ==, WAY_INSIGHT_ASKS_BASICS);
        }
      if (i == 3)
        {
          g_autofree char *text = way_tier_debts_dup_text (debts, 3);

          g_assert_cmpint (debts->asks, ==, WAY_INSIGHT_ASKS_TIER);
          g_assert_cmpstr (text, ==, "The tier says how much has to be known.");
        }
    }

  sought = way_tier_debts_read (records, "strategic", "nordw", &error);
  hits = way_tier_cards_read (records, "strategic", "nordw", 0, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sought->n, ==, 1);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (((WayTierCard *)g_ptr_array_index (hits, 0))->n_filled, ==, 4);
  orbit = way_tier_debts_read (records, "programmatic", "ORB", &error);
  g_assert_cmpuint (orbit->n, ==, 1);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* What the list of a kind has of its only record. */
static double
ask_list (WayRecords *records,
          WayKind     kind,
          const char *column)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = way_record_reader_find (reader, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  const char *value;

  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 1);
  rows = way_record_reader_read (reader, kind, (const gint64 *)keys->data, 1, NULL, &error);
  g_assert_no_error (error);
  value = g_ptr_array_index ((GPtrArray *)g_ptr_array_index (rows, 0), WAY_RECORD_ROW_COLUMNS + way_record_columns_find (kind, column));

  return value != NULL ? g_ascii_strtod (value, NULL) : NAN;
}

/* A list says of a record what the views and its page say. */
static void
test_lists (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "fit", "88", "intent", "41", NULL));
  WayItem         *contact = way_test_record_new (WAY_KIND_CONTACT, "name", "Ravi", "account", account, NULL);
  WayItem         *job = way_test_record_new (WAY_KIND_JOB, "statement", "Book a load", NULL);
  g_autoptr (WayLeadTable) leads = NULL;
  g_autoptr (GPtrArray) opportunities = NULL;
  const WayOpportunity *highest;
  WayLimits             limits;

  /* Of a product the latest counts, however it is written; of one day what was written last. */
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "product", "Tracker", "score", "40", "date", "2026-10-01", NULL);
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "product", "trackér", "score", "10", "date", "2026-11-01", NULL);
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "score", "7", NULL);
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "score", "3", NULL);
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "product", "Scale", NULL);
  g_free (way_test_keep (records, contact));
  leads = way_lead_table_read (records, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (leads->all->sum, ==, 13);
  g_assert_cmpfloat (ask_list (records, WAY_KIND_CONTACT, "lead-score"), ==, leads->all->sum);
  g_assert_cmpfloat (ask_list (records, WAY_KIND_ACCOUNT, "lead-score"), ==, leads->all->sum);

  /* What a persona once said does not count any more. */
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "10", "satisfaction", "0", "n", "90", "date", "2025-01-01", NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "8", "satisfaction", "4", "n", "3", "date", "2026-01-01", NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "9", "date", "2026-02-01", NULL);
  g_free (way_test_keep (records, job));
  opportunities = way_opportunities_read (records, &error);
  g_assert_no_error (error);
  highest = way_opportunities_get_highest (opportunities);
  g_assert_cmpfloat (highest->score, ==, 12);
  g_assert_cmpfloat (ask_list (records, WAY_KIND_JOB, "opportunity"), ==, highest->score);
  g_assert_cmpfloat (ask_list (records, WAY_KIND_JOB, "answers"), ==, highest->n);

  /* The weights that the user gave hold in the list, too. */
  g_assert_cmpfloat (ask_list (records, WAY_KIND_ACCOUNT, "priority"), ==, 64.5);
  way_limits_init (&limits);
  limits.weights.fit = 3;
  way_limits_set (records, &limits);
  g_assert_cmpfloat (ask_list (records, WAY_KIND_ACCOUNT, "priority"), ==, 76.25);
  limits.weights.fit = limits.weights.intent = 0;
  way_limits_set (records, &limits);
  g_assert_true (isnan (ask_list (records, WAY_KIND_ACCOUNT, "priority")));
  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/insight/completeness/of-programmatic-accounts", test_programmatic);
  g_test_add_func ("/insight/completeness/of-lite-accounts", test_lite);
  g_test_add_func ("/insight/completeness/of-strategic-accounts-and-their-people", test_strategic);
  g_test_add_func ("/insight/priority/is-the-weighted-mean-of-what-is-known", test_priority);
  g_test_add_func ("/insight/lists/say-what-views-and-pages-say", test_lists);
  g_test_add_func ("/insight/tiers/agree-with-their-accounts", test_tiers);

  return way_test_run ();
}
