/* record-condition.h - one thing that is asked of records: that employees are 500 or more
 *
 * A subject, a relation and values. Lists of records and ideal customer profiles ask in the
 * same way; a profile keeps what its own fields cannot say as text, one condition a line:
 *
 *     industry is Logistics 'Health care'
 *     renewal before 2027-01-01
 */
#pragma once

#include "journeys/records/record-subject.h"

typedef struct
{
  const WayRecordSubject *subject; /* NULL: it cannot be understood, and nothing is kept */
  WayRecordRelation       relation;
  char                  **values; /* owned, canonical, not NULL */
  char                  **names;  /* owned or NULL: what references are called, for people */
  char                   *source; /* owned or NULL: what cannot be understood */
} WayRecordCondition;

WayRecordCondition *way_record_condition_new (const WayRecordSubject *subject,
                                              WayRecordRelation       relation,
                                              const char *const      *values);

WayRecordCondition *way_record_condition_new_from_text (WayKind     kind,
                                                        const char *text);

WayRecordCondition *way_record_condition_copy (const WayRecordCondition *self);

void way_record_condition_free (WayRecordCondition *self);

gboolean way_record_condition_equal (const WayRecordCondition *a,
                                     const WayRecordCondition *b);

char *way_record_condition_to_text (const WayRecordCondition *self);

const char *way_record_condition_get_part (const WayRecordCondition *self,
                                           int                       place);

char *way_record_condition_dup_value_name (const WayRecordCondition *self,
                                           int                       place);

char *way_record_condition_describe (const WayRecordCondition *self,
                                     int                       place);

WayRecordCondition *way_record_condition_join (const WayRecordCondition *self,
                                               const WayRecordCondition *other);

WayRecordCondition *way_record_condition_without (const WayRecordCondition *self,
                                                  int                       place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRecordCondition, way_record_condition_free)
