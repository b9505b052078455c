/* schema.h - the format of a map as a grammar, for people and for other programs */
#pragma once

#include <glib.h>

char *way_schema_write (void);
