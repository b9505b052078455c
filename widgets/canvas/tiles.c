/* tiles.c - painted pieces of a map, kept so that moving costs a blit */
#include "config.h"

#include "widgets/canvas/tiles.h"

#include <math.h>

#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/painter.h"
#include "widgets/shared/theme-color.h"

#define TILE 512
#define LEAST_KEPT 48 /* tiles, of a megabyte each */

/* While the zoom changes, a frame spends so long on sharp tiles. */
#define BUDGET (8 * G_TIME_SPAN_MILLISECOND)

/* Farther from its own zoom a picture that is stretched looks too coarse, or takes too
 * many tiles. */
#define LEAST_STRETCH 0.6
#define MOST_STRETCH 1.8

/* Lines and shadows of a box may reach so far beyond it. */
#define SLACK 4.0

typedef struct
{
  int              x; /* counted in tiles */
  int              y;
  cairo_surface_t *surface; /* without a graphics card */
  GdkTexture      *texture; /* with one */
  GskRenderNode   *node;    /* at 0,0 */
  guint64          used;    /* the last frame that showed it */
} Tile;

/* Tiles painted for the same zoom. */
typedef struct
{
  GHashTable *tiles; /* Tile → itself */
  double      zoom;
  int         factor; /* device pixels of a pixel of the widget */
} TileSet;

struct _WayTiles
{
  /* owned */
  WayLayout *layout;
  TileSet    now;
  TileSet    before; /* of another zoom, under what is not painted yet */

  /* borrowed */
  const WayTheme *theme;
  gpointer        shade_data;

  /* state */
  WayShadeFunc shade;    /* NULL: all is shown */
  double       zoom;     /* of the frame */
  int          factor;   /* device pixels of a pixel of the widget */
  gboolean     software; /* there is no graphics card behind the renderer */
  guint64      frame;
  gint64       deadline;
  guint        shown;
  guint        n_painted;
  gboolean     complete;
};

static guint
tile_hash (gconstpointer key)
{
  const Tile *tile = key;

  return tile->x * 73856093u ^ tile->y * 19349663u;
}

static gboolean
tile_equal (gconstpointer a,
            gconstpointer b)
{
  const Tile *x = a;
  const Tile *y = b;

  return x->x == y->x && x->y == y->y;
}

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  gsk_render_node_unref (tile->node);
  g_clear_pointer (&tile->surface, cairo_surface_destroy);
  g_clear_object (&tile->texture);
  g_free (tile);
}

static GHashTable *
new_tiles (void)
{
  return g_hash_table_new_full (tile_hash, tile_equal, tile_free, NULL);
}

/**
 * way_tiles_new:
 *
 * Returns: (transfer full): tiles that show nothing yet
 */
WayTiles *
way_tiles_new (void)
{
  WayTiles *self = g_new0 (WayTiles, 1);

  self->now = (TileSet){ new_tiles (), 1, 1 };
  self->before = (TileSet){ new_tiles (), 1, 1 };
  self->zoom = 1;
  self->factor = 1;
  self->complete = TRUE;

  return self;
}

/**
 * way_tiles_free:
 * @self: (transfer full): tiles
 */
void
way_tiles_free (WayTiles *self)
{
  g_hash_table_unref (self->now.tiles);
  g_hash_table_unref (self->before.tiles);
  g_clear_object (&self->layout);
  g_free (self);
}

/**
 * way_tiles_set_source:
 * @self: tiles
 * @layout: (nullable): what to paint
 * @theme: in which colours
 *
 * Shows something else; nothing painted before is kept.
 */
void
way_tiles_set_source (WayTiles       *self,
                      WayLayout      *layout,
                      const WayTheme *theme)
{
  g_set_object (&self->layout, layout);
  self->theme = theme;
  way_tiles_invalidate (self, NULL);
}

