/* test-links.c - putting records on a map and taking them off */
#include "config.h"

#include "journeys/model/rules.h"
#include "journeys/records/links-answered.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"
#include "journeys/records/links.h"
#include "tests/support/linked-map.h"
#include "tests/support/test-main.h"

#include <string.h>

static void
test_snapshot_has_shared_fields (WayLinkedMap *fixture,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_PERSONA_LINK);
  WayItem           *item;
  int                i;

  way_item_set (persona, "role", "champion", NULL);
  way_item_set (persona, "position", "Head of logistics", NULL);
  way_item_set (persona, "quote", "It has to\njust work", NULL);
  way_item_set (persona, "goals", "one\ntwo", NULL);
  g_assert_true (way_records_update (fixture->records, persona, &error));
  way_linked_map_link (fixture, persona);

  item = way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona));
  g_assert_nonnull (item);
  g_assert_cmpint (way_item_get_kind (item), ==, WAY_KIND_PERSONA_LINK);
  g_assert_cmpuint (strlen (way_item_get_id (item)), ==, 8);
  for (i = 0; i < info->n_fields; i++)
    if (way_kind_find_field (WAY_KIND_PERSONA, info->fields[i].name) >= 0)
      g_assert_cmpstr (way_item_get_at (item, i), ==, way_item_get (persona, info->fields[i].name));

  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
}

/* Linking again brings what changed, and nothing else. */
static void
test_linking_again_refreshes (WayLinkedMap *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayCommand) nothing = NULL;
  WayItem *item;
  int      n;

  way_linked_map_link (fixture, account);
  n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  nothing = way_records_link_command (fixture->records, fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_command_group_get_size (nothing), ==, 0);

  way_item_set (account, "tier", "lite", NULL);
  way_records_update (fixture->records, account, &error);
  way_linked_map_link (fixture, account);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
  item = way_links_find (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (item, "tier"), ==, "lite");
}

static void
test_colour_of_a_persona_stays (WayLinkedMap *fixture,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayCommand) color = NULL;
  WayItem *item;

  way_linked_map_link (fixture, persona);
  item = way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona));
  color = way_command_new_set (item, "color", "teal", &error);
  g_assert_true (way_history_perform (fixture->history, color, &error));
  way_item_set (persona, "quote", "New", NULL);
  way_records_update (fixture->records, persona, &error);
  way_linked_map_link (fixture, persona);
  g_assert_cmpstr (way_item_get (item, "color"), ==, "teal");
  g_assert_cmpstr (way_item_get (item, "quote"), ==, "New");
}

/* A job brings its scores and the personas they are about; others who have
 * the job are named only if they are on the map. */
static void
test_job_brings_scores (WayLinkedMap *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) scored = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Scored");
  g_autoptr (WayItem) present = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Present");
  g_autoptr (WayItem) absent = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Absent");
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Ship a load on time");
  g_autofree char *ids = g_strjoin (" ", way_item_get_id (scored), way_item_get_id (present), way_item_get_id (absent), NULL);
  g_autofree char *local = NULL;
  g_autoptr (WayItem) before = NULL;
  WayItem *item, *persona, *best;
  double   score;

  way_item_set (job, "personas", ids, NULL);
  way_item_set (job, "if-not-done", "Penalties", NULL);
  way_test_score_job (job, way_item_get_id (scored), "9.5", "3");
  way_test_score_job (job, NULL, "5", "5");
  g_assert_true (way_records_update (fixture->records, job, &error));

  way_linked_map_link (fixture, present);
  before = way_item_copy (way_map_get_root (fixture->map));
  way_linked_map_link (fixture, job);
  item = way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job));
  persona = way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (scored));
  g_assert_nonnull (persona);
  g_assert_null (way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (absent)));
  local = g_strjoin (" ", way_item_get_id (persona), way_item_get_id (way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (present))), NULL);
  g_assert_cmpstr (way_item_get (item, "personas"), ==, local);
  g_assert_cmpstr (way_item_get (item, "if-not-done"), ==, "Penalties");
  g_assert_cmpint (way_item_n_children (item, WAY_JOB_SCORES), ==, 2);
  g_assert_true (way_rules_job_score (item, &score, &best));
  g_assert_cmpfloat_with_epsilon (score, 16, 0.001);
  g_assert_cmpstr (way_item_get (best, "persona"), ==, way_item_get_id (persona));

  /* One step of undo for all of it. */
  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
  way_history_redo (fixture->history);

  /* New scores replace the old ones. */
  way_test_score_job (job, NULL, "6", "2");
  g_assert_true (way_records_update (fixture->records, job, &error));
  way_linked_map_link (fixture, job);
  item = way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job));
  g_assert_cmpint (way_item_n_children (item, WAY_JOB_SCORES), ==, 3);
}

