/* test-people.c - buying groups and their lead scores */
#include "config.h"

#include "journeys/insight/lead-scores.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

static void
add_lead (WayItem    *contact,
          const char *product,
          const char *score,
          const char *date)
{
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "product", product, "score", score, "date", date, NULL);
}

static void
assert_score (const WayLeadScores *scores,
              const char          *product,
              double               expected,
              guint                n)
{
  const WayLeadScore *score = way_lead_scores_find (scores, product);

  g_assert_nonnull (score);
  g_assert_cmpfloat_with_epsilon (score->score, expected, 1e-9);
  g_assert_cmpuint (score->n, ==, n);
}

static void
test_overrides (void)
{
  WayMember member = {
    way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", "position", "Head of logistics", "role", "decider",
                         "goals", "Speed", "note", "Nice", NULL),
    way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", "position", "Logistics manager", "role", "decider",
                         "priorities", "Safety", "note", "None", NULL),
  };
  g_autoptr (GPtrArray) overrides = way_member_list_overrides (&member);
  g_autofree char *role = way_member_dup_role (&member);
  WayOverride     *override;

  /* The same role is no override, goals are added, a name and a note are everybody's own. */
  g_assert_cmpuint (overrides->len, ==, 1);
  override = g_ptr_array_index (overrides, 0);
  g_assert_cmpstr (override->field->name, ==, "position");
  g_assert_cmpstr (override->own, ==, "Head of logistics");
  g_assert_cmpstr (override->inherited, ==, "Logistics manager");
  g_assert_cmpstr (role, ==, "Decider");
  g_assert_cmpstr (way_member_get (&member, "priorities"), ==, "Safety");
  g_assert_cmpstr (way_member_get (&member, "goals"), ==, "Speed");
  g_assert_cmpstr (way_member_get (&member, "note"), ==, "Nice");
  g_assert_null (way_member_get (&member, "frustrations"));

  way_item_unref (member.contact);
  way_item_unref (member.persona);
}

static void
test_lead_scores (void)
{
  g_autoptr (WayItem) contact = way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", NULL);
  g_autoptr (WayLeadScores) none = way_lead_scores_of_contact (contact);
  g_autoptr (WayLeadScores) scores = NULL;

  g_assert_cmpuint (none->scores->len, ==, 0);
  g_assert_cmpfloat (none->sum, ==, 0);

  add_lead (contact, "Tracker", "40", "2026-02-01");
  add_lead (contact, "tracker", "30", "2026-01-01");
  add_lead (contact, "Billing", "7.5", NULL);
  add_lead (contact, "Billing", "8.5", NULL);
  add_lead (contact, NULL, "10", "2026-01-01");
  add_lead (contact, "Router", NULL, "2026-01-01");
  scores = way_lead_scores_of_contact (contact);
  g_assert_cmpuint (scores->scores->len, ==, 3);
  assert_score (scores, "TRACKER", 40, 1);
  assert_score (scores, "Billing", 8.5, 1);
  assert_score (scores, NULL, 10, 1);
  g_assert_null (way_lead_scores_find (scores, "Router"));
  g_assert_cmpfloat (scores->sum, ==, 58.5);
  /* In general first, then by name. */
  g_assert_null (((WayLeadScore *)g_ptr_array_index (scores->scores, 0))->product);
  g_assert_cmpstr (((WayLeadScore *)g_ptr_array_index (scores->scores, 1))->product, ==, "Billing");
}

/* Nadia and Tom are at Nordwind, Ines at Aster, Ravi nowhere. */
static void
test_rolled_up (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayLeadTable) empty = way_lead_table_read (records, &error);
  g_autofree char *nordwind = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  g_autofree char *aster = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Aster", NULL));
  g_autofree char *lena = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", NULL));
  WayItem         *nadia = way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", "account", nordwind, "persona", lena, NULL);
  WayItem         *tom = way_test_record_new (WAY_KIND_CONTACT, "name", "Tom", "account", nordwind, "persona", lena, NULL);
  WayItem         *ines = way_test_record_new (WAY_KIND_CONTACT, "name", "Ines", "account", aster, NULL);
  WayItem         *ravi = way_test_record_new (WAY_KIND_CONTACT, "name", "Ravi", NULL);
  g_autoptr (WayLeadTable) table = NULL;
  g_autoptr (GPtrArray) group = NULL;
  g_autoptr (WayLeadScores) of_group = NULL;
  WayLeadAccount *first;

  g_assert_no_error (error);
  g_assert_cmpuint (empty->accounts->len, ==, 0);

  add_lead (nadia, "Tracker", "40", "2026-02-01");
  add_lead (nadia, "Tracker", "99", "2024-02-01");
  add_lead (tom, "Tracker", "20", "2026-03-01");
  add_lead (tom, NULL, "5", NULL);
  add_lead (ines, "Billing", "70", NULL);
  add_lead (ravi, "Billing", "1000", NULL);
  g_free (way_test_keep (records, nadia));
  g_free (way_test_keep (records, tom));
  g_free (way_test_keep (records, ines));
  g_free (way_test_keep (records, ravi));

  table = way_lead_table_read (records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->accounts->len, ==, 2);
  g_assert_cmpuint (table->n_homeless, ==, 1);
  first = g_ptr_array_index (table->accounts, 0);
  g_assert_cmpstr (first->name, ==, "Aster");
  g_assert_cmpfloat (first->scores->sum, ==, 70);
  first = g_ptr_array_index (table->accounts, 1);
  g_assert_cmpstr (first->account, ==, nordwind);
  assert_score (first->scores, "Tracker", 60, 2);
  assert_score (first->scores, NULL, 5, 1);
  g_assert_cmpstr (way_lead_scores_find (first->scores, "Tracker")->date, ==, "2026-03-01");
  assert_score (table->all, "Tracker", 60, 2);
  assert_score (table->all, "Billing", 70, 1);
  g_assert_cmpfloat (table->all->sum, ==, 135);

  /* The page of an account says the same. */
  group = way_buying_group_read (records, nordwind, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (group->len, ==, 2);
  g_assert_cmpstr (way_item_get_name (((WayMember *)g_ptr_array_index (group, 1))->persona), ==, "Lena");
  of_group = way_lead_scores_of_group (group);
  g_assert_cmpfloat (of_group->sum, ==, 65);
  assert_score (of_group, "Tracker", 60, 2);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/insight/people/override-their-persona-where-they-differ", test_overrides);
  g_test_add_func ("/insight/lead-scores/count-the-latest-of-each-product", test_lead_scores);
  g_test_add_func ("/insight/lead-scores/sum-up-to-accounts-and-products", test_rolled_up);

  return way_test_run ();
}
