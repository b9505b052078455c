/* test-query-values.c - what a query can ask of fields of each type, and the values there are to ask for */
#include "config.h"

#include "journeys/records/record-profile.h"
#include "journeys/records/record-query.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/searched-accounts.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* As if all had been written at the same moment. */
static void
set_changed (const char *folder,
             const char *moment)
{
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *sql = g_strdup_printf ("UPDATE account SET changed = '%s'", moment);

  way_test_run_sql (path, sql);
}

/* What can be asked of each type of field, as a profile keeps it. */
static void
test_relations (void)
{
  static const struct
  {
    const char *condition;
    const char *kept; /* by region */
  } table[] = {
    { "name contains MIL", "ed" }, /* a part of Émile and of emily */
    { "name contains 'no such'", "" },
    { "name is Émile", "d" },
    { "industry is logistics retail", "eca" },
    { "tier is ''", "d" },
    { "tier filled", "ecba" },
    { "employees from 900", "ba" },
    { "employees to 500", "ed" },
    { "employees is 15 900", "da" },
    { "employees is ''", "c" },
    { "revenue from '2000 EUR'", "eda" },
    { "revenue is '900000 USD'", "b" },
    { "revenue is '900000 EUR'", "" },
    { "revenue filled", "edba" },
    { "revenue from 1", "" }, /* no amount of theirs is without a currency */
    { "revenue is ''", "c" },
    { "fit from 40", "eda" },
    { "fit to 40", "eca" },
    { "renewal before 2026-12-01", "d" },
    { "renewal after 2026-12-01", "a" },
    { "renewal is 2026-12-01", "b" },
    { "renewal is ''", "ec" },
    { "technologies contains hana", "a" },
    { "technologies is linux", "ba" }, /* one of its lines */
    { "technologies is sap", "e" },
    { "region has de", "ec" },
    { "region has-not de", "dba" },
    { "priority from 40", "eda" },
    { "contacts filled", "" },
    { "changed after 2020-01-01", "edcba" },
    { "changed before 2020-01-01", "" },
    { "changed is 2026-03-15", "edcba" },
    { "changed is 2026-03-14", "" },
    { "changed is 2026-03-16", "" },
    { "changed before 2026-03-16", "edcba" },
    { "changed after 2026-03-15", "" },
    { "strategy is ''", "edcba" },
    { "words contains 'bahn logistics'", "a" },
    /* Not understood: nothing is let through. */
    { "no-such-field is x", "" },
    { "employees contains 5", "" },
    { "name contains ''", "" },
    { "name is ' '", "" },
    { "employees from many", "" },
    { "tier filled lite", "" },
    { "tier likes lite", "" },
    { "tier", "" },
    { "tier is 'lite", "" },
  };
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  guint i;

  set_changed (folder, "2026-03-15T10:00:00Z");
  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WayRecordCondition) condition = way_record_condition_new_from_text (WAY_KIND_ACCOUNT, table[i].condition);
      g_autofree char *text = way_record_condition_to_text (condition);
      g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
      g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].condition);
      g_assert_cmpstr (text, ==, table[i].condition);
      way_record_query_set_order (query, "region", FALSE);
      if (condition->subject != NULL)
        {
          way_record_query_take (query, way_record_condition_copy (condition));
          way_test_accounts_assert_found (records, query, table[i].kept);
          way_record_query_clear (query);
        }
      way_item_set (profile, "conditions", text, &error);
      g_assert_no_error (error);
      way_record_query_set_profile (query, profile);
      way_test_accounts_assert_found (records, query, table[i].kept);
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A day is that of the clock on the wall, from its first second to its last. */
static void
test_days (void)
{
  static const struct
  {
    const char *condition;
    gboolean    kept;
  } table[] = {
    { "changed is 2026-03-14", FALSE },
    { "changed is 2026-03-15", TRUE },
    { "changed is 2026-03-16", FALSE },
    { "changed before 2026-03-15", FALSE },
    { "changed before 2026-03-16", TRUE },
    { "changed after 2026-03-14", TRUE },
    { "changed after 2026-03-15", FALSE },
  };
  static const int seconds[] = { 0, 24 * 60 * 60 - 1 };
  char            *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 3, 15, 0, 0, 0);
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autoptr (GDateTime) moment = g_date_time_add_seconds (day, seconds[i]);
      g_autoptr (GDateTime) utc = g_date_time_to_utc (moment);
      g_autofree char *text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

      set_changed (folder, text);
      for (j = 0; j < G_N_ELEMENTS (table); j++)
        {
          g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);

          g_test_message ("%s at %s", table[j].condition, text);
          way_record_query_set_order (query, "region", FALSE);
          way_record_query_take (query, way_record_condition_new_from_text (WAY_KIND_ACCOUNT, table[j].condition));
          way_test_accounts_assert_found (records, query, table[j].kept ? "edcba" : "");
        }
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A profile that is made of a query keeps the same; its fields have what they can say. */
static void
test_becomes_profile (void)
{
  static const char *const lite[] = { "lite", NULL };
  static const char *const several[] = { "logistics", "RAIL LOGISTICS", NULL };
  static const char *const some[] = { "500", NULL };
  static const char *const odd[] = { "it's \"odd\" \\ #1", NULL };
  char                    *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordQuery) by_profile = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) base = way_records_new_record (WAY_KIND_PROFILE);
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
  g_autoptr (GPtrArray) further = NULL;
  g_autoptr (GError) error = NULL;

  way_item_set (base, "name", "Base", NULL);
  way_item_set (base, "technologies", "linux", NULL);
  way_record_query_set_order (query, "region", FALSE);
  way_record_query_set_profile (query, base);
  way_record_query_set (query, "industry", WAY_RECORD_ANY, several);
  way_test_accounts_assert_found (records, query, "ba");
  way_record_query_set (query, "employees", WAY_RECORD_AT_LEAST, some);
  way_record_query_set_text (query, "bahn");
  way_record_query_set (query, "tier", WAY_RECORD_ANY, lite);
  way_test_accounts_assert_found (records, query, "a");

  way_item_set (profile, "name", "Made", NULL);
  g_assert_true (way_profile_take_query (profile, query, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (profile, "name"), ==, "Made");
  g_assert_cmpstr (way_item_get (profile, "technologies"), ==, "linux");
  g_assert_cmpstr (way_item_get (profile, "employees-from"), ==, "500");
  g_assert_cmpstr (way_item_get (profile, "tier"), ==, "lite");
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "industry is logistics 'RAIL LOGISTICS'\nwords contains bahn");
  way_record_query_set_profile (by_profile, profile);
  way_test_accounts_assert_found (records, by_profile, "a");

  /* What is one of several stands in the list that asks for it. */
  way_item_unref (profile);
  profile = way_records_new_record (WAY_KIND_PROFILE);
  g_assert_true (way_profile_take_query (profile, query, TRUE, &error));
  g_assert_cmpstr (way_item_get (profile, "industries"), ==, "logistics\nRAIL LOGISTICS");
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "words contains bahn");
  way_record_query_set_profile (by_profile, profile);
  way_test_accounts_assert_found (records, by_profile, "a");

  /* Whatever is typed comes back as it was. */
  way_record_query_clear (query);
  way_record_query_set (query, "owner", WAY_RECORD_CONTAINS, odd);
  g_assert_true (way_profile_take_query (profile, query, FALSE, &error));
  further = way_profile_list_further (profile);
  g_assert_cmpstr (((WayRecordCondition *)g_ptr_array_index (further, further->len - 1))->values[0], ==, odd[0]);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_lists_values (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayRecordReader) reader = way_record_reader_new (records);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GPtrArray) values = way_record_reader_list_values (reader, query, "industry", 3, NULL, &error);
  g_autoptr (GString) told = g_string_new (NULL);
  static const char *const industries[] = { "logistics", "logisticians", NULL };
  WayRecordValue          *first;
  guint                    i;

  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, 3);
  first = g_ptr_array_index (values, 0);
  g_assert_cmpint (first->n_records, ==, 2); /* Logistics and LOGISTICS */
  g_assert_cmpint (g_ascii_strcasecmp (first->value, "logistics"), ==, 0);

  /* Among those that are asked for; what is not set stands last, and beside the others. */
  way_record_query_set (query, "industry", WAY_RECORD_ANY, industries);
  way_record_query_set_text (query, "logi");
  g_ptr_array_unref (values);
  values = way_record_reader_list_values (reader, query, "tier", 2, NULL, &error);
  g_assert_no_error (error);
  for (i = 0; i < values->len; i++)
    g_string_append_printf (told, "%s %d ", ((WayRecordValue *)g_ptr_array_index (values, i))->value, ((WayRecordValue *)g_ptr_array_index (values, i))->n_records);
  g_assert_cmpstr (told->str, ==, "lite 1 programmatic 1  1 ");

  g_clear_pointer (&reader, way_record_reader_unref);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* As many that nothing has, and one that something has behind them. */
