/* focus-claim.h - the focus for something that is not there yet
 *
 * A list makes its rows while it lays out. Who wants the focus in one claims it, and
 * takes it some frames later, unless the user has gone elsewhere by then.
 */
#pragma once

#include <gtk/gtk.h>

typedef struct
{
  gboolean   wanted;
  GtkWidget *before; /* what had the focus when it was claimed; weak, or NULL */
} WayFocusClaim;

void way_focus_claim_make (WayFocusClaim *self,
                           GtkWidget     *widget);

gboolean way_focus_claim_take (WayFocusClaim *self,
                               GtkWidget     *widget,
                               GtkWidget     *target);

void way_focus_claim_drop (WayFocusClaim *self);
