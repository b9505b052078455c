/* canvas-changes.c - following the map
 *
 * Changes are noted one by one and looked at together: once after a command, or
 * earlier when somebody asks where something is. What the user looks at stays in
 * place.
 */
#include "config.h"

#include <math.h>

#include "widgets/canvas/canvas-private.h"

static void
note_row (WayCanvas  *self,
          const char *lane_id)
{
  WayItem *lane = lane_id != NULL ? way_map_find (way_canvas_get_map (self), lane_id) : NULL;

  if (lane != NULL && !g_ptr_array_find (self->changed_rows, lane, NULL))
    g_ptr_array_add (self->changed_rows, way_item_ref (lane));
}

static void
note_rows_of_kind (WayCanvas  *self,
                   const char *kind)
{
  WayMap *map = way_canvas_get_map (self);
  int     i;

  for (i = 0; i < way_map_n (map, WAY_MAP_LANES); i++)
    {
      WayItem *lane = way_map_get (map, WAY_MAP_LANES, i);

      if (g_strcmp0 (way_item_get (lane, "kind"), kind) == 0)
        note_row (self, way_item_get_id (lane));
    }
}

/* Whether a change of a card may change what the legend explains, or how sure we are. */
static gboolean
changes_signs (const WayChange *change)
{
  static const char *const fields[] = { "belief", "channel", "checked", "lever", "moment-of-truth", "result-date", NULL };

  if (change->type == WAY_CHANGE_MOVED)
    return change->parent != change->old_parent || change->slot != change->old_slot;

  return change->type != WAY_CHANGE_SET || g_strv_contains (fields, way_item_get_info (change->item)->fields[change->field].name);
}

/* What has a bubble that says how many comments are open. */
static void
note_about (WayCanvas *self,
            WayItem   *about)
{
  WayKind kind = about != NULL ? way_item_get_kind (about) : WAY_KIND_MAP;

  if (kind == WAY_KIND_LANE)
    note_row (self, way_item_get_id (about));
  else if (kind != WAY_KIND_MAP && !way_kind_is_card (kind))
    self->head_changed = TRUE;
}

static void
map_changed_cb (WayCanvas       *self,
                const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  self->stale = TRUE;
  if (way_kind_is_card (kind))
    {
      /* The layout knows which cells it stacked again. */
      if (changes_signs (change))
        self->head_changed = self->legend_changed = TRUE;
      return;
    }
  switch ((int)kind)
    {
    case WAY_KIND_MAP:
      if (change->field == way_kind_find_field (WAY_KIND_MAP, "language"))
        self->all_changed = TRUE;
      self->head_changed = TRUE;
      break;
    case WAY_KIND_EMOTION:
      note_rows_of_kind (self, "emotion");
      self->legend_changed = TRUE;
      break;
    case WAY_KIND_MEASURE:
      note_rows_of_kind (self, "metric");
      break;
    case WAY_KIND_EVIDENCE:
      self->head_changed = self->legend_changed = TRUE;
      break;
    case WAY_KIND_DOTS:
      self->legend_changed = TRUE;
      break;
    case WAY_KIND_STEP:
    case WAY_KIND_STAGE:
      /* A title alone leaves the cells as they are. */
      if (change->type != WAY_CHANGE_SET)
        self->all_changed = TRUE;
      else
        {
          self->head_changed = TRUE;
          note_rows_of_kind (self, "owner");
        }
      break;
    case WAY_KIND_LANE:
      if (change->type != WAY_CHANGE_SET)
        self->all_changed = TRUE;
      else if (change->field == way_kind_find_field (WAY_KIND_LANE, "border") || change->field == way_kind_find_field (WAY_KIND_LANE, "kind"))
        self->all_changed = TRUE; /* what is behind the line of visibility has another ground */
      else
        note_row (self, way_item_get_id (change->item));
      break;
    case WAY_KIND_COMMENT:
      note_about (self, change->type == WAY_CHANGE_SET ? way_item_get_parent (change->item) : change->parent);
      if (change->type == WAY_CHANGE_MOVED)
        note_about (self, change->old_parent);
      break;
    case WAY_KIND_REPLY:
    case WAY_KIND_SCORING_ROUND:
    case WAY_KIND_SCORE:
    case WAY_KIND_OPEN_VOTE:
    case WAY_KIND_OPEN_SCORES:
    case WAY_KIND_ANSWERS:
    case WAY_KIND_REVIEW:
    case WAY_KIND_VERDICT:
    case WAY_KIND_WORKSHOP:
    case WAY_KIND_MINUTE:
    case WAY_KIND_VIEW:
    case WAY_KIND_RETIRED:
      break;
    default:
      self->all_changed = TRUE;
      break;
    }
}

static void
history_changed_cb (WayCanvas *self)
{
  way_canvas_refresh (self);
}

