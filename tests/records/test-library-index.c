/* test-library-index.c - what the library knows of maps without opening them */
#include "config.h"

#include "journeys/documents/document.h"
#include "journeys/records/aliases.h"
#include "journeys/storage/database.h"
#include "journeys/records/library-index.h"
#include "journeys/records/library-scan.h"
#include "journeys/records/library.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <glib/gstdio.h>

static void
assert_mention (GPtrArray  *mentions,
                guint       n,
                const char *map_id,
                const char *title,
                const char *stage,
                const char *relation)
{
  WayMention *mention = g_ptr_array_index (mentions, n);

  g_assert_cmpstr (mention->title, ==, title);
  g_assert_cmpstr (mention->stage, ==, stage);
  g_assert_cmpstr (mention->relation, ==, relation);
  g_assert_cmpstr (mention->map_title, ==, "Onboarding");
  g_assert_cmpstr (mention->map_id, ==, map_id);
  g_assert_true (g_str_has_suffix (mention->path, "/Onboarding.journey"));
}

/* What the cards of a map say of records is known without opening it. */
static void
assert_index (WayRecords *records,
              const char *map_id,
              const char *persona,
              const char *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mentions = way_records_list_mentions (records, WAY_KIND_PERSONA, persona, &error);
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  WayLibraryEntry *entry;
  WayLibraryStage *stage;

  g_assert_no_error (error);
  g_assert_cmpuint (mentions->len, ==, 2);
  assert_mention (mentions, 0, map_id, "PO number missing", "First use", "personas");
  g_assert_cmpint (((WayMention *)g_ptr_array_index (mentions, 0))->card_kind, ==, WAY_KIND_PAIN);
  assert_mention (mentions, 1, map_id, "No answer", "First use", "personas");
  g_clear_pointer (&mentions, g_ptr_array_unref);

  mentions = way_records_list_mentions (records, WAY_KIND_JOB, job, &error);
  g_assert_cmpuint (mentions->len, ==, 3);
  assert_mention (mentions, 0, map_id, "Onboarding", NULL, "main-job");
  g_assert_cmpint (((WayMention *)g_ptr_array_index (mentions, 0))->card_kind, ==, WAY_KIND_MAP);
  g_assert_cmpstr (((WayMention *)g_ptr_array_index (mentions, 0))->card_id, ==, "");
  assert_mention (mentions, 1, map_id, "Contract signed", "Set up", "serves");
  assert_mention (mentions, 2, map_id, "Get paid", "First use", "job");

  maps = way_records_list_maps (records, NULL, &error);
  entry = g_ptr_array_index (maps, 0);
  g_assert_true (entry->indexed);
  g_assert_cmpint (entry->n_pains, ==, 2);
  g_assert_cmpint (entry->n_unowned, ==, 1);
  g_assert_cmpint (entry->lowest, ==, -2);
  g_assert_cmpint (entry->highest, ==, 2);
  g_assert_cmpstr (entry->state, ==, "current");

  stages = way_records_list_stages (records, entry->id, &error);
  g_assert_cmpuint (stages->len, ==, 2);
  stage = g_ptr_array_index (stages, 0);
  g_assert_cmpstr (stage->title, ==, "Set up");
  g_assert_cmpint (stage->n_emotions, ==, 4);
  g_assert_cmpfloat (stage->emotion, ==, 1);
  stage = g_ptr_array_index (stages, 1);
  g_assert_cmpfloat (stage->emotion, ==, -1);
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

/* The index is written with the map, made again by a scan, and follows a merged record. */
static void
test_index (void)
{
  char            *folder = way_test_folder_new ();
  const char      *folders[] = { folder, NULL };
  g_autofree char *path = g_build_filename (folder, "Onboarding.journey", NULL);
  g_autofree char *database = way_records_dup_path (folder);
  g_autofree char *persona = g_uuid_string_random ();
  g_autofree char *job = g_uuid_string_random ();
  g_autofree char *other = g_uuid_string_random ();
  g_autofree char *both = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  WayHistory *history = way_document_get_history (document);
  WayItem    *root = way_map_get_root (map);
  WayItem    *last = way_map_get (map, WAY_MAP_CARDS, 3);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) mentions = NULL;
  WayScanCounts counts;
  WayRecords   *records;
  WayItem      *link;

  /* One that says nothing counts as none. */
  way_test_add (history, way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0), WAY_STEP_EMOTIONS, WAY_KIND_EMOTION,
                "persona", way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 0)), NULL);
  set_at (history, way_map_get (map, WAY_MAP_RECORDS, 0), "record", other);
  set_at (history, way_map_get (map, WAY_MAP_RECORDS, 1), "record", persona);
  both = g_strjoin (" ", way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 0)), way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 1)), NULL);
  link = way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Get paid", "record", job, NULL);
  set_at (history, root, "main-job", way_item_get_id (link));
  set_at (history, way_map_get (map, WAY_MAP_CARDS, 0), "serves", way_item_get_id (link));
  way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "title", "Get paid", "job", way_item_get_id (link),
                "step", way_item_get (last, "step"), "lane", way_item_get (last, "lane"), NULL);
  way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "No answer", "owner", "Kim", "personas", both,
                "step", way_item_get (last, "step"), "lane", way_item_get (last, "lane"), NULL);
  g_assert_true (way_document_save_as (document, file, &error));

  records = way_records_open (folder, &error);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_assert_no_error (error);
  assert_index (records, way_map_get_uuid (map), persona, job);
  g_object_unref (records);

  /* Without the database the file says the same. */
  g_assert_cmpint (g_remove (database), ==, 0);
  records = way_records_open (folder, &error);
  g_assert_true (way_library_scan (records, folders, problems, &counts, NULL, &error));
  g_assert_cmpint (counts.added, ==, 1);
  assert_index (records, way_map_get_uuid (map), persona, job);
  g_assert_true (way_library_scan (records, folders, problems, &counts, NULL, &error));
  g_assert_cmpint (counts.kept, ==, 1);

  /* A record that another was merged into is found where maps have the old one. */
  {
    g_autoptr (WayItem) kept = way_records_new_record (WAY_KIND_PERSONA);

    way_item_set (kept, "name", "Tom", NULL);
    g_assert_true (way_records_add (records, kept, &error));
    g_assert_true (way_records_add_alias (records, WAY_KIND_PERSONA, persona, way_item_get_id (kept), &error));
    mentions = way_records_list_mentions (records, WAY_KIND_PERSONA, way_item_get_id (kept), &error);
    g_assert_cmpuint (mentions->len, ==, 2);
    g_clear_pointer (&mentions, g_ptr_array_unref);
    mentions = way_records_list_maps_of (records, WAY_KIND_PERSONA, way_item_get_id (kept), &error);
    g_assert_cmpuint (mentions->len, ==, 1);
  }
  /* Two that were merged into each other, by whatever program, are nobody any more. */
  {
    g_autofree char *nobody = NULL;

    way_test_run_sql (database, "INSERT INTO \"record-alias\" (kind, old, kept) VALUES ('job', 'one', 'two'), ('job', 'two', 'one')");
    nobody = way_records_resolve (records, WAY_KIND_JOB, "one", &error);
    g_assert_no_error (error);
    g_assert_null (nobody);
  }

  /* A kind of card that this version does not know is told of all the same. */
  way_test_run_sql (database, "UPDATE \"map-mention\" SET \"card-kind\" = 'omen' WHERE title = 'No answer'");
  g_clear_pointer (&mentions, g_ptr_array_unref);
  mentions = way_records_list_mentions (records, WAY_KIND_PERSONA, other, &error);
  g_assert_cmpuint (mentions->len, ==, 1);
  g_assert_cmpint (((WayMention *)g_ptr_array_index (mentions, 0))->card_kind, ==, WAY_KIND_MAP);
  g_assert_cmpstr (((WayMention *)g_ptr_array_index (mentions, 0))->title, ==, "No answer");

  g_assert_true (way_records_forget_map (records, way_map_get_uuid (map), &error));
  g_clear_pointer (&mentions, g_ptr_array_unref);
  mentions = way_records_list_mentions (records, WAY_KIND_JOB, job, &error);
  g_assert_cmpuint (mentions->len, ==, 0);
  g_object_unref (records);
  way_test_folder_free (folder);
}

