/* checked-writer.h - the bytes of a map, read back before they go anywhere */
#pragma once

#include "journeys/documents/document-error.h"
#include "journeys/model/map.h"

GBytes *way_checked_writer_write (WayItem    *root,
                                  const char *name,
                                  GError    **error);
