/* test-recovery.c - what was done to a map and not saved is there again after the program was ended */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-watch.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#define DEEDS 3000

typedef struct
{
  WayTestDocument    document;
  WayRecoveryFolder *folder;
  WayRecovery       *recovery;
} Fixture;

static char *
recovery_path (Fixture *fixture)
{
  return g_build_filename (fixture->document.folder, "recovery", NULL);
}

static void
begin (Fixture *fixture)
{
  g_autofree char *path = recovery_path (fixture);

  fixture->folder = way_recovery_folder_new (path);
  fixture->recovery = way_recovery_new (fixture->folder, fixture->document.document);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  way_test_document_set_up (&fixture->document, NULL);
  begin (fixture);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What the program has in memory is gone, what it gave to the disk is there. */
static void
end (Fixture *fixture)
{
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  settle ();
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  settle ();
  g_assert_cmpstr (way_recovery_get_trouble (fixture->recovery), ==, NULL);
  g_clear_object (&fixture->recovery);
  settle ();
  g_assert_finalize_object (g_steal_pointer (&fixture->folder));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->recovery != NULL)
    end (fixture);
  way_test_document_tear_down (&fixture->document, NULL);
}

static void
assert_same_map (WayDocument *a,
                 WayDocument *b)
{
  g_autoptr (GBytes) first = way_writer_write (way_document_get_map (a));
  g_autoptr (GBytes) second = way_writer_write (way_document_get_map (b));

  g_assert_true (g_bytes_equal (first, second));
}

/* Looks as a new start of the program does. */
static GPtrArray *
look (Fixture *fixture)
{
  g_autofree char *path = recovery_path (fixture);

  fixture->folder = way_recovery_folder_new (path);

  return way_recovered_list (fixture->folder);
}

static void
stop_looking (Fixture   *fixture,
              GPtrArray *list)
{
  g_ptr_array_unref (list);
  settle ();
  g_assert_finalize_object (g_steal_pointer (&fixture->folder));
}

static void
assert_nothing (Fixture *fixture)
{
  GPtrArray *list = look (fixture);

  g_assert_cmpint (list->len, ==, 0);
  stop_looking (fixture, list);
}

static WayDocument *
recover_one (Fixture *fixture,
             WayBase  base)
{
  g_autoptr (GPtrArray) list = look (fixture);
  g_autoptr (GError) error = NULL;
  WayRecovered *found;
  WayDocument  *document;
  gboolean      is_whole;

  g_assert_cmpint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  g_assert_cmpstr (found->problem, ==, NULL);
  g_assert_cmpint (found->base, ==, base);
  document = way_recovered_open (found, fixture->folder, &fixture->recovery, &is_whole, &error);
  g_assert_no_error (error);
  g_assert_true (is_whole);
  g_assert_true (way_document_is_modified (document));

  return document;
}

static void
test_one_change (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;

  g_assert_false (way_recovery_is_kept (fixture->recovery));
  way_test_document_edit (fixture->document.document, "Not saved");
  g_assert_false (way_recovery_is_kept (fixture->recovery));
  while (!way_recovery_is_kept (fixture->recovery))
    g_main_context_iteration (NULL, TRUE);
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_true (way_recovery_is_kept (fixture->recovery));
  g_assert_cmpstr (way_document_get_title (again), ==, "Not saved");
  g_assert_true (g_file_equal (way_document_get_file (again), fixture->document.file));
  way_history_undo (way_document_get_history (again));
  g_assert_false (way_document_is_modified (again));
}

/* What is too large for a file is told when it is saved, and is not lost for that. */
static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
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
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
}

static void
test_saved_and_undone (Fixture      *fixture,
                       gconstpointer data)
{
  WayDocument *document = fixture->document.document;

  way_test_document_edit (document, "Saved");
  way_test_document_assert_saves (document);
  end (fixture);
  assert_nothing (fixture);

  begin (fixture);
  way_test_document_edit (document, "Undone");
  way_recovery_write_now (fixture->recovery);
  way_history_undo (way_document_get_history (document));
  end (fixture);
  assert_nothing (fixture);
}

