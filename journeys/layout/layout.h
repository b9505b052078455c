/* layout.h - where everything on a map goes
 *
 * Turns a map into boxes with positions: the same map, theme and fonts give
 * the same boxes on screen and on paper. It follows the changes of its map; a
 * changed card is measured again and what is below it shifts, nothing else.
 * Lengths are pixels of 1/96 inch at zoom 1. Must not draw, and must not ask a
 * widget for anything.
 */
#pragma once

#include "journeys/layout/texts.h"
#include "journeys/layout/theme.h"
#include "journeys/model/map.h"

#define WAY_TYPE_LAYOUT (way_layout_get_type ())
G_DECLARE_FINAL_TYPE (WayLayout, way_layout, WAY, LAYOUT, GObject)

typedef struct
{
  double x, y, width, height;
} WayRect;

typedef enum
{
  WAY_BOX_TITLE,       /* item: the map */
  WAY_BOX_OBJECTIVE,   /* item: the map */
  WAY_BOX_CHIP,        /* item: a persona or account link */
  WAY_BOX_CONFIDENCE,  /* the ring; item: the map */
  WAY_BOX_STAGE,       /* a chevron */
  WAY_BOX_STEP,        /* the title of a step */
  WAY_BOX_LANE,        /* the whole band of a lane */
  WAY_BOX_LANE_HEADER, /* its icon and name */
  WAY_BOX_BORDER,      /* a line above a lane; item: the lane */
  WAY_BOX_HINT,        /* the prompt in an empty cell; item: the hint */
  WAY_BOX_CURVES,      /* emotion curves; item: the lane */
  WAY_BOX_EMOTION,     /* a face; item: the emotion */
  WAY_BOX_BARS,        /* the bars of a metric lane; item: the lane */
  WAY_BOX_BAR,         /* one bar; item: the measure */
  WAY_BOX_OWNER,       /* an owner in a lane of owners; item: the stage */
  WAY_BOX_CARD,
  WAY_BOX_LEGEND, /* item: the map */
} WayBoxRole;

typedef struct
{
  WayBoxRole role;
  WayItem   *item; /* borrowed from the map */
  WayRect    rect;
  int        column; /* of the first step it covers, counted from 0; -1: none */
  int        row;    /* of the lane; -1: none */
} WayBox;

typedef struct
{
  gboolean hints; /* prompts in empty cells */
  gboolean folds; /* signs that fold lanes, for a hand that can */
  gboolean legend;
  gboolean comments;  /* how many are open, in a bubble on what they are about */
  int      rtl;       /* 1 from the right, 0 from the left, -1 as the map's language says */
  gboolean part;      /* of a map: its columns are as wide as they were there */
  double   min_width; /* columns are widened so that the whole is at least so wide */
} WayLayoutOptions;

WayLayout *way_layout_new (WayMap                 *map,
                           WayTexts               *texts,
                           const WayLayoutOptions *options);

WayMap *way_layout_get_map (WayLayout *self);

WayTexts *way_layout_get_texts (WayLayout *self);

void way_layout_update (WayLayout *self);

void way_layout_get_size (WayLayout *self,
                          double    *width,
                          double    *height);

gboolean way_layout_is_rtl (WayLayout *self);

/* The parts that a window keeps in sight: y of the end of stages and steps,
 * and x of the end of the lane names (its start when from the right). */
void way_layout_get_frame (WayLayout *self,
                           WayRect   *stages,
                           WayRect   *lane_names);

typedef void (*WayBoxFunc) (const WayBox *box,
                            gpointer      data);

void way_layout_foreach (WayLayout     *self,
                         const WayRect *area,
                         WayBoxFunc     func,
                         gpointer       data);

gboolean way_layout_find (WayLayout  *self,
                          const char *id,
                          WayBox     *box);

gboolean way_layout_hit (WayLayout *self,
                         double     x,
                         double     y,
                         WayBox    *box);

gboolean way_layout_hit_cell (WayLayout *self,
                              double     x,
                              double     y,
                              int       *column,
                              int       *row);

gboolean way_layout_get_cell (WayLayout *self,
                              int        column,
                              int        row,
                              WayRect   *rect);

WayItem *way_layout_get_step (WayLayout *self,
                              int        column);

WayItem *way_layout_get_lane (WayLayout *self,
                              int        row);

int way_layout_n_columns (WayLayout *self);

int way_layout_n_rows (WayLayout *self);

int way_layout_find_column (WayLayout  *self,
                            const char *step_id);

int way_layout_find_row (WayLayout  *self,
                         const char *lane_id);

guint way_layout_get_columns_serial (WayLayout *self);

gboolean way_layout_take_stacked (WayLayout *self,
                                  int        row,
                                  WayRect   *rect);

int way_layout_count_cell (WayLayout *self,
                           int        column,
                           int        row,
                           WayItem   *card,
                           int       *place);

char *way_layout_dump (WayLayout *self);
