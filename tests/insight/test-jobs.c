/* test-jobs.c - which jobs are worth serving better */
#include "config.h"

#include <math.h>

#include "journeys/insight/matrix.h"
#include "journeys/model/rules.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

static const char *
find_name (const char *id,
           gpointer    data)
{
  return g_str_equal (id, "lena") ? "Lena" : NULL;
}

static void
add_score (WayItem    *job,
           const char *persona,
           const char *importance,
           const char *satisfaction,
           const char *n,
           const char *date)
{
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", persona, "importance", importance,
                 "satisfaction", satisfaction, "n", n, "date", date, NULL);
}

static void
test_scores_and_zones (void)
{
  static const struct
  {
    double  importance;
    double  satisfaction;
    double  score;
    WayZone zone;
  } cases[] = {
    { 10, 4, 16, WAY_ZONE_EXTREME },
    { 10, 5, 15, WAY_ZONE_EXTREME },
    { 9, 4, 14, WAY_ZONE_HIGH },
    { 8, 4, 12, WAY_ZONE_HIGH },
    { 8, 4.1, 11.9, WAY_ZONE_UNDER_SERVED },
    { 7, 4, 10, WAY_ZONE_UNDER_SERVED },
    { 7, 4.1, 9.9, WAY_ZONE_SERVED_RIGHT },
    { 10, 10, 10, WAY_ZONE_SERVED_RIGHT },
    { 5, 5, 5, WAY_ZONE_SERVED_RIGHT },
    { 5, 5.1, 5, WAY_ZONE_OVER_SERVED },
    { 0, 10, 0, WAY_ZONE_OVER_SERVED },
    { 0, 0, 0, WAY_ZONE_SERVED_RIGHT },
    { 10, 0, 20, WAY_ZONE_EXTREME },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (way_opportunity_get_score (cases[i].importance, cases[i].satisfaction), cases[i].score, 1e-9);
      g_assert_cmpint (way_opportunity_get_zone (cases[i].importance, cases[i].satisfaction), ==, cases[i].zone);
    }
}

static void
test_of_job (void)
{
  g_autoptr (WayItem) job = way_test_record_new (WAY_KIND_JOB, "statement", "Pay carriers on time", NULL);
  g_autoptr (GPtrArray) none = way_opportunities_of_job (job, find_name, NULL);
  g_autoptr (GPtrArray) found = NULL;
  const WayOpportunity *highest;
  double                score;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (way_opportunities_get_highest (none));

  /* Lena was asked twice, written in the other order; Tom did not say how satisfied he is. */
  add_score (job, "lena", "9", "4", "9", "2026-05-01");
  add_score (job, "lena", "10", "0", "2", "2025-05-01");
  add_score (job, "tom", "10", NULL, NULL, NULL);
  add_score (job, NULL, "9", "4", NULL, NULL);
  add_score (job, "gone", "3", "8", "5", NULL);
  found = way_opportunities_of_job (job, find_name, NULL);
  g_assert_cmpuint (found->len, ==, 3);

  /* Of two that are as high the first stands for the job. */
  highest = way_opportunities_get_highest (found);
  g_assert_cmpstr (highest->persona_name, ==, "Lena");
  g_assert_cmpfloat (highest->score, ==, 14);
  g_assert_cmpint (highest->n, ==, 9);
  g_assert_true (isnan (highest->spread));
  g_assert_cmpstr (highest->statement, ==, "Pay carriers on time");
  g_assert_true (way_opportunity_is_hollow (highest, 10));
  g_assert_false (way_opportunity_is_hollow (highest, 9));

  /* A card of the job says the same. */
  g_assert_true (way_rules_job_score (job, &score, NULL));
  g_assert_cmpfloat (score, ==, 14);

  g_assert_cmpstr (((WayOpportunity *)g_ptr_array_index (found, 1))->persona_name, ==, "All");
  g_assert_true (way_opportunity_is_hollow (g_ptr_array_index (found, 1), 1));
  g_assert_cmpstr (((WayOpportunity *)g_ptr_array_index (found, 2))->persona_name, ==, "Unknown persona");
  g_assert_cmpint (((WayOpportunity *)g_ptr_array_index (found, 2))->zone, ==, WAY_ZONE_OVER_SERVED);
}

