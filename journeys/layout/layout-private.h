/* layout-private.h - the numbers behind the boxes */
#pragma once

#include "journeys/layout/card-face.h"
#include "journeys/layout/layout.h"

#define MARGIN 24.0
#define LEAST_WIDTH 560.0
#define LANE_HEADER 172.0
#define LANE_NAME (LANE_HEADER - 68) /* between icon and the sign that folds */
#define COLUMN_WIDTH 184.0           /* with the gap to the next */
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

/* Stays the same while others come and go beside it. */
typedef struct
{
  WayItem *step;  /* owned */
  WayItem *stage; /* owned */
  int      index;
  int      next;  /* index it will have; -1: it goes */
  int      first; /* column of the first step of the stage */
  int      count; /* steps of the stage */
  double   x;
  double   width;        /* without the gap */
  double   step_height;  /* of the titles; 0: not measured */
  double   stage_height; /* in the first column of the stage */
  double   stage_width;  /* for which it was measured */
} WayColumn;

typedef struct
{
  WayItem         *card;
  WayCardFace      face;
  double           order;  /* rises with the place among the cards of the map */
  const WayColumn *column; /* NULL: none */
  double           y;      /* in the lane */
  int              span;   /* 0: in no column */
  gboolean         known;  /* the face is measured for its width */
} WayCardBox;

typedef struct
{
  GPtrArray *cards;   /* of WayCardBox that cover it, in the order of the map; NULL: none */
  double     end;     /* where its content ends in the lane; 0: empty */
  gboolean   touched; /* it is to be stacked again */
} WayCell;

typedef struct
{
  WayItem   *lane;
  GPtrArray *cards;   /* of WayCardBox, in the order of the map */
  GPtrArray *lost;    /* those of them that stand in no column */
  GArray    *cells;   /* of WayCell, by column */
  GArray    *touched; /* of int: columns to be stacked again */
  double     lowest;
  int        stacked_first; /* columns stacked since somebody asked for them */
  int        stacked_end;
  gboolean   stale;  /* all columns are to be stacked again */
  gboolean   shaped; /* columns came, went or are elsewhere */
  gboolean   known;  /* it is measured */
  double     y;      /* of the band, below the border */
  double     height;
  double     border; /* height of the line above */
  double     title_height;
} WayRow;

/* What a legend explains. */
typedef enum
{
  WAY_SIGN_BELIEF,
  WAY_SIGN_CHANNEL,
  WAY_SIGN_LEVER,
  WAY_SIGN_STAR,
  WAY_SIGN_KIND,
  WAY_SIGN_ACCOUNT,
  WAY_SIGN_SERVES,
  WAY_N_SIGNS
} WaySign;

struct _WayLayout
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  WayTexts   *texts;
  GPtrArray  *columns;            /* of WayColumn */
  GPtrArray  *rows;               /* of WayRow */
  GHashTable *boxes;              /* card → WayCardBox, owned */
  GHashTable *column_of;          /* step → WayColumn, borrowed */
  GHashTable *row_of;             /* lane → WayRow, borrowed */
  GHashTable *votes;              /* card id → dots */
  WayItem    *round;              /* that gave them, borrowed from the map; or NULL */
  GPtrArray  *chips;              /* of WayItem, borrowed from the map */
  GHashTable *signs[WAY_N_SIGNS]; /* value → cards that have it */

  /* state */
  WayLayoutOptions options;
  gboolean         stale_structure; /* everything is put together anew */
  gboolean         stale_columns;
  gboolean         stale_head;
  gboolean         stale_rows;
  gboolean         stale_votes;
  gboolean         rtl;
  guint            columns_serial; /* another one when columns are elsewhere */
  gboolean         ring;           /* there is something to be confident of */
  int              n_sure;         /* cards that confidence is about */
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

/* bubbles.c */
double way_layout_get_bubble_width (WayLayout *self,
                                    WayItem   *item);

double way_layout_get_stage_text_width (WayLayout *self,
                                        WayItem   *stage,
                                        double     width);

double way_layout_get_step_text_width (WayLayout *self,
                                       WayItem   *step,
                                       double     width);

double way_layout_get_chips_length (WayLayout *self);

double way_layout_measure_legend (WayLayout *self);

double way_layout_get_cells_width (WayLayout *self);

WayRect way_layout_mirror (WayLayout *self,
                           WayRect    rect);

void way_layout_find_columns (WayLayout     *self,
                              const WayRect *area,
                              int           *first,
                              int           *end);

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

/* columns.c */
void way_column_free (WayColumn *self);

void way_layout_sync_columns (WayLayout *self);

const WayColumn *way_layout_get_column (WayLayout *self,
                                        int        column);

const WayColumn *way_layout_get_column_of (WayLayout *self,
                                           WayItem   *step);

/* card-order.c */
gboolean way_layout_order_card (WayLayout *self,
                                WayItem   *card,
                                int        index);

/* layout-changes.c */
void way_layout_follow (WayLayout       *self,
                        const WayChange *change);

WayCardBox *way_layout_ensure_box (WayLayout *self,
                                   WayItem   *card);

void way_layout_add_card (WayLayout *self,
                          WayItem   *card);

void way_layout_remeasure (WayLayout *self,
                           WayItem   *card);

/* mentions.c */
void way_layout_follow_personas (WayLayout       *self,
                                 const WayChange *change);

void way_layout_follow_channels (WayLayout       *self,
                                 const WayChange *change);

void way_layout_remeasure_lane (WayLayout *self,
                                WayItem   *lane);

void way_layout_remeasure_job (WayLayout *self,
                               WayItem   *job);

/* votes.c */
void way_layout_count_votes (WayLayout *self);

void way_layout_follow_votes (WayLayout       *self,
                              const WayChange *change);

/* row-cells.c */
WayRow *way_row_new (WayItem *lane);

void way_row_free (WayRow *self);

void way_row_clear_cells (WayRow *self);

WayCell *way_row_get_cell (const WayRow *self,
                           int           column);

void way_row_enter_cells (WayRow     *self,
                          WayLayout  *layout,
                          WayCardBox *box);

void way_row_touch (WayRow *self,
                    int     column);

void way_row_touch_card (WayRow           *self,
                         const WayCardBox *box);

void way_row_add (WayRow     *self,
                  WayLayout  *layout,
                  WayCardBox *box);

void way_row_remove (WayRow     *self,
                     WayCardBox *box);

void way_row_update (WayRow     *self,
                     WayLayout  *layout,
                     WayCardBox *box,
                     gboolean    moved);

GPtrArray *way_row_loosen (WayRow          *self,
                           const GPtrArray *columns,
                           const GPtrArray *breaks);

void way_row_shape (WayRow          *self,
                    const GPtrArray *columns,
                    int              n);

void way_row_fasten (WayRow    *self,
                     WayLayout *layout,
                     GPtrArray *loose);

GPtrArray *way_row_list_cards (const WayRow *self,
                               int           first,
                               int           end);

int way_card_box_compare (gconstpointer a,
                          gconstpointer b);

/* stack.c */
double way_row_stack (WayRow    *self,
                      WayLayout *layout);

/* signs.c */
void way_layout_init_signs (WayLayout *self);

void way_layout_clear_signs (WayLayout *self);

void way_layout_follow_signs (WayLayout       *self,
                              const WayChange *change);

gboolean way_layout_has_sign (WayLayout  *self,
                              WaySign     sign,
                              const char *value);
