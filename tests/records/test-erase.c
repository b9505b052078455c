/* test-erase.c - a person, taken out of everything that is known here */
#include "config.h"

#include "journeys/documents/document.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/versions.h"
#include "journeys/records/aliases.h"
#include "journeys/records/backup.h"
#include "journeys/storage/database.h"
#include "journeys/records/erase.h"
#include "journeys/records/library.h"
#include "tests/support/faults.h"
#include "tests/support/folder-image.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define NAME "Xaverine Quopp"

typedef struct
{
  char       *folder;
  char       *database;
  char       *map_path;
  WayRecords *records;
  WayItem    *contact;
} Fixture;

static WayItem *
add (Fixture *fixture,
     WayKind  kind,
     ...)
{
  g_autoptr (GError) error = NULL;
  WayItem    *item = way_records_new_record (kind);
  const char *field;
  va_list     fields;

  va_start (fields, kind);
  while ((field = va_arg (fields, const char *)) != NULL)
    g_assert_true (way_item_set (item, field, va_arg (fields, const char *), &error));
  va_end (fields);
  g_assert_true (way_records_add (fixture->records, item, &error));
  g_assert_no_error (error);

  return item;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int i;

  fixture->folder = way_test_folder_new_in_memory ();
  fixture->database = way_records_dup_path (fixture->folder);
  fixture->map_path = g_build_filename (fixture->folder, "Onboarding.journey", NULL);
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_begin (fixture->records, &error));
  for (i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Somebody number %d", i);
      g_autoptr (WayItem) filler = add (fixture, WAY_KIND_CONTACT, "name", name, NULL);
    }
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  fixture->contact = add (fixture, WAY_KIND_CONTACT, "name", NAME, "email", "xaverine@quopp.example", NULL);
  /* Written more than once: older pages have had it, too. */
  for (i = 0; i < 5; i++)
    {
      g_autofree char *note = g_strdup_printf ("%s said %d", NAME, i);

      way_item_set (fixture->contact, "note", note, NULL);
      g_assert_true (way_records_update (fixture->records, fixture->contact, &error));
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->contact, way_item_unref);
  if (fixture->records != NULL)
    g_assert_finalize_object (fixture->records);
  g_free (fixture->database);
  g_free (fixture->map_path);
  way_test_folder_free (fixture->folder);
}

static void
set (WayHistory *history,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
}

/* A map that has the name in all the ways it can, and a persona of that name. */
static void
write_map (Fixture    *fixture,
           const char *persona,
           const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayHistory *history = way_document_get_history (document);
  WayItem    *card = way_map_get (map, WAY_MAP_CARDS, 0);

  set (history, way_map_get_root (map), "owner", "xaverine quopp");
  set (history, card, "owner", NAME);
  set (history, card, "note", note);
  way_test_add (history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "author", NAME, "text", "Yes", NULL);
  way_test_add (history, way_map_get_root (map), WAY_MAP_WORKSHOPS, WAY_KIND_WORKSHOP, "title", "Kick-off",
                "people", "Kim\n" NAME, NULL);
  if (persona != NULL)
    {
      set (history, way_map_get (map, WAY_MAP_RECORDS, 0), "record", persona);
      set (history, way_map_get (map, WAY_MAP_RECORDS, 0), "name", NAME);
      set (history, way_map_get (map, WAY_MAP_RECORDS, 0), "quote", "Only mine");
    }
  g_assert_true (way_document_save_as (document, file, &error));
  g_assert_true (way_records_remember_map (fixture->records, map, fixture->map_path, &error));
  g_assert_no_error (error);
}

static WayErasure *
plan (Fixture *fixture,
      WayItem *record)
{
  g_autoptr (GError) error = NULL;
  WayErasure *erasure = way_erasure_new (fixture->records, way_item_get_kind (record), way_item_get_id (record), NULL, &error);

  g_assert_no_error (error);

  return erasure;
}

