/* follow.c - a widget that keeps an object and hears of its changes */
#include "config.h"

#include "widgets/shared/follow.h"

/**
 * way_follow:
 * @place: (inout): where @follower keeps the object, of the type GObject **
 * @object: (nullable): what it keeps from now on: a selection, a history, a map
 * @changed: (nullable): what is called for its signal "changed", with @follower first
 * @follower: whose place it is
 *
 * Keeps another object, and hears of its changes instead of those of the one before.
 *
 * Returns: whether it is another one
 */
gboolean
way_follow (gpointer  place,
            gpointer  object,
            GCallback changed,
            gpointer  follower)
{
  GObject **kept = place;

  if (*kept == object)
    return FALSE;
  if (*kept != NULL)
    g_signal_handlers_disconnect_by_data (*kept, follower);
  g_set_object (kept, object);
  if (object != NULL)
    g_signal_connect_object (object, "changed", changed, follower, G_CONNECT_SWAPPED);

  return TRUE;
}
