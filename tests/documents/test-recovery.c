/* test-recovery.c - what was done to a map and not saved is there again after the program was ended */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "journeys/documents/file-watch.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/recovery-room.h"
#include "tests/support/test-main.h"

#define DEEDS 3000

static void
assert_same_map (WayDocument *a,
                 WayDocument *b)
{
  g_autoptr (GBytes) first = way_writer_write (way_document_get_map (a));
  g_autoptr (GBytes) second = way_writer_write (way_document_get_map (b));

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_one_change (WayTestRecovery *fixture,
                 gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;

  g_assert_false (way_recovery_is_kept (fixture->recovery));
  way_test_document_edit (fixture->document.document, "Not saved");
  g_assert_false (way_recovery_is_kept (fixture->recovery));
  while (!way_recovery_is_kept (fixture->recovery))
    g_main_context_iteration (NULL, TRUE);
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_true (way_recovery_is_kept (fixture->recovery));
  g_assert_cmpstr (way_document_get_title (again), ==, "Not saved");
  g_assert_true (g_file_equal (way_document_get_file (again), fixture->document.file));
  way_history_undo (way_document_get_history (again));
  g_assert_false (way_document_is_modified (again));
}

/* What is too large for a file is told when it is saved, and is not lost for that. */
static void
test_too_large (WayTestRecovery *fixture,
                gconstpointer    data)
{
  WayDocument     *document = fixture->document.document;
  WayMap          *map = way_document_get_map (document);
  WayItem         *card = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autofree char *text = g_strnfill (20000, 'x');
  g_autoptr (WayCommand) group = way_command_new_group ("Paste");
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  int i;

  for (i = 0; i < 1700; i++)
    {
      g_autofree char *id = way_map_new_id (map);
      g_autoptr (WayItem) item = way_item_new (WAY_KIND_NOTE, id);
      g_autofree char *numbered = g_strdup_printf ("%d %s", i, text + 10);

      way_item_set (item, "step", way_item_get_at (card, WAY_CARD_STEP), NULL);
      way_item_set (item, "lane", way_item_get_at (card, WAY_CARD_LANE), NULL);
      way_item_set (item, "title", "Long", NULL);
      way_item_set (item, "note", numbered, &error);
      g_assert_no_error (error);
      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, item));
    }
  g_assert_true (way_history_perform (way_document_get_history (document), group, &error));
  g_assert_false (way_document_save (document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "32 MiB"));
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
}

static void
test_saved_and_undone (WayTestRecovery *fixture,
                       gconstpointer    data)
{
  WayDocument *document = fixture->document.document;

  way_test_document_edit (document, "Saved");
  way_test_document_assert_saves (document);
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);

  way_test_recovery_begin (fixture);
  way_test_document_edit (document, "Undone");
  way_recovery_write_now (fixture->recovery);
  way_history_undo (way_document_get_history (document));
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);
}

/* The file has it, but the program ended before what was kept until then went. */
static void
test_ended_while_saving (WayTestRecovery *fixture,
                         gconstpointer    data)
{
  way_test_document_edit (fixture->document.document, "Saved");
  way_test_recovery_end (fixture);
  way_test_document_assert_saves (fixture->document.document);
  way_test_recovery_assert_nothing (fixture);
}

/* What is undone of a time before the map was saved is not in what was kept since. */
static void
test_undone_beyond_the_save (WayTestRecovery *fixture,
                             gconstpointer    data)
{
  WayDocument *document = fixture->document.document;
  WayHistory  *history = way_document_get_history (document);
  g_autoptr (WayDocument) again = NULL;

  way_test_document_edit (document, "One");
  way_history_seal (history);
  way_test_document_edit (document, "Two");
  way_history_seal (history);
  way_test_document_assert_saves (document);
  way_history_undo (history);
  way_history_undo (history);
  way_history_redo (history);
  way_history_undo (history);
  way_test_recovery_end (fixture);

  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
  history = way_document_get_history (again);
  g_assert_true (way_history_redo (history));
  g_assert_cmpstr (way_document_get_title (again), ==, "One");
  g_assert_true (way_history_redo (history));
  g_assert_cmpstr (way_document_get_title (again), ==, "Two");
}