/* Another program that deletes leaves bytes behind. */
static void
leave_bytes (const char *path)
{
  way_test_run_sql (path, "PRAGMA secure_delete = OFF; CREATE TABLE residue (name TEXT); "
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                          "INSERT INTO residue SELECT '" NAME " ' || i FROM n; DROP TABLE residue");
}

/* The plan changes no byte; afterwards no byte has the name. */
static void
test_bytes (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  leave_bytes (fixture->database);
  g_assert_true (way_test_has_bytes (fixture->database, NAME));
  before = way_test_read (fixture->database);
  erasure = plan (fixture, fixture->contact);
  way_test_assert_same (fixture->database, before);
  g_assert_cmpstr (erasure->name, ==, NAME);
  g_assert_false (erasure->done);

  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (erasure->done);
  g_assert_false (way_test_has_bytes (fixture->database, NAME));
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

/* A version with a label, and work on the map that was not saved. */
static void
leave_kept (Fixture *fixture,
            GBytes  *bytes)
{
  g_autofree char *versions = way_versions_dup_folder ();
  g_autofree char *recovery = way_recovery_folder_dup_path ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &error);
  g_autoptr (WayRecoveryFolder) folder = way_recovery_folder_new (recovery);
  g_autoptr (WayRecovery) keeper = NULL;

  g_assert_no_error (error);
  way_versions_keep (versions, way_map_get_uuid (way_document_get_map (document)), bytes, 1, NULL, "For XAVERINE Quopp, in May", &error);
  g_assert_no_error (error);
  keeper = way_recovery_new (folder, document);
  set (way_document_get_history (document), way_map_get_root (way_document_get_map (document)), "objective", "Not saved");
  way_recovery_write_now (keeper);
  way_recovery_folder_flush (folder);
  while (g_main_context_iteration (NULL, FALSE))
    ;
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
test_maps (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayErasureMap *map;

  write_map (fixture, NULL, NAME " asked twice");
  before = way_test_read (fixture->map_path);
  leave_kept (fixture, before);
  erasure = plan (fixture, fixture->contact);
  way_test_assert_same (fixture->map_path, before);
  g_assert_cmpuint (erasure->maps->len, ==, 1);
  map = g_ptr_array_index (erasure->maps, 0);
  g_assert_cmpstr (map->path, ==, fixture->map_path);
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
    g_assert_cmpstr (way_item_get (card, "note"), ==, NAME " asked twice");
    g_assert_cmpstr (way_item_get (way_item_get_child (card, WAY_CARD_COMMENTS, 0), "author"), ==, "Somebody");
    g_assert_cmpstr (way_item_get (way_map_get (now, WAY_MAP_WORKSHOPS, 0), "people"), ==, "Kim\nSomebody");
  }
  /* The library has nothing of it either, nor has what was kept when the map was saved. */
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
  assert_version_names_nobody (document);
  g_assert_cmpuint (erasure->unread->len, ==, 0);
  assert_goes_on ();
}

/* A map that cannot be changed is told of, and the rest is done. */
static void
test_map_out_of_reach (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  WayErasureMap *map;

  write_map (fixture, NULL, NAME " asked twice");
  erasure = plan (fixture, fixture->contact);
  way_test_write (fixture->map_path, "<journey", -1);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  map = g_ptr_array_index (erasure->maps, 0);
  g_assert_cmpstr (map->path, ==, fixture->map_path);
  g_assert_false (map->done);
  g_assert_nonnull (map->problem);
  g_assert_true (erasure->done);
  /* What the library read of it before has the name no longer. */
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
}

