/* plot-area-items.c - what is on a plot, as children: focus, arrows, clicks */
#include "config.h"

#include <math.h>

#include "widgets/records/views/plot-area-private.h"

/* How far the plot is scrolled, in pixels of the widget. */
void
way_plot_area_get_offset (WayPlotArea *self,
                          double      *x,
                          double      *y)
{
  *x = self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;
  *y = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

/* The strips that stay in sight, in pixels of the widget: that of the rows begins at @start. */
void
way_plot_area_get_heads (WayPlotArea *self,
                         double      *start,
                         double      *width,
                         double      *height)
{
  double   all_width, all_height, visible = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  way_plot_get_heads (self->plot, width, height);
  way_plot_get_size (self->plot, &all_width, &all_height);
  *width *= self->scale;
  *height *= self->scale;
  *start = rtl ? visible - *width : 0;
  self->head_shift = rtl ? all_width * self->scale - visible : 0;
  /* Heads that leave no room scroll away with the rest. */
  if (self->hadjustment == NULL || *width > visible * 0.6)
    *width = 0;
  if (self->vadjustment == NULL || *height > gtk_widget_get_height (GTK_WIDGET (self)) * 0.6)
    *height = 0;
}

/* Where an item is on the widget; FALSE when it is not in sight. */
static gboolean
place_item (WayPlotArea       *self,
            const WayPlotItem *item,
            WayRect           *rect)
{
  double   x, y, start, head_width, head_height;
  double   width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean row_head, column_head;

  way_plot_area_get_offset (self, &x, &y);
  way_plot_area_get_heads (self, &start, &head_width, &head_height);
  *rect = (WayRect){ item->rect.x * self->scale, item->rect.y * self->scale, item->rect.width * self->scale, item->rect.height * self->scale };
  row_head = head_width > 0 && (start > 0 ? rect->x >= self->head_shift + start - 0.5 : rect->x + rect->width <= head_width + 0.5);
  column_head = head_height > 0 && rect->y + rect->height <= head_height + 0.5;
  rect->x -= row_head ? self->head_shift : x;
  rect->y -= column_head ? 0 : y;
  /* What is below the heads is covered by them. */
  if (!column_head && head_height > 0 && rect->y + rect->height / 2 < head_height)
    return FALSE;
  if (!row_head && head_width > 0 && (start > 0 ? rect->x + rect->width / 2 > start : rect->x + rect->width / 2 < head_width))
    return FALSE;

  return rect->x + rect->width > 0 && rect->y + rect->height > 0 && rect->x < width && rect->y < height;
}

int
way_plot_area_get_place (GtkWidget *child)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "place")) - 1;
}

static void
clicked_cb (GtkButton   *button,
            WayPlotArea *self)
{
  way_plot_area_activate (self, way_plot_area_get_place (GTK_WIDGET (button)));
}

static void
focus_entered_cb (GtkEventController *controller,
                  WayPlotArea        *self)
{
  self->current = way_plot_area_get_place (gtk_event_controller_get_widget (controller));
}

static GtkWidget *
new_child (WayPlotArea *self)
{
  GtkWidget          *child = gtk_button_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (child, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  gtk_widget_add_controller (child, focus);
  gtk_widget_add_css_class (child, "item");
  gtk_widget_set_focus_on_click (child, FALSE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return child;
}

static void
show_child (WayPlotArea       *self,
            GtkWidget         *child,
            int                place,
            const WayPlotItem *item,
            const WayRect     *rect)
{
  g_autofree char *tooltip = item->description != NULL ? g_strdup_printf ("%s\n%s", item->name, item->description) : g_strdup (item->name);
  GtkAllocation    allocation = { (int)floor (rect->x), (int)floor (rect->y), (int)ceil (rect->width), (int)ceil (rect->height) };
  int              minimum;

  g_object_set_data (G_OBJECT (child), "place", GINT_TO_POINTER (place + 1));
  if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "words"), tooltip) != 0)
    {
      g_object_set_data_full (G_OBJECT (child), "words", g_strdup (tooltip), g_free);
      gtk_widget_set_tooltip_text (child, self->inlaid ? NULL : tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, item->name,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->description != NULL ? item->description : "", -1);
    }
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation.width, &minimum, NULL, NULL, NULL);
  allocation.height = MAX (allocation.height, minimum);
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* A child for an item that has none, because there are too many. */
GtkWidget *
way_plot_area_add_child (WayPlotArea *self,
                         int          place)
{
  GtkWidget *child = new_child (self);

  g_hash_table_insert (self->children, GINT_TO_POINTER (place + 1), child);
  g_object_set_data (G_OBJECT (child), "place", GINT_TO_POINTER (place + 1));
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return child;
}

