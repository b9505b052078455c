/* contact-traits.h - what a contact has from its persona, and where it differs */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_CONTACT_TRAITS (way_contact_traits_get_type ())
G_DECLARE_FINAL_TYPE (WayContactTraits, way_contact_traits, WAY, CONTACT_TRAITS, GtkWidget)

GtkWidget *way_contact_traits_new (WayDesk *desk,
                                   WayItem *contact);

gboolean way_contact_traits_show_field (WayContactTraits *self,
                                        const char       *field);

gboolean way_contact_traits_is_trait (const WayField *field);
