/* landing.h - what was typed, as a change of the map
 *
 * Each function makes a command that is one step of undo, or says why not.
 */
#pragma once

#include "journeys/capture/marks.h"
#include "journeys/capture/suggestions.h"
#include "journeys/commands/command.h"

/* Links a record that was called by name: what that takes is added to @group, and to @coming the local id that the
 * record will have on the map. Without a record of that name @id is NULL, which is no error. */
typedef gboolean (*WayLandingLinkFunc) (WayMap     *map,
                                        WayCommand *group,
                                        GHashTable *coming,
                                        WayKindSet  link_kinds,
                                        const char *name,
                                        gboolean    loosely, /* a beginning that only one has will do */
                                        gpointer    data,
                                        WayKind    *link_kind,
                                        char      **id,
                                        GError    **error);

typedef struct
{
  WayItem           *step;
  WayItem           *lane;  /* that is typed into; on the bench it says the kind only */
  WayItem           *after; /* between these cards; both NULL: below all others */
  WayItem           *before;
  gboolean           bench;
  gboolean           job;         /* the text is the statement of a job */
  WayLandingLinkFunc link_record; /* or NULL */
  gpointer           data;
  WaySuggestions    *suggestions; /* whose tags are written as they are there; or NULL */
} WayLanding;

WayKind way_landing_get_kind (const WayLanding  *landing,
                              const WayCaptured *captured);

WayItem *way_landing_get_lane (WayMap            *map,
                               const WayLanding  *landing,
                               const WayCaptured *captured);

WayCommand *way_landing_new_command (WayMap            *map,
                                     const WayLanding  *landing,
                                     const WayCaptured *captured,
                                     char             **id,
                                     GError           **error);

WayCommand *way_landing_new_step (WayMap     *map,
                                  WayItem    *step,
                                  const char *title,
                                  char      **id,
                                  GError    **error);

WayCommand *way_landing_take_off (WayMap            *map,
                                  WayItem           *card,
                                  const WayCaptured *captured,
                                  GError           **error);

WayItem *way_landing_find_who (WayMap     *map,
                               const char *name);

gboolean way_landing_is_named (WayItem    *who,
                               const char *name);

gboolean way_landing_begins (WayItem    *who,
                             const char *name);

WayItem *way_landing_find_beginning (WayMap     *map,
                                     const char *name,
                                     gboolean   *several);

WayItem *way_landing_find_job (WayMap     *map,
                               const char *name,
                               gboolean    exact);

char *way_landing_dup_channel (WayMap     *map,
                               const char *word,
                               gboolean   *known);

WayCommand *way_landing_toggle_truth (WayItem *card,
                                      GError **error);