static void
test_unlink (WayLinkedMap *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Élodie");
  g_autoptr (WayItem) before = way_item_copy (way_map_get_root (fixture->map));
  g_autoptr (WayCommand) by_name = NULL;
  g_autoptr (WayCommand) by_id = NULL;
  g_autoptr (WayCommand) local = NULL;

  way_linked_map_link (fixture, persona);
  by_name = way_links_remove_command (fixture->map, WAY_KIND_PERSONA, "elodie", &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, by_name, &error));
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Remove Persona from the Map");

  way_linked_map_link (fixture, persona);
  by_id = way_links_remove_command (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona), &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, by_id, &error));
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));

  /* One that has no record, with what was felt by it. */
  local = way_links_remove_command (fixture->map, WAY_KIND_PERSONA, "Nadia", &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, local, &error));

  g_assert_null (way_links_remove_command (fixture->map, WAY_KIND_PERSONA, "Nadia", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

static void
test_unlink_ambiguous (WayLinkedMap *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) first = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Tom");
  g_autoptr (GString) ids = g_string_new (NULL);
  int i;

  way_linked_map_link (fixture, first);
  /* What comes is the last. */
  g_assert_cmpstr (way_item_get (way_map_get (fixture->map, WAY_MAP_RECORDS, way_map_n (fixture->map, WAY_MAP_RECORDS) - 1), "record"), ==,
                   way_item_get_id (first));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (fixture->map, WAY_MAP_RECORDS, i);

      if (g_ascii_strcasecmp (way_item_get_name (link), "tom") == 0)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : ": ", way_item_get_id (link));
    }
  g_assert_null (way_links_remove_command (fixture->map, WAY_KIND_PERSONA, "tom", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS);
  g_assert_true (g_str_has_suffix (error->message, ids->str));
}

static void
test_refused (WayLinkedMap *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) contact = way_linked_map_add (fixture, WAY_KIND_CONTACT, "Ann");

  g_assert_null (way_records_link_command (fixture->records, fixture->map, WAY_KIND_CONTACT, way_item_get_id (contact), &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (way_records_link_command (fixture->records, fixture->map, WAY_KIND_PERSONA, "no such", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

/* A record is found on its map: at the first card that speaks of it, else at its link. */
static void
test_place (WayLinkedMap *fixture,
            gconstpointer data)
{
  WayItem    *tom = way_map_get (fixture->map, WAY_MAP_RECORDS, 1);
  WayItem    *account = way_map_get (fixture->map, WAY_MAP_RECORDS, 2);
  const char *ids[] = { "record-of-tom", "record-of-account" };
  WayItem    *links[] = { tom, account };
  int         i;

  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (links[i], "record", ids[i], NULL);

      g_assert_true (way_history_perform (fixture->history, command, NULL));
    }
  g_assert_cmpstr (way_item_get_name (way_links_find_place (fixture->map, ids[0])), ==, "PO number missing");
  g_assert_true (way_links_find_place (fixture->map, ids[1]) == account);
  g_assert_null (way_links_find_place (fixture->map, "somebody-else"));
}

static guint
count_differences (WayLinkedMap *fixture)
{
  g_autoptr (GPtrArray) stale = way_links_list_stale (fixture->map, fixture->records, NULL);
  guint i, n = 0;

  for (i = 0; i < stale->len; i++)
    n += ((WayStaleLink *)g_ptr_array_index (stale, i))->differences->len;

  return n;
}

static void
answer (WayLinkedMap     *fixture,
        WayItem          *item,
        const char       *field,
        WayLinkAnswerType type,
        const char       *other,
        WayLinkAnswerType other_type)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLinksAnswered) answered = NULL;

  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), field != NULL ? way_kind_get_field (way_item_get_kind (item), field) : NULL, type));
  if (other != NULL)
    g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), way_kind_get_field (way_item_get_kind (item), other), other_type));
  answered = way_links_answer (fixture->history, desk, answers, &error);
  g_assert_no_error (error);
  g_assert_true (way_desk_flush (desk, &error));
}

