/* test-import-care.c - imports that overwrite nobody and keep no rests */
#include "config.h"

#include "journeys/exchange/records-table.h"
#include "journeys/records/bulk.h"
#include "tests/support/folders.h"
#include "tests/support/imports.h"
#include "tests/support/test-main.h"

static void
test_matching (WayTestImports *imports,
               gconstpointer   data)
{
  g_autoptr (WayItem) twin = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;

  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region,note\nÉlan,North,first\nelan,,\n", "2 1 0 1 0");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region,note\nELAN,South,\n", "1 0 1 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Élan", "region", "South");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Élan", "note", "first");
  /* It had no address: then the name decides, and the address is kept. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,website\nElan,https://www.elan.example/\n", "1 0 1 0 0");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,website\nElan Group,elan.example\nElan,other.example\n", "2 1 1 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Elan Group", "region", "South");

  /* Two of the same name. */
  way_item_set (twin, "name", "elan group", NULL);
  way_records_add (imports->records, twin, &error);
  g_assert_no_error (error);
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region\nELAN GROUP,West\n", "1 0 0 0 1");
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region\nelan group,West\n", "1 0 1 0 0");

  /* The same name in two companies is two people. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name\nA\nB\n", "2 2 0 0 0");
  way_test_assert_import (imports, WAY_KIND_CONTACT, "name,account\nAnn Lee,A\nAnn Lee,B\nann lee,a\n", "3 2 0 1 0");
  way_test_assert_import (imports, WAY_KIND_CONTACT, "name,account\nBo Ray,A\n", "1 1 0 0 0");
  way_test_assert_import (imports, WAY_KIND_CONTACT, "name,account,email\nBo Ray,B,bo@b.example\nBo Ray,A,bo@a.example\n", "2 1 1 0 0");
  way_test_assert_import (imports, WAY_KIND_CONTACT, "name,account,email\nBo Ray,B,BO@A.example\n", "1 0 1 0 0");
  way_test_imports_assert_sound (imports);
}

static void
test_jobs (WayTestImports *imports,
           gconstpointer   data)
{
  way_test_assert_import (imports, WAY_KIND_PERSONA, "name,role\nAylin,Champion\nBo,user\n", "2 2 0 0 0");
  way_test_assert_import (imports, WAY_KIND_JOB, "job,personas\nShip a load on time,Aylin;Bo\nPay,Nobody\n", "2 1 0 0 1");
  way_test_assert_import (imports, WAY_KIND_JOB, "job,personas\nShip a load on time,Aylin;Bo\n", "1 0 0 1 0");
  way_test_assert_import (imports, WAY_KIND_JOB, "job,personas\nShip a load on time,Bo\n", "1 0 1 0 0");
  way_test_assert_import (imports, WAY_KIND_JOB, "job,personas\nShip a load on time,\n", "1 0 0 1 0");
  way_test_assert_import (imports, WAY_KIND_JOB, "job,why\nShip a load on time,Cash\nShip a load on time,Cash\n", "2 0 1 1 0");
  way_test_imports_assert_sound (imports);
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
test_large (WayTestImports *imports,
            gconstpointer   data)
{
  static const double moments[] = { 0.1, 0.7 };
  g_autofree char    *text = make_table (20000);
  g_autoptr (WayImport) import = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autofree char *tried = NULL;
  g_autofree char *again = NULL;
  g_auto (WayImportResult) done = { 0 };
  Progress whole = { .at = 2 };
  g_autoptr (GError) error = NULL;
  guint i;

  /* There are others already. */
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name\nA\nB\nC\n", "3 3 0 0 0");
  way_test_write (imports->table, text, -1);
  import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
  before = way_test_read (way_records_get_path (imports->records));
  tried = way_test_imports_run (imports, import, TRUE);
  g_assert_cmpstr (tried, ==, "20000 20000 0 0 0");
  way_test_assert_same (way_records_get_path (imports->records), before);

  /* While it reads, and while it makes things findable. */
  for (i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (WayImportResult) result = { 0 };
      g_autoptr (GError) cancelled = NULL;
      Progress progress = { .cancellable = cancellable, .at = moments[i] };

      g_assert_false (way_import_run (import, imports->records, FALSE, on_progress, &progress, cancellable, &result, &cancelled));
      g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (progress.n, >, 1);
      g_assert_null (result.undo);
      way_test_assert_same (way_records_get_path (imports->records), before);
    }

  g_assert_true (way_import_run (import, imports->records, FALSE, on_progress, &whole, NULL, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpint (done.added, ==, 20000);
  g_assert_cmpfloat (whole.last, ==, 1);
  g_assert_cmpint (whole.n, >, 10);
  again = way_test_imports_run (imports, import, FALSE);
  g_assert_cmpstr (again, ==, "20000 0 0 20000 0");
  g_assert_cmpint (way_records_count (imports->records, WAY_KIND_ACCOUNT, "norw iris", &error), >, 1000);
  g_assert_no_error (error);
  way_test_imports_assert_sound (imports);
}

/* Those who share an address are not made one another. */
static void
test_shared_key (WayTestImports *imports,
                 gconstpointer   data)
{
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,email\nAnn Lee,info@a.example\nBob Orr,INFO@a.example\nann lee,info@a.example\n", "email", NULL);
  g_autofree char *renamed = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpstr (first, ==, "1 1 1 0");
  /* A record that was there is known by its address: once. */
  renamed = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,email\nAnn Ray,info@a.example\nBob Orr,info@a.example\n,info@a.example\n", "email", NULL);
  g_assert_cmpstr (renamed, ==, "0 1 1 0");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Ray", "email", "info@a.example");
  way_test_imports_assert_gone (imports, WAY_KIND_CONTACT, "Bob Orr");
  /* One that has no address is found by its name, also a second time, and then by the address that it got. */
  g_assert_cmpstr ((found = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,email\nCy Ode,\n", "email", NULL)), ==, "1 0 0 0");
  g_free (found);
  found = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,phone,email\nCy Ode,1,\nCy Ode,2,\nCy Ode,3,cy@a.example\nCy Ode,4,CY@a.example\n", "email", NULL);
  g_assert_cmpstr (found, ==, "0 4 0 0");
  g_free (found);
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Cy Ode", "phone", "4");
  g_assert_cmpint (way_records_count (imports->records, WAY_KIND_CONTACT, "cy ode", NULL), ==, 1);
  found = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,email\nAnn Ray,info@a.example\nBob Orr,info@a.example\n,info@a.example\n", "email", NULL);
  g_assert_cmpstr (found, ==, "0 0 1 0");
  g_free (found);
  /* By their names they are two. */
  found = way_test_imports_put (imports, WAY_KIND_CONTACT, NULL, "name", NULL);
  g_assert_cmpstr (found, ==, "1 0 1 0");
}

/* The first rows of a table do not tell that later ones repeat an address. */
static void
test_shared_key_beyond (WayTestImports *imports,
                        gconstpointer   data)
{
  g_autoptr (GString) text = g_string_new ("name,email\nAnn Lee,info@a.example\n");
  g_autofree char *counts = NULL;
  int              i;

  for (i = 0; i < 1100; i++)
    g_string_append_printf (text, "Person %d,p%d@a.example\n", i, i);
  g_string_append (text, "Bob Orr,info@a.example\n");
  counts = way_test_imports_put (imports, WAY_KIND_CONTACT, text->str, NULL, NULL);
  g_assert_cmpstr (counts, ==, "1101 0 1 0");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Lee", "email", "info@a.example");
}

/* What a rejected row refers to is not added for it. */
static void
test_missing (WayTestImports *imports,
              gconstpointer   data)
{
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_CONTACT,
                                                  "name,account,persona\n,Ghost,\nAnn,Acme,0a9d1e52-77f4-4a5d-9a57-0f2d3b0c4e11\nBob,Acme,Buyer\nCy,ACME,buyer\n", NULL, NULL);
  g_autofree char *jobs = way_test_imports_put (imports, WAY_KIND_JOB, "job,personas\nPay,New;new;Buyer\n", NULL, NULL);

  g_assert_cmpstr (counts, ==, "2 0 2 2");
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Ghost");
  g_assert_cmpstr (jobs, ==, "1 0 0 1");
}

/* Who is known by an id needs no name in the table. */
static void
test_nameless (WayTestImports *imports,
               gconstpointer   data)
{
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region,website\nAcme,Kiel,acme.example\n", NULL, NULL);
  g_autoptr (WayItem) acme = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Acme", NULL);
  g_autofree char *text = g_strdup_printf ("id,region\n%s,Ulm\n", way_item_get_id (acme));
  g_autofree char *by_id = way_test_imports_put (imports, WAY_KIND_ACCOUNT, text, NULL, NULL);
  g_autofree char *by_key = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "website,region\nhttps://acme.example,Bonn\nbolt.example,Bonn\n", "website", NULL);

  g_assert_cmpstr (by_id, ==, "0 1 0 0");
  g_assert_cmpstr (by_key, ==, "0 1 1 0");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Acme", "region", "Bonn");
  way_test_imports_assert_sound (imports);
}

/* Rows that nobody looks for are all new, each with an id of its own. */
static void
test_put_unsought (WayTestImports *imports,
                   gconstpointer   data)
{
  const int         name[] = { way_kind_find_field (WAY_KIND_ACCOUNT, "name") };
  const char *const bolt[] = { "Bolt" };
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  WayBulk       *bulk;
  WayBulkOutcome outcome;
  guint32        row;
  int            i;

  g_assert_null (way_bulk_begin (imports->records, WAY_KIND_MAP, name, 1, WAY_BULK_ID, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  bulk = way_bulk_begin (imports->records, WAY_KIND_ACCOUNT, name, 1, WAY_BULK_ID, NULL, &error);
  for (i = 0; i < 3; i++)
    {
      g_assert_true (way_bulk_put (bulk, NULL, bolt, &outcome, &error));
      g_assert_cmpint (outcome, ==, WAY_BULK_ADDED);
    }
  /* Of the version and the variant that they say they are, and in the order of their rows. */
  for (row = 0; row < 0xffffffff - 0x1fffffff; row += 0x1fffffff)
    {
      char id[WAY_BULK_ID_SIZE], next[WAY_BULK_ID_SIZE];

      way_bulk_ids_write (way_bulk_get_ids (bulk), row, id);
      way_bulk_ids_write (way_bulk_get_ids (bulk), row + 1, next);
      g_assert_true (g_uuid_string_is_valid (id));
      g_assert_cmpint (id[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", id[19]));
      g_assert_cmpstr (id, <, next);
    }
  g_assert_true (way_bulk_end (bulk, NULL, NULL, NULL, NULL, &error));
  accounts = way_records_list (imports->records, WAY_KIND_ACCOUNT, NULL, 0, -1, &error);
  g_assert_cmpuint (accounts->len, ==, 3);
  g_assert_cmpstr (way_item_get_id (g_ptr_array_index (accounts, 0)), !=, way_item_get_id (g_ptr_array_index (accounts, 1)));
  way_test_imports_assert_sound (imports);
}

/* Names that mean something else in a table come back all the same. */
static void
test_strange_names (WayTestImports *imports,
                    gconstpointer   data)
{
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_JOB, "job,personas\nPay,\"Sales; Ops\n\"\n", NULL, NULL);
  g_autofree char *contacts = NULL;
  g_autofree char *jobs = NULL;
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (counts, ==, "1 0 0 1");
  way_records_table_write (imports->records, WAY_KIND_JOB, NULL, imports->table, WAY_TABLE_CSV, NULL, NULL, &error);
  g_assert_no_error (error);
  jobs = way_test_imports_put (imports, WAY_KIND_JOB, NULL, NULL, NULL);
  g_assert_cmpstr (jobs, ==, "0 0 0 0");

  way_item_set (account, "name", "Null", NULL);
  way_item_set (contact, "name", "Bob", NULL);
  way_records_add (imports->records, account, &error);
  g_assert_no_error (error);
  way_item_set (contact, "account", way_item_get_id (account), NULL);
  way_records_add (imports->records, contact, &error);
  g_assert_no_error (error);
  way_records_table_write (imports->records, WAY_KIND_CONTACT, NULL, imports->table, WAY_TABLE_CSV, NULL, NULL, &error);
  g_assert_no_error (error);
  way_item_set (contact, "account", NULL, NULL);
  way_records_update (imports->records, contact, &error);
  g_assert_no_error (error);
  contacts = way_test_imports_put (imports, WAY_KIND_CONTACT, NULL, NULL, NULL);
  g_assert_cmpstr (contacts, ==, "0 1 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (account));
}

#define ADD(path, func) g_test_add ("/records/import-care/" path, WayTestImports, NULL, way_test_imports_set_up, func, way_test_imports_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("matches-rows-with-records", test_matching);
  ADD ("links-jobs-and-personas", test_jobs);
  ADD ("takes-many-rows-or-none", test_large);
  ADD ("makes-nobody-another", test_shared_key);
  ADD ("makes-nobody-another-far-below", test_shared_key_beyond);
  ADD ("adds-nothing-for-rejected-rows", test_missing);
  ADD ("needs-no-name-of-the-known", test_nameless);
  ADD ("puts-what-nobody-looks-for", test_put_unsought);
  ADD ("strange-names-come-back", test_strange_names);

  return way_test_run ();
}
