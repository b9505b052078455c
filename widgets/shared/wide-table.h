/* wide-table.h - what a table of GTK lacks: headings over figures, and a start at the right */
#pragma once

#include <gtk/gtk.h>

void way_wide_table_align_heading (GtkColumnView *view,
                                   guint          position,
                                   gboolean       at_end);

void way_wide_table_keep_start (GtkScrolledWindow *scroller);
