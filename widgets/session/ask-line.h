/* ask-line.h - a line in which one thing is asked for */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_ASK_LINE (way_ask_line_get_type ())
G_DECLARE_FINAL_TYPE (WayAskLine, way_ask_line, WAY, ASK_LINE, GtkWidget)

GtkWidget *way_ask_line_new (void);

void way_ask_line_open (WayAskLine *self,
                        const char *question,
                        const char *button);

void way_ask_line_close (WayAskLine *self);
