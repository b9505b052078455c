/* landing-who.c - personas and accounts that a line names */
#include "config.h"

#include "journeys/capture/landing-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"

gboolean
way_landing_is_same (const char *folded,
                     const char *text)
{
  g_autofree char *other = way_fold_name (text);

  return *folded != '\0' && strcmp (folded, other) == 0;
}

/**
 * way_landing_is_named:
 * @who: a persona or an account, on a map or of the records
 * @name: what it was called
 *
 * Returns: whether it is meant: by name, by one word of its name, or, of a persona, by role or position
 */
gboolean
way_landing_is_named (WayItem    *who,
                      const char *name)
{
  g_autofree char *folded = way_fold_name (name);
  const WayField  *field = way_kind_get_field (way_item_get_kind (who), "role");
  const char      *role = field != NULL ? way_item_get_text (who, "role") : "";
  const WayChoice *choice = field != NULL ? way_field_find_choice (field, role) : NULL;
  g_auto (GStrv) words = g_strsplit (way_item_get_name (who), " ", -1);
  int i;

  if (way_landing_is_same (folded, way_item_get_name (who)))
    return TRUE;
  if (field != NULL && (way_landing_is_same (folded, role) || way_landing_is_same (folded, way_item_get_text (who, "position"))))
    return TRUE;
  if (choice != NULL && way_landing_is_same (folded, _ (choice->label)))
    return TRUE;
  for (i = 0; words[i] != NULL; i++)
    if (way_landing_is_same (folded, words[i]))
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
             const char *name,
             WayKind     kind)
{
  g_autofree char *folded = way_fold_name (name);
  WayItem         *found = NULL;
  int              i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) != kind)
        continue;
      /* Who is called so comes before who is that. */
      if (way_landing_is_same (folded, way_item_get_name (link)))
        return link;
      if (found == NULL && way_landing_is_named (link, name))
        found = link;
    }

  return found;
}

static WayItem *
find_either (WayMap     *map,
             const char *name)
{
  WayItem *persona = find_called (map, name, WAY_KIND_PERSONA_LINK);

  return persona != NULL ? persona : find_called (map, name, WAY_KIND_ACCOUNT_LINK);
}

/**
 * way_landing_find_who:
 * @map: a map
 * @name: what a persona or an account was called
 *
 * Returns: (transfer none) (nullable): the one of the map that is meant; a persona before an account
 */
WayItem *
way_landing_find_who (WayMap     *map,
                      const char *name)
{
  WayItem         *link = find_either (map, name);
  g_autofree char *owner = link == NULL ? dup_owner (name) : NULL;

  return owner != NULL ? find_either (map, owner) : link;
}

/**
 * way_landing_begins:
 * @who: a persona or an account, on a map or of the records
 * @name: a beginning of a name, or of one of its words
 *
 * Returns: whether it may be meant by somebody who did not type on
 */
gboolean
way_landing_begins (WayItem    *who,
                    const char *name)
{
  g_autofree char *folded = way_fold_name (name);

  return *folded != '\0' && *way_item_get_name (who) != '\0' &&
         (way_suggestion_fits (way_item_get_name (who), name) ||
          (way_kind_get_field (way_item_get_kind (who), "position") != NULL && way_suggestion_fits (way_item_get_text (who, "position"), name)));
}

/**
 * way_landing_find_beginning:
 * @map: a map
 * @name: a beginning of a name
 * @several: (out): whether more than one begins so
 *
 * Returns: (transfer none) (nullable): the only persona or account of the map that begins so
 */
WayItem *
way_landing_find_beginning (WayMap     *map,
                            const char *name,
                            gboolean   *several)
{
  WayItem *found = NULL;
  int      i;

  *several = FALSE;
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == WAY_KIND_JOB_LINK || !way_landing_begins (link, name))
        continue;
      *several = found != NULL;
      if (*several)
        return NULL;
      found = link;
    }

  return found;
}

