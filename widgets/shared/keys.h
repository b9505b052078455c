/* keys.h - which key is meant, with any layout and any input method */
#pragma once

#include <gtk/gtk.h>

guint way_keys_find_letter (GtkEventControllerKey *controller,
                            guint                  keyval);

gboolean way_keys_begin_text (guint keyval);

gboolean way_keys_filter (GtkEventControllerKey *controller,
                          GtkWidget             *text);

gboolean way_keys_type (GtkEventControllerKey *controller,
                        GtkWidget             *text);

void way_keys_leave_undo (GtkEditable *text);
