/* record-profile.h - what an ideal customer profile asks of accounts
 *
 * The names of its fields tell: regions is about region, employees-from about employees. What they
 * cannot say stands in the field conditions. All of it is conditions as any list has them.
 */
#pragma once

#include "journeys/records/record-query.h"

#define WAY_PROFILE_FURTHER "conditions"

GPtrArray *way_profile_list_conditions (WayItem *profile);

GPtrArray *way_profile_list_further (WayItem *profile);

gboolean way_profile_take_query (WayItem        *profile,
                                 WayRecordQuery *query,
                                 gboolean        by_words,
                                 GError        **error);
