/* story-list-selection.c - lines are selected where cards are: in the selection of the window */
#include "config.h"

#include "widgets/story/story-list-private.h"

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  WayStoryList       *self = WAY_STORY_LIST (model);
  const WayStoryLine *line = way_story_list_get_line (self, position);

  /* What is said of a thing below its name is not selected beside the name. */
  return line != NULL && line->role != WAY_STORY_TEXT && way_selection_contains (self->selection, line->id);
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           only)
{
  WayStoryList       *self = WAY_STORY_LIST (model);
  const WayStoryLine *line = way_story_list_get_line (self, position);
  WayItem            *item = line != NULL ? way_map_find (self->map, line->id) : NULL;

  if (item == NULL)
    return FALSE;
  /* A value is the step's. */
  if (line->role == WAY_STORY_VALUE)
    item = way_item_get_parent (item);
  if (!only)
    way_selection_add (self->selection, way_item_get_id (item));
  else if (way_kind_is_card (way_item_get_kind (item)))
    way_selection_select_in_cell (self->selection, way_item_get_id (item), way_item_get_at (item, WAY_CARD_STEP), way_item_get_at (item, WAY_CARD_LANE));
  else
    way_selection_select (self->selection, way_item_get_id (item));

  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  WayStoryList       *self = WAY_STORY_LIST (model);
  const WayStoryLine *line = way_story_list_get_line (self, position);

  if (line != NULL)
    way_selection_remove (self->selection, line->id);

  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n,
              gboolean           only)
{
  WayStoryList *self = WAY_STORY_LIST (model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint i;

  for (i = 0; !only && i < way_selection_get_size (self->selection); i++)
    g_ptr_array_add (ids, g_strdup (way_selection_get_nth (self->selection, i)));
  for (i = position; i < position + n; i++)
    {
      const WayStoryLine *line = way_story_list_get_line (self, i);

      /* Cards only: of headings there is nothing to do together. */
      if (line != NULL && line->role == WAY_STORY_CARD)
        g_ptr_array_add (ids, g_strdup (line->id));
    }
  g_ptr_array_add (ids, NULL);
  way_selection_select_many (self->selection, (const char *const *)ids->pdata);

  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, g_list_model_get_n_items (G_LIST_MODEL (model)), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  way_selection_clear (WAY_STORY_LIST (model)->selection);

  return TRUE;
}

void
way_story_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}
