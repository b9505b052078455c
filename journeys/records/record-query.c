/* record-query.c - which records a list shows, and in which order */
#include "config.h"

#include "journeys/records/record-query-private.h"

#include <string.h>

#include "journeys/records/record-column.h"
#include "journeys/records/records.h"

static void
condition_free (gpointer data)
{
  WayRecordCondition *condition = data;

  g_strfreev (condition->values);
  g_free (condition);
}

/**
 * way_record_query_new:
 * @kind: a kind of record
 *
 * Returns: (transfer full): a query for all records of the kind, by name
 */
WayRecordQuery *
way_record_query_new (WayKind kind)
{
  WayRecordQuery *self;

  g_return_val_if_fail (way_records_is_kind (kind), NULL);

  self = g_new0 (WayRecordQuery, 1);
  self->kind = kind;
  self->text = g_strdup ("");
  self->conditions = g_ptr_array_new_with_free_func (condition_free);

  return self;
}

/**
 * way_record_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): another one that asks for the same
 */
WayRecordQuery *
way_record_query_copy (WayRecordQuery *self)
{
  WayRecordQuery *copy;
  guint           i;

  g_return_val_if_fail (self != NULL, NULL);

  copy = way_record_query_new (self->kind);
  way_record_query_set_text (copy, self->text);
  for (i = 0; i < self->conditions->len; i++)
    {
      WayRecordCondition *condition = g_ptr_array_index (self->conditions, i);

      way_record_query_set_any (copy, condition->field->name, (const char *const *)condition->values);
    }
  way_record_query_set_profile (copy, self->profile);
  copy->order = self->order;
  copy->descending = self->descending;

  return copy;
}

/**
 * way_record_query_free:
 * @self: (transfer full): a query
 *
 * Frees it.
 */
void
way_record_query_free (WayRecordQuery *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->conditions);
  g_clear_pointer (&self->profile, way_item_unref);
  g_free (self);
}

static gboolean
is_same_profile (WayItem *a,
                 WayItem *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return way_item_equal (a, b);
}

/**
 * way_record_query_equal:
 * @a: a query
 * @b: another one
 *
 * Returns: whether they ask for the same in the same order
 */
gboolean
way_record_query_equal (WayRecordQuery *a,
                        WayRecordQuery *b)
{
  guint i;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind || strcmp (a->text, b->text) != 0 || a->order != b->order ||
      a->descending != b->descending || a->conditions->len != b->conditions->len)
    return FALSE;
  for (i = 0; i < a->conditions->len; i++)
    {
      WayRecordCondition *condition = g_ptr_array_index (a->conditions, i);
      const char *const  *others = way_record_query_get_any (b, condition->field->name);

      if (others == NULL || !g_strv_equal ((const char *const *)condition->values, others))
        return FALSE;
    }

  return is_same_profile (a->profile, b->profile);
}

/**
 * way_record_query_get_kind:
 * @self: a query
 *
 * Returns: the kind of the records it asks for
 */
WayKind
way_record_query_get_kind (WayRecordQuery *self)
{
  g_return_val_if_fail (self != NULL, WAY_KIND_ACCOUNT);

  return self->kind;
}

/**
 * way_record_query_set_text:
 * @self: a query
 * @text: (nullable): what was typed: words that must all be found, as in [method@Records.list]
 *
 * Asks for records in which something is written.
 */
void
way_record_query_set_text (WayRecordQuery *self,
                           const char     *text)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (self != NULL);

  stripped = g_strstrip (g_utf8_make_valid (text != NULL ? text : "", -1));
  g_free (self->text);
  self->text = g_steal_pointer (&stripped);
}

/**
 * way_record_query_get_text:
 * @self: a query
 *
 * Returns: (transfer none): what is sought; empty when nothing is
 */
const char *
way_record_query_get_text (WayRecordQuery *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->text;
}

static WayRecordCondition *
find_condition (WayRecordQuery *self,
                const char     *field,
                guint          *place)
{
  guint i;

  for (i = 0; i < self->conditions->len; i++)
    {
      WayRecordCondition *condition = g_ptr_array_index (self->conditions, i);

      if (strcmp (condition->field->name, field) == 0)
        {
          *place = i;
          return condition;
        }
    }

  return NULL;
}

