/* page-choice.h - a pill, or a button, that gives fields other ones of their choices */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

GtkWidget *way_page_choice_new (WayDesk        *desk,
                                const char     *id,
                                const WayField *field,
                                const char     *text);

GtkWidget *way_page_choice_new_for_fields (WayDesk           *desk,
                                           const char        *id,
                                           const char *const *fields,
                                           const char        *label);
