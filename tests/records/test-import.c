/* test-import.c - tables of text as other programs write them */
#include "config.h"

#include <string.h>

#include "tests/support/folders.h"
#include "tests/support/imports.h"
#include "tests/support/test-main.h"

/* Whether a table is what a line of EXPECT.tsv says. */
static void
check_table (WayTestImports *imports,
             const char     *folder,
             GHashTable     *expected)
{
  const char      *name = g_hash_table_lookup (expected, "file");
  const char      *encoding = g_hash_table_lookup (expected, "encoding");
  const char      *delimiter = g_hash_table_lookup (expected, "delimiter");
  int              n_rows = atoi (g_hash_table_lookup (expected, "data_rows"));
  int              narrowest = atoi (g_hash_table_lookup (expected, "columns_min"));
  int              widest = atoi (g_hash_table_lookup (expected, "columns_max"));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) before = way_test_read (way_records_get_path (imports->records));
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) tried = { 0 };
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  const WayCsvFormat *format;

  g_test_message ("%s", name);
  if (strcmp (delimiter, "json") == 0)
    return;
  import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, path);
  format = way_import_get_format (import);
  if (g_str_has_prefix (encoding, "utf-8"))
    g_assert_cmpstr (format->encoding, ==, "UTF-8");
  else
    g_assert_cmpstr (format->encoding, ==, g_str_has_prefix (encoding, "utf-16-le") ? "UTF-16LE" : "WINDOWS-1252");
  if (widest > 1)
    g_assert_cmpint (format->delimiter, ==, delimiter[0] == 'c' ? ',' : delimiter[0] == 's' ? ';'
                                                                      : delimiter[0] == 't' ? '\t'
                                                                                            : '|');
  if (widest > 0)
    g_assert_cmpint (format->has_header, ==, strcmp (g_hash_table_lookup (expected, "header"), "yes") == 0);
  g_assert_cmpint (way_import_get_n_columns (import), >=, narrowest);
  g_assert_cmpint (way_import_get_n_columns (import), <=, widest);

  if (strstr (name, "unclosed") != NULL)
    {
      g_assert_false (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &result, &error));
      g_assert_error (error, WAY_CSV_ERROR, WAY_CSV_ERROR_QUOTE);
      g_assert_true (g_str_has_prefix (error->message, "Line 2:"));
      way_test_assert_same (way_records_get_path (imports->records), before);
      return;
    }

  /* Where nothing is known of the columns, the last one is the name. */
  if (widest > 0 && !way_import_has_target (import, 0))
    way_import_set_target (import, way_import_get_n_columns (import) - 1, 0);
  g_assert_true (way_import_run (import, imports->records, TRUE, NULL, NULL, NULL, &tried, &error));
  g_assert_no_error (error);
  way_test_assert_same (way_records_get_path (imports->records), before);
  g_assert_true (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.read, ==, n_rows);
  g_assert_cmpuint (tried.read, ==, n_rows);
  g_assert_cmpuint (tried.added, ==, result.added);
  g_assert_cmpuint (tried.updated, ==, result.updated);
  g_assert_cmpuint (tried.unchanged, ==, result.unchanged);
  g_assert_cmpuint (tried.rejected, ==, result.rejected);
  way_test_imports_assert_sound (imports);
}

static void
check_folder (WayTestImports *imports,
              const char     *folder)
{
  g_autofree char *path = g_build_filename (folder, "EXPECT.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) names = NULL;
  int i, j;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  names = g_strsplit (lines[0], "\t", -1);
  for (i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) values = g_strsplit (lines[i], "\t", -1);
      g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);

      for (j = 0; names[j] != NULL && values[j] != NULL; j++)
        g_hash_table_insert (expected, names[j], values[j]);
      check_table (imports, folder, expected);
    }
}

static void
test_tables_of_others (WayTestImports *imports,
                       gconstpointer   data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "records", "corpus", NULL);

  check_folder (imports, folder);
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Acme", "employees", "10");
}

/* More of them, which may not be passed on, are where WAYMARK_CORPUS says. */
static void
test_tables_of_corpus (WayTestImports *imports,
                       gconstpointer   data)
{
  const char      *corpus = g_getenv ("WAYMARK_CORPUS");
  g_autofree char *folder = corpus != NULL ? g_build_filename (corpus, "csv", NULL) : NULL;

  if (folder != NULL)
    check_folder (imports, folder);
}

