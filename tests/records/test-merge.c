/* test-merge.c - several records made into one, and back */
#include "config.h"

#include "journeys/records/aliases.h"
#include "journeys/records/merge-private.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new_in_memory ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->records);
  way_test_folder_free (fixture->folder);
}

static WayItem *
add (Fixture *fixture,
     WayKind  kind,
     ...)
{
  g_autoptr (GError) error = NULL;
  WayItem    *item = way_records_new_record (kind);
  const char *field;
  va_list     fields;

  va_start (fields, kind);
  while ((field = va_arg (fields, const char *)) != NULL)
    g_assert_true (way_item_set (item, field, va_arg (fields, const char *), &error));
  va_end (fields);
  g_assert_true (way_records_add (fixture->records, item, &error));
  g_assert_no_error (error);

  return item;
}

static void
add_part (Fixture    *fixture,
          WayItem    *record,
          int         slot,
          WayKind     kind,
          const char *field,
          const char *value,
          const char *persona)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (WayItem) part = way_item_new (kind, id);

  way_item_set (part, field, value, NULL);
  if (persona != NULL)
    way_item_set (part, "persona", persona, NULL);
  way_item_append_child (record, slot, part);
  g_assert_true (way_records_update (fixture->records, record, &error));
  g_assert_no_error (error);
}

static void
merge (Fixture    *fixture,
       WayItem    *kept,
       WayItem    *other,
       WayItem    *third,
       GHashTable *choices)
{
  g_autoptr (GError) error = NULL;
  const char *ids[] = { way_item_get_id (kept), way_item_get_id (other), third != NULL ? way_item_get_id (third) : NULL, NULL };

  g_assert_true (way_merge_perform (fixture->desk, way_item_get_kind (kept), ids, choices, &error));
  g_assert_no_error (error);
}

static WayItem *
get (Fixture *fixture,
     WayItem *record)
{
  return way_records_get (fixture->records, way_item_get_kind (record), way_item_get_id (record), NULL);
}

static void
assert_value (Fixture    *fixture,
              WayItem    *record,
              const char *field,
              const char *value)
{
  g_autoptr (WayItem) now = get (fixture, record);

  g_assert_nonnull (now);
  g_assert_cmpstr (way_item_get (now, field), ==, value);
}

static void
assert_gone (Fixture *fixture,
             WayItem *record)
{
  g_autoptr (WayItem) now = get (fixture, record);

  g_assert_null (now);
}

/* What is empty is filled, lists are united, notes and contacts move; undo brings all of it back. */
static void
test_accounts (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind", "technologies", "SAP", "tier", "lite", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind Ltd", "technologies", "sap\nExcel",
                               "tier", "strategic", "region", "Hamburg", NULL);
  g_autoptr (WayItem) c = add (fixture, WAY_KIND_ACCOUNT, "name", "North Wind", "region", "Bremen", "fit", "88", NULL);
  g_autoptr (WayItem) tom = add (fixture, WAY_KIND_CONTACT, "name", "Tom", "account", way_item_get_id (b), NULL);
  g_autoptr (WayItem) now = NULL;
  g_autoptr (WayItem) back = NULL;
  g_autofree char *resolved = NULL;
  guint64          serial = way_history_get_serial (way_desk_get_history (fixture->desk));

  add_part (fixture, a, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First call", NULL);
  add_part (fixture, b, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "Second call", NULL);
  merge (fixture, a, b, c, NULL);

  assert_value (fixture, a, "name", "Northwind");
  assert_value (fixture, a, "tier", "lite");
  assert_value (fixture, a, "region", "Hamburg");
  assert_value (fixture, a, "fit", "88");
  assert_value (fixture, a, "technologies", "SAP\nExcel");
  assert_value (fixture, tom, "account", way_item_get_id (a));
  now = get (fixture, a);
  g_assert_cmpint (way_item_n_children (now, WAY_ACCOUNT_NOTES), ==, 2);
  assert_gone (fixture, b);
  assert_gone (fixture, c);
  resolved = way_records_resolve (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (c), NULL);
  g_assert_cmpstr (resolved, ==, way_item_get_id (a));
  g_clear_pointer (&resolved, g_free);

  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  g_assert_cmpuint (way_history_get_serial (way_desk_get_history (fixture->desk)), ==, serial);
  back = get (fixture, b);
  g_assert_true (way_item_equal (back, b));
  assert_value (fixture, a, "region", NULL);
  assert_value (fixture, tom, "account", way_item_get_id (b));
  resolved = way_records_resolve (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (c), NULL);
  g_assert_cmpstr (resolved, ==, way_item_get_id (c));
  g_clear_pointer (&resolved, g_free);

  g_assert_true (way_history_redo (way_desk_get_history (fixture->desk)));
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  assert_gone (fixture, c);
  resolved = way_records_resolve (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (c), NULL);
  g_assert_cmpstr (resolved, ==, way_item_get_id (a));
}

