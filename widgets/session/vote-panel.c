/* vote-panel.c - a vote with dots, from the question to the ranking
 *
 * A page to set it up, then for each voter one that asks for the keyboard and one with
 * the cards, at last the ranking. Before the last has voted no page tells what others did.
 *
 * The vote is on the map; a turn that is taken back or done again is followed from there.
 */
#include "config.h"

#include "widgets/session/vote-panel.h"

#include <glib/gi18n.h>

#include "widgets/session/page-parts.h"
#include "widgets/session/vote-cards.h"
#include "widgets/session/vote-ranking.h"
#include "widgets/session/vote-setup.h"

struct _WayVotePanel
{
  GtkWidget parent_instance;

  /* owned */
  WaySession *session; /* or NULL: none goes on */
  WayBallot  *ballot;  /* NULL before the round begins */
  GPtrArray  *cards;   /* of ids */

  /* template */
  GtkWidget *stack;
  GtkWidget *setup;
  GtkWidget *pass_label;
  GtkWidget *pass_button;
  GtkWidget *turn_label;
  GtkWidget *left_label;
  GtkWidget *list; /* of cards */
  GtkWidget *ranking;
  GtkWidget *result_label;
  GtkWidget *close_button;

  /* state */
  gboolean casting; /* the map changes because of what is done here */
};

enum
{
  SIGNAL_PICKING,
  SIGNAL_CLOSED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayVotePanel, way_vote_panel, GTK_TYPE_WIDGET)

static gboolean
is_page (WayVotePanel *self,
         const char   *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), name) == 0;
}

static void
show_page (WayVotePanel *self,
           const char   *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  g_signal_emit (self, signals[SIGNAL_PICKING], 0, g_str_equal (name, "turn"));
}

static void
tell_problem (WayVotePanel *self,
              const char   *message)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
show_left (WayVotePanel *self)
{
  g_autofree char *text = NULL;
  int              left;

  way_ballot_forget_gone (self->ballot, way_session_get_map (self->session));
  left = way_ballot_get_left (self->ballot);
  text = g_strdup_printf (g_dngettext (NULL, "%d dot left", "%d dots left", left), left);
  gtk_label_set_text (GTK_LABEL (self->left_label), text);
}

/**
 * way_vote_panel_give:
 * @self: a vote panel
 * @card_id: the id of a card
 *
 * Gives a dot of whose turn it is, if that card is voted on and one is left.
 *
 * Returns: whether it was given
 */
gboolean
way_vote_panel_give (WayVotePanel *self,
                     const char   *card_id)
{
  g_return_val_if_fail (WAY_IS_VOTE_PANEL (self), FALSE);

  return is_page (self, "turn") && way_vote_cards_give (WAY_VOTE_CARDS (self->list), card_id);
}

static void
forget_ballot (WayVotePanel *self)
{
  way_vote_cards_set_ballot (WAY_VOTE_CARDS (self->list), NULL, NULL, NULL);
  g_clear_pointer (&self->ballot, way_ballot_free);
}

/* The keyboard goes to the next; nothing of what was chosen is to be seen. */
static void
show_pass (WayVotePanel *self)
{
  const char      *voter = way_ballot_get_voter (self->ballot);
  g_autofree char *text = NULL;

  /* TRANSLATORS: a name, then which of how many voters it is */
  text = g_strdup_printf (_ ("%s, it is your turn (%d of %d)."), voter, way_ballot_get_turn (self->ballot) + 1, way_ballot_n_voters (self->ballot));
  gtk_label_set_text (GTK_LABEL (self->pass_label), text);
  way_vote_cards_update (WAY_VOTE_CARDS (self->list));
  show_page (self, "pass");
  if (gtk_widget_get_mapped (self->pass_button))
    gtk_widget_grab_focus (self->pass_button);
}

static void
show_result (WayVotePanel *self)
{
  gtk_label_set_text (GTK_LABEL (self->result_label), way_ballot_get_name (self->ballot));
  way_vote_ranking_show (WAY_VOTE_RANKING (self->ranking), self->ballot, way_session_get_map (self->session));
  show_page (self, "result");
  gtk_widget_grab_focus (self->close_button);
}

static void
start_turn_cb (WayVotePanel *self)
{
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s · %s", way_ballot_get_name (self->ballot), way_ballot_get_voter (self->ballot));
  gtk_label_set_text (GTK_LABEL (self->turn_label), title);
  show_left (self);
  way_vote_cards_update (WAY_VOTE_CARDS (self->list));
  show_page (self, "turn");
  gtk_widget_grab_focus (self->list);
}

