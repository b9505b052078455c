/* import-window.c - the assistant in a window of its own, beside the one with the records */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/tables/import-assistant.h"

/* While it imports, closing the window stops that first. */
static gboolean
close_request_cb (WayImportAssistant *assistant)
{
  if (!way_import_assistant_is_running (assistant))
    return FALSE;
  way_import_assistant_cancel (assistant);

  return TRUE;
}

/* What was done is said where the records are. */
static void
told_cb (GtkWidget  *above,
         const char *text)
{
  gtk_widget_activate_action (above, "records.report", "s", text);
}

static gboolean
escape_cb (GtkWidget *window,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

/**
 * way_import_assistant_present:
 * @above: a widget in the window to which it belongs
 * @desk: where records are edited
 * @kind: the kind of record to import
 * @file: (nullable): a table of text; NULL asks for one
 *
 * Opens a window in which a table is imported. The window above stays usable.
 */
void
way_import_assistant_present (GtkWidget *above,
                              WayDesk   *desk,
                              WayKind    kind,
                              GFile     *file)
{
  GtkWidget          *window = adw_window_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *assistant = way_import_assistant_new (desk, kind);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkRoot            *root = gtk_widget_get_root (above);
  /* TRANSLATORS: a kind of record, as many: Import Accounts */
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), _ (way_kind_get_info (kind)->plural));

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 760);
  gtk_widget_set_size_request (window, 360, 300);
  /* Not a window of the one above: some window managers would give that one the keyboard
   * when a file was chosen. */
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "destroy", G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (assistant, "told", G_CALLBACK (told_cb), above, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (assistant, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), assistant);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_request_cb), assistant);
  g_signal_connect_swapped (assistant, "close", G_CALLBACK (gtk_window_close), window);
  gtk_window_present (GTK_WINDOW (window));
  if (file != NULL)
    way_import_assistant_open (WAY_IMPORT_ASSISTANT (assistant), file);
}
