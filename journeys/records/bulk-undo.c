/* bulk-undo.c - taking a change of many records back, after it was written */
#include "config.h"

#include "journeys/records/bulk-undo.h"

#include <string.h>

#include "journeys/model/item-private.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* One record that was changed: what it had and what it got, for each field. */
typedef struct
{
  char  *id;
  char **before; /* entries may be NULL */
  char **after;  /* NULL where the change left it */
} Changed;

typedef struct
{
  WayKind kind;
  char   *id;
  char   *name;
} Created;

struct _WayBulkUndo
{
  /* owned */
  int       *fields;
  GPtrArray *changed; /* of Changed */
  GPtrArray *created; /* of Created */
  char      *stamp;   /* when the change was */

  WayKind  kind;
  int      n_fields;
  gint64   after; /* what was added lies behind this row … */
  gint64   last;  /* … and up to this one */
  gboolean is_cut;
};

/* Freed without its length, which all of an undo have in common. */
static void
free_values (char **values,
             int    n)
{
  int i;

  for (i = 0; i < n; i++)
    g_free (values[i]);
  g_free (values);
}

static void
created_free (gpointer data)
{
  Created *created = data;

  g_free (created->id);
  g_free (created->name);
  g_free (created);
}

/**
 * way_bulk_undo_new:
 * @kind: the kind of the records
 * @fields: the fields that are given, as places in the kind
 * @n_fields: how many
 *
 * Returns: (transfer full): how to take back a change of nothing yet
 */
WayBulkUndo *
way_bulk_undo_new (WayKind    kind,
                   const int *fields,
                   int        n_fields)
{
  WayBulkUndo *self = g_new0 (WayBulkUndo, 1);

  self->kind = kind;
  self->fields = g_memdup2 (fields, n_fields * sizeof (int));
  self->n_fields = n_fields;
  self->changed = g_ptr_array_new ();
  self->created = g_ptr_array_new_with_free_func (created_free);

  return self;
}

/**
 * way_bulk_undo_free:
 * @self: (transfer full): how to take a change back
 *
 * Forgets it.
 */
void
way_bulk_undo_free (WayBulkUndo *self)
{
  guint i;

  for (i = 0; i < self->changed->len; i++)
    {
      Changed *changed = g_ptr_array_index (self->changed, i);

      free_values (changed->before, self->n_fields);
      free_values (changed->after, self->n_fields);
      g_free (changed->id);
      g_free (changed);
    }
  g_ptr_array_unref (self->changed);
  g_ptr_array_unref (self->created);
  g_free (self->fields);
  g_free (self->stamp);
  g_free (self);
}

/**
 * way_bulk_undo_set_added:
 * @self: how to take a change back
 * @after: the last row before the change
 * @last: the last row after it
 * @stamp: when it was, as no other change has it
 *
 * Says which records are new.
 */
void
way_bulk_undo_set_added (WayBulkUndo *self,
                         gint64       after,
                         gint64       last,
                         const char  *stamp)
{
  self->after = after;
  self->last = last;
  g_free (self->stamp);
  self->stamp = g_strdup (stamp);
}

/**
 * way_bulk_undo_add_changed:
 * @self: how to take a change back
 * @before: a record as it was
 * @values: what it gets, for each field; NULL where it keeps what it has
 * @except: the place of a value that it does not get after all, or -1
 *
 * Remembers a record. A very large change is not remembered as a whole; see
 * [method@BulkUndo.is_whole].
 */
void
way_bulk_undo_add_changed (WayBulkUndo       *self,
                           WayItem           *before,
                           const char *const *values,
                           int                except)
{
  Changed *changed;
  int      i;

  if (self->changed->len == WAY_BULK_UNDO_MOST)
    {
      self->is_cut = TRUE;
      return;
    }
  changed = g_new0 (Changed, 1);
  changed->id = g_strdup (way_item_get_id (before));
  changed->before = g_new0 (char *, MAX (1, self->n_fields));
  changed->after = g_new0 (char *, MAX (1, self->n_fields));
  for (i = 0; i < self->n_fields; i++)
    {
      const char *old = way_item_get_at (before, self->fields[i]);

      if (values[i] == NULL || i == except || g_strcmp0 (old, values[i]) == 0)
        continue;
      changed->before[i] = g_strdup (old);
      changed->after[i] = g_strdup (values[i]);
    }
  g_ptr_array_add (self->changed, changed);
}

