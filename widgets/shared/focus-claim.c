/* focus-claim.c - the focus for something that is not there yet */
#include "config.h"

#include "widgets/shared/focus-claim.h"

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/**
 * way_focus_claim_make:
 * @self: a claim
 * @widget: what the focus will go into
 *
 * Claims the focus.
 */
void
way_focus_claim_make (WayFocusClaim *self,
                      GtkWidget     *widget)
{
  self->wanted = TRUE;
  g_set_weak_pointer (&self->before, get_focus (widget));
}

/**
 * way_focus_claim_take:
 * @self: a claim
 * @widget: what the focus is to go into
 * @target: (nullable): the widget in it that gets the focus; NULL: there is none
 *
 * Takes the focus if it was claimed and is still where it was, in @widget, or nowhere.
 * The claim is over then.
 *
 * Returns: whether it was taken
 */
gboolean
way_focus_claim_take (WayFocusClaim *self,
                      GtkWidget     *widget,
                      GtkWidget     *target)
{
  GtkWidget *focus = get_focus (widget);
  gboolean   still = focus == NULL || focus == self->before || gtk_widget_is_ancestor (focus, widget);
  gboolean   taken = self->wanted && still && target != NULL && gtk_widget_grab_focus (target);

  way_focus_claim_drop (self);

  return taken;
}

/**
 * way_focus_claim_drop:
 * @self: a claim
 *
 * Gives the claim up.
 */
void
way_focus_claim_drop (WayFocusClaim *self)
{
  self->wanted = FALSE;
  g_clear_weak_pointer (&self->before);
}
