/* map-card.h - a map to begin with or to open: picture, title, a few words */
#pragma once

#include <gtk/gtk.h>

#include "journeys/layout/theme.h"
#include "journeys/model/map.h"

#define WAY_TYPE_MAP_CARD (way_map_card_get_type ())
G_DECLARE_FINAL_TYPE (WayMapCard, way_map_card, WAY, MAP_CARD, GtkButton)

GtkWidget *way_map_card_new (const char *key,
                             const char *title,
                             const char *text);

const char *way_map_card_get_key (WayMapCard *self);

void way_map_card_set_title (WayMapCard *self,
                             const char *title);

void way_map_card_set_map (WayMapCard *self,
                           WayMap     *map);

void way_map_card_set_theme (WayMapCard  *self,
                             WayThemeName theme);
