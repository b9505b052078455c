/* page-head.h - the top of a page: the name, a line about the record, and pills */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_PAGE_HEAD (way_page_head_get_type ())
G_DECLARE_FINAL_TYPE (WayPageHead, way_page_head, WAY, PAGE_HEAD, GtkWidget)

GtkWidget *way_page_head_new (WayDesk *desk,
                              WayItem *record);

GtkWidget *way_page_head_new_menu_button (void);

void way_page_head_set_line (WayPageHead *self,
                             const char  *text);

void way_page_head_clear_pills (WayPageHead *self);

GtkWidget *way_page_head_add_pill (WayPageHead *self,
                                   const char  *text,
                                   const char  *css_class,
                                   const char  *field);

GtkWidget *way_page_head_add_choice (WayPageHead *self,
                                     const char  *text,
                                     const char  *css_class,
                                     const char  *field);
