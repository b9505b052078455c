/* library-reviews.c - the reviews of the maps of the library, without opening them */
#include "config.h"

#include "journeys/records/library-reviews.h"

#include <string.h>

#include "journeys/records/records-private.h"

/**
 * way_library_review_free:
 * @self: (transfer full): a review
 *
 * Frees it.
 */
void
way_library_review_free (WayLibraryReview *self)
{
  g_free (self->map_id);
  g_free (self->map_title);
  g_free (self->path);
  g_free (self->date);
  g_free (self->people);
  g_free (self->summary);
  g_free (self->verdicts);
  g_free (self);
}

/* In the order in which verdicts are declared. */
static char *
count_verdicts (WayItem *review)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_VERDICT, "verdict");
  const WayChoice *choice;
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (choice = field->choices; choice->name != NULL; choice++)
    {
      int n = 0;

      for (i = 0; i < way_item_n_children (review, 0); i++)
        n += g_strcmp0 (way_item_get (way_item_get_child (review, 0, i), "verdict"), choice->name) == 0;
      if (n > 0)
        g_string_append_printf (text, "%s%s %d", text->len > 0 ? "\n" : "", choice->name, n);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * way_library_reviews_write:
 * @self: the records, in a change
 * @map: a map that has an entry in the library, and none of its reviews yet
 * @error: where to put why it failed
 *
 * Returns: whether the reviews of the map are written
 */
gboolean
way_library_reviews_write (WayRecords *self,
                           WayMap     *map,
                           GError    **error)
{
  g_autoptr (WayStatement) statement = NULL;
  int i;

  statement = way_database_prepare (self->database,
                                    "INSERT INTO \"map-review\" (map, position, date, open, people, summary, verdicts) "
                                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                    error);
  if (statement == NULL)
    return FALSE;
  for (i = 0; i < way_map_n (map, WAY_MAP_REVIEWS); i++)
    {
      WayItem         *review = way_map_get (map, WAY_MAP_REVIEWS, i);
      g_autofree char *verdicts = count_verdicts (review);

      way_statement_bind_text (statement, 1, way_map_get_uuid (map));
      way_statement_bind_int (statement, 2, i);
      way_statement_bind_text (statement, 3, way_item_get (review, "date"));
      way_statement_bind_int (statement, 4, way_item_get (review, "open") != NULL);
      way_statement_bind_text (statement, 5, way_item_get (review, "people"));
      way_statement_bind_text (statement, 6, way_item_get (review, "summary"));
      way_statement_bind_text (statement, 7, verdicts);
      if (!way_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_column (WayStatement *statement,
            int           column)
{
  return g_strdup (way_statement_get_text (statement, column));
}

static WayLibraryReview *
read_review (WayStatement *statement)
{
  WayLibraryReview *review = g_new0 (WayLibraryReview, 1);

  review->map_id = dup_column (statement, 0);
  review->map_title = dup_column (statement, 1);
  review->path = dup_column (statement, 2);
  review->date = dup_column (statement, 3);
  review->open = way_statement_get_int (statement, 4) != 0;
  review->people = dup_column (statement, 5);
  review->summary = dup_column (statement, 6);
  review->verdicts = dup_column (statement, 7);

  return review;
}

/* An older file that cannot be changed has no such table. */
static gboolean
has_table (WayRecords *self,
           gboolean   *has,
           GError    **error)
{
  gint64 n;

  if (!way_database_get_int (self->database, "SELECT count (*) FROM sqlite_schema WHERE name = 'map-review'", &n, error))
    return FALSE;
  *has = n > 0;

  return TRUE;
}

/**
 * way_records_list_reviews_of:
 * @self: the records
 * @kind: account, persona or job
 * @id: which record
 * @error: where to put why it failed
 *
 * Lists the reviews of the maps that are linked to a record. A map of which no more is known than when it was
 * reviewed last has that date only.
 *
 * Returns: (transfer full) (nullable) (element-type WayLibraryReview): the reviews, the latest first
 */
GPtrArray *
way_records_list_reviews_of (WayRecords *self,
                             WayKind     kind,
                             const char *id,
                             GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_library_review_free);
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_autoptr (WayStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean         row, has;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (way_records_get_table (self, kind, error) == NULL)
    return NULL;
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (!has_table (self, &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&found);
  sql = g_strdup_printf ("WITH about AS (SELECT m.id, m.title, m.path, m.sorted, m.reviewed FROM map AS m WHERE m.id IN "
                         "(SELECT l.map FROM \"map-link\" AS l WHERE l.kind = ?1 AND l.record IN (" WAY_RECORDS_SAME "))) "
                         "SELECT a.id, a.title, a.path, r.date, r.open, r.people, r.summary, r.verdicts, a.sorted "
                         "FROM about AS a JOIN \"map-review\" AS r ON r.map = a.id "
                         "UNION ALL SELECT a.id, a.title, a.path, a.reviewed, 0, NULL, NULL, NULL, a.sorted FROM about AS a "
                         "WHERE a.reviewed IS NOT NULL AND NOT EXISTS "
                         "(SELECT 1 FROM \"map-review\" AS r WHERE r.map = a.id AND r.date = a.reviewed) "
                         "ORDER BY 4 DESC, 9, 1",
                         way_kind_get_info (kind)->element);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, way_kind_get_info (kind)->element);
  way_statement_bind_text (statement, 2, id);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, read_review (statement));
    }
}
