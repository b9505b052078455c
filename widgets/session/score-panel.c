/* score-panel.c - a round of scores: each group says its figures */
#include "config.h"

#include "widgets/session/score-panel.h"

#include <glib/gi18n.h>

#include "widgets/session/page-parts.h"
#include "widgets/session/score-answers.h"

struct _WayScorePanel
{
  GtkWidget parent_instance;

  /* owned */
  WaySession *session; /* or NULL: none goes on */
  WayScoring *scoring;
  char       *step;
  char       *card;
  char       *persona;

  /* template */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *scale;
  GtkWidget *whats[3];
  GtkWidget *reason; /* why not all of them can be scored */
  GtkWidget *group_entry;
  GtkWidget *answers_entry;
  GtkWidget *problem;
  GtkWidget *answers;
  GtkWidget *accept_button;
  GtkWidget *keep_button;
  GtkWidget *cancel_button;

  /* state */
  gboolean answering; /* the map changes because of what is done here */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayScorePanel, way_score_panel, GTK_TYPE_WIDGET)

static void
show_problem (WayScorePanel *self,
              const char    *message)
{
  gtk_label_set_text (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (self->answers_entry, "error");
  else
    gtk_widget_remove_css_class (self->answers_entry, "error");
}

static char *
dup_accept (WayScored   what,
            const char *value)
{
  switch (what)
    {
    case WAY_SCORING_EMOTION:
      return g_strdup_printf (_ ("_Accept %s as Emotion"), value);
    case WAY_SCORING_IMPORTANCE:
      return g_strdup_printf (_ ("_Accept %s as Importance"), value);
    case WAY_SCORING_SATISFACTION:
    default:
      return g_strdup_printf (_ ("_Accept %s as Satisfaction"), value);
    }
}

static void
show_answers (WayScorePanel *self)
{
  gboolean         any = way_score_answers_show (WAY_SCORE_ANSWERS (self->answers), self->scoring);
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  double           outcome;

  gtk_widget_set_sensitive (self->accept_button, any);
  gtk_widget_set_sensitive (self->keep_button, any);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), any ? _ ("_Give Up the Round") : _ ("_Cancel"));
  if (way_scoring_get_outcome (self->scoring, &outcome))
    {
      value = way_score_format (outcome);
      label = dup_accept (way_scoring_get_what (self->scoring), value);
    }
  gtk_button_set_label (GTK_BUTTON (self->accept_button), label != NULL ? label : _ ("_Accept"));
}

/* Emotion is of the step, the others are of the card. */
static WayItem *
get_about (WayScorePanel *self,
           WayScored      what)
{
  return way_map_find (way_session_get_map (self->session), what == WAY_SCORING_EMOTION ? self->step : self->card);
}

static gboolean
choose (WayScorePanel *self,
        WayScored      what,
        GError       **error)
{
  WayMap          *map = way_session_get_map (self->session);
  WayItem         *about = get_about (self, what);
  WayScoring      *scoring = way_scoring_new (map, what, about, self->persona, error);
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *scale = NULL;
  double           lowest, highest;

  if (scoring == NULL)
    return FALSE;
  g_clear_pointer (&self->scoring, way_scoring_free);
  self->scoring = scoring;
  way_scoring_take_open (scoring, map);
  name = way_scoring_dup_name (scoring, map);
  gtk_label_set_text (GTK_LABEL (self->title), name);
  way_scoring_get_range (scoring, &lowest, &highest);
  from = way_score_format (lowest);
  to = way_score_format (highest);
  /* TRANSLATORS: the lowest and the highest answer there can be */
  scale = g_strdup_printf (_ ("Answers from %s to %s, with spaces between."), from, to);
  gtk_label_set_text (GTK_LABEL (self->scale), scale);
  show_problem (self, NULL);
  show_answers (self);

  return TRUE;
}

