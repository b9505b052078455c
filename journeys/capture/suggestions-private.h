/* suggestions-private.h - what the files of the suggestions share
 *
 * suggestions.c       the list
 * suggestion-names.c  names that a mark goes on with
 * suggestion-words.c  whether what is typed can mean a text
 */
#pragma once

#include "journeys/capture/suggestions.h"

struct _WaySuggestions
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  GHashTable *tags; /* text → how often it is there; NULL: not looked at yet */
};

gboolean way_suggestion_is_there (const WaySuggestionQuery *query,
                                  WayItem                  *link,
                                  WayKind                   kind);

gboolean way_suggestion_is_on_map (WayMap  *map,
                                   WayItem *record,
                                   WayKind  link_kind);

void way_suggestions_collect_tags (WaySuggestions *self);
