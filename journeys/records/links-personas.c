/* links-personas.c - which persona on a map is meant by what records say */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/model/join.h"
#include "journeys/records/aliases.h"
#include "journeys/records/links-private.h"

/* Where to put why the records cannot tell: it is the first time that counts. */
GError **
way_linking_get_problem (WayLinking *self)
{
  return *self->problem == NULL ? self->problem : NULL;
}

/* The link of a record, or of one that was merged into it. */
WayItem *
way_linking_find (WayLinking *self,
                  WayKind     kind,
                  const char *record_id)
{
  WayItem *link = way_links_find (self->map, kind, record_id);
  WayKind  link_kind;
  int      i;

  g_return_val_if_fail (way_links_get_link_kind (kind, &link_kind), NULL);
  for (i = 0; link == NULL && i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem         *other = way_map_get (self->map, WAY_MAP_RECORDS, i);
      const char      *id = way_item_get_kind (other) == link_kind ? way_item_get (other, "record") : NULL;
      g_autofree char *now = id != NULL ? way_records_resolve (self->records, kind, id, way_linking_get_problem (self)) : NULL;

      if (g_strcmp0 (now, record_id) == 0)
        link = other;
    }

  return link;
}

/* A persona of this map only that has the name of a record. Who was unlinked is still the one
 * that jobs were scored for, and does not come onto the map a second time with them. */
static WayItem *
find_namesake (WayLinking *self,
               const char *record_id)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autofree char *name = NULL;
  int              i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem         *link = way_map_get (self->map, WAY_MAP_RECORDS, i);
      g_autofree char *its_name = NULL;

      if (way_item_get_kind (link) != WAY_KIND_PERSONA_LINK || way_item_get (link, "record") != NULL)
        continue;
      if (record == NULL)
        {
          record = way_records_get (self->records, WAY_KIND_PERSONA, record_id, &problem);
          if (record == NULL)
            {
              /* One that is not there has no namesake. */
              if (!g_error_matches (problem, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
                g_propagate_error (way_linking_get_problem (self), g_steal_pointer (&problem));
              return NULL;
            }
          name = way_fold_text (way_item_get_name (record));
        }
      its_name = way_fold_text (way_item_get_name (link));
      if (strcmp (name, its_name) == 0)
        return link;
    }

  return NULL;
}

/* The id on the map of a persona of the records: of its link, or of the persona of this map only
 * that it must be; NULL when it is not there. */
const char *
way_linking_get_persona (WayLinking *linking,
                         const char *record_id)
{
  WayItem    *link = way_linking_find (linking, WAY_KIND_PERSONA, record_id);
  const char *coming = link == NULL ? g_hash_table_lookup (linking->coming, record_id) : NULL;

  if (link == NULL && coming == NULL)
    link = find_namesake (linking, record_id);

  return link != NULL ? way_item_get_id (link) : coming;
}

/* The personas of a record that stand on the map, by their ids there. */
char *
way_linking_translate_personas (WayLinking *linking,
                                const char *ids)
{
  g_auto (GStrv) records = g_strsplit (ids, " ", -1);
  g_autoptr (GString) local = g_string_new (NULL);
  int i;

  for (i = 0; records[i] != NULL; i++)
    {
      const char *id = way_linking_get_persona (linking, records[i]);

      if (id != NULL)
        way_join_append (local, " ", id);
    }

  return g_string_free (g_steal_pointer (&local), FALSE);
}