/* What the records have of that name; nothing is no error. */
gboolean
way_landing_link (WayLandingGroup *self,
                  WayKindSet       kinds,
                  const char      *name,
                  gboolean         loosely,
                  WayKind         *kind,
                  char           **id,
                  GError         **error)
{
  const WayLanding *landing = self->landing;
  g_autofree char  *owner = NULL;

  *id = NULL;
  if (landing->link_record == NULL)
    return TRUE;
  if (!landing->link_record (self->map, self->group, self->coming, kinds, name, loosely, landing->data, kind, id, error))
    return FALSE;
  owner = *id == NULL && !loosely ? dup_owner (name) : NULL;

  return owner == NULL || landing->link_record (self->map, self->group, self->coming, kinds, owner, FALSE, landing->data, kind, id, error);
}

static WayItem *
find_coming (GPtrArray  *coming,
             const char *name)
{
  g_autofree char *folded = way_fold_name (name);
  guint            i;

  for (i = 0; i < coming->len; i++)
    if (way_landing_is_same (folded, way_item_get_name (g_ptr_array_index (coming, i))))
      return g_ptr_array_index (coming, i);

  return NULL;
}

/* Who is meant; who is not on the map yet comes along, and who is not known at all is a new persona. */
static gboolean
add_one (WayLandingGroup *self,
         const char      *name,
         gboolean         exact,
         GPtrArray       *fresh,
         WayKind         *kind,
         char           **id,
         GError         **error)
{
  WayKindSet kinds = WAY_KIND_MASK (WAY_KIND_PERSONA_LINK) | WAY_KIND_MASK (WAY_KIND_ACCOUNT_LINK);
  WayItem   *item = way_landing_find_who (self->map, name);
  gboolean   several;

  if (item == NULL)
    item = find_coming (fresh, name);
  if (item == NULL && !way_landing_link (self, kinds, name, FALSE, kind, id, error))
    return FALSE;
  if (item == NULL && *id == NULL && !exact)
    item = way_landing_find_beginning (self->map, name, &several);
  if (item == NULL && *id == NULL && !exact && !way_landing_link (self, kinds, name, TRUE, kind, id, error))
    return FALSE;
  if (item == NULL && *id == NULL)
    {
      g_autofree char *new_id = way_map_new_id (self->map);

      item = way_item_new (WAY_KIND_PERSONA_LINK, new_id);
      g_ptr_array_add (fresh, item);
      if (!way_item_set (item, "name", name, error))
        return FALSE;
      way_command_group_add (self->group, way_command_new_insert (way_map_get_root (self->map), WAY_MAP_RECORDS, -1, item));
    }
  if (item != NULL)
    {
      *kind = way_item_get_kind (item);
      *id = g_strdup (way_item_get_id (item));
    }

  return TRUE;
}

static char *
join (GPtrArray *ids)
{
  if (ids->len == 0)
    return NULL;
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **)ids->pdata);
}

/* The ids of the personas and accounts that are named. */
gboolean
way_landing_add_who (WayLandingGroup   *self,
                     const WayCaptured *captured,
                     char             **personas,
                     char             **accounts,
                     GError           **error)
{
  g_autoptr (GPtrArray) persona_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) account_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint i;

  *personas = *accounts = NULL;
  for (i = 0; i < captured->who->len; i++)
    {
      const char      *name = g_ptr_array_index (captured->who, i);
      g_autofree char *id = NULL;
      WayKind          kind;
      GPtrArray       *into;

      if (!add_one (self, name, way_captured_is_exact (captured, name), fresh, &kind, &id, error))
        return FALSE;
      into = kind == WAY_KIND_ACCOUNT_LINK ? account_ids : persona_ids;
      if (!g_ptr_array_find_with_equal_func (into, id, g_str_equal, NULL))
        g_ptr_array_add (into, g_steal_pointer (&id));
    }
  *personas = join (persona_ids);
  *accounts = join (account_ids);

  return TRUE;
}
