/* test-saving.c - whatever goes wrong while a map is saved, its file stays whole */
#define _GNU_SOURCE
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/documents/file-lock.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

/* The map that is saved, and what of its file is on the disk: it must not be called saved before both are. */
static struct
{
  WayDocument *document;
  const char  *folder;
  gboolean     file_synced;
  gboolean     folder_synced;
  int          n_failed; /* syncs that kept the map from being called saved */
} syncs;

static void
look_at_call (const char *call,
              const char *synced,
              gpointer    data)
{
  g_autofree char *folder = synced != NULL ? g_path_get_dirname (synced) : NULL;

  if (!(syncs.file_synced && syncs.folder_synced) && way_document_get_state (syncs.document) == WAY_DOCUMENT_SAVED)
    g_error ("The map was called saved before the disk had it, at %s", call);
  if (g_strcmp0 (synced, syncs.folder) == 0)
    syncs.folder_synced = TRUE;
  else if (g_strcmp0 (folder, syncs.folder) == 0)
    syncs.file_synced = TRUE;
}

/* A folder with one map in it. */

typedef struct
{
  char   *folder;
  char   *data; /* where versions are kept, or NULL */
  char   *path;
  char   *other; /* another name of the same file, where there is one */
  GFile  *file;
  GBytes *before;
} Fixture;

static void
fixture_init (Fixture *fixture,
              char    *folder)
{
  g_autoptr (WayMap) map = way_test_map_new ();

  fixture->folder = folder;
  fixture->data = NULL;
  fixture->path = g_build_filename (folder, "map.journey", NULL);
  fixture->other = g_build_filename (folder, "other.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->before = way_writer_write (map);
  way_test_write (fixture->path, g_bytes_get_data (fixture->before, NULL), g_bytes_get_size (fixture->before));
  signal (SIGXFSZ, SIG_IGN);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture_init (fixture, way_test_folder_new ());
}

/* For thousands of saves, which would only measure the disk. */
static void
set_up_in_memory (Fixture      *fixture,
                  gconstpointer data)
{
  fixture_init (fixture, way_test_folder_new_in_memory ());
  fixture->data = way_test_folder_new_in_memory ();
  g_setenv ("WAYMARK_DATA_DIR", fixture->data, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_bytes_unref (fixture->before);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->other);
  way_test_folder_free (fixture->folder);
  if (fixture->data != NULL)
    way_test_folder_free (fixture->data);
}

/* The map of a file, with something to save. */
static WayDocument *
open_and_edit (GFile *file)
{
  g_autoptr (GError) error = NULL;
  WayDocument *document = way_document_open (file, &error);
  g_autoptr (WayCommand) command = NULL;

  g_assert_no_error (error);
  command = way_command_new_set (way_map_get_root (way_document_get_map (document)), "title", "After", &error);
  g_assert_true (way_history_perform (way_document_get_history (document), command, &error));

  return document;
}

static void
assert_saves (WayDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  if (!way_document_save (document, &error))
    g_error ("%s", error->message);
  g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_SAVED);
  bytes = way_writer_write (way_document_get_map (document));
  path = g_file_get_path (way_document_get_file (document));
  way_test_assert_same (path, bytes);
}

/* Refused with a message that names the file, and no harm done. */
static void
assert_refused (Fixture     *fixture,
                WayDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (way_document_save (document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_NOT_SAVED);
  g_assert_true (way_document_is_modified (document));
}

/* Nothing lies about but these files. */
static void
assert_no_litter (const char *folder,
                  int         expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, ".journey"))
        g_error ("%s was left behind", name);
      n++;
    }
  g_assert_cmpint (n, ==, expected);
}

/* Modes, links, folders. */

static int
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);

  return info.st_mode & 07777;
}

static void
test_mode_is_kept (Fixture      *fixture,
                   gconstpointer data)
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
        document = open_and_edit (fixture->file);
        assert_saves (document);
        g_assert_cmpint (get_mode (fixture->path), ==, modes[i]);
        umask (old);
      }
  assert_no_litter (fixture->folder, 1);
}

