/* strip-target.c - where the next card lands, and saying so
 *
 * The cell in use is that of the selection, which canvas and strip share.
 */
#include "config.h"

#include "widgets/capture/strip-private.h"

#include <glib/gi18n.h>

#include "journeys/capture/job-statement.h"
#include "journeys/capture/target.h"
#include "journeys/commands/edits.h"
#include "journeys/layout/card-face.h"
#include "journeys/model/rules.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/place-words.h"

static WayItem *
find (WayCaptureStrip *self,
      const char      *id,
      WayKind          kind)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *item = map != NULL ? way_map_find (map, id) : NULL;

  return item != NULL && way_item_get_kind (item) == kind ? item : NULL;
}

static WayItem *
get_step (WayCaptureStrip *self)
{
  return self->selection != NULL ? find (self, way_selection_get_step (self->selection), WAY_KIND_STEP) : NULL;
}

static WayItem *
get_lane (WayCaptureStrip *self)
{
  return self->selection != NULL ? find (self, way_selection_get_lane (self->selection), WAY_KIND_LANE) : NULL;
}

void
way_strip_fill_landing (WayCaptureStrip *self,
                        WayLanding      *landing)
{
  *landing = (WayLanding){
    .step = get_step (self),
    .lane = get_lane (self),
    .bench = self->bench,
    .job = self->job,
    .link_record = way_completion_link_record,
    .data = self->completion,
    .suggestions = way_completion_get_suggestions (WAY_COMPLETION (self->completion)),
  };
}

/**
 * way_capture_strip_get_target:
 * @self: a strip
 * @step: (out): a step
 * @lane: (out): a lane
 *
 * Where the next card lands: what is typed can have another lane than the cell in use.
 *
 * Returns: whether that is a cell
 */
gboolean
way_capture_strip_get_target (WayCaptureStrip *self,
                              WayItem        **step,
                              WayItem        **lane)
{
  g_autofree char *text = NULL;
  g_autoptr (WayCaptured) captured = NULL;
  WayLanding landing;

  g_return_val_if_fail (WAY_IS_CAPTURE_STRIP (self), FALSE);

  *step = *lane = NULL;
  way_strip_fill_landing (self, &landing);
  if (!way_capture_strip_is_open (self) || self->offer == WAY_STRIP_OFFERS_STEP || landing.bench || landing.step == NULL || landing.lane == NULL)
    return FALSE;
  text = way_capture_strip_dup_text (self);
  captured = way_strip_read (self, text);
  if (captured->type != WAY_CAPTURED_CARD)
    return FALSE;
  *step = landing.step;
  *lane = self->offer == WAY_STRIP_OFFERS_CARDS ? landing.lane : way_landing_get_lane (way_strip_get_map (self), &landing, captured);

  return way_rules_lane_takes_cards (*lane);
}

/* Words. */

static char *
dup_place (WayCaptureStrip   *self,
           const WayLanding  *landing,
           const WayCaptured *captured)
{
  WayItem *stage = landing->step != NULL ? way_item_get_parent (landing->step) : NULL;
  WayItem *lane;

  if (captured->type == WAY_CAPTURED_STAGE)
    return g_strdup (_ ("New stage"));
  if (captured->type == WAY_CAPTURED_STEP || self->offer == WAY_STRIP_OFFERS_STEP)
    return stage != NULL ? way_place_words_join (self->place, way_item_get_shown_name (stage), _ ("New step"), NULL) : g_strdup (_ ("New step"));
  if (captured->type == WAY_CAPTURED_TAKING_OFF)
    return g_strdup (_ ("The last card"));
  if (landing->bench)
    return g_strdup (_ ("Bench"));
  if (stage == NULL || landing->lane == NULL)
    return g_strdup (_ ("No cell"));
  lane = self->offer == WAY_STRIP_OFFERS_CARDS ? landing->lane : way_landing_get_lane (way_strip_get_map (self), landing, captured);

  return way_place_words_join (self->place, way_item_get_shown_name (stage), way_item_get_shown_name (landing->step), way_item_get_shown_name (lane), NULL);
}