/* What was painted stays on the screen until it is painted anew. */
static void
set_aside (WayTiles *self)
{
  /* Half-painted tiles are a worse stand-in than whole ones of the zoom before. */
  if (self->complete || g_hash_table_size (self->before.tiles) == 0)
    {
      g_hash_table_unref (self->before.tiles);
      self->before = self->now;
      self->now.tiles = new_tiles ();
    }
  else
    g_hash_table_remove_all (self->now.tiles);
  self->complete = FALSE;
}

/**
 * way_tiles_set_shade:
 * @self: tiles
 * @shade: (nullable): how each box is shown; NULL for all as usual
 * @data: passed to @shade
 *
 * Paints everything anew in the frames to come, without making any of them wait.
 */
void
way_tiles_set_shade (WayTiles    *self,
                     WayShadeFunc shade,
                     gpointer     data)
{
  self->shade = shade;
  self->shade_data = data;
  set_aside (self);
}

/**
 * way_tiles_invalidate:
 * @self: tiles
 * @area: (nullable): pixels at zoom 1; NULL for all
 *
 * Forgets what shows this part of the map.
 */
void
way_tiles_invalidate (WayTiles      *self,
                      const WayRect *area)
{
  double         side = TILE / (self->now.zoom * self->now.factor);
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_remove_all (self->before.tiles);
  if (area == NULL)
    {
      g_hash_table_remove_all (self->now.tiles);
      return;
    }

  g_hash_table_iter_init (&iter, self->now.tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Tile *tile = key;

      if (tile->x * side < area->x + area->width + SLACK && (tile->x + 1) * side > area->x - SLACK && tile->y * side < area->y + area->height + SLACK && (tile->y + 1) * side > area->y - SLACK)
        g_hash_table_iter_remove (&iter);
    }
}

/* A graphics card keeps a texture. The renderer without one would copy it, pixel by pixel
 * into another form, whenever it is seen; it takes a surface as it is. */
static void
keep (WayTiles        *self,
      Tile            *tile,
      cairo_surface_t *surface)
{
  float           side = TILE / (float)self->now.factor;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, side, side);
  int             stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  if (self->software)
    {
      cairo_t *cr;

      cairo_surface_set_device_scale (surface, self->now.factor, self->now.factor);
      tile->surface = surface;
      tile->node = gsk_cairo_node_new (&bounds);
      cr = gsk_cairo_node_get_draw_context (tile->node);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
      return;
    }
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize)TILE,
                                      (GDestroyNotify)cairo_surface_destroy, surface);
  tile->texture = gdk_memory_texture_new (TILE, TILE, GDK_MEMORY_DEFAULT, bytes, stride);
  tile->node = gsk_texture_node_new (tile->texture, &bounds);
}

