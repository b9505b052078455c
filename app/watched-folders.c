/* watched-folders.c - folders whose maps are in the library by themselves */
#include "config.h"

#include "app/watched-folders.h"

#include "journeys/records/library-scan.h"

#define KEY "watched-folders"

typedef struct
{
  WayRecords *records; /* owned */
  char      **folders;
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_object_unref (scan->records);
  g_strfreev (scan->folders);
  g_free (scan);
}

/* What cannot be read now is tried again at the next start; a map says what is
 * wrong with it when it is opened. */
static void
scan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Scan *scan = data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  WayScanCounts counts;
  guint         i;

  if (!way_library_scan (scan->records, (const char *const *)scan->folders, problems, &counts, cancellable, &error))
    g_info ("%s", error->message);
  for (i = 0; i < problems->len; i++)
    g_info ("%s", (char *)g_ptr_array_index (problems, i));
  g_task_return_boolean (task, TRUE);
}

/**
 * way_watched_folders_scan:
 * @application: the application
 *
 * Looks for maps in the watched folders, in a thread.
 */
void
way_watched_folders_scan (WayApplication *application)
{
  g_auto (GStrv) folders = g_settings_get_strv (way_application_get_settings (application), KEY);
  WayRecords *records = folders[0] != NULL ? way_application_get_records (application) : NULL;
  g_autoptr (GTask) task = NULL;
  Scan *scan;

  if (records == NULL || way_records_is_read_only (records))
    return;
  scan = g_new0 (Scan, 1);
  scan->records = g_object_ref (records);
  scan->folders = g_steal_pointer (&folders);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, way_watched_folders_scan);
  g_task_set_task_data (task, scan, scan_free);
  g_task_run_in_thread (task, scan_in_thread);
}

/**
 * way_watched_folders_add:
 * @application: the application
 * @folder: a folder on this computer
 *
 * Watches one more folder.
 */
void
way_watched_folders_add (WayApplication *application,
                         GFile          *folder)
{
  GSettings *settings = way_application_get_settings (application);
  g_auto (GStrv) folders = g_settings_get_strv (settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) longer = NULL;
  const char *path = g_file_peek_path (folder);

  if (path == NULL || !g_utf8_validate (path, -1, NULL) || g_strv_contains ((const char *const *)folders, path))
    return;
  g_strv_builder_addv (builder, (const char **)folders);
  g_strv_builder_add (builder, path);
  longer = g_strv_builder_end (builder);
  g_settings_set_strv (settings, KEY, (const char *const *)longer);
  way_watched_folders_scan (application);
}

/**
 * way_watched_folders_remove:
 * @application: the application
 * @folder: the path of one of the watched folders
 *
 * Does not look into a folder any more. Its maps stay in the library.
 */
void
way_watched_folders_remove (WayApplication *application,
                            const char     *folder)
{
  GSettings *settings = way_application_get_settings (application);
  g_auto (GStrv) folders = g_settings_get_strv (settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shorter = NULL;
  int i;

  for (i = 0; folders[i] != NULL; i++)
    if (!g_str_equal (folders[i], folder))
      g_strv_builder_add (builder, folders[i]);
  shorter = g_strv_builder_end (builder);
  g_settings_set_strv (settings, KEY, (const char *const *)shorter);
}
