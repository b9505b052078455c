/* export-map.c - from the map in a window to a file for other people
 *
 * The export works on a copy of the map in a thread of its own, so that people go
 * on typing meanwhile.
 */
#include "config.h"

#include "app/export-map.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/export-dialog.h"
#include "app/window-private.h"
#include "journeys/exchange/export.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"
#include "widgets/shared/message-dialogs.h"

/* Milliseconds between two looks at how far it is; an export that is done by then
 * shows no progress. */
#define LOOK_INTERVAL 150

typedef struct
{
  /* owned */
  WayWindow *window;
  WayMap    *map; /* a copy */
  char      *path;
  char      *logo;
  char      *brand_color;

  /* borrowed */
  const char *format;

  WayExportOptions options;
  gint             permille; /* done; atomic, because the thread sets it */
  guint            source;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_handle_id (&export->source, g_source_remove);
  g_clear_object (&export->window);
  g_clear_object (&export->map);
  g_free (export->path);
  g_free (export->logo);
  g_free (export->brand_color);
  g_free (export);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  g_atomic_int_set (&((Export *)data)->permille, (int)(fraction * 1000));
}

static gboolean
look_cb (gpointer data)
{
  Export *export = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (export->window->progress_bar), g_atomic_int_get (&export->permille) / 1000.0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (export->window->progress), TRUE);

  return G_SOURCE_CONTINUE;
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (way_export_to_file (export->map, export->format, &export->options, export->path, progress_cb, export, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start (Export *export);

static void
answer_cb (const char *id,
           gpointer    data)
{
  if (g_str_equal (id, "retry"))
    start (data);
  else
    export_free (data);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  WayWindow *self = export->window;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&export->source, g_source_remove);
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    {
      /* The window was closed meanwhile, and with it the export. */
      export_free (export);
      return;
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress), FALSE);
  g_clear_object (&self->export_cancellable);
  way_window_update_edit_actions (self);

  if (done)
    {
      g_autofree char *name = g_path_get_basename (export->path);
      /* TRANSLATORS: %s is the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("Exported “%s”"), name);

      way_window_show_toast (self, text, _ ("_Show in Folder"), "win.show-folder", export->path);
      export_free (export);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      way_window_show_toast (self, _ ("Export cancelled. No file was written."), NULL, NULL, NULL);
      export_free (export);
    }
  else
    {
      const WayAnswer answers[] = {
        { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
        { "retry", _ ("_Try Again"), WAY_ANSWER_SUGGESTED },
      };

      way_message_dialogs_ask (GTK_WINDOW (self), _ ("The Map Was Not Exported"), error->message,
                               answers, G_N_ELEMENTS (answers), answer_cb, export);
    }
}

static void
start (Export *export)
{
  WayWindow *self = export->window;
  g_autoptr (GTask) task = NULL;

  g_atomic_int_set (&export->permille, 0);
  self->export_cancellable = g_cancellable_new ();
  way_window_update_edit_actions (self);
  task = g_task_new (self, self->export_cancellable, done_cb, NULL);
  g_task_set_source_tag (task, start);
  /* Whether there is a file is known to the thread: it may have been quicker. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, export_in_thread);
  export->source = g_timeout_add (LOOK_INTERVAL, look_cb, export);
}

/* A name with the ending of another format asks for that one. */
static void
follow_ending (Export *export)
{
  const char *const *formats = way_export_list_formats ();
  const char        *dot = strrchr (export->path, '.');
  int                i;

  for (i = 0; dot != NULL && formats[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i]) == 0)
      export->format = formats[i];
}

static void
named_cb (GFile   *file,
          gpointer data)
{
  Export *export = data;

  if (file == NULL || export->window->document == NULL || gtk_window_get_application (GTK_WINDOW (export->window)) == NULL)
    {
      export_free (export);
      return;
    }
  export->path = g_file_get_path (file);
  if (export->path == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (export->window), _ ("The Map Was Not Exported"),
                                _ ("The place is not on this computer. Choose a folder that is."));
      export_free (export);
      return;
    }
  follow_ending (export);
  way_window_finish_typing (export->window);
  export->map = way_map_copy (way_document_get_map (export->window->document));
  start (export);
}

static void
where_cb (GFile   *file,
          gpointer data)
{
  Export *export = data;
  const char *const *formats = way_export_list_formats ();
  g_autoptr (GPtrArray) endings = g_ptr_array_new ();
  int i;

  g_ptr_array_add (endings, (gpointer) export->format);
  for (i = 0; formats[i] != NULL; i++)
    g_ptr_array_add (endings, (gpointer)formats[i]);
  g_ptr_array_add (endings, NULL);
  way_file_name_complete (GTK_WINDOW (export->window), file, (const char *const *)endings->pdata, named_cb, export);
}

static void
confirmed_cb (WayExportDialog *dialog,
              WayWindow       *self)
{
  static const struct
  {
    const char *format, *label;
  } labels[] = {
    { "pdf", N_ ("PDF documents") },
    { "png", N_ ("PNG pictures") },
    { "svg", N_ ("SVG drawings") },
  };
  GSettings *settings = way_application_get_settings (way_window_get_application (self));
  g_autoptr (GFile) folder = way_window_dup_folder (self);
  g_autofree char *name = NULL;
  g_autofree char *pattern = NULL;
  const char      *label = "";
  Export *export = g_new0 (Export, 1);
  guint i;

  export->window = g_object_ref (self);
  export->format = way_export_dialog_get_format (dialog);
  way_export_dialog_get_options (dialog, &export->options);
  export->options.logo = export->logo = g_settings_get_string (settings, "logo");
  export->options.brand_color = export->brand_color = g_settings_get_string (settings, "brand-color");
  for (i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].format, export->format))
      label = _ (labels[i].label);
  name = way_window_dup_file_name (self, export->format);
  pattern = g_strconcat ("*.", export->format, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  way_file_dialogs_save (GTK_WINDOW (self), _ ("Export Map"), &(WayFilePattern){ label, pattern }, folder, name, where_cb, export);
}

/**
 * way_export_map_ask:
 * @window: a window with a map
 *
 * Asks how and where to export the map, and does it.
 */
void
way_export_map_ask (WayWindow *window)
{
  WayExportDialog *dialog;

  g_return_if_fail (WAY_IS_WINDOW (window));

  dialog = way_export_dialog_new (GTK_WINDOW (window), way_application_get_settings (way_window_get_application (window)));
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (confirmed_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
