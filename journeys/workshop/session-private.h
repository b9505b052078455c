/* session-private.h - what the files of a session share */
#pragma once

#include "journeys/workshop/session.h"

/* As many things of one step have a minute each; more are told in one. */
#define MOST_TOLD 3

struct _WaySession
{
  GObject parent_instance;

  /* owned */
  WayHistory *history;
  char       *workshop;
  char       *speaker;
  GHashTable *minutes; /* id of what it is about → id of its minute */

  /* state */
  gboolean going_on;
};

WayItem *way_session_new_item (WaySession *self,
                               WayKind     kind);

WayItem *way_session_ensure_workshop (WaySession *self,
                                      WayCommand *group);

void way_session_add_minute (WaySession *self,
                             WayCommand *group,
                             const char *kind,
                             const char *text,
                             const char *about_id);

void way_session_add_result (WaySession *self,
                             WayCommand *group,
                             const char *kind,
                             const char *text,
                             const char *about_id);

void way_session_note_minute (WaySession *self,
                              WayItem    *minute);

void way_session_tell (WaySession *self,
                       WayCommand *step);
