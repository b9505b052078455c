/* library.c - the maps that were saved on this machine */
#include "config.h"

#include "journeys/records/library.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/model/fold.h"
#include "journeys/records/library-index.h"
#include "journeys/records/links.h"
#include "journeys/records/records-private.h"
#include "journeys/review/confidence.h"
#include "journeys/review/due.h"

#define ENTRY                                                                         \
  "SELECT m.id, m.path, m.title, m.objective, m.owner, m.status, m.reviewed, m.due, " \
  "m.confidence, m.cards, m.size, m.modified, "
#define INDEXED                                                                         \
  "i.version, i.pains, i.unowned, i.lowest, i.highest, i.state, i.scope FROM map AS m " \
  "LEFT JOIN \"map-index\" AS i ON i.map = m.id"
#define NOT_INDEXED "NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM map AS m"

/**
 * way_library_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees it; the map is not touched.
 */
void
way_library_entry_free (WayLibraryEntry *self)
{
  g_free (self->id);
  g_free (self->path);
  g_free (self->title);
  g_free (self->objective);
  g_free (self->owner);
  g_free (self->status);
  g_free (self->reviewed);
  g_free (self->due);
  g_free (self->state);
  g_free (self->scope);
  g_free (self);
}

static gboolean
write_entry (WayRecords *self,
             WayMap     *map,
             const char *path,
             GError    **error)
{
  static const char sql[] = "INSERT INTO map (id, path, title, sorted, objective, owner, status, reviewed, due, "
                            "confidence, cards, size, modified) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
                            "ON CONFLICT (id) DO UPDATE SET path = ?2, title = ?3, sorted = ?4, objective = ?5, owner = ?6, "
                            "status = ?7, reviewed = ?8, due = ?9, confidence = ?10, cards = ?11, size = ?12, modified = ?13";
  WayItem          *root = way_map_get_root (map);
  g_autofree char  *sorted = way_fold_text (way_item_get_name (root));
  g_autofree char  *due = way_due_of_map (map);
  g_autoptr (WayStatement) statement = NULL;
  double   confidence;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND,
                   _ ("%s: The file is not in the library, "
                      "because it cannot be looked at (%s). Save it again."),
                   path, g_strerror (errno));
      return FALSE;
    }
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, way_map_get_uuid (map));
  way_statement_bind_text (statement, 2, path);
  way_statement_bind_text (statement, 3, way_item_get_name (root));
  way_statement_bind_text (statement, 4, sorted);
  way_statement_bind_text (statement, 5, way_item_get (root, "objective"));
  way_statement_bind_text (statement, 6, way_item_get (root, "owner"));
  way_statement_bind_text (statement, 7, way_item_get_text (root, "status"));
  way_statement_bind_text (statement, 8, way_item_get (root, "reviewed"));
  way_statement_bind_text (statement, 9, due);
  if (way_confidence_of_map (map, &confidence))
    way_statement_bind_double (statement, 10, confidence);
  way_statement_bind_int (statement, 11, way_map_n (map, WAY_MAP_CARDS));
  way_statement_bind_int (statement, 12, info.st_size);
  way_statement_bind_int (statement, 13, info.st_mtime);

  return way_statement_run (statement, error);
}