/**
 * way_bulk_undo_add_created:
 * @self: how to take a change back
 * @record: a record of which only the name is given, and which was added because others refer to it
 *
 * Remembers it; it goes if nothing refers to it any more, and nobody has added to it.
 */
void
way_bulk_undo_add_created (WayBulkUndo *self,
                           WayItem     *record)
{
  Created *created = g_new0 (Created, 1);

  created->kind = way_item_get_kind (record);
  created->id = g_strdup (way_item_get_id (record));
  created->name = g_strdup (way_item_get_name (record));
  g_ptr_array_add (self->created, created);
}

/**
 * way_bulk_undo_is_whole:
 * @self: how to take a change back
 *
 * Returns: whether all of the change is remembered
 */
gboolean
way_bulk_undo_is_whole (WayBulkUndo *self)
{
  return !self->is_cut;
}

/* Leaves out what a table, or one of its parts, refers to. No record refers to one of its own kind: nothing of what
 * goes keeps another from going. */
static void
spare_referred (GString  *which,
                WayTable *removed,
                WayTable *part)
{
  WayKind target;
  guint   i;

  for (i = 0; i < part->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (part->columns, i);

      if (way_table_get_target (column->field, &target) && target == removed->kind)
        g_string_append_printf (which, " AND id NOT IN (SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL)",
                                column->name, part->name, column->name);
    }
  for (i = 0; i < part->links->len; i++)
    {
      WayLinkTable *link = g_ptr_array_index (part->links, i);

      if (link->target == removed->kind)
        g_string_append_printf (which, " AND id NOT IN (SELECT target FROM \"%s\")", link->name);
    }
  for (i = 0; i < part->children->len; i++)
    spare_referred (which, removed, g_ptr_array_index (part->children, i));
}

/* What an undo takes away: it is as it was added, and nobody refers to it. */
static char *
make_condition (WayRecords *records,
                WayTable   *removed)
{
  g_autoptr (GString) which = g_string_new ("row > ?1 AND row <= ?2 AND changed = ?3");
  int kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      WayTable *table = way_schema_get_table (records->schema, kind);

      if (table != NULL)
        spare_referred (which, removed, table);
    }

  return g_string_free (g_steal_pointer (&which), FALSE);
}

