/* taking-off.c - what a line takes off a card: personas, accounts, a job, tags, a channel */
#include "config.h"

#include "journeys/capture/landing-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"

/* A card that loses something. */
typedef struct
{
  WayMap  *map;
  WayItem *card; /* a copy, on no map */
} TakingOff;

static gboolean
refuse (const char *what,
        GError    **error)
{
  /* TRANSLATORS: the name of a persona, an account, a job, a tag or a channel */
  g_set_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE, _ ("“%s” is not on that card."), what);

  return FALSE;
}

/* Takes one of several values away. */
static gboolean
set_without (TakingOff  *self,
             const char *field,
             const char *value,
             const char *between,
             GError    **error)
{
  g_auto (GStrv) values = g_strsplit (way_item_get_text (self->card, field), between, -1);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  int              i;

  for (i = 0; values[i] != NULL; i++)
    if (strcmp (values[i], value) != 0)
      g_ptr_array_add (rest, values[i]);
  g_ptr_array_add (rest, NULL);
  joined = g_strjoinv (between, (char **)rest->pdata);

  return way_item_set (self->card, field, *joined != '\0' ? joined : NULL, error);
}

/* The persona or account of the card that is meant: who is called so, who is that, or begins so, in this order. */
static WayItem *
find_who (TakingOff  *self,
          const char *name)
{
  g_autofree char *folded = way_fold_name (name);
  WayItem         *begins = NULL;
  WayItem         *named = NULL;
  int              i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem    *link = way_map_get (self->map, WAY_MAP_RECORDS, i);
      const char *field = way_item_get_kind (link) == WAY_KIND_PERSONA_LINK ? "personas" : "accounts";

      if (way_item_get_kind (link) == WAY_KIND_JOB_LINK || !way_item_refers_to (self->card, field, way_item_get_id (link)))
        continue;
      if (way_landing_is_same (folded, way_item_get_name (link)))
        return link;
      if (named == NULL && way_landing_is_named (link, name))
        named = link;
      if (begins == NULL && way_landing_begins (link, name))
        begins = link;
    }

  return named != NULL ? named : begins;
}

static gboolean
take_who (TakingOff  *self,
          const char *name,
          GError    **error)
{
  WayItem *who = find_who (self, name);

  if (who == NULL)
    return refuse (name, error);

  return set_without (self, way_item_get_kind (who) == WAY_KIND_PERSONA_LINK ? "personas" : "accounts", way_item_get_id (who), " ", error);
}

static gboolean
take_job (TakingOff  *self,
          const char *name,
          GError    **error)
{
  WayItem *job = way_map_find (self->map, way_item_get (self->card, "serves"));

  if (job == NULL || !way_suggestion_has_words (way_item_get_name (job), name))
    return refuse (name, error);

  return set_without (self, "serves", way_item_get_id (job), " ", error);
}

static gboolean
take_tag (TakingOff  *self,
          const char *tag,
          GError    **error)
{
  g_auto (GStrv) tags = g_strsplit (way_item_get_text (self->card, "tags"), "\n", -1);
  g_autofree char *folded = way_fold_text (tag);
  int              i;

  for (i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *other = way_fold_text (tags[i]);

      if (strcmp (other, folded) == 0)
        return set_without (self, "tags", tags[i], "\n", error);
    }

  return refuse (tag, error);
}

static gboolean
take_channel (TakingOff  *self,
              const char *word,
              GError    **error)
{
  const char      *value = way_kind_get_field (way_item_get_kind (self->card), "channel") != NULL ? way_item_get (self->card, "channel") : NULL;
  gboolean         known;
  g_autofree char *channel = way_landing_dup_channel (self->map, word, &known);

  if (g_strcmp0 (value, channel) != 0)
    return refuse (word, error);

  return set_without (self, "channel", channel, "\n", error);
}

/**
 * way_landing_take_off:
 * @map: a map
 * @card: a card on it
 * @captured: what was typed, of the type %WAY_CAPTURED_TAKING_OFF
 * @error: where to put why not
 *
 * Makes the command that takes personas, accounts, a job, tags and a channel off a card. They stay on the map.
 *
 * Returns: (transfer full): the command, or NULL
 */
WayCommand *
way_landing_take_off (WayMap            *map,
                      WayItem           *card,
                      const WayCaptured *captured,
                      GError           **error)
{
  static const char *const fields[] = { "personas", "accounts", "serves", "tags", "channel" };
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Unlink Card"));
  g_autoptr (WayItem) copy = way_item_copy (card);
  TakingOff self = { map, copy };
  guint     i;

  for (i = 0; i < captured->who->len; i++)
    if (!take_who (&self, g_ptr_array_index (captured->who, i), error))
      return NULL;
  for (i = 0; i < captured->tags->len; i++)
    if (!take_tag (&self, g_ptr_array_index (captured->tags, i), error))
      return NULL;
  if ((captured->job != NULL && !take_job (&self, captured->job, error)) ||
      (captured->channel != NULL && !take_channel (&self, captured->channel, error)))
    return NULL;
  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    if (way_kind_get_field (way_item_get_kind (card), fields[i]) != NULL && g_strcmp0 (way_item_get (card, fields[i]), way_item_get (copy, fields[i])) != 0)
      way_command_group_add (group, way_command_new_set (card, fields[i], way_item_get (copy, fields[i]), NULL));

  return g_steal_pointer (&group);
}
