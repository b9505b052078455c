/* test-import-care.c - imports that overwrite nobody, keep no rests, and are taken back with care */
#include "config.h"

#include "journeys/exchange/import.h"
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

/* Imports a table, if one is given, with the key; "added updated rejected created". */
static char *
import_table (Fixture      *fixture,
              WayKind       kind,
              const char   *text,
              const char   *key,
              WayBulkUndo **undo)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->table);
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    way_test_write (fixture->table, text, -1);
  import = way_import_open (file, kind, NULL, fixture->records, NULL, &error);
  g_assert_no_error (error);
  if (key != NULL)
    way_import_set_key (import, way_kind_find_field (kind, key));
  way_import_set_create_missing (import, TRUE);
  way_import_run (import, fixture->records, FALSE, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  if (undo != NULL)
    *undo = g_steal_pointer (&result.undo);

  return g_strdup_printf ("%d %d %d %d", (int)result.added, (int)result.updated, (int)result.rejected, (int)result.created);
}

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
assert_gone (Fixture    *fixture,
             WayKind     kind,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_find (fixture->records, kind, name, &error);

  g_assert_null (record);
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

/* Those who share an address are not made one another. */
static void
test_shared_key (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *first = import_table (fixture, WAY_KIND_CONTACT, "name,email\nAnn Lee,info@a.example\nBob Orr,INFO@a.example\nann lee,info@a.example\n", "email", NULL);
  g_autofree char *renamed = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpstr (first, ==, "1 1 1 0");
  /* A record that was there is known by its address: once. */
  renamed = import_table (fixture, WAY_KIND_CONTACT, "name,email\nAnn Ray,info@a.example\nBob Orr,info@a.example\n,info@a.example\n", "email", NULL);
  g_assert_cmpstr (renamed, ==, "0 1 1 0");
  assert_value (fixture, WAY_KIND_CONTACT, "Ann Ray", "email", "info@a.example");
  assert_gone (fixture, WAY_KIND_CONTACT, "Bob Orr");
  /* By their names they are two. */
  found = import_table (fixture, WAY_KIND_CONTACT, NULL, "name", NULL);
  g_assert_cmpstr (found, ==, "1 0 1 0");
}

/* The first rows of a table do not tell that later ones repeat an address. */
static void
test_shared_key_beyond (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("name,email\nAnn Lee,info@a.example\n");
  g_autofree char *counts = NULL;
  int              i;

  for (i = 0; i < 1100; i++)
    g_string_append_printf (text, "Person %d,p%d@a.example\n", i, i);
  g_string_append (text, "Bob Orr,info@a.example\n");
  counts = import_table (fixture, WAY_KIND_CONTACT, text->str, NULL, NULL);
  g_assert_cmpstr (counts, ==, "1101 0 1 0");
  assert_value (fixture, WAY_KIND_CONTACT, "Ann Lee", "email", "info@a.example");
}

/* What a rejected row refers to is not added for it. */
static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *counts = import_table (fixture, WAY_KIND_CONTACT,
                                          "name,account,persona\n,Ghost,\nAnn,Acme,0a9d1e52-77f4-4a5d-9a57-0f2d3b0c4e11\nBob,Acme,Buyer\nCy,ACME,buyer\n", NULL, NULL);
  g_autofree char *jobs = import_table (fixture, WAY_KIND_JOB, "job,personas\nPay,New;new;Buyer\n", NULL, NULL);

  g_assert_cmpstr (counts, ==, "2 0 2 2");
  assert_gone (fixture, WAY_KIND_ACCOUNT, "Ghost");
  g_assert_cmpstr (jobs, ==, "1 0 0 1");
}

