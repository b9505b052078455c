/* export-plot.h - plots and posters as PDF, PNG and SVG */
#pragma once

#include "journeys/drawing/plot.h"
#include "journeys/exchange/export.h"

/* What is exported. */
typedef struct
{
  WayPlotFunc func;
  gpointer    data;  /* passed to it; borrowed */
  const char *title; /* also of the file */
  const char *note;  /* below the title, or NULL */
  const char *date;  /* 2026-11-24: as of when; or NULL */
  gboolean    bare;  /* a poster: it has a title of its own, so none is drawn above it, and fills its page */
  double      width; /* of the plot where the page fits it, pixels of 1/96 inch; 0: the usual */
  gboolean    rtl;
} WayPlotSource;

GBytes *way_export_plots_to_bytes (const WayPlotSource    *sources,
                                   guint                   n_sources,
                                   const char             *format,
                                   const WayExportOptions *options,
                                   GError                **error);

gboolean way_export_plots_to_file (const WayPlotSource    *sources,
                                   guint                   n_sources,
                                   const char             *format,
                                   const WayExportOptions *options,
                                   const char             *path,
                                   GError                **error);
