/* test-record-query.c - which records a list shows, and in which order */
#include "config.h"

#include "journeys/records/record-column.h"
#include "journeys/records/record-query.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/searched-accounts.h"
#include "tests/support/test-main.h"

static void
test_orders (void)
{
  static const struct
  {
    const char *column;
    const char *ascending;
    const char *descending;
  } orders[] = {
    { NULL, "decab", "decab" },
    { "name", "decab", "baced" },
    { "industry", "dcabe", "ebcad" },
    { "region", "edcba", "abcde" },
    { "tier", "ebacd", "caebd" },
    { "relation", "ceadb", "deacb" },
    { "employees", "deabc", "baedc" },
    { "revenue", "daebc", "eadbc" },
    { "founded", "adbec", "bdaec" },
    { "renewal", "dbaec", "abdec" },
    { "fit", "ceadb", "deacb" },
    { "priority", "ceadb", "deacb" },
    { "technologies", "bdeac", "aedbc" },
  };
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *ascending = NULL;
      g_autofree char *descending = NULL;

      way_record_query_set_order (query, orders[i].column, FALSE);
      ascending = way_test_ask_records (records, query, "website", "");
      way_record_query_set_order (query, orders[i].column, TRUE);
      descending = way_test_ask_records (records, query, "website", "");
      g_test_message ("%s", orders[i].column);
      g_assert_cmpstr (ascending, ==, orders[i].ascending);
      g_assert_cmpstr (descending, ==, orders[i].descending);
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Every column of every kind can be asked for in both directions. */
static void
test_every_column (void)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB, WAY_KIND_PROFILE };
  char                *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  guint i;
  int   j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayRecordQuery) query = way_record_query_new (kinds[i]);
      int                    n_columns;
      const WayRecordColumn *columns = way_record_columns_get (kinds[i], &n_columns);
      const WayKindInfo     *info = way_kind_get_info (kinds[i]);

      if (kinds[i] != WAY_KIND_ACCOUNT)
        way_item_unref (way_test_record_add (records, kinds[i], info->fields[0].name, "Somebody", NULL));
      for (j = 0; j < 2 * n_columns; j++)
        {
          g_autofree char *found = NULL;

          way_record_query_set_order (query, columns[j / 2].name, j % 2);
          found = way_test_ask_records (records, query, info->fields[0].name, "");
          g_assert_cmpuint (strlen (found), >, 0);
        }
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_conditions (void)
{
  static const char *const strategic[] = { "strategic", NULL };
  static const char *const unset_or_lite[] = { WAY_RECORD_QUERY_UNSET, "lite", NULL };
  static const char *const logistics[] = { "lógistics", NULL };
  char                    *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);

  way_record_query_set_order (query, "industry", FALSE);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, strategic);
  way_test_accounts_assert_found (records, query, "be");
  way_record_query_set_text (query, "zet");
  way_test_accounts_assert_found (records, query, "b");
  way_record_query_set_text (query, NULL);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, unset_or_lite);
  way_test_accounts_assert_found (records, query, "da");
  way_record_query_set (query, "tier", WAY_RECORD_ANY, NULL);
  way_record_query_set (query, "industry", WAY_RECORD_ANY, logistics);
  way_test_accounts_assert_found (records, query, "ca");
  g_assert_true (way_record_query_has_conditions (query));
  way_record_query_clear (query);
  g_assert_false (way_record_query_has_conditions (query));
  way_test_accounts_assert_found (records, query, "dcabe");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_references (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayItem) small = way_test_record_add (records, WAY_KIND_ACCOUNT, "name", "Ägir", NULL);
  g_autoptr (WayItem) large = way_test_record_add (records, WAY_KIND_ACCOUNT, "name", "Bergen", NULL);
  g_autoptr (WayItem) buyer = way_test_record_add (records, WAY_KIND_PERSONA, "name", "Buyer", NULL);
  g_autoptr (WayItem) ann = way_test_record_add (records, WAY_KIND_CONTACT, "name", "Ann", "account", way_item_get_id (large), "adoption", "adopter", NULL);
  g_autoptr (WayItem) bob = way_test_record_add (records, WAY_KIND_CONTACT, "name", "Bob", "account", way_item_get_id (small), "persona", way_item_get_id (buyer), NULL);
  g_autoptr (WayItem) cem = way_test_record_add (records, WAY_KIND_CONTACT, "name", "Cem", NULL);
  g_autoptr (WayItem) job = way_test_record_add (records, WAY_KIND_JOB, "statement", "Pay", "personas", way_item_get_id (buyer), NULL);
  g_autoptr (WayItem) lone = way_test_record_add (records, WAY_KIND_JOB, "statement", "Ask", NULL);
  g_autoptr (WayRecordQuery) contacts = way_record_query_new (WAY_KIND_CONTACT);
  g_autoptr (WayRecordQuery) jobs = way_record_query_new (WAY_KIND_JOB);
  g_autofree char         *by_account = NULL;
  g_autofree char         *accounts_named = NULL;
  g_autofree char         *of_account = NULL;
  g_autofree char         *unknown = NULL;
  g_autofree char         *of_persona = NULL;
  g_autofree char         *of_nobody = NULL;
  g_autofree char         *named = NULL;
  const char              *only[] = { way_item_get_id (large), NULL };
  const char              *persona[] = { way_item_get_id (buyer), NULL };
  static const char *const unset[] = { WAY_RECORD_QUERY_UNSET, NULL };
  static const char *const not_known[] = { "unknown", NULL };

  way_record_query_set_order (contacts, "account", FALSE);
  by_account = way_test_ask_records (records, contacts, "name", "");
  g_assert_cmpstr (by_account, ==, "BobAnnCem");
  accounts_named = way_test_ask_records (records, contacts, "account", "");
  g_assert_cmpstr (accounts_named, ==, "ÄgirBergen–");
  way_record_query_set (contacts, "account", WAY_RECORD_ANY, only);
  of_account = way_test_ask_records (records, contacts, "name", "");
  g_assert_cmpstr (of_account, ==, "Ann");
  way_record_query_clear (contacts);
  /* What is not set stands for unknown. */
  way_record_query_set (contacts, "adoption", WAY_RECORD_ANY, not_known);
  unknown = way_test_ask_records (records, contacts, "name", "");
  g_assert_cmpstr (unknown, ==, "BobCem");

  way_record_query_set (jobs, "personas", WAY_RECORD_ANY, persona);
  of_persona = way_test_ask_records (records, jobs, "statement", "");
  g_assert_cmpstr (of_persona, ==, "Pay");
  named = way_test_ask_records (records, jobs, "personas", "");
  g_assert_cmpstr (named, ==, "Buyer");
  way_record_query_set (jobs, "personas", WAY_RECORD_ANY, unset);
  of_nobody = way_test_ask_records (records, jobs, "statement", "");
  g_assert_cmpstr (of_nobody, ==, "Ask");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A change does not wait for a search, and the search sees the change. */