/* Gives each item in sight a child, up to a number, and those with the focus and the pointer wherever they are. */
void
way_plot_area_update_children (WayPlotArea *self)
{
  g_autoptr (GHashTable) old = NULL;
  GtkWidget     *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GHashTableIter iter;
  gpointer       key, child;
  guint          i, n = self->plot != NULL ? way_plot_get_n_items (self->plot) : 0, shown = 0;

  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  old = g_steal_pointer (&self->children);
  self->children = g_hash_table_new (NULL, NULL);
  /* Whoever has the focus stays what it is, even where its place in the order is another now. */
  if (focused != NULL)
    {
      g_hash_table_remove (old, GINT_TO_POINTER (way_plot_area_get_place (focused) + 1));
      if (self->current >= 0 && self->current < (int)n)
        g_hash_table_insert (self->children, GINT_TO_POINTER (self->current + 1), focused);
      else
        gtk_widget_unparent (focused);
    }
  for (i = 0; i < n; i++)
    {
      const WayPlotItem *item = way_plot_get_item (self->plot, i);
      GtkWidget         *widget = g_hash_table_lookup (self->children, GINT_TO_POINTER (i + 1));
      WayRect            rect;
      gboolean           visible = place_item (self, item, &rect);

      if (widget == NULL && (!visible || (++shown > WAY_PLOT_MOST_CHILDREN && (int)i != self->hovered)))
        continue;
      if (widget == NULL)
        {
          gpointer used;

          if (g_hash_table_steal_extended (old, GINT_TO_POINTER (i + 1), NULL, &used))
            widget = used;
          else
            widget = new_child (self);
          g_hash_table_insert (self->children, GINT_TO_POINTER (i + 1), widget);
        }
      show_child (self, widget, i, item, &rect);
    }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &child))
    gtk_widget_unparent (child);
}

static void
scroll_to (GtkAdjustment *adjustment,
           double         from,
           double         to,
           double         covered) /* at the start, by heads */
{
  double value, page;

  if (adjustment == NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  if (to > value + page)
    value = to - page + 8;
  if (from < value + covered)
    value = from - covered - 8;
  gtk_adjustment_set_value (adjustment, value);
}

/**
 * way_plot_area_focus_item:
 * @self: an area
 * @place: the place of an item
 *
 * Brings an item into sight and gives it the focus.
 *
 * Returns: whether it has the focus
 */
gboolean
way_plot_area_focus_item (WayPlotArea *self,
                          int          place)
{
  const WayRect *rect;
  double         start, width, height;
  GtkWidget     *child;

  if (self->plot == NULL || place < 0 || place >= (int)way_plot_get_n_items (self->plot))
    return FALSE;
  rect = &way_plot_get_item (self->plot, place)->rect;
  way_plot_area_get_heads (self, &start, &width, &height);
  if (rect->y * self->scale >= height)
    scroll_to (self->vadjustment, rect->y * self->scale, (rect->y + rect->height) * self->scale, height);
  if (start > 0)
    scroll_to (self->hadjustment, rect->x * self->scale, (rect->x + rect->width) * self->scale + width, 0);
  else if (rect->x * self->scale >= width)
    scroll_to (self->hadjustment, rect->x * self->scale, (rect->x + rect->width) * self->scale, width);
  child = g_hash_table_lookup (self->children, GINT_TO_POINTER (place + 1));
  if (child == NULL)
    {
      self->current = place;
      child = way_plot_area_add_child (self, place);
    }

  return gtk_widget_grab_focus (child);
}

/**
 * way_plot_area_get_item_place:
 * @self: an area
 * @place: the place of an item
 * @rect: (out): where it is on the widget
 *
 * Returns: whether it is in sight
 */
gboolean
way_plot_area_get_item_place (WayPlotArea  *self,
                              int           place,
                              GdkRectangle *rect)
{
  WayRect  exact;
  gboolean visible;

  if (self->plot == NULL || place < 0 || place >= (int)way_plot_get_n_items (self->plot))
    return FALSE;
  visible = place_item (self, way_plot_get_item (self->plot, place), &exact);
  *rect = (GdkRectangle){ (int)exact.x, (int)exact.y, (int)ceil (exact.width), (int)ceil (exact.height) };

  return visible;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        WayPlotArea           *self)
{
  int across = 0, down = 0, next;

  if (self->plot == NULL || self->current < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      across = -1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      across = 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      down = -1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      down = 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return way_plot_area_focus_item (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return way_plot_area_focus_item (self, way_plot_get_n_items (self->plot) - 1);
    default:
      return FALSE;
    }
  next = way_plot_find_beside (self->plot, self->current, across, down);
  if (next >= 0)
    way_plot_area_focus_item (self, next);

  /* At the edge the focus stays. */
  return TRUE;
}

void
way_plot_area_add_keys (WayPlotArea *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A plot is one stop on the way; what lies in a page is as many as it has parts. */
gboolean
way_plot_area_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  WayPlotArea *self = WAY_PLOT_AREA (widget);
  gboolean     inside = gtk_widget_get_focus_child (widget) != NULL;
  int          n = self->plot != NULL ? (int)way_plot_get_n_items (self->plot) : 0;
  int          by = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int          place;

  if (n == 0)
    return FALSE;
  if (!self->inlaid)
    return !inside && way_plot_area_focus_item (self, self->current >= 0 ? self->current : 0);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return !inside && way_plot_area_focus_item (self, 0);
  place = inside ? self->current + by : by > 0 ? 0
                                               : n - 1;

  return place >= 0 && place < n && way_plot_area_focus_item (self, place);
}

gboolean
way_plot_area_grab_focus (GtkWidget *widget)
{
  WayPlotArea *self = WAY_PLOT_AREA (widget);

  return way_plot_area_focus_item (self, MAX (0, self->current));
}
