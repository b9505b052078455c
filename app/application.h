/* application.h - the running program and its open maps */
#pragma once

#include <adwaita.h>

#define WAY_TYPE_APPLICATION (way_application_get_type ())
G_DECLARE_FINAL_TYPE (WayApplication, way_application, WAY, APPLICATION, AdwApplication)

WayApplication *way_application_new (void);
