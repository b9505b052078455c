/* record-picture.h - a picture from a file, for a field of a record */
#pragma once

#include <gtk/gtk.h>

void way_record_picture_install_action (GtkWidgetClass *klass);
