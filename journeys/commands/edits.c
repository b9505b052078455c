/* edits.c - what a person does to a map: lock, remove, bench, span, width, emotion */
#include "config.h"

#include "journeys/commands/edits-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/rules.h"
#include "journeys/model/written.h"

G_DEFINE_QUARK (way_edit_error, way_edit_error)

int
way_edits_get_slot (WayItem *item)
{
  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_STAGE:
      return WAY_MAP_STAGES;
    case WAY_KIND_STEP:
      return WAY_STAGE_STEPS;
    case WAY_KIND_LANE:
      return WAY_MAP_LANES;
    default:
      return -1;
    }
}

/* Nothing to do is no command. */
WayCommand *
way_edits_finish (WayCommand *group)
{
  if (way_command_group_get_size (group) > 0)
    return group;
  way_command_unref (group);

  return NULL;
}

/* A group that says what is done: to one, with %s for it, or to many, with %d for
 * their number. */
WayCommand *
way_edits_new_group (WayMap     *map,
                     GPtrArray  *items,
                     const char *one,
                     const char *many)
{
  /* No formats of printf for the compiler, which does not know which of them it is. */
  g_auto (GStrv) parts = g_strsplit (items->len == 1 ? one : many, items->len == 1 ? "%s" : "%d", 2);
  g_autofree char *word = NULL;
  g_autofree char *label = NULL;

  if (items->len == 1)
    {
      WayItem         *item = g_ptr_array_index (items, 0);
      const char      *kind = _ (way_item_get_info (item)->label);
      g_autofree char *name = way_command_shorten (way_written_get_name (map, item));

      /* TRANSLATORS: a kind of item and its name: Touchpoint “Kick-off call” */
      word = *name != '\0' ? g_strdup_printf (_ ("%s “%s”"), kind, name) : g_strdup (kind);
    }
  else
    word = g_strdup_printf ("%u", items->len);
  label = g_strconcat (parts[0], parts[1] != NULL ? word : NULL, parts[1], NULL);

  return way_command_new_group (label);
}

/* The place before which something goes, when what moves does not count. */
WayItem *
way_edits_skip_moving (GPtrArray *moving,
                       WayItem   *before)
{
  while (before != NULL && g_ptr_array_find (moving, before, NULL))
    before = way_item_get_child (way_item_get_parent (before), way_item_get_slot (before), way_item_get_index (before) + 1);

  return before;
}

/**
 * way_edits_is_locked:
 * @map: a map
 *
 * Returns: whether its stages, steps and lanes are to stay as they are
 */
gboolean
way_edits_is_locked (WayMap *map)
{
  return way_item_has_mark (way_map_get_root (map), "locked");
}

/**
 * way_edits_check_unlocked:
 * @map: a map
 * @error: where to put the reason
 *
 * For those who add a stage, a step or a lane.
 *
 * Returns: whether stages, steps and lanes may be moved, added and removed
 */
gboolean
way_edits_check_unlocked (WayMap  *map,
                          GError **error)
{
  if (!way_edits_is_locked (map))
    return TRUE;
  g_set_error_literal (error, WAY_EDIT_ERROR, WAY_EDIT_ERROR_LOCKED,
                       _ ("Stages, steps and lanes are locked."));

  return FALSE;
}

/**
 * way_edits_new_lock:
 * @map: a map
 * @locked: whether stages, steps and lanes stay as they are from now on
 *
 * Returns: (transfer full) (nullable): a command that locks or unlocks them; NULL when it is so
 */
WayCommand *
way_edits_new_lock (WayMap  *map,
                    gboolean locked)
{
  g_autoptr (WayCommand) group = NULL;

  if (way_edits_is_locked (map) == !!locked)
    return NULL;
  group = way_command_new_group (locked ? _ ("Lock Structure") : _ ("Unlock Structure"));
  way_command_group_add (group, way_command_new_set (way_map_get_root (map), "locked", locked ? "yes" : NULL, NULL));

  return g_steal_pointer (&group);
}

/**
 * way_edits_new_remove:
 * @map: a map
 * @items: (element-type WayItem): items of it
 * @error: where to put why not
 *
 * The same as [func@command_new_remove_many], but not for a structure that is locked.
 *
 * Returns: (transfer full) (nullable): a command that removes them
 */
WayCommand *
way_edits_new_remove (WayMap    *map,
                      GPtrArray *items,
                      GError   **error)
{
  guint i;

  for (i = 0; i < items->len; i++)
    if (way_edits_get_slot (g_ptr_array_index (items, i)) >= 0 && !way_edits_check_unlocked (map, error))
      return NULL;

  return way_command_new_remove_many (map, items);
}

/**
 * way_edits_dup_removal_words:
 * @items: (element-type WayItem): what is removed
 *
 * Returns: (transfer full): what went, in words
 */
char *
way_edits_dup_removal_words (GPtrArray *items)
{
  WayItem    *item = g_ptr_array_index (items, 0);
  const char *name = way_item_get_name (item);

  if (items->len > 1)
    return g_strdup_printf (g_dngettext (NULL, "%u thing removed", "%u things removed", items->len), items->len);
  /* TRANSLATORS: %s is the title of what was removed, or its kind */
  return g_strdup_printf (_ ("“%s” removed"), *name != '\0' ? name : _ (way_item_get_info (item)->label));
}