static void
test_mode_of_a_new_file (Fixture      *fixture,
                         gconstpointer data)
{
  static const int umasks[] = { 022, 027, 077, 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "new.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (umasks); i++)
    {
      mode_t old = umask (umasks[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = open_and_edit (fixture->file);

      g_assert_true (way_document_save_as (document, file, &error));
      g_assert_cmpint (get_mode (path), ==, 0666 & ~umasks[i]);
      g_assert_cmpint (g_unlink (path), ==, 0);
      /* So has what is exported, where nothing was. */
      g_assert_true (way_file_write (path, fixture->before, NULL, NULL, &error));
      g_assert_cmpint (get_mode (path), ==, 0666 & ~umasks[i]);
      g_assert_cmpint (g_unlink (path), ==, 0);
      umask (old);
    }
}

static void
test_owner_is_kept (Fixture      *fixture,
                    gconstpointer data)
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
      document = open_and_edit (fixture->file);
      assert_saves (document);
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
test_time_unknown (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *folder = way_versions_dup_folder ();
  const char      *failed = "";
  int              call;

  for (call = 1; failed != NULL; call++)
    {
      g_autoptr (WayDocument) document = open_and_edit (fixture->file);
      g_autoptr (GPtrArray) versions = NULL;
      gint64 now = g_get_real_time ();

      set_title (document, "Unseen", call);
      way_calls_fail_reads (-1, 0, FALSE);
      way_calls_watch (fail_behind_rename, GINT_TO_POINTER (call));
      way_document_save (document, NULL);
      failed = way_calls_end (NULL);
      set_title (document, "Seen", call);
      assert_saves (document);
      versions = way_versions_list (folder, way_map_get_uuid (way_document_get_map (document)), NULL);
      g_assert_cmpuint (versions->len, ==, 2 * call);
      g_assert_cmpint (((WayVersion *)g_ptr_array_index (versions, 0))->saved, >=, now - G_TIME_SPAN_MINUTE);
    }
  g_assert_cmpint (call, >, 4);
}

/* Links in links, relative and absolute, and one to a file that is not there yet. */
static void
test_links_are_followed (Fixture      *fixture,
                         gconstpointer data)
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

  document = open_and_edit (outer_file);
  assert_saves (document);
  g_assert_true (g_file_test (inner, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (outer, G_FILE_TEST_IS_SYMLINK));
  saved = way_test_read (outer);
  g_assert_false (g_bytes_equal (saved, fixture->before));
  way_test_assert_same (fixture->path, saved);
  g_assert_cmpint (get_mode (fixture->path), ==, 0640);

  g_assert_true (way_document_save_as (document, dangling_file, &error));
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (new, G_FILE_TEST_IS_SYMLINK));
  way_test_assert_same (new, saved);
  assert_no_litter (fixture->folder, 5);
}

static void
test_not_a_place_for_a_map (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (WayDocument) document = open_and_edit (fixture->file);
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
  assert_no_litter (fixture->folder, 4);
  assert_saves (document);
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
test_may_not_be_written (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (WayDocument) document = NULL;
  gboolean was_root;

  /* The folder. */
  g_assert_cmpint (chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  was_root = become_nobody ();
  document = open_and_edit (fixture->file);
  assert_refused (fixture, document);
  become_root (was_root);
  way_test_assert_same (fixture->path, fixture->before);
  assert_no_litter (fixture->folder, 1);

  /* The file: that it could be replaced all the same is not what its mode says. */
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  was_root = become_nobody ();
  assert_refused (fixture, document);
  become_root (was_root);
  way_test_assert_same (fixture->path, fixture->before);
  assert_no_litter (fixture->folder, 1);

  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  was_root = become_nobody ();
  assert_saves (document);
  become_root (was_root);
  assert_no_litter (fixture->folder, 1);
}

static void
test_vanished_folder (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (WayDocument) document = open_and_edit (fixture->file);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  assert_refused (fixture, document);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  assert_saves (document);
  assert_no_litter (fixture->folder, 1);
}

/* What another program writes at the same time is not overwritten, however long that takes. */
static void
test_other_program_saves (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (WayDocument) document = open_and_edit (fixture->file);
  int other = open (fixture->path, O_RDWR | O_CLOEXEC);

  way_file_lock_set_patience (0);
  g_assert_cmpint (flock (other, LOCK_EX), ==, 0);
  assert_refused (fixture, document);
  way_test_assert_same (fixture->path, fixture->before);
  close (other);
  assert_saves (document);
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
test_other_program_comes (Fixture      *fixture,
                          gconstpointer data)
{
  const int errors[] = { WAY_DOCUMENT_ERROR_EXISTS, WAY_DOCUMENT_ERROR_WRITE };
  g_autoptr (GFile) other = g_file_new_for_path (fixture->other);
  g_autoptr (GBytes) theirs = g_bytes_new_static ("Theirs", 6);
  g_autoptr (WayDocument) document = open_and_edit (fixture->file);
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
      assert_no_litter (fixture->folder, 2);
      way_test_write (fixture->other, "Something else", -1);
    }
}

/* Full disks. */

/* The file may not become longer than this, for every length up to the whole. */
static void
test_full_at_every_length (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (WayDocument) document = open_and_edit (fixture->file);
  g_autoptr (GBytes) after = way_writer_write (way_document_get_map (document));
  struct rlimit old, limit;
  gsize         size;

  getrlimit (RLIMIT_FSIZE, &old);
  for (size = 0; size < g_bytes_get_size (after); size++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      limit = old;
      limit.rlim_cur = size;
      setrlimit (RLIMIT_FSIZE, &limit);
      done = way_document_save (document, &error);
      setrlimit (RLIMIT_FSIZE, &old);
      g_assert_false (done);
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_assert_true (g_str_has_prefix (error->message, fixture->path));
      g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_NOT_SAVED);
      way_test_assert_same (fixture->path, fixture->before);
    }
  g_test_message ("%" G_GSIZE_FORMAT " lengths", size);
  g_assert_cmpuint (size, >, 2000);
  assert_no_litter (fixture->folder, 1);
  limit.rlim_cur = size;
  setrlimit (RLIMIT_FSIZE, &limit);
  assert_saves (document);
  setrlimit (RLIMIT_FSIZE, &old);
}

/* A small disk of our own, if the system allows that. */
static gboolean
mount_disk (const char *folder)
{
  if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;

  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount ("disk", folder, "tmpfs", 0, "size=64k") == 0;
}

static void
fill_disk (const char *folder,
           int         free_pages)
{
  g_autofree char *path = g_build_filename (folder, "filler.journey", NULL);
  char             page[4096] = { 0 };
  int              pages = 0;
  int              descriptor = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  while (write (descriptor, page, sizeof page) == sizeof page)
    pages++;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (ftruncate (descriptor, MAX (0, pages - free_pages) * sizeof page), ==, 0);
  close (descriptor);
}

static void
check_full_disk (void)
{
  g_autofree char *folder = way_test_folder_new ();
  Fixture          fixture;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  int free_pages = 0;

  if (!mount_disk (folder))
    {
      /* To the program the limits above are the same, with another errno. */
      g_printerr ("# nothing may be mounted here\n");
      g_rmdir (folder);
      return;
    }
  fixture_init (&fixture, g_strdup (folder));
  document = open_and_edit (fixture.file);

  for (fill_disk (folder, 0); !way_document_save (document, &error); fill_disk (folder, free_pages))
    {
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_assert_true (g_str_has_prefix (error->message, fixture.path));
      g_assert_nonnull (strstr (error->message, "full"));
      g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_NOT_SAVED);
      way_test_assert_same (fixture.path, fixture.before);
      assert_no_litter (folder, 2);
      g_assert_cmpint (++free_pages, <, 16);
      g_clear_error (&error);
    }
  g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_SAVED);
  g_assert_cmpint (free_pages, >=, 1);
  assert_no_litter (folder, 2);
  umount (folder);
  g_clear_object (&document);
  tear_down (&fixture, NULL);
}

static void
test_full_disk (void)
{
  /* What is mounted is seen by the whole process, so it is another one. */
  if (g_test_subprocess ())
    {
      check_full_disk ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Every call that a save makes fails once, in every way. */

typedef enum
{
  FILE_PLAIN,
  FILE_NEW,
  FILE_BEHIND_A_LINK,
  FILE_WITH_TWO_NAMES,
} FileSort;

static guint n_failed = 0, n_refused = 0;

/* So that each save does the same calls. */
static void
forget_versions (void)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* Returns whether there was such a call. */
static gboolean
check_fault (Fixture *fixture,
             FileSort sort,
             int      call,
             int      number)
{
  gboolean         is_new = sort == FILE_NEW;
  g_autofree char *path = g_build_filename (fixture->folder, is_new ? "new.journey" : sort == FILE_BEHIND_A_LINK ? "link.journey"
                                                                                                                 : "map.journey",
                                            NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  const char *failed;
  gboolean    done;

  way_test_write (fixture->path, g_bytes_get_data (fixture->before, NULL), g_bytes_get_size (fixture->before));
  chmod (fixture->path, 0666);
  if (sort == FILE_WITH_TWO_NAMES)
    {
      g_unlink (fixture->other);
      g_assert_cmpint (link (fixture->path, fixture->other), ==, 0);
    }
  document = open_and_edit (fixture->file);
  after = way_writer_write (way_document_get_map (document));
  forget_versions ();

  syncs.document = document;
  syncs.folder = fixture->folder;
  syncs.file_synced = syncs.folder_synced = FALSE;
  way_calls_fail (NULL, call, number, FALSE);
  way_calls_watch (look_at_call, NULL);
  done = way_document_save_as (document, file, &error);
  failed = way_calls_end (NULL);

  g_test_message ("%s: %s", failed != NULL ? failed : "none", done ? "saved" : error->message);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    found = way_test_read (path);
  n_failed += failed != NULL;
  if (done)
    {
      g_assert_true (g_bytes_equal (found, after));
      g_assert_true (syncs.file_synced && syncs.folder_synced);
      g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_SAVED);
    }
  else
    {
      g_assert_nonnull (failed);
      syncs.n_failed += strcmp (failed, "fsync") == 0;
      n_refused++;
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      /* A link is followed: it is the file that could not be written. */
      g_assert_true (g_str_has_prefix (error->message, path) || (sort == FILE_BEHIND_A_LINK && g_str_has_prefix (error->message, fixture->path)));
      g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_NOT_SAVED);
      if (!is_new && g_bytes_equal (found, fixture->before))
        g_assert_cmpint (get_mode (fixture->path), ==, 0666);
      /* The old one whole, or the new one whole, but not sure to stay. */
      if (found == NULL)
        g_assert_true (is_new);
      else if (!g_bytes_equal (found, fixture->before))
        {
          g_assert_true (g_bytes_equal (found, after));
          g_assert_null (strstr (error->message, "as it was before"));
        }
      g_clear_error (&error);
      if (!way_document_save_as (document, file, &error))
        g_error ("After %s failed: %s", failed, error->message);
      way_test_assert_same (path, after);
    }
  assert_no_litter (fixture->folder, sort == FILE_PLAIN ? 1 : 2);
  if (is_new)
    g_unlink (path);
  if (sort == FILE_BEHIND_A_LINK)
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  if (sort == FILE_WITH_TWO_NAMES)
    way_test_assert_same (fixture->other, fixture->before);

  return failed != NULL;
}

/* With sanitizers, which look for other things, fewer. */
#ifdef __SANITIZE_ADDRESS__
#define MANY 2
#define FEW 1
#else
#define MANY 7
#define FEW 6
#endif

static void
test_any_call_any_errno (Fixture      *fixture,
                         gconstpointer data)
{
  static const int numbers[] = { ENOSPC, EIO, EDQUOT, EFBIG, EROFS, EACCES, WAY_SHORT_WRITE, EPERM, EINTR, ENOMEM, EMFILE, ENOENT, ENOTSUP };
  FileSort         sort = GPOINTER_TO_INT (data);
  /* The calls are the same; where the file is makes a difference to what is left. */
  guint n_numbers = g_getenv ("WAYMARK_TEST_LONG") != NULL ? G_N_ELEMENTS (numbers) : sort == FILE_PLAIN ? MANY
                                                                                                         : FEW;
  guint i;

  if (sort == FILE_BEHIND_A_LINK)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "link.journey", NULL);

      g_assert_cmpint (symlink ("map.journey", path), ==, 0);
    }
  for (i = 0; i < n_numbers; i++)
    {
      int call = 0;

      syncs.n_failed = 0;
      while (check_fault (fixture, sort, call, numbers[i]))
        call++;
      g_assert_cmpint (call, >=, numbers[i] == WAY_SHORT_WRITE ? 1 : 8);
      /* That of the file and that of its folder. GLib does one of the folder as
       * well, whose result it does not look at. */
      if (numbers[i] == EIO)
        g_assert_cmpint (syncs.n_failed, ==, 2);
    }
}