/* 12 cards in 3 steps, and what is special about them. */
static char *
dup_offer (WayCaptureStrip  *self,
           const WayLanding *landing)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint            cards = self->split->cards->len;
  guint            steps = way_split_count_steps (self->split);
  guint            fresh = way_split_count_new_steps (self->split, way_strip_get_map (self), landing->step);
  g_autofree char *n_cards = g_strdup_printf (g_dngettext (NULL, "%u card", "%u cards", cards), cards);
  g_autofree char *n_steps = g_strdup_printf (g_dngettext (NULL, "%u step", "%u steps", steps), steps);

  if (landing->bench)
    g_string_append (words, n_cards);
  else
    /* TRANSLATORS: 12 cards in 3 steps */
    g_string_append_printf (words, _ ("%s in %s"), n_cards, n_steps);
  if (fresh > 0 && !landing->bench)
    g_string_append_printf (words, g_dngettext (NULL, ", %u of them new", ", %u of them new", fresh), fresh);
  if (self->split->n_left > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, g_dngettext (NULL, "%d more is left out", "%d more are left out", self->split->n_left), self->split->n_left);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Whether a beginning may mean several, on the map or else in the records. */
gboolean
way_strip_is_torn (WayCaptureStrip *self,
                   WayMarkType      type,
                   const char      *name)
{
  WayMap  *map = way_strip_get_map (self);
  gboolean several = FALSE;
  WayItem *only;

  if (type == WAY_MARK_JOB)
    return way_landing_find_job (map, name, FALSE) == NULL && way_completion_is_torn (WAY_COMPLETION (self->completion), type, name);
  if (type != WAY_MARK_WHO || way_landing_find_who (map, name) != NULL)
    return FALSE;
  only = way_landing_find_beginning (map, name, &several);

  return several || (only == NULL && way_completion_is_torn (WAY_COMPLETION (self->completion), type, name));
}

/* Whom or what the last name will be taken for, where that is not what was typed; NULL when it is. */
static char *
dup_meant (WayCaptureStrip   *self,
           const WayCaptured *captured)
{
  WayMap        *map = way_strip_get_map (self);
  WayCompletion *completion = WAY_COMPLETION (self->completion);
  WayMarkType    type = captured->marks->len > 0 ? g_array_index (captured->marks, WayMark, captured->marks->len - 1).type : WAY_MARK_LITERAL;
  const char    *name = type == WAY_MARK_JOB ? captured->job : (type == WAY_MARK_WHO ? g_ptr_array_index (captured->who, captured->who->len - 1) : NULL);
  gboolean       exact = name != NULL && way_captured_is_exact (captured, name);
  gboolean       several;
  WayItem       *meant;

  if (name == NULL)
    return NULL;
  meant = type == WAY_MARK_JOB ? way_landing_find_job (map, name, exact) : way_landing_find_who (map, name);
  if (meant == NULL)
    meant = way_completion_knows (completion, type, name, TRUE);
  if (meant == NULL && !exact && type == WAY_MARK_WHO)
    meant = way_landing_find_beginning (map, name, &several);
  if (meant == NULL && !exact)
    meant = way_completion_knows (completion, type, name, FALSE);
  if (meant != NULL && g_strcmp0 (way_item_get_name (meant), name) == 0)
    return NULL;
  if (meant != NULL)
    /* TRANSLATORS: what is typed of a name, and whom or what is meant */
    return g_strdup_printf (_ ("“%s” is %s"), name, way_item_get_name (meant));

  if (!exact && way_strip_is_torn (self, type, name))
    return g_strdup (_ ("Several are called so; ↓ and Enter choose one"));

  return g_strdup_printf (type == WAY_MARK_JOB ? _ ("“%s” is a new job") : _ ("“%s” is a new persona"), name);
}

static char *
dup_taking_off (WayCaptureStrip *self)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *card = way_map_find (map, self->last_id);

  /* TRANSLATORS: the title of a card */
  return card != NULL ? g_strdup_printf (_ ("Taken off “%s”"), way_card_face_get_title (map, card)) : g_strdup (_ ("Land a card first"));
}

