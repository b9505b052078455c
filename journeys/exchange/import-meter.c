/* import-meter.c - how far an import is, for another thread to see */
#include "config.h"

#include "journeys/exchange/import-meter.h"

struct _WayImportMeter
{
  int ref_count;
  int permille;
};

/**
 * way_import_meter_new:
 *
 * Returns: (transfer full): a meter at nothing
 */
WayImportMeter *
way_import_meter_new (void)
{
  WayImportMeter *self = g_new0 (WayImportMeter, 1);

  self->ref_count = 1;

  return self;
}

/**
 * way_import_meter_ref:
 * @self: a meter
 *
 * Returns: (transfer full): the same, in any thread
 */
WayImportMeter *
way_import_meter_ref (WayImportMeter *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

/**
 * way_import_meter_unref:
 * @self: (transfer full): a meter
 *
 * Gives it back.
 */
void
way_import_meter_unref (WayImportMeter *self)
{
  if (g_atomic_int_dec_and_test (&self->ref_count))
    g_free (self);
}

/**
 * way_import_meter_get:
 * @self: a meter
 *
 * Returns: how far it is, 0 to 1
 */
double
way_import_meter_get (WayImportMeter *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * way_import_meter_set:
 * @share: how far it is, 0 to 1
 * @meter: a meter
 *
 * Shows it; fits where progress is told.
 */
void
way_import_meter_set (double   share,
                      gpointer meter)
{
  WayImportMeter *self = meter;

  g_atomic_int_set (&self->permille, (int)(share * 1000));
}