static void
what_toggled_cb (WayScorePanel   *self,
                 GtkToggleButton *button)
{
  int i;

  if (!gtk_toggle_button_get_active (button) || self->scoring == NULL)
    return;
  for (i = 0; i < 3; i++)
    if (GTK_WIDGET (button) == self->whats[i] && (int)way_scoring_get_what (self->scoring) != i)
      choose (self, i, NULL);
}

/* A name alone, of nobody who answered before, says nothing yet. */
static gboolean
lacks_answers (WayScorePanel *self,
               const char    *group,
               const char    *answers)
{
  g_autofree char *typed = g_strstrip (g_strdup (answers));
  g_autofree char *before = way_scoring_dup_answers (self->scoring, group);

  return *typed == '\0' && before == NULL;
}

static void
entered_cb (WayScorePanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *group = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->group_entry))));

  gboolean taken;

  if (self->scoring == NULL)
    return;
  if (lacks_answers (self, group, gtk_editable_get_text (GTK_EDITABLE (self->answers_entry))))
    {
      show_problem (self, _ ("What did they answer? Write the figures here."));
      gtk_widget_grab_focus (self->answers_entry);
      return;
    }
  self->answering = TRUE;
  taken = way_session_answer (self->session, self->scoring, group, gtk_editable_get_text (GTK_EDITABLE (self->answers_entry)), &error);
  self->answering = FALSE;
  if (!taken)
    {
      show_problem (self, error->message);
      return;
    }
  show_problem (self, NULL);
  show_answers (self);
  gtk_editable_set_text (GTK_EDITABLE (self->group_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->answers_entry), "");
  gtk_widget_grab_focus (self->group_entry);
}

static void
group_entered_cb (WayScorePanel *self)
{
  gtk_widget_grab_focus (self->answers_entry);
}

static void
forget_round (WayScorePanel *self)
{
  g_clear_pointer (&self->scoring, way_scoring_free);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->persona, g_free);
}

