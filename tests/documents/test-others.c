/* test-others.c - others who have the file of a map open, and what they do to it */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-watch.h"
#include "journeys/documents/file.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

static char *
dup_note (WayTestDocument *fixture)
{
  return g_build_filename (fixture->folder, ".~lock.map.journey#", NULL);
}

static gboolean
has_note (WayTestDocument *fixture)
{
  g_autofree char *note = dup_note (fixture);

  return g_file_test (note, G_FILE_TEST_EXISTS);
}

static void
write_note (WayTestDocument *fixture,
            const char      *text)
{
  g_autofree char *note = dup_note (fixture);

  way_test_write (note, text, -1);
}

static void
assert_others (WayTestDocument *fixture,
               guint            n)
{
  g_autoptr (GPtrArray) others = way_lock_note_list_others (fixture->path);

  g_assert_cmpuint (others->len, ==, n);
}

static void
assert_taken (WayTestDocument *fixture)
{
  g_autoptr (WayLockNote) note = way_lock_note_take (fixture->path, "Me");

  g_assert_nonnull (note);
  assert_others (fixture, 0);
  g_assert_true (has_note (fixture));
}

/* Beside whose note there is another one now, ours. */
static WayHolder *
find_holder (WayTestDocument *fixture)
{
  g_autoptr (WayLockNote) note = way_lock_note_take (fixture->path, "Me");
  g_autoptr (GPtrArray) others = way_lock_note_list_others (fixture->path);

  g_assert_nonnull (note);
  g_assert_cmpuint (others->len, ==, 1);

  return g_ptr_array_steal_index (others, 0);
}

/* Who took it twice has it until it was released twice. */
static void
test_note (WayTestDocument *fixture,
           gconstpointer    data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autofree char *note = dup_note (fixture);
  g_autofree char *text = NULL;
  WayLockNote     *first = way_lock_note_take (fixture->path, "Me; the \\ first, too");
  WayLockNote     *second;

  g_assert_nonnull (first);
  g_assert_true (g_file_get_contents (note, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Me\\; the \\\\ first\\, too,"));
  g_assert_cmpint (symlink (fixture->path, other), ==, 0);
  second = way_lock_note_take (other, "Me");
  g_assert_true (second == first);
  way_lock_note_release (second);
  g_assert_true (has_note (fixture));
  way_lock_note_release (first);
  g_assert_false (has_note (fixture));
}

/* What LibreOffice writes, and what we do; a note of which nothing can be known stays. */
static void
test_elsewhere (WayTestDocument *fixture,
                gconstpointer    data)
{
  g_autofree char *office = g_strdup_printf ("Anna\\, the first,anna,%s,24.11.2026 14:05,file:///home/anna/.config;", g_get_host_name ());
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 11, 24, 14, 5, 0);
  g_autoptr (WayHolder) first = NULL;
  g_autoptr (WayHolder) second = NULL;

  write_note (fixture, office);
  first = find_holder (fixture);
  g_assert_cmpstr (first->user, ==, "Anna, the first");
  g_assert_cmpstr (first->host, ==, g_get_host_name ());
  g_assert_cmpint (first->since, ==, g_date_time_to_unix (time));
  g_assert_true (has_note (fixture));

  write_note (fixture, ",bo,elsewhere,24.11.2026 14:05,waymark:1795500000;");
  second = find_holder (fixture);
  g_assert_cmpstr (second->user, ==, "bo");
  g_assert_cmpstr (second->host, ==, "elsewhere");
  g_assert_cmpint (second->since, ==, 1795500000);
  g_assert_true (has_note (fixture));
}

/* A note without a time that there is, and with more than we know, is one all the same. */
static void
test_times (WayTestDocument *fixture,
            gconstpointer    data)
{
  static const char *const texts[] = { ",bo,elsewhere,yesterday,file:///x;", ",bo,elsewhere,31.02.2026 14:05,file:///x;", ",bo,elsewhere,,file:///x;more,and,more;\\" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WayHolder) holder = NULL;

      write_note (fixture, texts[i]);
      holder = find_holder (fixture);
      g_assert_cmpstr (holder->user, ==, "bo");
      g_assert_cmpint (holder->since, ==, 0);
    }
}

/* Another program of this computer, which is told when to open the file and when to end, and ends with this one. */
typedef struct
{
  pid_t child;
  int   order; /* its ends of two pipes */
  int   answer;
} Other;

static void
tell (Other *other)
{
  g_assert_cmpint (write (other->order, "x", 1), ==, 1);
}

static void
obey (WayTestDocument *fixture,
      int              order,
      int              answer)
{
  WayLockNote *note;
  char         said;

  if (read (order, &said, 1) != 1)
    _exit (1);
  note = way_lock_note_take (fixture->path, "Anna; Berger\\");
  if (note == NULL || write (answer, "x", 1) != 1 || read (order, &said, 1) != 1)
    _exit (1);
  way_lock_note_release (note);
  _exit (0);
}

