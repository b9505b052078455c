/* test-canvas.c - a map that is seen, moved in and edited, with real keys and clicks */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-private.h"
#include "widgets/shared/zoom-control.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GtkWidget  *window;
  WayCanvas  *canvas;
  char       *removed;
} Fixture;

static void
settle (Fixture *fixture)
{
  way_test_wait_until (fixture->canvas->proxies_id == 0 && fixture->canvas->still_id == 0 && fixture->canvas->frame_id == 0 && !g_main_context_pending (NULL));
}

/* Clicks at a point of the map. */
static void
click (Fixture    *fixture,
       double      x,
       double      y,
       const char *how)
{
  double widget_x, widget_y;

  way_canvas_map_to_widget (fixture->canvas, x, y, &widget_x, &widget_y);
  way_test_click (GTK_WIDGET (fixture->canvas), widget_x, widget_y, how);
}

static void
removed_cb (WayCanvas  *canvas,
            const char *label,
            Fixture    *fixture)
{
  g_free (fixture->removed);
  fixture->removed = g_strdup (label);
}

static void
set_up_with (Fixture *fixture,
             WayMap  *map)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->map = map;
  fixture->history = way_history_new (map);
  fixture->canvas = way_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->canvas));
  way_canvas_set_history (fixture->canvas, fixture->history);
  g_signal_connect (fixture->canvas, "removed", G_CALLBACK (removed_cb), fixture);
  fixture->window = way_test_window_new (scrolled, 900, 560);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  settle (fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  set_up_with (fixture, way_test_map_new ());
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), (gpointer *)&fixture->canvas);
  g_object_add_weak_pointer (G_OBJECT (fixture->history), (gpointer *)&fixture->history);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->canvas == NULL);
  g_object_unref (fixture->history);
  g_assert_null (fixture->history);
  g_object_add_weak_pointer (G_OBJECT (fixture->map), (gpointer *)&fixture->map);
  g_object_unref (fixture->map);
  g_assert_null (fixture->map);
  g_free (fixture->removed);
}

static WaySelection *
get_selection (Fixture *fixture)
{
  return way_canvas_get_selection (fixture->canvas);
}

static const char *
get_selected_title (Fixture *fixture)
{
  WayItem *item = way_selection_get_item (get_selection (fixture), fixture->map);

  return item != NULL ? way_item_get_name (item) : NULL;
}

static WayItem *
find_card (Fixture    *fixture,
           const char *title)
{
  int i;

  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, i);

      if (g_strcmp0 (way_item_get (card, "title"), title) == 0)
        return card;
    }

  return NULL;
}

static const char *
get_label (Fixture    *fixture,
           const char *id)
{
  WayCanvasProxy *proxy = g_hash_table_lookup (fixture->canvas->proxies, id);

  return proxy != NULL ? way_canvas_proxy_get_label (proxy) : NULL;
}

/* A cell of the third lane, pains, by the place of its step. */
static void
use_cell (Fixture *fixture,
          int      column,
          int      row)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);

  way_selection_set_cell (get_selection (fixture), way_item_get_id (way_layout_get_step (layout, column)),
                          way_item_get_id (way_layout_get_lane (layout, row)));
  settle (fixture);
}

static void
test_everything_has_a_name (Fixture      *fixture,
                            gconstpointer data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  int        i;

  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_STAGES); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_STAGES, i))));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_LANES); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, i))));
  for (i = 0; i < way_layout_n_columns (layout); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_layout_get_step (layout, i))));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, i))));
  g_assert_cmpstr (get_label (fixture, way_item_get_id (find_card (fixture, "PO number missing"))), ==, "PO number missing, Pain, First invoice");
  g_assert_cmpstr (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 2))), ==, "Pains, lane 3 of 5");

  use_cell (fixture, 0, 2);
  g_assert_cmpstr (get_label (fixture, "cell"), ==, "Pains, Contract signed, empty");

  /* Two in one cell say which is which. */
  way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "No answer",
                "step", way_item_get_id (way_layout_get_step (layout, 3)), "lane", way_item_get_id (way_layout_get_lane (layout, 2)), NULL);
  settle (fixture);
  g_assert_cmpstr (get_label (fixture, way_item_get_id (find_card (fixture, "No answer"))), ==, "No answer, Pain, First invoice, 2 of 2");
  g_assert_cmpstr (get_label (fixture, way_item_get_id (find_card (fixture, "PO number missing"))), ==, "PO number missing, Pain, First invoice, 1 of 2");
}

