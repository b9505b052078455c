/* go-to.h - to anything on the map, by a few letters of its name */
#pragma once

#include <gtk/gtk.h>

void way_go_to_install_action (GtkWidgetClass *klass);