/* To be called before this program has the file open: what that knows would be known there. */
static Other
prepare_other (WayTestDocument *fixture)
{
  int   orders[2], answers[2];
  Other other;

  g_assert_cmpint (pipe (orders), ==, 0);
  g_assert_cmpint (pipe (answers), ==, 0);
  other = (Other){ fork (), orders[1], answers[0] };
  if (other.child == 0)
    {
      close (orders[1]);
      obey (fixture, orders[0], answers[1]);
    }
  close (orders[0]);
  close (answers[1]);

  return other;
}

static void
let_open (Other *other)
{
  char said;

  tell (other);
  g_assert_cmpint (read (other->answer, &said, 1), ==, 1);
}

static void
forget_other (Other *other)
{
  close (other->order);
  close (other->answer);
}

/* It leaves its note behind. */
static void
kill_other (Other *other)
{
  kill (other->child, SIGKILL);
  g_assert_cmpint (waitpid (other->child, NULL, 0), ==, other->child);
  forget_other (other);
}

static void
stop_other (Other *other)
{
  int status;

  tell (other);
  g_assert_cmpint (waitpid (other->child, &status, 0), ==, other->child);
  g_assert_cmpint (status, ==, 0);
  forget_other (other);
}

static void
test_other_program (WayTestDocument *fixture,
                    gconstpointer    data)
{
  Other other = prepare_other (fixture);
  g_autoptr (WayHolder) holder = NULL;

  let_open (&other);
  holder = find_holder (fixture);
  g_assert_cmpstr (holder->user, ==, "Anna; Berger\\");
  g_assert_cmpstr (holder->host, ==, g_get_host_name ());
  g_assert_cmpint (holder->since, >, 0);
  kill_other (&other);
  /* The note is still there, but nobody has it any more. */
  g_assert_true (has_note (fixture));
  assert_taken (fixture);
  g_assert_false (has_note (fixture));
}

static void
test_no_sense (WayTestDocument *fixture,
               gconstpointer    data)
{
  static const char *const texts[] = { "", "\n", "Anna", "a,b,c,d", "a,b,c,d,e\\", "\xff,b,c,d,e;" };
  g_autofree char         *note = dup_note (fixture);
  g_autofree char         *long_text = g_strnfill (10000, ',');
  WayLockNote             *second;
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_note (fixture, texts[i]);
      assert_taken (fixture);
    }
  write_note (fixture, long_text);
  assert_taken (fixture);
  /* What is no file is left alone. */
  g_assert_cmpint (mkfifo (note, 0600), ==, 0);
  second = way_lock_note_take (fixture->path, "Me");
  g_assert_nonnull (second);
  assert_others (fixture, 0);
  way_lock_note_release (second);
  g_assert_true (has_note (fixture));
}

/* Between making its note and writing it, a program is looked at by another one. */
static void
test_about_to_write (WayTestDocument *fixture,
                     gconstpointer    data)
{
  g_autofree char *note = dup_note (fixture);
  WayLockNote     *second;
  int              descriptor;

  write_note (fixture, "");
  descriptor = g_open (note, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (descriptor, LOCK_EX | LOCK_NB), ==, 0);
  second = way_lock_note_take (fixture->path, "Me");
  g_assert_nonnull (second);
  assert_others (fixture, 0);
  way_lock_note_release (second);
  g_assert_true (has_note (fixture));
  close (descriptor);
  assert_taken (fixture);
}

/* Somebody tidied up. */
static void
test_taken_away (WayTestDocument *fixture,
                 gconstpointer    data)
{
  g_autofree char *path = dup_note (fixture);
  WayLockNote     *note = way_lock_note_take (fixture->path, "Me");

  g_assert_nonnull (note);
  g_assert_cmpint (g_unlink (path), ==, 0);
  way_lock_note_release (note);
  assert_taken (fixture);
}

/* Another program took the place of ours: it stays when we leave. */
static void
test_replaced (WayTestDocument *fixture,
               gconstpointer    data)
{
  WayLockNote *note = way_lock_note_take (fixture->path, "Me");

  g_assert_nonnull (note);
  write_note (fixture, "Bo,bo,elsewhere,24.11.2026 14:05,waymark:1795500000;");
  way_lock_note_release (note);
  g_assert_true (has_note (fixture));
}

static void
test_no_room (WayTestDocument *fixture,
              gconstpointer    data)
{
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", "map.journey", NULL);
  gboolean         is_root = geteuid () == 0;

  g_assert_null (way_lock_note_take (gone, "Me"));
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  /* Root may write everywhere, so become somebody else for a while. */
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_null (way_lock_note_take (fixture->path, "Me"));
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  assert_others (fixture, 0);
  g_chmod (fixture->folder, 0700);
  g_assert_false (has_note (fixture));
}

