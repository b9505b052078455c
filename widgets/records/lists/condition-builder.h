/* condition-builder.h - asks for records by any of their fields
 *
 * A field, how it is asked, and a value to be typed or found; the signal "added" has the condition.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"
#include "journeys/records/record-query.h"

#define WAY_TYPE_CONDITION_BUILDER (way_condition_builder_get_type ())
G_DECLARE_FINAL_TYPE (WayConditionBuilder, way_condition_builder, WAY, CONDITION_BUILDER, GtkWidget)

GtkWidget *way_condition_builder_new (WayDesk *desk,
                                      WayKind  kind);
