/* limits.c - what the user chose to judge by
 *
 * The limits go with the records, so that a view, the inspector and the command line
 * judge alike without being told one by one.
 */
#include "config.h"

#include "journeys/insight/limits.h"

#define KEY "way-limits"

static GMutex mutex;

/**
 * way_limits_init:
 * @self: (out caller-allocates): the limits
 *
 * Sets what holds until the user chooses otherwise: the top tenth, likeness 4, equal weights.
 */
void
way_limits_init (WayLimits *self)
{
  self->abm_share = 0.1;
  self->mass_likeness = 4;
  way_priority_weights_init (&self->weights);
}

/**
 * way_limits_set:
 * @records: the records
 * @limits: what to judge them by; what is out of range is brought into it
 *
 * Replaces the limits, and tells with the signal limits-changed of the records. To be called
 * in the main thread.
 */
void
way_limits_set (WayRecords      *records,
                const WayLimits *limits)
{
  WayLimits *kept;

  g_return_if_fail (WAY_IS_RECORDS (records));

  g_mutex_lock (&mutex);
  kept = g_object_get_data (G_OBJECT (records), KEY);
  if (kept == NULL)
    {
      kept = g_new0 (WayLimits, 1);
      g_object_set_data_full (G_OBJECT (records), KEY, kept, g_free);
    }
  kept->abm_share = CLAMP (limits->abm_share, 0, 1);
  kept->mass_likeness = CLAMP (limits->mass_likeness, 1, 5);
  kept->weights.fit = MAX (limits->weights.fit, 0);
  kept->weights.intent = MAX (limits->weights.intent, 0);
  kept->weights.engagement = MAX (limits->weights.engagement, 0);
  kept->weights.relationship = MAX (limits->weights.relationship, 0);
  g_mutex_unlock (&mutex);
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
