/* picture-effort.h - what decoding a picture takes beside its size, and no more of it than is needed */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

int way_picture_count_goes (const guint8 *data,
                            gsize         size);

gboolean way_picture_is_bearable (int goes,
                                  int width,
                                  int height);

gboolean way_picture_feed (GdkPixbufLoader *loader,
                           const guint8    *data,
                           gsize            size,
                           GError         **error);
