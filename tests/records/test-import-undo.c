/* test-import-undo.c - imports are taken back with care, put again, and told to whoever shows what they changed */
#include "config.h"

#include "journeys/records/each.h"
#include "tests/support/folders.h"
#include "tests/support/imports.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* What others refer to by now stays. */
static void
test_undo_referred (WayTestImports *imports,
                    gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name\nAcme\nBolt\n", NULL, &undo);
  g_autofree char *contact = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,account\nBob,Acme\n", NULL, NULL);
  g_autoptr (WayItem) account = NULL;
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "2 0 0 0");
  g_assert_cmpstr (contact, ==, "1 0 0 0");
  /* While another program writes, nothing is taken back. */
  {
    g_autofree char *path = way_records_dup_path (imports->folder);
    sqlite3         *other = way_test_open_sql (path, "BEGIN IMMEDIATE");

    way_records_hurry (imports->records, 20);
    g_assert_false (way_bulk_undo_perform (undo, imports->records, &undone, &error));
    g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
    g_clear_error (&error);
    g_assert_cmpuint (undone.removed, ==, 0);
    sqlite3_close (other);
  }
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 1);
  account = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Acme", &error);
  g_assert_no_error (error);
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (account));
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Bolt");
  g_assert_cmpint (way_records_count (imports->records, WAY_KIND_ACCOUNT, "bolt", &error), ==, 0);
}

/* The same with what refers in a table of links. */
static void
test_undo_linked (WayTestImports *imports,
                  gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_PERSONA, "name\nBuyer\nUser\n", NULL, &undo);
  g_autofree char *job = way_test_imports_put (imports, WAY_KIND_JOB, "job,personas\nPay,Buyer\n", NULL, NULL);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "2 0 0 0");
  g_assert_cmpstr (job, ==, "1 0 0 0");
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 1);
  way_test_imports_assert_value (imports, WAY_KIND_PERSONA, "Buyer", "name", "Buyer");
  way_test_imports_assert_gone (imports, WAY_KIND_PERSONA, "User");
}

/* And with a part that is about it. */
static void
test_undo_scored (WayTestImports *imports,
                  gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_PERSONA, "name\nBuyer\nUser\n", NULL, &undo);
  g_autoptr (WayItem) buyer = way_records_find (imports->records, WAY_KIND_PERSONA, "Buyer", NULL);
  WayItem *job = way_test_record_new (WAY_KIND_JOB, "statement", "Pay", NULL);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "2 0 0 0");
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", way_item_get_id (buyer), "importance", "8", NULL);
  g_free (way_test_keep (imports->records, job));
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 1);
  way_test_imports_assert_value (imports, WAY_KIND_PERSONA, "Buyer", "name", "Buyer");
  way_test_imports_assert_gone (imports, WAY_KIND_PERSONA, "User");
}

static void
note_changed (WayRecords *records,
              int         kind,
              const char *id,
              GString    *told)
{
  g_string_append_printf (told, "%s %s\n", way_kind_get_info (kind)->element, id != NULL ? id : "-");
}

/* Whoever shows a record hears of it: of one by its id, of several that they are many; also when they go again. */
static void
test_tells (WayTestImports *imports,
            gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (WayItem) acme = NULL;
  g_autofree char         *of_acme = NULL;
  WayBulkUndoCounts        undone;
  guint                    i;
  static const char *const tables[] = { "name,region\nAcme,Kiel\n", "name,region\nAcme,Bremen\n", "name,region\nAcme,Bremen\n",
                                        "name,region\nAcme,Bonn\nAcme,Köln\n", "name,region\nBolt,Bonn\nCrux,Bonn\n",
                                        "name,region\nAcme,Ulm\nBolt,Ulm\n" };

  g_signal_connect (imports->records, "changed", G_CALLBACK (note_changed), told);
  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *counts = NULL;

      g_clear_pointer (&undo, way_bulk_undo_free);
      g_string_truncate (told, 0);
      counts = way_test_imports_put (imports, WAY_KIND_ACCOUNT, tables[i], NULL, &undo);
      if (i == 0)
        {
          acme = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Acme", NULL);
          of_acme = g_strdup_printf ("account %s\n", way_item_get_id (acme));
        }
      g_assert_cmpstr (told->str, ==, i < 2 ? of_acme : i == 2 ? ""
                                                               : "account -\n");
    }
  g_string_truncate (told, 0);
  g_assert_true (way_bulk_undo_perform (undo, imports->records, &undone, NULL));
  g_assert_cmpuint (undone.changed, ==, 2);
  g_assert_cmpstr (told->str, ==, "account -\n");
  g_signal_handlers_disconnect_by_data (imports->records, told);
}

