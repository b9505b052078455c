/* save-as.h - asks where a file goes and writes it there */
#pragma once

#include <gtk/gtk.h>

/* Writes a file. What goes wrong is told by who writes. */
typedef void (*WaySaveFunc) (GtkWidget  *above,
                             const char *path,
                             gpointer    data);

void way_save_as (GtkWidget     *above,
                  const char    *title,
                  const char    *name,
                  const char    *ending,
                  WaySaveFunc    func,
                  gpointer       data,
                  GDestroyNotify destroy);
