/* test-library.c - the maps that were saved on this machine */
#include "config.h"

#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

#include <string.h>

static void
set (WayHistory *history,
     const char *field,
     const char *value)
{
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (way_history_get_map (history)), field, value, NULL);

  g_assert_true (way_history_perform (history, command, NULL));
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
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *path = g_build_filename (folder, "Größe.journey", NULL);
  WayLibraryEntry *entry;

  way_item_set (account, "name", "Northwind", NULL);
  way_records_add (records, account, &error);
  command = way_records_link_command (records, map, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  way_history_perform (history, command, &error);
  set (history, "owner", "Kim");
  set (history, "reviewed", "2025-01-31");
  set (history, "review-interval", "13");
  way_test_write (path, "<journey/>", -1);

  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_assert_no_error (error);
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
  maps = way_records_list_maps_due (records, "2026-02-27", &error);
  g_assert_cmpuint (maps->len, ==, 0);
  g_clear_pointer (&maps, g_ptr_array_unref);
  maps = way_records_list_maps_due (records, "2026-02-28", &error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_clear_pointer (&maps, g_ptr_array_unref);

  /* Deleting the record does not forget that the map speaks of it. */
  g_assert_true (way_records_delete (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error));
  maps = way_records_list_maps_of (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_clear_pointer (&maps, g_ptr_array_unref);

  g_assert_true (way_records_forget_map (records, way_map_get_uuid (map), &error));
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

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/library/remember-list-forget", test_remember_list_forget);
  g_test_add_func ("/records/library/map-without-file", test_map_without_file);
  g_test_add_func ("/records/library/empty-map", test_empty_map);

  return way_test_run ();
}
