/* matrix.h - which personas have which jobs
 *
 * The jobs that several members of a buying group share are where they can agree.
 */
#pragma once

#include "journeys/insight/opportunity.h"

/* A persona. */
typedef struct
{
  char *id;
  char *name;
  char *role; /* for the user; or NULL */
  guint n_jobs;
  guint n_group; /* people of the account's buying group who start from it */
} WayMatrixPersona;

/* A persona at a job. */
typedef struct
{
  guint    persona; /* its place */
  gboolean has_job;
  gboolean has_score;
  double   score;
  int      n; /* how many were asked; −1: not known */
} WayPersonaJob;

/* A job. */
typedef struct
{
  char         *id;
  char         *statement;
  guint         n_shared; /* personas that have it */
  guint         n_group;  /* people of the account's buying group whose persona has it */
  gboolean      has_score;
  double        score;     /* the highest */
  char         *score_who; /* whose, for the user */
  WayPersonaJob all;       /* what is said of all personas at once; they have the job when no persona is named */
  GArray       *cells;     /* element-type WayPersonaJob, by place of the persona; only where there is something */
} WayMatrixJob;

typedef struct
{
  GPtrArray *personas;   /* element-type WayMatrixPersona, by name */
  GPtrArray *jobs;       /* element-type WayMatrixJob, by statement until sorted */
  gboolean   has_all;    /* something is said of all personas at once */
  gboolean   of_account; /* the buying group of an account is looked at */
  guint      n_group;    /* people of the buying group */
  guint      n_group_without_persona;
} WayMatrix;

typedef enum
{
  WAY_MATRIX_BY_NAME,
  WAY_MATRIX_BY_SHARED, /* in the buying group when there is one, else by personas */
  WAY_MATRIX_BY_SCORE
} WayMatrixOrder;

WayMatrix *way_matrix_read (WayRecords *records,
                            const char *account_id,
                            GError    **error);

void way_matrix_sort (WayMatrix     *self,
                      WayMatrixOrder order);

char *way_matrix_dup_shared (const WayMatrix    *self,
                             const WayMatrixJob *job);

void way_matrix_free (WayMatrix *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMatrix, way_matrix_free)
