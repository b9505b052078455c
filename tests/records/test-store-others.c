/* test-store-others.c - changes that are one, changes of others, and what is kept beside records */
#include "config.h"

#include <glib/gstdio.h>

#include "journeys/records/records.h"
#include "journeys/records/remembered.h"
#include "journeys/storage/database.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

static void
count_change (WayRecords *records,
              int         kind,
              const char *id,
              gpointer    data)
{
  int *counts = data;

  counts[0]++;
  counts[1] += id == NULL;
}

/* Several changes are one: written together, told once, taken back together. */
static void
test_groups (WayTestRecords *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  int counts[2] = { 0, 0 };

  g_signal_connect (fixture->records, "changed", G_CALLBACK (count_change), counts);
  g_assert_true (way_records_begin (fixture->records, &error));
  way_item_unref (way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "One", NULL));
  way_item_unref (way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Two", NULL));
  g_assert_cmpint (counts[0], ==, 0);
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  g_assert_cmpint (counts[0], ==, 1);
  g_assert_cmpint (counts[1], ==, 1);

  g_assert_true (way_records_begin (fixture->records, &error));
  way_item_unref (way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Three", NULL));
  {
    g_autoptr (WayItem) nameless = way_records_new_record (WAY_KIND_ACCOUNT);

    /* What fails or is given up inside takes back itself only. */
    g_assert_false (way_records_add (fixture->records, nameless, NULL));
    g_assert_true (way_records_begin (fixture->records, &error));
    way_item_unref (way_test_record_add (fixture->records, WAY_KIND_ACCOUNT, "name", "Four", NULL));
    g_assert_false (way_records_end (fixture->records, FALSE, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 3);
  g_assert_false (way_records_end (fixture->records, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 2);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, "three", NULL), ==, 0);
  g_assert_cmpint (counts[0], ==, 1);
}

static void
test_kept_for_the_user_only (WayTestRecords *fixture,
                             gconstpointer   data)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (way_records_get_path (fixture->records), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
}

static void
note_changed (WayRecords *records,
              WayKind     kind,
              const char *id,
              GArray     *kinds)
{
  g_array_append_val (kinds, kind);
}

/* What another program did is told once, of each kind, and of the maps in the library. */
static void
test_others_are_noticed (WayTestRecords *fixture,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = way_records_open (fixture->folder, &error);
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (WayKind));

  g_signal_connect (fixture->records, "changed", G_CALLBACK (note_changed), kinds);
  g_assert_false (way_records_refresh (fixture->records));
  g_assert_cmpuint (kinds->len, ==, 0);
  way_item_set (account, "name", "Northwind", NULL);
  g_assert_true (way_records_add (other, account, &error));
  g_assert_true (way_records_refresh (fixture->records));
  g_assert_cmpuint (kinds->len, ==, 6);
  g_assert_cmpint (g_array_index (kinds, WayKind, 0), ==, WAY_KIND_MAP);
  g_assert_cmpint (g_array_index (kinds, WayKind, 1), ==, WAY_KIND_ACCOUNT);
  g_assert_false (way_records_refresh (fixture->records));
  g_assert_cmpuint (kinds->len, ==, 6);
  /* One's own change is told at once, and only of its kind. */
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error));
  g_assert_cmpuint (kinds->len, ==, 7);
  g_assert_cmpint (g_array_index (kinds, WayKind, 6), ==, WAY_KIND_ACCOUNT);
  g_assert_false (way_records_refresh (fixture->records));
  g_signal_handlers_disconnect_by_data (fixture->records, kinds);
}

static gpointer
refresh_in_thread (gpointer records)
{
  return GINT_TO_POINTER (way_records_refresh (records));
}

/* Who could not begin a change holds nobody up. */
static void
test_refused_to_begin (WayTestRecords *fixture,
                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = way_records_open (fixture->folder, &error);
  int patience = way_database_get_patience ();

  way_database_set_patience (20);
  g_clear_object (&fixture->records);
  fixture->records = way_records_open (fixture->folder, &error);
  way_database_set_patience (patience);
  g_assert_no_error (error);
  g_assert_true (way_records_begin (other, &error));
  g_assert_true (way_records_remember (other, "height", "12", &error));
  g_assert_false (way_records_begin (fixture->records, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (way_records_end (other, TRUE, &error));
  g_assert_true (GPOINTER_TO_INT (g_thread_join (g_thread_new ("refreshing", refresh_in_thread, fixture->records))));
}

/* A small thing is kept until it is forgotten, or as long as nobody takes the change back. */
static void
test_remember (WayTestRecords *fixture,
               gconstpointer   data)
{
  static const struct
  {
    const char *value;
    gboolean    stays;
    const char *recalled;
  } table[] = {
    { "12", TRUE, "12" },
    { "14", FALSE, "12" },
    { "", TRUE, "" },
    { NULL, FALSE, "" },
    { NULL, TRUE, NULL },
    { NULL, TRUE, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  guint            i;

  g_assert_true (way_records_remember (fixture->records, "width", "3", &error));
  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char *recalled = (char *)"of before";

      g_assert_true (way_records_begin (fixture->records, &error));
      g_assert_true (way_records_remember (fixture->records, "height", table[i].value, &error));
      way_records_end (fixture->records, table[i].stays, &error);
      g_assert_no_error (error);
      g_assert_true (way_records_recall (fixture->records, "height", &recalled, &error));
      g_assert_cmpstr (recalled, ==, table[i].recalled);
      g_free (recalled);
    }
  g_assert_true (way_records_recall (fixture->records, "width", &other, &error));
  g_assert_cmpstr (other, ==, "3");
}

#define ADD(path, func) g_test_add (path, WayTestRecords, NULL, way_test_records_set_up, func, way_test_records_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/store/groups", test_groups);
  ADD ("/records/store/kept-for-the-user-only", test_kept_for_the_user_only);
  ADD ("/records/store/others-are-noticed", test_others_are_noticed);
  ADD ("/records/store/refused-to-begin", test_refused_to_begin);
  ADD ("/records/store/remember", test_remember);

  return way_test_run ();
}
