/* test-table.c - all cards in rows: sorted, filtered, edited in place */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/table/table-cell.h"
#include "widgets/table/table.h"

#define MANY 20000

typedef struct
{
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  GtkWidget    *table;
  GtkWidget    *window;
  char         *refused;
  char         *done;
  int           menus;
} Fixture;

static void
done_cb (WayTable   *table,
         const char *words,
         Fixture    *fixture)
{
  g_free (fixture->done);
  fixture->done = g_strdup (words);
}

static void
menu_cb (WayTable *table,
         double    x,
         double    y,
         Fixture  *fixture)
{
  fixture->menus++;
}

static void
refused_cb (WayTable   *table,
            const char *message,
            Fixture    *fixture)
{
  g_free (fixture->refused);
  fixture->refused = g_strdup (message);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->table = g_object_new (WAY_TYPE_TABLE, NULL);
  way_table_set_selection (WAY_TABLE (fixture->table), fixture->selection);
  way_table_set_history (WAY_TABLE (fixture->table), fixture->history);
  g_signal_connect (fixture->table, "edit-refused", G_CALLBACK (refused_cb), fixture);
  g_signal_connect (fixture->table, "done", G_CALLBACK (done_cb), fixture);
  g_signal_connect (fixture->table, "menu-requested", G_CALLBACK (menu_cb), fixture);
  fixture->window = way_test_window_new (fixture->table, 1500, 600);
  gtk_widget_grab_focus (fixture->table);
  way_test_next_frame (fixture->table);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->table), (gpointer *)&fixture->table);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->table == NULL);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
  g_free (fixture->refused);
  g_free (fixture->done);
}

static WayItem *
get_card (GListModel *model,
          guint       position)
{
  g_autoptr (WayCardRow) row = g_list_model_get_item (model, position);

  return way_card_row_get_card (row);
}

static char *
dup_titles (Fixture *fixture)
{
  GListModel *model = way_table_get_model (WAY_TABLE (fixture->table));
  GString    *titles = g_string_new (NULL);
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (model); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", way_item_get_name (get_card (model, i)));

  return g_string_free (titles, FALSE);
}

#define assert_titles(fixture, wanted)               \
  G_STMT_START                                       \
  {                                                  \
    g_autofree char *titles_ = dup_titles (fixture); \
    g_assert_cmpstr (titles_, ==, wanted);           \
  }                                                  \
  G_STMT_END

static void
set (Fixture    *fixture,
     const char *title,
     const char *field,
     const char *value)
{
  int i;

  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, i);
      g_autoptr (WayCommand) command = NULL;

      if (strcmp (way_item_get_name (card), title) != 0)
        continue;
      command = way_command_new_set (card, field, value, NULL);
      g_assert_true (way_history_perform (fixture->history, command, NULL));
      return;
    }
  g_assert_not_reached ();
}

/* Every field that people see is a column, and no more than one. */
static void
test_columns (void)
{
  g_autoptr (GPtrArray) columns = way_table_columns_new ();
  int   kind, i;
  guint j;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    for (i = 0; way_kind_is_card (kind) && i < way_kind_get_info (kind)->n_fields; i++)
      {
        const WayField *field = &way_kind_get_info (kind)->fields[i];
        int             n = 0;

        for (j = 0; j < columns->len; j++)
          {
            WayTableColumn *column = g_ptr_array_index (columns, j);

            if (column->role == WAY_COLUMN_FIELD && column->places[kind] == i)
              n++;
          }
        g_assert_cmpint (n, ==, field->flags & WAY_FIELD_HIDDEN || field->type == WAY_FIELD_PICTURE ? 0 : 1);
      }
}

