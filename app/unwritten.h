/* unwritten.h - what was typed and could not be written is not dropped unasked */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

typedef void (*WayUnwrittenFunc) (gpointer data);

gboolean way_unwritten_may_go (WayDesk         *desk,
                               GtkWindow       *parent,
                               WayUnwrittenFunc go_on,
                               WayUnwrittenFunc stay,
                               gpointer         object);
