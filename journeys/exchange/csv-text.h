/* csv-text.h - the bytes of a file as UTF-8, piece by piece */
#pragma once

#include "journeys/exchange/csv-reader.h"

typedef struct _WayCsvText WayCsvText;

GInputStream *way_csv_open (GFile        *file,
                            GCancellable *cancellable,
                            GError      **error);

WayCsvText *way_csv_text_open (GFile              *file,
                               const WayCsvFormat *format,
                               GCancellable       *cancellable,
                               GError            **error);

void way_csv_text_close (WayCsvText *self);

gboolean way_csv_text_read (WayCsvText   *self,
                            const char  **piece,
                            gsize        *length,
                            guint64      *bytes,
                            GCancellable *cancellable,
                            GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayCsvText, way_csv_text_close)
