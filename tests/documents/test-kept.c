/* test-kept.c - whether what is not saved is on the disk, told at each moment */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-watch.h"
#include "journeys/documents/recovered.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayTestDocument    document;
  WayRecoveryFolder *folder;
  WayRecovery       *recovery;
  guint              told;
} Fixture;

static void
count_cb (GObject    *object,
          GParamSpec *spec,
          guint      *n)
{
  (*n)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  way_test_document_set_up (&fixture->document, NULL);
  path = g_build_filename (fixture->document.folder, "recovery", NULL);
  fixture->folder = way_recovery_folder_new (path);
  fixture->recovery = way_recovery_new (fixture->folder, fixture->document.document);
  fixture->told = 0;
  g_signal_connect (fixture->recovery, "notify::kept", G_CALLBACK (count_cb), &fixture->told);
}

static void
settle (Fixture *fixture)
{
  way_recovery_folder_flush (fixture->folder);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
write_and_settle (Fixture *fixture)
{
  way_recovery_write_now (fixture->recovery);
  settle (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  settle (fixture);
  g_clear_object (&fixture->recovery);
  settle (fixture);
  g_assert_finalize_object (fixture->folder);
  way_test_document_tear_down (&fixture->document, NULL);
}

static void
edit (Fixture    *fixture,
      const char *title)
{
  way_history_seal (way_document_get_history (fixture->document.document));
  way_test_document_edit (fixture->document.document, title);
}

/* @told: how often something else was told by now */
static void
assert_kept (Fixture *fixture,
             gboolean kept,
             guint    told)
{
  gboolean property;

  g_object_get (fixture->recovery, "kept", &property, NULL);
  g_assert_true (property == kept);
  g_assert_true (way_recovery_is_kept (fixture->recovery) == kept);
  g_assert_cmpuint (fixture->told, ==, told);
}

static void
test_written_and_saved (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *first = g_strdup (way_recovery_get_path (fixture->recovery));

  assert_kept (fixture, FALSE, 0);
  edit (fixture, "One");
  assert_kept (fixture, FALSE, 0);
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 1);
  edit (fixture, "Two");
  assert_kept (fixture, TRUE, 1);
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 1);
  way_test_document_assert_saves (fixture->document.document);
  assert_kept (fixture, FALSE, 2);
  settle (fixture);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  edit (fixture, "Three");
  assert_kept (fixture, FALSE, 2);
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 3);
}

/* What is written goes with the file that goes: of the next one there is nothing yet. */
static void
test_saved_meanwhile (Fixture      *fixture,
                      gconstpointer data)
{
  edit (fixture, "One");
  way_recovery_write_now (fixture->recovery);
  way_test_document_assert_saves (fixture->document.document);
  settle (fixture);
  assert_kept (fixture, FALSE, 0);
  g_assert_false (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
}

/* That it could not be written is no trouble any more once all of it is saved. */
static void
test_saved_after_trouble (Fixture      *fixture,
                          gconstpointer data)
{
  int              patience = way_database_get_patience ();
  g_autofree char *first = NULL;
  sqlite3         *handle;

  edit (fixture, "One");
  write_and_settle (fixture);
  first = g_strdup (way_recovery_get_path (fixture->recovery));
  way_database_set_patience (0);
  handle = way_test_open_sql (first, "BEGIN EXCLUSIVE");
  edit (fixture, "Two");
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  sqlite3_close (handle);
  way_database_set_patience (patience);
  way_test_document_assert_saves (fixture->document.document);
  settle (fixture);
  assert_kept (fixture, FALSE, 2);
  g_assert_null (way_recovery_get_trouble (fixture->recovery));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* The file is none any more: it stays for whoever can read it, and all of it is written into another one. */
static void
test_lost (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *noise = g_strnfill (65536, 'x');

  edit (fixture, "One");
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 1);
  first = g_strdup (way_recovery_get_path (fixture->recovery));
  way_test_write (first, noise, -1);
  edit (fixture, "Two");
  way_recovery_write_now (fixture->recovery);
  while (fixture->told < 3)
    g_main_context_iteration (NULL, TRUE);
  assert_kept (fixture, TRUE, 3);
  g_assert_null (way_recovery_get_trouble (fixture->recovery));
  g_assert_cmpstr (way_recovery_get_path (fixture->recovery), !=, first);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (way_test_has_bytes (way_recovery_get_path (fixture->recovery), "Two"));
}

/* What was recovered is in its file, until that turns out to be none. */
static void
test_lost_before (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->document.folder, "recovery", "left.recovery", NULL);

  g_clear_object (&fixture->recovery);
  settle (fixture);
  way_test_write (path, "This is no database, nor is it a short one. It has some more bytes than a header.", -1);
  fixture->recovery = way_recovery_go_on (fixture->folder, fixture->document.document, path, 0);
  g_signal_connect (fixture->recovery, "notify::kept", G_CALLBACK (count_cb), &fixture->told);
  assert_kept (fixture, TRUE, 0);
  edit (fixture, "One");
  write_and_settle (fixture);
  assert_kept (fixture, FALSE, 1);
  g_assert_null (way_recovery_get_trouble (fixture->recovery));
  g_assert_cmpstr (way_recovery_get_path (fixture->recovery), !=, path);
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 2);
  g_assert_true (way_test_has_bytes (way_recovery_get_path (fixture->recovery), "One"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The file goes at once with what was typed, when that was all. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *first = g_strdup (way_recovery_get_path (fixture->recovery));

  way_recovery_set_draft (fixture->recovery, "Half", "here");
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 1);
  g_assert_true (way_test_has_bytes (first, "Half"));
  way_recovery_set_draft (fixture->recovery, NULL, NULL);
  assert_kept (fixture, FALSE, 2);
  settle (fixture);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  assert_kept (fixture, FALSE, 2);
}