static void
test_address_book (WayTestImports *imports,
                   gconstpointer   data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "records", "corpus", "thunderbird-export.csv", NULL);
  g_autoptr (WayImport) import = way_test_imports_open (imports, WAY_KIND_CONTACT, path);
  g_autofree char *counts = way_test_imports_run (imports, import, FALSE);

  g_assert_cmpstr (counts, ==, "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "contact number two", "email", "contact2@invalid");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "contact number two", "position", "\"worker\"");
}

static void
test_delimiters (WayTestImports *imports,
                 gconstpointer   data)
{
  static const struct
  {
    const char *text;
    char        delimiter;
  } tables[] = {
    { "Firma;Umsatz\nA;1,5\nB;2,5\n", ';' },
    { "Firma;Umsatz, EUR\nA;1,5\nB;2,5\n", ';' },
    { "Name, Vorname;Ort, Land\nAbel, Ann;Ulm, DE\nBach, Bo;Bonn, DE\n", ';' },
    { "1;2,5;3,5\n2;4,5;5,5\n", ';' },
    { "name,tags\nA,x;y\nB,z;w\n", ',' },
    { "name,note\nA,\"a;b;c\"\nB,\"d;e;f\"\n", ',' },
    { "a, b, c\n1, 2, 3\n", ',' },
    { "name\tnote\nA\t1,2\n", '\t' },
    { "name|note\nA|b,c\n", '|' },
    { "sep=;\nname;note\nA;b\n", ';' },
    { "Company\nGrimes, Madden and Huff\nVelasquez\n", ',' },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (WayImport) import = NULL;

      way_test_write (imports->table, tables[i].text, -1);
      import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
      g_test_message ("%s", tables[i].text);
      g_assert_cmpint (way_import_get_format (import)->delimiter, ==, tables[i].delimiter);
    }
}

