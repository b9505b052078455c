/* canvas-private.h - what the files of the canvas share
 *
 * canvas.c            the class
 * canvas-subject.c    which map, how, and for whom
 * canvas-view.c       zoom, scrolling, where things are in the widget
 * canvas-changes.c    following the map
 * canvas-repaint.c    what is painted again after that
 * canvas-filter.c     what is dimmed
 * canvas-snapshot.c   what is seen
 * canvas-proxies.c    what a screen reader and the keyboard focus see
 * canvas-focus.c      where the keyboard is
 * canvas-pointer.c    clicks, menus, zooming
 * canvas-hand.c       a hand that holds on: panning, faces, dragging
 * canvas-handle.c     what can be taken hold of
 * canvas-drag.c       things to other places by hand
 * canvas-drag-view.c  how that looks
 * canvas-guest.c      things that come from elsewhere by hand
 * canvas-glow.c       the cell that the next card lands in
 * canvas-keyboard.c   keys
 * canvas-move.c       from one place to the next by keys
 * canvas-shift.c      what is selected goes to another place by keys
 * canvas-stage.c      what an audience sees: covers and spotlight
 * canvas-title.c      writing in place
 * canvas-change.c     changes: cards, folds, emotions
 */
#pragma once

#include "widgets/canvas/canvas.h"
#include "widgets/canvas/canvas-proxy.h"
#include "widgets/canvas/canvas-stage.h"
#include "widgets/canvas/empty-hint.h"
#include "widgets/canvas/tiles.h"
#include "widgets/canvas/title-editor.h"

/* Parts of the canvas between which Tab moves. */
typedef enum
{
  WAY_REGION_HEAD,
  WAY_REGION_STAGES,
  WAY_REGION_LANES,
  WAY_REGION_CELLS,
  WAY_N_REGIONS
} WayRegion;

/* The proxy that stands for the cell in use. */
#define WAY_CELL_KEY "cell"

/* A column or a row, as it was shown last. */
typedef struct
{
  WayItem *item; /* owned */
  double   start;
  double   size;
} WaySpan;

/* The cell that the next card lands in, and cards that are not there yet. */
typedef struct
{
  char      *step; /* id; NULL: nothing glows */
  char      *lane;
  GPtrArray *ghosts; /* of WaySplitCard, the first of each column; or NULL */
  int        n_columns;
  int       *counts; /* cards of each column */
} WayGlow;

/* What is where in the widget, in its pixels. Headers are moved by so much from
 * their place to stay in sight. */
typedef struct
{
  double          x, y; /* of the left top of the map */
  double          lanes_dx;
  double          stages_dy;
  graphene_rect_t lanes; /* where lane names are seen */
  graphene_rect_t stages;
} WayView;

typedef struct _WayDrag WayDrag;

/* What is looked at, both NULL for everything. */
typedef struct
{
  WayFilter *shown;
  char      *sought; /* folded */
} WayCanvasFilter;

/* What an audience sees. */
typedef struct
{
  WayReveal reveal;
  gboolean  covers;
  int       n_portions; /* that are seen */
  gboolean  spotlight;
  gboolean  follows;
  gboolean  picking;
} WayCanvasStage;