static void
test_changed_while_saving (WayTestRecovery *fixture,
                           gconstpointer    data)
{
  WayDocument   *document = fixture->document.document;
  WayTestOutcome outcome = { 0 };
  g_autoptr (WayDocument) again = NULL;

  way_test_document_edit (document, "Saved");
  way_history_seal (way_document_get_history (document));
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcome);
  way_test_document_edit (document, "Typed meanwhile");
  way_test_document_wait_for (&outcome);
  g_assert_true (outcome.done);
  way_test_recovery_end (fixture);

  way_test_document_assert_title (fixture->document.path, "Saved");
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
  way_history_undo (way_document_get_history (again));
  g_assert_cmpstr (way_document_get_title (again), ==, "Saved");
  g_assert_false (way_document_is_modified (again));
}

static int
count_steps (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      sqlite3         *database;
      sqlite3_stmt    *statement = NULL;

      if (!g_str_has_suffix (name, ".recovery"))
        continue;
      g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
      if (sqlite3_prepare_v2 (database, "SELECT count(*) FROM step", -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
        n += sqlite3_column_int (statement, 0);
      sqlite3_finalize (statement);
      sqlite3_close (database);
    }

  return n;
}

/* What is done while something is written follows by itself. */
static void
test_done_while_writing (WayTestRecovery *fixture,
                         gconstpointer    data)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  WayHistory      *history = way_document_get_history (fixture->document.document);
  int              i;

  for (i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Typed %d", i);

      way_test_document_edit (fixture->document.document, title);
      way_history_seal (history);
      way_recovery_write_now (fixture->recovery);
    }
  while (count_steps (path) < 3)
    g_main_context_iteration (NULL, TRUE);
}

/* What others put into the file after a save is not what was done since that save was done to. */
static void
test_file_changed_after_saving (WayTestRecovery *fixture,
                                gconstpointer    data)
{
  WayDocument   *document = fixture->document.document;
  WayTestOutcome outcome = { 0 };
  g_autoptr (WayDocument) other = NULL;
  g_autoptr (WayDocument) again = NULL;
  WayMap     *map = way_document_get_map (document);
  const char *id = way_item_get_id (way_map_get (map, WAY_MAP_STAGES, 0));
  g_autoptr (WayCommand) command = way_command_new_set (way_map_find (map, id), "title", "Mine", NULL);

  way_test_document_edit (document, "Saved");
  way_history_seal (way_document_get_history (document));
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcome);
  g_assert_true (way_history_perform (way_document_get_history (document), command, NULL));
  way_test_document_wait_for (&outcome);
  g_assert_true (outcome.done);
  other = way_document_open (fixture->document.file, NULL);
  way_test_document_edit (other, "Theirs");
  way_test_document_assert_saves (other);
  way_test_document_accept_disk (document);
  way_test_recovery_end (fixture);

  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
}

static void
test_file_changed (WayTestRecovery *fixture,
                   gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) other = NULL;
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gboolean is_copy;

  way_test_document_edit (fixture->document.document, "Mine");
  way_test_recovery_end (fixture);
  other = way_document_open (fixture->document.file, &error);
  way_test_document_edit (other, "Theirs");
  way_test_document_assert_saves (other);

  again = way_test_recovery_recover (fixture, WAY_BASE_CHANGED);
  g_assert_cmpstr (way_document_get_title (again), ==, "Mine");
  g_assert_null (way_document_get_file (again));
  g_assert_true (g_file_equal (way_document_get_origin (again, &is_copy), fixture->document.file));
  g_assert_true (is_copy);
  way_test_document_assert_title (fixture->document.path, "Theirs");
  way_test_recovery_end (fixture);

  g_unlink (fixture->document.path);
  list = way_test_recovery_look (fixture);
  g_assert_cmpint (list->len, ==, 1);
  g_clear_object (&fixture->folder);
}

static void
test_never_saved (WayTestRecovery *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayDocument) copy = way_document_duplicate (fixture->document.document);
  g_autoptr (WayDocument) again = NULL;

  g_clear_object (&fixture->recovery);
  fixture->recovery = way_recovery_new (fixture->folder, copy);
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_NONE);
  assert_same_map (copy, again);
  way_test_document_edit (again, "Named");
  way_test_recovery_end (fixture);

  g_clear_object (&copy);
  copy = way_test_recovery_recover (fixture, WAY_BASE_NONE);
  assert_same_map (copy, again);
}

/* The program may end again while a map is recovered. */
static void
test_ended_again (WayTestRecovery *fixture,
                  gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (WayDocument) third = NULL;

  way_test_document_edit (fixture->document.document, "One");
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  way_test_document_edit (again, "Two");
  way_test_recovery_end (fixture);
  third = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (third), ==, "Two");
  way_test_document_assert_saves (third);
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);
}

