/* file-watch.h - who else has the file of an open map, and what they do to it */
#pragma once

#include "journeys/documents/document.h"
#include "journeys/documents/lock-note.h"

#define WAY_TYPE_FILE_WATCH (way_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (WayFileWatch, way_file_watch, WAY, FILE_WATCH, GObject)

WayFileWatch *way_file_watch_new (WayDocument *document,
                                  const char  *user);

GPtrArray *way_file_watch_get_others (WayFileWatch *self);

const char *way_file_watch_get_unkept (WayFileWatch *self);

gboolean way_file_watch_is_looking (WayFileWatch *self);

void way_file_watch_look (WayFileWatch *self);
