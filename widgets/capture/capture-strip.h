/* capture-strip.h - one line at the foot of the window into which a workshop is typed
 *
 * Each Enter lands a card in the cell in use and keeps the caret. While the
 * strip has the focus its keys come before those of the window. It changes the
 * map by commands only and shares the selection, whose cell is where it types.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/capture/split.h"
#include "journeys/commands/history.h"
#include "journeys/records/records.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_CAPTURE_STRIP (way_capture_strip_get_type ())
G_DECLARE_FINAL_TYPE (WayCaptureStrip, way_capture_strip, WAY, CAPTURE_STRIP, GtkWidget)

void way_capture_strip_set_history (WayCaptureStrip *self,
                                    WayHistory      *history);

void way_capture_strip_set_selection (WayCaptureStrip *self,
                                      WaySelection    *selection);

void way_capture_strip_set_records (WayCaptureStrip *self,
                                    WayRecords      *records);

/* Whose emotion is typed; NULL: the first persona of the map. */
void way_capture_strip_set_persona (WayCaptureStrip *self,
                                    const char      *persona_id);

void way_capture_strip_open (WayCaptureStrip *self);

void way_capture_strip_close (WayCaptureStrip *self);

gboolean way_capture_strip_is_open (WayCaptureStrip *self);

/* Where the next card lands; FALSE when that is no cell. */
gboolean way_capture_strip_get_target (WayCaptureStrip *self,
                                       WayItem        **step,
                                       WayItem        **lane);

/* Offers the cards of a text, or makes one card of it when there is only one. */
void way_capture_strip_offer (WayCaptureStrip *self,
                              const char      *text);

/* What is offered, or NULL. */
WaySplit *way_capture_strip_get_offer (WayCaptureStrip *self);

char *way_capture_strip_dup_text (WayCaptureStrip *self);

/* What somebody would type again if it were lost. */
char *way_capture_strip_dup_draft (WayCaptureStrip *self);

char *way_capture_strip_take_draft (WayCaptureStrip *self);

void way_capture_strip_bring_back (WayCaptureStrip *self,
                                   const char      *draft);