/* A persona stands on maps: what tells who it was goes there. */
static void
test_persona (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = add (fixture, WAY_KIND_PERSONA, "name", NAME, NULL);
  g_autoptr (WayItem) contact = add (fixture, WAY_KIND_CONTACT, "name", "Ann", "persona", way_item_get_id (persona), NULL);
  g_autoptr (WayItem) another = add (fixture, WAY_KIND_CONTACT, "name", "Bo", "persona", way_item_get_id (persona), NULL);
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayItem) now = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayItem *link;

  write_map (fixture, way_item_get_id (persona), NAME " asked twice");
  erasure = plan (fixture, persona);
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
test_merged (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = add (fixture, WAY_KIND_PERSONA, "name", NAME, NULL);
  g_autoptr (WayItem) merged = add (fixture, WAY_KIND_PERSONA, "name", "X. Quopp", NULL);
  g_autofree char *backup = way_records_backup (fixture->records, NULL, &error);
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  WayItem *link;

  g_assert_no_error (error);
  write_map (fixture, way_item_get_id (merged), NAME " asked twice");
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (merged), &error));
  g_assert_true (way_records_add_alias (fixture->records, WAY_KIND_PERSONA, way_item_get_id (merged), way_item_get_id (persona), &error));
  erasure = plan (fixture, persona);
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
test_other_records (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) owned = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind", "owner", NAME, NULL);
  g_autoptr (WayItem) noted = add (fixture, WAY_KIND_ACCOUNT, "name", "Aster", NULL);
  g_autoptr (WayItem) told = add (fixture, WAY_KIND_ACCOUNT, "name", "Kestrel", "culture", "Ask " NAME " first", NULL);
  g_autoptr (WayItem) namesake = add (fixture, WAY_KIND_CONTACT, "name", NAME, "account", way_item_get_id (told), "email", "other@quopp.example", NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, id);
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayItem) now = NULL;

  way_item_set (note, "author", "XAVERINE Quópp", NULL);
  way_item_set (note, "text", "Call", NULL);
  way_item_append_child (noted, WAY_ACCOUNT_NOTES, note);
  g_assert_true (way_records_update (fixture->records, noted, &error));
  erasure = plan (fixture, fixture->contact);
  g_assert_cmpint (erasure->n_names, ==, 2);
  g_assert_cmpint (erasure->n_texts, ==, 1);
  /* Who has the name only is no text that speaks of the person. */
  g_assert_cmpstr (erasure->telling, ==, "xaverine@quopp.example");
  g_assert_cmpuint (erasure->namesakes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (erasure->namesakes, 0), ==, "Contact: Kestrel · other@quopp.example");
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  now = way_records_get (fixture->records, WAY_KIND_CONTACT, way_item_get_id (namesake), &error);
  g_assert_cmpstr (way_item_get_name (now), ==, NAME);
  way_item_unref (g_steal_pointer (&now));
  now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (owned), &error);
  g_assert_cmpstr (way_item_get (now, "owner"), ==, "Somebody");
  way_item_unref (g_steal_pointer (&now));
  now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (noted), &error);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_ACCOUNT_NOTES, 0), "author"), ==, "Somebody");
  way_item_unref (g_steal_pointer (&now));
  now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (told), &error);
  g_assert_cmpstr (way_item_get (now, "culture"), ==, "Ask " NAME " first");
}

