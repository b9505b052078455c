/* tier-row.h - an account in a column of the board of tiers */
#pragma once

#include <gtk/gtk.h>

GtkListItemFactory *way_tier_row_factory_new (void);

const char *way_tier_row_get_id (GtkWidget *row);
