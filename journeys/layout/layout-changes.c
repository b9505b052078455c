/* layout-changes.c - which part of a layout a change of the map makes stale */
#include "config.h"

#include <string.h>

#include "journeys/layout/layout-private.h"
#include "journeys/model/rules.h"

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

/* When what is known does not fit together, everything is put together anew. */
static void
forget_structure (WayLayout *self)
{
  self->stale_structure = TRUE;
  g_hash_table_remove_all (self->row_of);
  g_ptr_array_set_size (self->rows, 0);
}

static void
place_card (WayLayout *self,
            WayItem   *card,
            int        index)
{
  if (way_layout_order_card (self, card, index))
    way_layout_add_card (self, card);
  else
    forget_structure (self);
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

/* The title of a stage or step is to be measured again. */
static void
forget_title (WayLayout *self,
              WayItem   *item)
{
  WayItem   *step = way_item_get_kind (item) == WAY_KIND_STAGE ? way_item_get_child (item, WAY_STAGE_STEPS, 0) : item;
  WayColumn *column = g_hash_table_lookup (self->column_of, step);

  if (column == NULL)
    return;
  if (step == item)
    column->step_height = 0;
  else
    column->stage_height = 0;
  self->stale_head = TRUE;
}

static gboolean
is_lane_kind (const WayChange *change)
{
  return change->type == WAY_CHANGE_SET && way_item_get_kind (change->item) == WAY_KIND_LANE &&
         strcmp (way_item_get_info (change->item)->fields[change->field].name, "kind") == 0;
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

/* Lanes are as high as what is in them needs. */
static void
forget_rows_of_kind (WayLayout  *self,
                     const char *kind)
{
  guint i;

  for (i = 0; i < self->rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (way_item_get (row->lane, "kind"), kind) == 0)
        row->known = FALSE;
    }
  self->stale_rows = TRUE;
}

/* A prompt comes to a cell, goes, or says something else. */
static void
touch_hint (WayLayout  *self,
            WayItem    *step,
            const char *lane_id)
{
  WayRow          *row = find_row (self, lane_id);
  const WayColumn *column = way_layout_get_column_of (self, step);

  if (row != NULL && column != NULL)
    way_row_touch (row, column->index);
  self->stale_rows = TRUE;
}

static void
hint_changed (WayLayout       *self,
              const WayChange *change)
{
  WayItem    *hint = change->item;
  const char *lane_id = way_item_get (hint, "lane");

  if (!self->options.hints)
    return;
  touch_hint (self, change->type == WAY_CHANGE_SET ? way_item_get_parent (hint) : change->parent, lane_id);
  if (change->type == WAY_CHANGE_MOVED)
    touch_hint (self, change->old_parent, lane_id);
  else if (change->type == WAY_CHANGE_SET)
    touch_hint (self, way_item_get_parent (hint), change->old_value);
}

/* Also when a lane comes back: its cards are still to come then. */
static void
insert_row (WayLayout *self,
            WayItem   *lane)
{
  WayRow *row = way_row_new (lane);
  int     n = 0;
  guint   i;

  g_ptr_array_insert (self->rows, way_item_get_index (lane), row);
  g_hash_table_insert (self->row_of, lane, row);
  for (i = 0; i < self->rows->len; i++)
    n += ((WayRow *)g_ptr_array_index (self->rows, i))->cards->len;
  /* There are cards without a lane, maybe of this one. */
  if (n < way_map_n (self->map, WAY_MAP_CARDS))
    forget_structure (self);
  self->stale_rows = TRUE;
}

static void
remove_row (WayLayout *self,
            WayItem   *lane)
{
  WayRow  *row = g_hash_table_lookup (self->row_of, lane);
  gboolean empty = row->cards->len == 0;

  g_hash_table_remove (self->row_of, lane);
  g_ptr_array_remove (self->rows, row);
  /* Cards that are left have no place now. */
  if (!empty)
    forget_structure (self);
  self->stale_rows = TRUE;
}

/* What is in a lane stays as it is when the lane goes up or down. */
static void
move_row (WayLayout       *self,
          const WayChange *change)
{
  g_ptr_array_insert (self->rows, change->index, g_ptr_array_steal_index (self->rows, change->old_index));
  self->stale_rows = TRUE;
}

static void
lane_changed (WayLayout       *self,
              const WayChange *change)
{
  if (change->type == WAY_CHANGE_INSERTED)
    insert_row (self, change->item);
  else if (change->type == WAY_CHANGE_REMOVED)
    remove_row (self, change->item);
  else if (change->type == WAY_CHANGE_MOVED)
    move_row (self, change);
  else
    {
      ((WayRow *)g_hash_table_lookup (self->row_of, change->item))->known = FALSE;
      self->stale_rows = TRUE;
    }
}

/* Whether columns come, go or are elsewhere: of the fields, only the width does that. */
static gboolean
changes_columns (const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (kind != WAY_KIND_STAGE && kind != WAY_KIND_STEP)
    return FALSE;

  return change->type != WAY_CHANGE_SET || strcmp (way_item_get_info (change->item)->fields[change->field].name, "width") == 0;
}

static void
part_changed (WayLayout       *self,
              const WayChange *change)
{
  WayItem *item = change->item;
  WayItem *parent = change->parent != NULL ? change->parent : way_item_get_parent (item);

  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_STAGE:
      forget_title (self, item);
      forget_rows_of_kind (self, "owner");
      break;
    case WAY_KIND_STEP:
      forget_title (self, item);
      break;
    case WAY_KIND_LANE:
      lane_changed (self, change);
      break;
    case WAY_KIND_LEVEL:
      forget_rows_of_kind (self, "emotion");
      break;
    case WAY_KIND_HINT:
      hint_changed (self, change);
      break;
    case WAY_KIND_CHANNEL:
      way_layout_follow_channels (self, change);
      break;
    case WAY_KIND_PERSONA_LINK:
      way_layout_follow_personas (self, change);
      break;
    case WAY_KIND_ACCOUNT_LINK:
      self->stale_head = TRUE;
      break;
    case WAY_KIND_JOB_LINK:
      way_layout_remeasure_job (self, item);
      break;
    case WAY_KIND_JOB_SCORE:
      way_layout_remeasure_job (self, parent);
      break;
    case WAY_KIND_EVIDENCE:
      way_layout_remeasure (self, parent);
      break;
    case WAY_KIND_COMMENT:
      comments_changed (self, parent);
      if (change->type == WAY_CHANGE_MOVED)
        comments_changed (self, change->old_parent);
      break;
    default:
      break;
    }
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
      box->known = FALSE;
      take_card (self, card, change->old_value);
      way_layout_add_card (self, card);
      return;
    }
  if (change->field != WAY_CARD_STEP)
    box->known = FALSE;
  update_card (self, box, change->field == WAY_CARD_STEP || change->field == WAY_CARD_SPAN);
}

