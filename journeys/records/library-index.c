/* library-index.c - what the maps of the library say, without opening them */
#include "config.h"

#include "journeys/records/library-index.h"

#include <string.h>

#include "journeys/model/rules.h"
#include "journeys/records/library-reviews.h"
#include "journeys/records/links.h"
#include "journeys/records/records-private.h"

/* Raised when more is written, so that maps are read again by the next scan. */
#define INDEX_VERSION 2

typedef struct
{
  WayRecords *records;
  WayMap     *map;
  GError    **error;
  gboolean    failed;
} Writing;

/**
 * way_mention_free:
 * @self: (transfer full): a mention
 *
 * Frees it.
 */
void
way_mention_free (WayMention *self)
{
  g_free (self->map_id);
  g_free (self->map_title);
  g_free (self->path);
  g_free (self->card_id);
  g_free (self->title);
  g_free (self->stage);
  g_free (self->relation);
  g_free (self);
}

/**
 * way_library_stage_free:
 * @self: (transfer full): a stage
 *
 * Frees it.
 */
void
way_library_stage_free (WayLibraryStage *self)
{
  g_free (self->title);
  g_free (self);
}

/**
 * way_library_index_get_version:
 *
 * Returns: what is written down with each map; one with another number is to be read again
 */
int
way_library_index_get_version (void)
{
  return INDEX_VERSION;
}

/**
 * way_library_index_is_present:
 * @self: the records
 * @present: (out): whether the file has the tables; an older one that cannot be changed has not
 * @error: where to put why it cannot be told
 *
 * Returns: whether it can be told
 */
gboolean
way_library_index_is_present (WayRecords *self,
                              gboolean   *present,
                              GError    **error)
{
  gint64 n;

  if (!way_database_get_int (self->database, "SELECT count (*) FROM sqlite_schema WHERE name = 'map-index'", &n, error))
    return FALSE;
  *present = n > 0;

  return TRUE;
}

static gboolean
run (Writing      *self,
     WayStatement *statement)
{
  self->failed = !way_statement_run (statement, self->error);

  return !self->failed;
}

static gboolean
clear (WayRecords *self,
       const char *which,
       const char *value,
       GError    **error)
{
  static const char *const tables[] = { "map-mention", "map-stage", "map-emotion", "map-review", "map-index" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", tables[i], which);

      if (!way_database_run_with (self->database, error, sql, 1, value))
        return FALSE;
    }

  return TRUE;
}

static WayItem *
get_stage (WayMap  *map,
           WayItem *item)
{
  const char *step_id = way_kind_is_card (way_item_get_kind (item)) ? way_item_get_at (item, WAY_CARD_STEP) : NULL;
  WayItem    *step = step_id != NULL ? way_map_find (map, step_id) : NULL;

  return step != NULL ? way_item_get_parent (step) : NULL;
}

/* What one field of a card, or of the map, says about records. */
static void
write_references (Writing        *self,
                  WayStatement   *statement,
                  WayItem        *item,
                  const WayField *field,
                  const char     *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  gboolean is_map = way_item_get_kind (item) == WAY_KIND_MAP;
  WayItem *stage = get_stage (self->map, item);
  int      i;

  for (i = 0; ids[i] != NULL; i++)
    {
      WayItem    *link = way_map_find (self->map, ids[i]);
      const char *record = link != NULL ? way_item_get (link, "record") : NULL;
      WayKind     kind;

      if (record == NULL)
        continue;
      way_links_get_record_kind (way_item_get_kind (link), &kind);
      way_statement_bind_text (statement, 1, way_map_get_uuid (self->map));
      way_statement_bind_text (statement, 2, way_kind_get_info (kind)->element);
      way_statement_bind_text (statement, 3, record);
      way_statement_bind_text (statement, 4, is_map ? "" : way_item_get_id (item));
      way_statement_bind_text (statement, 5, field->name);
      way_statement_bind_text (statement, 6, way_item_get_info (item)->element);
      way_statement_bind_text (statement, 7, way_item_get_shown_name (item));
      way_statement_bind_text (statement, 8, stage != NULL ? way_item_get_name (stage) : NULL);
      way_statement_bind_int (statement, 9, is_map ? -1 : way_item_get_index (item));
      if (!run (self, statement))
        return;
    }
}

static gboolean
write_mentions_of (Writing      *self,
                   WayStatement *statement,
                   WayItem      *item)
{
  const WayKindSet   links = WAY_KIND_MASK (WAY_KIND_PERSONA_LINK) | WAY_KIND_MASK (WAY_KIND_ACCOUNT_LINK) | WAY_KIND_MASK (WAY_KIND_JOB_LINK);
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields && !self->failed; i++)
    {
      const char *value = way_item_get_at (item, i);

      if (value != NULL && (info->fields[i].targets & links))
        write_references (self, statement, item, &info->fields[i], value);
    }

  return !self->failed;
}

