/* unknown-list.h - records that a map has and the records have not, to be taken over or matched */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_UNKNOWN_LIST (way_unknown_list_get_type ())
G_DECLARE_FINAL_TYPE (WayUnknownList, way_unknown_list, WAY, UNKNOWN_LIST, GtkWidget)

GtkWidget *way_unknown_list_new (void);

void way_unknown_list_fill (WayUnknownList *self,
                            GPtrArray      *unknown);

GHashTable *way_unknown_list_get_choices (WayUnknownList *self);

gboolean way_unknown_list_asks (WayUnknownList *self);
