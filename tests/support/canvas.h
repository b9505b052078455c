/* canvas.h - a canvas in a window, and what is asked of it again and again */
#pragma once

#include "journeys/commands/history.h"
#include "widgets/canvas/canvas-private.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GtkWidget  *window;
  WayCanvas  *canvas;
  char       *removed; /* what it said last of these */
  char       *refused;
  guint       menus; /* how often it asked for one */
} WayTestCanvas;

WayMap *way_test_canvas_new_map (const char *language);

void way_test_canvas_set_up (WayTestCanvas *self,
                             WayMap        *map,
                             int            width,
                             int            height);

void way_test_canvas_tear_down (WayTestCanvas *self,
                                gconstpointer  data);

void way_test_canvas_settle (WayTestCanvas *self);

/* What is on the map. */
WayItem *way_test_canvas_find (WayTestCanvas *self,
                               int            slot,
                               const char    *title);

WayItem *way_test_canvas_find_card (WayTestCanvas *self,
                                    const char    *title);

const char *way_test_canvas_get_selected_title (WayTestCanvas *self);

/* Where it is in the widget; in a cell, of which the part from above is given. */
void way_test_canvas_get_center (WayTestCanvas *self,
                                 WayItem       *item,
                                 double        *x,
                                 double        *y);

void way_test_canvas_get_cell (WayTestCanvas *self,
                               int            column,
                               const char    *lane,
                               double         part,
                               double        *x,
                               double        *y);

/* What is done to it. */
void way_test_canvas_select (WayTestCanvas *self,
                             WayItem       *item);

void way_test_canvas_use_cell (WayTestCanvas *self,
                               int            column,
                               int            row);

void way_test_canvas_press (WayTestCanvas *self,
                            const char    *keys);

void way_test_canvas_click (WayTestCanvas *self,
                            double         x,
                            double         y,
                            const char    *how);

/* What it should be. */
void way_test_canvas_assert_cell (WayTestCanvas *self,
                                  int            column,
                                  const char    *lane,
                                  const char    *names);

void way_test_canvas_assert_steps (WayTestCanvas *self,
                                   const char    *names);

void way_test_canvas_assert_in_hand (WayTestCanvas *self,
                                     WayItem       *item);
