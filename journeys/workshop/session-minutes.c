/* session-minutes.c - what a session writes down by itself */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/shorten.h"
#include "journeys/model/today.h"
#include "journeys/workshop/deeds.h"
#include "journeys/workshop/session-private.h"

/* What people write is refused when it is too long; this is for what the program says. */
static char *
shorten (const char *text)
{
  return way_shorten (text, way_field_get_longest (way_kind_get_field (WAY_KIND_MINUTE, "text")));
}

/* A decision about a card, or its scores, are not the minute of what is done to it later. */
void
way_session_note_minute (WaySession *self,
                         WayItem    *minute)
{
  const char *about_id = way_item_get (minute, "about");
  const char *kind = way_item_get_text (minute, "kind");

  if (about_id == NULL)
    return;
  if (strcmp (kind, "decided") == 0 || strcmp (kind, "voted") == 0)
    g_hash_table_remove (self->minutes, about_id);
  else
    g_hash_table_insert (self->minutes, g_strdup (about_id), g_strdup (way_item_get_id (minute)));
}

static void
add_minute (WaySession *self,
            WayCommand *group,
            const char *kind,
            const char *text,
            const char *by,
            const char *about_id)
{
  g_autoptr (WayItem) workshop = way_session_ensure_workshop (self, group);
  g_autoptr (WayItem) minute = way_session_new_item (self, WAY_KIND_MINUTE);
  g_autofree char *now = way_now_dup ();
  g_autofree char *short_text = shorten (text);

  way_item_set (minute, "time", now, NULL);
  way_item_set (minute, "kind", kind, NULL);
  way_item_set (minute, "text", short_text, NULL);
  way_item_set (minute, "by", by, NULL);
  way_item_set (minute, "about", about_id, NULL);
  way_command_group_add (group, way_command_new_insert (workshop, 0, -1, minute));
  way_session_note_minute (self, minute);
}

/* What is being said or done by who is speaking. */
void
way_session_add_minute (WaySession *self,
                        WayCommand *group,
                        const char *kind,
                        const char *text,
                        const char *about_id)
{
  add_minute (self, group, kind, text, self->speaker, about_id);
}

/* What a vote or scores came to: nobody said that alone. */
void
way_session_add_result (WaySession *self,
                        WayCommand *group,
                        const char *kind,
                        const char *text,
                        const char *about_id)
{
  add_minute (self, group, kind, text, NULL, about_id);
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

      way_session_add_minute (self, group, "added", text, NULL);
      return;
    }
  for (i = 0; i < deeds->added->len; i++)
    {
      const char      *id = g_ptr_array_index (deeds->added, i);
      g_autofree char *text = way_deeds_dup_place (map, way_map_find (map, id));

      way_session_add_minute (self, group, "added", text, id);
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
      way_session_add_minute (self, group, "changed", way_command_get_label (step), NULL);
      return;
    }
  for (i = 0; i < deeds->changed->len; i++)
    {
      const char      *id = g_ptr_array_index (deeds->changed, i);
      g_autofree char *text = way_deeds_dup_place (map, way_map_find (map, id));
      WayItem         *told = find_minute (self, id);

      if (told == NULL)
        way_session_add_minute (self, group, "changed", text, id);
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
      way_session_add_minute (self, group, "changed", way_command_get_label (step), NULL);
      return;
    }
  for (i = 0; i < deeds->removed->len; i++)
    {
      /* TRANSLATORS: %s is what a card is called */
      g_autofree char *text = g_strdup_printf (_ ("Removed: %s"), (char *)g_ptr_array_index (deeds->removed, i));

      way_session_add_minute (self, group, "changed", text, NULL);
    }
}

/* What a step did, in the same step of undo. */
void
way_session_tell (WaySession *self,
                  WayCommand *step)
{
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (GError) error = NULL;
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
        way_session_add_minute (self, group, "changed", way_command_get_label (step), NULL);
    }
  way_deeds_clear (&deeds);
  if (way_command_group_get_size (group) > 0 && !way_history_attach (self->history, group, &error))
    g_critical ("A minute could not be written: %s", error->message);
}
