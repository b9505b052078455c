/* tier-board.c - accounts by tier, to be moved between tiers, with what is not known of them */
#include "config.h"

#include "widgets/records/views/tier-board.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-tiers.h"
#include "journeys/insight/tiers.h"
#include "widgets/records/views/figure-view.h"
#include "widgets/records/views/tier-column.h"

/* So many accounts of a tier are shown at first, and so many times more when more are asked for. */
#define FIRST_SHOWN 500
#define TIMES_MORE 10

/* As many are moved together. */
#define MOST_TOGETHER 1000

#define COLUMN_WIDTH 210

/* As many of a tier are on paper; the table has all. */
#define MOST_DRAWN 200

typedef enum
{
  STRATEGIC,
  LITE,
  PROGRAMMATIC,
  NO_TIER,
  N_COLUMNS
} Place;

static const struct
{
  const char *tier;
  const char *title;
  const char *note;
} tiers[N_COLUMNS] = {
  { "strategic", N_ ("Strategic"), N_ ("One to one: about ten accounts, a profile of each") },
  { "lite", N_ ("Lite"), N_ ("One to few: profiles by industry") },
  { "programmatic", N_ ("Programmatic"), N_ ("One to many: name, industry, region") },
  { "", N_ ("No tier"), N_ ("Not decided yet") },
};

typedef struct
{
  WayFigureView *view;
  WayTierColumn *columns[N_COLUMNS];
  int            limits[N_COLUMNS]; /* how many accounts of each tier are read */
  gboolean       moving;            /* accounts are on their way */
} State;

/* What was read. */
typedef struct
{
  WayTierDebts *debts[N_COLUMNS];
  GPtrArray    *cards[N_COLUMNS];
} Figures;

static const WayTwinColumn columns[] = {
  { N_ ("Account"), WAY_TWIN_TEXT, 0 },
  { N_ ("Tier"), WAY_TWIN_TEXT, 0 },
  { N_ ("Value"), WAY_TWIN_NUMBER, 2 },
  { N_ ("Currency"), WAY_TWIN_TEXT, 0 },
  { N_ ("Priority"), WAY_TWIN_NUMBER, 1 },
  { N_ ("Insight"), WAY_TWIN_NUMBER, 0 },
  { N_ ("Insight needed"), WAY_TWIN_NUMBER, 0 },
};

static void
figures_free (gpointer data)
{
  Figures *figures = data;
  int      i;

  for (i = 0; i < N_COLUMNS; i++)
    {
      g_clear_pointer (&figures->debts[i], way_tier_debts_free);
      g_clear_pointer (&figures->cards[i], g_ptr_array_unref);
    }
  g_free (figures);
}

/* @about says how many accounts of each tier are read. */
static gpointer
read_figures (WayRecords   *records,
              const char   *about,
              GCancellable *cancellable,
              GError      **error)
{
  Figures *figures = g_new0 (Figures, 1);
  g_auto (GStrv) limits = g_strsplit (about, " ", N_COLUMNS);
  int i;

  for (i = 0; i < N_COLUMNS; i++)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        figures->debts[i] = way_tier_debts_read (records, tiers[i].tier, error);
      if (figures->debts[i] != NULL)
        figures->cards[i] = way_tier_cards_read (records, tiers[i].tier, 0, (int)g_ascii_strtoll (limits[i], NULL, 10), error);
      if (figures->cards[i] == NULL)
        {
          figures_free (figures);
          return NULL;
        }
    }

  return figures;
}

/* All accounts, tier after tier. */
typedef struct
{
  GPtrArray *cards[N_COLUMNS];
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;
  int   i;

  for (i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&rows->cards[i], g_ptr_array_unref);
  g_free (rows);
}

static gpointer
read_rows (WayRecords   *records,
           GCancellable *cancellable,
           GError      **error)
{
  Rows *rows = g_new0 (Rows, 1);
  int   i;

  for (i = 0; i < N_COLUMNS; i++)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        rows->cards[i] = way_tier_cards_read (records, tiers[i].tier, 0, -1, error);
      if (rows->cards[i] == NULL)
        {
          rows_free (rows);
          return NULL;
        }
    }

  return rows;
}

