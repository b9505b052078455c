/* test-questions.c - what is asked of records that are out of reach, or that another version wrote */
#include "config.h"

#include "journeys/records/aliases.h"
#include "journeys/records/duplicates.h"
#include "journeys/records/each.h"
#include "journeys/records/figures.h"
#include "journeys/records/library-index.h"
#include "journeys/records/library-reviews.h"
#include "journeys/records/library.h"
#include "journeys/records/limits.h"
#include "journeys/records/record-column.h"
#include "journeys/records/record-reader.h"
#include "journeys/records/remembered.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <string.h>

#define PATIENCE 20

typedef struct
{
  char       *folder;
  char       *path;
  WayRecords *records;
  char       *account;
  sqlite3    *other; /* another program */
  int         patience;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autofree char *map_path = NULL;

  fixture->patience = way_database_get_patience ();
  way_database_set_patience (PATIENCE);
  fixture->folder = way_test_folder_new_in_memory ();
  fixture->path = way_records_dup_path (fixture->folder);
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->account = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "region", "Hamburg",
                                                                           "value", "5000 EUR", "tier", "lite", "fit", "50", NULL));
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_CONTACT, "name", "Ann", "account", fixture->account, NULL)));
  map_path = g_build_filename (fixture->folder, "onboarding.journey", NULL);
  way_test_write (map_path, "", 0);
  way_records_remember_map (fixture->records, map, map_path, &error);
  g_assert_no_error (error);
  fixture->other = way_test_open_sql (fixture->path, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sqlite3_close (fixture->other);
  g_clear_object (&fixture->records);
  g_free (fixture->account);
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
  way_database_set_patience (fixture->patience);
}

/* What can be asked. */

static gboolean
has (gpointer found)
{
  if (found != NULL)
    g_ptr_array_unref (found);

  return found != NULL;
}

static gboolean
list (WayRecords *records,
      WayKind     kind,
      const char *id,
      GError    **error)
{
  return has (way_records_list (records, kind, NULL, 0, -1, error));
}

static gboolean
count (WayRecords *records,
       WayKind     kind,
       const char *id,
       GError    **error)
{
  return way_records_count (records, kind, NULL, error) >= 0;
}

static gboolean
get (WayRecords *records,
     WayKind     kind,
     const char *id,
     GError    **error)
{
  g_autoptr (WayItem) record = way_records_get (records, kind, id, error);

  return record != NULL;
}

static gboolean
find (WayRecords *records,
      WayKind     kind,
      const char *id,
      GError    **error)
{
  g_autoptr (WayItem) record = way_records_find (records, kind, id, error);

  return record != NULL;
}

static gboolean
pass (WayItem *record,
      gpointer data,
      GError **error)
{
  return TRUE;
}

static gboolean
each (WayRecords *records,
      WayKind     kind,
      const char *id,
      GError    **error)
{
  return way_records_each (records, kind, NULL, pass, NULL, NULL, error);
}

static gboolean
list_duplicates (WayRecords *records,
                 WayKind     kind,
                 const char *id,
                 GError    **error)
{
  return has (way_records_list_duplicates (records, kind, error));
}

static gboolean
list_maps (WayRecords *records,
           WayKind     kind,
           const char *id,
           GError    **error)
{
  return has (way_records_list_maps (records, NULL, error));
}

static gboolean
list_maps_of (WayRecords *records,
              WayKind     kind,
              const char *id,
              GError    **error)
{
  return has (way_records_list_maps_of (records, kind, id, error));
}

static gboolean
list_mentions (WayRecords *records,
               WayKind     kind,
               const char *id,
               GError    **error)
{
  return has (way_records_list_mentions (records, kind, id, error));
}

static gboolean
list_reviews (WayRecords *records,
              WayKind     kind,
              const char *id,
              GError    **error)
{
  return has (way_records_list_reviews_of (records, kind, id, error));
}

static gboolean
list_same (WayRecords *records,
           WayKind     kind,
           const char *id,
           GError    **error)
{
  g_auto (GStrv) ids = way_records_list_same (records, kind, id, error);

  return ids != NULL;
}

static gboolean
resolve (WayRecords *records,
         WayKind     kind,
         const char *id,
         GError    **error)
{
  g_autofree char *found = way_records_resolve (records, kind, id, error);

  return found != NULL;
}

static void
note_account (const WayAccountRow *row,
              gpointer             data)
{
}

static void
note_pattern (guint64  filled,
              guint    n_accounts,
              gpointer data)
{
}