static void
test_arrows_walk (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *keys;
    const char *title; /* NULL: an empty cell */
  } walk[] = {
    { "Down", "Ship and bill the first load" },
    { "Down", "Set up" },
    { "Down", "Contract signed" },
    { "Right", "Kick-off call" },
    { "Up", "Set up" },
    { "Right", "First use" },
    { "Down Down", "Connect systems" }, /* a touchpoint */
    { "Down Down Down", NULL },         /* two emotions, then no pain */
    { "Right", "PO number missing" },
    { "Home", NULL },
    { "Left", "Pains" },
    { "Down", "Backstage" },
    { "Right", NULL },
    { "Right", "Issue credentials" },
    { "Right", NULL }, /* over its whole span */
    { "ctrl+Home", "Contract signed" },
  };
  guint i;

  way_test_press ("Escape");
  for (i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      const char *last;
      WayItem    *item;

      way_test_press (walk[i].keys);
      if (walk[i].title == NULL)
        way_test_wait_until (way_selection_get_size (get_selection (fixture)) == 0);
      else if (i == 0)
        way_test_wait_until (g_strcmp0 (fixture->canvas->cursor, "objective") == 0);
      else
        way_test_wait_until (g_strcmp0 (get_selected_title (fixture), walk[i].title) == 0);

      /* The focus is where the selection is. */
      settle (fixture);
      last = way_selection_get_last (get_selection (fixture));
      item = last != NULL ? way_map_find (fixture->map, last) : NULL;
      g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
      g_assert_cmpstr (fixture->canvas->cursor, ==, item == NULL ? "cell" : i == 0 ? "objective"
                                                                                   : last);
    }
}

static void
test_tab_goes_through_the_parts (Fixture      *fixture,
                                 gconstpointer data)
{
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (get_selected_title (fixture), "Set up") == 0);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (get_selected_title (fixture), "Touchpoints") == 0);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (get_selected_title (fixture), "Contract signed") == 0);
  way_test_press ("shift+Tab");
  way_test_wait_until (g_strcmp0 (get_selected_title (fixture), "Touchpoints") == 0);
}

static void
test_typing_is_live_and_undone_at_once (Fixture      *fixture,
                                        gconstpointer data)
{
  WayItem         *card = find_card (fixture, "PO number missing");
  g_autofree char *id = g_strdup (way_item_get_id (card));
  WayBox           before, after;

  way_layout_find (way_canvas_get_layout (fixture->canvas), id, &before);
  way_selection_select (get_selection (fixture), id);
  settle (fixture);
  way_test_press ("F2");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_test_press ("End");
  way_test_type (" on the invoice that nobody reads");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "PO number missing on the invoice that nobody reads") == 0);
  way_layout_find (way_canvas_get_layout (fixture->canvas), id, &after);
  g_assert_cmpfloat (after.rect.height, >, before.rect.height);

  /* Escape keeps what was typed. */
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "PO number missing on the invoice that nobody reads");
  settle (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "PO number missing");
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_undo_while_typing (Fixture      *fixture,
                        gconstpointer data)
{
  WayItem *card = find_card (fixture, "PO number missing");

  way_canvas_edit_title (fixture->canvas, way_item_get_id (card));
  settle (fixture);
  way_test_type ("abc");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "abc") == 0);
  way_test_press ("ctrl+z");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "PO number missing") == 0);
  g_assert_true (way_canvas_is_editing (fixture->canvas));
  {
    g_autofree char *shown = way_title_editor_dup_text (fixture->canvas->editor);

    g_assert_cmpstr (shown, ==, "PO number missing");
  }
  way_test_press ("ctrl+shift+z");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "abc") == 0);
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
}

static void
test_typing_in_an_empty_cell_adds_a_card (Fixture      *fixture,
                                          gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  use_cell (fixture, 1, 2);
  way_test_type ("Nobody");
  way_test_wait_until (find_card (fixture, "Nobody") != NULL);
  g_assert_cmpint (way_item_get_kind (find_card (fixture, "Nobody")), ==, WAY_KIND_PAIN);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_test_press ("Tab");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpuint (way_selection_get_size (get_selection (fixture)), ==, 0);

  /* One that nothing was typed into goes again. */
  way_test_press ("Return");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 2);
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  /* And is no step to be undone. */
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
}

/* While people talk, a cell is passed over with the key that went on to it. */
static void
test_tab_goes_on (Fixture      *fixture,
                  gconstpointer data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);

  use_cell (fixture, 0, 2);
  way_test_type ("One");
  way_test_wait_until (find_card (fixture, "One") != NULL);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (get_selection (fixture)), way_item_get_id (way_layout_get_step (layout, 1))) == 0);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (get_selection (fixture)), way_item_get_id (way_layout_get_step (layout, 2))) == 0);
  way_test_press ("shift+Tab");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (get_selection (fixture)), way_item_get_id (way_layout_get_step (layout, 1))) == 0);
  /* After an arrow it belongs to the window again. */
  way_test_press ("Right");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (get_selection (fixture)), way_item_get_id (way_layout_get_step (layout, 2))) == 0);
  way_test_press ("Tab");
  settle (fixture);
  g_assert_cmpstr (way_selection_get_step (get_selection (fixture)), ==, way_item_get_id (way_layout_get_step (layout, 2)));
}

