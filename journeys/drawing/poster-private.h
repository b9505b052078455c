/* poster-private.h - what the parts of a poster share */
#pragma once

#include "journeys/drawing/plot-private.h"
#include "journeys/drawing/poster.h"

#define WAY_POSTER_PAD 18.0
#define WAY_POSTER_GAP 14.0

typedef struct
{
  const WayPlotFrame         *frame;
  WayPlot                    *plot;
  const WayTheme             *theme;
  const WayPersonaPosterData *data;
  double                      width;
  gboolean                    prompts;
} WayPoster;

/* A card: a column, from the top down. */
typedef struct
{
  double x, y, width; /* y: where the next thing stands */
  double top;
  guint  first; /* of the marks of its ground, drawn before it is known how high it is */
  guint  first_solid;
} WayPosterCard;

void way_poster_begin_card (WayPoster     *self,
                            WayPosterCard *card,
                            WayHue         hue,
                            const char    *icon,
                            const char    *title,
                            const char    *aside);

double way_poster_end_card (WayPoster     *self,
                            WayPosterCard *card);

void way_poster_add_lines (WayPoster  *self,
                           WayFont     font,
                           const char *text,
                           double      x,
                           double     *y,
                           double      width,
                           WayColor    color);

void way_poster_add_hero (WayPoster *self,
                          double    *y);
