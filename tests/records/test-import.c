/* test-import.c - records from tables of text, and back */
#include "config.h"

#include "journeys/exchange/import.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/exchange/formula.h"
#include "journeys/exchange/records-table.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

typedef struct
{
  char       *folder;
  char       *table; /* the path of a table that the test writes */
  WayRecords *records;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new_in_memory ();
  fixture->table = g_build_filename (fixture->folder, "table.csv", NULL);
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->records);
  g_free (fixture->table);
  way_test_folder_free (fixture->folder);
}

static WayImport *
open_path (Fixture    *fixture,
           WayKind     kind,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WayImport *import = way_import_open (file, kind, NULL, fixture->records, NULL, &error);

  g_assert_no_error (error);

  return import;
}

/* Counts as "read added updated unchanged rejected", or the error. */
static char *
run (Fixture   *fixture,
     WayImport *import,
     gboolean   try_only)
{
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (!way_import_run (import, fixture->records, try_only, NULL, NULL, NULL, &result, &error))
    return g_strdup (error->message);
  g_assert_cmpuint (result.read, ==, result.added + result.updated + result.unchanged + result.rejected);
  g_assert_cmpuint (result.problems->len, ==, MIN (result.rejected, WAY_IMPORT_MAX_PROBLEMS));

  return g_strdup_printf ("%d %d %d %d %d", (int)result.read, (int)result.added, (int)result.updated, (int)result.unchanged, (int)result.rejected);
}

static char *
import_text (Fixture    *fixture,
             WayKind     kind,
             const char *text)
{
  g_autoptr (WayImport) import = NULL;

  way_test_write (fixture->table, text, -1);
  import = open_path (fixture, kind, fixture->table);

  return run (fixture, import, FALSE);
}

#define assert_import(fixture, kind, text, counts)                  \
  G_STMT_START                                                      \
  {                                                                 \
    g_autofree char *got = import_text ((fixture), (kind), (text)); \
    g_assert_cmpstr (got, ==, (counts));                            \
  }                                                                 \
  G_STMT_END

static void
assert_value (Fixture    *fixture,
              WayKind     kind,
              const char *name,
              const char *field,
              const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_find (fixture->records, kind, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (record, field), ==, value);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  way_records_check (fixture->records, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Whether a table is what a line of EXPECT.tsv says. */
static void
check_table (Fixture    *fixture,
             const char *folder,
             GHashTable *expected)
{
  const char      *name = g_hash_table_lookup (expected, "file");
  const char      *encoding = g_hash_table_lookup (expected, "encoding");
  const char      *delimiter = g_hash_table_lookup (expected, "delimiter");
  int              n_rows = atoi (g_hash_table_lookup (expected, "data_rows"));
  int              narrowest = atoi (g_hash_table_lookup (expected, "columns_min"));
  int              widest = atoi (g_hash_table_lookup (expected, "columns_max"));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) before = way_test_read (way_records_get_path (fixture->records));
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) tried = { 0 };
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  const WayCsvFormat *format;

  g_test_message ("%s", name);
  if (strcmp (delimiter, "json") == 0)
    return;
  import = open_path (fixture, WAY_KIND_ACCOUNT, path);
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
      g_assert_false (way_import_run (import, fixture->records, FALSE, NULL, NULL, NULL, &result, &error));
      g_assert_error (error, WAY_CSV_ERROR, WAY_CSV_ERROR_QUOTE);
      g_assert_true (g_str_has_prefix (error->message, "Line 2:"));
      way_test_assert_same (way_records_get_path (fixture->records), before);
      return;
    }

  /* Where nothing is known of the columns, the last one is the name. */
  if (widest > 0 && !way_import_has_target (import, 0))
    way_import_set_target (import, way_import_get_n_columns (import) - 1, 0);
  g_assert_true (way_import_run (import, fixture->records, TRUE, NULL, NULL, NULL, &tried, &error));
  g_assert_no_error (error);
  way_test_assert_same (way_records_get_path (fixture->records), before);
  g_assert_true (way_import_run (import, fixture->records, FALSE, NULL, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.read, ==, n_rows);
  g_assert_cmpuint (tried.read, ==, n_rows);
  g_assert_cmpuint (tried.added, ==, result.added);
  g_assert_cmpuint (tried.updated, ==, result.updated);
  g_assert_cmpuint (tried.unchanged, ==, result.unchanged);
  g_assert_cmpuint (tried.rejected, ==, result.rejected);
  assert_sound (fixture);
}

