/* test-released.c - what each released version has written is read by this one
 *
 * A folder for each version, in released/: a map with every kind and every field, an
 * earlier version of it, what was left unsaved of another, and records. That of the
 * version to come is written anew, while it is not out, by WAYMARK_TEST_UPDATE=1; the
 * others stay as they are for ever.
 */
#include "config.h"

#include <string.h>

#include "journeys/documents/document.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "journeys/records/records.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/open-document.h"
#include "tests/support/records.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

#define LEFT "Left by this version"

static guint n_maps = 0, n_versions = 0, n_mended = 0;

static char *
dup_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "documents", "released", NULL);
}

static GBytes *
copy (const char *folder,
      const char *name,
      const char *to)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GBytes          *bytes = way_test_read (path);

  way_test_write (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return bytes;
}

static WayMap *
read_map (GBytes *bytes,
          guint  *n_notices)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map = way_reader_read (bytes, "map", &notices, NULL, &error);

  g_assert_no_error (error);
  *n_notices = notices->len;

  return map;
}

/* Nothing is mended that needs no mending, and what is written now is the same map. */
static void
check_map (GBytes *bytes)
{
  guint n_notices;
  g_autoptr (WayMap) map = read_map (bytes, &n_notices);
  g_autoptr (GBytes) written = way_writer_write (map);
  g_autoptr (WayMap) again = NULL;

  g_assert_cmpuint (n_notices, ==, 0);
  again = read_map (written, &n_notices);
  g_assert_cmpuint (n_notices, ==, 0);
  g_assert_true (way_item_equal (way_map_get_root (map), way_map_get_root (again)));
  n_maps++;
}

/* Takes away, one after the other, what other things refer to: the map opens, and is whole. */
static void
check_references (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char            *p = text;

  while ((p = strstr (p, " id=\"")) != NULL)
    {
      char *id = p + strlen (" id=\"");
      g_autoptr (GString) changed = g_string_new_len (text, id - text);
      g_autoptr (GBytes) dangling = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autoptr (WayMap) map = NULL;
      g_autoptr (WayMap) again = NULL;
      guint n_notices;

      p = strchr (id, '"');
      g_string_append (changed, "nobody00");
      g_string_append (changed, p);
      dangling = g_bytes_new (changed->str, changed->len);
      map = read_map (dangling, &n_notices);
      n_mended += n_notices;
      written = way_writer_write (map);
      again = read_map (written, &n_notices);
      g_assert_cmpuint (n_notices, ==, 0);
      g_assert_true (way_item_equal (way_map_get_root (map), way_map_get_root (again)));
      n_maps++;
    }
}

static void
check_versions (const char *folder,
                GBytes     *bytes)
{
  guint n_notices;
  g_autoptr (WayMap) map = read_map (bytes, &n_notices);
  g_autofree char *versions = way_test_folder_new ();
  g_autofree char *name = g_strconcat (way_map_get_uuid (map), ".versions", NULL);
  g_autofree char *path = g_build_filename (versions, name, NULL);
  g_autoptr (GBytes) copied = copy (folder, "kept.versions", path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = way_versions_list (versions, way_map_get_uuid (map), &error);
  g_autoptr (GBytes) kept = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  kept = way_versions_read (versions, way_map_get_uuid (map), ((WayVersion *)g_ptr_array_index (list, 0))->id, &error);
  g_assert_no_error (error);
  check_map (kept);
  way_test_folder_free (g_steal_pointer (&versions));
}

static void
check_left (const char *folder)
{
  char              *recovery = way_test_folder_new ();
  g_autofree char   *path = g_build_filename (recovery, "left.recovery", NULL);
  WayRecoveryFolder *recoveries = way_recovery_folder_new (recovery);
  g_autoptr (GBytes) copied = copy (folder, "left.recovery", path);
  g_autoptr (GPtrArray) list = way_recovered_list (recoveries);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *left;

  g_assert_cmpuint (list->len, ==, 1);
  left = g_ptr_array_index (list, 0);
  g_assert_cmpstr (left->problem, ==, NULL);
  g_assert_true (left->is_whole);
  document = way_recovered_read (left, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_document_get_title (document), ==, LEFT);
  n_maps++;
  g_assert_finalize_object (recoveries);
  way_test_folder_free (recovery);
}

static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB, WAY_KIND_PROFILE };

