/* limits.c - what the user chose to judge by
 *
 * The limits go with the records, so that a list, a view, a page and a file judge alike
 * without being told one by one.
 */
#include "config.h"

#include "journeys/records/limits.h"

#define KEY "way-limits"

static GMutex mutex;

/**
 * way_limits_init:
 * @self: (out caller-allocates): the limits
 *
 * Sets what holds until the user chooses otherwise: the top tenth, likeness 4, five people
 * asked, equal weights.
 */
void
way_limits_init (WayLimits *self)
{
  self->abm_share = 0.1;
  self->mass_likeness = 4;
  self->least_asked = 5;
  way_priority_weights_init (&self->weights);
}

static void
limit (WayLimits       *self,
       const WayLimits *wanted)
{
  self->abm_share = CLAMP (wanted->abm_share, 0, 1);
  self->mass_likeness = CLAMP (wanted->mass_likeness, 1, 5);
  self->least_asked = CLAMP (wanted->least_asked, 0, WAY_MOST_ASKED);
  self->weights.fit = MAX (wanted->weights.fit, 0);
  self->weights.intent = MAX (wanted->weights.intent, 0);
  self->weights.engagement = MAX (wanted->weights.engagement, 0);
  self->weights.relationship = MAX (wanted->weights.relationship, 0);
}

static gboolean
is_equal (const WayLimits *a,
          const WayLimits *b)
{
  return a->abm_share == b->abm_share && a->mass_likeness == b->mass_likeness && a->least_asked == b->least_asked &&
         a->weights.fit == b->weights.fit && a->weights.intent == b->weights.intent &&
         a->weights.engagement == b->weights.engagement && a->weights.relationship == b->weights.relationship;
}

/**
 * way_limits_set:
 * @records: the records
 * @limits: what to judge them by; what is out of range is brought into it
 *
 * Replaces the limits, and tells with the signal limits-changed of the records when they are
 * others. To be called in the main thread.
 */
void
way_limits_set (WayRecords      *records,
                const WayLimits *limits)
{
  WayLimits  before;
  WayLimits *kept;
  gboolean   same;

  g_return_if_fail (WAY_IS_RECORDS (records));

  way_limits_get (records, &before);
  g_mutex_lock (&mutex);
  kept = g_object_get_data (G_OBJECT (records), KEY);
  if (kept == NULL)
    {
      kept = g_new0 (WayLimits, 1);
      g_object_set_data_full (G_OBJECT (records), KEY, kept, g_free);
    }
  limit (kept, limits);
  same = is_equal (kept, &before);
  g_mutex_unlock (&mutex);
  if (!same)
    g_signal_emit_by_name (records, "limits-changed");
}

/**
 * way_limits_get:
 * @records: the records
 * @limits: (out caller-allocates): what to judge them by
 *
 * May be called from any thread.
 */
void
way_limits_get (WayRecords *records,
                WayLimits  *limits)
{
  const WayLimits *kept;

  g_return_if_fail (WAY_IS_RECORDS (records));

  g_mutex_lock (&mutex);
  kept = g_object_get_data (G_OBJECT (records), KEY);
  if (kept != NULL)
    *limits = *kept;
  else
    way_limits_init (limits);
  g_mutex_unlock (&mutex);
}