void
way_canvas_connect_history (WayCanvas *self)
{
  g_signal_connect_object (way_history_get_map (self->history), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
}

void
way_canvas_disconnect_history (WayCanvas *self)
{
  if (self->history == NULL)
    return;
  g_signal_handlers_disconnect_by_data (way_history_get_map (self->history), self);
  g_signal_handlers_disconnect_by_data (self->history, self);
}

/* What is looked at. */

typedef struct
{
  int    axis;
  double before; /* where it was on the map; negative: nothing to hold on to */
  char  *id;     /* of the step or lane */
} Hold;

static const WaySpan *
find_span (GArray     *spans,
           const char *id)
{
  guint i;

  for (i = 0; id != NULL && i < spans->len; i++)
    {
      const WaySpan *span = &g_array_index (spans, WaySpan, i);

      if (g_strcmp0 (way_item_get_id (span->item), id) == 0)
        return span;
    }

  return NULL;
}

static gboolean
is_in_sight (WayCanvas     *self,
             int            axis,
             const WaySpan *span)
{
  double from = gtk_adjustment_get_value (self->adjustments[axis]);
  double to = from + gtk_adjustment_get_page_size (self->adjustments[axis]);

  return span->start * self->zoom < to && (span->start + span->size) * self->zoom > from;
}

/* The cell in use when it is in sight, otherwise the first column or row that is. */
static void
hold_on (WayCanvas  *self,
         int         axis,
         GArray     *spans,
         const char *used,
         Hold       *hold)
{
  const WaySpan *span = find_span (spans, used);
  double         from;
  guint          i;

  hold->axis = axis;
  hold->before = -1;
  hold->id = NULL;
  if (self->adjustments[axis] == NULL)
    return;

  from = gtk_adjustment_get_value (self->adjustments[axis]);
  if (span == NULL || !is_in_sight (self, axis, span))
    {
      /* At the very start of the map, the start is what is looked at. */
      span = NULL;
      for (i = 0; from > 0 && i < spans->len && span == NULL; i++)
        if (is_in_sight (self, axis, &g_array_index (spans, WaySpan, i)))
          span = &g_array_index (spans, WaySpan, i);
    }
  if (span != NULL && from > 0)
    {
      hold->before = span->start;
      hold->id = g_strdup (way_item_get_id (span->item));
    }
}

static void
let_go (WayCanvas *self,
        GArray    *spans,
        Hold      *hold,
        double    *to)
{
  const WaySpan *span = find_span (spans, hold->id);

  *to = self->adjustments[hold->axis] != NULL ? gtk_adjustment_get_value (self->adjustments[hold->axis]) : 0;
  if (span != NULL)
    *to += (span->start - hold->before) * self->zoom;
  g_clear_pointer (&hold->id, g_free);
}

/* Which cell the user is in: of what is edited, otherwise of what is selected. */
static void
find_used (WayCanvas   *self,
           const char **step_id,
           const char **lane_id)
{
  WayMap     *map = way_canvas_get_map (self);
  const char *id = self->edited != NULL ? self->edited : way_selection_get_last (self->selection);
  WayItem    *item = id != NULL ? way_map_find (map, id) : NULL;

  *step_id = way_selection_get_step (self->selection);
  *lane_id = way_selection_get_lane (self->selection);
  if (item == NULL)
    return;
  if (way_kind_is_card (way_item_get_kind (item)))
    {
      *step_id = way_item_get_at (item, WAY_CARD_STEP);
      *lane_id = way_item_get_at (item, WAY_CARD_LANE);
    }
  else if (way_item_get_kind (item) == WAY_KIND_STEP)
    *step_id = id;
  else if (way_item_get_kind (item) == WAY_KIND_LANE)
    *lane_id = id;
}

/* A map without cells says how to come to some. */
void
way_canvas_update_hint (WayCanvas *self)
{
  gboolean told = self->layout == NULL || !self->editable;

  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    way_empty_hint_update (WAY_EMPTY_HINT (self->empty_hint), told || way_layout_n_columns (self->layout) > 0,
                           told || way_layout_n_rows (self->layout) > 0);
}

/* Brings everything up to date with the map. Costs nothing when nothing changed. */
void
way_canvas_refresh (WayCanvas *self)
{
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) rows = NULL;
  const char *step_id, *lane_id;
  Hold        across = { 0, -1, NULL };
  Hold        down;
  double      height = self->height;
  guint       serial;
  double      x, y;

  if (!self->stale || self->layout == NULL)
    return;
  self->stale = FALSE;

  /* What is in the hand was taken from a map that was another one. */
  if (way_canvas_is_dragging (self))
    way_canvas_drag_cancel (self);
  if (self->edited != NULL && way_map_find (way_canvas_get_map (self), self->edited) == NULL)
    way_canvas_end_edit (self);

  way_layout_update (self->layout);
  serial = way_layout_get_columns_serial (self->layout);
  find_used (self, &step_id, &lane_id);
  hold_on (self, 1, self->rows, lane_id, &down);
  rows = g_steal_pointer (&self->rows);
  self->rows = way_canvas_new_spans ();
  way_canvas_take_rows (self);
  /* There may be hundreds of columns, and a key moves none of them. */
  if (serial != self->columns_serial)
    {
      hold_on (self, 0, self->columns, step_id, &across);
      columns = g_steal_pointer (&self->columns);
      self->columns = way_canvas_new_spans ();
      way_canvas_take_columns (self);
      self->columns_serial = serial;
    }
  way_layout_get_size (self->layout, &self->width, &self->height);
  way_canvas_invalidate (self, columns, rows, height);
  g_ptr_array_set_size (self->changed_rows, 0);
  self->all_changed = self->head_changed = self->legend_changed = FALSE;

  way_canvas_configure (self);
  let_go (self, self->columns, &across, &x);
  let_go (self, self->rows, &down, &y);
  way_canvas_move_to (self, x, y);

  way_selection_forget_missing (self->selection, way_canvas_get_map (self));
  way_canvas_follow_edit (self);
  way_canvas_update_hint (self);
  way_canvas_queue_proxies (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
