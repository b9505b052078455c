/* test-links-odd.c - links of maps with records that are gone, out of reach, or not what they were thought to be */
#include "config.h"

#include "journeys/records/desk.h"
#include "journeys/records/links-answered.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"
#include "journeys/records/links.h"
#include "journeys/storage/database.h"
#include "tests/support/linked-map.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <string.h>

static sqlite3 *
lock (WayLinkedMap *fixture)
{
  g_autofree char *path = way_records_dup_path (fixture->folder);

  return way_test_open_sql (path, "BEGIN EXCLUSIVE");
}

static void
set (WayLinkedMap *fixture,
     WayItem      *item,
     const char   *field,
     const char   *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
}

/* What does more puts records on the map along with it: each once. */
static void
test_comes_along (WayLinkedMap *fixture,
                  gconstpointer data)
{
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WayCommand) group = way_command_new_group ("All");
  g_autoptr (GError) error = NULL;
  WayItem         *link = way_linked_map_link (fixture, account);
  int              n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  g_autofree char *there = NULL;
  g_autofree char *new = NULL;
  g_autofree char *again = NULL;
  sqlite3         *other;

  way_test_score_job (job, way_item_get_id (persona), "7", "5");
  g_assert_true (way_records_update (fixture->records, job, &error));

  there = way_links_add_record (fixture->records, fixture->map, group, coming, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_cmpstr (there, ==, way_item_get_id (link));
  new = way_links_add_record (fixture->records, fixture->map, group, coming, WAY_KIND_JOB, way_item_get_id (job), &error);
  g_assert_no_error (error);
  again = way_links_add_record (fixture->records, fixture->map, group, coming, WAY_KIND_JOB, way_item_get_id (job), &error);
  g_assert_cmpstr (again, ==, new);

  g_assert_null (way_links_add_record (fixture->records, fixture->map, group, coming, WAY_KIND_PERSONA, "nobody", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  other = lock (fixture);
  g_assert_null (way_links_add_record (fixture->records, fixture->map, group, coming, WAY_KIND_PERSONA, way_item_get_id (persona), &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  sqlite3_close (other);

  way_linked_map_perform (fixture, group);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 2); /* and the persona that it was scored for */
  g_assert_cmpstr (way_item_get_id (way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job))), ==, new);
  g_assert_nonnull (way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona)));
  g_assert_null (way_links_find (fixture->map, WAY_KIND_CONTACT, way_item_get_id (persona)));
}

/* A card whose job goes says what was said; a link that stands for nothing any more keeps nothing from it. */
static void
test_taken_off (WayLinkedMap *fixture,
                gconstpointer data)
{
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (WayCommand) keep = NULL;
  g_autoptr (WayCommand) by_id = NULL;
  g_autoptr (WayCommand) unlink = NULL;
  g_autoptr (WayCommand) removal = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *link = way_linked_map_link (fixture, job);
  WayItem *of_account = way_linked_map_link (fixture, account);
  WayItem *card, *untitled, *titled;

  card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  untitled = way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "job", way_item_get_id (link),
                           "step", way_item_get (card, "step"), "lane", way_item_get (card, "lane"), NULL);
  titled = way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "job", way_item_get_id (link),
                         "title", "As we say", "step", way_item_get (card, "step"), "lane", way_item_get (card, "lane"), NULL);
  removal = way_links_remove_command (fixture->map, WAY_KIND_JOB, way_item_get_id (job), &error);
  g_assert_cmpstr (way_command_get_label (removal), ==, "Remove Job from the Map");
  way_linked_map_perform (fixture, removal);
  g_assert_cmpstr (way_item_get (untitled, "title"), ==, "Pay carriers on time");
  g_assert_cmpstr (way_item_get (titled, "title"), ==, "As we say");
  way_history_undo (fixture->history);
  g_assert_null (way_item_get (untitled, "title"));

  way_linked_map_change (fixture, account, "tier", "lite");
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (of_account), way_kind_get_field (WAY_KIND_ACCOUNT_LINK, "tier"), WAY_LINK_KEEP));
  keep = way_links_refresh_command (fixture->map, fixture->records, answers, &error);
  g_assert_cmpstr (way_command_get_label (keep), ==, "Keep What the Map Shows");
  way_linked_map_perform (fixture, keep);
  g_assert_nonnull (way_item_get (of_account, "kept"));
  by_id = way_links_remove_command (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (of_account), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_command_get_label (by_id), ==, "Remove Account from the Map");
  unlink = way_links_unlink_command (of_account, &error);
  g_assert_cmpstr (way_command_get_label (unlink), ==, "Unlink Account");
  way_linked_map_perform (fixture, unlink);
  g_assert_null (way_item_get (of_account, "kept"));
  g_assert_null (way_item_get (of_account, "record"));
  g_assert_cmpstr (way_item_get_name (of_account), ==, "Northwind");
}

