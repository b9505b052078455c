/* canvas-shift.c - what is selected goes to another place by keys, gets longer, is copied */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/model/journey-order.h"
#include "journeys/model/rules.h"
#include "widgets/canvas/canvas-private.h"

/* Does it as one step. Tells whether there was something to do. */
gboolean
way_canvas_perform_edit (WayCanvas  *self,
                         WayCommand *command,
                         GError     *refused)
{
  g_autoptr (WayCommand) owned = command;
  g_autoptr (GError) error = refused;

  if (command != NULL && way_history_perform (self->history, command, &error))
    {
      way_canvas_refresh (self);
      return TRUE;
    }
  if (error != NULL)
    way_canvas_refuse (self, error->message);

  return FALSE;
}

/* What was moved or made is selected and in sight; keys go on acting on it. */
void
way_canvas_show_edited (WayCanvas *self,
                        GPtrArray *ids)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *cursor;
  guint      i;

  if (ids->len == 0)
    return;
  for (i = 0; i < ids->len; i++)
    g_ptr_array_add (list, g_strdup (g_ptr_array_index (ids, i)));
  way_canvas_select_card (self, g_ptr_array_index (list, list->len - 1), FALSE);
  g_ptr_array_add (list, NULL);
  if (list->len > 2)
    way_selection_select_many (self->selection, (const char *const *)list->pdata);
  cursor = GTK_WIDGET (way_canvas_get_cursor (self));
  if (cursor != NULL && self->editor == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (cursor);
  way_canvas_reveal_cursor (self);
}

typedef struct
{
  int        column;
  int        row;
  GPtrArray *cards;
} Listing;

static void
list_card (const WayBox *box,
           gpointer      data)
{
  Listing *listing = data;

  if (box->role == WAY_BOX_CARD && box->column == listing->column && box->row == listing->row)
    g_ptr_array_add (listing->cards, box->item);
}

/* The cards that begin in a cell, from above. */
GPtrArray *
way_canvas_list_cards (WayCanvas *self,
                       int        column,
                       int        row)
{
  Listing listing = { column, row, g_ptr_array_new () };
  WayRect rect;

  if (way_layout_get_cell (self->layout, column, row, &rect))
    way_layout_foreach (self->layout, &rect, list_card, &listing);

  return listing.cards;
}

static void
collect_id (gpointer item,
            gpointer data)
{
  g_ptr_array_add (data, g_strdup (way_item_get_id (item)));
}

static GPtrArray *
dup_ids (GPtrArray *items)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_foreach (items, collect_id, ids);

  return ids;
}

static gboolean
is_alike (WayItem *a,
          WayItem *b)
{
  if (way_kind_is_card (way_item_get_kind (a)))
    return way_kind_is_card (way_item_get_kind (b)) && way_item_get_slot (b) == WAY_MAP_CARDS;

  return way_item_get_kind (a) == way_item_get_kind (b);
}

/* What is selected and like what was selected last: cards, or stages, or steps, or lanes. */
GPtrArray *
way_canvas_list_alike (WayCanvas *self)
{
  GPtrArray *items;
  WayItem   *last;
  guint      i;

  if (!self->editable || self->layout == NULL)
    return g_ptr_array_new ();
  way_canvas_end_edit (self);
  way_canvas_refresh (self);
  items = way_selection_list_items (self->selection, way_canvas_get_map (self));
  last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;
  for (i = items->len; i > 0; i--)
    if (!is_alike (last, g_ptr_array_index (items, i - 1)))
      g_ptr_array_remove_index (items, i - 1);

  return items;
}

/* Cards. */

typedef struct
{
  WayItem *card;
  int      column;
  int      row;
  guint    place; /* in its stack */
} Standing;

static int
find_row (WayCanvas *self,
          int        row,
          int        by)
{
  for (row += by; row >= 0 && row < way_layout_n_rows (self->layout); row += by)
    if (way_rules_lane_takes_cards (way_layout_get_lane (self->layout, row)))
      return row;

  return -1;
}

/* The cards of one cell, looked up once for all that stand in it or go to it in a row. */
typedef struct
{
  int        column;
  int        row;
  GPtrArray *cards; /* owned; NULL: none looked up */
} Stack;

