/* landscape-view.c - where customers are under-served: importance × satisfaction of jobs */
#include "config.h"

#include "widgets/records/views/landscape-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/records/limits.h"
#include "widgets/records/views/figure-view.h"
#include "widgets/records/views/least-asked.h"

/* What was read. */
typedef struct
{
  GPtrArray *opportunities;
  int        n_jobs;
} Figures;

/* What a plot is made of; its data comes first. */
typedef struct
{
  WayLandscapeData data;
  WayLandscapeMark marks[]; /* their texts are those of the figures */
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

static int
get_least_asked (WayFigureView *view)
{
  WayLimits limits;

  way_limits_get (way_desk_get_records (way_figure_view_get_desk (view)), &limits);

  return limits.least_asked;
}

/**
 * way_landscape_mark_init:
 * @mark: a mark to fill
 * @opportunity: what it stands for; its texts are borrowed
 *
 * Makes a mark of the score of a job. What is not known counts as none.
 */
void
way_landscape_mark_init (WayLandscapeMark     *mark,
                         const WayOpportunity *opportunity)
{
  *mark = (WayLandscapeMark){ .id = opportunity->job,
                              .title = opportunity->statement,
                              .persona = opportunity->persona != NULL ? opportunity->persona_name : NULL,
                              .importance = opportunity->importance,
                              .satisfaction = opportunity->satisfaction,
                              .score = opportunity->score,
                              .spread = isnan (opportunity->spread) ? 0 : opportunity->spread,
                              .n = MAX (0, opportunity->n) };
}

static void
show_plot (WayFigureView *view,
           Figures       *figures)
{
  Drawing *drawing = g_malloc0 (sizeof (Drawing) + figures->opportunities->len * sizeof (WayLandscapeMark));
  guint    i;

  for (i = 0; i < figures->opportunities->len; i++)
    way_landscape_mark_init (&drawing->marks[i], g_ptr_array_index (figures->opportunities, i));
  drawing->data = (WayLandscapeData){ drawing->marks, figures->opportunities->len, get_least_asked (view), NULL };
  way_figure_view_set_plot (view, way_plot_new_landscape, drawing, g_free);
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

/* The zones of one job, of all its personas. */
static void
count_job (GPtrArray *opportunities,
           guint      first,
           guint      end,
           int        least,
           guint     *n) /* jobs that are under-served, over-served, hollow */
{
  gboolean under = FALSE, over = FALSE, hollow = TRUE;
  guint    i;

  for (i = first; i < end; i++)
    {
      const WayOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      under |= opportunity->zone >= WAY_ZONE_UNDER_SERVED;
      over |= opportunity->zone == WAY_ZONE_OVER_SERVED;
      hollow &= way_opportunity_is_hollow (opportunity, least);
    }
  n[0] += under;
  n[1] += over;
  n[2] += hollow;
}

/* How many jobs are in which zone, for whomever, and of how many nothing is to be believed. A job
 * has a point for each persona that was asked. */
static char *
dup_notice (Figures *figures,
            int      least,
            guint   *n_scored)
{
  GPtrArray *all = figures->opportunities;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n[3] = { 0, 0, 0 }, n_jobs = 0, first, end;

  for (first = 0; first < all->len; first = end)
    {
      const char *job = ((WayOpportunity *)g_ptr_array_index (all, first))->job;

      for (end = first + 1; end < all->len && g_str_equal (((WayOpportunity *)g_ptr_array_index (all, end))->job, job); end++)
        ;
      count_job (all, first, end, least, n);
      n_jobs++;
    }
  *n_scored = n_jobs;
  g_string_append_printf (text, g_dngettext (NULL, "%'u job with scores", "%'u jobs with scores", n_jobs), n_jobs);
  g_string_append (text, " · ");
  g_string_append_printf (text, g_dngettext (NULL, "%'u under-served", "%'u under-served", n[0]), n[0]);
  g_string_append (text, " · ");
  g_string_append_printf (text, g_dngettext (NULL, "%'u over-served", "%'u over-served", n[1]), n[1]);
  if (n[2] > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, g_dngettext (NULL, "%'u hollow: fewer than %d answers, or not known how many", "%'u hollow: fewer than %d answers, or not known how many", n[2]),
                              n[2], least);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Jobs that nobody was asked about have no place here. */
static void
add_remedy (WayFigureView *view,
            int            n_unscored)
{
  g_autofree char *text = NULL;

  if (n_unscored <= 0)
    return;
  text = g_strdup_printf (g_dngettext (NULL, "%'d without scores", "%'d without scores", n_unscored), n_unscored);
  way_figure_view_add_remedy (view, text, _ ("List them, to enter how important they are and how satisfied people are"), "records.show-unset",
                              g_variant_new ("(ss)", "job", "opportunity"));
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       state)
{
  Figures         *figures = data;
  g_autofree char *notice = NULL;
  guint            n_scored;

  if (figures->n_jobs == 0)
    {
      way_figure_view_set_empty (view, _ ("No jobs yet"),
                                 _ ("A job says what customers want to get done. With importance and satisfaction it has a place here."),
                                 _ ("_New Job"), "records.new", g_variant_new_string ("job"));
      return;
    }
  if (figures->opportunities->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No job has scores yet"),
                                 _ ("Open a job and add a score with importance and satisfaction, for a persona or for all."),
                                 _ ("Show _Jobs"), "records.show", g_variant_new_string ("jobs"));
      return;
    }
  notice = dup_notice (figures, get_least_asked (view), &n_scored);
  way_figure_view_set_notice (view, notice);
  add_remedy (view, figures->n_jobs - (int)n_scored);
  show_plot (view, figures);
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

/**
 * way_landscape_view_new:
 * @desk: where records are edited
 *
 * Returns: (transfer floating): the opportunity landscape of all jobs
 */
GtkWidget *
way_landscape_view_new (WayDesk *desk)
{
  WayFigureView *view = way_figure_view_new (desk, &kind, NULL, NULL, NULL);
  GtkWidget     *least = way_least_asked_new (way_desk_get_records (desk));

  /* The figures are the same, so that nobody has to wait for them. */
  g_signal_connect_object (least, "value-changed", G_CALLBACK (way_figure_view_show_again), view, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  way_figure_view_add_control (view, _ ("Hollow _below"), least);

  return GTK_WIDGET (view);
}