/* What was to be matched has gone, or the record has. */
static void
test_match_refused (WayLinkedMap *fixture,
                    gconstpointer data)
{
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  WayItem *local = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Ayla");
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WayCommand) settled = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stage = g_strdup (way_item_get_id (way_map_get (fixture->map, WAY_MAP_STAGES, 0)));
  const char      *gone[] = { "no such id", stage };
  guint            i, steps = way_history_n_steps (fixture->history);

  for (i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_assert_null (way_links_match_command (fixture->map, fixture->records, gone[i], way_item_get_id (persona), &error));
      g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "not on the map any more"));
      g_clear_error (&error);
    }
  g_hash_table_insert (choices, (char *)way_item_get_id (local), (char *)"no such record");
  g_assert_null (way_links_settle (fixture->map, fixture->records, choices, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps);

  g_hash_table_insert (choices, (char *)way_item_get_id (local), (char *)way_item_get_id (persona));
  settled = way_links_settle (fixture->map, fixture->records, choices, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_command_get_label (settled), ==, "Match Records");
  way_linked_map_perform (fixture, settled);
  g_assert_cmpstr (way_item_get (local, "record"), ==, way_item_get_id (persona));
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PERSONA, NULL, NULL), ==, 1);
}

/* What stands for the record already does so; another that is the same goes into it wherever it is named. */
static void
test_match_again (WayLinkedMap *fixture,
                  gconstpointer data)
{
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  WayItem         *link = way_linked_map_link (fixture, persona);
  WayItem         *same = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Ayla");
  WayItem         *other = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Bo");
  WayItem         *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  g_autofree char *all = g_strjoin (" ", way_item_get_id (other), way_item_get_id (same), way_item_get_id (link), NULL);
  g_autofree char *rest = g_strjoin (" ", way_item_get_id (other), way_item_get_id (link), NULL);
  g_autoptr (WayCommand) again = NULL;
  g_autoptr (WayCommand) match = NULL;
  g_autoptr (GError) error = NULL;

  again = way_links_match_command (fixture->map, fixture->records, way_item_get_id (link), way_item_get_id (persona), &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_command_group_get_size (again), ==, 0);
  set (fixture, card, "personas", all);
  match = way_links_match_command (fixture->map, fixture->records, way_item_get_id (same), way_item_get_id (persona), &error);
  way_linked_map_perform (fixture, match);
  g_assert_cmpstr (way_item_get (card, "personas"), ==, rest);
}

/* One that is to be taken over cannot be matched as well: then nothing is taken over either. */
static void
test_settle_refused (WayLinkedMap *fixture,
                     gconstpointer data)
{
  WayItem *one = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Ayla");
  WayItem *two = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Bo");
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (choices, (char *)way_item_get_id (one), (char *)"");
  g_hash_table_insert (choices, (char *)way_item_get_id (two), (char *)"no such record");
  g_assert_null (way_links_settle (fixture->map, fixture->records, choices, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PERSONA, NULL, NULL), ==, 0);
}

/* A record needs a name, what stands on a map need not have one. */
static void
test_take_over_nameless (WayLinkedMap *fixture,
                         gconstpointer data)
{
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GError) error = NULL;
  WayItem *persona = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Ayla");
  WayItem *job = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Pay");

  set (fixture, persona, "name", "");
  set (fixture, job, way_kind_get_name_field (WAY_KIND_JOB_LINK), "");
  command = way_links_take_over (fixture->map, fixture->records, NULL, made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (made, 0)), ==, "Persona");
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (made, 1)), ==, "Job");
}

