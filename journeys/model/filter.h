/* filter.h - which cards of a map are looked at
 *
 * A value: words, and what a card may be in each of several respects. A respect
 * in which nothing is chosen lets everything through; of several choices in one,
 * one is enough. A saved view keeps a filter in the file.
 */
#pragma once

#include "journeys/model/map.h"

typedef struct _WayFilter WayFilter;

typedef enum
{
  WAY_FILTER_KINDS,    /* elements of cards */
  WAY_FILTER_TAGS,     /* as they are written */
  WAY_FILTER_BELIEFS,  /* states of evidence */
  WAY_FILTER_PERSONAS, /* ids */
  WAY_FILTER_LANES,    /* ids */
  WAY_N_FILTER_PARTS
} WayFilterPart;

WayFilter *way_filter_new (void);

WayFilter *way_filter_new_for_view (WayItem *view);

WayFilter *way_filter_copy (const WayFilter *self);

void way_filter_assign (WayFilter       *self,
                        const WayFilter *other);

void way_filter_free (WayFilter *self);

gboolean way_filter_replace (WayFilter      **place,
                             const WayFilter *filter);

gboolean way_filter_equal (const WayFilter *a,
                           const WayFilter *b);

gboolean way_filter_is_empty (const WayFilter *self);

const char *way_filter_get_words (const WayFilter *self);

void way_filter_set_words (WayFilter  *self,
                           const char *words);

const char *const *way_filter_get_values (const WayFilter *self,
                                          WayFilterPart    part);

gboolean way_filter_has (const WayFilter *self,
                         WayFilterPart    part,
                         const char      *value);

gboolean way_filter_set (WayFilter    *self,
                         WayFilterPart part,
                         const char   *value,
                         gboolean      chosen);

gboolean way_filter_forget_missing (WayFilter *self,
                                    WayMap    *map);

gboolean way_filter_matches (const WayFilter *self,
                             WayMap          *map,
                             WayItem         *card);

const char *way_filter_get_field (WayFilterPart part);

char *way_filter_dup_value (const WayFilter *self,
                            WayFilterPart    part);

char *way_filter_dup_value_name (WayMap       *map,
                                 WayFilterPart part,
                                 const char   *value);

GPtrArray *way_filter_list_choices (WayMap       *map,
                                    WayFilterPart part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFilter, way_filter_free)
