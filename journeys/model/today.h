/* today.h - the date and the time that everything dated is measured against */
#pragma once

#include <glib.h>

char *way_today_dup (void);

gint64 way_clock_get (void);

char *way_now_dup (void);

char *way_time_format (gint64 seconds);
