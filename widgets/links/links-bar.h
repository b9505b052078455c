/* links-bar.h - what is to be said about the records that a map is linked with
 *
 * A line for those that have changed since, a line for those that the records do not have. Each says
 * what it is about before anything is done.
 */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_LINKS_BAR (way_links_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayLinksBar, way_links_bar, WAY, LINKS_BAR, GtkWidget)

GtkWidget *way_links_bar_new (void);

void way_links_bar_set_stale (WayLinksBar *self,
                              GPtrArray   *stale);

void way_links_bar_set_unknown (WayLinksBar *self,
                                GPtrArray   *unknown);

gboolean way_links_bar_show_details (WayLinksBar *self);
