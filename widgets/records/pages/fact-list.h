/* fact-list.h - what is known of a record, line by line, and what is not known yet
 *
 * Fields that have a value are lines that are edited in place. The others are marks below
 * them; a click on one makes it a line. What is needed and missing is marked so.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_FACT_LIST (way_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (WayFactList, way_fact_list, WAY, FACT_LIST, GtkWidget)

GtkWidget *way_fact_list_new (WayDesk *desk,
                              WayItem *record);

void way_fact_list_add_field (WayFactList    *self,
                              const WayField *field);

void way_fact_list_update (WayFactList *self,
                           GHashTable  *questions);

gboolean way_fact_list_show_field (WayFactList *self,
                                   const char  *field);