static void
test_typing_names_a_header (Fixture      *fixture,
                            gconstpointer data)
{
  WayItem *lane = way_map_get (fixture->map, WAY_MAP_LANES, 2);

  way_selection_select (get_selection (fixture), way_item_get_id (lane));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  settle (fixture);
  way_test_type ("What hurts");
  way_test_wait_until (g_strcmp0 (way_item_get_name (lane), "What hurts") == 0);
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
}

static void
test_typing_on_a_card_begins_the_next (Fixture      *fixture,
                                       gconstpointer data)
{
  WayItem *card = find_card (fixture, "PO number missing");
  int      n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_canvas_select_card (fixture->canvas, way_item_get_id (card), FALSE);
  settle (fixture);
  way_test_type ("Also late");
  way_test_wait_until (find_card (fixture, "Also late") != NULL);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  g_assert_cmpstr (way_item_get_name (card), ==, "PO number missing");
  g_assert_cmpint (way_item_get_index (find_card (fixture, "Also late")), ==, way_item_get_index (card) + 1);
  g_assert_cmpstr (way_item_get (find_card (fixture, "Also late"), "step"), ==, way_item_get (card, "step"));
  way_canvas_end_edit (fixture->canvas);
  settle (fixture);
}

/* The first key opens the editor, and an accent waits there for its letter. */
static void
test_accents_are_composed (Fixture      *fixture,
                           gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_set_layout ("us(intl)");
  use_cell (fixture, 1, 2);
  way_test_press ("dead_acute e");
  way_test_wait_until (find_card (fixture, "é") != NULL);
  way_canvas_end_edit (fixture->canvas);
  way_selection_select (get_selection (fixture), way_item_get_id (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 1)));
  settle (fixture);
  way_test_press ("dead_acute a s");
  way_test_wait_until (g_strcmp0 (get_selected_title (fixture), "ás") == 0);
  way_canvas_end_edit (fixture->canvas);
  /* An accent alone is no card. */
  use_cell (fixture, 1, 3);
  way_test_press ("dead_acute");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_canvas_end_edit (fixture->canvas);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_test_set_layout ("us");
}

/* Keys with Ctrl are found by what they have on another layout, and under Caps Lock. */
static void
test_another_script (Fixture      *fixture,
                     gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_set_layout ("us,ru");
  way_canvas_select_card (fixture->canvas, way_item_get_id (find_card (fixture, "PO number missing")), FALSE);
  settle (fixture);
  way_test_press ("ctrl+Cyrillic_ve");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) == n + 1);
  way_test_press ("Caps_Lock");
  way_test_press ("ctrl+d");
  way_test_press ("Caps_Lock");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) == n + 2);
  /* The title is typed with the same layout, and taken back with it. */
  use_cell (fixture, 1, 2);
  way_test_press ("Cyrillic_ya");
  way_test_wait_until (find_card (fixture, "я") != NULL);
  way_test_press ("ctrl+Cyrillic_ya");
  way_test_wait_until (find_card (fixture, "я") == NULL);
  way_test_set_layout ("us");
}

static void
test_undoing_the_card_ends_its_editing (Fixture      *fixture,
                                        gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  use_cell (fixture, 1, 2);
  g_assert_true (way_canvas_add_card (fixture->canvas));
  g_assert_true (way_canvas_is_editing (fixture->canvas));
  way_history_undo (fixture->history);
  g_assert_false (way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  settle (fixture);
}

static void
test_typing_is_legible_at_any_zoom (Fixture      *fixture,
                                    gconstpointer data)
{
  static const double zooms[] = { 0.3, 1, 3 };
  WayItem            *card = find_card (fixture, "PO number missing");
  guint               i;

  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      graphene_rect_t bounds;
      WayBox          box;

      way_canvas_set_zoom (fixture->canvas, zooms[i]);
      g_assert_true (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
      way_test_next_frame (GTK_WIDGET (fixture->canvas));
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (fixture->canvas->editor), GTK_WIDGET (fixture->canvas), &bounds));
      way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (card), &box);
      /* As large as the card, or as it takes to read it; and in sight. */
      g_assert_cmpfloat (bounds.size.width, >, MAX (zooms[i], 0.8) * box.rect.width * 0.7);
      g_assert_cmpfloat (bounds.size.width, <=, MAX (zooms[i], 0.9) * box.rect.width);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      /* Its end too, where there is room for it beside the names of the lanes. */
      if (bounds.size.width < 0.5 * gtk_widget_get_width (GTK_WIDGET (fixture->canvas)))
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
      way_canvas_end_edit (fixture->canvas);
    }
}

