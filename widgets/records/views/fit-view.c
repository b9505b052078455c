/* fit-view.c - is account-based marketing right here: value × likeness of needs */
#include "config.h"

#include "widgets/records/views/fit-view.h"

#include <glib/gi18n.h>

#include "journeys/drawing/plot-fit.h"
#include "journeys/insight/approach.h"
#include "widgets/records/views/figure-view.h"

typedef struct
{
  gboolean amounts; /* values as money, not as ranks */
} State;

/* What a plot is made of; its data comes first. */
typedef struct
{
  WayFitData data;
  WayFitMark marks[]; /* their texts are those of the figures */
} Drawing;

static const WayTwinColumn columns[] = {
  { N_ ("Account"), WAY_TWIN_TEXT, 0 },
  { N_ ("Value"), WAY_TWIN_NUMBER, 2 },
  { N_ ("Currency"), WAY_TWIN_TEXT, 0 },
  { N_ ("Place"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Likeness"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Approach"), WAY_TWIN_TEXT, 0 },
  { N_ ("Why"), WAY_TWIN_TEXT, 0 },
};

static gpointer
read_figures (WayRecords   *records,
              const char   *about,
              GCancellable *cancellable,
              GError      **error)
{
  return way_fit_table_read (records, error);
}

static WayFit
translate (WayApproach approach)
{
  switch (approach)
    {
    case WAY_APPROACH_ABM:
      return WAY_FIT_ABM;
    case WAY_APPROACH_MASS:
      return WAY_FIT_MASS;
    case WAY_APPROACH_TARGETED:
    case WAY_APPROACH_UNKNOWN:
    default:
      return WAY_FIT_TARGETED;
    }
}

/* The most valuable account is 1, the least 0. */
static double
get_rank (guint place,
          guint n)
{
  return n > 1 ? 1 - (double)(place - 1) / (n - 1) : 1;
}

/* A limit lies between the last account above it and the first below. */
static double
find_limit (const Drawing *drawing,
            guint          n_above)
{
  if (n_above == 0 || n_above > drawing->data.n_marks)
    return 0;
  if (n_above == drawing->data.n_marks)
    return drawing->marks[n_above - 1].value;

  return (drawing->marks[n_above - 1].value + drawing->marks[n_above].value) / 2;
}

static void
show_plot (WayFigureView *view,
           WayFitTable   *table,
           const State   *state)
{
  GPtrArray *points = table->points;
  Drawing   *drawing = g_malloc0 (sizeof (Drawing) + points->len * sizeof (WayFitMark));
  WayLimits  limits;
  guint      n_abm = 0, n_upper = 0, i;

  for (i = 0; i < points->len; i++)
    {
      const WayFitPoint *from = g_ptr_array_index (points, i);
      WayFitMark        *mark = &drawing->marks[i];

      mark->id = from->account;
      mark->name = from->name;
      mark->value = state->amounts ? from->value : get_rank (from->advice.place, points->len);
      mark->likeness = from->advice.likeness;
      mark->fit = translate (from->advice.approach);
      n_abm += from->advice.approach == WAY_APPROACH_ABM;
      n_upper += from->advice.place <= (points->len + 1) / 2;
    }
  way_limits_get (way_desk_get_records (way_figure_view_get_desk (view)), &limits);
  drawing->data = (WayFitData){ .marks = drawing->marks,
                                .n_marks = points->len,
                                .currency = state->amounts ? table->currency : NULL,
                                .mass_likeness = limits.mass_likeness };
  drawing->data.abm_from = find_limit (drawing, n_abm);
  drawing->data.mass_below = find_limit (drawing, n_upper);
  way_figure_view_set_plot (view, way_plot_new_fit, drawing, g_free);
}

static void
list_rows (WayFigureView *view,
           gpointer       data,
           gpointer       state)
{
  WayFitTable *table = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < table->points->len; i++)
    {
      const WayFitPoint *from = g_ptr_array_index (table->points, i);
      WayTwinRow        *row = way_twin_row_new (G_N_ELEMENTS (columns), "account", from->account);
      g_autofree char   *reason = way_advice_dup_reason (&from->advice);

      way_twin_row_set_text (row, 0, from->name);
      way_twin_row_set_number (row, 1, from->value);
      way_twin_row_set_text (row, 2, table->currency);
      way_twin_row_set_number (row, 3, from->advice.place);
      if (from->advice.likeness > 0)
        way_twin_row_set_number (row, 4, from->advice.likeness);
      way_twin_row_set_text (row, 5, way_approach_get_label (from->advice.approach));
      way_twin_row_set_text (row, 6, reason);
      g_ptr_array_add (rows, row);
    }
  way_figure_view_set_rows (view, columns, G_N_ELEMENTS (columns), rows);
}

