/* command-palette.h - everything a user can do, by a few letters of its name */
#pragma once

#include <gtk/gtk.h>

void way_command_palette_install_action (GtkWidgetClass *klass);
