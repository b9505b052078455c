/* record-query-conditions.c - what is asked of records, in SQL
 *
 * Names come from declarations only; whatever somebody typed is bound.
 */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/record-column-private.h"
#include "journeys/records/record-query-private.h"
#include "journeys/records/records-private.h"

#define FEW 20 /* more values of a condition stand in one place as a list, as places and the depth of SQL are limited */

/* What a condition compares. */
/* Of a text that is looked for everywhere. */
#define MOST_WORDS 40

typedef struct
{
  const WayField *field;
  WayLinkTable   *link; /* of references, or NULL */
  char           *expression;
  gboolean        folded;   /* it is a text, compared without capitals and accents */
  gboolean        is_count; /* unset is none */
} Operand;

static void
operand_clear (Operand *operand)
{
  g_free (operand->expression);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Operand, operand_clear)

static gboolean
is_folded (const WayField *field)
{
  return field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_PARAGRAPH;
}

static gboolean
is_number (const WayField *field)
{
  return field->type == WAY_FIELD_NUMBER || field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_MONEY;
}

/* Not found in the file of another version. */
static gboolean
find_operand (WayRecords             *records,
              WayTable               *table,
              const WayRecordSubject *subject,
              Operand                *operand)
{
  WayColumn *column = NULL;

  operand->field = subject->field;
  if (subject->worked_out != NULL)
    {
      g_autoptr (GString) sql = g_string_new (NULL);
      WayLimits limits;

      way_limits_get (records, &limits);
      way_record_column_append_sql (sql, table->kind, subject->worked_out, &limits);
      operand->expression = g_string_free (g_steal_pointer (&sql), FALSE);
      operand->is_count = way_record_column_is_count (table->kind, subject->worked_out);
      return TRUE;
    }
  if (strcmp (subject->name, WAY_RECORD_SUBJECT_WORDS) == 0)
    {
      operand->expression = g_strdup ("r.search");
      return TRUE;
    }
  way_query_find_place (table, subject->field, &column, &operand->link);
  if (column != NULL)
    {
      operand->folded = is_folded (subject->field);
      operand->expression = g_strdup_printf ("r.\"%s\"", column->name);
    }

  return column != NULL || operand->link != NULL;
}

/* Values. */

static void
append_value (WayQuerySql   *self,
              const Operand *operand,
              const char    *value)
{
  if (operand->folded)
    way_query_sql_append_folded (self, value);
  else if (is_number (operand->field))
    way_query_sql_append_number (self, g_ascii_strtod (value, NULL));
  else
    way_query_sql_append_text (self, value);
}

/* Many values as one, in JSON. */
static void
append_list (WayQuerySql *self,
             char       **values,
             gboolean     folded)
{
  GString *sql = way_query_sql_get_string (self);
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
  g_string_append (sql, "json_each (");
  way_query_sql_append_text (self, list->str);
  g_string_append_c (sql, ')');
}

static void
append_in (WayQuerySql   *self,
           const Operand *operand,
           char         **values)
{
  GString *sql = way_query_sql_get_string (self);
  int      n = 0, i;

  g_string_append (sql, " IN (");
  if (g_strv_length (values) > FEW && !is_number (operand->field))
    {
      g_string_append (sql, "SELECT value FROM ");
      append_list (self, values, operand->folded);
    }
  else
    for (i = 0; values[i] != NULL; i++)
      {
        if (*values[i] == '\0')
          continue;
        if (n++ > 0)
          g_string_append (sql, ", ");
        append_value (self, operand, values[i]);
      }
  g_string_append_c (sql, ')');
}

/* One of the values for which a test holds, that has the text and the value in the place of %s. */
static void
append_any_text (WayQuerySql   *self,
                 const Operand *operand,
                 const char    *before,
                 const char    *between,
                 const char    *after,
                 char         **values)
{
  GString *sql = way_query_sql_get_string (self);
  int      i;

  if (g_strv_length (values) > FEW)
    {
      g_string_append (sql, "EXISTS (SELECT 1 FROM ");
      append_list (self, values, TRUE);
      g_string_append_printf (sql, " AS v WHERE %s%s%sv.value%s)", before, operand->expression, between, after);
      return;
    }
  g_string_append_c (sql, '0');
  for (i = 0; values[i] != NULL; i++)
    {
      if (*values[i] == '\0')
        continue;
      g_string_append_printf (sql, " OR %s%s%s", before, operand->expression, between);
      way_query_sql_append_folded (self, values[i]);
      g_string_append (sql, after);
    }
}