/* What another program would read of the tables that were written for a map: ids stand there as letters. */
static void
assert_rows (const char *database,
             const char *sql,
             const char *expected)
{
  g_autoptr (GPtrArray) rows = way_test_ask_sql (database, sql);
  g_autoptr (GString) told = g_string_new (NULL);
  guint i;

  for (i = 0; i < rows->len; i++)
    g_string_append_printf (told, "%s\n", (const char *)g_ptr_array_index (rows, i));
  g_assert_cmpstr (told->str, ==, expected);
}

/* All that is written down, in the order of the map. */
static void
test_rows (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "Onboarding.journey", NULL);
  g_autofree char *database = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  WayLibraryEntry *entry;
  WayItem         *nadia = way_map_get (map, WAY_MAP_RECORDS, 0);
  WayItem         *last = way_map_get (map, WAY_MAP_CARDS, 3);
  WayItem         *link;
  g_autofree char *both = g_strjoin (" ", way_item_get_id (nadia), way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 1)), NULL);

  set_at (history, nadia, "record", "00000000-0000-4000-8000-000000000001");
  set_at (history, nadia, "role", "champion");
  set_at (history, way_map_get (map, WAY_MAP_RECORDS, 1), "record", "00000000-0000-4000-8000-000000000002");
  set_at (history, way_map_get_root (map), "state", "future");
  set_at (history, way_map_get_root (map), "scope", "post-purchase");
  link = way_test_add (history, way_map_get_root (map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Get paid",
                       "record", "00000000-0000-4000-8000-000000000003", NULL);
  set_at (history, way_map_get_root (map), "main-job", way_item_get_id (link));
  way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "No answer", "owner", "Kim", "personas", both,
                "step", way_item_get (last, "step"), "lane", way_item_get (last, "lane"), NULL);
  way_test_write (path, "<journey/>", -1);
  records = way_records_open (folder, &error);
  g_assert_true (way_records_remember_map (records, map, path, &error));
  g_assert_no_error (error);

  entries = way_records_list_maps (records, NULL, &error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->state, ==, "future");
  g_assert_cmpstr (entry->scope, ==, "post-purchase");
  g_assert_cmpint (entry->n_pains, ==, 2);
  g_assert_cmpint (entry->n_unowned, ==, 1);

  assert_rows (database, "SELECT state, scope, pains, unowned, lowest, highest FROM \"map-index\"", "future post-purchase 2 1 -2 2\n");
  assert_rows (database, "SELECT position, title FROM \"map-stage\" ORDER BY position", "0 Set up\n1 First use\n");
  assert_rows (database,
               "SELECT stage, step, substr (record, 36), name, role, level, link = '' FROM \"map-emotion\" ORDER BY step, name",
               "0 0 1 Nadia champion 1 0\n0 0 2 Tom - 0 0\n0 1 1 Nadia champion 2 0\n0 1 2 Tom - 1 0\n"
               "1 2 1 Nadia champion -1 0\n1 2 2 Tom - -1 0\n1 3 1 Nadia champion 0 0\n1 3 2 Tom - -2 0\n");
  assert_rows (database,
               "SELECT kind, substr (record, 36), length (card) > 0, relation, \"card-kind\", title, stage, position FROM \"map-mention\" "
               "ORDER BY position, record",
               "job 3 0 main-job journey Onboarding - -1\n"
               "persona 2 1 personas pain PO number missing First use 4\n"
               "persona 1 1 personas pain No answer First use 6\n"
               "persona 2 1 personas pain No answer First use 6\n");
  assert_rows (database, "SELECT kind, substr (record, 36) FROM \"map-link\" ORDER BY record", "persona 1\npersona 2\njob 3\n");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/library-index/index", test_index);
  g_test_add_func ("/records/library-index/rows", test_rows);

  return way_test_run ();
}
