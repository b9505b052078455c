/* edits-pictures.c - pictures onto cards */
#include "config.h"

#include "journeys/commands/edits.h"

#include <glib/gi18n.h>

#include "journeys/model/rules.h"

/**
 * way_edits_new_pictures:
 * @map: a map
 * @values: (element-type utf8): values of a field of the type picture, at least one
 * @to: where they go; its card gets the first of them, when there is one
 * @field: the field of that card
 * @ids: (element-type utf8): takes the ids of the cards that have them, which it must free
 * @error: where to put why not
 *
 * A card has one picture: each of the others becomes a card of the cell, below that which
 * has the first.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_edits_new_pictures (WayMap            *map,
                        GPtrArray         *values,
                        const WayCardMove *to,
                        const char        *field,
                        GPtrArray         *ids,
                        GError           **error)
{
  g_autoptr (WayCommand) group = way_command_new_group (NULL);
  int   index = way_edits_find_index (to->card != NULL && way_item_get_slot (to->card) == WAY_MAP_CARDS ? to->card : to->after, to->before);
  guint i;

  if (values->len == 1)
    way_command_set_label (group, _ ("Set Picture"));
  else
    {
      g_autofree char *label = g_strdup_printf (g_dngettext (NULL, "Set %u Picture", "Set %u Pictures", values->len), values->len);

      way_command_set_label (group, label);
    }
  for (i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      WayCommand *command;

      if (i == 0 && to->card != NULL)
        {
          command = way_command_new_set (to->card, field, value, error);
          g_ptr_array_add (ids, g_strdup (way_item_get_id (to->card)));
        }
      else
        {
          g_autofree char *id = way_map_new_id (map);
          g_autoptr (WayItem) card = way_item_new (way_rules_get_lane_card_kind (to->lane), id);

          way_item_set (card, "step", way_item_get_id (to->step), NULL);
          way_item_set (card, "lane", way_item_get_id (to->lane), NULL);
          command = way_item_set (card, "picture", value, error)
                      ? way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, index >= 0 ? index++ : -1, card)
                      : NULL;
          g_ptr_array_add (ids, g_steal_pointer (&id));
        }
      if (command == NULL)
        return NULL;
      way_command_group_add (group, command);
    }

  return g_steal_pointer (&group);
}
