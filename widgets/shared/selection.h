/* selection.h - what is selected on a map, and the cell in use
 *
 * Items are known by id, cells by the ids of step and lane, so that a selection
 * outlives undo and every change of the map. Canvas, inspector and actions of
 * one window share one.
 */
#pragma once

#include "journeys/model/map.h"

#define WAY_TYPE_SELECTION (way_selection_get_type ())
G_DECLARE_FINAL_TYPE (WaySelection, way_selection, WAY, SELECTION, GObject)

WaySelection *way_selection_new (void);

guint way_selection_get_size (WaySelection *self);

const char *way_selection_get_nth (WaySelection *self,
                                   guint         place);

const char *way_selection_get_last (WaySelection *self);

gboolean way_selection_contains (WaySelection *self,
                                 const char   *id);

GPtrArray *way_selection_list_items (WaySelection *self,
                                     WayMap       *map);

WayItem *way_selection_get_item (WaySelection *self,
                                 WayMap       *map);

void way_selection_select (WaySelection *self,
                           const char   *id);

void way_selection_select_in_cell (WaySelection *self,
                                   const char   *id,
                                   const char   *step_id,
                                   const char   *lane_id);

void way_selection_select_many (WaySelection      *self,
                                const char *const *ids);

void way_selection_add (WaySelection *self,
                        const char   *id);

void way_selection_remove (WaySelection *self,
                           const char   *id);

void way_selection_toggle (WaySelection *self,
                           const char   *id);

void way_selection_clear (WaySelection *self);

void way_selection_set_cell (WaySelection *self,
                             const char   *step_id,
                             const char   *lane_id);

const char *way_selection_get_step (WaySelection *self);

const char *way_selection_get_lane (WaySelection *self);

void way_selection_forget_missing (WaySelection *self,
                                   WayMap       *map);
