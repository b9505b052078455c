/* meter.c - how far a long work is, for another thread to see */
#include "config.h"

#include "journeys/exchange/meter.h"

struct _WayMeter
{
  int ref_count;
  int permille;
};

/**
 * way_meter_new:
 *
 * Returns: (transfer full): a meter at nothing
 */
WayMeter *
way_meter_new (void)
{
  WayMeter *self = g_new0 (WayMeter, 1);

  self->ref_count = 1;

  return self;
}

/**
 * way_meter_ref:
 * @self: a meter
 *
 * Returns: (transfer full): the same, in any thread
 */
WayMeter *
way_meter_ref (WayMeter *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

/**
 * way_meter_unref:
 * @self: (transfer full): a meter
 *
 * Gives it back.
 */
void
way_meter_unref (WayMeter *self)
{
  if (g_atomic_int_dec_and_test (&self->ref_count))
    g_free (self);
}

/**
 * way_meter_get:
 * @self: a meter
 *
 * Returns: how far it is, 0 to 1
 */
double
way_meter_get (WayMeter *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * way_meter_set:
 * @share: how far it is, 0 to 1
 * @meter: a meter
 *
 * Shows it; fits where progress is told.
 */
void
way_meter_set (double   share,
               gpointer meter)
{
  WayMeter *self = meter;

  g_atomic_int_set (&self->permille, (int)(share * 1000));
}