static char **
make_many (const char *last)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  int i;

  for (i = 0; i < 1200; i++)
    {
      g_autofree char *value = g_strdup_printf ("x%d", i);

      g_strv_builder_add (values, value);
    }
  g_strv_builder_add (values, last);

  return g_strv_builder_end (values);
}

/* None of them is left out. */
static void
test_many_values (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayItem) buyer = way_test_record_add (records, WAY_KIND_PERSONA, "name", "Buyer", NULL);
  g_autoptr (WayItem) job = way_test_record_add (records, WAY_KIND_JOB, "statement", "Pay", "personas", way_item_get_id (buyer), NULL);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordQuery) jobs = way_record_query_new (WAY_KIND_JOB);
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
  g_auto (GStrv) industries = make_many ("logistics");
  g_auto (GStrv) personas = make_many (way_item_get_id (buyer));
  g_autofree char *lines = g_strjoinv ("\n", industries);
  g_autofree char *found = NULL;

  way_record_query_set_order (query, "industry", FALSE);
  way_record_query_set (query, "industry", WAY_RECORD_ANY, (const char *const *)industries);
  way_test_accounts_assert_found (records, query, "ca");
  way_record_query_set (jobs, "personas", WAY_RECORD_ANY, (const char *const *)personas);
  found = way_test_ask_records (records, jobs, "statement", "");
  g_assert_cmpstr (found, ==, "Pay");

  way_record_query_clear (query);
  way_record_query_set_order (query, "region", FALSE);
  g_assert_true (way_item_set (profile, "name", "Many", NULL));
  g_assert_true (way_item_set (profile, "industries", lines, NULL));
  way_record_query_set_profile (query, profile);
  way_test_accounts_assert_found (records, query, "cba");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Who has none has fewer than two. */
