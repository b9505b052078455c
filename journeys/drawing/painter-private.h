/* painter-private.h - what the parts of the painter share */
#pragma once

#include "journeys/drawing/painter.h"
#include "journeys/layout/layout-private.h"

typedef struct
{
  WaySink        *sink;
  WayLayout      *layout;
  WayMap         *map;
  WayTexts       *texts;
  const WayTheme *theme;
  const WayRect  *area; /* only what touches it; NULL: all */
  WayPart         parts;
  gboolean        whole; /* the whole map is drawn, so that its table has all rows */
  gboolean        in_table;
  WayShadeFunc    shade; /* NULL: all is shown */
  gpointer        shade_data;
} WayPainter;

typedef enum
{
  WAY_ALIGN_START,
  WAY_ALIGN_CENTER,
} WayAlign;

double way_painter_text (WayPainter *self,
                         WayFont     font,
                         const char *text,
                         double      x,
                         double      y,
                         double      width,
                         WayAlign    align,
                         WayColor    color);

double way_painter_place (WayPainter    *self,
                          const WayRect *within,
                          double         offset,
                          double         width);

void way_painter_box (WayPainter    *self,
                      const WayRect *rect,
                      double         radius,
                      WayColor       fill,
                      WayColor       stroke);

void way_painter_line (WayPainter *self,
                       double      x1,
                       double      y1,
                       double      x2,
                       double      y2,
                       double      width,
                       double      dash,
                       WayColor    color);

void way_painter_circle (WayPainter *self,
                         double      x,
                         double      y,
                         double      radius,
                         WayColor    fill,
                         WayColor    stroke,
                         double      width);

WayPicture *way_painter_get_picture (WayPainter *self,
                                     WayItem    *card);

void way_paint_persona_sign (WayPainter *self,
                             WayItem    *persona,
                             double      x,
                             double      y,
                             double      radius,
                             WayColor    fill);

void way_paint_bubble (WayPainter    *self,
                       const WayRect *within,
                       WayItem       *about,
                       double         from_end,
                       double         middle,
                       WayColor       color);

void way_paint_head (WayPainter   *self,
                     const WayBox *box);

void way_paint_stage (WayPainter   *self,
                      const WayBox *box);

void way_paint_step (WayPainter   *self,
                     const WayBox *box);

void way_paint_lane (WayPainter   *self,
                     const WayBox *box);

void way_paint_lane_header (WayPainter   *self,
                            const WayBox *box);

void way_paint_shade (WayPainter   *self,
                      const WayBox *box,
                      WayShade      shade);

void way_paint_border (WayPainter   *self,
                       const WayBox *box);

void way_paint_card (WayPainter   *self,
                     const WayBox *box);

void way_paint_hint (WayPainter   *self,
                     const WayBox *box);

void way_paint_curves (WayPainter   *self,
                       const WayBox *box);

void way_paint_emotion (WayPainter   *self,
                        const WayBox *box);

void way_paint_bars (WayPainter   *self,
                     const WayBox *box);

void way_paint_bar (WayPainter   *self,
                    const WayBox *box);

void way_paint_owner (WayPainter   *self,
                      const WayBox *box);

void way_paint_legend (WayPainter   *self,
                       const WayBox *box);
