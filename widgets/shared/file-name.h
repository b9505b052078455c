/* file-name.h - the ending of a name that was typed */
#pragma once

#include "widgets/shared/file-dialogs.h"

void way_file_name_complete (GtkWindow         *parent,
                             GFile             *file,
                             const char *const *endings,
                             WayFileFunc        func,
                             gpointer           data);
