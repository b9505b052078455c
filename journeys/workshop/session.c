/* session.c - a workshop while it goes on */
#include "config.h"

#include "journeys/workshop/session-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/today.h"

G_DEFINE_FINAL_TYPE (WaySession, way_session, G_TYPE_OBJECT)

static void
way_session_finalize (GObject *object)
{
  WaySession *self = WAY_SESSION (object);

  g_hash_table_unref (self->minutes);
  g_free (self->workshop);
  g_free (self->speaker);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_session_parent_class)->finalize (object);
}

static void
way_session_class_init (WaySessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_session_finalize;
}

static void
way_session_init (WaySession *self)
{
  self->minutes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * way_session_get_map:
 * @self: a session
 *
 * Returns: (transfer none): the map that is worked on
 */
WayMap *
way_session_get_map (WaySession *self)
{
  return way_history_get_map (self->history);
}

/**
 * way_session_get_history:
 * @self: a session
 *
 * Returns: (transfer none): what changes the map
 */
WayHistory *
way_session_get_history (WaySession *self)
{
  return self->history;
}

/**
 * way_session_get_workshop:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the workshop on the map; NULL when its beginning
 *   was taken back
 */
WayItem *
way_session_get_workshop (WaySession *self)
{
  return way_map_find (way_session_get_map (self), self->workshop);
}

WayItem *
way_session_new_item (WaySession *self,
                      WayKind     kind)
{
  g_autofree char *id = way_map_new_id (way_session_get_map (self));

  return way_item_new (kind, id);
}

/* Puts a workshop on the map, also when its beginning was taken back and it goes on. */
static void
add_workshop (WaySession *self,
              WayCommand *group)
{
  g_autoptr (WayItem) workshop = way_item_new (WAY_KIND_WORKSHOP, self->workshop);
  g_autofree char *today = way_today_dup ();
  g_autofree char *now = way_now_dup ();

  way_item_set (workshop, "title", _ ("Workshop"), NULL);
  way_item_set (workshop, "date", today, NULL);
  way_item_set (workshop, "begun", now, NULL);
  way_command_group_add (group, way_command_new_insert (way_map_get_root (way_session_get_map (self)), WAY_MAP_WORKSHOPS, -1, workshop));
}

static gboolean
puts_on_map (WayCommand *group,
             const char *id)
{
  guint i;

  for (i = 0; i < group->children->len; i++)
    {
      WayCommand *command = g_ptr_array_index (group->children, i);

      if (command->type == WAY_COMMAND_INSERT && g_strcmp0 (command->item_id, id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A place for minutes to be put into, which may be on the map only after the group. */
WayItem *
way_session_ensure_workshop (WaySession *self,
                             WayCommand *group)
{
  WayItem *workshop = way_session_get_workshop (self);

  if (workshop != NULL)
    return way_item_ref (workshop);
  if (!puts_on_map (group, self->workshop))
    add_workshop (self, group);

  return way_item_new (WAY_KIND_WORKSHOP, self->workshop);
}

/**
 * way_session_new:
 * @history: what changes the map
 *
 * Returns: (transfer full): a session that did not begin yet
 */
WaySession *
way_session_new (WayHistory *history)
{
  WaySession *self = g_object_new (WAY_TYPE_SESSION, NULL);

  self->history = g_object_ref (history);
  self->workshop = way_map_new_id (way_session_get_map (self));
  g_signal_connect_object (history, "settled", G_CALLBACK (way_session_tell), self, G_CONNECT_SWAPPED);

  return self;
}

/* A workshop of today that did not end: the program was closed in the middle. */
static WayItem *
find_unended (WaySession *self)
{
  WayMap          *map = way_session_get_map (self);
  g_autofree char *today = way_today_dup ();
  int              n = way_map_n (map, WAY_MAP_WORKSHOPS);
  WayItem         *last = n > 0 ? way_map_get (map, WAY_MAP_WORKSHOPS, n - 1) : NULL;

  if (last == NULL || way_item_get (last, "begun") == NULL || way_item_get (last, "ended") != NULL ||
      g_strcmp0 (way_item_get (last, "date"), today) != 0)
    return NULL;

  return last;
}

/**
 * way_session_begin:
 * @self: a session
 * @error: where to put why it cannot begin
 *
 * Puts a workshop of today on the map, or takes up the one that did not end. From now on
 * minutes are kept.
 *
 * Returns: whether it has begun
 */
gboolean
way_session_begin (WaySession *self,
                   GError    **error)
{
  WayItem *unended = find_unended (self);
  g_autoptr (WayCommand) group = NULL;
  int i;

  way_history_seal (self->history);
  g_hash_table_remove_all (self->minutes);
  g_free (self->workshop);
  if (unended != NULL)
    {
      self->workshop = g_strdup (way_item_get_id (unended));
      for (i = 0; i < way_item_n_children (unended, 0); i++)
        way_session_note_minute (self, way_item_get_child (unended, 0, i));
    }
  else
    {
      self->workshop = way_map_new_id (way_session_get_map (self));
      group = way_command_new_group (_ ("Start Session"));
      add_workshop (self, group);
      if (!way_history_perform (self->history, group, error))
        return FALSE;
    }
  self->going_on = TRUE;

  return TRUE;
}

/**
 * way_session_end:
 * @self: a session
 * @error: where to put why its end cannot be written
 *
 * Writes down when it ended. No more minutes are kept.
 *
 * Returns: whether that is on the map
 */
gboolean
way_session_end (WaySession *self,
                 GError    **error)
{
  WayItem         *workshop;
  g_autofree char *now = way_now_dup ();
  g_autoptr (WayCommand) group = NULL;

  if (!self->going_on)
    return TRUE;
  way_history_seal (self->history);
  self->going_on = FALSE;
  workshop = way_session_get_workshop (self);
  if (workshop == NULL)
    return TRUE;
  group = way_command_new_group (_ ("End Session"));
  way_command_group_add (group, way_command_new_set (workshop, "ended", now, NULL));

  return way_history_perform (self->history, group, error);
}

/**
 * way_session_dup_people:
 * @self: a session
 *
 * Returns: (transfer full): who is there
 */
char **
way_session_dup_people (WaySession *self)
{
  WayItem    *workshop = way_session_get_workshop (self);
  const char *people = workshop != NULL ? way_item_get (workshop, "people") : NULL;

  return people != NULL ? g_strsplit (people, "\n", -1) : g_new0 (char *, 1);
}

/**
 * way_session_set_people:
 * @self: a session
 * @people: who is there
 * @error: where to put why a name is refused
 *
 * Changes the list of participants, as one step.
 *
 * Returns: whether the list is so now
 */
gboolean
way_session_set_people (WaySession        *self,
                        const char *const *people,
                        GError           **error)
{
  g_autofree char *lines = g_strjoinv ("\n", (char **)people);
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Change Participants"));
  g_autoptr (WayItem) workshop = NULL;
  WayCommand *set;

  way_history_seal (self->history);
  workshop = way_session_ensure_workshop (self, group);
  set = way_command_new_set (workshop, "people", lines, error);
  if (set == NULL)
    return FALSE;
  way_command_group_add (group, set);
  if (self->speaker != NULL && !g_strv_contains (people, self->speaker))
    g_clear_pointer (&self->speaker, g_free);

  return way_history_perform (self->history, group, error);
}

/**
 * way_session_get_speaker:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): who is speaking
 */
const char *
way_session_get_speaker (WaySession *self)
{
  return self->speaker;
}

/**
 * way_session_next_speaker:
 * @self: a session
 *
 * Gives the word to the next of the list, and after the last to nobody. The minutes that
 * follow have the name.
 *
 * Returns: (transfer none) (nullable): who is speaking now
 */
const char *
way_session_next_speaker (WaySession *self)
{
  g_auto (GStrv) people = way_session_dup_people (self);
  char *next = people[0];
  int   i;

  /* What was said so far was said by another. */
  way_history_seal (self->history);
  for (i = 0; people[i] != NULL; i++)
    if (g_strcmp0 (people[i], self->speaker) == 0)
      next = people[i + 1];
  g_free (self->speaker);
  self->speaker = g_strdup (next);

  return self->speaker;
}