static WayTwinRow *
make_row (guint    position,
          gpointer data)
{
  Rows              *rows = data;
  const WayTierCard *card;
  WayTwinRow        *row;
  int                i;

  for (i = 0; position >= rows->cards[i]->len; i++)
    position -= rows->cards[i]->len;
  card = g_ptr_array_index (rows->cards[i], position);
  row = way_twin_row_new (G_N_ELEMENTS (columns), "account", card->account);
  way_twin_row_set_text (row, 0, card->name);
  way_twin_row_set_text (row, 1, _ (tiers[i].title));
  way_twin_row_set_number (row, 2, card->value);
  way_twin_row_set_text (row, 3, card->currency);
  if (card->has_priority)
    way_twin_row_set_number (row, 4, card->priority);
  way_twin_row_set_number (row, 5, card->n_filled);
  way_twin_row_set_number (row, 6, card->n_required);

  return row;
}

static void
list_rows (WayFigureView *view,
           gpointer       data,
           gpointer       state)
{
  Rows *rows = data;
  guint n = 0;
  int   i;

  for (i = 0; i < N_COLUMNS; i++)
    n += rows->cards[i]->len;
  way_figure_view_take_list (view, columns, G_N_ELEMENTS (columns), way_twin_list_new (n, make_row, rows, rows_free));
}

/* The board on paper; its data comes first. */
typedef struct
{
  WayTiersData   data;
  WayTiersColumn columns[N_COLUMNS];
  GArray        *cards[N_COLUMNS]; /* owned; of WayTiersCard */
  GPtrArray     *texts;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;
  int      i;

  for (i = 0; i < N_COLUMNS; i++)
    g_array_unref (drawing->cards[i]);
  g_ptr_array_unref (drawing->texts);
  g_free (drawing);
}

static const char *
keep (Drawing *drawing,
      char    *text)
{
  g_ptr_array_add (drawing->texts, text);

  return text;
}

static void
draw_column (Drawing *drawing,
             Figures *figures,
             int      place)
{
  WayTierDebts   *debts = figures->debts[place];
  GPtrArray      *cards = figures->cards[place];
  WayTiersColumn *column = &drawing->columns[place];
  guint           i;

  for (i = 0; i < MIN (cards->len, MOST_DRAWN); i++)
    {
      const WayTierCard *from = g_ptr_array_index (cards, i);
      g_autofree char   *insight = way_tier_card_dup_insight (from);
      WayTiersCard       card = { from->account, from->name, keep (drawing, way_tier_card_dup_facts (from)),
                                  keep (drawing, g_strdup_printf (_ ("Insight: %s"), insight)) };

      g_array_append_val (drawing->cards[place], card);
    }
  *column = (WayTiersColumn){ .title = _ (tiers[place].title),
                              .note = _ (tiers[place].note),
                              .debts = keep (drawing, way_tier_debts_dup_text (debts, WAY_TIER_DEBTS_NAMED)),
                              .n = debts->n,
                              .completeness = debts->completeness,
                              .cards = (const WayTiersCard *)(gpointer)drawing->cards[place]->data,
                              .n_cards = drawing->cards[place]->len };
}

static void
draw (WayFigureView *view,
      Figures       *figures)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  int      i;

  drawing->texts = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; i < N_COLUMNS; i++)
    {
      drawing->cards[i] = g_array_new (FALSE, FALSE, sizeof (WayTiersCard));
      draw_column (drawing, figures, i);
    }
  drawing->data.columns = drawing->columns;
  drawing->data.n_columns = figures->debts[NO_TIER]->n > 0 ? N_COLUMNS : NO_TIER;
  way_figure_view_set_plot (view, way_plot_new_tiers, drawing, drawing_free);
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       user_data)
{
  Figures         *figures = data;
  State           *state = user_data;
  g_autofree char *notice = NULL;
  g_autofree char *counts = NULL;
  guint            n = 0, n_holes = 0;
  int              i;

  for (i = 0; i < N_COLUMNS; i++)
    {
      n += figures->debts[i]->n;
      n_holes += figures->debts[i]->n_with_holes;
    }
  if (n == 0)
    {
      way_figure_view_set_empty (view, _ ("No accounts yet"), _ ("Accounts are strategic, lite or programmatic: it says how much insight each needs."),
                                 _ ("_New Account"), "records.new", g_variant_new_string ("account"));
      return;
    }
  counts = g_strdup_printf (g_dngettext (NULL, "%'u account · %'u with holes in its insight", "%'u accounts · %'u with holes in their insight", n), n, n_holes);
  notice = g_strjoin ("\n", counts, _ ("Ctrl, Shift and an arrow key, or the pointer, move accounts between tiers."), NULL);
  way_figure_view_set_notice (view, notice);
  way_plot_view_set_paper (way_figure_view_get_plot_view (view), _ ("Tier board"), counts, NULL, FALSE);
  draw (view, figures);
  for (i = 0; i < N_COLUMNS; i++)
    way_tier_column_set (state->columns[i], figures->debts[i], figures->cards[i]);
  /* Where everything is decided there is nothing to decide. */
  gtk_widget_set_visible (GTK_WIDGET (state->columns[NO_TIER]), figures->debts[NO_TIER]->n > 0);
}

