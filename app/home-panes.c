/* home-panes.c - the keyboard goes from one part of what is seen without a map to the next */
#include "config.h"

#include "app/home-private.h"

/* The sidebar, the list and the page, as far as they are seen. */
static GPtrArray *
list_panes (WayHome *self)
{
  WayKindPlace *kind_place = way_home_get_kind_place (self);
  GPtrArray    *panes = kind_place != NULL ? way_kind_place_list_panes (kind_place) : g_ptr_array_new ();

  if (kind_place == NULL)
    g_ptr_array_add (panes, gtk_stack_get_visible_child (self->stack));
  if (gtk_widget_get_child_visible (self->sidebar))
    g_ptr_array_insert (panes, 0, self->sidebar);

  return panes;
}

/**
 * way_home_move_pane:
 * @self: a home
 * @by: 1 for the next part of what is seen, -1 for the one before
 *
 * Gives the keyboard to another part.
 */
void
way_home_move_pane (WayHome *self,
                    int      by)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GPtrArray) panes = NULL;
  guint i, here;

  g_return_if_fail (WAY_IS_HOME (self));

  panes = list_panes (self);
  here = panes->len - 1;
  for (i = 0; i < panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, i);

      if (focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane)))
        here = i;
    }
  for (i = 1; i < panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, (here + panes->len * panes->len + by * (int)i) % panes->len);

      if (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
