/* test-plot-view.c - a plot on screen: walked through, opened, zoomed, scrolled */
#include "config.h"

#include <gtk/gtk.h>

#include "journeys/drawing/plot-landscape.h"
#include "journeys/drawing/plot-matrix.h"
#include "tests/support/window.h"
#include "widgets/records/views/plot-area.h"
#include "widgets/records/views/plot-view.h"
#include "widgets/shared/export-choice.h"

static const WayLandscapeMark marks[] = {
  { "j1", "Pay carriers", "Nadia", 9.1, 3.2, 15.0, 0, 9 },
  { "j2", "Show the board what was saved", "Tom", 5.2, 3.1, 7.3, 0, 2 },
  { "j3", "Book a slot", "Nadia", 3.1, 8.2, 3.1, 0, 12 },
};

static WayLandscapeData landscape = { marks, G_N_ELEMENTS (marks), 3, NULL };

typedef struct
{
  WayPlotView *view;
  GtkWidget   *window;
  GString     *activated;
} Fixture;

static void
activated_cb (WayPlotView *view,
              const char  *element,
              const char  *id,
              Fixture     *fixture)
{
  g_string_append_printf (fixture->activated, "%s %s\n", element, id);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->activated = g_string_new (NULL);
  fixture->view = WAY_PLOT_VIEW (way_plot_view_new ("Opportunity landscape"));
  g_signal_connect (fixture->view, "activated", G_CALLBACK (activated_cb), fixture);
  way_plot_view_set_source (fixture->view, way_plot_new_landscape, &landscape, NULL);
  fixture->window = way_test_window_new (GTK_WIDGET (fixture->view), 700, 500);
  way_test_wait_until (way_plot_view_get_plot (fixture->view) != NULL);
  way_test_next_frame (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *)&fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->view == NULL);
  g_string_free (fixture->activated, TRUE);
}

static const char *
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL ? g_object_get_data (G_OBJECT (focus), "words") : NULL;
}

static void
assert_focused (Fixture    *fixture,
                const char *name)
{
  way_test_wait_until (get_focused (fixture) != NULL && g_str_has_prefix (get_focused (fixture), name));
}

/* The best has the focus first; arrows lead to what is seen there; Enter opens. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  assert_focused (fixture, "Pay carriers, Nadia\nopportunity score 15.0");
  way_test_press ("Left");
  assert_focused (fixture, "Show the board");
  way_test_press ("Up");
  assert_focused (fixture, "Book a slot");
  way_test_press ("Up");
  assert_focused (fixture, "Book a slot");
  way_test_press ("Return");
  way_test_wait_until (fixture->activated->len > 0);
  g_assert_cmpstr (fixture->activated->str, ==, "job j3\n");
  way_test_press ("Home");
  assert_focused (fixture, "Pay carriers");
}

static void
test_click (Fixture      *fixture,
            gconstpointer data)
{
  GdkRectangle rect;

  g_assert_true (way_plot_view_get_item_place (fixture->view, way_plot_view_find (fixture->view, "job", "j2"), &rect));
  way_test_click (GTK_WIDGET (fixture->view), rect.x + rect.width / 2, rect.y + rect.height / 2, "click 1");
  way_test_wait_until (fixture->activated->len > 0);
  g_assert_cmpstr (fixture->activated->str, ==, "job j2\n");
}

/* The focus stays on what it was, wherever that is when the data are others. */
static void
test_keeps_focus (Fixture      *fixture,
                  gconstpointer data)
{
  static const WayLandscapeMark others[] = {
    { "j9", "Find a carrier", "Nadia", 9.9, 0.2, 19.6, 0, 9 },
    { "j2", "Show the board what was saved", "Tom", 8.2, 3.1, 13.3, 0, 2 },
  };
  static WayLandscapeData other = { others, G_N_ELEMENTS (others), 3, NULL };

  way_plot_view_focus_item (fixture->view, way_plot_view_find (fixture->view, "job", "j2"));
  assert_focused (fixture, "Show the board");
  way_plot_view_set_source (fixture->view, way_plot_new_landscape, &other, NULL);
  way_test_wait_until (way_plot_view_find (fixture->view, "job", "j9") >= 0);
  assert_focused (fixture, "Show the board what was saved, Tom\nopportunity score 13.3");
}

static void
test_zoom (Fixture      *fixture,
           gconstpointer data)
{
  double width, height;

  way_plot_view_set_zoom (fixture->view, 2);
  gtk_widget_queue_allocate (GTK_WIDGET (fixture->view));
  way_test_next_frame (GTK_WIDGET (fixture->view));
  way_plot_get_size (way_plot_view_get_plot (fixture->view), &width, &height);
  g_assert_cmpfloat (width, >=, 1300);
  way_plot_view_set_zoom (fixture->view, 100);
  g_assert_cmpfloat (way_plot_view_get_zoom (fixture->view), ==, 4);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  way_test_press ("ctrl+0");
  way_test_wait_until (way_plot_view_get_zoom (fixture->view) == 1);
}

#define N_JOBS 120
#define N_PERSONAS 60

