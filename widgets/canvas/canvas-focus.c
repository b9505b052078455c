/* canvas-focus.c - where the keyboard is on the canvas
 *
 * The focus follows the selection, and the selection the focus.
 */
#include "config.h"

#include <string.h>

#include "widgets/canvas/canvas-private.h"

/* Where keys act, by the key of its proxy. */
void
way_canvas_set_cursor (WayCanvas  *self,
                       const char *key)
{
  char *copy = g_strdup (key);

  g_free (self->cursor);
  self->cursor = copy;
}

void
way_canvas_follow_selection (WayCanvas *self)
{
  const char *id = way_selection_get_last (self->selection);
  WayItem    *item = id != NULL && self->layout != NULL ? way_map_find (way_canvas_get_map (self), id) : NULL;
  GtkWidget  *proxy;
  gboolean    focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (item != NULL && way_item_get_kind (item) == WAY_KIND_MAP)
    {
      if (g_strcmp0 (self->cursor, "objective") != 0)
        way_canvas_set_cursor (self, "title");
    }
  else if (item != NULL)
    way_canvas_set_cursor (self, id);
  else if (way_selection_get_step (self->selection) != NULL)
    way_canvas_set_cursor (self, WAY_CELL_KEY);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->stale || self->layout == NULL)
    {
      way_canvas_queue_proxies (self);
      return;
    }
  way_canvas_sync_proxies (self);
  proxy = GTK_WIDGET (way_canvas_get_cursor (self));
  if (focused && proxy != NULL && self->editor == NULL && !self->focusing && !gtk_widget_has_focus (proxy))
    gtk_widget_grab_focus (proxy);
}

static gboolean
focus_proxy (WayCanvas      *self,
             WayCanvasProxy *proxy)
{
  const char *id = way_canvas_proxy_get_id (proxy);

  way_canvas_set_cursor (self, way_canvas_proxy_get_key (proxy));
  self->focusing = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (proxy));
  self->focusing = FALSE;
  if (id == NULL)
    way_selection_clear (self->selection);
  else if (way_canvas_proxy_get_role (proxy) == WAY_BOX_CARD || way_canvas_proxy_get_role (proxy) == WAY_BOX_EMOTION)
    way_canvas_select_card (self, id, FALSE);
  else if (g_strcmp0 (way_selection_get_last (self->selection), id) != 0)
    way_selection_select (self->selection, id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  way_canvas_reveal_cursor (self);

  return TRUE;
}

static WayCanvasProxy *
get_first (WayCanvas *self,
           int        region)
{
  GtkWidget *child = gtk_widget_get_first_child (self->regions[region]);

  return child != NULL ? WAY_CANVAS_PROXY (child) : NULL;
}

/* Into the region: to what is selected there, otherwise to its first. */
static gboolean
focus_region (WayCanvas *self,
              int        region)
{
  const char     *id = way_selection_get_last (self->selection);
  WayCanvasProxy *proxy = id != NULL ? g_hash_table_lookup (self->proxies, id) : NULL;

  if (proxy == NULL || gtk_widget_get_parent (GTK_WIDGET (proxy)) != self->regions[region])
    {
      if (region == WAY_REGION_CELLS && self->layout != NULL)
        {
          int column, row;

          if (way_canvas_find_cell (self, &column, &row) || way_layout_n_columns (self->layout) == 0)
            return way_canvas_move_to_cell (self, column, row, FALSE);
          for (row = 0; row < way_layout_n_rows (self->layout); row++)
            if (way_canvas_move_to_cell (self, 0, row, FALSE))
              return TRUE;
          return FALSE;
        }
      proxy = get_first (self, region);
    }

  return proxy != NULL && focus_proxy (self, proxy);
}

/* Tab goes from region to region, and out at either end. */
gboolean
way_canvas_focus (GtkWidget       *widget,
                  GtkDirectionType direction)
{
  WayCanvas *self = WAY_CANVAS (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  int        step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int        region;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return child == NULL && gtk_widget_grab_focus (widget);
  if (self->layout == NULL)
    return FALSE;

  if (self->proxies_id != 0 || self->still_id != 0)
    way_canvas_sync_proxies (self);
  for (region = 0; region < WAY_N_REGIONS; region++)
    if (child != NULL && self->regions[region] == child)
      break;
  /* From outside: to where keys act. */
  if (region == WAY_N_REGIONS && child != self->empty_hint)
    {
      WayCanvasProxy *cursor;

      if (!gtk_widget_grab_focus (widget))
        return FALSE;
      cursor = way_canvas_get_cursor (self);
      return cursor != NULL && focus_proxy (self, cursor);
    }
  /* How to begin comes last. */
  if (child == self->empty_hint && gtk_widget_child_focus (child, direction))
    return TRUE;
  for (region += step; region >= 0 && region < WAY_N_REGIONS; region += step)
    if (focus_region (self, region))
      return TRUE;

  return step > 0 && child != self->empty_hint && gtk_widget_child_focus (self->empty_hint, direction);
}

gboolean
way_canvas_grab_focus (GtkWidget *widget)
{
  WayCanvas      *self = WAY_CANVAS (widget);
  WayCanvasProxy *proxy;

  if (self->layout == NULL)
    return FALSE;
  if (self->editor != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  if (self->proxies_id != 0 || self->still_id != 0)
    way_canvas_sync_proxies (self);
  proxy = way_canvas_get_cursor (self);
  if (proxy == NULL)
    {
      proxy = get_first (self, WAY_REGION_HEAD);
      if (proxy != NULL)
        way_canvas_set_cursor (self, way_canvas_proxy_get_key (proxy));
    }

  return proxy != NULL && gtk_widget_grab_focus (GTK_WIDGET (proxy));
}
