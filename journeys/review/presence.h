/* presence.h - who takes part where, and how they feel there */
#pragma once

#include "journeys/model/filter.h"
#include "journeys/model/step-cards.h"

/* One persona in some steps of a map. */
typedef struct
{
  gboolean present;    /* feels something there, or a card names the persona */
  int      n_cards;    /* that name the persona */
  int      n_emotions; /* steps in which there is one */
  double   mean;       /* of the emotions, when there are any */
  int      last;       /* the emotion of the last of the steps that has one */
} WayPresence;

void way_presence_find (WayPresence     *self,
                        WayMap          *map,
                        WayStepCards    *cards,
                        const WayFilter *filter,
                        const char      *persona_id,
                        WayItem *const  *steps,
                        guint            n_steps);

gboolean way_presence_get_gap (WayItem *step,
                               double  *gap);

gboolean way_presence_get_mean_gap (WayItem *const *steps,
                                    guint           n_steps,
                                    double         *mean);

WayItem *way_presence_find_widest_gap (WayItem *const *steps,
                                       guint           n_steps,
                                       double         *gap);
