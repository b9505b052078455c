/* page-body.h - the layout of what scrolls on a page */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_PAGE_BODY (way_page_body_get_type ())
G_DECLARE_FINAL_TYPE (WayPageBody, way_page_body, WAY, PAGE_BODY, GtkLayoutManager)

GtkLayoutManager *way_page_body_new (void);