/* What is kept is asked again when the record changes once more, and not before; each field for itself. */
static void
test_keeping (WayLinkedMap *fixture,
              gconstpointer data)
{
  g_autoptr (WayItem) account = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayItem) before = NULL;
  g_autoptr (WayCommand) all = NULL;
  WayItem *item;

  way_linked_map_link (fixture, account);
  item = way_links_find (fixture->map, WAY_KIND_ACCOUNT, way_item_get_id (account));
  way_linked_map_change (fixture, account, "tier", "strategic");
  way_linked_map_change (fixture, account, "name", "Northwind Freight");
  g_assert_cmpuint (count_differences (fixture), ==, 2);
  before = way_item_copy (way_map_get_root (fixture->map));

  answer (fixture, item, "name", WAY_LINK_KEEP, "tier", WAY_LINK_TAKE);
  g_assert_cmpstr (way_item_get (item, "name"), ==, "Northwind");
  g_assert_cmpstr (way_item_get (item, "tier"), ==, "strategic");
  g_assert_cmpuint (count_differences (fixture), ==, 0);
  /* Nor does refreshing all take it. */
  all = way_links_refresh_command (fixture->map, fixture->records, NULL, NULL);
  g_assert_cmpint (way_command_group_get_size (all), ==, 0);

  way_history_undo (fixture->history);
  g_assert_true (way_item_equal (before, way_map_get_root (fixture->map)));
  g_assert_cmpuint (count_differences (fixture), ==, 2);
  way_history_redo (fixture->history);
  g_assert_cmpuint (count_differences (fixture), ==, 0);

  way_linked_map_change (fixture, account, "name", "Northwind Freight Ltd");
  g_assert_cmpuint (count_differences (fixture), ==, 1);
  answer (fixture, item, "name", WAY_LINK_TAKE, NULL, WAY_LINK_TAKE);
  g_assert_cmpstr (way_item_get (item, "name"), ==, "Northwind Freight Ltd");
  g_assert_null (way_item_get (item, "kept"));
  g_assert_cmpuint (count_differences (fixture), ==, 0);

  /* What was kept against a value is forgotten once both agree and the link is brought up to date. */
  way_linked_map_change (fixture, account, "name", "Other");
  answer (fixture, item, "name", WAY_LINK_KEEP, NULL, WAY_LINK_TAKE);
  way_linked_map_change (fixture, account, "name", "Northwind Freight Ltd");
  way_linked_map_change (fixture, account, "tier", "lite");
  answer (fixture, item, "tier", WAY_LINK_TAKE, NULL, WAY_LINK_TAKE);
  way_linked_map_change (fixture, account, "name", "Other");
  g_assert_cmpuint (count_differences (fixture), ==, 1);
}

/* Scores that are others are asked again, also when the same digits stand in other places. */
static void
test_keeping_scores (WayLinkedMap *fixture,
                     gconstpointer data)
{
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (WayCommand) keep = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *item, *score;

  way_linked_map_link (fixture, job);
  item = way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job));
  way_test_score_job (job, NULL, "1", "0");
  g_assert_true (way_records_update (fixture->records, job, &error));
  g_assert_cmpuint (count_differences (fixture), ==, 1);
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), NULL, WAY_LINK_KEEP));
  keep = way_links_refresh_command (fixture->map, fixture->records, answers, &error);
  way_linked_map_perform (fixture, keep);
  g_assert_cmpuint (count_differences (fixture), ==, 0);

  score = way_item_get_child (job, WAY_JOB_SCORES, 0);
  way_item_set (score, "importance", "10", NULL);
  way_item_set (score, "satisfaction", NULL, NULL);
  g_assert_true (way_records_update (fixture->records, job, &error));
  g_assert_cmpuint (count_differences (fixture), ==, 1);
}

