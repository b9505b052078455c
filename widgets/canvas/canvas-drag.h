/* canvas-drag.h - what is dragged, and where it would come down */
#pragma once

#include "journeys/layout/drops.h"
#include "widgets/canvas/canvas-private.h"

typedef enum
{
  WAY_DRAG_CARDS,
  WAY_DRAG_STRUCTURE, /* stages, steps or lanes */
  WAY_DRAG_SPAN,      /* the end of a card */
  WAY_DRAG_WIDTH,     /* the border of a column */
} WayDragType;

struct _WayDrag
{
  WayDragType type;
  char       *id;   /* of what was taken hold of */
  GPtrArray  *ids;  /* of all that goes with it, once it has begun */
  WayKind     kind; /* of structure */
  int         column;
  gboolean    begun;
  gboolean    guest; /* does not stand on the map; type is cards, id is NULL, ids are none */
  gboolean    onto;  /* may come onto a card */
  gboolean    touch;
  gboolean    held; /* a finger rested on it long enough */
  gboolean    copying;
  gboolean    possible;         /* to let go here */
  double      start_x, start_y; /* in the widget */
  double      x, y;
  double      grab_x, grab_y; /* from the corner of the thing */
  char       *over;           /* id of the card that it would come onto, or NULL */
  WayCellGap  cell;
  WayGap      gap;
  int         size; /* span or width */
  WayRect     mark; /* of these, on the map */
  guint       tick_id;
  gint64      tick_time; /* microseconds */
};

gboolean way_canvas_find_handle (WayCanvas   *self,
                                 double       widget_x,
                                 double       widget_y,
                                 gboolean     touch,
                                 WayDragType *type,
                                 WayBox      *box);

GPtrArray *way_canvas_drag_list_items (WayCanvas *self);

void way_canvas_drag_aim (WayCanvas *self,
                          double     x,
                          double     y);
