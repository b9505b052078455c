/* import-assistant.h - records from a table, step by step: choose it, look at it, import it
 *
 * Nothing is asked that can be found out; what was found out can be changed, and what
 * would come of it is counted meanwhile. What was done can be taken back.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_IMPORT_ASSISTANT (way_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (WayImportAssistant, way_import_assistant, WAY, IMPORT_ASSISTANT, GtkWidget)

GtkWidget *way_import_assistant_new (WayDesk *desk,
                                     WayKind  kind);

void way_import_assistant_open (WayImportAssistant *self,
                                GFile              *file);

void way_import_assistant_begin (WayImportAssistant *self);

gboolean way_import_assistant_has_last (WayImportAssistant *self);

gboolean way_import_assistant_is_running (WayImportAssistant *self);

void way_import_assistant_cancel (WayImportAssistant *self);

/* import-window.c */

void way_import_assistant_present (GtkWidget *above,
                                   WayDesk   *desk,
                                   WayKind    kind,
                                   GFile     *file);
