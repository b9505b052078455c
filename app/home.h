/* home.h - where one is without a map: maps to begin and open, records, and views of them
 *
 * At the side are the places that there are; the one that is chosen has the rest.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"
#include "widgets/records/lists/record-list.h"

#define WAY_TYPE_HOME (way_home_get_type ())
G_DECLARE_FINAL_TYPE (WayHome, way_home, WAY, HOME, GtkWidget)

void way_home_set_maps (WayHome   *self,
                        GtkWidget *maps);

void way_home_set_desk (WayHome    *self,
                        WayDesk    *desk,
                        const char *problem,
                        gboolean    can_restore);

void way_home_show (WayHome    *self,
                    const char *place);

void way_home_show_record (WayHome    *self,
                           WayKind     kind,
                           const char *id);

const char *way_home_get_place (WayHome *self);

const char *way_home_get_title (WayHome *self);

gboolean way_home_get_kind (WayHome *self,
                            WayKind *kind);

WayRecordList *way_home_get_list (WayHome *self);

gboolean way_home_is_folded (WayHome *self);

gboolean way_home_can_go_back (WayHome *self);

void way_home_go_back (WayHome *self);

void way_home_show_places (WayHome *self);

gboolean way_home_search (WayHome *self);

void way_home_move_pane (WayHome *self,
                         int      by);
