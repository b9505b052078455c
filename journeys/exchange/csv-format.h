/* csv-format.h - how a table of text is written: encoding, delimiter, header */
#pragma once

#include "journeys/exchange/csv-reader.h"

/* What is known beforehand; what is not is found out. */
typedef struct
{
  const char *encoding;  /* or NULL */
  char        delimiter; /* or NUL */
  int         header;    /* 0: none, 1: there is one, below 0: not known */
} WayCsvWishes;

gboolean way_csv_find_format (GFile              *file,
                              const WayCsvWishes *wishes,
                              WayCsvFormat       *format,
                              GPtrArray         **sample,
                              GCancellable       *cancellable,
                              GError            **error);