static void
check_folder (Fixture    *fixture,
              const char *folder)
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
      check_table (fixture, folder, expected);
    }
}

static void
test_tables_of_others (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "records", "corpus", NULL);

  check_folder (fixture, folder);
  assert_value (fixture, WAY_KIND_ACCOUNT, "Acme", "employees", "10");
}

/* More of them, which may not be passed on, are where WAYMARK_CORPUS says. */
static void
test_tables_of_corpus (Fixture      *fixture,
                       gconstpointer data)
{
  const char      *corpus = g_getenv ("WAYMARK_CORPUS");
  g_autofree char *folder = corpus != NULL ? g_build_filename (corpus, "csv", NULL) : NULL;

  if (folder != NULL)
    check_folder (fixture, folder);
}

static void
test_address_book (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "records", "corpus", "thunderbird-export.csv", NULL);
  g_autoptr (WayImport) import = open_path (fixture, WAY_KIND_CONTACT, path);
  g_autofree char *counts = run (fixture, import, FALSE);

  g_assert_cmpstr (counts, ==, "2 2 0 0 0");
  assert_value (fixture, WAY_KIND_CONTACT, "contact number two", "email", "contact2@invalid");
  assert_value (fixture, WAY_KIND_CONTACT, "contact number two", "position", "\"worker\"");
}

static void
test_delimiters (Fixture      *fixture,
                 gconstpointer data)
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

      way_test_write (fixture->table, tables[i].text, -1);
      import = open_path (fixture, WAY_KIND_ACCOUNT, fixture->table);
      g_test_message ("%s", tables[i].text);
      g_assert_cmpint (way_import_get_format (import)->delimiter, ==, tables[i].delimiter);
    }
}

static void
test_headers (Fixture      *fixture,
              gconstpointer data)
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

      way_test_write (fixture->table, tables[i].text, -1);
      import = open_path (fixture, WAY_KIND_ACCOUNT, fixture->table);
      g_test_message ("%s", tables[i].text);
      g_assert_cmpint (way_import_get_format (import)->has_header, ==, tables[i].has_header);
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

static void
test_columns_decide (Fixture      *fixture,
                     gconstpointer data)
{
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,since\nA,3/4/2026\nB,3/14/2026\n", "2 2 0 0 0");
  assert_value (fixture, WAY_KIND_ACCOUNT, "A", "since", "2026-03-04");
  assert_import (fixture, WAY_KIND_ACCOUNT, "name;revenue\nC;1.100\nD;2,50\n", "2 2 0 0 0");
  assert_value (fixture, WAY_KIND_ACCOUNT, "C", "revenue", "1100");
  assert_import (fixture, WAY_KIND_ACCOUNT, "company,revenue ($ millions)\nWal,514405.5\n", "1 1 0 0 0");
  assert_value (fixture, WAY_KIND_ACCOUNT, "Wal", "revenue", "514405500000 USD");
  /* A name alone does not make a column a number. */
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,size\nShirts,large\n", "1 1 0 0 0");
}

