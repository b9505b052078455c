/* fold.h - texts without what a search does not look at: capitals, accents, width */
#pragma once

#include <glib.h>

char *way_fold_text (const char *text);

char *way_fold_umlauts (const char *text);

char *way_fold_name (const char *text);

char **way_fold_words (const char *typed);

gboolean way_fold_has_words (const char        *folded,
                             const char *const *words);

int way_fold_rank (const char        *folded,
                   const char *const *words);

gboolean way_fold_find (const char *text,
                        const char *sought,
                        gsize       from,
                        gsize      *start,
                        gsize      *end);

char *way_fold_replace (const char *text,
                        const char *sought,
                        const char *with);