/* Everything is put together anew; only the faces that changed matter. */
static void
follow_stale (WayLayout       *self,
              const WayChange *change)
{
  WayItem *item = change->item;

  if (!way_kind_is_card (way_item_get_kind (item)))
    {
      if (!changes_columns (change) && way_item_get_kind (item) != WAY_KIND_LANE)
        part_changed (self, change);
      return;
    }
  /* Also one that went to the bench or the attic. */
  if (way_rules_is_in_cell (item))
    way_layout_remeasure (self, item);
  else
    g_hash_table_remove (self->boxes, item);
}

static void
card_moved (WayLayout       *self,
            const WayChange *change)
{
  WayItem *card = change->item;

  if (g_hash_table_contains (self->boxes, card))
    {
      take_card (self, card, way_item_get_at (card, WAY_CARD_LANE));
      if (!way_rules_is_in_cell (card))
        g_hash_table_remove (self->boxes, card);
    }
  if (way_rules_is_in_cell (card))
    place_card (self, card, change->index);
}

static void
card_changed (WayLayout       *self,
              const WayChange *change)
{
  WayItem *card = change->item;

  if (change->type == WAY_CHANGE_MOVED)
    card_moved (self, change);
  else if (change->type == WAY_CHANGE_INSERTED && way_rules_is_in_cell (card))
    place_card (self, card, change->index);
  else if (change->type == WAY_CHANGE_SET && way_rules_is_in_cell (card))
    card_set (self, change);
  else if (change->type == WAY_CHANGE_REMOVED && g_hash_table_contains (self->boxes, card))
    {
      take_card (self, card, way_item_get_at (card, WAY_CARD_LANE));
      g_hash_table_remove (self->boxes, card);
    }
}

/* Notes what of the layout a change makes stale. */
void
way_layout_follow (WayLayout       *self,
                   const WayChange *change)
{
  way_layout_follow_signs (self, change);
  way_layout_follow_votes (self, change);
  if (is_lane_kind (change))
    way_layout_remeasure_lane (self, change->item);
  if (self->stale_structure)
    follow_stale (self, change);
  else if (changes_columns (change))
    self->stale_columns = TRUE;
  else
    {
      if (self->stale_columns)
        way_layout_sync_columns (self);
      if (way_kind_is_card (way_item_get_kind (change->item)))
        card_changed (self, change);
      else if (change->item == way_map_get_root (self->map))
        self->stale_head = TRUE;
      else
        part_changed (self, change);
    }
}