static void
test_headers (WayTestImports *imports,
              gconstpointer   data)
{
  static const struct
  {
    const char *text;
    gboolean    has_header;
  } tables[] = {
    { "name,employees\nA,1\n", TRUE },
    { "Firmenname,2019\nA,1\n", TRUE },
    { "x,y\n1,2\n", TRUE },
    { "1,Alpha\n2,Beta\n", FALSE },
    { "Alpha,alpha@a.example\n", FALSE },
    { "Alpha,2026-01-01\n", FALSE },
    { "Alpha,https://a.example\n", FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (WayImport) import = NULL;

      way_test_write (imports->table, tables[i].text, -1);
      import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
      g_test_message ("%s", tables[i].text);
      g_assert_cmpint (way_import_get_format (import)->has_header, ==, tables[i].has_header);
    }
}

/* Titles, notes and empty lines can stand above the names of the columns, and remarks below. */
static void
test_titles (WayTestImports *imports,
             gconstpointer   data)
{
  static const struct
  {
    const char *text;
    WayKind     kind;
    int         n_above;
    const char *counts;
  } tables[] = {
    { "Notes:\n\"When exporting, some may be missing.\"\n\nFirst Name,Last Name,Email Address\nAnn,Lee,\nBo,Ray,bo@b.example\n", WAY_KIND_CONTACT, 2, "2 2 0 0 0" },
    { "Customers 2026,,\n,,\nname,region,employees\nAcme,North,5\nBolt,South,7\n", WAY_KIND_ACCOUNT, 1, "2 2 0 0 0" },
    { "Kundenliste\r\nFirma;Land\r\nCrux;DE\r\nDash;FR\r\n", WAY_KIND_ACCOUNT, 1, "2 2 0 0 0" },
    { "name,region,employees\nIndia,North,5\nJuliet,South,7\n\n\"My report\"\nConfidential\n", WAY_KIND_ACCOUNT, 0, "4 2 0 0 2" },
    { "name,region,employees\nKilo,North,5\nLima\nMike,,\n", WAY_KIND_ACCOUNT, 0, "3 3 0 0 0" },
    { "name,region,employees\nNovember,North\nOscar\n", WAY_KIND_ACCOUNT, 0, "2 2 0 0 0" },
    { "\n \nname,region\nEcho,North\n", WAY_KIND_ACCOUNT, 0, "1 1 0 0 0" },
    { "name\nFox; Inc\nGulf; Ltd\n", WAY_KIND_ACCOUNT, 0, "2 2 0 0 0" },
    { "name,x\nHotel,\nname,region\n", WAY_KIND_ACCOUNT, 0, "2 2 0 0 0" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (WayImport) import = NULL;
      g_autofree char *counts = NULL;

      way_test_write (imports->table, tables[i].text, -1);
      import = way_test_imports_open (imports, tables[i].kind, imports->table);
      g_test_message ("%s", tables[i].text);
      g_assert_cmpint (way_import_get_format (import)->n_above, ==, tables[i].n_above);
      counts = way_test_imports_run (imports, import, FALSE);
      g_assert_cmpstr (counts, ==, tables[i].counts);
    }
}

/* Without Unicode a table has the encoding of the country, which is that of the user. */
static void
test_old_encodings (WayTestImports *imports,
                    gconstpointer   data)
{
  static const struct
  {
    const char *language;
    const char *encoding;
  } countries[] = { { "ru", "WINDOWS-1251" }, { "pl_PL:en", "WINDOWS-1250" }, { "ja", "SHIFT-JIS" }, { "zh_TW", "BIG5" }, { "zh_CN", "GB18030" }, { "de", "WINDOWS-1252" } };
  guint i;

  way_test_write (imports->table, "name;region\n\317\360\350\342\345\362;\320\356\361\361\350\377\n", -1);
  for (i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (WayImport) import = NULL;

      g_setenv ("LANGUAGE", countries[i].language, TRUE);
      import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
      g_assert_cmpstr (way_import_get_format (import)->encoding, ==, countries[i].encoding);
      if (i == 0)
        g_assert_cmpstr (way_import_get_sample (import, 0, 0), ==, "Привет");
    }
  g_unsetenv ("LANGUAGE");
}

/* What is chosen by mistake is called by its name. */
static void
test_no_text (WayTestImports *imports,
              gconstpointer   data)
{
  static const char *const files[] = { "PK\003\004\024\0\006\0", "\320\317\021\340\241\261\032\341", "%PDF-1.7", "<!DOCTYPE html>" };
  g_autoptr (GFile) file = g_file_new_for_path (imports->table);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      way_test_write (imports->table, files[i], 8);
      g_assert_null (way_import_open (file, WAY_KIND_ACCOUNT, NULL, imports->records, NULL, &error));
      g_assert_error (error, WAY_CSV_ERROR, WAY_CSV_ERROR_NO_TEXT);
    }
}

static void
test_names (void)
{
  static const struct
  {
    WayKind     kind;
    const char *name;
    const char *target;
  } names[] = {
    { WAY_KIND_ACCOUNT, "Account Name", "name" },
    { WAY_KIND_ACCOUNT, "Company name", "name" },
    { WAY_KIND_ACCOUNT, " Revenue ", "revenue" },
    { WAY_KIND_ACCOUNT, "Annual Revenue", "revenue" },
    { WAY_KIND_ACCOUNT, "revenue_eur", "revenue" },
    { WAY_KIND_ACCOUNT, "revenue ($ millions)", "revenue" },
    { WAY_KIND_ACCOUNT, "numberOfEmployees", "employees" },
    { WAY_KIND_ACCOUNT, "Mitarbeiter", "employees" },
    { WAY_KIND_ACCOUNT, "Gründungsjahr", "founded" },
    { WAY_KIND_ACCOUNT, "Company Domain Name", "website" },
    { WAY_KIND_ACCOUNT, "id", "id" },
    { WAY_KIND_ACCOUNT, "Rank", "-" },
    { WAY_KIND_ACCOUNT, "Stage", "relation" },
    { WAY_KIND_ACCOUNT, "competitive-structure", "competitive-structure" },
    { WAY_KIND_CONTACT, "E-mail Address", "email" },
    { WAY_KIND_CONTACT, "Primary Email", "email" },
    { WAY_KIND_CONTACT, "First Name", "first-name" },
    { WAY_KIND_CONTACT, "Nachname", "last-name" },
    { WAY_KIND_CONTACT, "Display Name", "name" },
    { WAY_KIND_CONTACT, "Company", "account" },
    { WAY_KIND_CONTACT, "Job Title", "position" },
    { WAY_KIND_JOB, "Job statement", "statement" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      WayImportGuess guess = way_import_guess (names[i].kind, names[i].name);

      g_test_message ("%s", names[i].name);
      g_assert_cmpstr (way_import_get_target_name (names[i].kind, guess.target), ==, names[i].target);
    }
  g_assert_cmpstr (way_import_guess (WAY_KIND_ACCOUNT, "revenue_eur").currency, ==, "EUR");
  g_assert_cmpfloat (way_import_guess (WAY_KIND_ACCOUNT, "revenue ($ millions)").scale, ==, 1e6);
}

/* Databases quote with apostrophes, and put backslashes where others double the marks. */
static void
test_quotes (WayTestImports *imports,
             gconstpointer   data)
{
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "'name','region'\n'Acme, Inc.','It''s \"here\"'\n'Bolt',''\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Acme, Inc.", "region", "It's \"here\"");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "\"name\",\"region\",\"note\"\n\"Crux \\\"Sons\\\"\",\"South\",\"C:\\\\\"\n\"Dorn\",\\N,\"a\\b\"\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Crux \"Sons\"", "note", "C:\\");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Dorn", "region", NULL);
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Dorn", "note", "a\\b");
  /* A backslash at the end of a field is one. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "\"name\",\"region\"\n\"Elm\\\",\"He said \"\"so\"\"\"\n", "1 1 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Elm\\", "region", "He said \"so\"");
  /* So is one at the end of a field without marks, beside those before marks. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,note,region\nFir,C:\\,East\nGum,\"say \\\"hi\\\" now\",D:\\\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Fir", "note", "C:\\");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Fir", "region", "East");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Gum", "note", "say \"hi\" now");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Gum", "region", "D:\\");
  /* Names may begin with an apostrophe. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region\n's Heeren,'t Gooi\n's-Hertogenbosch,'=x\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "'s Heeren", "region", "'t Gooi");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "'s-Hertogenbosch", "region", "=x");
}

/* Amounts are in the currency that stands beside them, but for those that say it themselves. */
static void
test_currency_column (WayTestImports *imports,
                      gconstpointer   data)
{
  static const char table[] = "name,value,revenue,Currency Code\n"
                              "Alder,1200,5000,USD\nBirch,$300,,CAD\nCedar,€40,900,gbp\nDogwood,7,,\nElder,9,,Doubloon\nFir,,,Local\n";
  g_autoptr (WayImport) import = NULL;
  g_autofree char *counts = NULL;
  const char      *column;

  g_assert_true (g_file_set_contents (imports->table, table, -1, NULL));
  import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
  column = way_import_get_target_name (WAY_KIND_ACCOUNT, way_import_get_target (import, 3));
  g_assert_cmpstr (column, ==, "currency");
  way_import_set_currency (import, "EUR");
  counts = way_test_imports_run (imports, import, FALSE);
  g_assert_cmpstr (counts, ==, "6 5 0 0 1");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Alder", "value", "1200 USD");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Alder", "revenue", "5000 USD");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Birch", "value", "300 CAD");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Cedar", "value", "40 EUR");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Cedar", "revenue", "900 GBP");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Dogwood", "value", "7 EUR");
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Elder");
}

