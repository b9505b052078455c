/* test-recovered.c - what was left unsaved and is not as it was left, and how it is told */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/documents/writer.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/left-work.h"
#include "tests/support/maps.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* A program ended before a map was saved for the first time, after these changes of its title. */
static void
leave (WayTestLeft       *fixture,
       const char        *name,
       gint64             time,
       const char *const *titles)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) base = way_writer_write (map);
  int i;

  for (i = 0; titles[i] != NULL; i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "title", titles[i], NULL);
      WayRecoveryStep *step;

      g_assert_true (way_history_perform (history, command, NULL));
      step = way_recovery_step_new (i + 1, WAY_DEED_STEP, way_command_to_xml (command));
      step->time = time;
      g_ptr_array_add (steps, step);
    }
  way_test_left_write (path, name, base, steps);
}

static void
look (WayTestLeft *fixture)
{
  g_clear_pointer (&fixture->list, g_ptr_array_unref);
  fixture->list = way_recovered_list (fixture->lock);
}

static WayRecovered *
get (WayTestLeft *fixture,
     guint        index)
{
  g_assert_cmpuint (index, <, fixture->list->len);

  return g_ptr_array_index (fixture->list, index);
}

static void
set_up (WayTestLeft  *fixture,
        gconstpointer data)
{
  static const char *const titles[] = { "One", "Two", "Three", NULL };

  way_test_left_init (fixture, way_test_folder_new_in_memory ());
  leave (fixture, "one.recovery", 3000, titles);
}

static const char *
get_title (WayDocument *document)
{
  return way_document_get_title (document);
}

/* The map as far as it can be read goes on, and what cannot be read stays as well. */
static void
test_partly_readable (WayTestLeft  *fixture,
                      gconstpointer data)
{
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_whole = TRUE;

  way_test_run_sql (fixture->path, "UPDATE step SET command = '<odd/>' WHERE number = 3");
  look (fixture);
  g_assert_false (get (fixture, 0)->is_whole);
  document = way_recovered_open (get (fixture, 0), fixture->lock, &recovery, &is_whole, &error);
  g_assert_no_error (error);
  g_assert_false (is_whole);
  g_assert_cmpstr (get_title (document), ==, "Two");

  /* The program ends again at once. */
  way_recovery_write_now (recovery);
  way_recovery_folder_flush (fixture->lock);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&recovery);
  g_clear_object (&fixture->lock);
  fixture->lock = way_recovery_folder_new (fixture->folder);
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 2);
  g_assert_cmpstr (get (fixture, 0)->title, ==, "Two");
  g_assert_cmpstr (get (fixture, 1)->title, ==, "Two");
  g_assert_true ((get (fixture, 0)->opened != 0) != (get (fixture, 1)->opened != 0));
  g_assert_true (get (fixture, 0)->is_whole != get (fixture, 1)->is_whole);
}

/* A step that is one, but not of this map. */
static void
test_step_of_another_map (WayTestLeft  *fixture,
                          gconstpointer data)
{
  way_test_run_sql (fixture->path, "UPDATE step SET command = replace (command, 'item=', 'item=\"gone\" was=') WHERE number = 2");
  look (fixture);
  g_assert_false (get (fixture, 0)->is_whole);
  g_assert_cmpstr (get (fixture, 0)->title, ==, "One");
}

static gboolean
refuse_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, "Refused");

  return FALSE;
}

static gboolean
leave_map (WayMap   *map,
           gboolean *changed,
           gpointer  data,
           GError  **error)
{
  return TRUE;
}

static void
assert_told (WayTestLeft *fixture,
             WayRewrite  *rewrite,
             const char  *words)
{
  WayUnread *unread;

  g_ptr_array_set_size (rewrite->unread, 0);
  way_recovered_rewrite_all (fixture->folder, rewrite);
  g_assert_cmpuint (rewrite->unread->len, ==, words != NULL);
  if (words == NULL)
    return;
  unread = g_ptr_array_index (rewrite->unread, 0);
  g_assert_cmpstr (unread->path, ==, fixture->path);
  g_assert_nonnull (strstr (unread->problem, words));
  g_assert_false (unread->damaged);
}