/* What was renamed, as it is known by its address, has its name again. */
static void
test_undo_renamed (WayTestImports *imports,
                   gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,email,phone\nAnn Lee,ann@a.example,1\nBo Ray,,1\n", "email", NULL);
  g_autofree char *second = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,email,phone\nAnn Ray,ann@a.example,2\nBO RAY,bo@a.example,2\n", "email", &undo);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (second, ==, "0 2 0 0");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Ray", "phone", "2");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Bo Ray", "name", "Bo Ray");
  g_assert_true (way_bulk_undo_perform (undo, imports->records, &undone, &error));
  g_assert_cmpuint (undone.changed, ==, 2);
  g_assert_cmpuint (undone.kept, ==, 0);
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Lee", "phone", "1");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Bo Ray", "email", NULL);
  way_test_imports_assert_sound (imports);
}

/* What was made because a row refers to it, and was worked on since. */
static void
test_undo_worked_on (WayTestImports *imports,
                     gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_JOB, "job,personas\nPay,Buyer;User\n", NULL, &undo);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) buyer = way_records_find (imports->records, WAY_KIND_PERSONA, "Buyer", &error);
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "1 0 0 2");
  g_assert_no_error (error);
  way_item_set (buyer, "goals", "No surprises", NULL);
  way_records_update (imports->records, buyer, &error);
  g_assert_no_error (error);
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 2);
  g_assert_cmpuint (undone.kept, ==, 1);
  way_test_imports_assert_value (imports, WAY_KIND_PERSONA, "Buyer", "goals", "No surprises");
  way_test_imports_assert_gone (imports, WAY_KIND_PERSONA, "User");
  way_test_imports_assert_gone (imports, WAY_KIND_JOB, "Pay");
}

/* Who works on a new record in the same second, or puts it once more, has changed it all the same. */
static void
test_undo_at_once (WayTestImports *imports,
                   gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region\nAcme,North\nBolt,North\nCrux,North\n", NULL, &undo);
  g_autofree char *second = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region\nBolt,South\n", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) acme = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Acme", &error);
  WayBulkUndoCounts undone;

  g_assert_no_error (error);
  way_item_set (acme, "note", "Asked today", NULL);
  way_records_update (imports->records, acme, &error);
  g_assert_no_error (error);
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 2);
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Acme", "note", "Asked today");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Bolt", "region", "South");
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Crux");
}

/* What a record referred to is gone by now: the field stays, the rest is taken back. */
static void
test_undo_of_gone (WayTestImports *imports,
                   gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,account,email,phone\nNadia,Acme,n@example.org,1\nOmar,Crux,o@example.org,1\n", "email", NULL);
  g_autofree char *second = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,account,email,phone\nNadia,Bolt,n@example.org,2\nOmar,Bolt,o@example.org,2\n", "email", &undo);
  g_autoptr (WayItem) acme = NULL;
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  acme = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Acme", &error);
  g_assert_no_error (error);
  g_assert_true (way_records_delete (imports->records, WAY_KIND_ACCOUNT, way_item_get_id (acme), &error));
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.changed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 2);
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Nadia", "phone", "1");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Omar", "phone", "1");
}