/**
 * way_edits_new_bench:
 * @map: a map
 * @cards: (element-type WayItem): cards of it; others are left out
 *
 * Returns: (transfer full) (nullable): a command that takes them out of their cells and puts
 *   them at the end of the bench, in their order
 */
WayCommand *
way_edits_new_bench (WayMap    *map,
                     GPtrArray *cards)
{
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();
  guint i;

  for (i = 0; i < cards->len; i++)
    if (way_rules_is_in_cell (g_ptr_array_index (cards, i)))
      g_ptr_array_add (placed, g_ptr_array_index (cards, i));
  if (placed->len == 0)
    return NULL;

  /* TRANSLATORS: %s is a kind of card, for example Touchpoint */
  group = way_edits_new_group (map, placed, _ ("Put %s on the Bench"),
                               g_dngettext (NULL, "Put %d Card on the Bench", "Put %d Cards on the Bench", placed->len));
  for (i = 0; i < placed->len; i++)
    {
      WayItem *card = g_ptr_array_index (placed, i);

      way_command_group_add (group, way_command_new_move (card, way_map_get_root (map), WAY_MAP_BENCH, -1));
      way_command_group_add (group, way_command_new_set (card, "step", NULL, NULL));
      way_command_group_add (group, way_command_new_set (card, "lane", NULL, NULL));
    }

  return g_steal_pointer (&group);
}

/**
 * way_edits_new_span:
 * @map: a map
 * @cards: (element-type WayItem): cards of it; those without a cell are left out
 * @by: by how many steps they get longer; negative for shorter
 *
 * A card covers at least one step, and ends with the map.
 *
 * Returns: (transfer full) (nullable): a command that changes how many steps the cards cover
 */
WayCommand *
way_edits_new_span (WayMap    *map,
                    GPtrArray *cards,
                    int        by)
{
  g_autoptr (WayCommand) group = way_command_new_group (by > 0 ? _ ("Make Card Longer") : _ ("Make Card Shorter"));
  int   limit = (int)way_kind_get_field (WAY_KIND_TOUCHPOINT, "span")->maximum;
  guint i;

  for (i = 0; i < cards->len; i++)
    {
      WayItem         *card = g_ptr_array_index (cards, i);
      g_autofree char *text = NULL;
      int              most, now, span;

      if (!way_rules_is_in_cell (card))
        continue;
      most = MIN (way_map_count_steps_from (map, way_map_find (map, way_item_get_at (card, WAY_CARD_STEP))), limit);
      now = MIN (way_item_get_int (card, "span", 1), most);
      span = CLAMP (now + by, 1, most);
      if (span == now)
        continue;
      text = g_strdup_printf ("%d", span);
      way_command_group_add (group, way_command_new_set (card, "span", span > 1 ? text : NULL, NULL));
    }

  return way_edits_finish (g_steal_pointer (&group));
}

/**
 * way_edits_new_width:
 * @step: a step of a map
 * @width: of its column, in pixels of the layout, at once brought into its limits; 0 for
 *   the width that columns have of themselves
 *
 * Returns: (transfer full) (nullable): a command that sets the width
 */
WayCommand *
way_edits_new_width (WayItem *step,
                     int      width)
{
  const WayField *field = way_kind_get_field (WAY_KIND_STEP, "width");
  g_autoptr (WayCommand) group = way_command_new_group (width > 0 ? _ ("Set Column Width") : _ ("Reset Column Width"));
  g_autofree char *text = NULL;

  if (width > 0)
    text = g_strdup_printf ("%d", CLAMP (width, (int)field->minimum, (int)field->maximum));
  if (g_strcmp0 (way_item_get (step, "width"), text) != 0)
    way_command_group_add (group, way_command_new_set (step, "width", text, NULL));

  return way_edits_finish (g_steal_pointer (&group));
}

/**
 * way_edits_new_emotion:
 * @step: a step of a map
 * @persona_id: the id of a persona of that map
 * @level: a level of its scale
 *
 * Returns: (transfer full) (nullable): a command that says how the persona feels in the step;
 *   NULL when it is said already
 */
WayCommand *
way_edits_new_emotion (WayItem    *step,
                       const char *persona_id,
                       int         level)
{
  g_autofree char *text = g_strdup_printf ("%d", level);
  WayItem         *emotion = way_rules_find_emotion (step, persona_id);
  g_autoptr (WayItem) fresh = NULL;

  if (emotion != NULL)
    return g_strcmp0 (way_item_get (emotion, "level"), text) != 0 ? way_command_new_set (emotion, "level", text, NULL) : NULL;
  fresh = way_item_new (WAY_KIND_EMOTION, NULL);
  way_item_set (fresh, "persona", persona_id, NULL);
  way_item_set (fresh, "level", text, NULL);

  return way_command_new_insert (step, WAY_STEP_EMOTIONS, -1, fresh);
}
