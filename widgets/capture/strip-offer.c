/* strip-offer.c - many cards out of one text, shown before they are there
 *
 * Also opening and closing, which an offer may do for itself.
 */
#include "config.h"

#include "widgets/capture/strip-private.h"

#include <glib/gi18n.h>

/* Ends what is offered without doing anything. */
void
way_strip_end_offer (WayCaptureStrip *self)
{
  gboolean had_cards = self->split != NULL;
  gboolean leaves = self->leaves;

  self->offer = WAY_STRIP_OFFERS_NOTHING;
  self->told = FALSE;
  self->leaves = FALSE;
  g_clear_pointer (&self->split, way_split_free);
  g_clear_pointer (&self->pasted, g_free);
  if (had_cards)
    {
      gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), TRUE);
      way_strip_emit (self, "offer-changed");
    }
  way_strip_update (self);
  if (leaves)
    way_capture_strip_close (self);
  else
    gtk_widget_grab_focus (self->view);
}

static WayCommand *
new_single (WayCaptureStrip *self,
            WayLanding      *landing,
            char           **id,
            GError         **error)
{
  g_autoptr (WayCaptured) captured = way_captured_new_literal (self->pasted);

  return way_landing_new_command (way_strip_get_map (self), landing, captured, id, error);
}

/* Makes the cards that are offered, or one card of the whole text. */
void
way_strip_answer (WayCaptureStrip *self,
                  gboolean         many)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *id = NULL;
  WayLanding       landing;

  if (self->offer != WAY_STRIP_OFFERS_CARDS)
    return;
  way_strip_ensure_target (self);
  way_strip_fill_landing (self, &landing);
  if (!landing.bench && (landing.step == NULL || landing.lane == NULL))
    {
      way_strip_tell (self, _ ("Add a step and a lane first"));
      return;
    }
  command = many ? way_split_new_command (self->split, way_strip_get_map (self), &landing, &error)
                 : new_single (self, &landing, &id, &error);
  if (!way_strip_perform (self, command, error))
    return;
  way_strip_blink (self);
  way_strip_end_offer (self);
}

/**
 * way_capture_strip_offer:
 * @self: a strip
 * @text: a text with one card a line; a tab begins the next step
 *
 * Shows what would become of a text. Enter does it, Esc makes one card of it. A closed
 * strip opens for it, and closes afterwards.
 */
void
way_capture_strip_offer (WayCaptureStrip *self,
                         const char      *text)
{
  gboolean leaves;

  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  if (self->history == NULL)
    return;
  leaves = self->leaves || !way_capture_strip_is_open (self);
  way_capture_strip_open (self);
  /* The next one takes its place. */
  self->leaves = FALSE;
  if (self->offer != WAY_STRIP_OFFERS_NOTHING)
    way_strip_end_offer (self);
  self->split = way_split_new (text);
  if (self->split->cards->len == 0)
    {
      g_clear_pointer (&self->split, way_split_free);
      way_strip_tell (self, _ ("There is no text on the clipboard"));
      return;
    }
  self->leaves = leaves;
  self->pasted = g_strdup (text);
  self->offer = WAY_STRIP_OFFERS_CARDS;
  self->told = FALSE;
  way_completion_hide (WAY_COMPLETION (self->completion));
  /* What is typed stays, and waits. */
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  way_strip_update (self);
  way_strip_emit (self, "offer-changed");
}

/**
 * way_capture_strip_get_offer:
 * @self: a strip
 *
 * Returns: (transfer none) (nullable): the cards that are offered
 */
WaySplit *
way_capture_strip_get_offer (WayCaptureStrip *self)
{
  g_return_val_if_fail (WAY_IS_CAPTURE_STRIP (self), NULL);

  return self->split;
}

/**
 * way_capture_strip_open:
 * @self: a strip
 *
 * Opens the strip, or gives it the focus again. What was typed last time is still there.
 */
void
way_capture_strip_open (WayCaptureStrip *self)
{
  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  if (self->history == NULL)
    return;
  if (!way_capture_strip_is_open (self))
    {
      way_completion_load (WAY_COMPLETION (self->completion));
      self->told = FALSE;
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      self->line = self->lines->len;
    }
  way_strip_ensure_target (self);
  way_strip_update (self);
  gtk_widget_grab_focus (self->view);
}

/**
 * way_capture_strip_close:
 * @self: a strip
 *
 * Closes the strip and keeps what is typed.
 */
void
way_capture_strip_close (WayCaptureStrip *self)
{
  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  if (!way_capture_strip_is_open (self))
    return;
  way_completion_hide (WAY_COMPLETION (self->completion));
  self->leaves = FALSE;
  if (self->offer != WAY_STRIP_OFFERS_NOTHING)
    way_strip_end_offer (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  way_strip_emit (self, "target-changed");
  way_strip_emit (self, "closed");
}

/**
 * way_capture_strip_is_open:
 * @self: a strip
 *
 * Returns: whether it is seen
 */
gboolean
way_capture_strip_is_open (WayCaptureStrip *self)
{
  g_return_val_if_fail (WAY_IS_CAPTURE_STRIP (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/* What it works with. */

static void
history_changed_cb (WayCaptureStrip *self)
{
  /* A step or lane may be gone, or be called differently. */
  if (way_capture_strip_is_open (self))
    way_strip_update (self);
}

/* A click on the map says where to go on. */
static void
selection_changed_cb (WayCaptureStrip *self)
{
  if (way_capture_strip_is_open (self))
    way_strip_update (self);
}

/**
 * way_capture_strip_set_history:
 * @self: a strip
 * @history: (nullable): the history of the map that it types into; NULL closes it
 */
void
way_capture_strip_set_history (WayCaptureStrip *self,
                               WayHistory      *history)
{
  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  if (self->history == history)
    return;
  if (self->history != NULL)
    {
      way_capture_strip_close (self);
      g_signal_handlers_disconnect_by_data (self->history, self);
    }
  g_set_object (&self->history, history);
  g_array_set_size (self->landed, 0);
  g_clear_pointer (&self->last_id, g_free);
  if (self->completion != NULL)
    way_completion_set_map (WAY_COMPLETION (self->completion), way_strip_get_map (self));
  if (history != NULL)
    g_signal_connect_object (history, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * way_capture_strip_set_selection:
 * @self: a strip
 * @selection: (nullable): what is selected, and the cell in use
 */
void
way_capture_strip_set_selection (WayCaptureStrip *self,
                                 WaySelection    *selection)
{
  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * way_capture_strip_set_records:
 * @self: a strip
 * @records: (nullable): the records, which know more people than the map
 */
void
way_capture_strip_set_records (WayCaptureStrip *self,
                               WayRecords      *records)
{
  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  way_completion_set_records (WAY_COMPLETION (self->completion), records);
}

/**
 * way_capture_strip_set_persona:
 * @self: a strip
 * @persona_id: (nullable): the id of a persona of the map
 */
void
way_capture_strip_set_persona (WayCaptureStrip *self,
                               const char      *persona_id)
{
  char *copy = g_strdup (persona_id);

  g_return_if_fail (WAY_IS_CAPTURE_STRIP (self));

  g_free (self->persona);
  self->persona = copy;
}