struct _WayCanvas
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory     *history;
  WaySelection   *selection;
  WayTexts       *texts;
  WayLayout      *layout; /* NULL without a map */
  WayTiles       *tiles;
  GtkAdjustment  *adjustments[2]; /* across, down */
  GHashTable     *proxies;        /* key → WayCanvasProxy, which its region holds */
  GArray         *columns;        /* of WaySpan */
  guint           columns_serial; /* of the layout when they were taken; 0: never */
  GArray         *rows;
  GPtrArray      *changed_rows; /* of WayItem; lanes with something else in them */
  char           *persona;
  char           *cursor;  /* key of the proxy that has or will have the focus */
  char           *wanted;  /* id to bring into sight once there is a size */
  WayTitleEditor *editor;  /* NULL when nothing is edited */
  char           *edited;  /* id of what is edited */
  char           *written; /* id of what holds its text: of the job of a job card */

  WayGlow glow;

  WayCanvasFilter filter;

  /* template */
  GtkWidget *regions[WAY_N_REGIONS];
  GtkWidget *empty_hint;

  /* state */
  GtkScrollablePolicy policies[2];
  WayThemeName        theme;
  WayRect             stages; /* as shown last */
  double              width;
  double              height;
  double              zoom;
  int                 seen_width; /* of the widget */
  int                 seen_height;
  gboolean            editable;
  gboolean            edits_objective;
  gboolean            edits_new_card;
  gboolean            typing_on;       /* Tab goes on to the next cell, as it did after the last text */
  guint64             new_card_serial; /* of the state before it was made */
  gboolean            stale;           /* the map changed since the last look */
  gboolean            all_changed;
  gboolean            head_changed;
  gboolean            legend_changed;
  gboolean            moving; /* this program, not the user, moves the adjustments */
  gboolean            wants_fit;
  gboolean            wants_width;
  gboolean            wants_start; /* scroll to where the map begins */
  gboolean            focusing;
  guint               proxies_id; /* source */
  guint               still_id;   /* timeout, while the view moves */
  gboolean            stretched;  /* a picture of another zoom is good enough */
  guint               frame_id;   /* tick callback that asks for another frame */

  WayCanvasStage stage;

  /* pointer */
  double      pointer_x;
  double      pointer_y;
  gboolean    anchored; /* zooming goes on about the same point of the map */
  double      anchor_x, anchor_y;
  double      anchor_map_x, anchor_map_y;
  guint32     press_time; /* milliseconds, as events have it */
  double      press_x, press_y;
  int         n_press;
  gboolean    space_held;
  gboolean    space_used;
  double      pan_x, pan_y;
  double      pinch_zoom;
  double      pinch_map_x, pinch_map_y;
  gboolean    panning;
  char       *pending; /* id of what a click waits for to be let go, or NULL */
  gboolean    pending_extends;
  WayDrag    *drag;         /* what is held by hand, or NULL */
  const char *pointer_name; /* of the cursor, static, or NULL */
  char       *dragged;      /* id of the emotion whose face is dragged */
  int         dragged_row;
};

/* canvas.c */
void way_canvas_refuse (WayCanvas  *self,
                        const char *message);

void way_canvas_emit_removed (WayCanvas  *self,
                              const char *label);

void way_canvas_emit_picked (WayCanvas  *self,
                             const char *id);

void way_canvas_emit_menu (WayCanvas *self,
                           double     x,
                           double     y);

void way_canvas_emit_cell_activated (WayCanvas *self);

/* canvas-view.c */
void way_canvas_get_view (WayCanvas *self,
                          WayView   *view);

void way_canvas_get_box_rect (WayCanvas       *self,
                              const WayView   *view,
                              const WayBox    *box,
                              graphene_rect_t *rect);

gboolean way_canvas_hit (WayCanvas *self,
                         double     widget_x,
                         double     widget_y,
                         WayBox    *box,
                         double    *x,
                         double    *y);

void way_canvas_configure (WayCanvas *self);

void way_canvas_move_to (WayCanvas *self,
                         double     x,
                         double     y);

void way_canvas_reveal (WayCanvas     *self,
                        const WayRect *rect,
                        gboolean       across,
                        gboolean       down);

void way_canvas_reveal_cursor (WayCanvas *self);

void way_canvas_apply_wishes (WayCanvas *self);

void way_canvas_set_adjustment (WayCanvas     *self,
                                int            axis,
                                GtkAdjustment *adjustment);

/* canvas-repaint.c */
GArray *way_canvas_new_spans (void);

void way_canvas_take_columns (WayCanvas *self);

void way_canvas_take_rows (WayCanvas *self);

void way_canvas_invalidate (WayCanvas *self,
                            GArray    *columns,
                            GArray    *rows,
                            double     height);

/* canvas-changes.c */
void way_canvas_connect_history (WayCanvas *self);

void way_canvas_disconnect_history (WayCanvas *self);

void way_canvas_refresh (WayCanvas *self);

void way_canvas_update_hint (WayCanvas *self);

/* canvas-filter.c */
gboolean way_canvas_is_dimmed (WayCanvas    *self,
                               const WayBox *box);

/* canvas-snapshot.c */
void way_canvas_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot);

/* canvas-stage.c */
void way_canvas_snapshot_stage (WayCanvas     *self,
                                GtkSnapshot   *snapshot,
                                const WayView *view);