static void
take_cards (WayVotePanel *self,
            WayItem      *open)
{
  g_auto (GStrv) ids = g_strsplit (way_item_get_text (open, "cards"), " ", -1);
  int i;

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      g_ptr_array_add (self->cards, g_strdup (ids[i]));
  way_vote_cards_set_ballot (WAY_VOTE_CARDS (self->list), self->ballot, way_session_get_map (self->session), self->cards);
}

/* What the map says of the vote. Returns whether there is one. */
static gboolean
load (WayVotePanel *self)
{
  WayItem   *open = way_ballot_find_open (way_session_get_map (self->session));
  WayBallot *ballot = open != NULL ? way_ballot_new_from_open (open) : NULL;

  if (ballot == NULL)
    return FALSE;
  forget_ballot (self);
  self->ballot = ballot;
  take_cards (self, open);
  show_pass (self);

  return TRUE;
}

static void
done_cb (WayVotePanel *self)
{
  g_autoptr (GError) error = NULL;
  gboolean kept;

  self->casting = TRUE;
  kept = way_session_cast (self->session, self->ballot, &error);
  self->casting = FALSE;
  if (!kept)
    tell_problem (self, error->message);
  if (way_ballot_is_complete (self->ballot))
    show_result (self);
  else
    show_pass (self);
}

static void
started_cb (WayVotePanel *self)
{
  g_autoptr (WayBallot) ballot = way_vote_setup_new_ballot (WAY_VOTE_SETUP (self->setup));
  g_autoptr (GError) error = NULL;
  gboolean kept;

  self->casting = TRUE;
  kept = way_session_start_vote (self->session, ballot, self->cards, &error);
  self->casting = FALSE;
  if (!kept)
    tell_problem (self, error->message);
  else
    load (self);
}

