/* export-private.h - what each format gets and gives */
#pragma once

#include <cairo.h>

#include "journeys/drawing/painter.h"
#include "journeys/drawing/plot.h"
#include "journeys/exchange/export.h"
#include "journeys/exchange/letterhead.h"

/* What a file says about itself. */
typedef struct
{
  const char *title;
  const char *subject;  /* or NULL */
  const char *author;   /* or NULL */
  const char *keywords; /* one a line, or NULL */
  const char *date;     /* 2026-11-24; NULL: unknown */
} WayExportAbout;

typedef struct
{
  WayMap                 *map;  /* NULL: a plot is exported */
  WayPlot                *plot; /* NULL: a map is */
  WayExportAbout          about;
  const WayExportOptions *options;
  WayTexts               *texts;
  WayLayout              *layout;
  const WayTheme         *theme;
  WayPart                 parts;
  double                  width; /* of letterhead and map, pixels of 1/96 inch */
  double                  height;
  double                  x; /* where the picture begins on the map or the plot */
  double                  y;
  WayLetterhead           letterhead;
  gboolean                rtl;
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

void way_export_describe_map (WayMap         *map,
                              WayExportAbout *about);

/* A page, in points. */
typedef struct
{
  gboolean fits; /* it is as large as what is on it */
  double   width;
  double   height;
  double   margin;
  double   scale; /* how much larger what is on it is than on A4 or Letter */
} WayExportPage;

gboolean way_export_find_page (const WayExportOptions *options,
                               gboolean                wide,
                               WayExportPage          *page,
                               GError                **error);

cairo_surface_t *way_export_begin_pdf (GByteArray           *bytes,
                                       double                width,
                                       double                height,
                                       const WayExportAbout *about);

void way_export_begin_page (cairo_t        *cr,
                            const WayTheme *theme);

gboolean way_export_end_pdf (cairo_surface_t *surface,
                             GError         **error);

cairo_status_t way_export_append (void                *closure,
                                  const unsigned char *data,
                                  unsigned int         length);
