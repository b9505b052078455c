/* confidence.c - how much of a map customers have confirmed lately */
#include "config.h"

#include "journeys/review/confidence.h"

#include <string.h>

#include "journeys/model/today.h"

/**
 * way_confidence_counts:
 * @card: a card
 *
 * Returns: whether the card is one of those that confidence is about:
 *   touchpoints, pains and jobs
 */
gboolean
way_confidence_counts (WayItem *card)
{
  WayKind kind = way_item_get_kind (card);

  return kind == WAY_KIND_TOUCHPOINT || kind == WAY_KIND_PAIN || kind == WAY_KIND_JOB_CARD;
}

static gboolean
parse_date (const char *text,
            GDate      *date)
{
  int year, month, day;

  if (text == NULL || strlen (text) < 10)
    return FALSE;
  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (date, day, month, year);

  return TRUE;
}

/* The youngest date on which customers confirmed the card. */
static const char *
find_newest (WayItem *card)
{
  const char *newest = way_item_get (card, "checked");
  const char *result = way_item_get (card, "result-date");
  int         i;

  if (result != NULL && (newest == NULL || strcmp (result, newest) > 0))
    newest = result;
  for (i = 0; i < way_item_n_children (card, WAY_CARD_EVIDENCE); i++)
    {
      const char *date = way_item_get (way_item_get_child (card, WAY_CARD_EVIDENCE, i), "date");

      if (date != NULL && (newest == NULL || strcmp (date, newest) > 0))
        newest = date;
    }

  return newest;
}

/**
 * way_confidence_is_validated:
 * @map: the map
 * @card: a card on it
 * @today: the date to measure against
 *
 * Returns: whether the card is validated by evidence younger than the review
 *   interval of the map
 */
gboolean
way_confidence_is_validated (WayMap     *map,
                             WayItem    *card,
                             const char *today)
{
  GDate limit, newest;

  if (g_strcmp0 (way_item_get (card, "belief"), "validated") != 0 ||
      !parse_date (today, &limit) ||
      !parse_date (find_newest (card), &newest))
    return FALSE;
  g_date_subtract_months (&limit, way_item_get_int (way_map_get_root (map), "review-interval", 12));

  return g_date_compare (&newest, &limit) > 0;
}

/**
 * way_confidence_of_map:
 * @map: a map
 * @share: (out): the share of touchpoints, pains and jobs that are validated by
 *   young evidence, 0 to 1
 *
 * Returns: whether there are any; without, there is no figure
 */
gboolean
way_confidence_of_map (WayMap *map,
                       double *share)
{
  g_autofree char *today = way_today_dup ();
  int              all = 0, validated = 0;
  int              i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);

      if (!way_confidence_counts (card))
        continue;
      all++;
      validated += way_confidence_is_validated (map, card, today);
    }
  if (all == 0)
    return FALSE;
  *share = validated / (double)all;

  return TRUE;
}