/* The file has it, but the program ended before what was kept until then went. */
static void
test_ended_while_saving (Fixture      *fixture,
                         gconstpointer data)
{
  way_test_document_edit (fixture->document.document, "Saved");
  end (fixture);
  way_test_document_assert_saves (fixture->document.document);
  assert_nothing (fixture);
}

/* What is undone of a time before the map was saved is not in what was kept since. */
static void
test_undone_beyond_the_save (Fixture      *fixture,
                             gconstpointer data)
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
  end (fixture);

  again = recover_one (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
  history = way_document_get_history (again);
  g_assert_true (way_history_redo (history));
  g_assert_cmpstr (way_document_get_title (again), ==, "One");
  g_assert_true (way_history_redo (history));
  g_assert_cmpstr (way_document_get_title (again), ==, "Two");
}

static void
test_changed_while_saving (Fixture      *fixture,
                           gconstpointer data)
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
  end (fixture);

  way_test_document_assert_title (fixture->document.path, "Saved");
  again = recover_one (fixture, WAY_BASE_SAME);
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
test_done_while_writing (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path = recovery_path (fixture);
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
test_file_changed_after_saving (Fixture      *fixture,
                                gconstpointer data)
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
  end (fixture);

  again = recover_one (fixture, WAY_BASE_SAME);
  assert_same_map (document, again);
}

static void
test_file_changed (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) other = NULL;
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gboolean is_copy;

  way_test_document_edit (fixture->document.document, "Mine");
  end (fixture);
  other = way_document_open (fixture->document.file, &error);
  way_test_document_edit (other, "Theirs");
  way_test_document_assert_saves (other);

  again = recover_one (fixture, WAY_BASE_CHANGED);
  g_assert_cmpstr (way_document_get_title (again), ==, "Mine");
  g_assert_null (way_document_get_file (again));
  g_assert_true (g_file_equal (way_document_get_origin (again, &is_copy), fixture->document.file));
  g_assert_true (is_copy);
  way_test_document_assert_title (fixture->document.path, "Theirs");
  end (fixture);

  g_unlink (fixture->document.path);
  list = look (fixture);
  g_assert_cmpint (list->len, ==, 1);
  g_clear_object (&fixture->folder);
}

static void
test_never_saved (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayDocument) copy = way_document_duplicate (fixture->document.document);
  g_autoptr (WayDocument) again = NULL;

  g_clear_object (&fixture->recovery);
  fixture->recovery = way_recovery_new (fixture->folder, copy);
  end (fixture);
  again = recover_one (fixture, WAY_BASE_NONE);
  assert_same_map (copy, again);
  way_test_document_edit (again, "Named");
  end (fixture);

  g_clear_object (&copy);
  copy = recover_one (fixture, WAY_BASE_NONE);
  assert_same_map (copy, again);
}

/* The program may end again while a map is recovered. */
static void
test_ended_again (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (WayDocument) third = NULL;

  way_test_document_edit (fixture->document.document, "One");
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  way_test_document_edit (again, "Two");
  end (fixture);
  third = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (third), ==, "Two");
  way_test_document_assert_saves (third);
  end (fixture);
  assert_nothing (fixture);
}

static void
count_told (WayRecovery *recovery,
            GParamSpec  *spec,
            int         *told)
{
  (*told)++;
}

