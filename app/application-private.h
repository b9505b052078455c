/* application-private.h - what the files of the application share */
#pragma once

#include "app/application.h"

void way_application_install_actions (WayApplication *self);
