/* test-locks.c - who has a file, and what is in it, while the system fails to say so
 *
 * Each call that reads, looks or locks fails in its turn. Nobody is locked out by that, and nothing is taken for what it is not.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-lock.h"
#include "journeys/documents/file.h"
#include "journeys/documents/lock-note.h"
#include "journeys/documents/recovery-folder.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

static const int numbers[] = { EIO, EINTR, ENOLCK, EWOULDBLOCK, ENOSPC };

typedef struct
{
  char *folder;
  char *path;
  char *note;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = way_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->note = g_build_filename (fixture->folder, ".~lock.map.journey#", NULL);
  way_test_write (fixture->path, "<journey/>", -1);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->path);
  g_free (fixture->note);
  way_test_folder_free (fixture->folder);
}

static void
test_reading (Fixture      *fixture,
              gconstpointer data)
{
  const char *failed = "";
  int         call;
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (call = 0, failed = ""; failed != NULL; call++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;

        way_calls_fail_reads (call, numbers[i], FALSE);
        bytes = way_file_read (fixture->path, NULL, &error);
        failed = way_calls_end (NULL);
        g_assert_true ((bytes == NULL) == (error != NULL));
        if (bytes != NULL)
          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<journey/>", 10);
        else
          g_assert_nonnull (strstr (error->message, g_strerror (numbers[i])));
        /* What was only interrupted is done again; and to be closed is not to be read. */
        if (failed == NULL || strcmp (failed, "close") == 0 || (strcmp (failed, "read") == 0 && numbers[i] == EINTR))
          g_assert_no_error (error);
        else
          g_assert_nonnull (error);
      }
}

/* Why it cannot be read, in words. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    int         number;
    const char *words;
  } cases[] = {
    { ENOENT, "map.journey: There is no such file." },
    { EACCES, "map.journey: You may not read this file." },
    { EPERM, "map.journey: You may not read this file." },
    { EISDIR, "map.journey: This is a folder." },
    { EIO, "map.journey: The file could not be read (Input/output error)." },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      way_calls_fail_reads (0, cases[i].number, FALSE);
      bytes = way_file_read (fixture->path, NULL, &error);
      way_calls_end (NULL);
      g_assert_null (bytes);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* What cannot be seen is no change that somebody has made. */
static void
test_other (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) same = g_bytes_new_static ("<journey/>", 10);
  g_autoptr (GBytes) other = g_bytes_new_static ("<journal/>", 10);
  g_autoptr (GBytes) longer = g_bytes_new_static ("<journey />", 11);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", NULL);

  g_assert_false (way_file_is_other (fixture->path, same));
  g_assert_true (way_file_is_other (fixture->path, other));
  g_assert_true (way_file_is_other (fixture->path, longer));
  g_assert_false (way_file_is_other (fixture->folder, same));
  g_assert_false (way_file_is_other (gone, same));
  way_calls_fail_reads (1, EIO, TRUE);
  g_assert_false (way_file_is_other (fixture->path, other));
  g_assert_nonnull (way_calls_end (NULL));
}

/* What cannot be seen may be there. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "gone", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop", NULL);

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_false (way_file_is_gone (fixture->path));
  g_assert_false (way_file_is_gone (loop));
  g_assert_true (way_file_is_gone (gone));
  g_assert_true (way_file_is_gone (below));
  g_assert_true (way_file_is_gone (fixture->folder));
}

/* Also where this program has nothing open yet. */
static void
test_of_others (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) nobody = way_lock_note_list_others (fixture->path);
  g_autoptr (GPtrArray) others = NULL;

  g_assert_cmpuint (nobody->len, ==, 0);
  way_test_write (fixture->note, ",anna,elsewhere,,waymark:1795500000;", -1);
  others = way_lock_note_list_others (fixture->path);
  g_assert_cmpuint (others->len, ==, 1);
}

/* Files of the system say that they are empty. */
static void
test_longer_than_it_says (void)
{
  g_autoptr (GBytes) bytes = way_file_read ("/proc/self/smaps", NULL, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 8192);
}

