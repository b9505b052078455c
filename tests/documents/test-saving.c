/* test-saving.c - a file that is saved keeps its mode, its owner and its links, and what others wrote */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/documents/file-lock.h"
#include "journeys/documents/versions.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/saving-room.h"
#include "tests/support/test-main.h"

/* Refused with a message that names the file, and no harm done. */
static void
assert_refused (WayTestSaving *fixture,
                WayDocument   *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (way_document_save (document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_NOT_SAVED);
  g_assert_true (way_document_is_modified (document));
}

static void
test_mode_is_kept (WayTestSaving *fixture,
                   gconstpointer  data)
{
  static const int modes[] = { 0600, 0640, 0644, 0664, 0666, 0755, 0777, 01644, 02644 };
  static const int umasks[] = { 022, 077, 0 };
  guint            i, j;

  for (i = 0; i < G_N_ELEMENTS (modes); i++)
    for (j = 0; j < G_N_ELEMENTS (umasks); j++)
      {
        mode_t old = umask (umasks[j]);
        g_autoptr (WayDocument) document = NULL;

        way_test_write (fixture->path, g_bytes_get_data (fixture->before, NULL), g_bytes_get_size (fixture->before));
        g_assert_cmpint (chmod (fixture->path, modes[i]), ==, 0);
        document = way_test_saving_open (fixture->file);
        way_test_saving_assert_saves (document);
        g_assert_cmpint (way_test_saving_get_mode (fixture->path), ==, modes[i]);
        umask (old);
      }
  way_test_saving_assert_no_litter (fixture->folder, 1);
}

static void
test_mode_of_a_new_file (WayTestSaving *fixture,
                         gconstpointer  data)
{
  static const int umasks[] = { 022, 027, 077, 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (umasks); i++)
    {
      mode_t old = umask (umasks[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);

      g_assert_true (way_document_save_as (document, file, &error));
      g_assert_cmpint (way_test_saving_get_mode (path), ==, 0666 & ~umasks[i]);
      g_assert_cmpint (g_unlink (path), ==, 0);
      /* So has what is exported, where nothing was. */
      g_assert_true (way_file_write (path, fixture->before, NULL, NULL, &error));
      g_assert_cmpint (way_test_saving_get_mode (path), ==, 0666 & ~umasks[i]);
      g_assert_cmpint (g_unlink (path), ==, 0);
      umask (old);
    }
}

static void
test_owner_is_kept (WayTestSaving *fixture,
                    gconstpointer  data)
{
  static const uid_t owners[] = { 12345, 0, 12345 };
  static const gid_t groups[] = { 23456, 23456, 0 };
  guint              i;

  for (i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (WayDocument) document = NULL;
      struct stat before, after;

      /* Only root can give files away; for others it is their own anyway. */
      if (geteuid () == 0)
        g_assert_cmpint (chown (fixture->path, owners[i], groups[i]), ==, 0);
      g_assert_cmpint (chmod (fixture->path, 0660), ==, 0);
      g_assert_cmpint (stat (fixture->path, &before), ==, 0);
      document = way_test_saving_open (fixture->file);
      way_test_saving_assert_saves (document);
      g_assert_cmpint (stat (fixture->path, &after), ==, 0);
      g_assert_cmpint (after.st_uid, ==, before.st_uid);
      g_assert_cmpint (after.st_gid, ==, before.st_gid);
      g_assert_cmpint (after.st_mode, ==, before.st_mode);
    }
}

static void
set_title (WayDocument *document,
           const char  *title,
           int          number)
{
  g_autofree char *numbered = g_strdup_printf ("%s %d", title, number);
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (way_document_get_map (document)), "title", numbered, NULL);

  g_assert_true (way_history_perform (way_document_get_history (document), command, NULL));
}

/* Once the file has been replaced, a call fails. */
static void
fail_behind_rename (const char *call,
                    const char *synced,
                    gpointer    data)
{
  if (synced == NULL && strcmp (call, "rename") == 0)
    way_calls_fail_reads (GPOINTER_TO_INT (data), EIO, FALSE);
}

/* Of which time the file is may be unknown: what was in it is kept as a version all the same, and is not of long ago. */
static void
test_time_unknown (WayTestSaving *fixture,
                   gconstpointer  data)
{
  g_autofree char *folder = way_versions_dup_folder ();
  const char      *failed = "";
  int              call;

  for (call = 1; failed != NULL; call++)
    {
      g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);
      g_autoptr (GPtrArray) versions = NULL;
      gint64 now = g_get_real_time ();

      set_title (document, "Unseen", call);
      way_calls_fail_reads (-1, 0, FALSE);
      way_calls_watch (fail_behind_rename, GINT_TO_POINTER (call));
      way_document_save (document, NULL);
      failed = way_calls_end (NULL);
      set_title (document, "Seen", call);
      way_test_saving_assert_saves (document);
      versions = way_versions_list (folder, way_map_get_uuid (way_document_get_map (document)), NULL);
      g_assert_cmpuint (versions->len, ==, 2 * call);
      g_assert_cmpint (((WayVersion *)g_ptr_array_index (versions, 0))->saved, >=, now - G_TIME_SPAN_MINUTE);
    }
  g_assert_cmpint (call, >, 4);
}

