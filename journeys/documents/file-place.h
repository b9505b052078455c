/* file-place.h - a complete file gets a name that nothing has */
#pragma once

#include <glib.h>

gboolean way_file_place (const char *from,
                         const char *to);