/**
 * way_record_query_set_any:
 * @self: a query
 * @field: the name of a field of the kind: a choice, a text, a reference, references
 * @values: (nullable) (array zero-terminated=1): values of which a record must have
 *   one; %WAY_RECORD_QUERY_UNSET stands for none. NULL or empty: the field does not matter
 *
 * Asks for records by the value of a field. Texts are compared without
 * capitals and accents, references by their id.
 */
void
way_record_query_set_any (WayRecordQuery    *self,
                          const char        *field,
                          const char *const *values)
{
  WayRecordCondition *condition;
  const WayField     *declared;
  guint               place;

  g_return_if_fail (self != NULL);
  declared = way_kind_get_field (self->kind, field);
  g_return_if_fail (declared != NULL);

  condition = find_condition (self, field, &place);
  if (values == NULL || values[0] == NULL)
    {
      if (condition != NULL)
        g_ptr_array_remove_index (self->conditions, place);
      return;
    }
  if (condition == NULL)
    {
      condition = g_new0 (WayRecordCondition, 1);
      condition->field = declared;
      g_ptr_array_add (self->conditions, condition);
    }
  g_strfreev (condition->values);
  condition->values = g_strdupv ((char **)values);
}

/**
 * way_record_query_get_any:
 * @self: a query
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the values one of
 *   which is asked for; NULL when the field does not matter
 */
const char *const *
way_record_query_get_any (WayRecordQuery *self,
                          const char     *field)
{
  WayRecordCondition *condition;
  guint               place;

  g_return_val_if_fail (self != NULL, NULL);

  condition = find_condition (self, field, &place);

  return condition != NULL ? (const char *const *)condition->values : NULL;
}

/**
 * way_record_query_set_profile:
 * @self: a query for accounts
 * @profile: (nullable): an ideal customer profile, of which the query keeps a copy
 *
 * Asks for what a profile describes. What the profile does not say does not
 * matter; what an account does not say is not as the profile wants it. Amounts
 * are compared within their currency.
 */
void
way_record_query_set_profile (WayRecordQuery *self,
                              WayItem        *profile)
{
  WayItem *copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (profile == NULL || way_item_get_kind (profile) == WAY_KIND_PROFILE);

  copy = profile != NULL ? way_item_copy (profile) : NULL;
  g_clear_pointer (&self->profile, way_item_unref);
  self->profile = copy;
}

/**
 * way_record_query_get_profile:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the profile that is asked for
 */
WayItem *
way_record_query_get_profile (WayRecordQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->profile;
}

/**
 * way_record_query_has_conditions:
 * @self: a query
 *
 * Returns: whether something else than a text narrows the list
 */
gboolean
way_record_query_has_conditions (WayRecordQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->conditions->len > 0 || self->profile != NULL;
}

/**
 * way_record_query_clear:
 * @self: a query
 *
 * Asks for all records again; the order stays.
 */
void
way_record_query_clear (WayRecordQuery *self)
{
  g_return_if_fail (self != NULL);

  way_record_query_set_text (self, NULL);
  way_record_query_set_profile (self, NULL);
  g_ptr_array_set_size (self->conditions, 0);
}

/**
 * way_record_query_set_order:
 * @self: a query
 * @column: (nullable): the name of a column, see [func@record_columns_get]; NULL for by name,
 *   and by how well a record fits what is sought
 * @descending: whether the largest comes first
 *
 * Sets the order: figures as such, amounts by currency and then by size,
 * choices as they are declared, texts without capitals and accents, references
 * by the name of what they refer to. What is not set comes last either way.
 */
void
way_record_query_set_order (WayRecordQuery *self,
                            const char     *column,
                            gboolean        descending)
{
  const WayRecordColumn *columns;
  int                    place, n_columns;

  g_return_if_fail (self != NULL);

  place = column != NULL ? way_record_columns_find (self->kind, column) : -1;
  columns = way_record_columns_get (self->kind, &n_columns);
  g_return_if_fail (column == NULL || place >= 0);

  self->order = place >= 0 ? &columns[place] : NULL;
  self->descending = self->order != NULL && descending;
}

/**
 * way_record_query_get_order:
 * @self: a query
 * @descending: (out) (optional): whether the largest comes first
 *
 * Returns: (transfer none) (nullable): the name of the column that makes the order
 */
const char *
way_record_query_get_order (WayRecordQuery *self,
                            gboolean       *descending)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (descending != NULL)
    *descending = self->descending;

  return self->order != NULL ? self->order->name : NULL;
}
