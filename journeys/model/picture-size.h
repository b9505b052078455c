/* picture-size.h - how large a picture in a field is, without decoding it */
#pragma once

#include <glib.h>

#define WAY_PICTURE_LONGEST_SIDE 2048

gboolean way_picture_read_size (const char *value,
                                int        *width,
                                int        *height);
