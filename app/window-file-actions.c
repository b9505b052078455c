/* window-file-actions.c - begin, open, duplicate, export */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/export-map.h"
#include "journeys/documents/templates.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/message-dialogs.h"

/* The folder of the map's file, or of the one that it comes from; or NULL. */
GFile *
way_window_dup_folder (WayWindow *self)
{
  GFile *file = self->document != NULL ? way_document_get_file (self->document) : NULL;

  if (file == NULL && self->document != NULL)
    file = way_document_get_origin (self->document, NULL);

  return file != NULL ? g_file_get_parent (file) : NULL;
}

/* The title as the name of a file: what file systems do not take is left out. */
char *
way_window_dup_file_name (WayWindow  *self,
                          const char *extension)
{
  g_autofree char *name = g_strdup (way_document_get_title (self->document));

  g_strdelimit (name, "/\\:*?\"<>|\n\t", ' ');
  g_strstrip (name);

  return g_strconcat (*name != '\0' ? name : _ ("Journey map"), ".", extension, NULL);
}

/* Open. */

static void
open_chosen_cb (GFile   *file,
                gpointer data)
{
  g_autoptr (WayWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (file == NULL || way_window_get_application (self) == NULL)
    return;
  if (way_application_open_file (way_window_get_application (self), file, GTK_WINDOW (self), &error) == NULL)
    way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Map Could Not Be Opened"), error->message);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GFile) folder = way_window_dup_folder (self);

  way_file_dialogs_open (GTK_WINDOW (self), _ ("Open Map"),
                         &(WayFilePattern){ _ ("Journey maps"), "*.journey" }, 1, folder,
                         open_chosen_cb, g_object_ref (self));
}

static void
open_path_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

  open_chosen_cb (file, g_object_ref (widget));
}

/* A new map knows who draws it and how often it is looked at again. */
static void
fill_in_defaults (WayWindow *self,
                  WayMap    *map)
{
  GSettings       *settings = way_application_get_settings (way_window_get_application (self));
  g_autofree char *my_name = g_settings_get_string (settings, "my-name");
  g_autofree char *interval = g_strdup_printf ("%d", g_settings_get_int (settings, "review-interval-months"));
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *root = way_map_get_root (map);
  struct
  {
    const char *field, *value;
  } values[] = {
    { "author", *my_name != '\0' ? my_name : g_get_real_name () },
    { "review-interval", interval },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (WayCommand) command = way_command_new_set (root, values[i].field, values[i].value, NULL);

      if (command != NULL && g_strcmp0 (way_item_get_text (root, values[i].field), values[i].value) != 0)
        way_history_perform (history, command, NULL);
    }
}

static void
show_new_map (WayWindow   *self,
              WayDocument *document)
{
  WayWindow *window = self->document == NULL ? self : way_window_new (way_window_get_application (self));

  way_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_from_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GPtrArray) templates = way_templates_list ();
  WayTemplate *template = way_templates_find (templates, g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (WayDocument) document = NULL;

  if (template == NULL)
    return;
  map = way_template_instantiate (template, NULL, &error);
  if (map == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Template Could Not Be Read"), error->message);
      return;
    }
  fill_in_defaults (self, map);
  document = way_document_new (map);
  show_new_map (self, document);
}

/* A sample is looked at and changed as a copy: the shipped file stays as it is. As
 * long as nobody changed it there is nothing to lose. */
static void
open_sample_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) sample = way_document_open (file, &error);
  g_autoptr (WayDocument) copy = NULL;
  g_autoptr (WayDocument) opened = NULL;

  if (sample == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Sample Could Not Be Opened"), error->message);
      return;
    }
  copy = way_document_duplicate (sample);
  opened = way_document_new (way_document_get_map (copy));
  show_new_map (self, opened);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (WayDocument) copy = NULL;
  WayWindow *window;

  if (self->document == NULL)
    return;
  way_window_finish_typing (self);
  copy = way_document_duplicate (self->document);
  window = way_window_new (way_window_get_application (self));
  way_window_set_document (window, copy);
  gtk_window_present (GTK_WINDOW (window));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (WAY_WINDOW (widget)->document != NULL)
    way_export_map_ask (WAY_WINDOW (widget));
}

static void
cancel_export_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_cancellable_cancel (WAY_WINDOW (widget)->export_cancellable);
}

/* Shows a file in the folder it lies in. */
static void
show_folder_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    way_window_show_toast (WAY_WINDOW (widget), error->message, NULL, NULL, NULL);
}

void
way_window_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "win.open-path", "s", open_path_action);
  gtk_widget_class_install_action (klass, "win.open-sample", "s", open_sample_action);
  gtk_widget_class_install_action (klass, "win.new-from", "s", new_from_action);
  gtk_widget_class_install_action (klass, "win.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.cancel-export", NULL, cancel_export_action);
  gtk_widget_class_install_action (klass, "win.show-folder", "s", show_folder_action);
}
