/* accessible-names.h - names for parts of widgets that have none */
#pragma once

#include <adwaita.h>

void way_accessible_names_set (GtkWidget  *widget,
                               GType       type,
                               const char *name);