static void
test_matching (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (WayItem) twin = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;

  assert_import (fixture, WAY_KIND_ACCOUNT, "name,region,note\nÉlan,North,first\nelan,,\n", "2 1 0 1 0");
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,region,note\nELAN,South,\n", "1 0 1 0 0");
  assert_value (fixture, WAY_KIND_ACCOUNT, "Élan", "region", "South");
  assert_value (fixture, WAY_KIND_ACCOUNT, "Élan", "note", "first");
  /* It had no address: then the name decides, and the address is kept. */
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,website\nElan,https://www.elan.example/\n", "1 0 1 0 0");
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,website\nElan Group,elan.example\nElan,other.example\n", "2 1 1 0 0");
  assert_value (fixture, WAY_KIND_ACCOUNT, "Elan Group", "region", "South");

  /* Two of the same name. */
  way_item_set (twin, "name", "elan group", NULL);
  way_records_add (fixture->records, twin, &error);
  g_assert_no_error (error);
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,region\nELAN GROUP,West\n", "1 0 0 0 1");
  assert_import (fixture, WAY_KIND_ACCOUNT, "name,region\nelan group,West\n", "1 0 1 0 0");

  /* The same name in two companies is two people. */
  assert_import (fixture, WAY_KIND_ACCOUNT, "name\nA\nB\n", "2 2 0 0 0");
  assert_import (fixture, WAY_KIND_CONTACT, "name,account\nAnn Lee,A\nAnn Lee,B\nann lee,a\n", "3 2 0 1 0");
  assert_import (fixture, WAY_KIND_CONTACT, "name,account\nBo Ray,A\n", "1 1 0 0 0");
  assert_import (fixture, WAY_KIND_CONTACT, "name,account,email\nBo Ray,B,bo@b.example\nBo Ray,A,bo@a.example\n", "2 1 1 0 0");
  assert_import (fixture, WAY_KIND_CONTACT, "name,account,email\nBo Ray,B,BO@A.example\n", "1 0 1 0 0");
  assert_sound (fixture);
}

static void
test_jobs (Fixture      *fixture,
           gconstpointer data)
{
  assert_import (fixture, WAY_KIND_PERSONA, "name,role\nAylin,Champion\nBo,user\n", "2 2 0 0 0");
  assert_import (fixture, WAY_KIND_JOB, "job,personas\nShip a load on time,Aylin;Bo\nPay,Nobody\n", "2 1 0 0 1");
  assert_import (fixture, WAY_KIND_JOB, "job,personas\nShip a load on time,Aylin;Bo\n", "1 0 0 1 0");
  assert_import (fixture, WAY_KIND_JOB, "job,personas\nShip a load on time,Bo\n", "1 0 1 0 0");
  assert_sound (fixture);
}

/* A table like those of large customer databases: repeated names, quotes, line ends. */
static char *
make_table (int n)
{
  GString *text = g_string_new ("account_id,name,segment,country,employees,revenue_eur,website,owner,notes\n");
  int      i;

  for (i = 1; i <= n; i++)
    g_string_append_printf (text, "A-%07d,%s%s %d Ltd%s,SMB,%s,%d,%d.%02d,https://account%d.example,Ann Example,%s\n", i,
                            i % 10 == 0 ? "\"North, " : "", i % 3 == 0 ? "Iris" : "Señor", i % 97, i % 10 == 0 ? "\"" : "",
                            i % 2 == 0 ? "Norway" : "France", i % 20000 + 1, i * 7919, i % 100, i,
                            i % 50 == 0 ? "\"first line\nsecond \"\"line\"\"\"" : "met at fair");

  return g_string_free (text, FALSE);
}

typedef struct
{
  GCancellable *cancellable;
  double        at;
  double        last;
  int           n;
} Progress;

