/* room.c - a session on a small map */
#include "config.h"

#include "tests/support/room.h"

#include "tests/support/maps.h"

void
room_init (Room *room)
{
  g_autoptr (GError) error = NULL;
  int i;

  room->map = way_test_map_new ();
  room->history = way_history_new (room->map);
  room->session = way_session_new (room->history);
  room->before = way_item_copy (way_map_get_root (room->map));
  for (i = 0; i < 3; i++)
    room->cards[i] = way_map_get (room->map, WAY_MAP_CARDS, i);
  way_session_begin (room->session, &error);
  g_assert_no_error (error);
}

/* Every step can be taken back, and then the map is as it was. */
void
room_clear (Room *room)
{
  while (way_history_undo (room->history))
    ;
  g_assert_true (way_item_equal (room->before, way_map_get_root (room->map)));
  while (way_history_redo (room->history))
    ;
  way_item_unref (room->before);
  g_assert_finalize_object (room->session);
  g_assert_finalize_object (room->history);
  g_assert_finalize_object (room->map);
}

const char *const room_voters[] = { "Anna", "Ben", "Chloe", NULL };

void
room_vote (WayBallot *ballot,
           Room      *room,
           int        first,
           int        second,
           int        third)
{
  const int dots[] = { first, second, third };
  int       i, j;

  for (i = 0; i < 3; i++)
    for (j = 0; j < dots[i]; j++)
      g_assert_true (way_ballot_give (ballot, way_item_get_id (room->cards[i])));
  g_assert_true (way_session_cast (room->session, ballot, NULL));
}

void
room_start_vote (WayBallot *ballot,
                 Room      *room)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int i;

  for (i = 0; i < 3; i++)
    g_ptr_array_add (cards, (gpointer)way_item_get_id (room->cards[i]));
  way_session_start_vote (room->session, ballot, cards, &error);
  g_assert_no_error (error);
}

WayItem *
room_get_step (Room *room)
{
  return way_item_get_child (way_map_get (room->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
}

static char *
list_minutes (Room *room)
{
  WayItem *workshop = way_session_get_workshop (room->session);
  GString *lines = g_string_new (NULL);
  int      i;

  for (i = 0; workshop != NULL && i < way_item_n_children (workshop, 0); i++)
    {
      WayItem *minute = way_item_get_child (workshop, 0, i);

      g_assert_nonnull (way_item_get (minute, "time"));
      g_string_append_printf (lines, "%s %s\n", way_item_get (minute, "kind"), way_item_get (minute, "text"));
    }

  return g_string_free (lines, FALSE);
}

void
room_assert_minutes (Room       *room,
                     const char *expected)
{
  g_autofree char *lines = list_minutes (room);

  g_assert_cmpstr (lines, ==, expected);
}

void
room_type (Room       *room,
           WayItem    *item,
           const char *field,
           const char *value)
{
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, NULL);

  g_assert_true (way_history_type (room->history, command, NULL));
}
