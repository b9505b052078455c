/* inspector.h - what is selected, in full
 *
 * Shows the map itself while nothing is selected.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_INSPECTOR (way_inspector_get_type ())
G_DECLARE_FINAL_TYPE (WayInspector, way_inspector, WAY, INSPECTOR, GtkWidget)

GtkWidget *way_inspector_new (void);

void way_inspector_set_history (WayInspector *self,
                                WayHistory   *history);

void way_inspector_set_selection (WayInspector *self,
                                  WaySelection *selection);

void way_inspector_set_records (WayInspector *self,
                                WayRecords   *records);

void way_inspector_set_kind_menu (WayInspector *self,
                                  GMenuModel   *menu);

void way_inspector_set_editable (WayInspector *self,
                                 gboolean      editable);

GtkWidget *way_inspector_find_row (WayInspector *self,
                                   const char   *field);
