/* import-values.h - cells of tables as values of fields */
#pragma once

#include "journeys/model/written-number.h"

/* The order of the parts of a date where the numbers do not tell it. */
typedef enum
{
  WAY_IMPORT_DATES_UNKNOWN,
  WAY_IMPORT_DATES_DAY_FIRST,
  WAY_IMPORT_DATES_MONTH_FIRST,
  WAY_IMPORT_DATES_MIXED, /* found in one column */
} WayImportDates;

/* How the values of a column are written. */
typedef struct
{
  WayWriting     writing; /* of amounts and numbers */
  WayImportDates dates;
} WayImportStyle;

void way_import_look_at_value (const WayField *field,
                               const char     *cell,
                               WayImportStyle *style);

gboolean way_import_read_currency (const char *cell,
                                   const char *likely,
                                   char        currency[4],
                                   GError    **error);

gboolean way_import_convert (const WayField       *field,
                             const char           *cell,
                             const WayImportStyle *style,
                             char                **value,
                             GError              **error);
