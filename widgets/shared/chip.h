/* chip.h - a short text in a rounded box that can be taken away */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_CHIP (way_chip_get_type ())
G_DECLARE_FINAL_TYPE (WayChip, way_chip, WAY, CHIP, GtkWidget)

GtkWidget *way_chip_new (const char *value,
                         const char *text,
                         const char *icon,
                         gboolean    clickable);

void way_chip_set_state (WayChip    *self,
                         const char *icon,
                         const char *words,
                         const char *description);

const char *way_chip_get_value (WayChip *self);
