/* landing.h - what was typed, as a change of the map
 *
 * Each function makes a command that is one step of undo, or says why not.
 */
#pragma once

#include "journeys/capture/marks.h"
#include "journeys/capture/suggestions.h"
#include "journeys/commands/command.h"

/* Gives what stands on the map for a person that it does not know yet: an item
 * that is on no map, or NULL. */
typedef WayItem *(*WayLandingPersonaFunc) (WayMap     *map,
                                           const char *name,
                                           gpointer    data);

typedef struct
{
  WayItem              *step;
  WayItem              *lane;  /* that is typed into; on the bench it says the kind only */
  WayItem              *after; /* between these cards; both NULL: below all others */
  WayItem              *before;
  gboolean              bench;
  gboolean              job;          /* the text is the statement of a job */
  WayLandingPersonaFunc find_persona; /* or NULL */
  gpointer              data;
  WaySuggestions       *suggestions; /* whose tags are written as they are there; or NULL */
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

WayItem *way_landing_find_persona (WayMap     *map,
                                   const char *name);

gboolean way_landing_is_named (WayItem    *persona,
                               const char *name);

char *way_landing_dup_channel (WayMap     *map,
                               const char *word,
                               gboolean   *known);

WayCommand *way_landing_toggle_truth (WayItem *card,
                                      GError **error);

const char *way_landing_review_job (const char *statement);
