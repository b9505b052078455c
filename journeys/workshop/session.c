/* session.c - a workshop while it goes on */
#include "config.h"

#include "journeys/workshop/session.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "journeys/workshop/deeds.h"

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

  /* borrowed */
  WayCommand *beginning; /* the group that puts the workshop on the map, before it is done */

  /* state */
  gboolean going_on;
};

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

static WayItem *
new_item (WaySession *self,
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
  g_autoptr (WayItem) workshop = new_item (self, WAY_KIND_WORKSHOP);
  g_autofree char *today = way_today_dup ();
  g_autofree char *now = way_now_dup ();

  way_item_set (workshop, "title", _ ("Workshop"), NULL);
  way_item_set (workshop, "date", today, NULL);
  way_item_set (workshop, "begun", now, NULL);
  way_command_group_add (group, way_command_new_insert (way_map_get_root (way_session_get_map (self)), WAY_MAP_WORKSHOPS, -1, workshop));
  g_free (self->workshop);
  self->workshop = g_strdup (way_item_get_id (workshop));
}

/* A place for minutes to be put into, which may be on the map only after the group. */
static WayItem *
ensure_workshop (WaySession *self,
                 WayCommand *group)
{
  WayItem *workshop = way_session_get_workshop (self);

  if (workshop != NULL)
    return way_item_ref (workshop);
  if (self->beginning != group)
    add_workshop (self, group);
  self->beginning = group;

  return way_item_new (WAY_KIND_WORKSHOP, self->workshop);
}

static void
add_minute (WaySession *self,
            WayCommand *group,
            const char *kind,
            const char *text,
            const char *about_id)
{
  g_autoptr (WayItem) workshop = ensure_workshop (self, group);
  g_autoptr (WayItem) minute = new_item (self, WAY_KIND_MINUTE);
  g_autofree char *now = way_now_dup ();
  g_autofree char *short_text = g_utf8_strlen (text, -1) > 1000 ? g_utf8_substring (text, 0, 1000) : g_strdup (text);

  way_item_set (minute, "time", now, NULL);
  way_item_set (minute, "kind", kind, NULL);
  way_item_set (minute, "text", short_text, NULL);
  way_item_set (minute, "by", self->speaker, NULL);
  way_item_set (minute, "about", about_id, NULL);
  way_command_group_add (group, way_command_new_insert (workshop, 0, -1, minute));
  if (about_id != NULL)
    g_hash_table_insert (self->minutes, g_strdup (about_id), g_strdup (way_item_get_id (minute)));
}

/* The minute that something has already in this workshop. */
static WayItem *
find_minute (WaySession *self,
             const char *about_id)
{
  const char *id = g_hash_table_lookup (self->minutes, about_id);

  return id != NULL ? way_map_find (way_session_get_map (self), id) : NULL;
}

static void
tell_added (WaySession *self,
            WayDeeds   *deeds,
            WayCommand *step,
            WayCommand *group)
{
  WayMap *map = way_session_get_map (self);
  guint   i;

  if (deeds->added->len > MOST_TOLD)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%s (%d item)", "%s (%d items)", deeds->added->len),
                                               way_command_get_label (step), (int)deeds->added->len);

      add_minute (self, group, "added", text, NULL);
      return;
    }
  for (i = 0; i < deeds->added->len; i++)
    {
      const char      *id = g_ptr_array_index (deeds->added, i);
      g_autofree char *text = way_deeds_dup_place (map, way_map_find (map, id));

      add_minute (self, group, "added", text, id);
    }
}

