/* test-conditions.c - what is asked of records, as people read it and take it apart */
#include "config.h"

#include "journeys/records/record-column.h"
#include "journeys/records/record-profile.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

#include <string.h>

static WayRecordCondition *
read_text (const char *text)
{
  return way_record_condition_new_from_text (WAY_KIND_ACCOUNT, text);
}

/* What stands on the chips above a list: one for each value. */
static void
test_said_part_by_part (void)
{
  static const struct
  {
    const char *condition;
    const char *said; /* one part after the other */
    const char *values;
  } table[] = {
    { "tier is lite strategic ''", "Tier: Lite|Tier: Strategic|Tier: not set|", "Lite|Strategic|not set|" },
    { "tier filled", "Tier: set|", "not set|" },
    { "name contains nord süd", "Name: contains “nord”|Name: contains “süd”|", "nord|süd|" },
    { "employees from 500", "Employees: at least 500|", "500|" },
    { "employees to 900", "Employees: at most 900|", "900|" },
    { "employees is 15", "Employees: 15|", "15|" },
    { "renewal before 2027-01-31", "Renewal: before 31 Jan 2027|", "31 Jan 2027|" },
    { "renewal after 2027-01-31", "Renewal: after 31 Jan 2027|", "31 Jan 2027|" },
    { "region has de", "Region: de|", "de|" },
    { "region has-not de", "Region: not de|", "de|" },
    { "region is Kiel ''", "Region: Kiel|Region: not set|", "Kiel|not set|" },
    { "revenue from '2000 EUR'", "Revenue: at least 2000 EUR|", "2000 EUR|" },
    { "technologies is SAP", "Technologies used: SAP|", "SAP|" },
    { "no-such-field is x", "no-such-field is x|", "no-such-field is x|" },
  };
  guint i;
  int   j;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WayRecordCondition) condition = read_text (table[i].condition);
      g_autoptr (GString) said = g_string_new (NULL);
      g_autoptr (GString) values = g_string_new (NULL);

      for (j = 0; way_record_condition_get_part (condition, j) != NULL; j++)
        {
          g_autofree char *part = way_record_condition_describe (condition, j);
          g_autofree char *value = way_record_condition_dup_value_name (condition, j);

          g_string_append_printf (said, "%s|", part);
          g_string_append_printf (values, "%s|", value);
        }
      g_assert_cmpstr (said->str, ==, table[i].said);
      g_assert_cmpstr (values->str, ==, table[i].values);
    }
}

/* What is referred to has a name beside its id, which goes with it wherever it goes. */
static void
test_names_go_along (void)
{
  static const char *const ids[] = { "one", "two", NULL };
  static const char *const names[] = { "Nordwind", "Südwind", NULL };
  static const char *const others[] = { "two", "three", NULL };
  static const char *const other_names[] = { "Südwind", "Ostwind", NULL };
  const WayRecordSubject  *subject = way_record_subjects_find (WAY_KIND_CONTACT, "account");
  g_autoptr (WayRecordCondition) condition = way_record_condition_new (subject, WAY_RECORD_ANY, ids);
  g_autoptr (WayRecordCondition) other = way_record_condition_new (subject, WAY_RECORD_ANY, others);
  g_autoptr (WayRecordCondition) both = NULL;
  g_autoptr (WayRecordCondition) rest = NULL;
  g_autofree char *said = NULL;
  g_autofree char *all = NULL;
  g_autofree char *all_names = NULL;

  condition->names = g_strdupv ((char **)names);
  other->names = g_strdupv ((char **)other_names);
  said = way_record_condition_describe (condition, 1);
  g_assert_cmpstr (said, ==, "Account: Südwind");

  both = way_record_condition_join (other, condition);
  all = g_strjoinv (" ", both->values);
  all_names = g_strjoinv (" ", both->names);
  g_assert_cmpstr (all, ==, "one two three");
  g_assert_cmpstr (all_names, ==, "Nordwind Südwind Ostwind");

  rest = way_record_condition_without (both, 1);
  g_free (all_names);
  all_names = g_strjoinv (" ", rest->names);
  g_assert_cmpstr (rest->values[1], ==, "three");
  g_assert_cmpstr (all_names, ==, "Nordwind Ostwind");
}