/* What is typed and no step yet comes back, with where it was to go; a step that it becomes is there in its stead. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;
  g_autofree char *words = NULL;
  const char      *place;
  GPtrArray       *list;
  WayRecovered    *found;
  gboolean         is_whole;

  way_recovery_set_draft (fixture->recovery, "Half ty", "here");
  end (fixture);
  list = look (fixture);
  g_assert_cmpint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  words = way_recovered_dup_words (found);
  g_assert_cmpstr (words, ==, "Typed and not on the map yet: “Half ty”");
  again = way_recovered_open (found, fixture->folder, &fixture->recovery, &is_whole, NULL);
  g_ptr_array_unref (list);
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, &place), ==, "Half ty");
  g_assert_cmpstr (place, ==, "here");
  g_assert_true (g_file_equal (way_document_get_file (again), fixture->document.file));
  g_assert_false (way_document_is_modified (again));

  /* It goes on being kept, also when the map is changed and saved beside it. */
  way_test_document_edit (again, "Changed");
  g_assert_true (way_document_save (again, NULL));
  end (fixture);
  g_clear_object (&again);
  list = look (fixture);
  again = way_recovered_open (g_ptr_array_index (list, 0), fixture->folder, &fixture->recovery, &is_whole, NULL);
  g_ptr_array_unref (list);
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, "Half ty");
  g_assert_cmpstr (way_document_get_title (again), ==, "Changed");

  way_test_document_edit (again, "Half typed");
  way_recovery_set_draft (fixture->recovery, NULL, NULL);
  end (fixture);
  g_clear_object (&again);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Half typed");
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, NULL);
  way_recovery_set_draft (fixture->recovery, "", NULL);
  g_assert_true (way_document_save (again, NULL));
  end (fixture);
  assert_nothing (fixture);
}

/* Whether a recovery file has it, at this moment. */
static gboolean
disk_has (Fixture    *fixture,
          const char *text)
{
  g_autofree char *path = recovery_path (fixture);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gboolean    has = FALSE;

  while (!has && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      has = g_str_has_suffix (name, ".recovery") && way_test_has_bytes (file, text);
    }

  return has;
}

/* What is only half typed is on the disk at each moment, also while the rest is saved and its file goes. */
static void
test_draft_while_saving (Fixture      *fixture,
                         gconstpointer data)
{
  GPtrArray *list;
  int        i;

  way_recovery_set_draft (fixture->recovery, "Half ty", "here");
  for (i = 0; i < 3; i++)
    {
      way_test_document_edit (fixture->document.document, i % 2 == 0 ? "Saved" : "Saved again");
      way_recovery_write_now (fixture->recovery);
      way_recovery_folder_flush (fixture->folder);
      settle ();
      g_assert_true (disk_has (fixture, "Half ty"));
      way_test_document_assert_saves (fixture->document.document);
      way_recovery_folder_flush (fixture->folder);
      g_assert_true (disk_has (fixture, "Half ty"));
    }
  end (fixture);
  list = look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (((WayRecovered *)g_ptr_array_index (list, 0))->is_draft);
  g_assert_false (way_test_has_bytes (((WayRecovered *)g_ptr_array_index (list, 0))->path, "<set"));
  stop_looking (fixture, list);

  /* Neither of the files stays when nothing is typed any more. */
  begin (fixture);
  way_recovery_set_draft (fixture->recovery, "Another", NULL);
  way_test_document_edit (fixture->document.document, "Last");
  way_recovery_write_now (fixture->recovery);
  way_test_document_assert_saves (fixture->document.document);
  way_recovery_set_draft (fixture->recovery, NULL, NULL);
  end (fixture);
  g_assert_false (disk_has (fixture, "Another"));
}

/* A draft says nothing of the map, so that of others is as good as the one it was typed on. */
static void
test_draft_on_theirs (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (WayDocument) theirs = way_document_open (fixture->document.file, NULL);
  g_autoptr (WayDocument) again = NULL;
  int i;

  way_recovery_set_draft (fixture->recovery, "Mine", "here");
  end (fixture);
  way_test_document_edit (theirs, "Theirs");
  g_assert_true (way_document_save (theirs, NULL));
  for (i = 0; i < 2; i++)
    {
      GPtrArray *list = look (fixture);
      gboolean   is_whole;

      g_clear_object (&again);
      again = way_recovered_open (g_ptr_array_index (list, 0), fixture->folder, &fixture->recovery, &is_whole, NULL);
      g_ptr_array_unref (list);
      way_test_document_assert_state (again, WAY_DOCUMENT_SAVED, FALSE);
      g_assert_cmpstr (way_document_get_title (again), ==, "Theirs");
      g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, "Mine");
      end (fixture);
    }
}