/* The order of the journey to begin with; then as the type of a column asks for. */
static void
test_sorts (Fixture      *fixture,
            gconstpointer data)
{
  WayTable *table = WAY_TABLE (fixture->table);

  assert_titles (fixture, "Contract signed|Kick-off call|Issue credentials|Connect systems|First invoice|PO number missing");

  way_table_sort_by (table, "title", FALSE);
  assert_titles (fixture, "Connect systems|Contract signed|First invoice|Issue credentials|Kick-off call|PO number missing");
  way_table_sort_by (table, "title", TRUE);
  assert_titles (fixture, "PO number missing|Kick-off call|Issue credentials|First invoice|Contract signed|Connect systems");

  /* 10 follows 9, and who has none comes last. */
  set (fixture, "First invoice", "usefulness", "5");
  set (fixture, "Contract signed", "usefulness", "2");
  way_table_sort_by (table, "usefulness", FALSE);
  assert_titles (fixture, "Contract signed|First invoice|Kick-off call|Issue credentials|Connect systems|PO number missing");

  /* Choices by their order: a leap of faith, a hypothesis, what is validated. */
  set (fixture, "Contract signed", "belief", "validated");
  set (fixture, "PO number missing", "belief", "hypothesis");
  way_table_sort_by (table, "belief", TRUE);
  assert_titles (fixture, "Contract signed|PO number missing|Kick-off call|Issue credentials|Connect systems|First invoice");

  set (fixture, "First invoice", "checked", "2026-02-01");
  set (fixture, "Kick-off call", "checked", "2025-12-24");
  way_table_sort_by (table, "checked", FALSE);
  assert_titles (fixture, "Kick-off call|First invoice|Contract signed|Issue credentials|Connect systems|PO number missing");

  /* A card that changes goes to its new place. */
  set (fixture, "Kick-off call", "checked", "2026-03-01");
  assert_titles (fixture, "First invoice|Kick-off call|Contract signed|Issue credentials|Connect systems|PO number missing");
  g_assert_true (way_history_undo (fixture->history));
  assert_titles (fixture, "Kick-off call|First invoice|Contract signed|Issue credentials|Connect systems|PO number missing");

  way_table_sort_by (table, NULL, FALSE);
  assert_titles (fixture, "Contract signed|Kick-off call|Issue credentials|Connect systems|First invoice|PO number missing");
}

static void
set_words (WayTable   *table,
           const char *words)
{
  g_autoptr (WayFilter) filter = way_filter_new ();

  way_filter_set_words (filter, words);
  way_table_set_filter (table, filter);
}

/* The filter is that of the window; what is written about a card later counts at once. */
static void
test_filters (Fixture      *fixture,
              gconstpointer data)
{
  WayTable *table = WAY_TABLE (fixture->table);
  g_autoptr (WayFilter) pains = way_filter_new ();

  set (fixture, "First invoice", "title", "Première facture");
  set_words (table, "PREMIERE fact");
  assert_titles (fixture, "Première facture");
  way_filter_set (pains, WAY_FILTER_KINDS, "pain", TRUE);
  way_table_set_filter (table, pains);
  assert_titles (fixture, "PO number missing");
  set_words (table, "tom");
  assert_titles (fixture, "");
  set (fixture, "Kick-off call", "owner", "Tom");
  assert_titles (fixture, "Kick-off call");
  way_test_add (fixture->history, way_map_get (fixture->map, WAY_MAP_CARDS, 0), WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "Tom says no", NULL);
  assert_titles (fixture, "Contract signed|Kick-off call");
  way_table_set_filter (table, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (way_table_get_model (table)), ==, 6);
}

/* Typing, Enter: one step; Esc: none; Tab: on to the next cell. */
static void
test_edits (Fixture      *fixture,
            gconstpointer data)
{
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  guint64  before = way_history_get_serial (fixture->history);

  way_test_press ("F2");
  way_test_wait_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_type ("Signed");
  way_test_wait_until (strcmp (way_item_get_name (card), "Signed") == 0);
  way_test_press ("Return");
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_true (way_history_is_one_step_from (fixture->history, before));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get_name (card), ==, "Contract signed");

  /* What is typed on a cell replaces what is there, and Esc brings it back. */
  way_test_type ("X");
  way_test_wait_until (strcmp (way_item_get_name (card), "X") == 0);
  way_test_press ("Escape");
  way_test_wait_until (strcmp (way_item_get_name (card), "Contract signed") == 0);
  g_assert_cmpuint (way_history_get_serial (fixture->history), ==, before);

  /* The text has that first key as all others: an accent waits for its letter. */
  way_test_set_layout ("us(intl)");
  way_test_press ("dead_acute e");
  way_test_wait_until (strcmp (way_item_get_name (card), "é") == 0);
  way_test_press ("Escape");
  way_test_wait_until (strcmp (way_item_get_name (card), "Contract signed") == 0);
  g_assert_cmpuint (way_history_get_serial (fixture->history), ==, before);
  way_test_set_layout ("us");

  /* Kind, stage, step and lane are passed by: the next to write is the channel. */
  way_test_press ("F2");
  way_test_wait_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_press ("Tab");
  way_test_wait_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_press ("ctrl+a");
  way_test_type ("Portal");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "channel"), "portal") == 0);
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_next_frame (fixture->table);
}

