/* tier-column.h - the accounts of one tier, and what is not known of them */
#pragma once

#include <gtk/gtk.h>

#include "widgets/records/views/tier-item.h"

/* So many of what is most often missing are named in the head. */
#define WAY_TIER_DEBTS_NAMED 3

#define WAY_TYPE_TIER_COLUMN (way_tier_column_get_type ())
G_DECLARE_FINAL_TYPE (WayTierColumn, way_tier_column, WAY, TIER_COLUMN, GtkWidget)

GtkWidget *way_tier_column_new (const char *title,
                                const char *note);

void way_tier_column_set (WayTierColumn      *self,
                          const WayTierDebts *debts,
                          GPtrArray          *cards);

GPtrArray *way_tier_column_list_selected (WayTierColumn *self);

gboolean way_tier_column_has (WayTierColumn *self,
                              WayTierItem   *item);

void way_tier_column_take_out (WayTierColumn *self,
                               GPtrArray     *items);

void way_tier_column_take_in (WayTierColumn *self,
                              GPtrArray     *items);

void way_tier_column_select (WayTierColumn *self,
                             GPtrArray     *items);

gboolean way_tier_column_focus (WayTierColumn *self,
                                const char    *id);
