/* test-approach.c - the marketing that is suggested for an account */
#include "config.h"

#include "journeys/records/approach.h"
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
  g_autofree char *suggestion = NULL;

  g_assert_true (way_records_suggest_approach (records, account, &suggestion, &error));
  g_assert_no_error (error);
  if (beginning == NULL)
    g_assert_null (suggestion);
  else if (suggestion == NULL || !g_str_has_prefix (suggestion, beginning))
    g_error ("%s: %s", way_item_get_name (account), suggestion);
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
  int i;

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
  assert_suggested (records, nothing, NULL);

  way_records_set_approach_limits (records, 0.5, 3);
  assert_suggested (records, g_ptr_array_index (accounts, 9), "Account-based marketing");
  assert_suggested (records, g_ptr_array_index (accounts, 11), "Mass marketing");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/approach/follows-value-and-likeness", test_approach);

  return way_test_run ();
}
