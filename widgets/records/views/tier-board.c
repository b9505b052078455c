/* tier-board.c - accounts by tier, to be moved between tiers, with what is not known of them */
#include "config.h"

#include "widgets/records/views/tier-board.h"

#include <glib/gi18n.h>

#include "widgets/records/views/tier-board-private.h"
#include "widgets/records/views/tier-row.h"

/* So many accounts of a tier are shown at first, and so many times more when more are asked for. */
#define FIRST_SHOWN 500
#define TIMES_MORE 10

#define COLUMN_WIDTH 210

const WayTierInfo way_tier_infos[WAY_N_TIERS] = {
  { "strategic", N_ ("Strategic"), N_ ("One to one: about ten accounts, a profile of each") },
  { "lite", N_ ("Lite"), N_ ("One to few: profiles by industry") },
  { "programmatic", N_ ("Programmatic"), N_ ("One to many: name, industry, region") },
  { "", N_ ("No tier"), N_ ("Not decided yet") },
};

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
  WayTierFigures *figures = data;
  int             i;

  for (i = 0; i < WAY_N_TIERS; i++)
    {
      g_clear_pointer (&figures->debts[i], way_tier_debts_free);
      g_clear_pointer (&figures->cards[i], g_ptr_array_unref);
    }
  g_free (figures);
}

/* @about says how many accounts of each tier are read, and the words that are sought. */
static gpointer
read_figures (WayRecords   *records,
              const char   *about,
              GCancellable *cancellable,
              GError      **error)
{
  WayTierFigures *figures = g_new0 (WayTierFigures, 1);
  g_auto (GStrv) limits = g_strsplit (about, " ", WAY_N_TIERS + 1);
  int i;

  for (i = 0; i < WAY_N_TIERS; i++)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        figures->debts[i] = way_tier_debts_read (records, way_tier_infos[i].tier, limits[WAY_N_TIERS], error);
      if (figures->debts[i] != NULL)
        figures->cards[i] = way_tier_cards_read (records, way_tier_infos[i].tier, limits[WAY_N_TIERS], 0, (int)g_ascii_strtoll (limits[i], NULL, 10), error);
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
  GPtrArray *cards[WAY_N_TIERS];
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;
  int   i;

  for (i = 0; i < WAY_N_TIERS; i++)
    g_clear_pointer (&rows->cards[i], g_ptr_array_unref);
  g_free (rows);
}

static gpointer
read_rows (WayRecords   *records,
           const char   *about,
           GCancellable *cancellable,
           GError      **error)
{
  Rows *rows = g_new0 (Rows, 1);
  g_auto (GStrv) parts = g_strsplit (about, " ", WAY_N_TIERS + 1);
  int i;

  for (i = 0; i < WAY_N_TIERS; i++)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        rows->cards[i] = way_tier_cards_read (records, way_tier_infos[i].tier, parts[WAY_N_TIERS], 0, -1, error);
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
  way_twin_row_set_text (row, 1, _ (way_tier_infos[i].title));
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

  for (i = 0; i < WAY_N_TIERS; i++)
    n += rows->cards[i]->len;
  way_figure_view_take_list (view, columns, G_N_ELEMENTS (columns), way_twin_list_new (n, make_row, rows, rows_free));
}

/* The account that has the keyboard, or NULL. */
static char *
dup_focused (WayFigureView *view)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view)) ? gtk_widget_get_first_child (focus) : NULL;

  return row != NULL ? g_strdup (way_tier_row_get_id (row)) : NULL;
}

/* An account that went to another tier, as when a move is undone, takes the keyboard along. One that stayed has it. */
static void
follow_focused (WayTierBoard *state,
                const char   *id)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (state->view)));
  int        i;

  for (i = 0; i < WAY_N_TIERS; i++)
    if ((focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (state->columns[i]))) && way_tier_column_focus (state->columns[i], id))
      return;
}

/* What was moved here and is elsewhere now, as when that is undone, is shown: selected, and with the keyboard, unless
 * somebody types. */
