/* paragraph-view.h - a text view as high as its text */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_PARAGRAPH_VIEW (way_paragraph_view_get_type ())
G_DECLARE_FINAL_TYPE (WayParagraphView, way_paragraph_view, WAY, PARAGRAPH_VIEW, GtkTextView)

GtkWidget *way_paragraph_view_new (void);
