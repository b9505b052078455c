/* erase.c - where a person stands in everything that is known here */
#include "config.h"

#include "journeys/records/erase-private.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/model/fold.h"
#include "journeys/records/aliases.h"
#include "journeys/records/backup.h"
#include "journeys/records/library.h"
#include "journeys/records/record-telling.h"
#include "journeys/records/records-private.h"
#include "journeys/storage/advice.h"

static void
map_free (gpointer data)
{
  WayErasureMap *self = data;

  g_free (self->path);
  g_free (self->title);
  g_free (self->map_id);
  g_free (self->problem);
  g_free (self);
}

/* A map that is gone or damaged is so the next time too. */
void
way_erasure_map_take_problem (WayErasureMap *self,
                              const GError  *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (way_advice_skip_path (problem->message, self->path));
  self->again = g_file_test (self->path, G_FILE_TEST_EXISTS) &&
                !g_error_matches (problem, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED) &&
                !g_error_matches (problem, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_NOT_A_MAP) &&
                !g_error_matches (problem, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE);
}

/* A file that can only be deleted. */
WayErasureFile *
way_erasure_file_new (const char *path,
                      const char *about)
{
  WayErasureFile *self = g_new0 (WayErasureFile, 1);
  GStatBuf        info;

  self->path = g_strdup (path);
  self->about = g_strdup (about);
  if (g_stat (path, &info) == 0)
    self->modified = info.st_mtime;

  return self;
}

static void
file_free (gpointer data)
{
  WayErasureFile *self = data;

  g_free (self->path);
  g_free (self->about);
  g_free (self->problem);
  g_free (self);
}

/**
 * way_erasure_free:
 * @self: (transfer full): a plan
 *
 * Frees it; nothing that was done is taken back.
 */
void
way_erasure_free (WayErasure *self)
{
  g_free (self->id);
  g_strfreev (self->ids);
  g_free (self->name);
  g_free (self->telling);
  g_ptr_array_unref (self->maps);
  g_ptr_array_unref (self->backups);
  g_ptr_array_unref (self->unread);
  g_ptr_array_unref (self->referrers);
  g_ptr_array_unref (self->namesakes);
  g_free (self->problem);
  g_free (self);
}

static gboolean
look_at_maps (WayErasure             *self,
              WayRecords             *records,
              const WayErasureSearch *search,
              GCancellable           *cancellable,
              GError                **error)
{
  g_autoptr (GPtrArray) entries = way_records_list_maps (records, NULL, error);
  guint i;

  if (entries == NULL)
    return FALSE;
  for (i = 0; i < entries->len; i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (entries, i);
      WayErasureMap   *map = g_new0 (WayErasureMap, 1);
      g_autoptr (WayDocument) document = NULL;

      g_ptr_array_add (self->maps, map);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      map->path = g_strdup (entry->path);
      map->title = g_strdup (entry->title);
      map->map_id = g_strdup (entry->id);
      if (!way_erasure_look_at_file (search, map, &document))
        g_ptr_array_remove_index (self->maps, self->maps->len - 1);
    }

  return TRUE;
}

/* Whether the text is anywhere in the bytes of the file. */
static gboolean
file_has (const char *path,
          const char *text)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  gsize       length = strlen (text);
  const char *p, *end;

  if (file == NULL || g_mapped_file_get_length (file) < length)
    return FALSE;
  p = g_mapped_file_get_contents (file);
  end = p + g_mapped_file_get_length (file) - length + 1;
  while (p < end && (p = memchr (p, *text, end - p)) != NULL)
    {
      if (memcmp (p, text, length) == 0)
        return TRUE;
      p++;
    }

  return FALSE;
}

static gboolean
file_has_any (const char        *path,
              const char *const *ids)
{
  int i;

  for (i = 0; ids[i] != NULL; i++)
    if (file_has (path, ids[i]))
      return TRUE;

  return FALSE;
}

/* Copies, and what was put aside when one of them took the place of the records. */
static void
look_at_backups (WayErasure *self,
                 WayRecords *records)
{
  g_autoptr (GPtrArray) paths = way_records_list_copies (records->data_dir);
  guint i;

  for (i = 0; i < paths->len; i++)
    if (file_has_any (g_ptr_array_index (paths, i), (const char *const *)self->ids))
      g_ptr_array_add (self->backups, way_erasure_file_new (g_ptr_array_index (paths, i), NULL));
}

