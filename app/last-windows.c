/* last-windows.c - which windows were open when the program ended, and what they showed
 *
 * A small file that is written again when something is different. It says where
 * the maps are, never what is in them; without it nothing is lost but the view.
 */
#include "config.h"

#include "app/last-windows.h"

#include <string.h>

#include "app/window.h"

/* Seconds between two looks. */
#define PAUSE 1

/* Seconds in which questions are answered that keep a program from ending. */
#define LONGEST_END 120

/* More than a screen full of windows. Bytes. */
#define LARGEST (1024 * 1024)

#define FORMAT "a(ssa{sv})"

struct _WayLastWindows
{
  /* borrowed */
  WayApplication *application;

  /* owned */
  char     *path;
  char     *written; /* what is in the file, or NULL */
  GVariant *before;  /* what was in it when the program began, or NULL */

  /* state */
  guint    timer;
  gboolean writing;
  gint64   held; /* since when windows close because the program ends, in microseconds; 0: they do not */
};

/* The file of the map, the file of what was not saved, the view; in the order in which they were used last. */
static GVariant *
list_windows (WayLastWindows *self)
{
  GVariantBuilder builder;
  GList          *l;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORMAT));
  for (l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    {
      WayDocument     *document = WAY_IS_WINDOW (l->data) ? way_window_get_document (l->data) : NULL;
      GFile           *file = document != NULL ? way_document_get_file (document) : NULL;
      WayRecovery     *keeper = document != NULL ? way_recoveries_get_keeper (document) : NULL;
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (document != NULL && g_utf8_validate (path != NULL ? path : "", -1, NULL))
        g_variant_builder_add (&builder, "(ss@a{sv})", path != NULL ? path : "",
                               keeper != NULL ? way_recovery_get_path (keeper) : "", way_window_get_view (l->data));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* What is to be written, or NULL when it is in the file already. */
static char *
dup_news (WayLastWindows *self)
{
  g_autoptr (GVariant) list = list_windows (self);
  g_autofree char *text = g_variant_print (list, FALSE);

  if (g_strcmp0 (text, self->written) == 0)
    return NULL;
  g_free (self->written);
  self->written = g_strdup (text);

  return g_steal_pointer (&text);
}

/* Whole or not at all. */
static gboolean
write_text (const char *path,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return TRUE;
  g_info ("%s", error->message);

  return FALSE;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      path,
                 GCancellable *cancellable)
{
  g_task_return_boolean (task, write_text (path, g_object_get_data (G_OBJECT (task), "text")));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  WayLastWindows *self = data;

  self->writing = FALSE;
  /* What cannot be written, on a full disk for instance, is tried again. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    g_clear_pointer (&self->written, g_free);
}

/* A program that still runs some time after it was about to end does not end. */
static gboolean
is_held (WayLastWindows *self)
{
  return self->held != 0 && g_get_monotonic_time () - self->held < LONGEST_END * G_USEC_PER_SEC;
}

static gboolean
look_cb (gpointer data)
{
  WayLastWindows *self = data;
  char           *text = is_held (self) || self->writing ? NULL : dup_news (self);
  g_autoptr (GTask) task = NULL;

  if (text == NULL)
    return G_SOURCE_CONTINUE;
  self->writing = TRUE;
  task = g_task_new (NULL, NULL, written_cb, self);
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_object_set_data_full (G_OBJECT (task), "text", text, g_free);
  g_task_run_in_thread (task, write_in_thread);

  return G_SOURCE_CONTINUE;
}

static void
write_now (WayLastWindows *self)
{
  g_autofree char *text = dup_news (self);

  /* One after the other. */
  while (self->writing)
    g_main_context_iteration (NULL, TRUE);
  if (text != NULL)
    write_text (self->path, text);
}

static GVariant *
read_list (const char *path)
{
  g_autofree char *text = NULL;
  gsize            size;

  if (!g_file_get_contents (path, &text, &size, NULL) || size > LARGEST)
    return NULL;

  return g_variant_parse (G_VARIANT_TYPE (FORMAT), text, NULL, NULL, NULL);
}

/**
 * way_last_windows_new:
 * @application: the application
 * @path: the file
 *
 * Reads what was written last, and writes from now on what there is.
 *
 * Returns: (transfer full): the list of windows
 */
WayLastWindows *
way_last_windows_new (WayApplication *application,
                      const char     *path)
{
  WayLastWindows *self = g_new0 (WayLastWindows, 1);

  self->application = application;
  self->path = g_strdup (path);
  self->before = read_list (path);
  self->timer = g_timeout_add_seconds (PAUSE, look_cb, self);

  return self;
}

/**
 * way_last_windows_free:
 * @self: (transfer full): the list of windows
 *
 * Writes no more.
 */
void
way_last_windows_free (WayLastWindows *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  while (self->writing)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->before, g_variant_unref);
  g_free (self->written);
  g_free (self->path);
  g_free (self);
}

/**
 * way_last_windows_restore:
 * @self: the list of windows
 *
 * Opens the maps that were open when the program ended, each as it was seen. What cannot be opened is left out: its
 * window would have nothing to show.
 *
 * Returns: whether there is a window now
 */
gboolean
way_last_windows_restore (WayLastWindows *self)
{
  gboolean any = FALSE;
  gsize    i = self->before != NULL ? g_variant_n_children (self->before) : 0;

  /* The one that was used last comes last, and so to the front. */
  for (; i > 0; i--)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (self->before, i - 1);
      g_autoptr (GVariant) seen = NULL;
      g_autoptr (GFile) file = NULL;
      const char *path, *recovery;
      GtkWindow  *window;

      g_variant_get (entry, "(&s&s@a{sv})", &path, &recovery, &seen);
      if (*path == '\0')
        continue;
      file = g_file_new_for_path (path);
      window = way_application_open_file (self->application, file, NULL, NULL);
      if (window != NULL)
        way_window_set_view (WAY_WINDOW (window), seen);
      any = any || window != NULL;
    }

  return any;
}

/**
 * way_last_windows_find_view:
 * @self: the list of windows
 * @recovery: the file of what was not saved of a map
 *
 * Returns: (transfer full) (nullable): how that map was seen when the program ended
 */
GVariant *
way_last_windows_find_view (WayLastWindows *self,
                            const char     *recovery)
{
  gsize i, n = self->before != NULL ? g_variant_n_children (self->before) : 0;

  for (i = 0; i < n; i++)
    {
      const char *path, *kept;
      g_autoptr (GVariant) entry = g_variant_get_child_value (self->before, i);
      g_autoptr (GVariant) seen = NULL;

      g_variant_get (entry, "(&s&s@a{sv})", &path, &kept, &seen);
      if (strcmp (kept, recovery) == 0)
        return g_steal_pointer (&seen);
    }

  return NULL;
}

/**
 * way_last_windows_hold:
 * @self: the list of windows
 *
 * Notes the windows that there are, and does not notice that they close: the program ends.
 */
void
way_last_windows_hold (WayLastWindows *self)
{
  write_now (self);
  self->held = g_get_monotonic_time ();
}

/**
 * way_last_windows_go_on:
 * @self: the list of windows
 *
 * The program does not end after all.
 */
void
way_last_windows_go_on (WayLastWindows *self)
{
  self->held = 0;
}

/**
 * way_last_windows_end:
 * @self: the list of windows
 *
 * The program ends: what was closed one by one does not come back.
 */
void
way_last_windows_end (WayLastWindows *self)
{
  if (!is_held (self))
    write_now (self);
}
