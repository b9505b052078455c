/* duplicates-window.c - looks for records that may be one and the same
 *
 * All records of a kind are looked through, which is done in another thread.
 */
#include "config.h"

#include "widgets/records/care/duplicates-window.h"

#include <adwaita.h>
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
  WayDesk      *desk;
  GCancellable *cancellable;
  GArray       *merged; /* of guint64: states that a merging here led to, the last one last */

  /* template */
  AdwToastOverlay *toasts;
  AdwToast        *undo_toast; /* or NULL */

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

static WayHistory *
get_history (WayDuplicatesWindow *self)
{
  return self->desk != NULL ? way_desk_get_history (self->desk) : NULL;
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, parameter);
}

static AdwToast *
tell (WayDuplicatesWindow *self,
      const char          *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast        *toast = adw_toast_new (escaped);

  adw_toast_overlay_add_toast (self->toasts, toast);

  return toast;
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  adw_toast_set_timeout (tell (WAY_DUPLICATES_WINDOW (widget), g_variant_get_string (parameter, NULL)), 0);
}

static void
toast_gone_cb (WayDuplicatesWindow *self,
               AdwToast            *toast)
{
  if (self->undo_toast == toast)
    self->undo_toast = NULL;
}

static void
told_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayDuplicatesWindow *self = WAY_DUPLICATES_WINDOW (widget);
  guint64              serial = way_history_get_serial (get_history (self));

  g_array_append_val (self->merged, serial);
  self->undo_toast = tell (self, g_variant_get_string (parameter, NULL));
  adw_toast_set_button_label (self->undo_toast, _ ("_Undo"));
  adw_toast_set_action_name (self->undo_toast, "duplicates.undo");
  g_signal_connect_object (self->undo_toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
}

/* The button would undo something else now. */
static void
history_changed_cb (WayDuplicatesWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

/* Only what was merged here is undone here. */
static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayDuplicatesWindow *self = WAY_DUPLICATES_WINDOW (widget);
  WayHistory          *history = get_history (self);
  guint                n = self->merged->len;

  if (history == NULL || n == 0)
    return;
  if (way_history_undo_step (history, g_array_index (self->merged, guint64, n - 1)))
    {
      g_array_set_size (self->merged, n - 1);
      begin (self);
    }
  else if (way_history_can_undo (history))
    {
      /* TRANSLATORS: %s is a step of undo, for example: Change Region of “Nordwind” */
      g_autofree char *text = g_strdup_printf (_ ("Something else was done since: %s. Undo that first, where it was done."), way_history_get_undo_label (history));

      tell (self, text);
    }
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
  GtkWidget *list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
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
  list = way_duplicates_list_new (self->desk, self->kind, groups);
  adw_toast_overlay_set_child (self->toasts, list);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
begin (WayDuplicatesWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  /* What was looked for until now may be different. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_status (self, NULL, _ ("Looking through the records…"), NULL);
  work = g_new0 (Work, 1);
  work->records = g_object_ref (way_desk_get_records (self->desk));
  work->kind = self->kind;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, look);
}

/* The records were opened anew: what was found, and the steps, are those of the old ones. */
static void
set_desk (WayDuplicatesWindow *self,
          WayDesk             *desk)
{
  history_changed_cb (self);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (way_desk_get_history (self->desk), self);
    }
  g_set_object (&self->desk, desk);
  g_array_set_size (self->merged, 0);
  g_signal_connect_object (desk, "replaced", G_CALLBACK (set_desk), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_desk_get_history (desk), "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  begin (self);
}

static void
way_duplicates_window_dispose (GObject *object)
{
  WayDuplicatesWindow *self = WAY_DUPLICATES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->merged, g_array_unref);

  G_OBJECT_CLASS (way_duplicates_window_parent_class)->dispose (object);
}

static void
way_duplicates_window_class_init (WayDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_duplicates_window_dispose;

  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "records.open", "(ss)", open_action);
  gtk_widget_class_install_action (widget_class, "records.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "records.told", "s", told_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "duplicates.undo", NULL);
}

/* Before the toasts, which would only go themselves: who merged the last ones leaves. */
static void
add_escape (WayDuplicatesWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
way_duplicates_window_init (WayDuplicatesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->merged = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  add_escape (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Duplicates"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 620);
}

/**
 * way_duplicates_window_present:
 * @above: a window; it has the action records.open
 * @desk: where records are edited
 * @kind: a kind of record
 *
 * Looks for records of the kind that may be one and the same, and lets them be merged. The window above stays usable.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
way_duplicates_window_present (GtkWindow *above,
                               WayDesk   *desk,
                               WayKind    kind)
{
  WayDuplicatesWindow *self;
  g_autofree char     *title = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (above), NULL);
  g_return_val_if_fail (WAY_IS_DESK (desk), NULL);

  self = g_object_new (WAY_TYPE_DUPLICATES_WINDOW, "transient-for", above, NULL);
  self->kind = kind;
  /* TRANSLATORS: %s are, for example, Accounts */
  title = g_strdup_printf (_ ("Duplicates: %s"), _ (way_kind_get_info (kind)->plural));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_present (GTK_WINDOW (self));
  set_desk (self, desk);

  return GTK_WIDGET (self);
}
