/* test-recovery-drafts.c - what is half typed, and not on the map yet, is kept as well */
#include "config.h"

#include <signal.h>
#include <sys/resource.h>

#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/recovery-room.h"
#include "tests/support/test-main.h"

/* What is typed and no step yet comes back, with where it was to go; a step that it becomes is there in its stead. */
static void
test_draft (WayTestRecovery *fixture,
            gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;
  g_autofree char *words = NULL;
  const char      *place;
  GPtrArray       *list;
  WayRecovered    *found;
  gboolean         is_whole;

  way_recovery_set_draft (fixture->recovery, "Half ty", "here");
  way_test_recovery_end (fixture);
  list = way_test_recovery_look (fixture);
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
  way_test_recovery_end (fixture);
  g_clear_object (&again);
  list = way_test_recovery_look (fixture);
  again = way_recovered_open (g_ptr_array_index (list, 0), fixture->folder, &fixture->recovery, &is_whole, NULL);
  g_ptr_array_unref (list);
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, "Half ty");
  g_assert_cmpstr (way_document_get_title (again), ==, "Changed");

  way_test_document_edit (again, "Half typed");
  way_recovery_set_draft (fixture->recovery, NULL, NULL);
  way_test_recovery_end (fixture);
  g_clear_object (&again);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Half typed");
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, NULL);
  way_recovery_set_draft (fixture->recovery, "", NULL);
  g_assert_true (way_document_save (again, NULL));
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);
}

/* Whether a recovery file has it, at this moment. */
static gboolean
disk_has (WayTestRecovery *fixture,
          const char      *text)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
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
test_draft_while_saving (WayTestRecovery *fixture,
                         gconstpointer    data)
{
  GPtrArray *list;
  int        i;

  way_recovery_set_draft (fixture->recovery, "Half ty", "here");
  for (i = 0; i < 3; i++)
    {
      way_test_document_edit (fixture->document.document, i % 2 == 0 ? "Saved" : "Saved again");
      way_recovery_write_now (fixture->recovery);
      way_recovery_folder_flush (fixture->folder);
      way_test_recovery_settle ();
      g_assert_true (disk_has (fixture, "Half ty"));
      way_test_document_assert_saves (fixture->document.document);
      way_recovery_folder_flush (fixture->folder);
      g_assert_true (disk_has (fixture, "Half ty"));
    }
  way_test_recovery_end (fixture);
  list = way_test_recovery_look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (((WayRecovered *)g_ptr_array_index (list, 0))->is_draft);
  g_assert_false (way_test_has_bytes (((WayRecovered *)g_ptr_array_index (list, 0))->path, "<set"));
  way_test_recovery_stop_looking (fixture, list);

  /* Neither of the files stays when nothing is typed any more. */
  way_test_recovery_begin (fixture);
  way_recovery_set_draft (fixture->recovery, "Another", NULL);
  way_test_document_edit (fixture->document.document, "Last");
  way_recovery_write_now (fixture->recovery);
  way_test_document_assert_saves (fixture->document.document);
  way_recovery_set_draft (fixture->recovery, NULL, NULL);
  way_test_recovery_end (fixture);
  g_assert_false (disk_has (fixture, "Another"));
}

/* A draft says nothing of the map, so that of others is as good as the one it was typed on. */
static void
test_draft_on_theirs (WayTestRecovery *fixture,
                      gconstpointer    data)
{
  g_autoptr (WayDocument) theirs = way_document_open (fixture->document.file, NULL);
  g_autoptr (WayDocument) again = NULL;
  int i;

  way_recovery_set_draft (fixture->recovery, "Mine", "here");
  way_test_recovery_end (fixture);
  way_test_document_edit (theirs, "Theirs");
  g_assert_true (way_document_save (theirs, NULL));
  for (i = 0; i < 2; i++)
    {
      GPtrArray *list = way_test_recovery_look (fixture);
      gboolean   is_whole;

      g_clear_object (&again);
      again = way_recovered_open (g_ptr_array_index (list, 0), fixture->folder, &fixture->recovery, &is_whole, NULL);
      g_ptr_array_unref (list);
      way_test_document_assert_state (again, WAY_DOCUMENT_SAVED, FALSE);
      g_assert_cmpstr (way_document_get_title (again), ==, "Theirs");
      g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, "Mine");
      way_test_recovery_end (fixture);
    }
}

/* What is pasted into a line may be long; more than any map takes is cut, between two letters. */
static void
test_long_draft (WayTestRecovery *fixture,
                 gconstpointer    data)
{
  g_autofree char *most = g_strnfill (3 * 1024 * 1024, 'x');
  g_autofree char *umlauts = g_strnfill (WAY_RECOVERY_LONGEST_DRAFT - 1, 'x');
  g_autofree char *longer = g_strconcat (umlauts, "ü", NULL);
  GPtrArray       *list;

  way_recovery_set_draft (fixture->recovery, longer, NULL);
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, umlauts);
  way_recovery_set_draft (fixture->recovery, most, NULL);
  way_test_recovery_end (fixture);
  list = way_test_recovery_look (fixture);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (list, 0))->draft, ==, most);
  way_test_recovery_stop_looking (fixture, list);
}

/* The map was saved, and what is half typed could not be written into the next file: the last one has it until then, and
 * goes when it can be. */
static void
test_draft_without_room (WayTestRecovery *fixture,
                         gconstpointer    data)
{
  g_autofree char *first = NULL;
  struct rlimit    before, none;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  none = before;
  none.rlim_cur = 0;
  way_test_recovery_edit (fixture, "One");
  way_recovery_set_draft (fixture->recovery, "Half a", "here");
  way_test_recovery_write (fixture);
  first = g_strdup (way_recovery_get_path (fixture->recovery));
  way_test_document_assert_saves (fixture->document.document);
  g_assert_cmpstr (way_recovery_get_path (fixture->recovery), !=, first);

  setrlimit (RLIMIT_FSIZE, &none);
  way_test_recovery_write (fixture);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  way_test_recovery_write (fixture);
  g_assert_null (way_recovery_get_trouble (fixture->recovery));
  g_assert_true (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* What was typed and taken back again is nothing, nor is what comes after the map was closed. */
static void
test_draft_taken_back (WayTestRecovery *fixture,
                       gconstpointer    data)
{
  g_autofree char *path = g_strdup (way_recovery_get_path (fixture->recovery));

  way_recovery_set_draft (fixture->recovery, "Half a", "here");
  way_recovery_set_draft (fixture->recovery, "Half a", "there");
  way_test_recovery_write (fixture);
  g_assert_true (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
  way_recovery_set_draft (fixture->recovery, "", NULL);
  way_test_recovery_write (fixture);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_object (&fixture->document.document);
  way_recovery_set_draft (fixture->recovery, "Too late", NULL);
  way_recovery_discard (fixture->recovery);
  way_test_recovery_end (fixture);
  way_test_recovery_assert_nothing (fixture);
  fixture->document.document = way_document_open (fixture->document.file, NULL);
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
    { "/recovery/draft-taken-back", test_draft_taken_back },
    { "/recovery/draft-without-room", test_draft_without_room },
    { "/recovery/draft", test_draft },
    { "/recovery/draft-while-saving", test_draft_while_saving },
    { "/recovery/draft-on-theirs", test_draft_on_theirs },
    { "/recovery/long-draft", test_long_draft },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WayTestRecovery, NULL, way_test_recovery_set_up, tests[i].func, way_test_recovery_tear_down);

  return way_test_run ();
}