/* The note goes with the file of the document, and with the document. */
static void
test_save_as (WayTestDocument *fixture,
              gconstpointer    data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.journey", NULL);
  g_autofree char *note = g_build_filename (fixture->folder, ".~lock.copy.journey#", NULL);
  g_autoptr (GFile) copy_file = g_file_new_for_path (copy);
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");

  g_assert_true (has_note (fixture));
  g_assert_true (way_document_save_as (fixture->document, copy_file, NULL));
  g_assert_false (has_note (fixture));
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&watch);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
}

static void
assert_held (WayFileWatch *watch,
             guint         n)
{
  GPtrArray *others = way_file_watch_get_others (watch);
  gboolean   is_held;

  g_object_get (watch, "held", &is_held, NULL);
  g_assert_cmpuint (others->len, ==, n);
  g_assert_true (is_held == (n > 0));
  if (n > 0)
    g_assert_cmpstr (((WayHolder *)g_ptr_array_index (others, 0))->user, ==, "Anna; Berger\\");
}

static void
wait_for_held (WayFileWatch *watch,
               guint         n)
{
  while (way_file_watch_get_others (watch)->len != n)
    g_main_context_iteration (NULL, TRUE);
  assert_held (watch, n);
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
}

/* Who comes back to a map that the other one has closed is told so. */
static void
test_held (WayTestDocument *fixture,
           gconstpointer    data)
{
  Other other = prepare_other (fixture);
  g_autoptr (WayFileWatch) watch = NULL;

  let_open (&other);
  watch = way_file_watch_new (fixture->document, "Me");
  assert_held (watch, 1);
  kill_other (&other);
  way_file_watch_look (watch);
  assert_held (watch, 0);
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
}

/* Whoever is there first is told of those who come and go, and so is who comes when the first has gone. */
static void
test_come_and_go (WayTestDocument *fixture,
                  gconstpointer    data)
{
  Other         other = prepare_other (fixture);
  WayFileWatch *watch = way_file_watch_new (fixture->document, "Me");

  assert_held (watch, 0);
  let_open (&other);
  wait_for_held (watch, 1);
  g_clear_object (&watch);
  g_assert_false (has_note (fixture));
  watch = way_file_watch_new (fixture->document, "Me again");
  assert_held (watch, 1);
  g_assert_true (has_note (fixture));
  stop_other (&other);
  wait_for_held (watch, 0);
  g_clear_object (&watch);
  g_assert_false (has_note (fixture));
}

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

static void
wait_until_looked (WayFileWatch *watch)
{
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
}

/* Nobody can have the file of a map that has none. */
static void
test_no_file (WayTestDocument *fixture,
              gconstpointer    data)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (WayFileWatch) watch = way_file_watch_new (document, "Me");

  way_file_watch_look (watch);
  g_assert_false (way_file_watch_is_looking (watch));
  g_assert_cmpint (way_document_get_disk (document), ==, WAY_DISK_KNOWN);
  g_assert_null (way_file_watch_get_others (watch));
}

/* What a save is about to replace is no change of others; and a map that is closed during a look is not missed. */
static void
test_look_at_a_bad_time (WayTestDocument *fixture,
                         gconstpointer    data)
{
  WayTestOutcome outcome = { 0 };
  WayDocument   *document = way_document_open (fixture->file, NULL);
  g_autoptr (WayFileWatch) watch = way_file_watch_new (document, "Me");

  wait_until_looked (watch);
  way_test_document_edit (document, "Saved now");
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcome);
  way_file_watch_look (watch);
  way_test_document_wait_for (&outcome);
  wait_until_looked (watch);
  g_assert_cmpint (way_document_get_disk (document), ==, WAY_DISK_KNOWN);

  outcome = (WayTestOutcome){ 0 };
  way_file_watch_look (watch);
  way_test_document_edit (document, "Saved during a look");
  outcome = (WayTestOutcome){ 0 };
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcome);
  way_test_document_wait_for (&outcome);
  wait_until_looked (watch);
  g_assert_cmpint (way_document_get_disk (document), ==, WAY_DISK_KNOWN);

  g_object_notify (G_OBJECT (document), "file");
  g_assert_true (has_note (fixture));
  way_file_watch_look (watch);
  g_object_unref (document);
  wait_until_looked (watch);
  way_file_watch_look (watch);
  g_assert_false (way_file_watch_is_looking (watch));
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

  ADD ("note", test_note);
  ADD ("elsewhere", test_elsewhere);
  ADD ("other-program", test_other_program);
  ADD ("no-sense", test_no_sense);
  ADD ("about-to-write", test_about_to_write);
  ADD ("replaced", test_replaced);
  ADD ("no-room", test_no_room);
  ADD ("save-as", test_save_as);
  ADD ("held", test_held);
  ADD ("come-and-go", test_come_and_go);
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
  ADD ("times-of-notes", test_times);
  ADD ("taken-away", test_taken_away);
  ADD ("no-file", test_no_file);
  ADD ("look-at-a-bad-time", test_look_at_a_bad_time);
  ADD ("no-room-for-versions", test_no_room_for_versions);

  return way_test_run ();
}
