/* window-session-actions.c - what the buttons and keys of a workshop do */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-session-private.h"
#include "journeys/model/journey-order.h"
#include "widgets/session/session-bar.h"

/* On more cards than these nobody can vote in a sensible way. */
#define MOST_CARDS 200

WaySessionPanel *
way_window_get_session_panel (WayWindow *self)
{
  return WAY_SESSION_PANEL (self->session_panel);
}

static void
show_panel (WayWindow *self,
            GtkWidget *panel)
{
  way_session_panel_show (way_window_get_session_panel (self), panel);
  way_window_show_side (self, "session");
  gtk_window_present (GTK_WINDOW (self));
}

void
way_window_apply_stage (WayWindow *self)
{
  WayWindowSession *session = self->session;
  WayCanvas        *canvas;

  way_session_bar_show_revealed (WAY_SESSION_BAR (self->session_bar), session->n_revealed,
                                 way_canvas_count_portions (self->canvas, session->reveal));
  if (session->projector == NULL)
    return;
  canvas = way_projector_get_canvas (session->projector);
  way_canvas_set_revealed (canvas, session->reveal, session->n_revealed);
}

/* Actions of the group "session". */

static void
timer_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  gtk_window_present (data);
  way_session_bar_ask (WAY_SESSION_BAR (WAY_WINDOW (data)->session_bar), WAY_ASK_TIMER);
}

static void
pause_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  way_session_bar_pause (WAY_SESSION_BAR (WAY_WINDOW (data)->session_bar));
}

static void
decide_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  gtk_window_present (data);
  way_session_bar_ask (WAY_SESSION_BAR (WAY_WINDOW (data)->session_bar), WAY_ASK_DECISION);
}

static void
park_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  gtk_window_present (data);
  way_session_bar_ask (WAY_SESSION_BAR (WAY_WINDOW (data)->session_bar), WAY_ASK_PARK);
}

/* From all to the first portion, then one more each time; what is all stays all. */
static void
reveal_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  WayWindow        *self = data;
  WayWindowSession *session = self->session;
  const char       *name = g_action_get_name (G_ACTION (action));
  int               n = way_canvas_count_portions (self->canvas, session->reveal);

  if (g_str_equal (name, "reveal-all"))
    session->n_revealed = -1;
  else if (g_str_equal (name, "reveal-next"))
    session->n_revealed = session->n_revealed < 0 ? 1 : MIN (session->n_revealed + 1, n);
  else if (session->n_revealed != 0)
    session->n_revealed = (session->n_revealed < 0 ? n : session->n_revealed) - 1;
  way_window_apply_stage (self);
}

static void
reveal_by_action (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  WayWindow  *self = data;
  const char *by = g_variant_get_string (state, NULL);

  self->session->reveal = g_str_equal (by, "stages") ? WAY_REVEAL_STAGES : g_str_equal (by, "lanes") ? WAY_REVEAL_LANES
                                                                                                     : WAY_REVEAL_CELLS;
  /* Counted anew: what was seen in one way is not what is seen in the other. */
  self->session->n_revealed = self->session->n_revealed < 0 ? -1 : 0;
  g_simple_action_set_state (action, state);
  way_window_apply_stage (self);
}

static void
spotlight_action (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  WayWindow *self = data;

  g_simple_action_set_state (action, state);
  if (self->session->projector != NULL)
    way_canvas_set_spotlight (way_projector_get_canvas (self->session->projector), g_variant_get_boolean (state));
}

/* What is selected if it is several cards, otherwise the lane in use, otherwise all; said
 * in words, and as the journey is read. */
static GPtrArray *
list_cards (WayWindow *self,
            char     **which)
{
  WayMap *map = way_document_get_map (self->document);
  g_autoptr (GPtrArray) found = way_selection_list_items (self->selection, map);
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_free);
  WayItem   *lane = way_map_find (map, way_selection_get_lane (self->selection));
  guint      i;
  int        j;

  for (i = found->len; i > 0; i--)
    if (!way_kind_is_card (way_item_get_kind (g_ptr_array_index (found, i - 1))))
      g_ptr_array_remove_index (found, i - 1);
  if (found->len > 1)
    {
      *which = g_strdup_printf (g_dngettext (NULL, "The %u selected card.", "The %u selected cards.", found->len), found->len);
      lane = NULL;
    }
  else
    {
      g_ptr_array_set_size (found, 0);
      for (j = 0; lane != NULL && j < way_map_n (map, WAY_MAP_CARDS); j++)
        if (g_strcmp0 (way_item_get (way_map_get (map, WAY_MAP_CARDS, j), "lane"), way_item_get_id (lane)) == 0)
          g_ptr_array_add (found, way_map_get (map, WAY_MAP_CARDS, j));
      if (found->len > 1)
        *which = g_strdup_printf (g_dngettext (NULL, "The %u card in the lane “%s”.", "All %u cards in the lane “%s”.", found->len),
                                  found->len, way_item_get_text (lane, "title"));
    }
  if (found->len < 2)
    {
      g_ptr_array_set_size (found, 0);
      for (j = 0; j < way_map_n (map, WAY_MAP_CARDS) && found->len <= MOST_CARDS; j++)
        g_ptr_array_add (found, way_map_get (map, WAY_MAP_CARDS, j));
      *which = g_strdup_printf (g_dngettext (NULL, "The %u card of the map.", "All %u cards of the map.", found->len), found->len);
    }
  way_journey_order_sort (map, found);
  for (i = 0; i < found->len; i++)
    g_ptr_array_add (cards, g_strdup (way_item_get_id (g_ptr_array_index (found, i))));

  return cards;
}

