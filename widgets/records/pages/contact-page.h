/* contact-page.h - a contact: who it is, what it has from its persona, and what not */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_CONTACT_PAGE (way_contact_page_get_type ())
G_DECLARE_FINAL_TYPE (WayContactPage, way_contact_page, WAY, CONTACT_PAGE, GtkWidget)

GtkWidget *way_contact_page_new (WayDesk *desk,
                                 WayItem *contact);
