/* test-recovery-trouble.c - work that cannot be written, or cannot be read again */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "journeys/documents/recovered.h"
#include "journeys/documents/writer.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/recovery-room.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

static void
count_told (WayRecovery *recovery,
            GParamSpec  *spec,
            int         *told)
{
  (*told)++;
}

/* No file may grow, as when the disk is full. That is told, and no more once there is room again, without anything else to do. */
static void
test_no_room (WayTestRecovery *fixture,
              gconstpointer    data)
{
  struct rlimit before, none;
  g_autoptr (WayDocument) again = NULL;
  g_autofree char *trouble = NULL;
  int              told = 0;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  none = before;
  none.rlim_cur = 0;
  g_signal_connect (fixture->recovery, "notify::trouble", G_CALLBACK (count_told), &told);

  setrlimit (RLIMIT_FSIZE, &none);
  way_test_document_edit (fixture->document.document, "No room");
  while (way_recovery_get_trouble (fixture->recovery) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (told, ==, 1);
  g_assert_false (way_recovery_is_kept (fixture->recovery));
  g_object_get (fixture->recovery, "trouble", &trouble, NULL);
  g_assert_cmpstr (trouble, ==, way_recovery_get_trouble (fixture->recovery));
  /* The person is told of the map, not of the file behind it. */
  g_assert_null (strstr (way_recovery_get_trouble (fixture->recovery), ".recovery"));
  way_history_seal (way_document_get_history (fixture->document.document));
  way_test_document_edit (fixture->document.document, "Still no room");

  setrlimit (RLIMIT_FSIZE, &before);
  while (way_recovery_get_trouble (fixture->recovery) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (told, ==, 2);
  g_assert_true (way_recovery_is_kept (fixture->recovery));
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Still no room");
}

/* Another program has the file for a while: what is done meanwhile comes behind what could not be written. */
static void
test_locked (WayTestRecovery *fixture,
             gconstpointer    data)
{
  const gboolean lost = GPOINTER_TO_INT (data);
  g_autoptr (WayDocument) again = NULL;
  sqlite3 *handle;

  way_test_recovery_edit (fixture, "One");
  way_test_recovery_write (fixture);
  way_database_set_patience (0);
  handle = way_test_open_sql (way_recovery_get_path (fixture->recovery), "BEGIN EXCLUSIVE");
  way_test_recovery_edit (fixture, "Two");
  way_recovery_write_now (fixture->recovery);
  way_test_recovery_edit (fixture, "Three");
  way_recovery_folder_flush (fixture->folder);
  way_test_recovery_settle ();
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  sqlite3_close (handle);
  way_database_set_patience (1000);
  /* Worse: when it is free again it is gone. */
  if (lost)
    g_assert_cmpint (g_unlink (way_recovery_get_path (fixture->recovery)), ==, 0);
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Three");
  way_history_undo (way_document_get_history (again));
  g_assert_cmpstr (way_document_get_title (again), ==, lost ? "Three" : "Two");
}

static void
test_locked_and_lost (WayTestRecovery *fixture,
                      gconstpointer    data)
{
  test_locked (fixture, GINT_TO_POINTER (TRUE));
}

/* Where the folder should be is something else, for a while. */
static void
test_no_folder (WayTestRecovery *fixture,
                gconstpointer    data)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_autoptr (WayDocument) again = NULL;

  g_assert_cmpint (g_rename (path, aside), ==, 0);
  way_test_write (path, "no folder", -1);
  way_test_recovery_edit (fixture, "One");
  way_test_recovery_write (fixture);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "One");
}

/* The file of the map is nobody's work any more, and what was done to it is sound. */
static void
test_map_damaged (WayTestRecovery *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayDocument) read = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) base = way_test_read (fixture->document.path);
  g_autoptr (GBytes) written = NULL;
  WayRecovered *found;
  GPtrArray    *list;

  way_test_document_edit (fixture->document.document, "Sound");
  way_test_recovery_end (fixture);
  way_test_write (fixture->document.path, "<journey", -1);
  list = way_test_recovery_look (fixture);
  found = g_ptr_array_index (list, 0);
  g_assert_cmpstr (found->problem, ==, NULL);
  read = way_recovered_read (found, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_document_get_title (read), ==, "Sound");
  written = way_writer_write (before);
  g_assert_true (g_bytes_equal (written, base));
  g_assert_true (g_str_has_prefix (found->unread, fixture->document.path));
  way_test_recovery_stop_looking (fixture, list);
}