static void
stack_clear (Stack *stack)
{
  g_clear_pointer (&stack->cards, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stack, stack_clear)

/* Returns whether it is another cell than before. */
static gboolean
stack_look_up (Stack     *stack,
               WayCanvas *canvas,
               int        column,
               int        row)
{
  if (stack->cards != NULL && stack->column == column && stack->row == row)
    return FALSE;
  stack_clear (stack);
  stack->column = column;
  stack->row = row;
  stack->cards = way_canvas_list_cards (canvas, column, row);

  return TRUE;
}

/* Where the cards stand, in the order in which they are read. */
static GArray *
list_standing (WayCanvas *self,
               GPtrArray *cards)
{
  GArray *standing = g_array_sized_new (FALSE, TRUE, sizeof (Standing), cards->len);
  g_auto (Stack) stack = { 0, 0, NULL };
  guint place = 0, i;

  way_journey_order_sort (way_canvas_get_map (self), cards);
  for (i = 0; i < cards->len; i++)
    {
      Standing one = { g_ptr_array_index (cards, i) };
      WayBox   box;

      if (!way_layout_find (self->layout, way_item_get_id (one.card), &box) || box.row < 0)
        continue;
      one.column = box.column;
      one.row = box.row;
      if (stack_look_up (&stack, self, box.column, box.row))
        place = 0;
      while (place < stack.cards->len && g_ptr_array_index (stack.cards, place) != one.card)
        place++;
      one.place = place;
      g_array_append_val (standing, one);
    }

  return standing;
}

/* Between which of the cards that stay a card comes to stand. */
static void
put_between (WayCanvas   *self,
             GHashTable  *moving,
             Stack       *stack,
             int          column,
             int          row,
             guint        place,
             WayCardMove *move)
{
  guint i;

  if (stack_look_up (stack, self, column, row))
    for (i = stack->cards->len; i > 0; i--)
      if (g_hash_table_contains (moving, g_ptr_array_index (stack->cards, i - 1)))
        g_ptr_array_remove_index (stack->cards, i - 1);
  place = MIN (place, stack->cards->len);
  move->step = way_layout_get_step (self->layout, column);
  move->lane = way_layout_get_lane (self->layout, row);
  move->after = place > 0 ? g_ptr_array_index (stack->cards, place - 1) : NULL;
  move->before = place < stack->cards->len ? g_ptr_array_index (stack->cards, place) : NULL;
}

/* All by so many steps and lanes, each at the same place of its stack. */
static gboolean
list_moves_aside (WayCanvas  *self,
                  GHashTable *moving,
                  GArray     *standing,
                  int         by_columns,
                  int         by_rows,
                  GArray     *moves)
{
  g_auto (Stack) target = { 0, 0, NULL };
  guint i;

  for (i = 0; i < standing->len; i++)
    {
      const Standing *one = &g_array_index (standing, Standing, i);
      WayCardMove     move = { one->card };
      int             column = one->column + by_columns;
      int             row = by_rows != 0 ? find_row (self, one->row, by_rows) : one->row;

      if (column < 0 || column >= way_layout_n_columns (self->layout) || row < 0)
        return FALSE;
      put_between (self, moving, &target, column, row, one->place, &move);
      g_array_append_val (moves, move);
    }

  return TRUE;
}

/* Cards of one cell go up or down among the others, then into the next lane. */
static gboolean
list_moves_in_stack (WayCanvas  *self,
                     GHashTable *moving,
                     GArray     *standing,
                     int         by,
                     GArray     *moves)
{
  g_auto (Stack) target = { 0, 0, NULL };
  const Standing *first = &g_array_index (standing, Standing, 0);
  const Standing *last = &g_array_index (standing, Standing, standing->len - 1);
  g_autoptr (GPtrArray) stack = way_canvas_list_cards (self, first->column, first->row);
  int   row = first->row;
  guint place, i;

  if (by < 0 && first->place > 0)
    place = first->place - 1;
  else if (by > 0 && last->place + 1 < stack->len)
    place = last->place + 2 - standing->len; /* those that go do not count */
  else
    {
      row = find_row (self, row, by);
      place = by < 0 ? G_MAXUINT : 0;
    }
  if (row < 0)
    return FALSE;
  for (i = 0; i < standing->len; i++)
    {
      WayCardMove move = { g_array_index (standing, Standing, i).card };

      put_between (self, moving, &target, first->column, row, place, &move);
      g_array_append_val (moves, move);
    }

  return TRUE;
}

static gboolean
is_in_one_cell (GArray *standing)
{
  guint i;

  for (i = 1; i < standing->len; i++)
    if (g_array_index (standing, Standing, i).column != g_array_index (standing, Standing, 0).column ||
        g_array_index (standing, Standing, i).row != g_array_index (standing, Standing, 0).row)
      return FALSE;

  return TRUE;
}

static WayCommand *
new_move_cards (WayCanvas *self,
                GPtrArray *cards,
                int        by_columns,
                int        by_rows)
{
  g_autoptr (GArray) standing = list_standing (self, cards);
  g_autoptr (GArray) moves = g_array_new (FALSE, TRUE, sizeof (WayCardMove));
  g_autoptr (GHashTable) moving = g_hash_table_new (NULL, NULL);
  gboolean possible;
  guint    i;

  if (standing->len == 0)
    return NULL;
  for (i = 0; i < cards->len; i++)
    g_hash_table_add (moving, g_ptr_array_index (cards, i));
  if (by_rows != 0 && is_in_one_cell (standing))
    possible = list_moves_in_stack (self, moving, standing, by_rows, moves);
  else
    possible = list_moves_aside (self, moving, standing, by_columns, by_rows, moves);

  return possible ? way_edits_new_move_cards (way_canvas_get_map (self), (const WayCardMove *)moves->data, moves->len) : NULL;
}

/**
 * way_canvas_move_selected:
 * @self: a canvas
 * @direction: where to
 *
 * Moves what is selected by one place: cards in their stack, to the next lane or step, steps
 * and stages to the side, lanes up and down. It stays selected and comes into sight.
 *
 * Returns: whether something is selected that goes that way
 */
gboolean
way_canvas_move_selected (WayCanvas       *self,
                          GtkDirectionType direction)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  WayCommand *command = NULL;
  GError     *error = NULL;
  gboolean    aside = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  int         by;
  WayKind     kind;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  items = way_canvas_list_alike (self);
  if (items->len == 0)
    return FALSE;
  by = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT ? -1 : 1;
  if (aside && way_layout_is_rtl (self->layout))
    by = -by;

  ids = dup_ids (items);
  kind = way_item_get_kind (g_ptr_array_index (items, 0));
  if (way_kind_is_card (kind))
    command = new_move_cards (self, items, aside ? by : 0, aside ? 0 : by);
  else if (aside ? kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP : kind == WAY_KIND_LANE)
    command = way_edits_new_shift (way_canvas_get_map (self), items, by, &error);
  else
    return FALSE;
  if (way_canvas_perform_edit (self, command, error))
    way_canvas_show_edited (self, ids);

  return TRUE;
}