static void
test_read (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *lena = NULL;
  g_autofree char *job_id = NULL;
  g_autoptr (GPtrArray) none = way_opportunities_read (records, &error);
  g_autoptr (GPtrArray) found = NULL;
  WayItem *job = way_test_record_new (WAY_KIND_JOB, "statement", "Pay carriers on time", NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  lena = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", NULL));
  add_score (job, lena, "10", "4", "9", NULL);
  job_id = way_test_keep (records, job);
  found = way_opportunities_read (records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((WayOpportunity *)g_ptr_array_index (found, 0))->persona_name, ==, "Lena");
  g_assert_cmpstr (((WayOpportunity *)g_ptr_array_index (found, 0))->job, ==, job_id);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* What is known of a persona and a job, by their places. */
static const WayPersonaJob *
get_cell (const WayMatrix *matrix,
          guint            persona,
          guint            job)
{
  const WayMatrixJob *row = g_ptr_array_index (matrix->jobs, job);
  guint               i;

  for (i = 0; i < row->cells->len; i++)
    if (g_array_index (row->cells, WayPersonaJob, i).persona == persona)
      return &g_array_index (row->cells, WayPersonaJob, i);

  return NULL;
}

/* Lena and Tom share a job; of the buying group two start from Lena, one from nobody. */
static void
test_matrix (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayMatrix) empty = way_matrix_read (records, NULL, &error);
  g_autoptr (WayMatrix) matrix = NULL;
  g_autoptr (WayMatrix) of_account = NULL;
  g_autofree char *lena = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", "role", "decider", NULL));
  g_autofree char *tom = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Tom", NULL));
  g_autofree char *account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  g_autofree char *both = g_strdup_printf ("%s %s", tom, lena);
  g_autofree char *words = NULL;
  g_autofree char *group_words = NULL;
  WayItem         *pay = way_test_record_new (WAY_KIND_JOB, "statement", "Pay carriers", "personas", both, NULL);
  WayItem         *book = way_test_record_new (WAY_KIND_JOB, "statement", "Book a load", "personas", tom, NULL);
  WayMatrixJob    *job;

  g_assert_no_error (error);
  g_assert_cmpuint (empty->personas->len + empty->jobs->len, ==, 0);

  add_score (pay, lena, "10", "4", "9", NULL);
  add_score (book, tom, "5", "6", NULL, NULL);
  add_score (book, lena, "10", "0", NULL, NULL);
  g_free (way_test_keep (records, pay));
  g_free (way_test_keep (records, book));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_JOB, "statement", "Audit", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "A", "account", account, "persona", lena, NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "B", "account", account, "persona", lena, NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "C", "account", account, NULL)));

  matrix = way_matrix_read (records, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matrix->personas->len, ==, 2);
  g_assert_cmpstr (((WayMatrixPersona *)g_ptr_array_index (matrix->personas, 0))->role, ==, "Decider");
  g_assert_cmpuint (((WayMatrixPersona *)g_ptr_array_index (matrix->personas, 1))->n_jobs, ==, 2);

  /* Audit, Book a load, Pay carriers */
  g_assert_null (get_cell (matrix, 0, 0));
  g_assert_false (get_cell (matrix, 0, 1)->has_job);
  g_assert_cmpfloat (get_cell (matrix, 0, 1)->score, ==, 20);
  g_assert_true (get_cell (matrix, 1, 1)->has_job);
  g_assert_cmpfloat (get_cell (matrix, 1, 1)->score, ==, 5);
  g_assert_true (get_cell (matrix, 1, 2)->has_job);
  g_assert_false (get_cell (matrix, 1, 2)->has_score);
  g_assert_cmpint (get_cell (matrix, 0, 2)->n, ==, 9);

  way_matrix_sort (matrix, WAY_MATRIX_BY_SCORE);
  job = g_ptr_array_index (matrix->jobs, 0);
  g_assert_cmpstr (job->statement, ==, "Book a load");
  g_assert_cmpstr (job->score_who, ==, "Lena");
  way_matrix_sort (matrix, WAY_MATRIX_BY_SHARED);
  job = g_ptr_array_index (matrix->jobs, 0);
  g_assert_cmpstr (job->statement, ==, "Pay carriers");
  words = way_matrix_dup_shared (matrix, job);
  g_assert_cmpstr (words, ==, "Shared by 2 personas");
  job = g_ptr_array_index (matrix->jobs, 2);
  g_assert_cmpstr (job->statement, ==, "Audit");

  of_account = way_matrix_read (records, account, &error);
  g_assert_no_error (error);
  g_assert_true (of_account->of_account);
  g_assert_false (matrix->of_account);
  g_assert_cmpuint (of_account->n_group, ==, 3);
  g_assert_cmpuint (of_account->n_group_without_persona, ==, 1);
  way_matrix_sort (of_account, WAY_MATRIX_BY_SHARED);
  job = g_ptr_array_index (of_account->jobs, 0);
  g_assert_cmpuint (job->n_group, ==, 2);
  group_words = way_matrix_dup_shared (of_account, job);
  g_assert_cmpstr (group_words, ==, "Shared by 2 of 3 people");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A score for all says whose a job is when nobody is named. */
