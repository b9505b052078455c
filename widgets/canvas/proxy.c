/* proxy.c - an invisible widget that stands for something painted */
#include "config.h"

#include "widgets/canvas/canvas-proxy.h"

#include <glib/gi18n.h>
#include "widgets/canvas/canvas-region.h"

#include <math.h>

struct _WayCanvasProxy
{
  GtkWidget parent_instance;

  /* owned */
  char *key;
  char *id;
  char *label;
  char *description;

  /* state */
  WayRect    rect;
  WayBoxRole role;
  int        column;
  int        row;
  gboolean   selected;
  int        expanded; /* -1: it does not fold */
  gboolean   seen;     /* it is still needed */
  gboolean   dimmed;
};

G_DEFINE_FINAL_TYPE (WayCanvasProxy, way_canvas_proxy, GTK_TYPE_WIDGET)

static void
way_canvas_proxy_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
way_canvas_proxy_finalize (GObject *object)
{
  WayCanvasProxy *self = WAY_CANVAS_PROXY (object);

  g_free (self->key);
  g_free (self->id);
  g_free (self->label);
  g_free (self->description);

  G_OBJECT_CLASS (way_canvas_proxy_parent_class)->finalize (object);
}

static void
way_canvas_proxy_class_init (WayCanvasProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_canvas_proxy_finalize;
  widget_class->measure = way_canvas_proxy_measure;
  gtk_widget_class_set_css_name (widget_class, "mapitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
way_canvas_proxy_init (WayCanvasProxy *self)
{
  self->expanded = -1;
  self->column = self->row = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * way_canvas_proxy_new:
 * @role: what it is to a screen reader
 * @key: tells it from the others of a canvas
 *
 * Returns: (transfer floating): something painted, as a widget
 */
GtkWidget *
way_canvas_proxy_new (GtkAccessibleRole role,
                      const char       *key)
{
  WayCanvasProxy *self = g_object_new (WAY_TYPE_CANVAS_PROXY, "accessible-role", role, NULL);

  self->key = g_strdup (key);

  return GTK_WIDGET (self);
}

/**
 * way_canvas_proxy_get_key:
 * @self: a proxy
 *
 * Returns: (transfer none): what tells it from the others
 */
const char *
way_canvas_proxy_get_key (WayCanvasProxy *self)
{
  return self->key;
}

/**
 * way_canvas_proxy_set_box:
 * @self: a proxy
 * @box: what it stands for
 *
 * The item of the box is known by its id only; it may go while the proxy stays.
 */
void
way_canvas_proxy_set_box (WayCanvasProxy *self,
                          const WayBox   *box)
{
  const char *id = box->item != NULL ? way_item_get_id (box->item) : NULL;

  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  self->role = box->role;
  self->column = box->column;
  self->row = box->row;
  if (self->rect.x != box->rect.x || self->rect.y != box->rect.y || self->rect.width != box->rect.width || self->rect.height != box->rect.height)
    {
      self->rect = box->rect;
      /* It is the region that gives the place; the widget alone would get its old one again. */
      if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
        gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
    }
}

/**
 * way_canvas_proxy_get_role:
 * @self: a proxy
 *
 * Returns: what it stands for; %WAY_BOX_CELL for a cell
 */
WayBoxRole
way_canvas_proxy_get_role (WayCanvasProxy *self)
{
  return self->role;
}

/**
 * way_canvas_proxy_get_id:
 * @self: a proxy
 *
 * Returns: (transfer none) (nullable): the id of its item; NULL for a cell
 */
const char *
way_canvas_proxy_get_id (WayCanvasProxy *self)
{
  return self->id;
}

/**
 * way_canvas_proxy_get_rect:
 * @self: a proxy
 *
 * Returns: (transfer none): where it is on the map, in pixels at zoom 1
 */
const WayRect *
way_canvas_proxy_get_rect (WayCanvasProxy *self)
{
  return &self->rect;
}

/**
 * way_canvas_proxy_set_dimmed:
 * @self: a proxy
 * @dimmed: whether what it stands for steps back
 *
 * The next text that it is given says so.
 */
void
way_canvas_proxy_set_dimmed (WayCanvasProxy *self,
                             gboolean        dimmed)
{
  self->dimmed = dimmed;
}

/**
 * way_canvas_proxy_set_text:
 * @self: a proxy
 * @label: what is read first
 * @description: (nullable): what is read after a while
 */
void
way_canvas_proxy_set_text (WayCanvasProxy *self,
                           const char     *label,
                           const char     *description)
{
  g_autofree char *dimmed = NULL;

  if (self->dimmed)
    {
      /* TRANSLATORS: said after the description of a card that the filter does not let through */
      dimmed = g_strjoin (", ", _ ("dimmed"), description, NULL);
      description = dimmed;
    }
  if (g_strcmp0 (self->label, label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  if (g_strcmp0 (self->description, description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      description != NULL ? description : "", -1);
    }
}

/**
 * way_canvas_proxy_get_label:
 * @self: a proxy
 *
 * Returns: (transfer none) (nullable): what is read first
 */
const char *
way_canvas_proxy_get_label (WayCanvasProxy *self)
{
  return self->label;
}

/**
 * way_canvas_proxy_set_selected:
 * @self: a proxy
 * @selected: whether its item is selected
 */
void
way_canvas_proxy_set_selected (WayCanvasProxy *self,
                               gboolean        selected)
{
  if (self->selected == selected)
    return;

  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * way_canvas_proxy_set_expanded:
 * @self: a proxy
 * @expanded: whether what it heads is unfolded
 */
void
way_canvas_proxy_set_expanded (WayCanvasProxy *self,
                               gboolean        expanded)
{
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

/**
 * way_canvas_proxy_set_seen:
 * @self: a proxy
 * @seen: whether it is needed; those that are not are taken away
 */
void
way_canvas_proxy_set_seen (WayCanvasProxy *self,
                           gboolean        seen)
{
  self->seen = seen;
}

/**
 * way_canvas_proxy_is_seen:
 * @self: a proxy
 *
 * Returns: whether it is needed
 */
gboolean
way_canvas_proxy_is_seen (WayCanvasProxy *self)
{
  return self->seen;
}

/* A region holds proxies. It is allocated in pixels of the map and turned into
 * those of the widget by its transform, so that scrolling and zooming touch the
 * region only. */

struct _WayCanvasRegion
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (WayCanvasRegion, way_canvas_region, GTK_TYPE_WIDGET)

static void
way_canvas_region_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const WayRect *rect = way_canvas_proxy_get_rect (WAY_CANVAS_PROXY (child));
      GtkAllocation  allocation = { floor (rect->x), floor (rect->y), ceil (rect->width), ceil (rect->height) };

      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
way_canvas_region_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
way_canvas_region_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  /* What is in it has nothing to show. */
}

static void
way_canvas_region_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_canvas_region_parent_class)->dispose (object);
}

static void
way_canvas_region_class_init (WayCanvasRegionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_canvas_region_dispose;
  widget_class->size_allocate = way_canvas_region_size_allocate;
  widget_class->measure = way_canvas_region_measure;
  widget_class->snapshot = way_canvas_region_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mapregion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_canvas_region_init (WayCanvasRegion *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * way_canvas_region_new:
 * @label: its name, translated
 *
 * Returns: (transfer floating): a region without proxies
 */
GtkWidget *
way_canvas_region_new (const char *label)
{
  GtkWidget *self = g_object_new (WAY_TYPE_CANVAS_REGION, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}
