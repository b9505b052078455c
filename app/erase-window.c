/* erase-window.c - a person, erased everywhere: shown first, then done
 *
 * What can be tried again stays on the list, with what cannot.
 */
#include "config.h"

#include "app/erase-window.h"

#include <glib/gi18n.h>

#include "app/erase-rest.h"
#include "app/erase-work.h"
#include "widgets/records/care/erase-panel.h"
#include "widgets/shared/message-dialogs.h"

#define WAY_TYPE_ERASE_WINDOW (way_erase_window_get_type ())
G_DECLARE_FINAL_TYPE (WayEraseWindow, way_erase_window, WAY, ERASE_WINDOW, AdwWindow)

struct _WayEraseWindow
{
  AdwWindow parent_instance;

  /* owned */
  WayApplication *application;
  WayErasure     *plan; /* or NULL; while a task runs, its own */
  GCancellable   *cancellable;
  char           *id;

  /* template */
  GtkWidget *content;
  GtkWidget *cancel;
  GtkWidget *erase;
  GtkWidget *give_up;
  GtkWidget *panel; /* or NULL */

  /* state */
  WayKind  kind;
  gboolean begun; /* the record is gone already */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (WayEraseWindow, way_erase_window, ADW_TYPE_WINDOW)

static void
show_widget (WayEraseWindow *self,
             GtkWidget      *widget)
{
  GtkWidget *old = gtk_widget_get_last_child (self->content);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->content), old);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (self->content), widget);
}

static void
show_busy (WayEraseWindow *self,
           const char     *text)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), text);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), spinner);
  self->panel = NULL;
  show_widget (self, status);
  gtk_widget_set_sensitive (self->erase, FALSE);
  gtk_widget_set_visible (self->give_up, FALSE);
}

static void
show_problem (WayEraseWindow *self,
              const char     *text)
{
  GtkWidget       *status = adw_status_page_new ();
  g_autofree char *words = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("That did not work"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), words);
  self->panel = NULL;
  show_widget (self, status);
  gtk_widget_set_visible (self->erase, FALSE);
  gtk_widget_set_visible (self->give_up, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
}

static void
show_plan (WayEraseWindow *self)
{
  gboolean is_left = self->plan->unfinished && !self->plan->waits;

  self->panel = way_erase_panel_new (self->plan);
  show_widget (self, self->panel);
  gtk_widget_set_sensitive (self->erase, TRUE);
  gtk_widget_set_visible (self->erase, !self->plan->done || is_left);
  gtk_widget_set_visible (self->give_up, self->plan->done ? is_left : self->plan->begun);
  gtk_button_set_label (GTK_BUTTON (self->erase), self->plan->done ? _ ("_Try Again") : _ ("_Erase"));
  gtk_button_set_label (GTK_BUTTON (self->cancel), self->plan->done ? _ ("_Close") : self->plan->begun ? _ ("_Later")
                                                                                                       : _ ("_Cancel"));
  gtk_widget_grab_focus (self->cancel);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayEraseWindow *self = WAY_ERASE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  WayErasure *plan = g_task_propagate_pointer (G_TASK (result), &error);

  self->working = FALSE;
  /* Another program has finished it. */
  if (plan == NULL && error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (plan == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  self->plan = plan;
  show_plan (self);
}

static void
carried_out_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  WayEraseWindow *self = WAY_ERASE_WINDOW (source);
  g_autoptr (GError) error = NULL;

  self->working = FALSE;
  gtk_widget_set_sensitive (self->cancel, TRUE);
  self->plan = way_erase_work_end (result, &error);
  /* What of it failed stands beside what did not. */
  if (self->plan->done)
    {
      /* What could be undone on the desk has the person still. */
      way_application_retry_records (self->application);
      if (self->plan->waits)
        way_erase_rest_when_saved (self->application, self->plan);
      show_plan (self);
    }
  else
    show_problem (self, error->message);
}

static void
begin (WayEraseWindow *self)
{
  WayEraseWork *work = way_erase_work_new (self->application, self->kind, self->id, self->begun);

  show_busy (self, _ ("Looking through records and maps…"));
  self->working = work != NULL;
  if (work != NULL)
    way_erase_work_look (work, G_OBJECT (self), self->cancellable, looked_cb);
  else
    show_problem (self, way_application_get_records_problem (self->application));
}

static void
erase_cb (WayEraseWindow *self)
{
  WayDesk *desk = way_application_get_desk (self->application);
  g_autoptr (GError) error = NULL;
  WayEraseWork *work;

  if (self->plan == NULL || self->panel == NULL)
    return;
  if (self->plan->done)
    {
      g_free (self->id);
      self->id = g_strdup (self->plan->id);
      self->begun = TRUE;
      g_clear_pointer (&self->plan, way_erasure_free);
      begin (self);
      return;
    }
  if (desk != NULL && !way_desk_flush (desk, &error))
    {
      show_problem (self, error->message);
      return;
    }
  work = way_erase_work_new (self->application, self->kind, self->id, self->begun);
  if (work == NULL)
    return;
  work->with_backups = way_erase_panel_get_with_backups (WAY_ERASE_PANEL (self->panel));
  work->plan = g_steal_pointer (&self->plan);
  show_busy (self, _ ("Erasing…"));
  gtk_widget_set_sensitive (self->cancel, FALSE);
  /* The window does not go in the midst of it. */
  self->working = TRUE;
  way_erase_work_carry_out (work, G_OBJECT (self), carried_out_cb);
}

static void
given_up_cb (const char *answer,
             gpointer    data)
{
  g_autoptr (WayEraseWindow) self = data;
  GtkWindow  *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  WayRecords *records = way_application_get_records (self->application);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "give-up") || self->plan == NULL || records == NULL)
    return;
  if (!way_erasure_give_up (self->plan, records, &error))
    {
      show_problem (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    way_window_show_toast (WAY_WINDOW (parent), _ ("What was not erased stays as it is."), NULL, NULL, NULL);
}

/* What is left is on the list behind the question. */
static void
give_up_cb (WayEraseWindow *self)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "give-up", _ ("_Give Up"), WAY_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *body = NULL;

  if (self->plan == NULL)
    return;
  body = g_strdup_printf (_ ("“%s” is gone from the records for good. What the list names keeps the name, and so may earlier versions and unsaved work "
                             "of maps. Waymark forgets who was to be erased."),
                          self->plan->name);
  way_message_dialogs_ask (GTK_WINDOW (self), _ ("Leave the Rest as It Is?"), body, answers, G_N_ELEMENTS (answers), given_up_cb, g_object_ref (self));
}

