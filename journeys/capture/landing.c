/* landing.c - what was typed, as a change of the map */
#include "config.h"

#include "journeys/capture/landing-private.h"

#include <glib/gi18n.h>

#include "journeys/capture/target.h"
#include "journeys/commands/edits.h"
#include "journeys/layout/theme.h"
#include "journeys/model/rules.h"

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE, message);

  return FALSE;
}

/**
 * way_landing_get_kind:
 * @landing: where it goes
 * @captured: what was typed
 *
 * Returns: the kind of card it will be: the marked one, else that of the lane
 */
WayKind
way_landing_get_kind (const WayLanding  *landing,
                      const WayCaptured *captured)
{
  if (landing->job)
    return WAY_KIND_JOB_CARD;
  if (captured->kind != WAY_N_KINDS)
    return captured->kind;

  return landing->lane != NULL ? way_rules_get_lane_card_kind (landing->lane) : WAY_KIND_NOTE;
}

/**
 * way_landing_get_lane:
 * @map: a map
 * @landing: where it goes
 * @captured: what was typed
 *
 * Returns: (transfer none): the lane that the card will stand in
 */
WayItem *
way_landing_get_lane (WayMap            *map,
                      const WayLanding  *landing,
                      const WayCaptured *captured)
{
  if (!landing->job && captured->kind == WAY_N_KINDS)
    return landing->lane;

  return way_target_find_lane_of_kind (map, landing->lane, way_landing_get_kind (landing, captured));
}

/* Cards. */

/* As the map has it written, so that one tag stays one. */
static const char *
spell (const WayLanding *landing,
       const char       *tag)
{
  const char *known = landing->suggestions != NULL ? way_suggestions_find_tag (landing->suggestions, tag) : NULL;

  return known != NULL ? known : tag;
}

/* Where a kind has no channel, the word is a tag: nothing said is lost. */
static char *
dup_tags (const WayLanding  *landing,
          const WayCaptured *captured,
          gboolean           takes_channel)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint i;

  for (i = 0; i < captured->tags->len; i++)
    g_ptr_array_add (lines, (gpointer)spell (landing, g_ptr_array_index (captured->tags, i)));
  if (captured->channel != NULL && !takes_channel)
    g_ptr_array_add (lines, (gpointer)spell (landing, captured->channel));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}

static gboolean
is_statement (const char *title)
{
  return *title != '\0' && g_utf8_strlen (title, -1) <= way_kind_get_field (WAY_KIND_JOB_LINK, "statement")->longest;
}

/* What the card is called: a card for a job shows its statement, which the map holds once. */
gboolean
way_landing_set_title (WayLandingGroup   *self,
                       WayItem           *card,
                       const WayCaptured *captured,
                       const char        *personas,
                       GError           **error)
{
  g_autofree char *job = NULL;

  if (way_item_get_kind (card) != WAY_KIND_JOB_CARD || (!self->landing->job && !is_statement (captured->title)))
    return way_item_set (card, "title", captured->title, error);
  job = way_landing_add_job (self, captured->title, TRUE, personas, error);

  return job != NULL && way_item_set (card, "job", job, error);
}

static gboolean
set_records (WayLandingGroup   *self,
             WayItem           *card,
             const WayCaptured *captured,
             GError           **error)
{
  g_autofree char *personas = NULL;
  g_autofree char *accounts = NULL;
  g_autofree char *serves = NULL;

  if (!way_landing_add_who (self, captured, &personas, &accounts, error) || !way_landing_set_title (self, card, captured, personas, error))
    return FALSE;
  if (captured->job != NULL)
    {
      serves = way_landing_add_job (self, captured->job, way_captured_is_exact (captured, captured->job), NULL, error);
      if (serves == NULL)
        return FALSE;
    }

  return way_item_set (card, "personas", personas, error) && way_item_set (card, "accounts", accounts, error) &&
         way_item_set (card, "serves", serves, error);
}

static WayItem *
new_card (WayMap            *map,
          const WayLanding  *landing,
          const WayCaptured *captured,
          WayCommand        *group,
          GError           **error)
{
  WayKind          kind = way_landing_get_kind (landing, captured);
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *tags = NULL;
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) jobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WayItem) card = way_item_new (kind, id);
  WayLandingGroup records = { map, landing, group, coming, jobs };
  gboolean        takes_channel = way_kind_get_field (kind, "channel") != NULL;

  tags = dup_tags (landing, captured, takes_channel);
  if (!set_records (&records, card, captured, error))
    return NULL;
  if (captured->channel != NULL && takes_channel && !way_landing_set_channel (map, card, captured->channel, group, error))
    return NULL;
  if (!way_item_set (card, "note", captured->note, error) || !way_item_set (card, "tags", tags, error))
    return NULL;
  if (!landing->bench)
    {
      way_item_set (card, "step", way_item_get_id (landing->step), NULL);
      way_item_set (card, "lane", way_item_get_id (way_landing_get_lane (map, landing, captured)), NULL);
    }

  return g_steal_pointer (&card);
}