static void
check_records (const char *folder)
{
  char            *data = way_test_folder_new ();
  g_autofree char *path = g_build_filename (data, "records.db", NULL);
  g_autoptr (GBytes) copied = copy (folder, "records.db", path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (data, &error);
  guint i;

  g_assert_no_error (error);
  g_assert_false (way_records_is_read_only (records));
  g_assert_true (way_records_check (records, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) found = way_records_list (records, kinds[i], "released", 0, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
    }
  g_clear_object (&records);
  way_test_folder_free (data);
}

static void
write_in (const char *folder,
          const char *name,
          GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  way_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
write_left (const char *folder,
            const char *data)
{
  g_autofree char   *place = g_build_filename (data, "recovery", NULL);
  WayRecoveryFolder *recoveries = way_recovery_folder_new (place);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GBytes) bytes = NULL;
  WayRecovery *recovery = way_recovery_new (recoveries, document);
  int          i;

  way_test_document_edit (document, LEFT);
  for (i = 0; i < 2; i++)
    {
      way_recovery_write_now (recovery);
      way_recovery_folder_flush (recoveries);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpstr (way_recovery_get_trouble (recovery), ==, NULL);
  bytes = way_test_read (way_recovery_get_path (recovery));
  write_in (folder, "left.recovery", bytes);
  g_object_unref (recovery);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (recoveries);
}

static void
write_records (const char *folder,
               const char *data)
{
  static const char *const names[] = { "name", "name", "name", "statement", "name" };
  g_autofree char         *path = g_build_filename (data, "records.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (data, &error);
  g_autoptr (GBytes) bytes = NULL;
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_free (way_test_keep (records, way_test_record_new (kinds[i], names[i], "Released Ünder 電話", NULL)));
  g_clear_object (&records);
  bytes = way_test_read (path);
  write_in (folder, "records.db", bytes);
}

/* What the version to come writes. */
static void
update (const char *folder)
{
  char *data = way_test_folder_new ();
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (GBytes) bytes = way_writer_write (map);
  g_autofree char *name = g_strconcat (way_map_get_uuid (map), ".versions", NULL);
  g_autofree char *versions = g_build_filename (data, name, NULL);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0755);
  write_in (folder, "every-field.journey", bytes);
  way_versions_keep (data, way_map_get_uuid (map), bytes, G_GINT64_CONSTANT (1795500000000000), NULL, "Kept", &error);
  g_assert_no_error (error);
  kept = way_test_read (versions);
  write_in (folder, "kept.versions", kept);
  write_left (folder, data);
  write_records (folder, data);
  way_test_folder_free (data);
}

static void
test_all (void)
{
  g_autofree char *released = dup_folder ();
  g_autofree char *to_come = g_build_filename (released, PACKAGE_VERSION, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *version;

  if (g_getenv ("WAYMARK_TEST_UPDATE") != NULL)
    update (to_come);
  dir = g_dir_open (released, 0, NULL);
  g_assert_nonnull (dir);
  while ((version = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (released, version, NULL);
      g_autofree char *path = g_build_filename (folder, "every-field.journey", NULL);
      g_autoptr (GBytes) bytes = way_test_read (path);

      g_test_message ("%s", version);
      check_map (bytes);
      check_references (bytes);
      check_versions (folder, bytes);
      check_left (folder);
      check_records (folder);
      n_versions++;
    }
  /* Each of the checks above ends the program when it does not hold. */
  g_print ("# promise 7: %u maps of %u released versions opened, %u references that led nowhere mended, and records, versions and unsaved work read\n",
           n_maps, n_versions, n_mended);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/released/all", test_all);

  return way_test_run ();
}
