/* strip.h - a window with the capture strip and the bench */
#pragma once

#include "widgets/capture/bench-list.h"
#include "widgets/capture/capture-strip.h"

typedef struct
{
  WayMap          *map;
  WayHistory      *history;
  WaySelection    *selection;
  GtkWidget       *window;
  WayCaptureStrip *strip;
  WayBenchList    *bench;
  int              n_closed;
} WayTestStrip;

void way_test_strip_set_up (WayTestStrip *fixture,
                            gconstpointer data);

void way_test_strip_tear_down (WayTestStrip *fixture,
                               gconstpointer data);

WayItem *way_test_strip_get_last (WayTestStrip *fixture,
                                  int           slot);

const char *way_test_strip_get_prompt (WayTestStrip *fixture);

const char *way_test_strip_get_place (WayTestStrip *fixture);

gboolean way_test_strip_is_typed (WayTestStrip *fixture,
                                  const char   *wanted);
