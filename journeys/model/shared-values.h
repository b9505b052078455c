/* shared-values.h - what several items have in common */
#pragma once

#include "journeys/model/item.h"

/* One entry of a list or one reference, and how many of the items have it. */
typedef struct
{
  char *text;
  guint count;
} WaySharedEntry;

GPtrArray *way_shared_values_list_fields (GPtrArray *items);

gboolean way_shared_values_get (GPtrArray      *items,
                                const WayField *field,
                                const char    **value);

GArray *way_shared_values_count (GPtrArray      *items,
                                 const WayField *field,
                                 guint           most);