/* What other programs call a choice. */
static void
test_words_for_choices (WayTestImports *imports,
                        gconstpointer   data)
{
  way_test_assert_import (imports, WAY_KIND_CONTACT,
                          "name,Buying role\nAda,Decision-Maker\nBo,economic buyer\nCy,Executive Sponsor\nDee,Entscheider\nEd,Astronaut\n", "5 5 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ada", "role", "decider");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Bo", "role", "buyer");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Cy", "role", "champion");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Dee", "role", "decider");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ed", "role", "Astronaut");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,tier,website\nAcme,Tier 1,acme.example\nBolt,one-to-many,bolt.example\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Acme", "tier", "strategic");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Bolt", "tier", "programmatic");
}

/* A row that sums up the table is none of its records. */
static void
test_sums (WayTestImports *imports,
           gconstpointer   data)
{
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region,employees,revenue\nAcme,North,10,5 EUR\nBolt,South,20,6 EUR\nTotal,,30,11 EUR\n", "3 2 0 0 1");
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Total");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name;employees\nCrux;10\nSumme:;10\n", "2 1 0 0 1");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region,employees\nTotal,France,90\nDorn,North,1\n", "2 2 0 0 0");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region,employees\nSumma,,90\nSuma,,1\nElm,North,1\n", "3 3 0 0 0");
}

/* What a column means by its values, whatever it is called; other programs call the choices otherwise. */
static void
test_choices_tell (WayTestImports *imports,
                   gconstpointer   data)
{
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "Name,Stage\nA,Lead\nB,Opportunity\nC,Customer\nD,Unclear\n", "4 3 0 0 1");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "A", "relation", "prospect");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "B", "relation", "prospect");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "C", "relation", "customer");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "Name,Group\nE,Strategic\nF,Lite\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "F", "tier", "lite");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "Name,Stage\nG,Closed Won\nH,Proposal\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "G", "relation", NULL);
}

