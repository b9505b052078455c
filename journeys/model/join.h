/* join.h - texts one after the other, with something between them */
#pragma once

#include <glib.h>

void way_join_append (GString    *text,
                      const char *between,
                      const char *part);