/* A text that is no date is said and kept, and the file stays as it was. */
/* Whoever takes the focus keeps it, and the window is still alive. */
static void
test_click_beside_ends_typing (Fixture      *fixture,
                               gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Beside");

  g_object_ref (fixture->table);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), fixture->table);
  g_object_unref (fixture->table);
  gtk_widget_set_vexpand (fixture->table, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_grab_focus (fixture->table);
  way_test_next_frame (button);

  way_test_press ("F2");
  way_test_wait_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_type ("New");
  way_test_wait_until (way_history_can_undo (fixture->history));
  way_test_click_on (button);
  way_test_wait_until (gtk_widget_has_focus (button));
  way_test_next_frame (button);
  g_assert_true (gtk_widget_has_focus (button));
}

static void
test_refuses (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const columns[] = { "checked", "owner", NULL };
  WayItem                 *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  GtkWidget               *focus;

  way_table_set_shown_columns (WAY_TABLE (fixture->table), columns);
  way_test_next_frame (fixture->table);
  way_test_press ("End");
  way_test_press ("F2");
  way_test_wait_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_type ("2026-13");
  way_test_press ("Return");
  way_test_wait_until (gtk_widget_has_css_class (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "error"));
  g_assert_null (way_item_get (card, "checked"));
  g_assert_null (fixture->refused);

  /* Left in spite of it: told, and there again. */
  way_table_end_edit (WAY_TABLE (fixture->table));
  g_assert_nonnull (strstr (fixture->refused, "year-month-day"));
  gtk_widget_grab_focus (fixture->table);
  way_test_press ("F2");
  way_test_wait_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "2026-13");
  way_test_press ("ctrl+a");
  way_test_type ("2026-11-24");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "checked"), "2026-11-24") == 0);
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_next_frame (fixture->table);
}

/* The first key opens the bubble and stands in it; Ctrl+Z there takes the text back. */
static void
test_paragraph (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const columns[] = { "note", NULL };
  WayItem                 *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);

  g_object_set (fixture->table, "shown-columns", columns, NULL);
  way_test_next_frame (fixture->table);
  way_test_press ("End");
  way_test_type ("ab");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "note"), "ab") == 0);
  way_test_press ("ctrl+z");
  way_test_wait_until (way_item_get (card, "note") == NULL);
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_next_frame (fixture->table);
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  guint64 before = way_history_get_serial (fixture->history);

  way_table_set_editable (WAY_TABLE (fixture->table), FALSE);
  way_test_type ("X");
  way_test_wait_until (fixture->refused != NULL);
  g_assert_cmpuint (way_history_get_serial (fixture->history), ==, before);
}

/* Rows and cards are selected in one place. */
static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (way_table_get_model (WAY_TABLE (fixture->table)));

  way_selection_select (fixture->selection, way_item_get_id (get_card (G_LIST_MODEL (model), 4)));
  g_assert_true (gtk_selection_model_is_selected (model, 4));
  g_assert_false (gtk_selection_model_is_selected (model, 0));
  way_test_press ("Up");
  way_test_wait_until (gtk_selection_model_is_selected (model, 3));
  g_assert_cmpstr (way_selection_get_last (fixture->selection), ==, way_item_get_id (get_card (G_LIST_MODEL (model), 3)));
  g_assert_cmpstr (way_selection_get_step (fixture->selection), ==, way_item_get (get_card (G_LIST_MODEL (model), 3), "step"));
  way_test_press ("shift+Up");
  way_test_wait_until (way_selection_get_size (fixture->selection) == 2);
  way_test_press ("shift+Up");
  way_test_wait_until (way_selection_get_size (fixture->selection) == 3);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
}

