/* export-fragment.h - a part of a map as a picture and as text, for other programs */
#pragma once

#include "journeys/exchange/export.h"
#include "journeys/model/fragment.h"

GBytes *way_fragment_to_picture (WayFragment *fragment,
                                 const char  *format,
                                 GError     **error);

/* fragment-text.c */
char *way_fragment_to_text (WayFragment *fragment);

char *way_fragment_to_table (WayFragment *fragment);
