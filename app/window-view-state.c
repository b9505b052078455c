/* window-view-state.c - what a window shows of its map, so that it can come back as it was */
#include "config.h"

#include "app/window-private.h"

/* Frames in which the canvas can get its size. */
#define MOST_FRAMES 30

typedef struct
{
  double zoom;
  double x, y;
  int    n_frames;
} Scrolling;

static GtkAdjustment *
get_adjustment (WayWindow     *self,
                GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->canvas))
                                                   : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->canvas));
}

static double
get_scroll (WayWindow     *self,
            GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* What is seen, as names and values; nothing in it is needed to show the map. */
GVariant *
way_window_get_view (WayWindow *self)
{
  GVariantBuilder builder;
  const char     *face = NULL;
  int             width, height;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_object_get (self, "face", &face, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_variant_builder_add (&builder, "{sv}", "face", g_variant_new_take_string ((char *)face));
  g_variant_builder_add (&builder, "{sv}", "zoom", g_variant_new_double (way_canvas_get_zoom (self->canvas)));
  g_variant_builder_add (&builder, "{sv}", "x", g_variant_new_double (get_scroll (self, GTK_ORIENTATION_HORIZONTAL)));
  g_variant_builder_add (&builder, "{sv}", "y", g_variant_new_double (get_scroll (self, GTK_ORIENTATION_VERTICAL)));
  g_variant_builder_add (&builder, "{sv}", "panel", g_variant_new_boolean (way_side_panel_get_shown (self->side_panel)));
  if (adw_view_stack_get_visible_child_name (self->sides) != NULL)
    g_variant_builder_add (&builder, "{sv}", "page", g_variant_new_string (adw_view_stack_get_visible_child_name (self->sides)));
  if (way_selection_get_last (self->selection) != NULL)
    g_variant_builder_add (&builder, "{sv}", "selected", g_variant_new_string (way_selection_get_last (self->selection)));
  g_variant_builder_add (&builder, "{sv}", "width", g_variant_new_int32 (width));
  g_variant_builder_add (&builder, "{sv}", "height", g_variant_new_int32 (height));
  g_variant_builder_add (&builder, "{sv}", "maximized", g_variant_new_boolean (gtk_window_is_maximized (GTK_WINDOW (self))));

  return g_variant_builder_end (&builder);
}

static gboolean
can_scroll_to (WayWindow     *self,
               GtkOrientation orientation,
               double         value)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  return adjustment != NULL && gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) >= value;
}

/* A new canvas zooms to its width in its first frame, and there is no way to scroll before it knows how large it is. */
static gboolean
scroll_cb (GtkWidget     *canvas,
           GdkFrameClock *clock,
           gpointer       data)
{
  Scrolling *scrolling = data;
  WayWindow *self = WAY_WINDOW (gtk_widget_get_root (canvas));

  scrolling->n_frames++;
  if (scrolling->n_frames == 1)
    return G_SOURCE_CONTINUE;
  if (scrolling->n_frames == 2)
    way_canvas_set_zoom (self->canvas, scrolling->zoom);
  if (scrolling->n_frames < MOST_FRAMES &&
      !(can_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, scrolling->x) && can_scroll_to (self, GTK_ORIENTATION_VERTICAL, scrolling->y)))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (get_adjustment (self, GTK_ORIENTATION_HORIZONTAL), scrolling->x);
  gtk_adjustment_set_value (get_adjustment (self, GTK_ORIENTATION_VERTICAL), scrolling->y);

  return G_SOURCE_REMOVE;
}

/* Shows the map as it was seen; what is not in there stays as it is. */
void
way_window_set_view (WayWindow *self,
                     GVariant  *view)
{
  Scrolling  *scrolling = g_new0 (Scrolling, 1);
  const char *text;
  gboolean    flag;
  gint32      width, height;

  if (g_variant_lookup (view, "width", "i", &width) && g_variant_lookup (view, "height", "i", &height) && width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_variant_lookup (view, "maximized", "b", &flag) && flag)
    gtk_window_maximize (GTK_WINDOW (self));
  if (g_variant_lookup (view, "face", "&s", &text))
    way_window_show_face (self, text);
  if (g_variant_lookup (view, "page", "&s", &text) && adw_view_stack_get_child_by_name (self->sides, text) != NULL)
    adw_view_stack_set_visible_child_name (self->sides, text);
  if (g_variant_lookup (view, "panel", "b", &flag))
    way_side_panel_set_shown (self->side_panel, flag);
  if (g_variant_lookup (view, "selected", "&s", &text) && way_map_find (way_document_get_map (self->document), text) != NULL)
    way_selection_select (self->selection, text);
  if (g_variant_lookup (view, "zoom", "d", &scrolling->zoom) &&
      g_variant_lookup (view, "x", "d", &scrolling->x) &&
      g_variant_lookup (view, "y", "d", &scrolling->y) &&
      scrolling->zoom > 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->canvas), scroll_cb, scrolling, g_free);
  else
    g_free (scrolling);
}
