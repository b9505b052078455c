/* tier-board-moves.c - accounts on their way from one tier to another */
#include "config.h"

#include "widgets/records/views/tier-board-private.h"

#include <glib/gi18n.h>

/* As many are moved together. */
#define MOST_TOGETHER 1000

/* Makes one step of it, which can be undone. The accounts are on the desk. */
static gboolean
set_tiers (WayTierBoard *state,
           GPtrArray    *items,
           WayTierPlace  to,
           GError      **error)
{
  WayDesk         *desk = way_figure_view_get_desk (state->view);
  g_autofree char *label = g_strdup_printf (_ ("Move to %s"), _ (way_tier_infos[to].title));
  g_autoptr (WayCommand) group = way_command_new_group (label);
  guint i;

  for (i = 0; i < items->len; i++)
    {
      WayItem *account = way_desk_load (desk, WAY_KIND_ACCOUNT, way_tier_item_get_id (g_ptr_array_index (items, i)), error);
      g_autoptr (WayCommand) command = NULL;

      if (account == NULL)
        return FALSE;
      command = way_command_new_set (account, "tier", *way_tier_infos[to].tier != '\0' ? way_tier_infos[to].tier : NULL, error);
      if (command == NULL)
        return FALSE;
      way_command_group_add (group, g_steal_pointer (&command));
    }

  return way_desk_perform (desk, group, error);
}

/* Accounts on their way to another tier. */
typedef struct
{
  WayFigureView *view;    /* owned */
  WayRecords    *records; /* owned */
  GPtrArray     *items;
  WayTierPlace   from;
  WayTierPlace   to;
} Moving;

static void
moving_free (gpointer data)
{
  Moving *moving = data;

  g_object_unref (moving->view);
  g_object_unref (moving->records);
  g_ptr_array_unref (moving->items);
  g_free (moving);
}

static void
read_moving (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Moving *moving = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint i;

  for (i = 0; i < moving->items->len; i++)
    {
      WayItem *record = way_records_get (moving->records, WAY_KIND_ACCOUNT, way_tier_item_get_id (g_ptr_array_index (moving->items, i)), &error);

      if (record == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (records, record);
    }
  g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify)g_ptr_array_unref);
}

static void
moving_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Moving       *moving = g_task_get_task_data (G_TASK (result));
  WayTierBoard *state = way_figure_view_get_state (moving->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *told = NULL;

  /* The view is gone. */
  if (state == NULL)
    return;
  state->moving = FALSE;
  if (records == NULL || !way_desk_bring (way_figure_view_get_desk (moving->view), records, &error) ||
      !set_tiers (state, moving->items, moving->to, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (state->view), "records.report", "s", error->message);
      return;
    }
  g_clear_pointer (&state->moved, g_ptr_array_unref);
  state->moved = g_ptr_array_ref (moving->items);
  state->moved_to = moving->to;
  gtk_widget_set_visible (GTK_WIDGET (state->columns[moving->to]), TRUE);
  way_tier_column_take_out (state->columns[moving->from], moving->items);
  way_tier_column_take_in (state->columns[moving->to], moving->items);
  if (moving->items->len == 1)
    /* TRANSLATORS: an account, and a tier */
    told = g_strdup_printf (_ ("“%s” moved to %s"), way_tier_item_get_name (g_ptr_array_index (moving->items, 0)), _ (way_tier_infos[moving->to].title));
  else
    told = g_strdup_printf (g_dngettext (NULL, "%u account moved to %s", "%u accounts moved to %s", moving->items->len),
                            moving->items->len, _ (way_tier_infos[moving->to].title));
  gtk_widget_activate_action (GTK_WIDGET (state->view), "records.told", "s", told);
}

/* They are read in another thread; until they are there, no others go. */
void
way_tier_board_move (WayTierBoard *state,
                     GPtrArray    *items,
                     WayTierPlace  from,
                     WayTierPlace  to)
{
  g_autofree char *told = NULL;
  g_autoptr (GTask) task = NULL;
  Moving *moving;

  if (items->len == 0 || state->moving)
    return;
  if (items->len > MOST_TOGETHER)
    {
      told = g_strdup_printf (_ ("%'u accounts are selected. Select at most %'d to move them together."), items->len, MOST_TOGETHER);
      gtk_widget_activate_action (GTK_WIDGET (state->view), "records.report", "s", told);
      return;
    }
  state->moving = TRUE;
  moving = g_new (Moving, 1);
  *moving = (Moving){ g_object_ref (state->view), g_object_ref (way_desk_get_records (way_figure_view_get_desk (state->view))),
                      g_ptr_array_ref (items), from, to };
  task = g_task_new (NULL, NULL, moving_cb, NULL);
  g_task_set_source_tag (task, way_tier_board_move);
  g_task_set_task_data (task, moving, moving_free);
  g_task_run_in_thread (task, read_moving);
}
