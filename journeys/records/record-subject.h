/* record-subject.h - what records can be asked about: every field, and what is worked out of them
 *
 * A condition is about one subject. What can be said of it follows from the type of its field.
 */
#pragma once

#include "journeys/records/record-column.h"

typedef struct
{
  const char            *name;       /* never changes */
  const WayField        *field;      /* as it is declared; made up when it is worked out */
  const WayRecordColumn *worked_out; /* NULL: a declared field */
} WayRecordSubject;

/* What is written anywhere in a record. It is no field, and not among the subjects of a kind. */
#define WAY_RECORD_SUBJECT_WORDS "words"

/* How a record stands to the values of a condition. */
typedef enum
{
  WAY_RECORD_ANY,      /* has one of them; the empty text stands for unset */
  WAY_RECORD_FILLED,   /* has anything; there are no values */
  WAY_RECORD_CONTAINS, /* has one of them somewhere in its text */
  WAY_RECORD_AT_LEAST,
  WAY_RECORD_AT_MOST,
  WAY_RECORD_BEFORE,
  WAY_RECORD_AFTER,
  WAY_RECORD_WORDS,    /* has one of them in its text, as whole words */
  WAY_RECORD_NO_WORDS, /* has none of them, as whole words */
  WAY_N_RECORD_RELATIONS
} WayRecordRelation;

const WayRecordSubject *way_record_subjects_get (WayKind kind,
                                                 int    *n_subjects);

const WayRecordSubject *way_record_subjects_find (WayKind     kind,
                                                  const char *name);

gboolean way_record_subject_takes (const WayRecordSubject *self,
                                   WayRecordRelation       relation);
