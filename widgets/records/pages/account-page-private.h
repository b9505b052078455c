/* account-page-private.h - the cards of the page of an account
 *
 * Each card is one file, with a function that makes it and one that brings it up to date.
 */
#pragma once

#include "journeys/insight/completeness.h"
#include "journeys/insight/role-stage.h"
#include "widgets/records/pages/account-page.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-head.h"
#include "widgets/shared/records-watch.h"

#define WAY_ACCOUNT_INSIGHT_GROUPS 4

/* Fields that have a card of their own come in groups of these names. */
#define WAY_ACCOUNT_SCORES N_ ("Fit and behaviour")

struct _WayAccountPage
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordsWatch *watch;
  char            *id;
  GHashTable      *held;    /* ids of the records that are shown beside it */
  GPtrArray       *group;   /* of WayMember */
  GPtrArray       *maps;    /* of WayLibraryEntry */
  GPtrArray       *reviews; /* of WayLibraryReview; NULL before they were read */
  WayRoleStage    *roles;   /* what the maps say of the group; NULL before they were read */
  char            *changed; /* when the record was, in UTC; or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *columns;
  GtkWidget *fit;
  GtkWidget *approach;
  GtkWidget *journeys;
  GtkWidget *maps_box;
  GtkWidget *reviews_card;
  GtkWidget *reviews_box;
  GtkWidget *people;
  GtkWidget *people_box;
  GtkWidget *jobs;
  GtkWidget *jobs_box;
  GtkWidget *grid; /* role by stage */
  GtkWidget *leads;
  GtkWidget *leads_box;
  GtkWidget *insight;
  GtkWidget *facts[WAY_ACCOUNT_INSIGHT_GROUPS];
  GtkWidget *counts[WAY_ACCOUNT_INSIGHT_GROUPS];
  GtkWidget *persons; /* whose insight is missing */
  GtkWidget *about;
  GPtrArray *about_facts; /* of WayFactList, borrowed */

  /* state */
  guint         update_idle;
  guint         load_idle;
  double        gap;        /* consensus of the group; below 0: no figure */
  GtkWidget    *grid_view;  /* what is in the card, or NULL */
  WayRoleStage *grid_shown; /* what that shows; never looked into */
  gboolean      all_maps;
  gboolean      all_reviews;
  gboolean      all_people;
  gboolean      all_jobs;
  GCancellable *ranking; /* owned, as what follows */
  GCancellable *reading;
};

WayItem *way_account_page_get_account (WayAccountPage *self);

void way_account_page_update_soon (WayAccountPage *self);

void way_account_page_load_soon (WayAccountPage *self);

void way_account_page_hold (WayAccountPage *self,
                            WayItem        *record);

/* account-head.c */

void way_account_head_update (WayAccountPage        *self,
                              const WayCompleteness *completeness);

/* account-fit.c */

GtkWidget *way_account_fit_new (WayAccountPage *self);

void way_account_fit_update (WayAccountPage *self,
                             gboolean        anew);

void way_account_fit_rank (WayAccountPage *self);

/* account-journeys.c */

GtkWidget *way_account_journeys_new (WayAccountPage *self);

void way_account_journeys_load (WayAccountPage *self);

void way_account_journeys_update (WayAccountPage *self);

/* account-reviews.c */

GtkWidget *way_account_reviews_new (WayAccountPage *self);

void way_account_reviews_update (WayAccountPage *self);

/* account-people.c */

GtkWidget *way_account_people_new (WayAccountPage *self);

void way_account_people_load (WayAccountPage *self);

void way_account_people_update (WayAccountPage *self);

/* account-jobs.c */

GtkWidget *way_account_jobs_new (WayAccountPage *self);

void way_account_jobs_load (WayAccountPage *self);

void way_account_jobs_update (WayAccountPage *self);

/* account-roles.c */

GtkWidget *way_account_roles_new (WayAccountPage *self);

void way_account_roles_load (WayAccountPage *self);

void way_account_roles_update (WayAccountPage *self);

/* account-leads.c */

GtkWidget *way_account_leads_new (WayAccountPage *self);

void way_account_leads_update (WayAccountPage *self);

/* account-insight.c */

int way_account_insight_find_group (const char *group);

GtkWidget *way_account_insight_new (WayAccountPage *self);

void way_account_insight_update (WayAccountPage        *self,
                                 const WayCompleteness *completeness);

/* account-about.c */

GtkWidget *way_account_about_new (WayAccountPage *self);

void way_account_about_update (WayAccountPage        *self,
                               const WayCompleteness *completeness);
