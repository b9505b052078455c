/* tiles.h - painted pieces of a map, kept so that moving costs a blit
 *
 * Pieces are 512 × 512 device pixels. While the zoom changes, those of the last
 * zoom are shown stretched until the sharp ones are painted.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/drawing/painter.h"

typedef struct _WayTiles WayTiles;

WayTiles *way_tiles_new (void);

void way_tiles_free (WayTiles *self);

void way_tiles_set_source (WayTiles       *self,
                           WayLayout      *layout,
                           const WayTheme *theme);

void way_tiles_set_shade (WayTiles    *self,
                          WayShadeFunc shade,
                          gpointer     data);

void way_tiles_invalidate (WayTiles      *self,
                           const WayRect *area);

void way_tiles_begin (WayTiles    *self,
                      double       zoom,
                      gboolean     moving,
                      int          scale_factor,
                      GskRenderer *renderer);

void way_tiles_snapshot (WayTiles              *self,
                         GtkSnapshot           *snapshot,
                         const graphene_rect_t *clip,
                         double                 origin_x,
                         double                 origin_y);

gboolean way_tiles_end (WayTiles *self);

guint way_tiles_count_painted (WayTiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTiles, way_tiles_free)
