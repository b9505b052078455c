/* home-private.h - what the files of the home share */
#pragma once

#include <adwaita.h>

#include "app/home-places.h"
#include "app/home.h"
#include "widgets/records/lists/kind-place.h"

struct _WayHome
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk; /* or NULL: there are no records */
  GQueue   back; /* where one was, the last first; of home-back.c */

  /* template */
  AdwLeaflet *leaflet;
  GtkWidget  *sidebar;
  GtkStack   *stack;
  GtkWidget  *trouble; /* an AdwStatusPage: why there are no records */
  GtkWidget  *restore; /* a button there */

  /* state */
  const WayHomePlace *place;
  gboolean            going_back;
  guint               tell_id;
};

/* home.c */
WayKindPlace *way_home_get_kind_place (WayHome *self);

void way_home_turn_to (WayHome            *self,
                       const WayHomePlace *place);

void way_home_focus_place (WayHome *self);

void way_home_tell (WayHome *self);

/* home-back.c */
void way_home_note_step (WayHome *self);

void way_home_forget_steps (WayHome *self);

/* home-actions.c */
void way_home_install_actions (GtkWidgetClass *klass);
