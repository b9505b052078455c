/* opportunity.h - which jobs are worth serving better
 *
 * The opportunity score of a job is importance + max (importance − satisfaction, 0),
 * 0 to 20, per persona and never averaged across personas (Ulwick). Of several scores
 * of the same persona the latest counts.
 */
#pragma once

#include "journeys/records/records.h"

typedef enum
{
  WAY_ZONE_OVER_SERVED,  /* more satisfied than it is important */
  WAY_ZONE_SERVED_RIGHT, /* in between */
  WAY_ZONE_UNDER_SERVED, /* a score of 10 or more: a solid opportunity */
  WAY_ZONE_HIGH,         /* 12 or more */
  WAY_ZONE_EXTREME       /* 15 or more */
} WayZone;

/* A job for a persona. */
typedef struct
{
  char    *job;          /* id */
  char    *statement;    /* what the job is */
  char    *persona;      /* id; NULL: for all */
  char    *persona_name; /* for the user, also for all */
  char    *date;         /* or NULL */
  double   importance;   /* 0 to 10, as satisfaction */
  double   satisfaction;
  double   spread; /* NAN: not known */
  double   score;
  int      n; /* how many were asked; −1: not known */
  WayZone  zone;
  gboolean is_highest; /* of its job */
} WayOpportunity;

double way_opportunity_get_score (double importance,
                                  double satisfaction);

WayZone way_opportunity_get_zone (double importance,
                                  double satisfaction);

const char *way_zone_get_label (WayZone zone);

/* The name of a persona, or NULL when there is none with that id. */
typedef const char *(*WayPersonaNameFunc) (const char *id,
                                           gpointer    data);

GPtrArray *way_opportunities_of_job (WayItem           *job,
                                     WayPersonaNameFunc name,
                                     gpointer           data);

const WayOpportunity *way_opportunities_get_highest (GPtrArray *opportunities);

gboolean way_opportunity_is_hollow (const WayOpportunity *self,
                                    int                   least);

GPtrArray *way_opportunities_read (WayRecords *records,
                                   GError    **error);

void way_opportunity_free (WayOpportunity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayOpportunity, way_opportunity_free)
