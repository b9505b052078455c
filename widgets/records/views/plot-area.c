/* plot-area.c - a plot as it is drawn: scrolled, zoomed, with a focusable child for what is on it
 *
 * The plot is worked out for the size there is. What has a name on it is a button without looks
 * of its own, so that pointer, keyboard and screen readers reach it; beyond what is in sight there is none.
 */
#include "config.h"

#include "widgets/records/views/plot-area.h"

#include <math.h>

#include "journeys/drawing/cairo-sink.h"
#include "widgets/records/views/plot-area-private.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (WayPlotArea, way_plot_area, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Makes the plot anew for a size; what had the focus keeps it when it is still there. */
static void
build (WayPlotArea *self,
       double       width,
       double       height)
{
  double           spread = self->elastic ? self->zoom : 1 / self->zoom;
  WayPlotFrame     frame = { .width = MAX (1, width * spread),
                             .height = self->inlaid ? 0 : MAX (1, height * spread),
                             .theme = self->theme,
                             .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL };
  g_autofree char *element = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  guint            i;

  if (self->plot != NULL && self->current >= 0 && self->current < (int)way_plot_get_n_items (self->plot))
    {
      const WayPlotItem *item = way_plot_get_item (self->plot, self->current);

      element = g_strdup (item->element);
      id = g_strdup (item->id);
      name = g_strdup (item->name);
    }
  g_clear_pointer (&self->plot, way_plot_free);
  self->plot = self->func (&frame, self->data);
  self->built_width = width;
  self->built_height = height;
  self->stale = FALSE;
  self->scale = self->elastic ? 1 : self->zoom;
  if (way_plot_is_elastic (self->plot) != self->elastic)
    {
      self->elastic = !self->elastic;
      if (self->zoom != 1)
        {
          build (self, width, height);
          return;
        }
    }
  self->current = self->hovered = self->pressed = -1;
  for (i = 0; element != NULL && i < way_plot_get_n_items (self->plot) && self->current < 0; i++)
    {
      const WayPlotItem *item = way_plot_get_item (self->plot, i);

      if (g_str_equal (item->element, element) && g_strcmp0 (item->id, id) == 0 && (self->inlaid || g_str_equal (item->name, name)))
        self->current = i;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, way_plot_get_summary (self->plot), -1);
}

static gboolean
ensure (WayPlotArea *self,
        double       width,
        double       height)
{
  if (self->func == NULL || width < 1)
    return FALSE;
  if (self->plot == NULL || self->stale || fabs (self->built_width - width) > 0.5 || (!self->inlaid && fabs (self->built_height - height) > 0.5))
    build (self, width, height);

  return TRUE;
}

static GtkSizeRequestMode
way_plot_area_get_request_mode (GtkWidget *widget)
{
  return WAY_PLOT_AREA (widget)->inlaid ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
way_plot_area_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  WayPlotArea *self = WAY_PLOT_AREA (widget);
  double       width, height;

  /* What lies in a page is as small as that wants it. */
  *minimum = self->inlaid ? 1 : WAY_PLOT_LEAST;
  *natural = *minimum;
  if (!self->inlaid || orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0 || !ensure (self, for_size, 0))
    return;
  way_plot_get_size (self->plot, &width, &height);
  *minimum = *natural = (int)ceil (height * self->scale);
}

static void
configure (GtkAdjustment *adjustment,
           double         size,
           double         visible,
           gboolean       from_end)
{
  double value = gtk_adjustment_get_value (adjustment);
  double upper = MAX (size, visible);

  /* What reads from the right begins there, and stays as far from it as it was. */
  if (from_end)
    value = upper - visible - (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - visible), 0, upper, visible * 0.1, visible * 0.9, visible);
}

static void
way_plot_area_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  WayPlotArea *self = WAY_PLOT_AREA (widget);
  double       plot_width, plot_height;

  if (!ensure (self, width, height))
    return;
  if (self->hadjustment != NULL)
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      way_plot_get_size (self->plot, &plot_width, &plot_height);
      configure (self->hadjustment, plot_width * self->scale, width, rtl);
      configure (self->vadjustment, plot_height * self->scale, height, FALSE);
    }
  way_plot_area_update_children (self);
}

static void
paint (WayPlotArea *self,
       WaySink     *sink,
       cairo_t     *cr,
       WayRect     *clip, /* on the widget */
       double       x,
       double       y)
{
  WayRect area = { (clip->x + x) / self->scale, (clip->y + y) / self->scale, clip->width / self->scale, clip->height / self->scale };

  cairo_save (cr);
  cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
  cairo_clip (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, self->scale, self->scale);
  way_plot_paint (self->plot, sink, &area);
  cairo_restore (cr);
}

/* What heads rows and columns stays in sight while the rest moves below it. */
static void
paint_with_heads (WayPlotArea *self,
                  WaySink     *sink,
                  cairo_t     *cr,
                  double       x,
                  double       y)
{
  double  width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double  head_x, head_y, start, rest;
  WayRect cells, rows, columns, corner;

  way_plot_area_get_heads (self, &start, &head_x, &head_y);
  rest = start > 0 ? 0 : head_x;
  cells = (WayRect){ rest, head_y, width - head_x, height - head_y };
  rows = (WayRect){ start, head_y, head_x, height - head_y };
  columns = (WayRect){ rest, 0, width - head_x, head_y };
  corner = (WayRect){ start, 0, head_x, head_y };
  paint (self, sink, cr, &cells, x, y);
  paint (self, sink, cr, &rows, self->head_shift, y);
  paint (self, sink, cr, &columns, x, 0);
  paint (self, sink, cr, &corner, self->head_shift, 0);
}