static gboolean
write_links (WayRecords *self,
             WayMap     *map,
             GError    **error)
{
  static const char insert[] = "INSERT OR IGNORE INTO \"map-link\" (map, kind, record) VALUES (?1, ?2, ?3)";
  int               i;

  if (!way_database_run_with (self->database, error, "DELETE FROM \"map-link\" WHERE map = ?1", 1,
                              way_map_get_uuid (map)))
    return FALSE;
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem    *link = way_map_get (map, WAY_MAP_RECORDS, i);
      const char *record = way_item_get (link, "record");
      WayKind     kind;

      if (record == NULL)
        continue;
      way_links_get_record_kind (way_item_get_kind (link), &kind);
      if (!way_database_run_with (self->database, error, insert, 3,
                                  way_map_get_uuid (map), way_kind_get_info (kind)->element, record))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_records_remember_map:
 * @self: the records
 * @map: a map as it was just saved
 * @path: its file
 * @error: where to put why it is not remembered
 *
 * Takes a saved map into the library. Called after the file is safe; that it
 * fails is no reason to say that the map was not saved.
 *
 * Returns: whether the map is in the library
 */
gboolean
way_records_remember_map (WayRecords *self,
                          WayMap     *map,
                          const char *path,
                          GError    **error)
{
  g_autofree char *full = NULL;
  gboolean         done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (WAY_IS_MAP (map), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  full = g_canonicalize_filename (path, NULL);
  if (!g_utf8_validate (full, -1, NULL))
    {
      g_autofree char *name = g_filename_display_name (full);

      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                   _ ("%s: The library keeps only maps whose file names are UTF-8. Rename the file."), name);
      return FALSE;
    }
  if (!way_records_begin (self, error))
    return FALSE;
  done = write_entry (self, map, full, error) && write_links (self, map, error) &&
         way_library_index_write (self, map, error);
  if (done)
    way_records_note_change (self, WAY_KIND_MAP, way_map_get_uuid (map));

  return way_records_end (self, done, error);
}

/**
 * way_records_forget_map:
 * @self: the records
 * @id: the UUID of a map
 * @error: where to put why it failed
 *
 * Takes a map out of the library. Its file is not touched.
 *
 * Returns: whether the map is not in the library now
 */
gboolean
way_records_forget_map (WayRecords *self,
                        const char *id,
                        GError    **error)
{
  gboolean done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  if (!way_records_begin (self, error))
    return FALSE;
  done = way_database_run_with (self->database, error, "DELETE FROM map WHERE id = ?1", 1, id);
  if (done)
    way_records_note_change (self, WAY_KIND_MAP, id);

  return way_records_end (self, done, error);
}

static char *
dup_column (WayStatement *statement,
            int           column)
{
  return g_strdup (way_statement_get_text (statement, column));
}

/* A number, or -1 for a map that has not been looked at for it. */
static int
get_count (WayStatement *statement,
           int           column)
{
  return sqlite3_column_type (way_statement_get_handle (statement), column) == SQLITE_NULL
           ? -1
           : (int)way_statement_get_int (statement, column);
}

/* The entries for which a condition holds, in the order it ends with. */
static GPtrArray *
list_entries (WayRecords *self,
              const char *condition,
              const char *first,
              const char *second,
              GError    **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)way_library_entry_free);
  g_autofree char *sql = NULL;
  g_autoptr (WayStatement) statement = NULL;
  gboolean row, indexed;

  if (!way_library_index_is_present (self, &indexed, error))
    return NULL;
  sql = g_strconcat (ENTRY, indexed ? INDEXED : NOT_INDEXED, " ", condition, NULL);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, first);
  way_statement_bind_text (statement, 2, second);
  while (TRUE)
    {
      WayLibraryEntry *entry;
      sqlite3_stmt    *handle = way_statement_get_handle (statement);

      if (!way_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      entry = g_new0 (WayLibraryEntry, 1);
      entry->id = dup_column (statement, 0);
      entry->path = dup_column (statement, 1);
      entry->title = dup_column (statement, 2);
      entry->objective = dup_column (statement, 3);
      entry->owner = dup_column (statement, 4);
      entry->status = dup_column (statement, 5);
      entry->reviewed = dup_column (statement, 6);
      entry->due = dup_column (statement, 7);
      entry->confidence = sqlite3_column_type (handle, 8) == SQLITE_NULL
                            ? -1
                            : sqlite3_column_double (handle, 8);
      entry->n_cards = way_statement_get_int (statement, 9);
      entry->size = way_statement_get_int (statement, 10);
      entry->modified = way_statement_get_int (statement, 11);
      entry->indexed = way_statement_get_int (statement, 12) == way_library_index_get_version ();
      entry->n_pains = get_count (statement, 13);
      entry->n_unowned = get_count (statement, 14);
      entry->lowest = way_statement_get_int (statement, 15);
      entry->highest = way_statement_get_int (statement, 16);
      entry->state = dup_column (statement, 17);
      entry->scope = dup_column (statement, 18);
      g_ptr_array_add (entries, entry);
    }
}

static GPtrArray *
list_locked (WayRecords *self,
             const char *condition,
             const char *first,
             const char *second,
             GError    **error)
{
  WayRecords *reading;
  GPtrArray  *entries;

  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return NULL;
  entries = list_entries (reading, condition, first, second, error);
  way_records_stop_reading (self, reading);

  return entries;
}

/**
 * way_records_list_maps:
 * @self: the records
 * @query: (nullable): part of a title; NULL or empty for all maps
 * @error: where to put why it failed
 *
 * Returns: (transfer full) (nullable) (element-type WayLibraryEntry): the maps, by title
 */
GPtrArray *
way_records_list_maps (WayRecords *self,
                       const char *query,
                       GError    **error)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  folded = way_fold_text (query != NULL ? query : "");

  return list_locked (self,
                      "WHERE instr (m.sorted, ?1) > 0 OR ?1 = '' ORDER BY m.sorted, m.id", folded, NULL, error);
}

/**
 * way_records_list_maps_of:
 * @self: the records
 * @kind: account, persona or job
 * @id: which record
 * @error: where to put why it failed
 *
 * Returns: (transfer full) (nullable) (element-type WayLibraryEntry): the maps
 *   that the record is linked to, by title; those that have the id of a record
 *   that was merged into it as well
 */
GPtrArray *
way_records_list_maps_of (WayRecords *self,
                          WayKind     kind,
                          const char *id,
                          GError    **error)
{
  g_autofree char *condition = NULL;
  const char      *element;
  WayTable        *table;
  gboolean         indexed;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL || !way_library_index_is_present (self, &indexed, error))
    return NULL;
  element = table->name;
  condition = indexed
                ? g_strdup_printf ("WHERE m.id IN (SELECT l.map FROM \"map-link\" AS l WHERE l.kind = ?1 "
                                   "AND l.record IN (" WAY_RECORDS_SAME ")) ORDER BY m.sorted, m.id",
                                   element)
                : g_strdup ("WHERE m.id IN (SELECT l.map FROM \"map-link\" AS l WHERE l.kind = ?1 AND l.record = ?2) "
                            "ORDER BY m.sorted, m.id");

  return list_locked (self, condition, element, id, error);
}
