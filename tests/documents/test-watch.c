/* test-watch.c - what is told of those who have the file as well, and of what they do to it, and when */
#include "config.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-watch.h"
#include "journeys/documents/versions.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

static void
wait_until_looked (WayFileWatch *watch)
{
  while (way_file_watch_is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
}

static void
look (WayFileWatch *watch)
{
  way_file_watch_look (watch);
  wait_until_looked (watch);
}

static void
count_cb (GObject    *object,
          GParamSpec *spec,
          guint      *n)
{
  (*n)++;
}

static void
write_note (WayTestDocument *fixture,
            int              number,
            const char      *text)
{
  g_autofree char *name = number > 1 ? g_strdup_printf (".~lock.map.journey#%d", number) : g_strdup (".~lock.map.journey#");
  g_autofree char *note = g_build_filename (fixture->folder, name, NULL);

  if (text != NULL)
    way_test_write (note, text, -1);
  else
    g_unlink (note);
}

/* Another user, computer or time is another holder, and the same one is no news. */
static void
test_held_by_another (WayTestDocument *fixture,
                      gconstpointer    data)
{
  static const struct
  {
    const char *note;
    const char *user;
    guint       told; /* how often by now */
  } cases[] = {
    { ",anna,elsewhere,,waymark:1795500000;", "anna", 0 },
    { ",anna,elsewhere,,waymark:1795500000;", "anna", 0 },
    { ",bo,elsewhere,,waymark:1795500000;", "bo", 1 },
    { ",bo,far away,,waymark:1795500000;", "bo", 2 },
    { ",bo,far away,,waymark:1795500001;", "bo", 3 },
    { ",bo,far away,,waymark:1795500001;", "bo", 3 },
    { NULL, NULL, 4 },
    { NULL, NULL, 4 },
    { ",bo,far away,,waymark:1795500001;", "bo", 5 },
  };
  g_autoptr (WayFileWatch) watch = NULL;
  guint i, told = 0;

  write_note (fixture, 1, cases[0].note);
  watch = way_file_watch_new (fixture->document, "Me");
  g_signal_connect (watch, "notify::held", G_CALLBACK (count_cb), &told);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GPtrArray *others;
      gboolean   held;

      write_note (fixture, 1, cases[i].note);
      look (watch);
      others = way_file_watch_get_others (watch);
      g_object_get (watch, "held", &held, NULL);
      g_test_message ("%u", i);
      g_assert_true (held == (cases[i].user != NULL));
      g_assert_cmpuint (others->len, ==, cases[i].user != NULL);
      if (cases[i].user != NULL)
        g_assert_cmpstr (((WayHolder *)g_ptr_array_index (others, 0))->user, ==, cases[i].user);
      g_assert_cmpuint (told, ==, cases[i].told);
    }
}

/* As many as there are places for; who comes then has no note, and sees all of them. */
static void
test_no_place_left (WayTestDocument *fixture,
                    gconstpointer    data)
{
  g_autoptr (WayLockNote) last = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) again = NULL;
  int i;

  for (i = 1; i <= 20; i++)
    write_note (fixture, i, ",anna,elsewhere,,waymark:1795500000;");
  g_assert_null (way_lock_note_take (fixture->path, "Me"));
  others = way_lock_note_list_others (fixture->path);
  g_assert_cmpuint (others->len, ==, 20);
  write_note (fixture, 20, NULL);
  last = way_lock_note_take (fixture->path, "Me");
  g_assert_nonnull (last);
  again = way_lock_note_list_others (fixture->path);
  g_assert_cmpuint (again->len, ==, 19);
}

/* What a look finds while a save goes on may be what is saved; it is told when that has ended. */
static void
test_during_a_save (WayTestDocument *fixture,
                    gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  g_autoptr (GError) error = NULL;
  WayTestOutcome outcome = { 0 };
  WayDisk        disk = WAY_DISK_KNOWN;
  int            lock = open (fixture->path, O_RDWR | O_CLOEXEC);

  look (watch);
  way_test_document_edit (fixture->document, "Mine");
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  g_assert_cmpint (write (lock, "Theirs", 6), ==, 6);
  way_file_watch_look (watch);
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcome);
  g_assert_cmpint (way_document_get_state (fixture->document), ==, WAY_DOCUMENT_SAVING);
  wait_until_looked (watch);
  g_assert_cmpint (way_document_get_disk (fixture->document), ==, WAY_DISK_KNOWN);
  way_file_watch_look (watch);
  wait_until_looked (watch);
  g_assert_cmpint (way_document_get_disk (fixture->document), ==, WAY_DISK_KNOWN);
  g_assert_cmpint (way_document_get_state (fixture->document), ==, WAY_DOCUMENT_SAVING);
  close (lock);
  way_test_document_wait_for (&outcome);
  g_assert_error (outcome.error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
  g_clear_error (&outcome.error);
  wait_until_looked (watch);
  g_object_get (fixture->document, "disk", &disk, NULL);
  g_assert_cmpint (disk, ==, WAY_DISK_OTHER);
}

