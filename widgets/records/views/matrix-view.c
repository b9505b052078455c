/* matrix-view.c - which personas have which jobs */
#include "config.h"

#include "widgets/records/views/matrix-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-matrix.h"
#include "journeys/insight/matrix.h"
#include "journeys/records/limits.h"
#include "widgets/records/pages/account-chooser.h"
#include "widgets/records/views/figure-view.h"
#include "widgets/records/views/least-asked.h"

/* So many jobs and personas are drawn; the table has all. */
#define MOST_JOBS 1000
#define MOST_PERSONAS 500

typedef struct
{
  WayMatrixOrder order;
  gboolean       jobs_across;
} State;

/* What a plot is made of; its data comes first. */
typedef struct
{
  WayMatrixData  data;
  WayMatrixHead *jobs; /* owned, as what follows; their texts are those of the matrix */
  WayMatrixHead *personas;
  WayMatrixCell *cells;
  GPtrArray     *notes;
} Drawing;

static const WayTwinColumn columns[] = {
  { N_ ("Job"), WAY_TWIN_TEXT, 0 },
  { N_ ("Shared by"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Highest"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Persona"), WAY_TWIN_TEXT, 0 },
  { N_ ("Has the job"), WAY_TWIN_TEXT, 0 },
  { N_ ("Opportunity"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Answers"), WAY_TWIN_NUMBER, 0 },
};

static gpointer
read_figures (WayRecords   *records,
              const char   *about,
              GCancellable *cancellable,
              GError      **error)
{
  return way_matrix_read (records, about, error);
}

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_free (drawing->jobs);
  g_free (drawing->personas);
  g_free (drawing->cells);
  g_ptr_array_unref (drawing->notes);
  g_free (drawing);
}

/* Says who of the buying group starts from a persona, and which part it has. */
static char *
dup_persona_note (const WayMatrix        *matrix,
                  const WayMatrixPersona *persona)
{
  g_autofree char *people = NULL;

  if (matrix->n_group == 0)
    return g_strdup (persona->role);
  people = g_strdup_printf (g_dngettext (NULL, "%u person here", "%u people here", persona->n_group), persona->n_group);

  return persona->role != NULL ? g_strdup_printf ("%s · %s", persona->role, people) : g_steal_pointer (&people);
}

static void
fill_cell (WayMatrixCell       *cell,
           const WayPersonaJob *known)
{
  cell->has = known->has_job;
  cell->scored = known->has_score;
  cell->score = known->score;
  cell->n = MAX (known->n, 0);
}

static void
fill_cells (Drawing   *drawing,
            WayMatrix *matrix,
            guint      job)
{
  const WayMatrixJob *from = g_ptr_array_index (matrix->jobs, job);
  WayMatrixCell      *cells = &drawing->cells[job * drawing->data.n_personas];
  guint               n_named = drawing->data.n_personas - (drawing->data.has_all ? 1 : 0), i;

  for (i = 0; i < from->cells->len; i++)
    {
      const WayPersonaJob *known = &g_array_index (from->cells, WayPersonaJob, i);

      if (known->persona >= n_named)
        break;
      fill_cell (&cells[known->persona], known);
    }
  if (drawing->data.has_all)
    {
      fill_cell (&cells[n_named], &from->all);
      cells[n_named].has = from->all.has_score;
    }
}

static void
show_plot (WayFigureView *view,
           WayMatrix     *matrix,
           const State   *state)
{
  Drawing  *drawing = g_new0 (Drawing, 1);
  WayLimits limits;
  guint     n_named = MIN (matrix->personas->len, MOST_PERSONAS), i;

  drawing->notes = g_ptr_array_new_with_free_func (g_free);
  drawing->data.n_jobs = MIN (matrix->jobs->len, MOST_JOBS);
  drawing->data.has_all = matrix->has_all;
  drawing->data.n_personas = n_named + (matrix->has_all ? 1 : 0);
  drawing->jobs = g_new0 (WayMatrixHead, drawing->data.n_jobs);
  drawing->personas = g_new0 (WayMatrixHead, drawing->data.n_personas);
  drawing->cells = g_new0 (WayMatrixCell, drawing->data.n_jobs * drawing->data.n_personas);
  for (i = 0; i < n_named; i++)
    {
      const WayMatrixPersona *from = g_ptr_array_index (matrix->personas, i);
      char                   *note = dup_persona_note (matrix, from);

      g_ptr_array_add (drawing->notes, note);
      drawing->personas[i] = (WayMatrixHead){ from->id, from->name, note };
    }
  if (matrix->has_all)
    drawing->personas[n_named] = (WayMatrixHead){ NULL, _ ("All personas"), NULL };
  for (i = 0; i < drawing->data.n_jobs; i++)
    {
      const WayMatrixJob *from = g_ptr_array_index (matrix->jobs, i);
      char               *note = way_matrix_dup_shared (matrix, from);

      g_ptr_array_add (drawing->notes, note);
      drawing->jobs[i] = (WayMatrixHead){ from->id, from->statement, note };
      fill_cells (drawing, matrix, i);
    }
  drawing->data.jobs = drawing->jobs;
  drawing->data.personas = drawing->personas;
  drawing->data.cells = drawing->cells;
  drawing->data.jobs_across = state->jobs_across;
  way_limits_get (way_desk_get_records (way_figure_view_get_desk (view)), &limits);
  drawing->data.least_n = limits.least_asked;
  way_figure_view_set_plot (view, way_plot_new_matrix, drawing, drawing_free);
}

static void
add_row (GPtrArray           *rows,
         const WayMatrix     *matrix,
         const WayMatrixJob  *job,
         const WayPersonaJob *cell)
{
  WayTwinRow *row = way_twin_row_new (G_N_ELEMENTS (columns), "job", job->id);

  way_twin_row_set_text (row, 0, job->statement);
  way_twin_row_set_number (row, 1, matrix->n_group > 0 ? job->n_group : job->n_shared);
  if (job->has_score)
    way_twin_row_set_number (row, 2, job->score);
  if (cell != NULL)
    {
      way_twin_row_set_text (row, 3, cell == &job->all ? _ ("All personas") : ((WayMatrixPersona *)g_ptr_array_index (matrix->personas, cell->persona))->name);
      /* A score for all says of nobody in particular who has the job. */
      way_twin_row_set_text (row, 4, cell->has_job ? _ ("Yes") : cell == &job->all ? NULL
                                                                                   : _ ("No"));
      if (cell->has_score)
        way_twin_row_set_number (row, 5, cell->score);
      if (cell->has_score && cell->n >= 0)
        way_twin_row_set_number (row, 6, cell->n);
    }
  g_ptr_array_add (rows, row);
}

static void
list_rows (WayFigureView *view,
           gpointer       data,
           gpointer       state)
{
  WayMatrix *matrix = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint i, j;

  for (i = 0; i < matrix->jobs->len; i++)
    {
      const WayMatrixJob *job = g_ptr_array_index (matrix->jobs, i);

      for (j = 0; j < job->cells->len; j++)
        add_row (rows, matrix, job, &g_array_index (job->cells, WayPersonaJob, j));
      if (job->all.has_score)
        add_row (rows, matrix, job, &job->all);
      else if (job->cells->len == 0)
        add_row (rows, matrix, job, NULL);
    }
  way_figure_view_set_rows (view, columns, G_N_ELEMENTS (columns), rows);
}

static char *
dup_notice (WayMatrix *matrix)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shared = 0, i;

  for (i = 0; i < matrix->jobs->len; i++)
    {
      const WayMatrixJob *job = g_ptr_array_index (matrix->jobs, i);

      shared += (matrix->n_group > 0 ? job->n_group : job->n_shared) > 1;
    }
  g_string_append_printf (text, g_dngettext (NULL, "%u job is shared", "%u jobs are shared", shared), shared);
  if (matrix->of_account && matrix->n_group == 0)
    g_string_append (text, _ (" · nobody is in this buying group yet: all personas count. Add contacts to the account."));
  else if (matrix->n_group > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, g_dngettext (NULL, "%u person in the buying group", "%u people in the buying group", matrix->n_group), matrix->n_group);
      if (matrix->n_group_without_persona > 0)
        {
          g_string_append (text, ", ");
          g_string_append_printf (text, g_dngettext (NULL, "%u without a persona", "%u without a persona", matrix->n_group_without_persona),
                                  matrix->n_group_without_persona);
        }
    }
  if (matrix->jobs->len > MOST_JOBS || matrix->personas->len > MOST_PERSONAS)
    g_string_append_printf (text, _ (" · drawn are the first %d jobs and %d personas; the table has all"), MOST_JOBS, MOST_PERSONAS);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       user_data)
{
  WayMatrix       *matrix = data;
  State           *state = user_data;
  g_autofree char *notice = NULL;

  if (matrix->jobs->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No jobs yet"), _ ("A job says what customers want to get done, and personas say whose it is."),
                                 _ ("_New Job"), "records.new", g_variant_new_string ("job"));
      return;
    }
  if (matrix->personas->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No personas yet"), _ ("Jobs are shared by personas. Make some, and name them in the jobs that they have."),
                                 _ ("_New Persona"), "records.new", g_variant_new_string ("persona"));
      return;
    }
  way_matrix_sort (matrix, state->order);
  notice = dup_notice (matrix);
  way_figure_view_set_notice (view, notice);
  show_plot (view, matrix, state);
}

