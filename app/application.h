/* application.h - the running program: its settings, its records, its windows */
#pragma once

#include <adwaita.h>

#include "app/recoveries.h"
#include "journeys/layout/theme.h"
#include "journeys/records/desk.h"

#define WAY_TYPE_APPLICATION (way_application_get_type ())
G_DECLARE_FINAL_TYPE (WayApplication, way_application, WAY, APPLICATION, AdwApplication)

WayApplication *way_application_new (void);

GSettings *way_application_get_settings (WayApplication *self);

WayRecords *way_application_get_records (WayApplication *self);

WayDesk *way_application_get_desk (WayApplication *self);

WayDesk *way_application_get_open_desk (WayApplication *self);

WayRecoveries *way_application_get_recoveries (WayApplication *self);

GVariant *way_application_find_view (WayApplication *self,
                                     const char     *recovery);

void way_application_set_ending (WayApplication *self,
                                 gboolean        ending);

const char *way_application_get_records_problem (WayApplication *self);

gboolean way_application_can_restore_records (WayApplication *self);

void way_application_retry_records (WayApplication *self);

GtkWindow *way_application_open_file (WayApplication *self,
                                      GFile          *file,
                                      GtkWindow      *from,
                                      GError        **error);

void way_application_show_start (WayApplication *self);

WayThemeName way_application_get_canvas_theme (void);