/* What was made for a contact to refer to, and has been deleted, or got a part or another value since. */
static void
test_undo_of_made (WayTestImports *imports,
                   gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *counts = way_test_imports_put (imports, WAY_KIND_CONTACT, "name,account\nAnn,Gone\nBo,Noted\nCem,Ranked\nDia,Plain\n", NULL, &undo);
  g_autoptr (WayItem) gone = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Gone", NULL);
  g_autoptr (WayItem) noted = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Noted", NULL);
  g_autoptr (WayItem) ranked = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Ranked", NULL);
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, "note0001");
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (counts, ==, "4 0 0 4");
  g_assert_true (way_records_delete (imports->records, WAY_KIND_ACCOUNT, way_item_get_id (gone), &error));
  way_item_set (note, "text", "Called", NULL);
  way_item_append_child (noted, WAY_ACCOUNT_NOTES, note);
  g_assert_true (way_records_update (imports->records, noted, &error));
  way_item_set (ranked, "tier", "lite", NULL);
  g_assert_true (way_records_update (imports->records, ranked, &error));

  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.kept, ==, 2);
  way_test_imports_assert_gone (imports, WAY_KIND_CONTACT, "Ann");
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Plain");
  way_test_imports_assert_gone (imports, WAY_KIND_CONTACT, "Bo");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Ranked", "tier", "lite");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Noted", "name", "Noted");
}

/* A record that was changed is gone by now: the rest is taken back. */
static void
test_undo_of_deleted (WayTestImports *imports,
                      gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region\nBolt,North\nCrux,North\n", NULL, NULL);
  g_autofree char *second = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region\nBolt,South\nCrux,South\n", NULL, &undo);
  g_autoptr (WayItem) bolt = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Bolt", NULL);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_true (way_records_delete (imports->records, WAY_KIND_ACCOUNT, way_item_get_id (bolt), &error));
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.changed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 0);
  way_test_imports_assert_gone (imports, WAY_KIND_ACCOUNT, "Bolt");
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Crux", "region", "North");
}

