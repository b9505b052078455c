/* canvas-proxies.c - what a screen reader and the keyboard focus see
 *
 * One widget for each thing that is painted, in four regions. Beyond a thousand,
 * only for what is in sight and what has the focus.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "widgets/canvas/canvas-private.h"
#include "widgets/canvas/canvas-region.h"
#include "widgets/canvas/proxy-text.h"

#define MOST_PROXIES 1000

void
way_canvas_init_regions (WayCanvas *self)
{
  static const char *const labels[] = { N_ ("Head"), N_ ("Stages"), N_ ("Lanes"), N_ ("Cells") };
  int                      i;

  for (i = 0; i < WAY_N_REGIONS; i++)
    {
      self->regions[i] = way_canvas_region_new (_ (labels[i]));
      gtk_widget_set_parent (self->regions[i], GTK_WIDGET (self));
    }
}

/* Regions are in pixels of the map; their place follows scroll and zoom. */
void
way_canvas_allocate_regions (WayCanvas *self)
{
  WayView view;
  int     i;

  way_canvas_get_view (self, &view);
  for (i = 0; i < WAY_N_REGIONS; i++)
    {
      GskTransform    *transform = NULL;
      graphene_point_t place = GRAPHENE_POINT_INIT (view.x + (i == WAY_REGION_LANES ? view.lanes_dx : 0),
                                                    view.y + (i == WAY_REGION_STAGES ? view.stages_dy : 0));
      int              ignored;

      gtk_widget_measure (self->regions[i], GTK_ORIENTATION_HORIZONTAL, -1, &ignored, &ignored, NULL, NULL);
      transform = gsk_transform_translate (transform, &place);
      transform = gsk_transform_scale (transform, self->zoom, self->zoom);
      gtk_widget_allocate (self->regions[i], MAX (1, ceil (self->width)), MAX (1, ceil (self->height)), -1, transform);
    }
}

static WayRegion
get_region (WayBoxRole role)
{
  switch ((int)role)
    {
    case WAY_BOX_TITLE:
    case WAY_BOX_OBJECTIVE:
    case WAY_BOX_CHIP:
      return WAY_REGION_HEAD;
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
      return WAY_REGION_STAGES;
    case WAY_BOX_LANE_HEADER:
      return WAY_REGION_LANES;
    default:
      return WAY_REGION_CELLS;
    }
}

static GtkAccessibleRole
get_accessible_role (WayBoxRole role)
{
  switch ((int)role)
    {
    /* GTK 4.8 has no role on the bus for a column header. */
    case WAY_BOX_TITLE:
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
      return GTK_ACCESSIBLE_ROLE_HEADING;
    case WAY_BOX_LANE_HEADER:
      return GTK_ACCESSIBLE_ROLE_ROW_HEADER;
    case WAY_BOX_CELL:
      return GTK_ACCESSIBLE_ROLE_GRID_CELL;
    default:
      return GTK_ACCESSIBLE_ROLE_LIST_ITEM;
    }
}

/* NULL: nothing stands for such a box. */
static const char *
get_key (const WayBox *box)
{
  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
      return "title";
    case WAY_BOX_OBJECTIVE:
      return "objective";
    case WAY_BOX_CELL:
      return WAY_CELL_KEY;
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
    case WAY_BOX_LANE_HEADER:
    case WAY_BOX_CHIP:
    case WAY_BOX_EMOTION:
    case WAY_BOX_BAR:
    case WAY_BOX_CARD:
      return way_item_get_id (box->item);
    default:
      return NULL;
    }
}

typedef struct
{
  WayCanvas *self;
  guint      regions;             /* a bit for each that is gone through */
  WayBox     late;                /* what has the cursor, out of sight */
  gboolean   has_late;            /* and is not yet there */
  GtkWidget *last[WAY_N_REGIONS]; /* placed last in each region */
} Sync;