/* What both say, they say once. */
static void
test_same_notes (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind Ltd", NULL);
  g_autoptr (WayItem) now = NULL;

  add_part (fixture, a, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First call", NULL);
  add_part (fixture, b, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First call", NULL);
  add_part (fixture, b, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First Call", NULL);
  add_part (fixture, b, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First call", NULL);
  way_item_set (way_item_get_child (b, WAY_ACCOUNT_NOTES, 2), "date", "2026-11-20", NULL);
  g_assert_true (way_records_update (fixture->records, b, NULL));
  merge (fixture, a, b, NULL, NULL);
  now = get (fixture, a);
  g_assert_cmpint (way_item_n_children (now, WAY_ACCOUNT_NOTES), ==, 3);
}

static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind", "tier", "lite", "region", "Hamburg", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_ACCOUNT, "name", "Northwind Ltd", "tier", "strategic", "region", "Hamburg", NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;

  g_ptr_array_add (records, a);
  g_ptr_array_add (records, b);
  conflicts = way_merge_list_conflicts (records);
  g_assert_cmpuint (conflicts->len, ==, 2);
  g_assert_cmpstr (((WayMergeConflict *)g_ptr_array_index (conflicts, 0))->field->name, ==, "name");
  g_assert_cmpstr (((WayMergeConflict *)g_ptr_array_index (conflicts, 1))->field->name, ==, "tier");
  g_assert_cmpuint (((WayMergeConflict *)g_ptr_array_index (conflicts, 1))->values->len, ==, 2);

  g_hash_table_insert (choices, (gpointer) "tier", (gpointer)way_item_get_id (b));
  merge (fixture, a, b, NULL, choices);
  assert_value (fixture, a, "name", "Northwind");
  assert_value (fixture, a, "tier", "strategic");
}

/* Each value is that of who was chosen, also one that is not set; without a choice it is the first there is. Of lists,
 * each entry comes once, as it is first written. */
static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_ACCOUNT, "name", "A", "technologies", "SAP\nExcel", "tier", "lite", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_ACCOUNT, "name", "B", "region", "Kiel", "technologies", "excel\nJira", NULL);
  g_autoptr (WayItem) c = add (fixture, WAY_KIND_ACCOUNT, "name", "C", "region", "Bonn", "technologies", "JIRA\nNotion\nSAP",
                               "industry", "Rail", "website", "c.example", NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (WayItem) merged = NULL;

  g_ptr_array_add (records, a);
  g_ptr_array_add (records, b);
  g_ptr_array_add (records, c);
  merged = way_merge_preview (records, NULL);
  g_assert_cmpstr (way_item_get_id (merged), ==, way_item_get_id (a));
  g_assert_cmpstr (way_item_get_name (merged), ==, "A");
  g_assert_cmpstr (way_item_get (merged, "region"), ==, "Kiel");
  g_assert_cmpstr (way_item_get (merged, "industry"), ==, "Rail");
  g_assert_cmpstr (way_item_get (merged, "technologies"), ==, "SAP\nExcel\nJira\nNotion");
  g_clear_pointer (&merged, way_item_unref);

  g_hash_table_insert (choices, (gpointer) "region", (gpointer)way_item_get_id (a));
  g_hash_table_insert (choices, (gpointer) "name", (gpointer)way_item_get_id (c));
  g_hash_table_insert (choices, (gpointer) "tier", (gpointer)way_item_get_id (b));
  g_hash_table_insert (choices, (gpointer) "website", (gpointer) "nobody");
  merged = way_merge_preview (records, choices);
  g_assert_cmpstr (way_item_get_name (merged), ==, "C");
  g_assert_null (way_item_get (merged, "region"));
  g_assert_null (way_item_get (merged, "tier"));
  g_assert_cmpstr (way_item_get (merged, "industry"), ==, "Rail");
  g_assert_cmpstr (way_item_get (merged, "website"), ==, "c.example");

  /* However short an entry is. */
  g_clear_pointer (&merged, way_item_unref);
  way_item_set (a, "technologies", NULL, NULL);
  way_item_set (b, "technologies", "R", NULL);
  way_item_set (c, "technologies", "r", NULL);
  merged = way_merge_preview (records, NULL);
  g_assert_cmpstr (way_item_get (merged, "technologies"), ==, "R");
  way_item_set (b, "technologies", NULL, NULL);
  way_item_set (c, "technologies", NULL, NULL);
  g_clear_pointer (&merged, way_item_unref);
  merged = way_merge_preview (records, NULL);
  g_assert_null (way_item_get (merged, "technologies"));
}

/* Of two scores for one persona one stays, and which, is asked; those for others come together. */
static void
test_scores (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (WayItem) persona = add (fixture, WAY_KIND_PERSONA, "name", "Aylin", NULL);
  const char *aylin = way_item_get_id (persona);
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_JOB, "statement", "Pay carriers", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_JOB, "statement", "Pay carriers", NULL);
  g_autoptr (WayItem) c = add (fixture, WAY_KIND_JOB, "statement", "Pay carriers", NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) turned = g_ptr_array_new ();
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  g_autoptr (GPtrArray) of_same = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (WayItem) preview = NULL;
  g_autoptr (WayItem) now = NULL;
  WayMergeConflict *conflict, *of_all;

  add_part (fixture, a, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "8", aylin);
  add_part (fixture, b, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "8", aylin);
  add_part (fixture, b, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "5", NULL);
  add_part (fixture, c, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "9", aylin);
  add_part (fixture, c, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "6", NULL);
  g_ptr_array_add (records, a);
  g_ptr_array_add (records, b);
  g_ptr_array_add (records, c);
  conflicts = way_merge_list_conflicts (records);
  g_assert_cmpuint (conflicts->len, ==, 2);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_null (conflict->field);
  g_assert_cmpuint (conflict->values->len, ==, 2);
  g_assert_cmpstr (way_item_get (way_merge_get_score (conflict, g_ptr_array_index (conflict->values, 1)), "importance"), ==, "9");
  of_all = g_ptr_array_index (conflicts, 1);
  g_assert_true (g_ptr_array_index (conflict->values, 0) == a);
  g_assert_true (g_ptr_array_index (conflict->values, 1) == c);
  g_assert_true (g_ptr_array_index (of_all->values, 0) == b);
  g_assert_true (g_ptr_array_index (of_all->values, 1) == c);

  g_hash_table_insert (choices, conflict->key, (gpointer)way_item_get_id (c));
  g_hash_table_insert (choices, of_all->key, (gpointer)way_item_get_id (c));
  preview = way_merge_preview (records, choices);
  /* Who was not asked keeps the first; for somebody else there is none. */
  g_assert_cmpstr (way_item_get (way_merge_find_score (records, NULL, aylin), "importance"), ==, "8");
  g_assert_cmpstr (way_item_get (way_merge_find_score (records, NULL, NULL), "importance"), ==, "5");
  g_assert_null (way_merge_find_score (records, choices, "nobody"));
  g_ptr_array_add (turned, c);
  g_ptr_array_add (turned, a);
  g_ptr_array_add (same, a);
  g_ptr_array_add (same, b);
  of_same = way_merge_list_conflicts (same);
  g_assert_cmpuint (of_same->len, ==, 0);
  g_assert_cmpstr (way_item_get (way_merge_find_score (turned, NULL, aylin), "importance"), ==, "9");
  merge (fixture, a, b, c, choices);
  now = get (fixture, a);
  g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 2);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_JOB_SCORES, 0), "importance"), ==, "9");
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_JOB_SCORES, 1), "importance"), ==, "6");
  g_assert_cmpstr (way_item_get (way_item_get_child (preview, WAY_JOB_SCORES, 1), "importance"), ==, "6");
}