static void
way_plot_area_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  WayPlotArea *self = WAY_PLOT_AREA (widget);
  WayRect      all = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  double       x, y, head_width, head_height;
  WaySink     *sink;
  cairo_t     *cr;

  if (self->plot == NULL || all.width < 1 || all.height < 1)
    return;
  way_plot_area_get_offset (self, &x, &y);
  way_plot_get_heads (self->plot, &head_width, &head_height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, all.width, all.height));
  sink = way_cairo_sink_new (cr, FALSE);
  if (self->hadjustment != NULL && head_width > 0)
    paint_with_heads (self, sink, cr, x, y);
  else
    paint (self, sink, cr, &all, x, y);
  way_cairo_sink_free (sink);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (way_plot_area_parent_class)->snapshot (widget, snapshot);
}

static void
adjustment_cb (WayPlotArea *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (WayPlotArea    *self,
                GtkAdjustment **place,
                GtkAdjustment  *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
}

static void
way_plot_area_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  WayPlotArea *self = WAY_PLOT_AREA (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
way_plot_area_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  WayPlotArea *self = WAY_PLOT_AREA (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
way_plot_area_direction_changed (GtkWidget       *widget,
                                 GtkTextDirection previous)
{
  WAY_PLOT_AREA (widget)->stale = TRUE;
  gtk_widget_queue_resize (widget);
}

static void
way_plot_area_dispose (GObject *object)
{
  WayPlotArea *self = WAY_PLOT_AREA (object);
  GtkWidget   *child;

  g_hash_table_remove_all (self->children);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  g_clear_pointer (&self->plot, way_plot_free);
  if (self->destroy != NULL)
    g_clear_pointer (&self->data, self->destroy);
  self->func = NULL;

  G_OBJECT_CLASS (way_plot_area_parent_class)->dispose (object);
}

static void
way_plot_area_finalize (GObject *object)
{
  g_hash_table_unref (WAY_PLOT_AREA (object)->children);

  G_OBJECT_CLASS (way_plot_area_parent_class)->finalize (object);
}

static void
way_plot_area_class_init (WayPlotAreaClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_plot_area_dispose;
  object_class->finalize = way_plot_area_finalize;
  object_class->set_property = way_plot_area_set_property;
  object_class->get_property = way_plot_area_get_property;
  widget_class->get_request_mode = way_plot_area_get_request_mode;
  widget_class->measure = way_plot_area_measure;
  widget_class->size_allocate = way_plot_area_size_allocate;
  widget_class->snapshot = way_plot_area_snapshot;
  widget_class->direction_changed = way_plot_area_direction_changed;
  widget_class->focus = way_plot_area_focus;
  widget_class->grab_focus = way_plot_area_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * WayPlotArea::activated:
   * @self: the area
   * @place: of the item
   *
   * Somebody clicked on something or pressed Enter.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "plotarea");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_plot_area_init (WayPlotArea *self)
{
  self->children = g_hash_table_new (NULL, NULL);
  self->zoom = self->scale = 1;
  self->current = self->hovered = self->pressed = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  way_plot_area_add_keys (self);
  way_plot_area_add_pointer (self);
}

/**
 * way_plot_area_new:
 * @inlaid: whether it takes the height that it needs for its width, and is not scrolled
 *
 * Returns: (transfer floating): an empty area
 */
GtkWidget *
way_plot_area_new (gboolean inlaid)
{
  WayPlotArea *self = g_object_new (WAY_TYPE_PLOT_AREA, NULL);

  self->inlaid = inlaid;

  return GTK_WIDGET (self);
}

void
way_plot_area_activate (WayPlotArea *self,
                        int          place)
{
  g_signal_emit (self, signals[ACTIVATED], 0, place);
}

static void
rebuild (WayPlotArea *self)
{
  self->stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * way_plot_area_set_source:
 * @self: an area
 * @func: what makes the plot
 * @data: (transfer full): passed to it, whenever the plot is made
 * @destroy: (nullable): frees @data
 *
 * Sets what is shown.
 */
void
way_plot_area_set_source (WayPlotArea   *self,
                          WayPlotFunc    func,
                          gpointer       data,
                          GDestroyNotify destroy)
{
  gpointer       old = self->data;
  GDestroyNotify old_destroy = self->destroy;

  self->func = func;
  self->data = data;
  self->destroy = destroy;
  if (old_destroy != NULL && old != NULL)
    old_destroy (old);
  rebuild (self);
}

/**
 * way_plot_area_set_theme:
 * @self: an area
 * @theme: the colours
 *
 * Sets the colours.
 */
void
way_plot_area_set_theme (WayPlotArea *self,
                         WayThemeName theme)
{
  if (self->theme == theme)
    return;
  self->theme = theme;
  rebuild (self);
}

/**
 * way_plot_area_set_zoom:
 * @self: an area
 * @zoom: how large everything is, 1 as usual
 *
 * Plots that gain from room get more of it; the others get larger.
 */
void
way_plot_area_set_zoom (WayPlotArea *self,
                        double       zoom)
{
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  rebuild (self);
}

/**
 * way_plot_area_get_zoom:
 * @self: an area
 *
 * Returns: how large everything is
 */
double
way_plot_area_get_zoom (WayPlotArea *self)
{
  return self->zoom;
}

/**
 * way_plot_area_get_plot:
 * @self: an area
 *
 * Returns: (transfer none) (nullable): what is shown now
 */
WayPlot *
way_plot_area_get_plot (WayPlotArea *self)
{
  return self->plot;
}

/**
 * way_plot_area_get_current:
 * @self: an area
 *
 * Returns: the item that has or had the focus; -1: none
 */
int
way_plot_area_get_current (WayPlotArea *self)
{
  return self->current;
}