/* What can be said of which field. */
static void
test_takes (void)
{
  static const struct
  {
    WayKind     kind;
    const char *subject;
    const char *taken; /* a sign for each relation that there is, and for one that there is not */
  } table[] = {
    { WAY_KIND_ACCOUNT, "name", "x-x----xx-" },
    { WAY_KIND_ACCOUNT, "tier", "xx--------" },
    { WAY_KIND_ACCOUNT, "trends", "xxx----xx-" },
    { WAY_KIND_ACCOUNT, "technologies", "xxx----xx-" },
    { WAY_KIND_ACCOUNT, "employees", "xx-xx-----" },
    { WAY_KIND_ACCOUNT, "fit", "xx-xx-----" },
    { WAY_KIND_ACCOUNT, "value", "xx-xx-----" },
    { WAY_KIND_ACCOUNT, "renewal", "xx---xx---" },
    { WAY_KIND_ACCOUNT, "changed", "xx---xx---" },
    { WAY_KIND_CONTACT, "account", "xx--------" },
    { WAY_KIND_CONTACT, "adoption", "x---------" }, /* unset stands for unknown */
    { WAY_KIND_ACCOUNT, WAY_RECORD_SUBJECT_WORDS, "--x-------" },
  };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const WayRecordSubject *subject = way_record_subjects_find (table[i].kind, table[i].subject);
      g_autoptr (GString) taken = g_string_new (NULL);

      for (j = 0; j <= WAY_N_RECORD_RELATIONS; j++)
        g_string_append_c (taken, way_record_subject_takes (subject, j) ? 'x' : '-');
      g_test_message ("%s", table[i].subject);
      g_assert_cmpstr (taken->str, ==, table[i].taken);
    }
}

/* One of several values is enough, of limits there is one. */
static void
test_join (void)
{
  static const struct
  {
    const char *had;
    const char *comes;
    const char *becomes;
  } table[] = {
    { "tier is strategic lite", "tier is lite programmatic", "tier is strategic lite programmatic" },
    { "name contains a", "name contains b", "name contains a b" },
    { "region has a", "region has b", "region has a b" },
    { "region has-not a", "region has-not b", "region has-not a b" },
    { "employees from 5", "employees from 9", "employees from 9" },
    { "tier filled", "tier filled", "tier filled" },
    { NULL, "tier is lite", "tier is lite" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WayRecordCondition) had = table[i].had != NULL ? read_text (table[i].had) : NULL;
      g_autoptr (WayRecordCondition) comes = read_text (table[i].comes);
      g_autoptr (WayRecordCondition) both = way_record_condition_join (comes, had);
      g_autofree char *text = way_record_condition_to_text (both);

      g_assert_cmpstr (text, ==, table[i].becomes);
    }
}

/* What was not understood is not the same as something else that was not. */
static void
test_equal (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean    equal;
  } table[] = {
    { "tier is lite", "tier is lite", TRUE },
    { "tier is lite", "tier is strategic", FALSE },
    { "tier is ''", "tier filled", FALSE },
    { "tier filled", "owner filled", FALSE },
    { "no-such-field is x", "no-such-field is y", FALSE },
    { "no-such-field is x", "no-such-field is x", TRUE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WayRecordCondition) one = read_text (table[i].one);
      g_autoptr (WayRecordCondition) other = read_text (table[i].other);

      g_assert_cmpint (way_record_condition_equal (one, other), ==, table[i].equal);
    }
}

/* A chip that is closed takes its value with it, and the last one the condition. */
static void
test_parts_are_removed (void)
{
  static const char *const tiers[] = { "lite", "strategic", NULL };
  static const char *const nothing[] = { NULL };
  const WayRecordSubject  *tier = way_record_subjects_find (WAY_KIND_ACCOUNT, "tier");
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  gboolean descending = FALSE;

  way_record_query_set (query, "tier", WAY_RECORD_ANY, tiers);
  way_record_query_set (query, "owner", WAY_RECORD_FILLED, nothing);
  g_assert_null (way_record_query_get (query, "region", WAY_RECORD_ANY));
  g_assert_null (way_record_query_find (query, tier, WAY_RECORD_FILLED));
  way_record_query_remove_part (query, tier, WAY_RECORD_ANY, "programmatic");
  way_record_query_remove_part (query, tier, WAY_RECORD_FILLED, "");
  g_assert_cmpuint (g_strv_length ((char **)way_record_query_get (query, "tier", WAY_RECORD_ANY)), ==, 2);
  way_record_query_remove_part (query, tier, WAY_RECORD_ANY, "lite");
  g_assert_cmpstr (way_record_query_get (query, "tier", WAY_RECORD_ANY)[0], ==, "strategic");
  g_assert_true (way_record_query_find (query, tier, WAY_RECORD_ANY) == g_ptr_array_index (way_record_query_get_conditions (query), 0));
  way_record_query_remove_part (query, tier, WAY_RECORD_ANY, "strategic");
  g_assert_null (way_record_query_get (query, "tier", WAY_RECORD_ANY));
  way_record_query_remove_part (query, way_record_subjects_find (WAY_KIND_ACCOUNT, "owner"), WAY_RECORD_FILLED, "");
  g_assert_false (way_record_query_has_conditions (query));

  /* Nothing that was asked for before stays nothing. */
  way_record_query_set (query, "tier", WAY_RECORD_ANY, nothing);
  g_assert_false (way_record_query_has_conditions (query));

  g_assert_null (way_record_query_get_order (query, NULL));
  way_record_query_set_order (query, "fit", TRUE);
  g_assert_cmpstr (way_record_query_get_order (query, &descending), ==, "fit");
  g_assert_true (descending);
}

