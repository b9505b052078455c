/* columns.h - the columns of the table, from the declarations of the kinds of card
 *
 * A field that several kinds have by the same name is one column.
 */
#pragma once

#include "widgets/table/card-list.h"

typedef enum
{
  WAY_COLUMN_FIELD,
  WAY_COLUMN_KIND,
  WAY_COLUMN_STAGE,
  WAY_COLUMN_STEP,
  WAY_COLUMN_LANE,
} WayColumnRole;

typedef struct
{
  WayColumnRole   role;
  const char     *name;  /* of the field, or kind, stage, step, lane */
  const char     *label; /* translated */
  const WayField *field; /* of the first kind that has it; NULL: not a field */
  int             places[WAY_N_KINDS];
  int             width;  /* pixels, to begin with */
  gboolean        usual;  /* shown unless the user chose otherwise */
  GHashTable     *keys;   /* row → how it sorts, as far as it was asked for */
  GtkSorter      *sorter; /* borrowed from the view, or NULL */
} WayTableColumn;

GPtrArray *way_table_columns_new (void);

const WayField *way_table_column_get_field (const WayTableColumn *self,
                                            WayItem              *card);

char *way_table_column_dup_text (const WayTableColumn *self,
                                 WayMap               *map,
                                 WayItem              *card);

int way_table_column_compare (WayTableColumn *self,
                              WayMap         *map,
                              WayCardList    *list,
                              WayCardRow     *a,
                              WayCardRow     *b);

void way_table_column_forget (WayTableColumn *self,
                              WayCardRow     *row);
