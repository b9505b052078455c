/* history-model.h - the states of a map, for a list: the first one, and one after each step
 *
 * A line is made when it is looked at; a step costs the same however many there are.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/commands/history.h"

#define WAY_TYPE_HISTORY_MODEL (way_history_model_get_type ())
G_DECLARE_FINAL_TYPE (WayHistoryModel, way_history_model, WAY, HISTORY_MODEL, GObject)

WayHistoryModel *way_history_model_new (WayHistory *history);
