/* chooser.h - a field to type into and a list of what fits, over the window
 *
 * Who uses it fills the list each time something was typed.
 */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_CHOOSER (way_chooser_get_type ())
G_DECLARE_FINAL_TYPE (WayChooser, way_chooser, WAY, CHOOSER, GtkPopover)

GtkWidget *way_chooser_new (const char *label,
                            gboolean    compact);

void way_chooser_open (WayChooser *self,
                       GtkWidget  *over);

const char *way_chooser_get_text (WayChooser *self);

void way_chooser_clear (WayChooser *self);

void way_chooser_add (WayChooser *self,
                      const char *id,
                      const char *icon,
                      const char *title,
                      const char *note,
                      const char *keys);

void way_chooser_done (WayChooser *self);

void way_chooser_wait (WayChooser *self);
