/* picture.h - a photograph or a logo, as it came */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

/* Of what a user brings. */
#define WAY_PICTURE_LARGEST_FILE (32 << 20)

typedef struct _WayPicture WayPicture;

#define WAY_PICTURE_ERROR (way_picture_error_quark ())
GQuark way_picture_error_quark (void);

typedef enum
{
  WAY_PICTURE_ERROR_READ,
  WAY_PICTURE_ERROR_TOO_LARGE,
  WAY_PICTURE_ERROR_FORMAT,
} WayPictureError;

WayPicture *way_picture_load (const char *path,
                              GError    **error);

WayPicture *way_picture_new_for_value (const char *value);

char *way_picture_import (GBytes     *bytes,
                          const char *name,
                          GError    **error);

void way_picture_free (WayPicture *self);

int way_picture_get_width (WayPicture *self);

int way_picture_get_height (WayPicture *self);

const char *way_picture_get_media_type (WayPicture *self);

GBytes *way_picture_get_bytes (WayPicture *self);

cairo_surface_t *way_picture_get_surface (WayPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPicture, way_picture_free)
