/* canvas-subject.c - which map the canvas shows, how, and for whom */
#include "config.h"

#include "widgets/canvas/canvas-private.h"

static const WayTheme *
get_theme (WayCanvas *self)
{
  return way_theme_get (self->theme);
}

/**
 * way_canvas_set_history:
 * @self: a canvas
 * @history: (nullable): the history of the map to show; NULL for none
 */
void
way_canvas_set_history (WayCanvas  *self,
                        WayHistory *history)
{
  WayLayoutOptions options = { .hints = TRUE, .folds = self->editable, .legend = TRUE, .comments = TRUE, .rtl = -1 };

  g_return_if_fail (WAY_IS_CANVAS (self));
  g_return_if_fail (history == NULL || WAY_IS_HISTORY (history));

  if (self->history == history)
    return;

  way_canvas_end_edit (self);
  way_canvas_drag_cancel (self);
  way_canvas_disconnect_history (self);
  g_clear_object (&self->layout);
  g_set_object (&self->history, history);
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_array_set_size (self->columns, 0);
  self->columns_serial = 0;
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->changed_rows, 0);
  self->width = self->height = 0;

  if (history != NULL)
    {
      self->layout = way_layout_new (way_history_get_map (history), self->texts, &options);
      way_canvas_connect_history (self);
      self->stale = self->all_changed = TRUE;
      self->wants_start = TRUE;
    }
  way_tiles_set_source (self->tiles, self->layout, get_theme (self));
  way_canvas_refresh (self);
  way_canvas_update_hint (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "history");
}

/**
 * way_canvas_get_map:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the map that is shown
 */
WayMap *
way_canvas_get_map (WayCanvas *self)
{
  g_return_val_if_fail (WAY_IS_CANVAS (self), NULL);

  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

/**
 * way_canvas_set_selection:
 * @self: a canvas
 * @selection: what is selected; a canvas begins with one of its own
 */
void
way_canvas_set_selection (WayCanvas    *self,
                          WaySelection *selection)
{
  g_return_if_fail (WAY_IS_CANVAS (self));
  g_return_if_fail (WAY_IS_SELECTION (selection));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (way_canvas_follow_selection), self, G_CONNECT_SWAPPED);
  way_canvas_follow_selection (self);
  g_object_notify (G_OBJECT (self), "selection");
}

/**
 * way_canvas_get_selection:
 * @self: a canvas
 *
 * Returns: (transfer none): what is selected
 */
WaySelection *
way_canvas_get_selection (WayCanvas *self)
{
  g_return_val_if_fail (WAY_IS_CANVAS (self), NULL);

  return self->selection;
}

/**
 * way_canvas_set_theme:
 * @self: a canvas
 * @theme: in which colours the map is shown
 */
void
way_canvas_set_theme (WayCanvas   *self,
                      WayThemeName theme)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  if (self->theme == theme)
    return;

  self->theme = theme;
  way_tiles_set_source (self->tiles, self->layout, get_theme (self));
  way_canvas_follow_edit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "theme");
}

/**
 * way_canvas_set_editable:
 * @self: a canvas
 * @editable: whether the canvas changes its map
 */
void
way_canvas_set_editable (WayCanvas *self,
                         gboolean   editable)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  editable = !!editable;
  if (self->editable == editable)
    return;

  way_canvas_end_edit (self);
  way_canvas_drag_cancel (self);
  self->editable = editable;
  way_canvas_update_hint (self);
  g_object_notify (G_OBJECT (self), "editable");
}

/**
 * way_canvas_set_persona:
 * @self: a canvas
 * @persona_id: (nullable): the id of a persona of the map; NULL for the first
 *
 * Says whose emotion is set in lanes of emotions.
 */
void
way_canvas_set_persona (WayCanvas  *self,
                        const char *persona_id)
{
  char *copy = g_strdup (persona_id);

  g_free (self->persona);
  self->persona = copy;
}

/**
 * way_canvas_get_persona:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the id of the persona whose emotion is
 *   set; NULL when the map has none
 */
const char *
way_canvas_get_persona (WayCanvas *self)
{
  WayMap  *map = way_canvas_get_map (self);
  WayItem *persona;

  if (map == NULL)
    return NULL;
  if (self->persona != NULL && way_map_find (map, self->persona) != NULL)
    return self->persona;
  persona = way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);

  return persona != NULL ? way_item_get_id (persona) : NULL;
}

/**
 * way_canvas_get_layout:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the layout that is shown
 */
WayLayout *
way_canvas_get_layout (WayCanvas *self)
{
  g_return_val_if_fail (WAY_IS_CANVAS (self), NULL);

  return self->layout;
}
