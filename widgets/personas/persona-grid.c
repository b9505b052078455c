/* persona-grid.c - who is present where, how they feel there, and where they disagree */
#include "config.h"

#include "widgets/personas/persona-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/shared/follow.h"

enum
{
  SIGNAL_LINK_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayPersonaGrid, way_persona_grid, GTK_TYPE_WIDGET)

void
way_grid_column_free (gpointer data)
{
  WayGridColumn *column = data;

  g_free (column->id);
  g_ptr_array_unref (column->steps);
  g_ptr_array_unref (column->cells);
  g_free (column);
}

WayMap *
way_persona_grid_get_map (WayPersonaGrid *self)
{
  return way_history_get_map (self->history);
}

/**
 * way_persona_grid_settle:
 * @self: a grid
 *
 * Does now what would be done before the next frame.
 */
void
way_persona_grid_settle (WayPersonaGrid *self)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->cards != NULL && self->stale)
    way_persona_grid_build_cells (self);
}

static gboolean
idle_cb (gpointer data)
{
  WayPersonaGrid *self = data;

  self->idle = 0;
  way_persona_grid_settle (self);

  return G_SOURCE_REMOVE;
}

static void
mark_stale (WayPersonaGrid *self)
{
  self->stale = TRUE;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
update_step (WayPersonaGrid *self,
             const char     *step_id)
{
  WayGridColumn *column = step_id != NULL ? g_hash_table_lookup (self->by_step, step_id) : NULL;

  if (column != NULL && !self->stale)
    way_persona_grid_update_column (self, column);
}

static void
card_changed (WayPersonaGrid  *self,
              const WayChange *change)
{
  const char *left, *entered;

  if (way_step_cards_follow (self->cards, change, &left, &entered))
    {
      update_step (self, left);
      update_step (self, entered);
    }
  else if (change->type == WAY_CHANGE_SET &&
           (self->filter != NULL || g_str_equal (way_item_get_info (change->item)->fields[change->field].name, "personas")))
    update_step (self, way_item_get_at (change->item, WAY_CARD_STEP));
}

/* The name of a stage or step stands at the head and in the names of the cells. */
static void
place_changed (WayPersonaGrid  *self,
               const WayChange *change)
{
  guint i;

  if (change->type != WAY_CHANGE_SET)
    {
      mark_stale (self);
      return;
    }
  if (self->stale || !(way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME))
    return;
  update_step (self, way_item_get_id (change->item));
  for (i = 0; i < self->columns->len; i++)
    if (g_str_equal (((WayGridColumn *)g_ptr_array_index (self->columns, i))->id, way_item_get_id (change->item)))
      way_persona_grid_update_column (self, g_ptr_array_index (self->columns, i));
}

static void
map_changed_cb (WayPersonaGrid  *self,
                const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (way_kind_is_card (kind))
    card_changed (self, change);
  else if (kind == WAY_KIND_EMOTION)
    {
      WayItem *step = change->type == WAY_CHANGE_SET ? way_item_get_parent (change->item) : change->parent;

      update_step (self, way_item_get_id (step));
      if (!self->stale)
        way_persona_grid_update_mean (self);
    }
  else if (kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP)
    place_changed (self, change);
  else if (kind == WAY_KIND_PERSONA_LINK || kind == WAY_KIND_LEVEL)
    mark_stale (self);
}

static void
set_active (WayPersonaGrid *self,
            gboolean        active)
{
  if (self->history == NULL || (self->cards != NULL) == active)
    return;
  if (active)
    {
      self->cards = way_step_cards_new (way_persona_grid_get_map (self));
      g_signal_connect_swapped (way_persona_grid_get_map (self), "changed", G_CALLBACK (map_changed_cb), self);
      way_persona_grid_build_cells (self);
      return;
    }

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (way_persona_grid_get_map (self), self);
  g_clear_pointer (&self->cards, way_step_cards_free);
}

static void
way_persona_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (way_persona_grid_parent_class)->map (widget);
  set_active (WAY_PERSONA_GRID (widget), TRUE);
}

/* Nobody sees it: it shall cost nothing. */
static void
way_persona_grid_unmap (GtkWidget *widget)
{
  set_active (WAY_PERSONA_GRID (widget), FALSE);
  GTK_WIDGET_CLASS (way_persona_grid_parent_class)->unmap (widget);
}

static gboolean
way_persona_grid_grab_focus (GtkWidget *widget)
{
  WayPersonaGrid *self = WAY_PERSONA_GRID (widget);
  GtkWidget      *cell = way_persona_grid_get_cell (self, 0, 0);

  if (self->personas->len == 0)
    return gtk_widget_grab_focus (self->link_button);

  return cell != NULL && gtk_widget_grab_focus (cell);
}

