/* canvas-filter.c - what steps back: cards that a filter does not let through, and
 * what is not found
 *
 * Tiles ask when they are painted, so that moving costs nothing, and a change of a
 * card is asked for with the rest of its row.
 */
#include "config.h"

#include <string.h>

#include "journeys/model/written.h"
#include "widgets/canvas/canvas-private.h"

static gboolean
is_found (WayCanvas *self,
          WayItem   *item)
{
  return way_written_find (way_canvas_get_map (self), item, self->filter.sought, NULL, NULL, NULL, NULL);
}

static WayShade
get_card_shade (WayCanvas *self,
                WayItem   *card)
{
  if (self->filter.shown != NULL && !way_filter_matches (self->filter.shown, way_canvas_get_map (self), card))
    return WAY_SHADE_DIM;
  if (self->filter.sought == NULL)
    return WAY_SHADE_NONE;

  return is_found (self, card) ? WAY_SHADE_MARK : WAY_SHADE_DIM;
}

/* The head shows both its texts. */
static WayShade
get_head_shade (WayCanvas    *self,
                const WayBox *box)
{
  const WayField  *field;
  g_autofree char *before = NULL;
  g_autofree char *hit = NULL;
  g_autofree char *after = NULL;

  if (self->filter.sought == NULL || !way_written_find (way_canvas_get_map (self), box->item, self->filter.sought, &field, &before, &hit, &after))
    return WAY_SHADE_NONE;

  return (strcmp (field->name, "objective") == 0) == (box->role == WAY_BOX_OBJECTIVE) ? WAY_SHADE_MARK : WAY_SHADE_NONE;
}

/* How those feel who are asked for is not dimmed. */
static WayShade
get_feeling_shade (WayCanvas    *self,
                   const WayBox *box)
{
  const char *const *personas = self->filter.shown != NULL ? way_filter_get_values (self->filter.shown, WAY_FILTER_PERSONAS) : NULL;

  if (self->filter.sought == NULL && personas != NULL && personas[0] != NULL &&
      (box->role == WAY_BOX_CURVES || way_filter_has (self->filter.shown, WAY_FILTER_PERSONAS, way_item_get_text (box->item, "persona"))))
    return WAY_SHADE_NONE;

  return WAY_SHADE_DIM;
}

static WayShade
get_shade (const WayBox *box,
           gpointer      data)
{
  WayCanvas *self = data;

  switch ((int)box->role)
    {
    case WAY_BOX_CARD:
      return get_card_shade (self, box->item);
    case WAY_BOX_CURVES:
    case WAY_BOX_EMOTION:
      return get_feeling_shade (self, box);
    case WAY_BOX_BARS:
    case WAY_BOX_BAR:
    case WAY_BOX_OWNER:
    case WAY_BOX_HINT:
      return WAY_SHADE_DIM;
    case WAY_BOX_TITLE:
    case WAY_BOX_OBJECTIVE:
      return get_head_shade (self, box);
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
    case WAY_BOX_LANE_HEADER:
      return self->filter.sought != NULL && is_found (self, box->item) ? WAY_SHADE_MARK : WAY_SHADE_NONE;
    default:
      return WAY_SHADE_NONE;
    }
}

/* Whether something steps back, which a screen reader says. */
gboolean
way_canvas_is_dimmed (WayCanvas    *self,
                      const WayBox *box)
{
  if (self->filter.shown == NULL && self->filter.sought == NULL)
    return FALSE;

  return get_shade (box, self) == WAY_SHADE_DIM;
}

static void
update (WayCanvas *self)
{
  gboolean used = self->filter.shown != NULL || self->filter.sought != NULL;

  way_tiles_set_shade (self->tiles, used ? get_shade : NULL, self);
  way_canvas_queue_proxies (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * way_canvas_set_filter:
 * @self: a canvas
 * @filter: (nullable): which cards to show; NULL for all
 *
 * Dims all other cards. The map stays as it is.
 */
void
way_canvas_set_filter (WayCanvas       *self,
                       const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  if (way_filter_replace (&self->filter.shown, filter))
    update (self);
}

/**
 * way_canvas_set_sought:
 * @self: a canvas
 * @sought: (nullable): what is looked for, folded; NULL for nothing
 *
 * Marks all that has it in one of its texts, and dims all other cards.
 */
void
way_canvas_set_sought (WayCanvas  *self,
                       const char *sought)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  if (g_strcmp0 (self->filter.sought, sought) == 0)
    return;

  g_free (self->filter.sought);
  self->filter.sought = g_strdup (sought);
  update (self);
}