static void
test_for_all (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayMatrix) matrix = NULL;
  g_autoptr (WayMatrix) of_account = NULL;
  g_autofree char *lena = way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", NULL));
  g_autofree char *account = way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  g_autofree char *words = NULL;
  g_autofree char *group_words = NULL;
  WayItem         *audit = way_test_record_new (WAY_KIND_JOB, "statement", "Audit", NULL);
  WayItem         *book = way_test_record_new (WAY_KIND_JOB, "statement", "Book a load", "personas", lena, NULL);
  WayMatrixJob    *job;

  g_assert_no_error (error);
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_PERSONA, "name", "Tom", NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "A", "account", account, "persona", lena, NULL)));
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_CONTACT, "name", "B", "account", account, NULL)));
  add_score (audit, NULL, "10", "4", "9", NULL);
  add_score (book, NULL, "8", "4", NULL, NULL);
  g_free (way_test_keep (records, audit));
  g_free (way_test_keep (records, book));

  matrix = way_matrix_read (records, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (matrix->has_all);
  job = g_ptr_array_index (matrix->jobs, 0);
  g_assert_true (job->all.has_job && job->all.has_score);
  g_assert_cmpfloat (job->all.score, ==, 16);
  g_assert_cmpint (job->all.n, ==, 9);
  g_assert_cmpuint (job->n_shared, ==, 2);
  words = way_matrix_dup_shared (matrix, job);
  g_assert_cmpstr (words, ==, "All personas");

  /* Who is named has the job, nobody else. */
  job = g_ptr_array_index (matrix->jobs, 1);
  g_assert_true (job->all.has_score && !job->all.has_job);
  g_assert_cmpfloat (job->all.score, ==, 12);
  g_assert_cmpuint (job->n_shared, ==, 1);

  of_account = way_matrix_read (records, account, &error);
  g_assert_no_error (error);
  job = g_ptr_array_index (of_account->jobs, 0);
  g_assert_cmpuint (job->n_group, ==, 2);
  group_words = way_matrix_dup_shared (of_account, job);
  g_assert_cmpstr (group_words, ==, "Shared by 2 of 2 people");

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/insight/opportunity/follows-ulwick", test_scores_and_zones);
  g_test_add_func ("/insight/opportunity/takes-the-latest-of-each-persona", test_of_job);
  g_test_add_func ("/insight/opportunity/is-read-of-all-jobs", test_read);

  g_test_add_func ("/insight/matrix/counts-who-shares-a-job", test_matrix);
  g_test_add_func ("/insight/matrix/of-all-personas", test_for_all);

  return way_test_run ();
}
