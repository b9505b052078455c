/* role-stage-view.h - how the buying roles of an account fare in the stages of its maps */
#pragma once

#include "journeys/insight/role-stage.h"
#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_role_stage_view_new (WayDesk *desk);

void way_role_stage_view_show (GtkWidget    *view,
                               WayRoleStage *grid);