/* What is to be found nowhere any more may be in what cannot be read: that does not count as done. */
static void
test_not_rewritten (WayTestLeft  *fixture,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { .change_map = leave_map, .unread = unread };

  assert_told (fixture, &rewrite, NULL);
  rewrite.change_map = refuse_map;
  assert_told (fixture, &rewrite, "Refused");
  rewrite.change_map = leave_map;
  way_test_run_sql (fixture->path, "UPDATE step SET command = '<odd/>' WHERE number = 3");
  assert_told (fixture, &rewrite, "A part of the work that was not saved cannot be read. Open the map and save it, or discard that work; then try again.");
  g_assert_true (way_test_has_bytes (fixture->path, "Two"));
}

static gboolean
change_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  *changed = TRUE;

  return TRUE;
}

/* What another program has is told when there is something to be changed in it, and only then. */
static void
test_open_elsewhere (WayTestLeft  *fixture,
                     gconstpointer data)
{
  g_autofree char *sign = g_build_filename (fixture->folder, "other.running", NULL);
  g_autoptr (GHashTable) files = way_rewrite_new_files ();
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { .change_map = leave_map, .files = files, .unread = unread };
  int        lock = g_open (sign, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  way_test_run_sql (fixture->path, "UPDATE about SET value = 'other.running' WHERE key = 'owner'");
  assert_told (fixture, &rewrite, NULL);
  rewrite.change_map = change_map;
  assert_told (fixture, &rewrite, "The map is open in another Waymark. Save and close it there, then try again.");
  close (lock);
  assert_told (fixture, &rewrite, NULL);
}

/* Nothing was written into it yet: there is nothing to be done. */
static void
test_begun (WayTestLeft  *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { .change_map = refuse_map, .unread = unread };

  way_test_run_sql (fixture->path, "DELETE FROM about; DELETE FROM base; DELETE FROM step");
  assert_told (fixture, &rewrite, NULL);
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 0);
}

