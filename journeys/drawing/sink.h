/* sink.h - the small vocabulary in which a map is drawn
 *
 * The painter speaks it; cairo and the writer of SVG understand it. Lengths
 * are pixels of 1/96 inch.
 */
#pragma once

#include <pango/pango.h>

#include "journeys/drawing/picture.h"
#include "journeys/layout/layout.h"

typedef enum
{
  WAY_MEANING_NONE,
  WAY_MEANING_DOCUMENT,
  WAY_MEANING_TITLE,
  WAY_MEANING_HEADING, /* a stage */
  WAY_MEANING_PARAGRAPH,
  WAY_MEANING_TABLE,
  WAY_MEANING_ROW,
  WAY_MEANING_ROW_HEADER,
  WAY_MEANING_COLUMN_HEADER,
  WAY_MEANING_CELL,    /* a card */
  WAY_MEANING_VALUE,   /* another cell: a bar, an owner */
  WAY_MEANING_FIGURE,  /* text: what it shows */
  WAY_MEANING_PICTURE, /* in a cell; text: what it shows */
  WAY_MEANING_LIST,
  WAY_MEANING_LIST_ITEM,
} WayMeaning;

typedef enum
{
  WAY_PATH_MOVE,
  WAY_PATH_LINE,
  WAY_PATH_CURVE,
  WAY_PATH_CLOSE,
} WayPathStep;

typedef struct
{
  WayPathStep step;
  double      x1, y1, x2, y2, x, y; /* a curve's handles, then its end */
} WayPathElement;

typedef struct
{
  WayColor fill;   /* alpha 0: not filled */
  WayColor stroke; /* alpha 0: not stroked */
  double   width;
  double   dash; /* length of dashes and gaps; 0: solid */
} WayPaint;

typedef struct _WaySink WaySink;

struct _WaySink
{
  void (*begin) (WaySink    *self,
                 WayMeaning  meaning,
                 const char *id,
                 const char *text);
  void (*end) (WaySink   *self,
               WayMeaning meaning);
  void (*box) (WaySink        *self,
               const WayRect  *rect,
               double          radius,
               const WayPaint *paint);
  void (*path) (WaySink              *self,
                const WayPathElement *elements,
                int                   n_elements,
                const WayPaint       *paint);
  void (*text) (WaySink     *self,
                PangoLayout *layout,
                WayFont      font,
                double       x,
                double       y,
                WayColor     color);
  void (*icon) (WaySink    *self,
                const char *name,
                double      x,
                double      y,
                double      size,
                WayColor    color);
  void (*picture) (WaySink       *self,
                   WayPicture    *picture,
                   const WayRect *rect);
  void (*move) (WaySink *self,
                double   x,
                double   y); /* all that follows is so much further right and down */
  void (*clip) (WaySink       *self,
                const WayRect *rect); /* NULL ends it */
  void (*link) (WaySink       *self,
                const WayRect *rect,
                const char    *address);
};