/* Saved while the next file cannot be written yet: what was typed goes on in that one. */
static void
test_draft_goes_on (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *first = g_strdup (way_recovery_get_path (fixture->recovery));

  way_recovery_set_draft (fixture->recovery, "Half", "here");
  edit (fixture, "One");
  write_and_settle (fixture);
  way_test_document_assert_saves (fixture->document.document);
  assert_kept (fixture, FALSE, 2);
  write_and_settle (fixture);
  assert_kept (fixture, TRUE, 3);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (way_test_has_bytes (way_recovery_get_path (fixture->recovery), "Half"));
}

/* Another program has a file, of a map or of none yet. */
static sqlite3 *
lock (const char *path)
{
  return way_test_open_sql (path, "BEGIN EXCLUSIVE");
}

/* What the next start of the program finds. */
static void
assert_left (Fixture    *fixture,
             const char *title,
             const char *before)
{
  g_autofree char *path = g_strdup (way_recovery_folder_get_path (fixture->folder));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->recovery);
  settle (fixture);
  g_assert_finalize_object (fixture->folder);
  fixture->folder = way_recovery_folder_new (path);
  list = way_recovered_list (fixture->folder);
  g_assert_cmpuint (list->len, ==, title != NULL);
  if (title == NULL)
    return;
  document = way_recovered_read (g_ptr_array_index (list, 0), &map, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_document_get_title (document), ==, title);
  while (way_history_undo (way_document_get_history (document)))
    ;
  g_assert_cmpstr (way_document_get_title (document), ==, before);
}

static void
wait_for (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);
  g_task_return_boolean (task, TRUE);
}

/* Saves the map as it is now, and goes on with it meanwhile. */
static void
save_and_edit (Fixture    *fixture,
               const char *title)
{
  WayTestOutcome outcome = { 0 };

  way_document_save_async (fixture->document.document, NULL, way_test_document_note_saved, &outcome);
  edit (fixture, title);
  way_test_document_wait_for (&outcome);
  g_assert_no_error (outcome.error);
}

/* Nothing can be written at first, and something else each time: in the end all is there, and can be undone to where it began. */
static void
test_in_trouble (Fixture      *fixture,
                 gconstpointer data)
{
  const char *when = data;
  int         patience = way_database_get_patience ();
  sqlite3    *handle = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  GMutex      mutex;
  const char *title = "Two";
  const char *before = "Two";

  g_mutex_init (&mutex);
  way_database_set_patience (0);
  if (strstr (when, "begun") != NULL)
    {
      edit (fixture, "Begun");
      write_and_settle (fixture);
    }
  else
    g_mkdir (way_recovery_folder_get_path (fixture->folder), 0700);
  if (strstr (when, "saved during") != NULL)
    {
      g_mutex_lock (&mutex);
      g_task_set_task_data (task, &mutex, NULL);
      way_recovery_folder_run (fixture->folder, task, wait_for);
    }
  handle = lock (way_recovery_get_path (fixture->recovery));
  edit (fixture, "One");
  if (strstr (when, "saved before") != NULL)
    save_and_edit (fixture, title);
  else if (strstr (when, "anew before") != NULL)
    {
      edit (fixture, title);
      way_recovery_begin_anew (fixture->recovery);
    }
  way_recovery_write_now (fixture->recovery);
  if (strstr (when, "saved during") != NULL)
    {
      save_and_edit (fixture, title);
      before = "One";
      g_mutex_unlock (&mutex);
    }
  else if (strstr (when, "anew during") != NULL)
    {
      edit (fixture, title);
      way_recovery_begin_anew (fixture->recovery);
    }
  settle (fixture);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  sqlite3_close (handle);
  way_database_set_patience (patience);
  write_and_settle (fixture);
  write_and_settle (fixture);
  g_assert_null (way_recovery_get_trouble (fixture->recovery));
  g_assert_true (way_recovery_is_kept (fixture->recovery));
  assert_left (fixture, title, before);
  g_mutex_clear (&mutex);
}