static gboolean
follow_moved (WayTierBoard *state)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (state->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int        i;

  if (state->moved == NULL || state->moving)
    return FALSE;
  for (i = 0; i < WAY_N_TIERS; i++)
    if (i != (int)state->moved_to && way_tier_column_has (state->columns[i], g_ptr_array_index (state->moved, 0)))
      {
        state->moved_to = i;
        way_tier_column_select (state->columns[i], state->moved);
        return focus == NULL || !GTK_IS_EDITABLE (focus) ? way_tier_column_focus (state->columns[i], way_tier_item_get_id (g_ptr_array_index (state->moved, 0))) : TRUE;
      }

  return FALSE;
}

static void
show_none (WayFigureView *view,
           WayTierBoard  *state)
{
  g_autofree char *nothing = *state->text != '\0' ? g_strdup_printf (_ ("Nothing Found for “%s”"), state->text) : NULL;
  g_autofree char *escaped = nothing != NULL ? g_markup_escape_text (nothing, -1) : NULL;

  if (nothing != NULL)
    way_figure_view_set_empty (view, escaped, "", NULL, NULL, NULL);
  else
    way_figure_view_set_empty (view, _ ("No accounts yet"), _ ("Accounts are strategic, lite or programmatic: it says how much insight each needs."),
                               _ ("_New Account"), "records.new", g_variant_new_string ("account"));
}

/* How many there are, of those that are sought. */
static char *
dup_counts (WayTierBoard *state,
            guint         n,
            guint         n_holes)
{
  g_autofree char *counts = g_strdup_printf (g_dngettext (NULL, "%'u account · %'u with holes in its insight", "%'u accounts · %'u with holes in their insight", n), n, n_holes);

  /* TRANSLATORS: what is sought, and how many are found: “bahn”: 12 accounts */
  return *state->text != '\0' ? g_strdup_printf (_ ("“%s”: %s"), state->text, counts) : g_steal_pointer (&counts);
}

static void
show (WayFigureView *view,
      gpointer       data,
      gpointer       user_data)
{
  WayTierFigures  *figures = data;
  WayTierBoard    *state = user_data;
  g_autofree char *focused = dup_focused (view);
  g_autofree char *counts = NULL;
  g_autofree char *named = NULL;
  guint            n = 0, n_holes = 0;
  int              i;

  for (i = 0; i < WAY_N_TIERS; i++)
    {
      n += figures->debts[i]->n;
      if (i != WAY_TIER_NO_TIER)
        n_holes += figures->debts[i]->n_with_holes;
    }
  if (n == 0)
    {
      show_none (view, state);
      return;
    }
  counts = dup_counts (state, n, n_holes);
  named = *state->text != '\0' ? g_strdup_printf ("%s “%s”", _ ("Tier board"), state->text) : NULL;
  way_figure_view_set_file_name (view, named);
  way_figure_view_set_notice (view, counts);
  way_figure_view_set_hint (view, _ ("Ctrl, Shift and an arrow key, or the pointer, move accounts between tiers."));
  way_tier_board_draw (view, figures);
  for (i = 0; i < WAY_N_TIERS; i++)
    way_tier_column_set (state->columns[i], figures->debts[i], figures->cards[i]);
  /* Where everything is decided there is nothing to decide. */
  gtk_widget_set_visible (GTK_WIDGET (state->columns[WAY_TIER_NO_TIER]), figures->debts[WAY_TIER_NO_TIER]->n > 0);
  if (!follow_moved (state) && focused != NULL)
    follow_focused (state, focused);
}

static WayTierPlace
find_place (WayTierBoard  *state,
            WayTierColumn *column)
{
  WayTierPlace place = WAY_TIER_STRATEGIC;

  while (place < WAY_TIER_NO_TIER && state->columns[place] != column)
    place++;

  return place;
}