/* A job card without a title of its own shows the statement of its job. */
/* Whoever takes the focus keeps it, and the window is still alive. */
static void
test_click_beside_ends_typing (Fixture      *fixture,
                               gconstpointer data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Beside");
  WayItem   *card = find_card (fixture, "Contract signed");

  g_object_ref (scrolled);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_object_unref (scrolled);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  way_test_next_frame (button);
  settle (fixture);

  g_assert_true (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_test_type ("New");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "New") == 0);
  way_test_click_on (button);
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  settle (fixture);
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "New");
}

static void
test_job_card_edits_its_job (Fixture      *fixture,
                             gconstpointer data)
{
  WayItem *root = way_map_get_root (fixture->map);
  WayItem *job = way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Pay carriers on time", NULL);
  WayItem *card = way_test_add (fixture->history, root, WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "job", way_item_get_id (job),
                                "step", way_item_get_id (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 0)),
                                "lane", way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 2)), NULL);

  g_assert_true (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
  settle (fixture);
  way_test_press ("End");
  way_test_type (" always");
  way_test_wait_until (g_strcmp0 (way_item_get (job, "statement"), "Pay carriers on time always") == 0);
  g_assert_null (way_item_get (card, "title"));
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpstr (way_selection_get_last (get_selection (fixture)), ==, way_item_get_id (card));
  way_history_undo (fixture->history);
  g_assert_cmpstr (way_item_get (job, "statement"), ==, "Pay carriers on time");
  settle (fixture);
}

static void
add_stage_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  WayHistory *history = data;
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
  g_autoptr (WayCommand) command = NULL;

  way_item_append_child (stage, WAY_STAGE_STEPS, step);
  command = way_command_new_insert (way_map_get_root (way_history_get_map (history)), WAY_MAP_STAGES, -1, stage);
  g_assert_true (way_history_perform (history, command, NULL));
}

static void
test_empty_map_is_no_dead_end (void)
{
  static const GActionEntry entries[] = { { .name = "add-stage", .activate = add_stage_cb } };
  Fixture                   fixture = { 0 };
  GtkWidget                *hint;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  set_up_with (&fixture, way_map_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture.history);
  gtk_widget_insert_action_group (fixture.window, "win", G_ACTION_GROUP (actions));
  hint = fixture.canvas->empty_hint;
  g_assert_true (gtk_widget_get_mapped (hint));

  /* Its title has the focus and can be typed. */
  way_test_press ("Return");
  way_test_wait_until (way_canvas_is_editing (fixture.canvas));
  way_test_type ("Mine");
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture.canvas));
  g_assert_cmpstr (way_item_get (way_map_get_root (fixture.map), "title"), ==, "Mine");

  /* Tab leads to the button. */
  settle (&fixture);
  way_test_press ("Tab");
  way_test_press ("space");
  way_test_wait_until (way_map_n (fixture.map, WAY_MAP_STAGES) == 1);
  settle (&fixture);
  /* Now a lane is missing. */
  g_assert_true (gtk_widget_get_mapped (hint));
  way_test_add (fixture.history, way_map_get_root (fixture.map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "Pains", "kind", "pain", NULL);
  settle (&fixture);
  g_assert_false (gtk_widget_get_mapped (hint));
  tear_down (&fixture, NULL);
}

static void
test_delete_removes (Fixture      *fixture,
                     gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_canvas_select_card (fixture->canvas, way_item_get_id (find_card (fixture, "PO number missing")), FALSE);
  settle (fixture);
  way_test_press ("Delete");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) == n - 1);
  g_assert_cmpstr (fixture->removed, ==, "“PO number missing” removed");
  settle (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
  way_history_undo (fixture->history);
  g_assert_nonnull (find_card (fixture, "PO number missing"));
  settle (fixture);
}

/* Whoever presses Delete twice means two stages, or two lanes. */
static void
test_delete_selects_what_is_beside (Fixture      *fixture,
                                    gconstpointer data)
{
  static const char *const selected[][2] = { { "Set up", "First use" }, { "Pains", "Backstage" }, { "Customers here", "Backstage" } };
  WayMap                  *map = fixture->map;
  guint                    i;
  int                      j;

  for (i = 0; i < G_N_ELEMENTS (selected); i++)
    {
      WayItem *item = NULL;
      int      slot = i == 0 ? WAY_MAP_STAGES : WAY_MAP_LANES;

      for (j = 0; j < way_map_n (map, slot); j++)
        if (strcmp (way_item_get_name (way_map_get (map, slot, j)), selected[i][0]) == 0)
          item = way_map_get (map, slot, j);
      way_selection_select (get_selection (fixture), way_item_get_id (item));
      settle (fixture);
      way_test_press ("BackSpace Delete");
      way_test_wait_until (g_strcmp0 (get_selected_title (fixture), selected[i][1]) == 0);
      settle (fixture);
      g_assert_cmpuint (way_history_n_steps (fixture->history), ==, i + 1);
    }
}