static void
close_panel (WayVotePanel *self)
{
  forget_ballot (self);
  way_vote_ranking_show (WAY_VOTE_RANKING (self->ranking), NULL, NULL);
  show_page (self, "setup");
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
give_up_cb (WayVotePanel *self)
{
  WayItem *open = way_ballot_find_open (way_session_get_map (self->session));
  g_autoptr (GError) error = NULL;

  self->casting = TRUE;
  if (open != NULL && !way_session_give_up (self->session, open, &error))
    tell_problem (self, error->message);
  self->casting = FALSE;
  close_panel (self);
}

/* Something was taken back or done again. */
static void
map_changed_cb (WayVotePanel    *self,
                const WayChange *change)
{
  WayItem *open;

  if (self->casting || way_item_get_kind (change->item) != WAY_KIND_OPEN_VOTE)
    return;
  open = way_ballot_find_open (way_session_get_map (self->session));
  if (open == NULL && self->ballot != NULL && !way_ballot_is_complete (self->ballot))
    close_panel (self);
  else if (open == NULL || self->ballot == NULL)
    return;
  else if (change->type == WAY_CHANGE_SET && change->field == way_kind_find_field (WAY_KIND_OPEN_VOTE, "cards"))
    take_cards (self, open);
  else
    load (self);
}

static void
follow (WayVotePanel *self,
        WaySession   *session)
{
  if (session == self->session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (way_session_get_map (self->session), self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (way_session_get_map (session), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * way_vote_panel_dup_asked:
 * @self: a vote panel
 *
 * Returns: (transfer full) (nullable): what the room should know: the question, and whose
 *   turn it is or what came of it; NULL: there is no vote
 */
char *
way_vote_panel_dup_asked (WayVotePanel *self)
{
  g_return_val_if_fail (WAY_IS_VOTE_PANEL (self), NULL);

  return self->ballot != NULL && !is_page (self, "setup") ? way_vote_ranking_dup_asked (self->ballot, way_session_get_map (self->session)) : NULL;
}

/**
 * way_vote_panel_resume:
 * @self: a vote panel
 * @session: the session
 *
 * Goes on with a vote that is not finished.
 *
 * Returns: whether there is one
 */
gboolean
way_vote_panel_resume (WayVotePanel *self,
                       WaySession   *session)
{
  WayItem *open;

  g_return_val_if_fail (WAY_IS_VOTE_PANEL (self), FALSE);

  follow (self, session);
  open = way_ballot_find_open (way_session_get_map (session));
  /* Whose turn it is goes on where it was. */
  if (open != NULL && self->ballot != NULL && way_ballot_get_turn (self->ballot) == way_item_get_int (open, "n", 0))
    return TRUE;

  return load (self);
}

/**
 * way_vote_panel_begin:
 * @self: a vote panel
 * @session: the session
 * @cards: (element-type utf8): ids of the cards that are voted on
 * @which: which they are, in words
 *
 * Asks what the vote is about.
 */
void
way_vote_panel_begin (WayVotePanel *self,
                      WaySession   *session,
                      GPtrArray    *cards,
                      const char   *which)
{
  g_auto (GStrv) people = NULL;

  g_return_if_fail (WAY_IS_VOTE_PANEL (self));

  forget_ballot (self);
  follow (self, session);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = g_ptr_array_ref (cards);
  people = way_session_dup_people (session);
  way_vote_setup_begin (WAY_VOTE_SETUP (self->setup), (const char *const *)people, which);
  show_page (self, "setup");
  gtk_widget_grab_focus (self->setup);
}

/**
 * way_vote_panel_end:
 * @self: a vote panel
 *
 * The session is over. A vote that is not finished stays on the map.
 */
void
way_vote_panel_end (WayVotePanel *self)
{
  g_return_if_fail (WAY_IS_VOTE_PANEL (self));

  follow (self, NULL);
  forget_ballot (self);
  way_vote_ranking_show (WAY_VOTE_RANKING (self->ranking), NULL, NULL);
  show_page (self, "setup");
}

static void
way_vote_panel_dispose (GObject *object)
{
  WayVotePanel *self = WAY_VOTE_PANEL (object);

  follow (self, NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->ballot, way_ballot_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);

  G_OBJECT_CLASS (way_vote_panel_parent_class)->dispose (object);
}

static void
way_vote_panel_class_init (WayVotePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_vote_panel_dispose;

  /**
   * WayVotePanel::picking:
   * @picking: whether a click on a card of the map should give it a dot
   */
  signals[SIGNAL_PICKING] = g_signal_new ("picking", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * WayVotePanel::closed:
   *
   * The round is over, or was given up.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayVotePanel::problem:
   * @message: what the user should know
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "votepanel");
}

static GtkWidget *
add_page (WayVotePanel *self,
          const char   *name)
{
  GtkWidget *page = way_page_new ();

  gtk_stack_add_named (GTK_STACK (self->stack), page, name);

  return page;
}

static void
build_turn (WayVotePanel *self)
{
  GtkWidget *page = add_page (self, "turn");

  self->turn_label = way_page_add_label (page, "", "heading");
  self->left_label = way_page_add_label (page, "", "title-3");
  self->list = way_vote_cards_new ();
  g_signal_connect_object (self->list, "changed", G_CALLBACK (show_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "problem", G_CALLBACK (tell_problem), self, G_CONNECT_SWAPPED);
  way_page_add_button (page, _ ("_Done, Next"), "suggested-action", G_CALLBACK (done_cb), self);
  gtk_box_append (GTK_BOX (page), self->list);
  way_page_add_label (page, _ ("Enter, + or a click on a card gives a dot, − takes it back."), "quiet");
  way_page_add_button (page, _ ("_Give Up the Vote"), NULL, G_CALLBACK (give_up_cb), self);
}

static void
way_vote_panel_init (WayVotePanel *self)
{
  GtkWidget *page;

  self->stack = gtk_stack_new ();
  /* Else it is as wide as the words of other pages are in one line. */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->setup = way_vote_setup_new ();
  g_signal_connect_object (self->setup, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->setup, "cancelled", G_CALLBACK (close_panel), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), self->setup, "setup");
  build_turn (self);

  page = add_page (self, "pass");
  self->pass_label = way_page_add_label (page, "", "title-3");
  way_page_add_label (page, _ ("Nobody sees what the others chose before the last has voted."), "quiet");
  self->pass_button = way_page_add_button (page, _ ("_Begin"), "suggested-action", G_CALLBACK (start_turn_cb), self);
  way_page_add_button (page, _ ("_Give Up the Vote"), NULL, G_CALLBACK (give_up_cb), self);

  page = add_page (self, "result");
  self->result_label = way_page_add_label (page, "", "title-3");
  self->ranking = way_vote_ranking_new ();
  gtk_box_append (GTK_BOX (page), self->ranking);
  self->close_button = way_page_add_button (page, _ ("_Close"), "suggested-action", G_CALLBACK (close_panel), self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "setup");
}

/**
 * way_vote_panel_new:
 *
 * Returns: (transfer floating): a panel without a vote
 */
GtkWidget *
way_vote_panel_new (void)
{
  return g_object_new (WAY_TYPE_VOTE_PANEL, NULL);
}
