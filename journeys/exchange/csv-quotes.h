/* csv-quotes.h - with which marks a table quotes, and how it writes those inside of a field */
#pragma once

#include <glib.h>

char way_csv_find_quote (const char *text,
                         gsize       length);

gboolean way_csv_has_backslashes (const char *text,
                                  gsize       length,
                                  char        quote);

void way_csv_double_quotes (const char *text,
                            gsize       length,
                            char        quote,
                            gboolean   *is_pending,
                            GString    *out);
