/* test-links-care.c - records that changed, that are not known, that were merged */
#include "config.h"

#include "journeys/records/aliases.h"
#include "journeys/records/desk.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"
#include "journeys/records/links.h"
#include "tests/support/linked-map.h"
#include "tests/support/test-main.h"

static WayItem *
first_step (WayLinkedMap *fixture)
{
  return way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
}

static void
test_stale_and_refresh (WayLinkedMap *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) before = NULL;
  g_autoptr (WayItem) after = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayStaleLink      *first;
  WayLinkDifference *difference;
  WayItem           *link_of_account = way_linked_map_link (fixture, account);
  guint              steps;

  way_linked_map_link (fixture, persona);
  none = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  way_linked_map_change (fixture, account, "tier", "strategic");
  way_linked_map_change (fixture, account, "name", "Northwind Freight");
  way_linked_map_change (fixture, account, "employees", "4200"); /* the map does not show it */
  before = way_item_copy (way_map_get_root (fixture->map));
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_cmpuint (stale->len, ==, 1);
  first = g_ptr_array_index (stale, 0);
  g_assert_cmpstr (first->name, ==, "Northwind");
  g_assert_cmpint (first->kind, ==, WAY_KIND_ACCOUNT);
  g_assert_cmpstr (first->record_id, ==, way_item_get_id (account));
  g_assert_false (first->moved);
  g_assert_cmpuint (first->differences->len, ==, 2);
  difference = g_ptr_array_index (first->differences, 0);
  g_assert_cmpstr (difference->field->name, ==, "name");
  g_assert_cmpstr (difference->shown, ==, "Northwind");
  g_assert_cmpstr (difference->now, ==, "Northwind Freight");
  difference = g_ptr_array_index (first->differences, 1);
  g_assert_cmpstr (difference->shown, ==, NULL);
  g_assert_cmpstr (difference->now, ==, "Strategic");
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));

  steps = way_history_n_steps (fixture->history);
  command = way_links_refresh_command (fixture->map, fixture->records, NULL, &error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 1);
  g_assert_cmpstr (way_item_get (link_of_account, "name"), ==, "Northwind Freight");
  g_assert_cmpstr (way_item_get (link_of_account, "tier"), ==, "strategic");
  g_ptr_array_unref (g_steal_pointer (&none));
  none = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_cmpuint (none->len, ==, 0);
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

/* A job that was scored for somebody who is not on the map yet brings them. */
static void
test_stale_scores (WayLinkedMap *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayLinkDifference *difference;
  WayItem           *item = way_linked_map_link (fixture, job);

  way_test_score_job (job, way_item_get_id (persona), "8", NULL);
  way_linked_map_change (fixture, job, "why", "Cash");
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_cmpuint (stale->len, ==, 1);
  g_assert_cmpuint (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences->len, ==, 2);
  difference = g_ptr_array_index (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences, 1);
  g_assert_null (difference->field);
  g_assert_null (difference->shown);
  g_assert_nonnull (difference->now);

  command = way_links_refresh_command (fixture->map, fixture->records, NULL, &error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpint (way_item_n_children (item, WAY_JOB_SCORES), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (item, WAY_JOB_SCORES, 0), "persona"), ==,
                   way_item_get_id (way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona))));
}

static WayUnknownLink *
nth_unknown (GPtrArray *unknown,
             guint      n)
{
  g_assert_cmpuint (n, <, unknown->len);

  return g_ptr_array_index (unknown, n);
}

static void
test_unknown_with_candidates (WayLinkedMap *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Müller Spedition GmbH & Co. KG");
  g_autoptr (WayItem) other = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Müller Speditionsbedarf");
  g_autoptr (WayItem) gone = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (GPtrArray) unknown = NULL;

  way_linked_map_link (fixture, other);
  way_linked_map_link (fixture, gone);
  way_linked_map_add_local (fixture, WAY_KIND_ACCOUNT_LINK, "MULLER SPEDITION S.A.");
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (gone), &error));

  unknown = way_links_list_unknown (fixture->map, fixture->records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unknown->len, ==, 2);
  g_assert_cmpstr (nth_unknown (unknown, 0)->name, ==, "Aylin");
  g_assert_false (nth_unknown (unknown, 0)->local);
  g_assert_cmpuint (nth_unknown (unknown, 0)->candidates->len, ==, 0);
  g_assert_true (nth_unknown (unknown, 1)->local);
  g_assert_cmpuint (nth_unknown (unknown, 1)->candidates->len, ==, 1);
  g_assert_cmpstr (way_item_get_id (g_ptr_array_index (nth_unknown (unknown, 1)->candidates, 0)), ==, way_item_get_id (account));
}