static guint
get_n (Fixture *fixture)
{
  return g_list_model_get_n_items (way_table_get_model (WAY_TABLE (fixture->table)));
}

/* Keys act on all rows that are selected, as one step; the next row takes their place. */
static void
test_acts (Fixture      *fixture,
           gconstpointer data)
{
  GListModel *model = way_table_get_model (WAY_TABLE (fixture->table));
  guint64     before = way_history_get_serial (fixture->history);
  WayItem    *next = get_card (model, 2);

  way_test_press ("Up");
  way_test_press ("shift+Down");
  way_test_wait_until (way_selection_get_size (fixture->selection) == 2);
  way_test_press ("Delete");
  way_test_wait_until (get_n (fixture) == 4);
  g_assert_cmpstr (fixture->done, ==, "2 things removed");
  g_assert_true (way_history_is_one_step_from (fixture->history, before));
  g_assert_cmpstr (way_selection_get_last (fixture->selection), ==, way_item_get_id (next));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpuint (get_n (fixture), ==, 6);

  way_selection_select (fixture->selection, way_item_get_id (next));
  way_test_press ("ctrl+d");
  way_test_wait_until (get_n (fixture) == 7);
  g_assert_cmpuint (way_selection_get_size (fixture->selection), ==, 1);
  g_assert_cmpstr (way_selection_get_last (fixture->selection), !=, way_item_get_id (next));
  g_assert_true (way_history_undo (fixture->history));

  way_test_next_frame (fixture->table);
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_press ("shift+F10");
  way_test_wait_until (fixture->menus == 1);
  way_test_next_frame (fixture->table);
}

/* A kind is chosen as any other value; the row stays in use, and its order is the new one. */
static void
test_kind (Fixture      *fixture,
           gconstpointer data)
{
  WayTable        *table = WAY_TABLE (fixture->table);
  guint64          before = way_history_get_serial (fixture->history);
  g_autofree char *id = g_strdup (way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, 0)));

  way_table_sort_by (table, "kind", FALSE);
  way_selection_select (fixture->selection, id);
  gtk_widget_grab_focus (fixture->table);
  way_test_press ("Right");
  way_test_press ("Return");
  way_test_wait_until (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  way_test_press ("End");
  way_test_press ("Return");
  way_test_wait_until (way_item_get_kind (way_map_find (fixture->map, id)) == WAY_KIND_NOTE);
  g_assert_true (way_history_is_one_step_from (fixture->history, before));
  g_assert_cmpstr (fixture->done, ==, "Kind changed: Note. It has no Channel.");
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_cmpstr (way_item_get_id (get_card (way_table_get_model (table), 5)), ==, id);
  g_assert_cmpstr (way_selection_get_last (fixture->selection), ==, id);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpint (way_item_get_kind (get_card (way_table_get_model (table), 5)), ==, WAY_KIND_BACKSTAGE);
  way_test_next_frame (fixture->table);
}

