/* lead-view.c - which accounts are ready to buy, in all and by product */
#include "config.h"

#include "widgets/records/views/lead-view.h"

#include <glib/gi18n.h>

#include "journeys/drawing/plot-figures.h"
#include "journeys/insight/lead-scores.h"
#include "widgets/records/views/figure-view.h"

/* So many accounts are drawn, those with the highest scores; the table has all. */
#define MOST_BARS 40

/* What is chosen before the products. */
enum
{
  IN_ALL,
  BY_PRODUCT,
  IN_GENERAL,
  N_FIXED
};

typedef struct
{
  GtkDropDown   *choice; /* borrowed */
  GtkStringList *names;  /* owned; what can be chosen */
  gboolean       filling;
} State;

/* What a plot is made of; its data comes first. */
typedef struct
{
  WayBarsData data;
  WayBar      bars[]; /* their texts are those of the figures */
} Drawing;

/* What stands in a row of the plot. */
typedef struct
{
  const char *id; /* of an account; of a product its name, "" for what is of none */
  const char *name;
  double      score;
} Line;

static const WayTwinColumn columns[] = {
  { N_ ("Account"), WAY_TWIN_TEXT, 0 },
  { N_ ("Product"), WAY_TWIN_TEXT, 0 },
  { N_ ("Score"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Contacts"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Latest"), WAY_TWIN_DATE, 0 },
};

static void
state_free (gpointer data)
{
  State *state = data;

  g_clear_object (&state->names);
  g_free (state);
}

static gpointer
read_figures (WayRecords   *records,
              const char   *about,
              GCancellable *cancellable,
              GError      **error)
{
  return way_lead_table_read (records, error);
}

static const char *
get_product_name (const char *product)
{
  return product != NULL ? product : _ ("In general");
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = a, *second = b;

  return (first->score < second->score) - (first->score > second->score);
}

static GArray *
list_lines (WayLeadTable *table,
            guint         chosen,
            const char   *product)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint   i;

  for (i = 0; chosen == BY_PRODUCT && i < table->all->scores->len; i++)
    {
      const WayLeadScore *score = g_ptr_array_index (table->all->scores, i);
      Line                line = { score->product != NULL ? score->product : "", get_product_name (score->product), score->score };

      g_array_append_val (lines, line);
    }
  for (i = 0; chosen != BY_PRODUCT && i < table->accounts->len; i++)
    {
      const WayLeadAccount *account = g_ptr_array_index (table->accounts, i);
      const WayLeadScore   *score = chosen == IN_ALL ? NULL : way_lead_scores_find (account->scores, product);
      Line                  line = { account->account, account->name != NULL ? account->name : _ ("Untitled"), chosen == IN_ALL ? account->scores->sum : 0 };

      if (chosen != IN_ALL && score == NULL)
        continue;
      if (score != NULL)
        line.score = score->score;
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);

  return lines;
}

static void
show_plot (WayFigureView *view,
           GArray        *lines,
           const char    *element)
{
  guint    n = MIN (lines->len, MOST_BARS), i;
  Drawing *drawing = g_malloc0 (sizeof (Drawing) + n * sizeof (WayBar));

  for (i = 0; i < n; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      drawing->bars[i] = (WayBar){ line->id, line->name, MAX (line->score, 0) };
    }
  drawing->data = (WayBarsData){ drawing->bars, n, n > 0 ? MAX (drawing->bars[0].value, 1) : 1, element };
  way_figure_view_set_plot (view, way_plot_new_bars, drawing, g_free);
}

static void
list_rows (WayFigureView *view,
           gpointer       data,
           gpointer       state)
{
  WayLeadTable *table = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint i, j;

  for (i = 0; i < table->accounts->len; i++)
    {
      const WayLeadAccount *account = g_ptr_array_index (table->accounts, i);

      for (j = 0; j < account->scores->scores->len; j++)
        {
          const WayLeadScore *score = g_ptr_array_index (account->scores->scores, j);
          WayTwinRow         *row = way_twin_row_new (G_N_ELEMENTS (columns), "account", account->account);

          way_twin_row_set_text (row, 0, account->name);
          way_twin_row_set_text (row, 1, get_product_name (score->product));
          way_twin_row_set_number (row, 2, score->score);
          way_twin_row_set_number (row, 3, score->n);
          way_twin_row_set_text (row, 4, score->date);
          g_ptr_array_add (rows, row);
        }
    }
  way_figure_view_set_rows (view, columns, G_N_ELEMENTS (columns), rows);
}

/* To change them while somebody chooses one would be told as another choice, without end. */
static gboolean
has_products (GtkStringList *names,
              GPtrArray     *products) /* with a NULL at its end */
{
  guint i;

  if (g_list_model_get_n_items (G_LIST_MODEL (names)) != N_FIXED + products->len - 1)
    return FALSE;
  for (i = 0; i + 1 < products->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (names, N_FIXED + i), g_ptr_array_index (products, i)))
      return FALSE;

  return TRUE;
}

