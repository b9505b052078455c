/* vote-panel.c - a vote with dots, from the question to the ranking
 *
 * A page to set it up, then for each voter one that asks for the keyboard and one with
 * the cards, at last the ranking. Before the last has voted no page tells what others did.
 */
#include "config.h"

#include "widgets/session/vote-panel.h"

#include <glib/gi18n.h>

#include "widgets/session/vote-cards.h"
#include "widgets/session/vote-words.h"

struct _WayVotePanel
{
  GtkWidget parent_instance;

  /* owned */
  WaySession *session;
  WayBallot  *ballot; /* NULL before the round begins */
  GPtrArray  *cards;  /* of ids */

  /* template */
  GtkWidget *stack;
  GtkWidget *name_entry;
  GtkWidget *dots_spin;
  GtkWidget *secret_check;
  GtkWidget *voters_box;
  GtkWidget *voters_spin;
  GtkWidget *voters_label;
  GtkWidget *pass_label;
  GtkWidget *pass_button;
  GtkWidget *turn_label;
  GtkWidget *left_label;
  GtkWidget *done_button;
  GtkWidget *list; /* of cards */
  GtkWidget *ranking;
  GtkWidget *result_label;
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

static void
show_page (WayVotePanel *self,
           const char   *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  g_signal_emit (self, signals[SIGNAL_PICKING], 0, g_str_equal (name, "turn"));
}

static void
show_left (WayVotePanel *self)
{
  int              left = way_ballot_get_left (self->ballot);
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d dot left", "%d dots left", left), left);

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

  return way_vote_cards_give (WAY_VOTE_CARDS (self->list), card_id);
}

static void
forget_ballot (WayVotePanel *self)
{
  way_vote_cards_set_ballot (WAY_VOTE_CARDS (self->list), NULL, NULL, NULL);
  g_clear_pointer (&self->ballot, way_ballot_free);
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
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
  show_page (self, "pass");
  gtk_widget_grab_focus (self->pass_button);
}

static void
show_result (WayVotePanel *self)
{
  g_autoptr (GPtrArray) ranking = way_ballot_list_ranking (self->ballot, way_session_get_map (self->session));
  guint i;

  gtk_label_set_text (GTK_LABEL (self->result_label), way_ballot_get_name (self->ballot));
  clear_list (self->ranking);
  for (i = 0; i < ranking->len; i++)
    {
      const char      *id = g_ptr_array_index (ranking, i);
      int              total = way_ballot_get_total (self->ballot, id);
      GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget       *dots_label;
      GtkWidget       *words = way_vote_words_new (way_map_find (way_session_get_map (self->session), id), &dots_label);
      g_autofree char *place = g_strdup_printf ("%u", i + 1);
      g_autofree char *dots = way_vote_dup_dots (total);
      g_autofree char *number = g_strdup_printf ("%d", total);
      GtkWidget       *label = gtk_label_new (place);
      GtkWidget       *total_label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "quiet");
      gtk_widget_add_css_class (total_label, "title-4");
      gtk_label_set_text (GTK_LABEL (dots_label), dots);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), words);
      gtk_box_append (GTK_BOX (box), total_label);
      gtk_list_box_append (GTK_LIST_BOX (self->ranking), box);
    }
  show_page (self, "result");
}

static void
start_turn_cb (WayVotePanel *self)
{
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s · %s", way_ballot_get_name (self->ballot), way_ballot_get_voter (self->ballot));
  gtk_label_set_text (GTK_LABEL (self->turn_label), title);
  way_vote_cards_update (WAY_VOTE_CARDS (self->list));
  show_left (self);
  show_page (self, "turn");
  gtk_widget_grab_focus (self->list);
}

static void
done_cb (WayVotePanel *self)
{
  g_autoptr (GError) error = NULL;

  way_ballot_end_turn (self->ballot);
  way_vote_cards_update (WAY_VOTE_CARDS (self->list));
  if (!way_ballot_is_complete (self->ballot))
    {
      show_pass (self);
      return;
    }
  if (!way_session_close_vote (self->session, self->ballot, &error))
    g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, error->message);
  show_result (self);
}

/* Those who are there, or so many without a name. */
static char **
dup_voters (WayVotePanel *self)
{
  char **people = way_session_dup_people (self->session);
  int    n, i;
  char **voters;

  if (people[0] != NULL)
    return people;
  g_strfreev (people);
  n = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->voters_spin));
  voters = g_new0 (char *, n + 1);
  for (i = 0; i < n; i++)
    voters[i] = g_strdup_printf (_ ("Voter %d"), i + 1);

  return voters;
}

static void
start_round_cb (WayVotePanel *self)
{
  g_auto (GStrv) voters = dup_voters (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));

  forget_ballot (self);
  self->ballot = way_ballot_new (*name != '\0' ? name : _ ("Vote"), gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->dots_spin)),
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->secret_check)), (const char *const *)voters);
  way_vote_cards_set_ballot (WAY_VOTE_CARDS (self->list), self->ballot, way_session_get_map (self->session), self->cards);
  show_pass (self);
}

