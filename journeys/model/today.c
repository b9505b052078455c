/* today.c - the date and the time that everything dated is measured against */
#include "config.h"

#include "journeys/model/today.h"

#include <glib/gi18n.h>

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

/* The file that stands in for the clock, or NULL. */
static const char *
get_clock_file (void)
{
  const char *path = g_getenv ("WAYMARK_CLOCK");

  return path != NULL && *path != '\0' ? path : NULL;
}

/**
 * way_clock_get:
 *
 * Reads a clock that never goes back. The environment variable WAYMARK_CLOCK names a
 * file with the seconds it shows, for tests, which move it.
 *
 * Returns: microseconds since some moment
 */
gint64
way_clock_get (void)
{
  const char      *path = get_clock_file ();
  g_autofree char *text = NULL;

  if (path == NULL)
    return g_get_monotonic_time ();
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  return g_ascii_strtoll (text, NULL, 10) * G_USEC_PER_SEC;
}

/**
 * way_now_dup:
 *
 * Finds what time it is. Where WAYMARK_CLOCK stands in for the clock its seconds count
 * from nine in the morning of today.
 *
 * Returns: (transfer full): the time in UTC, for example "2026-11-24T14:05:00Z"
 */
char *
way_now_dup (void)
{
  g_autoptr (GDateTime) now = NULL;

  if (get_clock_file () != NULL)
    {
      g_autofree char *today = way_today_dup ();
      g_autofree char *nine = g_strconcat (today, "T09:00:00Z", NULL);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) morning = g_date_time_new_from_iso8601 (nine, utc);

      if (morning != NULL)
        now = g_date_time_add_seconds (morning, way_clock_get () / G_USEC_PER_SEC);
    }
  if (now == NULL)
    now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * way_time_format:
 * @seconds: of Unix time
 *
 * Returns: (transfer full): when that was here, for people, in the form of all dates: “24 Nov 2026, 14:05”
 */
char *
way_time_format (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  /* TRANSLATORS: a date and a time of day, see strftime(3) */
  return time != NULL ? g_date_time_format (time, _ ("%-d %b %Y, %H:%M")) : g_strdup ("");
}