static void
test_backups (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *with = way_records_backup (fixture->records, NULL, &error);
  g_autofree char *without = NULL;
  g_autofree char *folder = g_path_get_dirname (with);
  g_autoptr (WayItem) other = add (fixture, WAY_KIND_CONTACT, "name", "Later", NULL);
  g_autoptr (WayErasure) of_other = plan (fixture, other);
  g_autoptr (WayErasure) erasure = plan (fixture, fixture->contact);

  g_assert_no_error (error);
  g_assert_cmpuint (of_other->backups->len, ==, 0);
  g_assert_cmpuint (erasure->backups->len, ==, 1);
  g_assert_cmpstr (((WayErasureFile *)g_ptr_array_index (erasure->backups, 0))->path, ==, with);
  g_assert_cmpint (((WayErasureFile *)g_ptr_array_index (erasure->backups, 0))->modified, >, 0);

  g_assert_true (way_erasure_perform (of_other, fixture->records, TRUE, &error));
  g_assert_true (g_file_test (with, G_FILE_TEST_EXISTS));
  g_assert_true (way_erasure_perform (erasure, fixture->records, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (with, G_FILE_TEST_EXISTS));
}

/* Whatever cannot be done, all else is, and all that was not is told. */
static void
test_goes_on (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = way_records_backup (fixture->records, NULL, &error);
  g_autofree char *later = g_strconcat (kept, ".later.db", NULL);
  g_autofree char *versions = way_versions_dup_folder ();
  g_autofree char *unread = g_build_filename (versions, "none.versions", NULL);
  g_autoptr (GBytes) bytes = way_test_read (kept);
  g_autoptr (WayErasure) rest = NULL;
  g_autoptr (WayErasure) erasure = NULL;

  write_map (fixture, NULL, NAME " asked twice");
  g_assert_cmpint (g_mkdir_with_parents (versions, 0700), ==, 0);
  way_test_write (unread, "these are no versions, however long one looks at them: " NAME, -1);
  way_test_write (later, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  erasure = plan (fixture, fixture->contact);
  g_assert_cmpuint (erasure->backups->len, ==, 2);
  /* A map that cannot be read, a backup that cannot be deleted, and a library that cannot be written. */
  way_test_write (fixture->map_path, "<journey", -1);
  g_assert_cmpint (g_unlink (kept), ==, 0);
  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  way_test_run_sql (fixture->database, "ALTER TABLE map RENAME COLUMN owner TO other");

  g_assert_false (way_erasure_perform (erasure, fixture->records, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (erasure->problem, ==, error->message);
  g_assert_true (erasure->done);
  g_assert_nonnull (((WayErasureMap *)g_ptr_array_index (erasure->maps, 0))->problem);
  g_assert_cmpuint (way_erasure_count_kept (erasure->backups), ==, 1);
  g_assert_false (g_file_test (later, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (erasure->unread->len, ==, 1);
  g_assert_cmpstr (((WayErasureFile *)g_ptr_array_index (erasure->unread, 0))->path, ==, unread);
  way_erasure_delete_files (erasure->unread);
  g_assert_cmpuint (way_erasure_count_kept (erasure->unread), ==, 0);
  g_assert_false (g_file_test (unread, G_FILE_TEST_EXISTS));
  /* Only what the library read of the map is left, and who it was, for the next time. */
  g_assert_true (erasure->unfinished);
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine@quopp"));

  way_test_run_sql (fixture->database, "ALTER TABLE map RENAME COLUMN other TO owner");
  g_clear_error (&error);
  rest = way_erasure_new_unfinished (fixture->records, way_item_get_id (fixture->contact), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->database, way_item_get_id (fixture->contact)));
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
}

/* The only one there is in a folder. */
static char *
find_file (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

/* What another program has locked for a moment is nothing to be deleted. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *recovery = g_build_filename (fixture->folder, "recovery", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  WayErasureFile *file;
  sqlite3        *handle;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  write_map (fixture, NULL, NULL);
  bytes = way_test_read (fixture->map_path);
  leave_kept (fixture, bytes);
  path = find_file (recovery);
  erasure = plan (fixture, fixture->contact);
  way_database_set_patience (100);
  handle = way_test_open_sql (path, "BEGIN EXCLUSIVE");
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  sqlite3_close (handle);
  g_assert_cmpuint (erasure->unread->len, ==, 1);
  file = g_ptr_array_index (erasure->unread, 0);
  g_assert_cmpstr (file->path, ==, path);
  g_assert_true (file->again && erasure->unfinished);
  g_assert_cmpuint (way_erasure_count_kept (erasure->unread), ==, 0);
  way_erasure_delete_files (erasure->unread);
  g_assert_true (way_test_has_bytes (path, NAME));
  g_assert_false (file->done);
  /* Later it is reached. */
  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (path, NAME));
  g_assert_false (way_test_has_bytes (fixture->database, NAME));
  g_unsetenv ("WAYMARK_DATA_DIR");
}

/* A map that cannot be written now keeps the person known, until it can be. */
static void
test_waits_for_map (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *aside = g_strconcat (fixture->map_path, ".aside", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  WayErasureMap *map;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  write_map (fixture, NULL, NULL);
  erasure = plan (fixture, fixture->contact);
  g_assert_cmpint (g_rename (fixture->map_path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->map_path, 0700), ==, 0);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  map = g_ptr_array_index (erasure->maps, 0);
  g_assert_nonnull (map->problem);
  g_assert_true (!map->done && map->again && erasure->unfinished);
  g_assert_null (strstr (map->problem, fixture->map_path));

  g_assert_cmpint (g_rmdir (fixture->map_path), ==, 0);
  g_assert_cmpint (g_rename (aside, fixture->map_path), ==, 0);
  g_assert_true (way_test_has_bytes (fixture->map_path, NAME));
  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->map_path, NAME));
  g_unsetenv ("WAYMARK_DATA_DIR");
}

/* So does a map that its user has open, until it is saved: the file has the name that long. */
static void
test_waits_for_save (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  g_autofree char *name = NULL;
  WayErasureMap   *map;

  write_map (fixture, NULL, NULL);
  erasure = plan (fixture, fixture->contact);
  map = g_ptr_array_index (erasure->maps, 0);
  map->open = TRUE;
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_true (erasure->waits && erasure->unfinished && !map->done);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &name, &error));
  g_assert_cmpstr (name, ==, NAME);
  g_assert_true (way_test_has_bytes (fixture->map_path, NAME));

  rest = way_erasure_new_unfinished (fixture->records, way_item_get_id (fixture->contact), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->waits || rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->map_path, NAME));
}

