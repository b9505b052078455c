/* layout.c - where everything on a map goes
 *
 * Three steps, each done only when something it depends on changed: columns
 * and rows from stages, steps and lanes; the faces of cards; the stacking of
 * the cards of a lane, which is in stack.c.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

#include <string.h>

#include "journeys/model/rules.h"

G_DEFINE_FINAL_TYPE (WayLayout, way_layout, G_TYPE_OBJECT)

static void
way_layout_finalize (GObject *object)
{
  WayLayout *self = WAY_LAYOUT (object);

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->boxes);
  g_hash_table_unref (self->column_of);
  g_hash_table_unref (self->row_of);
  g_hash_table_unref (self->votes);
  g_ptr_array_unref (self->chips);
  way_layout_clear_signs (self);
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
  self->columns = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)way_row_free);
  self->boxes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->column_of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)way_column_free);
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
  way_layout_init_signs (self);
  g_signal_connect_object (map, "changed", G_CALLBACK (way_layout_follow), self, G_CONNECT_SWAPPED);

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
  WayItem     *root = way_map_get_root (self->map);
  const char  *language = way_item_get (root, "language");
  PangoLayout *title;

  if (self->options.rtl >= 0)
    return self->options.rtl;
  if (language != NULL)
    return g_str_has_prefix (language, "ar") ||
           g_str_has_prefix (language, "he") ||
           g_str_has_prefix (language, "fa") ||
           g_str_has_prefix (language, "ur");

  title = way_texts_get (self->texts, WAY_FONT_TITLE, way_item_get_text (root, "title"), -1);

  return pango_layout_get_direction (title, 0) == PANGO_DIRECTION_RTL;
}

static void
build_rows (WayLayout *self)
{
  int i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_LANES); i++)
    {
      WayRow *row = way_row_new (way_map_get (self->map, WAY_MAP_LANES, i));

      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->row_of, row->lane, row);
    }
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, i);

      way_layout_ensure_box (self, card)->order = i;
      way_layout_add_card (self, card);
    }
}

static void
build (WayLayout *self)
{
  self->rtl = reads_from_right (self);
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->row_of);
  way_layout_sync_columns (self);
  build_rows (self);
  self->stale_votes = TRUE;
}

/* Head: title, objective, chips, stages and steps. */

#define HEAD_GAP 24.0

/* Title and chips get what they need; when there is not enough for both, the
 * chips may have half and the title has what they leave. */
static void
share_head (WayLayout *self)
{
  WayItem *root = way_map_get_root (self->map);
  double   room = self->width - 2 * MARGIN - (self->ring ? RING + 14 : 0);
  double   chips = way_layout_get_chips_length (self);
  double   title, objective;

  self->chips_width = 0;
  if (chips > 0)
    {
      way_texts_measure (self->texts, WAY_FONT_TITLE, way_item_get_text (root, "title"), -1, &title, NULL);
      way_texts_measure (self->texts, WAY_FONT_OBJECTIVE, way_item_get_text (root, "objective"), -1,
                         &objective, NULL);
      room -= HEAD_GAP;
      self->chips_width = CLAMP (room - MAX (title, objective), MIN (chips, room / 2), chips);
    }
  self->title_width = room - self->chips_width;
}

static void
measure_stage (WayLayout *self,
               WayColumn *column)
{
  const WayColumn *last = way_layout_get_column (self, column->index + column->count - 1);
  double           width = last->x + last->width - column->x;

  if (column->stage_height > 0 && column->stage_width == width)
    return;
  column->stage_width = width;
  way_texts_measure (self->texts, WAY_FONT_STAGE, way_item_get_text (column->stage, "title"),
                     way_layout_get_stage_text_width (self, column->stage, width), NULL, &column->stage_height);
}

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
  self->ring = self->n_sure > 0;
  share_head (self);
  chips = way_layout_measure_chips (self, NULL);

  way_texts_measure (self->texts, WAY_FONT_TITLE, way_item_get_text (root, "title"),
                     self->title_width, NULL, &self->title_height);
  self->objective_height = 0;
  if (way_item_get (root, "objective") != NULL)
    way_texts_measure (self->texts, WAY_FONT_OBJECTIVE, way_item_get (root, "objective"),
                       self->title_width, NULL, &self->objective_height);
  left = self->title_height + (self->objective_height > 0 ? 2 + self->objective_height : 0);
  y += MAX (left, chips) + 14;
  self->head_bottom = y;

  self->stage_y = y;
  self->stage_height = 38;
  self->step_height = 20;
  for (i = 0; i < self->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (self->columns, i);

      if (column->step_height == 0)
        way_texts_measure (self->texts, WAY_FONT_STEP, way_item_get_text (column->step, "title"),
                           way_layout_get_step_text_width (self, column->step, column->width), NULL, &column->step_height);
      self->step_height = MAX (self->step_height, column->step_height);
      if ((int)i == column->first)
        {
          measure_stage (self, column);
          self->stage_height = MAX (self->stage_height, column->stage_height + 14);
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

/* The tallest of the owners of stages. */
static double
measure_owners (WayLayout *self)
{
  double tallest = 0;
  guint  i;

  for (i = 0; i < self->columns->len; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);
      const WayColumn *last = way_layout_get_column (self, column->first + column->count - 1);
      double           height;

      if ((int)i != column->first || way_item_get (column->stage, "owner") == NULL)
        continue;
      way_texts_measure (self->texts, WAY_FONT_CARD, way_item_get_text (column->stage, "owner"),
                         last->x + last->width - column->x - 2 * OWNER_PAD, NULL, &height);
      tallest = MAX (tallest, height + OWNER_PAD);
    }

  return tallest;
}

static void
measure_row (WayLayout *self,
             WayRow    *row)
{
  WayItem *lane = row->lane;
  double   name_width = LANE_NAME;
  double   header;
  double   content;

  row->border = way_item_get (lane, "border") != NULL ? BORDER_HEIGHT : 0;
  way_texts_measure (self->texts, WAY_FONT_LANE, way_item_get_text (lane, "title"), name_width,
                     NULL, &row->title_height);
  header = row->title_height + 2 * LANE_PAD + 4;
  content = way_row_stack (row, self);

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
  else if (lane_is (lane, "owner"))
    content = MAX (content, measure_owners (self) + 2 * LANE_PAD);
  if (way_item_has_mark (lane, "folded"))
    row->height = MAX (LANE_FOLDED, row->title_height + 12);
  else
    row->height = MAX (MAX (header, content), LANE_LEAST);
}

static void
place_rows (WayLayout *self)
{
  double y = self->cells_y;
  guint  i;

  for (i = 0; i < self->rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (self->rows, i);

      if (!row->known)
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
    build (self);
  else if (self->stale_columns)
    way_layout_sync_columns (self);
  if (self->stale_votes)
    {
      way_layout_count_votes (self);
      self->stale_votes = FALSE;
      self->stale_rows = TRUE;
    }
  if (self->stale_head)
    {
      gboolean rtl = reads_from_right (self);

      self->columns_serial += rtl != self->rtl;
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
