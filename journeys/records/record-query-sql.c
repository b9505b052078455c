/* record-query-sql.c - a query in SQL
 *
 * Names come from declarations only; whatever somebody typed is bound.
 */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/record-column-private.h"
#include "journeys/records/record-query-private.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* Places of values, beyond those of a search. */
#define FIRST_PLACE 40
#define FEW 20 /* more values of a condition stand in one place as a list, as places and the depth of SQL are limited */

typedef struct
{
  char    *text;
  double   number;
  gboolean is_number;
} Value;

struct _WayQuerySql
{
  GString   *sql;
  GArray    *values; /* of Value */
  WaySearch *search; /* NULL when nothing is sought */
};

static void
value_clear (gpointer data)
{
  g_free (((Value *)data)->text);
}

/* Values. */

static void
append_text_place (WayQuerySql *self,
                   const char  *text)
{
  Value value = { .text = g_strdup (text) };

  g_array_append_val (self->values, value);
  g_string_append_printf (self->sql, "?%d", FIRST_PLACE + self->values->len - 1);
}

static void
append_folded_place (WayQuerySql *self,
                     const char  *text)
{
  g_autofree char *folded = way_fold_text (text);

  append_text_place (self, folded);
}

static void
append_number_place (WayQuerySql *self,
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

/* Conditions. */

static void
begin_condition (WayQuerySql *self,
                 gboolean    *is_first)
{
  g_string_append (self->sql, *is_first ? " WHERE " : " AND ");
  *is_first = FALSE;
}

static gboolean
is_folded (const WayField *field)
{
  return field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_PARAGRAPH;
}

/* Many values as one, in JSON. */
static void
append_list (WayQuerySql *self,
             char       **values,
             gboolean     folded)
{
  g_autoptr (GString) list = g_string_new ("[");
  const char *p;
  int         i;

  for (i = 0; values[i] != NULL; i++)
    {
      g_autofree char *value = folded ? way_fold_text (values[i]) : g_strdup (values[i]);

      if (*value == '\0')
        continue;
      g_string_append (list, list->len > 1 ? ",\"" : "\"");
      for (p = value; *p != '\0'; p++)
        if ((guchar)*p < ' ')
          g_string_append_printf (list, "\\u%04x", (guint)*p);
        else
          g_string_append_printf (list, *p == '"' || *p == '\\' ? "\\%c" : "%c", *p);
      g_string_append_c (list, '"');
    }
  g_string_append_c (list, ']');
  g_string_append (self->sql, "json_each (");
  append_text_place (self, list->str);
  g_string_append_c (self->sql, ')');
}

static void
append_any (WayQuerySql *self,
            char       **values,
            gboolean     folded)
{
  int n = 0, i;

  g_string_append (self->sql, " IN (");
  if (g_strv_length (values) > FEW)
    {
      g_string_append (self->sql, "SELECT value FROM ");
      append_list (self, values, folded);
    }
  else
    for (i = 0; values[i] != NULL; i++)
      {
        if (*values[i] == '\0')
          continue;
        if (n++ > 0)
          g_string_append (self->sql, ", ");
        if (folded)
          append_folded_place (self, values[i]);
        else
          append_text_place (self, values[i]);
      }
  g_string_append_c (self->sql, ')');
}

static void
append_any_of_links (WayQuerySql  *self,
                     WayLinkTable *link,
                     char        **values)
{
  g_string_append_printf (self->sql, "(r.id IN (SELECT l.owner FROM \"%s\" AS l WHERE l.target", link->name);
  append_any (self, values, FALSE);
  g_string_append_c (self->sql, ')');
  if (g_strv_contains ((const char *const *)values, ""))
    g_string_append_printf (self->sql, " OR NOT EXISTS (SELECT 1 FROM \"%s\" AS l WHERE l.owner = r.id)", link->name);
  g_string_append_c (self->sql, ')');
}

static void
append_any_of (WayQuerySql *self,
               WayColumn   *column,
               char       **values)
{
  const WayField *field = column->field;
  gboolean        unset = FALSE;
  int             i;

  for (i = 0; values[i] != NULL; i++)
    unset |= *values[i] == '\0' || g_strcmp0 (values[i], field->initial) == 0;
  g_string_append_printf (self->sql, is_folded (field) ? "(way_fold (r.\"%s\")" : "(r.\"%s\"", column->name);
  append_any (self, values, is_folded (field));
  if (unset)
    g_string_append_printf (self->sql, " OR r.\"%s\" IS NULL", column->name);
  g_string_append_c (self->sql, ')');
}

static void
append_conditions (WayQuerySql    *self,
                   WayRecordQuery *query,
                   WayTable       *table,
                   gboolean       *is_first)
{
  guint i;

  for (i = 0; i < query->conditions->len; i++)
    {
      WayRecordCondition *condition = g_ptr_array_index (query->conditions, i);
      WayColumn          *column;
      WayLinkTable       *link;

      way_query_find_place (table, condition->field, &column, &link);
      begin_condition (self, is_first);
      if (link != NULL)
        append_any_of_links (self, link, condition->values);
      else if (column != NULL)
        append_any_of (self, column, condition->values);
      else
        g_string_append_c (self->sql, '0');
    }
}

/* What a field of a profile says about which field of an account. */
typedef enum
{
  SAYS_ONE_OF,
  SAYS_NONE_OF,
  SAYS_FROM,
  SAYS_TO,
  SAYS_EQUAL,
} Saying;

/* The names tell: regions is about region, employees-from about employees. */
static const WayField *
find_subject (const WayField *field,
              Saying         *saying)
{
  static const struct
  {
    const char *suffix;
    Saying      saying;
  } suffixes[] = {
    { "-from", SAYS_FROM },
    { "-to", SAYS_TO },
    { "-not", SAYS_NONE_OF },
  };
  g_autofree char *name = g_strdup (field->name);
  const WayField  *subject;
  guint            i;

  *saying = field->type == WAY_FIELD_LIST ? SAYS_ONE_OF : SAYS_EQUAL;
  for (i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i].suffix))
      {
        name[strlen (name) - strlen (suffixes[i].suffix)] = '\0';
        *saying = suffixes[i].saying;
      }
  if (field->flags & WAY_FIELD_NAME)
    return NULL;
  subject = way_kind_get_field (WAY_KIND_ACCOUNT, name);

  return subject != NULL || field->type != WAY_FIELD_LIST ? subject : way_kind_get_field (WAY_KIND_ACCOUNT, field->entry);
}