static void
vote_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  WayWindow *self = data;
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *which = NULL;
  WayVotePanel    *panel = way_session_panel_get_vote (way_window_get_session_panel (self));

  way_window_finish_typing (self);
  if (way_ballot_find_open (way_document_get_map (self->document)) != NULL)
    {
      show_panel (self, GTK_WIDGET (panel));
      if (way_vote_panel_resume (panel, self->session->session))
        return;
    }
  cards = list_cards (self, &which);
  if (cards->len == 0 || cards->len > MOST_CARDS)
    {
      way_window_show_toast (self, cards->len == 0 ? _ ("There are no cards to vote on") : _ ("Select the cards to vote on, or a cell of their lane"), NULL, NULL, NULL);
      return;
    }
  show_panel (self, GTK_WIDGET (panel));
  way_vote_panel_begin (panel, self->session->session, cards, which);
}

static void
score_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  WayWindow     *self = data;
  WayMap        *map = way_document_get_map (self->document);
  WayItem       *item = way_selection_get_item (self->selection, map);
  WayItem       *step = way_map_find (map, way_selection_get_step (self->selection));
  WayItem       *persona = way_map_find (map, way_canvas_get_persona (self->canvas));
  WayScorePanel *panel = way_session_panel_get_score (way_window_get_session_panel (self));
  g_autoptr (GError) error = NULL;

  way_window_finish_typing (self);
  if (persona == NULL)
    persona = way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  if (item != NULL && way_item_get_kind (item) == WAY_KIND_STEP)
    step = item;
  if (!way_score_panel_begin (panel, self->session->session, step, item, persona != NULL ? way_item_get_id (persona) : NULL, &error))
    {
      way_window_show_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  show_panel (self, GTK_WIDGET (panel));
  gtk_widget_grab_focus (GTK_WIDGET (panel));
}

/* Goes on with a round that is not finished. */
static void
resume_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  WayWindow     *self = data;
  WayItem       *open = way_map_find (way_document_get_map (self->document), g_variant_get_string (parameter, NULL));
  WayScorePanel *panel = way_session_panel_get_score (way_window_get_session_panel (self));
  g_autoptr (GError) error = NULL;

  if (open == NULL)
    return;
  if (way_item_get_kind (open) == WAY_KIND_OPEN_VOTE)
    {
      vote_action (action, NULL, data);
      return;
    }
  way_window_finish_typing (self);
  if (!way_score_panel_resume (panel, self->session->session, open, &error))
    {
      way_window_show_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  show_panel (self, GTK_WIDGET (panel));
  gtk_widget_grab_focus (GTK_WIDGET (panel));
}

static void
minutes_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  WayWindow *self = data;
  GtkWidget *minutes = GTK_WIDGET (way_session_panel_get_minutes (way_window_get_session_panel (self)));

  show_panel (self, minutes);
  gtk_widget_grab_focus (minutes);
}

static void
next_speaker_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  WayWindow *self = data;
  g_auto (GStrv) people = way_session_dup_people (self->session->session);

  way_window_finish_typing (self);
  /* Nobody is on the list yet: it asks who is here. */
  if (people[0] == NULL)
    {
      minutes_action (action, parameter, data);
      return;
    }
  way_session_next_speaker (self->session->session);
  way_session_bar_update (WAY_SESSION_BAR (self->session_bar));
}

static void
leave_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  way_window_leave_session (data);
}

GSimpleActionGroup *
way_window_new_session_actions (WayWindow *self)
{
  static const GActionEntry entries[] = {
    { "timer", timer_action, NULL, NULL, NULL, { 0 } },
    { "pause", pause_action, NULL, NULL, NULL, { 0 } },
    { "reveal-next", reveal_action, NULL, NULL, NULL, { 0 } },
    { "reveal-back", reveal_action, NULL, NULL, NULL, { 0 } },
    { "reveal-all", reveal_action, NULL, NULL, NULL, { 0 } },
    { "reveal-by", NULL, "s", "'cells'", reveal_by_action, { 0 } },
    { "spotlight", NULL, NULL, "false", spotlight_action, { 0 } },
    { "vote", vote_action, NULL, NULL, NULL, { 0 } },
    { "score", score_action, NULL, NULL, NULL, { 0 } },
    { "decide", decide_action, NULL, NULL, NULL, { 0 } },
    { "park", park_action, NULL, NULL, NULL, { 0 } },
    { "next-speaker", next_speaker_action, NULL, NULL, NULL, { 0 } },
    { "resume", resume_action, "s", NULL, NULL, { 0 } },
    { "minutes", minutes_action, NULL, NULL, NULL, { 0 } },
    { "leave", leave_action, NULL, NULL, NULL, { 0 } },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);

  return group;
}
