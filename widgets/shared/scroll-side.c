/* scroll-side.c - where scrollbars stand that take room of their own */
#include "config.h"

#include "widgets/shared/scroll-side.h"

/**
 * way_scroll_side_set:
 * @scrolled: a #GtkScrolledWindow
 *
 * Where the interface reads from the right, GTK 4.8 makes room for a scrollbar at the left that does not lie over
 * what is scrolled, and puts it beside that room. It stands at the right then.
 */
void
way_scroll_side_set (GtkWidget *scrolled)
{
  if (gtk_widget_get_direction (scrolled) == GTK_TEXT_DIR_RTL)
    gtk_scrolled_window_set_placement (GTK_SCROLLED_WINDOW (scrolled), GTK_CORNER_TOP_RIGHT);
}