/* What was typed is in the first file until it is in another one, or is typed no more. */
static void
test_draft_behind (Fixture      *fixture,
                   gconstpointer data)
{
  gboolean         dropped = g_strcmp0 (data, "dropped") == 0;
  int              patience = way_database_get_patience ();
  g_autofree char *first = g_strdup (way_recovery_get_path (fixture->recovery));
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  sqlite3 *second;
  sqlite3 *third = NULL;
  GMutex   mutex;

  way_database_set_patience (0);
  way_recovery_set_draft (fixture->recovery, "Half", "here");
  edit (fixture, "One");
  write_and_settle (fixture);
  g_mutex_init (&mutex);
  g_mutex_lock (&mutex);
  g_task_set_task_data (task, &mutex, NULL);
  way_recovery_folder_run (fixture->folder, task, wait_for);
  way_test_document_assert_saves (fixture->document.document);
  second = lock (way_recovery_get_path (fixture->recovery));
  way_recovery_write_now (fixture->recovery);
  if (dropped)
    way_recovery_set_draft (fixture->recovery, NULL, NULL);
  else
    {
      edit (fixture, "Two");
      way_test_document_assert_saves (fixture->document.document);
      third = lock (way_recovery_get_path (fixture->recovery));
    }
  g_mutex_unlock (&mutex);
  settle (fixture);
  settle (fixture);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS) != dropped);
  sqlite3_close (second);
  sqlite3_close (third);
  way_database_set_patience (patience);
  if (g_strcmp0 (data, "dropped later") == 0)
    way_recovery_set_draft (fixture->recovery, NULL, NULL);
  write_and_settle (fixture);
  write_and_settle (fixture);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (way_recovery_is_kept (fixture->recovery) == (data == NULL));
  g_assert_true (data != NULL || way_test_has_bytes (way_recovery_get_path (fixture->recovery), "Half"));
  g_unlink (way_recovery_get_path (fixture->recovery));
  g_assert_cmpuint (way_test_count_files (way_recovery_folder_get_path (fixture->folder), ".recovery"), ==, 0);
  g_mutex_clear (&mutex);
}

/* A map that no file has was to be kept, and is saved before it was. */
static void
test_saved_at_once (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->document.folder, "copy.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayDocument) copy = way_document_duplicate (fixture->document.document);
  g_autoptr (WayRecovery) recovery = way_recovery_new (fixture->folder, copy);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_document_save_as (copy, file, &error));
  way_recovery_write_now (recovery);
  settle (fixture);
  g_assert_false (way_recovery_is_kept (recovery));
  g_assert_false (g_file_test (way_recovery_get_path (recovery), G_FILE_TEST_EXISTS));
  g_clear_object (&recovery);
  settle (fixture);
}

/* Not even the place where it would be noted is there. */
static void
test_discarded_nowhere (Fixture      *fixture,
                        gconstpointer data)
{
  const char      *path = way_recovery_folder_get_path (fixture->folder);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  g_rename (path, aside);
  way_test_write (path, "no folder", -1);
  edit (fixture, "One");
  way_recovery_discard (fixture->recovery);
  settle (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_rename (aside, path);
  assert_left (fixture, NULL, NULL);
}

/* All of what is on the map is kept in steps, so that the file of the map is not needed for it. */
static void
test_file_gone (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document.document, "Me");

  edit (fixture, "One");
  if (data != NULL)
    write_and_settle (fixture);
  g_assert_cmpint (g_unlink (fixture->document.path), ==, 0);
  while (way_document_get_disk (fixture->document.document) != WAY_DISK_GONE)
    {
      way_file_watch_look (watch);
      while (way_file_watch_is_looking (watch))
        g_main_context_iteration (NULL, TRUE);
    }
  g_clear_object (&watch);
  write_and_settle (fixture);
  assert_left (fixture, "One", "Onboarding");
}

#define ADD_FOR(path, func, data) g_test_add ("/documents/kept/" path, Fixture, data, set_up, func, tear_down)
#define ADD(path, func) g_test_add ("/documents/kept/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("written-and-saved", test_written_and_saved);
  ADD ("saved-meanwhile", test_saved_meanwhile);
  ADD ("saved-after-trouble", test_saved_after_trouble);
  ADD ("lost", test_lost);
  ADD ("lost-before", test_lost_before);
  ADD ("draft", test_draft);
  ADD ("draft-goes-on", test_draft_goes_on);
  ADD_FOR ("trouble-saved-before", test_in_trouble, "begun, saved before");
  ADD_FOR ("trouble-saved-during", test_in_trouble, "saved during");
  ADD_FOR ("trouble-anew-before", test_in_trouble, "begun, anew before");
  ADD_FOR ("trouble-anew-during", test_in_trouble, "begun, anew during");
  ADD_FOR ("trouble-anew-at-first", test_in_trouble, "anew before");
  ADD_FOR ("draft-behind", test_draft_behind, NULL);
  ADD_FOR ("draft-behind-dropped", test_draft_behind, "dropped");
  ADD_FOR ("draft-behind-dropped-later", test_draft_behind, "dropped later");
  ADD ("saved-at-once", test_saved_at_once);
  ADD ("discarded-nowhere", test_discarded_nowhere);
  ADD_FOR ("file-gone", test_file_gone, NULL);
  ADD_FOR ("file-gone-when-written", test_file_gone, "written");

  return way_test_run ();
}
