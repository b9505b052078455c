/* erasing-room.c - a person who is to be erased, and a map that has her name */
#include "config.h"

#include "tests/support/erasing-room.h"

#include "journeys/documents/document.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/versions.h"
#include "journeys/records/library.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/records.h"

void
way_test_erasing_set_up (WayTestErasing *self,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  int i;

  self->folder = way_test_folder_new_in_memory ();
  self->database = way_records_dup_path (self->folder);
  self->map_path = g_build_filename (self->folder, "Onboarding.journey", NULL);
  self->records = way_records_open (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_begin (self->records, &error));
  for (i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Somebody number %d", i);
      g_autoptr (WayItem) filler = way_test_record_add (self->records, WAY_KIND_CONTACT, "name", name, NULL);
    }
  g_assert_true (way_records_end (self->records, TRUE, &error));
  self->contact = way_test_record_add (self->records, WAY_KIND_CONTACT, "name", WAY_TEST_ERASED, "email", "xaverine@quopp.example", NULL);
  /* Written more than once: older pages have had it, too. */
  for (i = 0; i < 5; i++)
    {
      g_autofree char *note = g_strdup_printf ("%s said %d", WAY_TEST_ERASED, i);

      way_item_set (self->contact, "note", note, NULL);
      g_assert_true (way_records_update (self->records, self->contact, &error));
    }
}

void
way_test_erasing_tear_down (WayTestErasing *self,
                            gconstpointer   data)
{
  g_clear_pointer (&self->contact, way_item_unref);
  if (self->records != NULL)
    g_assert_finalize_object (self->records);
  g_free (self->database);
  g_free (self->map_path);
  way_test_folder_free (self->folder);
}

void
way_test_erasing_write_map (WayTestErasing *self,
                            const char     *persona,
                            const char     *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GFile) file = g_file_new_for_path (self->map_path);
  WayHistory *history = way_document_get_history (document);
  WayItem    *card = way_map_get (map, WAY_MAP_CARDS, 0);

  way_test_set (history, way_map_get_root (map), "owner", "xaverine quopp");
  way_test_set (history, card, "owner", WAY_TEST_ERASED);
  way_test_set (history, card, "note", note);
  way_test_add (history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "author", WAY_TEST_ERASED, "text", "Yes", NULL);
  way_test_add (history, way_map_get_root (map), WAY_MAP_WORKSHOPS, WAY_KIND_WORKSHOP, "title", "Kick-off",
                "people", "Kim\n" WAY_TEST_ERASED, NULL);
  if (persona != NULL)
    {
      way_test_set (history, way_map_get (map, WAY_MAP_RECORDS, 0), "record", persona);
      way_test_set (history, way_map_get (map, WAY_MAP_RECORDS, 0), "name", WAY_TEST_ERASED);
      way_test_set (history, way_map_get (map, WAY_MAP_RECORDS, 0), "quote", "Only mine");
    }
  g_assert_true (way_document_save_as (document, file, &error));
  g_assert_true (way_records_remember_map (self->records, map, self->map_path, &error));
  g_assert_no_error (error);
}

WayErasure *
way_test_erasing_plan (WayTestErasing *self,
                       WayItem        *record)
{
  g_autoptr (GError) error = NULL;
  WayErasure *erasure = way_erasure_new (self->records, way_item_get_kind (record), way_item_get_id (record), NULL, &error);

  g_assert_no_error (error);

  return erasure;
}

void
way_test_erasing_leave_kept (WayTestErasing *self,
                             GBytes         *bytes)
{
  g_autofree char *versions = way_versions_dup_folder ();
  g_autofree char *recovery = way_recovery_folder_dup_path ();
  g_autoptr (GFile) file = g_file_new_for_path (self->map_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &error);
  g_autoptr (WayRecoveryFolder) folder = way_recovery_folder_new (recovery);
  g_autoptr (WayRecovery) keeper = NULL;

  g_assert_no_error (error);
  way_versions_keep (versions, way_map_get_uuid (way_document_get_map (document)), bytes, 1, NULL, "For XAVERINE Quopp, in May", &error);
  g_assert_no_error (error);
  keeper = way_recovery_new (folder, document);
  way_test_set (way_document_get_history (document), way_map_get_root (way_document_get_map (document)), "objective", "Not saved");
  way_recovery_write_now (keeper);
  way_recovery_folder_flush (folder);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