/* Contacts, jobs and scores of a persona go over; a job keeps one score for each persona. */
static void
test_personas (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_PERSONA, "name", "Nadia", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_PERSONA, "name", "Nadja", NULL);
  g_autofree char *both = g_strdup_printf ("%s %s", way_item_get_id (b), way_item_get_id (a));
  g_autoptr (WayItem) contact = add (fixture, WAY_KIND_CONTACT, "name", "Ann", "persona", way_item_get_id (b), NULL);
  g_autoptr (WayItem) job = add (fixture, WAY_KIND_JOB, "statement", "Pay", "personas", both, NULL);
  g_autoptr (WayItem) other = add (fixture, WAY_KIND_JOB, "statement", "Ship", "personas", way_item_get_id (b), NULL);
  g_autoptr (WayItem) before = NULL;
  const char *const ids[] = { way_item_get_id (a), way_item_get_id (b), NULL };
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (WayItem) now = NULL;

  add_part (fixture, job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "9", way_item_get_id (b));
  add_part (fixture, job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "7", way_item_get_id (a));
  add_part (fixture, other, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "5", way_item_get_id (b));
  before = get (fixture, job);
  jobs = way_merge_list_scored_twice (fixture->records, ids, NULL);
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (jobs, 0), ==, way_item_get_name (job));
  merge (fixture, a, b, NULL, NULL);

  assert_value (fixture, contact, "persona", way_item_get_id (a));
  assert_value (fixture, job, "personas", way_item_get_id (a));
  assert_value (fixture, other, "personas", way_item_get_id (a));
  now = get (fixture, job);
  g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_JOB_SCORES, 0), "importance"), ==, "7");
  way_item_unref (g_steal_pointer (&now));
  now = get (fixture, other);
  g_assert_cmpstr (way_item_get (way_item_get_child (now, WAY_JOB_SCORES, 0), "persona"), ==, way_item_get_id (a));
  way_item_unref (g_steal_pointer (&now));

  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  now = get (fixture, job);
  g_assert_true (way_item_equal (now, before));
  assert_value (fixture, contact, "persona", way_item_get_id (b));
}