/* As most programs save: it is seen each time, without being looked for. The first look may be for our own note. */
static void
test_replaced (WayTestDocument *fixture,
               gconstpointer    data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document, "Me");
  int i;

  look (watch);
  for (i = 0; i < 4; i++)
    {
      gboolean is_theirs = i % 2 == 0;

      way_test_write (other, is_theirs ? "Theirs" : g_bytes_get_data (before, NULL), is_theirs ? -1 : (gssize)g_bytes_get_size (before));
      g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
      while (way_document_get_disk (fixture->document) != (is_theirs ? WAY_DISK_OTHER : WAY_DISK_KNOWN))
        g_main_context_iteration (NULL, TRUE);
    }
}

/* Nobody has what is in no file. */
static void
test_no_file (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (WayFileWatch) watch = way_file_watch_new (document, "Me");
  gboolean held = TRUE;

  g_object_get (watch, "held", &held, NULL);
  g_assert_false (held);
  look (watch);
  g_object_get (watch, "held", &held, NULL);
  g_assert_false (held);
}

/* Nobody wants to know any more what a look finds. */
static void
test_closed_during_a_look (WayTestDocument *fixture,
                           gconstpointer    data)
{
  g_autoptr (WayDocument) document = way_test_document_open (fixture->file);
  g_autoptr (WayFileWatch) watch = way_file_watch_new (document, "Me");
  guint told = 0;

  look (watch);
  g_signal_connect (watch, "notify", G_CALLBACK (count_cb), &told);
  way_test_write (fixture->path, "Theirs", -1);
  way_file_watch_look (watch);
  g_assert_finalize_object (g_steal_pointer (&document));
  wait_until_looked (watch);
  look (watch);
  g_assert_cmpuint (told, ==, 0);
}

/* There is nothing to watch, and that the file is gone is seen all the same. */
static void
test_folder_gone (WayTestDocument *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  watch = way_file_watch_new (fixture->document, "Me");
  while (way_document_get_disk (fixture->document) != WAY_DISK_GONE)
    look (watch);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
}

/* Why it could not be kept is told once, and that it is safe by now as well. */
static void
test_unkept (WayTestDocument *fixture,
             gconstpointer    data)
{
  g_autofree char *obstacle = g_build_filename (fixture->folder, "versions", NULL);
  g_autoptr (WayFileWatch) watch = NULL;
  guint i, told = 0;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_document_edit (fixture->document, "Precious");
  way_test_document_assert_saves (fixture->document);
  watch = way_file_watch_new (fixture->document, "Me");
  g_signal_connect (watch, "notify::unkept", G_CALLBACK (count_cb), &told);
  way_test_folder_free (g_strdup (obstacle));
  way_test_write (obstacle, "no folder", -1);
  way_test_write (fixture->path, "Theirs", -1);
  for (i = 0; i < 4; i++)
    {
      g_autofree char *unkept = NULL;

      if (i == 2)
        g_unlink (obstacle);
      look (watch);
      g_object_get (watch, "unkept", &unkept, NULL);
      g_assert_true ((unkept != NULL) == (i < 2));
      g_assert_cmpstr (unkept, ==, way_file_watch_get_unkept (watch));
      g_assert_cmpuint (told, ==, i < 2 ? 1 : 2);
    }
}

#define ADD(path, func) g_test_add ("/documents/watch/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("held-by-another", test_held_by_another);
  ADD ("no-place-left", test_no_place_left);
  ADD ("during-a-save", test_during_a_save);
  g_test_add_func ("/documents/watch/no-file", test_no_file);
  ADD ("replaced", test_replaced);
  ADD ("closed-during-a-look", test_closed_during_a_look);
  ADD ("folder-gone", test_folder_gone);
  ADD ("unkept", test_unkept);

  return way_test_run ();
}
