/* page-links.h - addresses in fields that lead out of the program */
#pragma once

#include "journeys/model/map.h"
#include "widgets/inspector/field-row.h"

char *way_page_links_make (const WayField *field,
                           const char     *value);

void way_page_links_add (WayFieldRow *row,
                         WayMap      *map,
                         const char  *id);
