/* search.h - finding records by what is written in them
 *
 * Each record has one folded text of its searchable fields: without accents,
 * without capitals, and in both spellings where a word has umlauts. Two indexes lie over it: one of words, one of parts of
 * words.
 */
#pragma once

#include "journeys/records/table.h"

/* Values of a search are bound at places below this one. */
#define WAY_SEARCH_PLACES 40

char *way_search_write_out (const char *word);

char *way_search_fold (const char *text);

void way_search_append (GString        *text,
                        const WayField *field,
                        const char     *value);

char *way_search_collect (WayItem *item);

gboolean way_search_is_index_current (WayDatabase *database,
                                      WayTable    *table,
                                      gboolean    *current,
                                      GError     **error);

gboolean way_search_refresh_index (WayDatabase *database,
                                   WayTable    *table,
                                   GError     **error);

gboolean way_search_add_to_index (WayDatabase *database,
                                  WayTable    *table,
                                  gint64       row,
                                  const char  *text,
                                  GError     **error);

gboolean way_search_add_range_to_index (WayDatabase *database,
                                        WayTable    *table,
                                        gint64       after,
                                        gint64       last,
                                        GError     **error);

gboolean way_search_remove_from_index (WayDatabase *database,
                                       WayTable    *table,
                                       gint64       row,
                                       const char  *text,
                                       GError     **error);

gboolean way_search_compact_index (WayDatabase *database,
                                   WayTable    *table,
                                   GError     **error);

gboolean way_search_check_index (WayDatabase *database,
                                 WayTable    *table,
                                 GPtrArray   *problems,
                                 GError     **error);

typedef struct _WaySearch WaySearch;

WaySearch *way_search_new (const char *query);

void way_search_free (WaySearch *self);

char *way_search_make_condition (WaySearch *self,
                                 WayTable  *table);

char *way_search_make_order (WaySearch *self,
                             WayTable  *table);

char *way_search_dup_words (WaySearch *self);

void way_search_bind (WaySearch    *self,
                      WayStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySearch, way_search_free)
