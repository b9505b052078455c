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
  WayRect     stages, lanes;
  WayKind     kind;

  way_layout_update (self);
  if (item == NULL)
    return FALSE;
  card = g_hash_table_lookup (self->boxes, item);
  if (card != NULL)
    {
      WayItem         *lane = way_map_find (self->map, way_item_get_at (item, WAY_CARD_LANE));
      WayRow          *row = g_hash_table_lookup (self->row_of, lane);
      const WayColumn *column = way_layout_get_column (self, card->column);

      if (row == NULL || column == NULL || way_item_has_mark (lane, "folded"))
        return FALSE;
      *box = (WayBox){ WAY_BOX_CARD,
                       item,
                       { column->x, row->y + card->y, card->face.width, card->face.height },
                       card->column,
                       way_item_get_index (lane) };
      box->rect = way_layout_mirror (self, box->rect);
      return TRUE;
    }
  /* Headers are looked for where headers are, and not among all the cards. */
  kind = way_item_get_kind (item);
  way_layout_get_frame (self, &stages, &lanes);
  if (kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP)
    way_layout_foreach (self, &stages, compare_item, &finding);
  else
    way_layout_foreach (self, kind == WAY_KIND_LANE ? &lanes : NULL, compare_item, &finding);

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
 * way_layout_get_cell:
 * @self: a layout
 * @column: of a step
 * @row: of a lane
 * @rect: (out): where they cross
 *
 * Returns: whether there are such a step and lane
 */
gboolean
way_layout_get_cell (WayLayout *self,
                     int        column,
                     int        row,
                     WayRect   *rect)
{
  const WayColumn *c;
  const WayRow    *r;

  way_layout_update (self);
  c = way_layout_get_column (self, column);
  r = way_layout_get_row (self, row);
  if (c == NULL || r == NULL)
    return FALSE;
  *rect = way_layout_mirror (self, (WayRect){ c->x, r->y, c->width, r->height });

  return TRUE;
}

/**
 * way_layout_get_step:
 * @self: a layout
 * @column: a column
 *
 * Returns: (transfer none) (nullable): its step
 */
WayItem *
way_layout_get_step (WayLayout *self,
                     int        column)
{
  way_layout_update (self);

  return way_layout_get_column (self, column) != NULL ? way_layout_get_column (self, column)->step : NULL;
}

/**
 * way_layout_get_lane:
 * @self: a layout
 * @row: a row
 *
 * Returns: (transfer none) (nullable): its lane
 */
WayItem *
way_layout_get_lane (WayLayout *self,
                     int        row)
{
  way_layout_update (self);

  return way_layout_get_row (self, row) != NULL ? way_layout_get_row (self, row)->lane : NULL;
}

/**
 * way_layout_n_columns:
 * @self: a layout
 *
 * Returns: how many steps there are
 */
int
way_layout_n_columns (WayLayout *self)
{
  way_layout_update (self);

  return self->columns->len;
}

/**
 * way_layout_n_rows:
 * @self: a layout
 *
 * Returns: how many lanes there are
 */
int
way_layout_n_rows (WayLayout *self)
{
  way_layout_update (self);

  return self->rows->len;
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
