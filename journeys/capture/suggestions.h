/* suggestions.h - words that can follow a mark while it is typed
 *
 * From a map, and from the records. The map is looked through for tags
 * once, when the first one is typed; then its changes tell.
 */
#pragma once

#include "journeys/capture/marks.h"
#include "journeys/model/map.h"

#define WAY_TYPE_SUGGESTIONS (way_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (WaySuggestions, way_suggestions, WAY, SUGGESTIONS, GObject)

typedef struct
{
  char       *word; /* that is written behind the mark */
  char       *text; /* that is shown for it */
  char       *note; /* who or what that is, or NULL */
  const char *icon;
  WayKind     kind;   /* of the record that it is, or WAY_N_KINDS */
  char       *record; /* its id, when it is not on the map; or NULL */
} WaySuggestion;

/* What is being typed. */
typedef struct
{
  WayMarkType type;
  const char *typed;
  GPtrArray  *records; /* of WayItem, which may fit; or NULL */
  GPtrArray  *answers; /* of WayItem, which the records have found for it; or NULL */
  WayItem    *card;    /* of the map, when something is to be taken off it; or NULL */
} WaySuggestionQuery;

gboolean way_suggestion_fits (const char *text,
                              const char *typed);

gboolean way_suggestion_has_words (const char *text,
                                   const char *typed);

gboolean way_suggestion_is_meant (WayMarkType type,
                                  const char *name,
                                  const char *typed);

WaySuggestions *way_suggestions_new (WayMap *map);

GPtrArray *way_suggestions_list (WaySuggestions           *self,
                                 const WaySuggestionQuery *query,
                                 guint                     most);

WayCaptured *way_suggestions_read (WaySuggestions *self,
                                   const char     *text,
                                   GPtrArray      *records,
                                   WayItem        *card);

const char *way_suggestions_find_tag (WaySuggestions *self,
                                      const char     *tag);
