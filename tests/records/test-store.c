/* test-store.c - keeping, changing and deleting records */
#include "config.h"

#include <string.h>

#include "journeys/records/each.h"
#include "journeys/records/records.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

static void
test_add_change_delete (WayTestRecords *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Northwind", "tier", "strategic", NULL);
  g_autoptr (WayItem) read = NULL;
  g_autofree char *changed = way_records_dup_changed (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (account));
  const char      *id = way_item_get_id (account);

  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpuint (strlen (changed), ==, strlen ("2026-11-24T14:05:00Z"));

  way_item_set (account, "name", "Southwind", NULL);
  way_item_set (account, "tier", NULL, NULL);
  g_assert_true (way_records_update (fixture->records, account, &error));
  read = way_records_get (fixture->records, WAY_KIND_ACCOUNT, id, &error);
  g_assert_true (way_item_equal (account, read));
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, "northwind", NULL), ==, 0);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, "southwind", NULL), ==, 1);

  g_assert_true (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, id, &error));
  g_assert_null (way_records_get (fixture->records, WAY_KIND_ACCOUNT, id, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, id, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (way_records_update (fixture->records, account, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);

  /* Deleting is undone by adding the same again. */
  g_clear_error (&error);
  g_assert_true (way_records_add (fixture->records, account, &error));
}

static void
test_refused (WayTestRecords *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) nameless = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) lost = way_records_new_record (WAY_KIND_CONTACT);
  g_autoptr (WayItem) local = way_item_new (WAY_KIND_ACCOUNT, NULL);
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (WayItem) twice = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Twice", NULL);

  g_assert_false (way_records_add (fixture->records, nameless, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);

  way_item_set (lost, "name", "Ann", NULL);
  way_item_set (lost, "account", "0123", NULL);
  g_assert_false (way_records_add (fixture->records, lost, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  way_item_set (local, "name", "Local", NULL);
  g_assert_false (way_records_add (fixture->records, local, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (way_records_add (fixture->records, stage, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (way_records_add (fixture->records, twice, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_INVALID);

  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 1);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, NULL, NULL), ==, 0);
}

static WayItem *
add_score (WayItem    *job,
           WayItem    *persona,
           const char *importance)
{
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, NULL);

  if (persona != NULL)
    way_item_set (score, "persona", way_item_get_id (persona), NULL);
  way_item_set (score, "importance", importance, NULL);
  way_item_append_child (job, WAY_JOB_SCORES, score);

  return score;
}

/* What refers to a deleted record stays without the reference; a score of
 * somebody who is gone does not become the score of all. */
static void
test_delete_clears_references (WayTestRecords *fixture,
                               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Northwind", NULL);
  g_autoptr (WayItem) nadia = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "Nadia", NULL);
  g_autoptr (WayItem) tom = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "Tom", NULL);
  g_autoptr (WayItem) contact = way_test_record_add (fixture->records, WAY_KIND_CONTACT, "name", "Ann", "account", way_item_get_id (account),
                                                     "persona", way_item_get_id (nadia), NULL);
  g_autofree char *both = g_strconcat (way_item_get_id (nadia), " ", way_item_get_id (tom), NULL);
  g_autoptr (WayItem) job = way_test_record_add (fixture->records, WAY_KIND_JOB, "statement", "Ship a load", "personas", both, NULL);
  g_autoptr (GPtrArray) referrers = NULL;
  g_autoptr (WayItem) read_contact = NULL;
  g_autoptr (WayItem) read_job = NULL;

  add_score (job, nadia, "9.5");
  add_score (job, tom, "7");
  add_score (job, NULL, "8");
  g_assert_true (way_records_update (fixture->records, job, &error));

  referrers = way_records_list_referrers (fixture->records, WAY_KIND_PERSONA, way_item_get_id (nadia), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (referrers->len, ==, 2);

  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, way_item_get_id (nadia), &error));
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error));
  read_contact = way_records_get (fixture->records, WAY_KIND_CONTACT, way_item_get_id (contact), &error);
  g_assert_cmpstr (way_item_get_name (read_contact), ==, "Ann");
  g_assert_null (way_item_get (read_contact, "account"));
  g_assert_null (way_item_get (read_contact, "persona"));
  read_job = way_records_get (fixture->records, WAY_KIND_JOB, way_item_get_id (job), &error);
  g_assert_cmpstr (way_item_get (read_job, "personas"), ==, way_item_get_id (tom));
  g_assert_cmpint (way_item_n_children (read_job, WAY_JOB_SCORES), ==, 2);
  g_assert_cmpstr (way_item_get (way_item_get_child (read_job, WAY_JOB_SCORES, 0), "importance"), ==, "7");
  g_assert_null (way_item_get (way_item_get_child (read_job, WAY_JOB_SCORES, 1), "persona"));
}