/* Whatever fails, nobody else has the file, and the next one can have it. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const left[] = { NULL, "", "no note", "Anna,anna,HOST,24.11.2026 14:05,waymark:1795500000;" };
  const char              *failed;
  int                      call;
  guint                    i, j;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (j = 0; j < G_N_ELEMENTS (left); j++)
      for (call = 0, failed = ""; failed != NULL; call++)
        {
          g_autoptr (GPtrArray) others = NULL;
          g_autoptr (GPtrArray) nobody = NULL;
          WayLockNote *note;

          if (left[j] != NULL)
            {
              g_auto (GStrv) parts = g_strsplit (left[j], "HOST", 2);
              g_autofree char *text = g_strjoinv (g_get_host_name (), parts);

              way_test_write (fixture->note, text, -1);
            }
          way_calls_fail_reads (call, numbers[i], FALSE);
          note = way_lock_note_take (fixture->path, "Me");
          others = way_lock_note_list_others (fixture->path);
          failed = way_calls_end (NULL);
          if (note != NULL)
            way_lock_note_release (note);

          note = way_lock_note_take (fixture->path, "Me");
          nobody = way_lock_note_list_others (fixture->path);
          g_assert_cmpuint (nobody->len, ==, 0);
          g_assert_nonnull (note);
          way_lock_note_release (note);
          g_assert_false (g_file_test (fixture->note, G_FILE_TEST_EXISTS));
        }
}

static void
test_no_locks (Fixture      *fixture,
               gconstpointer data)
{
  const char *failed = "";
  int         call, lock;

  for (call = 0; failed != NULL; call++)
    {
      way_calls_fail_reads (call, ENOLCK, TRUE);
      g_assert_true (way_file_lock (fixture->path, &lock));
      failed = way_calls_end (NULL);
      way_file_unlock (lock);
    }
}

static void
test_waits (Fixture      *fixture,
            gconstpointer data)
{
  int held = g_open (fixture->path, O_RDWR | O_CLOEXEC, 0);
  int lock;

  g_assert_cmpint (flock (held, LOCK_EX | LOCK_NB), ==, 0);
  way_file_lock_set_patience (1);
  g_assert_false (way_file_lock (fixture->path, &lock));
  close (held);
  g_assert_true (way_file_lock (fixture->path, &lock));
  way_file_unlock (lock);
}

typedef struct
{
  Fixture *fixture;
  int      held;
  int      n_tries;
} Other;

/* Another program has the file, and puts its own in its place while we wait. */
static void
replace_cb (const char *call,
            const char *synced,
            gpointer    data)
{
  Other           *other = data;
  g_autofree char *path = NULL;

  if (strcmp (call, "flock") != 0 || ++other->n_tries != 2)
    return;
  path = g_build_filename (other->fixture->folder, "new", NULL);
  g_assert_cmpint (g_rename (path, other->fixture->path), ==, 0);
  close (other->held);
}

static void
test_replaced_while_waiting (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new", NULL);
  Other            other = { fixture, g_open (fixture->path, O_RDWR | O_CLOEXEC, 0), 0 };
  int              lock, second;

  way_test_write (path, "theirs", -1);
  g_assert_cmpint (flock (other.held, LOCK_EX | LOCK_NB), ==, 0);
  way_file_lock_set_patience (30 * G_TIME_SPAN_SECOND);
  way_calls_fail_reads (-1, 0, FALSE);
  way_calls_watch (replace_cb, &other);
  g_assert_true (way_file_lock (fixture->path, &lock));
  way_calls_end (NULL);
  g_assert_cmpint (other.n_tries, >, 2);
  /* It is the new file that is locked. */
  second = g_open (fixture->path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (second, LOCK_EX | LOCK_NB), !=, 0);
  close (second);
  way_file_unlock (lock);
}

static void
remove_cb (const char *call,
           const char *synced,
           gpointer    data)
{
  Other *other = data;

  if (strcmp (call, "flock") != 0 || ++other->n_tries != 2)
    return;
  g_assert_cmpint (g_unlink (other->fixture->path), ==, 0);
  close (other->held);
}

/* Where there is no file any more there is nothing to wait for. */
static void
test_removed_while_waiting (Fixture      *fixture,
                            gconstpointer data)
{
  Other other = { fixture, g_open (fixture->path, O_RDWR | O_CLOEXEC, 0), 0 };
  int   lock;

  g_assert_cmpint (flock (other.held, LOCK_EX | LOCK_NB), ==, 0);
  way_file_lock_set_patience (30 * G_TIME_SPAN_SECOND);
  way_calls_fail_reads (-1, 0, FALSE);
  way_calls_watch (remove_cb, &other);
  g_assert_true (way_file_lock (fixture->path, &lock));
  way_calls_end (NULL);
  g_assert_cmpint (lock, ==, -1);
}

/* That this program runs is said as soon as it can be. */
static void
test_owner (Fixture      *fixture,
            gconstpointer data)
{
  const char *failed = "";
  int         call;
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (call = 0, failed = ""; failed != NULL; call++)
      {
        g_autoptr (WayRecoveryFolder) folder = NULL;
        const char *owner;

        way_calls_fail_reads (call, numbers[i], FALSE);
        folder = way_recovery_folder_new (fixture->folder);
        failed = way_calls_end (NULL);
        owner = way_recovery_folder_get_owner (folder);
        g_assert_nonnull (owner);
        g_assert_true (way_recovery_folder_is_owned (fixture->folder, owner));
        g_assert_true (way_recovery_folder_is_own (owner));
      }
  g_assert_false (way_recovery_folder_is_owned (fixture->folder, NULL));
  g_assert_false (way_recovery_folder_is_owned (fixture->folder, "../map.journey"));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add ("/documents/locks/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);
  g_assert_false (way_recovery_folder_is_own ("nobody.running"));

  ADD ("reading-is-tried-again-or-refused", test_reading);
  ADD ("why-it-cannot-be-read", test_words);
  ADD ("what-others-have", test_of_others);
  ADD ("what-is-other", test_other);
  ADD ("what-is-gone", test_gone);
  g_test_add_func ("/documents/locks/longer-than-it-says", test_longer_than_it_says);
  ADD ("a-note-locks-nobody-out", test_note);
  ADD ("where-there-are-no-locks", test_no_locks);
  ADD ("waits-for-others", test_waits);
  ADD ("replaced-while-waiting", test_replaced_while_waiting);
  ADD ("removed-while-waiting", test_removed_while_waiting);
  ADD ("who-runs", test_owner);

  return way_test_run ();
}
