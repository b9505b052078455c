/* account-chooser.h - a button that says which account is looked at, and finds another one */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_ACCOUNT_CHOOSER (way_account_chooser_get_type ())
G_DECLARE_FINAL_TYPE (WayAccountChooser, way_account_chooser, WAY, ACCOUNT_CHOOSER, GtkWidget)

GtkWidget *way_account_chooser_new (WayDesk    *desk,
                                    const char *none);
