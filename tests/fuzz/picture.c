/* picture.c - a picture, dropped on a card, and as the field of a map */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/drawing/picture.h"
#include "journeys/model/picture-size.h"

/* What a map has of it is small enough to be decoded at once. */
static void
look_at_field (const char *value)
{
  g_autoptr (WayPicture) picture = way_picture_new_for_value (value);
  int width, height;

  if (way_picture_read_size (value, &width, &height))
    g_assert_true (width > 0 && height > 0 && MAX (width, height) <= WAY_PICTURE_LONGEST_SIDE);
  if (picture == NULL || way_picture_get_surface (picture) == NULL)
    return;
  g_assert_cmpint (way_picture_get_width (picture), <=, WAY_PICTURE_LONGEST_SIDE);
  g_assert_cmpint (way_picture_get_height (picture), <=, WAY_PICTURE_LONGEST_SIDE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = way_fuzz_bytes (data, size);
  g_autofree char *field = g_base64_encode (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *taken = way_picture_import (bytes, "a picture", &error);

  g_assert_true ((taken == NULL) == (error != NULL));
  look_at_field (field);
  if (taken != NULL)
    look_at_field (taken);

  return 0;
}