static void
assert_resolved (Fixture *fixture,
                 WayItem *record,
                 WayItem *found)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *resolved = way_records_resolve (fixture->records, WAY_KIND_PERSONA, way_item_get_id (record), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (resolved, ==, found != NULL ? way_item_get_id (found) : NULL);
}

/* A merge that was taken back leaves nothing behind: what is deleted then is in no other record. */
static void
test_taken_back (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_PERSONA, "name", "Lead", NULL);
  g_autoptr (WayItem) b = add (fixture, WAY_KIND_PERSONA, "name", "Leader", NULL);
  g_autoptr (WayItem) c = add (fixture, WAY_KIND_PERSONA, "name", "Leaders", NULL);
  g_autoptr (GPtrArray) deleted = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  WayHistory *history = way_desk_get_history (fixture->desk);

  merge (fixture, b, c, NULL, NULL);
  merge (fixture, a, b, NULL, NULL);
  assert_resolved (fixture, b, a);
  assert_resolved (fixture, c, a);
  g_assert_true (way_history_undo (history));
  assert_resolved (fixture, b, b);
  assert_resolved (fixture, c, b);
  g_assert_true (way_history_redo (history));
  assert_resolved (fixture, c, a);
  g_assert_true (way_history_undo (history));

  g_ptr_array_add (deleted, (gpointer)way_item_get_id (b));
  command = way_desk_delete_command (fixture->desk, WAY_KIND_PERSONA, deleted, NULL, &error);
  g_assert_true (way_desk_perform (fixture->desk, command, &error));
  g_assert_no_error (error);
  assert_resolved (fixture, b, NULL);
  assert_resolved (fixture, c, NULL);
  g_assert_true (way_history_undo (history));
  assert_resolved (fixture, c, b);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) a = add (fixture, WAY_KIND_PERSONA, "name", "Nadia", NULL);
  const char *twice[] = { way_item_get_id (a), way_item_get_id (a), NULL };
  const char *alone[] = { way_item_get_id (a), NULL };
  const char *nobody[] = { way_item_get_id (a), "00000000-0000-4000-8000-000000000000", NULL };

  g_assert_false (way_merge_perform (fixture->desk, WAY_KIND_PERSONA, twice, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (way_merge_perform (fixture->desk, WAY_KIND_PERSONA, alone, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (way_merge_perform (fixture->desk, WAY_KIND_PERSONA, nobody, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_value (fixture, a, "name", "Nadia");
}

/* Two lists that have no room in one are told before anything is merged, and none loses an entry. */
static void
test_no_room (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int              longest = way_field_get_longest (way_kind_get_field (WAY_KIND_PERSONA, "goals"));
  g_autofree char *much = g_strnfill (longest - 10, 'a');
  g_autofree char *more = g_strnfill (longest - 10, 'b');
  g_autoptr (WayItem) kept = add (fixture, WAY_KIND_PERSONA, "name", "Acme", "goals", much, NULL);
  g_autoptr (WayItem) other = add (fixture, WAY_KIND_PERSONA, "name", "ACME", "goals", more, NULL);
  const char *ids[] = { way_item_get_id (kept), way_item_get_id (other), NULL };
  g_autoptr (WayItem) now = NULL;
  g_autoptr (WayItem) still = NULL;

  g_assert_false (way_merge_perform (fixture->desk, WAY_KIND_PERSONA, ids, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  now = way_records_get (fixture->records, WAY_KIND_PERSONA, ids[0], &error);
  still = way_records_get (fixture->records, WAY_KIND_PERSONA, ids[1], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (now, "goals"), ==, much);
  g_assert_cmpstr (way_item_get (still, "goals"), ==, more);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/merge/accounts", test_accounts);
  ADD ("/records/merge/same-notes", test_same_notes);
  ADD ("/records/merge/choices", test_choices);
  ADD ("/records/merge/preview", test_preview);
  ADD ("/records/merge/scores", test_scores);
  ADD ("/records/merge/personas", test_personas);
  ADD ("/records/merge/taken-back", test_taken_back);
  ADD ("/records/merge/refused", test_refused);
  ADD ("/records/merge/no-room", test_no_room);

  return way_test_run ();
}
