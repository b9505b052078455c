/* record-words.h - a record in few words, where there is no room for all its columns */
#pragma once

#include "journeys/records/record-row.h"

const char *way_record_words_get_pill_column (WayKind kind);

const char *way_record_words_get_pill_class (const char *value);

char *way_record_words_dup_pill (WayRecordRow *row);

char *way_record_words_dup_line (WayRecordRow *row);

char *way_record_words_dup_figure (WayRecordRow *row);

char *way_record_words_dup_all (WayRecordRow *row);

char *way_record_words_dup_deleted (WayKind     kind,
                                    guint       n,
                                    const char *name,
                                    const char *links);
