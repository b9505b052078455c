/* test-erase.c - a person, taken out of everything that is known here */
#include "config.h"

#include "journeys/documents/document.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/versions.h"
#include "journeys/records/aliases.h"
#include "journeys/records/backup.h"
#include "journeys/records/erase.h"
#include "tests/support/erasing-room.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* Another program that deletes leaves bytes behind. */
static void
leave_bytes (const char *path)
{
  way_test_run_sql (path, "PRAGMA secure_delete = OFF; CREATE TABLE residue (name TEXT); "
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                          "INSERT INTO residue SELECT '" WAY_TEST_ERASED " ' || i FROM n; DROP TABLE residue");
}

/* The plan changes no byte; afterwards no byte has the name. */
static void
test_bytes (WayTestErasing *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  leave_bytes (fixture->database);
  g_assert_true (way_test_has_bytes (fixture->database, WAY_TEST_ERASED));
  before = way_test_read (fixture->database);
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  way_test_assert_same (fixture->database, before);
  g_assert_cmpstr (erasure->name, ==, WAY_TEST_ERASED);
  g_assert_false (erasure->done);

  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (erasure->done);
  g_assert_false (way_test_has_bytes (fixture->database, WAY_TEST_ERASED));
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
  g_assert_false (way_test_has_bytes (fixture->database, "quopp"));
  g_assert_false (way_test_has_bytes (fixture->database, way_item_get_id (fixture->contact)));
  g_assert_true (way_records_check (fixture->records, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, "somebody", &error), ==, 60);
}

static void
assert_version_names_nobody (WayDocument *document)
{
  const char      *uuid = way_map_get_uuid (way_document_get_map (document));
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GPtrArray) versions = way_versions_list (folder, uuid, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = NULL;
  gboolean read_only;

  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((WayVersion *)g_ptr_array_index (versions, 0))->label, ==, "For Somebody, in May");
  bytes = way_versions_read (folder, uuid, ((WayVersion *)g_ptr_array_index (versions, 0))->id, NULL);
  map = way_reader_read (bytes, "version", &notices, &read_only, NULL);
  g_assert_cmpstr (way_item_get (way_map_get_root (map), "owner"), ==, "Somebody");
}

/* It goes on where it was, on the file that was changed. */
static void
assert_goes_on (void)
{
  g_autofree char *recovery = way_recovery_folder_dup_path ();
  g_autoptr (WayRecoveryFolder) folder = way_recovery_folder_new (recovery);
  g_autoptr (GPtrArray) list = way_recovered_list (folder);
  WayRecovered *found;

  g_assert_cmpuint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  g_assert_cmpint (found->base, ==, WAY_BASE_SAME);
}

static void
test_maps (WayTestErasing *fixture,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayErasureMap *map;

  way_test_erasing_write_map (fixture, NULL, WAY_TEST_ERASED " asked twice");
  before = way_test_read (fixture->map_path);
  way_test_erasing_leave_kept (fixture, before);
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  way_test_assert_same (fixture->map_path, before);
  g_assert_cmpuint (erasure->maps->len, ==, 1);
  map = g_ptr_array_index (erasure->maps, 0);
  g_assert_cmpstr (map->path, ==, fixture->map_path);
  g_assert_cmpstr (map->title, ==, "Onboarding");
  g_assert_cmpint (map->n_names, ==, 4);
  g_assert_cmpint (map->n_texts, ==, 1);
  g_assert_false (map->shown);

  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_true (map->done);
  g_assert_cmpstr (map->problem, ==, NULL);
  document = way_document_open (file, &error);
  g_assert_no_error (error);
  {
    WayMap  *now = way_document_get_map (document);
    WayItem *card = way_map_get (now, WAY_MAP_CARDS, 0);

    g_assert_cmpstr (way_item_get (way_map_get_root (now), "owner"), ==, "Somebody");
    g_assert_cmpstr (way_item_get (card, "owner"), ==, "Somebody");
    g_assert_cmpstr (way_item_get (card, "note"), ==, WAY_TEST_ERASED " asked twice");
    g_assert_cmpstr (way_item_get (way_item_get_child (card, WAY_CARD_COMMENTS, 0), "author"), ==, "Somebody");
    g_assert_cmpstr (way_item_get (way_map_get (now, WAY_MAP_WORKSHOPS, 0), "people"), ==, "Kim\nSomebody");
  }
  /* The library has nothing of it either, nor has what was kept when the map was saved. */
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
  assert_version_names_nobody (document);
  g_assert_cmpuint (erasure->unread->len, ==, 0);
  assert_goes_on ();
}

/* A persona stands on maps: what tells who it was goes there. */
static void
test_persona (WayTestErasing *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", WAY_TEST_ERASED, NULL);
  g_autoptr (WayItem) contact = way_test_record_add (fixture->records, WAY_KIND_CONTACT, "name", "Ann", "persona", way_item_get_id (persona), NULL);
  g_autoptr (WayItem) another = way_test_record_add (fixture->records, WAY_KIND_CONTACT, "name", "Bo", "persona", way_item_get_id (persona), NULL);
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayItem) now = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayItem *link;

  way_test_erasing_write_map (fixture, way_item_get_id (persona), WAY_TEST_ERASED " asked twice");
  erasure = way_test_erasing_plan (fixture, persona);
  g_assert_cmpuint (erasure->referrers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (erasure->referrers, 0), ==, "Ann");
  g_assert_cmpstr (g_ptr_array_index (erasure->referrers, 1), ==, "Bo");
  g_assert_true (((WayErasureMap *)g_ptr_array_index (erasure->maps, 0))->shown);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  document = way_document_open (file, &error);
  link = way_map_get (way_document_get_map (document), WAY_MAP_RECORDS, 0);
  g_assert_cmpstr (way_item_get (link, "name"), ==, "Somebody");
  g_assert_cmpstr (way_item_get (link, "quote"), ==, NULL);
  g_assert_cmpstr (way_item_get (link, "record"), ==, NULL);
  now = way_records_get (fixture->records, WAY_KIND_CONTACT, way_item_get_id (contact), &error);
  g_assert_cmpstr (way_item_get (now, "persona"), ==, NULL);
}

