/* matrix.c - which personas have which jobs */
#include "config.h"

#include "journeys/insight/matrix.h"

#include <glib/gi18n.h>

#include "journeys/insight/buying-group.h"
#include "journeys/model/fold.h"

static void
persona_free (gpointer data)
{
  WayMatrixPersona *persona = data;

  g_free (persona->id);
  g_free (persona->name);
  g_free (persona->role);
  g_free (persona);
}

static void
job_free (gpointer data)
{
  WayMatrixJob *job = data;

  g_free (job->id);
  g_free (job->statement);
  g_free (job->score_who);
  g_array_unref (job->cells);
  g_free (job);
}

/**
 * way_matrix_free:
 * @self: (transfer full): a matrix
 *
 * Frees it.
 */
void
way_matrix_free (WayMatrix *self)
{
  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->jobs);
  g_free (self);
}

/* Where a persona stands, by id. */
typedef struct
{
  WayMatrix  *matrix;
  GHashTable *places; /* id → place + 1 */
} Reading;

static gboolean
find_place (const Reading *self,
            const char    *id,
            guint         *place)
{
  gpointer found = id != NULL ? g_hash_table_lookup (self->places, id) : NULL;

  if (found == NULL)
    return FALSE;
  *place = GPOINTER_TO_UINT (found) - 1;

  return TRUE;
}

static const char *
find_name (const char *id,
           gpointer    data)
{
  const Reading *self = data;
  guint          place;

  return find_place (self, id, &place) ? ((WayMatrixPersona *)g_ptr_array_index (self->matrix->personas, place))->name : NULL;
}

static void
take_persona (Reading *self,
              WayItem *item)
{
  WayMatrixPersona *persona = g_new0 (WayMatrixPersona, 1);
  const char       *role = way_item_get (item, "role");

  persona->id = g_strdup (way_item_get_id (item));
  persona->name = g_strdup (way_item_get_shown_name (item));
  persona->role = role != NULL ? way_field_format (way_kind_get_field (WAY_KIND_PERSONA, "role"), role) : NULL;
  g_ptr_array_add (self->matrix->personas, persona);
  g_hash_table_insert (self->places, persona->id, GUINT_TO_POINTER (self->matrix->personas->len));
}

/* The cell of a persona, made when there is none. */
static WayPersonaJob *
ensure_cell (WayMatrixJob *job,
             guint         persona)
{
  WayPersonaJob cell = { .persona = persona, .n = -1 };
  guint         i;

  for (i = 0; i < job->cells->len; i++)
    {
      WayPersonaJob *here = &g_array_index (job->cells, WayPersonaJob, i);

      if (here->persona == persona)
        return here;
      if (here->persona > persona)
        break;
    }
  g_array_insert_val (job->cells, i, cell);

  return &g_array_index (job->cells, WayPersonaJob, i);
}

static void
take_score (WayPersonaJob        *cell,
            const WayOpportunity *opportunity)
{
  cell->has_score = TRUE;
  cell->score = opportunity->score;
  cell->n = opportunity->n;
}

static void
take_job (Reading *self,
          WayItem *item)
{
  g_autoptr (GPtrArray) opportunities = way_opportunities_of_job (item, find_name, self);
  const WayOpportunity *highest = way_opportunities_get_highest (opportunities);
  WayMatrixJob         *job = g_new0 (WayMatrixJob, 1);
  const char           *ids = way_item_get (item, "personas");
  g_auto (GStrv) personas = g_strsplit (ids != NULL ? ids : "", " ", -1);
  guint place, i;

  job->id = g_strdup (way_item_get_id (item));
  job->statement = g_strdup (way_item_get_shown_name (item));
  job->cells = g_array_new (FALSE, FALSE, sizeof (WayPersonaJob));
  job->has_score = highest != NULL;
  if (highest != NULL)
    {
      job->score = highest->score;
      job->score_who = g_strdup (highest->persona_name);
    }
  for (i = 0; personas[i] != NULL; i++)
    if (find_place (self, personas[i], &place))
      {
        WayPersonaJob    *cell = ensure_cell (job, place);
        WayMatrixPersona *persona = g_ptr_array_index (self->matrix->personas, place);

        if (cell->has_job)
          continue;
        cell->has_job = TRUE;
        job->n_shared++;
        job->n_group += persona->n_group;
        persona->n_jobs++;
      }
  job->all = (WayPersonaJob){ .persona = self->matrix->personas->len, .n = -1 };
  /* A score may be of somebody whose job it is not said to be: that is worth seeing. */
  for (i = 0; i < opportunities->len; i++)
    {
      WayOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (opportunity->persona == NULL)
        take_score (&job->all, opportunity);
      else if (find_place (self, opportunity->persona, &place))
        take_score (ensure_cell (job, place), opportunity);
    }
  if (job->all.has_score)
    self->matrix->has_all = TRUE;
  /* A job of nobody's in particular that was scored for all is everybody's. */
  if (job->all.has_score && job->n_shared == 0)
    {
      job->all.has_job = TRUE;
      job->n_shared = self->matrix->personas->len;
      job->n_group = self->matrix->n_group;
    }
  g_ptr_array_add (self->matrix->jobs, job);
}

