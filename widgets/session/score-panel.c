/* score-panel.c - a round of scores: each group says its figures */
#include "config.h"

#include "widgets/session/score-panel.h"

#include <glib/gi18n.h>

struct _WayScorePanel
{
  GtkWidget parent_instance;

  /* owned */
  WaySession *session;
  WayScoring *scoring;
  char       *step;
  char       *card;
  char       *persona;

  /* template */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *scale;
  GtkWidget *whats[3];
  GtkWidget *group_entry;
  GtkWidget *answers_entry;
  GtkWidget *problem;
  GtkWidget *list;
  GtkWidget *sum;
  GtkWidget *accept_button;
  GtkWidget *keep_button;
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayScorePanel, way_score_panel, GTK_TYPE_WIDGET)

static char *
dup_sum (const WayScoreSum *sum)
{
  g_autofree char *median = way_score_format (sum->median);
  g_autofree char *spread = way_score_format (sum->spread);

  return g_strdup_printf (_ ("median %s · spread %s · n %d"), median, spread, sum->n);
}

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

static GtkWidget *
new_row (const char *name,
         const char *text)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *name_label = gtk_label_new (name);
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *words = g_strdup_printf ("%s, %s", name, text);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return box;
}

static void
show_answers (WayScorePanel *self)
{
  GtkWidget  *row;
  WayScoreSum sum;
  gboolean    any = way_scoring_get_sum (self->scoring, &sum);
  int         i;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (i = 0; i < way_scoring_n_groups (self->scoring); i++)
    {
      const char      *name = way_scoring_get_group (self->scoring, i, &sum);
      g_autofree char *text = dup_sum (&sum);

      gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (*name != '\0' ? name : _ ("All"), text));
    }
  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_visible (self->sum, any);
  gtk_widget_set_sensitive (self->accept_button, any);
  gtk_widget_set_sensitive (self->keep_button, any);
  if (any)
    {
      g_autofree char *text = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *value = NULL;
      g_autofree char *button = NULL;
      double           outcome;

      way_scoring_get_sum (self->scoring, &sum);
      text = dup_sum (&sum);
      /* TRANSLATORS: %s are median, spread and how many answers of all groups together */
      whole = g_strdup_printf (_ ("Together: %s"), text);
      gtk_label_set_text (GTK_LABEL (self->sum), whole);
      way_scoring_get_outcome (self->scoring, &outcome);
      value = way_score_format (outcome);
      button = g_strdup_printf (_ ("_Accept %s"), value);
      gtk_button_set_label (GTK_BUTTON (self->accept_button), button);
    }
  else
    gtk_button_set_label (GTK_BUTTON (self->accept_button), _ ("_Accept"));
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

static void
entered_cb (WayScorePanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *group = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->group_entry))));

  if (self->scoring == NULL)
    return;
  if (!way_scoring_set_group (self->scoring, group, gtk_editable_get_text (GTK_EDITABLE (self->answers_entry)), &error))
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
keep (WayScorePanel *self,
      gboolean       accept)
{
  g_autoptr (GError) error = NULL;

  /* What was typed last counts as well. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->answers_entry)) != '\0')
    entered_cb (self);
  if (gtk_widget_get_visible (self->problem))
    return;
  if (!way_session_keep_scores (self->session, self->scoring, accept, &error))
    {
      show_problem (self, error->message);
      return;
    }
  way_score_panel_end (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
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
  way_score_panel_end (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
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
 * Begins a round without answers.
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
  WayMap *map = way_session_get_map (session);
  int     i, first = -1;

  g_return_val_if_fail (WAY_IS_SCORE_PANEL (self), FALSE);

  way_score_panel_end (self);
  g_set_object (&self->session, session);
  self->step = step != NULL ? g_strdup (way_item_get_id (step)) : NULL;
  self->card = card != NULL ? g_strdup (way_item_get_id (card)) : NULL;
  self->persona = g_strdup (persona_id);
  for (i = 0; i < 3; i++)
    {
      gboolean can = way_scoring_can_be (map, get_about (self, i), i);

      gtk_widget_set_sensitive (self->whats[i], can);
      /* Whoever selected a card means the card. */
      if (can && first <= 0)
        first = i;
    }
  if (!choose (self, MAX (0, first), error))
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->whats[MAX (0, first)]), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->group_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->answers_entry), "");

  return TRUE;
}

/**
 * way_score_panel_end:
 * @self: a score panel
 *
 * Forgets a round that goes on.
 */
void
way_score_panel_end (WayScorePanel *self)
{
  g_return_if_fail (WAY_IS_SCORE_PANEL (self));

  g_clear_pointer (&self->scoring, way_scoring_free);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->persona, g_free);
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
  g_clear_object (&self->session);

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
add_label (WayScorePanel *self,
           const char    *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);

  return label;
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

static GtkWidget *
add_button (WayScorePanel *self,
            const char    *label,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

static void
way_score_panel_init (WayScorePanel *self)
{
  static const char *const labels[] = { N_ ("Emotion"), N_ ("Importance"), N_ ("Satisfaction") };
  GtkWidget               *whats = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int                      i;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "sessionpage");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = add_label (self, "title-3");
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
  self->scale = add_label (self, "quiet");
  self->group_entry = add_entry (self, _ ("Group, for example Sales"), G_CALLBACK (group_entered_cb));
  self->answers_entry = add_entry (self, _ ("Answers"), G_CALLBACK (entered_cb));
  self->problem = add_label (self, "error");
  add_button (self, _ ("A_dd Answers"), G_CALLBACK (entered_cb));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Answers by group"), -1);
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->sum = add_label (self, "heading");
  self->accept_button = add_button (self, _ ("_Accept"), G_CALLBACK (accept_cb));
  gtk_widget_add_css_class (self->accept_button, "suggested-action");
  self->keep_button = add_button (self, _ ("_Keep Without Accepting"), G_CALLBACK (keep_cb));
  add_button (self, _ ("_Cancel"), G_CALLBACK (cancel_cb));
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
