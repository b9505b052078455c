/* tiers.h - the accounts of each tier, and what is not known of them */
#pragma once

#include "journeys/insight/completeness.h"

/* What is most often missing in a tier. */
typedef struct
{
  char    *label; /* for the user */
  guint    n;     /* accounts; of what is missing of people: people */
  gboolean of_people;
} WayDebt;

typedef struct
{
  WayInsightAsks asks;
  guint          n;            /* accounts of the tier */
  double         completeness; /* the mean over them, 0 to 1; 1 without any */
  guint          n_with_holes;
  guint          n_holes; /* in all */
  GArray        *debts;   /* element-type WayDebt, the most frequent first */
} WayTierDebts;

WayTierDebts *way_tier_debts_read (WayRecords *records,
                                   const char *tier,
                                   const char *text,
                                   GError    **error);

char *way_tier_debts_dup_text (const WayTierDebts *self,
                               guint               most);

void way_tier_debts_free (WayTierDebts *self);

/* An account on the board. */
typedef struct
{
  char          *account;
  char          *name;
  double         value; /* NAN: not known */
  char          *currency;
  gboolean       has_priority;
  double         priority; /* 0 to 100 */
  WayInsightAsks asks;
  guint          n_filled;
  guint          n_required;
} WayTierCard;

GPtrArray *way_tier_cards_read (WayRecords *records,
                                const char *tier,
                                const char *text,
                                int         offset,
                                int         limit,
                                GError    **error);

char *way_tier_card_dup_facts (const WayTierCard *self);

char *way_tier_card_dup_insight (const WayTierCard *self);

char *way_tier_card_dup_known (const WayTierCard *self);

WayTierCard *way_tier_card_copy (const WayTierCard *self);

gboolean way_tier_card_equal (const WayTierCard *a,
                              const WayTierCard *b);

void way_tier_card_free (WayTierCard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTierDebts, way_tier_debts_free)
