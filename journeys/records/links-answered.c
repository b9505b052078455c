/* links-answered.c - differences between a map and the records, settled in both, and the way back */
#include "config.h"

#include "journeys/records/links-answered.h"

#include <glib/gi18n.h>

#include "journeys/records/links-stale.h"

static gboolean
change_map (WayLinksAnswered *self,
            WayHistory       *history,
            WayCommand       *command,
            GError          **error)
{
  if (way_command_group_get_size (command) == 0)
    return TRUE;
  if (!way_history_perform (history, command, error))
    return FALSE;
  self->map = g_object_ref (history);
  self->map_serial = way_history_get_serial (history);

  return TRUE;
}

/**
 * way_links_answer:
 * @history: the history of a map
 * @desk: where records are edited
 * @answers: (element-type WayLinkAnswer): what to do about each difference
 * @error: where to put why it failed; nothing is done then, or it says that the records keep their half
 *
 * Does that: first in the records, then on the map. While another program writes, what goes into the records
 * waits on the desk, as everything does that is written there.
 *
 * Returns: (transfer full) (nullable): what was done
 */
WayLinksAnswered *
way_links_answer (WayHistory *history,
                  WayDesk    *desk,
                  GPtrArray  *answers,
                  GError    **error)
{
  g_autoptr (WayLinksAnswered) self = g_new0 (WayLinksAnswered, 1);
  WayMap     *map = way_history_get_map (history);
  WayHistory *records = way_desk_get_history (desk);
  g_autoptr (WayCommand) command = way_links_refresh_command (map, way_desk_get_records (desk), answers, error);
  g_autoptr (GError) refused = NULL;
  guint64 before;

  if (command == NULL)
    return NULL;
  way_history_seal (records);
  before = way_history_get_serial (records);
  if (!way_links_put (map, desk, answers, error))
    return NULL;
  if (way_history_get_serial (records) != before)
    {
      self->desk = g_object_ref (records);
      self->desk_serial = way_history_get_serial (records);
    }
  if (!change_map (self, history, command, &refused))
    {
      if (self->desk != NULL && !way_links_answered_undo (self, NULL))
        g_prefix_error (&refused, "%s ", _ ("The records say what the map showed, but the map could not be changed."));
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * way_links_answered_undo:
 * @self: what was done
 * @map_stays: (out) (optional): whether the map has changed since, so that what was done to it stays
 *
 * Takes back what was written into the records, when nothing came after it there, and then what was done to the
 * map, likewise.
 *
 * Returns: whether it was taken back in the records; if not, nothing happened
 */
gboolean
way_links_answered_undo (WayLinksAnswered *self,
                         gboolean         *map_stays)
{
  if (map_stays != NULL)
    *map_stays = FALSE;
  /* A desk that cannot write that puts the step back. */
  if (self->desk != NULL && (!way_history_undo_step (self->desk, self->desk_serial) ||
                             way_history_get_serial (self->desk) == self->desk_serial))
    return FALSE;
  if (self->map != NULL && !way_history_undo_step (self->map, self->map_serial) && map_stays != NULL)
    *map_stays = TRUE;

  return TRUE;
}

/**
 * way_links_answered_free:
 * @self: (transfer full): what was done
 *
 * Forgets the way back.
 */
void
way_links_answered_free (WayLinksAnswered *self)
{
  g_clear_object (&self->map);
  g_clear_object (&self->desk);
  g_free (self);
}
