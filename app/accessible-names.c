/* accessible-names.c - names for parts of widgets that have none
 *
 * libadwaita leaves some parts of its widgets without a name, and gives no other
 * way to reach them.
 */
#include "config.h"

#include "app/accessible-names.h"

/**
 * way_accessible_names_set:
 * @widget: a widget
 * @type: what to name in it
 * @name: the name, translated; what is in a group with a title is called by that
 *
 * Names what a screen reader would call by its type.
 */
void
way_accessible_names_set (GtkWidget  *widget,
                          GType       type,
                          const char *name)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_PREFERENCES_GROUP (widget))
    {
      const char *title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget));

      if (title != NULL && *title != '\0')
        name = title;
    }
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    way_accessible_names_set (child, type, name);
}