static gboolean
write_mentions (Writing *self)
{
  g_autoptr (WayStatement) statement = NULL;
  int i;

  statement = way_database_prepare (self->records->database,
                                    "INSERT OR IGNORE INTO \"map-mention\" "
                                    "(map, kind, record, card, relation, \"card-kind\", title, stage, position) "
                                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                    self->error);
  if (statement == NULL || !write_mentions_of (self, statement, way_map_get_root (self->map)))
    return FALSE;
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    if (!write_mentions_of (self, statement, way_map_get (self->map, WAY_MAP_CARDS, i)))
      return FALSE;

  return TRUE;
}

static gboolean
write_emotions (Writing      *self,
                WayStatement *statement,
                WayItem      *step,
                int           stage,
                int           place)
{
  int i;

  for (i = 0; i < way_item_n_children (step, WAY_STEP_EMOTIONS); i++)
    {
      WayItem    *emotion = way_item_get_child (step, WAY_STEP_EMOTIONS, i);
      const char *id = way_item_get (emotion, "persona");
      WayItem    *persona = id != NULL ? way_map_find (self->map, id) : NULL;
      double      level;

      if (persona == NULL || !way_item_get_number (emotion, "level", &level))
        continue;
      way_statement_bind_text (statement, 1, way_map_get_uuid (self->map));
      way_statement_bind_int (statement, 2, stage);
      way_statement_bind_int (statement, 3, place);
      way_statement_bind_text (statement, 4, id);
      way_statement_bind_text (statement, 5, way_item_get (persona, "record"));
      way_statement_bind_text (statement, 6, way_item_get_shown_name (persona));
      way_statement_bind_text (statement, 7, way_item_get (persona, "role"));
      way_statement_bind_int (statement, 8, level);
      if (!run (self, statement))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_stages (Writing *self)
{
  g_autoptr (WayStatement) stages = NULL;
  g_autoptr (WayStatement) emotions = NULL;
  int i, j, place = 0;

  stages = way_database_prepare (self->records->database,
                                 "INSERT INTO \"map-stage\" (map, position, title) VALUES (?1, ?2, ?3)", self->error);
  if (stages == NULL)
    return FALSE;
  emotions = way_database_prepare (self->records->database,
                                   "INSERT OR IGNORE INTO \"map-emotion\" (map, stage, step, link, record, name, role, level) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                   self->error);
  if (emotions == NULL)
    return FALSE;
  for (i = 0; i < way_map_n (self->map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self->map, WAY_MAP_STAGES, i);

      way_statement_bind_text (stages, 1, way_map_get_uuid (self->map));
      way_statement_bind_int (stages, 2, i);
      way_statement_bind_text (stages, 3, way_item_get_name (stage));
      if (!run (self, stages))
        return FALSE;
      for (j = 0; j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        if (!write_emotions (self, emotions, way_item_get_child (stage, WAY_STAGE_STEPS, j), i, place++))
          return FALSE;
    }

  return TRUE;
}

static gboolean
write_figures (Writing *self)
{
  g_autoptr (WayStatement) statement = NULL;
  WayItem *root = way_map_get_root (self->map);
  int      pains = 0, unowned = 0;
  int      lowest, highest;
  int      i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, i);

      if (way_item_get_kind (card) != WAY_KIND_PAIN)
        continue;
      pains++;
      if (way_item_get (card, "owner") == NULL)
        unowned++;
    }
  way_rules_get_scale (self->map, &lowest, &highest);
  statement = way_database_prepare (self->records->database,
                                    "INSERT INTO \"map-index\" (map, version, state, scope, pains, unowned, lowest, highest) "
                                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                    self->error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, way_map_get_uuid (self->map));
  way_statement_bind_int (statement, 2, INDEX_VERSION);
  way_statement_bind_text (statement, 3, way_item_get_text (root, "state"));
  way_statement_bind_text (statement, 4, way_item_get (root, "scope"));
  way_statement_bind_int (statement, 5, pains);
  way_statement_bind_int (statement, 6, unowned);
  way_statement_bind_int (statement, 7, lowest);
  way_statement_bind_int (statement, 8, highest);

  return run (self, statement);
}

/**
 * way_library_index_write:
 * @self: the records, in a change
 * @map: a map that has an entry in the library
 * @error: where to put why it failed
 *
 * Writes what the map says, in the place of what it said before.
 *
 * Returns: whether it is written
 */
gboolean
way_library_index_write (WayRecords *self,
                         WayMap     *map,
                         GError    **error)
{
  Writing writing = { .records = self, .map = map, .error = error };

  return clear (self, "map = ?1", way_map_get_uuid (map), error) && write_figures (&writing) && write_stages (&writing) && write_mentions (&writing) &&
         way_library_reviews_write (self, map, error);
}

static char *
dup_column (WayStatement *statement,
            int           column)
{
  return g_strdup (way_statement_get_text (statement, column));
}

static gpointer
read_mention (WayStatement *statement)
{
  WayMention *mention = g_new0 (WayMention, 1);

  mention->map_id = dup_column (statement, 0);
  mention->map_title = dup_column (statement, 1);
  mention->path = dup_column (statement, 2);
  mention->card_id = dup_column (statement, 3);
  mention->title = dup_column (statement, 5);
  mention->stage = dup_column (statement, 6);
  mention->relation = dup_column (statement, 7);
  if (*mention->card_id == '\0' ||
      !way_kind_from_element (way_kinds_cards, way_statement_get_text (statement, 4), &mention->card_kind))
    mention->card_kind = WAY_KIND_MAP;

  return mention;
}

static gpointer
read_stage (WayStatement *statement)
{
  WayLibraryStage *stage = g_new0 (WayLibraryStage, 1);

  stage->title = dup_column (statement, 0);
  stage->n_emotions = way_statement_get_int (statement, 1);
  stage->emotion = sqlite3_column_double (way_statement_get_handle (statement), 2);

  return stage;
}

/* What a statement finds, read row by row. An older file that has no index has nothing. */
static GPtrArray *
list (WayRecords *self,
      const char *sql,
      const char *first,
      const char *second,
      gpointer (*read) (WayStatement *statement),
      GDestroyNotify destroy,
      GError       **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (destroy);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  g_autoptr (WayStatement) statement = NULL;
  gboolean row, present;

  if (!way_library_index_is_present (self, &present, error))
    return NULL;
  if (!present)
    return g_steal_pointer (&found);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, first);
  if (second != NULL)
    way_statement_bind_text (statement, 2, second);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, read (statement));
    }
}

