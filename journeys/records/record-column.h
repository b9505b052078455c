/* record-column.h - what a list of records can show of each, and be sorted by
 *
 * A column for each declared field that is not a paragraph or a picture, and
 * a few that are worked out of what the records have: nothing else says which
 * columns there are.
 */
#pragma once

#include "journeys/model/kind.h"

typedef struct
{
  const char     *name;     /* of the field, or of what is worked out; never changes */
  const char     *label;    /* translatable */
  const WayField *field;    /* NULL when it is worked out */
  int             decimals; /* of what is worked out */
  gboolean        number;   /* figures, to be aligned as such */
  gboolean        first;    /* shown until somebody chooses otherwise */
} WayRecordColumn;

const WayRecordColumn *way_record_columns_get (WayKind kind,
                                               int    *n_columns);

int way_record_columns_find (WayKind     kind,
                             const char *name);

char *way_record_column_format (const WayRecordColumn *column,
                                const char            *value);