static void
assert_damaged (WayTestLeft *fixture)
{
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_whole;

  look (fixture);
  g_assert_cmpstr (get (fixture, 0)->problem, !=, NULL);
  g_assert_null (way_recovered_open (get (fixture, 0), fixture->lock, &recovery, &is_whole, &error));
  g_assert_nonnull (error);
  g_assert_null (recovery);
  g_clear_error (&error);
  g_assert_null (way_recovered_read (get (fixture, 0), &before, &error));
  g_assert_nonnull (error);
  g_assert_null (before);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_damaged (WayTestLeft  *fixture,
              gconstpointer data)
{
  way_test_run_sql (fixture->path, data);
  assert_damaged (fixture);
}

/* The first time nothing is removed, and the second time there is nothing to be removed any more. */
static void
test_discarded_elsewhere (WayTestLeft  *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  look (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (way_recovered_discard (get (fixture, 0), &error));
  g_assert_no_error (error);
  get (fixture, 0)->discarded = 1;
  g_assert_true (way_recovered_discard (get (fixture, 0), &error));
  g_assert_no_error (error);
}

static void
test_discarded_once (WayTestLeft  *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  look (fixture);
  g_assert_true (way_recovered_discard (get (fixture, 0), &error));
  g_assert_cmpint (get (fixture, 0)->discarded, !=, 0);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (way_recovered_discard (get (fixture, 0), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* What was typed on a map that was saved, and on which nothing else was done. */
static void
leave_draft (WayTestLeft *fixture,
             const char  *map_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecoveryFile) file = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) base = way_writer_write (map);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  WayRecoveryAbout about = {
    .path = (char *)map_path, .title = (char *)"Left", .owner = (char *)"ended.running", .saved = sum, .draft = (char *)"Typed"
  };

  way_test_write (map_path, g_bytes_get_data (base, NULL), g_bytes_get_size (base));
  g_unlink (fixture->path);
  file = way_recovery_file_open (fixture->path, &error);
  g_assert_true (way_recovery_file_write (file, &about, base, 0, steps, &error));
}

/* It goes on in the file as it is now, unless that is no map which could be saved. */
static void
test_draft_alone (WayTestLeft  *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *now; /* in the file; "" as it was; NULL: it is gone */
    WayBase     base;
    const char *title;
    gboolean    has_file;
  } cases[] = {
    { "", WAY_BASE_SAME, "Onboarding", TRUE },
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\" title=\"Theirs\"/>", WAY_BASE_SAME, "Theirs", TRUE },
    { NULL, WAY_BASE_GONE, "Onboarding", FALSE },
    { "no map", WAY_BASE_CHANGED, "Onboarding", FALSE },
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"9.0\" id=\"m\" title=\"Newer\"/>", WAY_BASE_CHANGED, "Onboarding", FALSE },
  };
  g_autofree char *folder = way_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "map.journey", NULL);
  g_autofree char *elsewhere = g_build_filename (folder, "elsewhere.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (elsewhere);
  guint i;

  g_setenv ("WAYMARK_DATA_DIR", folder, TRUE);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayDocument) document = NULL;
      g_autoptr (WayRecovery) recovery = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_whole, is_copy;
      GFile   *origin;

      g_test_message ("%u", i);
      leave_draft (fixture, path);
      if (cases[i].now == NULL)
        g_unlink (path);
      else if (*cases[i].now != '\0')
        way_test_write (path, cases[i].now, -1);
      look (fixture);
      g_assert_cmpuint (fixture->list->len, ==, 1);
      g_assert_true (get (fixture, 0)->is_draft);
      g_assert_cmpint (get (fixture, 0)->base, ==, cases[i].base);
      g_assert_cmpstr (get (fixture, 0)->draft, ==, "Typed");
      document = way_recovered_open (get (fixture, 0), fixture->lock, &recovery, &is_whole, &error);
      g_assert_no_error (error);
      g_assert_true (is_whole);
      g_assert_cmpstr (get_title (document), ==, cases[i].title);
      g_assert_true (way_document_is_modified (document) != cases[i].has_file);
      g_assert_true ((way_document_get_file (document) != NULL) == cases[i].has_file);
      origin = way_document_get_origin (document, &is_copy);
      g_assert_true (origin == way_document_get_origin (document, NULL));
      g_assert_true ((origin != NULL) != cases[i].has_file);
      g_assert_true (is_copy == (cases[i].base == WAY_BASE_CHANGED));
      g_assert_true (origin == NULL || g_file_equal (origin, file));

      /* Once it is saved, and nothing is typed any more, nothing is left. */
      way_recovery_set_draft (recovery, NULL, NULL);
      g_assert_true (way_document_save_as (document, other, &error));
      g_assert_null (way_document_get_origin (document, &is_copy));
      g_assert_false (is_copy);
      way_recovery_folder_flush (fixture->lock);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_clear_object (&recovery);
      look (fixture);
      g_assert_cmpuint (fixture->list->len, ==, 0);
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      g_unlink (elsewhere);
    }
  way_test_folder_free (g_steal_pointer (&folder));
}

/* It has a name from its map, and none that it could be given else. */
static void
test_without_title (WayTestLeft  *fixture,
                    gconstpointer data)
{
  way_test_run_sql (fixture->path, "DELETE FROM about WHERE key = 'title'");
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 1);
  g_assert_cmpstr (get (fixture, 0)->title, ==, "Three");
  g_assert_null (get (fixture, 0)->problem);
}

/* While another program writes it, it is not known what is in it. */
static void
test_being_written (WayTestLeft  *fixture,
                    gconstpointer data)
{
  int      patience = way_database_get_patience ();
  sqlite3 *handle;

  way_database_set_patience (0);
  handle = way_test_open_sql (fixture->path, "BEGIN EXCLUSIVE");
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 0);
  sqlite3_close (handle);
  way_database_set_patience (patience);
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 1);
}

/* Its journal would be rolled back into the next file of that name. */
static void
test_not_discarded (WayTestLeft  *fixture,
                    gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *inside = g_build_filename (journal, "inside", NULL);
  g_autoptr (GError) error = NULL;

  look (fixture);
  g_assert_true (way_recovered_discard (get (fixture, 0), &error));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (way_recovered_discard (get (fixture, 0), &error));
  g_assert_true (g_str_has_prefix (error->message, journal));
}

