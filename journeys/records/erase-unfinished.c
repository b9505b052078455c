/* erase-unfinished.c - who is being erased, known until it is done everywhere
 *
 * It is written with the change that deletes the record, so that there is no moment in which the record is gone and
 * nobody knows that its name is still elsewhere.
 */
#include "config.h"

#include "journeys/documents/document.h"
#include "journeys/records/erase-private.h"
#include "journeys/records/library.h"
#include "journeys/records/records-private.h"

void
way_erasure_begun_clear (WayErasureBegun *self)
{
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->name, g_free);
}

static void
read_begun (WayStatement    *statement,
            WayErasureBegun *begun)
{
  const char *kind = way_statement_get_text (statement, 0);
  const char *ids = way_statement_get_text (statement, 1);
  const char *name = way_statement_get_text (statement, 2);

  way_erasure_begun_clear (begun);
  /* A table of somebody else may have what ours refuses. */
  if (kind == NULL || ids == NULL || name == NULL || !way_records_find_kind (kind, &begun->kind))
    return;
  begun->ids = g_strsplit (ids, "\n", -1);
  begun->name = g_strdup (name);
  begun->backups_too = way_statement_get_int (statement, 3) != 0;
}

static gboolean
is_meant (const WayErasureBegun *begun,
          const char            *name)
{
  return begun->ids != NULL && (name == NULL || g_str_equal (begun->name, name) || g_strv_contains ((const char *const *)begun->ids, name));
}

/* A file that cannot be changed may have been made before there was the table. */
static gboolean
has_table (WayRecords *records,
           gboolean   *has,
           GError    **error)
{
  gint64 n = 0;

  if (!way_database_get_int (records->database, "SELECT count (*) FROM sqlite_schema WHERE name = 'erasure'", &n, error))
    return FALSE;
  *has = n > 0;

  return TRUE;
}

static gboolean
find_begun (WayRecords      *records,
            const char      *name,
            WayErasureBegun *begun,
            GError         **error)
{
  g_autoptr (WayStatement) statement = NULL;
  gboolean has = FALSE, row = TRUE;

  if (!has_table (records, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = way_database_prepare (records->database, "SELECT kind, ids, name, backups FROM erasure ORDER BY row", error);
  while (statement != NULL && row && !is_meant (begun, name))
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        read_begun (statement, begun);
    }
  if (!is_meant (begun, name))
    way_erasure_begun_clear (begun);

  return statement != NULL;
}

/* Leaves the ids NULL when nobody is being erased, or nobody of that name or id. */
gboolean
way_erasure_find_begun (WayRecords      *records,
                        const char      *name,
                        WayErasureBegun *begun,
                        GError         **error)
{
  gboolean done;

  g_rec_mutex_lock (&records->mutex);
  done = find_begun (records, name, begun, error);
  g_rec_mutex_unlock (&records->mutex);

  return done;
}

/**
 * way_erasure_find_unfinished:
 * @records: the records
 * @name: (out) (transfer full) (nullable): of who was being erased when the program ended; NULL when that was nobody
 * @error: where to put why it cannot be told
 *
 * Looks whether an erasure was interrupted; see way_erasure_new_unfinished(). Quick.
 *
 * Returns: whether it could be looked
 */
gboolean
way_erasure_find_unfinished (WayRecords *records,
                             char      **name,
                             GError    **error)
{
  g_auto (WayErasureBegun) begun = { 0 };

  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);

  *name = NULL;
  if (!way_erasure_find_begun (records, NULL, &begun, error))
    return FALSE;
  *name = g_steal_pointer (&begun.name);

  return TRUE;
}

/* The program may have ended between the change of a map and the library's taking notice. */
gboolean
way_erasure_remember_maps (WayRecords *records,
                           GError    **error)
{
  g_autoptr (GPtrArray) entries = way_records_list_maps (records, NULL, error);
  guint i;

  for (i = 0; entries != NULL && i < entries->len; i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GFile) file = g_file_new_for_path (entry->path);
      g_autoptr (WayDocument) document = way_document_open (file, NULL);

      /* What cannot be read is forgotten, see erase-perform.c. */
      if (document != NULL && !way_records_remember_map (records, way_document_get_map (document), entry->path, error))
        return FALSE;
    }

  return entries != NULL;
}

/* Within the change that deletes the record. What has begun already is known; what was answered last holds. */
gboolean
way_erasure_note_begun (WayErasure *self,
                        WayRecords *records,
                        gboolean    with_backups,
                        GError    **error)
{
  g_autofree char *ids = g_strjoinv ("\n", self->ids);
  const char      *kind = way_kind_get_info (self->kind)->element;
  const char      *answer = with_backups ? "yes" : "no";

  if (self->begun)
    return way_database_run_with (records->database, error, "UPDATE erasure SET backups = (?3 = 'yes') WHERE kind = ?1 AND ids = ?2", 3,
                                  kind, ids, answer);

  return way_database_run_with (records->database, error, "INSERT INTO erasure (kind, ids, name, backups) VALUES (?1, ?2, ?3, ?4 = 'yes')", 4,
                                kind, ids, self->name, answer);
}

/* The last of it. What is deleted is overwritten: no byte of it stays in the file. */
gboolean
way_erasure_note_ended (WayErasure *self,
                        WayRecords *records,
                        GError    **error)
{
  g_autofree char *ids = g_strjoinv ("\n", self->ids);
  gboolean         done;

  if (!way_records_begin (records, error))
    return FALSE;
  done = way_database_run_with (records->database, error, "DELETE FROM erasure WHERE kind = ?1 AND ids = ?2", 2,
                                way_kind_get_info (self->kind)->element, ids);

  return way_records_end (records, done, done ? error : NULL);
}

/**
 * way_erasure_give_up:
 * @self: a plan for what was interrupted, or what is left of one that was carried out
 * @records: the records it was made for
 * @error: where to put why they know the person still
 *
 * Leaves what is not erased yet as it is: the records forget who was to be erased. What was erased stays
 * erased. The plan tells then what has the person still, but for what is kept of maps, which it does not look into.
 *
 * Returns: whether it is forgotten
 */
gboolean
way_erasure_give_up (WayErasure *self,
                     WayRecords *records,
                     GError    **error)
{
  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);
  g_return_val_if_fail (self->begun || self->unfinished, FALSE);

  if (!way_erasure_note_ended (self, records, error))
    return FALSE;
  self->unfinished = FALSE;
  self->given_up = TRUE;

  return TRUE;
}
