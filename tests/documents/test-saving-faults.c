/* test-saving-faults.c - disks that are full, and calls that fail, while a map is saved */
#define _GNU_SOURCE
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/saving-room.h"
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

/* Full disks. */

/* The file may not become longer than this, for every length up to the whole. */
static void
test_full_at_every_length (WayTestSaving *fixture,
                           gconstpointer  data)
{
  g_autoptr (WayDocument) document = way_test_saving_open (fixture->file);
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
  way_test_saving_assert_no_litter (fixture->folder, 1);
  limit.rlim_cur = size;
  setrlimit (RLIMIT_FSIZE, &limit);
  way_test_saving_assert_saves (document);
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
  WayTestSaving    fixture;
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
  way_test_saving_init (&fixture, g_strdup (folder));
  document = way_test_saving_open (fixture.file);

  for (fill_disk (folder, 0); !way_document_save (document, &error); fill_disk (folder, free_pages))
    {
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_assert_true (g_str_has_prefix (error->message, fixture.path));
      g_assert_nonnull (strstr (error->message, "full"));
      g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_NOT_SAVED);
      way_test_assert_same (fixture.path, fixture.before);
      way_test_saving_assert_no_litter (folder, 2);
      g_assert_cmpint (++free_pages, <, 16);
      g_clear_error (&error);
    }
  g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_SAVED);
  g_assert_cmpint (free_pages, >=, 1);
  way_test_saving_assert_no_litter (folder, 2);
  umount (folder);
  g_clear_object (&document);
  way_test_saving_tear_down (&fixture, NULL);
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
check_fault (WayTestSaving *fixture,
             FileSort       sort,
             int            call,
             int            number)
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
  document = way_test_saving_open (fixture->file);
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
        g_assert_cmpint (way_test_saving_get_mode (fixture->path), ==, 0666);
      /* The old one whole, or the new one whole, but not sure to stay. */
      if (found == NULL)
        g_assert_true (is_new);
      else if (!g_bytes_equal (found, fixture->before))
        {
          g_assert_true (g_bytes_equal (found, after));
          g_assert_null (strstr (error->message, "as it was before"));
        }
      /* Whoever takes the change back has what was in the file, unless the new one is there already. What came through a
       * link is somebody else's until it is looked at. */
      if (!is_new && sort != FILE_BEHIND_A_LINK)
        {
          g_assert_true (way_history_undo (way_document_get_history (document)));
          g_assert_cmpint (way_document_get_state (document), ==, g_bytes_equal (found, fixture->before) ? WAY_DOCUMENT_SAVED : WAY_DOCUMENT_NOT_SAVED);
          g_assert_true (way_history_redo (way_document_get_history (document)));
        }
      g_clear_error (&error);
      if (!way_document_save_as (document, file, &error))
        g_error ("After %s failed: %s", failed, error->message);
      way_test_assert_same (path, after);
    }
  way_test_saving_assert_no_litter (fixture->folder, sort == FILE_PLAIN ? 1 : 2);
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
test_any_call_any_errno (WayTestSaving *fixture,
                         gconstpointer  data)
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

#define ADD(path, func) g_test_add ("/documents/saving/" path, WayTestSaving, NULL, way_test_saving_set_up, func, way_test_saving_tear_down)
#define ADD_FOR(path, func, data) g_test_add ("/documents/saving/" path, WayTestSaving, GINT_TO_POINTER (data), way_test_saving_set_up_in_memory, func, way_test_saving_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("full-at-every-length", test_full_at_every_length);
  g_test_add_func ("/documents/saving/full-disk", test_full_disk);
  ADD_FOR ("any-call-any-errno", test_any_call_any_errno, FILE_PLAIN);
  ADD_FOR ("any-call-any-errno-for-a-new-file", test_any_call_any_errno, FILE_NEW);
  ADD_FOR ("any-call-any-errno-behind-a-link", test_any_call_any_errno, FILE_BEHIND_A_LINK);
  ADD_FOR ("any-call-any-errno-with-two-names", test_any_call_any_errno, FILE_WITH_TWO_NAMES);
  g_test_add_func ("/documents/saving/count", test_count);

  return way_test_run ();
}