/* The products that there are now; what was chosen stays chosen. */
static void
fill_choice (State        *state,
             WayLeadTable *table)
{
  guint            chosen = gtk_drop_down_get_selected (state->choice);
  const char      *name = chosen >= N_FIXED && chosen != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (state->names, chosen) : NULL;
  g_autofree char *kept = g_strdup (name);
  g_autoptr (GPtrArray) products = g_ptr_array_new ();
  guint i;

  for (i = 0; i < table->all->scores->len; i++)
    {
      const WayLeadScore *score = g_ptr_array_index (table->all->scores, i);

      if (score->product != NULL)
        g_ptr_array_add (products, score->product);
    }
  g_ptr_array_add (products, NULL);
  if (has_products (state->names, products))
    return;
  state->filling = TRUE;
  gtk_string_list_splice (state->names, N_FIXED, g_list_model_get_n_items (G_LIST_MODEL (state->names)) - N_FIXED,
                          (const char *const *)products->pdata);
  if (kept != NULL)
    {
      for (i = g_list_model_get_n_items (G_LIST_MODEL (state->names)) - 1; i >= N_FIXED; i--)
        if (g_str_equal (gtk_string_list_get_string (state->names, i), kept))
          break;
      gtk_drop_down_set_selected (state->choice, i >= N_FIXED ? i : IN_ALL);
    }
  state->filling = FALSE;
}

static char *
dup_notice (WayLeadTable *table,
            guint         n_lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (NULL, "%.0f in all, of %u account", "%.0f in all, of %u accounts", table->accounts->len),
                          table->all->sum, table->accounts->len);
  if (n_lines > MOST_BARS)
    g_string_append_printf (text, _ (" · drawn are the highest %d; the table has all"), MOST_BARS);
  if (table->n_homeless > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, g_dngettext (NULL, "%u contact with scores has no account", "%u contacts with scores have no account", table->n_homeless),
                              table->n_homeless);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       user_data)
{
  WayLeadTable    *table = data;
  State           *state = user_data;
  g_autofree char *notice = NULL;
  g_autoptr (GArray) lines = NULL;
  guint chosen;

  if (table->accounts->len == 0)
    {
      way_figure_view_set_empty (view, _ ("No lead scores yet"),
                                 _ ("Open a contact of an account and add lead scores, in general or for a product."),
                                 _ ("Show _Contacts"), "records.show", g_variant_new_string ("contacts"));
      return;
    }
  fill_choice (state, table);
  chosen = gtk_drop_down_get_selected (state->choice);
  lines = list_lines (table, chosen, chosen >= N_FIXED ? gtk_string_list_get_string (state->names, chosen) : NULL);
  notice = dup_notice (table, lines->len);
  way_figure_view_set_notice (view, notice);
  show_plot (view, lines, chosen == BY_PRODUCT ? "product" : "account");
}

/* A product leads to its accounts. */
static gboolean
open_product (WayFigureView *view,
              gpointer       figures,
              const char    *element,
              const char    *id)
{
  State *state = way_figure_view_get_state (view);
  guint  i;

  if (!g_str_equal (element, "product"))
    return FALSE;
  for (i = N_FIXED; *id != '\0' && i < g_list_model_get_n_items (G_LIST_MODEL (state->names)); i++)
    if (g_str_equal (gtk_string_list_get_string (state->names, i), id))
      break;
  gtk_drop_down_set_selected (state->choice, *id != '\0' ? i : IN_GENERAL);

  return TRUE;
}

static const WayFigureKind kind = {
  .name = "lead-view",
  .title = N_ ("Lead scores"),
  .question = N_ ("Which accounts are ready to buy, and what?"),
  .kinds = WAY_KIND_MASK (WAY_KIND_CONTACT) | WAY_KIND_MASK (WAY_KIND_ACCOUNT),
  .read = read_figures,
  .free = (GDestroyNotify)way_lead_table_free,
  .show = show,
  .list = list_rows,
  .open = open_product,
};

static void
choice_cb (GtkDropDown   *choice,
           GParamSpec    *property,
           WayFigureView *view)
{
  State *state = way_figure_view_get_state (view);

  if (!state->filling)
    way_figure_view_show_again (view);
}

/**
 * way_lead_view_new:
 * @desk: where records are edited
 *
 * Returns: (transfer floating): the lead scores of all accounts
 */
GtkWidget *
way_lead_view_new (WayDesk *desk)
{
  /* In the order of what is chosen before the products. */
  const char *const fixed[] = { _ ("All scores"), _ ("Products side by side"), _ ("In general"), NULL };
  State            *state = g_new0 (State, 1);
  WayFigureView    *view = way_figure_view_new (desk, &kind, NULL, state, state_free);
  GtkWidget        *choice;

  state->names = gtk_string_list_new (fixed);
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (state->names)), NULL);
  state->choice = GTK_DROP_DOWN (choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_cb), view);
  way_figure_view_add_control (view, _ ("_Scores"), choice);

  return GTK_WIDGET (view);
}