/* Makes one step of it, which can be undone. The accounts are on the desk. */
static gboolean
set_tiers (State     *state,
           GPtrArray *items,
           Place      to,
           GError   **error)
{
  WayDesk         *desk = way_figure_view_get_desk (state->view);
  g_autofree char *label = g_strdup_printf (_ ("Move to %s"), _ (tiers[to].title));
  g_autoptr (WayCommand) group = way_command_new_group (label);
  guint i;

  for (i = 0; i < items->len; i++)
    {
      WayItem *account = way_desk_load (desk, WAY_KIND_ACCOUNT, way_tier_item_get_id (g_ptr_array_index (items, i)), error);
      g_autoptr (WayCommand) command = NULL;

      if (account == NULL)
        return FALSE;
      command = way_command_new_set (account, "tier", *tiers[to].tier != '\0' ? tiers[to].tier : NULL, error);
      if (command == NULL)
        return FALSE;
      way_command_group_add (group, g_steal_pointer (&command));
    }

  return way_desk_perform (desk, group, error);
}

/* Accounts on their way to another tier. */
typedef struct
{
  WayFigureView *view;    /* owned */
  WayRecords    *records; /* owned */
  GPtrArray     *items;
  Place          from;
  Place          to;
} Moving;

static void
moving_free (gpointer data)
{
  Moving *moving = data;

  g_object_unref (moving->view);
  g_object_unref (moving->records);
  g_ptr_array_unref (moving->items);
  g_free (moving);
}

static void
read_moving (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Moving *moving = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint i;

  for (i = 0; i < moving->items->len; i++)
    {
      WayItem *record = way_records_get (moving->records, WAY_KIND_ACCOUNT, way_tier_item_get_id (g_ptr_array_index (moving->items, i)), &error);

      if (record == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (records, record);
    }
  g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify)g_ptr_array_unref);
}

static void
moving_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Moving *moving = g_task_get_task_data (G_TASK (result));
  State  *state = way_figure_view_get_state (moving->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *told = NULL;

  /* The view is gone. */
  if (state == NULL)
    return;
  state->moving = FALSE;
  if (records == NULL || !way_desk_bring (way_figure_view_get_desk (moving->view), records, &error) ||
      !set_tiers (state, moving->items, moving->to, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (state->view), "records.report", "s", error->message);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (state->columns[moving->to]), TRUE);
  way_tier_column_take_out (state->columns[moving->from], moving->items);
  way_tier_column_take_in (state->columns[moving->to], moving->items);
  if (moving->items->len == 1)
    /* TRANSLATORS: an account, and a tier */
    told = g_strdup_printf (_ ("“%s” moved to %s"), way_tier_item_get_name (g_ptr_array_index (moving->items, 0)), _ (tiers[moving->to].title));
  else
    told = g_strdup_printf (g_dngettext (NULL, "%u account moved to %s", "%u accounts moved to %s", moving->items->len),
                            moving->items->len, _ (tiers[moving->to].title));
  gtk_widget_activate_action (GTK_WIDGET (state->view), "records.told", "s", told);
}

/* They are read in another thread; until they are there, no others go. */
static void
move (State     *state,
      GPtrArray *items,
      Place      from,
      Place      to)
{
  g_autofree char *told = NULL;
  g_autoptr (GTask) task = NULL;
  Moving *moving;

  if (items->len == 0 || state->moving)
    return;
  if (items->len > MOST_TOGETHER)
    {
      told = g_strdup_printf (_ ("%'u accounts are selected. Select at most %'d to move them together."), items->len, MOST_TOGETHER);
      gtk_widget_activate_action (GTK_WIDGET (state->view), "records.report", "s", told);
      return;
    }
  state->moving = TRUE;
  moving = g_new (Moving, 1);
  *moving = (Moving){ g_object_ref (state->view), g_object_ref (way_desk_get_records (way_figure_view_get_desk (state->view))),
                      g_ptr_array_ref (items), from, to };
  task = g_task_new (NULL, NULL, moving_cb, NULL);
  g_task_set_source_tag (task, move);
  g_task_set_task_data (task, moving, moving_free);
  g_task_run_in_thread (task, read_moving);
}

