/* layout.c - where everything on a map goes
 *
 * Three steps, each done only when something it depends on changed: columns
 * and rows from stages, steps and lanes; the faces of cards; the stacking of
 * the cards of a lane.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

#include <string.h>

#include "journeys/model/rules.h"

G_DEFINE_FINAL_TYPE (WayLayout, way_layout, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  WayRow *row = data;

  g_ptr_array_unref (row->cards);
  g_free (row);
}

static WayCardBox *
ensure_box (WayLayout *self,
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

static void
set_stale (WayLayout *self,
           WayRow    *row)
{
  if (row != NULL)
    row->stale = TRUE;
  self->stale_rows = TRUE;
}

static void
remeasure (WayLayout *self,
           WayItem   *card)
{
  WayCardBox *box = card != NULL ? g_hash_table_lookup (self->boxes, card) : NULL;

  if (box != NULL)
    {
      box->known = FALSE;
      set_stale (self, find_row (self, way_item_get_at (card, WAY_CARD_LANE)));
    }
}

/* Puts a card among the cards of its lane, in the order of the map. The next
 * card of the same lane is usually near. */
static void
place_card (WayLayout *self,
            WayItem   *card)
{
  const char *lane_id = way_item_get_at (card, WAY_CARD_LANE);
  WayRow     *row = find_row (self, lane_id);
  WayItem    *root = way_item_get_parent (card);
  int         n = way_item_n_children (root, WAY_MAP_CARDS);
  guint       before;
  int         i;

  if (row == NULL)
    return;

  before = row->cards->len;
  i = way_item_get_child (root, WAY_MAP_CARDS, n - 1) == card ? n : way_item_get_index (card) + 1;
  for (; i < n; i++)
    {
      WayItem *next = way_item_get_child (root, WAY_MAP_CARDS, i);

      if (strcmp (way_item_get_at (next, WAY_CARD_LANE), lane_id) == 0)
        {
          WayCardBox *box = g_hash_table_lookup (self->boxes, next);

          if (box == NULL || !g_ptr_array_find (row->cards, box, &before))
            before = row->cards->len;
          break;
        }
    }
  g_ptr_array_insert (row->cards, before, ensure_box (self, card));
  set_stale (self, row);
}

static void
take_card (WayLayout  *self,
           WayItem    *card,
           const char *lane_id)
{
  WayCardBox *box = g_hash_table_lookup (self->boxes, card);
  WayRow     *row = find_row (self, lane_id);

  if (row != NULL && box != NULL)
    {
      g_ptr_array_remove (row->cards, box);
      set_stale (self, row);
    }
}

static gboolean
is_placed_card (WayItem *item)
{
  WayItem *parent = way_item_get_parent (item);

  return way_kind_is_card (way_item_get_kind (item)) && parent != NULL && way_item_get_kind (parent) == WAY_KIND_MAP && way_item_get_slot (item) == WAY_MAP_CARDS;
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

      if (way_item_get_kind (card) == WAY_KIND_JOB_CARD && g_strcmp0 (way_item_get (card, "job"), way_item_get_id (job)) == 0)
        remeasure (self, card);
    }
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
    case WAY_KIND_VOTE_ROUND:
    case WAY_KIND_DOTS:
      self->stale_votes = TRUE;
      break;
    case WAY_KIND_EVIDENCE:
      remeasure (self, parent);
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

  if (change->field == WAY_CARD_LANE)
    {
      take_card (self, card, change->old_value);
      place_card (self, card);
    }
  else
    {
      if (change->field != WAY_CARD_STEP && box != NULL)
        box->known = FALSE;
      set_stale (self, find_row (self, way_item_get_at (card, WAY_CARD_LANE)));
    }
}

static void
map_changed_cb (WayLayout       *self,
                const WayChange *change)
{
  if (self->stale_structure)
    {
      /* Everything is put together anew; only the faces that changed matter. */
      if (way_kind_is_card (way_item_get_kind (change->item)))
        {
          if (change->type == WAY_CHANGE_REMOVED)
            g_hash_table_remove (self->boxes, change->item);
          else
            remeasure (self, change->item);
        }
      else
        part_changed (self, change->item, change->parent != NULL ? change->parent : way_item_get_parent (change->item));
      return;
    }

  switch (change->type)
    {
    case WAY_CHANGE_SET:
      if (change->item == way_map_get_root (self->map))
        self->stale_head = TRUE;
      else if (is_placed_card (change->item))
        card_set (self, change);
      else
        part_changed (self, change->item, way_item_get_parent (change->item));
      break;

    case WAY_CHANGE_INSERTED:
      if (is_placed_card (change->item))
        place_card (self, change->item);
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
        place_card (self, change->item);
      else
        part_changed (self, change->item, change->parent);
      break;
    }
}

