/* test-document.c - an open map and its file: what counts as saved, and what is refused */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  char        *folder;
  char        *path;
  GFile       *file;
  WayDocument *document; /* opened from the file */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = way_writer_write (map);
  g_autoptr (GError) error = NULL;
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  fixture->folder = way_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  way_test_write (fixture->path, text, size);
  fixture->document = way_document_open (fixture->file, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->document);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
}

static void
edit (WayDocument *document,
      const char  *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (way_document_get_map (document)), "title", title, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (way_document_get_history (document), command, &error));
}

static void
assert_state (WayDocument     *document,
              WayDocumentState state,
              gboolean         modified)
{
  g_assert_cmpint (way_document_get_state (document), ==, state);
  g_assert_cmpint (way_document_is_modified (document), ==, modified);
}

static void
assert_saves (WayDocument *document)
{
  g_autoptr (GError) error = NULL;

  if (!way_document_save (document, &error))
    g_error ("%s", error->message);
  assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
}

/* The message begins with the file, so that it can be told as it is. */
static void
assert_refused (Fixture *fixture,
                GError **error,
                int      code)
{
  g_assert_error (*error, WAY_DOCUMENT_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_true (g_str_has_prefix ((*error)->message, fixture->path));
  g_clear_error (error);
}

/* The title of the map in a file, read anew. */
static void
assert_title (const char *path,
              const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (way_document_get_title (document), ==, title);
}

/* Opening and saving what is shipped changes no byte, and does not even touch the file. */
static void
test_unchanged (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  guint i;

  for (i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) before = way_test_read (g_ptr_array_index (paths, i));
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = NULL;
      g_autofree char *copy = g_build_filename (fixture->folder, "copy.journey", NULL);
      g_autoptr (GFile) copy_file = g_file_new_for_path (copy);
      struct stat old, new;

      way_test_write (fixture->path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
      g_assert_cmpint (stat (fixture->path, &old), ==, 0);
      document = way_document_open (fixture->file, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (way_document_get_notices (document)->len, ==, 0);
      assert_saves (document);
      g_assert_cmpint (stat (fixture->path, &new), ==, 0);
      g_assert_cmpint (old.st_ino, ==, new.st_ino);
      way_test_assert_same (fixture->path, before);

      /* There and back is nothing as well, and a copy is one. */
      edit (document, "Something else");
      assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
      way_history_undo (way_document_get_history (document));
      assert_saves (document);
      way_test_assert_same (fixture->path, before);
      g_assert_true (way_document_save_as (document, copy_file, &error));
      way_test_assert_same (copy, before);
    }
}

static void
test_states (Fixture      *fixture,
             gconstpointer data)
{
  WayHistory *history = way_document_get_history (fixture->document);

  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  edit (fixture->document, "One");
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_title (fixture->path, "Onboarding");
  assert_saves (fixture->document);
  assert_title (fixture->path, "One");
  edit (fixture->document, "Two");
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_history_undo (history);
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_history_undo (history);
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_history_redo (history);
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);

  /* A state that is reached anew is another one, even with the same text. */
  way_history_undo (history);
  edit (fixture->document, "One");
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_saves (fixture->document);
}

/* Typing goes on in the same field after a save: the saved state stays one to come back to. */
static void
test_saved_while_typing (Fixture      *fixture,
                         gconstpointer data)
{
  static const char *const typed[] = { "A", "An", "And", NULL };
  WayHistory              *history = way_document_get_history (fixture->document);
  WayItem                 *root = way_map_get_root (way_document_get_map (fixture->document));
  int                      i;

  for (i = 0; typed[i] != NULL; i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (root, "title", typed[i], NULL);

      g_assert_true (way_history_type (history, command, NULL));
      if (i == 1)
        assert_saves (fixture->document);
    }
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_history_undo (history);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "An");
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  assert_title (fixture->path, "An");
}

