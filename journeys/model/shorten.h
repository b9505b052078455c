/* shorten.h - texts where there is little room */
#pragma once

#include <glib.h>

char *way_shorten (const char *text,
                   int         longest);
