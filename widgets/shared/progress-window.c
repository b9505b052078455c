/* progress-window.c - how far a long work is, and a way to stop it
 *
 * Most works are done before anybody asks; the window comes only when one takes a while.
 * It keeps nobody from working on, and the program from ending before the work is done.
 */
#include "config.h"

#include "widgets/shared/progress-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How long is a while, and how often the bar moves; milliseconds. */
#define WHILE 500
#define MOVE 100

struct _WayProgressWindow
{
  /* owned */
  GtkWindow    *parent; /* or NULL */
  char         *title;
  WayMeter     *meter;
  GCancellable *cancellable;

  /* template, NULL before a while has passed */
  GtkWidget *window;
  GtkWidget *bar;

  /* state */
  guint while_id;
  guint move_id;
};

static gboolean
move_cb (gpointer data)
{
  WayProgressWindow *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), way_meter_get (self->meter));

  return G_SOURCE_CONTINUE;
}

/* The window goes when the work has ended. */
static gboolean
close_request_cb (WayProgressWindow *self)
{
  g_cancellable_cancel (self->cancellable);

  return TRUE;
}

static gboolean
escape_cb (GtkWidget *window,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

static gboolean
present_cb (gpointer data)
{
  WayProgressWindow  *self = data;
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget          *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->while_id = 0;
  self->window = adw_window_new ();
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), self->bar);
  gtk_box_append (GTK_BOX (content), cancel);
  gtk_widget_add_css_class (content, "recordexport");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_title (GTK_WINDOW (self->window), self->title);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, -1);
  gtk_window_set_resizable (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), self->parent);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (self->window, keys);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_request_cb), self);
  self->move_id = g_timeout_add (MOVE, move_cb, self);
  gtk_window_present (GTK_WINDOW (self->window));

  return G_SOURCE_REMOVE;
}

/**
 * way_progress_window_begin:
 * @parent: (nullable): above which window it is shown
 * @title: what is done, translated
 * @meter: how far it is
 * @cancellable: what stops it
 *
 * Shows soon how far a work is, unless it has ended by then.
 *
 * Returns: (transfer full): to be ended with the work
 */
WayProgressWindow *
way_progress_window_begin (GtkWindow    *parent,
                           const char   *title,
                           WayMeter     *meter,
                           GCancellable *cancellable)
{
  WayProgressWindow *self = g_new0 (WayProgressWindow, 1);

  if (parent != NULL)
    self->parent = g_object_ref (parent);
  self->title = g_strdup (title);
  self->meter = way_meter_ref (meter);
  self->cancellable = g_object_ref (cancellable);
  self->while_id = g_timeout_add (WHILE, present_cb, self);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());

  return self;
}

/**
 * way_progress_window_end:
 * @self: (transfer full): what was begun
 *
 * The work has ended.
 */
void
way_progress_window_end (WayProgressWindow *self)
{
  g_clear_handle_id (&self->while_id, g_source_remove);
  g_clear_handle_id (&self->move_id, g_source_remove);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->parent);
  g_clear_object (&self->cancellable);
  way_meter_unref (self->meter);
  g_free (self->title);
  g_free (self);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}