/* A saved map whose file is gone is nowhere else, until the file is back or the map is saved once more. */
static void
test_file_gone (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (WayFileWatch) watch = way_file_watch_new (fixture->document.document, "Me");
  g_autoptr (GBytes) saved = way_test_read (fixture->document.path);
  g_autoptr (WayDocument) again = NULL;
  gboolean is_copy;

  g_assert_cmpint (g_unlink (fixture->document.path), ==, 0);
  while (way_document_get_disk (fixture->document.document) != WAY_DISK_GONE)
    g_main_context_iteration (NULL, TRUE);
  end (fixture);
  again = recover_one (fixture, WAY_BASE_GONE);
  g_assert_null (way_document_get_file (again));
  g_assert_true (g_file_equal (way_document_get_origin (again, &is_copy), fixture->document.file));
  g_assert_false (is_copy);
  assert_same_map (again, fixture->document.document);
  end (fixture);

  way_test_write (fixture->document.path, g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  assert_nothing (fixture);
}

/* What is pasted into a line may be long; more than any map takes is cut, between two letters. */
static void
test_long_draft (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *most = g_strnfill (3 * 1024 * 1024, 'x');
  g_autofree char *umlauts = g_strnfill (WAY_RECOVERY_LONGEST_DRAFT - 1, 'x');
  g_autofree char *longer = g_strconcat (umlauts, "ü", NULL);
  GPtrArray       *list;

  way_recovery_set_draft (fixture->recovery, longer, NULL);
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, umlauts);
  way_recovery_set_draft (fixture->recovery, most, NULL);
  end (fixture);
  list = look (fixture);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (list, 0))->draft, ==, most);
  stop_looking (fixture, list);
}

/* No file may grow, as when the disk is full. That is told, and no more once there is room again, without anything else to do. */
static void
test_no_room (Fixture      *fixture,
              gconstpointer data)
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
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Still no room");
}

static void
write_and_settle (Fixture *fixture)
{
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  settle ();
}

static void
edit (Fixture    *fixture,
      const char *title)
{
  way_history_seal (way_document_get_history (fixture->document.document));
  way_test_document_edit (fixture->document.document, title);
}

/* Another program has the file for a while: what is done meanwhile comes behind what could not be written. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  const gboolean lost = GPOINTER_TO_INT (data);
  g_autoptr (WayDocument) again = NULL;
  sqlite3 *handle;

  edit (fixture, "One");
  write_and_settle (fixture);
  way_database_set_patience (0);
  handle = way_test_open_sql (way_recovery_get_path (fixture->recovery), "BEGIN EXCLUSIVE");
  edit (fixture, "Two");
  way_recovery_write_now (fixture->recovery);
  edit (fixture, "Three");
  way_recovery_folder_flush (fixture->folder);
  settle ();
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  sqlite3_close (handle);
  way_database_set_patience (1000);
  /* Worse: when it is free again it is gone. */
  if (lost)
    g_assert_cmpint (g_unlink (way_recovery_get_path (fixture->recovery)), ==, 0);
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Three");
  way_history_undo (way_document_get_history (again));
  g_assert_cmpstr (way_document_get_title (again), ==, lost ? "Three" : "Two");
}

static void
test_locked_and_lost (Fixture      *fixture,
                      gconstpointer data)
{
  test_locked (fixture, GINT_TO_POINTER (TRUE));
}

/* Where the folder should be is something else, for a while. */
static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = recovery_path (fixture);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_autoptr (WayDocument) again = NULL;

  g_assert_cmpint (g_rename (path, aside), ==, 0);
  way_test_write (path, "no folder", -1);
  edit (fixture, "One");
  write_and_settle (fixture);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "One");
}