/* A saved map whose file is gone is nowhere else, until the file is back or the map is saved once more. */
static void
test_file_gone (WayTestRecovery *fixture,
                gconstpointer    data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document.document, "Me");
  g_autoptr (GBytes) saved = way_test_read (fixture->document.path);
  g_autoptr (WayDocument) again = NULL;
  gboolean is_copy;

  g_assert_cmpint (g_unlink (fixture->document.path), ==, 0);
  while (way_document_get_disk (fixture->document.document) != WAY_DISK_GONE)
    g_main_context_iteration (NULL, TRUE);
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_GONE);
  g_assert_null (way_document_get_file (again));
  g_assert_true (g_file_equal (way_document_get_origin (again, &is_copy), fixture->document.file));
  g_assert_false (is_copy);
  assert_same_map (again, fixture->document.document);
  way_test_recovery_end (fixture);

  way_test_write (fixture->document.path, g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  way_test_recovery_assert_nothing (fixture);
}

/* Of a map that is as it was saved there is nothing to keep. */
static void
test_begun_anew (WayTestRecovery *fixture,
                 gconstpointer    data)
{
  way_recovery_begin_anew (fixture->recovery);
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);
}

/* What led there is forgotten, written or not. */
static void
test_begun_anew_with_work (WayTestRecovery *fixture,
                           gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;

  way_test_recovery_edit (fixture, "Xaverine");
  way_recovery_begin_anew (fixture->recovery);
  way_test_recovery_write (fixture);
  way_test_recovery_edit (fixture, "Somebody");
  way_test_recovery_write (fixture);
  way_recovery_begin_anew (fixture->recovery);
  way_test_recovery_write (fixture);
  g_assert_false (way_test_has_bytes (way_recovery_get_path (fixture->recovery), "Xaverine"));
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Somebody");
}

/* The map was changed before anything kept it. */
static void
test_kept_later (WayTestRecovery *fixture,
                 gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;

  way_test_recovery_end (fixture);
  way_test_recovery_edit (fixture, "Before");
  way_test_recovery_begin (fixture);
  way_test_recovery_edit (fixture, "After");
  way_test_recovery_end (fixture);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "After");
  way_history_undo (way_document_get_history (again));
  g_assert_cmpstr (way_document_get_title (again), ==, "Before");
}

/* It is as it was saved before the first writing has ended. */
static void
test_undone_while_writing (WayTestRecovery *fixture,
                           gconstpointer    data)
{
  way_test_recovery_edit (fixture, "One");
  way_recovery_write_now (fixture->recovery);
  way_history_undo (way_document_get_history (fixture->document.document));
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);
}

static void
test_anything (WayTestRecovery *fixture,
               gconstpointer    data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (WayDocument) document = g_object_ref (fixture->document.document);
  int i;

  for (i = 1; i <= DEEDS; i++)
    {
      way_test_document_do_anything (document, rand);
      if (i % 50 == 0)
        {
          way_recovery_write_now (fixture->recovery);
          way_test_recovery_settle ();
        }
      if (i % 500 == 0 && way_document_is_modified (document))
        {
          g_autoptr (WayDocument) again = NULL;

          way_test_recovery_end (fixture);
          again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
          assert_same_map (document, again);
          /* All that is in the history can be taken back and done again. */
          while (way_history_undo (way_document_get_history (again)))
            ;
          while (way_history_redo (way_document_get_history (again)))
            ;
          assert_same_map (document, again);
          if (i % 1000 == 0)
            way_test_document_assert_saves (again);
          g_set_object (&document, again);
        }
    }
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
    { "/recovery/one-change", test_one_change },
    { "/recovery/too-large", test_too_large },
    { "/recovery/saved-and-undone", test_saved_and_undone },
    { "/recovery/ended-while-saving", test_ended_while_saving },
    { "/recovery/undone-beyond-the-save", test_undone_beyond_the_save },
    { "/recovery/changed-while-saving", test_changed_while_saving },
    { "/recovery/done-while-writing", test_done_while_writing },
    { "/recovery/file-changed", test_file_changed },
    { "/recovery/file-changed-after-saving", test_file_changed_after_saving },
    { "/recovery/never-saved", test_never_saved },
    { "/recovery/ended-again", test_ended_again },
    { "/recovery/begun-anew", test_begun_anew },
    { "/recovery/begun-anew-with-work", test_begun_anew_with_work },
    { "/recovery/kept-later", test_kept_later },
    { "/recovery/undone-while-writing", test_undone_while_writing },
    { "/recovery/file-gone", test_file_gone },
    { "/recovery/anything", test_anything },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WayTestRecovery, NULL, way_test_recovery_set_up, tests[i].func, way_test_recovery_tear_down);

  return way_test_run ();
}
