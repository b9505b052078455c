/* session-panel.c - the side page of a session: one of minutes, vote and scores */
#include "config.h"

#include "widgets/session/session-panel.h"

struct _WaySessionPanel
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *stack;
  GtkWidget *minutes;
  GtkWidget *vote;
  GtkWidget *score;
};

G_DEFINE_FINAL_TYPE (WaySessionPanel, way_session_panel, GTK_TYPE_WIDGET)

static void
way_session_panel_dispose (GObject *object)
{
  g_clear_pointer (&WAY_SESSION_PANEL (object)->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (way_session_panel_parent_class)->dispose (object);
}

static void
way_session_panel_class_init (WaySessionPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_session_panel_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sessionpanel");
}

static void
show_minutes (WaySessionPanel *self)
{
  way_session_panel_show (self, self->minutes);
}

static void
add_scrolled (WaySessionPanel *self,
              GtkWidget       *panel)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), panel);
  gtk_stack_add_child (GTK_STACK (self->stack), scroller);
  g_signal_connect_object (panel, "closed", G_CALLBACK (show_minutes), self, G_CONNECT_SWAPPED);
}

static void
way_session_panel_init (WaySessionPanel *self)
{
  self->stack = gtk_stack_new ();
  self->minutes = way_minutes_panel_new ();
  self->vote = way_vote_panel_new ();
  self->score = way_score_panel_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->minutes);
  add_scrolled (self, self->vote);
  add_scrolled (self, self->score);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * way_session_panel_new:
 *
 * Returns: (transfer floating): a panel that shows minutes
 */
GtkWidget *
way_session_panel_new (void)
{
  return g_object_new (WAY_TYPE_SESSION_PANEL, NULL);
}

/**
 * way_session_panel_get_minutes:
 * @self: a session panel
 *
 * Returns: (transfer none): its minutes
 */
WayMinutesPanel *
way_session_panel_get_minutes (WaySessionPanel *self)
{
  return WAY_MINUTES_PANEL (self->minutes);
}

/**
 * way_session_panel_get_vote:
 * @self: a session panel
 *
 * Returns: (transfer none): its vote
 */
WayVotePanel *
way_session_panel_get_vote (WaySessionPanel *self)
{
  return WAY_VOTE_PANEL (self->vote);
}

/**
 * way_session_panel_get_score:
 * @self: a session panel
 *
 * Returns: (transfer none): its round of scores
 */
WayScorePanel *
way_session_panel_get_score (WaySessionPanel *self)
{
  return WAY_SCORE_PANEL (self->score);
}

/**
 * way_session_panel_show:
 * @self: a session panel
 * @panel: its minutes, vote or scores
 */
void
way_session_panel_show (WaySessionPanel *self,
                        GtkWidget       *panel)
{
  g_return_if_fail (WAY_IS_SESSION_PANEL (self));

  gtk_stack_set_visible_child (GTK_STACK (self->stack), panel == self->minutes ? panel : gtk_widget_get_ancestor (panel, GTK_TYPE_SCROLLED_WINDOW));
}
