/* timer.h - how much time is left for what the room is doing
 *
 * Time comes from outside, in microseconds of a clock that never goes back.
 */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_TIMER_OFF,
  WAY_TIMER_RUNNING,
  WAY_TIMER_PAUSED,
  WAY_TIMER_OVER, /* runs on: how long over is told as well */
} WayTimerState;

typedef struct
{
  gboolean on;
  gboolean paused;
  gint64   end;  /* while it runs */
  gint64   left; /* while it is paused */
} WayTimer;

gboolean way_timer_parse (const char *text,
                          int        *seconds,
                          GError    **error);

void way_timer_start (WayTimer *self,
                      int       seconds,
                      gint64    now);

void way_timer_stop (WayTimer *self);

void way_timer_pause (WayTimer *self,
                      gint64    now);

void way_timer_resume (WayTimer *self,
                       gint64    now);

WayTimerState way_timer_get_state (const WayTimer *self,
                                   gint64          now);

int way_timer_get_left (const WayTimer *self,
                        gint64          now);

char *way_timer_format (int seconds);