static void
test_changes_go_first (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_accounts_open (folder);
  g_autoptr (WayRecordReader) reader = way_record_reader_new (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = NULL;
  guint i;

  for (i = 0; i < 20; i++)
    {
      g_clear_pointer (&keys, g_array_unref);
      keys = way_record_reader_find (reader, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (keys->len, ==, WAY_TEST_N_ACCOUNTS + i);
      way_item_unref (way_test_record_add (records, WAY_KIND_ACCOUNT, "name", "One more", NULL));
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (way_record_reader_find (reader, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_pointer (&reader, way_record_reader_unref);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Where all that is sought begins words comes before where it stands inside of them. */
static void
test_fit_comes_first (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) inside = way_test_record_add (records, WAY_KIND_ACCOUNT, "name", "A monorail azetat", NULL);
  g_autoptr (WayItem) half = way_test_record_add (records, WAY_KIND_ACCOUNT, "name", "B rail azetat", NULL);
  g_autoptr (WayItem) begins = way_test_record_add (records, WAY_KIND_ACCOUNT, "name", "C zeta-rails", NULL);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  way_record_query_set_text (query, "rail");
  one = way_test_ask_records (records, query, "name", "");
  g_assert_cmpstr (one, ==, "B rail azetatC zeta-railsA monorail azetat");
  way_record_query_set_text (query, "rail zet");
  two = way_test_ask_records (records, query, "name", "");
  g_assert_cmpstr (two, ==, "C zeta-railsA monorail azetatB rail azetat");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/query/orders", test_orders);
  g_test_add_func ("/records/query/every-column", test_every_column);
  g_test_add_func ("/records/query/fit-comes-first", test_fit_comes_first);
  g_test_add_func ("/records/query/conditions", test_conditions);
  g_test_add_func ("/records/query/references", test_references);
  g_test_add_func ("/records/query/changes-go-first", test_changes_go_first);

  return way_test_run ();
}