static WayCanvasProxy *
ensure_proxy (WayCanvas    *self,
              const WayBox *box,
              const char   *key)
{
  WayCanvasProxy *proxy = g_hash_table_lookup (self->proxies, key);

  if (proxy == NULL)
    {
      GtkWidget *widget = way_canvas_proxy_new (get_accessible_role (box->role), key);

      proxy = WAY_CANVAS_PROXY (widget);
      gtk_widget_set_parent (widget, self->regions[get_region (box->role)]);
      g_hash_table_insert (self->proxies, (gpointer)way_canvas_proxy_get_key (proxy), proxy);
    }
  way_canvas_proxy_set_box (proxy, box);
  way_canvas_proxy_set_seen (proxy, TRUE);

  return proxy;
}

/* A reader goes through them in the order of the map. */
static void
put_in_order (Sync           *sync,
              WayCanvasProxy *proxy,
              WayRegion       region)
{
  GtkWidget *widget = GTK_WIDGET (proxy);

  if (gtk_widget_get_prev_sibling (widget) != sync->last[region])
    gtk_widget_insert_after (widget, sync->self->regions[region], sync->last[region]);
  sync->last[region] = widget;
}

static void
put_box (Sync         *sync,
         const WayBox *box)
{
  WayCanvas      *self = sync->self;
  const char     *key = get_key (box);
  WayCanvasProxy *proxy = g_hash_table_lookup (self->proxies, key);
  int             place = 0, count = 0;

  /* The same emotion may be in several lanes; the first counts. */
  if (proxy != NULL && way_canvas_proxy_is_seen (proxy))
    return;

  proxy = ensure_proxy (self, box, key);
  put_in_order (sync, proxy, get_region (box->role));
  way_canvas_proxy_set_dimmed (proxy, way_canvas_is_dimmed (self, box));
  if (box->role == WAY_BOX_CARD)
    count = way_layout_count_cell (self->layout, box->column, box->row, box->item, &place);
  way_proxy_text_update (proxy, self->layout, box, place, count);
  if (box->role == WAY_BOX_OBJECTIVE)
    way_canvas_proxy_set_selected (proxy, g_strcmp0 (self->cursor, key) == 0);
  else
    way_canvas_proxy_set_selected (proxy, way_selection_contains (self->selection, way_item_get_id (box->item)));
}

/* Whether a box comes before another one of its region. */
static gboolean
comes_before (const WayBox *a,
              const WayBox *b)
{
  if (get_region (a->role) == WAY_REGION_STAGES && a->role != b->role)
    return a->role == WAY_BOX_STAGE;

  return a->row != b->row ? a->row < b->row : a->column < b->column;
}

static void
put_late (Sync *sync)
{
  if (sync->has_late)
    put_box (sync, &sync->late);
  sync->has_late = FALSE;
}

static void
sync_box (const WayBox *box,
          gpointer      data)
{
  Sync     *sync = data;
  WayRegion region = get_region (box->role);

  if (get_key (box) == NULL || (sync->regions & 1 << region) == 0)
    return;
  if (sync->has_late && get_region (sync->late.role) == region && comes_before (&sync->late, box))
    put_late (sync);
  put_box (sync, box);
}

/* Goes through what is in an area, and puts what has the cursor among it. */
static void
sync_area (Sync          *sync,
           const WayRect *area,
           guint          regions)
{
  sync->regions = regions;
  way_layout_foreach (sync->self->layout, area, sync_box, sync);
  if (sync->has_late && (regions & 1 << get_region (sync->late.role)) != 0)
    put_late (sync);
}

static void
sync_cell (Sync *sync)
{
  WayCanvas      *self = sync->self;
  WayBox          box = { .role = WAY_BOX_CELL };
  WayCanvasProxy *proxy;

  if (!way_canvas_find_cell (self, &box.column, &box.row) || !way_layout_get_cell (self->layout, box.column, box.row, &box.rect))
    return;
  if (way_selection_get_size (self->selection) > 0 && g_strcmp0 (self->cursor, WAY_CELL_KEY) != 0)
    return;

  proxy = ensure_proxy (self, &box, WAY_CELL_KEY);
  put_in_order (sync, proxy, WAY_REGION_CELLS);
  way_proxy_text_update (proxy, self->layout, &box, 0, way_layout_count_cell (self->layout, box.column, box.row, NULL, NULL));
  way_canvas_proxy_set_selected (proxy, way_selection_get_size (self->selection) == 0);
}

