/* picture-decode.h - the pixels of a picture, within bounds */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

/* What is too large is refused before anything of it is decoded. */
typedef struct
{
  int    longest;     /* side in pixels; 0: any */
  double most_pixels; /* 0: any number */
  int    shrink_to;   /* side in pixels; 0: as it is */
} WayPictureBounds;

GdkPixbuf *way_picture_decode (GBytes                 *bytes,
                               const char             *name,
                               const WayPictureBounds *bounds,
                               GError                **error);