/* What was written before is discarded as well; also when it could not be written to meanwhile. */
static void
test_discarded_after_trouble (Fixture      *fixture,
                              gconstpointer data)
{
  GPtrArray *list;
  sqlite3   *handle;

  /* There is nothing yet, and nothing is made of it. */
  way_recovery_discard (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  g_assert_false (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
  edit (fixture, "One");
  write_and_settle (fixture);
  way_database_set_patience (0);
  handle = way_test_open_sql (way_recovery_get_path (fixture->recovery), "BEGIN EXCLUSIVE");
  edit (fixture, "Two");
  write_and_settle (fixture);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  way_recovery_discard (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  settle ();
  sqlite3_close (handle);
  way_database_set_patience (1000);
  way_recovery_discard (fixture->recovery);
  end (fixture);
  list = look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (list, 0))->title, ==, "Two");
  g_assert_cmpuint (((WayRecovered *)g_ptr_array_index (list, 0))->n_steps, ==, 2);
  g_assert_cmpint (((WayRecovered *)g_ptr_array_index (list, 0))->discarded, !=, 0);
  stop_looking (fixture, list);
}

/* The map was saved, and what is half typed could not be written into the next file: the last one has it until then, and
 * goes when it can be. */
static void
test_draft_without_room (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *first = NULL;
  struct rlimit    before, none;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  none = before;
  none.rlim_cur = 0;
  edit (fixture, "One");
  way_recovery_set_draft (fixture->recovery, "Half a", "here");
  write_and_settle (fixture);
  first = g_strdup (way_recovery_get_path (fixture->recovery));
  way_test_document_assert_saves (fixture->document.document);
  g_assert_cmpstr (way_recovery_get_path (fixture->recovery), !=, first);

  setrlimit (RLIMIT_FSIZE, &none);
  write_and_settle (fixture);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  write_and_settle (fixture);
  g_assert_null (way_recovery_get_trouble (fixture->recovery));
  g_assert_true (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* What was typed and taken back again is nothing, nor is what comes after the map was closed. */
static void
test_draft_taken_back (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_strdup (way_recovery_get_path (fixture->recovery));

  way_recovery_set_draft (fixture->recovery, "Half a", "here");
  way_recovery_set_draft (fixture->recovery, "Half a", "there");
  write_and_settle (fixture);
  g_assert_true (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
  way_recovery_set_draft (fixture->recovery, "", NULL);
  write_and_settle (fixture);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_object (&fixture->document.document);
  way_recovery_set_draft (fixture->recovery, "Too late", NULL);
  way_recovery_discard (fixture->recovery);
  end (fixture);
  assert_nothing (fixture);
  fixture->document.document = way_document_open (fixture->document.file, NULL);
}

/* Of a map that is as it was saved there is nothing to keep. */
static void
test_begun_anew (Fixture      *fixture,
                 gconstpointer data)
{
  way_recovery_begin_anew (fixture->recovery);
  end (fixture);
  assert_nothing (fixture);
}

/* What led there is forgotten, written or not. */
static void
test_begun_anew_with_work (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;

  edit (fixture, "Xaverine");
  way_recovery_begin_anew (fixture->recovery);
  write_and_settle (fixture);
  edit (fixture, "Somebody");
  write_and_settle (fixture);
  way_recovery_begin_anew (fixture->recovery);
  write_and_settle (fixture);
  g_assert_false (way_test_has_bytes (way_recovery_get_path (fixture->recovery), "Xaverine"));
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Somebody");
}

/* The map was changed before anything kept it. */
static void
test_kept_later (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;

  end (fixture);
  edit (fixture, "Before");
  begin (fixture);
  edit (fixture, "After");
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "After");
  way_history_undo (way_document_get_history (again));
  g_assert_cmpstr (way_document_get_title (again), ==, "Before");
}

/* It is as it was saved before the first writing has ended. */
static void
test_undone_while_writing (Fixture      *fixture,
                           gconstpointer data)
{
  edit (fixture, "One");
  way_recovery_write_now (fixture->recovery);
  way_history_undo (way_document_get_history (fixture->document.document));
  end (fixture);
  assert_nothing (fixture);
}

static void
test_discarded_twice (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list;
  int        i;

  way_test_document_edit (fixture->document.document, "Not wanted");
  way_recovery_discard (fixture->recovery);
  end (fixture);
  for (i = 0; i < 2; i++)
    {
      list = look (fixture);
      g_assert_cmpint (list->len, ==, 1);
      g_assert_cmpint (((WayRecovered *)g_ptr_array_index (list, 0))->discarded, !=, 0);
      stop_looking (fixture, list);
    }
  list = look (fixture);
  g_assert_true (way_recovered_discard (g_ptr_array_index (list, 0), &error));
  g_assert_no_error (error);
  stop_looking (fixture, list);
  assert_nothing (fixture);
}

/* What is given up while something is being written is there nevertheless. */
static void
test_discarded_while_writing (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;
  GPtrArray *list;

  way_test_document_edit (fixture->document.document, "One");
  way_recovery_write_now (fixture->recovery);
  way_test_document_edit (fixture->document.document, "Two");
  way_recovery_discard (fixture->recovery);
  g_clear_object (&fixture->recovery);
  g_clear_object (&fixture->document.document);
  way_recovery_folder_flush (fixture->folder);
  settle ();
  /* Nobody keeps it any more, so it is found also by the program that did. */
  list = way_recovered_list (fixture->folder);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (list, 0))->title, ==, "Two");
  g_assert_cmpint (((WayRecovered *)g_ptr_array_index (list, 0))->discarded, !=, 0);
  stop_looking (fixture, list);
  fixture->document.document = way_document_open (fixture->document.file, NULL);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Two");
}

static void
test_two_programs (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = recovery_path (fixture);
  g_autoptr (WayRecoveryFolder) other = way_recovery_folder_new (path);
  g_autoptr (GPtrArray) list = NULL;

  way_test_document_edit (fixture->document.document, "Mine, and I still run");
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  list = way_recovered_list (other);
  g_assert_cmpint (list->len, ==, 0);
}

/* The file of the map is nobody's work any more, and what was done to it is sound. */
static void
test_map_damaged (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayDocument) read = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) base = way_test_read (fixture->document.path);
  g_autoptr (GBytes) written = NULL;
  WayRecovered *found;
  GPtrArray    *list;

  way_test_document_edit (fixture->document.document, "Sound");
  end (fixture);
  way_test_write (fixture->document.path, "<journey", -1);
  list = look (fixture);
  found = g_ptr_array_index (list, 0);
  g_assert_cmpstr (found->problem, ==, NULL);
  read = way_recovered_read (found, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_document_get_title (read), ==, "Sound");
  written = way_writer_write (before);
  g_assert_true (g_bytes_equal (written, base));
  g_assert_true (g_str_has_prefix (found->unread, fixture->document.path));
  stop_looking (fixture, list);
}