/* One that nobody sees is empty, and is right when it is seen again. */
static void
test_hidden (Fixture      *fixture,
             gconstpointer data)
{
  /* GTK keeps what is hidden with the focus in it. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_set_visible (fixture->table, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (way_table_get_model (WAY_TABLE (fixture->table))), ==, 0);
  set (fixture, "Kick-off call", "title", "Kick-off");
  gtk_widget_set_visible (fixture->table, TRUE);
  way_test_wait_until (gtk_widget_get_mapped (fixture->table));
  assert_titles (fixture, "Contract signed|Kick-off|Issue credentials|Connect systems|First invoice|PO number missing");
}

/* 20,000 cards: a change looks at a few of them, and tells of one row. */
static int n_compared, n_matched, n_told;

static int
compare_cb (WayCardRow *a,
            WayCardRow *b,
            gpointer    data)
{
  n_compared++;

  return strcmp (way_item_get_name (way_card_row_get_card (a)), way_item_get_name (way_card_row_get_card (b)));
}

static gboolean
match_cb (WayCardRow *row,
          gpointer    data)
{
  n_matched++;

  return way_item_get_name (way_card_row_get_card (row))[0] != 'x';
}

static void
told_cb (GListModel *model,
         guint       position,
         guint       removed,
         guint       added)
{
  g_assert_cmpuint (removed + added, ==, 1);
  n_told++;
}

static WayMap *
make_large_map (void)
{
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, NULL);
  WayItem *steps[40], *lanes[5];
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  int i;

  for (i = 0; i < 40; i++)
    {
      steps[i] = way_item_new (WAY_KIND_STEP, NULL);
      way_item_append_child (stage, WAY_STAGE_STEPS, steps[i]);
      way_item_unref (steps[i]);
    }
  way_item_append_child (root, WAY_MAP_STAGES, stage);
  for (i = 0; i < 5; i++)
    {
      lanes[i] = way_item_new (WAY_KIND_LANE, NULL);
      way_item_append_child (root, WAY_MAP_LANES, lanes[i]);
      way_item_unref (lanes[i]);
    }
  for (i = 0; i < MANY; i++)
    {
      g_autoptr (WayItem) card = way_item_new (WAY_KIND_PAIN, NULL);
      g_autofree char *title = g_strdup_printf ("%06d", g_rand_int_range (random, 0, 1000000));

      way_item_set (card, "title", title, NULL);
      way_item_set (card, "step", way_item_get_id (steps[i % 40]), NULL);
      way_item_set (card, "lane", way_item_get_id (lanes[i % 5]), NULL);
      way_item_append_child (root, WAY_MAP_CARDS, card);
    }

  return way_map_new_for_root (root);
}

static void
perform (WayHistory *history,
         WayCommand *command)
{
  g_autoptr (GError) error = NULL;

  n_compared = n_matched = n_told = 0;
  way_history_perform (history, command, &error);
  g_assert_no_error (error);
  way_command_unref (command);
  g_assert_cmpint (n_compared, <, 80);
  g_assert_cmpint (n_matched, <, 3);
  g_assert_cmpint (n_told, <, 3);
}

static void
assert_sorted (GListModel *list)
{
  guint i;

  for (i = 1; i < g_list_model_get_n_items (list); i++)
    g_assert_cmpstr (way_item_get_name (get_card (list, i - 1)), <=, way_item_get_name (get_card (list, i)));
}

/* In the order of the map the list is like one that is made now. */
static void
assert_as_on_the_map (WayCardList  *list,
                      WayMap       *map,
                      WaySelection *selection)
{
  g_autoptr (WayCardList) fresh = way_card_list_new (map, selection);
  guint i;

  g_signal_handlers_block_matched (list, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, told_cb, NULL);
  way_card_list_set_active (fresh, TRUE);
  way_card_list_set_order (list, NULL, NULL);
  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fresh)); i++)
    g_assert_true (get_card (G_LIST_MODEL (list), i) == get_card (G_LIST_MODEL (fresh), i));
  way_card_list_set_order (list, compare_cb, NULL);
  g_signal_handlers_unblock_matched (list, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, told_cb, NULL);
}

