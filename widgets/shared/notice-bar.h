/* notice-bar.h - something the user should know, above what they work on */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_NOTICE_BAR (way_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayNoticeBar, way_notice_bar, WAY, NOTICE_BAR, GtkWidget)

/* What it is about, from above to below: there is one notice of each at most. */
typedef enum
{
  WAY_NOTICE_UNKEPT,    /* work that cannot be kept just now */
  WAY_NOTICE_OTHERS,    /* what others do with the file */
  WAY_NOTICE_RECOVERED, /* work that was not saved earlier */
  WAY_NOTICE_RECORDS,   /* the records */
  WAY_NOTICE_MAP,       /* what was found in the file of the map */
  WAY_NOTICE_DEED,      /* what came of what was done last */
  WAY_N_NOTICES
} WayNoticeSubject;

void way_notice_bar_show (WayNoticeBar    *self,
                          WayNoticeSubject subject,
                          const char      *text,
                          const char      *button,
                          const char      *action);

void way_notice_bar_offer (WayNoticeBar    *self,
                           WayNoticeSubject subject,
                           const char      *button,
                           const char      *action);

void way_notice_bar_withdraw (WayNoticeBar    *self,
                              WayNoticeSubject subject);

void way_notice_bar_hide (WayNoticeBar *self);
