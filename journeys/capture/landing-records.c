/* landing-records.c - who, where and what for: what a line names besides its words */
#include "config.h"

#include "journeys/capture/landing-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"

/* Personas. */

static gboolean
is_same (const char *folded,
         const char *text)
{
  g_autofree char *other = way_fold_name (text);

  return *folded != '\0' && strcmp (folded, other) == 0;
}

/**
 * way_landing_is_named:
 * @persona: a persona, on a map or of the records
 * @name: what it was called
 *
 * Returns: whether it is meant: by name, by role, by position, or by one word of its name
 */
gboolean
way_landing_is_named (WayItem    *persona,
                      const char *name)
{
  g_autofree char *folded = way_fold_name (name);
  const WayField  *field = way_kind_get_field (way_item_get_kind (persona), "role");
  const char      *role = way_item_get_text (persona, "role");
  const WayChoice *choice = way_field_find_choice (field, role);
  g_auto (GStrv) words = g_strsplit (way_item_get_name (persona), " ", -1);
  int i;

  if (is_same (folded, way_item_get_name (persona)) || is_same (folded, role) || is_same (folded, way_item_get_text (persona, "position")))
    return TRUE;
  if (choice != NULL && is_same (folded, _ (choice->label)))
    return TRUE;
  for (i = 0; words[i] != NULL; i++)
    if (is_same (folded, words[i]))
      return TRUE;

  return FALSE;
}

/* "Anna" of "Anna's"; NULL when it ends otherwise. */
static char *
dup_owner (const char *name)
{
  static const char *const endings[] = { "'s", "’s", "'S", "’S" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      return g_strndup (name, strlen (name) - strlen (endings[i]));

  return NULL;
}

static WayItem *
find_called (WayMap     *map,
             const char *name)
{
  g_autofree char *folded = way_fold_name (name);
  WayItem         *found = NULL;
  int              i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) != WAY_KIND_PERSONA_LINK)
        continue;
      /* Who is called so comes before who is that. */
      if (is_same (folded, way_item_get_name (link)))
        return link;
      if (found == NULL && way_landing_is_named (link, name))
        found = link;
    }

  return found;
}

/**
 * way_landing_find_persona:
 * @map: a map
 * @name: what a persona was called
 *
 * Returns: (transfer none) (nullable): the persona of the map that is meant
 */
WayItem *
way_landing_find_persona (WayMap     *map,
                          const char *name)
{
  WayItem         *link = find_called (map, name);
  g_autofree char *owner = link == NULL ? dup_owner (name) : NULL;

  return owner != NULL ? find_called (map, owner) : link;
}

/* Whether it is on the map already, under whatever name. */
static WayItem *
find_record (WayMap     *map,
             const char *record)
{
  int i;

  for (i = 0; record != NULL && i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == WAY_KIND_PERSONA_LINK && g_strcmp0 (way_item_get (link, "record"), record) == 0)
        return link;
    }

  return NULL;
}

static WayItem *
new_persona (WayMap           *map,
             const WayLanding *landing,
             const char       *name,
             GError          **error)
{
  WayItem         *link = landing->find_persona != NULL ? landing->find_persona (map, name, landing->data) : NULL;
  g_autofree char *owner = link == NULL && landing->find_persona != NULL ? dup_owner (name) : NULL;
  g_autofree char *id = NULL;

  if (owner != NULL)
    link = landing->find_persona (map, owner, landing->data);
  if (link != NULL)
    return link;
  id = way_map_new_id (map);
  link = way_item_new (WAY_KIND_PERSONA_LINK, id);
  if (!way_item_set (link, "name", name, error))
    g_clear_pointer (&link, way_item_unref);

  return link;
}

/* Who comes along with this line already. */
static WayItem *
find_coming (GPtrArray  *coming,
             const char *name)
{
  g_autofree char *folded = way_fold_name (name);
  guint            i;

  for (i = 0; i < coming->len; i++)
    if (is_same (folded, way_item_get_name (g_ptr_array_index (coming, i))))
      return g_ptr_array_index (coming, i);

  return NULL;
}