static void
test_find (WayTestRecords *fixture,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) muller = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Müller AG", NULL);
  g_autoptr (WayItem) first = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Acme", NULL);
  g_autoptr (WayItem) second = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "acme", NULL);
  g_autoptr (WayItem) found = NULL;
  guint i;

  found = way_records_find (fixture->records, WAY_KIND_ACCOUNT, " muller ag ", &error);
  g_assert_no_error (error);
  g_assert_true (way_item_equal (found, muller));
  g_clear_pointer (&found, way_item_unref);

  found = way_records_find (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (second), &error);
  g_assert_true (way_item_equal (found, second));
  g_clear_pointer (&found, way_item_unref);

  /* Exactly so written wins. */
  found = way_records_find (fixture->records, WAY_KIND_ACCOUNT, "acme", &error);
  g_assert_true (way_item_equal (found, second));
  g_clear_pointer (&found, way_item_unref);

  g_assert_null (way_records_find (fixture->records, WAY_KIND_ACCOUNT, "ACME", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS);
  {
    g_autofree char *one_way = g_strdup_printf ("“ACME” is the name of 2 records. Use one of their ids: %s, %s", way_item_get_id (first), way_item_get_id (second));
    g_autofree char *other_way = g_strdup_printf ("“ACME” is the name of 2 records. Use one of their ids: %s, %s", way_item_get_id (second), way_item_get_id (first));

    g_assert_true (strcmp (error->message, one_way) == 0 || strcmp (error->message, other_way) == 0);
  }
  g_clear_error (&error);

  /* Of very many some are named, as long as there is room all. */
  for (i = 0; i < 10; i++)
    way_item_unref (way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "Chief", NULL));
  g_assert_null (way_records_find (fixture->records, WAY_KIND_PERSONA, "chief", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS);
  g_assert_null (strstr (error->message, "…"));
  g_clear_error (&error);
  for (i = 0; i < 12; i++)
    way_item_unref (way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "Lead", NULL));
  g_assert_null (way_records_find (fixture->records, WAY_KIND_PERSONA, "lead", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "12 records"));
  g_assert_true (g_str_has_suffix (error->message, ", …"));
  g_clear_error (&error);

  g_assert_null (way_records_find (fixture->records, WAY_KIND_ACCOUNT, "Acm", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

static void
test_list_is_sorted_and_paged (WayTestRecords *fixture,
                               gconstpointer   data)
{
  static const char *const names[] = { "zebra", "Äpfel", "apple", "Birne", "Ähre" };
  static const char *const sorted[] = { "Ähre", "Äpfel", "apple", "Birne", "zebra" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) page = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    way_item_unref (way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", names[i], NULL));
  all = way_records_list (fixture->records, WAY_KIND_PERSONA, NULL, 0, -1, &error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (sorted));
  for (i = 0; i < all->len; i++)
    g_assert_cmpstr (way_item_get_name (g_ptr_array_index (all, i)), ==, sorted[i]);
  page = way_records_list (fixture->records, WAY_KIND_PERSONA, NULL, 2, 2, &error);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (page, 0)), ==, "apple");
}

static void
test_kinds (void)
{
  WayKind kind;

  g_assert_true (way_records_find_kind ("accounts", &kind));
  g_assert_cmpint (kind, ==, WAY_KIND_ACCOUNT);
  g_assert_true (way_records_find_kind ("job", &kind));
  g_assert_cmpint (kind, ==, WAY_KIND_JOB);
  g_assert_false (way_records_find_kind ("jobsx", &kind));
  g_assert_false (way_records_find_kind ("stage", &kind));
}

typedef struct
{
  WayTestRecords *fixture;
  GHashTable     *seen;
} Going;

/* The first one goes to the end of all meanwhile, and the last one to the beginning. */
static gboolean
note_seen (WayItem *record,
           gpointer data,
           GError **error)
{
  Going *going = data;

  g_assert_true (g_hash_table_add (going->seen, g_strdup (way_item_get_id (record))));
  if (g_hash_table_size (going->seen) == 1)
    {
      g_autoptr (GPtrArray) last = way_records_list (going->fixture->records, WAY_KIND_ACCOUNT, NULL, 599, 1, error);

      way_item_set (record, "name", "Zz", NULL);
      g_assert_true (way_records_update (going->fixture->records, record, error));
      way_item_set (g_ptr_array_index (last, 0), "name", "Aa", NULL);
      g_assert_true (way_records_update (going->fixture->records, g_ptr_array_index (last, 0), error));
    }

  return TRUE;
}

static void
test_each_comes_once (WayTestRecords *fixture,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Going going = { fixture, seen };
  int   i;

  g_assert_true (way_records_begin (fixture->records, &error));
  for (i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %03d", i);
      g_autoptr (WayItem) account = way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", name, NULL);
    }
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  g_assert_true (way_records_each (fixture->records, WAY_KIND_ACCOUNT, NULL, note_seen, &going, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 600);
}

/* Of many, those that have parts have them, in their order, and no others. */
static void
test_many_with_parts (WayTestRecords *fixture,
                      gconstpointer   data)
{
  static const char *const tables[] = { "job-personas", "job-score" };
  g_autoptr (WayItem) persona = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "Lead", NULL);
  g_autoptr (WayItem) other = way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", "Clerk", NULL);
  g_autofree char *both = g_strdup_printf ("%s %s", way_item_get_id (other), way_item_get_id (persona));
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint i, j;

  g_assert_true (way_records_begin (fixture->records, &error));
  for (i = 0; i < 600; i++)
    {
      g_autofree char *statement = g_strdup_printf ("Get thing %03u done", i);
      WayItem         *job = way_records_new_record (WAY_KIND_JOB);

      way_item_set (job, "statement", statement, NULL);
      if (i % 3 == 0)
        way_item_set (job, "personas", both, NULL);
      for (j = 0; j < i % 4; j++)
        {
          g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, NULL);
          g_autofree char *importance = g_strdup_printf ("%u", j);

          way_item_set (score, "importance", importance, NULL);
          way_item_append_child (job, WAY_JOB_SCORES, score);
        }
      g_assert_true (way_records_add (fixture->records, job, &error));
      g_hash_table_insert (kept, (gpointer)way_item_get_id (job), job);
    }
  g_assert_true (way_records_end (fixture->records, TRUE, &error));

  all = way_records_list (fixture->records, WAY_KIND_JOB, NULL, 0, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 600);
  for (i = 0; i < all->len; i++)
    g_assert_true (way_item_equal (g_ptr_array_index (all, i), g_hash_table_lookup (kept, way_item_get_id (g_ptr_array_index (all, i)))));

  /* Without what belongs to them they would be less than they are: then there is no list. */
  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = way_records_dup_path (fixture->folder);
      g_autofree char *away = g_strdup_printf ("ALTER TABLE \"%s\" RENAME TO away", tables[i]);
      g_autofree char *back = g_strdup_printf ("ALTER TABLE away RENAME TO \"%s\"", tables[i]);
      g_autoptr (GPtrArray) again = NULL;
      sqlite3 *handle = way_test_open_sql (path, away);

      g_assert_null (way_records_list (fixture->records, WAY_KIND_JOB, NULL, 0, -1, &error));
      g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
      g_clear_error (&error);
      way_test_run_sql_in (handle, back);
      sqlite3_close (handle);
      again = way_records_list (fixture->records, WAY_KIND_JOB, NULL, 0, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->len, ==, 600);
    }
}