static void
note_group (const char  *account,
            guint        n_contacts,
            const guint *n_filled,
            gpointer     data)
{
}

static void
note_lead (const WayLeadRow *row,
           gpointer          data)
{
}

static const WayFieldPair    pairs[] = { { "email", NULL } };
static const WayAccountQuery all = { NULL, NULL, pairs, G_N_ELEMENTS (pairs), NULL, 0, -1 };

static gboolean
see_accounts (WayRecords *records,
              WayKind     kind,
              const char *id,
              GError    **error)
{
  static const WayAccountQuery accounts = { NULL, NULL, NULL, 0, NULL, 0, -1 };

  return way_records_foreach_account (records, &accounts, note_account, NULL, error);
}

static gboolean
see_patterns (WayRecords *records,
              WayKind     kind,
              const char *id,
              GError    **error)
{
  static const WayFieldPair    region[] = { { "region", NULL } };
  static const WayAccountQuery accounts = { NULL, NULL, region, G_N_ELEMENTS (region), NULL, 0, -1 };

  return way_records_foreach_pattern (records, &accounts, note_pattern, NULL, error);
}

static gboolean
see_groups (WayRecords *records,
            WayKind     kind,
            const char *id,
            GError    **error)
{
  return way_records_foreach_group (records, &all, note_group, NULL, error);
}

static gboolean
see_leads (WayRecords *records,
           WayKind     kind,
           const char *id,
           GError    **error)
{
  return way_records_foreach_lead_score (records, note_lead, NULL, error);
}

static gboolean
find_currency (WayRecords *records,
               WayKind     kind,
               const char *id,
               GError    **error)
{
  g_autofree char *currency = NULL;

  return way_records_find_main_currency (records, &currency, error);
}

static gboolean
rank (WayRecords *records,
      WayKind     kind,
      const char *id,
      GError    **error)
{
  guint n_all, n_above;

  return way_records_rank_value (records, 100, "EUR", &n_all, &n_above, error);
}

static gboolean
add_alias (WayRecords *records,
           WayKind     kind,
           const char *id,
           GError    **error)
{
  return way_records_add_alias (records, kind, "old", id, error);
}

static gboolean
forget_same (WayRecords *records,
             WayKind     kind,
             const char *id,
             GError    **error)
{
  return way_records_forget_same (records, kind, "old", error);
}

static gboolean
remove_record (WayRecords *records,
               WayKind     kind,
               const char *id,
               GError    **error)
{
  return way_records_delete (records, kind, id, error);
}

typedef gboolean (*Question) (WayRecords *records,
                              WayKind     kind,
                              const char *id,
                              GError    **error);

static gboolean
find_changed (WayRecords *records,
              WayKind     kind,
              const char *id,
              GError    **error)
{
  g_autofree char *changed = way_records_dup_changed (records, kind, id);

  return changed != NULL;
}

static gboolean
recall (WayRecords *records,
        WayKind     kind,
        const char *id,
        GError    **error)
{
  g_autofree char *value = NULL;

  return way_records_recall (records, id, &value, error);
}

/* Of kinds that there are, and of things that are no records. */
static void
test_no_records (Fixture      *fixture,
                 gconstpointer data)
{
  static const Question questions[] = { list, count, get, find, each, list_duplicates, list_maps_of, list_mentions, list_reviews,
                                        list_same, resolve, add_alias, forget_same, remove_record };
  static const int      kinds[] = { WAY_KIND_MAP, WAY_KIND_LANE, -1, WAY_N_KINDS };
  guint                 i, j;

  for (i = 0; i < G_N_ELEMENTS (questions); i++)
    for (j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_false (questions[i](fixture->records, kinds[j], fixture->account, &error));
        g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);
      }
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 1);
}

static gpointer
refresh_in_thread (gpointer records)
{
  return GINT_TO_POINTER (way_records_refresh (records));
}

/* Whoever has asked, and has been told or not, holds nobody up afterwards. */
static void
test_nobody_is_held_up (Fixture      *fixture,
                        gconstpointer data)
{
  static const Question    questions[] = { list, count, get, find, each, list_duplicates, list_maps_of, list_mentions, list_reviews,
                                           list_same, resolve, list_maps, see_accounts, see_patterns, see_groups, see_leads, find_currency,
                                           rank, find_changed, recall };
  static const char *const ids[] = { NULL, "no such id" };
  guint                    i, j;

  for (i = 0; i < G_N_ELEMENTS (questions); i++)
    for (j = 0; j < G_N_ELEMENTS (ids); j++)
      {
        questions[i](fixture->records, WAY_KIND_ACCOUNT, ids[j] != NULL ? ids[j] : fixture->account, NULL);
        way_test_run_sql_in (fixture->other, "UPDATE account SET employees = ifnull (employees, 0) + 1");
        g_assert_true (GPOINTER_TO_INT (g_thread_join (g_thread_new ("refreshing", refresh_in_thread, fixture->records))));
      }
}

