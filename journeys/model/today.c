/* today.c - the date that everything dated is measured against */
#include "config.h"

#include "journeys/model/today.h"

/**
 * way_today_dup:
 *
 * Finds today's date. The environment variable WAYMARK_TODAY stands in for it,
 * for tests and for reports about another day.
 *
 * Returns: (transfer full): the local date, for example "2026-11-24"
 */
char *
way_today_dup (void)
{
  const char *given = g_getenv ("WAYMARK_TODAY");
  g_autoptr (GDateTime) now = NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}
