/* record-query-sql.c - a query in SQL
 *
 * Names come from declarations only; whatever somebody typed is bound.
 */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/record-column-private.h"
#include "journeys/records/record-profile.h"
#include "journeys/records/record-query-private.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* Places of values, beyond those of a search. */
#define FIRST_PLACE WAY_SEARCH_PLACES

typedef struct
{
  char    *text;
  double   number;
  gboolean is_number;
} Value;

struct _WayQuerySql
{
  GString   *sql;
  GArray    *values;   /* of Value */
  WaySearch *search;   /* NULL when nothing is sought */
  gboolean   narrowed; /* there is a condition */
};

static void
value_clear (gpointer data)
{
  g_free (((Value *)data)->text);
}

/* Values. */

void
way_query_sql_append_text (WayQuerySql *self,
                           const char  *text)
{
  Value value = { .text = g_strdup (text) };

  g_array_append_val (self->values, value);
  g_string_append_printf (self->sql, "?%d", FIRST_PLACE + self->values->len - 1);
}

void
way_query_sql_append_folded (WayQuerySql *self,
                             const char  *text)
{
  g_autofree char *folded = way_fold_text (text);

  way_query_sql_append_text (self, folded);
}

void
way_query_sql_append_number (WayQuerySql *self,
                             double       number)
{
  Value value = { .number = number, .is_number = TRUE };

  g_array_append_val (self->values, value);
  g_string_append_printf (self->sql, "?%d", FIRST_PLACE + self->values->len - 1);
}

/* Where a field lies; both may be NULL in the file of another version. */
void
way_query_find_place (WayTable       *table,
                      const WayField *field,
                      WayColumn     **column,
                      WayLinkTable  **link)
{
  guint i;

  *column = NULL;
  *link = NULL;
  for (i = 0; i < table->columns->len; i++)
    {
      WayColumn *candidate = g_ptr_array_index (table->columns, i);

      if (candidate->field == field && candidate->present)
        *column = candidate;
    }
  for (i = 0; i < table->links->len; i++)
    {
      WayLinkTable *candidate = g_ptr_array_index (table->links, i);

      if (candidate->field == field)
        *link = candidate;
    }
}

void
way_query_sql_begin_condition (WayQuerySql *self)
{
  g_string_append (self->sql, self->narrowed ? " AND " : " WHERE ");
  self->narrowed = TRUE;
}

/* Order. */

static void
append_choices (WayQuerySql *self,
                WayColumn   *column)
{
  const WayChoice *choice;
  int              n = 0;

  g_string_append_printf (self->sql, "CASE r.\"%s\"", column->name);
  for (choice = column->field->choices; choice->name != NULL; choice++)
    {
      g_string_append (self->sql, " WHEN ");
      way_query_sql_append_text (self, choice->name);
      g_string_append_printf (self->sql, " THEN %d", n++);
    }
  g_string_append_printf (self->sql, " ELSE CASE WHEN r.\"%s\" IS NOT NULL THEN %d END END", column->name, n);
}

static void
append_order_of_field (WayQuerySql *self,
                       WayTable    *table,
                       WayColumn   *column)
{
  WayKind target;

  if (way_table_get_target (column->field, &target))
    {
      g_string_append_printf (self->sql, "(SELECT t.sorted FROM \"%s\" AS t WHERE t.id = r.\"%s\")",
                              way_kind_get_info (target)->element, column->name);
      return;
    }
  switch (column->field->type)
    {
    case WAY_FIELD_CHOICE:
      append_choices (self, column);
      break;
    case WAY_FIELD_TEXT:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PARAGRAPH:
      g_string_append_printf (self->sql, "way_fold (r.\"%s\")", column->name);
      break;
    case WAY_FIELD_MONEY:
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
    case WAY_FIELD_MARK:
    case WAY_FIELD_PICTURE:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      g_string_append_printf (self->sql, "r.\"%s\"", column->name);
      break;
    }
}

static void
append_order_by_fit (WayQuerySql *self)
{
  g_autofree char *words = self->search != NULL ? way_search_dup_words (self->search) : NULL;

  if (words == NULL)
    return;
  g_string_append (self->sql, "way_begins (r.search, ");
  way_query_sql_append_text (self, words);
  g_string_append (self->sql, ") DESC, ");
}

/* By name, from the index: where all are wanted. The plus keeps SQLite from going through it
 * to look at each record, which takes five times as long as to sort what was found. */