/* Records come back under the ids that the map has; a local job gets one. */
static void
test_take_over_all (WayLinkedMap *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) job = way_records_new_record (WAY_KIND_JOB);
  g_autoptr (WayItem) taken = NULL;
  g_autoptr (WayItem) local_job = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  WayItem *local;

  way_item_set (persona, "role", "champion", NULL);
  way_records_update (fixture->records, persona, &error);
  way_item_set (job, "statement", "Pay carriers on time", NULL);
  way_item_set (job, "personas", way_item_get_id (persona), NULL);
  way_test_score_job (job, way_item_get_id (persona), "8.5", NULL);
  way_records_add (fixture->records, job, &error);
  g_assert_no_error (error);
  way_linked_map_link (fixture, persona);
  way_linked_map_link (fixture, job);
  local = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Track a load at night");
  way_records_delete (fixture->records, WAY_KIND_JOB, way_item_get_id (job), &error);
  way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (persona), &error);
  g_assert_no_error (error);

  command = way_links_take_over (fixture->map, fixture->records, NULL, NULL, &error);
  g_assert_no_error (error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpint (way_command_group_get_size (command), ==, 1);
  taken = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get_id (job), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (taken, "statement"), ==, "Pay carriers on time");
  g_assert_cmpstr (way_item_get (taken, "personas"), ==, way_item_get_id (persona));
  g_assert_cmpint (way_item_n_children (taken, WAY_JOB_SCORES), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (taken, WAY_JOB_SCORES, 0), "importance"), ==, "8.5");
  g_assert_cmpstr (way_item_get (way_item_get_child (taken, WAY_JOB_SCORES, 0), "persona"), ==, way_item_get_id (persona));
  local_job = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get (local, "record"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (local_job, "statement"), ==, "Track a load at night");

  unknown = way_links_list_unknown (fixture->map, fixture->records, &error);
  g_assert_cmpuint (unknown->len, ==, 0);
  g_ptr_array_unref (g_steal_pointer (&unknown));
  unknown = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_cmpuint (unknown->len, ==, 0);
  way_history_undo (fixture->history);
  g_assert_null (way_item_get (local, "record"));
}

/* What was taken over can be deleted again in one step, also a job with the persona that it was scored for. */
static void
test_delete_taken_over (WayLinkedMap *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  WayItem *root = way_map_get_root (fixture->map);
  WayItem *persona = way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Aylin", NULL);
  WayItem *job = way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK,
                               "statement", "Pay carriers", "personas", way_item_get_id (persona), NULL);
  g_autoptr (WayCommand) taken = NULL;
  g_autoptr (WayCommand) delete = NULL;
  g_autoptr (WayCommand) nothing = NULL;
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);

  way_test_add (fixture->history, job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", way_item_get_id (persona), "importance", "8", NULL);
  way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_ACCOUNT_LINK, "name", "Northwind", NULL);
  taken = way_links_take_over (fixture->map, fixture->records, NULL, made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 3);
  delete = way_desk_delete_made_command (desk, made, &error);
  g_assert_no_error (error);
  g_assert_true (way_desk_perform (desk, delete, &error));
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_JOB, NULL, NULL), ==, 0);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PERSONA, NULL, NULL), ==, 0);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);
  /* Who asks once more finds nothing left to delete. */
  nothing = way_desk_delete_made_command (desk, made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_command_group_get_size (nothing), ==, 0);

  g_assert_true (way_history_undo (way_desk_get_history (desk)));
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_JOB, NULL, NULL), ==, 1);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PERSONA, NULL, NULL), ==, 1);
}

/* One job alone brings the personas that its scores are about, and nothing else. */
static void
test_take_over_one (WayLinkedMap *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  WayItem    *persona = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Aylin");
  WayItem    *job = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Track a load at night");
  const char *ids[] = { way_item_get_id (job), NULL };

  way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Tom");
  way_test_add (fixture->history, job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE,
                "persona", way_item_get_id (persona), "importance", "7", NULL);
  command = way_links_take_over (fixture->map, fixture->records, ids, NULL, &error);
  way_linked_map_perform (fixture, command);
  unknown = way_links_list_unknown (fixture->map, fixture->records, &error);
  g_assert_cmpuint (unknown->len, ==, 1);
  g_assert_cmpstr (nth_unknown (unknown, 0)->name, ==, "Tom");
}