static void
test_new_map (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autofree char *path = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  assert_state (document, WAY_DOCUMENT_NOT_SAVED, FALSE);
  g_assert_null (way_document_get_file (document));
  g_assert_false (way_document_save (document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);
  edit (document, "New");
  assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  g_assert_true (way_document_save_as (document, file, &error));
  assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
  g_assert_true (way_document_get_file (document) == file);
  assert_title (path, "New");
}

/* After a failed save as, the document still belongs to its old file. */
static void
test_failed_save_as (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.invalid/map.journey");
  g_autoptr (GError) error = NULL;

  edit (fixture->document, "New");
  g_assert_false (way_document_save_as (fixture->document, file, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (way_document_save_as (fixture->document, remote, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ);
  g_assert_true (g_file_equal (way_document_get_file (fixture->document), fixture->file));
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_title (fixture->path, "Onboarding");
  assert_saves (fixture->document);
  assert_title (fixture->path, "New");
}

/* Notifications. */

typedef struct
{
  int title, state, modified, file;
} Counts;

static void
count (WayDocument *document,
       GParamSpec  *spec,
       Counts      *counts)
{
  counts->title += g_str_equal (spec->name, "title");
  counts->state += g_str_equal (spec->name, "state");
  counts->modified += g_str_equal (spec->name, "modified");
  counts->file += g_str_equal (spec->name, "file");
}

static void
assert_counts (Counts *counts,
               int     title,
               int     state,
               int     modified,
               int     file)
{
  g_assert_cmpint (counts->title, ==, title);
  g_assert_cmpint (counts->state, ==, state);
  g_assert_cmpint (counts->modified, ==, modified);
  g_assert_cmpint (counts->file, ==, file);
  memset (counts, 0, sizeof *counts);
}

static void
test_each_change_is_told_once (Fixture      *fixture,
                               gconstpointer data)
{
  WayItem         *card = way_map_get (way_document_get_map (fixture->document), WAY_MAP_CARDS, 0);
  g_autofree char *path = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayCommand) on_card = way_command_new_set (card, "title", "Another", NULL);
  Counts counts = { 0 };

  g_signal_connect (fixture->document, "notify", G_CALLBACK (count), &counts);
  edit (fixture->document, "One");
  assert_counts (&counts, 1, 1, 1, 0);
  edit (fixture->document, "Two");
  assert_counts (&counts, 1, 0, 0, 0);
  g_assert_true (way_history_perform (way_document_get_history (fixture->document), on_card, NULL));
  assert_counts (&counts, 0, 0, 0, 0);
  way_document_save (fixture->document, NULL);
  assert_counts (&counts, 0, 1, 1, 0);
  way_document_save (fixture->document, NULL);
  assert_counts (&counts, 0, 0, 0, 0);
  way_history_undo (way_document_get_history (fixture->document));
  assert_counts (&counts, 0, 1, 1, 0);
  way_history_undo (way_document_get_history (fixture->document));
  assert_counts (&counts, 1, 0, 0, 0);
  g_assert_true (way_document_save_as (fixture->document, file, NULL));
  assert_counts (&counts, 0, 1, 1, 1);
}

/* Saving without waiting. */

typedef struct
{
  int      called;
  gboolean done;
  GError  *error;
} Outcome;

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Outcome *outcome = data;

  outcome->called++;
  outcome->done = way_document_save_finish (WAY_DOCUMENT (source), result, &outcome->error);
}

static void
wait_for (Outcome *outcome)
{
  while (outcome->called == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_async (Fixture      *fixture,
            gconstpointer data)
{
  Outcome outcome = { 0 };
  Counts  counts = { 0 };

  edit (fixture->document, "One");
  g_signal_connect (fixture->document, "notify", G_CALLBACK (count), &counts);
  way_document_save_async (fixture->document, NULL, on_saved, &outcome);
  /* The file may be there already, but until it is known to be, nothing says so. */
  assert_state (fixture->document, WAY_DOCUMENT_SAVING, TRUE);
  assert_counts (&counts, 0, 1, 0, 0);
  g_assert_cmpint (outcome.called, ==, 0);
  wait_for (&outcome);
  g_assert_true (outcome.done);
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  assert_counts (&counts, 0, 1, 1, 0);
  assert_title (fixture->path, "One");
}

static void
test_edits_during_a_save (Fixture      *fixture,
                          gconstpointer data)
{
  Outcome outcome = { 0 };
  g_autoptr (GError) error = NULL;

  edit (fixture->document, "One");
  way_document_save_async (fixture->document, NULL, on_saved, &outcome);
  edit (fixture->document, "Two");
  assert_state (fixture->document, WAY_DOCUMENT_SAVING, TRUE);
  /* Not two at a time. */
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  wait_for (&outcome);
  g_assert_true (outcome.done);
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_title (fixture->path, "One");
  way_history_undo (way_document_get_history (fixture->document));
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_history_redo (way_document_get_history (fixture->document));
  assert_saves (fixture->document);
  assert_title (fixture->path, "Two");
}

static void
test_saves_follow_each_other (Fixture      *fixture,
                              gconstpointer data)
{
  Outcome          outcomes[5] = { 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  int i;

  edit (fixture->document, "One");
  way_document_save_async (fixture->document, NULL, on_saved, &outcomes[0]);
  edit (fixture->document, "Two");
  way_document_save_async (fixture->document, NULL, on_saved, &outcomes[1]);
  way_document_save_async (fixture->document, NULL, on_saved, &outcomes[2]);
  way_document_save_as_async (fixture->document, other, NULL, on_saved, &outcomes[3]);
  way_document_save_as_async (fixture->document, other, NULL, on_saved, &outcomes[4]);
  for (i = 0; i < 5; i++)
    {
      wait_for (&outcomes[i]);
      g_assert_true (outcomes[i].done);
      g_assert_cmpint (outcomes[i].called, ==, 1);
    }
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  assert_title (fixture->path, "Two");
  assert_title (path, "Two");
  g_assert_true (g_file_equal (way_document_get_file (fixture->document), other));
}

static void
test_async_trouble (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "map.journey", NULL);
  g_autoptr (GFile) gone = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayDocument) fresh = way_document_new (map);
  Outcome failed = { 0 }, cancelled = { 0 }, homeless = { 0 }, last = { 0 };

  edit (fixture->document, "One");
  way_document_save_as_async (fixture->document, gone, NULL, on_saved, &failed);
  wait_for (&failed);
  g_assert_false (failed.done);
  g_assert_error (failed.error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);

  g_cancellable_cancel (cancellable);
  way_document_save_async (fixture->document, cancellable, on_saved, &cancelled);
  wait_for (&cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_title (fixture->path, "Onboarding");

  way_document_save_async (fresh, NULL, on_saved, &homeless);
  wait_for (&homeless);
  g_assert_error (homeless.error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);

  way_document_save_async (fixture->document, NULL, on_saved, &last);
  wait_for (&last);
  g_assert_true (last.done);
  assert_title (fixture->path, "One");
  g_error_free (failed.error);
  g_error_free (cancelled.error);
  g_error_free (homeless.error);
}

/* A window that is closed does not take its saves along. */
static void
test_dropped_while_saving (Fixture      *fixture,
                           gconstpointer data)
{
  Outcome      outcomes[2] = { 0 };
  WayDocument *document = fixture->document;

  edit (document, "One");
  way_document_save_async (document, NULL, on_saved, &outcomes[0]);
  edit (document, "Two");
  way_document_save_async (document, NULL, on_saved, &outcomes[1]);
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *)&document);
  g_clear_object (&fixture->document);
  wait_for (&outcomes[0]);
  wait_for (&outcomes[1]);
  /* The thread that wrote gives its reference back a moment after it said so; one
   * that is kept lets the test run into its time limit. */
  while (document != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  assert_title (fixture->path, "Two");
}

/* Somebody else writes to the file. */

static void
write_by_replacing (const char *path,
                    GBytes     *before)
{
  way_test_write (path, "somebody else's", -1);
}

/* The same length and the same time, in the same file. */
static void
write_unobtrusively (const char *path,
                     GBytes     *before)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  struct timespec  times[2];
  struct stat      info;
  FILE            *stream;

  *strstr (text, "Onboarding") = 'o';
  g_assert_cmpint (stat (path, &info), ==, 0);
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  stream = fopen (path, "r+");
  fputs (text, stream);
  fclose (stream);
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
append (const char *path,
        GBytes     *before)
{
  FILE *stream = fopen (path, "a");

  fputs ("<!-- more -->\n", stream);
  fclose (stream);
}

static void
empty (const char *path,
       GBytes     *before)
{
  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
test_changed_on_disk (Fixture      *fixture,
                      gconstpointer data)
{
  static void (*const ways[]) (const char *, GBytes *) = { write_by_replacing, write_unobtrusively, append, empty };
  g_autofree char *path = g_build_filename (fixture->folder, "mine.journey", NULL);
  g_autoptr (GFile) elsewhere = g_file_new_for_path (path);
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = NULL;
      g_autoptr (GBytes) theirs = NULL;
      g_autofree char *title = g_strdup_printf ("Mine %d", i);

      way_test_write (fixture->path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
      document = way_document_open (fixture->file, &error);
      g_assert_no_error (error);
      edit (document, title);
      ways[i](fixture->path, before);
      theirs = way_test_read (fixture->path);
      g_assert_false (way_document_save (document, &error));
      assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
      assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
      way_test_assert_same (fixture->path, theirs);
      /* It is no matter of trying again. */
      g_assert_false (way_document_save (document, &error));
      assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);

      if (i == 0)
        {
          g_assert_true (way_document_save_as (document, elsewhere, &error));
          assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
          way_test_assert_same (fixture->path, theirs);
          continue;
        }
      way_document_accept_disk (document);
      assert_saves (document);
      assert_title (fixture->path, title);
      /* That was for once. */
      edit (document, "Again");
      assert_saves (document);
      edit (document, "Once more");
      write_by_replacing (fixture->path, NULL);
      g_assert_false (way_document_save (document, &error));
      assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
    }
}

/* A backup program that copies a file back, or a touch, is no change. */
static void
test_same_bytes_on_disk (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GBytes) before = way_test_read (fixture->path);

  edit (fixture->document, "One");
  way_test_write (fixture->path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  assert_saves (fixture->document);
  edit (fixture->document, "Two");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_saves (fixture->document);
  assert_title (fixture->path, "Two");
  /* It is not there any more, so it is not saved, even though nothing was changed. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_saves (fixture->document);
  assert_title (fixture->path, "Two");
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (WayDocument) copy = way_document_duplicate (fixture->document);
  WayMap  *map = way_document_get_map (fixture->document);
  WayMap  *copied = way_document_get_map (copy);
  WayItem *root = way_map_get_root (copied);

  g_assert_true (g_uuid_string_is_valid (way_map_get_uuid (copied)));
  g_assert_cmpstr (way_map_get_uuid (copied), !=, way_map_get_uuid (map));
  g_assert_cmpstr (way_item_get (root, "derived-from"), ==, way_map_get_uuid (map));
  g_assert_null (way_item_get (way_map_get_root (map), "derived-from"));
  g_assert_cmpint (way_map_n (copied, WAY_MAP_CARDS), ==, way_map_n (map, WAY_MAP_CARDS));
  g_assert_cmpstr (way_item_get_id (way_map_get (copied, WAY_MAP_CARDS, 0)), ==, way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0)));
  g_assert_null (way_document_get_file (copy));
  /* It is nowhere but here. */
  assert_state (copy, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  edit (copy, "The copy");
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Onboarding");
}

/* The same map, as a program of another version would have written it. */
static WayDocument *
open_version (Fixture    *fixture,
              const char *version)
{
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autofree char *text = g_strndup (g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  g_auto (GStrv) parts = g_strsplit (text, "version=\"1.0\" id", 2);
  g_autofree char *changed = g_strdup_printf ("%sversion=\"%s\" odd=\"&amp;\" id%s", parts[0], version, parts[1]);
  g_autoptr (GError) error = NULL;
  WayDocument *document;

  way_test_write (fixture->path, changed, -1);
  document = way_document_open (fixture->file, &error);
  g_assert_no_error (error);
  assert_state (document, WAY_DOCUMENT_SAVED, FALSE);

  return document;
}

static void
test_newer_major (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayDocument) document = open_version (fixture, "2.0");
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };

  g_assert_true (way_document_is_read_only (document));
  g_assert_cmpuint (way_document_get_notices (document)->len, >=, 1);
  edit (document, "Mine");
  g_assert_false (way_document_save (document, &error));
  assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_READ_ONLY);
  way_document_save_async (document, NULL, on_saved, &outcome);
  wait_for (&outcome);
  assert_refused (fixture, &outcome.error, WAY_DOCUMENT_ERROR_READ_ONLY);
  way_test_assert_same (fixture->path, before);
}

static void
test_newer_minor (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayDocument) document = open_version (fixture, "1.9");
  g_autoptr (GBytes) after = NULL;
  g_autofree char *text = NULL;
  WayNotice       *notice = g_ptr_array_index (way_document_get_notices (document), 0);

  g_assert_false (way_document_is_read_only (document));
  g_assert_nonnull (strstr (notice->message, "1.9"));
  edit (document, "Mine");
  assert_saves (document);
  after = way_test_read (fixture->path);
  text = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_nonnull (strstr (text, "version=\"1.9\""));
  g_assert_nonnull (strstr (text, " odd=\"&amp;\""));
  assert_title (fixture->path, "Mine");
}

/* What was repaired is a change that is not on the disk yet. */
static void
test_repaired (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayDocument) again = NULL;

  way_test_write (fixture->path, "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\" title=\"T\">\n<lanes><lane/></lanes></journey>", -1);
  document = way_document_open (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (way_document_get_notices (document)->len, ==, 1);
  assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  assert_saves (document);
  again = way_document_open (fixture->file, &error);
  g_assert_cmpuint (way_document_get_notices (again)->len, ==, 0);
  assert_state (again, WAY_DOCUMENT_SAVED, FALSE);
}

/* Opening what cannot be opened. */

static void
assert_does_not_open (Fixture    *fixture,
                      int         code,
                      const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (way_document_open (fixture->file, &error));
  g_assert_nonnull (strstr (error->message, line));
  assert_refused (fixture, &error, code);
}

static void
test_does_not_open (Fixture      *fixture,
                    gconstpointer data)
{
  gboolean is_root = geteuid () == 0;

  g_assert_cmpint (truncate (fixture->path, 33 * 1024 * 1024), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_TOO_LARGE, "map.journey:1: ");
  g_assert_cmpint (truncate (fixture->path, 32 * 1024 * 1024), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:");
  g_assert_cmpint (truncate (fixture->path, 100), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:2: ");
  g_chmod (fixture->path, 0);
  /* Root may read everything, so become somebody else for a while. */
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_READ, "");
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_READ, "");
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_READ, "");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", fixture->path), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_READ, "");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (symlink ("map.journey", fixture->path), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_READ, "");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_READ, "");
}

#define ADD(path, func) g_test_add ("/documents/document/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("unchanged", test_unchanged);
  ADD ("states", test_states);
  ADD ("saved-while-typing", test_saved_while_typing);
  ADD ("new-map", test_new_map);
  ADD ("failed-save-as", test_failed_save_as);
  ADD ("each-change-is-told-once", test_each_change_is_told_once);
  ADD ("async", test_async);
  ADD ("edits-during-a-save", test_edits_during_a_save);
  ADD ("saves-follow-each-other", test_saves_follow_each_other);
  ADD ("async-trouble", test_async_trouble);
  ADD ("dropped-while-saving", test_dropped_while_saving);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("same-bytes-on-disk", test_same_bytes_on_disk);
  ADD ("duplicate", test_duplicate);
  ADD ("newer-major", test_newer_major);
  ADD ("newer-minor", test_newer_minor);
  ADD ("repaired", test_repaired);
  ADD ("does-not-open", test_does_not_open);

  return way_test_run ();
}
