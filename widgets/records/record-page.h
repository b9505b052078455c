/* record-page.h - all that is known of one record */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

GtkWidget *way_record_page_new (WayDesk    *desk,
                                WayKind     kind,
                                const char *id);
