/* page-mark.h - a mark for a field that is empty, which opens it */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/field.h"

GtkWidget *way_page_mark_new (const WayField *field,
                              const char     *question);

const char *way_page_mark_get_field (GtkWidget *mark);
