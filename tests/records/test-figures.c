/* test-figures.c - what is worked out of many records at once is what stands in them */
#include "config.h"

#include <math.h>

#include "journeys/records/figures.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

static WayItem *
add (WayRecords *records,
     WayKind     kind,
     ...)
{
  WayItem *record = way_records_new_record (kind);
  g_autoptr (GError) error = NULL;
  va_list     arguments;
  const char *field;

  va_start (arguments, kind);
  while ((field = va_arg (arguments, const char *)) != NULL)
    {
      way_item_set (record, field, va_arg (arguments, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  way_records_add (records, record, &error);
  g_assert_no_error (error);

  return record;
}

static void
add_account (WayRecords *records,
             const char *name,
             const char *tier,
             const char *value,
             const char *industry,
             const char *region)
{
  g_autoptr (WayItem) account = add (records, WAY_KIND_ACCOUNT, "name", name, "tier", tier, "value", value, "industry", industry, "region", region, NULL);
}

typedef struct
{
  char       *folder;
  WayRecords *records;
  GString    *told;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->told = g_string_new (NULL);
  add_account (fixture->records, "A", "strategic", "500 EUR", "Rail", NULL);
  add_account (fixture->records, "B", "lite", "900 USD", NULL, "DE");
  add_account (fixture->records, "C", NULL, "700 EUR", "Rail", "DE");
  add_account (fixture->records, "D", "strategic", NULL, NULL, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_string_free (fixture->told, TRUE);
  g_clear_object (&fixture->records);
  way_test_folder_free (fixture->folder);
}

static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static const WayFieldPair pairs[] = { { "industry", NULL }, { "region", "website" } };

static void
account_cb (const WayAccountRow *row,
            gpointer             data)
{
  Fixture *fixture = data;

  g_string_append_printf (fixture->told, "%s%s %s %g%s %d ", row->name, row->tier != NULL ? row->tier : "",
                          row->currency != NULL ? row->currency : "-", isnan (row->value) ? -1 : row->value,
                          row->likeness > 0 ? " likely" : "", (int)row->filled);
}

static void
name_cb (const WayAccountRow *row,
         gpointer             data)
{
  g_string_append (((Fixture *)data)->told, row->name);
}

static void
list (Fixture          *fixture,
      WayAccountQuery   query,
      WayAccountRowFunc func,
      const char       *expected)
{
  g_autoptr (GError) error = NULL;

  query.pairs = pairs;
  query.n_pairs = G_N_ELEMENTS (pairs);
  g_assert_true (way_records_foreach_account (fixture->records, &query, func, fixture, &error));
  g_assert_no_error (error);
  assert_told (fixture, expected);
}

/* Which accounts, in which order, how many, and what of them. */
static void
test_accounts (Fixture      *fixture,
               gconstpointer data)
{
  list (fixture, (WayAccountQuery){ .limit = -1 }, account_cb,
        "Astrategic EUR 500 1 Blite USD 900 2 C EUR 700 3 Dstrategic - -1 0 ");
  list (fixture, (WayAccountQuery){ .limit = 2 }, name_cb, "AB");
  list (fixture, (WayAccountQuery){ .limit = 2, .offset = 1 }, name_cb, "BC");
  list (fixture, (WayAccountQuery){ .limit = -1, .tier = "strategic" }, name_cb, "AD");
  list (fixture, (WayAccountQuery){ .limit = -1, .tier = "" }, name_cb, "C");
  list (fixture, (WayAccountQuery){ .limit = -1, .text = "rail" }, name_cb, "AC");
  list (fixture, (WayAccountQuery){ .limit = -1, .text = "rail", .tier = "strategic" }, name_cb, "A");
  list (fixture, (WayAccountQuery){ .limit = -1, .currency = "EUR" }, name_cb, "CABD");
  list (fixture, (WayAccountQuery){ .limit = 2, .currency = "USD" }, name_cb, "BC");
  list (fixture, (WayAccountQuery){ .limit = -1, .currency = "" }, name_cb, "DBCA");
}

static void
score_cb (const WayAccountRow *row,
          gpointer             data)
{
  if (row->likeness > 0)
    g_string_append_printf (((Fixture *)data)->told, "%d: %g %g %g %g", row->likeness, row->figures[0], row->figures[1], row->figures[2],
                            isnan (row->figures[3]) ? -1 : row->figures[3]);
}

static void
test_scores (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (WayItem) account = add (fixture->records, WAY_KIND_ACCOUNT, "name", "E", "likeness", "4", "fit", "10", "intent", "20",
                                     "engagement", "30", NULL);

  list (fixture, (WayAccountQuery){ .limit = -1 }, score_cb, "4: 10 20 30 -1");
}

static void
pattern_cb (guint64  filled,
            guint    n_accounts,
            gpointer data)
{
  guint *counts = data;

  counts[filled] += n_accounts;
}

/* How many accounts know the same. */
static void
test_patterns (Fixture      *fixture,
               gconstpointer data)
{
  WayAccountQuery query = { .pairs = pairs, .n_pairs = G_N_ELEMENTS (pairs), .text = "rail" };
  guint           counts[4] = { 0 };
  g_autoptr (GError) error = NULL;

  add_account (fixture->records, "E", "lite", NULL, "Rail", NULL);
  g_assert_true (way_records_foreach_pattern (fixture->records, &query, pattern_cb, counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts[0], ==, 0);
  g_assert_cmpuint (counts[1], ==, 2);
  g_assert_cmpuint (counts[2], ==, 0);
  g_assert_cmpuint (counts[3], ==, 1);
}

static void
group_cb (const char  *account,
          guint        n_contacts,
          const guint *n_filled,
          gpointer     data)
{
  g_string_append_printf (((Fixture *)data)->told, "%u: %u %u", n_contacts, n_filled[0], n_filled[1]);
}

/* Of a contact it is known what is known of its persona. */
static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  static const WayFieldPair known[] = { { "priorities", NULL }, { "position", "approach" } };
  WayAccountQuery           query = { .pairs = known, .n_pairs = G_N_ELEMENTS (known), .text = "Northwind" };
  g_autoptr (WayItem) account = add (fixture->records, WAY_KIND_ACCOUNT, "name", "Northwind", NULL);
  g_autoptr (WayItem) other = add (fixture->records, WAY_KIND_ACCOUNT, "name", "Southwind", NULL);
  g_autoptr (WayItem) persona = add (fixture->records, WAY_KIND_PERSONA, "name", "Lead", "priorities", "Speed", NULL);
  const char *id = way_item_get_id (account);
  g_autoptr (WayItem) first = add (fixture->records, WAY_KIND_CONTACT, "name", "Ann", "account", id, "persona", way_item_get_id (persona), NULL);
  g_autoptr (WayItem) second = add (fixture->records, WAY_KIND_CONTACT, "name", "Bo", "account", id, "priorities", "Safety", "approach", "x", NULL);
  g_autoptr (WayItem) third = add (fixture->records, WAY_KIND_CONTACT, "name", "Cy", "account", id, NULL);
  g_autoptr (WayItem) elsewhere = add (fixture->records, WAY_KIND_CONTACT, "name", "Di", "account", way_item_get_id (other), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_records_foreach_group (fixture->records, &query, group_cb, fixture, &error));
  g_assert_no_error (error);
  assert_told (fixture, "3: 2 1");
}

static void
add_score (WayItem    *contact,
           const char *product,
           const char *date,
           const char *score)
{
  g_autoptr (WayItem) item = way_item_new (WAY_KIND_LEAD_SCORE, NULL);

  way_item_set (item, "product", product, NULL);
  way_item_set (item, "date", date, NULL);
  way_item_set (item, "score", score, NULL);
  way_item_append_child (contact, WAY_CONTACT_LEAD_SCORES, item);
}

static void
lead_cb (const WayLeadRow *row,
         gpointer          data)
{
  g_string_append_printf (((Fixture *)data)->told, "%s %s %s %g\n", row->account_name != NULL ? row->account_name : "-",
                          row->product != NULL ? row->product : "-", row->date != NULL ? row->date : "-", row->score);
}

static void
test_lead_scores (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayItem) account = add (fixture->records, WAY_KIND_ACCOUNT, "name", "Northwind", NULL);
  g_autoptr (WayItem) contact = add (fixture->records, WAY_KIND_CONTACT, "name", "Ann", "account", way_item_get_id (account), NULL);
  g_autoptr (GError) error = NULL;

  add_score (contact, "Rails", "2026-11-01", "70");
  add_score (contact, "Boats", NULL, NULL);
  add_score (contact, NULL, NULL, "40");
  g_assert_true (way_records_update (fixture->records, contact, &error));
  g_assert_no_error (error);
  g_assert_true (way_records_foreach_lead_score (fixture->records, lead_cb, fixture, &error));
  g_assert_no_error (error);
  assert_told (fixture, "Northwind Rails 2026-11-01 70\nNorthwind - - 40\n");
}

static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *currency = NULL;
  g_autoptr (GError) error = NULL;
  guint n_all, n_above;

  g_assert_true (way_records_find_main_currency (fixture->records, &currency, &error));
  g_assert_cmpstr (currency, ==, "EUR");
  g_assert_true (way_records_rank_value (fixture->records, 500, "EUR", &n_all, &n_above, &error));
  g_assert_cmpuint (n_all, ==, 2);
  g_assert_cmpuint (n_above, ==, 1);
  g_assert_true (way_records_rank_value (fixture->records, 901, "USD", &n_all, &n_above, &error));
  g_assert_cmpuint (n_all, ==, 1);
  g_assert_cmpuint (n_above, ==, 0);
  g_assert_no_error (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("/records/figures/accounts", test_accounts);
  ADD ("/records/figures/scores", test_scores);
  ADD ("/records/figures/patterns", test_patterns);
  ADD ("/records/figures/groups", test_groups);
  ADD ("/records/figures/lead-scores", test_lead_scores);
  ADD ("/records/figures/values", test_values);

  return way_test_run ();
}
