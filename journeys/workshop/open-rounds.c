/* open-rounds.c - votes and rounds of scores that are not finished, as people read of them */
#include "config.h"

#include "journeys/workshop/open-rounds.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/workshop/scoring.h"

/**
 * way_open_rounds_dup_name:
 * @map: the map
 * @open: a vote or a round of scores that is open
 *
 * Returns: (transfer full): what it is about
 */
char *
way_open_rounds_dup_name (WayMap  *map,
                          WayItem *open)
{
  g_autoptr (WayScoring) scoring = NULL;

  if (way_item_get_kind (open) == WAY_KIND_OPEN_VOTE)
    return g_strdup (way_item_get_name (open));
  scoring = way_scoring_new_from_open (map, open, NULL);

  return scoring != NULL ? way_scoring_dup_name (scoring, map) : g_strdup (_ ("Scores"));
}

/**
 * way_open_rounds_dup_progress:
 * @open: a vote or a round of scores that is open
 *
 * Returns: (transfer full): how far it is, without a word of what was voted or answered
 */
char *
way_open_rounds_dup_progress (WayItem *open)
{
  int n, all;

  if (way_item_get_kind (open) == WAY_KIND_OPEN_VOTE)
    {
      g_auto (GStrv) voters = g_strsplit (way_item_get_text (open, "voters"), "\n", -1);

      n = way_item_get_int (open, "n", 0);
      all = g_strv_length (voters);
      /* TRANSLATORS: how many have voted, of how many */
      return g_strdup_printf (g_dngettext (NULL, "%d of %d has voted", "%d of %d have voted", n), n, all);
    }
  n = way_item_n_children (open, 0);

  return g_strdup_printf (g_dngettext (NULL, "%d group has answered", "%d groups have answered", n), n);
}
