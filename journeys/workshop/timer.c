/* timer.c - how much time is left for what the room is doing */
#include "config.h"

#include "journeys/workshop/timer.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/field.h"

#define MOST (24 * 60 * 60)

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                       _ ("Write minutes as 7 or 7:30, or seconds as 90s."));
  return FALSE;
}

/**
 * way_timer_parse:
 * @text: what was typed: "7" minutes, "7:30", "1:30:00", "90s", "7m", "1h"
 * @seconds: (out): how long that is; more than nothing, at most a day
 * @error: where to put why it is refused
 *
 * Returns: whether it is a length of time
 */
gboolean
way_timer_parse (const char *text,
                 int        *seconds,
                 GError    **error)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  gint64           parts[3] = { 0 };
  gint64           all;
  int              n = 0;
  const char      *p = line;

  for (;;)
    {
      char *end;

      if (!g_ascii_isdigit (*p))
        return refuse (error);
      parts[n] = g_ascii_strtoll (p, &end, 10);
      if (parts[n] > MOST || (n > 0 && (parts[n] > 59 || end - p != 2)))
        return refuse (error);
      n++;
      p = end;
      if (*p != ':' || n == 3)
        break;
      p++;
    }

  while (*p == ' ')
    p++;
  if (n == 3)
    all = (parts[0] * 60 + parts[1]) * 60 + parts[2];
  else if (n == 2)
    all = parts[0] * 60 + parts[1];
  else if (g_ascii_tolower (*p) == 's')
    all = parts[0];
  else if (g_ascii_tolower (*p) == 'h')
    all = parts[0] * 3600;
  else
    all = parts[0] * 60;
  if (n == 1 && *p != '\0' && strchr ("sSmMhH", *p) != NULL)
    p++;
  if (*p != '\0' || all < 1 || all > MOST)
    return refuse (error);
  *seconds = all;

  return TRUE;
}

/**
 * way_timer_start:
 * @self: a timer
 * @seconds: how long it runs
 * @now: microseconds
 */
void
way_timer_start (WayTimer *self,
                 int       seconds,
                 gint64    now)
{
  self->on = TRUE;
  self->paused = FALSE;
  self->end = now + (gint64)seconds * G_USEC_PER_SEC;
}

/**
 * way_timer_stop:
 * @self: a timer
 */
void
way_timer_stop (WayTimer *self)
{
  self->on = self->paused = FALSE;
}

/**
 * way_timer_pause:
 * @self: a timer
 * @now: microseconds
 *
 * Holds it, if it runs.
 */
void
way_timer_pause (WayTimer *self,
                 gint64    now)
{
  if (!self->on || self->paused)
    return;
  self->paused = TRUE;
  self->left = self->end - now;
}

/**
 * way_timer_resume:
 * @self: a timer
 * @now: microseconds
 *
 * Lets it run on, if it is held.
 */
void
way_timer_resume (WayTimer *self,
                  gint64    now)
{
  if (!self->on || !self->paused)
    return;
  self->paused = FALSE;
  self->end = now + self->left;
}

/**
 * way_timer_get_state:
 * @self: a timer
 * @now: microseconds
 *
 * Returns: what it is doing
 */
WayTimerState
way_timer_get_state (const WayTimer *self,
                     gint64          now)
{
  if (!self->on)
    return WAY_TIMER_OFF;
  if (self->paused)
    return WAY_TIMER_PAUSED;

  return now >= self->end ? WAY_TIMER_OVER : WAY_TIMER_RUNNING;
}

/**
 * way_timer_get_left:
 * @self: a timer that is on
 * @now: microseconds
 *
 * Returns: seconds that are left, begun ones counted; below zero when it is over
 */
int
way_timer_get_left (const WayTimer *self,
                    gint64          now)
{
  gint64 left = self->paused ? self->left : self->end - now;

  return left > 0 ? (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : left / G_USEC_PER_SEC;
}

/**
 * way_timer_format:
 * @seconds: a length of time
 *
 * Returns: (transfer full): as a clock shows it: 6:59, −0:12, 1:00:00
 */
char *
way_timer_format (int seconds)
{
  const char *sign = seconds < 0 ? "−" : "";

  seconds = ABS (seconds);
  if (seconds >= 3600)
    return g_strdup_printf ("%s%d:%02d:%02d", sign, seconds / 3600, seconds / 60 % 60, seconds % 60);

  return g_strdup_printf ("%s%d:%02d", sign, seconds / 60, seconds % 60);
}
