/* comment-index.h - all comments on a map, found without looking for them
 *
 * Follows the map; a change costs what changed, not the whole map. What is in
 * the attic is left out.
 */
#pragma once

#include "journeys/model/map.h"

#define WAY_TYPE_COMMENT_INDEX (way_comment_index_get_type ())
G_DECLARE_FINAL_TYPE (WayCommentIndex, way_comment_index, WAY, COMMENT_INDEX, GObject)

WayCommentIndex *way_comment_index_new (WayMap *map);

gboolean way_comment_index_is_empty (WayCommentIndex *self);

guint way_comment_index_n_open (WayCommentIndex *self);

GPtrArray *way_comment_index_list (WayCommentIndex *self);

WayItem *way_comment_index_find_open (WayCommentIndex *self,
                                      WayItem         *from,
                                      int              direction);
