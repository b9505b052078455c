/* card-list.c - the cards of a map as a list, filtered and sorted */
#include "config.h"

#include "widgets/table/card-list.h"

#include "journeys/model/written.h"
#include "widgets/table/card-list-private.h"

enum
{
  SIGNAL_ROW_CHANGED,
  SIGNAL_NAMES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayCardList, way_card_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, way_card_list_selection_init))

static int
compare_places (WayCardList *self,
                WayItem     *a,
                WayItem     *b,
                int          field)
{
  return way_card_list_get_place (self, way_item_get_at (a, field)) - way_card_list_get_place (self, way_item_get_at (b, field));
}

/* As the owner wants it; otherwise, and where that says nothing, as on the map. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  WayCardList *self = data;
  WayCardRow  *one = (WayCardRow *)a, *other = (WayCardRow *)b;
  int          result = self->compare != NULL ? self->compare (one, other, self->compare_data) : 0;

  if (result == 0)
    result = compare_places (self, one->card, other->card, WAY_CARD_STEP);
  if (result == 0)
    result = compare_places (self, one->card, other->card, WAY_CARD_LANE);

  return result != 0 ? result : g_sequence_iter_compare (one->in_order, other->in_order);
}

static gboolean
matches (WayCardList *self,
         WayCardRow  *row)
{
  return self->match == NULL || self->match (row, self->match_data);
}

static void
show (WayCardList *self,
      WayCardRow  *row)
{
  if (!matches (self, row))
    return;
  row->in_shown = g_sequence_insert_sorted (self->shown, row, compare_rows, self);
  g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (row->in_shown), 0, 1);
}

static void
hide (WayCardList *self,
      WayCardRow  *row)
{
  guint position;

  if (row->in_shown == NULL)
    return;
  position = g_sequence_iter_get_position (row->in_shown);
  g_sequence_remove (row->in_shown);
  row->in_shown = NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Whether the row stands where it should among its neighbours. */
static gboolean
stands_right (WayCardList *self,
              WayCardRow  *row)
{
  GSequenceIter *before, *after = g_sequence_iter_next (row->in_shown);

  if (!g_sequence_iter_is_begin (row->in_shown))
    {
      before = g_sequence_iter_prev (row->in_shown);
      if (compare_rows (g_sequence_get (before), row, self) > 0)
        return FALSE;
    }

  return g_sequence_iter_is_end (after) || compare_rows (row, g_sequence_get (after), self) <= 0;
}

static void
settle (WayCardList *self,
        WayCardRow  *row)
{
  if (row == self->held)
    return;
  if (row->in_shown != NULL && matches (self, row) && stands_right (self, row))
    return;
  hide (self, row);
  show (self, row);
}

/* All rows anew in self->shown, told as one change. */
static void
fill (WayCardList *self)
{
  guint          before = g_sequence_get_length (self->shown);
  GSequenceIter *iter;

  g_sequence_remove_range (g_sequence_get_begin_iter (self->shown), g_sequence_get_end_iter (self->shown));
  for (iter = g_sequence_get_begin_iter (self->order); !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      WayCardRow *row = g_sequence_get (iter);

      row->in_shown = row == self->held || matches (self, row) ? g_sequence_append (self->shown, row) : NULL;
    }
  g_sequence_sort (self->shown, compare_rows, self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, g_sequence_get_length (self->shown));
}

static void
number (WayCardList *self)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->map);
  guint i;

  g_hash_table_remove_all (self->places);
  for (i = 0; i < steps->len; i++)
    g_hash_table_insert (self->places, g_strdup (way_item_get_id (g_ptr_array_index (steps, i))), GINT_TO_POINTER (i + 1));
  for (i = 0; i < (guint)way_map_n (self->map, WAY_MAP_LANES); i++)
    g_hash_table_insert (self->places, g_strdup (way_item_get_id (way_map_get (self->map, WAY_MAP_LANES, i))), GINT_TO_POINTER (i + 1));
}

static WayCardRow *
add (WayCardList *self,
     WayItem     *card,
     int          index)
{
  WayCardRow    *row = g_object_new (WAY_TYPE_CARD_ROW, NULL);
  GSequenceIter *at = index < 0 ? g_sequence_get_end_iter (self->order) : g_sequence_get_iter_at_pos (self->order, index);

  row->card = way_item_ref (card);
  row->in_order = g_sequence_insert_before (at, row);
  g_hash_table_insert (self->rows, (char *)way_item_get_id (card), row);

  return row;
}

