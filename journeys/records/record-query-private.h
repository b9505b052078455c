/* record-query-private.h - a query, and what it is in SQL */
#pragma once

#include "journeys/records/record-column.h"
#include "journeys/records/record-query.h"
#include "journeys/records/records.h"
#include "journeys/records/schema.h"

struct _WayRecordQuery
{
  WayKind                kind;
  char                  *text;
  GPtrArray             *conditions; /* of WayRecordCondition */
  WayItem               *profile;
  const WayRecordColumn *order; /* NULL: by name */
  gboolean               descending;
};

/* SQL with the values that are bound to it. */
typedef struct _WayQuerySql WayQuerySql;

WayQuerySql *way_query_sql_new (WayRecordQuery *query,
                                WayRecords     *records,
                                gboolean        count);

WayQuerySql *way_query_sql_new_values (WayRecordQuery *query,
                                       WayRecords     *records,
                                       WayColumn      *column);

void way_query_sql_free (WayQuerySql *self);

const char *way_query_sql_get (WayQuerySql *self);

void way_query_sql_bind (WayQuerySql  *self,
                         WayStatement *statement);

GString *way_query_sql_get_string (WayQuerySql *self);

void way_query_sql_append_text (WayQuerySql *self,
                                const char  *text);

void way_query_sql_append_folded (WayQuerySql *self,
                                  const char  *text);

void way_query_sql_append_number (WayQuerySql *self,
                                  double       number);

void way_query_sql_begin_condition (WayQuerySql *self);

void way_query_find_place (WayTable       *table,
                           const WayField *field,
                           WayColumn     **column,
                           WayLinkTable  **link);

/* record-query-conditions.c */

void way_query_sql_append_conditions (WayQuerySql *self,
                                      WayRecords  *records,
                                      WayTable    *table,
                                      GPtrArray   *conditions);

/* record-query-rows.c */

char *way_query_sql_make_select (WayRecords *records,
                                 WayKind     kind);

int way_query_sql_n_outputs (const WayRecordColumn *column);

/* record-query-functions.c */

gboolean way_query_add_functions (sqlite3 *handle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayQuerySql, way_query_sql_free)