/* Takes away what was added, also from the search indexes. */
static gboolean
remove_added (WayBulkUndo       *self,
              WayRecords        *records,
              WayTable          *table,
              WayBulkUndoCounts *counts,
              GError           **error)
{
  static const char *const suffixes[] = { "words", "parts" };
  g_autofree char         *which = make_condition (records, table);
  g_autofree char         *count_sql = g_strdup_printf ("SELECT count (*), count (*) FILTER (WHERE %s) FROM \"%s\" WHERE row > ?1 AND row <= ?2", which, table->name);
  g_autofree char         *delete_sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table->name, which);
  g_autoptr (WayStatement) count = NULL;
  gboolean row;
  guint    i;

  if (self->last <= self->after)
    return TRUE;
  count = way_database_prepare (records->database, count_sql, error);
  if (count == NULL)
    return FALSE;
  way_statement_bind_int (count, 1, self->after);
  way_statement_bind_int (count, 2, self->last);
  way_statement_bind_text (count, 3, self->stamp);
  if (!way_statement_step (count, &row, error))
    return FALSE;
  counts->removed = way_statement_get_int (count, 1);
  counts->kept += way_statement_get_int (count, 0) - counts->removed;
  way_statement_reset (count);

  for (i = 0; i <= G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *index_sql = i < G_N_ELEMENTS (suffixes)
                                     ? g_strdup_printf ("INSERT INTO \"%s-%s\" (\"%s-%s\", rowid, search) SELECT 'delete', row, search FROM \"%s\" WHERE %s",
                                                        table->name, suffixes[i], table->name, suffixes[i], table->name, which)
                                     : NULL;
      g_autoptr (WayStatement) statement = way_database_prepare (records->database, index_sql != NULL ? index_sql : delete_sql, error);

      if (statement == NULL)
        return FALSE;
      way_statement_bind_int (statement, 1, self->after);
      way_statement_bind_int (statement, 2, self->last);
      way_statement_bind_text (statement, 3, self->stamp);
      if (!way_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/* Gives a record back what it had, where it has what it got. */
static gboolean
restore (WayBulkUndo       *self,
         WayRecords        *records,
         Changed           *changed,
         WayBulkUndoCounts *counts,
         GError           **error)
{
  const WayKindInfo *info = way_kind_get_info (self->kind);
  g_autoptr (GError) missing = NULL;
  g_autoptr (WayItem) record = way_records_get (records, self->kind, changed->id, &missing);
  gboolean any = FALSE, all = TRUE;
  int      i;

  if (record == NULL)
    {
      if (g_error_matches (missing, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  for (i = 0; i < self->n_fields; i++)
    {
      const WayField *field = &info->fields[self->fields[i]];
      gboolean        is_there;

      if (changed->after[i] == NULL)
        continue;
      if (!way_records_has_targets (records, field, changed->before[i], &is_there, error))
        return FALSE;
      if (!is_there || g_strcmp0 (way_item_get_at (record, self->fields[i]), changed->after[i]) != 0)
        {
          all = FALSE;
          continue;
        }
      if (!way_item_set (record, field->name, changed->before[i], error))
        return FALSE;
      any = TRUE;
    }
  if (!all)
    counts->kept++;
  if (!any)
    return TRUE;
  if (all)
    counts->changed++;

  return way_records_update (records, record, error);
}

static gboolean
is_as_created (WayItem *record,
               Created *created)
{
  const WayKindInfo *info = way_item_get_info (record);
  g_autoptr (WayItem) fresh = way_records_new_record (created->kind);
  int i;

  way_item_put (fresh, way_kind_find_name (created->kind), created->name);
  for (i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (way_item_get_at (record, i), way_item_get_at (fresh, i)) != 0)
      return FALSE;
  for (i = 0; i < info->n_slots; i++)
    if (way_item_n_children (record, i) > 0)
      return FALSE;

  return TRUE;
}

static gboolean
remove_created (WayRecords        *records,
                Created           *created,
                WayBulkUndoCounts *counts,
                GError           **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (WayItem) record = way_records_get (records, created->kind, created->id, &missing);
  g_autoptr (GPtrArray) referrers = NULL;

  if (g_error_matches (missing, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    return TRUE;
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  referrers = way_records_list_referrers (records, created->kind, created->id, error);
  if (referrers == NULL)
    return FALSE;
  if (referrers->len > 0 || !is_as_created (record, created))
    {
      counts->kept++;
      return TRUE;
    }
  counts->removed++;

  return way_records_delete (records, created->kind, created->id, error);
}

static gboolean
perform (WayBulkUndo       *self,
         WayRecords        *records,
         WayTable          *table,
         WayBulkUndoCounts *counts,
         GError           **error)
{
  guint i;

  if (!remove_added (self, records, table, counts, error))
    return FALSE;
  /* The last change of a record first, so that the first one leaves what there was. */
  for (i = self->changed->len; i > 0; i--)
    if (!restore (self, records, g_ptr_array_index (self->changed, i - 1), counts, error))
      return FALSE;
  for (i = 0; i < self->created->len; i++)
    if (!remove_created (records, g_ptr_array_index (self->created, i), counts, error))
      return FALSE;
  /* Of one change alone the record would be told: these are many. */
  way_records_note_change (records, self->kind, NULL);
  way_records_note_change (records, self->kind, NULL);

  return TRUE;
}

/**
 * way_bulk_undo_perform:
 * @self: how to take a change back
 * @records: the records
 * @counts: (out caller-allocates): what was done
 * @error: where to put why it failed
 *
 * Takes the change back, in one change of its own.
 *
 * Returns: whether it is written; if not, nothing was changed
 */
gboolean
way_bulk_undo_perform (WayBulkUndo       *self,
                       WayRecords        *records,
                       WayBulkUndoCounts *counts,
                       GError           **error)
{
  WayTable *table;

  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);

  memset (counts, 0, sizeof *counts);
  table = way_records_get_table (records, self->kind, error);
  if (table == NULL || !way_records_begin (records, error))
    return FALSE;

  return way_records_end (records, perform (self, records, table, counts, error), error);
}
