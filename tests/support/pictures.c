/* pictures.c - pictures that were exported, as surfaces */
#include "config.h"

#include "tests/support/pictures.h"

#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize         left;
} Source;

static cairo_status_t
read_bytes (void          *closure,
            unsigned char *data,
            unsigned int   length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
way_test_read_png (GBytes *bytes)
{
  Source source = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };

  return cairo_image_surface_create_from_png_stream (read_bytes, &source);
}
