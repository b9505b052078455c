/* strip-land.c - cards, steps, emotions: changes of the map */
#include "config.h"

#include "widgets/capture/strip-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"
#include "journeys/layout/card-face.h"
#include "journeys/model/rules.h"

/* What is taken back beyond that is taken back without its text. */
#define MOST_LANDED 500

gboolean
way_strip_perform (WayCaptureStrip *self,
                   WayCommand      *command,
                   const GError    *error)
{
  g_autofree char *why = NULL;

  if (way_history_try (self->history, command, error, &why))
    return TRUE;
  if (why != NULL)
    way_strip_tell (self, why);

  return FALSE;
}

static void
note_landed (WayCaptureStrip *self,
             const char      *text)
{
  WayLandedLine line = { way_history_get_serial (self->history), g_strdup (text), g_strdup (way_selection_get_step (self->selection)),
                         g_strdup (way_selection_get_lane (self->selection)) };

  g_array_append_val (self->landed, line);
  if (self->landed->len > MOST_LANDED)
    g_array_remove_index (self->landed, 0);
}

/* Goes to the step that came, with the lane that was typed into. */
static void
follow (WayCaptureStrip *self,
        const char      *step_id)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *lane = way_map_find (map, way_selection_get_lane (self->selection));

  way_strip_go (self, way_map_find (map, step_id), lane);
}

static void
finish (WayCaptureStrip *self,
        const char      *text,
        const char      *id)
{
  note_landed (self, text);
  way_strip_remember (self, text);
  self->bench = self->job = FALSE;
  self->told = FALSE;
  way_strip_set_text (self, "");
  way_strip_blink (self);
  way_strip_emit_id (self, "landed", id);
}

/* The step that is offered; what was typed before it was offered is still for a card. */
static void
make_step (WayCaptureStrip *self)
{
  WayMap          *map = way_strip_get_map (self);
  WayItem         *step = way_map_find (map, way_selection_get_step (self->selection));
  g_autofree char *text = way_capture_strip_dup_text (self);
  g_autofree char *title = g_strstrip (g_strdup (self->step_named ? text : ""));
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  command = way_landing_new_step (map, step, title, &id, &error);
  if (!way_strip_perform (self, command, error))
    return;
  self->offer = WAY_STRIP_OFFERS_NOTHING;
  if (self->step_named)
    finish (self, text, id);
  else
    {
      note_landed (self, "");
      way_strip_blink (self);
    }
  follow (self, id);
}

/* Personas, accounts, a job, tags or a channel, off the card that landed last. */
static void
take_off (WayCaptureStrip   *self,
          const char        *text,
          const WayCaptured *captured)
{
  WayMap          *map = way_strip_get_map (self);
  WayItem         *card = way_map_find (map, self->last_id);
  g_autofree char *id = g_strdup (self->last_id);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (card == NULL)
    {
      way_strip_tell (self, _ ("Land a card first"));
      return;
    }
  command = way_landing_take_off (map, card, captured, &error);
  if (!way_strip_perform (self, command, error))
    return;
  /* TRANSLATORS: the title of a card */
  said = g_strdup_printf (_ ("Off “%s” now"), way_card_face_get_title (map, card));
  finish (self, text, id);
  way_strip_tell (self, said);
}

/* What is typed becomes a card, a step or a stage. */
void
way_strip_land (WayCaptureStrip *self,
                gboolean         details)
{
  g_autofree char *text = way_capture_strip_dup_text (self);
  g_autoptr (WayCaptured) captured = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  WayLanding landing;

  if (self->offer == WAY_STRIP_OFFERS_STEP)
    {
      make_step (self);
      return;
    }
  way_completion_look_up (WAY_COMPLETION (self->completion), text);
  captured = way_strip_read (self, text);
  if (way_captured_is_empty (captured))
    return;
  if (captured->type == WAY_CAPTURED_TAKING_OFF)
    {
      take_off (self, text, captured);
      return;
    }
  way_strip_ensure_target (self);
  way_strip_fill_landing (self, &landing);
  command = way_landing_new_command (way_strip_get_map (self), &landing, captured, &id, &error);
  if (!way_strip_perform (self, command, error))
    return;

  if (captured->type == WAY_CAPTURED_CARD)
    {
      g_free (self->last_id);
      self->last_id = g_strdup (id);
    }
  finish (self, text, id);
  if (captured->type != WAY_CAPTURED_CARD)
    follow (self, id);
  else if (details && !landing.bench)
    g_signal_emit_by_name (self, "details", id);
}

/* Takes the last step back; when that was a line, it can be typed differently. */
void
way_strip_take_back (WayCaptureStrip *self)
{
  guint64          serial = way_history_get_serial (self->history);
  g_autofree char *text = NULL;
  g_autofree char *step_id = NULL;
  g_autofree char *lane_id = NULL;
  WayItem         *step;

  while (self->landed->len > 0 && text == NULL)
    {
      WayLandedLine *last = &g_array_index (self->landed, WayLandedLine, self->landed->len - 1);

      if (last->serial < serial)
        break;
      if (last->serial == serial)
        {
          text = g_strdup (last->text);
          step_id = g_strdup (last->step);
          lane_id = g_strdup (last->lane);
        }
      g_array_set_size (self->landed, self->landed->len - 1);
    }
  if (!way_history_undo (self->history))
    return;
  /* A step that is gone was typed in another one. */
  step = way_map_find (way_strip_get_map (self), step_id);
  if (step != NULL && g_strcmp0 (step_id, way_selection_get_step (self->selection)) != 0)
    way_strip_go (self, step, way_map_find (way_strip_get_map (self), lane_id));
  way_strip_ensure_target (self);
  if (text != NULL)
    way_strip_set_text (self, text);
  else
    way_strip_update (self);
}

/* The card that landed last. */

void
way_strip_mark_truth (WayCaptureStrip *self)
{
  WayItem *card = way_map_find (way_strip_get_map (self), self->last_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (card == NULL)
    {
      way_strip_tell (self, _ ("Land a card first"));
      return;
    }
  command = way_landing_toggle_truth (card, &error);
  if (way_strip_perform (self, command, error))
    way_strip_tell (self, way_item_has_mark (card, "moment-of-truth") ? _ ("Moment of truth") : _ ("No moment of truth any more"));
}

static WayItem *
find_persona (WayCaptureStrip *self)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *persona = way_map_find (map, self->persona);

  return persona != NULL ? persona : way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
}

/* How the persona in use feels in this step: 1 is the lowest level. */
gboolean
way_strip_set_level (WayCaptureStrip *self,
                     int              number)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *step = way_map_find (map, way_selection_get_step (self->selection));
  WayItem *persona = find_persona (self);
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *said = NULL;
  int              lowest, highest, level;

  way_rules_get_scale (map, &lowest, &highest);
  level = lowest + number - 1;
  /* Those beyond the scale are the window's, which zooms with the last ones. */
  if (level > highest)
    return number < 8;
  if (persona == NULL || step == NULL)
    {
      way_strip_tell (self, _ ("Name somebody first, with @"));
      return TRUE;
    }
  command = way_edits_new_emotion (step, way_item_get_id (persona), level);
  if (command != NULL && !way_strip_perform (self, command, NULL))
    return TRUE;
  /* TRANSLATORS: a persona and how they feel: Nadia: Very good */
  said = g_strdup_printf (_ ("%s: %s"), way_item_get_name (persona), way_rules_get_level_label (map, level));
  way_strip_tell (self, said);

  return TRUE;
}