/* Of what cannot be seen there is no widget, and yet the keyboard goes everywhere. */
static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  static WayMatrixHead jobs[N_JOBS], personas[N_PERSONAS];
  static WayMatrixCell cells[N_JOBS * N_PERSONAS];
  static WayMatrixData matrix = { jobs, N_JOBS, personas, N_PERSONAS, cells, 3, FALSE };
  GtkWidget           *area = way_test_find (GTK_WIDGET (fixture->view), WAY_TYPE_PLOT_AREA, 0);
  GtkWidget           *child;
  int                  i, n = 0;

  for (i = 0; i < N_JOBS; i++)
    jobs[i] = (WayMatrixHead){ g_intern_string (g_strdup_printf ("j%d", i)), g_intern_string (g_strdup_printf ("Job %d", i)), NULL };
  for (i = 0; i < N_PERSONAS; i++)
    personas[i] = (WayMatrixHead){ g_intern_string (g_strdup_printf ("p%d", i)), g_intern_string (g_strdup_printf ("Persona %d", i)), NULL };
  for (i = 0; i < N_JOBS * N_PERSONAS; i++)
    cells[i] = (WayMatrixCell){ TRUE, TRUE, i % 20, 5 };
  way_plot_view_set_source (fixture->view, way_plot_new_matrix, &matrix, NULL);
  way_test_wait_until (way_plot_view_find (fixture->view, "persona", "p59") >= 0);
  for (child = gtk_widget_get_first_child (area); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  g_assert_cmpint (n, >, 20);
  g_assert_cmpint (n, <, 200);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  assert_focused (fixture, "Persona 0");
  way_test_press ("End");
  assert_focused (fixture, "Job 119, Persona 59");
  way_test_press ("Return");
  way_test_wait_until (fixture->activated->len > 0);
  g_assert_cmpstr (fixture->activated->str, ==, "job j119\n");
}

/* However many marks are in sight, each is told and opened by the pointer. */
static void
test_crowd (Fixture      *fixture,
            gconstpointer data)
{
  static WayLandscapeMark crowd[1200];
  static WayLandscapeData many = { crowd, G_N_ELEMENTS (crowd), 0, NULL };
  GtkWidget              *area = way_test_find (GTK_WIDGET (fixture->view), WAY_TYPE_PLOT_AREA, 0);
  GdkRectangle            rect;
  guint                   i, last = 0;
  g_autofree char        *expected = NULL;

  for (i = 0; i < G_N_ELEMENTS (crowd); i++)
    crowd[i] = (WayLandscapeMark){ g_intern_string (g_strdup_printf ("j%u", i)), "Job", NULL, 0.25 * (i % 40), 0.3 * (i / 40), 0, 0, 9 };
  way_plot_view_set_source (fixture->view, way_plot_new_landscape, &many, NULL);
  way_test_wait_until (way_plot_view_find (fixture->view, "job", "j1199") >= 0);
  way_test_next_frame (GTK_WIDGET (fixture->view));
  last = way_plot_get_n_items (way_plot_view_get_plot (fixture->view)) - 1;
  g_assert_cmpuint (last, >, 1000);
  g_assert_true (way_plot_view_get_item_place (fixture->view, last, &rect));
  expected = g_strdup_printf ("job %s\n", way_plot_get_item (way_plot_view_get_plot (fixture->view), last)->id);
  g_assert_cmpint (way_plot_area_find (WAY_PLOT_AREA (area), rect.x + rect.width / 2, rect.y + rect.height / 2), ==, last);
  way_test_click (GTK_WIDGET (fixture->view), rect.x + rect.width / 2, rect.y + rect.height / 2, "click 1");
  way_test_wait_until (fixture->activated->len > 0);
  g_assert_cmpstr (fixture->activated->str, ==, expected);
}

/* Paper and colours are chosen in the menu, for all plots. */
static void
test_choice (Fixture      *fixture,
             gconstpointer data)
{
  WayExportOptions options;

  way_export_choice_fill (way_export_choice_get (), "pdf", &options);
  g_assert_cmpstr (options.page_size, ==, "A4");
  g_assert_cmpint (options.theme, ==, WAY_THEME_PRINT);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "export.page", "s", "Letter"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "export.theme", "s", "dark"));
  way_export_choice_fill (way_export_choice_get (), "pdf", &options);
  g_assert_cmpstr (options.page_size, ==, "Letter");
  g_assert_cmpint (options.theme, ==, WAY_THEME_DARK);
  way_export_choice_fill (way_export_choice_get (), "png", &options);
  g_assert_cmpstr (options.page_size, ==, "fit");
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add ("/plot-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/plot-view/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/plot-view/keeps-focus", Fixture, NULL, set_up, test_keeps_focus, tear_down);
  g_test_add ("/plot-view/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/plot-view/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/plot-view/crowd", Fixture, NULL, set_up, test_crowd, tear_down);
  g_test_add ("/plot-view/paper-and-colours", Fixture, NULL, set_up, test_choice, tear_down);

  return g_test_run ();
}
