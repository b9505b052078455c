/* test-links-answered.c - differences between a map and the records, settled in both */
#include "config.h"

#include "journeys/storage/database.h"
#include "journeys/records/links-answered.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links.h"
#include "tests/support/linked-map.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <string.h>

/* An account that the map calls otherwise, and has in another tier. */
static WayLinksAnswered *
answer_in_both (WayLinkedMap *fixture,
                WayDesk      *desk,
                WayItem      *account,
                GError      **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_ACCOUNT_LINK);
  WayItem           *item;
  g_autoptr (WayCommand) set = NULL;

  way_linked_map_link (fixture, account);
  item = way_links_find (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (account));
  set = way_command_new_set (item, "name", "Nordwind", NULL);
  g_assert_true (way_history_perform (fixture->history, set, NULL));
  way_linked_map_change (fixture, account, "tier", "strategic");
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), way_kind_get_field (info->kind, "name"), WAY_LINK_PUT));
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), way_kind_get_field (info->kind, "tier"), WAY_LINK_TAKE));

  return way_links_answer (fixture->history, desk, answers, error);
}

static void
expect_name (WayLinkedMap *fixture,
             WayItem      *account,
             const char   *name)
{
  g_autoptr (WayItem) now = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (account), NULL);

  g_assert_cmpstr (way_item_get_name (now), ==, name);
}

/* What was answered is taken back, and nothing that came after it. */
static void
test_undo_of_answers (WayLinkedMap *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autoptr (WayLinksAnswered) answered = answer_in_both (fixture, desk, account, &error);
  g_autoptr (WayLinksAnswered) again = NULL;
  WayItem *item = way_links_find (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (account));
  gboolean map_stays;
  int      n;

  g_assert_no_error (error);
  expect_name (fixture, account, "Nordwind");
  g_assert_cmpstr (way_item_get (item, "tier"), ==, "strategic");
  g_assert_true (way_links_answered_undo (answered, &map_stays));
  g_assert_false (map_stays);
  expect_name (fixture, account, "Northwind");
  g_assert_cmpstr (way_item_get (item, "tier"), ==, NULL);
  g_assert_false (way_links_answered_undo (answered, &map_stays));
  g_assert_false (way_links_answered_undo (answered, NULL));

  /* The map has a step more since. */
  g_clear_pointer (&answered, way_links_answered_free);
  way_linked_map_change (fixture, account, "tier", "lite");
  again = answer_in_both (fixture, desk, account, &error);
  g_assert_no_error (error);
  way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Mona", NULL);
  n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  g_assert_true (way_links_answered_undo (again, &map_stays));
  g_assert_true (map_stays);
  expect_name (fixture, account, "Northwind");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
  g_assert_cmpstr (way_item_get (item, "tier"), ==, "strategic");
}

/* While another program writes, what goes into the records waits; the map does not. */
static void
test_answers_while_others_write (WayLinkedMap *fixture,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autoptr (WayLinksAnswered) answered = NULL;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autofree char *path = g_build_filename (fixture->folder, "records.db", NULL);
  WayItem         *item;
  sqlite3         *other = NULL;
  g_autoptr (WayCommand) set = NULL;

  way_linked_map_link (fixture, account);
  item = way_links_find (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (account));
  set = way_command_new_set (item, "name", "Nordwind", NULL);
  g_assert_true (way_history_perform (fixture->history, set, NULL));
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), way_kind_get_field (WAY_KIND_ACCOUNT_LINK, "name"), WAY_LINK_PUT));
  way_records_hurry (fixture->records, 0);
  other = way_test_open_sql (path, "BEGIN IMMEDIATE");

  answered = way_links_answer (fixture->history, desk, answers, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answered->desk);
  g_assert_true (way_desk_has_unwritten (desk));
  sqlite3_close (other);
  g_assert_true (way_desk_flush (desk, &error));
  expect_name (fixture, account, "Nordwind");
}

typedef struct
{
  WayLinkedMap *fixture;
  sqlite3      *other;
} Meanwhile;

/* Once the records have it, the link goes from the map, and another program writes. */
static void
written_cb (Meanwhile  *meanwhile,
            WayHistory *records)
{
  WayLinkedMap *fixture = meanwhile->fixture;
  const char   *id = way_item_get_id (way_map_get (way_history_get_map (records), WAY_RECORDS_ACCOUNTS, 0));
  g_autoptr (WayCommand) unlink = NULL;

  g_signal_handlers_disconnect_by_func (records, written_cb, meanwhile);
  unlink = way_command_new_remove (fixture->map, way_links_find (fixture->map, WAY_KIND_ACCOUNT, id));
  g_assert_true (way_history_perform (fixture->history, unlink, NULL));
  way_test_run_sql_in (meanwhile->other, "BEGIN IMMEDIATE");
}

/* What stays in the records although the map could not be changed is told. */
static void
test_half_an_answer (WayLinkedMap *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autofree char *path = way_records_dup_path (fixture->folder);
  Meanwhile        meanwhile = { fixture, NULL };

  meanwhile.other = way_test_open_sql (path, NULL);
  g_signal_connect_swapped (way_desk_get_history (desk), "changed", G_CALLBACK (written_cb), &meanwhile);
  g_assert_null (answer_in_both (fixture, desk, account, &error));
  g_assert_nonnull (error);
  sqlite3_close (meanwhile.other);
  expect_name (fixture, account, "Nordwind");
  g_assert_nonnull (strstr (error->message, "The records say what the map showed"));
}

#define ADD(path, func) g_test_add (path, WayLinkedMap, NULL, way_linked_map_set_up, func, way_linked_map_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);
  way_database_set_patience (0);

  ADD ("/records/links-answered/undo-of-answers", test_undo_of_answers);
  ADD ("/records/links-answered/answers-while-others-write", test_answers_while_others_write);
  ADD ("/records/links-answered/half-an-answer", test_half_an_answer);

  return way_test_run ();
}