static void
test_clicks (Fixture      *fixture,
             gconstpointer data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  WayItem   *card = find_card (fixture, "PO number missing");
  WayItem   *lane = way_map_get (fixture->map, WAY_MAP_LANES, 2);
  WayBox     box;
  WayRect    cell;
  int        n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_layout_find (layout, way_item_get_id (card), &box);
  click (fixture, box.rect.x + 20, box.rect.y + 12, "click 1");
  way_test_wait_until (way_selection_contains (get_selection (fixture), way_item_get_id (card)));
  g_assert_cmpstr (way_selection_get_lane (get_selection (fixture)), ==, way_item_get_id (lane));

  way_layout_get_cell (layout, 1, 2, &cell);
  click (fixture, cell.x + 40, cell.y + 20, "click 1");
  way_test_wait_until (way_selection_get_size (get_selection (fixture)) == 0);
  g_assert_cmpstr (way_selection_get_step (get_selection (fixture)), ==, way_item_get_id (way_layout_get_step (layout, 1)));
  /* Elsewhere, so that it is no third click. */
  click (fixture, cell.x + 70, cell.y + 30, "click --repeat 2 --delay 40 1");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_canvas_end_edit (fixture->canvas);
  settle (fixture);

  /* The sign that folds. */
  way_layout_find (layout, way_item_get_id (lane), &box);
  click (fixture, box.rect.x + box.rect.width - 8, box.rect.y + 18, "click 1");
  way_test_wait_until (way_item_has_mark (lane, "folded"));
  settle (fixture);
  g_assert_null (get_label (fixture, way_item_get_id (card)));
}

/* One click goes there and changes nothing, two say how it feels. */
static void
test_levels (Fixture      *fixture,
             gconstpointer data)
{
  WayLayout  *layout = way_canvas_get_layout (fixture->canvas);
  WayItem    *step = way_layout_get_step (layout, 3);
  const char *persona = way_canvas_get_persona (fixture->canvas);
  WayItem    *emotion = way_rules_find_emotion (step, persona);
  g_autoptr (WayCommand) command = NULL;
  WayRect cell;

  way_layout_get_cell (layout, 3, 1, &cell);
  click (fixture, cell.x + 10, cell.y + 17, "click 1");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (get_selection (fixture)), way_item_get_id (step)) == 0);
  settle (fixture);
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 0);
  click (fixture, cell.x + 11, cell.y + 17, "click --repeat 2 --delay 40 1");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == 2);
  settle (fixture);
  way_history_undo (fixture->history);
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 0);

  command = way_command_new_remove (fixture->map, emotion);
  g_assert_true (way_history_perform (fixture->history, command, NULL));
  settle (fixture);
  click (fixture, cell.x + 30, cell.y + 17, "click 1");
  settle (fixture);
  g_assert_null (way_rules_find_emotion (step, persona));
  click (fixture, cell.x + 50, cell.y + 17, "click --repeat 2 --delay 40 1");
  way_test_wait_until ((emotion = way_rules_find_emotion (step, persona)) != NULL);
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 2);
}

static void
test_faces (Fixture      *fixture,
            gconstpointer data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  WayItem   *emotion = way_rules_find_emotion (way_layout_get_step (layout, 3), way_canvas_get_persona (fixture->canvas));
  WayBox     box;

  /* Pulled from the middle to the worst, on the way over all between: one step. */
  g_assert_true (way_layout_find (layout, way_item_get_id (emotion), &box));
  click (fixture, box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2,
         "mousedown 1 mousemove_relative -- 0 20 mousemove_relative -- 0 20 mousemove_relative -- 0 20 mousemove_relative -- 0 20 mouseup 1");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == -2);
  settle (fixture);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 0);
  g_assert_false (way_history_can_undo (fixture->history));

  /* By keys, where the focus is. */
  settle (fixture);
  way_canvas_select_card (fixture->canvas, way_item_get_id (emotion), FALSE);
  settle (fixture);
  way_test_press ("plus");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == 1);
  way_test_press ("minus minus");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == -1);
  settle (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
}

