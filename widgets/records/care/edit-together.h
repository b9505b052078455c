/* edit-together.h - several records edited at once */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

gboolean way_edit_together_present (WayDesk   *desk,
                                    WayKind    kind,
                                    GPtrArray *ids,
                                    GtkWindow *parent,
                                    GError   **error);
