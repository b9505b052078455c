/* story-row.c - one heading or paragraph of a story, as a row of a list */
#include "config.h"

#include "widgets/story/story-row.h"

struct _WayStoryRow
{
  GObject parent_instance;

  /* owned */
  WayStoryLine *line;
};

G_DEFINE_FINAL_TYPE (WayStoryRow, way_story_row, G_TYPE_OBJECT)

static void
way_story_row_finalize (GObject *object)
{
  WayStoryRow *self = WAY_STORY_ROW (object);

  way_story_line_free (self->line);

  G_OBJECT_CLASS (way_story_row_parent_class)->finalize (object);
}

static void
way_story_row_class_init (WayStoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_story_row_finalize;
}

static void
way_story_row_init (WayStoryRow *self)
{
}

/**
 * way_story_row_new:
 * @line: (transfer full): what it says
 *
 * Returns: (transfer full): a row
 */
WayStoryRow *
way_story_row_new (WayStoryLine *line)
{
  WayStoryRow *self = g_object_new (WAY_TYPE_STORY_ROW, NULL);

  self->line = line;

  return self;
}

/**
 * way_story_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none): what it says
 */
const WayStoryLine *
way_story_row_get_line (WayStoryRow *self)
{
  return self->line;
}
