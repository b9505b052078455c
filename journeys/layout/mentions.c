/* mentions.c - cards that say something about what is changed elsewhere
 *
 * Personas, jobs, channels and kinds of lanes change rarely, so their cards are looked for.
 */
#include "config.h"

#include <string.h>

#include "journeys/layout/layout-private.h"

static int
count_personas (WayMap *map)
{
  int n = 0;
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    n += way_item_get_kind (way_map_get (map, WAY_MAP_RECORDS, i)) == WAY_KIND_PERSONA_LINK;

  return n;
}

static int
count_words (const char *text)
{
  int n = 1;

  for (; *text != '\0'; text++)
    n += *text == ' ';

  return n;
}

/* A persona is named on the cards about it, unless they are about all there are: one that
 * comes or goes matters to those that are, or were, about all others. */
void
way_layout_follow_personas (WayLayout       *self,
                            const WayChange *change)
{
  WayItem *persona = change->item;
  gboolean set = change->type == WAY_CHANGE_SET;
  int      others = count_personas (self->map) - (change->type == WAY_CHANGE_INSERTED ? 1 : 0);
  int      i;

  self->stale_head = TRUE;
  if (change->type == WAY_CHANGE_MOVED ||
      (set && (way_item_get_info (persona)->fields[change->field].flags & WAY_FIELD_NAME) == 0))
    return;
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem    *card = way_map_get (self->map, WAY_MAP_CARDS, i);
      const char *personas = way_item_get (card, "personas");

      if (personas != NULL && (set ? way_item_refers_to (card, "personas", way_item_get_id (persona)) : count_words (personas) == others))
        way_layout_remeasure (self, card);
    }
}

/* Cards of another kind than their lane bear a sign of theirs. */
void
way_layout_remeasure_lane (WayLayout *self,
                           WayItem   *lane)
{
  int i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, i);

      if (g_strcmp0 (way_item_get_at (card, WAY_CARD_LANE), way_item_get_id (lane)) == 0)
        way_layout_remeasure (self, card);
    }
}

/* A linked job is written on the cards that place it. */
void
way_layout_remeasure_job (WayLayout *self,
                          WayItem   *job)
{
  int i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, i);

      if (way_item_get_kind (card) == WAY_KIND_JOB_CARD &&
          g_strcmp0 (way_item_get (card, "job"), way_item_get_id (job)) == 0)
        way_layout_remeasure (self, card);
    }
}

/* Own channels may bring their own icons. */
void
way_layout_follow_channels (WayLayout       *self,
                            const WayChange *change)
{
  WayItem    *channel = change->item;
  const char *name = way_item_get_text (channel, "name");
  const char *before = change->type == WAY_CHANGE_SET && change->old_value != NULL ? change->old_value : name;
  int         i;

  self->stale_rows = TRUE;
  if (!way_layout_has_sign (self, WAY_SIGN_CHANNEL, name) && !way_layout_has_sign (self, WAY_SIGN_CHANNEL, before))
    return;
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    {
      WayItem    *card = way_map_get (self->map, WAY_MAP_CARDS, i);
      const char *used = way_item_get (card, "channel");

      if (used != NULL && (strcmp (used, name) == 0 || strcmp (used, before) == 0))
        way_layout_remeasure (self, card);
    }
}
