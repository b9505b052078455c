/* map-preview.c - a small picture of a map, by the same painter as the map itself */
#include "config.h"

#include "widgets/shared/map-preview.h"

#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/painter.h"

#define LEAST_SCALE 0.3

struct _WayMapPreview
{
  GtkWidget parent_instance;

  /* owned */
  WayLayout  *layout;  /* or NULL */
  GdkTexture *texture; /* what was painted last, or NULL */

  /* state */
  WayThemeName theme;
  int          width; /* of the texture, in device pixels */
  int          height;
};

G_DEFINE_FINAL_TYPE (WayMapPreview, way_map_preview, GTK_TYPE_WIDGET)

/* A large map begins where it begins and is cut off at the end and the foot: better
 * a part that can be recognised than all of it as dust. */
static GdkTexture *
paint (WayMapPreview *self,
       int            width,
       int            height)
{
  const WayTheme  *theme = way_theme_get (self->theme);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);
  WaySink         *sink = way_cairo_sink_new (cr, FALSE);
  g_autoptr (GBytes) bytes = NULL;
  double      map_width, map_height, scale;
  GdkTexture *texture;

  way_layout_get_size (self->layout, &map_width, &map_height);
  scale = MAX (width / MAX (map_width, 1), LEAST_SCALE * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  cairo_set_source_rgb (cr, (theme->page >> 24 & 0xff) / 255.0, (theme->page >> 16 & 0xff) / 255.0,
                        (theme->page >> 8 & 0xff) / 255.0);
  cairo_paint (cr);
  if (way_layout_is_rtl (self->layout))
    cairo_translate (cr, width - map_width * scale, 0);
  cairo_scale (cr, scale, scale);
  way_painter_paint (sink, self->layout, theme, NULL, WAY_PART_ALL & ~WAY_PART_LEGEND);
  way_cairo_sink_free (sink);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize)cairo_image_surface_get_stride (surface) * height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);

  return texture;
}

static void
way_map_preview_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  WayMapPreview *self = WAY_MAP_PREVIEW (widget);
  int            factor = gtk_widget_get_scale_factor (widget);
  int            width = gtk_widget_get_width (widget);
  int            height = gtk_widget_get_height (widget);

  if (self->layout == NULL || width <= 0 || height <= 0)
    return;
  if (self->texture == NULL || self->width != width * factor || self->height != height * factor)
    {
      g_clear_object (&self->texture);
      self->width = width * factor;
      self->height = height * factor;
      self->texture = paint (self, self->width, self->height);
    }
  gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
way_map_preview_dispose (GObject *object)
{
  WayMapPreview *self = WAY_MAP_PREVIEW (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (way_map_preview_parent_class)->dispose (object);
}

static void
way_map_preview_class_init (WayMapPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_map_preview_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = way_map_preview_snapshot;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mappreview");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
way_map_preview_init (WayMapPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * way_map_preview_new:
 *
 * Returns: (transfer floating): an empty picture
 */
GtkWidget *
way_map_preview_new (void)
{
  return g_object_new (WAY_TYPE_MAP_PREVIEW, NULL);
}

/**
 * way_map_preview_set_map:
 * @self: a preview
 * @map: (nullable): what to show
 *
 * Shows a map as it is now.
 */
void
way_map_preview_set_map (WayMapPreview *self,
                         WayMap        *map)
{
  static const WayLayoutOptions options = { .hints = TRUE, .rtl = -1 };

  g_return_if_fail (WAY_IS_MAP_PREVIEW (self));

  g_clear_object (&self->texture);
  g_clear_object (&self->layout);
  if (map != NULL)
    {
      g_autoptr (WayTexts) texts = way_texts_new (500);

      self->layout = way_layout_new (map, texts, &options);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * way_map_preview_set_theme:
 * @self: a preview
 * @theme: the colours
 *
 * Sets the colours.
 */
void
way_map_preview_set_theme (WayMapPreview *self,
                           WayThemeName   theme)
{
  g_return_if_fail (WAY_IS_MAP_PREVIEW (self));

  if (self->theme == theme)
    return;
  self->theme = theme;
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