static void
test_count (void)
{
  /* Each of the checks above ends the program when it does not hold. */
  g_print ("# promise 1: %u failed calls of a save, %u of which ended it, 0 files harmed\n", n_failed, n_refused);
  g_print ("# promise 4: %u steps of a save that failed, and the map never called saved before both syncs\n", n_failed);
}

#define ADD(path, func) g_test_add ("/documents/saving/" path, Fixture, NULL, set_up, func, tear_down)
#define ADD_FOR(path, func, data) g_test_add ("/documents/saving/" path, Fixture, GINT_TO_POINTER (data), set_up_in_memory, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("mode-is-kept", test_mode_is_kept);
  ADD ("mode-of-a-new-file", test_mode_of_a_new_file);
  ADD ("owner-is-kept", test_owner_is_kept);
  ADD_FOR ("time-unknown", test_time_unknown, 0);
  ADD ("links-are-followed", test_links_are_followed);
  ADD ("not-a-place-for-a-map", test_not_a_place_for_a_map);
  ADD ("may-not-be-written", test_may_not_be_written);
  ADD ("vanished-folder", test_vanished_folder);
  ADD ("other-program-saves", test_other_program_saves);
  ADD ("other-program-comes", test_other_program_comes);
  ADD ("full-at-every-length", test_full_at_every_length);
  g_test_add_func ("/documents/saving/full-disk", test_full_disk);
  ADD_FOR ("any-call-any-errno", test_any_call_any_errno, FILE_PLAIN);
  ADD_FOR ("any-call-any-errno-for-a-new-file", test_any_call_any_errno, FILE_NEW);
  ADD_FOR ("any-call-any-errno-behind-a-link", test_any_call_any_errno, FILE_BEHIND_A_LINK);
  ADD_FOR ("any-call-any-errno-with-two-names", test_any_call_any_errno, FILE_WITH_TWO_NAMES);
  g_test_add_func ("/documents/saving/count", test_count);

  return way_test_run ();
}
