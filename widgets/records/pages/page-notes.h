/* page-notes.h - what was noted about a record, each with its date, the newest first */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

/* The group of the field that stands with the dated notes. */
#define WAY_NOTES_GROUP N_ ("Notes")

#define WAY_TYPE_PAGE_NOTES (way_page_notes_get_type ())
G_DECLARE_FINAL_TYPE (WayPageNotes, way_page_notes, WAY, PAGE_NOTES, GtkWidget)

GtkWidget *way_page_notes_new (WayDesk *desk,
                               WayItem *record,
                               int      slot);