static void
append_words (WayQuerySql *self,
              const char  *column,
              const char  *value,
              gboolean     none)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  int i;

  g_string_append (self->sql, none ? "NOT (" : "(");
  if (g_strv_length (lines) > FEW)
    {
      g_string_append (self->sql, "EXISTS (SELECT 1 FROM ");
      append_list (self, lines, TRUE);
      g_string_append_printf (self->sql, " AS v WHERE way_has (r.\"%s\", v.value))", column);
    }
  else
    {
      g_string_append_c (self->sql, '0');
      for (i = 0; lines[i] != NULL; i++)
        {
          g_string_append_printf (self->sql, " OR way_has (r.\"%s\", ", column);
          append_folded_place (self, lines[i]);
          g_string_append_c (self->sql, ')');
        }
    }
  g_string_append_c (self->sql, ')');
}

static void
append_profile (WayQuerySql    *self,
                WayRecordQuery *query,
                WayTable       *table,
                gboolean       *is_first)
{
  const WayKindInfo *info = way_item_get_info (query->profile);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const char     *value = way_item_get_at (query->profile, i);
      Saying          saying;
      const WayField *subject = value != NULL ? find_subject (&info->fields[i], &saying) : NULL;
      const char     *currency;
      WayColumn      *column;
      WayLinkTable   *link;

      if (subject == NULL)
        continue;
      way_query_find_place (table, subject, &column, &link);
      begin_condition (self, is_first);
      if (column == NULL)
        {
          g_string_append_c (self->sql, '0');
          continue;
        }
      switch (saying)
        {
        case SAYS_ONE_OF:
        case SAYS_NONE_OF:
          append_words (self, column->name, value, saying == SAYS_NONE_OF);
          break;
        case SAYS_FROM:
        case SAYS_TO:
          g_string_append_printf (self->sql, "r.\"%s\" %s ", column->name, saying == SAYS_FROM ? ">=" : "<=");
          append_number_place (self, g_ascii_strtod (value, NULL));
          currency = strchr (value, ' ');
          if (subject->type == WAY_FIELD_MONEY)
            {
              g_string_append_printf (self->sql, " AND r.\"%s-currency\" IS ", column->name);
              append_text_place (self, currency != NULL ? currency + 1 : NULL);
            }
          break;
        case SAYS_EQUAL:
          g_string_append_printf (self->sql, "r.\"%s\" = ", column->name);
          append_text_place (self, value);
          break;
        }
    }
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
      append_text_place (self, choice->name);
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

  switch (column->field->type)
    {
    case WAY_FIELD_CHOICE:
      append_choices (self, column);
      break;
    case WAY_FIELD_REFERENCE:
      if (way_table_get_target (column->field, &target))
        g_string_append_printf (self->sql, "(SELECT t.sorted FROM \"%s\" AS t WHERE t.id = r.\"%s\")",
                                way_kind_get_info (target)->element, column->name);
      else
        g_string_append_printf (self->sql, "r.\"%s\"", column->name);
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
  append_text_place (self, words);
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

/* The keys of the records in their order, or how many there are. */
WayQuerySql *
way_query_sql_new (WayRecordQuery *query,
                   WayRecords     *records,
                   gboolean        count)
{
  WayTable    *table = way_schema_get_table (records->schema, query->kind);
  WayQuerySql *self = g_new0 (WayQuerySql, 1);
  gboolean     is_first = TRUE;

  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, TRUE, sizeof (Value));
  g_array_set_clear_func (self->values, value_clear);
  self->search = way_search_new (query->text);

  g_string_append_printf (self->sql, "SELECT %s FROM \"%s\" AS r", count ? "count (*)" : "r.row", table->name);
  if (self->search != NULL)
    {
      g_autofree char *condition = way_search_make_condition (self->search, table);

      begin_condition (self, &is_first);
      g_string_append (self->sql, condition);
    }
  append_conditions (self, query, table, &is_first);
  if (query->profile != NULL)
    append_profile (self, query, table, &is_first);
  if (!count)
    append_order (self, query, records, table, !is_first);

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
