/* inspector.h - an inspector in a window, with a map and records */
#pragma once

#include "journeys/records/records.h"
#include "widgets/inspector/field-row-private.h"
#include "widgets/inspector/inspector.h"

typedef struct
{
  char         *folder;
  WayRecords   *records;
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  GtkWidget    *inspector;
  GtkWidget    *window;
  WayItem      *card; /* a touchpoint */
  char         *problem;
} WayTestInspector;

void way_test_inspector_set_up_with (WayTestInspector *self,
                                     WayMap           *map);

void way_test_inspector_set_up (WayTestInspector *self,
                                gconstpointer     data);

void way_test_inspector_tear_down (WayTestInspector *self,
                                   gconstpointer     data);

WayFieldRow *way_test_inspector_find_row (WayTestInspector *self,
                                          const char       *field);

WayFieldRow *way_test_inspector_use_row (WayTestInspector *self,
                                         WayItem          *item,
                                         const char       *field,
                                         GType             type);

void way_test_inspector_assert_undone (WayTestInspector *self,
                                       WayItem          *item,
                                       const char       *field,
                                       const char       *before);
