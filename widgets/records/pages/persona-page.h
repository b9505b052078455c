/* persona-page.h - a persona as a poster, each part of which is edited where it stands */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_PERSONA_PAGE (way_persona_page_get_type ())
G_DECLARE_FINAL_TYPE (WayPersonaPage, way_persona_page, WAY, PERSONA_PAGE, GtkWidget)

GtkWidget *way_persona_page_new (WayDesk *desk,
                                 WayItem *persona);

gboolean way_persona_page_show_field (WayPersonaPage *self,
                                      const char     *field);