static gboolean
stop_cb (WayItem *record,
         gpointer data,
         GError **error)
{
  int *n = data;

  if (++*n < 2)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No room");

  return FALSE;
}

/* Who has had enough gets no more, and is asked nothing else. */
static void
test_each_is_stopped (WayTestRecords *fixture,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  int i, n = 0;

  for (i = 0; i < 4; i++)
    {
      g_autofree char *name = way_records_dup_new_name (WAY_KIND_PERSONA);

      g_assert_cmpstr (name, ==, "New Persona");
      way_item_unref (way_test_record_add (fixture->records, WAY_KIND_PERSONA, "name", name, NULL));
    }
  g_assert_false (way_records_each (fixture->records, WAY_KIND_PERSONA, NULL, stop_cb, &n, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (n, ==, 2);
  g_assert_null (way_records_dup_changed (fixture->records, WAY_KIND_MAP, "any"));
  g_assert_null (way_records_dup_changed (fixture->records, WAY_KIND_PERSONA, "no such id"));
}

/* A part that is about nobody is not kept, and neither is its record. */
static void
test_part_about_nobody (WayTestRecords *fixture,
                        gconstpointer   data)
{
  g_autoptr (WayItem) job = way_records_new_record (WAY_KIND_JOB);
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, "score0001");
  g_autoptr (GError) error = NULL;

  way_item_set (job, "statement", "Pay", NULL);
  way_item_set (score, "persona", "00000000-0000-4000-8000-000000000000", NULL);
  way_item_append_child (job, WAY_JOB_SCORES, score);
  g_assert_false (way_records_add (fixture->records, job, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_JOB, NULL, NULL), ==, 0);
}

#define ADD(path, func) g_test_add (path, WayTestRecords, NULL, way_test_records_set_up, func, way_test_records_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/store/add-change-delete", test_add_change_delete);
  ADD ("/records/store/many-with-parts", test_many_with_parts);
  ADD ("/records/store/refused", test_refused);
  ADD ("/records/store/part-about-nobody", test_part_about_nobody);
  ADD ("/records/store/delete-clears-references", test_delete_clears_references);
  ADD ("/records/store/find", test_find);
  ADD ("/records/store/list-is-sorted-and-paged", test_list_is_sorted_and_paged);
  ADD ("/records/store/each-comes-once", test_each_comes_once);
  ADD ("/records/store/each-is-stopped", test_each_is_stopped);
  g_test_add_func ("/records/store/kinds", test_kinds);

  return way_test_run ();
}