/* In threads beside one that shows windows, which read through connections of their own. */

static const Question reading[] = { list, get, count, find, each, list_duplicates, list_maps, see_accounts, see_patterns, see_groups, see_leads, find_currency, rank };

static gpointer
read_all (gpointer data)
{
  Fixture *fixture = data;
  guint    i, n_done = 0;

  for (i = 0; i < G_N_ELEMENTS (reading); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done = reading[i](fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error);

      if (!done)
        {
          g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
          g_assert_true (g_str_has_prefix (error->message, fixture->path));
        }
      n_done += done;
    }

  return GUINT_TO_POINTER (n_done);
}

static guint
read_in_thread (Fixture *fixture)
{
  return GPOINTER_TO_UINT (g_thread_join (g_thread_new ("reader", read_all, fixture)));
}

static void
test_out_of_reach (Fixture      *fixture,
                   gconstpointer data)
{
  way_records_hurry (fixture->records, PATIENCE);
  way_test_run_sql_in (fixture->other, "BEGIN EXCLUSIVE");
  g_assert_null (way_records_dup_changed (fixture->records, WAY_KIND_ACCOUNT, fixture->account));
  g_assert_cmpuint (read_in_thread (fixture), ==, 0);
  way_test_run_sql_in (fixture->other, "ROLLBACK");
  g_assert_cmpuint (read_in_thread (fixture), ==, G_N_ELEMENTS (reading));
  /* Whoever has read once still finds it locked, and says so. */
  way_test_run_sql_in (fixture->other, "BEGIN EXCLUSIVE");
  g_assert_cmpuint (read_in_thread (fixture), ==, 0);
  way_test_run_sql_in (fixture->other, "ROLLBACK");
  g_assert_cmpuint (read_in_thread (fixture), ==, G_N_ELEMENTS (reading));
}

/* What stands in the place of an address makes nobody the same; jobs are compared by what they say. */
static void
test_duplicates (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;

  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_CONTACT, "name", "Bo", "email", "none", NULL)));
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_CONTACT, "name", "Cem", "email", "none", NULL)));
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_JOB, "statement", "Pay on time", NULL)));
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_JOB, "statement", "pay on time", NULL)));
  contacts = way_records_list_duplicates (fixture->records, WAY_KIND_CONTACT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contacts->len, ==, 0);
  jobs = way_records_list_duplicates (fixture->records, WAY_KIND_JOB, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jobs->len, ==, 1);
}

/* Another thread is in the middle of a long change: the one that shows windows does not stand still. */

typedef struct
{
  WayRecords *records;
  GMutex      mutex;
  GCond       cond;
  gboolean    has_begun;
  gboolean    may_end;
} Change;

static gpointer
change_for_long (gpointer data)
{
  Change *change = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (way_records_begin (change->records, &error));
  g_free (way_test_keep (change->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Made elsewhere", NULL)));
  g_mutex_lock (&change->mutex);
  change->has_begun = TRUE;
  g_cond_signal (&change->cond);
  while (!change->may_end)
    g_cond_wait (&change->cond, &change->mutex);
  g_mutex_unlock (&change->mutex);
  g_assert_true (way_records_end (change->records, TRUE, &error));

  return NULL;
}

static void
test_window_does_not_wait (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Change   change = { .records = fixture->records };
  GThread *thread;

  way_records_hurry (fixture->records, PATIENCE);
  thread = g_thread_new ("change", change_for_long, &change);
  g_mutex_lock (&change.mutex);
  while (!change.has_begun)
    g_cond_wait (&change.cond, &change.mutex);
  g_mutex_unlock (&change.mutex);

  g_assert_false (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_assert_false (way_records_refresh (fixture->records));
  g_clear_error (&error);

  g_mutex_lock (&change.mutex);
  change.may_end = TRUE;
  g_cond_signal (&change.cond);
  g_mutex_unlock (&change.mutex);
  g_thread_join (thread);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, &error), ==, 2);
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error));
}

