/* paste-private.h - what the parts of pasting share */
#pragma once

#include "journeys/commands/paste.h"

/* An item on its way to the map. */
typedef struct
{
  WayItem *item;   /* owned */
  WayItem *parent; /* borrowed from the map */
  int      slot;
  int      index;
} WayPasted;

typedef struct
{
  WayFragment         *fragment; /* NULL for a copy within a map */
  WayMap              *from;
  WayMap              *map;
  const WayPastePlace *place;
  gboolean             same_map; /* it comes from this map */

  /* owned */
  GHashTable *ids;     /* id in the fragment → id on the map */
  GArray     *records; /* of WayPasted; what others refer to, in an order that can be inserted */
  GArray     *structure;
  GArray     *cards;
  GPtrArray  *steps; /* of the map as it will be */
} WayPaste;

void way_paste_init (WayPaste *self,
                     WayMap   *from,
                     WayMap   *map);

void way_paste_clear (WayPaste *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayPaste, way_paste_clear)

WayItem *way_paste_add (WayPaste *self,
                        GArray   *list,
                        WayItem  *item,
                        WayItem  *parent,
                        int       slot,
                        int       index);

void way_paste_insert_all (WayPaste   *self,
                           WayCommand *group,
                           GPtrArray  *ids);

/* paste-places.c */
void way_paste_place_records (WayPaste *self);

gboolean way_paste_place_cards (WayPaste *self,
                                GError  **error);

gboolean way_paste_place_structure (WayPaste *self,
                                    GError  **error);
