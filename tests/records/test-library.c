/* test-library.c - the maps that were saved on this machine */
#include "config.h"

#include "journeys/documents/document.h"
#include "journeys/records/aliases.h"
#include "journeys/storage/database.h"
#include "journeys/records/library-index.h"
#include "journeys/records/library-reviews.h"
#include "journeys/records/library-scan.h"
#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/folders.h"
#include "tests/support/linked-map.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <string.h>

#include <glib/gstdio.h>

static void
set (WayHistory *history,
     const char *field,
     const char *value)
{
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (way_history_get_map (history)), field, value, NULL);

  g_assert_true (way_history_perform (history, command, NULL));
}

static void
changed_cb (WayRecords *records,
            WayKind     kind,
            const char *id,
            GString    *told)
{
  g_assert_cmpint (kind, ==, WAY_KIND_MAP);
  g_string_append (told, id);
}

static void
test_remember_list_forget (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *path = g_build_filename (folder, "Größe.journey", NULL);
  WayLibraryEntry *entry;

  way_item_set (account, "name", "Northwind", NULL);
  way_records_add (records, account, &error);
  way_test_link_record (records, history, WAY_KIND_ACCOUNT, way_item_get_id (account));
  set (history, "owner", "Kim");
  set (history, "reviewed", "2025-01-31");
  set (history, "review-interval", "13");
  way_test_write (path, "<journey/>", -1);

  g_signal_connect (records, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, way_map_get_uuid (map));
  g_signal_handlers_disconnect_by_data (records, told);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  maps = way_records_list_maps (records, "ONBO", &error);
  g_assert_cmpuint (maps->len, ==, 1);
  entry = g_ptr_array_index (maps, 0);
  g_assert_cmpstr (entry->id, ==, way_map_get_uuid (map));
  g_assert_cmpstr (entry->path, ==, path);
  g_assert_cmpstr (entry->title, ==, "Onboarding");
  g_assert_cmpstr (entry->objective, ==, "Ship and bill the first load");
  g_assert_cmpstr (entry->owner, ==, "Kim");
  g_assert_cmpstr (entry->status, ==, "draft");
  g_assert_cmpstr (entry->reviewed, ==, "2025-01-31");
  g_assert_cmpstr (entry->due, ==, "2026-02-28");
  g_assert_cmpfloat (entry->confidence, ==, 0);
  g_assert_cmpint (entry->n_cards, ==, way_map_n (map, WAY_MAP_CARDS));
  g_assert_cmpint (entry->size, ==, strlen ("<journey/>"));
  g_assert_cmpint (entry->modified, >, 0);
  g_clear_pointer (&maps, g_ptr_array_unref);

  maps = way_records_list_maps_of (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_clear_pointer (&maps, g_ptr_array_unref);
  maps = way_records_list_maps_of (records, WAY_KIND_PERSONA, way_item_get_id (account), &error);
  g_assert_cmpuint (maps->len, ==, 0);
  g_clear_pointer (&maps, g_ptr_array_unref);

  /* Deleting the record does not forget that the map speaks of it. */
  g_assert_true (way_records_delete (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error));
  maps = way_records_list_maps_of (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_clear_pointer (&maps, g_ptr_array_unref);

  g_string_truncate (told, 0);
  g_signal_connect (records, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (way_records_forget_map (records, way_map_get_uuid (map), &error));
  g_assert_cmpstr (told->str, ==, way_map_get_uuid (map));
  maps = way_records_list_maps (records, NULL, &error);
  g_assert_cmpuint (maps->len, ==, 0);
  g_clear_pointer (&maps, g_ptr_array_unref);
  maps = way_records_list_maps_of (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_cmpuint (maps->len, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_map_without_file (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (GPtrArray) maps = NULL;

  g_assert_false (way_records_remember_map (records, map, "nowhere.journey", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  maps = way_records_list_maps (records, NULL, &error);
  g_assert_cmpuint (maps->len, ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* No touchpoint, pain or job: no figure, and a title that is not set. */
static void
test_empty_map (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *path = g_build_filename (folder, "a.journey", NULL);
  WayLibraryEntry *entry;

  way_test_write (path, "", 0);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  maps = way_records_list_maps (records, NULL, &error);
  entry = g_ptr_array_index (maps, 0);
  g_assert_cmpstr (entry->title, ==, "");
  g_assert_null (entry->due);
  g_assert_cmpfloat (entry->confidence, <, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
set_at (WayHistory *history,
        WayItem    *item,
        const char *field,
        const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
}

/* A folder that is not there, one that is deep, one that holds too much, and one who has had enough. */
static void
test_odd_folders (void)
{
  char            *folder = way_test_folder_new_in_memory ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *crowded = g_build_filename (folder, "crowded", NULL);
  g_autofree char *path = g_build_filename (folder, "gone.journey", NULL);
  const char      *both[] = { missing, folder, NULL };
  const char      *too_many[] = { crowded, missing, NULL };
  g_autoptr (GString) deep = g_string_new (folder);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayMap) map = way_test_map_new ();
  WayScanCounts counts;
  int           i;

  for (i = 0; i < 15; i++)
    g_string_append (deep, "/d");
  g_assert_cmpint (g_mkdir_with_parents (deep->str, 0700), ==, 0);
  g_string_append (deep, "/broken.journey");
  way_test_write (deep->str, "no map", -1);
  way_test_write (path, "no map", -1);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_true (way_library_scan (records, both, problems, &counts, NULL, &error));
  g_assert_no_error (error);
  /* What lies too deep is not even looked at. */
  g_assert_cmpint (counts.refused, ==, 0);
  g_assert_cmpint (counts.removed, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), missing));
  maps = way_records_list_maps (records, NULL, &error);
  g_assert_cmpuint (maps->len, ==, 0);

  g_assert_cmpint (g_mkdir (crowded, 0700), ==, 0);
  for (i = 0; i < 20001; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%d", crowded, i);

      way_test_write (name, "", 0);
    }
  g_ptr_array_set_size (problems, 0);
  g_assert_true (way_library_scan (records, too_many, problems, &counts, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "more than 20000 files"));
  for (i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%d", crowded, i);

      g_assert_cmpint (g_unlink (name), ==, 0);
    }
  g_ptr_array_set_size (problems, 0);
  g_assert_true (way_library_scan (records, too_many, problems, &counts, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), missing));

  g_cancellable_cancel (cancellable);
  g_assert_false (way_library_scan (records, both, problems, &counts, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static WayLibraryReview *
get_review (GPtrArray *reviews,
            guint      n)
{
  return g_ptr_array_index (reviews, n);
}

/* What was found out about a map each time is known without opening it; of others, when they were reviewed. */
static void
test_reviews (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "Onboarding.journey", NULL);
  g_autofree char *account = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GPtrArray) reviews = NULL;
  WayItem    *root = way_map_get_root (map);
  WayItem    *review;
  WayRecords *records = way_records_open (folder, &error);

  way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_ACCOUNT_LINK, "name", "Aster", "record", account, NULL);
  set_at (history, root, "reviewed", "2026-03-02");
  way_test_add (history, root, WAY_MAP_REVIEWS, WAY_KIND_REVIEW, "date", "2025-02-01", "people", "Mara\nJon", "summary", "Billing is new", NULL);
  review = way_map_get (map, WAY_MAP_REVIEWS, 0);
  way_test_add (history, review, 0, WAY_KIND_VERDICT, "title", "One", "verdict", "change", NULL);
  way_test_add (history, review, 0, WAY_KIND_VERDICT, "title", "Two", "verdict", "keep", NULL);
  way_test_add (history, review, 0, WAY_KIND_VERDICT, "title", "Three", "verdict", "keep", NULL);
  /* Under way, and nothing said yet. */
  way_test_add (history, root, WAY_MAP_REVIEWS, WAY_KIND_REVIEW, "date", "2024-02-01", "open", "yes", NULL);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_assert_no_error (error);

  reviews = way_records_list_reviews_of (records, WAY_KIND_ACCOUNT, account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 3);
  g_assert_cmpstr (get_review (reviews, 2)->date, ==, "2024-02-01");
  g_assert_true (get_review (reviews, 2)->open);
  g_assert_null (get_review (reviews, 2)->verdicts);
  g_assert_cmpstr (get_review (reviews, 0)->date, ==, "2026-03-02");
  g_assert_null (get_review (reviews, 0)->verdicts);
  g_assert_cmpstr (get_review (reviews, 1)->date, ==, "2025-02-01");
  g_assert_cmpstr (get_review (reviews, 1)->people, ==, "Mara\nJon");
  g_assert_cmpstr (get_review (reviews, 1)->summary, ==, "Billing is new");
  g_assert_cmpstr (get_review (reviews, 1)->verdicts, ==, "keep 2\nchange 1");
  g_assert_false (get_review (reviews, 1)->open);
  g_assert_cmpstr (get_review (reviews, 1)->path, ==, path);
  g_assert_cmpstr (get_review (reviews, 1)->map_title, ==, "Onboarding");
  g_assert_cmpstr (get_review (reviews, 1)->map_id, ==, way_map_get_uuid (map));
  g_assert_null (get_review (reviews, 0)->people);
  g_assert_null (get_review (reviews, 0)->summary);
  g_clear_pointer (&reviews, g_ptr_array_unref);

  /* What is remembered again comes in the place of what was. */
  way_history_go_to (history, 2);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  reviews = way_records_list_reviews_of (records, WAY_KIND_ACCOUNT, account, &error);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_clear_pointer (&reviews, g_ptr_array_unref);
  reviews = way_records_list_reviews_of (records, WAY_KIND_JOB, account, &error);
  g_assert_cmpuint (reviews->len, ==, 0);
  g_object_unref (records);
  way_test_folder_free (folder);
}

/* A map in a folder below cannot be written down while another program writes: that ends the scan, and is told. */
static void
test_scan_while_others_write (void)
{
  char            *folder = way_test_folder_new_in_memory ();
  const char      *folders[] = { folder, NULL };
  g_autofree char *below = g_build_filename (folder, "below", NULL);
  g_autofree char *path = g_build_filename (below, "Onboarding.journey", NULL);
  g_autofree char *database = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  WayScanCounts counts;
  sqlite3      *other;

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_true (way_document_save_as (document, file, &error));
  way_records_hurry (records, 20);
  other = way_test_open_sql (database, "BEGIN IMMEDIATE");
  g_assert_false (way_library_scan (records, folders, problems, &counts, NULL, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpuint (problems->len, ==, 0);
  sqlite3_close (other);
  g_assert_true (way_library_scan (records, folders, problems, &counts, NULL, &error));
  g_assert_cmpint (counts.added, ==, 1);
  g_assert_cmpint (counts.kept + counts.refused + counts.removed, ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A file of before knows the maps but not what they say: the next scan reads them again. */
static void
test_older_file (void)
{
  char            *folder = way_test_folder_new ();
  const char      *folders[] = { folder, NULL };
  g_autofree char *path = g_build_filename (folder, "Onboarding.journey", NULL);
  g_autofree char *database = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) maps = NULL;
  WayScanCounts counts;
  WayRecords   *records;

  g_assert_true (way_document_save_as (document, file, &error));
  records = way_records_open (folder, &error);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_object_unref (records);
  way_test_run_sql (database, "DROP TABLE \"map-index\"; DROP TABLE \"map-mention\"; DROP TABLE \"map-stage\"; "
                              "DROP TABLE \"map-emotion\"; DROP TABLE \"map-review\"; DROP TABLE \"record-alias\"");

  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  maps = way_records_list_maps (records, NULL, &error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_assert_false (((WayLibraryEntry *)g_ptr_array_index (maps, 0))->indexed);
  g_assert_cmpint (((WayLibraryEntry *)g_ptr_array_index (maps, 0))->n_pains, ==, -1);
  g_assert_true (way_library_scan (records, folders, problems, &counts, NULL, &error));
  g_assert_cmpint (counts.added, ==, 1);
  g_clear_pointer (&maps, g_ptr_array_unref);
  maps = way_records_list_maps (records, NULL, &error);
  g_assert_cmpint (((WayLibraryEntry *)g_ptr_array_index (maps, 0))->n_pains, ==, 1);
  g_object_unref (records);
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/library/remember-list-forget", test_remember_list_forget);
  g_test_add_func ("/records/library/map-without-file", test_map_without_file);
  g_test_add_func ("/records/library/empty-map", test_empty_map);
  g_test_add_func ("/records/library/reviews", test_reviews);
  g_test_add_func ("/records/library/odd-folders", test_odd_folders);
  g_test_add_func ("/records/library/scan-while-others-write", test_scan_while_others_write);
  g_test_add_func ("/records/library/older-file", test_older_file);

  return way_test_run ();
}