/* A map that is open and that the library does not know is known from then on, so that it is finished whatever comes.
 * Where it cannot be made known, nothing is done. */
static void
test_waits_for_unknown (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  g_autofree char *lost = g_build_filename (fixture->folder, "lost.journey", NULL);
  g_autofree char *clean = g_build_filename (fixture->folder, "clean.journey", NULL);
  g_autoptr (WayMap) nobody = way_test_map_new ();
  g_autoptr (WayDocument) no_document = way_document_new (nobody);
  g_autoptr (GFile) clean_file = g_file_new_for_path (clean);
  sqlite3 *handle;

  g_assert_true (way_document_save_as (no_document, clean_file, &error));
  write_map (fixture, NULL, NULL);
  document = way_document_open (file, &error);
  g_assert_true (way_records_forget_map (fixture->records, way_map_get_uuid (way_document_get_map (document)), &error));
  erasure = plan (fixture, fixture->contact);
  g_assert_cmpuint (erasure->maps->len, ==, 0);
  way_erasure_add_open_map (erasure, clean, nobody);
  way_erasure_add_open_map (erasure, fixture->map_path, way_document_get_map (document));
  way_erasure_add_open_map (erasure, lost, way_document_get_map (document));
  g_assert_cmpint (sqlite3_open (fixture->database, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "ALTER TABLE map RENAME COLUMN owner TO other", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_false (erasure->done);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_exec (handle, "ALTER TABLE map RENAME COLUMN other TO owner", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_true (erasure->waits);
  /* That which has nothing is of no interest; that which is gone is told. */
  g_assert_cmpuint (erasure->maps->len, ==, 2);
  g_assert_nonnull (((WayErasureMap *)g_ptr_array_index (erasure->maps, 1))->problem);

  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_cmpuint (rest->maps->len, ==, 1);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->map_path, NAME));
}

/* Nothing waits for a map that has only texts about the person, or cannot be read. */
static void
test_waits_for_nothing (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  WayErasureMap *map;

  write_map (fixture, NULL, NAME " asked twice");
  erasure = plan (fixture, fixture->contact);
  map = g_ptr_array_index (erasure->maps, 0);
  map->open = TRUE;
  if (data != NULL)
    map->problem = g_strdup ("Damaged");
  else
    map->n_names = 0;
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_false (erasure->waits || erasure->unfinished);
}

/* A file in the folder that has it; NULL: none has. */
static char *
find_name (Fixture *fixture)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) files = way_folder_image_read (fixture->folder, nothing);
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (way_test_has_bytes (path, NAME))
        return g_steal_pointer (&path);
    }

  return NULL;
}

