/* test-import-values.c - cells of tables as values */
#include "config.h"

#include "journeys/exchange/import-values.h"

#include <string.h>

#include "journeys/model/currencies.h"
#include "journeys/model/kind.h"
#include "journeys/records/bulk-keys.h"
#include "tests/support/test-main.h"

/* The value, or what was wrong. */
static char *
convert (const char           *field,
         const char           *cell,
         const WayImportStyle *style)
{
  g_autoptr (GError) error = NULL;
  char *value = NULL;

  if (!way_import_convert (way_kind_get_field (WAY_KIND_ACCOUNT, field), cell, style, &value, &error))
    return g_strdup (error->message);

  return value;
}

static void
test_values (void)
{
  static const struct
  {
    const char *field;
    const char *cell;
    const char *value; /* NULL: refused; empty: none */
  } values[] = {
    { "revenue", "$1,100.04 ", "1100.04 USD" },
    { "revenue", "1.100,04 €", "1100.04 EUR" },
    { "revenue", "1 234 567,5 kr", NULL },
    { "revenue", "CHF 1'234.50", "1234.5 CHF" },
    { "revenue", "(1,234.00)", "-1234" },
    { "revenue", "1,100", "1100" },
    { "revenue", "1.100", "1100" },
    { "revenue", "300000.0000", "300000" },
    { "revenue", "-5", "-5" },
    { "revenue", "n/a", "" },
    { "revenue", "NULL", "" },
    { "revenue", "much", NULL },
    { "revenue", "$(1,234)", "-1234 USD" },
    { "revenue", "5.50- EUR", "-5.5 EUR" },
    { "revenue", "− 5 €", "-5 EUR" },
    { "revenue", "12 345,60", "12345.6" },
    { "revenue", "12,34,567 INR", "1234567 INR" },
    { "revenue", "1234,567", "1234.57" },
    { "revenue", "3.2 Mio €", "3200000 EUR" },
    { "revenue", "1.5 mio", "1500000" },
    { "revenue", "12 Mrd. EUR", "12000000000 EUR" },
    { "revenue", "5 Tsd", "5000" },
    { "revenue", "$3.25M", "3250000 USD" },
    { "revenue", "5 bln", "5000000000" },
    { "revenue", "250k", "250000" },
    { "revenue", "5 Mio. €", "5000000 EUR" },
    { "revenue", "2,5 Mio EUR", "2500000 EUR" },
    { "revenue", "250 TEUR", "250000 EUR" },
    { "revenue", "T€ 250", NULL },
    { "revenue", "1,5 M€", "1500000 EUR" },
    { "revenue", "3 Md€", "3000000000 EUR" },
    { "revenue", "5 millones €", "5000000 EUR" },
    { "revenue", "5 Millón", "5000000" },
    { "revenue", "12 crore INR", "120000000 INR" },
    { "revenue", "500万円", "5000000 JPY" },
    { "revenue", "5 TRY", "5 TRY" },
    { "revenue", "1200 Euro", "1200 EUR" },
    { "revenue", "A$ 5", "5 AUD" },
    { "revenue", "$12 CAD", "12 CAD" },
    { "revenue", "5 000 zł", "5000 PLN" },
    { "revenue", "5,- €", "5 EUR" },
    { "revenue", "CHF 1'200.–", "1200 CHF" },
    { "revenue", "5 Mio MIO", NULL },
    { "revenue", "5 krona", NULL },
    { "revenue", "5 t", NULL },
    { "revenue", "1.500 Mio", NULL },
    { "revenue", "5 mil", NULL },
    { "revenue", "5 xyz", NULL },
    { "revenue", "12 EUR USD", NULL },
    { "revenue", "$12 USD", "12 USD" },
    { "revenue", "10-50", NULL },
    { "revenue", "1,000-5,000", NULL },
    { "revenue", "2020-01-01", NULL },
    { "revenue", "1.2.2020", NULL },
    { "revenue", "10 50", NULL },
    { "revenue", "1,2345,678", NULL },
    { "revenue", "1.234,567.8", NULL },
    { "revenue", "(-5)", NULL },
    { "revenue", "--5", NULL },
    { "revenue", "5 %", NULL },
    { "revenue", "EUR", NULL },
    { "revenue", ".", NULL },
    { "employees", "5k", "5000" },
    { "employees", "11-50", NULL },
    { "employees", "5 mil", NULL },
    { "employees", "5 EUR", NULL },
    { "employees", "12,345", "12345" },
    { "employees", "12.345", "12345" },
    { "employees", "10.5", NULL },
    { "fit", "80 %", "80" },
    { "fit", "101", NULL },
    { "renewal", "2026-11-24", "2026-11-24" },
    { "renewal", "2024-02-01 09:30", "2024-02-01" },
    { "renewal", "31.12.2026", "2026-12-31" },
    { "renewal", "1.2.26", "2026-02-01" },
    { "renewal", "12/31/2026", "2026-12-31" },
    { "renewal", "31/12/2026", "2026-12-31" },
    { "renewal", "3/4/2026", NULL },
    { "renewal", "5/5/2026", "2026-05-05" },
    { "renewal", "20261124", "2026-11-24" },
    { "renewal", "31.2.2026", NULL },
    { "renewal", "soon", NULL },
    { "renewal", "1/2/202", NULL },
    { "renewal", "1/2/20260", NULL },
    { "renewal", "13/1/026", NULL },
    { "renewal", "1.2.2020.99", NULL },
    { "renewal", "1.2.2020 to 3.4.2020", NULL },
    { "renewal", "2024-02-01 9:75x", NULL },
    { "renewal", "1.2.2020.", "2020-02-01" },
    { "renewal", "31.12.68", "2068-12-31" },
    { "renewal", "31.12.69", "1969-12-31" },
    { "renewal", "2024-02-01T09:30:00.000+0000", "2024-02-01" },
    { "renewal", "2024-02-01 09:30:00 UTC", "2024-02-01" },
    { "renewal", "2/13/2024, 9:30 PM", "2024-02-13" },
    { "renewal", "24 Nov 2026", "2026-11-24" },
    { "renewal", "01-Jan-25", "2025-01-01" },
    { "renewal", "November 24, 2026", "2026-11-24" },
    { "renewal", "24. Dezember 2026", "2026-12-24" },
    { "renewal", "3 juil. 2026", "2026-07-03" },
    { "renewal", "30 Feb 2026", NULL },
    { "renewal", "24 Nov", NULL },
    { "renewal", "2026 Nov 24", NULL },
    { "renewal", "Nov 24 26 1", NULL },
    { "tier", "STRATEGIC", "strategic" },
    { "relation", "Former customer", "former" },
    { "tier", "-", "" },
    { "tier", "platinum", NULL },
    { "technologies", "SAP; Excel;;SAP", "SAP\nExcel" },
    { "technologies", "a;b\n", "a;b" },
    { "name", "'=1+1", "=1+1" },
    { "name", "'tis", "'tis" },
    { "name", "=\"00123\"", "00123" },
    { "name", "'=\"00123\"", "=\"00123\"" },
    { "name", "=\"a\"&\"b\"", "=\"a\"&\"b\"" },
    { "revenue", "=\"1200\"", "1200" },
    { "name", "NULL", "NULL" },
    { "region", "NULL", "" },
    { "region", "\\N", "" },
    { "note", "#N/A", "" },
    { "region", "Null", "Null" },
    { "region", "NULLARBOR", "NULLARBOR" },
  };
  static const WayImportStyle style = { .writing.scale = 1 };
  guint                       i;

  for (i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done = way_import_convert (way_kind_get_field (WAY_KIND_ACCOUNT, values[i].field), values[i].cell, &style, &value, &error);

      g_test_message ("%s: %s", values[i].field, values[i].cell);
      if (values[i].value == NULL)
        {
          g_assert_false (done);
          g_assert_nonnull (error);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpstr (value != NULL ? value : "", ==, values[i].value);
        }
    }
}

