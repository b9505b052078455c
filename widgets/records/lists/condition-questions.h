/* condition-questions.h - how a field of records can be asked about, in words */
#pragma once

#include "journeys/records/record-subject.h"

typedef struct
{
  const char       *label; /* translatable */
  WayRecordRelation relation;
  gboolean          asks; /* there is a value to be typed; otherwise it is unset */
} WayConditionQuestion;

GPtrArray *way_condition_questions_list (const WayRecordSubject *subject);

const char *way_condition_questions_get_hint (const WayRecordSubject *subject);
