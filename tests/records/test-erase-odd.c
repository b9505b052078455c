/* test-erase-odd.c - erasures of other versions, that are given up, and of somebody whom maps only name */
#include "config.h"

#include "journeys/documents/document.h"
#include "journeys/documents/recovery.h"
#include "journeys/records/backup.h"
#include "journeys/records/erase.h"
#include "journeys/records/library.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <glib/gstdio.h>

#define NAME "Xaverine Quopp"

typedef struct
{
  char       *folder;
  char       *map_path;
  WayRecords *records;
  char       *contact;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new_in_memory ();
  fixture->map_path = g_build_filename (fixture->folder, "Onboarding.journey", NULL);
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->contact = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_CONTACT, "name", NAME, NULL));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->records != NULL)
    g_assert_finalize_object (fixture->records);
  g_free (fixture->contact);
  g_free (fixture->map_path);
  way_test_folder_free (fixture->folder);
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autofree char *path = way_records_dup_path (fixture->folder);

  way_test_run_sql (path, sql);
}

/* The only map there is: a persona on it has a name, and a card a text. */
static void
write_map (Fixture    *fixture,
           const char *persona,
           const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  g_autoptr (WayCommand) name = way_command_new_set (way_map_get (map, WAY_MAP_RECORDS, 0), "name", persona, &error);
  g_autoptr (GPtrArray) before = way_records_list_maps (fixture->records, NULL, &error);
  g_autoptr (WayCommand) text = way_command_new_set (way_map_get (map, WAY_MAP_CARDS, 0), "note", note, &error);

  g_assert_true (way_history_perform (way_document_get_history (document), name, &error));
  g_assert_true (way_history_perform (way_document_get_history (document), text, &error));
  g_assert_true (way_document_save_as (document, file, &error));
  if (before->len > 0)
    g_assert_true (way_records_forget_map (fixture->records, ((WayLibraryEntry *)g_ptr_array_index (before, 0))->id, &error));
  g_assert_true (way_records_remember_map (fixture->records, map, fixture->map_path, &error));
  g_assert_no_error (error);
}

/* Texts that speak of somebody, as whole words, and those that do not. */
static void
test_texts (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *text;
    int         n_texts;
  } texts[] = {
    { NAME, 1 },
    { "Ask " NAME ".", 1 },
    { "Ask xaverine QUÓPP", 1 },
    { "Xaverine Quoppington", 0 },
    { "Maxaverine Quopp", 0 },
    { "Xaverine Quoppington and " NAME, 1 },
    { "Nobody", 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayErasure) plan = NULL;

      write_map (fixture, "Somebody else", texts[i].text);
      plan = way_erasure_new (fixture->records, WAY_KIND_CONTACT, fixture->contact, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (plan->maps->len, ==, texts[i].n_texts);
      if (texts[i].n_texts > 0)
        g_assert_cmpint (((WayErasureMap *)g_ptr_array_index (plan->maps, 0))->n_texts, ==, texts[i].n_texts);
    }
}

/* A persona of a map has the name: that may be another one, and is shown to whoever erases. */
static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) plan = NULL;
  WayErasureMap *map;

  write_map (fixture, NAME, "Nothing");
  plan = way_erasure_new (fixture->records, WAY_KIND_CONTACT, fixture->contact, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->maps->len, ==, 1);
  map = g_ptr_array_index (plan->maps, 0);
  g_assert_true (map->shown);
  g_assert_cmpstr (map->path, ==, fixture->map_path);
}

/* A persona of the same name as a contact of whom nothing else is known; on the map it is somebody already. */
static void
test_namesake (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *persona = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_PERSONA, "name", NAME, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) plan = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayCommand) record = NULL;

  write_map (fixture, "Somebody", "Nothing");
  document = way_document_open (file, &error);
  record = way_command_new_set (way_map_get (way_document_get_map (document), WAY_MAP_RECORDS, 0), "record", persona, &error);
  g_assert_true (way_history_perform (way_document_get_history (document), record, &error));
  g_assert_true (way_document_save (document, &error));
  g_clear_object (&document);

  plan = way_erasure_new (fixture->records, WAY_KIND_PERSONA, persona, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->namesakes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (plan->namesakes, 0), ==, "Contact");
  g_assert_true (way_erasure_perform (plan, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, NULL, NULL), ==, 1);
  document = way_document_open (file, &error);
  g_assert_no_error (error);
  g_assert_null (way_item_get (way_map_get (way_document_get_map (document), WAY_MAP_RECORDS, 0), "record"));
}

/* A copy that cannot be deleted has the person still: that is remembered until it can be. */
static void
test_backup_stays (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = way_records_backup (fixture->records, NULL, &error);
  g_autoptr (WayErasure) plan = way_erasure_new (fixture->records, WAY_KIND_CONTACT, fixture->contact, NULL, &error);
  g_autoptr (WayErasure) rest = NULL;
  g_autofree char *unfinished = NULL;
  g_autofree char *nobody = NULL;
  WayErasureFile  *file;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->backups->len, ==, 1);
  file = g_ptr_array_index (plan->backups, 0);
  g_assert_cmpstr (file->path, ==, backup);
  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_cmpint (g_mkdir (backup, 0700), ==, 0);
  way_erasure_perform (plan, fixture->records, TRUE, &error);
  g_clear_error (&error);
  g_assert_false (file->done);
  g_assert_nonnull (file->problem);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, NULL, NULL), ==, 0);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &unfinished, &error));
  g_assert_cmpstr (unfinished, ==, NAME);

  g_assert_cmpint (g_rmdir (backup), ==, 0);
  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_true (way_erasure_perform (rest, fixture->records, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &nobody, &error));
  g_assert_null (nobody);
}

