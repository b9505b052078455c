/* layout-changes.c - which part of a layout a change of the map makes stale */
#include "config.h"

#include <string.h>

#include "journeys/layout/layout-private.h"

WayCardBox *
way_layout_ensure_box (WayLayout *self,
                       WayItem   *card)
{
  WayCardBox *box = g_hash_table_lookup (self->boxes, card);

  if (box == NULL)
    {
      box = g_new0 (WayCardBox, 1);
      box->card = card;
      g_hash_table_insert (self->boxes, card, box);
    }

  return box;
}

static WayRow *
find_row (WayLayout  *self,
          const char *lane_id)
{
  WayItem *lane = way_map_find (self->map, lane_id);

  return lane != NULL ? g_hash_table_lookup (self->row_of, lane) : NULL;
}

/* The cells of a card's lane are to be stacked again where the card is. */
static void
update_card (WayLayout  *self,
             WayCardBox *box,
             gboolean    moved)
{
  WayRow *row = find_row (self, way_item_get_at (box->card, WAY_CARD_LANE));

  if (row != NULL)
    way_row_update (row, self, box, moved);
  self->stale_rows = TRUE;
}

void
way_layout_remeasure (WayLayout *self,
                      WayItem   *card)
{
  WayCardBox *box = card != NULL ? g_hash_table_lookup (self->boxes, card) : NULL;

  if (box != NULL)
    {
      box->known = FALSE;
      if (!self->stale_structure)
        update_card (self, box, FALSE);
    }
}

void
way_layout_add_card (WayLayout *self,
                     WayItem   *card)
{
  WayRow *row = find_row (self, way_item_get_at (card, WAY_CARD_LANE));

  if (row != NULL)
    way_row_add (row, self, way_layout_ensure_box (self, card));
  self->stale_rows = TRUE;
}

/* Gives a card an order between those of its neighbours on the map. When there
 * is no room for one, all are numbered again with the structure. */
static void
place_card (WayLayout *self,
            WayItem   *card,
            int        index)
{
  WayItem    *root = way_map_get_root (self->map);
  WayItem    *before = way_item_get_child (root, WAY_MAP_CARDS, index - 1);
  WayItem    *after = way_item_get_child (root, WAY_MAP_CARDS, index + 1);
  WayCardBox *low = before != NULL ? g_hash_table_lookup (self->boxes, before) : NULL;
  WayCardBox *high = after != NULL ? g_hash_table_lookup (self->boxes, after) : NULL;
  double      order;

  if (way_item_get_child (root, WAY_MAP_CARDS, index) != card ||
      (before != NULL && low == NULL) ||
      (after != NULL && high == NULL))
    {
      self->stale_structure = TRUE;
      return;
    }
  if (low != NULL && high != NULL)
    order = low->order + (high->order - low->order) / 2;
  else
    order = low != NULL ? low->order + 1 : high != NULL ? high->order - 1
                                                        : 0;
  if ((low != NULL && order <= low->order) || (high != NULL && order >= high->order))
    {
      self->stale_structure = TRUE;
      return;
    }
  way_layout_ensure_box (self, card)->order = order;
  way_layout_add_card (self, card);
}

static void
take_card (WayLayout  *self,
           WayItem    *card,
           const char *lane_id)
{
  WayCardBox *box = g_hash_table_lookup (self->boxes, card);
  WayRow     *row = find_row (self, lane_id);

  if (row != NULL && box != NULL)
    way_row_remove (row, box);
  self->stale_rows = TRUE;
}

static gboolean
is_placed_card (WayItem *item)
{
  WayItem *parent = way_item_get_parent (item);

  return way_kind_is_card (way_item_get_kind (item)) &&
         parent != NULL &&
         way_item_get_kind (parent) == WAY_KIND_MAP &&
         way_item_get_slot (item) == WAY_MAP_CARDS;
}

/* The title of a stage or step is to be measured again. */
static gboolean
forget_title (WayLayout *self,
              WayItem   *item)
{
  WayItem   *step = way_item_get_kind (item) == WAY_KIND_STAGE ? way_item_get_child (item, WAY_STAGE_STEPS, 0) : item;
  int        place = GPOINTER_TO_INT (g_hash_table_lookup (self->places, step)) - 1;
  WayColumn *column;

  if (place < 0 || place >= (int)self->columns->len)
    return FALSE;
  column = &g_array_index (self->columns, WayColumn, place);
  if (step == item)
    column->step_height = 0;
  else
    column->stage_height = 0;
  self->stale_head = TRUE;

  return TRUE;
}

/* A linked job is written on the cards that place it. */
static void
remeasure_cards_of_job (WayLayout *self,
                        WayItem   *job)
{
  int i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, i);

      if (way_item_get_kind (card) == WAY_KIND_JOB_CARD &&
          g_strcmp0 (way_item_get (card, "job"), way_item_get_id (job)) == 0)
        way_layout_remeasure (self, card);
    }
}

static void
comments_changed (WayLayout *self,
                  WayItem   *about)
{
  if (!self->options.comments || about == NULL)
    return;
  if (way_kind_is_card (way_item_get_kind (about)))
    way_layout_remeasure (self, about);
  else
    forget_title (self, about);
}

