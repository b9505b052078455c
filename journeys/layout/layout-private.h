/* layout-private.h - the numbers behind the boxes */
#pragma once

#include "journeys/layout/card-face.h"
#include "journeys/layout/layout.h"

#define MARGIN 24.0
#define LEAST_WIDTH 560.0
#define LANE_HEADER 158.0
#define COLUMN_WIDTH 184.0 /* with the gap to the next */
#define COLUMN_GAP 8.0
#define STAGE_POINT 14.0
#define LANE_GAP 5.0
#define LANE_PAD 8.0
#define CARD_GAP 6.0
#define LANE_LEAST 52.0
#define LANE_FOLDED 30.0
#define BORDER_HEIGHT 24.0
#define LEVEL_HEIGHT 25.0
#define BARS_HEIGHT 84.0
#define OWNER_PAD 8.0
#define FACE_RADIUS 9.0
#define CHIP_RADIUS 13.0
#define CHIP_TEXT 30.0 /* from the start of the chip, after its icon */
#define CHIP_PAD 12.0  /* after the text */
#define RING 46.0

typedef struct
{
  WayItem    *card;
  WayCardFace face;
  int         column;
  int         span;
  double      y;     /* in the lane */
  gboolean    known; /* the face is measured for its width */
} WayCardBox;

typedef struct
{
  WayItem *step;
  WayItem *stage;
  int      first; /* column of the first step of the stage */
  int      count; /* steps of the stage */
  double   x;
  double   width; /* without the gap */
} WayColumn;

typedef struct
{
  WayItem   *lane;
  GPtrArray *cards; /* of WayCardBox, in the order of the map */
  double     y;     /* of the band, below the border */
  double     height;
  double     border; /* height of the line above */
  double     title_height;
  gboolean   stale; /* cards are to be stacked again */
} WayRow;

struct _WayLayout
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  WayTexts   *texts;
  GArray     *columns; /* of WayColumn */
  GPtrArray  *rows;    /* of WayRow */
  GHashTable *boxes;   /* card → WayCardBox, owned */
  GHashTable *places;  /* step → column + 1 */
  GHashTable *row_of;  /* lane → WayRow, borrowed */
  GHashTable *votes;   /* card id → dots */
  GPtrArray  *chips;   /* of WayItem, borrowed from the map */

  /* state */
  WayLayoutOptions options;
  gboolean         stale_structure;
  gboolean         stale_head;
  gboolean         stale_rows;
  gboolean         stale_votes;
  gboolean         rtl;
  gboolean         ring; /* there is something to be confident of */
  double           width;
  double           height;
  double           title_height;
  double           objective_height;
  double           head_bottom;
  double           stage_y, stage_height;
  double           step_y, step_height;
  double           cells_y;
  double           cells_bottom;
  double           legend_y, legend_height;
  double           title_width;
  double           chips_width;
};

char *way_chip_dup_text (WayItem *item);

double way_layout_measure_chips (WayLayout *self,
                                 WayRect   *rects);

double way_layout_get_chips_length (WayLayout *self);

double way_layout_measure_legend (WayLayout *self);

double way_layout_get_cells_width (WayLayout *self);

WayRect way_layout_mirror (WayLayout *self,
                           WayRect    rect);

const WayColumn *way_layout_get_column (WayLayout *self,
                                        int        column);

const WayRow *way_layout_get_row (WayLayout *self,
                                  int        row);

double way_layout_get_level_y (WayLayout    *self,
                               const WayRow *row,
                               double        level);

/* Where a face stands, and how far from its middle the curve passes behind it. */
typedef struct
{
  double x;
  double y;
  double aside;
} WaySpot;

gboolean way_layout_find_spot (WayLayout    *self,
                               const WayRow *row,
                               int           column,
                               WayItem      *emotion,
                               WaySpot      *spot);

double way_layout_measure_hint (WayLayout *self,
                                WayItem   *hint,
                                double     width);
