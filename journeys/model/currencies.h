/* currencies.h - codes and signs of currencies */
#pragma once

#include <glib.h>

gboolean way_currency_is_known (const char *code);

int way_currency_find (const char *text,
                       const char *likely,
                       char        currency[4]);