static Tile *
paint (WayTiles *self,
       int       x,
       int       y)
{
  Tile            *tile = g_new0 (Tile, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TILE, TILE);
  cairo_t         *cr = cairo_create (surface);
  double           scale = self->now.zoom * self->now.factor;
  WayRect          area = { x * TILE / scale - SLACK, y * TILE / scale - SLACK, TILE / scale + 2 * SLACK, TILE / scale + 2 * SLACK };
  WayColor         page = self->theme->page;
  WaySink         *sink;

  cairo_set_source_rgb (cr, (page >> 24 & 0xff) / 255.0, (page >> 16 & 0xff) / 255.0, (page >> 8 & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_translate (cr, -x * (double)TILE, -y * (double)TILE);
  cairo_scale (cr, scale, scale);
  sink = way_cairo_sink_new (cr, FALSE);
  way_painter_paint_shaded (sink, self->layout, self->theme, &area, WAY_PART_ALL, self->shade, self->shade_data);
  way_cairo_sink_free (sink);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  self->n_painted++;

  tile->x = x;
  tile->y = y;
  keep (self, tile, surface);
  g_hash_table_add (self->now.tiles, tile);

  return tile;
}

static gboolean
needs_sharp (WayTiles *self,
             gboolean  moving)
{
  double stretch = self->zoom / self->now.zoom;

  if (self->factor != self->now.factor || stretch < LEAST_STRETCH || stretch > MOST_STRETCH)
    return TRUE;

  return stretch != 1 && (!moving || g_hash_table_size (self->now.tiles) == 0);
}

/**
 * way_tiles_begin:
 * @self: tiles
 * @zoom: pixels of the widget for one of the layout
 * @moving: whether another zoom is to come at once, so that what there is may be stretched
 * @scale_factor: device pixels for one of the widget
 * @renderer: (nullable): what will show the tiles
 *
 * Begins a frame.
 */
void
way_tiles_begin (WayTiles    *self,
                 double       zoom,
                 gboolean     moving,
                 int          scale_factor,
                 GskRenderer *renderer)
{
  gboolean software = renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer);

  if (software != self->software)
    {
      g_hash_table_remove_all (self->now.tiles);
      g_hash_table_remove_all (self->before.tiles);
      self->software = software;
    }
  self->zoom = zoom;
  self->factor = scale_factor;
  if (needs_sharp (self, moving))
    {
      set_aside (self);
      self->now.zoom = zoom;
      self->now.factor = scale_factor;
    }

  self->frame++;
  self->shown = 0;
  self->complete = TRUE;
  self->deadline = g_hash_table_size (self->before.tiles) > 0 || self->now.zoom != zoom ? g_get_monotonic_time () + BUDGET : G_MAXINT64;
}

static double
snap (WayTiles *self,
      double    x)
{
  return floor (x * self->factor + 0.5) / self->factor;
}

/* Edges on whole pixels need no blending, and neighbours leave no gap. */
static void
append_stretched (WayTiles      *self,
                  GtkSnapshot   *snapshot,
                  const TileSet *set,
                  const Tile    *tile,
                  double         origin_x,
                  double         origin_y)
{
  double          side = TILE / (set->zoom * set->factor) * self->zoom;
  double          x = snap (self, origin_x + tile->x * side), y = snap (self, origin_y + tile->y * side);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, snap (self, origin_x + (tile->x + 1) * side) - x,
                                             snap (self, origin_y + (tile->y + 1) * side) - y);
  cairo_t        *cr;

  if (tile->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, tile->texture, &rect);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rect.size.width * set->factor / TILE, rect.size.height * set->factor / TILE);
  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  /* The better filters take many times as long. */
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
show_before (WayTiles              *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *clip,
             double                 origin_x,
             double                 origin_y)
{
  double         side = TILE / (self->before.zoom * self->before.factor) * self->zoom;
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->before.tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Tile           *tile = key;
      graphene_rect_t rect = GRAPHENE_RECT_INIT (origin_x + tile->x * side, origin_y + tile->y * side, side, side);

      if (graphene_rect_intersection (&rect, clip, NULL))
        append_stretched (self, snapshot, &self->before, tile, origin_x, origin_y);
    }
}

static void
append_tile (WayTiles    *self,
             GtkSnapshot *snapshot,
             Tile        *tile,
             double       origin_x,
             double       origin_y)
{
  double side = TILE / (double)self->factor;

  if (tile->used != self->frame)
    self->shown++;
  tile->used = self->frame;
  if (self->zoom != self->now.zoom)
    {
      append_stretched (self, snapshot, &self->now, tile, origin_x, origin_y);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (origin_x + tile->x * side, origin_y + tile->y * side));
  gtk_snapshot_append_node (snapshot, tile->node);
  gtk_snapshot_restore (snapshot);
}

static void
append_page (WayTiles              *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *clip)
{
  GdkRGBA color = way_theme_color_get (self->theme->page, 1);

  gtk_snapshot_append_color (snapshot, &color, clip);
}