static void
part_changed (WayLayout *self,
              WayItem   *item,
              WayItem   *parent)
{
  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_STAGE:
    case WAY_KIND_STEP:
    case WAY_KIND_LANE:
    case WAY_KIND_LEVEL:
    case WAY_KIND_HINT:
    case WAY_KIND_CHANNEL:
      self->stale_structure = TRUE;
      break;
    case WAY_KIND_PERSONA_LINK:
    case WAY_KIND_ACCOUNT_LINK:
      self->stale_head = TRUE;
      break;
    case WAY_KIND_JOB_LINK:
      remeasure_cards_of_job (self, item);
      break;
    case WAY_KIND_JOB_SCORE:
      remeasure_cards_of_job (self, parent);
      break;
    case WAY_KIND_EVIDENCE:
      way_layout_remeasure (self, parent);
      break;
    case WAY_KIND_COMMENT:
      comments_changed (self, parent);
      break;
    default:
      break;
    }
}

static gboolean
is_structure (WayItem *item)
{
  WayKind kind = way_item_get_kind (item);

  return kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP || kind == WAY_KIND_LANE;
}

/* Lanes of owners are as high as the owners of the stages need. */
static void
forget_owners (WayLayout *self)
{
  guint i;

  for (i = 0; i < self->rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (way_item_get (row->lane, "kind"), "owner") == 0)
        row->known = FALSE;
    }
}

/* A field of a stage, step or lane: only the width of a step moves others. */
static void
structure_set (WayLayout       *self,
               const WayChange *change)
{
  WayItem *item = change->item;
  WayRow  *row = g_hash_table_lookup (self->row_of, item);

  if (row != NULL)
    {
      row->known = FALSE;
      self->stale_rows = TRUE;
      return;
    }
  if (strcmp (way_item_get_info (item)->fields[change->field].name, "width") == 0 || !forget_title (self, item))
    self->stale_structure = TRUE;
  else if (way_item_get_kind (item) == WAY_KIND_STAGE)
    forget_owners (self);
}

static void
card_set (WayLayout       *self,
          const WayChange *change)
{
  WayItem    *card = change->item;
  WayCardBox *box = g_hash_table_lookup (self->boxes, card);

  if (box == NULL)
    return;
  if (change->field == WAY_CARD_LANE)
    {
      take_card (self, card, change->old_value);
      way_layout_add_card (self, card);
      return;
    }
  if (change->field != WAY_CARD_STEP)
    box->known = FALSE;
  update_card (self, box, change->field == WAY_CARD_STEP || change->field == WAY_CARD_SPAN);
}

/* What is in a lane stays as it is when the lane goes up or down. */
static void
move_row (WayLayout       *self,
          const WayChange *change)
{
  g_ptr_array_insert (self->rows, change->index, g_ptr_array_steal_index (self->rows, change->old_index));
  self->stale_rows = TRUE;
}

/* Notes what of the layout a change makes stale. */
void
way_layout_follow (WayLayout       *self,
                   const WayChange *change)
{
  way_layout_follow_signs (self, change);
  way_layout_follow_votes (self, change);
  if (self->stale_structure)
    {
      /* Everything is put together anew; only the faces that changed matter. */
      if (way_kind_is_card (way_item_get_kind (change->item)))
        {
          /* Also one that went to the bench or the attic. */
          if (is_placed_card (change->item))
            way_layout_remeasure (self, change->item);
          else
            g_hash_table_remove (self->boxes, change->item);
        }
      else
        part_changed (self, change->item,
                      change->parent != NULL ? change->parent : way_item_get_parent (change->item));
      return;
    }

  switch (change->type)
    {
    case WAY_CHANGE_SET:
      if (change->item == way_map_get_root (self->map))
        self->stale_head = TRUE;
      else if (is_placed_card (change->item))
        card_set (self, change);
      else if (is_structure (change->item))
        structure_set (self, change);
      else
        part_changed (self, change->item, way_item_get_parent (change->item));
      break;

    case WAY_CHANGE_INSERTED:
      if (is_placed_card (change->item))
        place_card (self, change->item, change->index);
      else
        part_changed (self, change->item, change->parent);
      break;

    case WAY_CHANGE_REMOVED:
      if (g_hash_table_contains (self->boxes, change->item))
        {
          take_card (self, change->item, way_item_get_at (change->item, WAY_CARD_LANE));
          g_hash_table_remove (self->boxes, change->item);
        }
      else
        part_changed (self, change->item, change->parent);
      break;

    case WAY_CHANGE_MOVED:
    default:
      if (g_hash_table_contains (self->boxes, change->item))
        {
          take_card (self, change->item, way_item_get_at (change->item, WAY_CARD_LANE));
          if (!is_placed_card (change->item))
            g_hash_table_remove (self->boxes, change->item);
        }
      if (is_placed_card (change->item))
        place_card (self, change->item, change->index);
      else if (way_item_get_kind (change->item) == WAY_KIND_LANE)
        move_row (self, change);
      else
        part_changed (self, change->item, change->parent);
      if (way_item_get_kind (change->item) == WAY_KIND_COMMENT)
        comments_changed (self, change->old_parent);
      break;
    }
}