static void
test_counts (void)
{
  static const struct
  {
    WayRecordRelation relation;
    const char       *value;
    const char       *found;
  } cases[] = {
    { WAY_RECORD_AT_MOST, "1", "AskPay" },
    { WAY_RECORD_AT_MOST, "0", "Ask" },
    { WAY_RECORD_AT_LEAST, "1", "Pay" },
    { WAY_RECORD_ANY, "0", "Ask" },
    { WAY_RECORD_ANY, WAY_RECORD_QUERY_UNSET, "Ask" },
  };
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayItem) buyer = way_test_record_add (records, WAY_KIND_PERSONA, "name", "Buyer", NULL);
  g_autoptr (WayItem) job = way_test_record_add (records, WAY_KIND_JOB, "statement", "Pay", "personas", way_item_get_id (buyer), NULL);
  g_autoptr (WayItem) lone = way_test_record_add (records, WAY_KIND_JOB, "statement", "Ask", NULL);
  g_autoptr (WayRecordQuery) jobs = way_record_query_new (WAY_KIND_JOB);
  g_autoptr (GString) words = g_string_new ("ask");
  const char *long_text[] = { NULL, NULL };
  guint       i;

  way_record_query_set_order (jobs, "statement", FALSE);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char      *values[] = { cases[i].value, NULL };
      g_autofree char *found = NULL;

      way_record_query_clear (jobs);
      way_record_query_set (jobs, "shared", cases[i].relation, values);
      found = way_test_ask_records (records, jobs, "statement", "");
      g_test_message ("%u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
  way_record_query_clear (jobs);
  for (i = 0; i < 200; i++)
    g_string_append (words, " a");
  long_text[0] = words->str;
  way_record_query_set (jobs, WAY_RECORD_SUBJECT_WORDS, WAY_RECORD_CONTAINS, long_text);
  {
    g_autofree char *found = way_test_ask_records (records, jobs, "statement", "");

    g_assert_cmpstr (found, ==, "Ask");
  }
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Every field of an ideal customer profile. */
static void
test_profiles (void)
{
  static const struct
  {
    const char *field;
    const char *value;
    const char *kept;
  } sayings[] = {
    { "regions", "de", "ec" }, /* neither Denmark nor Sweden */
    { "regions", "DE\nwien", "eca" },
    { "industries", "logistics", "cba" },
    { "employees-from", "0", "edba" },
    { "employees-from", "500", "eba" },
    { "employees-to", "900", "eda" },
    { "revenue-from", "2000 EUR", "eda" },
    { "revenue-from", "1 USD", "b" },
    { "revenue-to", "1000000 EUR", "da" },
    { "founded-from", "1999", "db" },
    { "founded-to", "1999", "da" },
    { "technologies", "sap", "ea" },
    { "technologies", "Linux\nOracle", "dba" },
    { "technologies-not", "SAP", "dcb" },
    { "relation", "customer", "ea" },
    { "tier", "strategic", "eb" },
    { "branches-from", "1", "" },
    { "value-from", "1 EUR", "" },
  };
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) both = way_records_new_record (WAY_KIND_PROFILE);
  guint i;

  way_record_query_set_order (query, "region", FALSE);
  for (i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
      g_autoptr (GError) error = NULL;

      way_item_set (profile, "name", "Only", NULL);
      way_item_set (profile, sayings[i].field, sayings[i].value, &error);
      g_assert_no_error (error);
      way_record_query_set_profile (query, profile);
      g_test_message ("%s %s", sayings[i].field, sayings[i].value);
      way_test_accounts_assert_found (records, query, sayings[i].kept);
    }

  way_item_set (both, "industries", "logistics", NULL);
  way_item_set (both, "technologies", "linux", NULL);
  way_item_set (both, "technologies-not", "sap", NULL);
  way_record_query_set_profile (query, both);
  way_test_accounts_assert_found (records, query, "b");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_copies_are_equal (void)
{
  static const char *const values[] = { "lite", "strategic", NULL };
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
  g_autoptr (WayRecordQuery) copy = NULL;

  way_item_set (profile, "tier", "lite", NULL);
  way_record_query_set_text (query, " nord ");
  way_record_query_set (query, "tier", WAY_RECORD_ANY, values);
  way_record_query_set (query, "website", WAY_RECORD_FILLED, NULL);
  way_record_query_set (query, "region", WAY_RECORD_CONTAINS, values);
  way_record_query_set_profile (query, profile);
  way_record_query_set_order (query, "value", TRUE);
  copy = way_record_query_copy (query);
  g_assert_true (way_record_query_equal (query, copy));
  g_assert_cmpuint (way_record_query_get_conditions (copy)->len, ==, 3);
  g_assert_cmpstr (way_record_query_get_text (copy), ==, "nord");

  way_record_query_set_order (copy, "value", FALSE);
  g_assert_false (way_record_query_equal (query, copy));
  way_record_query_set_order (copy, "value", TRUE);
  way_record_query_set (copy, "tier", WAY_RECORD_ANY, NULL);
  g_assert_false (way_record_query_equal (query, copy));
  way_record_query_set (copy, "tier", WAY_RECORD_ANY, values);
  way_item_set (profile, "tier", "strategic", NULL);
  g_assert_true (way_record_query_equal (query, copy)); /* it has a profile of its own */
  way_record_query_set_profile (copy, profile);
  g_assert_false (way_record_query_equal (query, copy));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/query/relations", test_relations);
  g_test_add_func ("/records/query/days", test_days);
  g_test_add_func ("/records/query/becomes-profile", test_becomes_profile);
  g_test_add_func ("/records/query/lists-values", test_lists_values);
  g_test_add_func ("/records/query/many-values", test_many_values);
  g_test_add_func ("/records/query/counts-of-none", test_counts);
  g_test_add_func ("/records/query/profiles", test_profiles);
  g_test_add_func ("/records/query/copies-are-equal", test_copies_are_equal);

  return way_test_run ();
}
