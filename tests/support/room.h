/* room.h - a session on a small map */
#pragma once

#include "journeys/workshop/session.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WaySession *session;
  WayItem    *cards[3];
  WayItem    *before;
} Room;

/* Anna, Ben and Chloe. */
extern const char *const room_voters[];

void room_init (Room *room);

void room_clear (Room *room);

void room_start_vote (WayBallot *ballot,
                      Room      *room);

void room_vote (WayBallot *ballot,
                Room      *room,
                int        first,
                int        second,
                int        third);

WayItem *room_get_step (Room *room);

void room_type (Room       *room,
                WayItem    *item,
                const char *field,
                const char *value);

void room_assert_minutes (Room       *room,
                          const char *expected);