/* Without it, mass marketing is suggested for nobody. */
static gboolean
is_likeness_known (WayFitTable *table)
{
  guint i;

  for (i = 0; i < table->points->len; i++)
    if (((WayFitPoint *)g_ptr_array_index (table->points, i))->advice.likeness > 0)
      return TRUE;

  return FALSE;
}

/* How many accounts are shown, and which cannot be. */
static char *
dup_notice (WayFitTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  if (table->currency != NULL)
    g_string_append_printf (text, g_dngettext (NULL, "%u account in %s", "%u accounts in %s", table->points->len),
                            table->points->len, table->currency);
  else
    g_string_append_printf (text, g_dngettext (NULL, "%u account", "%u accounts", table->points->len), table->points->len);
  for (i = 0; i < table->others->len; i++)
    {
      const WayFitOther *other = &g_array_index (table->others, WayFitOther, i);

      g_string_append (text, " · ");
      g_string_append_printf (text, g_dngettext (NULL, "%u in %s cannot be compared", "%u in %s cannot be compared", other->n),
                              other->n, other->currency != NULL ? other->currency : _ ("no currency"));
    }
  if (!is_likeness_known (table))
    g_string_append (text, _ ("\nWhere the likeness of needs is known, targeted and mass marketing can be told apart. "
                              "Select accounts in the list to enter it for many at once."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is missing, each with a way to the accounts that lack it. */
static void
add_remedies (WayFigureView *view,
              WayFitTable   *table)
{
  if (table->n_without_value > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%'u without a value", "%'u without a value", table->n_without_value), table->n_without_value);

      way_figure_view_add_remedy (view, text, _ ("List them, to enter what they are worth a year"), "records.show-unset", g_variant_new ("(ss)", "account", "value"));
    }
  if (table->n_without_likeness > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%'u without a likeness of needs", "%'u without a likeness of needs", table->n_without_likeness),
                                               table->n_without_likeness);

      way_figure_view_add_remedy (view, text, _ ("List them, to enter how alike their needs are to those of others: 1 like no other, 5 like all others"),
                                  "records.show-unset", g_variant_new ("(ss)", "account", "likeness"));
    }
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       state)
{
  WayFitTable     *table = data;
  g_autofree char *notice = NULL;

  if (table->points->len == 0 && table->n_without_value == 0 && table->others->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No accounts yet"),
                                 _ ("Of each account the value and how alike its needs are to those of others say how to market to it."),
                                 _ ("_New Account"), "records.new", g_variant_new_string ("account"));
      return;
    }
  if (table->points->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No account has a value yet"),
                                 _ ("Enter what accounts are worth a year: the approach follows from their value beside that of the others."),
                                 _ ("Show _Accounts"), "records.show-unset", g_variant_new ("(ss)", "account", "value"));
      return;
    }
  notice = dup_notice (table);
  way_figure_view_set_notice (view, notice);
  add_remedies (view, table);
  show_plot (view, table, state);
}

static const WayFigureKind kind = {
  .name = "fit-view",
  .title = N_ ("Is ABM right here?"),
  .question = N_ ("Which accounts deserve marketing of their own, and which are reached together?"),
  .kinds = WAY_KIND_MASK (WAY_KIND_ACCOUNT),
  .read = read_figures,
  .free = (GDestroyNotify)way_fit_table_free,
  .show = show,
  .list = list_rows,
};

static void
amounts_cb (GtkToggleButton *button,
            WayFigureView   *view)
{
  State *state = way_figure_view_get_state (view);

  state->amounts = gtk_toggle_button_get_active (button);
  way_figure_view_show_again (view);
}

/**
 * way_fit_view_new:
 * @desk: where records are edited
 *
 * Returns: (transfer floating): value × likeness of needs of all accounts
 */
GtkWidget *
way_fit_view_new (WayDesk *desk)
{
  WayFigureView *view = way_figure_view_new (desk, &kind, NULL, g_new0 (State, 1), g_free);
  GtkWidget     *amounts = gtk_toggle_button_new_with_mnemonic (_ ("_Amounts"));

  gtk_widget_set_tooltip_text (amounts, _ ("Show values as money instead of as places"));
  g_signal_connect (amounts, "toggled", G_CALLBACK (amounts_cb), view);
  way_figure_view_add_control (view, NULL, amounts);

  return GTK_WIDGET (view);
}
