/* table.h - how the records of one kind lie in the file
 *
 * Made from the field declarations of the kind and from nothing else: a
 * column for each field, a table of links for each field of references, a
 * table for each kind of child.
 */
#pragma once

#include "journeys/model/item.h"
#include "journeys/storage/database.h"

typedef struct
{
  const WayField *field;
  int             place; /* in the kind */
  char           *name;
  gboolean        present; /* in this file; false in an old one that is read only */
} WayColumn;

typedef struct
{
  const WayField *field;
  int             place;
  char           *name; /* of the table: owner, position, target */
  WayKind         target;
} WayLinkTable;

typedef struct _WayTable WayTable;

struct _WayTable
{
  WayKind            kind;
  const WayKindInfo *info;
  char              *name;
  const char        *owner;    /* borrowed; the table whose records these are part of, or NULL */
  int                slot;     /* of the owner */
  GPtrArray         *columns;  /* of WayColumn */
  GPtrArray         *links;    /* of WayLinkTable */
  GPtrArray         *children; /* of WayTable */

  /* Statements. Places 1 to 4 are: id, changed, sorted, search; of children: id, owner, position. */
  char *select; /* of the id and all columns, with the alias r and without a condition */
  char *insert;
  char *update; /* NULL for children */
};

WayTable *way_table_new (WayKind     kind,
                         const char *owner,
                         int         slot);

void way_table_free (WayTable *self);

gboolean way_table_get_target (const WayField *field,
                               WayKind        *target);

gboolean way_table_is_index (const char *name,
                             const char *sql);

void way_table_add_definitions (WayTable  *self,
                                GPtrArray *definitions);

const char *way_table_get_column_type (WayColumn *column);

void way_table_make_statements (WayTable *self);

int way_table_bind_value (WayColumn    *column,
                          WayStatement *statement,
                          int           place,
                          const char   *value);

void way_table_bind (WayTable     *self,
                     WayStatement *statement,
                     int           first,
                     WayItem      *item);

char *way_table_read_value (const WayField *field,
                            WayStatement   *statement,
                            int             column);

WayItem *way_table_read (WayTable     *self,
                         WayStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTable, way_table_free)