/* Links in links, relative and absolute, and one to a file that is not there yet. */
static void
test_links_are_followed (WayTestSaving *fixture,
                         gconstpointer  data)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "inner.journey", NULL);
  g_autofree char *outer = g_build_filename (fixture->folder, "outer.journey", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.journey", NULL);
  g_autofree char *new = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) outer_file = g_file_new_for_path (outer);
  g_autoptr (GFile) dangling_file = g_file_new_for_path (dangling);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) saved = NULL;

  g_assert_cmpint (symlink ("map.journey", inner), ==, 0);
  g_assert_cmpint (symlink (inner, outer), ==, 0);
  g_assert_cmpint (symlink ("new.journey", dangling), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0640), ==, 0);

  document = way_test_saving_open (outer_file);
  way_test_saving_assert_saves (document);
  g_assert_true (g_file_test (inner, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (outer, G_FILE_TEST_IS_SYMLINK));
  saved = way_test_read (outer);
  g_assert_false (g_bytes_equal (saved, fixture->before));
  way_test_assert_same (fixture->path, saved);
  g_assert_cmpint (way_test_saving_get_mode (fixture->path), ==, 0640);

  g_assert_true (way_document_save_as (document, dangling_file, &error));
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (new, G_FILE_TEST_IS_SYMLINK));
  way_test_assert_same (new, saved);
  way_test_saving_assert_no_litter (fixture->folder, 5);
}

static void
test_not_a_place_for_a_map (WayTestSaving *fixture,
                            gconstpointer  data)
{
  g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop.journey", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder.journey", NULL);
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe.journey", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "below.journey", NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *too_long = g_build_filename (fixture->folder, long_name, NULL);
  const char      *paths[] = { loop, folder, pipe_path, below, too_long, "/dev/full", "/dev/null" };
  guint            i;

  g_assert_cmpint (symlink ("loop.journey", loop), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (way_document_save_as (document, file, &error));
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, paths[i]));
    }
  g_assert_true (g_file_test (loop, G_FILE_TEST_IS_SYMLINK));
  way_test_saving_assert_no_litter (fixture->folder, 4);
  way_test_saving_assert_saves (document);
}

/* Root may write everywhere, so become somebody else for a while. */
static gboolean
become_nobody (void)
{
  if (geteuid () != 0)
    return FALSE;
  g_assert_cmpint (seteuid (65534), ==, 0);

  return TRUE;
}

