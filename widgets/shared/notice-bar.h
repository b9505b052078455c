/* notice-bar.h - something the user should know, above what they work on */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_NOTICE_BAR (way_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayNoticeBar, way_notice_bar, WAY, NOTICE_BAR, GtkWidget)

void way_notice_bar_show (WayNoticeBar *self,
                          const char   *text,
                          const char   *button,
                          const char   *action);

void way_notice_bar_add (WayNoticeBar *self,
                         const char   *text);

void way_notice_bar_hide (WayNoticeBar *self);

void way_notice_bar_withdraw (WayNoticeBar *self,
                              const char   *text);