static void
append_order (WayQuerySql    *self,
              WayRecordQuery *query,
              WayRecords     *records,
              WayTable       *table,
              gboolean        narrowed)
{
  const char   *direction = query->descending ? " DESC NULLS LAST, " : " NULLS LAST, ";
  const char   *plus = narrowed ? "+" : "";
  WayColumn    *column = NULL;
  WayLinkTable *link = NULL;

  g_string_append (self->sql, " ORDER BY ");
  if (query->order != NULL && query->order->field != NULL && (query->order->field->flags & WAY_FIELD_NAME))
    {
      /* Descending is the same index, read from its other end. */
      g_string_append_printf (self->sql, query->descending ? "%sr.sorted DESC, r.id DESC" : "%sr.sorted, r.id", plus);
      return;
    }
  if (query->order == NULL)
    append_order_by_fit (self);
  else if (query->order->field == NULL)
    {
      WayLimits limits;

      way_limits_get (records, &limits);
      way_record_column_append_sql (self->sql, query->kind, query->order, &limits);
      g_string_append (self->sql, direction);
    }
  else
    {
      way_query_find_place (table, query->order->field, &column, &link);
      if (column != NULL && column->field->type == WAY_FIELD_MONEY)
        g_string_append_printf (self->sql, "r.\"%s-currency\" NULLS LAST, ", column->name);
      if (column != NULL)
        append_order_of_field (self, table, column);
      else if (link != NULL)
        g_string_append_printf (self->sql, "(SELECT min (t.sorted) FROM \"%s\" AS l JOIN \"%s\" AS t ON t.id = l.target WHERE l.owner = r.id)",
                                link->name, way_kind_get_info (link->target)->element);
      if (column != NULL || link != NULL)
        g_string_append (self->sql, direction);
    }
  g_string_append_printf (self->sql, "%sr.sorted, r.id", plus);
}

/* Something of the records that are asked for. */
static WayQuerySql *
begin (WayRecordQuery *query,
       WayRecords     *records,
       const char     *what)
{
  WayTable    *table = way_schema_get_table (records->schema, query->kind);
  WayQuerySql *self = g_new0 (WayQuerySql, 1);

  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, TRUE, sizeof (Value));
  g_array_set_clear_func (self->values, value_clear);
  self->search = way_search_new (query->text);

  g_string_append_printf (self->sql, "SELECT %s FROM \"%s\" AS r", what, table->name);
  if (self->search != NULL)
    {
      g_autofree char *condition = way_search_make_condition (self->search, table);

      way_query_sql_begin_condition (self);
      g_string_append (self->sql, condition);
    }
  way_query_sql_append_conditions (self, records, table, query->conditions);
  if (query->profile != NULL)
    {
      g_autoptr (GPtrArray) conditions = way_profile_list_conditions (query->profile);

      way_query_sql_append_conditions (self, records, table, conditions);
    }

  return self;
}

/* The keys of the records in their order, or how many there are. */
WayQuerySql *
way_query_sql_new (WayRecordQuery *query,
                   WayRecords     *records,
                   gboolean        count)
{
  WayQuerySql *self = begin (query, records, count ? "count (*)" : "r.row");

  if (!count)
    append_order (self, query, records, way_schema_get_table (records->schema, query->kind), self->narrowed);

  return self;
}

/* What stands in a column of the records, as v, and in how many, as n; the most frequent first. */
WayQuerySql *
way_query_sql_new_values (WayRecordQuery *query,
                          WayRecords     *records,
                          WayColumn      *column)
{
  g_autofree char *what = g_strdup_printf ("r.\"%s\" AS v, count (*) AS n", column->name);
  WayQuerySql     *self = begin (query, records, what);

  g_string_append (self->sql, " GROUP BY 1 ORDER BY 2 DESC");

  return self;
}

void
way_query_sql_free (WayQuerySql *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_clear_pointer (&self->search, way_search_free);
  g_free (self);
}

/* What is being made; borrowed. */
GString *
way_query_sql_get_string (WayQuerySql *self)
{
  return self->sql;
}

const char *
way_query_sql_get (WayQuerySql *self)
{
  return self->sql->str;
}

void
way_query_sql_bind (WayQuerySql  *self,
                    WayStatement *statement)
{
  guint i;

  if (self->search != NULL)
    way_search_bind (self->search, statement);
  for (i = 0; i < self->values->len; i++)
    {
      Value *value = &g_array_index (self->values, Value, i);

      if (value->is_number)
        way_statement_bind_double (statement, FIRST_PLACE + i, value->number);
      else
        way_statement_bind_text (statement, FIRST_PLACE + i, value->text);
    }
}
