/* record-query.h - which records a list shows, and in which order
 *
 * What is typed, conditions and an order, as a value: two lists with equal
 * queries show the same. A query is asked by a WayRecordReader or shown by a
 * WayRecordModel; it may be read in any thread, and changed by one that shares
 * it with no other.
 */
#pragma once

#include "journeys/model/item.h"
#include "journeys/records/record-condition.h"

typedef struct _WayRecordQuery WayRecordQuery;

WayRecordQuery *way_record_query_new (WayKind kind);

WayRecordQuery *way_record_query_copy (WayRecordQuery *self);

void way_record_query_free (WayRecordQuery *self);

gboolean way_record_query_equal (WayRecordQuery *a,
                                 WayRecordQuery *b);

WayKind way_record_query_get_kind (WayRecordQuery *self);

void way_record_query_set_text (WayRecordQuery *self,
                                const char     *text);

const char *way_record_query_get_text (WayRecordQuery *self);

/* The empty text stands for unset. */
#define WAY_RECORD_QUERY_UNSET ""

void way_record_query_set (WayRecordQuery    *self,
                           const char        *name,
                           WayRecordRelation  relation,
                           const char *const *values);

const char *const *way_record_query_get (WayRecordQuery   *self,
                                         const char       *name,
                                         WayRecordRelation relation);

void way_record_query_take (WayRecordQuery     *self,
                            WayRecordCondition *condition);

const WayRecordCondition *way_record_query_find (WayRecordQuery         *self,
                                                 const WayRecordSubject *subject,
                                                 WayRecordRelation       relation);

GPtrArray *way_record_query_get_conditions (WayRecordQuery *self);

void way_record_query_remove_part (WayRecordQuery         *self,
                                   const WayRecordSubject *subject,
                                   WayRecordRelation       relation,
                                   const char             *value);

void way_record_query_set_profile (WayRecordQuery *self,
                                   WayItem        *profile);

WayItem *way_record_query_get_profile (WayRecordQuery *self);

gboolean way_record_query_has_conditions (WayRecordQuery *self);

void way_record_query_clear (WayRecordQuery *self);

void way_record_query_set_order (WayRecordQuery *self,
                                 const char     *column,
                                 gboolean        descending);

const char *way_record_query_get_order (WayRecordQuery *self,
                                        gboolean       *descending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRecordQuery, way_record_query_free)
