/* test-kept.c - whether what is not saved is on the disk, told at each moment */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

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

  return way_test_run ();
}
