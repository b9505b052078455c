/* empty-hint.h - what to do with a map that has no stage or no lane yet */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_EMPTY_HINT (way_empty_hint_get_type ())
G_DECLARE_FINAL_TYPE (WayEmptyHint, way_empty_hint, WAY, EMPTY_HINT, GtkWidget)

GtkWidget *way_empty_hint_new (void);

void way_empty_hint_update (WayEmptyHint *self,
                            gboolean      stages,
                            gboolean      lanes);