/* Only what is in sight, and half a window around, so that a reader finds something
 * when it moves on. */
static void
sync_sight (Sync *sync)
{
  WayCanvas *self = sync->self;
  double     width = gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double     height = gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  WayRect    head, stages, lanes, cells;
  double     x, y;

  way_canvas_widget_to_map (self, 0, 0, &x, &y);
  cells = (WayRect){ x - width / 2, y - height / 2, 2 * width, 2 * height };
  way_layout_get_frame (self->layout, &stages, &lanes);
  head = (WayRect){ 0, 0, self->width, stages.y };
  stages.x = cells.x;
  stages.width = cells.width;
  lanes.y = cells.y;
  lanes.height = cells.height;

  sync->has_late = self->cursor != NULL && way_layout_find (self->layout, self->cursor, &sync->late) && get_key (&sync->late) != NULL;
  sync_area (sync, &head, 1 << WAY_REGION_HEAD);
  sync_area (sync, &stages, 1 << WAY_REGION_STAGES);
  sync_area (sync, &lanes, 1 << WAY_REGION_LANES);
  sync_area (sync, &cells, 1 << WAY_REGION_CELLS);
}

static gboolean
is_small (WayCanvas *self)
{
  WayMap *map = way_canvas_get_map (self);

  return way_map_n (map, WAY_MAP_CARDS) + way_map_n (map, WAY_MAP_STAGES) + way_layout_n_columns (self->layout) <= MOST_PROXIES;
}

static void
remove_unseen (WayCanvas *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!way_canvas_proxy_is_seen (value))
      {
        g_hash_table_iter_remove (&iter);
        gtk_widget_unparent (value);
      }
}

static void
forget_seen (WayCanvas *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    way_canvas_proxy_set_seen (value, FALSE);
}

/* Whoever is gone with the focus leaves its region in the way to it. */
static gboolean
has_focus (WayCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && (gtk_widget_get_focus_child (child) != NULL || gtk_widget_is_focus (child));
}

/* Makes the proxies those of the map as it is. */
void
way_canvas_sync_proxies (WayCanvas *self)
{
  gboolean had_focus = has_focus (self) && self->editor == NULL;
  Sync     sync = { .self = self };

  g_clear_handle_id (&self->proxies_id, g_source_remove);
  forget_seen (self);
  if (self->layout != NULL)
    {
      way_canvas_refresh (self);
      g_clear_handle_id (&self->proxies_id, g_source_remove);
      if (is_small (self))
        sync_area (&sync, NULL, ~0u);
      else
        sync_sight (&sync);
      sync_cell (&sync);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      way_item_get_text (way_map_get_root (way_canvas_get_map (self)), "title"), -1);
    }
  self->focusing = TRUE;
  remove_unseen (self);
  self->focusing = FALSE;
  /* GTK looks for another place after the next frame only, and keys that are pressed until then go nowhere. */
  if (had_focus && !has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
sync_cb (gpointer data)
{
  WayCanvas *self = data;

  self->proxies_id = 0;
  way_canvas_sync_proxies (self);

  return G_SOURCE_REMOVE;
}

/* Later: what is seen comes first. */
void
way_canvas_queue_proxies (WayCanvas *self)
{
  if (self->proxies_id == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->proxies_id = g_idle_add (sync_cb, self);
}

WayCanvasProxy *
way_canvas_get_cursor (WayCanvas *self)
{
  return self->cursor != NULL ? g_hash_table_lookup (self->proxies, self->cursor) : NULL;
}
