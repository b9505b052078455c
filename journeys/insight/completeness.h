/* completeness.h - how much of the insight that an account needs is there
 *
 * What is needed depends on the tier. A strategic account needs all four groups
 * of insight; a lite one insight into its industry, name, region and size; a
 * programmatic one name, industry and region.
 */
#pragma once

#include "journeys/insight/buying-group.h"

typedef enum
{
  WAY_INSIGHT_BASICS, /* name, region, …; of strategic accounts nothing of these is required */
  WAY_INSIGHT_INDUSTRY,
  WAY_INSIGHT_COMPANY,
  WAY_INSIGHT_BUYING_GROUP,
  WAY_INSIGHT_CONNECTIONS,
  WAY_N_INSIGHT_GROUPS
} WayInsightGroup;

/* What a tier asks to be known. */
typedef enum
{
  WAY_INSIGHT_ASKS_TIER,   /* there is none yet: which one has to be chosen; until then it is taken as programmatic */
  WAY_INSIGHT_ASKS_BASICS, /* to have them is no insight yet */
  WAY_INSIGHT_ASKS_INSIGHT,
} WayInsightAsks;

/* One hole. */
typedef struct
{
  WayInsightGroup group;
  const char     *field;    /* of the account or the contact; "employees" for the size; borrowed */
  const char     *contact;  /* the id of the person whose hole it is, or NULL; borrowed from the group */
  const char     *what;     /* of a person, for the user: "priorities"; NULL for what is the account's; borrowed */
  char           *label;    /* for the user: "Competitors", "Ravi: priorities" */
  char           *question; /* for the user: "Competitors?", "Ravi: priorities?" */
} WayMissing;

typedef struct
{
  const char    *tier; /* the name of the choice that was taken; borrowed */
  WayInsightAsks asks;
  int            filled[WAY_N_INSIGHT_GROUPS];
  int            required[WAY_N_INSIGHT_GROUPS];
  int            n_filled;
  int            n_required;
  GPtrArray     *missing; /* element-type WayMissing, in the order of groups and fields */
} WayCompleteness;

/* What is required of an account itself: one of the fields has to be there. */
typedef struct
{
  WayInsightGroup group;
  const char     *field;
  const char     *or_field; /* or NULL */
} WayRequirement;

WayInsightAsks way_completeness_get_asks (const char *tier);

const char *way_insight_group_get_label (WayInsightGroup group);

const WayRequirement *way_completeness_get_requirements (const char *tier,
                                                         guint      *n);

const WayRequirement *way_completeness_get_person_requirements (guint *n);

char *way_completeness_dup_label (const WayRequirement *requirement);

WayCompleteness *way_completeness_new (WayItem   *account,
                                       GPtrArray *group);

void way_completeness_free (WayCompleteness *self);

double way_completeness_get_share (const WayCompleteness *self);

char *way_completeness_dup_summary (const WayCompleteness *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayCompleteness, way_completeness_free)