/* Maps and backups may have the person under the id of a record that was merged into this one. */
static void
test_merged (WayTestErasing *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", WAY_TEST_ERASED, NULL);
  g_autoptr (WayItem) merged = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "X. Quopp", NULL);
  g_autofree char *backup = way_records_backup (fixture->records, NULL, &error);
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayItem *link;

  g_assert_no_error (error);
  way_test_erasing_write_map (fixture, way_item_get_id (merged), WAY_TEST_ERASED " asked twice");
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (merged), &error));
  g_assert_true (way_records_add_alias (fixture->records, WAY_KIND_PERSONA, way_item_get_id (merged), way_item_get_id (persona), &error));
  erasure = way_test_erasing_plan (fixture, persona);
  g_assert_true (((WayErasureMap *)g_ptr_array_index (erasure->maps, 0))->shown);
  g_assert_cmpuint (erasure->backups->len, ==, 1);
  g_assert_true (way_erasure_perform (erasure, fixture->records, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  document = way_document_open (file, &error);
  link = way_map_get (way_document_get_map (document), WAY_MAP_RECORDS, 0);
  g_assert_cmpstr (way_item_get (link, "quote"), ==, NULL);
  g_assert_cmpstr (way_item_get (link, "record"), ==, NULL);
  g_assert_false (way_test_has_bytes (fixture->database, way_item_get_id (merged)));
}

/* Others have the name as an owner, or speak of the person. */
static void
test_other_records (WayTestErasing *fixture,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) owned = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Northwind", "owner", WAY_TEST_ERASED, NULL);
  g_autoptr (WayItem) noted = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Aster", NULL);
  g_autoptr (WayItem) told = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Kestrel", "culture", "Ask " WAY_TEST_ERASED " first", NULL);
  g_autoptr (WayItem) namesake = way_test_record_add (fixture->records, WAY_KIND_CONTACT, "name", WAY_TEST_ERASED, "account", way_item_get_id (told), "email", "other@quopp.example", NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, id);
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayItem) now = NULL;

  way_item_set (note, "author", "XAVERINE Quópp", NULL);
  way_item_set (note, "text", "Call", NULL);
  way_item_append_child (noted, WAY_ACCOUNT_NOTES, note);
  g_assert_true (way_records_update (fixture->records, noted, &error));
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  g_assert_cmpint (erasure->n_names, ==, 2);
  g_assert_cmpint (erasure->n_texts, ==, 1);
  /* Who has the name only is no text that speaks of the person. */
  g_assert_cmpstr (erasure->telling, ==, "xaverine@quopp.example");
  g_assert_cmpuint (erasure->namesakes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (erasure->namesakes, 0), ==, "Contact: Kestrel · other@quopp.example");
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  now = way_records_get (fixture->records, WAY_KIND_CONTACT, way_item_get_id (namesake), &error);
  g_assert_cmpstr (way_item_get_name (now), ==, WAY_TEST_ERASED);
  way_item_unref (g_steal_pointer (&now));
  now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (owned), &error);
  g_assert_cmpstr (way_item_get (now, "owner"), ==, "Somebody");
  way_item_unref (g_steal_pointer (&now));
  now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (noted), &error);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_ACCOUNT_NOTES, 0), "author"), ==, "Somebody");
  way_item_unref (g_steal_pointer (&now));
  now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (told), &error);
  g_assert_cmpstr (way_item_get (now, "culture"), ==, "Ask " WAY_TEST_ERASED " first");
}

static void
test_backups (WayTestErasing *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *with = way_records_backup (fixture->records, NULL, &error);
  g_autofree char *without = NULL;
  g_autofree char *folder = g_path_get_dirname (with);
  g_autoptr (WayItem) other = way_test_record_add (fixture->records, WAY_KIND_CONTACT, "name", "Later", NULL);
  g_autoptr (WayErasure) of_other = way_test_erasing_plan (fixture, other);
  g_autoptr (WayErasure) erasure = way_test_erasing_plan (fixture, fixture->contact);

  g_assert_no_error (error);
  g_assert_cmpuint (of_other->backups->len, ==, 0);
  g_assert_cmpuint (erasure->backups->len, ==, 1);
  g_assert_cmpuint (way_erasure_count_kept (of_other->backups), ==, 0);
  g_assert_cmpuint (way_erasure_count_kept (erasure->backups), ==, 1);
  g_assert_cmpstr (((WayErasureFile *)g_ptr_array_index (erasure->backups, 0))->path, ==, with);
  g_assert_cmpint (((WayErasureFile *)g_ptr_array_index (erasure->backups, 0))->modified, >, 0);

  g_assert_true (way_erasure_perform (of_other, fixture->records, TRUE, &error));
  g_assert_true (g_file_test (with, G_FILE_TEST_EXISTS));
  g_assert_true (way_erasure_perform (erasure, fixture->records, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (with, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, WayTestErasing, NULL, way_test_erasing_set_up, function, way_test_erasing_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/erase/bytes", test_bytes);
  ADD ("/records/erase/maps", test_maps);
  ADD ("/records/erase/persona", test_persona);
  ADD ("/records/erase/merged", test_merged);
  ADD ("/records/erase/other-records", test_other_records);
  ADD ("/records/erase/backups", test_backups);

  return way_test_run ();
}
