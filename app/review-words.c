/* review-words.c - when a map is due, in words */
#include "config.h"

#include "app/review-words.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "journeys/review/due.h"

static GDate
parse (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, atoi (text + 8), atoi (text + 5), atoi (text));

  return date;
}

/**
 * way_review_words_dup:
 * @map: a map
 *
 * Returns: (transfer full) (nullable): for example "review due in 3 months";
 *   NULL when nothing is due
 */
char *
way_review_words_dup (WayMap *map)
{
  g_autofree char *due = way_due_of_map (map);
  g_autofree char *today = way_today_dup ();
  GDate            due_date, today_date;
  int              days;

  if (due == NULL)
    return NULL;
  due_date = parse (due);
  today_date = parse (today);
  days = g_date_days_between (&today_date, &due_date);
  if (days < 0)
    return g_strdup_printf (g_dngettext (NULL, "review overdue by %d day", "review overdue by %d days", -days), -days);
  if (days == 0)
    return g_strdup (_ ("review due today"));
  if (days < 60)
    return g_strdup_printf (g_dngettext (NULL, "review due in %d day", "review due in %d days", days), days);
  days = (days + 15) / 30;

  return g_strdup_printf (g_dngettext (NULL, "review due in %d month", "review due in %d months", days), days);
}
