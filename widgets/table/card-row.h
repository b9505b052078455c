/* card-row.h - one card in a list of cards */
#pragma once

#include <glib-object.h>

#include "journeys/model/item.h"

#define WAY_TYPE_CARD_ROW (way_card_row_get_type ())
G_DECLARE_FINAL_TYPE (WayCardRow, way_card_row, WAY, CARD_ROW, GObject)

WayItem *way_card_row_get_card (WayCardRow *self);
