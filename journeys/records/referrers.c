/* referrers.c - which records refer to a record */
#include "config.h"

#include "journeys/records/records-private.h"

static gboolean
add_referrers (WayRecords *self,
               WayTable   *table,
               WayTable   *part,
               WayKind     kind,
               const char *id,
               GPtrArray  *records,
               GHashTable *known, /* ids of those, borrowed from them */
               GError    **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = NULL;
  WayKind target;
  guint   i;

  for (i = 0; i < part->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (part->columns, i);

      if (!column->present || !way_table_get_target (column->field, &target) || target != kind)
        continue;
      g_ptr_array_add (conditions, part == table
                                     ? g_strdup_printf ("r.\"%s\" = ?1", column->name)
                                     : g_strdup_printf ("r.id IN (SELECT owner FROM \"%s\" WHERE \"%s\" = ?1)", part->name, column->name));
    }
  for (i = 0; i < part->links->len; i++)
    {
      WayLinkTable *link = g_ptr_array_index (part->links, i);

      if (link->target == kind)
        g_ptr_array_add (conditions, g_strdup_printf ("r.id IN (SELECT owner FROM \"%s\" WHERE target = ?1)", link->name));
    }
  if (conditions->len > 0)
    {
      g_autofree char *condition = NULL;

      g_ptr_array_add (conditions, NULL);
      condition = g_strjoinv (" OR ", (char **)conditions->pdata);
      found = way_records_select_where (self, table, condition, id, error);
      if (found == NULL)
        return FALSE;
      for (i = 0; i < found->len; i++)
        {
          WayItem *record = g_ptr_array_index (found, i);

          if (g_hash_table_add (known, (gpointer)way_item_get_id (record)))
            g_ptr_array_add (records, way_item_ref (record));
        }
    }
  for (i = 0; i < part->children->len; i++)
    if (!add_referrers (self, table, g_ptr_array_index (part->children, i), kind, id, records, known, error))
      return FALSE;

  return TRUE;
}

/**
 * way_records_list_referring:
 * @self: the records
 * @kind: a kind of record
 * @id: which one
 * @kinds: kinds of records, as a set
 * @error: where to put why it failed
 *
 * Lists the records of some kinds that refer to one, or a part of which does: the contacts of an account.
 *
 * Returns: (transfer full) (nullable) (element-type WayItem): the records, each kind by name
 */
GPtrArray *
way_records_list_referring (WayRecords *self,
                            WayKind     kind,
                            const char *id,
                            WayKindSet  kinds,
                            GError    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean done = TRUE;
  int      i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  g_rec_mutex_lock (&self->mutex);
  for (i = 0; done && i < WAY_N_KINDS; i++)
    {
      WayTable *table = kinds & WAY_KIND_MASK (i) ? way_schema_get_table (self->schema, i) : NULL;

      if (table != NULL)
        done = add_referrers (self, table, table, kind, id, records, known, error);
    }
  g_rec_mutex_unlock (&self->mutex);

  return done ? g_steal_pointer (&records) : NULL;
}

/**
 * way_records_list_referrers:
 * @self: the records
 * @kind: a kind of record
 * @id: which one
 * @error: where to put why it failed
 *
 * Lists the records that refer to one, and would lose that by its deletion.
 *
 * Returns: (transfer full) (nullable) (element-type WayItem): the records
 */
GPtrArray *
way_records_list_referrers (WayRecords *self,
                            WayKind     kind,
                            const char *id,
                            GError    **error)
{
  return way_records_list_referring (self, kind, id, G_MAXUINT64, error);
}