/* What others refer to by now stays. */
static void
test_undo_referred (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = import_table (fixture, WAY_KIND_ACCOUNT, "name\nAcme\nBolt\n", NULL, &undo);
  g_autofree char *contact = import_table (fixture, WAY_KIND_CONTACT, "name,account\nBob,Acme\n", NULL, NULL);
  g_autoptr (WayItem) account = NULL;
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "2 0 0 0");
  g_assert_cmpstr (contact, ==, "1 0 0 0");
  way_bulk_undo_perform (undo, fixture->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 1);
  account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, "Acme", &error);
  g_assert_no_error (error);
  assert_value (fixture, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (account));
  assert_gone (fixture, WAY_KIND_ACCOUNT, "Bolt");
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, "bolt", &error), ==, 0);
}

/* The same with what refers in a table of links. */
static void
test_undo_linked (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = import_table (fixture, WAY_KIND_PERSONA, "name\nBuyer\nUser\n", NULL, &undo);
  g_autofree char *job = import_table (fixture, WAY_KIND_JOB, "job,personas\nPay,Buyer\n", NULL, NULL);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "2 0 0 0");
  g_assert_cmpstr (job, ==, "1 0 0 0");
  way_bulk_undo_perform (undo, fixture->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 1);
  assert_value (fixture, WAY_KIND_PERSONA, "Buyer", "name", "Buyer");
  assert_gone (fixture, WAY_KIND_PERSONA, "User");
}

/* A name in other capitals finds a record and is not written: nobody changed it since. */
static void
test_undo_by_name (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *first = import_table (fixture, WAY_KIND_ACCOUNT, "name,region\nBolt,North\n", NULL, NULL);
  g_autofree char *second = import_table (fixture, WAY_KIND_ACCOUNT, "name,region\nBOLT,South\n", NULL, &undo);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (first, ==, "1 0 0 0");
  g_assert_cmpstr (second, ==, "0 1 0 0");
  way_bulk_undo_perform (undo, fixture->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.changed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 0);
  assert_value (fixture, WAY_KIND_ACCOUNT, "Bolt", "region", "North");
}

/* Names that mean something else in a table come back all the same. */
static void
test_strange_names (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *counts = import_table (fixture, WAY_KIND_JOB, "job,personas\nPay,\"Sales; Ops\n\"\n", NULL, NULL);
  g_autofree char *contacts = NULL;
  g_autofree char *jobs = NULL;
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (counts, ==, "1 0 0 1");
  way_records_table_write (fixture->records, WAY_KIND_JOB, NULL, fixture->table, WAY_TABLE_CSV, NULL, NULL, &error);
  g_assert_no_error (error);
  jobs = import_table (fixture, WAY_KIND_JOB, NULL, NULL, NULL);
  g_assert_cmpstr (jobs, ==, "0 0 0 0");

  way_item_set (account, "name", "Null", NULL);
  way_item_set (contact, "name", "Bob", NULL);
  way_records_add (fixture->records, account, &error);
  g_assert_no_error (error);
  way_item_set (contact, "account", way_item_get_id (account), NULL);
  way_records_add (fixture->records, contact, &error);
  g_assert_no_error (error);
  way_records_table_write (fixture->records, WAY_KIND_CONTACT, NULL, fixture->table, WAY_TABLE_CSV, NULL, NULL, &error);
  g_assert_no_error (error);
  way_item_set (contact, "account", NULL, NULL);
  way_records_update (fixture->records, contact, &error);
  g_assert_no_error (error);
  contacts = import_table (fixture, WAY_KIND_CONTACT, NULL, NULL, NULL);
  g_assert_cmpstr (contacts, ==, "0 1 0 0");
  assert_value (fixture, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (account));
}

#define ADD(path, func) g_test_add ("/records/import-care/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("makes-nobody-another", test_shared_key);
  ADD ("makes-nobody-another-far-below", test_shared_key_beyond);
  ADD ("adds-nothing-for-rejected-rows", test_missing);
  ADD ("undo-keeps-what-is-referred-to", test_undo_referred);
  ADD ("undo-keeps-what-is-linked", test_undo_linked);
  ADD ("undo-counts-what-was-written", test_undo_by_name);
  ADD ("strange-names-come-back", test_strange_names);

  return way_test_run ();
}
