/* test-others.c - others who have the file of a map open, and how each hears of the other */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-watch.h"
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

static void
wait_until_looked (WayFileWatch *watch)
{
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
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
  wait_until_looked (watch);
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
  wait_until_looked (watch);
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
  wait_until_looked (watch);
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

#define ADD(path, func) g_test_add ("/documents/others/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

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
  ADD ("times-of-notes", test_times);
  ADD ("taken-away", test_taken_away);
  ADD ("no-file", test_no_file);
  ADD ("look-at-a-bad-time", test_look_at_a_bad_time);

  return way_test_run ();
}
