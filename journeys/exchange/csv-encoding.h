/* csv-encoding.h - in what encoding a file of text is */
#pragma once

#include "journeys/exchange/csv-reader.h"

gboolean way_csv_find_encoding (GFile        *file,
                                const char   *wanted,
                                WayCsvFormat *format,
                                GCancellable *cancellable,
                                GError      **error);
