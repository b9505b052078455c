/* test-document.c - an open map and its file: what counts as saved, and what is refused */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/versions.h"
#include "journeys/model/item-private.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

/* Opening and saving what is shipped changes no byte, and does not even touch the file. */
static void
test_unchanged (WayTestDocument *fixture,
                gconstpointer    data)
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
      way_test_document_assert_saves (document);
      g_assert_cmpint (stat (fixture->path, &new), ==, 0);
      g_assert_cmpint (old.st_ino, ==, new.st_ino);
      way_test_assert_same (fixture->path, before);

      /* There and back is nothing as well, and a copy is one. */
      way_test_document_edit (document, "Something else");
      way_test_document_assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
      way_history_undo (way_document_get_history (document));
      way_test_document_assert_saves (document);
      way_test_assert_same (fixture->path, before);
      g_assert_true (way_document_save_as (document, copy_file, &error));
      way_test_assert_same (copy, before);
    }
}

static void
test_states (WayTestDocument *fixture,
             gconstpointer    data)
{
  WayHistory *history = way_document_get_history (fixture->document);

  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_test_document_edit (fixture->document, "One");
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_title (fixture->path, "Onboarding");
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "One");
  way_test_document_edit (fixture->document, "Two");
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_history_undo (history);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_history_undo (history);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_history_redo (history);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);

  /* A state that is reached anew is another one, even with the same text. */
  way_history_undo (history);
  way_test_document_edit (fixture->document, "One");
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_saves (fixture->document);
}

/* Typing goes on in the same field after a save: the saved state stays one to come back to. */
static void
test_saved_while_typing (WayTestDocument *fixture,
                         gconstpointer    data)
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
        way_test_document_assert_saves (fixture->document);
    }
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_history_undo (history);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "An");
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_test_document_assert_title (fixture->path, "An");
}

static void
test_new_map (WayTestDocument *fixture,
              gconstpointer    data)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autofree char *path = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  way_test_document_assert_state (document, WAY_DOCUMENT_NOT_SAVED, FALSE);
  g_assert_null (way_document_get_file (document));
  g_assert_false (way_document_save (document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);
  way_test_document_edit (document, "New");
  way_test_document_assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  g_assert_true (way_document_save_as (document, file, &error));
  way_test_document_assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
  g_assert_true (way_document_get_file (document) == file);
  way_test_document_assert_title (path, "New");
}

/* After a failed save as, the document still belongs to its old file. */
static void
test_failed_save_as (WayTestDocument *fixture,
                     gconstpointer    data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.invalid/map.journey");
  g_autoptr (GError) error = NULL;

  way_test_document_edit (fixture->document, "New");
  g_assert_false (way_document_save_as (fixture->document, file, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (way_document_save_as (fixture->document, remote, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ);
  g_assert_true (g_file_equal (way_document_get_file (fixture->document), fixture->file));
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_title (fixture->path, "Onboarding");
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "New");
}

/* Notifications. */

static void
test_each_change_is_told_once (WayTestDocument *fixture,
                               gconstpointer    data)
{
  WayItem         *card = way_map_get (way_document_get_map (fixture->document), WAY_MAP_CARDS, 0);
  g_autofree char *path = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayCommand) on_card = way_command_new_set (card, "title", "Another", NULL);
  WayTestCounts counts = { 0 };

  g_signal_connect (fixture->document, "notify", G_CALLBACK (way_test_document_count), &counts);
  way_test_document_edit (fixture->document, "One");
  way_test_document_assert_counts (&counts, 1, 1, 1, 0);
  way_test_document_edit (fixture->document, "Two");
  way_test_document_assert_counts (&counts, 1, 0, 0, 0);
  g_assert_true (way_history_perform (way_document_get_history (fixture->document), on_card, NULL));
  way_test_document_assert_counts (&counts, 0, 0, 0, 0);
  way_document_save (fixture->document, NULL);
  way_test_document_assert_counts (&counts, 0, 1, 1, 0);
  way_document_save (fixture->document, NULL);
  way_test_document_assert_counts (&counts, 0, 0, 0, 0);
  way_history_undo (way_document_get_history (fixture->document));
  way_test_document_assert_counts (&counts, 0, 1, 1, 0);
  way_history_undo (way_document_get_history (fixture->document));
  way_test_document_assert_counts (&counts, 1, 0, 0, 0);
  g_assert_true (way_document_save_as (fixture->document, file, NULL));
  way_test_document_assert_counts (&counts, 0, 1, 1, 1);
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
test_changed_on_disk (WayTestDocument *fixture,
                      gconstpointer    data)
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
      way_test_document_edit (document, title);
      ways[i](fixture->path, before);
      theirs = way_test_read (fixture->path);
      g_assert_false (way_document_save (document, &error));
      way_test_document_assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
      way_test_document_assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
      way_test_assert_same (fixture->path, theirs);
      /* It is no matter of trying again. */
      g_assert_false (way_document_save (document, &error));
      way_test_document_assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);

      if (i == 0)
        {
          g_assert_true (way_document_save_as (document, elsewhere, &error));
          way_test_document_assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
          way_test_assert_same (fixture->path, theirs);
          continue;
        }
      way_test_document_accept_disk (document);
      way_test_document_assert_saves (document);
      way_test_document_assert_title (fixture->path, title);
      /* That was for once. */
      way_test_document_edit (document, "Again");
      way_test_document_assert_saves (document);
      way_test_document_edit (document, "Once more");
      write_by_replacing (fixture->path, NULL);
      g_assert_false (way_document_save (document, &error));
      way_test_document_assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
    }
}