static void
way_persona_grid_dispose (GObject *object)
{
  WayPersonaGrid *self = WAY_PERSONA_GRID (object);

  set_active (self, FALSE);
  way_follow (&self->selection, NULL, NULL, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_persona_grid_parent_class)->dispose (object);
}

static void
way_persona_grid_finalize (GObject *object)
{
  WayPersonaGrid *self = WAY_PERSONA_GRID (object);

  g_hash_table_unref (self->by_step);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->personas);
  g_clear_pointer (&self->filter, way_filter_free);

  G_OBJECT_CLASS (way_persona_grid_parent_class)->finalize (object);
}

static void
way_persona_grid_class_init (WayPersonaGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_persona_grid_dispose;
  object_class->finalize = way_persona_grid_finalize;
  widget_class->map = way_persona_grid_map;
  widget_class->unmap = way_persona_grid_unmap;
  widget_class->grab_focus = way_persona_grid_grab_focus;

  /**
   * WayPersonaGrid::link-requested:
   *
   * The user wants to link a persona; the map itself is selected.
   */
  signals[SIGNAL_LINK_REQUESTED] = g_signal_new ("link-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "personagrid");
}

static void
link_cb (WayPersonaGrid *self)
{
  way_selection_select (self->selection, way_map_get_uuid (way_persona_grid_get_map (self)));
  g_signal_emit (self, signals[SIGNAL_LINK_REQUESTED], 0);
}

static void
way_persona_grid_init (WayPersonaGrid *self)
{
  self->columns = g_ptr_array_new_with_free_func (way_grid_column_free);
  self->personas = g_ptr_array_new_with_free_func (g_free);
  self->by_step = g_hash_table_new (g_str_hash, g_str_equal);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), way_persona_grid_build_bar (self));

  self->empty = adw_status_page_new ();
  gtk_widget_add_css_class (self->empty, "compact");
  self->link_button = gtk_button_new_with_label (_ ("Link Personas…"));
  gtk_widget_add_css_class (self->link_button, "pill");
  gtk_widget_set_halign (self->link_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->link_button, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), self->link_button);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), way_persona_grid_build_frame (self), "grid");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
}

/**
 * way_persona_grid_set_selection:
 * @self: a grid
 * @selection: that of the window
 *
 * Sets what is selected; once, before the history.
 */
void
way_persona_grid_set_selection (WayPersonaGrid *self,
                                WaySelection   *selection)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  way_follow (&self->selection, selection, G_CALLBACK (way_persona_grid_show_selection), self);
}

/**
 * way_persona_grid_set_history:
 * @self: a grid
 * @history: (nullable): of the map to show
 *
 * Shows another map.
 */
void
way_persona_grid_set_history (WayPersonaGrid *self,
                              WayHistory     *history)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (self->history == history)
    return;
  set_active (self, FALSE);
  g_set_object (&self->history, history);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_active (self, TRUE);
}

/**
 * way_persona_grid_set_filter:
 * @self: a grid
 * @filter: (nullable): which cards count, and which personas are seen; NULL for all
 */
void
way_persona_grid_set_filter (WayPersonaGrid  *self,
                             const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (way_filter_replace (&self->filter, filter) && self->cards != NULL)
    mark_stale (self);
}

/**
 * way_persona_grid_set_theme:
 * @self: a grid
 * @theme: the colours of the faces
 */
void
way_persona_grid_set_theme (WayPersonaGrid *self,
                            WayThemeName    theme)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (self->theme == theme)
    return;
  self->theme = theme;
  if (self->cards != NULL)
    mark_stale (self);
}

/**
 * way_persona_grid_set_by_step:
 * @self: a grid
 * @by_step: whether each step has a column; otherwise each stage
 */
void
way_persona_grid_set_by_step (WayPersonaGrid *self,
                              gboolean        by_step)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (self->by_steps == by_step)
    return;
  self->by_steps = by_step;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by_step_button), by_step);
  if (self->cards != NULL)
    mark_stale (self);
}

/**
 * way_persona_grid_get_cell:
 * @self: a grid
 * @row: of a persona, from 0; the row after the last is that of disagreement
 * @column: of a stage or step, from 0
 *
 * Returns: (transfer none) (nullable): the cell there
 */
GtkWidget *
way_persona_grid_get_cell (WayPersonaGrid *self,
                           guint           row,
                           guint           column)
{
  WayGridColumn *found = column < self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;

  return found != NULL && row < found->cells->len ? g_ptr_array_index (found->cells, row) : NULL;
}
