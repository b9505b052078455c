/* test-record-query.c - which records a list shows, and in which order */
#include "config.h"

#include "journeys/records/record-column.h"
#include "journeys/records/record-profile.h"
#include "journeys/records/record-query.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* Each is known by its website, which no search looks at. */
static const struct
{
  const char *letter;
  const char *name;
  const char *industry;
  const char *region;
  const char *tier;
  const char *relation;
  const char *employees;
  const char *revenue;
  const char *founded;
  const char *technologies;
  const char *renewal;
  const char *fit;
} accounts[] = {
  { "a", "Österreich Bahn", "Logistics", "Wien, Austria", "lite", "customer", "900", "1000000 EUR", "1950", "SAP S/4HANA\nLinux", "2027-01-31", "40" },
  { "b", "Zeta", "Rail logistics", "Sweden", "strategic", NULL, "12000", "900000 USD", "2001", "Linux", "2026-12-01", NULL },
  { "c", "nordwind", "LOGISTICS", "Hamburg, DE", "programmatic", "prospect", NULL, NULL, NULL, NULL, NULL, "9" },
  { "d", "Émile", "Logisticians", "Denmark", NULL, "former", "15", "2000 EUR", "1999", "Oracle", "2026-06-30", "100" },
  { "e", "emily", "Retail", "DE", "strategic", "customer", "500", "250000000.50 EUR", NULL, "sap", NULL, "40" },
};

static WayItem *
add (WayRecords *records,
     WayKind     kind,
     ...)
{
  g_autoptr (WayItem) record = way_records_new_record (kind);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list     values;

  va_start (values, kind);
  for (field = va_arg (values, const char *); field != NULL; field = va_arg (values, const char *))
    {
      const char *value = va_arg (values, const char *);

      way_item_set (record, field, value, &error);
      g_assert_no_error (error);
    }
  va_end (values);
  way_records_add (records, record, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&record);
}

static WayRecords *
open_filled (const char *folder)
{
  g_autoptr (GError) error = NULL;
  WayRecords *records = way_records_open (folder, &error);
  guint       i;

  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    way_item_unref (add (records, WAY_KIND_ACCOUNT, "website", accounts[i].letter, "name", accounts[i].name,
                         "industry", accounts[i].industry, "region", accounts[i].region, "tier", accounts[i].tier,
                         "relation", accounts[i].relation, "employees", accounts[i].employees,
                         "revenue", accounts[i].revenue, "founded", accounts[i].founded,
                         "technologies", accounts[i].technologies, "renewal", accounts[i].renewal,
                         "fit", accounts[i].fit, NULL));

  return records;
}

#define assert_found(records, query, letters)                                       \
  G_STMT_START                                                                      \
  {                                                                                 \
    g_autofree char *_found = way_test_ask_records (records, query, "website", ""); \
    g_assert_cmpstr (_found, ==, letters);                                          \
  }                                                                                 \
  G_STMT_END

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
  g_autoptr (WayRecords) records = open_filled (folder);
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
  g_autoptr (WayRecords) records = open_filled (folder);
  guint i;
  int   j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayRecordQuery) query = way_record_query_new (kinds[i]);
      int                    n_columns;
      const WayRecordColumn *columns = way_record_columns_get (kinds[i], &n_columns);
      const WayKindInfo     *info = way_kind_get_info (kinds[i]);

      if (kinds[i] != WAY_KIND_ACCOUNT)
        way_item_unref (add (records, kinds[i], info->fields[0].name, "Somebody", NULL));
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
  g_autoptr (WayRecords) records = open_filled (folder);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);

  way_record_query_set_order (query, "industry", FALSE);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, strategic);
  assert_found (records, query, "be");
  way_record_query_set_text (query, "zet");
  assert_found (records, query, "b");
  way_record_query_set_text (query, NULL);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, unset_or_lite);
  assert_found (records, query, "da");
  way_record_query_set (query, "tier", WAY_RECORD_ANY, NULL);
  way_record_query_set (query, "industry", WAY_RECORD_ANY, logistics);
  assert_found (records, query, "ca");
  g_assert_true (way_record_query_has_conditions (query));
  way_record_query_clear (query);
  g_assert_false (way_record_query_has_conditions (query));
  assert_found (records, query, "dcabe");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

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
  g_autoptr (WayRecords) records = open_filled (folder);
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
          assert_found (records, query, table[i].kept);
          way_record_query_clear (query);
        }
      way_item_set (profile, "conditions", text, &error);
      g_assert_no_error (error);
      way_record_query_set_profile (query, profile);
      assert_found (records, query, table[i].kept);
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
  g_autoptr (WayRecords) records = open_filled (folder);
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
  assert_found (records, query, "ba");
  way_record_query_set (query, "employees", WAY_RECORD_AT_LEAST, some);
  way_record_query_set_text (query, "bahn");
  way_record_query_set (query, "tier", WAY_RECORD_ANY, lite);
  assert_found (records, query, "a");

  way_item_set (profile, "name", "Made", NULL);
  g_assert_true (way_profile_take_query (profile, query, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (profile, "name"), ==, "Made");
  g_assert_cmpstr (way_item_get (profile, "technologies"), ==, "linux");
  g_assert_cmpstr (way_item_get (profile, "employees-from"), ==, "500");
  g_assert_cmpstr (way_item_get (profile, "tier"), ==, "lite");
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "industry is logistics 'RAIL LOGISTICS'\nwords contains bahn");
  way_record_query_set_profile (by_profile, profile);
  assert_found (records, by_profile, "a");

  /* What is one of several stands in the list that asks for it. */
  way_item_unref (profile);
  profile = way_records_new_record (WAY_KIND_PROFILE);
  g_assert_true (way_profile_take_query (profile, query, TRUE, &error));
  g_assert_cmpstr (way_item_get (profile, "industries"), ==, "logistics\nRAIL LOGISTICS");
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "words contains bahn");
  way_record_query_set_profile (by_profile, profile);
  assert_found (records, by_profile, "a");

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
  g_autoptr (WayRecords) records = open_filled (folder);
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
  g_autoptr (WayRecords) records = open_filled (folder);
  g_autoptr (WayItem) buyer = add (records, WAY_KIND_PERSONA, "name", "Buyer", NULL);
  g_autoptr (WayItem) job = add (records, WAY_KIND_JOB, "statement", "Pay", "personas", way_item_get_id (buyer), NULL);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordQuery) jobs = way_record_query_new (WAY_KIND_JOB);
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
  g_auto (GStrv) industries = make_many ("logistics");
  g_auto (GStrv) personas = make_many (way_item_get_id (buyer));
  g_autofree char *lines = g_strjoinv ("\n", industries);
  g_autofree char *found = NULL;

  way_record_query_set_order (query, "industry", FALSE);
  way_record_query_set (query, "industry", WAY_RECORD_ANY, (const char *const *)industries);
  assert_found (records, query, "ca");
  way_record_query_set (jobs, "personas", WAY_RECORD_ANY, (const char *const *)personas);
  found = way_test_ask_records (records, jobs, "statement", "");
  g_assert_cmpstr (found, ==, "Pay");

  way_record_query_clear (query);
  way_record_query_set_order (query, "region", FALSE);
  g_assert_true (way_item_set (profile, "name", "Many", NULL));
  g_assert_true (way_item_set (profile, "industries", lines, NULL));
  way_record_query_set_profile (query, profile);
  assert_found (records, query, "cba");

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
  g_autoptr (WayRecords) records = open_filled (folder);
  g_autoptr (WayItem) buyer = add (records, WAY_KIND_PERSONA, "name", "Buyer", NULL);
  g_autoptr (WayItem) job = add (records, WAY_KIND_JOB, "statement", "Pay", "personas", way_item_get_id (buyer), NULL);
  g_autoptr (WayItem) lone = add (records, WAY_KIND_JOB, "statement", "Ask", NULL);
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