static void
test_many (void)
{
  g_autoptr (WayMap) map = make_large_map ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WaySelection) selection = way_selection_new ();
  g_autoptr (WayCardList) list = way_card_list_new (map, selection);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  WayItem *card;
  int      i;

  way_card_list_set_active (list, TRUE);
  way_card_list_set_order (list, compare_cb, NULL);
  way_card_list_set_filter (list, match_cb, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  g_signal_connect (list, "items-changed", G_CALLBACK (told_cb), NULL);
  for (i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("%06d", g_rand_int_range (random, 0, 1000000));
      g_autoptr (WayItem) fresh = way_item_copy (way_map_get (map, WAY_MAP_CARDS, 0));

      card = way_map_get (map, WAY_MAP_CARDS, g_rand_int_range (random, 0, way_map_n (map, WAY_MAP_CARDS)));
      switch (i % 5)
        {
        case 3:
          perform (history, way_command_new_move (card, way_map_get_root (map), WAY_MAP_CARDS, g_rand_int_range (random, 0, MANY - 200)));
          g_assert_cmpint (n_told, ==, 0);
          break;
        case 0:
          perform (history, way_command_new_set (card, "title", title, NULL));
          break;
        case 1:
          fresh = (way_item_unref (fresh), way_item_new (WAY_KIND_PAIN, NULL));
          way_item_set (fresh, "title", title, NULL);
          way_item_set (fresh, "step", way_item_get (card, "step"), NULL);
          way_item_set (fresh, "lane", way_item_get (card, "lane"), NULL);
          perform (history, way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, fresh));
          break;
        case 2:
          perform (history, way_command_new_remove (map, card));
          break;
        default:
          perform (history, way_command_new_set (card, "owner", title, NULL));
          g_assert_cmpint (n_told, ==, 0);
        }
    }
  assert_sorted (G_LIST_MODEL (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, way_map_n (map, WAY_MAP_CARDS));
  assert_as_on_the_map (list, map, selection);

  /* A row that is held keeps its place until it is let go. */
  card = get_card (G_LIST_MODEL (list), 100);
  way_card_list_hold (list, way_card_list_get_row (list, 100));
  perform (history, way_command_new_set (card, "title", "999999x", NULL));
  g_assert_true (get_card (G_LIST_MODEL (list), 100) == card);
  way_card_list_hold (list, NULL);
  g_assert_false (get_card (G_LIST_MODEL (list), 100) == card);
  perform (history, way_command_new_set (card, "title", "x", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, way_map_n (map, WAY_MAP_CARDS) - 1);
  assert_sorted (G_LIST_MODEL (list));
  while (way_history_undo (history))
    ;
  assert_sorted (G_LIST_MODEL (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
}

/* 20,000 cards in a window: only those in sight have widgets. */
static void
test_virtual (void)
{
  g_autoptr (WayMap) map = make_large_map ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WaySelection) selection = way_selection_new ();
  GtkWidget *table = g_object_new (WAY_TYPE_TABLE, NULL);
  GtkWidget *window;
  int        n = 0;

  way_table_set_selection (WAY_TABLE (table), selection);
  way_table_set_history (WAY_TABLE (table), history);
  window = way_test_window_new (table, 900, 500);
  gtk_widget_grab_focus (table);
  way_test_press ("ctrl+End");
  way_test_wait_until (way_selection_get_size (selection) == 1);
  g_assert_cmpstr (way_selection_get_last (selection), ==, way_item_get_id (get_card (way_table_get_model (WAY_TABLE (table)), MANY - 1)));
  while (way_test_find (table, WAY_TYPE_TABLE_CELL, n) != NULL)
    n += 50;
  g_assert_cmpint (n, <, 6000);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where text runs from the right the rows are seen too, in a window narrower than they are. */
static void
test_from_the_right (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WaySelection) selection = way_selection_new ();
  GtkWidget      *table, *window, *cell;
  graphene_rect_t bounds;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  table = g_object_new (WAY_TYPE_TABLE, NULL);
  way_table_set_selection (WAY_TABLE (table), selection);
  way_table_set_history (WAY_TABLE (table), history);
  window = way_test_window_new (table, 500, 400);
  gtk_widget_grab_focus (table);
  way_test_wait_until (WAY_IS_TABLE_CELL (gtk_window_get_focus (GTK_WINDOW (window))));
  cell = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_compute_bounds (cell, table, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 500);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, function) g_test_add ("/widgets/table/" name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/widgets/table/has-a-column-for-every-field", test_columns);
  ADD ("sorts-by-the-type-of-a-column", test_sorts);
  ADD ("filters-without-accents", test_filters);
  ADD ("edits-in-place-as-one-step", test_edits);
  ADD ("ends-when-something-beside-is-clicked", test_click_beside_ends_typing);
  ADD ("says-and-keeps-what-is-refused", test_refuses);
  ADD ("writes-a-paragraph", test_paragraph);
  ADD ("leaves-a-read-only-map-alone", test_read_only);
  ADD ("shares-the-selection", test_selection);
  ADD ("acts-on-what-is-selected", test_acts);
  ADD ("changes-the-kind", test_kind);
  ADD ("costs-nothing-when-hidden", test_hidden);
  g_test_add_func ("/widgets/table/takes-in-a-change-of-many-alone", test_many);
  g_test_add_func ("/widgets/table/shows-many", test_virtual);
  g_test_add_func ("/widgets/table/runs-from-the-right", test_from_the_right);

  return g_test_run ();
}