/* What others of a column say decides, and what contradicts them is no value. */
static void
test_columns (void)
{
  static const struct
  {
    const char *cells[3];
    const char *values[3]; /* NULL: refused */
  } columns[] = {
    { { "13/01/2020", "03/04/2020", "01/13/2020" }, { "2020-01-13", NULL, "2020-01-13" } },
    { { "3/4/2020", "31.12.2020", "5/6/2020" }, { NULL, "2020-12-31", NULL } },
    { { "3/4/2020", "3/14/2020", "5/6/2020" }, { "2020-03-04", "2020-03-14", "2020-05-06" } },
  };
  const WayField *field = way_kind_get_field (WAY_KIND_ACCOUNT, "since");
  guint           i, j;

  for (i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      WayImportStyle style = { .writing.scale = 1 };

      for (j = 0; j < 3; j++)
        way_import_look_at_value (field, columns[i].cells[j], &style);
      for (j = 0; j < 3; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *value = NULL;

          g_test_message ("%s", columns[i].cells[j]);
          g_assert_cmpint (way_import_convert (field, columns[i].cells[j], &style, &value, &error), ==, columns[i].values[j] != NULL);
          g_assert_cmpstr (value, ==, columns[i].values[j]);
        }
    }
}

/* What was said, or found, is not held against a date that says otherwise: it is refused. */
static void
test_contradiction (void)
{
  static const WayImportStyle style = { .writing.scale = 1, .dates = WAY_IMPORT_DATES_DAY_FIRST };
  g_autofree char            *same = convert ("since", "13/01/2020", &style);
  g_autofree char            *other = convert ("since", "01/13/2020", &style);

  g_assert_cmpstr (same, ==, "2020-01-13");
  g_assert_nonnull (strstr (other, "“01/13/2020” the month would come first"));
}