/* What the map shows of persons, by name. */
static void
test_personas_differ (WayLinkedMap *fixture,
                      gconstpointer data)
{
  g_autoptr (WayItem) aylin = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) bo = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Bo");
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autofree char *both = g_strconcat (way_item_get_id (aylin), " ", way_item_get_id (bo), NULL);
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (GError) error = NULL;
  WayLinkDifference *difference;

  way_linked_map_link (fixture, aylin);
  way_linked_map_link (fixture, bo);
  way_linked_map_change (fixture, job, "personas", way_item_get_id (aylin));
  way_linked_map_link (fixture, job);
  way_linked_map_change (fixture, job, "personas", both);
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stale->len, ==, 1);
  difference = g_ptr_array_index (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences, 0);
  g_assert_cmpstr (difference->shown, ==, "Aylin");
  g_assert_cmpstr (difference->now, ==, "Aylin, Bo");
}

/* What was scored for all and for one, and what was not said. */
static void
test_scores_differ (WayLinkedMap *fixture,
                    gconstpointer data)
{
  g_autoptr (WayItem) aylin = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (GError) error = NULL;
  WayLinkDifference *difference;

  way_linked_map_link (fixture, job);
  way_test_score_job (job, NULL, NULL, "5");
  way_test_score_job (job, way_item_get_id (aylin), "7", NULL);
  g_assert_true (way_records_update (fixture->records, job, &error));
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stale->len, ==, 1);
  difference = g_ptr_array_index (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences, 0);
  g_assert_null (difference->shown);
  g_assert_true (difference->puts);
  g_assert_cmpstr (difference->now, ==, "All: – / 5, Aylin: 7 / –");
}

static void
add_score (WayLinkedMap *fixture,
           WayItem      *job,
           const char   *persona,
           const char   *importance)
{
  g_autofree char *id = way_map_new_id (fixture->map);
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, id);
  g_autoptr (WayCommand) command = NULL;

  way_item_set (score, "persona", persona, NULL);
  way_item_set (score, "importance", importance, NULL);
  command = way_command_new_insert (job, WAY_JOB_SCORES, -1, score);
  way_linked_map_perform (fixture, command);
}

/* Who is of this map only stays out of the record of a job that is taken over alone, and comes when all are. */
static void
test_take_over_with_personas (WayLinkedMap *fixture,
                              gconstpointer data)
{
  WayItem         *one = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Ayla");
  WayItem         *two = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Bo");
  WayItem         *job = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Pay");
  WayItem         *other = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Ship");
  g_autofree char *both = g_strconcat (way_item_get_id (one), " ", way_item_get_id (two), NULL);
  const char      *alone[] = { way_item_get_id (job), NULL };
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (WayCommand) all = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  set (fixture, job, "personas", both);
  set (fixture, other, "personas", both);
  command = way_links_take_over (fixture->map, fixture->records, alone, made, &error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpuint (made->len, ==, 1);
  g_assert_null (way_item_get (g_ptr_array_index (made, 0), "personas"));
  all = way_links_take_over (fixture->map, fixture->records, NULL, rest, &error);
  way_linked_map_perform (fixture, all);
  g_assert_cmpuint (rest->len, ==, 3);
  ids = g_strsplit (way_item_get (g_ptr_array_index (rest, 2), "personas"), " ", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpstr (ids[1], ==, way_item_get (two, "record"));
}

/* What somebody scored does not become what all did: who scored comes along, but nobody else. */
static void
test_take_over_scored (WayLinkedMap *fixture,
                       gconstpointer data)
{
  WayItem    *one = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Ayla");
  WayItem    *two = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Bo");
  WayItem    *job = way_linked_map_add_local (fixture, WAY_KIND_JOB_LINK, "Pay");
  const char *alone[] = { way_item_get_id (job), NULL };
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *record;

  add_score (fixture, job, NULL, "5");
  add_score (fixture, job, way_item_get_id (two), "7");
  command = way_links_take_over (fixture->map, fixture->records, alone, made, &error);
  g_assert_no_error (error);
  way_linked_map_perform (fixture, command);
  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (made, 0)), ==, "Bo");
  g_assert_null (way_item_get (one, "record"));
  record = g_ptr_array_index (made, 1);
  g_assert_cmpint (way_item_n_children (record, WAY_JOB_SCORES), ==, 2);
  g_assert_null (way_item_get (way_item_get_child (record, WAY_JOB_SCORES, 0), "persona"));
  g_assert_cmpstr (way_item_get (way_item_get_child (record, WAY_JOB_SCORES, 0), "importance"), ==, "5");
  g_assert_cmpstr (way_item_get (way_item_get_child (record, WAY_JOB_SCORES, 1), "persona"), ==, way_item_get (two, "record"));
  g_assert_cmpstr (way_item_get (way_item_get_child (record, WAY_JOB_SCORES, 1), "importance"), ==, "7");
}

