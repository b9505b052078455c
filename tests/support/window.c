/* window.c - tests that use a window as people do, with real keys and clicks */
#include "config.h"

#include "tests/support/window.h"

#include <math.h>

#include <adwaita.h>

#include "tests/support/test-main.h"

#define PATIENCE (20 * G_TIME_SPAN_SECOND) /* ends a test that hangs */

#define TITLE "Waymark test"

gint64
way_test_wait_begin (void)
{
  return g_get_monotonic_time () + PATIENCE;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the program work. What is waited for may come from elsewhere, so it is
 * looked at now and then even when nothing happens here. */
gboolean
way_test_wait_more (gint64 until)
{
  guint id = g_timeout_add (5, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);

  return g_get_monotonic_time () < until;
}

/**
 * way_test_init_window:
 * @argc: (inout): the count of arguments
 * @argv: (inout): the arguments
 *
 * Prepares a test program that opens windows.
 *
 * Returns: whether there is a display; without one the program ends with 77
 */
gboolean
way_test_init_window (int    *argc,
                      char ***argv)
{
  way_test_init (argc, argv);
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();

  return TRUE;
}

/**
 * way_test_window_new:
 * @child: what it shows
 * @width: pixels
 * @height: pixels
 *
 * Opens a window and waits until it has the focus.
 *
 * Returns: (transfer none): the window, which gtk_window_destroy() closes
 */
GtkWidget *
way_test_window_new (GtkWidget *child,
                     int        width,
                     int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_title (GTK_WINDOW (window), TITLE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  way_test_wait_until (gtk_widget_get_mapped (child) && gtk_window_is_active (GTK_WINDOW (window)) && gtk_widget_get_width (child) > 0);

  return window;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gboolean      *painted)
{
  *painted = TRUE;
}

/**
 * way_test_next_frame:
 * @widget: a widget
 *
 * Lets its window draw once more.
 */
void
way_test_next_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       painted = FALSE;
  gulong         id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);

  gtk_widget_queue_draw (widget);
  way_test_wait_until (painted);
  g_signal_handler_disconnect (clock, id);
}

/* Takes in all that was sent: GTK keeps what was pressed alive for ever when its
 * window goes before the release comes. */
static void
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A key goes to the window that has the focus, which the display may just be giving to another one. */
static gboolean
is_listening (void)
{
  g_autoptr (GList) windows = NULL;
  GList *l;

  gdk_display_sync (gdk_display_get_default ());
  windows = gtk_window_list_toplevels ();
  for (l = windows; l != NULL; l = l->next)
    if (gtk_window_is_active (l->data))
      return TRUE;

  return FALSE;
}

/**
 * way_test_press:
 * @keys: names as xdotool knows them, "ctrl+z" for example
 */
void
way_test_press (const char *keys)
{
  g_autofree char *command = g_strconcat ("xdotool key --delay 0 ", keys, NULL);

  way_test_wait_until (is_listening ());
  run (command);
}

/**
 * way_test_type:
 * @text: letters of ASCII
 */
void
way_test_type (const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);
  g_autofree char *command = g_strconcat ("xdotool type --delay 0 -- ", quoted, NULL);

  way_test_wait_until (is_listening ());
  run (command);
}

/**
 * way_test_set_layout:
 * @layouts: names of X, with commas between them: "us,ru"
 *
 * Gives the keyboard other layouts. The first is in use; a key that only another one
 * has is pressed with that.
 */
void
way_test_set_layout (const char *layouts)
{
  g_autofree char *command = g_strdup_printf ("setxkbmap '%s'", layouts);

  run (command);
}

/**
 * way_test_click:
 * @widget: a widget of the window
 * @x: pixels of the widget
 * @y: the same
 * @how: what xdotool does once the pointer is there, "click 1" for example
 */
void
way_test_click (GtkWidget  *widget,
                double      x,
                double      y,
                const char *how)
{
  GtkNative       *native = gtk_widget_get_native (widget);
  g_autofree char *command = NULL;
  double           window_x, window_y, surface_x, surface_y;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &window_x, &window_y);
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  command = g_strdup_printf ("sh -c 'xdotool mousemove --window $(xdotool search --name \"^" TITLE "$\") %d %d %s'",
                             (int)lround (window_x + surface_x), (int)lround (window_y + surface_y), how);
  run (command);
}

/**
 * way_test_click_on:
 * @widget: a widget of the window
 *
 * Clicks in its middle.
 */
void
way_test_click_on (GtkWidget *widget)
{
  way_test_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, "click 1");
}

static GtkWidget *
find (GtkWidget *inside,
      GType      type,
      int       *nth)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (inside, type) && (*nth)-- == 0)
    return inside;
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * way_test_find:
 * @inside: where to look
 * @type: of what
 * @nth: which, counted from 0
 *
 * Returns: (transfer none) (nullable): a widget
 */
GtkWidget *
way_test_find (GtkWidget *inside,
               GType      type,
               int        nth)
{
  return find (inside, type, &nth);
}