/**
 * way_canvas_change_span:
 * @self: a canvas
 * @by: by how many steps the selected cards get longer; negative for shorter
 *
 * Returns: whether cards are selected
 */
gboolean
way_canvas_change_span (WayCanvas *self,
                        int        by)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  items = way_canvas_list_alike (self);
  if (items->len == 0 || !way_kind_is_card (way_item_get_kind (g_ptr_array_index (items, 0))))
    return FALSE;
  if (way_canvas_perform_edit (self, way_edits_new_span (way_canvas_get_map (self), items, by), NULL))
    way_canvas_reveal_cursor (self);

  return TRUE;
}

/**
 * way_canvas_duplicate_selected:
 * @self: a canvas
 *
 * Copies what is selected, with everything in it, and selects the copies.
 *
 * Returns: whether something is selected that can be copied
 */
gboolean
way_canvas_duplicate_selected (WayCanvas *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  WayCommand *command;
  GError     *error = NULL;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  items = way_canvas_list_alike (self);
  if (items->len == 0)
    return FALSE;
  command = way_edits_new_duplicate (way_canvas_get_map (self), items, copies, &error);
  if (command == NULL && error == NULL)
    return FALSE;
  if (way_canvas_perform_edit (self, command, error))
    way_canvas_show_edited (self, copies);

  return TRUE;
}
