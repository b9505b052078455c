/* workshop-choice.h - which of the workshops of a map is read */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"

#define WAY_TYPE_WORKSHOP_CHOICE (way_workshop_choice_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopChoice, way_workshop_choice, WAY, WORKSHOP_CHOICE, GtkWidget)

GtkWidget *way_workshop_choice_new (void);

void way_workshop_choice_show (WayWorkshopChoice *self,
                               WayMap            *map,
                               const char        *current_id);

void way_workshop_choice_reset (WayWorkshopChoice *self);

const char *way_workshop_choice_get_id (WayWorkshopChoice *self);
