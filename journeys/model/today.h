/* today.h - the date that everything dated is measured against */
#pragma once

#include <glib.h>

char *way_today_dup (void);