static void
way_layout_finalize (GObject *object)
{
  WayLayout *self = WAY_LAYOUT (object);

  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->boxes);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->row_of);
  g_hash_table_unref (self->votes);
  g_ptr_array_unref (self->chips);
  way_texts_unref (self->texts);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (way_layout_parent_class)->finalize (object);
}

static void
way_layout_class_init (WayLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_layout_finalize;
}

static void
way_layout_init (WayLayout *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (WayColumn));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->boxes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->places = g_hash_table_new (NULL, NULL);
  self->row_of = g_hash_table_new (NULL, NULL);
  self->votes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chips = g_ptr_array_new ();
  self->stale_structure = TRUE;
}

/**
 * way_layout_new:
 * @map: the map
 * @texts: measures text; the painter of this layout uses the same
 * @options: (nullable): what to lay out; NULL for what is printed
 *
 * Returns: (transfer full): the layout of the map, which follows its changes
 */
WayLayout *
way_layout_new (WayMap                 *map,
                WayTexts               *texts,
                const WayLayoutOptions *options)
{
  WayLayout *self = g_object_new (WAY_TYPE_LAYOUT, NULL);

  self->map = g_object_ref (map);
  self->texts = way_texts_ref (texts);
  if (options != NULL)
    self->options = *options;
  else
    {
      self->options.legend = TRUE;
      self->options.rtl = -1;
    }
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_layout_get_map:
 * @self: a layout
 *
 * Returns: (transfer none): the map
 */
WayMap *
way_layout_get_map (WayLayout *self)
{
  return self->map;
}

/**
 * way_layout_get_texts:
 * @self: a layout
 *
 * Returns: (transfer none): what measures its text
 */
WayTexts *
way_layout_get_texts (WayLayout *self)
{
  return self->texts;
}

/* Columns and rows. */

static gboolean
reads_from_right (WayLayout *self)
{
  WayItem    *root = way_map_get_root (self->map);
  const char *language = way_item_get (root, "language");

  if (self->options.rtl >= 0)
    return self->options.rtl;
  if (language != NULL)
    return g_str_has_prefix (language, "ar") || g_str_has_prefix (language, "he") || g_str_has_prefix (language, "fa") || g_str_has_prefix (language, "ur");

  return pango_layout_get_direction (way_texts_get (self->texts, WAY_FONT_TITLE, way_item_get_text (root, "title"), -1), 0) == PANGO_DIRECTION_RTL;
}

static void
build_columns (WayLayout *self)
{
  double x = MARGIN + LANE_HEADER;
  int    i, j;

  g_array_set_size (self->columns, 0);
  g_hash_table_remove_all (self->places);
  for (i = 0; i < way_map_n (self->map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self->map, WAY_MAP_STAGES, i);
      int      first = self->columns->len;
      int      n = way_item_n_children (stage, WAY_STAGE_STEPS);

      for (j = 0; j < n; j++)
        {
          WayItem  *step = way_item_get_child (stage, WAY_STAGE_STEPS, j);
          double    width = way_item_get_int (step, "width", COLUMN_WIDTH);
          WayColumn column = { step, stage, first, n, x, width - COLUMN_GAP };

          g_array_append_val (self->columns, column);
          g_hash_table_insert (self->places, step, GINT_TO_POINTER ((int)self->columns->len));
          x += width;
        }
    }

  /* A short map is stretched to be at least as wide as asked. */
  if (self->options.min_width > x + MARGIN && self->columns->len > 0)
    {
      double extra = (self->options.min_width - (x + MARGIN)) / self->columns->len;

      extra = MIN (extra, COLUMN_WIDTH * 0.6);
      for (i = 0; i < (int)self->columns->len; i++)
        {
          WayColumn *column = &g_array_index (self->columns, WayColumn, i);

          column->x += extra * i;
          column->width += extra;
        }
      x += extra * self->columns->len;
    }

  self->width = MAX (x + MARGIN, 560);
}

static void
build_rows (WayLayout *self)
{
  int i;

  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->row_of);
  for (i = 0; i < way_map_n (self->map, WAY_MAP_LANES); i++)
    {
      WayRow *row = g_new0 (WayRow, 1);

      row->lane = way_map_get (self->map, WAY_MAP_LANES, i);
      row->cards = g_ptr_array_new ();
      row->stale = TRUE;
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->row_of, row->lane, row);
    }
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, i);
      WayRow  *row = find_row (self, way_item_get_at (card, WAY_CARD_LANE));

      if (row != NULL)
        g_ptr_array_add (row->cards, ensure_box (self, card));
    }
}