static void
test_pans (Fixture      *fixture,
           gconstpointer data)
{
  GtkAdjustment  **at = fixture->canvas->adjustments;
  g_autofree char *selected = g_strdup (way_selection_get_last (get_selection (fixture)));
  double           x, y;

  way_canvas_set_zoom (fixture->canvas, 2);
  gtk_adjustment_set_value (at[0], 200);
  gtk_adjustment_set_value (at[1], 200);
  settle (fixture);

  /* The middle button, both axes at once. */
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "mousedown 2 mousemove_relative -- 10 10 mousemove_relative -- 50 30 mouseup 2");
  way_test_wait_until (fabs (gtk_adjustment_get_value (at[0]) - 140) < 1 && fabs (gtk_adjustment_get_value (at[1]) - 160) < 1);

  /* Space held: nothing is clicked or folded. */
  x = gtk_adjustment_get_value (at[0]);
  y = gtk_adjustment_get_value (at[1]);
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "keydown space");
  way_test_wait_until (fixture->canvas->space_held);
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "mousedown 1 mousemove_relative -- -10 -10 mousemove_relative -- -20 -20 mouseup 1");
  way_test_wait_until (fabs (gtk_adjustment_get_value (at[0]) - x - 30) < 1 && fabs (gtk_adjustment_get_value (at[1]) - y - 30) < 1);
  /* Not before: while the window manager holds a click back, keys overtake it. */
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "keyup space");
  way_test_wait_until (!fixture->canvas->space_held);
  g_assert_cmpstr (way_selection_get_last (get_selection (fixture)), ==, selected);
  g_assert_false (way_history_can_undo (fixture->history));

  /* Sideways by the wheel. */
  x = gtk_adjustment_get_value (at[0]);
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "click 7");
  way_test_wait_until (gtk_adjustment_get_value (at[0]) > x);
}

static void
test_zoom_keeps_the_point (Fixture      *fixture,
                           gconstpointer data)
{
  static const double zooms[] = { 1.3, 1.9, 0.9, 2.6, 4, 0.3, 1.1 };
  double              x, y, after_x, after_y;
  guint               i;

  /* From a place where the edges of the map are far. */
  way_canvas_set_zoom (fixture->canvas, 2.2);
  way_canvas_zoom_at (fixture->canvas, 2.2, 450, 280);
  way_canvas_widget_to_map (fixture->canvas, 400, 250, &x, &y);
  for (i = 0; i < 40; i++)
    {
      way_canvas_zoom_at (fixture->canvas, way_canvas_get_zoom (fixture->canvas) * (i % 2 ? 1.05 : 1 / 1.05), 400, 250);
      way_canvas_widget_to_map (fixture->canvas, 400, 250, &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (after_x, x, 0.5);
      g_assert_cmpfloat_with_epsilon (after_y, y, 0.5);
    }

  /* Even where the edge forbids it for a while. */
  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    way_canvas_zoom_at (fixture->canvas, zooms[i], 400, 250);
  way_canvas_zoom_at (fixture->canvas, 2.2, 400, 250);
  way_canvas_widget_to_map (fixture->canvas, 400, 250, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (after_x, x, 0.5);
  g_assert_cmpfloat_with_epsilon (after_y, y, 0.5);

  way_canvas_set_zoom (fixture->canvas, 100);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), ==, WAY_CANVAS_ZOOM_MAX);
  way_canvas_set_zoom (fixture->canvas, 0);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), ==, WAY_CANVAS_ZOOM_MIN);
}

static void
test_zoom_fit_shows_all (Fixture      *fixture,
                         gconstpointer data)
{
  double width, height, x, y;

  way_canvas_zoom_fit (fixture->canvas);
  way_layout_get_size (way_canvas_get_layout (fixture->canvas), &width, &height);
  way_canvas_map_to_widget (fixture->canvas, 0, 0, &x, &y);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  way_canvas_map_to_widget (fixture->canvas, width, height, &x, &y);
  g_assert_cmpfloat (x, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) + 1);
  g_assert_cmpfloat (y, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)) + 1);
}

static void
test_zoom_is_one_step_of_the_wheel (Fixture      *fixture,
                                    gconstpointer data)
{
  WayBox box;

  way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (find_card (fixture, "PO number missing")), &box);
  click (fixture, box.rect.x + 20, box.rect.y + 12, "keydown ctrl click 4 keyup ctrl");
  way_test_wait_until (way_canvas_get_zoom (fixture->canvas) > 1);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), <, 1.3);
}

static void
test_headers_stay (Fixture      *fixture,
                   gconstpointer data)
{
  WayItem        *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem        *lane = way_map_get (fixture->map, WAY_MAP_LANES, 2);
  WayBox          box;
  double          x, y;
  WayView         view;
  graphene_rect_t rect;

  way_canvas_set_zoom (fixture->canvas, 1.5);
  gtk_adjustment_set_value (fixture->canvas->adjustments[0], 200);
  gtk_adjustment_set_value (fixture->canvas->adjustments[1], 300);
  way_canvas_get_view (fixture->canvas, &view);

  way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (stage), &box);
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  g_assert_cmpfloat (rect.origin.y, >=, 0);
  g_assert_true (way_canvas_hit (fixture->canvas, rect.origin.x + rect.size.width - 30, rect.origin.y + 10, &box, &x, &y));
  g_assert_true (box.item == stage);

  way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (lane), &box);
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  g_assert_cmpfloat (rect.origin.x, >=, 0);
  g_assert_true (way_canvas_hit (fixture->canvas, rect.origin.x + 30, rect.origin.y + rect.size.height - 10, &box, &x, &y));
  g_assert_true (box.item == lane);
}