/* Above a column can stand that it is in millions; a cell that says so itself is not scaled twice. */
static void
test_scale (void)
{
  static const WayImportStyle millions = { .writing = { .scale = 1e6, .currency = "USD" } };
  static const WayImportStyle decimals = { .writing = { .scale = 1, .decimal = ',' } };
  g_autofree char            *plain = convert ("revenue", "2.5", &millions);
  g_autofree char            *said = convert ("revenue", "2.5 bn EUR", &millions);
  g_autofree char            *known = convert ("revenue", "1,500 Mio", &decimals);

  g_assert_cmpstr (plain, ==, "2500000 USD");
  g_assert_cmpstr (said, ==, "2500000000 EUR");
  g_assert_cmpstr (known, ==, "1500000");
}

/* What several currencies are called is the one that the user has; otherwise it is asked for. */
static void
test_unclear_currency (void)
{
  static const WayImportStyle nothing = { .writing.scale = 1 };
  static const WayImportStyle norway = { .writing = { .scale = 1, .currency = "NOK" } };
  static const WayImportStyle canada = { .writing = { .scale = 1, .currency = "CAD" } };
  g_autofree char            *unclear = convert ("revenue", "1 200 000 kr", &nothing);
  g_autofree char            *clear = convert ("revenue", "1 200 000 kr", &norway);
  g_autofree char            *many = convert ("revenue", "5 mkr", &norway);
  g_autofree char            *dollars = convert ("revenue", "$5", &canada);
  g_autofree char            *said = convert ("revenue", "kr 500 DKK", &nothing);

  g_assert_nonnull (strstr (unclear, "“kr” can be several currencies"));
  g_assert_cmpstr (clear, ==, "1200000 NOK");
  g_assert_cmpstr (many, ==, "5000000 NOK");
  g_assert_cmpstr (dollars, ==, "5 CAD");
  g_assert_cmpstr (said, ==, "500 DKK");
}

static void
test_currencies (void)
{
  g_assert_true (way_currency_is_known ("EUR"));
  g_assert_true (way_currency_is_known ("usd"));
  g_assert_false (way_currency_is_known ("MIO"));
  g_assert_false (way_currency_is_known ("EURO"));
  g_assert_false (way_currency_is_known ("R U"));
  g_assert_false (way_currency_is_known (""));
}

/* Ways to write a value are one key. */
static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "http://www.Acme.example/", "acme.example" },
    { "https://Acme.example/de/ ", "acme.example/de" },
    { "www.acme.example", "acme.example" },
    { "www.www.example", "www.example" },
    { "http://https://x", "https://x" },
    { "https://http://x", "http://x" },
    { "ÄCMÉ", "acme" },
    { "a / /", "a" },
    { "a b", "a b" },
    { "x", "x" },
    { "http://", "" },
    { "https://www./", "" },
    { "//", "" },
    { "", "" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = way_bulk_keys_fold (cases[i][0]);

      g_assert_cmpstr (key, ==, cases[i][1]);
    }
}

/* Each of very many is found, one of two records is not, and the same record twice is one. */
static void
test_keys (void)
{
  g_autoptr (WayBulkKeys) keys = way_bulk_keys_new ();
  int i;

  g_assert_cmpint (way_bulk_keys_find (keys, ""), ==, 0);
  for (i = 1; i <= 5000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %d", i);

      g_assert_cmpint (way_bulk_keys_find (keys, key), ==, 0);
      way_bulk_keys_add (keys, key, i);
      if (i % 2 == 0)
        way_bulk_keys_add (keys, key, i);
      if (i % 3 == 0)
        way_bulk_keys_add (keys, key, i - 1);
    }
  for (i = 1; i <= 5000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %d", i);

      g_assert_cmpint (way_bulk_keys_find (keys, key), ==, i % 3 == 0 ? WAY_BULK_KEYS_SEVERAL : i);
    }
  g_assert_cmpint (way_bulk_keys_find (keys, "key"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/import-values/are-understood", test_values);
  g_test_add_func ("/records/import-values/follow-their-column", test_columns);
  g_test_add_func ("/records/import-values/contradict-no-column", test_contradiction);
  g_test_add_func ("/records/import-values/are-scaled-once", test_scale);
  g_test_add_func ("/records/import-values/take-the-likely-currency", test_unclear_currency);
  g_test_add_func ("/records/import-values/know-currencies", test_currencies);
  g_test_add_func ("/records/import-values/are-keys", test_fold);
  g_test_add_func ("/records/import-values/are-found-by-keys", test_keys);

  return way_test_run ();
}