/* A name in other capitals finds a record and is not written: nobody changed it since. */
static void
test_undo_by_name (WayTestImports *imports,
                   gconstpointer   data)
{
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree char *first = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region\nBolt,North\n", NULL, NULL);
  g_autofree char *second = way_test_imports_put (imports, WAY_KIND_ACCOUNT, "name,region\nBOLT,South\n", NULL, &undo);
  g_autoptr (GError) error = NULL;
  WayBulkUndoCounts undone;

  g_assert_cmpstr (first, ==, "1 0 0 0");
  g_assert_cmpstr (second, ==, "0 1 0 0");
  way_bulk_undo_perform (undo, imports->records, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone.changed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 0);
  way_test_imports_assert_value (imports, WAY_KIND_ACCOUNT, "Bolt", "region", "North");
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
test_undo (WayTestImports *imports,
           gconstpointer   data)
{
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) contact = NULL;
  g_autoptr (WayItem) added = NULL;
  WayBulkUndoCounts counts;
  int               n = 0;

  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name\nAcme\n", "1 1 0 0 0");
  way_test_assert_import (imports, WAY_KIND_CONTACT, "name,account,position,phone\nAnn Lee,Acme,Buyer,\nBo Ray,,,1\n", "2 2 0 0 0");
  way_test_write (imports->table, "name,account,position,phone\nAnn Lee,Acme,Head of it,5\nBo Ray,,,2\nCy New,Other Ltd,,\nCy New,Other Ltd,User,\n", -1);
  import = way_test_imports_open (imports, WAY_KIND_CONTACT, imports->table);
  way_import_set_create_missing (import, TRUE);
  g_assert_true (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.updated, ==, 3);
  g_assert_cmpuint (result.created[WAY_KIND_ACCOUNT] + result.created[WAY_KIND_PERSONA], ==, 1);
  g_assert_nonnull (result.undo);

  added = way_records_find (imports->records, WAY_KIND_CONTACT, "Cy New", &error);
  g_assert_no_error (error);

  /* Somebody changes one of them. */
  contact = way_records_find (imports->records, WAY_KIND_CONTACT, "Bo Ray", &error);
  g_assert_no_error (error);
  way_item_set (contact, "phone", "3", NULL);
  way_records_update (imports->records, contact, &error);
  g_assert_no_error (error);

  g_assert_true (way_bulk_undo_perform (result.undo, imports->records, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.removed, ==, 2);
  g_assert_cmpuint (counts.changed, ==, 1);
  g_assert_cmpuint (counts.kept, ==, 1);
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Lee", "position", "Buyer");
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Lee", "phone", NULL);
  way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Bo Ray", "phone", "3");
  way_records_each (imports->records, WAY_KIND_CONTACT, NULL, count_record, &n, NULL, &error);
  way_records_each (imports->records, WAY_KIND_ACCOUNT, NULL, count_record, &n, NULL, &error);
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpint (way_records_count (imports->records, WAY_KIND_CONTACT, "head of it", &error), ==, 0);
  way_test_imports_assert_sound (imports);

  /* What was taken back can be put again, as the records that they were. */
  way_import_set_trace (import, &result.trace);
  {
    g_auto (WayImportResult) again = { 0 };
    g_autoptr (WayItem) put = NULL;

    g_assert_true (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &again, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (again.added, ==, 1);
    g_assert_cmpuint (again.updated, ==, 3);
    put = way_records_find (imports->records, WAY_KIND_CONTACT, "Cy New", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (way_item_get_id (put), ==, way_item_get_id (added));
    way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Cy New", "position", "User");
    way_test_imports_assert_value (imports, WAY_KIND_CONTACT, "Ann Lee", "phone", "5");
    g_assert_true (way_bulk_undo_perform (again.undo, imports->records, &counts, &error));
    g_assert_cmpuint (counts.removed, ==, 2);
  }
  way_test_imports_assert_sound (imports);
}

/* A record that stayed keeps its id, and the row that is somebody else now gets another one;
 * and a table that was changed meanwhile is not what was imported. */
static void
test_again_with_care (WayTestImports *imports,
                      gconstpointer   data)
{
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) result = { 0 };
  g_auto (WayImportResult) again = { 0 };
  g_auto (WayImportResult) refused = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) renamed = NULL;
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
  WayBulkUndoCounts counts;

  way_test_write (imports->table, "name\nAcme\nBolt\n", -1);
  import = way_test_imports_open (imports, WAY_KIND_ACCOUNT, imports->table);
  g_assert_true (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &result, &error));
  renamed = way_records_find (imports->records, WAY_KIND_ACCOUNT, "Acme", &error);
  way_item_set (renamed, "name", "Acme Group", NULL);
  way_records_update (imports->records, renamed, &error);
  way_item_set (contact, "name", "Ann Lee", NULL);
  way_item_set (contact, "account", way_item_get_id (renamed), NULL);
  way_records_add (imports->records, contact, &error);
  g_assert_no_error (error);
  g_assert_true (way_bulk_undo_perform (result.undo, imports->records, &counts, &error));
  g_assert_cmpuint (counts.kept, ==, 1);

  way_import_set_trace (import, &result.trace);
  g_assert_true (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (again.added, ==, 2);
  g_assert_cmpint (way_records_count (imports->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 3);
  way_test_imports_assert_sound (imports);

  way_test_write (imports->table, "name\nAcme\nBolt\nCrux\n", -1);
  g_assert_false (way_import_run (import, imports->records, FALSE, NULL, NULL, NULL, &refused, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
}

#define ADD(path, func) g_test_add ("/records/import-care/" path, WayTestImports, NULL, way_test_imports_set_up, func, way_test_imports_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("is-taken-back-and-put-again", test_undo);
  ADD ("is-put-again-with-care", test_again_with_care);
  ADD ("undo-keeps-what-is-referred-to", test_undo_referred);
  ADD ("undo-skips-what-refers-to-the-gone", test_undo_of_gone);
  ADD ("spares-what-was-changed-at-once", test_undo_at_once);
  ADD ("undo-keeps-what-is-linked", test_undo_linked);
  ADD ("undo-keeps-what-is-scored", test_undo_scored);
  ADD ("undo-of-a-new-name", test_undo_renamed);
  ADD ("tells-what-it-changes", test_tells);
  ADD ("undo-keeps-what-was-worked-on", test_undo_worked_on);
  ADD ("undo-counts-what-was-written", test_undo_by_name);
  ADD ("undo-of-what-was-made-along", test_undo_of_made);
  ADD ("undo-skips-what-is-gone", test_undo_of_deleted);

  return way_test_run ();
}
