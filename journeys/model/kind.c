/* kind.c - finding a kind in the tables */
#include "config.h"

#include "journeys/model/kind.h"

#include <string.h>

#include "journeys/model/kinds/tables.h"

/**
 * way_kind_get_info:
 * @kind: a kind
 *
 * Returns: (transfer none): its element, fields and slots
 */
const WayKindInfo *
way_kind_get_info (WayKind kind)
{
  static const WayKindInfo *const tables[] = { way_map_kinds, way_card_kinds, way_working_kinds,
                                               way_record_kinds };
  static const WayKindInfo       *found[WAY_N_KINDS];
  const WayKindInfo              *info;
  guint                           i;

  g_return_val_if_fail ((int)kind >= 0 && kind < WAY_N_KINDS, NULL);

  info = g_atomic_pointer_get (&found[kind]);
  if (info != NULL)
    return info;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i][kind].element != NULL)
      {
        g_atomic_pointer_set (&found[kind], &tables[i][kind]);
        return &tables[i][kind];
      }

  g_assert_not_reached ();
}

/**
 * way_kind_is_card:
 * @kind: a kind
 *
 * Returns: whether items of the kind stand in cells
 */
gboolean
way_kind_is_card (WayKind kind)
{
  return (WAY_KIND_MASK (kind) & way_kinds_cards) != 0;
}

/**
 * way_kind_find_field:
 * @kind: a kind
 * @name: the name of a field
 *
 * Returns: the place of the field in its kind, or -1
 */
int
way_kind_find_field (WayKind     kind,
                     const char *name)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].name == name || strcmp (info->fields[i].name, name) == 0)
      return i;

  return -1;
}

/**
 * way_kind_find_name:
 * @kind: a kind
 *
 * Returns: the place of the field that says what an item of the kind is called, or -1
 */
int
way_kind_find_name (WayKind kind)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & WAY_FIELD_NAME)
      return i;

  return -1;
}

/**
 * way_kind_get_name_field:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the name of that field
 */
const char *
way_kind_get_name_field (WayKind kind)
{
  int place = way_kind_find_name (kind);

  return place >= 0 ? way_kind_get_info (kind)->fields[place].name : NULL;
}

/**
 * way_kind_get_field:
 * @kind: a kind
 * @name: the name of a field
 *
 * Returns: (transfer none) (nullable): the declaration of the field
 */
const WayField *
way_kind_get_field (WayKind     kind,
                    const char *name)
{
  int place = way_kind_find_field (kind, name);

  return place >= 0 ? &way_kind_get_info (kind)->fields[place] : NULL;
}

/**
 * way_kind_from_element:
 * @allowed: the kinds that may stand here
 * @element: the name of an element
 * @kind: (out): the kind
 *
 * Finds the kind that an element name stands for in one place.
 *
 * Returns: whether one of @allowed has that name
 */
gboolean
way_kind_from_element (WayKindSet  allowed,
                       const char *element,
                       WayKind    *kind)
{
  int i;

  for (i = 0; i < WAY_N_KINDS; i++)
    if ((allowed & WAY_KIND_MASK (i)) != 0 && strcmp (way_kind_get_info (i)->element, element) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}