/* An id that a record of another kind has is no hindrance, and one that is no UUID is replaced. */
static void
test_take_over_strange_ids (WayLinkedMap *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayItem) taken = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayItem *job = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Pay carriers on time");
  WayItem *persona = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Aylin");
  g_autoptr (WayCommand) of_account = way_command_new_set (job, "record", way_item_get_id (account), NULL);
  g_autoptr (WayCommand) strange = way_command_new_set (persona, "record", "aylin-1", NULL);

  way_linked_map_perform (fixture, of_account);
  way_linked_map_perform (fixture, strange);
  command = way_links_take_over (fixture->map, fixture->records, NULL, NULL, &error);
  g_assert_no_error (error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_JOB, NULL, &error), ==, 1);
  g_assert_cmpstr (way_item_get (persona, "record"), !=, "aylin-1");
  taken = way_records_get (fixture->records, WAY_KIND_PERSONA, way_item_get (persona, "record"), &error);
  g_assert_no_error (error);
}

static void
test_match (WayLinkedMap *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) before = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayItem *local = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "aylin");

  way_linked_map_change (fixture, record, "role", "champion");
  before = way_item_copy (way_map_get_root (fixture->map));
  command = way_links_match_command (fixture->map, fixture->records, way_item_get_id (local), way_item_get_id (record), &error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpstr (way_item_get (local, "record"), ==, way_item_get_id (record));
  g_assert_cmpstr (way_item_get (local, "name"), ==, "Aylin");
  g_assert_cmpstr (way_item_get (local, "role"), ==, "champion");
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

/* Two on the map, one in the records: what refers to the second refers to the first then. */
static void
test_match_with_one_on_the_map (WayLinkedMap *fixture,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) before = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayItem         *linked = way_linked_map_link (fixture, record);
  WayItem         *local = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Aylin B.");
  WayItem         *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  WayItem         *step = first_step (fixture);
  g_autofree char *both = g_strdup_printf ("%s %s", way_item_get_id (local), way_item_get_id (linked));
  g_autoptr (WayCommand) set = way_command_new_set (card, "personas", both, &error);

  g_assert_no_error (error);
  way_linked_map_perform (fixture, set);
  way_test_add (fixture->history, step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", way_item_get_id (local), "level", "-2", NULL);
  way_test_add (fixture->history, step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", way_item_get_id (linked), "level", "1", NULL);
  before = way_item_copy (way_map_get_root (fixture->map));

  command = way_links_match_command (fixture->map, fixture->records, way_item_get_id (local), way_item_get_id (record), &error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, 1);
  g_assert_cmpstr (way_item_get (card, "personas"), ==, way_item_get_id (linked));
  g_assert_cmpint (way_item_n_children (step, WAY_STEP_EMOTIONS), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (step, WAY_STEP_EMOTIONS, 0), "level"), ==, "1");
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
  way_history_redo (fixture->history);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, 1);
}

/* Some are taken over, some matched, some left: one transaction and one step. */
static void
test_settle (WayLinkedMap *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WayItem) before = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (WayCommand) refused = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  WayItem *one = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Aylin");
  WayItem *two = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Aylin B.");
  WayItem *account = way_linked_map_add_local (fixture, WAY_KIND_ACCOUNT_LINK, "Northwind");

  way_linked_map_add_local (fixture, WAY_KIND_ACCOUNT_LINK, "Left alone");
  before = way_item_copy (way_map_get_root (fixture->map));
  g_hash_table_insert (choices, (gpointer)way_item_get_id (one), (gpointer)way_item_get_id (record));
  g_hash_table_insert (choices, (gpointer)way_item_get_id (two), (gpointer) "00000000-0000-4000-8000-000000000000");
  g_hash_table_insert (choices, (gpointer)way_item_get_id (account), (gpointer) "");
  refused = way_links_settle (fixture->map, fixture->records, choices, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, &error), ==, 0);

  g_hash_table_insert (choices, (gpointer)way_item_get_id (two), (gpointer)way_item_get_id (record));
  command = way_links_settle (fixture->map, fixture->records, choices, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_command_get_label (command), ==, "Take Over into Records");
  way_linked_map_perform (fixture, command);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, 3);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, &error), ==, 1);
  unknown = way_links_list_unknown (fixture->map, fixture->records, &error);
  g_assert_cmpuint (unknown->len, ==, 1);
  g_assert_cmpstr (nth_unknown (unknown, 0)->name, ==, "Left alone");
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