/* Lists of other kinds, words, orders and profiles are others. */
static void
test_equal_queries (void)
{
  static const char *const lite[] = { "lite", NULL };
  static const char *const strategic[] = { "strategic", NULL };
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordQuery) contacts = way_record_query_new (WAY_KIND_CONTACT);
  g_autoptr (WayRecordQuery) other = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) profile = way_test_record_new (WAY_KIND_PROFILE, "name", "Large", NULL);

  g_assert_true (way_record_query_equal (query, other));
  g_assert_false (way_record_query_equal (query, contacts));
  way_record_query_set_text (other, "x");
  g_assert_false (way_record_query_equal (query, other));
  way_record_query_set_text (other, NULL);
  way_record_query_set_profile (other, profile);
  g_assert_false (way_record_query_equal (query, other));
  g_assert_false (way_record_query_equal (other, query));
  g_assert_true (way_record_query_has_conditions (other));
  way_record_query_set_profile (other, NULL);
  way_record_query_set_order (other, "fit", FALSE);
  g_assert_false (way_record_query_equal (query, other));
  way_record_query_set_order (other, NULL, FALSE);
  way_record_query_set (other, "tier", WAY_RECORD_ANY, lite);
  way_record_query_set (query, "owner", WAY_RECORD_ANY, lite);
  g_assert_false (way_record_query_equal (query, other));
  way_record_query_clear (query);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, strategic);
  g_assert_false (way_record_query_equal (query, other));
  way_record_query_set (query, "tier", WAY_RECORD_ANY, lite);
  g_assert_true (way_record_query_equal (query, other));
  way_record_query_set_order (query, "fit", TRUE);
  way_record_query_set_order (other, "fit", FALSE);
  g_assert_false (way_record_query_equal (query, other));
}

/* What is found by hard questions: signs that mean something to SQL and JSON, days, links, counts. */

