/* item-picker.h - finds an item of a map, or a record, or makes a new one */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"
#include "journeys/records/records.h"

#define WAY_TYPE_ITEM_PICKER (way_item_picker_get_type ())
G_DECLARE_FINAL_TYPE (WayItemPicker, way_item_picker, WAY, ITEM_PICKER, GtkPopover)

GtkWidget *way_item_picker_new (WayMap     *map,
                                WayRecords *records,
                                WayKindSet  kinds,
                                gboolean    on_map);

void way_item_picker_set_creating (WayItemPicker *self,
                                   gboolean       creating);
