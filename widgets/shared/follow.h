/* follow.h - a widget that keeps an object and hears of its changes */
#pragma once

#include <glib-object.h>

gboolean way_follow (gpointer  place,
                     gpointer  object,
                     GCallback changed,
                     gpointer  follower);