/* A statement that is known, or a gentle look at one that is not. */
static char *
dup_job (WayCaptureStrip   *self,
         const WayCaptured *captured)
{
  WayMap *map = way_strip_get_map (self);
  g_autoptr (GPtrArray) findings = NULL;

  if (*captured->title == '\0')
    return g_strdup (_ ("A job: verb, object, context"));
  if (way_landing_find_job (map, captured->title, TRUE) != NULL)
    return g_strdup (_ ("A job of this map"));
  if (way_completion_knows (WAY_COMPLETION (self->completion), WAY_MARK_JOB, captured->title, TRUE) != NULL)
    return g_strdup (_ ("A job of your records"));
  findings = way_job_statement_check (captured->title, way_item_get (way_map_get_root (map), "language"));

  return g_strdup (findings->len > 0 ? ((WayJobFinding *)g_ptr_array_index (findings, 0))->text : _ ("A good job"));
}

static char *
dup_prompt (WayCaptureStrip   *self,
            const WayLanding  *landing,
            const WayCaptured *captured)
{
  g_autofree char *meant = captured->type == WAY_CAPTURED_CARD ? dup_meant (self, captured) : NULL;
  g_autofree char *begun = way_strip_dup_begun (self);

  if (self->offer == WAY_STRIP_OFFERS_CARDS)
    return dup_offer (self, landing);
  if (self->offer == WAY_STRIP_OFFERS_STEP)
    return g_strdup (_ ("Enter makes it; its name is optional"));
  if (begun != NULL)
    /* TRANSLATORS: what is typed of a name that has spaces */
    return g_strdup_printf (_ ("“%s” begins a name in the list: Tab takes it"), begun);
  if (captured->type == WAY_CAPTURED_TAKING_OFF)
    return dup_taking_off (self);
  if (captured->type != WAY_CAPTURED_CARD)
    return g_strdup (*captured->title != '\0' ? "" : _ ("What is it called?"));
  if (meant != NULL)
    return g_steal_pointer (&meant);
  if (landing->job || (*captured->title != '\0' && way_landing_get_kind (landing, captured) == WAY_KIND_JOB_CARD))
    return dup_job (self, captured);
  if (landing->bench)
    return g_strdup (_ ("For a thought without a place"));
  if (landing->step == NULL || landing->lane == NULL)
    return g_strdup (way_target_find_step (way_strip_get_map (self), NULL, 1) != NULL ? _ ("Add a lane first, or Ctrl+B for the bench") : _ ("Add a step and a lane first, or Ctrl+B for the bench"));

  return g_strdup (way_target_get_prompt (landing->step, way_landing_get_lane (way_strip_get_map (self), landing, captured)));
}

static void
show_kind (WayCaptureStrip   *self,
           const WayLanding  *landing,
           const WayCaptured *captured)
{
  const WayKindInfo *info = way_kind_get_info (captured->type == WAY_CAPTURED_STAGE ? WAY_KIND_STAGE : (captured->type == WAY_CAPTURED_STEP || self->offer == WAY_STRIP_OFFERS_STEP ? WAY_KIND_STEP : way_landing_get_kind (landing, captured)));
  g_autofree char   *icon = way_icon_name_dup (info->icon);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_tooltip_text (self->icon, _ (info->label));
}

