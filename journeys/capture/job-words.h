/* job-words.h - the words by which statements of jobs in one language are looked at */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_JOB_WORDS_COMMON,
  WAY_JOB_WORDS_NOT_VERBS,
  WAY_JOB_WORDS_NOT_VERB_ENDINGS,
  WAY_JOB_WORDS_VERBS,
  WAY_JOB_WORDS_VERB_ENDINGS,
  WAY_JOB_WORDS_BEFORE_VERB, /* "not", "quickly": the verb may come after them */
  WAY_JOB_WORDS_CONTEXT,
  WAY_JOB_WORDS_SOLUTIONS,
  WAY_JOB_WORDS_CHOOSING, /* verbs whose object may be a solution */
  WAY_JOB_WORDS_JOINS,
  WAY_JOB_WORDS_FEELINGS,
  WAY_N_JOB_WORDS
} WayJobWordsList;

typedef struct
{
  char       *language;
  gboolean    verb_last;     /* the verb stands behind its object */
  gboolean    capital_nouns; /* words that begin with a capital are no verbs */
  GHashTable *lists[WAY_N_JOB_WORDS];
} WayJobWords;

GPtrArray *way_job_words_load_all (const char *folder);

void way_job_words_free (WayJobWords *self);

gboolean way_job_words_have (const WayJobWords *self,
                             WayJobWordsList    list,
                             const char        *word);

gboolean way_job_words_have_ending (const WayJobWords *self,
                                    WayJobWordsList    list,
                                    const char        *word);
