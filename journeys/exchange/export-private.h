/* export-private.h - what each format gets and gives */
#pragma once

#include <cairo.h>

#include "journeys/drawing/painter.h"
#include "journeys/exchange/export.h"
#include "journeys/exchange/letterhead.h"

typedef struct
{
  WayMap                 *map;
  const WayExportOptions *options;
  WayTexts               *texts;
  WayLayout              *layout;
  const WayTheme         *theme;
  WayPart                 parts;
  double                  width; /* of letterhead and map, pixels of 1/96 inch */
  double                  height;
  double                  x; /* where the picture begins on the map */
  double                  y;
  WayLetterhead           letterhead;
  WayExportProgress       progress;
  gpointer                data;
  GCancellable           *cancellable;
} WayExport;

typedef GByteArray *(*WayExportFunc) (WayExport *self,
                                      GError   **error);

GByteArray *way_export_pdf (WayExport *self,
                            GError   **error);

GByteArray *way_export_png (WayExport *self,
                            GError   **error);

GByteArray *way_export_svg (WayExport *self,
                            GError   **error);

gboolean way_export_paint (WayExport *self,
                           WaySink   *sink,
                           GError   **error);

cairo_status_t way_export_append (void                *closure,
                                  const unsigned char *data,
                                  unsigned int         length);
