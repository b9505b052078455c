/* job-statement.h - a gentle look at the statement of a job
 *
 * A statement that helps begins with a verb and has an object and a context: "Pay carriers without
 * chasing approvals". What is found is advice with a place and a suggestion, and never an error.
 * The words are in words/job-statement.LANGUAGE.txt among the files of the program; a language
 * without a file gets what needs no words.
 */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_JOB_FINDING_NO_VERB,
  WAY_JOB_FINDING_NO_OBJECT,
  WAY_JOB_FINDING_NO_CONTEXT,
  WAY_JOB_FINDING_SOLUTION, /* it names what is to do the job */
  WAY_JOB_FINDING_TWO_JOBS,
  WAY_JOB_FINDING_LONG,
  WAY_JOB_FINDING_FEELING, /* it may be an emotional job */
} WayJobFindingType;

typedef struct
{
  WayJobFindingType type;
  gsize             start; /* bytes of the statement that it is about */
  gsize             end;
  char             *text;       /* what was noticed, one sentence */
  char             *suggestion; /* what to try, one sentence */
} WayJobFinding;

void way_job_finding_free (WayJobFinding *self);

GPtrArray *way_job_statement_check (const char *text,
                                    const char *language);
