/* record-query.c - which records a list shows, and in which order */
#include "config.h"

#include "journeys/records/record-query-private.h"

#include <string.h>

#include "journeys/records/record-column.h"
#include "journeys/records/records.h"

static WayRecordCondition *
find_condition (WayRecordQuery         *self,
                const WayRecordSubject *subject,
                WayRecordRelation       relation,
                guint                  *place)
{
  guint i;

  for (i = 0; i < self->conditions->len; i++)
    {
      WayRecordCondition *condition = g_ptr_array_index (self->conditions, i);

      if (condition->subject != subject || condition->relation != relation)
        continue;
      if (place != NULL)
        *place = i;
      return condition;
    }

  return NULL;
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
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify)way_record_condition_free);

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
    g_ptr_array_add (copy->conditions, way_record_condition_copy (g_ptr_array_index (self->conditions, i)));
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
      WayRecordCondition *other = find_condition (b, condition->subject, condition->relation, NULL);

      if (other == NULL || !way_record_condition_equal (condition, other))
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

/**
 * way_record_query_take:
 * @self: a query
 * @condition: (transfer full): what is asked for in addition
 *
 * A condition with the same subject and relation goes: each has one list of values. Without the
 * values that its relation needs, the condition does not matter.
 */
void
way_record_query_take (WayRecordQuery     *self,
                       WayRecordCondition *condition)
{
  guint    place;
  gboolean says_nothing;

  g_return_if_fail (self != NULL);
  g_return_if_fail (condition != NULL && condition->subject != NULL);
  g_return_if_fail (way_record_subject_takes (condition->subject, condition->relation));

  says_nothing = condition->values[0] == NULL && condition->relation != WAY_RECORD_FILLED;
  if (find_condition (self, condition->subject, condition->relation, &place) == NULL)
    {
      if (says_nothing)
        way_record_condition_free (condition);
      else
        g_ptr_array_add (self->conditions, condition);
      return;
    }
  g_ptr_array_remove_index (self->conditions, place);
  if (says_nothing)
    way_record_condition_free (condition);
  else
    g_ptr_array_insert (self->conditions, place, condition);
}

/**
 * way_record_query_set:
 * @self: a query
 * @name: the name of a subject of the kind, see [func@record_subjects_get]
 * @relation: how it is asked; the subject takes it
 * @values: (nullable) (array zero-terminated=1): canonical values, one of which is enough;
 *   %WAY_RECORD_QUERY_UNSET stands for none. NULL or empty: it does not matter
 *
 * Asks for records by what they have. Texts are compared without capitals and accents,
 * references by their id, amounts within their currency.
 */
void
way_record_query_set (WayRecordQuery    *self,
                      const char        *name,
                      WayRecordRelation  relation,
                      const char *const *values)
{
  const WayRecordSubject *subject;

  g_return_if_fail (self != NULL);
  subject = way_record_subjects_find (self->kind, name);
  g_return_if_fail (subject != NULL);

  way_record_query_take (self, way_record_condition_new (subject, relation, values));
}

/**
 * way_record_query_get:
 * @self: a query
 * @name: the name of a subject
 * @relation: how it is asked
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the values one of
 *   which is asked for; NULL when that does not matter
 */
const char *const *
way_record_query_get (WayRecordQuery   *self,
                      const char       *name,
                      WayRecordRelation relation)
{
  WayRecordCondition *condition;

  g_return_val_if_fail (self != NULL, NULL);

  condition = find_condition (self, way_record_subjects_find (self->kind, name), relation, NULL);

  return condition != NULL ? (const char *const *)condition->values : NULL;
}

/**
 * way_record_query_find:
 * @self: a query
 * @subject: what a condition is about
 * @relation: how it is asked
 *
 * Returns: (transfer none) (nullable): the condition
 */
const WayRecordCondition *
way_record_query_find (WayRecordQuery         *self,
                       const WayRecordSubject *subject,
                       WayRecordRelation       relation)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_condition (self, subject, relation, NULL);
}

/**
 * way_record_query_get_conditions:
 * @self: a query
 *
 * Returns: (transfer none) (element-type WayRecordCondition): what is asked for besides words and
 *   a profile, in the order in which it was
 */
GPtrArray *
way_record_query_get_conditions (WayRecordQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->conditions;
}

/**
 * way_record_query_remove_part:
 * @self: a query
 * @subject: what a condition is about
 * @relation: how it is asked
 * @value: one of its values; empty for a condition without values
 *
 * Asks for one thing less.
 */
void
way_record_query_remove_part (WayRecordQuery         *self,
                              const WayRecordSubject *subject,
                              WayRecordRelation       relation,
                              const char             *value)
{
  WayRecordCondition *condition, *rest;
  const char         *part;
  guint               place;
  int                 i;

  g_return_if_fail (self != NULL);

  condition = find_condition (self, subject, relation, &place);
  for (i = 0; condition != NULL && (part = way_record_condition_get_part (condition, i)) != NULL; i++)
    if (g_str_equal (part, value))
      {
        rest = way_record_condition_without (condition, i);
        g_ptr_array_remove_index (self->conditions, place);
        if (rest != NULL)
          g_ptr_array_insert (self->conditions, place, rest);
        return;
      }
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
