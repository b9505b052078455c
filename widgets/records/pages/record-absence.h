/* record-absence.h - what stands in place of a record that is not there: why, and the way back */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

GtkWidget *way_record_absence_new (WayDesk      *desk,
                                   const char   *id,
                                   const char   *name,
                                   guint64       gone,
                                   const GError *error);