static void
cancel_cb (WayEraseWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_window_close (GTK_WINDOW (self));
}

/* What is being written is not left alone. */
static gboolean
close_request (GtkWindow *window)
{
  WayEraseWindow *self = WAY_ERASE_WINDOW (window);

  if (self->working && self->plan == NULL && !gtk_widget_get_sensitive (self->cancel))
    {
      way_application_set_ending (self->application, FALSE);
      return TRUE;
    }
  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (way_erase_window_parent_class)->close_request (window);
}

static void
open_map_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "records.open-map", "(ss)", g_variant_get_string (parameter, NULL), "");
}

static void
delete_backups_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  WayEraseWindow *self = WAY_ERASE_WINDOW (widget);

  if (self->plan == NULL)
    return;
  way_erasure_delete_files (self->plan->backups);
  show_plan (self);
}

static void
delete_unread_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  WayEraseWindow *self = WAY_ERASE_WINDOW (widget);

  if (self->plan == NULL)
    return;
  way_erasure_delete_files (self->plan->unread);
  show_plan (self);
}

static void
way_erase_window_dispose (GObject *object)
{
  WayEraseWindow *self = WAY_ERASE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, way_erasure_free);
  g_clear_object (&self->application);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (way_erase_window_parent_class)->dispose (object);
}

static void
way_erase_window_class_init (WayEraseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_erase_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;

  gtk_widget_class_install_action (widget_class, "erase.open-map", "s", open_map_action);
  gtk_widget_class_install_action (widget_class, "erase.delete-backups", NULL, delete_backups_action);
  gtk_widget_class_install_action (widget_class, "erase.delete-unread", NULL, delete_unread_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_erase_window_init (WayEraseWindow *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *title = adw_window_title_new (_ ("Erase a Person"), "");

  self->cancellable = g_cancellable_new ();
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->erase = gtk_button_new_with_mnemonic (_ ("_Erase"));
  self->give_up = gtk_button_new_with_mnemonic (_ ("_Give Up…"));
  gtk_widget_add_css_class (self->erase, "destructive-action");
  gtk_widget_set_visible (self->give_up, FALSE);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->erase, "clicked", G_CALLBACK (erase_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->give_up, "clicked", G_CALLBACK (give_up_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (head), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->erase);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->give_up);
  gtk_box_append (GTK_BOX (self->content), head);
  gtk_box_append (GTK_BOX (self->content), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_window_set_content (ADW_WINDOW (self), self->content);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Erase a Person"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
}

static void
show (WayWindow  *parent,
      WayKind     kind,
      const char *id,
      gboolean    begun)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (parent));
  WayEraseWindow *self;

  self = g_object_new (WAY_TYPE_ERASE_WINDOW, "transient-for", parent, NULL);
  self->application = g_object_ref (WAY_APPLICATION (application));
  self->kind = kind;
  self->id = g_strdup (id);
  self->begun = begun;
  gtk_window_present (GTK_WINDOW (self));
  begin (self);
}

/**
 * way_erase_window_show:
 * @parent: the window it is asked for in
 * @kind: contact or persona
 * @id: who
 *
 * Looks for a person in records, known maps and backups, shows what was found, and erases it when that is
 * wanted. The records let go of what could be undone in them.
 */
void
way_erase_window_show (WayWindow  *parent,
                       WayKind     kind,
                       const char *id)
{
  g_return_if_fail (WAY_IS_WINDOW (parent));
  g_return_if_fail (kind == WAY_KIND_CONTACT || kind == WAY_KIND_PERSONA);

  show (parent, kind, id, FALSE);
}

/**
 * way_erase_window_show_unfinished:
 * @parent: the window it is shown above
 * @id: (nullable): who; NULL for whoever it is
 *
 * Does the same for whom was not erased to the end, because the program was interrupted or something stood in the way.
 */
void
way_erase_window_show_unfinished (WayWindow  *parent,
                                  const char *id)
{
  g_return_if_fail (WAY_IS_WINDOW (parent));

  show (parent, WAY_KIND_CONTACT, id, TRUE);
}

static void
erase_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *element, *id;
  WayKind     kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  if (!way_records_find_kind (element, &kind))
    return;
  if (kind == WAY_KIND_CONTACT || kind == WAY_KIND_PERSONA)
    way_erase_window_show (WAY_WINDOW (widget), kind, id);
  else
    way_window_show_toast (WAY_WINDOW (widget), _ ("Contacts and personas can be erased everywhere. Delete this record instead."), NULL, NULL, NULL);
}

/**
 * way_erase_window_install_action:
 * @klass: a class of windows
 *
 * Gives the windows the action records.erase, which takes a kind of record and an id.
 */
void
way_erase_window_install_action (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "records.erase", "(ss)", erase_action);
}