/* What the map says goes into the record; also scores, whose personas are records. */
static void
test_putting (WayLinkedMap *fixture,
              gconstpointer data)
{
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) now = NULL;
  g_autoptr (GPtrArray) stale = NULL;
  WayItem *item, *aylin;

  way_linked_map_link (fixture, job);
  way_linked_map_link (fixture, persona);
  item = way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job));
  aylin = way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona));
  way_test_add (fixture->history, item, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", way_item_get_id (aylin), "importance", "8", NULL);
  {
    g_autoptr (WayCommand) set = way_command_new_set (item, "why", "Cash", NULL);

    g_assert_true (way_history_perform (fixture->history, set, NULL));
  }
  stale = way_links_list_stale (fixture->map, fixture->records, NULL);
  g_assert_cmpuint (count_differences (fixture), ==, 2);
  g_assert_true (((WayLinkDifference *)g_ptr_array_index (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences, 0))->puts);
  g_assert_true (((WayLinkDifference *)g_ptr_array_index (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences, 1))->puts);
  g_clear_pointer (&stale, g_ptr_array_unref);
  answer (fixture, item, NULL, WAY_LINK_PUT, "why", WAY_LINK_PUT);
  now = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get_id (job), NULL);
  g_assert_cmpstr (way_item_get (now, "why"), ==, "Cash");
  g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_JOB_SCORES, 0), "persona"), ==, way_item_get_id (persona));
  g_assert_cmpuint (count_differences (fixture), ==, 0);

  /* Of a persona of this map only a record cannot say anything. */
  {
    g_autoptr (WayCommand) unlink = way_links_unlink_command (aylin, NULL);
    g_autoptr (WayCommand) set = way_command_new_set (way_item_get_child (item, WAY_JOB_SCORES, 0), "importance", "3", NULL);

    g_assert_true (way_history_perform (fixture->history, unlink, NULL));
    g_assert_true (way_history_perform (fixture->history, set, NULL));
  }
  stale = way_links_list_stale (fixture->map, fixture->records, NULL);
  g_assert_cmpuint (stale->len, ==, 1);
  g_assert_false (((WayLinkDifference *)g_ptr_array_index (((WayStaleLink *)g_ptr_array_index (stale, 0))->differences, 0))->puts);
}

static WayItem *
link_scored_job (WayLinkedMap *fixture,
                 WayItem      *persona)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");

  way_test_score_job (job, way_item_get_id (persona), "7", "5");
  g_assert_true (way_records_update (fixture->records, job, &error));
  way_linked_map_link (fixture, job);

  return way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job));
}

static WayLinkDifference *
get_difference (GPtrArray *stale)
{
  WayStaleLink *link;

  g_assert_cmpuint (stale->len, ==, 1);
  link = g_ptr_array_index (stale, 0);
  g_assert_cmpuint (link->differences->len, ==, 1);

  return g_ptr_array_index (link->differences, 0);
}

/* What was scored for somebody who is deleted in the records meanwhile does not become a score for all. */
static void
test_score_of_a_deleted_persona (WayLinkedMap *fixture,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  WayItem *item = link_scored_job (fixture, persona);
  g_autoptr (WayDesk) desk = way_desk_new (fixture->records);
  g_autoptr (GPtrArray) stale = NULL;
  g_autoptr (WayItem) now = NULL;

  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (persona), &error));
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_no_error (error);
  g_assert_false (get_difference (stale)->puts);
  /* Nor when it was offered before. */
  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (item), NULL, WAY_LINK_PUT));
  g_assert_null (way_links_answer (fixture->history, desk, answers, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, way_item_get_name (persona)));
  now = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get (item, "record"), NULL);
  g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 0);
}

/* A score for somebody who is not on the map is not one for all, neither in words nor when compared. */
static void
test_score_of_somebody_else (WayLinkedMap *fixture,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) job = way_linked_map_add (fixture, WAY_KIND_JOB, "Pay carriers on time");
  g_autoptr (GPtrArray) stale = NULL;
  WayItem *item;

  way_linked_map_link (fixture, job);
  item = way_links_find (fixture->map, WAY_KIND_JOB, way_item_get_id (job));
  way_test_add (fixture->history, item, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "7", "satisfaction", "5", NULL);
  way_test_score_job (job, way_item_get_id (persona), "7", "5");
  g_assert_true (way_records_update (fixture->records, job, &error));
  stale = way_links_list_stale (fixture->map, fixture->records, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_difference (stale)->shown, ==, "All: 7 / 5");
  g_assert_cmpstr (get_difference (stale)->now, ==, "Aylin: 7 / 5");
}