static void
open_records (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
}

/* Returns whether it was killed before it was done. */
static gboolean
perform_until (Fixture *fixture,
               guint    point)
{
  pid_t child = fork ();
  int   status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (WayErasure) erasure = NULL;

      open_records (fixture);
      erasure = plan (fixture, fixture->contact);
      way_faults_arm (WAY_FAULT_KILL, point, FALSE);
      if (!way_erasure_perform (erasure, fixture->records, TRUE, NULL))
        abort ();
      way_faults_disarm ();
      way_test_leave ();
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);

  return WIFSIGNALED (status);
}

/* The next program that opens the records: either nothing was done, or the rest can be. */
static void
assert_can_be_finished (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (WayErasure) erasure = NULL;

  open_records (fixture);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &name, &error));
  record = way_records_get (fixture->records, WAY_KIND_CONTACT, way_item_get_id (fixture->contact), NULL);
  g_assert_true (record == NULL || name == NULL);
  if (record == NULL && name == NULL)
    g_assert_cmpstr (find_name (fixture), ==, NULL);
  else if (record == NULL)
    {
      g_assert_cmpstr (name, ==, NAME);
      erasure = way_erasure_new_unfinished (fixture->records, NAME, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (erasure->begun && erasure->backups_too);
      g_assert_true (way_erasure_perform (erasure, fixture->records, TRUE, &error));
      g_assert_no_error (error);
      g_assert_false (erasure->unfinished);
      g_assert_cmpstr (find_name (fixture), ==, NULL);
      g_assert_null (way_erasure_new_unfinished (fixture->records, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->records);
}

/* Wherever the program is killed, nobody is left half erased without anybody knowing. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  guint            step = g_getenv ("WAYMARK_TEST_LONG") != NULL ? 3 : 41;
  guint            point;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  /* What is to be read by somebody stays; here all is to go. */
  write_map (fixture, NULL, NULL);
  bytes = way_test_read (fixture->map_path);
  leave_kept (fixture, bytes);
  backup = way_records_backup (fixture->records, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->records);
  before = way_folder_image_read (fixture->folder, nothing);
  for (point = 1; perform_until (fixture, point); point += step)
    {
      assert_can_be_finished (fixture);
      way_folder_image_write (fixture->folder, before);
    }
  g_test_message ("killed at one of %u points of %u", step, point);
  g_assert_cmpuint (point, >, 1000);
  assert_can_be_finished (fixture);
  g_unsetenv ("WAYMARK_DATA_DIR");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_faults_install ();
  way_test_init (&argc, &argv);

  ADD ("/records/erase/bytes", test_bytes);
  ADD ("/records/erase/maps", test_maps);
  ADD ("/records/erase/map-out-of-reach", test_map_out_of_reach);
  ADD ("/records/erase/persona", test_persona);
  ADD ("/records/erase/merged", test_merged);
  ADD ("/records/erase/other-records", test_other_records);
  ADD ("/records/erase/backups", test_backups);
  ADD ("/records/erase/goes-on", test_goes_on);
  ADD ("/records/erase/locked", test_locked);
  ADD ("/records/erase/waits-for-a-map", test_waits_for_map);
  ADD ("/records/erase/waits-for-a-save", test_waits_for_save);
  ADD ("/records/erase/waits-for-unknown", test_waits_for_unknown);
  ADD ("/records/erase/waits-for-nothing", test_waits_for_nothing);
  g_test_add ("/records/erase/waits-for-no-damaged-map", Fixture, "damaged", set_up, test_waits_for_nothing, tear_down);
  ADD ("/records/erase/killed", test_killed);

  return way_test_run ();
}