static void
moved_cb (WayTierColumn *column,
          int            by,
          WayTierBoard  *state)
{
  WayTierPlace from = find_place (state, column);
  int          to = (int)from + by;
  g_autoptr (GPtrArray) items = way_tier_column_list_selected (column);

  if (to >= WAY_TIER_STRATEGIC && to < WAY_N_TIERS)
    way_tier_board_move (state, items, from, to);
}

static void
left_cb (WayTierColumn *column,
         int            by,
         WayTierBoard  *state)
{
  int to = (int)find_place (state, column) + by;

  for (; to >= WAY_TIER_STRATEGIC && to < WAY_N_TIERS; to += by)
    if (gtk_widget_get_visible (GTK_WIDGET (state->columns[to])) && way_tier_column_focus (state->columns[to], NULL))
      return;
}

/* What is dragged takes with it what is selected together with it. */
static void
dropped_cb (WayTierColumn *column,
            WayTierItem   *item,
            WayTierBoard  *state)
{
  WayTierPlace to = find_place (state, column);
  int          from;

  for (from = 0; from < WAY_N_TIERS; from++)
    if (way_tier_column_has (state->columns[from], item))
      {
        g_autoptr (GPtrArray) items = way_tier_column_list_selected (state->columns[from]);

        if (!g_ptr_array_find (items, item, NULL))
          {
            g_ptr_array_set_size (items, 0);
            g_ptr_array_add (items, g_object_ref (item));
          }
        way_tier_board_move (state, items, from, to);
        return;
      }
}

static char *
dup_about (WayTierBoard *state)
{
  return g_strdup_printf ("%d %d %d %d %s", state->limits[WAY_TIER_STRATEGIC], state->limits[WAY_TIER_LITE], state->limits[WAY_TIER_PROGRAMMATIC],
                          state->limits[WAY_TIER_NO_TIER], state->text);
}

static void
sought_cb (GtkSearchEntry *entry,
           WayTierBoard   *state)
{
  g_autofree char *about = NULL;

  g_free (state->text);
  state->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  about = dup_about (state);
  way_figure_view_set_about (state->view, about);
}

/* Esc takes back what is sought, then goes to the accounts. */
static void
stop_search_cb (GtkSearchEntry *entry,
                WayTierBoard   *state)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (state->view));
}

static void
add_search (WayTierBoard *state)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _ ("Search Accounts"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search Accounts"), -1);
  g_signal_connect (entry, "search-changed", G_CALLBACK (sought_cb), state);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop_search_cb), state);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (gtk_widget_grab_focus), state->view);
  way_figure_view_add_control (state->view, NULL, entry);
}

static void
state_free (gpointer data)
{
  WayTierBoard *state = data;

  g_free (state->text);
  g_clear_pointer (&state->moved, g_ptr_array_unref);
  g_free (state);
}

static void
more_cb (WayTierColumn *column,
         WayTierBoard  *state)
{
  WayTierPlace     place = find_place (state, column);
  g_autofree char *about = NULL;

  state->limits[place] = MIN (state->limits[place], G_MAXINT / TIMES_MORE) * TIMES_MORE;
  about = dup_about (state);
  way_figure_view_set_about (state->view, about);
}

static GtkWidget *
make (WayFigureView *view,
      gpointer       data)
{
  WayTierBoard *state = data;
  GtkWidget    *scrolled = gtk_scrolled_window_new ();
  GtkWidget    *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int           i;

  gtk_widget_add_css_class (box, "tiers");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  state->view = view;
  for (i = 0; i < WAY_N_TIERS; i++)
    {
      GtkWidget *column = way_tier_column_new (_ (way_tier_infos[i].title), _ (way_tier_infos[i].note));

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
  WayTierBoard    *state = g_new0 (WayTierBoard, 1);
  g_autofree char *about = NULL;
  WayFigureView   *view;
  int              i;

  for (i = 0; i < WAY_N_TIERS; i++)
    state->limits[i] = FIRST_SHOWN;
  state->text = g_strdup ("");
  about = dup_about (state);
  view = way_figure_view_new (desk, &kind, about, state, state_free);
  add_search (state);

  return GTK_WIDGET (view);
}