static void
take (WayCardList *self,
      WayItem     *card)
{
  WayCardRow *row = g_hash_table_lookup (self->rows, way_item_get_id (card));

  if (row == NULL)
    return;
  if (self->held == row)
    self->held = NULL;
  /* Nobody may know anything of a row that is no more. */
  g_signal_emit (self, signals[SIGNAL_ROW_CHANGED], 0, row);
  hide (self, row);
  g_hash_table_remove (self->rows, way_item_get_id (card));
  g_sequence_remove (row->in_order);
}

static gboolean
is_place (WayKind kind)
{
  return kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP || kind == WAY_KIND_LANE;
}

static void
card_changed (WayCardList     *self,
              const WayChange *change)
{
  gboolean    was_here = change->type == WAY_CHANGE_MOVED && change->old_slot == WAY_MAP_CARDS && way_item_get_kind (change->old_parent) == WAY_KIND_MAP;
  gboolean    is_here = change->type != WAY_CHANGE_SET && change->slot == WAY_MAP_CARDS && way_item_get_kind (change->parent) == WAY_KIND_MAP;
  WayCardRow *row;

  if (change->type == WAY_CHANGE_SET)
    {
      row = g_hash_table_lookup (self->rows, way_item_get_id (change->item));
      if (row == NULL)
        return;
      g_signal_emit (self, signals[SIGNAL_ROW_CHANGED], 0, row);
      settle (self, row);
      return;
    }
  if (was_here && is_here)
    {
      row = g_hash_table_lookup (self->rows, way_item_get_id (change->item));
      /* The new place is counted without the card itself. */
      g_sequence_move (row->in_order, g_sequence_get_iter_at_pos (self->order, change->index + (change->index > g_sequence_iter_get_position (row->in_order))));
      settle (self, row);
      return;
    }
  if (was_here || (is_here && change->type == WAY_CHANGE_REMOVED))
    take (self, change->item);
  if (is_here && change->type != WAY_CHANGE_REMOVED)
    show (self, add (self, change->item, change->index));
}

/* What is written about a card beside it, in a comment or as its evidence. */
static void
part_changed (WayCardList     *self,
              const WayChange *change)
{
  WayItem    *subject = way_written_get_subject (change->item, change->parent != NULL ? change->parent : way_item_get_parent (change->item));
  WayCardRow *row = subject != NULL ? g_hash_table_lookup (self->rows, way_item_get_id (subject)) : NULL;

  if (row == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_ROW_CHANGED], 0, row);
  settle (self, row);
}

static void
map_changed_cb (WayCardList     *self,
                const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (self->match != NULL && !way_kind_is_card (kind))
    part_changed (self, change);
  if (way_kind_is_card (kind))
    card_changed (self, change);
  else if (is_place (kind) && change->type != WAY_CHANGE_SET)
    {
      number (self);
      g_signal_emit (self, signals[SIGNAL_NAMES_CHANGED], 0);
      fill (self);
    }
  else if (change->type == WAY_CHANGE_SET && (way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME) && kind != WAY_KIND_MAP)
    /* Cards may show it: their stage, step, lane, or a record they refer to. */
    g_signal_emit (self, signals[SIGNAL_NAMES_CHANGED], 0);
}

