/* import-numbers.h - numbers and amounts as tables write them */
#pragma once

#include "journeys/exchange/import-values.h"

gboolean way_import_is_currency (const char *code);

char way_import_find_decimal (const char *cell);

gboolean way_import_convert_number (const WayField       *field,
                                    const char           *cell,
                                    const WayImportStyle *style,
                                    char                **value,
                                    GError              **error);