static void
test_view_stays_when_things_grow_above (Fixture      *fixture,
                                        gconstpointer data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  WayItem   *lane = way_map_get (fixture->map, WAY_MAP_LANES, 3);
  WayRect    cell;
  double     x, before, after;
  int        i;

  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_scroll_to (fixture->canvas, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 4)));
  use_cell (fixture, 0, 3);
  way_layout_get_cell (layout, 0, 3, &cell);
  way_canvas_map_to_widget (fixture->canvas, cell.x, cell.y, &x, &before);
  for (i = 0; i < 4; i++)
    way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "More",
                  "step", way_item_get_id (way_layout_get_step (layout, 0)), "lane", way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 0)), NULL);
  way_layout_get_cell (layout, 0, way_item_get_index (lane), &cell);
  way_canvas_map_to_widget (fixture->canvas, cell.x, cell.y, &x, &after);
  g_assert_cmpfloat_with_epsilon (before, after, 1);
}

static void
test_a_key_paints_what_changed (Fixture      *fixture,
                                gconstpointer data)
{
  WayItem *card;
  WayItem *step, *lane;
  guint    before, all;
  int      i;
  g_autoptr (WayCommand) command = NULL;

  /* Taller than a tile. */
  step = way_layout_get_step (way_canvas_get_layout (fixture->canvas), 0);
  lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  for (i = 0; i < 12; i++)
    way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "Tall",
                  "step", way_item_get_id (step), "lane", way_item_get_id (lane), NULL);
  way_canvas_zoom_fit (fixture->canvas);
  way_canvas_set_zoom (fixture->canvas, 1.9);
  gtk_adjustment_set_value (fixture->canvas->adjustments[1], 0);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  settle (fixture);
  way_tiles_invalidate (fixture->canvas->tiles, NULL);
  before = way_tiles_count_painted (fixture->canvas->tiles);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  all = way_tiles_count_painted (fixture->canvas->tiles) - before;

  /* A card far below: nothing in sight is painted again. */
  card = find_card (fixture, "Issue credentials");
  command = way_command_new_set (card, "title", "Issue them", NULL);
  before = way_tiles_count_painted (fixture->canvas->tiles);
  way_history_type (fixture->history, command, NULL);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  g_assert_cmpuint (all, >, 0);
  g_assert_cmpuint (way_tiles_count_painted (fixture->canvas->tiles), ==, before);
}

static void
test_beyond_a_thousand (void)
{
  Fixture fixture = { 0 };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *step = way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem *last = NULL;
  int      i;

  for (i = 0; i < 1100; i++)
    last = way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "Many",
                         "step", way_item_get_id (step), "lane", way_item_get_id (way_map_get (map, WAY_MAP_LANES, 2)), NULL);
  set_up_with (&fixture, g_object_ref (map));
  g_assert_cmpuint (g_hash_table_size (fixture.canvas->proxies), <, 200);

  /* What has the focus is always there. */
  way_canvas_select_card (fixture.canvas, way_item_get_id (last), FALSE);
  settle (&fixture);
  g_assert_cmpstr (get_label (&fixture, way_item_get_id (last)), ==, "Many, Pain, Contract signed, 1100 of 1100");
  way_test_press ("ctrl+Home");
  way_test_wait_until (g_strcmp0 (get_selected_title (&fixture), "Contract signed") == 0);
  settle (&fixture);
  g_assert_cmpuint (g_hash_table_size (fixture.canvas->proxies), <, 200);
  g_clear_object (&history);
  g_clear_object (&map);
  tear_down (&fixture, NULL);
}