/* Something is where it was to be put. */
static void
test_not_put_aside (WayTestLeft  *fixture,
                    gconstpointer data)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (aside, 0700), ==, 0);
  way_test_run_sql (fixture->path, "UPDATE base SET bytes = x'00'");
  look (fixture);
  g_assert_false (way_recovered_discard (get (fixture, 0), &error));
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, "cannot be put aside"));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_order (WayTestLeft  *fixture,
            gconstpointer data)
{
  static const char *const titles[] = { "A", NULL };

  leave (fixture, "b.recovery", 1000, titles);
  leave (fixture, "a.recovery", 1000, titles);
  leave (fixture, "c.recovery", 5000, titles);
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 4);
  g_assert_true (g_str_has_suffix (get (fixture, 0)->path, "c.recovery"));
  g_assert_true (g_str_has_suffix (get (fixture, 1)->path, "one.recovery"));
  g_assert_true (g_str_has_suffix (get (fixture, 2)->path, "a.recovery"));
  g_assert_true (g_str_has_suffix (get (fixture, 3)->path, "b.recovery"));
}

static void
test_no_folder (WayTestLeft  *fixture,
                gconstpointer data)
{
  g_autofree char *aside = g_strconcat (fixture->folder, ".aside", NULL);

  g_assert_cmpint (g_rename (fixture->folder, aside), ==, 0);
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 0);
  g_assert_cmpint (g_rename (aside, fixture->folder), ==, 0);
  look (fixture);
  g_assert_cmpuint (fixture->list->len, ==, 1);
}

static void
test_words (void)
{
  static const struct
  {
    WayRecovered left;
    const char  *words;
  } cases[] = {
    { { .problem = (char *)"Why not", .base = WAY_BASE_NONE }, "Why not" },
    { { .map_path = (char *)"/maps/rail.journey", .base = WAY_BASE_SAME }, "Work that rail.journey does not have" },
    { { .map_path = (char *)"/maps/rail.journey", .base = WAY_BASE_GONE }, "Work that rail.journey does not have: it opens as a new map" },
    { { .map_path = (char *)"/maps/rail.journey", .base = WAY_BASE_SAME, .n_steps = 12 }, "12 changes that rail.journey does not have, the last one of " },
    { { .map_path = (char *)"/maps/rail.journey", .base = WAY_BASE_CHANGED, .n_steps = 1 }, ". rail.journey was changed by somebody else since: it opens as a copy" },
    { { .map_path = (char *)"/maps/rail.journey", .base = WAY_BASE_GONE, .n_steps = 2 }, ". rail.journey is not there any more: it opens as a new map" },
    { { .base = WAY_BASE_NONE }, "A map that was never saved" },
    { { .base = WAY_BASE_NONE, .n_steps = 1, .draft = (char *)"A\nline" }, "\nTyped and not on the map yet: “A line”" },
    { { .base = WAY_BASE_NONE, .is_draft = TRUE, .draft = (char *)"Only that" }, "Typed and not on the map yet: “Only that”" },
    { { .base = WAY_BASE_NONE, .n_steps = 1 }, "A map that was never saved, with 1 change, the last one of " },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = way_recovered_dup_words (&cases[i].left);

      g_assert_nonnull (strstr (words, cases[i].words));
    }
}

#define ADD_FOR(path, func, data) g_test_add ("/documents/recovered/" path, WayTestLeft, data, set_up, func, way_test_left_tear_down)
#define ADD(path, func) ADD_FOR (path, func, NULL)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("partly-readable", test_partly_readable);
  ADD ("step-of-another-map", test_step_of_another_map);
  ADD ("not-rewritten", test_not_rewritten);
  ADD ("open-elsewhere", test_open_elsewhere);
  ADD ("begun", test_begun);
  ADD_FOR ("map-damaged", test_damaged, "UPDATE base SET bytes = x'00'");
  ADD_FOR ("too-many-steps", test_damaged,
           "WITH RECURSIVE n (i) AS (VALUES (10) UNION ALL SELECT i + 1 FROM n WHERE i < 500010) INSERT INTO step SELECT i, 1, 1, '' FROM n");
  ADD ("discarded-elsewhere", test_discarded_elsewhere);
  ADD ("discarded-once", test_discarded_once);
  ADD ("draft-alone", test_draft_alone);
  ADD ("without-title", test_without_title);
  ADD ("being-written", test_being_written);
  ADD ("not-discarded", test_not_discarded);
  ADD ("not-put-aside", test_not_put_aside);
  ADD ("order", test_order);
  ADD ("no-folder", test_no_folder);
  g_test_add_func ("/documents/recovered/words", test_words);

  return way_test_run ();
}
