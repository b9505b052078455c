/* comments.h - what is said about the things on a map */
#pragma once

#include "journeys/model/map.h"

int way_comments_get_slot (WayKind kind);

int way_comments_count_open (WayItem *about);

gboolean way_comments_is_open (WayItem *comment);

WayItem *way_comments_get_about (WayItem *comment);