/* canvas-proxies.c */
void way_canvas_init_regions (WayCanvas *self);

void way_canvas_allocate_regions (WayCanvas *self);

void way_canvas_queue_proxies (WayCanvas *self);

void way_canvas_sync_proxies (WayCanvas *self);

WayCanvasProxy *way_canvas_get_cursor (WayCanvas *self);

/* canvas-focus.c */
void way_canvas_set_cursor (WayCanvas  *self,
                            const char *key);

void way_canvas_follow_selection (WayCanvas *self);

gboolean way_canvas_focus (GtkWidget       *widget,
                           GtkDirectionType direction);

gboolean way_canvas_grab_focus (GtkWidget *widget);

/* canvas-pointer.c */
void way_canvas_init_pointer (WayCanvas *self);

gboolean way_canvas_is_in_editor (WayCanvas *self,
                                  double     x,
                                  double     y);

void way_canvas_begin_pinch (WayCanvas *self,
                             double     x,
                             double     y);

void way_canvas_pinch (WayCanvas *self,
                       double     scale,
                       double     x,
                       double     y);

void way_canvas_request_menu_at (WayCanvas *self,
                                 double     widget_x,
                                 double     widget_y);

/* canvas-hand.c */
void way_canvas_init_hand (WayCanvas *self);

gboolean way_canvas_rest (WayCanvas *self,
                          double     x,
                          double     y);

void way_canvas_release (WayCanvas *self);

/* canvas-handle.c */
void way_canvas_update_pointer (WayCanvas *self);

gboolean way_canvas_click_border (WayCanvas *self,
                                  double     x,
                                  double     y,
                                  int        n_press);

/* canvas-drag.c */
gboolean way_canvas_drag_press (WayCanvas *self,
                                double     x,
                                double     y,
                                gboolean   touch);

gboolean way_canvas_drag_move (WayCanvas *self,
                               double     x,
                               double     y,
                               gboolean   copy);

void way_canvas_drag_set_copying (WayCanvas *self,
                                  gboolean   copy);

void way_canvas_drag_drop (WayCanvas *self);

void way_canvas_drag_cancel (WayCanvas *self);

/* canvas-drag-view.c */
void way_canvas_snapshot_drag (WayCanvas     *self,
                               GtkSnapshot   *snapshot,
                               const WayView *view);

/* canvas-glow.c */
void way_canvas_append_glow (WayCanvas     *self,
                             GtkSnapshot   *snapshot,
                             const WayView *view);

void way_canvas_append_ghosts (WayCanvas     *self,
                               GtkSnapshot   *snapshot,
                               const WayView *view);

void way_canvas_reveal_glow (WayCanvas *self);

/* canvas-keyboard.c */
void way_canvas_init_keyboard (WayCanvas *self);

/* canvas-move.c */
gboolean way_canvas_move_cursor (WayCanvas       *self,
                                 GtkDirectionType direction,
                                 gboolean         extend);

gboolean way_canvas_move_to_cell (WayCanvas *self,
                                  int        column,
                                  int        row,
                                  gboolean   last);

void way_canvas_select_card (WayCanvas  *self,
                             const char *id,
                             gboolean    extend);

gboolean way_canvas_find_cell (WayCanvas *self,
                               int       *column,
                               int       *row);

/* canvas-shift.c */
gboolean way_canvas_perform_edit (WayCanvas  *self,
                                  WayCommand *command,
                                  GError     *refused);

void way_canvas_show_edited (WayCanvas *self,
                             GPtrArray *ids);

GPtrArray *way_canvas_list_cards (WayCanvas *self,
                                  int        column,
                                  int        row);

GPtrArray *way_canvas_list_alike (WayCanvas *self);

/* canvas-title.c */
WayTint way_canvas_find_tint (WayCanvas    *self,
                              const WayBox *box);

void way_canvas_allocate_editor (WayCanvas *self);

gboolean way_canvas_edit_cursor (WayCanvas *self);

void way_canvas_follow_edit (WayCanvas *self);

/* canvas-change.c */
gboolean way_canvas_set_level (WayCanvas *self,
                               WayItem   *step,
                               int        level);

gboolean way_canvas_change_level (WayCanvas *self,
                                  int        by);