/* Both were started before either of them took it. */
static void
test_taken_by_one (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = recovery_path (fixture);
  g_autoptr (WayRecoveryFolder) second = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (WayDocument) mine = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found;
  WayRecovery  *recovery;
  gboolean      is_whole;
  int           i;

  way_test_document_edit (fixture->document.document, "Wanted");
  way_recovery_discard (fixture->recovery);
  end (fixture);
  second = way_recovery_folder_new (path);
  theirs = way_recovered_list (second);
  g_assert_cmpint (theirs->len, ==, 1);
  found = g_ptr_array_index (theirs, 0);
  mine = recover_one (fixture, WAY_BASE_SAME);

  /* The first time it would be noted, and the second time the file would go. */
  for (i = 0; i < 2; i++)
    {
      found->discarded = i;
      g_assert_false (way_recovered_discard (found, &error));
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_clear_error (&error);
    }
  g_assert_null (way_recovered_open (found, second, &recovery, &is_whole, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);

  way_test_document_edit (mine, "Mine");
  end (fixture);
  g_clear_object (&mine);
  mine = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (mine), ==, "Mine");

  /* Saved there, it is nowhere here. */
  way_test_document_assert_saves (mine);
  way_recovery_folder_flush (fixture->folder);
  settle ();
  g_assert_null (way_recovered_open (found, second, &recovery, &is_whole, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ);
  g_assert_false (g_file_test (found->path, G_FILE_TEST_EXISTS));
}

/* Another program looks at each moment of the first writing: it removes what is empty, and nothing that is somebody's. */
static void
test_looked_at_while_beginning (Fixture      *fixture,
                                gconstpointer data)
{
  g_autofree char *folder = recovery_path (fixture);
  g_autofree char *path = way_recovery_folder_dup_new_file (fixture->folder);
  g_autoptr (WayRecoveryFolder) other = way_recovery_folder_new (folder);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) busy = NULL;
  g_autoptr (GPtrArray) later = NULL;
  int patience = way_database_get_patience ();
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GBytes) base = way_test_read (fixture->document.path);
  g_autoptr (GError) error = NULL;
  WayRecoveryAbout about = { .title = (char *)"Mine", .owner = (char *)way_recovery_folder_get_owner (fixture->folder) };
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (path, &error);

  g_assert_no_error (error);
  list = way_recovered_list (other);
  g_assert_cmpint (list->len, ==, 0);
  /* It is told, and not written where nobody finds it. */
  g_assert_false (way_recovery_file_write (file, &about, base, 0, steps, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  way_recovery_file_close (g_steal_pointer (&file));

  file = way_recovery_file_open (path, &error);
  g_assert_no_error (error);
  /* It has begun to write, and there is nothing in the file for others yet. */
  g_assert_true (way_recovery_file_hold (file, NULL, &error));
  way_database_set_patience (0);
  busy = way_recovered_list (other);
  g_assert_cmpint (busy->len, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  way_recovery_file_close (g_steal_pointer (&file));

  file = way_recovery_file_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (way_recovery_file_write (file, &about, base, 0, steps, &error));
  g_assert_no_error (error);
  way_database_set_patience (patience);
  later = way_recovered_list (other);
  g_assert_cmpint (later->len, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* There was no room for the sign when the program was started. */
static void
test_sign_given_later (Fixture      *fixture,
                       gconstpointer data)
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
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found;

  way_test_document_edit (fixture->document.document, "Not saved");
  end (fixture);
  list = look (fixture);
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
test_not_whole (Fixture      *fixture,
                gconstpointer data)
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
  end (fixture);
  list = look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  way_test_run_sql (found->path, "UPDATE step SET command = '<odd/>' WHERE number = (SELECT max (number) FROM step)");
  again = way_recovered_open (found, fixture->folder, &fixture->recovery, &is_whole, &error);
  g_assert_no_error (error);
  g_assert_false (is_whole);
  g_assert_cmpstr (way_document_get_title (again), ==, "One");
  end (fixture);

  g_ptr_array_unref (g_steal_pointer (&list));
  list = look (fixture);
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
test_lost (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (WayDocument) again = NULL;
  g_autofree char *path = recovery_path (fixture);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  way_test_document_edit (fixture->document.document, "One");
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  settle ();
  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".recovery"))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);

        g_unlink (file);
      }
  way_test_document_edit (fixture->document.document, "Two");
  end (fixture);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Two");
}

