/* completion.h - words that can follow a mark while it is typed
 *
 * They come from the map and from the records, which are read in another thread
 * and held here, so that typing never waits. The list takes no focus.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/capture/suggestions.h"
#include "journeys/commands/command.h"
#include "journeys/model/map.h"
#include "journeys/records/records.h"

#define WAY_TYPE_COMPLETION (way_completion_get_type ())
G_DECLARE_FINAL_TYPE (WayCompletion, way_completion, WAY, COMPLETION, GtkPopover)

GtkWidget *way_completion_new (void);

void way_completion_set_map (WayCompletion *self,
                             WayMap        *map);

void way_completion_set_records (WayCompletion *self,
                                 WayRecords    *records);

void way_completion_load (WayCompletion *self);

void way_completion_show (WayCompletion      *self,
                          WayMarkType         type,
                          const char         *word,
                          const char         *card,
                          const GdkRectangle *at);

void way_completion_hide (WayCompletion *self);

gboolean way_completion_is_shown (WayCompletion *self);

gboolean way_completion_move (WayCompletion *self,
                              int            by);

const char *way_completion_get_chosen (WayCompletion *self);

const char *way_completion_take (WayCompletion *self);

WaySuggestions *way_completion_get_suggestions (WayCompletion *self);

gboolean way_completion_link_record (WayMap     *map,
                                     WayCommand *group,
                                     GHashTable *coming,
                                     WayKindSet  link_kinds,
                                     const char *name,
                                     gboolean    loosely,
                                     gpointer    self,
                                     WayKind    *link_kind,
                                     char      **id,
                                     GError    **error);

WayCaptured *way_completion_read (WayCompletion *self,
                                  const char    *text,
                                  const char    *card);

void way_completion_look_up (WayCompletion *self,
                             const char    *text);

WayItem *way_completion_knows (WayCompletion *self,
                               WayMarkType    type,
                               const char    *name,
                               gboolean       exact);

gboolean way_completion_is_torn (WayCompletion *self,
                                 WayMarkType    type,
                                 const char    *name);