static void
test_references (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_filled (folder);
  g_autoptr (WayItem) small = add (records, WAY_KIND_ACCOUNT, "name", "Ägir", NULL);
  g_autoptr (WayItem) large = add (records, WAY_KIND_ACCOUNT, "name", "Bergen", NULL);
  g_autoptr (WayItem) buyer = add (records, WAY_KIND_PERSONA, "name", "Buyer", NULL);
  g_autoptr (WayItem) ann = add (records, WAY_KIND_CONTACT, "name", "Ann", "account", way_item_get_id (large), "adoption", "adopter", NULL);
  g_autoptr (WayItem) bob = add (records, WAY_KIND_CONTACT, "name", "Bob", "account", way_item_get_id (small), "persona", way_item_get_id (buyer), NULL);
  g_autoptr (WayItem) cem = add (records, WAY_KIND_CONTACT, "name", "Cem", NULL);
  g_autoptr (WayItem) job = add (records, WAY_KIND_JOB, "statement", "Pay", "personas", way_item_get_id (buyer), NULL);
  g_autoptr (WayItem) lone = add (records, WAY_KIND_JOB, "statement", "Ask", NULL);
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
  g_autoptr (WayRecords) records = open_filled (folder);
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
      assert_found (records, query, sayings[i].kept);
    }

  way_item_set (both, "industries", "logistics", NULL);
  way_item_set (both, "technologies", "linux", NULL);
  way_item_set (both, "technologies-not", "sap", NULL);
  way_record_query_set_profile (query, both);
  assert_found (records, query, "b");

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

/* A change does not wait for a search, and the search sees the change. */
static void
test_changes_go_first (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_filled (folder);
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
      g_assert_cmpuint (keys->len, ==, G_N_ELEMENTS (accounts) + i);
      way_item_unref (add (records, WAY_KIND_ACCOUNT, "name", "One more", NULL));
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
  g_autoptr (WayItem) inside = add (records, WAY_KIND_ACCOUNT, "name", "A monorail azetat", NULL);
  g_autoptr (WayItem) half = add (records, WAY_KIND_ACCOUNT, "name", "B rail azetat", NULL);
  g_autoptr (WayItem) begins = add (records, WAY_KIND_ACCOUNT, "name", "C zeta-rails", NULL);
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
  g_test_add_func ("/records/query/relations", test_relations);
  g_test_add_func ("/records/query/becomes-profile", test_becomes_profile);
  g_test_add_func ("/records/query/lists-values", test_lists_values);
  g_test_add_func ("/records/query/many-values", test_many_values);
  g_test_add_func ("/records/query/counts-of-none", test_counts);
  g_test_add_func ("/records/query/references", test_references);
  g_test_add_func ("/records/query/profiles", test_profiles);
  g_test_add_func ("/records/query/copies-are-equal", test_copies_are_equal);
  g_test_add_func ("/records/query/changes-go-first", test_changes_go_first);

  return way_test_run ();
}