/* A backup program that copies a file back, or a touch, is no change. */
static void
test_same_bytes_on_disk (WayTestDocument *fixture,
                         gconstpointer    data)
{
  g_autoptr (GBytes) before = way_test_read (fixture->path);

  way_test_document_edit (fixture->document, "One");
  way_test_write (fixture->path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  way_test_document_assert_saves (fixture->document);
  way_test_document_edit (fixture->document, "Two");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "Two");
  /* It is not there any more, so it is not saved, even though nothing was changed. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "Two");
}

static void
test_duplicate (WayTestDocument *fixture,
                gconstpointer    data)
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
  way_test_document_assert_state (copy, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_test_document_edit (copy, "The copy");
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Onboarding");
}

/* The same map, as a program of another version would have written it. */
static WayDocument *
open_version (WayTestDocument *fixture,
              const char      *version)
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
  way_test_document_assert_state (document, WAY_DOCUMENT_SAVED, FALSE);

  return document;
}

static void
test_newer_major (WayTestDocument *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayDocument) document = open_version (fixture, "2.0");
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (GError) error = NULL;
  WayTestOutcome outcome = { 0 };

  g_assert_true (way_document_is_read_only (document));
  g_assert_cmpuint (way_document_get_notices (document)->len, >=, 1);
  way_test_document_edit (document, "Mine");
  g_assert_false (way_document_save (document, &error));
  way_test_document_assert_refused (fixture, &error, WAY_DOCUMENT_ERROR_READ_ONLY);
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcome);
  way_test_document_wait_for (&outcome);
  way_test_document_assert_refused (fixture, &outcome.error, WAY_DOCUMENT_ERROR_READ_ONLY);
  way_test_assert_same (fixture->path, before);
}

static void
test_newer_minor (WayTestDocument *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayDocument) document = open_version (fixture, "1.9");
  g_autoptr (GBytes) after = NULL;
  g_autofree char *text = NULL;
  WayNotice       *notice = g_ptr_array_index (way_document_get_notices (document), 0);

  g_assert_false (way_document_is_read_only (document));
  g_assert_nonnull (strstr (notice->message, "1.9"));
  way_test_document_edit (document, "Mine");
  way_test_document_assert_saves (document);
  after = way_test_read (fixture->path);
  text = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_nonnull (strstr (text, "version=\"1.9\""));
  g_assert_nonnull (strstr (text, " odd=\"&amp;\""));
  way_test_document_assert_title (fixture->path, "Mine");
}

