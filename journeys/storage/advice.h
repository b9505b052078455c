/* advice.h - what can be done when the system refuses a file */
#pragma once

#include <glib.h>

int way_advice_find_reason (const char *path);

const char *way_advice_skip_path (const char *message,
                                  const char *path);

const char *way_advice_get (int number);
