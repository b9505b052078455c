/* window-save.c - saves the map of a window, and says when it could not be */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/recent-maps.h"
#include "journeys/records/library.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"
#include "widgets/shared/message-dialogs.h"

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
  /* What is told already counts for more. */
  if (way_document_get_unkept (self->document) == NULL)
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

void
way_window_install_saving (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_action);
}
