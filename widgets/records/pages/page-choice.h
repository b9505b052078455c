/* page-choice.h - a pill that gives a field another of its choices */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

GtkWidget *way_page_choice_new (WayDesk        *desk,
                                const char     *id,
                                const WayField *field,
                                const char     *text);
