/* writer.h - the canonical bytes of a map */
#pragma once

#include "journeys/model/map.h"

GBytes *way_writer_write (WayMap *map);

GBytes *way_writer_write_root (WayItem *root);

gboolean way_writer_writes_same (WayMap *a,
                                 WayMap *b);

void way_writer_append_item (GString *out,
                             WayItem *item,
                             int      indent);

GBytes *way_writer_write_fragment (WayItem    *item,
                                   const char *of);
