/* export.h - a map as PDF, PNG or SVG
 *
 * One table of formats; each format is one file. An export is complete or
 * absent: it is written beside its target and renamed over it at the end.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/layout/theme.h"
#include "journeys/model/map.h"

#define WAY_EXPORT_ERROR (way_export_error_quark ())
GQuark way_export_error_quark (void);

typedef enum
{
  WAY_EXPORT_ERROR_FORMAT,
  WAY_EXPORT_ERROR_OPTIONS,
  WAY_EXPORT_ERROR_TOO_LARGE,
  WAY_EXPORT_ERROR_WRITE,
} WayExportError;

typedef enum
{
  WAY_ORIENTATION_AUTO,
  WAY_ORIENTATION_PORTRAIT,
  WAY_ORIENTATION_LANDSCAPE,
} WayOrientation;

typedef struct
{
  WayThemeName   theme;
  const char    *page_size; /* "fit", "A0"…"A5", "Letter", "Legal", "Tabloid" */
  WayOrientation orientation;
  double         margin;      /* millimetres; below 0: that of the format */
  double         dpi;         /* PNG; 0: 96 unless a width is given */
  int            width;       /* PNG, pixels; 0: from dpi */
  gboolean       transparent; /* PNG, SVG */
  const char    *logo;        /* the path of a picture above the map, or NULL */
  const char    *brand_color; /* "#RRGGBB" of a band above the map, or NULL */
} WayExportOptions;

typedef void (*WayExportProgress) (double   fraction,
                                   gpointer data);

void way_export_options_init (WayExportOptions *options);

/* The extensions that can be written, NULL-terminated. */
const char *const *way_export_list_formats (void);

/* The page sizes one after the other, then NULL. */
const char *way_export_get_page_size (guint place);

/* Exports to memory. `format` is an extension without a dot. */
GBytes *way_export_to_bytes (WayMap                 *map,
                             const char             *format,
                             const WayExportOptions *options,
                             WayExportProgress       progress,
                             gpointer                data,
                             GCancellable           *cancellable,
                             GError                **error);

/* Exports to a file; complete or absent. */
gboolean way_export_to_file (WayMap                 *map,
                             const char             *format,
                             const WayExportOptions *options,
                             const char             *path,
                             WayExportProgress       progress,
                             gpointer                data,
                             GCancellable           *cancellable,
                             GError                **error);
