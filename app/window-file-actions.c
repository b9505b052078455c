/* window-file-actions.c - begin, open, save, duplicate */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/export-map.h"
#include "app/recent-maps.h"
#include "journeys/documents/templates.h"
#include "journeys/records/library.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"
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

/* Save. */

typedef struct
{
  WayWindow   *window; /* owned */
  WaySavedFunc func;
  GFile       *file; /* where it was tried; owned */
} Saving;

static void start_save (WayWindow   *self,
                        GFile       *file,
                        WaySavedFunc func);

static void ask_where (WayWindow   *self,
                       WaySavedFunc func);

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->window);
  g_clear_object (&saving->file);
  g_free (saving);
}

typedef struct
{
  /* borrowed */
  GApplication *application; /* held until the library knows */

  /* owned */
  WayRecords *records;
  WayMap     *map;
  char       *path;
} Remembering;

static void
remembering_free (gpointer data)
{
  Remembering *remembering = data;

  g_object_unref (remembering->records);
  g_object_unref (remembering->map);
  g_free (remembering->path);
  g_free (remembering);
}

static void
remember_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  Remembering *remembering = data;
  GError      *error = NULL;

  if (way_records_remember_map (remembering->records, remembering->map, remembering->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
remembered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  WayWindow   *self = WAY_WINDOW (source);
  Remembering *remembering = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_application_release (remembering->application);
  if (g_task_propagate_boolean (G_TASK (result), &error) || self->document == NULL)
    return;
  /* TRANSLATORS: %s is what went wrong */
  text = g_strdup_printf (_ ("The map is saved, but the library does not know of it. %s"), error->message);
  way_notice_bar_show (self->notice, WAY_NOTICE_DEED, text, NULL, NULL);
}

/* The library learns of a map after the file is safe; it can be made again from the files. */
static void
remember (WayWindow *self,
          GFile     *file)
{
  WayRecords *records = way_application_get_records (way_window_get_application (self));
  g_autoptr (GTask) task = NULL;
  Remembering *remembering;

  way_recent_maps_add (file);
  if (records == NULL || way_records_is_read_only (records) || g_file_peek_path (file) == NULL)
    return;
  remembering = g_new0 (Remembering, 1);
  remembering->application = G_APPLICATION (way_window_get_application (self));
  g_application_hold (remembering->application);
  remembering->records = g_object_ref (records);
  remembering->map = way_map_copy (way_document_get_map (self->document));
  remembering->path = g_file_get_path (file);
  task = g_task_new (self, NULL, remembered_cb, NULL);
  g_task_set_source_tag (task, remember);
  g_task_set_task_data (task, remembering, remembering_free);
  g_task_run_in_thread (task, remember_in_thread);
}

static void
answer_cb (const char *id,
           gpointer    data)
{
  Saving *saving = data;

  if (g_str_equal (id, "retry"))
    start_save (saving->window, saving->file, saving->func);
  else if (g_str_equal (id, "save-as"))
    ask_where (saving->window, saving->func);
  else
    {
      way_window_settle_others (saving->window, id);
      if (saving->func != NULL)
        saving->func (saving->window, FALSE);
    }
  saving_free (saving);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Saving    *saving = data;
  WayWindow *self = saving->window;
  g_autoptr (GError) error = NULL;

  if (way_document_save_finish (WAY_DOCUMENT (source), result, &error))
    {
      if (gtk_window_get_application (GTK_WINDOW (self)) != NULL)
        remember (self, saving->file);
      if (way_document_get_unkept (self->document) != NULL)
        {
          g_autofree char *text = g_strdup_printf (_ ("The map is saved, but not the version before it. %s"),
                                                   way_document_get_unkept (self->document));

          way_notice_bar_show (self->notice, WAY_NOTICE_DEED, text, NULL, NULL);
        }
      if (saving->func != NULL)
        saving->func (self, TRUE);
      saving_free (saving);
      return;
    }

  if (g_error_matches (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK))
    way_window_ask_about_others (self, error->message, _ ("_Cancel"), answer_cb, saving);
  else
    {
      const WayAnswer answers[] = {
        { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
        { "save-as", _ ("Save _As…"), WAY_ANSWER_PLAIN },
        { "retry", _ ("_Try Again"), WAY_ANSWER_SUGGESTED },
      };

      way_message_dialogs_ask (GTK_WINDOW (self), _ ("The Map Was Not Saved"), error->message,
                               answers, G_N_ELEMENTS (answers), answer_cb, saving);
    }
}

static void
start_save (WayWindow   *self,
            GFile       *file,
            WaySavedFunc func)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->func = func;
  saving->file = g_object_ref (file);
  way_document_save_as_async (self->document, file, NULL, saved_cb, saving);
}

static void
named_cb (GFile   *file,
          gpointer data)
{
  Saving *saving = data;

  if (file != NULL)
    start_save (saving->window, file, saving->func);
  else if (saving->func != NULL)
    saving->func (saving->window, FALSE);
  saving_free (saving);
}

static void
where_cb (GFile   *file,
          gpointer data)
{
  static const char *const endings[] = { "journey", "xml", NULL };
  Saving                  *saving = data;

  way_file_name_complete (GTK_WINDOW (saving->window), file, endings, named_cb, saving);
}

/* Work that was recovered goes beside the file that it was done on, or in the place of one that is gone. */
static char *
dup_proposed_name (WayWindow *self)
{
  gboolean         is_copy;
  GFile           *origin = way_document_get_origin (self->document, &is_copy);
  g_autofree char *base = origin != NULL ? g_file_get_basename (origin) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *copy = NULL;

  if (name == NULL)
    return way_window_dup_file_name (self, "journey");
  if (!is_copy)
    return g_steal_pointer (&name);
  if (g_str_has_suffix (name, ".journey"))
    name[strlen (name) - strlen (".journey")] = '\0';
  /* TRANSLATORS: the name of a file without its ending; %s is that of the file it is a copy of */
  copy = g_strdup_printf (_ ("%s (copy)"), name);

  return g_strconcat (copy, ".journey", NULL);
}

static void
ask_where (WayWindow   *self,
           WaySavedFunc func)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autoptr (GFile) folder = way_window_dup_folder (self);
  g_autofree char *name = NULL;

  saving->window = g_object_ref (self);
  saving->func = func;
  name = dup_proposed_name (self);
  way_file_dialogs_save (GTK_WINDOW (self), _ ("Save Map"), &(WayFilePattern){ _ ("Journey maps"), "*.journey" },
                         folder, name, where_cb, saving);
}

/* Saves where the map was saved before, or asks where. */
void
way_window_save (WayWindow   *self,
                 WaySavedFunc func)
{
  if (self->document == NULL)
    return;
  way_window_finish_typing (self);
  way_history_seal (way_document_get_history (self->document));
  if (way_document_get_file (self->document) != NULL && !way_document_is_read_only (self->document))
    start_save (self, way_document_get_file (self->document), func);
  else
    ask_where (self, func);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_window_save (WAY_WINDOW (widget), NULL);
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    return;
  way_window_finish_typing (self);
  ask_where (self, NULL);
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
  gtk_widget_class_install_action (klass, "win.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (klass, "win.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.cancel-export", NULL, cancel_export_action);
  gtk_widget_class_install_action (klass, "win.show-folder", "s", show_folder_action);
}
