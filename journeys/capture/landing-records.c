/* landing-records.c - where and what for: channels and jobs that a line names */
#include "config.h"

#include "journeys/capture/landing-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"

/* Channels. */

/* The channel that fits is found when no other does. */
static void
take_only (const char **only,
           gboolean    *several,
           const char  *channel)
{
  *several |= *only != NULL && strcmp (*only, channel) != 0;
  *only = channel;
}

/**
 * way_landing_dup_channel:
 * @map: a map
 * @word: what a channel was called
 * @known: (out): whether there is such a channel
 *
 * A channel is meant by its name, or by a beginning of it that no other one has.
 *
 * Returns: (transfer full): the value of the field
 */
char *
way_landing_dup_channel (WayMap     *map,
                         const char *word,
                         gboolean   *known)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_TOUCHPOINT, "channel");
  g_autofree char *folded = way_fold_name (word);
  const char      *only = NULL;
  gboolean         several = FALSE;
  int              i;

  *known = TRUE;
  for (i = 0; i < way_map_n (map, WAY_MAP_CHANNELS); i++)
    {
      const char *name = way_item_get_name (way_map_get (map, WAY_MAP_CHANNELS, i));

      if (way_landing_is_same (folded, name))
        return g_strdup (name);
      if (way_suggestion_fits (name, word))
        take_only (&only, &several, name);
    }
  for (i = 0; field->choices[i].name != NULL; i++)
    {
      const WayChoice *choice = &field->choices[i];

      if (way_landing_is_same (folded, choice->name) || way_landing_is_same (folded, _ (choice->label)))
        return g_strdup (choice->name);
      if (way_suggestion_fits (choice->name, word) || way_suggestion_fits (_ (choice->label), word))
        take_only (&only, &several, choice->name);
    }
  *known = only != NULL && !several && *folded != '\0';

  return g_strdup (*known ? only : word);
}

/* A channel that nobody knew is one of the map from now on: it gets an icon, and the next
 * who types it finds it. */
gboolean
way_landing_set_channel (WayMap     *map,
                         WayItem    *card,
                         const char *word,
                         WayCommand *group,
                         GError    **error)
{
  gboolean         known;
  g_autofree char *channel = way_landing_dup_channel (map, word, &known);

  if (!known)
    {
      g_autofree char *id = way_map_new_id (map);
      g_autoptr (WayItem) fresh = way_item_new (WAY_KIND_CHANNEL, id);

      if (!way_item_set (fresh, "name", channel, error))
        return FALSE;
      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_CHANNELS, -1, fresh));
    }

  return way_item_set (card, "channel", channel, error);
}

/* Jobs. */

static WayItem *
find_job (WayMap     *map,
          const char *statement)
{
  g_autofree char *folded = way_fold_text (statement);
  int              i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *job = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (job) == WAY_KIND_JOB_LINK)
        {
          g_autofree char *other = way_fold_text (way_item_get_name (job));

          if (strcmp (folded, other) == 0)
            return job;
        }
    }

  return NULL;
}

/**
 * way_landing_find_job:
 * @map: a map
 * @name: what a job was called
 * @exact: whether that is its whole statement
 *
 * Returns: (transfer none) (nullable): the job of the map that is meant: by its statement, or by words that only
 *   one has
 */
WayItem *
way_landing_find_job (WayMap     *map,
                      const char *name,
                      gboolean    exact)
{
  WayItem *found = find_job (map, name);
  int      i;

  if (found != NULL || exact)
    return found;
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *job = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (job) != WAY_KIND_JOB_LINK || !way_suggestion_has_words (way_item_get_name (job), name))
        continue;
      if (found != NULL)
        return NULL;
      found = job;
    }

  return found;
}

/* The id on the map of a job; one that it does not know comes along, from the records or as one of this map. */
char *
way_landing_add_job (WayLandingGroup *self,
                     const char      *statement,
                     gboolean         exact,
                     const char      *personas,
                     GError         **error)
{
  WayItem         *job = way_landing_find_job (self->map, statement, exact);
  g_autofree char *folded = way_fold_text (statement);
  const char      *coming = g_hash_table_lookup (self->jobs, folded);
  g_autofree char *id = NULL;
  g_autoptr (WayItem) fresh = NULL;
  WayKind kind;

  if (job != NULL || coming != NULL)
    return g_strdup (job != NULL ? way_item_get_id (job) : coming);
  if (!way_landing_link (self, WAY_KIND_MASK (WAY_KIND_JOB_LINK), statement, FALSE, &kind, &id, error) ||
      (id == NULL && !exact && !way_landing_link (self, WAY_KIND_MASK (WAY_KIND_JOB_LINK), statement, TRUE, &kind, &id, error)))
    return NULL;
  if (id != NULL)
    return g_steal_pointer (&id);
  id = way_map_new_id (self->map);
  fresh = way_item_new (WAY_KIND_JOB_LINK, id);
  if (!way_item_set (fresh, "statement", statement, error) || !way_item_set (fresh, "personas", personas, error))
    return NULL;
  way_command_group_add (self->group, way_command_new_insert (way_map_get_root (self->map), WAY_MAP_RECORDS, -1, fresh));
  g_hash_table_insert (self->jobs, g_steal_pointer (&folded), g_strdup (id));

  return g_steal_pointer (&id);
}