/* Says where the next card lands, what to ask there and what it will be. */
void
way_strip_update (WayCaptureStrip *self)
{
  g_autofree char *text = way_capture_strip_dup_text (self);
  g_autoptr (WayCaptured) captured = way_strip_read (self, text);
  g_autofree char *place = NULL;
  g_autofree char *prompt = NULL;
  g_autofree char *described = NULL;
  WayLanding       landing;

  if (way_strip_get_map (self) == NULL || !way_capture_strip_is_open (self))
    return;
  way_strip_fill_landing (self, &landing);
  place = dup_place (self, &landing, captured);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_widget_set_tooltip_text (self->place, place);
  if (!self->told)
    {
      prompt = dup_prompt (self, &landing, captured);
      gtk_label_set_text (GTK_LABEL (self->prompt), prompt);
      gtk_widget_remove_css_class (self->prompt, "told");
    }
  show_kind (self, &landing, captured);
  described = g_strdup_printf ("%s. %s", place, gtk_label_get_text (GTK_LABEL (self->prompt)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, described, -1);
  gtk_widget_set_visible (self->answers, self->offer == WAY_STRIP_OFFERS_CARDS);
  gtk_widget_set_visible (self->hints, self->offer == WAY_STRIP_OFFERS_NOTHING);
  way_strip_emit (self, "target-changed");
}

/* Says something until the next key. */
void
way_strip_tell (WayCaptureStrip *self,
                const char      *message)
{
  self->told = TRUE;
  gtk_label_set_text (GTK_LABEL (self->prompt), message);
  gtk_widget_add_css_class (self->prompt, "told");
  way_strip_update (self);
}

/* Two names for one animation: it begins anew although it still runs. */
void
way_strip_blink (WayCaptureStrip *self)
{
  gtk_widget_remove_css_class (self->place, self->blink ? "landed" : "landed-again");
  self->blink = !self->blink;
  gtk_widget_add_css_class (self->place, self->blink ? "landed" : "landed-again");
}

/* Moving. */

void
way_strip_go (WayCaptureStrip *self,
              WayItem         *step,
              WayItem         *lane)
{
  g_autofree char *step_id = step != NULL ? g_strdup (way_item_get_id (step)) : NULL;
  g_autofree char *lane_id = lane != NULL ? g_strdup (way_item_get_id (lane)) : NULL;

  self->told = FALSE;
  if (self->offer == WAY_STRIP_OFFERS_STEP)
    self->offer = WAY_STRIP_OFFERS_NOTHING;
  if (step_id != NULL && lane_id != NULL)
    way_selection_set_cell (self->selection, step_id, lane_id);
  way_strip_update (self);
}

/* A cell that takes cards, near the one in use. */
void
way_strip_ensure_target (WayCaptureStrip *self)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *step = get_step (self);
  WayItem *lane = get_lane (self);

  if (map == NULL)
    return;
  if (step == NULL && lane == NULL)
    way_target_find_place (way_selection_get_item (self->selection, map), &step, &lane);
  if (step == NULL)
    step = way_target_find_step (map, NULL, 1);
  if (lane == NULL || !way_rules_lane_takes_cards (lane))
    {
      WayItem *below = way_target_find_lane (map, lane, 1);

      lane = below != NULL ? below : way_target_find_lane (map, lane, -1);
    }
  if (step != get_step (self) || lane != get_lane (self) || way_selection_get_size (self->selection) > 0)
    way_strip_go (self, step, lane);
}

void
way_strip_move_step (WayCaptureStrip *self,
                     int              by)
{
  WayMap  *map = way_strip_get_map (self);
  WayItem *step = get_step (self);
  WayItem *next;
  g_autoptr (GError) error = NULL;

  /* From the step that is offered back to the last one. */
  if (self->offer == WAY_STRIP_OFFERS_STEP)
    {
      if (by < 0)
        way_strip_go (self, step, get_lane (self));
      return;
    }
  next = way_target_find_step (map, step, by);
  if (next != NULL)
    {
      way_strip_go (self, next, get_lane (self));
      return;
    }
  if (by < 0 || self->offer != WAY_STRIP_OFFERS_NOTHING)
    return;
  if (!way_edits_check_unlocked (map, &error))
    {
      way_strip_tell (self, error->message);
      return;
    }
  self->offer = WAY_STRIP_OFFERS_STEP;
  self->step_named = way_strip_is_empty (self);
  self->told = FALSE;
  way_strip_update (self);
}

void
way_strip_move_lane (WayCaptureStrip *self,
                     int              by)
{
  WayItem *lane = way_target_find_lane (way_strip_get_map (self), get_lane (self), by);

  if (lane != NULL)
    way_strip_go (self, get_step (self), lane);
}

void
way_strip_move_to_stage (WayCaptureStrip *self,
                         int              number)
{
  WayItem *step = way_target_find_stage_step (way_strip_get_map (self), number);

  if (step != NULL)
    way_strip_go (self, step, get_lane (self));
}
