/* record-picture.c - a picture from a file, for a field of a record
 *
 * It is read up to a limit, made small in a thread, and set as one step of undo. The record
 * may be gone by then, which is no fault of anybody.
 */
#include "config.h"

#include "app/record-picture.h"

#include <glib/gi18n.h>

#include "app/bounded-read.h"
#include "app/window-private.h"
#include "journeys/drawing/picture.h"
#include "widgets/shared/file-dialogs.h"

typedef struct
{
  WayWindow *window;
  char      *id; /* of the record */
  char      *field;
  char      *name;  /* of the file, for messages */
  GBytes    *bytes; /* or NULL yet */
} Coming;

static void
coming_free (Coming *coming)
{
  g_object_unref (coming->window);
  g_free (coming->id);
  g_free (coming->field);
  g_free (coming->name);
  g_clear_pointer (&coming->bytes, g_bytes_unref);
  g_free (coming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coming, coming_free)

static void
set_picture (Coming     *coming,
             const char *value,
             GError    **error)
{
  WayApplication *application = way_window_get_application (coming->window);
  WayDesk        *desk = application != NULL ? way_application_get_desk (application) : NULL;
  WayItem        *record = desk != NULL ? way_map_find (way_desk_get_map (desk), coming->id) : NULL;
  g_autoptr (WayCommand) command = NULL;

  if (record == NULL)
    return;
  command = way_command_new_set (record, coming->field, value, error);
  if (command != NULL)
    way_desk_perform (desk, command, error);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Coming *coming = data;
  GError *error = NULL;
  char   *value = way_picture_import (coming->bytes, coming->name, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_free);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_task_propagate_pointer (G_TASK (result), &error);

  if (value != NULL)
    set_picture (coming, value, &error);
  if (error != NULL)
    way_window_tell (coming->window, error->message);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  coming->bytes = way_bounded_read_finish (G_INPUT_STREAM (source), result, &error);
  if (coming->bytes == NULL)
    {
      way_window_tell (coming->window, error->message);
      return;
    }
  task = g_task_new (NULL, NULL, imported_cb, coming);
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, g_steal_pointer (&coming), NULL);
  g_task_run_in_thread (task, import_in_thread);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream != NULL)
    way_bounded_read_async (G_INPUT_STREAM (stream), WAY_PICTURE_LARGEST_FILE, NULL, read_cb, g_steal_pointer (&coming));
  else
    way_window_tell (coming->window, error->message);
}

static void
chosen_cb (GFile   *file,
           gpointer data)
{
  g_autoptr (Coming) coming = data;

  if (file == NULL)
    return;
  coming->name = g_file_get_basename (file);
  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, opened_cb, g_steal_pointer (&coming));
}

static Coming *
coming_new (WayWindow  *window,
            const char *id,
            const char *field)
{
  Coming *coming = g_new0 (Coming, 1);

  coming->window = g_object_ref (window);
  coming->id = g_strdup (id);
  coming->field = g_strdup (field);

  return coming;
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const WayFilePattern patterns[] = {
    { _ ("Pictures"), "*.png *.jpg *.jpeg *.webp *.gif" },
  };
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  way_file_dialogs_open (GTK_WINDOW (widget), _ ("Choose Picture"), patterns, G_N_ELEMENTS (patterns), NULL, chosen_cb,
                         coming_new (WAY_WINDOW (widget), id, field));
}

/* A file that was dropped on a record. */
static void
take_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *id, *field, *address;
  g_autoptr (GFile) file = NULL;

  g_variant_get (parameter, "(&s&s&s)", &id, &field, &address);
  file = g_file_new_for_uri (address);
  chosen_cb (file, coming_new (WAY_WINDOW (widget), id, field));
}

/* "records.choose-picture", with the id of a record on the desk and the name of a field, and
 * "records.take-picture", with the address of a file as well. */
void
way_record_picture_install_action (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "records.choose-picture", "(ss)", choose_action);
  gtk_widget_class_install_action (klass, "records.take-picture", "(sss)", take_action);
}
