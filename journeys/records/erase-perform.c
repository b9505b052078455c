/* erase-perform.c - a person, taken out of everything that is known here */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/documents/document.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/versions.h"
#include "journeys/model/fold.h"
#include "journeys/records/aliases.h"
#include "journeys/records/erase-private.h"
#include "journeys/records/library-index.h"
#include "journeys/records/library.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

static void
change_map (WayErasure    *self,
            WayRecords    *records,
            WayErasureMap *map,
            GHashTable    *files)
{
  g_autoptr (GFile) file = g_file_new_for_path (map->path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &problem);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GBytes) before = NULL;

  if (document != NULL)
    {
      before = way_document_dup_content (document);
      command = way_erasure_command (self, way_document_get_map (document));
      map->done = way_history_perform (way_document_get_history (document), command, &problem) &&
                  way_document_save (document, &problem);
    }
  if (map->done)
    {
      g_autoptr (GBytes) after = way_document_dup_content (document);

      way_rewrite_add_file (files, map->path, before, after);
    }
  else
    {
      way_erasure_map_take_problem (map, problem);
      return;
    }
  /* The library may have had the name from the map. */
  if (!way_records_remember_map (records, way_document_get_map (document), map->path, &problem))
    map->problem = g_strdup_printf (_ ("The map was changed, but the list of maps may have the name still. Open the map and save it. %s"), problem->message);
}

/* What the library read of maps that cannot be changed may have the name too. */
static gboolean
forget_contents (WayErasure *self,
                 WayRecords *records,
                 GError    **error)
{
  gboolean done = TRUE;
  guint    i;

  if (!way_records_begin (records, error))
    return FALSE;
  for (i = 0; done && i < self->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (self->maps, i);

      if (!map->done && map->problem != NULL)
        done = way_library_index_forget (records, map->path, error);
    }

  return way_records_end (records, done, done ? error : NULL);
}

static gboolean
take_off (WayMap   *map,
          gboolean *changed,
          gpointer  data,
          GError  **error)
{
  g_autoptr (WayCommand) command = way_erasure_command (data, map);
  g_autoptr (WayHistory) history = way_history_new (map);

  *changed = way_command_group_get_size (command) > 0;

  return !*changed || way_history_perform (history, command, error);
}

/* The name of a version is nobody's text to be read: it is changed. */
static char *
take_off_label (const char *label,
                gpointer    data)
{
  return way_erasure_dup_text (data, label);
}

/* Earlier versions of maps, and work that was not saved. */
static void
change_kept (WayErasure *self,
             GHashTable *files)
{
  g_autofree char *versions = way_versions_dup_folder ();
  g_autofree char *recovery = way_recovery_folder_dup_path ();
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { take_off, take_off_label, self, files, unread };
  guint      i;

  way_versions_rewrite_all (versions, &rewrite);
  way_recovered_rewrite_all (recovery, &rewrite);
  for (i = 0; i < unread->len; i++)
    {
      WayUnread      *file = g_ptr_array_index (unread, i);
      WayErasureFile *left = way_erasure_file_new (file->path, file->problem);

      left->again = !file->damaged;
      g_ptr_array_add (self->unread, left);
    }
}

/**
 * way_erasure_count_kept:
 * @files: (element-type WayErasureFile): the backups of a plan, or what could not be read
 *
 * Returns: how many of them can be deleted and are there still
 */
guint
way_erasure_count_kept (GPtrArray *files)
{
  guint i, n = 0;

  for (i = 0; i < files->len; i++)
    {
      WayErasureFile *file = g_ptr_array_index (files, i);

      n += !file->done && !file->again;
    }

  return n;
}

static gboolean
delete_file (const char *path,
             GError    **error)
{
  /* Of a file of versions only those go that cannot be read. */
  return g_str_has_suffix (path, ".versions") ? way_versions_remove_unread (path, error) : way_database_remove (path, error);
}

/**
 * way_erasure_delete_files:
 * @files: (element-type WayErasureFile): the backups of a plan, or what could not be read
 *
 * Deletes them, whole; of earlier versions those that cannot be read. What cannot be deleted has a problem in the plan.
 * What can be read another time, such as work that is locked for a moment, stays.
 */
void
way_erasure_delete_files (GPtrArray *files)
{
  guint i;

  for (i = 0; i < files->len; i++)
    {
      WayErasureFile *file = g_ptr_array_index (files, i);
      g_autoptr (GError) problem = NULL;

      if (file->again)
        continue;
      file->done = file->done || delete_file (file->path, &problem);
      g_free (file->problem);
      file->problem = problem != NULL ? g_strdup (problem->message) : NULL;
    }
}

/* In a transaction: after a failure outside of one, SQLite may go on reading the state that was there then. */
static gboolean
compact_indexes (WayRecords *records,
                 GError    **error)
{
  gboolean done = way_database_begin (records->database, error);
  int      kind;

  if (!done)
    return FALSE;
  for (kind = 0; done && kind < WAY_N_KINDS; kind++)
    {
      WayTable *table = way_schema_get_table (records->schema, kind);

      if (table != NULL)
        done = way_search_compact_index (records->database, table, error);
    }
  if (done)
    return way_database_commit (records->database, error);
  way_database_rollback (records->database);

  return FALSE;
}