static const WayFigureKind kind = {
  .name = "matrix-view",
  .title = N_ ("Persona × job"),
  .question = N_ ("Which jobs are shared, so that a buying group can agree on them?"),
  .kinds = WAY_KIND_MASK (WAY_KIND_JOB) | WAY_KIND_MASK (WAY_KIND_PERSONA) | WAY_KIND_MASK (WAY_KIND_CONTACT) | WAY_KIND_MASK (WAY_KIND_ACCOUNT),
  .read = read_figures,
  .free = (GDestroyNotify)way_matrix_free,
  .show = show,
  .list = list_rows,
};

static void
order_cb (GtkDropDown   *choice,
          GParamSpec    *property,
          WayFigureView *view)
{
  State *state = way_figure_view_get_state (view);

  state->order = gtk_drop_down_get_selected (choice);
  way_figure_view_show_again (view);
}

static void
across_cb (GtkToggleButton *button,
           WayFigureView   *view)
{
  State *state = way_figure_view_get_state (view);

  state->jobs_across = gtk_toggle_button_get_active (button);
  way_figure_view_show_again (view);
}

static void
account_cb (WayAccountChooser *chooser,
            const char        *id,
            WayFigureView     *view)
{
  way_figure_view_set_about (view, id);
}

/**
 * way_matrix_view_new:
 * @desk: where records are edited
 *
 * Returns: (transfer floating): the matrix of all personas and jobs
 */
