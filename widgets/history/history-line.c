/* history-line.c - one state of a map, for a list */
#include "config.h"

#include "widgets/history/history-line.h"

struct _WayHistoryLine
{
  GObject parent_instance;

  /* state */
  guint place;
};

G_DEFINE_FINAL_TYPE (WayHistoryLine, way_history_line, G_TYPE_OBJECT)

static void
way_history_line_class_init (WayHistoryLineClass *klass)
{
}

static void
way_history_line_init (WayHistoryLine *self)
{
}

/**
 * way_history_line_new:
 * @place: a number of steps
 *
 * Returns: (transfer full): a line for the state of the map after so many steps
 */
WayHistoryLine *
way_history_line_new (guint place)
{
  WayHistoryLine *self = g_object_new (WAY_TYPE_HISTORY_LINE, NULL);

  self->place = place;

  return self;
}

/**
 * way_history_line_get_place:
 * @self: a line
 *
 * Returns: after how many steps the map is in the state of the line
 */
guint
way_history_line_get_place (WayHistoryLine *self)
{
  g_return_val_if_fail (WAY_IS_HISTORY_LINE (self), 0);

  return self->place;
}
