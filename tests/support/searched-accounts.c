/* searched-accounts.c - five accounts that differ in what can be asked of them */
#include "config.h"

#include "tests/support/searched-accounts.h"

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
} accounts[WAY_TEST_N_ACCOUNTS] = {
  { "a", "Österreich Bahn", "Logistics", "Wien, Austria", "lite", "customer", "900", "1000000 EUR", "1950", "SAP S/4HANA\nLinux", "2027-01-31", "40" },
  { "b", "Zeta", "Rail logistics", "Sweden", "strategic", NULL, "12000", "900000 USD", "2001", "Linux", "2026-12-01", NULL },
  { "c", "nordwind", "LOGISTICS", "Hamburg, DE", "programmatic", "prospect", NULL, NULL, NULL, NULL, NULL, "9" },
  { "d", "Émile", "Logisticians", "Denmark", NULL, "former", "15", "2000 EUR", "1999", "Oracle", "2026-06-30", "100" },
  { "e", "emily", "Retail", "DE", "strategic", "customer", "500", "250000000.50 EUR", NULL, "sap", NULL, "40" },
};

WayRecords *
way_test_accounts_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  WayRecords *records = way_records_open (folder, &error);
  guint       i;

  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    way_item_unref (way_test_record_add (records, WAY_KIND_ACCOUNT, "website", accounts[i].letter, "name", accounts[i].name,
                                         "industry", accounts[i].industry, "region", accounts[i].region, "tier", accounts[i].tier,
                                         "relation", accounts[i].relation, "employees", accounts[i].employees,
                                         "revenue", accounts[i].revenue, "founded", accounts[i].founded,
                                         "technologies", accounts[i].technologies, "renewal", accounts[i].renewal,
                                         "fit", accounts[i].fit, NULL));

  return records;
}
