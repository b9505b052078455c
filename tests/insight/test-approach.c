/* test-approach.c - the marketing that is suggested for an account */
#include "config.h"

#include "journeys/insight/approach.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

static WayItem *
add (WayRecords *records,
     const char *name,
     const char *value,
     const char *likeness)
{
  g_autoptr (GError) error = NULL;
  WayItem *account = way_records_new_record (WAY_KIND_ACCOUNT);

  g_assert_true (way_item_set (account, "name", name, NULL));
  g_assert_true (way_item_set (account, "value", value, NULL));
  g_assert_true (way_item_set (account, "likeness", likeness, NULL));
  way_records_add (records, account, &error);
  g_assert_no_error (error);

  return account;
}

static void
assert_suggested (WayRecords *records,
                  WayItem    *account,
                  const char *beginning)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  WayAdvice        advice;

  g_assert_true (way_approach_suggest (records, account, &advice, &error));
  g_assert_no_error (error);
  reason = way_advice_dup_reason (&advice);
  if (!g_str_has_prefix (reason, beginning))
    g_error ("%s: %s", way_item_get_name (account), reason);
}

static void
test_approach (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (WayItem) other = NULL;
  g_autoptr (WayItem) nothing = NULL;
  g_autoptr (WayItem) unlike = NULL;
  WayLimits limits;
  int       i;

  g_assert_no_error (error);
  /* Twenty accounts of 20,000 down to 1,000. */
  for (i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %d", i);
      g_autofree char *value = g_strdup_printf ("%d EUR", (20 - i) * 1000);

      g_ptr_array_add (accounts, add (records, name, value, i % 2 == 0 ? "5" : "3"));
    }
  other = add (records, "Elsewhere", "5 USD", "5");
  nothing = way_records_new_record (WAY_KIND_ACCOUNT);

  /* The top tenth, even where the needs are alike. */
  assert_suggested (records, g_ptr_array_index (accounts, 0), "Account-based marketing: by value it is number 1 of 20.");
  assert_suggested (records, g_ptr_array_index (accounts, 1), "Account-based marketing");
  assert_suggested (records, g_ptr_array_index (accounts, 2), "Targeted marketing");
  /* Down to the median nobody is for mass marketing. */
  assert_suggested (records, g_ptr_array_index (accounts, 8), "Targeted marketing");
  assert_suggested (records, g_ptr_array_index (accounts, 10), "Mass marketing: by value it is number 11 of 20");
  assert_suggested (records, g_ptr_array_index (accounts, 11), "Targeted marketing");
  assert_suggested (records, g_ptr_array_index (accounts, 18), "Mass marketing");
  /* Amounts are compared with those of the same currency only. */
  assert_suggested (records, other, "Account-based marketing: by value it is number 1 of 1");
  unlike = add (records, "Unlike", "500 EUR", NULL);
  assert_suggested (records, nothing, "No approach can be suggested: the value");
  /* Nobody is sent to the mass for want of knowledge. */
  assert_suggested (records, unlike, "Targeted marketing by segment and persona: by value it is number 21 of 21. How alike");
  g_assert_true (way_records_delete (records, WAY_KIND_ACCOUNT, way_item_get_id (unlike), &error));

  way_limits_init (&limits);
  limits.abm_share = 0.5;
  limits.mass_likeness = 3;
  way_limits_set (records, &limits);
  assert_suggested (records, g_ptr_array_index (accounts, 9), "Account-based marketing");
  assert_suggested (records, g_ptr_array_index (accounts, 11), "Mass marketing");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Ten accounts in euro, two of them with the same value, one in dollars, one without a currency
 * of its own, two without a value. */
static void
test_fit (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayFitTable) empty = way_fit_table_read (records, &error);
  g_autoptr (WayFitTable) fit = NULL;
  WayFitPoint *point;
  int          i;

  g_assert_no_error (error);
  g_assert_cmpuint (empty->points->len, ==, 0);
  g_assert_null (empty->currency);
  g_assert_cmpuint (empty->others->len, ==, 0);

  for (i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %d", i);
      g_autofree char *value = g_strdup_printf ("%d EUR", i == 1 ? 1000 : (10 - i) * 100);

      way_item_unref (add (records, name, value, i == 9 ? NULL : "5"));
    }
  way_item_unref (add (records, "Dollars", "5000000 USD", "1"));
  way_item_unref (add (records, "Nothing", NULL, "1"));
  way_item_unref (add (records, "Nothing either", NULL, NULL));

  fit = way_fit_table_read (records, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fit->currency, ==, "EUR");
  g_assert_cmpuint (fit->points->len, ==, 10);
  g_assert_cmpuint (fit->n_without_value, ==, 2);
  g_assert_cmpuint (fit->n_without_likeness, ==, 2);
  g_assert_cmpuint (fit->others->len, ==, 1);
  g_assert_cmpstr (g_array_index (fit->others, WayFitOther, 0).currency, ==, "USD");
  g_assert_cmpuint (g_array_index (fit->others, WayFitOther, 0).n, ==, 1);
  g_assert_cmpfloat (fit->abm_from, ==, 1000);
  g_assert_cmpfloat (fit->median, ==, 600);

  /* 1000, 1000, 800, 700, 600 | 500 … 100: two share the first place. */
  point = g_ptr_array_index (fit->points, 0);
  g_assert_cmpint (point->advice.approach, ==, WAY_APPROACH_ABM);
  point = g_ptr_array_index (fit->points, 1);
  g_assert_cmpuint (point->advice.place, ==, 1);
  g_assert_cmpint (point->advice.approach, ==, WAY_APPROACH_ABM);
  point = g_ptr_array_index (fit->points, 2);
  g_assert_cmpuint (point->advice.place, ==, 3);
  g_assert_cmpint (point->advice.approach, ==, WAY_APPROACH_TARGETED);
  point = g_ptr_array_index (fit->points, 5);
  g_assert_cmpint (point->advice.approach, ==, WAY_APPROACH_MASS);
  point = g_ptr_array_index (fit->points, 9);
  g_assert_cmpint (point->advice.approach, ==, WAY_APPROACH_TARGETED);
  g_assert_cmpint (point->advice.likeness, ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Amounts as tables often have them: nobody said in which currency. */
static void
test_no_currency (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayFitTable) fit = NULL;
  int i;

  g_assert_no_error (error);
  for (i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %d", i);
      g_autofree char *value = g_strdup_printf ("%d", (i * 7 % 10 + 1) * 10);

      way_item_unref (add (records, name, value, "1"));
    }
  fit = way_fit_table_read (records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fit->points->len, ==, 10);
  for (i = 0; i < 10; i++)
    {
      WayFitPoint *point = g_ptr_array_index (fit->points, i);

      g_assert_cmpfloat (point->value, ==, 100 - 10 * i);
      g_assert_cmpuint (point->advice.place, ==, i + 1);
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/insight/approach/follows-value-and-likeness", test_approach);
  g_test_add_func ("/insight/approach/compares-all-accounts-of-one-currency", test_fit);
  g_test_add_func ("/insight/approach/compares-amounts-without-a-currency", test_no_currency);

  return way_test_run ();
}
