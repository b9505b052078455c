/* backups-window.c - the copies of the records, to be put in their place when they cannot be read
 *
 * A copy is looked through before it takes their place, and what was there is kept beside it: both may
 * take a while, and are done in a thread.
 */
#include "config.h"

#include "app/backups-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/model/today.h"
#include "journeys/records/backup.h"
#include "widgets/shared/message-dialogs.h"

#define WAY_TYPE_BACKUPS_WINDOW (way_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (WayBackupsWindow, way_backups_window, WAY, BACKUPS_WINDOW, AdwWindow)

struct _WayBackupsWindow
{
  AdwWindow parent_instance;

  /* owned */
  WayApplication *application;

  /* template */
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (WayBackupsWindow, way_backups_window, ADW_TYPE_WINDOW)

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      path,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  char   *aside = way_records_restore (NULL, path, &error);

  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

/* Whatever came of it, there may be other records now. */
static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  WayBackupsWindow *self = WAY_BACKUPS_WINDOW (source);
  GtkWindow        *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *time = aside != NULL ? way_time_format (GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (result), "modified"))) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->page, TRUE);
  if (aside == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Backup Could Not Be Restored"), error->message);
      if (g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED))
        way_application_retry_records (self->application);
      return;
    }
  text = *aside != '\0' ? g_strdup_printf (_ ("The records are as they were on %s. What was in their place is kept as %s."), time, aside)
                        : g_strdup_printf (_ ("The records are as they were on %s."), time);
  way_application_retry_records (self->application);
  gtk_window_close (GTK_WINDOW (self));
  way_message_dialogs_tell (parent, _ ("The Backup Was Restored"), text);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayBackupsWindow *self = WAY_BACKUPS_WINDOW (widget);
  const char       *path = g_variant_get_bytestring (parameter);
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  GStatBuf info;

  gtk_widget_set_sensitive (self->page, FALSE);
  g_object_set_data (G_OBJECT (task), "modified", g_stat (path, &info) == 0 ? GSIZE_TO_POINTER (info.st_mtime) : NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
way_backups_window_dispose (GObject *object)
{
  g_clear_object (&WAY_BACKUPS_WINDOW (object)->application);

  G_OBJECT_CLASS (way_backups_window_parent_class)->dispose (object);
}

static void
way_backups_window_class_init (WayBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_backups_window_dispose;
  gtk_widget_class_install_action (widget_class, "backups.restore", "ay", restore_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_backups_window_init (WayBackupsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 480);
}

static GtkWidget *
build_row (const char *path)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_Restore"));
  g_autofree char *name = g_filename_display_basename (path);
  GStatBuf         info;
  gboolean         is_there = g_stat (path, &info) == 0;
  g_autofree char *time = is_there ? way_time_format (info.st_mtime) : g_strdup (name);
  g_autofree char *size = g_format_size (is_there ? info.st_size : 0);
  g_autofree char *words = g_strdup_printf ("%s · %s", name, size);
  g_autofree char *deed = g_strdup_printf (_ ("Restore the backup of %s"), time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_bytestring (path));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, deed, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/**
 * way_backups_window_show:
 * @application: the application, whose records cannot be read
 * @parent: the window that it stands over
 *
 * Lists the copies of the records. One that is chosen takes their place, and is opened.
 */
void
way_backups_window_show (WayApplication *application,
                         GtkWindow      *parent)
{
  WayBackupsWindow *self = g_object_new (WAY_TYPE_BACKUPS_WINDOW, "transient-for", parent, "modal", TRUE,
                                         "destroy-with-parent", TRUE, "title", _ ("Restore a Backup"), NULL);
  GtkWidget        *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) paths = way_records_list_backups (NULL);
  guint i;

  self->application = g_object_ref (application);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("What was changed after a backup is not in it. The file that cannot be read is kept beside it."));
  for (i = 0; i < paths->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (g_ptr_array_index (paths, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  gtk_window_present (GTK_WINDOW (self));
}