/* Dots of the last round that gave any. */
static void
count_votes (WayLayout *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->votes);
  GHashTableIter iter;
  gpointer       key, value;
  int            i, j;

  self->votes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (i = way_map_n (self->map, WAY_MAP_VOTE_ROUNDS) - 1; i >= 0; i--)
    {
      WayItem *round = way_map_get (self->map, WAY_MAP_VOTE_ROUNDS, i);

      for (j = 0; j < way_item_n_children (round, 0); j++)
        {
          WayItem    *dots = way_item_get_child (round, 0, j);
          const char *card = way_item_get_text (dots, "card");
          int         sum = GPOINTER_TO_INT (g_hash_table_lookup (self->votes, card));

          g_hash_table_insert (self->votes, g_strdup (card), GINT_TO_POINTER (sum + way_item_get_int (dots, "count", 0)));
        }
      if (g_hash_table_size (self->votes) > 0)
        break;
    }

  g_hash_table_iter_init (&iter, self->votes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_lookup (before, key) != value)
      remeasure (self, way_map_find (self->map, key));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (self->votes, key))
      remeasure (self, way_map_find (self->map, key));
}

/* Head: title, objective, chips, stages and steps. */

static void
measure_head (WayLayout *self)
{
  WayItem *root = way_map_get_root (self->map);
  double   chips = 0;
  double   left;
  double   y = MARGIN;
  guint    i;

  g_ptr_array_set_size (self->chips, 0);
  for (i = 0; i < (guint)way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *item = way_map_get (self->map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (item) != WAY_KIND_JOB_LINK)
        g_ptr_array_add (self->chips, item);
    }
  self->title_width = (self->width - 2 * MARGIN) * 0.45;
  chips = way_layout_measure_chips (self, NULL);

  way_texts_measure (self->texts, WAY_FONT_TITLE, way_item_get_text (root, "title"), self->title_width, NULL, &self->title_height);
  self->objective_height = 0;
  if (way_item_get (root, "objective") != NULL)
    way_texts_measure (self->texts, WAY_FONT_OBJECTIVE, way_item_get (root, "objective"), self->title_width, NULL, &self->objective_height);
  left = self->title_height + (self->objective_height > 0 ? 2 + self->objective_height : 0);
  y += MAX (left, chips) + 14;
  self->head_bottom = y;

  self->stage_y = y;
  self->stage_height = 38;
  self->step_height = 20;
  for (i = 0; i < self->columns->len; i++)
    {
      WayColumn *column = &g_array_index (self->columns, WayColumn, i);
      double     height;

      way_texts_measure (self->texts, WAY_FONT_STEP, way_item_get_text (column->step, "title"), column->width - 8, NULL, &height);
      self->step_height = MAX (self->step_height, height);
      if ((int)i == column->first)
        {
          WayColumn *last = &g_array_index (self->columns, WayColumn, i + column->count - 1);
          double     width = last->x + last->width - column->x - 2 * STAGE_POINT - 12;

          way_texts_measure (self->texts, WAY_FONT_STAGE, way_item_get_text (column->stage, "title"), MAX (30, width), NULL, &height);
          self->stage_height = MAX (self->stage_height, height + 14);
        }
    }
  self->step_y = self->stage_y + self->stage_height + 8;
  self->cells_y = self->step_y + self->step_height + 10;
}

/* Lanes. */

static gboolean
lane_is (WayItem    *lane,
         const char *kind)
{
  return strcmp (way_item_get_text (lane, "kind"), kind) == 0;
}