static WayCommand *
new_stage (WayMap     *map,
           WayItem    *step,
           const char *title,
           const char *step_title,
           char      **id,
           GError    **error)
{
  g_autofree char *stage_id = way_map_new_id (map);
  g_autofree char *step_id = way_map_new_id (map);
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, stage_id);
  g_autoptr (WayItem) first = way_item_new (WAY_KIND_STEP, step_id);
  int place = step != NULL ? way_item_get_index (way_item_get_parent (step)) + 1 : -1;

  if (!way_edits_check_unlocked (map, error) || !way_item_set (stage, "title", title, error) || !way_item_set (first, "title", step_title, error))
    return NULL;
  way_item_set (stage, "color", way_theme_pick_stage_color (map), NULL);
  way_item_append_child (stage, WAY_STAGE_STEPS, first);
  *id = g_steal_pointer (&step_id);

  return way_command_new_insert (way_map_get_root (map), WAY_MAP_STAGES, place, stage);
}

/**
 * way_landing_new_step:
 * @map: a map
 * @step: (nullable): the step before it
 * @title: what it is called, "" for nothing yet
 * @id: (out): the id of the step
 * @error: where to put why not
 *
 * Makes a command that adds a step in the stage of another one, or a stage with a step where
 * there is none. A step without a name is named instead.
 *
 * Returns: (transfer full): the command, or NULL
 */
WayCommand *
way_landing_new_step (WayMap     *map,
                      WayItem    *step,
                      const char *title,
                      char      **id,
                      GError    **error)
{
  g_autofree char *step_id = NULL;
  g_autoptr (WayItem) fresh = NULL;

  if (step != NULL && *title != '\0' && *way_item_get_text (step, "title") == '\0')
    {
      WayCommand *command = way_command_new_set (step, "title", title, error);

      if (command == NULL)
        return NULL;
      way_command_set_label (command, _ ("Name Step"));
      *id = g_strdup (way_item_get_id (step));
      return command;
    }
  if (!way_edits_check_unlocked (map, error))
    return NULL;
  if (step == NULL)
    return new_stage (map, NULL, "", title, id, error);
  step_id = way_map_new_id (map);
  fresh = way_item_new (WAY_KIND_STEP, step_id);
  if (!way_item_set (fresh, "title", title, error))
    return NULL;
  *id = g_steal_pointer (&step_id);

  return way_command_new_insert (way_item_get_parent (step), WAY_STAGE_STEPS, way_item_get_index (step) + 1, fresh);
}

/**
 * way_landing_new_command:
 * @map: a map
 * @landing: where it goes
 * @captured: what was typed, not empty
 * @id: (out): the id of the card, or of the step that the next card goes to
 * @error: where to put why not
 *
 * Makes the command that puts what was typed on the map.
 *
 * Returns: (transfer full): the command, or NULL
 */
WayCommand *
way_landing_new_command (WayMap            *map,
                         const WayLanding  *landing,
                         const WayCaptured *captured,
                         char             **id,
                         GError           **error)
{
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (WayItem) card = NULL;

  if (captured->type == WAY_CAPTURED_STAGE)
    return new_stage (map, landing->step, captured->title, "", id, error);
  if (captured->type == WAY_CAPTURED_STEP)
    return way_landing_new_step (map, landing->step, captured->title, id, error);
  if (!landing->bench && (landing->step == NULL || landing->lane == NULL))
    {
      refuse (error, _ ("There is no cell for it. Add a step and a lane that takes cards."));
      return NULL;
    }

  /* What lands in a cell is called by its own name, since it comes last. */
  group = way_command_new_group (landing->bench ? _ ("Put Card on the Bench") : NULL);
  card = new_card (map, landing, captured, group, error);
  if (card == NULL)
    return NULL;
  *id = g_strdup (way_item_get_id (card));
  way_command_group_add (group, landing->bench ? way_command_new_insert (way_map_get_root (map), WAY_MAP_BENCH, -1, card)
                                               : way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, way_edits_find_index (landing->after, landing->before), card));

  return g_steal_pointer (&group);
}

/* The last card and its step. */

/**
 * way_landing_toggle_truth:
 * @card: a card
 * @error: where to put why not
 *
 * Makes a touchpoint a moment of truth, or none any more.
 *
 * Returns: (transfer full): the command, or NULL
 */
WayCommand *
way_landing_toggle_truth (WayItem *card,
                          GError **error)
{
  if (way_kind_get_field (way_item_get_kind (card), "moment-of-truth") == NULL)
    {
      refuse (error, _ ("Only a touchpoint can be a moment of truth."));
      return NULL;
    }

  return way_command_new_set (card, "moment-of-truth", way_item_has_mark (card, "moment-of-truth") ? NULL : "yes", error);
}
