/* record-query-rows.c - what a row of a list has in each column, in SQL */
#include "config.h"

#include "journeys/records/record-column-private.h"
#include "journeys/records/record-query-private.h"
#include "journeys/records/records-private.h"

int
way_query_sql_n_outputs (const WayRecordColumn *column)
{
  return column->field != NULL && column->field->type == WAY_FIELD_MONEY ? 2 : 1;
}

/* The id, and all columns, of the record with the key ?1; names in the place of references. */
char *
way_query_sql_make_select (WayRecords *records,
                           WayKind     kind)
{
  WayTable              *table = way_schema_get_table (records->schema, kind);
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (kind, &n_columns);
  WayLimits              limits;
  g_autoptr (GString) sql = g_string_new ("SELECT r.id");

  way_limits_get (records, &limits);
  for (i = 0; i < n_columns; i++)
    {
      const WayField *field = columns[i].field;
      WayColumn      *column;
      WayLinkTable   *link;
      WayKind         target;

      if (field == NULL)
        {
          g_string_append (sql, ", ");
          way_record_column_append_sql (sql, kind, &columns[i], &limits);
          continue;
        }
      way_query_find_place (table, field, &column, &link);
      if (link != NULL)
        g_string_append_printf (sql, ", (SELECT group_concat (n.name, ', ') FROM (SELECT t.\"%s\" AS name FROM \"%s\" AS l JOIN \"%s\" AS t ON t.id = l.target "
                                     "WHERE l.owner = r.id ORDER BY l.position) AS n)",
                                way_kind_get_name_field (link->target), link->name, way_kind_get_info (link->target)->element);
      else if (column == NULL)
        g_string_append (sql, field->type == WAY_FIELD_MONEY ? ", NULL, NULL" : ", NULL");
      else if (way_table_get_target (field, &target))
        g_string_append_printf (sql, ", (SELECT t.\"%s\" FROM \"%s\" AS t WHERE t.id = r.\"%s\")",
                                way_kind_get_name_field (target), way_kind_get_info (target)->element, column->name);
      else
        g_string_append_printf (sql, ", r.\"%s\"", column->name);
      if (column != NULL && field->type == WAY_FIELD_MONEY)
        g_string_append_printf (sql, ", r.\"%s-currency\"", column->name);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS r WHERE r.row = ?1", table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}
