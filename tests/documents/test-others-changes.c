/* test-others-changes.c - what others do to the file of a map that is open */
#include "config.h"

#include <string.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-watch.h"
#include "journeys/documents/file.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

static void
assert_looks (WayTestDocument *fixture,
              WayFileWatch    *watch,
              WayDisk          disk)
{
  way_file_watch_look (watch);
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (way_document_get_disk (fixture->document), ==, disk);
}

static void
wait_for_disk (WayTestDocument *fixture,
               WayDisk          disk)
{
  while (way_document_get_disk (fixture->document) != disk)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (WayDocument *document,
          GParamSpec  *spec,
          int         *n)
{
  (*n)++;
}

static void
write_as_others (WayTestDocument *fixture,
                 const char      *title)
{
  g_autoptr (WayDocument) theirs = way_document_open (fixture->file, NULL);

  way_test_document_edit (theirs, title);
  way_test_document_assert_saves (theirs);
}

static void
test_changed (WayTestDocument *fixture,
              gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GError) error = NULL;
  struct utimbuf times = { 1000000000, 1000000000 };
  int            n = 0;

  g_signal_connect (fixture->document, "notify::disk", G_CALLBACK (count_cb), &n);

  /* What we save is ours, in this thread or in another. */
  way_test_document_edit (fixture->document, "Mine");
  way_test_document_assert_saves (fixture->document);
  assert_looks (fixture, watch, WAY_DISK_KNOWN);
  way_test_document_edit (fixture->document, "Mine too");
  {
    WayTestOutcome outcome = { 0 };

    way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcome);
    way_test_document_wait_for (&outcome);
    g_assert_no_error (outcome.error);
  }
  assert_looks (fixture, watch, WAY_DISK_KNOWN);

  /* So is the same with a new date. */
  g_assert_cmpint (utime (fixture->path, &times), ==, 0);
  assert_looks (fixture, watch, WAY_DISK_KNOWN);
  g_assert_cmpint (n, ==, 0);

  /* What others write is told by itself, and so is that it is gone again. */
  write_as_others (fixture, "Theirs");
  wait_for_disk (fixture, WAY_DISK_OTHER);
  g_assert_cmpint (n, ==, 1);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_OVERWRITTEN, FALSE);
  assert_looks (fixture, watch, WAY_DISK_OTHER);
  /* Nothing was changed here, and all the same there is something to ask. */
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
  write_as_others (fixture, "Mine too");
  wait_for_disk (fixture, WAY_DISK_KNOWN);
  g_assert_cmpint (n, ==, 2);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  /* In the middle of being replaced it is neither gone nor saved less. */
  saved = way_test_read (fixture->path);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  way_file_watch_look (watch);
  way_test_write (fixture->path, g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n, ==, 2);

  way_test_write (fixture->path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  wait_for_disk (fixture, WAY_DISK_OTHER);
  g_assert_cmpint (n, ==, 3);
}

/* A map whose file is gone is in no file, until it is saved again or the file is back. */
static void
test_gone (WayTestDocument *fixture,
           gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_autoptr (GBytes) saved = way_test_read (fixture->path);
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.journey", NULL);

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  wait_for_disk (fixture, WAY_DISK_GONE);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_GONE, TRUE);
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  wait_for_disk (fixture, WAY_DISK_KNOWN);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  wait_for_disk (fixture, WAY_DISK_GONE);
  way_test_document_assert_saves (fixture->document);
  way_test_assert_same (fixture->path, saved);
}

static gboolean
is_kept (WayTestDocument *fixture,
         GBytes          *content)
{
  g_autofree char *folder = way_versions_dup_folder ();
  const char      *uuid = way_map_get_uuid (way_document_get_map (fixture->document));
  g_autoptr (GPtrArray) versions = way_versions_list (folder, uuid, NULL);
  guint i;

  for (i = 0; versions != NULL && i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = way_versions_read (folder, uuid, ((WayVersion *)g_ptr_array_index (versions, i))->id, NULL);

      if (bytes != NULL && g_bytes_equal (bytes, content))
        return TRUE;
    }

  return FALSE;
}

/* What is damaged is not taken: what is missing in it would be missing here. */
static void
test_damaged (WayTestDocument *fixture,
              gconstpointer    data)
{
  static const char *const broken[] = {
    "",
    "<journey",
    "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"40fcece4-20aa-5d78-8e42-7b291f706500\"><cards><pain id=\"aaaaaaaa\" "
    "step=\"zzzzzzzz\" lane=\"zzzzzzzz\"/></cards></journey>",
  };
  gboolean changed;
  guint    i;

  for (i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_auto (WayFileIdentity) read = { 0 };
      g_auto (WayFileIdentity) again = { 0 };
      g_autoptr (GBytes) content = g_bytes_new_static (broken[i], strlen (broken[i]));
      g_autoptr (GError) error = NULL;

      way_test_write (fixture->path, broken[i], -1);
      g_assert_true (way_document_is_disk_damaged (fixture->document, &read, &error));
      g_assert_true (g_str_has_prefix (error->message, fixture->path));
      g_assert_null (way_document_read_disk (fixture->document, &again, &changed, NULL));
      /* Mine is put back, and what was there is kept for whoever wants to know. */
      way_document_accept_read (fixture->document, &read);
      way_test_document_assert_saves (fixture->document);
      g_assert_true (is_kept (fixture, content));
      way_file_identity_clear (&read);
      g_assert_false (way_document_is_disk_damaged (fixture->document, &read, NULL));
    }
}

