/* canvas-proxy.h - an invisible widget that stands for something painted
 *
 * It carries role, name and focus; the pointer goes through it to the canvas.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/layout/layout.h"

#define WAY_TYPE_CANVAS_PROXY (way_canvas_proxy_get_type ())
G_DECLARE_FINAL_TYPE (WayCanvasProxy, way_canvas_proxy, WAY, CANVAS_PROXY, GtkWidget)

/* What stands for the cell in use. No box has this role. */
#define WAY_BOX_CELL ((WayBoxRole)100)

GtkWidget *way_canvas_proxy_new (GtkAccessibleRole role,
                                 const char       *key);

const char *way_canvas_proxy_get_key (WayCanvasProxy *self);

void way_canvas_proxy_set_box (WayCanvasProxy *self,
                               const WayBox   *box);

WayBoxRole way_canvas_proxy_get_role (WayCanvasProxy *self);

const char *way_canvas_proxy_get_id (WayCanvasProxy *self);

const WayRect *way_canvas_proxy_get_rect (WayCanvasProxy *self);

void way_canvas_proxy_set_dimmed (WayCanvasProxy *self,
                                  gboolean        dimmed);

void way_canvas_proxy_set_text (WayCanvasProxy *self,
                                const char     *label,
                                const char     *description);

const char *way_canvas_proxy_get_label (WayCanvasProxy *self);

void way_canvas_proxy_set_selected (WayCanvasProxy *self,
                                    gboolean        selected);

void way_canvas_proxy_set_expanded (WayCanvasProxy *self,
                                    gboolean        expanded);

void way_canvas_proxy_set_seen (WayCanvasProxy *self,
                                gboolean        seen);

gboolean way_canvas_proxy_is_seen (WayCanvasProxy *self);
