/* tier-board.h - accounts by tier, to be moved between tiers, with what is not known of them */
#pragma once

#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_tier_board_new (WayDesk *desk);
