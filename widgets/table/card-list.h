/* card-list.h - the cards of a map as a list, filtered and sorted
 *
 * A model for a GtkColumnView whose selection is that of the window. A change of the
 * map is taken in alone: it costs the logarithm of the number of cards. A list that is
 * not in use costs nothing.
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/shared/selection.h"
#include "widgets/table/card-row.h"

#define WAY_TYPE_CARD_LIST (way_card_list_get_type ())
G_DECLARE_FINAL_TYPE (WayCardList, way_card_list, WAY, CARD_LIST, GObject)

/* What the order and the filter depend on besides the card is the matter of the owner. */
typedef int (*WayCardCompareFunc) (WayCardRow *a,
                                   WayCardRow *b,
                                   gpointer    data);

typedef gboolean (*WayCardMatchFunc) (WayCardRow *row,
                                      gpointer    data);

WayCardList *way_card_list_new (WayMap       *map,
                                WaySelection *selection);

void way_card_list_set_active (WayCardList *self,
                               gboolean     active);

void way_card_list_set_order (WayCardList       *self,
                              WayCardCompareFunc compare,
                              gpointer           data);

void way_card_list_set_filter (WayCardList     *self,
                               WayCardMatchFunc match,
                               gpointer         data);

void way_card_list_hold (WayCardList *self,
                         WayCardRow  *row);

guint way_card_list_get_total (WayCardList *self);

WayCardRow *way_card_list_get_row (WayCardList *self,
                                   guint        position);

gboolean way_card_list_find (WayCardList *self,
                             const char  *id,
                             guint       *position);

int way_card_list_get_place (WayCardList *self,
                             const char  *step_or_lane_id);