/* What was repaired is a change that is not on the disk yet. */
static void
test_repaired (WayTestDocument *fixture,
               gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayDocument) again = NULL;

  way_test_write (fixture->path, "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\" title=\"T\">\n<lanes><lane/></lanes></journey>", -1);
  document = way_document_open (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (way_document_get_notices (document)->len, ==, 1);
  way_test_document_assert_state (document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_saves (document);
  again = way_document_open (fixture->file, &error);
  g_assert_cmpuint (way_document_get_notices (again)->len, ==, 0);
  way_test_document_assert_state (again, WAY_DOCUMENT_SAVED, FALSE);
}

/* Opening what cannot be opened. */

static void
assert_does_not_open (WayTestDocument *fixture,
                      int              code,
                      const char      *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (way_document_open (fixture->file, &error));
  g_assert_nonnull (strstr (error->message, line));
  way_test_document_assert_refused (fixture, &error, code);
}

static void
test_does_not_open (WayTestDocument *fixture,
                    gconstpointer    data)
{
  gboolean is_root = geteuid () == 0;

  g_assert_cmpint (truncate (fixture->path, 33 * 1024 * 1024), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_TOO_LARGE, "map.journey:1: ");
  g_assert_cmpint (truncate (fixture->path, 32 * 1024 * 1024), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:");
  g_assert_cmpint (truncate (fixture->path, 100), ==, 0);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:2: ");
  /* What it is comes before what is wrong with it. */
  way_test_write (fixture->path, "<page>\n<p>\n</page>", -1);
  assert_does_not_open (fixture, WAY_DOCUMENT_ERROR_NOT_A_MAP, "map.journey:1: ");
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

/* As windows ask for them. */
static void
test_properties (WayTestDocument *fixture,
                 gconstpointer    data)
{
  g_autofree char *title = NULL;
  g_autoptr (GFile) file = NULL;
  WayDocumentState state;
  gboolean         modified;

  way_test_document_edit (fixture->document, "Asked for");
  g_object_get (fixture->document, "title", &title, "file", &file, "state", &state, "modified", &modified, NULL);
  g_assert_cmpstr (title, ==, "Asked for");
  g_assert_true (g_file_equal (file, fixture->file));
  g_assert_cmpint (state, ==, WAY_DOCUMENT_NOT_SAVED);
  g_assert_true (modified);
}

/* What a newer version has written is not mended by this one, so there is nothing to save. */
static void
test_newer_is_not_mended (WayTestDocument *fixture,
                          gconstpointer    data)
{
  g_autoptr (WayDocument) document = NULL;

  way_test_write (fixture->path, "<journey xmlns=\"urn:waymark:journey:1\" version=\"2.0\" id=\"m\"><lanes><lane/></lanes></journey>", -1);
  document = way_document_open (fixture->file, NULL);
  g_assert_true (way_document_is_read_only (document));
  way_test_document_assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
}

/* An earlier version can be looked at, and a copy of it saved. */
static void
test_to_look_at (WayTestDocument *fixture,
                 gconstpointer    data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.journey", NULL);
  g_autoptr (GFile) copy_file = g_file_new_for_path (copy);
  g_autoptr (WayMap) base = NULL;
  g_autoptr (WayDocument) document = NULL;

  way_test_document_edit (fixture->document, "Later");
  base = way_document_read_base (fixture->document, NULL);
  document = way_document_new_to_look_at (base);
  g_assert_cmpstr (way_document_get_title (document), ==, "Onboarding");
  g_assert_true (way_document_is_read_only (document));
  g_assert_null (way_document_get_file (document));
  g_assert_true (way_document_save_as (document, copy_file, NULL));
  way_test_document_assert_title (copy, "Onboarding");
  way_test_document_assert_title (fixture->path, "Onboarding");
}

static void
test_elsewhere (WayTestDocument *fixture,
                gconstpointer    data)
{
  g_autoptr (GFile) far = g_file_new_for_uri ("sftp://example.org/map.journey");
  g_autoptr (GError) error = NULL;

  g_assert_null (way_document_open (far, &error));
  g_assert_cmpstr (error->message, ==, "sftp://example.org/map.journey: Maps can only be kept in folders of this computer. Copy the file there.");
  g_clear_error (&error);
  g_assert_false (way_document_save_as (fixture->document, far, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_equal (way_document_get_file (fixture->document), fixture->file));
}

static void
test_gone (WayTestDocument *fixture,
           gconstpointer    data)
{
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_null (way_document_read_disk (fixture->document, &read, &changed, &error));
  g_assert_false (changed);
  g_assert_nonnull (strstr (error->message, "There is no such file"));
  /* What was in it is still known, and can be saved again. */
  way_test_document_edit (fixture->document, "Again");
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "Again");
}

static guint
count_versions (WayTestDocument *fixture)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GPtrArray) versions = way_versions_list (folder, way_map_get_uuid (way_document_get_map (fixture->document)), NULL);

  return versions->len;
}

/* What is to be found nowhere any more is neither a step nor a version. */
static void
test_forget (WayTestDocument *fixture,
             gconstpointer    data)
{
  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_document_edit (fixture->document, "Gone");
  way_document_forget (fixture->document);
  g_assert_false (way_history_can_undo (way_document_get_history (fixture->document)));
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "Gone");
  g_assert_cmpuint (count_versions (fixture), ==, 0);
  /* That held for once. */
  way_test_document_edit (fixture->document, "Later");
  way_test_document_assert_saves (fixture->document);
  g_assert_cmpuint (count_versions (fixture), ==, 1);
}

