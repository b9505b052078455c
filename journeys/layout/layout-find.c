/* layout-find.c - where something is on a layout, and what is at a place */
#include "config.h"

#include "journeys/layout/layout-private.h"

/**
 * way_layout_find_card_face:
 * @self: a layout
 * @card: a card of its map
 *
 * Returns: (transfer none) (nullable): where things are on the card
 */
const WayCardFace *
way_layout_find_card_face (WayLayout *self,
                           WayItem   *card)
{
  WayCardBox *box = g_hash_table_lookup (self->boxes, card);

  return box != NULL ? &box->face : NULL;
}

typedef struct
{
  WayItem *item;
  WayBox  *box;
  gboolean found;
} Finding;

static void
compare_item (const WayBox *box,
              gpointer      data)
{
  Finding *finding = data;

  if (box->item != finding->item || finding->found)
    return;
  if (box->role == WAY_BOX_LANE || box->role == WAY_BOX_BORDER || box->role == WAY_BOX_OWNER)
    return;
  *finding->box = *box;
  finding->found = TRUE;
}

/* The part of the map in which something other than a card stands, so that
 * nobody has to look at all of it. */
static gboolean
find_area (WayLayout *self,
           WayItem   *item,
           WayRect   *area)
{
  WayItem         *parent = way_item_get_parent (item);
  const WayRow    *row;
  const WayColumn *first, *last;

  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_MAP:
    case WAY_KIND_PERSONA_LINK:
    case WAY_KIND_ACCOUNT_LINK:
      *area = (WayRect){ 0, 0, self->width, self->head_bottom };
      return TRUE;
    case WAY_KIND_LANE:
      row = g_hash_table_lookup (self->row_of, item);
      if (row == NULL)
        return FALSE;
      *area = way_layout_mirror (self, (WayRect){ 0, row->y, MARGIN + 1, row->height });
      return TRUE;
    case WAY_KIND_STAGE:
    case WAY_KIND_STEP:
      parent = item;
      break;
    default:
      break;
    }
  if (parent != NULL && way_item_get_kind (parent) == WAY_KIND_STAGE)
    parent = way_item_get_child (parent, WAY_STAGE_STEPS, 0);
  first = way_layout_get_column_of (self, parent);
  if (first == NULL)
    return FALSE;
  last = way_item_get_kind (item) == WAY_KIND_STEP || way_item_get_parent (item) == parent
           ? first
           : way_layout_get_column (self, first->first + first->count - 1);
  *area = way_layout_mirror (self, (WayRect){ first->x, 0, last->x + last->width - first->x, self->cells_bottom });

  return TRUE;
}

/**
 * way_layout_find:
 * @self: a layout
 * @id: the id of an item
 * @box: (out): its box; of a lane, its header
 *
 * Returns: whether the item has a box
 */
gboolean
way_layout_find (WayLayout  *self,
                 const char *id,
                 WayBox     *box)
{
  WayItem    *item = way_map_find (self->map, id);
  Finding     finding = { item, box, FALSE };
  WayCardBox *card;
  WayRect     area;

  way_layout_update (self);
  if (item == NULL)
    return FALSE;
  card = g_hash_table_lookup (self->boxes, item);
  if (card != NULL)
    {
      WayItem *lane = way_map_find (self->map, way_item_get_at (item, WAY_CARD_LANE));
      WayRow  *row = g_hash_table_lookup (self->row_of, lane);

      if (row == NULL || card->column == NULL || way_item_has_mark (lane, "folded"))
        return FALSE;
      *box = (WayBox){ WAY_BOX_CARD,
                       item,
                       { card->column->x, row->y + card->y, card->face.width, card->face.height },
                       card->column->index,
                       way_item_get_index (lane) };
      box->rect = way_layout_mirror (self, box->rect);
      return TRUE;
    }
  if (find_area (self, item, &area))
    way_layout_foreach (self, &area, compare_item, &finding);

  return finding.found;
}

typedef struct
{
  double   x, y;
  WayBox  *box;
  gboolean found;
} Hit;

static void
compare_point (const WayBox *box,
               gpointer      data)
{
  Hit *hit = data;

  if (hit->x >= box->rect.x &&
      hit->x < box->rect.x + box->rect.width &&
      hit->y >= box->rect.y &&
      hit->y < box->rect.y + box->rect.height)
    {
      *hit->box = *box;
      hit->found = TRUE;
    }
}

/**
 * way_layout_hit:
 * @self: a layout
 * @x: pixels at zoom 1
 * @y: the same
 * @box: (out): the topmost box there
 *
 * Returns: whether there is one
 */
gboolean
way_layout_hit (WayLayout *self,
                double     x,
                double     y,
                WayBox    *box)
{
  WayRect point = { x, y, 0.01, 0.01 };
  Hit     hit = { x, y, box, FALSE };

  way_layout_foreach (self, &point, compare_point, &hit);

  return hit.found;
}

/**
 * way_layout_hit_cell:
 * @self: a layout
 * @x: pixels at zoom 1
 * @y: the same
 * @column: (out): of the step there
 * @row: (out): of the lane there
 *
 * Returns: whether the point is in a cell
 */
gboolean
way_layout_hit_cell (WayLayout *self,
                     double     x,
                     double     y,
                     int       *column,
                     int       *row)
{
  guint i;

  way_layout_update (self);
  if (self->rtl)
    x = self->width - x;
  *column = *row = -1;
  for (i = 0; i < self->columns->len; i++)
    {
      const WayColumn *c = way_layout_get_column (self, i);

      if (x >= c->x - COLUMN_GAP / 2 && x < c->x + c->width + COLUMN_GAP / 2)
        *column = i;
    }
  for (i = 0; i < self->rows->len; i++)
    {
      const WayRow *r = way_layout_get_row (self, i);

      if (y >= r->y && y < r->y + r->height + LANE_GAP)
        *row = i;
    }

  return *column >= 0 && *row >= 0;
}

/**
 * way_layout_get_frame:
 * @self: a layout
 * @stages: (out): the strip of stages and steps
 * @lane_names: (out): the strip of lane names
 *
 * Finds what a window keeps in sight while the rest scrolls.
 */
void
way_layout_get_frame (WayLayout *self,
                      WayRect   *stages,
                      WayRect   *lane_names)
{
  way_layout_update (self);
  *stages = (WayRect){ 0, self->stage_y - 6, self->width, self->cells_y - self->stage_y + 6 };
  *lane_names = way_layout_mirror (self, (WayRect){ 0, self->cells_y, MARGIN + LANE_HEADER - 8,
                                                    self->cells_bottom - self->cells_y });
}

static const char *const role_names[] = {
  "title", "objective", "chip", "confidence", "stage", "step", "lane", "lane-header", "border", "hint",
  "curves", "emotion", "bars", "bar", "owner", "card", "legend"
};

static void
dump_box (const WayBox *box,
          gpointer      data)
{
  const char *name = way_item_get_name (box->item);

  g_string_append_printf (data, "%s %.1f,%.1f %.1fx%.1f%s%s\n", role_names[box->role], box->rect.x,
                          box->rect.y,
                          box->rect.width, box->rect.height, *name != '\0' ? " " : "", name);
}

/**
 * way_layout_dump:
 * @self: a layout
 *
 * Returns: (transfer full): every box on a line of its own, for tests
 */
char *
way_layout_dump (WayLayout *self)
{
  GString *out = g_string_new (NULL);

  way_layout_foreach (self, NULL, dump_box, out);

  return g_string_free (out, FALSE);
}
