/* test-stages.c - how the buying roles of an account fare in the stages of its maps */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/insight/map-figures.h"
#include "journeys/insight/role-stage.h"
#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/folders.h"
#include "tests/support/linked-map.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

static WayDocument *
keep_map (WayRecords *records,
          WayMap     *map,
          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  WayDocument *document = way_document_new (map);

  way_document_save_as (document, file, &error);
  g_assert_no_error (error);
  way_records_remember_map (records, map, path, &error);
  g_assert_no_error (error);

  return document;
}

static void
assert_cell (const WayRoleStage *grid,
             guint               row,
             guint               column,
             guint               n_touchpoints,
             guint               n_emotions,
             double              mean)
{
  const WayRoleCell *cell = way_role_stage_get_cell (grid, row, column);

  g_assert_cmpint (cell->present, ==, n_touchpoints > 0 || n_emotions > 0);
  g_assert_cmpuint (cell->n_touchpoints, ==, n_touchpoints);
  g_assert_cmpuint (cell->n_emotions, ==, n_emotions);
  g_assert_cmpfloat_with_epsilon (cell->mean, mean, 1e-9);
}

static void
test_scales (void)
{
  WayMapFigures one_to_five = { .lowest = 1, .highest = 5 };
  WayMapFigures three = { .lowest = 0, .highest = 2 };

  g_assert_cmpfloat (way_map_figures_to_five (&one_to_five, 5), ==, 2);
  g_assert_cmpfloat (way_map_figures_to_five (&one_to_five, 3), ==, 0);
  g_assert_cmpfloat (way_map_figures_gap_to_five (&one_to_five, 4), ==, 4);
  g_assert_cmpfloat (way_map_figures_to_five (&three, 0), ==, -2);
  g_assert_cmpfloat (way_map_figures_gap_to_five (&three, 1), ==, 2);
}

static void
test_nothing (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  g_autoptr (WayRoleStage) grid = way_role_stage_read (records, account, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (grid->rows->len + grid->columns->len + grid->n_maps, ==, 0);
  g_assert_false (grid->has_gap);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* The map has Nadia and Tom without roles. Lena is linked: Ravi, a blocker, and Ines, who
 * inherits that she is a champion, start from her. */
static void
test_grid (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *path = g_build_filename (folder, "map.journey", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.journey", NULL);
  g_autofree char *account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  g_autofree char *lena = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", "role", "champion", NULL));
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayMap) other = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayHistory) other_history = way_history_new (other);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayDocument) other_document = NULL;
  g_autoptr (WayRoleStage) grid = NULL;
  g_autoptr (WayRoleStage) later = NULL;
  WayItem         *nadia = way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  WayItem         *step = way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem         *link;
  g_autofree char *both = NULL;
  WayRoleColumn   *column;

  g_assert_no_error (error);
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "Ines", "account", account, "persona", lena, NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "Ravi", "account", account, "persona", lena,
                                                       "role", "blocker", NULL)));
  way_test_link_record (records, history, WAY_KIND_ACCOUNT, account);
  way_test_link_record (records, history, WAY_KIND_PERSONA, lena);
  link = way_links_find (map, WAY_KIND_PERSONA, lena);
  both = g_strdup_printf ("%s %s", way_item_get_id (nadia), way_item_get_id (link));
  way_test_add (history, step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", way_item_get_id (link), "level", "2", NULL);
  way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "Demo", "step", way_item_get_id (step), "lane",
                way_item_get_id (way_map_get (map, WAY_MAP_LANES, 0)), "personas", both, NULL);
  document = keep_map (records, map, path);
  way_test_link_record (records, other_history, WAY_KIND_ACCOUNT, account);
  other_document = keep_map (records, other, gone);
  g_assert_cmpint (g_unlink (gone), ==, 0);

  grid = way_role_stage_read (records, account, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grid->n_maps, ==, 2);
  g_assert_cmpuint (grid->n_read, ==, 1);
  g_assert_cmpuint (grid->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (grid->problems, 0), "gone.journey"));
  g_assert_cmpuint (grid->rows->len, ==, 3);
  g_assert_cmpstr (((WayRoleRow *)g_ptr_array_index (grid->rows, 0))->label, ==, "Champion");
  g_assert_cmpstr (((WayRoleRow *)g_ptr_array_index (grid->rows, 0))->people, ==, "Ines");
  g_assert_cmpstr (((WayRoleRow *)g_ptr_array_index (grid->rows, 1))->people, ==, "Ravi");
  g_assert_cmpstr (((WayRoleRow *)g_ptr_array_index (grid->rows, 2))->label, ==, "No role");
  g_assert_cmpstr (((WayRoleRow *)g_ptr_array_index (grid->rows, 2))->people, ==, "Nadia, Tom");

  g_assert_cmpuint (grid->columns->len, ==, 2);
  column = g_ptr_array_index (grid->columns, 0);
  g_assert_cmpstr (column->title, ==, "Set up");
  g_assert_cmpstr (column->map_title, ==, "Onboarding");
  g_assert_true (column->begins_map);
  g_assert_cmpuint (column->n_touchpoints, ==, 3);
  /* 1, 0 and 2 at the contract, 2 and 1 at the kick-off. */
  g_assert_cmpfloat (column->gap, ==, 2);
  g_assert_cmpstr (column->gap_step, ==, "Contract signed");
  column = g_ptr_array_index (grid->columns, 1);
  g_assert_false (column->begins_map);
  g_assert_cmpfloat (column->gap, ==, 2);
  g_assert_cmpstr (column->gap_step, ==, "First invoice");

  assert_cell (grid, 0, 0, 1, 1, 2);
  assert_cell (grid, 0, 1, 0, 0, 0);
  assert_cell (grid, 1, 0, 1, 1, 2);
  assert_cell (grid, 2, 0, 1, 4, 1);
  assert_cell (grid, 2, 1, 0, 4, -1);

  /* 2, 1, 0 and 2 in the four steps. */
  g_assert_true (grid->has_gap);
  g_assert_cmpuint (grid->n_gaps, ==, 4);
  g_assert_cmpfloat (grid->gap, ==, 1.25);

  /* A file that changed is read again. */
  way_test_add (way_document_get_history (document), way_map_get (map, WAY_MAP_STAGES, 1), WAY_STAGE_STEPS, WAY_KIND_STEP, "title", "Another", NULL);
  way_test_add (way_document_get_history (document), way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 1), WAY_STAGE_STEPS, 2), WAY_STEP_EMOTIONS, WAY_KIND_EMOTION,
                "persona", way_item_get_id (link), "level", "-2", NULL);
  way_document_save (document, &error);
  g_assert_no_error (error);
  later = way_role_stage_read (records, account, NULL, &error);
  assert_cell (later, 0, 1, 0, 1, -2);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_cancelled (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *path = g_build_filename (folder, "map.journey", NULL);
  g_autofree char *account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  way_test_link_record (records, history, WAY_KIND_ACCOUNT, account);
  document = keep_map (records, map, path);
  g_cancellable_cancel (cancellable);
  g_assert_null (way_role_stage_read (records, account, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/insight/maps/compares-scales", test_scales);
  g_test_add_func ("/insight/role-stage/of-an-account-without-maps", test_nothing);
  g_test_add_func ("/insight/role-stage/follows-the-maps-of-an-account", test_grid);
  g_test_add_func ("/insight/role-stage/can-be-cancelled", test_cancelled);

  return way_test_run ();
}