/* What was saved, and is overwritten or deleted by a program that keeps nothing, is an earlier version. */
static void
test_overwritten (WayTestDocument *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  way_test_document_edit (fixture->document, "Precious");
  way_test_document_assert_saves (fixture->document);
  first = way_test_read (fixture->path);
  g_assert_false (is_kept (fixture, first));
  way_test_write (fixture->path, "", 0);
  assert_looks (fixture, watch, WAY_DISK_OTHER);
  g_assert_true (is_kept (fixture, first));

  way_test_write (fixture->path, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  assert_looks (fixture, watch, WAY_DISK_KNOWN);
  way_test_document_edit (fixture->document, "Precious too");
  way_test_document_assert_saves (fixture->document);
  second = way_test_read (fixture->path);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_looks (fixture, watch, WAY_DISK_GONE);
  g_assert_true (is_kept (fixture, second));
}

/* What was saved and is nowhere else any more is not closed as if it were safe, and that is told. */
static void
test_overwritten_unkept (WayTestDocument *fixture,
                         gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_autofree char *versions = way_versions_dup_folder ();
  g_autoptr (GBytes) saved = NULL;

  way_test_document_edit (fixture->document, "Precious");
  way_test_document_assert_saves (fixture->document);
  saved = way_test_read (fixture->path);
  /* A file where the folder should be. */
  way_test_folder_free (g_strdup (versions));
  way_test_write (versions, "", 0);
  way_test_write (fixture->path, "", 0);
  assert_looks (fixture, watch, WAY_DISK_OTHER);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  g_assert_nonnull (way_file_watch_get_unkept (watch));
  g_unlink (versions);
  assert_looks (fixture, watch, WAY_DISK_OTHER);
  g_assert_null (way_file_watch_get_unkept (watch));
  g_assert_true (is_kept (fixture, saved));
}

/* What was erased does not come back because somebody wrote the file. */
static void
test_overwritten_erased (WayTestDocument *fixture,
                         gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_autoptr (GBytes) saved = NULL;
  int i;

  for (i = 0; i < 2; i++)
    {
      way_test_document_edit (fixture->document, i == 0 ? "Erased" : "Erased too");
      way_test_document_assert_saves (fixture->document);
      g_clear_pointer (&saved, g_bytes_unref);
      saved = way_test_read (fixture->path);
      if (i == 0)
        way_document_set_keeps_versions (fixture->document, FALSE);
      else
        way_document_forget (fixture->document);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
      assert_looks (fixture, watch, WAY_DISK_GONE);
      g_assert_false (is_kept (fixture, saved));
      g_assert_true (way_document_is_modified (fixture->document));
      way_document_set_keeps_versions (fixture->document, TRUE);
      way_test_document_assert_saves (fixture->document);
    }
}

/* Once it was taken over, it is known. */
static void
test_taken_over (WayTestDocument *fixture,
                 gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (WayMap) theirs = NULL;
  gboolean changed;

  write_as_others (fixture, "Theirs");
  assert_looks (fixture, watch, WAY_DISK_OTHER);
  theirs = way_document_read_disk (fixture->document, &read, &changed, NULL);
  g_assert_true (changed);
  way_document_accept_read (fixture->document, &read);
  assert_looks (fixture, watch, WAY_DISK_KNOWN);
}

/* What was mine and in no file is kept before theirs takes its place, and if it cannot be, it stays. */
static void
test_taken_instead (WayTestDocument *fixture,
                    gconstpointer    data)
{
  g_autofree char *versions = way_versions_dup_folder ();
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (WayMap) theirs = NULL;
  g_autoptr (GBytes) mine = NULL;
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  way_test_document_edit (fixture->document, "Mine, in no file");
  mine = way_writer_write (way_document_get_map (fixture->document));
  write_as_others (fixture, "Theirs");
  there = way_test_read (fixture->path);
  theirs = way_document_read_disk (fixture->document, &read, &changed, NULL);

  /* A file where the folder should be. */
  way_test_folder_free (g_strdup (versions));
  way_test_write (versions, "", 0);
  g_assert_false (way_document_take_read (fixture->document, theirs, &read, "Take", &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "Nothing was changed, because your map could not be kept as a version before. "));
  g_clear_error (&error);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Mine, in no file");
  g_unlink (versions);

  way_document_set_keeps_versions (fixture->document, FALSE);
  g_assert_false (way_document_take_read (fixture->document, theirs, &read, "Take", NULL));
  way_document_set_keeps_versions (fixture->document, TRUE);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Mine, in no file");

  g_assert_true (way_document_take_read (fixture->document, theirs, &read, "Take", &error));
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Theirs");
  way_test_assert_same (fixture->path, there);
  g_assert_true (is_kept (fixture, mine));
  way_history_undo (way_document_get_history (fixture->document));
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Mine, in no file");
}

/* What a much newer Waymark says of a map would be lost by taking it over. */
static void
test_of_newer (WayTestDocument *fixture,
               gconstpointer    data)
{
  static const char theirs[] = "<journey xmlns=\"urn:waymark:journey:1\" version=\"9.0\" title=\"Theirs\" budget=\"9\"/>";
  g_autoptr (GError) error = NULL;
  g_auto (WayFileIdentity) read = { 0 };
  gboolean changed;

  way_test_write (fixture->path, theirs, strlen (theirs));
  g_assert_null (way_document_read_disk (fixture->document, &read, &changed, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
}

/* What others made is never replaced without being kept. */
static void
test_cannot_be_kept (WayTestDocument *fixture,
                     gconstpointer    data)
{
  g_autofree char *versions = way_versions_dup_folder ();
  g_autoptr (WayMap) theirs = NULL;
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (WayFileIdentity) read = { 0 };
  gboolean changed;

  write_as_others (fixture, "Theirs");
  there = way_test_read (fixture->path);
  theirs = way_document_read_disk (fixture->document, &read, &changed, NULL);
  way_document_accept_read (fixture->document, &read);
  way_test_document_edit (fixture->document, "Mine");

  /* A file where the folder should be. */
  way_test_folder_free (g_strdup (versions));
  way_test_write (versions, "", 0);
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  way_test_assert_same (fixture->path, there);
  g_unlink (versions);
  way_test_document_assert_saves (fixture->document);
}

/* What was read since by something else, and not shown, is not taken for seen. */
static void
test_seen_only (WayTestDocument *fixture,
                gconstpointer    data)
{
  g_auto (WayFileIdentity) seen = { 0 };
  g_auto (WayFileIdentity) later = { 0 };
  g_autoptr (WayMap) first = NULL;
  g_autoptr (WayMap) second = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  way_test_document_edit (fixture->document, "Mine");
  write_as_others (fixture, "Theirs");
  first = way_document_read_disk (fixture->document, &seen, &changed, NULL);
  write_as_others (fixture, "Theirs, and more");
  second = way_document_read_disk (fixture->document, &later, &changed, NULL);
  way_document_accept_read (fixture->document, &seen);
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);
  way_document_accept_read (fixture->document, &later);
  way_test_document_assert_saves (fixture->document);
}

/* Others' work is told even when what was saved cannot be kept as a version. */
static void
test_no_room_for_versions (WayTestDocument *fixture,
                           gconstpointer    data)
{
  g_autofree char *obstacle = g_build_filename (fixture->folder, "versions", NULL);
  g_autoptr (WayFileWatch) watch = NULL;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  watch = way_file_watch_new (fixture->document, "Me");
  way_test_write (obstacle, "no folder", -1);
  write_as_others (fixture, "Theirs");
  assert_looks (fixture, watch, WAY_DISK_OTHER);
}

#define ADD(path, func) g_test_add ("/documents/others/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

/* The same size does not say that it is the same. */
static void
test_is_other (WayTestDocument *fixture,
               gconstpointer    data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GBytes) expected = g_bytes_new_static ("abc", 3);

  g_assert_false (way_file_is_other (path, expected));
  g_assert_false (way_file_is_other (fixture->folder, expected));
  way_test_write (path, "abc", -1);
  g_assert_false (way_file_is_other (path, expected));
  way_test_write (path, "abd", -1);
  g_assert_true (way_file_is_other (path, expected));
  way_test_write (path, "abcd", -1);
  g_assert_true (way_file_is_other (path, expected));
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("changed", test_changed);
  ADD ("gone", test_gone);
  ADD ("damaged", test_damaged);
  ADD ("overwritten", test_overwritten);
  ADD ("overwritten-unkept", test_overwritten_unkept);
  ADD ("overwritten-erased", test_overwritten_erased);
  ADD ("taken-over", test_taken_over);
  ADD ("taken-instead", test_taken_instead);
  ADD ("of-newer", test_of_newer);
  ADD ("is-other", test_is_other);
  ADD ("cannot-be-kept", test_cannot_be_kept);
  ADD ("seen-only", test_seen_only);
  ADD ("no-room-for-versions", test_no_room_for_versions);

  return way_test_run ();
}
