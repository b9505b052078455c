/* test-personas.c - who is present where, and how far apart they feel */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/personas/persona-grid.h"

typedef struct
{
  WayMap         *map;
  WayHistory     *history;
  WaySelection   *selection;
  WayPersonaGrid *grid;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = data != NULL ? way_map_new () : way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->grid = g_object_new (WAY_TYPE_PERSONA_GRID, NULL);
  way_persona_grid_set_selection (fixture->grid, fixture->selection);
  way_persona_grid_set_history (fixture->grid, fixture->history);
  fixture->window = way_test_window_new (GTK_WIDGET (fixture->grid), 900, 500);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->grid), (gpointer *)&fixture->grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->grid == NULL);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

/* What a screen reader says there is the tooltip too. */
static const char *
get_name (Fixture *fixture,
          guint    row,
          guint    column)
{
  return gtk_widget_get_tooltip_text (way_persona_grid_get_cell (fixture->grid, row, column));
}

static void
perform (Fixture    *fixture,
         WayCommand *command)
{
  g_assert_true (way_history_perform (fixture->history, command, NULL));
  way_command_unref (command);
  way_persona_grid_settle (fixture->grid);
}

static void
test_says (Fixture      *fixture,
           gconstpointer data)
{
  WayItem *pain = way_map_get (fixture->map, WAY_MAP_CARDS, 4);
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 1);
  WayItem *step = way_item_get_child (stage, WAY_STAGE_STEPS, 1);

  g_assert_cmpstr (get_name (fixture, 0, 0), ==, "Nadia, Set up: present, mean emotion +1.5 Good, last +2 Very good, 0 cards");
  g_assert_cmpstr (get_name (fixture, 1, 1), ==, "Tom, First use: present, mean emotion −1.5 Bad, last −2 Very bad, 1 card");
  g_assert_cmpstr (get_name (fixture, 2, 1), ==, "Disagreement, First use: 2 levels, at First invoice");
  g_assert_cmpstr (get_name (fixture, 2, 0), ==, "Disagreement, Set up: 1 level, at Contract signed");

  way_persona_grid_set_by_step (fixture->grid, TRUE);
  way_persona_grid_settle (fixture->grid);
  g_assert_cmpstr (get_name (fixture, 1, 3), ==, "Tom, First invoice: present, emotion −2 Very bad, 1 card");
  g_assert_cmpstr (get_name (fixture, 2, 2), ==, "Disagreement, Connect systems: none");

  /* It follows what is done and undone. */
  perform (fixture, way_command_new_set (pain, "personas", NULL, NULL));
  g_assert_cmpstr (get_name (fixture, 1, 3), ==, "Tom, First invoice: present, emotion −2 Very bad, 0 cards");
  perform (fixture, way_command_new_remove (fixture->map, way_item_get_child (step, WAY_STEP_EMOTIONS, 1)));
  g_assert_cmpstr (get_name (fixture, 1, 3), ==, "Tom, First invoice: not present");
  g_assert_cmpstr (get_name (fixture, 2, 3), ==, "Disagreement, First invoice: fewer than two personas have an emotion here");
  perform (fixture, way_command_new_set (step, "title", "Billing", NULL));
  g_assert_cmpstr (get_name (fixture, 1, 3), ==, "Tom, Billing: not present");
  perform (fixture, way_command_new_set (way_map_get (fixture->map, WAY_MAP_RECORDS, 1), "name", "Tim", NULL));
  g_assert_cmpstr (get_name (fixture, 1, 3), ==, "Tim, Billing: not present");
  while (way_history_undo (fixture->history))
    ;
  way_persona_grid_settle (fixture->grid);
  g_assert_cmpstr (get_name (fixture, 1, 3), ==, "Tom, First invoice: present, emotion −2 Very bad, 1 card");
}

/* Only cards that are looked at count; who is asked for is seen alone. */
static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (WayFilter) filter = way_filter_new ();
  WayItem *pain = way_map_get (fixture->map, WAY_MAP_CARDS, 4);

  way_filter_set_words (filter, "invoice");
  way_persona_grid_set_filter (fixture->grid, filter);
  way_persona_grid_settle (fixture->grid);
  g_assert_cmpstr (get_name (fixture, 1, 1), ==, "Tom, First use: present, mean emotion −1.5 Bad, last −2 Very bad, 0 cards");
  perform (fixture, way_command_new_set (pain, "note", "Asked with the invoice", NULL));
  g_assert_cmpstr (get_name (fixture, 1, 1), ==, "Tom, First use: present, mean emotion −1.5 Bad, last −2 Very bad, 1 card");
  way_filter_set (filter, WAY_FILTER_PERSONAS, way_item_get_text (pain, "personas"), TRUE);
  way_persona_grid_set_filter (fixture->grid, filter);
  way_persona_grid_settle (fixture->grid);
  g_assert_cmpstr (get_name (fixture, 0, 1), ==, "Tom, First use: present, mean emotion −1.5 Bad, last −2 Very bad, 1 card");
  g_assert_cmpstr (get_name (fixture, 1, 1), ==, "Disagreement, First use: 2 levels, at First invoice");
  /* The keyboard stays in the grid when it is made anew. */
  gtk_widget_grab_focus (way_persona_grid_get_cell (fixture->grid, 0, 1));
  way_persona_grid_set_filter (fixture->grid, NULL);
  way_persona_grid_settle (fixture->grid);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == way_persona_grid_get_cell (fixture->grid, 0, 1));
  g_assert_true (g_str_has_prefix (get_name (fixture, 0, 1), "Nadia"));
}

static void
test_selects (Fixture      *fixture,
              gconstpointer data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 1);

  way_test_next_frame (GTK_WIDGET (fixture->grid));
  way_test_click_on (way_persona_grid_get_cell (fixture->grid, 2, 1));
  way_test_wait_until (g_strcmp0 (way_selection_get_last (fixture->selection), way_item_get_id (way_item_get_child (stage, WAY_STAGE_STEPS, 1))) == 0);
  gtk_widget_grab_focus (way_persona_grid_get_cell (fixture->grid, 0, 1));
  way_test_press ("space");
  way_test_wait_until (g_strcmp0 (way_selection_get_last (fixture->selection), way_item_get_id (way_item_get_child (stage, WAY_STAGE_STEPS, 0))) == 0);
  way_test_next_frame (GTK_WIDGET (fixture->grid));
}

static void
requested_cb (WayPersonaGrid *grid,
              gboolean       *requested)
{
  *requested = TRUE;
}

/* A map without personas says what to do. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  gboolean requested = FALSE;

  g_assert_null (way_persona_grid_get_cell (fixture->grid, 0, 0));
  g_signal_connect (fixture->grid, "link-requested", G_CALLBACK (requested_cb), &requested);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  way_test_press ("space");
  way_test_wait_until (requested);
  g_assert_cmpstr (way_selection_get_last (fixture->selection), ==, way_map_get_uuid (fixture->map));
  way_test_next_frame (GTK_WIDGET (fixture->grid));
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, empty, function) g_test_add ("/widgets/personas/" name, Fixture, empty, set_up, function, tear_down)
  ADD ("says-who-is-where", NULL, test_says);
  ADD ("counts-what-is-filtered", NULL, test_filter);
  ADD ("selects-the-step", NULL, test_selects);
  ADD ("says-what-to-do", "empty", test_empty);

  return g_test_run ();
}
