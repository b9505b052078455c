/* landscape-view.c - where customers are under-served: importance × satisfaction of jobs */
#include "config.h"

#include "widgets/records/views/landscape-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-landscape.h"
#include "journeys/insight/opportunity.h"
#include "widgets/records/views/figure-view.h"

/* Fewer answers than this are not believed until the user says otherwise. */
#define LEAST_ANSWERS 5

typedef struct
{
  int least_n;
} State;

/* What was read. */
typedef struct
{
  GPtrArray *opportunities;
  int        n_jobs;
} Figures;

/* What a plot is made of. */
typedef struct
{
  WayLandscapeData  data;
  WayLandscapeMark *marks; /* owned; their texts are those of the figures */
  gpointer          held;
} Drawing;

static const WayTwinColumn columns[] = {
  { N_ ("Job"), WAY_TWIN_TEXT, 0 },
  { N_ ("Persona"), WAY_TWIN_TEXT, 0 },
  { N_ ("Importance"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Satisfaction"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Opportunity"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Zone"), WAY_TWIN_TEXT, 0 },
  { N_ ("Answers"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Spread"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Date"), WAY_TWIN_DATE, 0 },
};

static void
figures_free (gpointer data)
{
  Figures *figures = data;

  g_ptr_array_unref (figures->opportunities);
  g_free (figures);
}

static gpointer
read_figures (WayRecords   *records,
              const char   *about,
              GCancellable *cancellable,
              GError      **error)
{
  GPtrArray *opportunities = way_opportunities_read (records, error);
  Figures   *figures;

  if (opportunities == NULL)
    return NULL;
  figures = g_new0 (Figures, 1);
  figures->opportunities = opportunities;
  figures->n_jobs = way_records_count (records, WAY_KIND_JOB, NULL, NULL);

  return figures;
}

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  way_figure_view_release (drawing->held);
  g_free (drawing->marks);
  g_free (drawing);
}

static WayPlot *
draw (const WayPlotFrame *frame,
      gpointer            data)
{
  return way_plot_new_landscape (frame, &((Drawing *)data)->data);
}

static void
show_plot (WayFigureView *view,
           Figures       *figures,
           const State   *state)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  guint    i;

  drawing->held = way_figure_view_hold (view);
  drawing->marks = g_new0 (WayLandscapeMark, figures->opportunities->len);
  for (i = 0; i < figures->opportunities->len; i++)
    {
      const WayOpportunity *from = g_ptr_array_index (figures->opportunities, i);
      WayLandscapeMark     *mark = &drawing->marks[i];

      mark->id = from->job;
      mark->title = from->statement;
      mark->persona = from->persona != NULL ? from->persona_name : NULL;
      mark->importance = from->importance;
      mark->satisfaction = from->satisfaction;
      mark->score = from->score;
      mark->spread = isnan (from->spread) ? 0 : from->spread;
      mark->n = MAX (from->n, 0);
    }
  drawing->data = (WayLandscapeData){ drawing->marks, figures->opportunities->len, state->least_n, NULL };
  way_figure_view_set_plot (view, draw, drawing, drawing_free);
}

static void
list_rows (WayFigureView *view,
           gpointer       data,
           gpointer       state)
{
  Figures *figures = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < figures->opportunities->len; i++)
    {
      const WayOpportunity *from = g_ptr_array_index (figures->opportunities, i);
      WayTwinRow           *row = way_twin_row_new (G_N_ELEMENTS (columns), "job", from->job);

      way_twin_row_set_text (row, 0, from->statement);
      way_twin_row_set_text (row, 1, from->persona_name);
      way_twin_row_set_number (row, 2, from->importance);
      way_twin_row_set_number (row, 3, from->satisfaction);
      way_twin_row_set_number (row, 4, from->score);
      way_twin_row_set_text (row, 5, way_zone_get_label (from->zone));
      way_twin_row_set_number (row, 6, from->n >= 0 ? from->n : NAN);
      way_twin_row_set_number (row, 7, from->spread);
      way_twin_row_set_text (row, 8, from->date);
      g_ptr_array_add (rows, row);
    }
  way_figure_view_set_rows (view, columns, G_N_ELEMENTS (columns), rows);
}

/* How many are in which zone, and how many are not to be believed. */
static char *
dup_notice (Figures     *figures,
            const State *state)
{
  g_autofree char *under_text = NULL;
  g_autofree char *over_text = NULL;
  g_autofree char *hollow_text = NULL;
  guint            under = 0, over = 0, hollow = 0, i;

  for (i = 0; i < figures->opportunities->len; i++)
    {
      const WayOpportunity *opportunity = g_ptr_array_index (figures->opportunities, i);

      under += opportunity->zone >= WAY_ZONE_UNDER_SERVED;
      over += opportunity->zone == WAY_ZONE_OVER_SERVED;
      hollow += way_opportunity_is_hollow (opportunity, state->least_n);
    }
  under_text = g_strdup_printf (g_dngettext (NULL, "%u under-served", "%u under-served", under), under);
  over_text = g_strdup_printf (g_dngettext (NULL, "%u over-served", "%u over-served", over), over);
  if (hollow > 0)
    hollow_text = g_strdup_printf (g_dngettext (NULL, "%u hollow: fewer than %d answers, or not known how many",
                                                "%u hollow: fewer than %d answers, or not known how many", hollow),
                                   hollow, state->least_n);

  return g_strjoin (" · ", under_text, over_text, hollow_text, NULL);
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       state)
{
  Figures         *figures = data;
  g_autofree char *notice = NULL;

  if (figures->n_jobs == 0)
    {
      way_figure_view_set_empty (view, _ ("No jobs yet"),
                                 _ ("A job says what customers want to get done. With importance and satisfaction it has a place here."),
                                 _ ("_New Job"), "records.new", "job");
      return;
    }
  if (figures->opportunities->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No job has scores yet"),
                                 _ ("Open a job and add a score with importance and satisfaction, for a persona or for all."),
                                 _ ("Show _Jobs"), "records.show", "jobs");
      return;
    }
  notice = dup_notice (figures, state);
  way_figure_view_set_notice (view, notice);
  show_plot (view, figures, state);
}

static const WayFigureKind kind = {
  .name = "landscape-view",
  .title = N_ ("Opportunity landscape"),
  .question = N_ ("Which jobs are important to customers and badly served?"),
  .kinds = WAY_KIND_MASK (WAY_KIND_JOB) | WAY_KIND_MASK (WAY_KIND_PERSONA),
  .read = read_figures,
  .free = figures_free,
  .show = show,
  .list = list_rows,
};

static void
least_cb (GtkSpinButton *button,
          WayFigureView *view)
{
  State *state = way_figure_view_get_state (view);

  state->least_n = gtk_spin_button_get_value_as_int (button);
  way_figure_view_show_again (view);
}

/**
 * way_landscape_view_new:
 * @desk: where records are edited
 *
 * Returns: (transfer floating): the opportunity landscape of all jobs
 */
GtkWidget *
way_landscape_view_new (WayDesk *desk)
{
  State         *state = g_new0 (State, 1);
  WayFigureView *view = way_figure_view_new (desk, &kind, NULL, state, g_free);
  GtkWidget     *least = gtk_spin_button_new_with_range (0, 10000, 1);

  state->least_n = LEAST_ANSWERS;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (least), state->least_n);
  gtk_widget_set_tooltip_text (least, _ ("Marks with fewer answers are hollow"));
  g_signal_connect (least, "value-changed", G_CALLBACK (least_cb), view);
  way_figure_view_add_control (view, _ ("Hollow _below"), least);

  return GTK_WIDGET (view);
}
