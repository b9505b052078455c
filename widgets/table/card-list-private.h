/* card-list-private.h - the inside of a list of cards */
#pragma once

#include "widgets/table/card-list.h"

struct _WayCardRow
{
  GObject parent_instance;

  /* owned */
  WayItem *card;

  /* borrowed */
  GSequenceIter *in_order; /* of all cards, as the map has them */
  GSequenceIter *in_shown; /* NULL when it is filtered out */
};

struct _WayCardList
{
  GObject parent_instance;

  /* owned */
  WayMap       *map;
  WaySelection *selection;
  GSequence    *order;  /* of WayCardRow, owned */
  GSequence    *shown;  /* of WayCardRow, borrowed from order */
  GHashTable   *rows;   /* id of a card → its row */
  GHashTable   *places; /* id of a step or lane → which it is, from 1 */

  /* borrowed */
  WayCardCompareFunc compare;
  gpointer           compare_data;
  WayCardMatchFunc   match;
  gpointer           match_data;
  WayCardRow        *held; /* stays where it is, or NULL */

  /* state */
  gboolean active;
};

void way_card_list_selection_init (GtkSelectionModelInterface *iface);
