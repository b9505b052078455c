/* history-private.h - the steps of a history */
#pragma once

#include "journeys/commands/history.h"

typedef struct
{
  WayCommand *command; /* owned */
  guint64     before;  /* serials of the states before and after */
  guint64     after;
} WayStep;

struct _WayHistory
{
  GObject parent_instance;

  /* owned */
  WayMap    *map;
  GPtrArray *done;   /* of WayStep, the first first */
  GPtrArray *undone; /* the last first */

  /* state */
  guint64  serial;
  guint64  last_serial; /* the highest given so far */
  gboolean open;        /* the last step takes in further typing */
  gboolean stepping;    /* what changes is an old step that is taken back or done again */
};

WayStep *way_history_get_last (GPtrArray *steps);

void way_history_tell_steps (WayHistory *self,
                             guint       place,
                             guint       removed,
                             guint       added);

void way_history_tell_applied (WayHistory *self,
                               WayCommand *command,
                               WayDeed     deed);

void way_history_tell_passed_over (WayHistory *self,
                                   const char *id,
                                   int         field);

void way_history_add_done (WayHistory *self,
                           WayCommand *command);

void way_history_join_done (WayHistory *self,
                            WayCommand *command);

gboolean way_history_take_back (WayHistory *self,
                                gboolean    keep,
                                GError    **error);

gboolean way_history_do_again (WayHistory *self,
                               GError    **error);

gboolean way_history_apply (WayHistory *self,
                            WayCommand *command,
                            GError    **error);

void way_history_settle (WayHistory *self,
                         WayCommand *command);

void way_history_tell_changed (WayHistory *self);
