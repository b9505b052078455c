/* erase-panel.h - what is known of a person, and what becomes of it when it is erased */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/erase.h"

#define WAY_TYPE_ERASE_PANEL (way_erase_panel_get_type ())
G_DECLARE_FINAL_TYPE (WayErasePanel, way_erase_panel, WAY, ERASE_PANEL, GtkWidget)

GtkWidget *way_erase_panel_new (WayErasure *plan);

gboolean way_erase_panel_get_with_backups (WayErasePanel *self);
