/* subject.h - the items whose fields are shown: one, or several at once
 *
 * Known by id, so that it outlives undo; shared by all rows of a form.
 */
#pragma once

#include <glib.h>

#include "journeys/model/map.h"

typedef struct _WaySubject WaySubject;

WaySubject *way_subject_new (GPtrArray *items);

WaySubject *way_subject_ref (WaySubject *self);

void way_subject_unref (WaySubject *self);

guint way_subject_get_size (WaySubject *self);

gboolean way_subject_contains (WaySubject *self,
                               WayItem    *item);

gboolean way_subject_is_of (WaySubject *self,
                            GPtrArray  *items);

WayItem *way_subject_get_first (WaySubject *self,
                                WayMap     *map);

GPtrArray *way_subject_list (WaySubject *self,
                             WayMap     *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySubject, way_subject_unref)
