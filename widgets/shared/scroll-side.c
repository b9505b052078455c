/* scroll-side.c - where scrollbars stand that take room of their own */
#include "config.h"

#include "widgets/shared/scroll-side.h"

static gboolean
realize_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_direction (GTK_WIDGET (widget)) == GTK_TEXT_DIR_RTL)
    gtk_scrolled_window_set_placement (GTK_SCROLLED_WINDOW (widget), GTK_CORNER_TOP_RIGHT);

  return TRUE;
}

/**
 * way_scroll_side_keep:
 *
 * To be called once, before there are windows. Where the interface reads from the right, GTK 4.8 makes room for a scrollbar at the left that does not lie over
 * what is scrolled, and puts it beside that room, over what else is there. From now on all of them stand at the right then.
 */
void
way_scroll_side_keep (void)
{
  GTypeClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realize_cb, NULL, NULL);
  g_type_class_unref (klass);
}
