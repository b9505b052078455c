/* vote-setup.c - what a vote is about, before it begins */
#include "config.h"

#include "widgets/session/vote-setup.h"

#include <glib/gi18n.h>

#include "widgets/session/page-parts.h"

struct _WayVoteSetup
{
  GtkWidget parent_instance;

  /* owned */
  char **people;

  /* template */
  GtkWidget *box;
  GtkWidget *name_entry;
  GtkWidget *dots_spin;
  GtkWidget *voters_spin;
  GtkWidget *secret_check;
  GtkWidget *voters_label;
};

enum
{
  SIGNAL_STARTED,
  SIGNAL_CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayVoteSetup, way_vote_setup, GTK_TYPE_WIDGET)

/**
 * way_vote_setup_begin:
 * @self: a setup
 * @people: who is there; nobody: their number is asked for
 * @which: which cards are voted on
 *
 * Asks anew.
 */
void
way_vote_setup_begin (WayVoteSetup      *self,
                      const char *const *people,
                      const char        *which)
{
  g_autofree char *names = g_strjoinv (", ", (char **)people);
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_VOTE_SETUP (self));

  g_strfreev (self->people);
  self->people = g_strdupv ((char **)people);
  gtk_widget_set_visible (gtk_widget_get_parent (self->voters_spin), people[0] == NULL);
  /* TRANSLATORS: which cards, then the names of those who vote */
  text = people[0] != NULL ? g_strdup_printf (_ ("%s In turn: %s."), which, names) : g_strdup (which);
  gtk_label_set_text (GTK_LABEL (self->voters_label), text);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
}

/* Those who are there, or so many without a name. */
static char **
dup_voters (WayVoteSetup *self)
{
  int    n, i;
  char **voters;

  if (self->people != NULL && self->people[0] != NULL)
    return g_strdupv (self->people);
  n = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->voters_spin));
  voters = g_new0 (char *, n + 1);
  for (i = 0; i < n; i++)
    voters[i] = g_strdup_printf (_ ("Voter %d"), i + 1);

  return voters;
}

/**
 * way_vote_setup_new_ballot:
 * @self: a setup
 *
 * Returns: (transfer full): a ballot as it was set up
 */
WayBallot *
way_vote_setup_new_ballot (WayVoteSetup *self)
{
  g_auto (GStrv) voters = dup_voters (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));

  return way_ballot_new (*name != '\0' ? name : _ ("Vote"), gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->dots_spin)),
                         gtk_check_button_get_active (GTK_CHECK_BUTTON (self->secret_check)), (const char *const *)voters);
}

static void
start_cb (WayVoteSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_STARTED], 0);
}

static void
cancel_cb (WayVoteSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_VOTE_SETUP (widget)->name_entry);
}

static void
way_vote_setup_dispose (GObject *object)
{
  WayVoteSetup *self = WAY_VOTE_SETUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->people, g_strfreev);

  G_OBJECT_CLASS (way_vote_setup_parent_class)->dispose (object);
}

static void
way_vote_setup_class_init (WayVoteSetupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_vote_setup_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;

  /**
   * WayVoteSetup::started:
   *
   * The vote should begin.
   */
  signals[SIGNAL_STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayVoteSetup::cancelled:
   *
   * There should be no vote.
   */
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_spin (WayVoteSetup *self,
          const char   *text,
          int           highest,
          int           value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, highest, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (self->box), box);

  return spin;
}

static void
way_vote_setup_init (WayVoteSetup *self)
{
  GtkWidget *secret;

  self->box = way_page_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  way_page_add_label (self->box, _ ("Vote"), "title-3");
  self->name_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name_entry), _ ("What is the question?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is the question?"), -1);
  g_signal_connect_object (self->name_entry, "activate", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->name_entry);
  self->dots_spin = add_spin (self, _ ("Dots per person"), 100, 3);
  self->voters_spin = add_spin (self, _ ("Voters"), 99, 6);
  self->secret_check = gtk_check_button_new ();
  secret = gtk_label_new_with_mnemonic (_ ("_Secret ballot: only totals are kept"));
  gtk_label_set_wrap (GTK_LABEL (secret), TRUE);
  gtk_label_set_xalign (GTK_LABEL (secret), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->secret_check), secret);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->secret_check), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->secret_check);
  self->voters_label = way_page_add_label (self->box, "", "quiet");
  way_page_add_button (self->box, _ ("Start _Voting"), "suggested-action", G_CALLBACK (start_cb), self);
  way_page_add_button (self->box, _ ("_Cancel"), NULL, G_CALLBACK (cancel_cb), self);
}

/**
 * way_vote_setup_new:
 *
 * Returns: (transfer floating): questions before a vote
 */
GtkWidget *
way_vote_setup_new (void)
{
  return g_object_new (WAY_TYPE_VOTE_SETUP, NULL);
}