/**
 * way_library_index_forget:
 * @self: records, in a transaction
 * @path: where a map is or was
 * @error: where to put what failed
 *
 * Deletes what is known of the content of a map, and of its owner; when it can be read again, the next scan finds it anew.
 *
 * Returns: whether nothing is known any more
 */
gboolean
way_library_index_forget (WayRecords *self,
                          const char *path,
                          GError    **error)
{
  return clear (self, "map IN (SELECT id FROM map WHERE path = ?1)", path, error) &&
         way_database_run_with (self->database, error, "UPDATE map SET owner = NULL WHERE path = ?1", 1, path);
}

/**
 * way_records_list_mentions:
 * @self: the records
 * @kind: account, persona or job
 * @id: which record
 * @error: where to put why it failed
 *
 * Lists the cards of known maps that speak of a record: that are about the persona, were seen at
 * the account, place the job or serve it; and maps that have it as their main job.
 *
 * Returns: (transfer full) (nullable) (element-type WayMention): the mentions, by title of
 *   the map and then as they stand there
 */
GPtrArray *
way_records_list_mentions (WayRecords *self,
                           WayKind     kind,
                           const char *id,
                           GError    **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (way_records_get_table (self, kind, error) == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT m.id, m.title, m.path, n.card, n.\"card-kind\", n.title, n.stage, n.relation "
                         "FROM \"map-mention\" AS n JOIN map AS m ON m.id = n.map "
                         "WHERE n.kind = ?1 AND n.record IN (" WAY_RECORDS_SAME ") "
                         "ORDER BY m.sorted, m.id, n.position, n.card",
                         way_kind_get_info (kind)->element);

  return list (self, sql, way_kind_get_info (kind)->element, id, read_mention, (GDestroyNotify)way_mention_free, error);
}

/**
 * way_records_list_stages:
 * @self: the records
 * @map_id: the UUID of a map in the library
 * @error: where to put why it failed
 *
 * Returns: (transfer full) (nullable) (element-type WayLibraryStage): the stages of the map,
 *   in their order, with the mean of the emotions in each
 */
GPtrArray *
way_records_list_stages (WayRecords *self,
                         const char *map_id,
                         GError    **error)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  return list (self,
               "SELECT s.title, count (e.level), avg (e.level) FROM \"map-stage\" AS s "
               "LEFT JOIN \"map-emotion\" AS e ON e.map = s.map AND e.stage = s.position "
               "WHERE s.map = ?1 GROUP BY s.position ORDER BY s.position",
               map_id, NULL, read_stage, (GDestroyNotify)way_library_stage_free, error);
}