static void
close_panel (WayScorePanel *self)
{
  forget_round (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
keep (WayScorePanel *self,
      gboolean       accept)
{
  g_autoptr (GError) error = NULL;
  gboolean kept;

  /* What was typed last counts as well. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->answers_entry)) != '\0')
    entered_cb (self);
  if (self->scoring == NULL || gtk_widget_get_visible (self->problem))
    return;
  self->answering = TRUE;
  kept = way_session_keep_scores (self->session, self->scoring, accept, &error);
  self->answering = FALSE;
  if (kept)
    close_panel (self);
  else
    show_problem (self, error->message);
}

static void
accept_cb (WayScorePanel *self)
{
  keep (self, TRUE);
}

static void
keep_cb (WayScorePanel *self)
{
  keep (self, FALSE);
}

static void
cancel_cb (WayScorePanel *self)
{
  WayItem *open = self->scoring != NULL ? way_scoring_find_open (self->scoring, way_session_get_map (self->session)) : NULL;
  g_autoptr (GError) error = NULL;

  self->answering = TRUE;
  if (open != NULL && !way_session_give_up (self->session, open, &error))
    show_problem (self, error->message);
  self->answering = FALSE;
  if (error == NULL)
    close_panel (self);
}

/* Something was taken back or done again. */
static void
map_changed_cb (WayScorePanel   *self,
                const WayChange *change)
{
  WayKind    kind = way_item_get_kind (change->item);
  WayScored  what;
  GtkWidget *focus;

  if (self->answering || self->scoring == NULL || (kind != WAY_KIND_OPEN_SCORES && kind != WAY_KIND_ANSWERS))
    return;
  what = way_scoring_get_what (self->scoring);
  focus = gtk_widget_get_focus_child (self->box);
  if (!choose (self, what, NULL))
    close_panel (self);
  else if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
follow (WayScorePanel *self,
        WaySession    *session)
{
  if (session == self->session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (way_session_get_map (self->session), self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (way_session_get_map (session), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Says what is missing where not all can be scored. */
static void
show_whats (WayScorePanel *self)
{
  WayMap  *map = way_session_get_map (self->session);
  gboolean step = way_scoring_can_be (map, get_about (self, WAY_SCORING_EMOTION), WAY_SCORING_EMOTION);
  gboolean card = way_scoring_can_be (map, get_about (self, WAY_SCORING_IMPORTANCE), WAY_SCORING_IMPORTANCE);

  gtk_widget_set_sensitive (self->whats[WAY_SCORING_EMOTION], step);
  gtk_widget_set_sensitive (self->whats[WAY_SCORING_IMPORTANCE], card);
  gtk_widget_set_sensitive (self->whats[WAY_SCORING_SATISFACTION], card);
  gtk_label_set_text (GTK_LABEL (self->reason),
                      !card ? _ ("Select a touchpoint or a job to score its importance and satisfaction.")
                            : _ ("Select a step to score how somebody feels there."));
  gtk_widget_set_visible (self->reason, !step || !card);
}

static gboolean
begin (WayScorePanel *self,
       WaySession    *session,
       WayItem       *step,
       WayItem       *card,
       const char    *persona_id,
       WayScored      what,
       GError       **error)
{
  WayMap *map = way_session_get_map (session);
  g_autoptr (WayScoring) wanted = way_scoring_new (map, what, what == WAY_SCORING_EMOTION ? step : card, persona_id, error);
  gboolean same;

  /* What goes on already goes on if nothing here can be scored. */
  if (wanted == NULL)
    return FALSE;
  same = self->scoring != NULL && g_strcmp0 (way_scoring_get_about (self->scoring), way_scoring_get_about (wanted)) == 0 &&
         g_strcmp0 (way_scoring_get_persona (self->scoring), way_scoring_get_persona (wanted)) == 0;
  /* What was typed for something else belongs there. */
  if (self->scoring != NULL && !same && *gtk_editable_get_text (GTK_EDITABLE (self->answers_entry)) != '\0')
    {
      entered_cb (self);
      if (gtk_widget_get_visible (self->problem))
        {
          g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, gtk_label_get_text (GTK_LABEL (self->problem)));
          return FALSE;
        }
    }
  forget_round (self);
  follow (self, session);
  self->step = step != NULL ? g_strdup (way_item_get_id (step)) : NULL;
  self->card = card != NULL ? g_strdup (way_item_get_id (card)) : NULL;
  self->persona = g_strdup (persona_id);
  show_whats (self);
  if (!choose (self, what, error))
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->whats[what]), TRUE);
  if (!same)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->group_entry), "");
      gtk_editable_set_text (GTK_EDITABLE (self->answers_entry), "");
    }

  return TRUE;
}

/**
 * way_score_panel_begin:
 * @self: a score panel
 * @session: the session
 * @step: (nullable): the step whose emotion can be scored
 * @card: (nullable): the card whose importance and satisfaction can be
 * @persona_id: (nullable): the persona in use
 * @error: where to put why nothing here can be scored
 *
 * Begins a round, or goes on with one about the same that is not finished.
 *
 * Returns: whether there is something to score
 */
gboolean
way_score_panel_begin (WayScorePanel *self,
                       WaySession    *session,
                       WayItem       *step,
                       WayItem       *card,
                       const char    *persona_id,
                       GError       **error)
{
  WayMap   *map = way_session_get_map (session);
  WayScored what = WAY_SCORING_EMOTION;

  g_return_val_if_fail (WAY_IS_SCORE_PANEL (self), FALSE);

  /* Whoever selected a card means the card. */
  if (way_scoring_can_be (map, card, WAY_SCORING_IMPORTANCE))
    what = WAY_SCORING_IMPORTANCE;

  return begin (self, session, step, card, persona_id, what, error);
}

/**
 * way_score_panel_resume:
 * @self: a score panel
 * @session: the session
 * @open: a round that is not finished
 * @error: where to put why it cannot go on
 *
 * Returns: whether it goes on
 */
gboolean
way_score_panel_resume (WayScorePanel *self,
                        WaySession    *session,
                        WayItem       *open,
                        GError       **error)
{
  WayMap  *map = way_session_get_map (session);
  WayItem *about = way_map_find (map, way_item_get (open, "about"));
  gboolean is_step = about != NULL && way_item_get_kind (about) == WAY_KIND_STEP;
  g_autoptr (WayScoring) scoring = way_scoring_new_from_open (map, open, error);

  g_return_val_if_fail (WAY_IS_SCORE_PANEL (self), FALSE);

  return scoring != NULL &&
         begin (self, session, is_step ? about : NULL, is_step ? NULL : about, way_item_get (open, "persona"), way_scoring_get_what (scoring), error);
}

/**
 * way_score_panel_end:
 * @self: a score panel
 *
 * The session is over. A round that is not finished stays on the map.
 */
void
way_score_panel_end (WayScorePanel *self)
{
  g_return_if_fail (WAY_IS_SCORE_PANEL (self));

  follow (self, NULL);
  forget_round (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_SCORE_PANEL (widget)->group_entry);
}

static void
way_score_panel_dispose (GObject *object)
{
  WayScorePanel *self = WAY_SCORE_PANEL (object);

  way_score_panel_end (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_score_panel_parent_class)->dispose (object);
}

static void
way_score_panel_class_init (WayScorePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_score_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;

  /**
   * WayScorePanel::closed:
   *
   * The round is over, or was given up.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "scorepanel");
}

static GtkWidget *
add_entry (WayScorePanel *self,
           const char    *text,
           GCallback      callback)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (entry, "activate", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), entry);

  return entry;
}

static void
way_score_panel_init (WayScorePanel *self)
{
  static const char *const labels[] = { N_ ("Emotion"), N_ ("Importance"), N_ ("Satisfaction") };
  GtkWidget               *whats = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int                      i;

  self->box = way_page_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = way_page_add_label (self->box, NULL, "title-3");
  gtk_widget_add_css_class (whats, "linked");
  for (i = 0; i < 3; i++)
    {
      self->whats[i] = gtk_toggle_button_new_with_label (_ (labels[i]));
      gtk_widget_set_hexpand (self->whats[i], TRUE);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->whats[i]), GTK_TOGGLE_BUTTON (self->whats[0]));
      g_signal_connect_object (self->whats[i], "toggled", G_CALLBACK (what_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (whats), self->whats[i]);
    }
  gtk_box_append (GTK_BOX (self->box), whats);
  self->reason = way_page_add_label (self->box, NULL, "quiet");
  self->scale = way_page_add_label (self->box, NULL, "quiet");
  self->group_entry = add_entry (self, _ ("Group, for example Sales"), G_CALLBACK (group_entered_cb));
  self->answers_entry = add_entry (self, _ ("Answers"), G_CALLBACK (entered_cb));
  self->problem = way_page_add_label (self->box, NULL, "error");
  way_page_add_button (self->box, _ ("A_dd Answers"), NULL, G_CALLBACK (entered_cb), self);
  self->answers = way_score_answers_new ();
  gtk_box_append (GTK_BOX (self->box), self->answers);
  self->accept_button = way_page_add_button (self->box, _ ("_Accept"), "suggested-action", G_CALLBACK (accept_cb), self);
  self->keep_button = way_page_add_button (self->box, _ ("_Keep Without Accepting"), NULL, G_CALLBACK (keep_cb), self);
  self->cancel_button = way_page_add_button (self->box, _ ("_Cancel"), NULL, G_CALLBACK (cancel_cb), self);
}

/**
 * way_score_panel_new:
 *
 * Returns: (transfer floating): a panel without a round
 */
GtkWidget *
way_score_panel_new (void)
{
  return g_object_new (WAY_TYPE_SCORE_PANEL, NULL);
}
