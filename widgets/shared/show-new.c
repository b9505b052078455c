/* show-new.c - what was just added comes into view, with the keyboard in it */
#include "config.h"

#include "widgets/shared/show-new.h"

#define MARGIN 12 /* pixels between the row and the edge of the view */

/* Before it was laid out a row has no place. */
static gboolean
scroll_cb (GtkWidget     *row,
           GdkFrameClock *clock,
           gpointer       data)
{
  GtkWidget      *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t bounds;
  double          top;

  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (scroller == NULL || !gtk_widget_compute_bounds (row, scroller, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + bounds.size.height + MARGIN);

  return G_SOURCE_REMOVE;
}

/**
 * way_show_new:
 * @row: what was just added to a page or a form
 * @editor: (nullable): what in it is to be written first; NULL for the first that there is
 *
 * Moves the keyboard there, and scrolls to it once it has its place.
 */
void
way_show_new (GtkWidget *row,
              GtkWidget *editor)
{
  gtk_widget_child_focus (editor != NULL ? editor : row, GTK_DIR_TAB_FORWARD);
  gtk_widget_add_tick_callback (row, scroll_cb, NULL, NULL);
}
