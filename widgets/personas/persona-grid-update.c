/* persona-grid-update.c - what the cells of the grid say, and what a click on them selects */
#include "config.h"

#include "widgets/personas/persona-grid-private.h"

#include <glib/gi18n.h>

#include "widgets/personas/presence-cell.h"

/* The steps of a column that are on the map. */
static GPtrArray *
list_steps (WayPersonaGrid      *self,
            const WayGridColumn *column)
{
  GPtrArray *steps = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < column->steps->len; i++)
    {
      WayItem *step = way_map_find (way_persona_grid_get_map (self), g_ptr_array_index (column->steps, i));

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }

  return steps;
}

void
way_persona_grid_update_column (WayPersonaGrid *self,
                                WayGridColumn  *column)
{
  WayItem *place = way_map_find (way_persona_grid_get_map (self), column->id);
  g_autoptr (GPtrArray) steps = list_steps (self, column);
  WayItem *const *all = (WayItem *const *)steps->pdata;
  WayItem        *widest;
  double          gap;
  guint           i;

  if (place == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (column->header), way_item_get_shown_name (place));
  for (i = 0; i < self->personas->len; i++)
    {
      WayPresence presence;

      way_presence_find (&presence, way_persona_grid_get_map (self), self->cards, self->filter, g_ptr_array_index (self->personas, i), all, steps->len);
      way_presence_cell_show (g_ptr_array_index (column->cells, i), way_persona_grid_get_map (self), self->theme, g_ptr_array_index (self->personas, i), way_item_get_shown_name (place), &presence);
    }
  widest = way_presence_find_widest_gap (all, steps->len, &gap);
  way_presence_cell_show_gap (g_ptr_array_index (column->cells, i), way_persona_grid_get_map (self), way_item_get_shown_name (place), widest, gap);
}

void
way_persona_grid_update_mean (WayPersonaGrid *self)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (way_persona_grid_get_map (self));
  g_autofree char *text = NULL;
  double           mean;

  if (way_presence_get_mean_gap ((WayItem *const *)steps->pdata, steps->len, &mean))
    /* TRANSLATORS: how far apart the personas are in a step, on the average */
    text = g_strdup_printf (_ ("%.1f a step on average"), mean);
  gtk_label_set_text (GTK_LABEL (self->mean), text != NULL ? text : "");
}

/* The step that a cell stands for: where the persona is first present, or they are
 * farthest apart. */
static WayItem *
find_step (WayPersonaGrid      *self,
           const WayGridColumn *column,
           guint                row)
{
  g_autoptr (GPtrArray) steps = list_steps (self, column);
  WayItem *const *all = (WayItem *const *)steps->pdata;
  WayItem        *step;
  double          gap;
  guint           i;

  if (row >= self->personas->len)
    step = way_presence_find_widest_gap (all, steps->len, &gap);
  else
    {
      step = NULL;
      for (i = 0; i < steps->len && step == NULL; i++)
        {
          WayPresence presence;

          way_presence_find (&presence, way_persona_grid_get_map (self), self->cards, self->filter, g_ptr_array_index (self->personas, row), all + i, 1);
          if (presence.present)
            step = all[i];
        }
    }

  return step != NULL || steps->len == 0 ? step : all[0];
}

void
way_persona_grid_clicked (WayPersonaGrid *self,
                          GtkWidget      *cell)
{
  guint i, row;

  for (i = 0; i < self->columns->len; i++)
    {
      WayGridColumn *column = g_ptr_array_index (self->columns, i);
      WayItem       *step = NULL;

      if (column->header == cell)
        {
          way_selection_select (self->selection, column->id);
          return;
        }
      if (!g_ptr_array_find (column->cells, cell, &row))
        continue;
      step = find_step (self, column, row);
      if (step != NULL)
        way_selection_select (self->selection, way_item_get_id (step));
      return;
    }
}

/* The column of what is selected stands out. */
void
way_persona_grid_show_selection (WayPersonaGrid *self)
{
  WayMap     *map = self->history != NULL ? way_persona_grid_get_map (self) : NULL;
  WayItem    *item = map != NULL && self->selection != NULL ? way_selection_get_item (self->selection, map) : NULL;
  const char *step = item != NULL && way_kind_is_card (way_item_get_kind (item)) ? way_item_get_at (item, WAY_CARD_STEP) : NULL;
  guint       i;

  /* Nobody looks; it is shown when somebody does. */
  if (self->cards == NULL)
    return;
  if (item != NULL && way_item_get_kind (item) == WAY_KIND_EMOTION)
    step = way_item_get_id (way_item_get_parent (item));
  else if (item != NULL && step == NULL)
    step = way_item_get_id (item);
  for (i = 0; i < self->columns->len; i++)
    {
      WayGridColumn *column = g_ptr_array_index (self->columns, i);
      gboolean       on = step != NULL && (g_strcmp0 (column->id, step) == 0 || g_hash_table_lookup (self->by_step, step) == column);

      if (on)
        gtk_widget_add_css_class (column->header, "on");
      else
        gtk_widget_remove_css_class (column->header, "on");
      gtk_accessible_update_state (GTK_ACCESSIBLE (column->header), GTK_ACCESSIBLE_STATE_SELECTED, on, -1);
    }
}
