/* recovered-list.c - looks for what earlier runs left unsaved
 *
 * Nothing here goes away by itself but what the file of the map has anyway:
 * a program can end between a save and the end of what was kept until then.
 */
#include "config.h"

#include "journeys/documents/recovered-private.h"

#include <string.h>

#include "journeys/documents/writer.h"

/* Whether the file of the map has all of it. */
static gboolean
is_saved (WayDocument *document,
          const char  *map_path)
{
  g_autoptr (GBytes) disk = map_path != NULL ? way_file_read (map_path, NULL, NULL) : NULL;
  g_autoptr (GBytes) bytes = disk != NULL ? way_writer_write (way_document_get_map (document)) : NULL;

  return bytes != NULL && g_bytes_equal (disk, bytes);
}

/* What another program, the disk or the memory hinders is looked at again the next time. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED) ||
         g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
}

/* The program ended before anything was written into it. */
static gboolean
is_nothing (WayRecoveryFile *file)
{
  g_auto (WayRecoveryAbout) about = { 0 };

  return way_recovery_file_is_empty (file) ||
         (way_recovery_file_read_about (file, &about, NULL) && about.title == NULL && about.owner == NULL);
}

typedef enum
{
  LOOK_OWNED,   /* a program has it */
  LOOK_NOTHING, /* there is nothing in it that the file of the map does not have */
  LOOK_WORK,
  LOOK_FAILED,
} Look;

static Look
look_into (WayRecovered    *self,
           WayRecoveryFile *file,
           const char      *folder,
           GError         **error)
{
  g_auto (WayRecoveryAbout) about = { 0 };
  g_autoptr (WayDocument) document = NULL;
  gint64   number;
  gboolean is_whole;

  if (is_nothing (file))
    return LOOK_NOTHING;
  if (!way_recovery_file_read_about (file, &about, error))
    return LOOK_FAILED;
  if (way_recovery_folder_is_owned (folder, about.owner))
    return LOOK_OWNED;
  document = way_recovered_read_file (self, file, &number, &is_whole, error);
  if (document == NULL)
    return LOOK_FAILED;

  return is_whole && self->draft == NULL && is_saved (document, self->map_path) ? LOOK_NOTHING : LOOK_WORK;
}

/* What is removed is looked at once more while nobody can take it. A program that begins a file has it from its
 * first row. */
static Look
remove_nothing (WayRecovered    *self,
                WayRecoveryFile *file,
                const char      *folder,
                GError         **error)
{
  Look look;

  if (!way_recovery_file_hold (file, NULL, NULL))
    return LOOK_NOTHING;
  look = look_into (self, file, folder, error);
  if (look == LOOK_NOTHING)
    way_recovery_file_remove (file, NULL);

  return look;
}

/* NULL when a program has it, or when there is nothing to recover in it. What may not be written can be read all the
 * same. */
static WayRecovered *
look_at (const char *folder,
         const char *path)
{
  g_autoptr (WayRecovered) self = g_new0 (WayRecovered, 1);
  g_autoptr (WayRecoveryFile) file = NULL;
  g_autoptr (GError) error = NULL;
  Look look = LOOK_FAILED;

  self->path = g_strdup (path);
  self->title = g_strdup ("");
  file = way_recovery_file_open (path, &error);
  if (file != NULL && way_recovery_file_begin_look (file, &error))
    {
      look = look_into (self, file, folder, &error);
      way_recovery_file_end_look (file);
    }
  if (look == LOOK_NOTHING)
    look = remove_nothing (self, file, folder, &error);
  if (look == LOOK_OWNED || look == LOOK_NOTHING || (look == LOOK_FAILED && is_passing (error)))
    return NULL;
  if (look == LOOK_FAILED)
    {
      self->problem = g_strdup (error->message);
      self->is_newer = g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
    }

  return g_steal_pointer (&self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const WayRecovered *first = *(WayRecovered *const *)a;
  const WayRecovered *second = *(WayRecovered *const *)b;

  return first->last != second->last ? (first->last < second->last ? 1 : -1) : strcmp (first->path, second->path);
}

/**
 * way_recovered_list:
 * @folder: where it is
 *
 * Looks for what programs left that do not run any more. May be called in any thread.
 *
 * Returns: (transfer full) (element-type WayRecovered): what was left unsaved, the latest first
 */
GPtrArray *
way_recovered_list (WayRecoveryFolder *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovered_free);
  g_autoptr (GDir) dir = g_dir_open (way_recovery_folder_get_path (folder), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (way_recovery_folder_get_path (folder), name, NULL);
      WayRecovered    *found = g_str_has_suffix (name, ".recovery") ? look_at (way_recovery_folder_get_path (folder), path) : NULL;

      /* What is left of a program that was killed goes when it is asked whether it runs. */
      if (g_str_has_suffix (name, ".running"))
        way_recovery_folder_is_owned (way_recovery_folder_get_path (folder), name);
      if (found != NULL)
        g_ptr_array_add (list, found);
    }
  g_ptr_array_sort (list, compare_times);

  return list;
}
