/* account-page.h - an account: how it stands, its journeys, its people, and what is known of it */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_ACCOUNT_PAGE (way_account_page_get_type ())
G_DECLARE_FINAL_TYPE (WayAccountPage, way_account_page, WAY, ACCOUNT_PAGE, GtkWidget)

GtkWidget *way_account_page_new (WayDesk *desk,
                                 WayItem *account);
