/* job-page-private.h - what the parts of the page of a job share */
#pragma once

#include "journeys/insight/opportunity.h"
#include "journeys/records/library-index.h"
#include "widgets/records/pages/job-page.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/shared/records-watch.h"

/* An account, and how many of its people have the job. */
typedef struct
{
  char *id;
  char *name;
  guint n_people;
} WayJobAccount;

/* What takes long to read, of all records. */
typedef struct
{
  GPtrArray *opportunities; /* WayOpportunity, of all jobs; or NULL */
  GPtrArray *mentions;      /* WayMention; or NULL */
  GPtrArray *accounts;      /* WayJobAccount, those with the most people first */
} WayJobReading;

struct _WayJobPage
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordsWatch *watch;
  char            *id;
  char            *changed; /* when the record was, in UTC; or NULL */
  WayJobReading   *reading; /* or NULL: not read yet */
  GCancellable    *cancellable;
  GHashTable      *held; /* ids */

  /* template */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *columns;
  GtkWidget *opportunity; /* cards */
  GtkWidget *levers;
  GtkWidget *places;
  GtkWidget *accounts;
  GtkWidget *ring;
  GtkWidget *whose;
  GtkWidget *landscape;
  GtkWidget *scores_box;
  GtkWidget *levers_box;
  GtkWidget *places_box;
  GtkWidget *accounts_box;

  /* state */
  gboolean all_levers;
  gboolean all_places;
  gboolean all_accounts;
  guint    update_idle;
  guint    load_idle;
};

WayItem *way_job_page_get_job (WayJobPage *self);

void way_job_page_update_soon (WayJobPage *self);

int way_job_page_get_least_asked (WayJobPage *self);

GPtrArray *way_job_page_list_opportunities (WayJobPage *self,
                                            WayItem    *job);

/* job-reading.c */

WayJobReading *way_job_reading_new (WayRecords   *records,
                                    const char   *id,
                                    const char   *personas,
                                    GCancellable *cancellable);

void way_job_reading_free (WayJobReading *self);

/* job-scores.c */

GtkWidget *way_job_scores_new (WayJobPage *self);

void way_job_scores_update (WayJobPage *self,
                            WayItem    *job);

/* job-opportunity.c */

GtkWidget *way_job_opportunity_new (WayJobPage *self);

void way_job_opportunity_update (WayJobPage *self,
                                 WayItem    *job,
                                 GPtrArray  *opportunities);

/* job-places.c */

GtkWidget *way_job_levers_new (WayJobPage *self);

GtkWidget *way_job_places_new (WayJobPage *self);

GtkWidget *way_job_accounts_new (WayJobPage *self);

void way_job_places_update (WayJobPage *self);
