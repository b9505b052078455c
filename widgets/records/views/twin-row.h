/* twin-row.h - a row of a table that shows the same as a plot */
#pragma once

#include <glib-object.h>

#define WAY_TYPE_TWIN_ROW (way_twin_row_get_type ())
G_DECLARE_FINAL_TYPE (WayTwinRow, way_twin_row, WAY, TWIN_ROW, GObject)

WayTwinRow *way_twin_row_new (guint       n_columns,
                              const char *element,
                              const char *id);

void way_twin_row_set_text (WayTwinRow *self,
                            guint       column,
                            const char *text);

void way_twin_row_set_number (WayTwinRow *self,
                              guint       column,
                              double      number);

const char *way_twin_row_get_text (WayTwinRow *self,
                                   guint       column);

double way_twin_row_get_number (WayTwinRow *self,
                                guint       column);

const char *way_twin_row_get_key (WayTwinRow *self,
                                  guint       column);

const char *way_twin_row_get_element (WayTwinRow *self);

const char *way_twin_row_get_id (WayTwinRow *self);
