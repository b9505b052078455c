/* zoom-control.h - the visible control of the zoom of a canvas
 *
 * Knows of the canvas only its property "zoom" and its actions zoom.in,
 * zoom.out, zoom.fit, zoom.actual and zoom.selection.
 */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_ZOOM_CONTROL (way_zoom_control_get_type ())
G_DECLARE_FINAL_TYPE (WayZoomControl, way_zoom_control, WAY, ZOOM_CONTROL, GtkWidget)

GtkWidget *way_zoom_control_new (void);

void way_zoom_control_set_canvas (WayZoomControl *self,
                                  GtkWidget      *canvas);