static void
on_progress (double   share,
             gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (share, >=, progress->last);
  g_assert_cmpfloat (share, <=, 1);
  progress->last = share;
  progress->n++;
  if (share >= progress->at)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  static const double moments[] = { 0.1, 0.7 };
  g_autofree char    *text = make_table (20000);
  g_autoptr (WayImport) import = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autofree char *tried = NULL;
  g_autofree char *done = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  way_test_write (fixture->table, text, -1);
  import = open_path (fixture, WAY_KIND_ACCOUNT, fixture->table);
  before = way_test_read (way_records_get_path (fixture->records));
  tried = run (fixture, import, TRUE);
  g_assert_cmpstr (tried, ==, "20000 20000 0 0 0");
  way_test_assert_same (way_records_get_path (fixture->records), before);

  /* While it reads, and while it makes things findable. */
  for (i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (WayImportResult) result = { 0 };
      g_autoptr (GError) cancelled = NULL;
      Progress progress = { .cancellable = cancellable, .at = moments[i] };

      g_assert_false (way_import_run (import, fixture->records, FALSE, on_progress, &progress, cancellable, &result, &cancelled));
      g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (progress.n, >, 1);
      way_test_assert_same (way_records_get_path (fixture->records), before);
    }

  done = run (fixture, import, FALSE);
  g_assert_cmpstr (done, ==, "20000 20000 0 0 0");
  again = run (fixture, import, FALSE);
  g_assert_cmpstr (again, ==, "20000 0 0 20000 0");
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, "norw iris", &error), >, 1000);
  g_assert_no_error (error);
  assert_sound (fixture);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
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
    { "name,note\nA,\"x\ny\0z\"\n", 20, "Line 3:", WAY_CSV_ERROR_NUL },
    { "name\n\303\244\303\266\n\303\n", -1, "Line 3:", WAY_CSV_ERROR_ENCODING },
    { "name\n\344\n\215\n", -1, "Line 3:", WAY_CSV_ERROR_ENCODING },
    { "\377\376n\0a\0m\0e\0\n\0a\0\n\0\0\330x\0\n\0", 20, "Line 3:", WAY_CSV_ERROR_ENCODING },
  };
  g_autoptr (GBytes) before = way_test_read (way_records_get_path (fixture->records));
  g_autoptr (GString) wide = g_string_new ("name");
  g_autoptr (GString) endless = g_string_new ("name,note\nA,\"");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (WayImport) import = NULL;
      g_auto (WayImportResult) result = { 0 };
      g_autoptr (GError) error = NULL;

      way_test_write (fixture->table, tables[i].text, tables[i].length);
      import = open_path (fixture, WAY_KIND_ACCOUNT, fixture->table);
      g_test_message ("table %u", i);
      g_assert_false (way_import_run (import, fixture->records, FALSE, NULL, NULL, NULL, &result, &error));
      g_assert_error (error, WAY_CSV_ERROR, tables[i].code);
      g_assert_true (g_str_has_prefix (error->message, tables[i].line));
      way_test_assert_same (way_records_get_path (fixture->records), before);
    }

  for (i = 0; i < WAY_CSV_MAX_COLUMNS; i++)
    g_string_append (wide, ",x");
  assert_import (fixture, WAY_KIND_ACCOUNT, wide->str, "Line 1: There are more than 1000 columns, which no table of records has.");
  for (i = 0; i < 2 * WAY_CSV_MAX_FIELD; i++)
    g_string_append_c (endless, 'x');
  assert_import (fixture, WAY_KIND_ACCOUNT, endless->str,
                 "Line 2: A field that begins here is longer than a million characters. Perhaps its quotation mark is not closed.");
  way_test_assert_same (way_records_get_path (fixture->records), before);
}

static void
test_formulas (void)
{
  static const char *const texts[] = { "=1+1", "+49 30 1", "-x", "@a", "\tx", "\rx", "＝a", "'=a", "''+b", "'-5", "'", "''", "plain", "-5", "+5.5", "", "-", "'tis" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *safe = way_formula_defuse (texts[i]);

      g_assert_null (strchr ("=@\t\r", *safe == '\0' ? 'x' : *safe));
      g_assert_cmpstr (way_formula_restore (safe), ==, texts[i]);
    }
  g_assert_cmpstr (way_formula_restore ("-5"), ==, "-5");
}