static Place
find_place (State         *state,
            WayTierColumn *column)
{
  Place place = STRATEGIC;

  while (place < NO_TIER && state->columns[place] != column)
    place++;

  return place;
}

static void
moved_cb (WayTierColumn *column,
          int            by,
          State         *state)
{
  Place from = find_place (state, column);
  int   to = (int)from + by;
  g_autoptr (GPtrArray) items = way_tier_column_list_selected (column);

  if (to >= STRATEGIC && to < N_COLUMNS)
    move (state, items, from, to);
}

static void
left_cb (WayTierColumn *column,
         int            by,
         State         *state)
{
  int to = (int)find_place (state, column) + by;

  for (; to >= STRATEGIC && to < N_COLUMNS; to += by)
    if (gtk_widget_get_visible (GTK_WIDGET (state->columns[to])) && way_tier_column_focus (state->columns[to], NULL))
      return;
}

/* What is dragged takes with it what is selected together with it. */
static void
dropped_cb (WayTierColumn *column,
            WayTierItem   *item,
            State         *state)
{
  Place to = find_place (state, column);
  int   from;

  for (from = 0; from < N_COLUMNS; from++)
    if (way_tier_column_has (state->columns[from], item))
      {
        g_autoptr (GPtrArray) items = way_tier_column_list_selected (state->columns[from]);

        if (!g_ptr_array_find (items, item, NULL))
          {
            g_ptr_array_set_size (items, 0);
            g_ptr_array_add (items, g_object_ref (item));
          }
        move (state, items, from, to);
        return;
      }
}

static char *
dup_limits (State *state)
{
  return g_strdup_printf ("%d %d %d %d", state->limits[STRATEGIC], state->limits[LITE], state->limits[PROGRAMMATIC], state->limits[NO_TIER]);
}

static void
more_cb (WayTierColumn *column,
         State         *state)
{
  Place            place = find_place (state, column);
  g_autofree char *limits = NULL;

  state->limits[place] = MIN (state->limits[place], G_MAXINT / TIMES_MORE) * TIMES_MORE;
  limits = dup_limits (state);
  way_figure_view_set_about (state->view, limits);
}

static GtkWidget *
make (WayFigureView *view,
      gpointer       data)
{
  State     *state = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int        i;

  gtk_widget_add_css_class (box, "tiers");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  state->view = view;
  for (i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *column = way_tier_column_new (_ (tiers[i].title), _ (tiers[i].note));

      gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
      state->columns[i] = WAY_TIER_COLUMN (column);
      g_signal_connect (column, "moved", G_CALLBACK (moved_cb), state);
      g_signal_connect (column, "left", G_CALLBACK (left_cb), state);
      g_signal_connect (column, "dropped", G_CALLBACK (dropped_cb), state);
      g_signal_connect (column, "more", G_CALLBACK (more_cb), state);
      gtk_box_append (GTK_BOX (box), column);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);

  return scrolled;
}

static const WayFigureKind kind = {
  .name = "tier-board",
  .title = N_ ("Tier board"),
  .question = N_ ("Which accounts get how much attention, and what do we owe them?"),
  .kinds = WAY_KIND_MASK (WAY_KIND_ACCOUNT) | WAY_KIND_MASK (WAY_KIND_CONTACT) | WAY_KIND_MASK (WAY_KIND_PERSONA),
  .read = read_figures,
  .free = figures_free,
  .read_rows = read_rows,
  .free_rows = rows_free,
  .make = make,
  .show = show,
  .list = list_rows,
};

/**
 * way_tier_board_new:
 * @desk: where records are edited
 *
 * Returns: (transfer floating): all accounts in columns, one for each tier
 */
GtkWidget *
way_tier_board_new (WayDesk *desk)
{
  State           *state = g_new0 (State, 1);
  g_autofree char *limits = NULL;
  int              i;

  for (i = 0; i < N_COLUMNS; i++)
    state->limits[i] = FIRST_SHOWN;
  limits = dup_limits (state);

  return GTK_WIDGET (way_figure_view_new (desk, &kind, limits, state, g_free));
}
