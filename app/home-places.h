/* home-places.h - the places that one can go to without a map, said once */
#pragma once

#include "journeys/records/desk.h"

#include <gtk/gtk.h>

typedef GtkWidget *(*WayPlaceFunc) (WayDesk *desk);

typedef struct
{
  const char  *name;    /* in actions; never changes */
  const char  *title;   /* translatable */
  const char  *icon;    /* NAME of way-NAME-symbolic */
  const char  *section; /* translatable heading above it, or NULL */
  WayKind      kind;    /* of the records that are listed; WAY_N_KINDS: none */
  WayPlaceFunc make;    /* of a view of records, or NULL */
} WayHomePlace;

const WayHomePlace *way_home_places_list (int *n);

const WayHomePlace *way_home_places_find (const char *name);

const WayHomePlace *way_home_places_find_kind (WayKind kind);