static gboolean
take_group (Reading    *self,
            WayRecords *records,
            const char *account_id,
            GError    **error)
{
  g_autoptr (GPtrArray) group = way_buying_group_read (records, account_id, error);
  guint i, place;

  if (group == NULL)
    return FALSE;
  self->matrix->of_account = TRUE;
  self->matrix->n_group = group->len;
  for (i = 0; i < group->len; i++)
    {
      WayMember *member = g_ptr_array_index (group, i);

      if (find_place (self, way_item_get (member->contact, "persona"), &place))
        ((WayMatrixPersona *)g_ptr_array_index (self->matrix->personas, place))->n_group++;
      else
        self->matrix->n_group_without_persona++;
    }

  return TRUE;
}

/**
 * way_matrix_read:
 * @records: the records
 * @account_id: (nullable): an account whose buying group is looked at
 * @error: where to put why it failed
 *
 * Reads all personas and jobs, and who has which. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the matrix
 */
WayMatrix *
way_matrix_read (WayRecords *records,
                 const char *account_id,
                 GError    **error)
{
  g_autoptr (WayMatrix) matrix = g_new0 (WayMatrix, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) personas = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  Reading reading = { matrix, places };
  guint   i;

  matrix->personas = g_ptr_array_new_with_free_func (persona_free);
  matrix->jobs = g_ptr_array_new_with_free_func (job_free);
  personas = way_records_list (records, WAY_KIND_PERSONA, NULL, 0, -1, error);
  jobs = personas != NULL ? way_records_list (records, WAY_KIND_JOB, NULL, 0, -1, error) : NULL;
  if (jobs == NULL)
    return NULL;
  for (i = 0; i < personas->len; i++)
    take_persona (&reading, g_ptr_array_index (personas, i));
  if (account_id != NULL && !take_group (&reading, records, account_id, error))
    return NULL;
  for (i = 0; i < jobs->len; i++)
    take_job (&reading, g_ptr_array_index (jobs, i));

  return g_steal_pointer (&matrix);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const WayMatrixJob *first = *(WayMatrixJob *const *)a, *second = *(WayMatrixJob *const *)b;
  g_autofree char    *one = way_fold_text (first->statement);
  g_autofree char    *other = way_fold_text (second->statement);
  int                 order = g_strcmp0 (one, other);

  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const WayMatrixJob *first = *(WayMatrixJob *const *)a, *second = *(WayMatrixJob *const *)b;

  if (first->has_score != second->has_score)
    return first->has_score ? -1 : 1;
  if (first->has_score && first->score != second->score)
    return first->score < second->score ? 1 : -1;

  return compare_names (a, b);
}

static int
compare_shared (gconstpointer a,
                gconstpointer b)
{
  const WayMatrixJob *first = *(WayMatrixJob *const *)a, *second = *(WayMatrixJob *const *)b;

  if (first->n_group != second->n_group)
    return first->n_group < second->n_group ? 1 : -1;
  if (first->n_shared != second->n_shared)
    return first->n_shared < second->n_shared ? 1 : -1;

  return compare_scores (a, b);
}

/**
 * way_matrix_sort:
 * @self: a matrix
 * @order: what comes first
 *
 * Sorts the jobs. What is equal is sorted by score, then by name.
 */
void
way_matrix_sort (WayMatrix     *self,
                 WayMatrixOrder order)
{
  static const GCompareFunc compare[] = { compare_names, compare_shared, compare_scores };

  g_return_if_fail (order < G_N_ELEMENTS (compare));

  g_ptr_array_sort (self->jobs, compare[order]);
}

/**
 * way_matrix_dup_shared:
 * @self: a matrix
 * @job: one of its jobs
 *
 * Says by how many a job is shared: by people of the buying group when the matrix is of
 * an account, else by personas.
 *
 * Returns: (transfer full): for example “Shared by 3 personas”
 */
char *
way_matrix_dup_shared (const WayMatrix    *self,
                       const WayMatrixJob *job)
{
  if (self->n_group > 0)
    return g_strdup_printf (g_dngettext (NULL, "Shared by %u of %u person", "Shared by %u of %u people", self->n_group),
                            job->n_group, self->n_group);
  if (job->all.has_job)
    return g_strdup (_ ("All personas"));
  if (job->n_shared == 0)
    return g_strdup (_ ("Nobody’s"));
  if (job->n_shared == 1)
    return g_strdup (_ ("One persona’s"));

  return g_strdup_printf (g_dngettext (NULL, "Shared by %u persona", "Shared by %u personas", job->n_shared), job->n_shared);
}
