/* session.h - a workshop while it goes on
 *
 * Keeps the workshop and its minutes on the map. What is done to the map during the
 * session is written down by itself, in the same step of undo as what it tells of:
 * a step taken back takes its minute along, and a file saved at any time has all
 * minutes up to then.
 */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/workshop/ballot.h"
#include "journeys/workshop/scoring.h"

#define WAY_TYPE_SESSION (way_session_get_type ())
G_DECLARE_FINAL_TYPE (WaySession, way_session, WAY, SESSION, GObject)

WaySession *way_session_new (WayHistory *history);

gboolean way_session_begin (WaySession *self,
                            GError    **error);

gboolean way_session_end (WaySession *self,
                          GError    **error);

WayMap *way_session_get_map (WaySession *self);

WayHistory *way_session_get_history (WaySession *self);

WayItem *way_session_get_workshop (WaySession *self);

char **way_session_dup_people (WaySession *self);

gboolean way_session_set_people (WaySession        *self,
                                 const char *const *people,
                                 GError           **error);

const char *way_session_get_speaker (WaySession *self);

const char *way_session_next_speaker (WaySession *self);

gboolean way_session_decide (WaySession *self,
                             const char *text,
                             const char *about_id,
                             GError    **error);

gboolean way_session_park (WaySession *self,
                           const char *text,
                           GError    **error);

gboolean way_session_start_vote (WaySession *self,
                                 WayBallot  *ballot,
                                 GPtrArray  *cards,
                                 GError    **error);

gboolean way_session_cast (WaySession *self,
                           WayBallot  *ballot,
                           GError    **error);

gboolean way_session_give_up (WaySession *self,
                              WayItem    *open,
                              GError    **error);

gboolean way_session_answer (WaySession *self,
                             WayScoring *scoring,
                             const char *group,
                             const char *answers,
                             GError    **error);

gboolean way_session_keep_scores (WaySession *self,
                                  WayScoring *scoring,
                                  gboolean    accept,
                                  GError    **error);
