/* link-states.h - how the personas, accounts and jobs on a map stand to the records
 *
 * Looked at in another thread, on a copy of what the map has of records, and again when that or the records
 * change. All who look at one map share one of these.
 */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"

#define WAY_TYPE_LINK_STATES (way_link_states_get_type ())
G_DECLARE_FINAL_TYPE (WayLinkStates, way_link_states, WAY, LINK_STATES, GObject)

WayLinkStates *way_link_states_share (WayHistory *history,
                                      WayRecords *records);

WayRecords *way_link_states_get_records (WayLinkStates *self);

GPtrArray *way_link_states_get_stale (WayLinkStates *self);

GPtrArray *way_link_states_get_unknown (WayLinkStates *self);

const char *way_link_states_get_problem (WayLinkStates *self);

WayStaleLink *way_link_states_find_stale (WayLinkStates *self,
                                          const char    *link_id);

const char *way_link_states_get_record (WayLinkStates *self,
                                        WayItem       *link);

gboolean way_link_states_settle (WayLinkStates *self,
                                 GHashTable    *choices,
                                 GError       **error);

gboolean way_link_states_undo_settling (WayLinkStates *self);

GPtrArray *way_link_states_get_made (WayLinkStates *self);

void way_link_states_forget_made (WayLinkStates *self);
