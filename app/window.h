/* window.h - one window: one map, or without one the places for maps and records */
#pragma once

#include <adwaita.h>

#include "app/application.h"
#include "journeys/documents/document.h"

#define WAY_TYPE_WINDOW (way_window_get_type ())
G_DECLARE_FINAL_TYPE (WayWindow, way_window, WAY, WINDOW, AdwApplicationWindow)

WayWindow *way_window_new (WayApplication *application);

void way_window_set_document (WayWindow   *self,
                              WayDocument *document);

WayDocument *way_window_get_document (WayWindow *self);

void way_window_update_records (WayWindow *self);

gboolean way_window_tell_recovered (WayWindow *self);

gboolean way_window_is_at_start (WayWindow *self);

void way_window_show_start (WayWindow *self);

gboolean way_window_add_record (WayWindow *self);

GVariant *way_window_get_view (WayWindow *self);

void way_window_set_view (WayWindow *self,
                          GVariant  *view);

void way_window_show_card (WayWindow  *self,
                           const char *card_id);

void way_window_look_at_others (WayWindow *self);

void way_window_finish_typing (WayWindow *self);

/* Returns: (transfer full) (nullable): the text that is to be there instead; NULL: it stays */
typedef char *(*WayOtherTextFunc) (const char *text,
                                   gpointer    data);

void way_window_change_draft (WayWindow       *self,
                              WayOtherTextFunc other_text,
                              gpointer         data);

void way_window_show_notice (WayWindow  *self,
                             const char *text);

AdwToast *way_window_show_toast (WayWindow  *self,
                                 const char *text,
                                 const char *button,
                                 const char *action,
                                 const char *target);