/* What another thread looks at has the same links, whatever their order. */
static void
test_copy (WayLinkedMap *fixture,
           gconstpointer data)
{
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) other = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Bo");
  g_autoptr (WayMap) copy = NULL;
  int i, j = 0;

  way_linked_map_link (fixture, job);
  way_test_score_job (job, way_item_get_id (persona), "8", NULL);
  way_linked_map_change (fixture, job, "personas", way_item_get_id (persona));
  way_linked_map_link (fixture, persona);
  way_linked_map_link (fixture, job);
  way_linked_map_link (fixture, other);
  copy = way_links_copy (fixture->map);
  g_assert_cmpint (way_map_n (copy, WAY_MAP_RECORDS), ==, way_map_n (fixture->map, WAY_MAP_RECORDS));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *item = way_map_get (fixture->map, WAY_MAP_RECORDS, i);

      g_assert_true (way_item_equal (item, way_map_find (copy, way_item_get_id (item))));
      /* Personas come first, in their order. */
      if (way_item_get_kind (item) == WAY_KIND_PERSONA_LINK)
        g_assert_cmpstr (way_item_get_id (item), ==, way_item_get_id (way_map_get (copy, WAY_MAP_RECORDS, j++)));
    }
  g_assert_cmpint (j, ==, 2);
}

/* A record that was merged into another is found under its old id; both on a map become one. */
static void
test_merged_records (WayLinkedMap *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) kept = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayItem) second = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind Ltd");
  g_autoptr (WayItem) third = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "North Wind");
  g_autoptr (WayItem) before = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayItem         *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  WayItem         *first = way_linked_map_link (fixture, third);
  WayItem         *other = way_linked_map_link (fixture, second);
  g_autofree char *ids = g_strdup_printf ("%s %s", way_item_get_id (first), way_item_get_id (other));
  g_autofree char *resolved = NULL;
  g_autoptr (WayCommand) set = way_command_new_set (card, "accounts", ids, &error);

  way_linked_map_perform (fixture, set);
  /* Step by step, so that the older alias has to follow. */
  g_assert_true (way_records_add_alias (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (third), way_item_get_id (second), &error));
  g_assert_true (way_records_add_alias (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (second), way_item_get_id (kept), &error));
  resolved = way_records_resolve (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (third), NULL);
  g_assert_cmpstr (resolved, ==, way_item_get_id (third));
  g_clear_pointer (&resolved, g_free);
  way_records_delete (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (second), &error);
  way_records_delete (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (third), &error);
  g_assert_no_error (error);
  resolved = way_records_resolve (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (third), NULL);
  g_assert_cmpstr (resolved, ==, way_item_get_id (kept));

  unknown = way_links_list_unknown (fixture->map, fixture->records, &error);
  g_assert_cmpuint (unknown->len, ==, 0);
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_cmpuint (stale->len, ==, 2);
  g_assert_true (((WayStaleLink *)g_ptr_array_index (stale, 0))->moved);

  before = way_item_copy (way_map_get_root (fixture->map));
  command = way_links_refresh_command (fixture->map, fixture->records, NULL, &error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, 1);
  first = way_links_find (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (kept));
  g_assert_cmpstr (way_item_get (first, "name"), ==, "Northwind");
  g_assert_cmpstr (way_item_get (card, "accounts"), ==, way_item_get_id (first));
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

#define ADD(path, function) g_test_add (path, WayLinkedMap, NULL, way_linked_map_set_up_without_links, function, way_linked_map_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/links-care/stale-and-refresh", test_stale_and_refresh);
  ADD ("/records/links-care/stale-scores", test_stale_scores);
  ADD ("/records/links-care/unknown-with-candidates", test_unknown_with_candidates);
  ADD ("/records/links-care/take-over-all", test_take_over_all);
  ADD ("/records/links-care/delete-taken-over", test_delete_taken_over);
  ADD ("/records/links-care/take-over-one", test_take_over_one);
  ADD ("/records/links-care/take-over-strange-ids", test_take_over_strange_ids);
  ADD ("/records/links-care/match", test_match);
  ADD ("/records/links-care/match-with-one-on-the-map", test_match_with_one_on_the_map);
  ADD ("/records/links-care/settle", test_settle);
  ADD ("/records/links-care/copy", test_copy);
  ADD ("/records/links-care/merged-records", test_merged_records);

  return way_test_run ();
}