/* What nobody has in a window is replaced only when it was kept. */
static void
test_must_keep (WayTestDocument *fixture,
                gconstpointer    data)
{
  g_autofree char *obstacle = g_build_filename (fixture->folder, "versions", NULL);
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (GError) error = NULL;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_write (obstacle, "no folder", -1);
  way_test_document_edit (fixture->document, "Replaces");
  way_document_must_keep (fixture->document);
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_nonnull (strstr (error->message, "Nothing was saved, because what is in the file now could not be kept as a version before"));
  way_test_assert_same (fixture->path, before);
  g_assert_cmpint (g_unlink (obstacle), ==, 0);
  way_test_document_assert_saves (fixture->document);
  g_assert_cmpuint (count_versions (fixture), ==, 1);
}

/* What is said while a save goes on is for the next one. */
static void
test_said_while_saving (WayTestDocument *fixture,
                        gconstpointer    data)
{
  g_autofree char *obstacle = g_build_filename (fixture->folder, "versions", NULL);
  g_autoptr (GError) error = NULL;
  WayTestOutcome first = { 0 };
  WayTestOutcome second = { 0 };

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_document_edit (fixture->document, "One");
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &first);
  way_test_document_edit (fixture->document, "Gone");
  way_document_forget (fixture->document);
  way_test_document_wait_for (&first);
  g_assert_no_error (first.error);
  g_assert_cmpuint (count_versions (fixture), ==, 1);
  way_test_document_assert_saves (fixture->document);
  g_assert_cmpuint (count_versions (fixture), ==, 1);

  way_test_document_edit (fixture->document, "Two");
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &second);
  way_test_document_edit (fixture->document, "Three");
  way_document_must_keep (fixture->document);
  way_test_document_wait_for (&second);
  g_assert_no_error (second.error);
  g_assert_cmpuint (count_versions (fixture), ==, 2);
  way_test_folder_free (g_strdup (obstacle));
  way_test_write (obstacle, "no folder", -1);
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_nonnull (strstr (error->message, "could not be kept as a version before"));
  way_test_document_assert_title (fixture->path, "Two");
}

/* The map as it is becomes a version, in a file or in none; and nothing does that could not be read again. */
static void
test_keep_present (WayTestDocument *fixture,
                   gconstpointer    data)
{
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (WayDocument) copy = way_document_duplicate (fixture->document);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map = way_document_get_map (fixture->document);
  int     i;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  folder = way_versions_dup_folder ();
  g_assert_true (way_document_keep_present (copy, &error));
  versions = way_versions_list (folder, way_map_get_uuid (way_document_get_map (copy)), NULL);
  g_assert_cmpuint (versions->len, ==, 1);

  /* More than any tag of a file may have. */
  for (i = 0; i < 257; i++)
    {
      g_autofree char *name = g_strdup_printf ("odd%d", i);

      way_item_take_foreign (way_map_get (map, WAY_MAP_CARDS, 0), way_foreign_new (WAY_FOREIGN_ATTRIBUTE, name, "x"));
    }
  g_assert_false (way_document_keep_present (fixture->document, &error));
  g_assert_nonnull (strstr (error->message, "Nothing was saved, because reading it back gave something else"));
  g_assert_nonnull (strstr (error->message, "more than 256 attributes"));
  g_assert_cmpuint (count_versions (fixture), ==, 0);
  g_clear_error (&error);
  way_test_document_edit (fixture->document, "Cannot be read");
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_nonnull (strstr (error->message, "more than 256 attributes"));
  way_test_assert_same (fixture->path, before);
}

/* The user chose a name that something else has: it is no map, and kept with those of the map that took its place. */
static void
test_over_something_else (WayTestDocument *fixture,
                          gconstpointer    data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (other);

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_write (other, "a letter", -1);
  g_assert_true (way_document_save_as (fixture->document, file, NULL));
  way_test_document_assert_title (other, "Onboarding");
  g_assert_cmpuint (count_versions (fixture), ==, 1);
}

#define ADD(path, func) g_test_add ("/documents/document/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

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
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("same-bytes-on-disk", test_same_bytes_on_disk);
  ADD ("duplicate", test_duplicate);
  ADD ("newer-major", test_newer_major);
  ADD ("newer-minor", test_newer_minor);
  ADD ("repaired", test_repaired);
  ADD ("does-not-open", test_does_not_open);
  ADD ("properties", test_properties);
  ADD ("newer-is-not-mended", test_newer_is_not_mended);
  ADD ("to-look-at", test_to_look_at);
  ADD ("elsewhere", test_elsewhere);
  ADD ("gone", test_gone);
  ADD ("forget", test_forget);
  ADD ("must-keep", test_must_keep);
  ADD ("said-while-saving", test_said_while_saving);
  ADD ("keep-present", test_keep_present);
  ADD ("over-something-else", test_over_something_else);

  return way_test_run ();
}