static void
become_root (gboolean was_root)
{
  if (was_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_may_not_be_written (WayTestSaving *fixture,
                         gconstpointer  data)
{
  g_autoptr (WayDocument) document = NULL;
  gboolean was_root;

  /* The folder. */
  g_assert_cmpint (chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  was_root = become_nobody ();
  document = way_test_saving_open (fixture->file);
  assert_refused (fixture, document);
  become_root (was_root);
  way_test_assert_same (fixture->path, fixture->before);
  way_test_saving_assert_no_litter (fixture->folder, 1);

  /* The file: that it could be replaced all the same is not what its mode says. */
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  was_root = become_nobody ();
  assert_refused (fixture, document);
  become_root (was_root);
  way_test_assert_same (fixture->path, fixture->before);
  way_test_saving_assert_no_litter (fixture->folder, 1);

  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  was_root = become_nobody ();
  way_test_saving_assert_saves (document);
  become_root (was_root);
  way_test_saving_assert_no_litter (fixture->folder, 1);
}

static void
test_vanished_folder (WayTestSaving *fixture,
                      gconstpointer  data)
{
  g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  assert_refused (fixture, document);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  way_test_saving_assert_saves (document);
  way_test_saving_assert_no_litter (fixture->folder, 1);
}

/* What another program writes at the same time is not overwritten, however long that takes. */
static void
test_other_program_saves (WayTestSaving *fixture,
                          gconstpointer  data)
{
  g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);
  int other = open (fixture->path, O_RDWR | O_CLOEXEC);

  way_file_lock_set_patience (0);
  g_assert_cmpint (flock (other, LOCK_EX), ==, 0);
  assert_refused (fixture, document);
  way_test_assert_same (fixture->path, fixture->before);
  close (other);
  way_test_saving_assert_saves (document);
}

typedef struct
{
  const char *path;
  gboolean    is_written;
} Comer;

/* Another program, when what is in the file was looked at and before it is replaced. */
static void
come (const char *call,
      const char *synced,
      gpointer    data)
{
  Comer *comer = data;

  if (synced == NULL || comer->is_written)
    return;
  comer->is_written = TRUE;
  way_test_write (comer->path, "Theirs", -1);
}

/* What was looked at is replaced, or nothing where nothing was: not what came since. */
static void
test_other_program_comes (WayTestSaving *fixture,
                          gconstpointer  data)
{
  const int errors[] = { WAY_DOCUMENT_ERROR_EXISTS, WAY_DOCUMENT_ERROR_WRITE };
  g_autoptr (GFile) other = g_file_new_for_path (fixture->other);
  g_autoptr (GBytes) theirs = g_bytes_new_static ("Theirs", 6);
  g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      Comer comer = { fixture->other, FALSE };
      g_autoptr (GError) error = NULL;

      way_calls_fail (NULL, -1, 0, FALSE);
      way_calls_watch (come, &comer);
      g_assert_false (way_document_save_as (document, other, &error));
      way_calls_end (NULL);
      g_assert_true (comer.is_written);
      g_assert_error (error, WAY_DOCUMENT_ERROR, errors[i]);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, fixture->other));
      way_test_assert_same (fixture->other, theirs);
      way_test_saving_assert_no_litter (fixture->folder, 2);
      way_test_write (fixture->other, "Something else", -1);
    }
}

#define ADD(path, func) g_test_add ("/documents/saving/" path, WayTestSaving, NULL, way_test_saving_set_up, func, way_test_saving_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("mode-is-kept", test_mode_is_kept);
  ADD ("mode-of-a-new-file", test_mode_of_a_new_file);
  ADD ("owner-is-kept", test_owner_is_kept);
  g_test_add ("/documents/saving/time-unknown", WayTestSaving, NULL, way_test_saving_set_up_in_memory, test_time_unknown, way_test_saving_tear_down);
  ADD ("links-are-followed", test_links_are_followed);
  ADD ("not-a-place-for-a-map", test_not_a_place_for_a_map);
  ADD ("may-not-be-written", test_may_not_be_written);
  ADD ("vanished-folder", test_vanished_folder);
  ADD ("other-program-saves", test_other_program_saves);
  ADD ("other-program-comes", test_other_program_comes);

  return way_test_run ();
}
