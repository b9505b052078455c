/* put-away.c - an editor that ends itself when the focus leaves it
 *
 * While the focus goes from one widget to another, the window walks from the one up to what
 * both have in common, and down to the other. A widget that is taken out on the way makes
 * that walk endless in GTK 4.8.
 */
#include "config.h"

#include "widgets/shared/put-away.h"

static gboolean
unparent_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

/**
 * way_put_away:
 * @editor: a child that its parent needs no more
 *
 * Takes a widget out of sight at once, and out of its parent when the focus has settled.
 * The parent must take out what is left of its children when it is disposed of.
 */
void
way_put_away (GtkWidget *editor)
{
  gtk_widget_set_visible (editor, FALSE);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (editor), g_object_unref);
}