/* Who gives up while it is looked around has changed nothing. */
static void
test_given_up (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *unfinished = NULL;

  write_map (fixture, NAME, NAME);
  g_cancellable_cancel (cancellable);
  g_assert_null (way_erasure_new (fixture->records, WAY_KIND_CONTACT, fixture->contact, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, NULL, NULL), ==, 1);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &unfinished, &error));
  g_assert_null (unfinished);
  g_assert_null (way_erasure_new_unfinished (fixture->records, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Of several that were interrupted each is found by its name or id; what a later version erases is not ours to finish. */
static void
test_of_others (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *none = NULL;
  g_autoptr (WayErasure) by_name = NULL;
  g_autoptr (WayErasure) by_id = NULL;

  run_sql (fixture, "INSERT INTO erasure (kind, ids, name, backups) VALUES ('starship', 'one', 'Enterprise', 0), "
                    "('contact', 'two\nthree', 'Ann', 0), ('persona', 'four', 'Bo', 1)");
  g_assert_true (way_erasure_find_unfinished (fixture->records, &first, &error));
  g_assert_cmpstr (first, ==, "Ann");
  by_name = way_erasure_new_unfinished (fixture->records, "Bo", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (by_name->kind, ==, WAY_KIND_PERSONA);
  by_id = way_erasure_new_unfinished (fixture->records, "three", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (by_id->name, ==, "Ann");
  g_assert_null (way_erasure_new_unfinished (fixture->records, "Enterprise", NULL, &error));
  g_assert_no_error (error);

  /* A later version may note it elsewhere. */
  g_clear_object (&fixture->records);
  run_sql (fixture, "PRAGMA user_version = 99; DROP TABLE erasure");
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &none, &error));
  g_assert_null (none);
}

static void
set (WayHistory *history,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (way_history_get_map (history)), field, value, &error);

  g_assert_no_error (error);
  way_history_seal (history);
  g_assert_true (way_history_perform (history, command, &error));
}

/* The name was written, and taken off again: no map has it, but the steps have. */
static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *recovery = g_build_filename (fixture->folder, "recovery", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (WayErasure) erasure = NULL;
  WayHistory *history = way_document_get_history (document);

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  {
    g_autoptr (WayRecoveryFolder) folder = way_recovery_folder_new (recovery);
    g_autoptr (WayRecovery) keeper = way_recovery_new (folder, document);

    set (history, "title", "Told by " NAME);
    set (history, "title", "Nobody");
    way_recovery_write_now (keeper);
    way_recovery_folder_flush (folder);
    path = g_strdup (way_recovery_get_path (keeper));
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
  g_assert_true (way_test_has_bytes (path, NAME));
  erasure = way_erasure_new (fixture->records, WAY_KIND_CONTACT, fixture->contact, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_false (erasure->unfinished);
  g_assert_false (way_test_has_bytes (path, NAME));
  g_assert_true (way_test_has_bytes (path, "Nobody"));
  g_unsetenv ("WAYMARK_DATA_DIR");
}

/* Of a map that is open: what was, what is to come again, and what a step took away. */
static void
test_steps_of_an_open_map (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) removal = NULL;
  g_autoptr (WayErasure) erasure = way_erasure_new (fixture->records, WAY_KIND_CONTACT, fixture->contact, NULL, &error);
  WayItem *persona;

  g_assert_no_error (error);
  set (history, "title", "Xaverine Quoppson");
  g_assert_false (way_erasure_is_in_steps (erasure, history));
  set (history, "owner", "xaverine QUOPP");
  g_assert_true (way_erasure_is_in_steps (erasure, history));
  way_history_undo (history);
  g_assert_true (way_erasure_is_in_steps (erasure, history));
  way_history_forget_all (history);
  g_assert_false (way_erasure_is_in_steps (erasure, history));

  persona = way_test_add (history, way_map_get_root (map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", NAME, NULL);
  way_history_forget_all (history);
  removal = way_command_new_remove (map, persona);
  g_assert_true (way_history_perform (history, removal, &error));
  g_assert_true (way_erasure_is_in_steps (erasure, history));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/erase-odd/texts", test_texts);
  ADD ("/records/erase-odd/shown", test_shown);
  ADD ("/records/erase-odd/namesake", test_namesake);
  ADD ("/records/erase-odd/backup-stays", test_backup_stays);
  ADD ("/records/erase-odd/given-up", test_given_up);
  ADD ("/records/erase-odd/of-others", test_of_others);
  ADD ("/records/erase-odd/steps", test_steps);
  ADD ("/records/erase-odd/steps-of-an-open-map", test_steps_of_an_open_map);

  return way_test_run ();
}
