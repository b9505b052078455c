/* page-picker.h - finds a record in a popover over a page */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

void way_page_picker_popup (GtkWidget          *picker,
                            GtkWidget          *box,
                            const GdkRectangle *at);

void way_page_picker_refer (GtkWidget      *button,
                            WayDesk        *desk,
                            const char     *id,
                            const WayField *field);