static void
tell_changed (WaySession *self,
              WayDeeds   *deeds,
              WayCommand *step,
              WayCommand *group)
{
  WayMap *map = way_session_get_map (self);
  guint   i;

  if (deeds->changed->len > MOST_TOLD)
    {
      add_minute (self, group, "changed", way_command_get_label (step), NULL);
      return;
    }
  for (i = 0; i < deeds->changed->len; i++)
    {
      const char      *id = g_ptr_array_index (deeds->changed, i);
      g_autofree char *text = way_deeds_dup_place (map, way_map_find (map, id));
      WayItem         *told = find_minute (self, id);

      if (told == NULL)
        add_minute (self, group, "changed", text, id);
      else if (deeds->renamed && g_strcmp0 (way_item_get (told, "text"), text) != 0 &&
               (g_strcmp0 (way_item_get (told, "kind"), "added") == 0 || g_strcmp0 (way_item_get (told, "kind"), "changed") == 0))
        way_command_group_add (group, way_command_new_set (told, "text", text, NULL));
    }
}

static void
tell_removed (WaySession *self,
              WayDeeds   *deeds,
              WayCommand *step,
              WayCommand *group)
{
  guint i;

  if (deeds->removed->len > MOST_TOLD)
    {
      add_minute (self, group, "changed", way_command_get_label (step), NULL);
      return;
    }
  for (i = 0; i < deeds->removed->len; i++)
    {
      /* TRANSLATORS: %s is what a card is called */
      g_autofree char *text = g_strdup_printf (_ ("Removed: %s"), (char *)g_ptr_array_index (deeds->removed, i));

      add_minute (self, group, "changed", text, NULL);
    }
}

