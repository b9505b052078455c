/* mark-scan.h - what in a text is a mark, letter by letter
 *
 * Texts are valid UTF-8; places in them are pointers.
 */
#pragma once

#include "journeys/capture/marks.h"

gboolean way_mark_is_kind_mark (const char *p);

gboolean way_mark_is_word_mark (char c);

WayMarkType way_mark_get_type (char sign);

gboolean way_mark_is_taking_off (const char *p,
                                 const char *end);

gboolean way_mark_is_in_word (gunichar c);

gboolean way_mark_is_word_start (const char *begin,
                                 const char *p);

const char *way_mark_find_word (const char *p,
                                const char *end,
                                char      **word);

const char *way_mark_find_name (const char         *p,
                                const char         *after,
                                const char         *end,
                                const WayMarkNames *names);

gboolean way_mark_is_word (const char *p,
                           const char *end);

gboolean way_mark_is_escape (const char *p,
                             const char *end,
                             gboolean    first);

const char *way_mark_skip_spaces (const char *p,
                                  const char *end);

const char *way_mark_find_line_end (const char *p);
