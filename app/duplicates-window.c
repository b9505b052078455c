/* duplicates-window.c - looks for records that may be one and the same
 *
 * All records of a kind are looked through, which is done in another thread.
 */
#include "config.h"

#include "app/duplicates-window.h"

#include <glib/gi18n.h>

#include "journeys/records/duplicates.h"
#include "widgets/records/care/duplicates-list.h"

/* What the thread needs. */
typedef struct
{
  WayRecords *records;
  WayKind     kind;
} Work;

#define WAY_TYPE_DUPLICATES_WINDOW (way_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (WayDuplicatesWindow, way_duplicates_window, WAY, DUPLICATES_WINDOW, AdwWindow)

struct _WayDuplicatesWindow
{
  AdwWindow parent_instance;

  /* owned */
  WayApplication *application;
  GCancellable   *cancellable;

  /* template */
  AdwToastOverlay *toasts;

  /* state */
  WayKind kind;
};

G_DEFINE_FINAL_TYPE (WayDuplicatesWindow, way_duplicates_window, ADW_TYPE_WINDOW)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->records);
  g_free (work);
}

static void
show_status (WayDuplicatesWindow *self,
             const char          *icon,
             const char          *title,
             const char          *text)
{
  GtkWidget       *status = adw_status_page_new ();
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  adw_toast_overlay_set_child (self->toasts, status);
}

static void begin (WayDuplicatesWindow *self);

static void
opened_cb (WayDuplicatesWindow *self,
           const char          *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "records.open", "(ss)", way_kind_get_info (self->kind)->element, id);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayDuplicatesWindow *self = WAY_DUPLICATES_WINDOW (widget);
  WayDesk             *desk = way_application_get_desk (self->application);

  if (desk != NULL && way_history_undo (way_desk_get_history (desk)))
    begin (self);
}

static void
merged_cb (WayDuplicatesWindow *self)
{
  AdwToast *toast = adw_toast_new (_ ("The records were merged."));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "duplicates.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
problem_cb (WayDuplicatesWindow *self,
            const char          *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast        *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Work      *work = data;
  GError    *error = NULL;
  GPtrArray *groups = way_records_list_duplicates (work->records, work->kind, &error);

  if (groups != NULL)
    g_task_return_pointer (task, groups, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayDuplicatesWindow *self = WAY_DUPLICATES_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = g_task_propagate_pointer (G_TASK (result), &error);
  WayDesk   *desk = self->application != NULL ? way_application_get_desk (self->application) : NULL;
  GtkWidget *list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || desk == NULL)
    return;
  if (groups == NULL)
    {
      show_status (self, "dialog-warning-symbolic", _ ("That did not work"), error->message);
      return;
    }
  if (groups->len == 0)
    {
      show_status (self, "object-select-symbolic", _ ("No Duplicates"),
                   _ ("No two records have the same name, website or e-mail address."));
      return;
    }
  list = way_duplicates_list_new (desk, self->kind, groups);
  g_signal_connect_object (list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_set_child (self->toasts, list);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
begin (WayDuplicatesWindow *self)
{
  WayRecords *records = way_application_get_records (self->application);
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (records == NULL)
    return;
  show_status (self, NULL, _ ("Looking through the records…"), NULL);
  work = g_new0 (Work, 1);
  work->records = g_object_ref (records);
  work->kind = self->kind;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, look);
}

static void
way_duplicates_window_dispose (GObject *object)
{
  WayDuplicatesWindow *self = WAY_DUPLICATES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (way_duplicates_window_parent_class)->dispose (object);
}

static void
way_duplicates_window_class_init (WayDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_duplicates_window_dispose;

  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "duplicates.undo", NULL);
}

static void
way_duplicates_window_init (WayDuplicatesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Duplicates"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 620);
}

/**
 * way_duplicates_window_show:
 * @parent: the window it is asked for in
 * @kind: a kind of record
 *
 * Looks for records of the kind that may be one and the same, and lets them be merged.
 */
void
way_duplicates_window_show (WayWindow *parent,
                            WayKind    kind)
{
  WayApplication      *application;
  WayDuplicatesWindow *self;
  g_autofree char     *title = NULL;

  g_return_if_fail (WAY_IS_WINDOW (parent));

  application = WAY_APPLICATION (gtk_window_get_application (GTK_WINDOW (parent)));
  if (way_application_get_records (application) == NULL)
    return;
  self = g_object_new (WAY_TYPE_DUPLICATES_WINDOW, "transient-for", parent, NULL);
  self->application = g_object_ref (application);
  self->kind = kind;
  /* TRANSLATORS: %s are, for example, Accounts */
  title = g_strdup_printf (_ ("Duplicates: %s"), _ (way_kind_get_info (kind)->plural));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_present (GTK_WINDOW (self));
  begin (self);
}
