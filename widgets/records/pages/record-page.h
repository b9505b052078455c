/* record-page.h - everything about one record */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_RECORD_PAGE (way_record_page_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordPage, way_record_page, WAY, RECORD_PAGE, GtkWidget)

GtkWidget *way_record_page_new (WayDesk    *desk,
                                WayKind     kind,
                                const char *id);

gboolean way_record_page_show_field (WayRecordPage *self,
                                     const char    *field);
