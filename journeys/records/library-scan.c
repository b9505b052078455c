/* library-scan.c - the library of maps, made again from the files */
#include "config.h"

#include "journeys/records/library-scan.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/document.h"
#include "journeys/records/library.h"

#define ENDING ".journey"
#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," G_FILE_ATTRIBUTE_TIME_MODIFIED

/* Whoever watches the folder of all folders gets what is near, in bearable time. */
#define DEEPEST 12
#define MOST_FILES 20000

typedef struct
{
  WayRecords    *records;
  GHashTable    *known; /* path → WayLibraryEntry, both borrowed */
  GPtrArray     *problems;
  WayScanCounts *counts;
  GCancellable  *cancellable;
  int            seen;
} Scan;

/* Its name cannot be kept, or it went away meanwhile: nothing that ails the records. */
static gboolean
is_about_file (const GError *error)
{
  return way_records_error_is_invalid (error) ||
         g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

/* A map that cannot be read is told of, and the others are read all the same. */
static gboolean
scan_file (Scan      *self,
           GFile     *file,
           GFileInfo *info,
           GError   **error)
{
  const char      *path = g_file_peek_path (file);
  WayLibraryEntry *entry = g_hash_table_lookup (self->known, path);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GError) problem = NULL;

  if (entry != NULL &&
      (entry->indexed || way_records_is_read_only (self->records)) &&
      entry->size == g_file_info_get_size (info) &&
      entry->modified == (gint64)g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED))
    {
      self->counts->kept++;
      return TRUE;
    }
  document = way_document_open (file, &problem);
  if (document != NULL &&
      way_records_remember_map (self->records, way_document_get_map (document), path, &problem))
    {
      self->counts->added++;
      return TRUE;
    }
  if (document != NULL && !is_about_file (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_ptr_array_add (self->problems, g_strdup (problem->message));
  self->counts->refused++;

  return TRUE;
}

static gboolean
scan_folder (Scan    *self,
             GFile   *folder,
             int      depth,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileEnumerator) files = NULL;

  files = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                     self->cancellable, &problem);
  if (files == NULL)
    {
      /* TRANSLATORS: the first %s is a folder, the second what went wrong */
      g_ptr_array_add (self->problems,
                       g_strdup_printf (_ ("%s: The folder cannot be read (%s). Ask its owner for access."),
                                        g_file_peek_path (folder), problem->message));
      return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
    }
  while (self->seen < MOST_FILES)
    {
      GFileInfo *info;
      GFile     *file;

      if (!g_file_enumerator_iterate (files, &info, &file, self->cancellable, NULL) || info == NULL)
        break;
      if (g_file_info_get_is_hidden (info))
        continue;
      self->seen++;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          if (depth < DEEPEST && !scan_folder (self, file, depth + 1, error))
            return FALSE;
        }
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
               g_str_has_suffix (g_file_info_get_name (info), ENDING) &&
               !scan_file (self, file, info, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Maps that were in the folder and are not there any more leave the library. */
static gboolean
forget_missing (Scan      *self,
                GPtrArray *entries,
                GFile     *folder,
                GError   **error)
{
  guint i;

  for (i = 0; i < entries->len; i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GFile) file = g_file_new_for_path (entry->path);

      if (!g_file_has_prefix (file, folder) || g_file_query_exists (file, NULL))
        continue;
      if (!way_records_forget_map (self->records, entry->id, error))
        return FALSE;
      self->counts->removed++;
    }

  return TRUE;
}

/**
 * way_library_scan:
 * @records: the records
 * @folders: (array zero-terminated=1): folders to look in, and below
 * @problems: (element-type utf8): where to add what could not be read
 * @counts: (out): what was found
 * @cancellable: (nullable): ends the scan; what was found stays in the library
 * @error: where to put why it stopped
 *
 * Puts the maps below the folders into the library. What did not change since it was
 * seen last is not read again; hidden folders and links are passed by. May run in
 * another thread.
 *
 * Returns: whether the scan came to its end
 */
gboolean
way_library_scan (WayRecords        *records,
                  const char *const *folders,
                  GPtrArray         *problems,
                  WayScanCounts     *counts,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Scan  self = { records, known, problems, counts, cancellable, 0 };
  guint i;

  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);

  memset (counts, 0, sizeof *counts);
  entries = way_records_list_maps (records, NULL, error);
  if (entries == NULL)
    return FALSE;
  for (i = 0; i < entries->len; i++)
    g_hash_table_insert (known, ((WayLibraryEntry *)g_ptr_array_index (entries, i))->path,
                         g_ptr_array_index (entries, i));
  for (i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *full = g_canonicalize_filename (folders[i], NULL);
      g_autoptr (GFile) folder = g_file_new_for_path (full);

      if (!scan_folder (&self, folder, 0, error) || !forget_missing (&self, entries, folder, error))
        return FALSE;
      if (self.seen == MOST_FILES)
        {
          g_ptr_array_add (problems,
                           g_strdup_printf (_ ("%s: There are more than %d files below this folder. "
                                               "The rest was passed by; name folders that are nearer to the maps."),
                                            full, MOST_FILES));
          break;
        }
    }

  return TRUE;
}
