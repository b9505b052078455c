/* document-become.c - an open map that becomes what another one is, as one step */
#include "config.h"

#include "journeys/documents/document.h"

#include "journeys/documents/writer.h"
#include "journeys/review/transfer.h"

/**
 * way_document_become:
 * @self: a document
 * @map: what it is to become
 * @label: what the step is called
 * @in_part: whether what can be done is done when not all can
 * @n_skipped: (out): things of @map that have no place here
 * @error: where to put why the step was refused
 *
 * Lets the map be what another state of it is, by one step that can be undone. What no step carries over, such as
 * comments and what this version does not know, is compared too: the same is only what would be written the same.
 *
 * Returns: what came of it
 */
WayBecome
way_document_become (WayDocument *self,
                     WayMap      *map,
                     const char  *label,
                     gboolean     in_part,
                     guint       *n_skipped,
                     GError     **error)
{
  WayHistory *history;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayMap *own;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), WAY_BECOME_REFUSED);

  *n_skipped = 0;
  own = way_document_get_map (self);
  if (way_writer_writes_same (own, map))
    return WAY_BECOME_WAS_SAME;
  history = way_document_get_history (self);
  differences = way_compare (own, map);
  command = way_transfer_new (own, differences, label, n_skipped);
  if (command != NULL && !way_history_perform_as_is (history, command, error))
    return WAY_BECOME_REFUSED;
  if (way_writer_writes_same (own, map))
    return WAY_BECOME_SAME;
  if (command != NULL && !in_part)
    way_history_withdraw (history);

  return WAY_BECOME_IN_PART;
}