static gboolean
rename_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "title", data, NULL);

  *changed = TRUE;

  return way_history_perform (history, command, error);
}

static char *
name_nobody (const char *text,
             gpointer    data)
{
  return g_strdup ("Somebody said");
}

/* Another program has what was left: its sign is locked as long as it is open here. */
static int
give_to_another (Fixture    *fixture,
                 const char *recovery)
{
  g_autofree char *path = recovery_path (fixture);
  g_autofree char *sign = g_build_filename (path, "other.running", NULL);
  int              descriptor = g_open (sign, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (flock (descriptor, LOCK_EX), ==, 0);
  way_test_run_sql (recovery, "UPDATE about SET value = 'other.running' WHERE key = 'owner'");

  return descriptor;
}

/* What another program has open is changed by nobody, and does not count as done. */
static void
test_rewritten_by_nobody (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *path = recovery_path (fixture);
  g_autofree char *recovery = NULL;
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { rename_map, NULL, (gpointer) "Somebody else", NULL, unread };
  int        descriptor;

  way_test_document_edit (fixture->document.document, "Xaverine");
  way_recovery_write_now (fixture->recovery);
  recovery = g_strdup (way_recovery_get_path (fixture->recovery));
  /* That of this program is changed where it is open. */
  way_recovery_folder_flush (fixture->folder);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  end (fixture);

  descriptor = give_to_another (fixture, recovery);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, recovery);
  g_assert_false (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  g_assert_nonnull (((WayUnread *)g_ptr_array_index (unread, 0))->problem);
  g_assert_true (way_test_has_bytes (recovery, "Xaverine"));
  close (descriptor);
  g_ptr_array_set_size (unread, 0);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  g_assert_false (way_test_has_bytes (recovery, "Xaverine"));
}

static void
test_rewritten (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = recovery_path (fixture);
  g_autofree char *damaged = g_build_filename (path, "one.recovery.damaged", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->document.path);
  g_autoptr (GHashTable) files = way_rewrite_new_files ();
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  WayRewrite rewrite = { rename_map, name_nobody, (gpointer) "Somebody else", files, unread };
  GPtrArray *list;

  way_test_document_edit (fixture->document.document, "Xaverine");
  way_recovery_set_draft (fixture->recovery, "Xaverine said", NULL);
  end (fixture);
  /* The file of the map is changed just so. */
  before = way_test_read (fixture->document.path);
  document = way_document_open (file, &error);
  g_assert_no_error (error);
  way_test_document_edit (document, "Somebody");
  way_test_document_assert_saves (document);
  after = way_document_dup_content (document);
  way_rewrite_add_file (files, fixture->document.path, before, after);
  way_test_write (damaged, "Xaverine", -1);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, damaged);
  g_assert_true (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  list = look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_false (way_test_has_bytes (((WayRecovered *)g_ptr_array_index (list, 0))->path, "Xaverine"));
  stop_looking (fixture, list);
  again = recover_one (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Somebody else");
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, "Somebody said");
}

static void
test_anything (Fixture      *fixture,
               gconstpointer data)
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
          settle ();
        }
      if (i % 500 == 0 && way_document_is_modified (document))
        {
          g_autoptr (WayDocument) again = NULL;

          end (fixture);
          again = recover_one (fixture, WAY_BASE_SAME);
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
    void (*func) (Fixture      *fixture,
                  gconstpointer data);
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
    { "/recovery/no-room", test_no_room },
    { "/recovery/locked", test_locked },
    { "/recovery/locked-and-lost", test_locked_and_lost },
    { "/recovery/no-folder", test_no_folder },
    { "/recovery/discarded-after-trouble", test_discarded_after_trouble },
    { "/recovery/begun-anew", test_begun_anew },
    { "/recovery/begun-anew-with-work", test_begun_anew_with_work },
    { "/recovery/kept-later", test_kept_later },
    { "/recovery/undone-while-writing", test_undone_while_writing },
    { "/recovery/draft-taken-back", test_draft_taken_back },
    { "/recovery/draft-without-room", test_draft_without_room },
    { "/recovery/draft", test_draft },
    { "/recovery/draft-while-saving", test_draft_while_saving },
    { "/recovery/draft-on-theirs", test_draft_on_theirs },
    { "/recovery/long-draft", test_long_draft },
    { "/recovery/file-gone", test_file_gone },
    { "/recovery/discarded-twice", test_discarded_twice },
    { "/recovery/discarded-while-writing", test_discarded_while_writing },
    { "/recovery/two-programs", test_two_programs },
    { "/recovery/taken-by-one", test_taken_by_one },
    { "/recovery/looked-at-while-beginning", test_looked_at_while_beginning },
    { "/recovery/sign-given-later", test_sign_given_later },
    { "/recovery/map-damaged", test_map_damaged },
    { "/recovery/damaged", test_damaged },
    { "/recovery/not-whole", test_not_whole },
    { "/recovery/lost", test_lost },
    { "/recovery/rewritten", test_rewritten },
    { "/recovery/rewritten-by-nobody", test_rewritten_by_nobody },
    { "/recovery/anything", test_anything },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return way_test_run ();
}