static WayItem *
add_scored_link (WayLinkedMap *fixture,
                 WayItem      *persona)
{
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (GError) error = NULL;

  way_test_score_job (job, way_item_get_id (persona), "7", "5");
  g_assert_true (way_records_update (fixture->records, job, &error));

  return way_linked_map_link (fixture, job);
}

/* Into the record goes what the map says, in the place of what it said: or nothing. */
static void
test_put (WayLinkedMap *fixture,
          gconstpointer data)
{
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  WayItem *link = add_scored_link (fixture, persona);
  WayItem *score = way_item_get_child (link, WAY_JOB_SCORES, 0);
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (GPtrArray) of_gone = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (GPtrArray) personas = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (WayItem) now = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *local = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Only here");
  sqlite3 *other;

  set (fixture, score, "importance", "2");
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (link), NULL, WAY_LINK_PUT));
  other = lock (fixture);
  g_assert_false (way_links_put (fixture->map, desk, answers, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  sqlite3_close (other);
  g_assert_true (way_links_put (fixture->map, desk, answers, &error));
  g_assert_no_error (error);
  now = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get (link, "record"), &error);
  g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_JOB_SCORES, 0), "importance"), ==, "2");

  /* All whom it names. */
  {
    g_autoptr (WayItem) bo = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Bo");
    WayItem         *of_bo = way_linked_map_link (fixture, bo);
    g_autofree char *on_map = g_strconcat (way_item_get_id (of_bo), " ", way_item_get (score, "persona"), NULL);
    g_autofree char *in_record = g_strconcat (way_item_get_id (bo), " ", way_item_get_id (persona), NULL);
    g_autoptr (WayItem) named = NULL;

    set (fixture, link, "personas", on_map);
    g_ptr_array_add (personas, way_link_answer_new (way_item_get_id (link), way_kind_get_field (WAY_KIND_JOB_LINK, "personas"), WAY_LINK_PUT));
    g_assert_true (way_links_put (fixture->map, desk, personas, &error));
    g_assert_no_error (error);
    named = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get (link, "record"), &error);
    g_assert_cmpstr (way_item_get (named, "personas"), ==, in_record);
  }

  /* What is not on the map any more says nothing. */
  g_ptr_array_add (of_gone, way_link_answer_new ("no such link", NULL, WAY_LINK_PUT));
  g_ptr_array_add (of_gone, way_link_answer_new (way_item_get_id (way_map_get (fixture->map, WAY_MAP_STAGES, 0)), NULL, WAY_LINK_PUT));
  g_assert_true (way_links_put (fixture->map, desk, of_gone, &error));
  g_assert_no_error (error);

  /* A persona of this map only is nobody whom a record can refer to. */
  set (fixture, link, "personas", way_item_get_id (local));
  g_assert_false (way_links_put (fixture->map, desk, personas, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“Only here” is not among the records. Take it over first."));
}

/* While the records are out of reach nothing on the map is changed, and it is told why. */
static void
test_out_of_reach (WayLinkedMap *fixture,
                   gconstpointer data)
{
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (WayItem) before = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *link = add_scored_link (fixture, persona);
  sqlite3 *other;

  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (link), NULL, WAY_LINK_TAKE));
  before = way_item_copy (way_map_get_root (fixture->map));
  other = lock (fixture);
  g_assert_null (way_links_list_stale (fixture->map, fixture->records, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (way_links_refresh_command (fixture->map, fixture->records, NULL, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (way_links_answer (fixture->history, desk, answers, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  sqlite3_close (other);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

static void
run_sql (WayLinkedMap *fixture,
         const char   *sql)
{
  g_autofree char *path = way_records_dup_path (fixture->folder);

  way_test_run_sql (path, sql);
}

/* Of two records that are not there it cannot be told what they went into: that is one problem, and nothing is done. */
static void
test_merged_unreadable (WayLinkedMap *fixture,
                        gconstpointer data)
{
  static const char *const names[] = { "Aylin", "Bo" };
  g_autoptr (WayItem) there = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Cem");
  WayItem *local = way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Cem");
  g_autoptr (WayCommand) match = NULL;
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (WayItem) gone = way_linked_map_add (fixture, WAY_KIND_PERSONA, names[i]);

      way_linked_map_link (fixture, gone);
      g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (gone), &error));
    }
  run_sql (fixture, "ALTER TABLE \"record-alias\" RENAME COLUMN kept TO stays");
  match = way_links_match_command (fixture->map, fixture->records, way_item_get_id (local), way_item_get_id (there), &error);
  g_assert_null (match);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_null (stale);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);

  run_sql (fixture, "ALTER TABLE \"record-alias\" RENAME COLUMN stays TO kept");
  g_clear_error (&error);
  match = way_links_match_command (fixture->map, fixture->records, way_item_get_id (local), way_item_get_id (there), &error);
  g_assert_no_error (error);
  g_assert_nonnull (match);
}

/* What cannot be read is told, whatever it is: nothing is said of links as if there were none. */
static void
test_one_table_unreadable (WayLinkedMap *fixture,
                           gconstpointer data)
{
  static const char *const tables[] = { "persona", "job", "job-personas", "job-score" };
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (WayItem) namesake = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Only here");
  g_autoptr (WayItem) before = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  /* Who is of this map only may be one whom the job was scored for. */
  way_linked_map_link (fixture, job);
  way_linked_map_add_local (fixture, WAY_KIND_PERSONA_LINK, "Only here");
  way_test_score_job (job, way_item_get_id (namesake), "9", "1");
  way_linked_map_change (fixture, job, "personas", way_item_get_id (namesake));
  before = way_item_copy (way_map_get_root (fixture->map));
  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *away = g_strdup_printf ("PRAGMA legacy_alter_table = 1; ALTER TABLE \"%s\" RENAME TO away", tables[i]);
      g_autofree char *back = g_strdup_printf ("PRAGMA legacy_alter_table = 1; ALTER TABLE away RENAME TO \"%s\"", tables[i]);
      g_autoptr (GPtrArray) stale = NULL;
      g_autoptr (WayCommand) refresh = NULL;

      run_sql (fixture, away);
      stale = way_links_list_stale (fixture->map, fixture->records, &error);
      g_test_message ("%s: %s", tables[i], error != NULL ? error->message : "told nothing");
      g_assert_null (stale);
      g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
      g_clear_error (&error);
      refresh = way_links_refresh_command (fixture->map, fixture->records, NULL, &error);
      g_assert_null (refresh);
      g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));

      run_sql (fixture, back);
      stale = way_links_list_stale (fixture->map, fixture->records, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (stale->len, ==, 1);
    }
}

#define ADD(path, func) g_test_add (path, WayLinkedMap, NULL, way_linked_map_set_up_without_links, func, way_linked_map_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);
  way_database_set_patience (0);

  ADD ("/records/links-odd/comes-along", test_comes_along);
  ADD ("/records/links-odd/taken-off", test_taken_off);
  ADD ("/records/links-odd/match-refused", test_match_refused);
  ADD ("/records/links-odd/match-again", test_match_again);
  ADD ("/records/links-odd/settle-refused", test_settle_refused);
  ADD ("/records/links-odd/take-over-nameless", test_take_over_nameless);
  ADD ("/records/links-odd/personas-differ", test_personas_differ);
  ADD ("/records/links-odd/scores-differ", test_scores_differ);
  ADD ("/records/links-odd/take-over-with-personas", test_take_over_with_personas);
  ADD ("/records/links-odd/take-over-scored", test_take_over_scored);
  ADD ("/records/links-odd/put", test_put);
  ADD ("/records/links-odd/out-of-reach", test_out_of_reach);
  ADD ("/records/links-odd/one-table-unreadable", test_one_table_unreadable);
  ADD ("/records/links-odd/merged-unreadable", test_merged_unreadable);

  return way_test_run ();
}
