/* import-window.c - the assistant in a window of its own, beside the one with the records
 *
 * An import that runs is not ended by the way: whoever closes its window, or the one to which it
 * belongs, is asked.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/tables/import-assistant.h"
#include "widgets/shared/message-dialogs.h"

typedef struct
{
  /* borrowed */
  GtkWidget *window;
  GtkWidget *assistant;

  /* owned, or NULL */
  GtkWindow *closing; /* what is closed when the import is over */

  /* state */
  WayKind  kind;
  gboolean asking;
  gboolean at_any_rate; /* not only when it was done */
} ImportWindow;

static void
import_window_free (gpointer data)
{
  ImportWindow *self = data;

  g_clear_object (&self->closing);
  g_free (self);
}

static void
ended_cb (ImportWindow *self,
          gboolean      done)
{
  g_autoptr (GtkWindow) closing = g_steal_pointer (&self->closing);

  /* Why it failed is worth reading. */
  if (closing != NULL && (done || self->at_any_rate))
    gtk_window_close (closing);
}

typedef struct
{
  /* owned */
  GtkWidget *window;
  GtkWindow *target;
} Asking;

static void
answer_cb (const char *id,
           gpointer    data)
{
  Asking       *asking = data;
  ImportWindow *self = g_object_get_data (G_OBJECT (asking->window), "import");

  if (self != NULL)
    {
      gboolean runs = way_import_assistant_is_running (WAY_IMPORT_ASSISTANT (self->assistant));

      self->asking = FALSE;
      if (g_str_equal (id, "cancel"))
        ;
      /* Meanwhile it is done. */
      else if (!runs)
        gtk_window_close (asking->target);
      else
        {
          g_set_object (&self->closing, asking->target);
          self->at_any_rate = g_str_equal (id, "stop");
          if (self->at_any_rate)
            way_import_assistant_cancel (WAY_IMPORT_ASSISTANT (self->assistant));
        }
    }
  g_object_unref (asking->window);
  g_object_unref (asking->target);
  g_free (asking);
}

/* Returns whether a window stays, for now. */
static gboolean
ask (ImportWindow *self,
     GtkWindow    *target)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "stop", _ ("_Stop and Close"), WAY_ANSWER_DESTRUCTIVE },
    { "wait", _ ("Close When _Done"), WAY_ANSWER_SUGGESTED },
  };
  Asking *asking;

  if (!way_import_assistant_is_running (WAY_IMPORT_ASSISTANT (self->assistant)))
    return FALSE;
  if (self->asking)
    return TRUE;
  self->asking = TRUE;
  asking = g_new0 (Asking, 1);
  asking->window = g_object_ref (self->window);
  asking->target = g_object_ref (target);
  way_message_dialogs_ask (target, _ ("Stop the Import?"), _ ("A table is being imported. If you stop it, nothing of it is kept."),
                           answers, G_N_ELEMENTS (answers), answer_cb, asking);

  return TRUE;
}

/* The window is kept while what was imported can be taken back. */
static gboolean
close_request_cb (ImportWindow *self)
{
  if (ask (self, GTK_WINDOW (self->window)))
    return TRUE;
  if (!way_import_assistant_has_last (WAY_IMPORT_ASSISTANT (self->assistant)))
    return FALSE;
  gtk_widget_set_visible (self->window, FALSE);

  return TRUE;
}

static gboolean
root_close_request_cb (GtkWindow *root,
                       GtkWidget *window)
{
  return ask (g_object_get_data (G_OBJECT (window), "import"), root);
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

/* Under which name a window knows its import of a kind of record. */
static const char *
get_key (WayKind kind)
{
  g_autofree char *key = g_strdup_printf ("import of %s", way_kind_get_info (kind)->element);

  return g_intern_string (key);
}

static void
destroyed_cb (GtkWidget *window,
              GtkWidget *root)
{
  ImportWindow *self = g_object_get_data (G_OBJECT (window), "import");

  g_object_set_data (G_OBJECT (root), get_key (self->kind), NULL);
}

static ImportWindow *
build (GtkWidget *above,
       WayDesk   *desk,
       WayKind    kind)
{
  ImportWindow       *self = g_new0 (ImportWindow, 1);
  GtkWidget          *window = adw_window_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *assistant = way_import_assistant_new (desk, kind);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkRoot            *root = gtk_widget_get_root (above);
  /* TRANSLATORS: a kind of record, as many: Import Accounts */
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), _ (way_kind_get_info (kind)->plural));

  self->window = window;
  self->assistant = assistant;
  self->kind = kind;
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 760);
  gtk_widget_set_size_request (window, 360, 300);
  /* Not a window of the one above: some window managers would give that one the keyboard
   * when a file was chosen. */
  if (GTK_IS_WINDOW (root))
    {
      g_signal_connect_object (root, "destroy", G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
      g_signal_connect_object (root, "close-request", G_CALLBACK (root_close_request_cb), window, 0);
      g_signal_connect_object (window, "destroy", G_CALLBACK (destroyed_cb), root, 0);
      g_object_set_data (G_OBJECT (root), get_key (kind), window);
    }
  g_signal_connect_object (assistant, "told", G_CALLBACK (told_cb), above, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (assistant, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), assistant);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  g_object_set_data_full (G_OBJECT (window), "import", self, import_window_free);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_request_cb), self);
  g_signal_connect_swapped (assistant, "close", G_CALLBACK (gtk_window_close), window);
  g_signal_connect_swapped (assistant, "ended", G_CALLBACK (ended_cb), self);

  return self;
}

/**
 * way_import_assistant_present:
 * @above: a widget in the window to which it belongs
 * @desk: where records are edited
 * @kind: the kind of record to import
 * @file: (nullable): a table of text; NULL asks for one
 *
 * Opens a window in which a table is imported. The window above stays usable. What was imported from it last can be
 * taken back, or put again, as long as that is open.
 */
void
way_import_assistant_present (GtkWidget *above,
                              WayDesk   *desk,
                              WayKind    kind,
                              GFile     *file)
{
  GtkRoot      *root = gtk_widget_get_root (above);
  GtkWidget    *before = GTK_IS_WINDOW (root) ? g_object_get_data (G_OBJECT (root), get_key (kind)) : NULL;
  ImportWindow *self = before != NULL ? g_object_get_data (G_OBJECT (before), "import") : build (above, desk, kind);

  if (!gtk_widget_get_visible (self->window))
    way_import_assistant_begin (WAY_IMPORT_ASSISTANT (self->assistant));
  gtk_window_present (GTK_WINDOW (self->window));
  if (file != NULL)
    way_import_assistant_open (WAY_IMPORT_ASSISTANT (self->assistant), file);
}