GtkWidget *
way_matrix_view_new (WayDesk *desk)
{
  /* In the order of WayMatrixOrder. */
  const char *const orders[] = { _ ("Name"), _ ("Shared"), _ ("Opportunity"), NULL };
  State            *state = g_new0 (State, 1);
  WayFigureView    *view = way_figure_view_new (desk, &kind, NULL, state, g_free);
  GtkWidget        *account = way_account_chooser_new (desk, _ ("All personas"));
  GtkWidget        *order = gtk_drop_down_new_from_strings (orders);
  GtkWidget        *least = way_least_asked_new (way_desk_get_records (desk));
  GtkWidget        *across = gtk_toggle_button_new_with_mnemonic (_ ("Jobs _across"));

  state->order = WAY_MATRIX_BY_SHARED;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), state->order);
  g_signal_connect (account, "chosen", G_CALLBACK (account_cb), view);
  g_signal_connect (order, "notify::selected", G_CALLBACK (order_cb), view);
  g_signal_connect_object (least, "value-changed", G_CALLBACK (way_figure_view_show_again), view, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (across, "toggled", G_CALLBACK (across_cb), view);
  way_figure_view_add_control (view, _ ("_Buying group"), account);
  way_figure_view_add_control (view, _ ("S_ort by"), order);
  way_figure_view_add_control (view, _ ("_Hollow below"), least);
  way_figure_view_add_control (view, NULL, across);

  return GTK_WIDGET (view);
}