/* Cards go as high as the columns they cover allow, in the order of the map. */
static double
stack_cards (WayLayout *self,
             WayRow    *row)
{
  int                n = self->columns->len;
  g_autofree double *tops = g_new (double, n + 1);
  double             bottom = 0;
  guint              i;
  int                j;

  for (j = 0; j < n; j++)
    tops[j] = LANE_PAD;
  for (i = 0; i < row->cards->len; i++)
    {
      WayCardBox      *box = g_ptr_array_index (row->cards, i);
      WayItem         *step = way_map_find (self->map, way_item_get_at (box->card, WAY_CARD_STEP));
      const WayColumn *first, *last;
      double           width, y;

      box->column = GPOINTER_TO_INT (g_hash_table_lookup (self->places, step)) - 1;
      if (box->column < 0)
        continue;
      box->span = CLAMP (way_item_get_int (box->card, "span", 1), 1, n - box->column);
      first = &g_array_index (self->columns, WayColumn, box->column);
      last = &g_array_index (self->columns, WayColumn, box->column + box->span - 1);
      width = last->x + last->width - first->x;
      if (!box->known || box->face.width != width)
        {
          int votes = GPOINTER_TO_INT (g_hash_table_lookup (self->votes, way_item_get_id (box->card)));

          way_card_face_measure (&box->face, self->texts, self->map, box->card, votes, width);
          box->known = TRUE;
        }
      y = LANE_PAD;
      for (j = box->column; j < box->column + box->span; j++)
        y = MAX (y, tops[j]);
      box->y = y;
      for (j = box->column; j < box->column + box->span; j++)
        tops[j] = y + box->face.height + CARD_GAP;
      bottom = MAX (bottom, y + box->face.height);
    }

  if (self->options.hints)
    for (j = 0; j < n; j++)
      if (tops[j] == LANE_PAD)
        {
          const WayColumn *column = &g_array_index (self->columns, WayColumn, j);
          int              k;

          for (k = 0; k < way_item_n_children (column->step, WAY_STEP_HINTS); k++)
            {
              WayItem *hint = way_item_get_child (column->step, WAY_STEP_HINTS, k);

              if (way_map_find (self->map, way_item_get (hint, "lane")) == row->lane)
                bottom = MAX (bottom, LANE_PAD + way_layout_measure_hint (self, hint, column->width));
            }
        }

  return bottom + LANE_PAD;
}

static void
measure_row (WayLayout *self,
             WayRow    *row)
{
  WayItem *lane = row->lane;
  double   name_width = LANE_HEADER - 52;
  double   header;
  double   content;

  row->border = way_item_get (lane, "border") != NULL ? BORDER_HEIGHT : 0;
  way_texts_measure (self->texts, WAY_FONT_LANE, way_item_get_text (lane, "title"), name_width, NULL, &row->title_height);
  header = row->title_height + 2 * LANE_PAD + 4;
  content = stack_cards (self, row);

  if (lane_is (lane, "emotion"))
    {
      int lowest, highest;

      way_rules_get_scale (self->map, &lowest, &highest);
      content = MAX (content, (highest - lowest) * LEVEL_HEIGHT + 2 * (LANE_PAD + FACE_RADIUS));
      header += 18;
    }
  else if (lane_is (lane, "metric"))
    {
      content = MAX (content, BARS_HEIGHT);
      header += 18;
    }
  if (way_item_has_mark (lane, "folded"))
    row->height = MAX (LANE_FOLDED, row->title_height + 12);
  else
    row->height = MAX (MAX (header, content), LANE_LEAST);
  row->stale = FALSE;
}

static void
place_rows (WayLayout *self)
{
  double y = self->cells_y;
  guint  i;

  for (i = 0; i < self->rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (self->rows, i);

      if (row->stale)
        measure_row (self, row);
      y += row->border;
      row->y = y;
      y += row->height + LANE_GAP;
    }
  self->cells_bottom = y;
  self->legend_y = y + 10;
  self->legend_height = self->options.legend ? way_layout_measure_legend (self) : 0;
  self->height = self->legend_y + self->legend_height + MARGIN;
}

/**
 * way_layout_update:
 * @self: a layout
 *
 * Brings the layout up to date with its map. Costs nothing when nothing changed.
 */
void
way_layout_update (WayLayout *self)
{
  g_return_if_fail (WAY_IS_LAYOUT (self));

  if (self->stale_structure)
    {
      self->rtl = reads_from_right (self);
      build_columns (self);
      build_rows (self);
      self->stale_head = self->stale_rows = self->stale_votes = TRUE;
    }
  if (self->stale_votes)
    {
      count_votes (self);
      self->stale_votes = FALSE;
      self->stale_rows = TRUE;
    }
  if (self->stale_head)
    {
      gboolean rtl = reads_from_right (self);

      self->rtl = rtl;
      measure_head (self);
      self->stale_rows = TRUE;
    }
  if (self->stale_rows)
    place_rows (self);
  self->stale_structure = self->stale_head = self->stale_rows = FALSE;
}

/**
 * way_layout_get_size:
 * @self: a layout
 * @width: (out): of the whole map with its margins, in pixels at zoom 1
 * @height: (out): the same
 */
void
way_layout_get_size (WayLayout *self,
                     double    *width,
                     double    *height)
{
  way_layout_update (self);
  *width = self->width;
  *height = self->height;
}

/**
 * way_layout_is_rtl:
 * @self: a layout
 *
 * Returns: whether stages run from the right
 */
gboolean
way_layout_is_rtl (WayLayout *self)
{
  way_layout_update (self);
  return self->rtl;
}
