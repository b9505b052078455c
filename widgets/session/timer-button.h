/* timer-button.h - the time that is left, where it is set and held */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/timer.h"

#define WAY_TYPE_TIMER_BUTTON (way_timer_button_get_type ())
G_DECLARE_FINAL_TYPE (WayTimerButton, way_timer_button, WAY, TIMER_BUTTON, GtkWidget)

GtkWidget *way_timer_button_new (void);

void way_timer_button_add (WayTimerButton *self,
                           GtkWidget      *child);

void way_timer_button_set_looking (WayTimerButton *self,
                                   gboolean        looking);

void way_timer_button_start (WayTimerButton *self,
                             int             seconds);

void way_timer_button_stop (WayTimerButton *self);

void way_timer_button_pause (WayTimerButton *self);

void way_timer_button_look (WayTimerButton *self);

char *way_timer_button_dup_time (WayTimerButton *self,
                                 WayTimerState  *state);
