/* lead-scores.h - how ready people and accounts are to buy, in all and by product
 *
 * A contact has lead scores with a date, each in general or for a product. The
 * latest of each product counts; those of the contacts sum up to the account.
 */
#pragma once

#include "journeys/insight/buying-group.h"

/* What counts for one product. */
typedef struct
{
  char  *product; /* as it was last written; NULL: in general */
  double score;   /* of a contact the latest; of an account the sum */
  guint  n;       /* how many contacts it comes from */
  char  *date;    /* the latest of them; or NULL */
} WayLeadScore;

/* The general score first, then the products by name. */
typedef struct
{
  GPtrArray *scores; /* element-type WayLeadScore */
  double     sum;    /* in all */
} WayLeadScores;

WayLeadScores *way_lead_scores_of_contact (WayItem *contact);

WayLeadScores *way_lead_scores_of_group (GPtrArray *group);

const WayLeadScore *way_lead_scores_find (const WayLeadScores *self,
                                          const char          *product);

void way_lead_scores_free (WayLeadScores *self);

/* One account in the table of all. */
typedef struct
{
  char          *account;
  char          *name;
  WayLeadScores *scores;
} WayLeadAccount;

/* Accounts with lead scores, the highest sum first. */
typedef struct
{
  GPtrArray     *accounts;   /* element-type WayLeadAccount */
  WayLeadScores *all;        /* over all of them; its n are contacts */
  guint          n_homeless; /* contacts that have scores and no account; not in the sums */
} WayLeadTable;

WayLeadTable *way_lead_table_read (WayRecords *records,
                                   GError    **error);

void way_lead_table_free (WayLeadTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLeadScores, way_lead_scores_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLeadTable, way_lead_table_free)
