/* page-words.h - days and amounts, in the few words that a page has room for */
#pragma once

#include "journeys/model/item.h"

gboolean way_page_words_count_days (const char *date,
                                    int        *days);

char *way_page_words_dup_changed (const char *date);

char *way_page_words_dup_reviewed (const char *date);

char *way_page_words_dup_due (const char *date);

char *way_page_words_dup_amount (const char *money);

char *way_page_words_dup_value (WayItem    *item,
                                const char *field);

void way_page_words_append (GString    *text,
                            const char *part);
