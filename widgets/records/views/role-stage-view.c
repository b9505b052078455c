/* role-stage-view.c - how the buying roles of an account fare in the stages of its maps */
#include "config.h"

#include "widgets/records/views/role-stage-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-stages.h"
#include "journeys/model/join.h"
#include "widgets/records/views/figure-view.h"

#define MOST_PROBLEMS 5 /* that are named */

/* What a plot is made of; its data comes first. */
typedef struct
{
  WayStagesData  data;
  WayStagesHead *roles; /* owned, as what follows; their texts are those of the grid */
  WayStagesHead *stages;
  WayStagesCell *cells;
  double        *gaps;
  GPtrArray     *texts;
} Drawing;

static const WayTwinColumn columns[] = {
  { N_ ("Role"), WAY_TWIN_TEXT, 0 },
  { N_ ("Who"), WAY_TWIN_TEXT, 0 },
  { N_ ("Map"), WAY_TWIN_TEXT, 0 },
  { N_ ("Stage"), WAY_TWIN_TEXT, 0 },
  { N_ ("Emotion"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Emotions"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Touchpoints"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Gap of the stage"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Widest at"), WAY_TWIN_TEXT, 0 },
};

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_free (drawing->roles);
  g_free (drawing->stages);
  g_free (drawing->cells);
  g_free (drawing->gaps);
  g_ptr_array_unref (drawing->texts);
  g_free (drawing);
}

/* Maps have scales of their own; side by side they stand on that from −2 to +2. */
static double
to_five (const WayRoleColumn *column,
         double               level)
{
  return column->highest > column->lowest ? (level - column->lowest) * 4 / (column->highest - column->lowest) - 2 : 0;
}

static double
gap_to_five (const WayRoleColumn *column,
             double               gap)
{
  return column->highest > column->lowest ? gap * 4 / (column->highest - column->lowest) : 0;
}

/* The stage of a cell is found again by its place. */
static char *
keep_place (Drawing *drawing,
            guint    place)
{
  char *text = g_strdup_printf ("%u", place);

  g_ptr_array_add (drawing->texts, text);

  return text;
}

static void
show_plot (WayFigureView *view,
           WayRoleStage  *grid)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  guint    n_roles = grid->rows->len, n_stages = grid->columns->len;
  guint    i, j;

  drawing->texts = g_ptr_array_new_with_free_func (g_free);
  drawing->roles = g_new0 (WayStagesHead, n_roles);
  drawing->stages = g_new0 (WayStagesHead, n_stages);
  drawing->gaps = g_new0 (double, n_stages);
  drawing->cells = g_new0 (WayStagesCell, n_roles * n_stages);
  for (i = 0; i < n_stages; i++)
    {
      const WayRoleColumn *column = g_ptr_array_index (grid->columns, i);

      drawing->stages[i] = (WayStagesHead){ keep_place (drawing, i), column->title, column->map_title };
      drawing->gaps[i] = column->has_gap ? gap_to_five (column, column->gap) : -1;
    }
  for (i = 0; i < n_roles; i++)
    {
      const WayRoleRow *row = g_ptr_array_index (grid->rows, i);

      drawing->roles[i] = (WayStagesHead){ NULL, row->label, row->people };
      for (j = 0; j < n_stages; j++)
        {
          const WayRoleCell *from = way_role_stage_get_cell (grid, i, j);
          WayStagesCell     *cell = &drawing->cells[i * n_stages + j];

          cell->n = from->n_emotions;
          cell->mean = to_five (g_ptr_array_index (grid->columns, j), from->mean);
        }
    }
  drawing->data = (WayStagesData){ drawing->roles, n_roles, drawing->stages, n_stages, drawing->cells, drawing->gaps, -2, 2 };
  way_figure_view_set_plot (view, way_plot_new_stages, drawing, drawing_free);
}

static void
list_rows (WayFigureView *view,
           gpointer       data,
           gpointer       state)
{
  WayRoleStage *grid = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint i, j;

  for (j = 0; j < grid->columns->len; j++)
    for (i = 0; i < grid->rows->len; i++)
      {
        const WayRoleColumn *column = g_ptr_array_index (grid->columns, j);
        const WayRoleRow    *role = g_ptr_array_index (grid->rows, i);
        const WayRoleCell   *cell = way_role_stage_get_cell (grid, i, j);
        g_autofree char     *place = g_strdup_printf ("%u", j);
        WayTwinRow          *row;

        if (!cell->present)
          continue;
        row = way_twin_row_new (G_N_ELEMENTS (columns), "stage", place);
        way_twin_row_set_text (row, 0, role->label);
        way_twin_row_set_text (row, 1, role->people);
        way_twin_row_set_text (row, 2, column->map_title);
        way_twin_row_set_text (row, 3, column->title);
        if (cell->n_emotions > 0)
          way_twin_row_set_number (row, 4, to_five (column, cell->mean));
        way_twin_row_set_number (row, 5, cell->n_emotions);
        way_twin_row_set_number (row, 6, cell->n_touchpoints);
        if (column->has_gap)
          way_twin_row_set_number (row, 7, gap_to_five (column, column->gap));
        way_twin_row_set_text (row, 8, column->gap_step);
        g_ptr_array_add (rows, row);
      }
  way_figure_view_set_rows (view, columns, G_N_ELEMENTS (columns), rows);
}