static char *
ask (WayRecords     *records,
     WayRecordQuery *query)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (records);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = way_record_reader_find (reader, query, NULL, &error);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  g_assert_no_error (error);
  ids = way_record_reader_read_ids (reader, way_record_query_get_kind (query), (const gint64 *)keys->data, keys->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, keys->len);
  for (i = 0; i < ids->len; i++)
    {
      g_autoptr (WayItem) record = way_records_get (records, way_record_query_get_kind (query), g_ptr_array_index (ids, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (names, "%s|", way_item_get_name (record));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_found (WayRecords *records,
              WayKind     kind,
              const char *text,
              const char *names)
{
  g_autoptr (WayRecordQuery) query = way_record_query_new (kind);
  WayRecordCondition *condition = way_record_condition_new_from_text (kind, text);
  g_autofree char    *found = NULL;

  g_test_message ("%s", text);
  g_assert_nonnull (condition->subject);
  way_record_query_take (query, condition);
  found = ask (records, query);
  g_assert_cmpstr (found, ==, names);
}

/* As many values as do not stand in a list one by one. */
static char *
make_long (const char *beginning,
           const char *wanted)
{
  g_autoptr (GString) text = g_string_new (beginning);
  int i;

  for (i = 0; i < 30; i++)
    g_string_append_printf (text, " none%d", i);
  g_string_append_printf (text, " %s", wanted);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_hard_questions (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *odd = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "A \"b\" \\ c", "technologies", "R&D\nC++", "region", "co-op",
                                                                      "employees", "77", "likeness", "4", NULL));
  g_autofree char *plain = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Plain", "region", "coop, op हिन्दी", NULL));
  g_autofree char *persona = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Buyer", NULL));
  g_autofree char *job = way_test_keep (records, way_test_record_new (WAY_KIND_JOB, "statement", "Pay", "personas", persona, NULL));
  g_autofree char *lone = way_test_keep (records, way_test_record_new (WAY_KIND_JOB, "statement", "Ask", NULL));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "changed is 2000-01-01 %Y-%m-%d");
  g_autoptr (WayRecordQuery) words = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autofree char *both = NULL;
  g_autofree char *long_names = make_long ("name is ''", "'a \"B\" \\ c'");
  g_autofree char *long_parts = make_long ("name contains", "'\" \\'");
  g_autofree char *long_control = make_long ("name contains", "'\001' plain");

  g_assert_no_error (error);
  assert_found (records, WAY_KIND_ACCOUNT, long_names, "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, long_parts, "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, long_control, "Plain|");
  assert_found (records, WAY_KIND_ACCOUNT, "technologies is c++ ''", "A \"b\" \\ c|Plain|");
  assert_found (records, WAY_KIND_ACCOUNT, "technologies is 'r&d'", "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, "region has हिन्दी", "Plain|");
  assert_found (records, WAY_KIND_ACCOUNT, "region has हिन्द", "");
  /* A word, or a sign where there is no word. */
  assert_found (records, WAY_KIND_ACCOUNT, "region has op", "A \"b\" \\ c|Plain|");
  assert_found (records, WAY_KIND_ACCOUNT, "region has co", "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, "region has -op", "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, "region has co-", "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, "region has o-op", "");
  assert_found (records, WAY_KIND_ACCOUNT, "region has -o", "");
  assert_found (records, WAY_KIND_ACCOUNT, "region has ,", "Plain|");
  assert_found (records, WAY_KIND_ACCOUNT, "value is '' '5 EUR'", "A \"b\" \\ c|Plain|");
  assert_found (records, WAY_KIND_ACCOUNT, "employees is 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 77", "A \"b\" \\ c|");
  assert_found (records, WAY_KIND_ACCOUNT, "likeness is 4", "A \"b\" \\ c|");
  /* No day comes after that. */
  assert_found (records, WAY_KIND_ACCOUNT, "changed after 9999-12-31", "");
  assert_found (records, WAY_KIND_ACCOUNT, "changed before 9999-12-31", "A \"b\" \\ c|Plain|");
  assert_found (records, WAY_KIND_JOB, "personas filled", "Pay|");
  assert_found (records, WAY_KIND_JOB, "opportunity is ''", "Ask|Pay|");
  assert_found (records, WAY_KIND_JOB, "shared is 1", "Pay|");
  /* Who has both words at the beginning of one stands first. */
  way_record_query_set_text (words, "plain coo");
  both = ask (records, words);
  g_assert_cmpstr (both, ==, "Plain|");
  /* Today, unless midnight has just gone by. */
  assert_found (records, WAY_KIND_PERSONA, today, "Buyer|");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A profile asks for what its fields say: the fields that cannot say it leave it to the conditions. */
static void
test_profile_of_odd_query (void)
{
  static const char *const unset[] = { "", "lite", NULL };
  static const char *const two[] = { "lite", "strategic", NULL };
  static const char *const nothing[] = { NULL };
  static const char *const rail[] = { "rail", NULL };
  static const char *const fifteen[] = { "15", NULL };
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) profile = way_test_record_new (WAY_KIND_PROFILE, "name", "Odd", NULL);
  g_autoptr (GError) error = NULL;

  way_record_query_set (query, "tier", WAY_RECORD_ANY, unset);
  way_record_query_set (query, "owner", WAY_RECORD_FILLED, nothing);
  g_assert_true (way_profile_take_query (profile, query, TRUE, &error));
  g_assert_null (way_item_get (profile, "tier"));
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "tier is '' lite\nowner filled");

  /* A field has one value; what the conditions say already stays. */
  way_record_query_clear (query);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, two);
  g_assert_true (way_profile_take_query (profile, query, FALSE, &error));
  g_assert_null (way_item_get (profile, "tier"));
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "tier is '' lite\nowner filled\ntier is lite strategic");

  /* What asks for whole words says less than what asks for a part of one, and a number is no limit. */
  way_item_set (profile, "conditions", NULL, NULL);
  way_record_query_clear (query);
  way_record_query_set (query, "industry", WAY_RECORD_CONTAINS, rail);
  way_record_query_set (query, "employees", WAY_RECORD_ANY, fifteen);
  g_assert_true (way_profile_take_query (profile, query, TRUE, &error));
  g_assert_null (way_item_get (profile, "industries"));
  g_assert_null (way_item_get (profile, "employees-from"));
  g_assert_cmpstr (way_item_get (profile, "conditions"), ==, "industry contains rail\nemployees is 15");
}