/* Of signs that other programs have rules for. */
static char *
make_text (GRand   *rand,
           gboolean lines)
{
  static const char *const pieces[] = { "=", "+", "-", "@", "'", "\"", ",", ";", "|", "ä", "日本", "＝", " ", "1", "2.5", "word", "€", "\t", "#", "sep=", "é", "\\" };
  GString                 *text = g_string_new (NULL);
  int                      n = g_rand_int_range (rand, 1, 8);

  for (; n > 0; n--)
    {
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (lines && g_rand_int_range (rand, 0, 5) == 0)
        g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static char *
make_value (GRand          *rand,
            const WayField *field)
{
  switch ((int)field->type)
    {
    case WAY_FIELD_TEXT:
      return make_text (rand, FALSE);
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_LIST:
      return make_text (rand, TRUE);
    case WAY_FIELD_CHOICE:
      return g_strdup (field->choices[0].name);
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return g_strdup_printf ("%d", g_rand_int_range (rand, field->minimum, MIN (field->maximum, 1e6) + 1));
    case WAY_FIELD_MONEY:
      return g_strdup_printf ("%d.%02d%s", g_rand_int_range (rand, -2000000, 2000000), g_rand_int_range (rand, 0, 100),
                              g_rand_boolean (rand) ? " EUR" : "");
    case WAY_FIELD_DATE:
      return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 1950, 2050), g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
    default:
      return NULL;
    }
}

static gboolean
compare_record (WayItem *record,
                gpointer data,
                GError **error)
{
  WayRecords        *other = data;
  const WayKindInfo *info = way_item_get_info (record);
  g_autoptr (WayItem) same = way_records_get (other, info->kind, way_item_get_id (record), error);
  int i;

  if (same == NULL)
    return FALSE;
  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type != WAY_FIELD_PICTURE)
      g_assert_cmpstr (way_item_get_at (same, i), ==, way_item_get_at (record, i));

  return TRUE;
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_PERSONA, WAY_KIND_CONTACT, WAY_KIND_JOB };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *folder = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = way_records_open (folder, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint k;
  int   i, j;

  g_assert_no_error (error);
  for (k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const WayKindInfo *info = way_kind_get_info (kinds[k]);
      g_autofree char   *counts = NULL;
      g_autoptr (WayImport) import = NULL;
      g_auto (WayImportResult) result = { 0 };
      guint64 n_rows;

      for (i = 0; i < 150; i++)
        {
          g_autoptr (WayItem) record = way_records_new_record (kinds[k]);

          for (j = 0; j < info->n_fields; j++)
            {
              g_autofree char *value = make_value (rand, &info->fields[j]);
              g_autofree char *named = NULL;

              if (g_rand_int_range (rand, 0, 4) == 0 && !(info->fields[j].flags & WAY_FIELD_NAME))
                continue;
              if (info->fields[j].flags & WAY_FIELD_NAME)
                named = g_strdup_printf ("%s%d", value, g_rand_int_range (rand, 0, 100));
              if (info->fields[j].targets != 0 && ids->len > 0)
                named = g_strdup (g_ptr_array_index (ids, info->fields[j].targets & WAY_KIND_MASK (WAY_KIND_ACCOUNT) ? 0 : 1));
              way_item_set (record, info->fields[j].name, named != NULL ? named : value, &error);
              g_assert_no_error (error);
            }
          way_records_add (fixture->records, record, &error);
          g_assert_no_error (error);
          if (i == 0)
            g_ptr_array_add (ids, g_strdup (way_item_get_id (record)));
        }

      g_assert_true (way_records_table_write (fixture->records, kinds[k], NULL, fixture->table, k % 2 ? WAY_TABLE_CSV_MARK : WAY_TABLE_CSV, &n_rows, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_rows, ==, 150);
      import = open_path (fixture, kinds[k], fixture->table);
      g_assert_true (way_import_run (import, other, FALSE, NULL, NULL, NULL, &result, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (result.added, ==, 150);
      way_records_each (fixture->records, kinds[k], NULL, compare_record, other, NULL, &error);
      g_assert_no_error (error);
      /* And what came from here changes nothing here. */
      counts = run (fixture, import, FALSE);
      g_assert_cmpstr (counts, ==, "150 0 0 150 0");
    }
}

/* A table that cannot be finished leaves what was there. */
static void
test_export_is_whole (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "table.xlsx", NULL);

  assert_import (fixture, WAY_KIND_ACCOUNT, "name\nA\n", "1 1 0 0 0");
  before = way_test_read (fixture->table);
  g_cancellable_cancel (cancellable);
  g_assert_false (way_records_table_write (fixture->records, WAY_KIND_ACCOUNT, NULL, fixture->table, WAY_TABLE_CSV, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  way_test_assert_same (fixture->table, before);
  g_clear_error (&error);
  g_assert_false (way_records_table_write (fixture->records, WAY_KIND_ACCOUNT, NULL, nowhere, WAY_TABLE_XLSX, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static gboolean
count_record (WayItem *record,
              gpointer data,
              GError **error)
{
  int *n = data;

  (*n)++;

  return TRUE;
}

/* An import is taken back without what others did since. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) contact = NULL;
  WayBulkUndoCounts counts;
  int               n = 0;

  assert_import (fixture, WAY_KIND_ACCOUNT, "name\nAcme\n", "1 1 0 0 0");
  assert_import (fixture, WAY_KIND_CONTACT, "name,account,position,phone\nAnn Lee,Acme,Buyer,\nBo Ray,,,1\n", "2 2 0 0 0");
  way_test_write (fixture->table, "name,account,position,phone\nAnn Lee,Acme,Head of it,5\nBo Ray,,,2\nCy New,Other Ltd,,\nCy New,Other Ltd,User,\n", -1);
  import = open_path (fixture, WAY_KIND_CONTACT, fixture->table);
  way_import_set_create_missing (import, TRUE);
  g_assert_true (way_import_run (import, fixture->records, FALSE, NULL, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.updated, ==, 3);
  g_assert_cmpuint (result.created, ==, 1);
  g_assert_nonnull (result.undo);

  /* Somebody changes one of them. */
  contact = way_records_find (fixture->records, WAY_KIND_CONTACT, "Bo Ray", &error);
  g_assert_no_error (error);
  way_item_set (contact, "phone", "3", NULL);
  way_records_update (fixture->records, contact, &error);
  g_assert_no_error (error);

  g_assert_true (way_bulk_undo_perform (result.undo, fixture->records, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.removed, ==, 2);
  g_assert_cmpuint (counts.changed, ==, 1);
  g_assert_cmpuint (counts.kept, ==, 1);
  assert_value (fixture, WAY_KIND_CONTACT, "Ann Lee", "position", "Buyer");
  assert_value (fixture, WAY_KIND_CONTACT, "Ann Lee", "phone", NULL);
  assert_value (fixture, WAY_KIND_CONTACT, "Bo Ray", "phone", "3");
  way_records_each (fixture->records, WAY_KIND_CONTACT, NULL, count_record, &n, NULL, &error);
  way_records_each (fixture->records, WAY_KIND_ACCOUNT, NULL, count_record, &n, NULL, &error);
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, "head of it", &error), ==, 0);
  assert_sound (fixture);
}

#define ADD(path, func) g_test_add ("/records/import/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("reads-tables-of-other-programs", test_tables_of_others);
  ADD ("reads-tables-of-the-corpus", test_tables_of_corpus);
  ADD ("reads-an-address-book", test_address_book);
  ADD ("finds-the-delimiter", test_delimiters);
  ADD ("knows-a-header", test_headers);
  g_test_add_func ("/records/import/knows-names-of-columns", test_names);
  ADD ("decides-by-the-column", test_columns_decide);
  ADD ("matches-rows-with-records", test_matching);
  ADD ("links-jobs-and-personas", test_jobs);
  ADD ("takes-many-rows-or-none", test_large);
  ADD ("is-taken-back", test_undo);
  ADD ("refuses-damaged-tables", test_damaged);
  g_test_add_func ("/records/import/defuses-formulas", test_formulas);
  ADD ("gives-back-what-was-exported", test_round_trip);
  ADD ("exports-all-or-nothing", test_export_is_whole);

  return way_test_run ();
}