/* Whether somebody else has the name, who may be another person or the same. */
static gboolean
is_namesake (const WayErasureSearch *search,
             WayItem                *record)
{
  WayKind kind = way_item_get_kind (record);

  return (kind == WAY_KIND_CONTACT || kind == WAY_KIND_PERSONA) && way_erasure_is_name (search, way_item_get_name (record));
}

/* That of a namesake does not speak of the person. */
static gboolean
is_own_name (const WayErasureSearch *search,
             WayItem                *item,
             int                     field)
{
  return way_item_get_info (item)->fields[field].flags & WAY_FIELD_NAME && is_namesake (search, item);
}

/* “Contact: Northwind · Buyer · ann@northwind.example” */
static char *
dup_namesake (WayRecords *records,
              WayItem    *record)
{
  const char      *label = _ (way_item_get_info (record)->label);
  g_autofree char *telling = way_records_dup_telling (records, record);

  /* TRANSLATORS: a kind of record, and what is known of one: “Contact: Northwind · ann@northwind.example” */
  return *telling != '\0' ? g_strdup_printf (_ ("%s: %s"), label, telling) : g_strdup (label);
}

/* Puts the placeholder into a record, or only counts; parts of records as well. */
static gboolean
look_at_record (const WayErasureSearch *search,
                WayItem                *item,
                gboolean                change,
                gboolean               *speaks)
{
  const WayKindInfo *info = way_item_get_info (item);
  gboolean           found = FALSE;
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    {
      const char      *value = way_item_get_at (item, i);
      g_autofree char *replaced = value != NULL ? way_erasure_replace_name (search, &info->fields[i], value) : NULL;

      if (replaced != NULL)
        {
          found = TRUE;
          if (change)
            way_item_set (item, info->fields[i].name, replaced, NULL);
        }
      else if (value != NULL && !is_own_name (search, item, i) && way_erasure_speaks_of (search, &info->fields[i], value))
        *speaks = TRUE;
    }
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_item_n_children (item, i); j++)
      found |= look_at_record (search, way_item_get_child (item, i, j), change, speaks);

  return found;
}

/* Whether the folded text stands in the other one, whatever its capitals and accents. */
static gboolean
has_folded (const char *text,
            const char *sought)
{
  g_autofree char *folded = way_fold_text (text);

  return strstr (folded, sought) != NULL;
}

/* The ids of records of a kind that can have something of the person: what search finds by the
 * name, and what has it in a part that search does not look into. */
static gboolean
list_suspects (WayRecords *records,
               WayTable   *table,
               const char *name,
               GHashTable *ids,
               GError    **error)
{
  g_autofree char *folded = g_strstrip (way_fold_text (name));
  g_autoptr (GPtrArray) found = way_records_list (records, table->kind, name, 0, -1, error);
  gboolean row;
  guint    i, j;

  if (found == NULL)
    return FALSE;
  for (i = 0; i < found->len; i++)
    g_hash_table_add (ids, g_strdup (way_item_get_id (g_ptr_array_index (found, i))));
  for (i = 0; i < table->children->len; i++)
    {
      WayTable *part = g_ptr_array_index (table->children, i);

      for (j = 0; j < part->columns->len; j++)
        {
          WayColumn       *column = g_ptr_array_index (part->columns, j);
          g_autofree char *sql = g_strdup_printf ("SELECT owner, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                                                  column->name, part->name, column->name);
          g_autoptr (WayStatement) statement = NULL;

          if (column->field->type != WAY_FIELD_TEXT && column->field->type != WAY_FIELD_PARAGRAPH)
            continue;
          statement = way_database_prepare (records->database, sql, error);
          if (statement == NULL)
            return FALSE;
          while (TRUE)
            {
              if (!way_statement_step (statement, &row, error))
                return FALSE;
              if (!row)
                break;
              if (has_folded (way_statement_get_text (statement, 1), folded))
                g_hash_table_add (ids, g_strdup (way_statement_get_text (statement, 0)));
            }
        }
    }

  return TRUE;
}

/* Counts what other records have of the person, or changes it. */
gboolean
way_erasure_look_at_records (WayErasure             *self,
                             WayRecords             *records,
                             const WayErasureSearch *search,
                             gboolean                change,
                             GError                **error)
{
  int kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      WayTable *table = way_schema_get_table (records->schema, kind);
      g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer       id;

      if (table == NULL)
        continue;
      if (!list_suspects (records, table, self->name, ids, error))
        return FALSE;
      g_hash_table_iter_init (&iter, ids);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          g_autoptr (WayItem) record = NULL;
          gboolean speaks = FALSE;

          if (strcmp (id, self->id) == 0)
            continue;
          record = way_records_get (records, kind, id, error);
          if (record == NULL)
            return FALSE;
          if (look_at_record (search, record, change, &speaks))
            {
              if (change && !way_records_update (records, record, error))
                return FALSE;
              self->n_names += !change;
            }
          self->n_texts += speaks && !change;
          if (!change && is_namesake (search, record))
            g_ptr_array_add (self->namesakes, dup_namesake (records, record));
        }
    }

  return TRUE;
}

