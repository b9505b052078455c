/* tier-item.h - an account on the board of tiers */
#pragma once

#include <glib-object.h>

#include "journeys/insight/tiers.h"

#define WAY_TYPE_TIER_ITEM (way_tier_item_get_type ())
G_DECLARE_FINAL_TYPE (WayTierItem, way_tier_item, WAY, TIER_ITEM, GObject)

WayTierItem *way_tier_item_new (const WayTierCard *card);

const char *way_tier_item_get_id (WayTierItem *self);

const char *way_tier_item_get_name (WayTierItem *self);

const WayTierCard *way_tier_item_get_card (WayTierItem *self);

gboolean way_tier_item_is_like (WayTierItem       *self,
                                const WayTierCard *card);
