/* meter.h - how far a long work is, for another thread to see */
#pragma once

#include <glib.h>

typedef struct _WayMeter WayMeter;

WayMeter *way_meter_new (void);

WayMeter *way_meter_ref (WayMeter *self);

void way_meter_unref (WayMeter *self);

double way_meter_get (WayMeter *self);

void way_meter_set (double   share,
                    gpointer meter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMeter, way_meter_unref)