/* A later version has other columns and tables. What there is can be read, and nothing else is made of it. */

static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const hamburg[] = { "Hamburg", NULL };
  static const char *const gone[] = { "region", "value", "tier", "revenue" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordQuery) contacts = way_record_query_new (WAY_KIND_CONTACT);
  g_autoptr (WayRecordReader) reader = NULL;
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) referrers = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) same = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *none = NULL;
  g_autofree char *of_contacts = NULL;
  g_autoptr (WayItem) account = NULL;
  guint i;

  g_clear_object (&fixture->records);
  way_test_run_sql_in (fixture->other, "PRAGMA user_version = 99;"
                                       "ALTER TABLE account DROP COLUMN region; ALTER TABLE account DROP COLUMN value; ALTER TABLE account DROP COLUMN tier;"
                                       "ALTER TABLE account DROP COLUMN \"revenue-currency\";"
                                       "DROP INDEX IF EXISTS \"contact-persona-index\"; ALTER TABLE contact DROP COLUMN persona;"
                                       "DROP TABLE \"map-index\"; DROP TABLE \"map-review\"; DROP TABLE \"record-alias\"; DROP TABLE erasure");
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_is_read_only (fixture->records));

  account = way_records_get (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get_name (account), ==, "Nordwind");
  g_assert_cmpstr (way_item_get (account, "fit"), ==, "50");
  for (i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_autofree char *found = NULL;

      g_assert_null (way_item_get (account, gone[i]));
      way_record_query_set_order (query, gone[i], TRUE);
      found = way_test_ask_records (fixture->records, query, gone[i], "|");
      g_assert_cmpstr (found, ==, "–|");
    }
  way_record_query_set (query, "region", WAY_RECORD_ANY, hamburg);
  none = way_test_ask_records (fixture->records, query, "name", "|");
  g_assert_cmpstr (none, ==, "");
  way_record_query_set_order (contacts, "persona", FALSE);
  of_contacts = way_test_ask_records (fixture->records, contacts, "account", "|");
  g_assert_cmpstr (of_contacts, ==, "Nordwind|");
  reader = way_record_reader_new (fixture->records);
  values = way_record_reader_list_values (reader, query, "region", 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, 0);

  maps = way_records_list_maps (fixture->records, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_ptr_array_unref (maps);
  maps = way_records_list_maps_of (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (maps->len, ==, 0);
  mentions = way_records_list_mentions (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mentions->len, ==, 0);
  reviews = way_records_list_reviews_of (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 0);
  referrers = way_records_list_referrers (fixture->records, WAY_KIND_PERSONA, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (referrers->len, ==, 0);
  problems = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (way_records_check (fixture->records, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  same = way_records_list_same (fixture->records, WAY_KIND_ACCOUNT, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same[0], ==, fixture->account);
  resolved = way_records_resolve (fixture->records, WAY_KIND_ACCOUNT, "no such id", &error);
  g_assert_no_error (error);
  g_assert_null (resolved);
}

/* Each weight is that of its own figure. */
static void
test_weights (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const figures[] = { "fit", "intent", "engagement", "relationship" };
  static const char *const told[] = { "10.0|", "20.0|", "30.0|", "40.0|" };
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) account = way_records_get (fixture->records, WAY_KIND_ACCOUNT, fixture->account, NULL);
  WayLimits limits;
  guint     i, j;

  way_limits_init (&limits);
  limits.weights = (WayPriorityWeights){ .fit = 0.25, .intent = 0.5, .engagement = 0.75, .relationship = 1 };
  way_limits_set (fixture->records, &limits);
  for (i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *priority = NULL;

      for (j = 0; j < G_N_ELEMENTS (figures); j++)
        way_item_set (account, figures[j], j == i ? "100" : "0", NULL);
      g_assert_true (way_records_update (fixture->records, account, NULL));
      priority = way_test_ask_records (fixture->records, query, "priority", "|");
      g_assert_cmpstr (priority, ==, told[i]);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/questions/no-records", test_no_records);
  ADD ("/records/questions/nobody-is-held-up", test_nobody_is_held_up);
  ADD ("/records/questions/out-of-reach", test_out_of_reach);
  ADD ("/records/questions/duplicates", test_duplicates);
  ADD ("/records/questions/window-does-not-wait", test_window_does_not_wait);
  ADD ("/records/questions/newer", test_newer);
  ADD ("/records/questions/weights", test_weights);

  return way_test_run ();
}