/* A day in a time in UTC: from its first moment, here, to that of the next. */
static void
append_moment (WayQuerySql *self,
               const char  *date,
               int          days)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (atoi (date), atoi (date + 5), atoi (date + 8), 0, 0, 0);
  g_autoptr (GDateTime) moved = g_date_time_add_days (day, days);
  g_autoptr (GDateTime) utc = moved != NULL ? g_date_time_to_utc (moved) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strdup (date);

  way_query_sql_append_text (self, text);
}

/* Relations. */

static void
append_any_of_links (WayQuerySql   *self,
                     const Operand *operand,
                     char         **values)
{
  GString *sql = way_query_sql_get_string (self);

  g_string_append_printf (sql, "(r.id IN (SELECT l.owner FROM \"%s\" AS l WHERE l.target", operand->link->name);
  append_in (self, operand, values);
  g_string_append_c (sql, ')');
  if (g_strv_contains ((const char *const *)values, ""))
    g_string_append_printf (sql, " OR NOT EXISTS (SELECT 1 FROM \"%s\" AS l WHERE l.owner = r.id)", operand->link->name);
  g_string_append_c (sql, ')');
}

static void
append_amount (WayQuerySql   *self,
               const Operand *operand,
               const char    *comparison,
               const char    *value)
{
  GString    *sql = way_query_sql_get_string (self);
  const char *currency = strchr (value, ' ');
  int         length = strlen (operand->expression);

  g_string_append_printf (sql, operand->is_count ? "ifnull (%s, 0) %s " : "%s %s ", operand->expression, comparison);
  way_query_sql_append_number (self, g_ascii_strtod (value, NULL));
  if (operand->field->type != WAY_FIELD_MONEY)
    return;
  g_string_append_printf (sql, " AND %.*s-currency\" IS ", length - 1, operand->expression);
  way_query_sql_append_text (self, currency != NULL ? currency + 1 : NULL);
}

static void
append_any_of (WayQuerySql            *self,
               const WayRecordSubject *subject,
               const Operand          *operand,
               char                  **values)
{
  GString *sql = way_query_sql_get_string (self);
  gboolean unset = FALSE;
  int      i;

  for (i = 0; values[i] != NULL; i++)
    unset |= *values[i] == '\0' || g_strcmp0 (values[i], operand->field->initial) == 0;
  g_string_append_c (sql, '(');
  if (operand->field->type == WAY_FIELD_LIST)
    append_any_text (self, operand, "instr (char (10) || way_fold (", ") || char (10), char (10) || ", " || char (10))", values);
  else if (operand->field->type == WAY_FIELD_MONEY || (subject->worked_out != NULL && operand->field->type == WAY_FIELD_DATE))
    {
      g_string_append_c (sql, '0');
      for (i = 0; values[i] != NULL; i++)
        {
          if (*values[i] == '\0')
            continue;
          g_string_append (sql, " OR (");
          if (operand->field->type == WAY_FIELD_MONEY)
            append_amount (self, operand, "=", values[i]);
          else
            {
              g_string_append_printf (sql, "%s >= ", operand->expression);
              append_moment (self, values[i], 0);
              g_string_append_printf (sql, " AND %s < ", operand->expression);
              append_moment (self, values[i], 1);
            }
          g_string_append_c (sql, ')');
        }
    }
  else
    {
      g_string_append_printf (sql, operand->folded ? "way_fold (%s)" : operand->is_count ? "ifnull (%s, 0)"
                                                                                         : "%s",
                              operand->expression);
      append_in (self, operand, values);
    }
  if (unset)
    g_string_append_printf (sql, " OR %s IS NULL", operand->expression);
  g_string_append_c (sql, ')');
}