static void
settled_cb (WaySession *self,
            WayCommand *step)
{
  g_autoptr (WayCommand) group = NULL;
  WayDeeds deeds;

  if (!self->going_on)
    return;
  group = way_command_new_group (NULL);
  way_deeds_init (&deeds, step, way_session_get_map (self));
  if (!deeds.own)
    {
      tell_added (self, &deeds, step, group);
      /* What was cleared because of a removal goes without saying. */
      if (deeds.removed->len > 0)
        tell_removed (self, &deeds, step, group);
      else if (deeds.added->len == 0)
        tell_changed (self, &deeds, step, group);
      if (deeds.map && deeds.added->len + deeds.changed->len + deeds.removed->len == 0)
        add_minute (self, group, "changed", way_command_get_label (step), NULL);
    }
  way_deeds_clear (&deeds);
  if (way_command_group_get_size (group) > 0)
    way_history_attach (self->history, group, NULL);
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
  g_signal_connect_object (history, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);

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
  if (unended != NULL)
    {
      self->workshop = g_strdup (way_item_get_id (unended));
      for (i = 0; i < way_item_n_children (unended, 0); i++)
        {
          WayItem *minute = way_item_get_child (unended, 0, i);

          if (way_item_get (minute, "about") != NULL)
            g_hash_table_insert (self->minutes, g_strdup (way_item_get (minute, "about")), g_strdup (way_item_get_id (minute)));
        }
    }
  else
    {
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
  workshop = ensure_workshop (self, group);
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

static gboolean
check_text (const char *text,
            char      **stripped,
            GError    **error)
{
  *stripped = g_strstrip (g_strdup (text));
  if (**stripped != '\0')
    return TRUE;
  g_clear_pointer (stripped, g_free);
  g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("There is nothing to write down."));

  return FALSE;
}

/**
 * way_session_decide:
 * @self: a session
 * @text: what was decided
 * @about_id: (nullable): the id of a card, step, stage or lane
 * @error: where to put why it is refused
 *
 * Writes a decision into the minutes.
 *
 * Returns: whether it is there
 */
gboolean
way_session_decide (WaySession *self,
                    const char *text,
                    const char *about_id,
                    GError    **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Add Decision"));
  WayItem *about = about_id != NULL ? way_map_find (way_session_get_map (self), about_id) : NULL;

  if (!check_text (text, &stripped, error))
    return FALSE;
  if (about != NULL && (way_kind_get_field (WAY_KIND_MINUTE, "about")->targets & WAY_KIND_MASK (way_item_get_kind (about))) == 0)
    about_id = NULL;
  way_history_seal (self->history);
  add_minute (self, group, "decided", stripped, about_id);
  /* A decision about a card is not the minute of what is done to it later. */
  if (about_id != NULL)
    g_hash_table_remove (self->minutes, about_id);

  return way_history_perform (self->history, group, error);
}

/**
 * way_session_park:
 * @self: a session
 * @text: a thought that has to wait
 * @error: where to put why it is refused
 *
 * Puts a thought on the bench, and into the minutes.
 *
 * Returns: whether it is there
 */
gboolean
way_session_park (WaySession *self,
                  const char *text,
                  GError    **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Park Thought"));
  g_autoptr (WayItem) note = NULL;

  if (!check_text (text, &stripped, error))
    return FALSE;
  way_history_seal (self->history);
  note = new_item (self, WAY_KIND_NOTE);
  if (!way_item_set (note, "title", stripped, error))
    return FALSE;
  way_command_group_add (group, way_command_new_insert (way_map_get_root (way_session_get_map (self)), WAY_MAP_BENCH, -1, note));
  add_minute (self, group, "parked", stripped, way_item_get_id (note));

  return way_history_perform (self->history, group, error);
}

static char *
dup_result (WayBallot *ballot,
            WayMap    *map)
{
  g_autoptr (GPtrArray) cards = way_ballot_list_ranking (ballot, map);
  GString *text = g_string_new (way_ballot_get_name (ballot));
  guint    i;

  for (i = 0; i < MIN (cards->len, MOST_TOLD); i++)
    {
      const char      *id = g_ptr_array_index (cards, i);
      g_autofree char *name = way_deeds_dup_name (way_map_find (map, id));

      g_string_append_printf (text, "%s %s (%d)", i == 0 ? ":" : ",", name, way_ballot_get_total (ballot, id));
    }

  return g_string_free (text, FALSE);
}

/**
 * way_session_close_vote:
 * @self: a session
 * @ballot: a ballot that is complete
 * @error: where to put why it cannot be kept
 *
 * Puts the result on the map and into the minutes, as one step.
 *
 * Returns: whether it is there
 */
gboolean
way_session_close_vote (WaySession *self,
                        WayBallot  *ballot,
                        GError    **error)
{
  g_autoptr (WayCommand) group = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (way_ballot_is_complete (ballot), FALSE);

  way_history_seal (self->history);
  group = way_ballot_new_command (ballot, way_session_get_map (self));
  text = dup_result (ballot, way_session_get_map (self));
  add_minute (self, group, "voted", text, NULL);

  return way_history_perform (self->history, group, error);
}

/**
 * way_session_keep_scores:
 * @self: a session
 * @scoring: a round with answers
 * @accept: whether its outcome becomes the figure it is about
 * @error: where to put why it cannot be kept
 *
 * Puts a round of scores on the map and into the minutes, as one step.
 *
 * Returns: whether it is there
 */
gboolean
way_session_keep_scores (WaySession *self,
                         WayScoring *scoring,
                         gboolean    accept,
                         GError    **error)
{
  WayMap          *map = way_session_get_map (self);
  g_autofree char *name = way_scoring_dup_name (scoring, map);
  g_autofree char *median = NULL;
  g_autofree char *spread = NULL;
  g_autofree char *text = NULL;
  g_autoptr (WayCommand) group = NULL;
  WayScoreSum sum;

  way_history_seal (self->history);
  group = way_scoring_new_command (scoring, map, accept, error);
  if (group == NULL)
    return FALSE;
  way_scoring_get_sum (scoring, &sum);
  median = way_score_format (sum.median);
  spread = way_score_format (sum.spread);
  text = g_strdup_printf (_ ("%s: median %s, spread %s, n %d"), name, median, spread, sum.n);
  add_minute (self, group, accept ? "decided" : "voted", text, way_scoring_get_about (scoring));
  g_hash_table_remove (self->minutes, way_scoring_get_about (scoring));

  return way_history_perform (self->history, group, error);
}