/* A persona that was unlinked is still the one that a job was scored for: it does not come a second time. */
static void
test_score_of_an_unlinked_persona (WayLinkedMap *fixture,
                                   gconstpointer data)
{
  g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Aylin");
  WayItem *item = link_scored_job (fixture, persona);
  WayItem *aylin = way_links_find (fixture->map, WAY_KIND_PERSONA, way_item_get_id (persona));
  g_autoptr (WayItem) job = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get (item, "record"), NULL);
  g_autoptr (WayCommand) unlink = way_links_unlink_command (aylin, NULL);
  g_autoptr (WayCommand) refresh = NULL;
  int n = way_map_n (fixture->map, WAY_MAP_RECORDS);

  way_linked_map_perform (fixture, unlink);
  g_assert_cmpuint (count_differences (fixture), ==, 0);

  way_test_score_job (job, NULL, "5", "5");
  way_linked_map_change (fixture, job, "personas", way_item_get_id (persona));
  refresh = way_links_refresh_command (fixture->map, fixture->records, NULL, NULL);
  way_linked_map_perform (fixture, refresh);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
  g_assert_null (way_item_get (aylin, "record"));
  g_assert_cmpint (way_item_n_children (item, WAY_JOB_SCORES), ==, 2);
  g_assert_cmpstr (way_item_get (way_item_get_child (item, WAY_JOB_SCORES, 0), "persona"), ==, way_item_get_id (aylin));
  g_assert_cmpstr (way_item_get (item, "personas"), ==, way_item_get_id (aylin));
  g_assert_cmpuint (count_differences (fixture), ==, 0);
}

/* Nor does one of this map only that has the name, wherever it stands: it is the one whom a record scored. */
static void
test_score_of_a_namesake (WayLinkedMap *fixture,
                          gconstpointer data)
{
  int i;

  for (i = 0; i < 2; i++)
    {
      WayItem         *local = way_map_get (fixture->map, WAY_MAP_RECORDS, i);
      g_autofree char *name = g_utf8_strup (way_item_get_name (local), -1);
      g_autoptr (WayItem) persona = way_linked_map_add (fixture, WAY_KIND_PERSONA, name);
      g_autoptr (GError) error = NULL;
      int      n = way_map_n (fixture->map, WAY_MAP_RECORDS);
      WayItem *item = link_scored_job (fixture, persona);

      g_assert_cmpint (way_item_get_kind (local), ==, WAY_KIND_PERSONA_LINK);
      g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 1);
      g_assert_cmpstr (way_item_get (way_item_get_child (item, WAY_JOB_SCORES, 0), "persona"), ==, way_item_get_id (local));
      g_assert_null (way_item_get (local, "record"));
    }
}

#define ADD(path, func) g_test_add (path, WayLinkedMap, NULL, way_linked_map_set_up, func, way_linked_map_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/links/snapshot-has-shared-fields", test_snapshot_has_shared_fields);
  ADD ("/records/links/linking-again-refreshes", test_linking_again_refreshes);
  ADD ("/records/links/colour-of-a-persona-stays", test_colour_of_a_persona_stays);
  ADD ("/records/links/job-brings-scores", test_job_brings_scores);
  ADD ("/records/links/unlink", test_unlink);
  ADD ("/records/links/unlink-ambiguous", test_unlink_ambiguous);
  ADD ("/records/links/place", test_place);
  ADD ("/records/links/refused", test_refused);
  ADD ("/records/links/keeping", test_keeping);
  ADD ("/records/links/keeping-scores", test_keeping_scores);
  ADD ("/records/links/putting", test_putting);
  ADD ("/records/links/score-of-a-deleted-persona", test_score_of_a_deleted_persona);
  ADD ("/records/links/score-of-somebody-else", test_score_of_somebody_else);
  ADD ("/records/links/score-of-an-unlinked-persona", test_score_of_an_unlinked_persona);
  ADD ("/records/links/score-of-a-namesake", test_score_of_a_namesake);

  return way_test_run ();
}