/* Every word of what is sought anywhere, as the search of a list has it. */
static void
append_all_words (WayQuerySql   *self,
                  const Operand *operand,
                  char         **values)
{
  GString         *sql = way_query_sql_get_string (self);
  g_autofree char *folded = way_fold_text (values[0] != NULL ? values[0] : "");
  g_auto (GStrv) words = g_strsplit_set (folded, " \n\t", -1);
  int i;

  g_string_append_c (sql, '1');
  /* Each is a level of the expression, which SQLite limits. */
  for (i = 0; words[i] != NULL && i < MOST_WORDS; i++)
    {
      g_string_append_printf (sql, " AND instr (%s, ", operand->expression);
      way_query_sql_append_text (self, words[i]);
      g_string_append_c (sql, ')');
    }
}

static void
append_date (WayQuerySql            *self,
             const WayRecordSubject *subject,
             const Operand          *operand,
             gboolean                before,
             const char             *value)
{
  GString *sql = way_query_sql_get_string (self);
  gboolean moment = subject->worked_out != NULL;

  g_string_append_printf (sql, "%s %s ", operand->expression, before ? "<" : moment ? ">="
                                                                                    : ">");
  if (moment)
    append_moment (self, value, before ? 0 : 1);
  else
    way_query_sql_append_text (self, value);
}

static void
append_relation (WayQuerySql              *self,
                 const WayRecordCondition *condition,
                 const Operand            *operand)
{
  GString *sql = way_query_sql_get_string (self);

  switch (condition->relation)
    {
    case WAY_RECORD_ANY:
      if (operand->link != NULL)
        append_any_of_links (self, operand, condition->values);
      else
        append_any_of (self, condition->subject, operand, condition->values);
      break;
    case WAY_RECORD_FILLED:
      if (operand->link != NULL)
        g_string_append_printf (sql, "EXISTS (SELECT 1 FROM \"%s\" AS l WHERE l.owner = r.id)", operand->link->name);
      else
        g_string_append_printf (sql, "%s IS NOT NULL", operand->expression);
      break;
    case WAY_RECORD_CONTAINS:
      if (operand->folded)
        append_any_text (self, operand, "instr (way_fold (", "), ", ")", condition->values);
      else
        append_all_words (self, operand, condition->values);
      break;
    case WAY_RECORD_AT_LEAST:
      append_amount (self, operand, ">=", condition->values[0]);
      break;
    case WAY_RECORD_AT_MOST:
      append_amount (self, operand, "<=", condition->values[0]);
      break;
    case WAY_RECORD_BEFORE:
    case WAY_RECORD_AFTER:
      append_date (self, condition->subject, operand, condition->relation == WAY_RECORD_BEFORE, condition->values[0]);
      break;
    case WAY_RECORD_NO_WORDS:
      g_string_append (sql, "NOT (");
      append_any_text (self, operand, "way_has (", ", ", ")", condition->values);
      g_string_append_c (sql, ')');
      break;
    case WAY_RECORD_WORDS:
      append_any_text (self, operand, "way_has (", ", ", ")", condition->values);
      break;
    case WAY_N_RECORD_RELATIONS:
      g_assert_not_reached ();
    }
}

/* Adds what conditions, of which all must hold, ask of the records of a table. */
void
way_query_sql_append_conditions (WayQuerySql *self,
                                 WayRecords  *records,
                                 WayTable    *table,
                                 GPtrArray   *conditions)
{
  GString *sql = way_query_sql_get_string (self);
  guint    i;

  for (i = 0; i < conditions->len; i++)
    {
      const WayRecordCondition *condition = g_ptr_array_index (conditions, i);
      g_auto (Operand) operand = { 0 };

      way_query_sql_begin_condition (self);
      g_string_append_c (sql, '(');
      if (condition->subject != NULL && find_operand (records, table, condition->subject, &operand))
        append_relation (self, condition, &operand);
      else
        g_string_append_c (sql, '0');
      g_string_append_c (sql, ')');
    }
}
