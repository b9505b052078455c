/* session-bar.h - what a facilitator reaches for during a workshop
 *
 * A line of buttons above the map: timer, reveal, spotlight, vote, scores, decisions.
 * Buttons and keys activate actions of the group "session", which the window has.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/session.h"
#include "journeys/workshop/timer.h"

#define WAY_TYPE_SESSION_BAR (way_session_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaySessionBar, way_session_bar, WAY, SESSION_BAR, GtkWidget)

/* What is asked for in the line. */
typedef enum
{
  WAY_ASK_TIMER,
  WAY_ASK_DECISION,
  WAY_ASK_PARK,
} WayAsk;

GtkWidget *way_session_bar_new (void);

void way_session_bar_set_session (WaySessionBar *self,
                                  WaySession    *session);

void way_session_bar_ask (WaySessionBar *self,
                          WayAsk         ask);

void way_session_bar_pause (WaySessionBar *self);

void way_session_bar_update (WaySessionBar *self);

void way_session_bar_show_revealed (WaySessionBar *self,
                                    int            n,
                                    int            of);

char *way_session_bar_dup_time (WaySessionBar *self,
                                WayTimerState *state);

gboolean way_session_bar_handle_key (WaySessionBar  *self,
                                     guint           keyval,
                                     GdkModifierType state);