/* Which columns there are, which are numbers, and which a list begins with. */
static void
test_all_columns (void)
{
  static const struct
  {
    WayKind     kind;
    const char *columns; /* # a number, * there at first */
  } table[] = {
    { WAY_KIND_ACCOUNT, "name* industry* region* tier* employees# revenue# founded# branches# technologies website relation since owner value#* renewal* "
                        "likeness# fit# intent# engagement# relationship# priority#* lead-score# contacts# maps# changed" },
    { WAY_KIND_CONTACT, "name* account* persona* role* position* department email* phone adoption goals frustrations priorities sources channels "
                        "lead-score# changed" },
    { WAY_KIND_PERSONA, "name* role* position* goals frustrations priorities sources channels contacts#* jobs#* maps#* changed" },
    { WAY_KIND_JOB, "statement* kind* personas* opportunity#* answers#* shared#* maps#* changed" },
  };
  guint i;
  int   j, n_columns;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const WayRecordColumn *columns = way_record_columns_get (table[i].kind, &n_columns);
      g_autoptr (GString) told = g_string_new (NULL);

      for (j = 0; j < n_columns; j++)
        g_string_append_printf (told, "%s%s%s%s", j > 0 ? " " : "", columns[j].name, columns[j].number ? "#" : "", columns[j].first ? "*" : "");
      g_assert_cmpstr (told->str, ==, table[i].columns);
    }
}

/* What a person reads in a row. */
static void
test_columns (void)
{
  static const struct
  {
    const char *column;
    const char *value;
    const char *text;
  } table[] = {
    { "name", NULL, "" },
    { "tier", "lite", "Lite" },
    { "employees", "12000", "12000" },
    { "lead-score", "7.25", "7.2" },
    { "contacts", "3", "3" },
    { "changed", "2026-11-24T09:30:00Z", "24 Nov 2026" },
    { "changed", "one day", "one day" }, /* somebody else wrote it */
  };
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (WAY_KIND_ACCOUNT, &n_columns);
  const WayRecordColumn *of_contact = way_record_columns_get (WAY_KIND_CONTACT, &n_columns);
  const WayRecordColumn *of_job = way_record_columns_get (WAY_KIND_JOB, &n_columns);
  g_autofree char       *account = way_record_column_format (&of_contact[way_record_columns_find (WAY_KIND_CONTACT, "account")], "Nordwind");
  g_autofree char       *personas = way_record_column_format (&of_job[way_record_columns_find (WAY_KIND_JOB, "personas")], "Buyer, User");
  guint                  i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int              place = way_record_columns_find (WAY_KIND_ACCOUNT, table[i].column);
      g_autofree char *text = way_record_column_format (&columns[place], table[i].value);

      g_assert_cmpstr (text, ==, table[i].text);
    }
  g_assert_cmpstr (account, ==, "Nordwind");
  g_assert_cmpstr (personas, ==, "Buyer, User");
  g_assert_cmpint (way_record_columns_find (WAY_KIND_ACCOUNT, "no-such-column"), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/conditions/said-part-by-part", test_said_part_by_part);
  g_test_add_func ("/records/conditions/names-go-along", test_names_go_along);
  g_test_add_func ("/records/conditions/takes", test_takes);
  g_test_add_func ("/records/conditions/join", test_join);
  g_test_add_func ("/records/conditions/equal", test_equal);
  g_test_add_func ("/records/conditions/parts-are-removed", test_parts_are_removed);
  g_test_add_func ("/records/conditions/equal-queries", test_equal_queries);
  g_test_add_func ("/records/conditions/hard-questions", test_hard_questions);
  g_test_add_func ("/records/conditions/profile-of-odd-query", test_profile_of_odd_query);
  g_test_add_func ("/records/conditions/columns", test_columns);
  g_test_add_func ("/records/conditions/all-columns", test_all_columns);

  return way_test_run ();
}