static void
test_shown_only (Fixture      *fixture,
                 gconstpointer data)
{
  WayItem *card = find_card (fixture, "PO number missing");
  WayItem *emotion = way_rules_find_emotion (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 3), way_canvas_get_persona (fixture->canvas));

  way_canvas_set_editable (fixture->canvas, FALSE);
  way_canvas_select_card (fixture->canvas, way_item_get_id (card), FALSE);
  g_assert_false (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
  g_assert_false (way_canvas_remove_selected (fixture->canvas));
  way_canvas_toggle_fold (fixture->canvas, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 0)));
  use_cell (fixture, 0, 2);
  g_assert_false (way_canvas_add_card (fixture->canvas));
  way_canvas_select_card (fixture->canvas, way_item_get_id (emotion), FALSE);
  settle (fixture);
  way_test_press ("minus");
  way_test_press ("plus");
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_zoom_control (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *control = g_object_ref_sink (way_zoom_control_new ());

  way_zoom_control_set_canvas (WAY_ZOOM_CONTROL (control), GTK_WIDGET (fixture->canvas));
  gtk_widget_activate_action_variant (control, "zoom.in", NULL);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), >, 1.1);
  gtk_widget_activate_action_variant (control, "zoom.actual", NULL);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), ==, 1);
  way_zoom_control_set_canvas (WAY_ZOOM_CONTROL (control), NULL);
  g_assert_finalize_object (control);
}

static void
count_cb (WaySelection *selection,
          int          *n)
{
  (*n)++;
}

static void
test_selection (void)
{
  WaySelection *selection = way_selection_new ();
  g_autoptr (WayMap) map = way_test_map_new ();
  const char *many[] = { "a", "b", "a", NULL };
  int         n = 0;

  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &n);
  way_selection_select (selection, "a");
  way_selection_select (selection, "a");
  g_assert_cmpint (n, ==, 1);
  way_selection_add (selection, "b");
  g_assert_cmpstr (way_selection_get_last (selection), ==, "b");
  way_selection_add (selection, "a");
  g_assert_cmpstr (way_selection_get_last (selection), ==, "a");
  g_assert_cmpuint (way_selection_get_size (selection), ==, 2);
  way_selection_toggle (selection, "b");
  g_assert_false (way_selection_contains (selection, "b"));
  n = 0;
  way_selection_select_many (selection, many);
  way_selection_select_many (selection, many);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (way_selection_get_size (selection), ==, 2);
  way_selection_set_cell (selection, "s", "l");
  g_assert_cmpuint (way_selection_get_size (selection), ==, 0);
  g_assert_cmpstr (way_selection_get_step (selection), ==, "s");
  n = 0;
  way_selection_forget_missing (selection, map);
  way_selection_forget_missing (selection, map);
  g_assert_null (way_selection_get_lane (selection));
  g_assert_cmpint (n, ==, 1);
  g_assert_finalize_object (selection);
}

#define ADD(path, func) g_test_add ("/widgets/canvas/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/widgets/selection/changes-once", test_selection);
  ADD ("everything-has-a-name", test_everything_has_a_name);
  ADD ("arrows-walk", test_arrows_walk);
  ADD ("tab-goes-through-the-parts", test_tab_goes_through_the_parts);
  ADD ("typing-is-live-and-undone-at-once", test_typing_is_live_and_undone_at_once);
  ADD ("undo-while-typing", test_undo_while_typing);
  ADD ("typing-in-an-empty-cell-adds-a-card", test_typing_in_an_empty_cell_adds_a_card);
  ADD ("tab-goes-on", test_tab_goes_on);
  ADD ("typing-names-a-header", test_typing_names_a_header);
  ADD ("typing-on-a-card-begins-the-next", test_typing_on_a_card_begins_the_next);
  ADD ("undoing-the-card-ends-its-editing", test_undoing_the_card_ends_its_editing);
  ADD ("typing-is-legible-at-any-zoom", test_typing_is_legible_at_any_zoom);
  ADD ("click-beside-ends-typing", test_click_beside_ends_typing);
  ADD ("job-card-edits-its-job", test_job_card_edits_its_job);
  g_test_add_func ("/widgets/canvas/empty-map-is-no-dead-end", test_empty_map_is_no_dead_end);
  ADD ("delete-removes", test_delete_removes);
  ADD ("delete-selects-what-is-beside", test_delete_selects_what_is_beside);
  ADD ("clicks", test_clicks);
  ADD ("clicks-on-levels", test_levels);
  ADD ("faces", test_faces);
  ADD ("pans", test_pans);
  ADD ("zoom-keeps-the-point", test_zoom_keeps_the_point);
  ADD ("zoom-fit-shows-all", test_zoom_fit_shows_all);
  ADD ("zoom-is-one-step-of-the-wheel", test_zoom_is_one_step_of_the_wheel);
  ADD ("headers-stay", test_headers_stay);
  ADD ("view-stays-when-things-grow-above", test_view_stays_when_things_grow_above);
  ADD ("accents-are-composed", test_accents_are_composed);
  ADD ("another-script", test_another_script);
  ADD ("a-key-paints-what-changed", test_a_key_paints_what_changed);
  ADD ("shown-only", test_shown_only);
  ADD ("zoom-control", test_zoom_control);
  g_test_add_func ("/widgets/canvas/beyond-a-thousand", test_beyond_a_thousand);

  return g_test_run ();
}