static void
add_id (GPtrArray  *ids,
        const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
}

/* The ids of those who are named; who is not on the map yet comes along. */
gboolean
way_landing_add_personas (WayMap            *map,
                          const WayLanding  *landing,
                          const WayCaptured *captured,
                          WayCommand        *group,
                          char             **ids,
                          GError           **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) coming = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint i;

  *ids = NULL;
  for (i = 0; i < captured->personas->len; i++)
    {
      const char *name = g_ptr_array_index (captured->personas, i);
      WayItem    *link = way_landing_find_persona (map, name);
      g_autoptr (WayItem) fresh = NULL;

      if (link == NULL)
        link = find_coming (coming, name);
      if (link == NULL)
        {
          fresh = new_persona (map, landing, name, error);
          if (fresh == NULL)
            return FALSE;
          link = find_record (map, way_item_get (fresh, "record"));
        }
      if (link == NULL)
        link = find_coming (coming, way_item_get_name (fresh));
      if (link == NULL)
        {
          link = fresh;
          way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_RECORDS, -1, fresh));
          g_ptr_array_add (coming, g_steal_pointer (&fresh));
        }
      add_id (known, way_item_get_id (link));
    }
  if (known->len > 0)
    {
      g_ptr_array_add (known, NULL);
      *ids = g_strjoinv (" ", (char **)known->pdata);
    }

  return TRUE;
}

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

      if (is_same (folded, name))
        return g_strdup (name);
      if (way_suggestion_fits (name, folded))
        take_only (&only, &several, name);
    }
  for (i = 0; field->choices[i].name != NULL; i++)
    {
      const WayChoice *choice = &field->choices[i];

      if (is_same (folded, choice->name) || is_same (folded, _ (choice->label)))
        return g_strdup (choice->name);
      if (way_suggestion_fits (choice->name, folded) || way_suggestion_fits (_ (choice->label), folded))
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

/* A card for a job shows its statement, which the map holds once. */
gboolean
way_landing_set_job (WayMap     *map,
                     WayItem    *card,
                     const char *statement,
                     const char *personas,
                     WayCommand *group,
                     GError    **error)
{
  WayItem *job = find_job (map, statement);
  g_autoptr (WayItem) fresh = NULL;

  if (job == NULL)
    {
      g_autofree char *id = way_map_new_id (map);

      job = fresh = way_item_new (WAY_KIND_JOB_LINK, id);
      if (!way_item_set (job, "statement", statement, error) || !way_item_set (job, "personas", personas, error))
        return FALSE;
      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_RECORDS, -1, job));
    }

  return way_item_set (card, "job", way_item_get_id (job), error);
}

/**
 * way_landing_review_job:
 * @statement: a text that is to be a job
 *
 * A job is a statement of verb, object and context.
 *
 * Returns: (transfer none) (nullable): what could be better in it, in words; NULL when
 *   nothing strikes
 */
const char *
way_landing_review_job (const char *statement)
{
  g_autofree char *text = g_strstrip (g_strdup (statement));
  g_auto (GStrv) words = NULL;
  /* TRANSLATORS: words that a job does not begin with, because they are no verbs */
  g_auto (GStrv) others = g_strsplit (_ ("a an the i we you they it our their my his her he she there no not"), " ", -1);
  g_autofree char *first = NULL;
  int              i, n = 0;

  if (*text == '\0')
    return _ ("A job: verb, object, context");
  if (g_str_has_suffix (text, "?"))
    return _ ("A job is a statement, not a question");
  words = g_strsplit_set (text, " \t\n", -1);
  for (i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  first = g_utf8_strdown (words[0], -1);
  if (g_strv_contains ((const char *const *)others, first))
    return _ ("Begin with a verb: what do they want to get done?");
  if (n < 3)
    return _ ("Say verb, object and context");
  if (n > 16)
    return _ ("Shorter is easier to agree on");

  return NULL;
}