static void
selection_changed_cb (WayCardList *self)
{
  guint n = g_sequence_get_length (self->shown);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static GType
get_item_type (GListModel *model)
{
  return WAY_TYPE_CARD_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return g_sequence_get_length (WAY_CARD_LIST (model)->shown);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  WayCardRow *row = way_card_list_get_row (WAY_CARD_LIST (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
way_card_list_dispose (GObject *object)
{
  WayCardList *self = WAY_CARD_LIST (object);

  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->map);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (way_card_list_parent_class)->dispose (object);
}

static void
way_card_list_finalize (GObject *object)
{
  WayCardList *self = WAY_CARD_LIST (object);

  g_sequence_free (self->shown);
  g_hash_table_unref (self->rows);
  g_sequence_free (self->order);
  g_hash_table_unref (self->places);

  G_OBJECT_CLASS (way_card_list_parent_class)->finalize (object);
}

static void
way_card_list_class_init (WayCardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_card_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_card_list_finalize;

  /**
   * WayCardList::row-changed:
   * @row: a row
   *
   * A field of the card is different, or it goes; emitted before the row moves to its new
   * place or is no more.
   */
  signals[SIGNAL_ROW_CHANGED] = g_signal_new ("row-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 1, WAY_TYPE_CARD_ROW);

  /**
   * WayCardList::names-changed:
   *
   * Something is called differently that any of the cards may show.
   */
  signals[SIGNAL_NAMES_CHANGED] = g_signal_new ("names-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_card_list_init (WayCardList *self)
{
  self->order = g_sequence_new (g_object_unref);
  self->shown = g_sequence_new (NULL);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * way_card_list_new:
 * @map: a map
 * @selection: what is selected on it
 *
 * Returns: (transfer full): an empty list; see [method@CardList.set_active]
 */
WayCardList *
way_card_list_new (WayMap       *map,
                   WaySelection *selection)
{
  WayCardList *self = g_object_new (WAY_TYPE_CARD_LIST, NULL);

  self->map = g_object_ref (map);
  self->selection = g_object_ref (selection);

  return self;
}

/**
 * way_card_list_set_active:
 * @self: a list
 * @active: whether somebody looks at it
 *
 * Fills the list and follows the map from now on, or empties it.
 */
void
way_card_list_set_active (WayCardList *self,
                          gboolean     active)
{
  guint before = g_sequence_get_length (self->shown);
  int   i;

  g_return_if_fail (WAY_IS_CARD_LIST (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active)
    {
      g_signal_connect_swapped (self->map, "changed", G_CALLBACK (map_changed_cb), self);
      g_signal_connect_swapped (self->selection, "changed", G_CALLBACK (selection_changed_cb), self);
      number (self);
      for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
        add (self, way_map_get (self->map, WAY_MAP_CARDS, i), -1);
      fill (self);
      return;
    }

  g_signal_handlers_disconnect_by_data (self->map, self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  self->held = NULL;
  g_sequence_remove_range (g_sequence_get_begin_iter (self->shown), g_sequence_get_end_iter (self->shown));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_hash_table_remove_all (self->rows);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->order), g_sequence_get_end_iter (self->order));
}

/**
 * way_card_list_set_order:
 * @self: a list
 * @compare: (nullable): which of two rows comes first; NULL for the order of the map
 * @data: for @compare
 *
 * Sorts the list. To be called again when @compare says something else.
 */
void
way_card_list_set_order (WayCardList       *self,
                         WayCardCompareFunc compare,
                         gpointer           data)
{
  g_return_if_fail (WAY_IS_CARD_LIST (self));

  self->compare = compare;
  self->compare_data = data;
  fill (self);
}

/**
 * way_card_list_set_filter:
 * @self: a list
 * @match: (nullable): whether a row is shown; NULL for all
 * @data: for @match
 *
 * Filters the list. To be called again when @match says something else.
 */
void
way_card_list_set_filter (WayCardList     *self,
                          WayCardMatchFunc match,
                          gpointer         data)
{
  g_return_if_fail (WAY_IS_CARD_LIST (self));

  self->match = match;
  self->match_data = data;
  fill (self);
}

/**
 * way_card_list_hold:
 * @self: a list
 * @row: (nullable): a row that somebody types in, or NULL
 *
 * Keeps a row where it is, whatever becomes of its card; that of before goes to its place.
 */
void
way_card_list_hold (WayCardList *self,
                    WayCardRow  *row)
{
  WayCardRow *before = self->held;

  self->held = row;
  if (before != NULL && before != row)
    settle (self, before);
}

/**
 * way_card_list_get_total:
 * @self: a list
 *
 * Returns: how many cards there are, shown or not
 */
guint
way_card_list_get_total (WayCardList *self)
{
  return g_sequence_get_length (self->order);
}

/**
 * way_card_list_get_row:
 * @self: a list
 * @position: counted from 0
 *
 * Returns: (transfer none) (nullable): the row there
 */
WayCardRow *
way_card_list_get_row (WayCardList *self,
                       guint        position)
{
  GSequenceIter *iter = g_sequence_get_iter_at_pos (self->shown, position <= G_MAXINT ? (int)position : -1);

  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}

/**
 * way_card_list_find:
 * @self: a list
 * @id: (nullable): the id of a card
 * @position: (out): where it is shown
 *
 * Returns: whether it is shown
 */
gboolean
way_card_list_find (WayCardList *self,
                    const char  *id,
                    guint       *position)
{
  WayCardRow *row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;

  if (row == NULL || row->in_shown == NULL)
    return FALSE;
  *position = g_sequence_iter_get_position (row->in_shown);

  return TRUE;
}

/**
 * way_card_list_get_place:
 * @self: a list
 * @step_or_lane_id: (nullable): the id of a step or a lane
 *
 * Returns: which of the steps or lanes of the map it is, counted from 1; 0 when it is none
 */
int
way_card_list_get_place (WayCardList *self,
                         const char  *step_or_lane_id)
{
  return step_or_lane_id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->places, step_or_lane_id)) : 0;
}
