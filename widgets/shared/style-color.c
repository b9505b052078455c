/* style-color.c - the colour of text in a widget
 *
 * The only user of the style context, which newer GTK deprecates.
 */
#include "config.h"

#include "widgets/shared/style-color.h"

/**
 * way_style_color_get:
 * @widget: a widget
 * @color: (out caller-allocates): the colour of its text, as its style says
 *
 * For what a widget draws itself.
 */
void
way_style_color_get (GtkWidget *widget,
                     GdkRGBA   *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}