static void
test_columns_decide (WayTestImports *imports,
                     gconstpointer   data)
{
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,since\nA,3/4/2026\nB,3/14/2026\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "A", "since", "2026-03-04");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name;revenue\nC;1.100\nD;2,50\n", "2 2 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "C", "revenue", "1100");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "company,revenue ($ millions)\nWal,514405.5\n", "1 1 0 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Wal", "revenue", "514405500000 USD");
  /* A name alone does not make a column a number. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,size\nShirts,large\n", "1 1 0 0 0");
}

static void
test_damaged (WayTestImports *imports,
              gconstpointer   data)
{
  static const struct
  {
    const char *text;
    int         length;
    const char *line;
    int         code;
  } tables[] = {
    { "name,note\nA,\"x\ny\"\nB,\"never\nC,d\n", -1, "Line 4:", WAY_CSV_ERROR_QUOTE },
    { "name,note\nA,x\n\nB,y \"z\"\n", -1, "Line 4:", WAY_CSV_ERROR_QUOTE },
    { "name,note\r\nA,x\r\nB,\"y\" z\r\n", -1, "Line 3:", WAY_CSV_ERROR_QUOTE },
    { "name,note,region\nA,\"say \\\"hi\\\" now\",S\nB,\"C:\\\",N\n", -1, "Line 3:", WAY_CSV_ERROR_QUOTE },
    { "name,note\nA,\"x\ny\0z\"\n", 20, "Line 3:", WAY_CSV_ERROR_NUL },
    { "name\n\303\244\303\266\n\303\n", -1, "Line 3:", WAY_CSV_ERROR_ENCODING },
    { "name\n\344\n\215\n", -1, "Line 3:", WAY_CSV_ERROR_ENCODING },
    { "\377\376n\0a\0m\0e\0\n\0a\0\n\0\0\330x\0\n\0", 20, "Line 3:", WAY_CSV_ERROR_ENCODING },
  };
  g_autoptr (GBytes) before = way_test_read (way_records_get_path (imports->records));
  g_autoptr (GString) wide = g_string_new ("name");
  g_autoptr (GString) endless = g_string_new ("name,note\nA,\"");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (WayImport) import = NULL;
      g_auto (WayImportResult) result = { 0 };
      g_autoptr (GError) error = NULL;

      way_test_write (imports->table, tables[i].text, tables[i].length);
      import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
      g_test_message ("table %u", i);
      g_assert_false (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &result, &error));
      g_assert_error (error, WAY_CSV_ERROR, tables[i].code);
      g_assert_true (g_str_has_prefix (error->message, tables[i].line));
      way_test_assert_same (way_records_get_path (imports->records), before);
    }

  for (i = 0; i < WAY_CSV_MAX_COLUMNS; i++)
    g_string_append (wide, ",x");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, wide->str, "Line 1: There are more than 1000 columns, which no table of records has.");
  for (i = 0; i < 2 * WAY_CSV_MAX_FIELD; i++)
    g_string_append_c (endless, 'x');
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, endless->str,
                          "Line 2: A field that begins here is longer than a million characters. Perhaps its quotation mark is not closed.");
  way_test_assert_same (way_records_get_path (imports->records), before);
}

#define ADD(path, func) g_test_add ("/records/import/" path, WayTestImports, NULL, way_test_imports_set_up, func, way_test_imports_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("reads-tables-of-other-programs", test_tables_of_others);
  ADD ("reads-tables-of-the-corpus", test_tables_of_corpus);
  ADD ("takes-the-currency-beside-the-amounts", test_currency_column);
  ADD ("knows-what-others-call-a-choice", test_words_for_choices);
  ADD ("reads-an-address-book", test_address_book);
  ADD ("finds-the-delimiter", test_delimiters);
  ADD ("knows-a-header", test_headers);
  ADD ("knows-a-title", test_titles);
  ADD ("knows-encodings-of-countries", test_old_encodings);
  ADD ("knows-what-is-no-text", test_no_text);
  g_test_add_func ("/records/import/knows-names-of-columns", test_names);
  ADD ("reads-quotes-of-databases", test_quotes);
  ADD ("leaves-out-sums", test_sums);
  ADD ("guesses-by-choices", test_choices_tell);
  ADD ("decides-by-the-column", test_columns_decide);
  ADD ("refuses-damaged-tables", test_damaged);

  return way_test_run ();
}