/* A few are enough to see what it is about. */
static void
append_problems (GString            *text,
                 const WayRoleStage *grid)
{
  guint i, n = MIN (grid->problems->len, MOST_PROBLEMS);

  for (i = 0; i < n; i++)
    way_join_append (text, "\n", (const char *)g_ptr_array_index (grid->problems, i));
  n = grid->problems->len - n;
  if (n > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (NULL, "and %u more", "and %u more", n), n);
    }
}

static char *
dup_notice (WayRoleStage *grid)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (grid->has_gap)
    g_string_append_printf (text, g_dngettext (NULL, "Consensus gap %.1f, the mean over %u step", "Consensus gap %.1f, the mean over %u steps", grid->n_gaps),
                            grid->gap, grid->n_gaps);
  else
    g_string_append (text, _ ("No consensus gap: there is no step where two or more say how they feel"));
  g_string_append (text, " · ");
  g_string_append_printf (text, g_dngettext (NULL, "%u map", "%u maps", grid->n_read), grid->n_read);
  if (grid->n_left_out > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, g_dngettext (NULL, "%u more is left out", "%u more are left out", grid->n_left_out), grid->n_left_out);
    }
  append_problems (text, grid);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       state)
{
  WayRoleStage    *grid = data;
  g_autofree char *notice = NULL;
  g_autoptr (GString) problems = g_string_new (NULL);

  if (grid->n_maps == 0)
    {
      way_figure_view_set_empty (view, _ ("No maps yet"), _ ("Link this account on a map: here stands how each buying role feels at its stages."),
                                 NULL, NULL, NULL);
      return;
    }
  if (grid->n_read == 0)
    {
      append_problems (problems, grid);
      way_figure_view_set_empty (view, _ ("The maps cannot be read"), problems->str, NULL, NULL, NULL);
      return;
    }
  if (grid->rows->len == 0 || grid->columns->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No personas on the maps yet"),
                                 _ ("Add personas to the maps of this account, and say how they feel at each step."), NULL, NULL, NULL);
      return;
    }
  notice = dup_notice (grid);
  way_figure_view_set_notice (view, notice);
  show_plot (view, grid);
}

/* Opens the map at the stage. */
static gboolean
open_stage (WayFigureView *view,
            gpointer       figures,
            const char    *element,
            const char    *id)
{
  WayRoleStage        *grid = figures;
  guint64              place;
  const WayRoleColumn *column;

  if (!g_ascii_string_to_unsigned (id, 10, 0, G_MAXUINT, &place, NULL) || place >= grid->columns->len)
    return TRUE;
  column = g_ptr_array_index (grid->columns, place);
  gtk_widget_activate_action (GTK_WIDGET (view), "records.open-map", "(ss)", column->map_path, column->stage_id);

  return TRUE;
}

static const WayFigureKind kind = {
  .name = "role-stage-view",
  .title = N_ ("Role × stage"),
  .question = N_ ("How does each part of the buying group feel, and where are they apart?"),
  .inlaid = TRUE,
  .free = (GDestroyNotify)way_role_stage_unref,
  .show = show,
  .list = list_rows,
  .open = open_stage,
};

/**
 * way_role_stage_view_new:
 * @desk: where records are edited
 *
 * For the page of an account, which has read what it shows; see way_role_stage_view_show().
 *
 * Returns: (transfer floating): how its buying roles fare in the stages of its maps
 */
GtkWidget *
way_role_stage_view_new (WayDesk *desk)
{
  return GTK_WIDGET (way_figure_view_new (desk, &kind, NULL, NULL, NULL));
}

/**
 * way_role_stage_view_show:
 * @view: such a view
 * @grid: what it shows
 *
 * Shows what was read of the maps of an account.
 */
void
way_role_stage_view_show (GtkWidget    *view,
                          WayRoleStage *grid)
{
  way_figure_view_take_figures (WAY_FIGURE_VIEW (view), way_role_stage_ref (grid));
}