/* Writes the whole file anew: what was deleted, now or long ago, is in no page of it any more. */
static gboolean
compact (WayRecords *records,
         GError    **error)
{
  gboolean done;

  g_rec_mutex_lock (&records->mutex);
  way_records_take_turn_to_write (records);
  done = compact_indexes (records, error);
  /* In a file, not in memory: the records can be larger than that. */
  done = done && way_database_run (records->database, "PRAGMA temp_store = FILE", error) &&
         way_database_run (records->database, "VACUUM", error);
  way_database_run (records->database, "PRAGMA temp_store = MEMORY", NULL);
  way_records_end_turn_to_write (records);
  g_rec_mutex_unlock (&records->mutex);

  return done;
}

/* The record itself, and that the rest is to follow, in one change. */
static gboolean
erase_record (WayErasure             *self,
              WayRecords             *records,
              const WayErasureSearch *search,
              gboolean                with_backups,
              GError                **error)
{
  gboolean done;
  int      i;

  if (!way_records_begin (records, error))
    return FALSE;
  done = way_erasure_look_at_records (self, records, search, TRUE, error);
  done = done && (self->begun || way_records_delete (records, self->kind, self->id, error)) &&
         way_erasure_note_begun (self, records, with_backups, error);
  for (i = 0; done && self->ids[i] != NULL; i++)
    done = way_records_forget_same (records, self->kind, self->ids[i], error);

  return way_records_end (records, done, done ? error : NULL);
}

/* Whether there is something that could not be done now and may be another time. */
static gboolean
is_to_be_tried_again (WayErasure *self,
                      gboolean    with_backups)
{
  guint i;

  for (i = 0; i < self->maps->len; i++)
    if (((WayErasureMap *)g_ptr_array_index (self->maps, i))->again)
      return TRUE;
  for (i = 0; with_backups && i < self->backups->len; i++)
    if (!((WayErasureFile *)g_ptr_array_index (self->backups, i))->done)
      return TRUE;
  for (i = 0; i < self->unread->len; i++)
    if (((WayErasureFile *)g_ptr_array_index (self->unread, i))->again)
      return TRUE;

  return FALSE;
}

/* Whether a file has the name until somebody saves the map that is open. */
static gboolean
waits_for_maps (WayErasure *self)
{
  guint i;

  for (i = 0; i < self->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (self->maps, i);

      if (map->open && map->problem == NULL && map->n_names > 0)
        return TRUE;
    }

  return FALSE;
}

/* The file of the records, as the last of all: what is read of maps, free pages, and who was erased. */
static gboolean
clear_records (WayErasure *self,
               WayRecords *records,
               gboolean    with_backups,
               GError    **error)
{
  g_autoptr (GError) known = NULL;
  g_autoptr (GError) bytes = NULL;

  if (!self->begun || way_erasure_remember_maps (records, &known))
    forget_contents (self, records, &known);
  compact (records, &bytes);
  /* What could not be done is done when it is tried again, which somebody has to know of. */
  if (known == NULL && bytes == NULL && !is_to_be_tried_again (self, with_backups))
    {
      self->waits = waits_for_maps (self);
      self->unfinished = self->waits || !way_erasure_note_ended (self, records, &bytes);
    }
  if (known == NULL && bytes == NULL)
    return TRUE;

  self->problem = known != NULL && bytes != NULL ? g_strdup_printf ("%s\n%s", known->message, bytes->message) : g_strdup (known != NULL ? known->message : bytes->message);
  g_set_error_literal (error, known != NULL ? known->domain : bytes->domain, known != NULL ? known->code : bytes->code,
                       self->problem);

  return FALSE;
}

/**
 * way_erasure_perform:
 * @self: a plan
 * @records: the records it was made for
 * @with_backups: whether to delete the backups that have the record, whole
 * @error: where to put what failed
 *
 * Carries the plan out: the records in one transaction first, then each map on its own, with
 * its earlier versions and what was not saved of it, then the backups, and in the end what else the file of the records has of the person. From the first of these on nothing that
 * fails keeps the rest from being done: the plan has a problem for each. It cannot be
 * undone. What is open elsewhere, such as a desk, is for the caller to let go. What is interrupted after the
 * transaction is finished with way_erasure_new_unfinished().
 *
 * Returns: whether the record is gone and its bytes with it; when not, the plan says how far it came
 */
gboolean
way_erasure_perform (WayErasure *self,
                     WayRecords *records,
                     gboolean    with_backups,
                     GError    **error)
{
  g_autofree char *folded = way_fold_text (self->name);
  WayErasureSearch search = { (const char *const *)self->ids, g_strstrip (folded), self->kind };
  g_autoptr (GHashTable) files = way_rewrite_new_files ();
  guint i;

  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);

  if (!way_erasure_learn_open_maps (self, records, &search, error) || !erase_record (self, records, &search, with_backups, error))
    return FALSE;
  self->done = self->unfinished = TRUE;

  for (i = 0; i < self->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (self->maps, i);

      if (map->problem == NULL && map->n_names > 0 && !map->open)
        change_map (self, records, map, files);
    }
  change_kept (self, files);
  if (with_backups)
    way_erasure_delete_files (self->backups);

  return clear_records (self, records, with_backups, error);
}