static gboolean
list_referrers (WayErasure *self,
                WayRecords *records,
                GError    **error)
{
  g_autoptr (GPtrArray) referrers = way_records_list_referrers (records, self->kind, self->id, error);
  guint i;

  for (i = 0; referrers != NULL && i < referrers->len; i++)
    g_ptr_array_add (self->referrers, g_strdup (way_item_get_shown_name (g_ptr_array_index (referrers, i))));

  return referrers != NULL;
}

/* Takes the ids. */
static WayErasure *
plan_new (WayKind     kind,
          char      **ids,
          const char *name)
{
  WayErasure *self = g_new0 (WayErasure, 1);

  self->kind = kind;
  self->ids = ids;
  self->id = g_strdup (ids[0]);
  self->name = g_strdup (name);
  self->maps = g_ptr_array_new_with_free_func (map_free);
  self->backups = g_ptr_array_new_with_free_func (file_free);
  self->unread = g_ptr_array_new_with_free_func (file_free);
  self->referrers = g_ptr_array_new_with_free_func (g_free);
  self->namesakes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* Finds out all that stands in the plan. */
static gboolean
look (WayErasure   *self,
      WayRecords   *records,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *folded = way_fold_text (self->name);
  WayErasureSearch search = { (const char *const *)self->ids, g_strstrip (folded), self->kind };
  gboolean         done;

  g_rec_mutex_lock (&records->mutex);
  done = way_erasure_look_at_records (self, records, &search, FALSE, error);
  g_rec_mutex_unlock (&records->mutex);
  if (!done || (!self->begun && !list_referrers (self, records, error)) ||
      !look_at_maps (self, records, &search, cancellable, error))
    return FALSE;
  look_at_backups (self, records);

  return TRUE;
}

/**
 * way_erasure_new:
 * @records: the records
 * @kind: contact or persona
 * @id: who
 * @cancellable: (nullable): ends the search
 * @error: where to put why no plan can be made
 *
 * Looks through the records, the known maps and the backups for a person, and changes nothing. Reads every
 * map of the library, so that it is done in another thread.
 *
 * Returns: (transfer full) (nullable): the plan
 */
WayErasure *
way_erasure_new (WayRecords   *records,
                 WayKind       kind,
                 const char   *id,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (WayErasure) self = NULL;
  g_autoptr (WayItem) record = NULL;
  char **ids;

  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);
  g_return_val_if_fail (kind == WAY_KIND_CONTACT || kind == WAY_KIND_PERSONA, NULL);

  record = way_records_get (records, kind, id, error);
  ids = record != NULL ? way_records_list_same (records, kind, id, error) : NULL;
  if (ids == NULL)
    return NULL;
  self = plan_new (kind, ids, way_item_get_name (record));
  self->telling = way_records_dup_telling (records, record);

  return look (self, records, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * way_erasure_new_unfinished:
 * @records: the records
 * @name: (nullable): the name or the id of somebody; NULL for whoever it is
 * @cancellable: (nullable): ends the search
 * @error: where to put why no plan can be made
 *
 * Does what way_erasure_new() does for somebody whose record is gone already, because an erasure was interrupted.
 *
 * Returns: (transfer full) (nullable): the plan; NULL without an error when there is nothing to be finished
 */
WayErasure *
way_erasure_new_unfinished (WayRecords   *records,
                            const char   *name,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_auto (WayErasureBegun) begun = { 0 };
  g_autoptr (WayErasure) self = NULL;

  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  if (!way_erasure_find_begun (records, name, &begun, error) || begun.ids == NULL)
    return NULL;
  self = plan_new (begun.kind, g_steal_pointer (&begun.ids), begun.name);
  self->telling = g_strdup ("");
  self->begun = TRUE;
  self->backups_too = begun.backups_too;

  return look (self, records, cancellable, error) ? g_steal_pointer (&self) : NULL;
}