/* NULL when there is no time left in this frame. */
static Tile *
find_or_paint (WayTiles *self,
               int       x,
               int       y)
{
  Tile  wanted = { x, y };
  Tile *tile = g_hash_table_lookup (self->now.tiles, &wanted);

  if (tile == NULL && g_get_monotonic_time () <= self->deadline)
    tile = paint (self, x, y);

  return tile;
}

/**
 * way_tiles_snapshot:
 * @self: tiles
 * @snapshot: where to
 * @clip: the part of the widget to cover; the caller clips to it
 * @origin_x: where the left of the map is in the widget, on a device pixel
 * @origin_y: where its top is
 *
 * Shows a part of the map, and the page beside it.
 */
void
way_tiles_snapshot (WayTiles              *self,
                    GtkSnapshot           *snapshot,
                    const graphene_rect_t *clip,
                    double                 origin_x,
                    double                 origin_y)
{
  double   side = TILE / (self->now.zoom * self->now.factor) * self->zoom;
  double   width, height;
  int      x, y, x1, y1, x2, y2;
  guint    i;
  gboolean covered; /* no page is seen, and nothing that was painted before */
  g_autoptr (GPtrArray) tiles = NULL;

  if (self->layout == NULL)
    return;
  way_layout_get_size (self->layout, &width, &height);
  x1 = MAX (0, floor ((clip->origin.x - origin_x) / side));
  y1 = MAX (0, floor ((clip->origin.y - origin_y) / side));
  x2 = floor (MIN (clip->origin.x + clip->size.width - origin_x, width * self->zoom) / side);
  y2 = floor (MIN (clip->origin.y + clip->size.height - origin_y, height * self->zoom) / side);
  tiles = g_ptr_array_sized_new (MAX (0, (x2 - x1 + 1) * (y2 - y1 + 1)));
  covered = origin_x <= clip->origin.x && origin_x + (x2 + 1) * side >= clip->origin.x + clip->size.width &&
            origin_y <= clip->origin.y && origin_y + (y2 + 1) * side >= clip->origin.y + clip->size.height;
  for (y = y1; y <= y2; y++)
    for (x = x1; x <= x2; x++)
      {
        Tile *tile = find_or_paint (self, x, y);

        if (tile != NULL)
          g_ptr_array_add (tiles, tile);
        else
          covered = self->complete = FALSE;
      }

  if (!covered)
    {
      append_page (self, snapshot, clip);
      show_before (self, snapshot, clip, origin_x, origin_y);
    }
  for (i = 0; i < tiles->len; i++)
    append_tile (self, snapshot, g_ptr_array_index (tiles, i), origin_x, origin_y);
}

static int
compare_use (gconstpointer a,
             gconstpointer b)
{
  const Tile *x = *(Tile *const *)a;
  const Tile *y = *(Tile *const *)b;

  return (x->used > y->used) - (x->used < y->used);
}

/**
 * way_tiles_end:
 * @self: tiles
 *
 * Ends a frame, and gives back what was not shown for long.
 *
 * Returns: whether all of it was sharp; otherwise another frame is needed
 */
gboolean
way_tiles_end (WayTiles *self)
{
  guint most = MAX (LEAST_KEPT, 3 * self->shown);

  if (self->complete)
    g_hash_table_remove_all (self->before.tiles);
  if (g_hash_table_size (self->now.tiles) > most)
    {
      g_autoptr (GPtrArray) tiles = g_ptr_array_new ();
      GHashTableIter iter;
      gpointer       key;
      guint          i;

      g_hash_table_iter_init (&iter, self->now.tiles);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (tiles, key);
      g_ptr_array_sort (tiles, compare_use);
      for (i = 0; i < tiles->len - most; i++)
        g_hash_table_remove (self->now.tiles, g_ptr_array_index (tiles, i));
    }

  return self->complete;
}

/**
 * way_tiles_count_painted:
 * @self: tiles
 *
 * Returns: how many tiles were painted since the beginning, for tests
 */
guint
way_tiles_count_painted (WayTiles *self)
{
  return self->n_painted;
}
