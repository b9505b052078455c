/* approach.h - how much marketing of its own an account is worth
 *
 * Value is taken relative to the other accounts with an amount in the same currency:
 * the top share gets a programme of its own, what is below the median and alike to
 * others mass marketing, and everything between is approached by segment and persona.
 */
#pragma once

#include "journeys/records/limits.h"

typedef enum
{
  WAY_APPROACH_UNKNOWN, /* there is no value to judge by */
  WAY_APPROACH_ABM,
  WAY_APPROACH_TARGETED,
  WAY_APPROACH_MASS
} WayApproach;

/* An approach, and what it follows from. */
typedef struct
{
  WayApproach approach;
  guint       place;    /* by value, from 1; equal values share a place */
  guint       n_all;    /* accounts with a value in the same currency */
  int         likeness; /* 1 to 5; 0: not known */
} WayAdvice;

const char *way_approach_get_label (WayApproach approach);

WayApproach way_approach_judge (guint            place,
                                guint            n_all,
                                int              likeness,
                                const WayLimits *limits);

gboolean way_approach_suggest (WayRecords *records,
                               WayItem    *account,
                               WayAdvice  *advice,
                               GError    **error);

char *way_advice_dup_reason (const WayAdvice *self);

/* An account among all. */
typedef struct
{
  char     *account;
  char     *name;
  double    value;
  WayAdvice advice;
} WayFitPoint;

typedef struct
{
  char *currency; /* NULL: an amount without one */
  guint n;
} WayFitOther;

/* All accounts with a value in the main currency, the most valuable first. */
typedef struct
{
  GPtrArray *points;   /* element-type WayFitPoint */
  char      *currency; /* NULL: no account has a value */
  GArray    *others;   /* element-type WayFitOther; accounts with a value in another currency */
  guint      n_without_value;
  guint      n_without_likeness; /* of all accounts, as the one before */
  double     abm_from;           /* the lowest value that still gets a programme of its own */
  double     median;             /* the value of the last account of the upper half */
} WayFitTable;

WayFitTable *way_fit_table_read (WayRecords *records,
                                 GError    **error);

void way_fit_table_free (WayFitTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFitTable, way_fit_table_free)