/* There was no room for the sign when the program was started. */
static void
test_sign_given_later (WayTestRecovery *fixture,
                       gconstpointer    data)
{
  g_autofree char *path = g_build_filename (fixture->document.folder, "later", NULL);
  g_autoptr (WayRecoveryFolder) folder = NULL;

  way_test_write (path, "In the way", -1);
  folder = way_recovery_folder_new (path);
  g_assert_null (way_recovery_folder_get_owner (folder));
  g_unlink (path);
  g_assert_true (way_recovery_folder_is_owned (path, way_recovery_folder_get_owner (folder)));
}

static void
test_damaged (WayTestRecovery *fixture,
              gconstpointer    data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found;

  way_test_document_edit (fixture->document.document, "Not saved");
  way_test_recovery_end (fixture);
  list = way_test_recovery_look (fixture);
  found = g_ptr_array_index (list, 0);
  way_test_write (found->path, "This is no database, nor is it a short one. It has some more bytes than a header.", -1);
  g_ptr_array_unref (g_steal_pointer (&list));
  list = way_recovered_list (fixture->folder);
  g_assert_cmpint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  g_assert_nonnull (found->problem);
  g_assert_true (way_recovered_discard (found, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (g_steal_pointer (&list));
  list = way_recovered_list (fixture->folder);
  g_assert_cmpint (list->len, ==, 0);
  g_clear_object (&fixture->folder);
}

/* What can be done again is kept anew; the rest stays beside it, and says so. */
static void
test_not_whole (WayTestRecovery *fixture,
                gconstpointer    data)
{
  WayHistory *history = way_document_get_history (fixture->document.document);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found;
  gboolean      is_whole;
  guint         i, n_opened = 0;

  way_test_document_edit (fixture->document.document, "One");
  way_history_seal (history);
  way_test_document_edit (fixture->document.document, "Two");
  way_test_recovery_end (fixture);
  list = way_test_recovery_look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  way_test_run_sql (found->path, "UPDATE step SET command = '<odd/>' WHERE number = (SELECT max (number) FROM step)");
  again = way_recovered_open (found, fixture->folder, &fixture->recovery, &is_whole, &error);
  g_assert_no_error (error);
  g_assert_false (is_whole);
  g_assert_cmpstr (way_document_get_title (again), ==, "One");
  way_test_recovery_end (fixture);

  g_ptr_array_unref (g_steal_pointer (&list));
  list = way_test_recovery_look (fixture);
  g_assert_cmpuint (list->len, ==, 2);
  for (i = 0; i < list->len; i++)
    {
      found = g_ptr_array_index (list, i);
      g_assert_cmpstr (found->title, ==, "One");
      g_assert_cmpint (found->discarded, ==, 0);
      n_opened += found->opened != 0;
    }
  g_assert_cmpuint (n_opened, ==, 1);
  g_clear_object (&fixture->folder);
}

/* The file goes while it is in use, and what is done later is kept nevertheless, with all that was done before. */
static void
test_lost (WayTestRecovery *fixture,
           gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  way_test_document_edit (fixture->document.document, "One");
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  way_test_recovery_settle ();
  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".recovery"))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);

        g_unlink (file);
      }
  way_test_document_edit (fixture->document.document, "Two");
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Two");
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (WayTestRecovery *fixture,
                  gconstpointer    data);
  } tests[] = {
    { "/recovery/no-room", test_no_room },
    { "/recovery/locked", test_locked },
    { "/recovery/locked-and-lost", test_locked_and_lost },
    { "/recovery/no-folder", test_no_folder },
    { "/recovery/sign-given-later", test_sign_given_later },
    { "/recovery/map-damaged", test_map_damaged },
    { "/recovery/damaged", test_damaged },
    { "/recovery/not-whole", test_not_whole },
    { "/recovery/lost", test_lost },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WayTestRecovery, NULL, way_test_recovery_set_up, tests[i].func, way_test_recovery_tear_down);

  return way_test_run ();
}