static void
close_cb (WayVotePanel *self)
{
  way_vote_panel_end (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/**
 * way_vote_panel_begin:
 * @self: a vote panel
 * @session: the session
 * @cards: (element-type utf8): ids of the cards that are voted on
 *
 * Asks what the vote is about. One that goes on already is shown instead.
 */
void
way_vote_panel_begin (WayVotePanel *self,
                      WaySession   *session,
                      GPtrArray    *cards)
{
  g_auto (GStrv) people = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_VOTE_PANEL (self));

  if (self->ballot != NULL && !way_ballot_is_complete (self->ballot))
    return;
  forget_ballot (self);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = g_ptr_array_ref (cards);
  people = way_session_dup_people (session);
  gtk_widget_set_visible (self->voters_box, people[0] == NULL);
  names = g_strjoinv (", ", people);
  text = g_strdup_printf (g_dngettext (NULL, "%u card.", "%u cards.", cards->len), cards->len);
  if (people[0] != NULL)
    {
      g_autofree char *cards_text = g_steal_pointer (&text);

      /* TRANSLATORS: how many cards, then the names of those who vote */
      text = g_strdup_printf (_ ("%s In turn: %s."), cards_text, names);
    }
  gtk_label_set_text (GTK_LABEL (self->voters_label), text);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  show_page (self, "setup");
  gtk_widget_grab_focus (self->name_entry);
}

/**
 * way_vote_panel_end:
 * @self: a vote panel
 *
 * Forgets a round that goes on.
 */
void
way_vote_panel_end (WayVotePanel *self)
{
  g_return_if_fail (WAY_IS_VOTE_PANEL (self));

  forget_ballot (self);
  clear_list (self->ranking);
  show_page (self, "setup");
}

static void
way_vote_panel_dispose (GObject *object)
{
  WayVotePanel *self = WAY_VOTE_PANEL (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->ballot, way_ballot_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->session);

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
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (page, "sessionpage");
  gtk_stack_add_named (GTK_STACK (self->stack), page, name);

  return page;
}

static GtkWidget *
add_label (GtkWidget  *page,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (page), label);

  return label;
}

static GtkWidget *
add_button (WayVotePanel *self,
            GtkWidget    *page,
            const char   *label,
            const char   *css_class,
            GCallback     callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), button);

  return button;
}

static GtkWidget *
add_spin (GtkWidget  *page,
          const char *text,
          int         lowest,
          int         highest,
          int         value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *spin = gtk_spin_button_new_with_range (lowest, highest, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (page), box);

  return spin;
}

static void
build_setup (WayVotePanel *self)
{
  GtkWidget *page = add_page (self, "setup");

  add_label (page, _ ("Vote"), "title-3");
  self->name_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name_entry), _ ("What is the question?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is the question?"), -1);
  g_signal_connect_object (self->name_entry, "activate", G_CALLBACK (start_round_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), self->name_entry);
  self->dots_spin = add_spin (page, _ ("Dots per person"), 1, 100, 3);
  self->voters_spin = add_spin (page, _ ("Voters"), 1, 99, 6);
  self->voters_box = gtk_widget_get_parent (self->voters_spin);
  self->secret_check = gtk_check_button_new_with_mnemonic (_ ("_Secret ballot: only totals are kept"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->secret_check), TRUE);
  gtk_box_append (GTK_BOX (page), self->secret_check);
  self->voters_label = add_label (page, "", "quiet");
  add_button (self, page, _ ("Start _Voting"), "suggested-action", G_CALLBACK (start_round_cb));
  add_button (self, page, _ ("_Cancel"), NULL, G_CALLBACK (close_cb));
}

static void
problem_cb (WayVotePanel *self,
            const char   *message)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
build_turn (WayVotePanel *self)
{
  GtkWidget *page = add_page (self, "turn");

  self->turn_label = add_label (page, "", "heading");
  self->left_label = add_label (page, "", "title-3");
  self->list = way_vote_cards_new ();
  g_signal_connect_object (self->list, "changed", G_CALLBACK (show_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  self->done_button = add_button (self, page, _ ("_Done, Next"), "suggested-action", G_CALLBACK (done_cb));
  gtk_box_append (GTK_BOX (page), self->list);
  add_label (page, _ ("Enter, + or a click on a card gives a dot, − takes it back."), "quiet");
  add_button (self, page, _ ("_Give Up the Vote"), NULL, G_CALLBACK (close_cb));
}

static void
way_vote_panel_init (WayVotePanel *self)
{
  GtkWidget *page;

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  build_setup (self);
  build_turn (self);

  page = add_page (self, "pass");
  self->pass_label = add_label (page, "", "title-3");
  add_label (page, _ ("Nobody sees what the others chose before the last has voted."), "quiet");
  self->pass_button = add_button (self, page, _ ("_Begin"), "suggested-action", G_CALLBACK (start_turn_cb));
  add_button (self, page, _ ("_Give Up the Vote"), NULL, G_CALLBACK (close_cb));

  page = add_page (self, "result");
  self->result_label = add_label (page, "", "title-3");
  self->ranking = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->ranking), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->ranking, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ranking), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Ranking"), -1);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->ranking), gtk_label_new (_ ("Nobody gave a dot.")));
  gtk_box_append (GTK_BOX (page), self->ranking);
  add_button (self, page, _ ("_Close"), "suggested-action", G_CALLBACK (close_cb));
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
