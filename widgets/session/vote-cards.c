/* vote-cards.c - the cards that are voted on, with the dots of whose turn it is */
#include "config.h"

#include "widgets/session/vote-cards.h"

#include <glib/gi18n.h>

#include "widgets/session/vote-words.h"

struct _WayVoteCards
{
  GtkWidget parent_instance;

  /* owned */
  WayMap     *map;
  GHashTable *names; /* how often each name is there, or NULL */

  /* borrowed */
  WayBallot *ballot; /* or NULL */

  /* template */
  GtkWidget *list;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayVoteCards, way_vote_cards, GTK_TYPE_WIDGET)

static GtkListBoxRow *
find_row (WayVoteCards *self,
          const char   *id)
{
  GtkListBoxRow *row;
  int            i;

  for (i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "card"), id) == 0)
      return row;

  return NULL;
}

/* The keyboard stays in the row. */
static void
let_press (GtkListBoxRow *row,
           const char    *which,
           gboolean       sensitive)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), which);

  if (!sensitive && gtk_widget_has_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_set_sensitive (button, sensitive);
}

static void
show_row (WayVoteCards  *self,
          GtkListBoxRow *row)
{
  const char      *id = g_object_get_data (G_OBJECT (row), "card");
  int              given = way_ballot_get_given (self->ballot, id);
  g_autofree char *dots = way_vote_dup_dots (given);
  g_autofree char *name = way_vote_dup_name (self->map, id, self->names);
  g_autofree char *words = g_strdup_printf (g_dngettext (NULL, "%s, %d dot", "%s, %d dots", given), name, given);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "dots"), dots);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "dots"), given > 0);
  let_press (row, "less", given > 0);
  let_press (row, "more", way_ballot_get_left (self->ballot) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Whether a dot is left changes all. */
static void
show_change (WayVoteCards  *self,
             GtkListBoxRow *row,
             int            turning)
{
  if (way_ballot_get_left (self->ballot) == turning)
    way_vote_cards_update (self);
  else
    show_row (self, row);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_vote_cards_give:
 * @self: cards to vote on
 * @card_id: the id of a card
 *
 * Gives a dot of whose turn it is, if that card is voted on and one is left.
 *
 * Returns: whether it was given
 */
gboolean
way_vote_cards_give (WayVoteCards *self,
                     const char   *card_id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (WAY_IS_VOTE_CARDS (self), FALSE);

  row = self->ballot != NULL ? find_row (self, card_id) : NULL;
  if (row == NULL)
    return FALSE;
  if (!way_ballot_give (self->ballot, card_id))
    {
      g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, _ ("No dot is left. Take one back first, or press Done."));
      return FALSE;
    }
  show_change (self, row, 0);

  return TRUE;
}

static void
take (WayVoteCards  *self,
      GtkListBoxRow *row)
{
  if (!way_ballot_take (self->ballot, g_object_get_data (G_OBJECT (row), "card")))
    return;
  show_change (self, row, 1);
}

static void
row_activated_cb (WayVoteCards  *self,
                  GtkListBoxRow *row)
{
  way_vote_cards_give (self, g_object_get_data (G_OBJECT (row), "card"));
}

static GtkListBoxRow *
get_row_of (GtkWidget *widget)
{
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW));
}

static void
more_cb (WayVoteCards *self,
         GtkWidget    *button)
{
  row_activated_cb (self, get_row_of (button));
}

static void
less_cb (WayVoteCards *self,
         GtkWidget    *button)
{
  take (self, get_row_of (button));
}

static gboolean
list_key_cb (WayVoteCards *self,
             guint         keyval)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      row_activated_cb (self, GTK_LIST_BOX_ROW (row));
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
      take (self, GTK_LIST_BOX_ROW (row));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
new_sign_button (WayVoteCards *self,
                 const char   *icon,
                 const char   *label,
                 GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_row (WayVoteCards *self,
         const char   *id)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *dots;
  g_autofree char *name = way_vote_dup_name (self->map, id, self->names);
  GtkWidget       *words = way_vote_words_new (name, &dots);
  GtkWidget       *less = new_sign_button (self, "list-remove-symbolic", _ ("Take a dot back"), G_CALLBACK (less_cb));
  GtkWidget       *more = new_sign_button (self, "list-add-symbolic", _ ("Give a dot"), G_CALLBACK (more_cb));

  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), less);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "card", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (row), "dots", dots);
  g_object_set_data (G_OBJECT (row), "less", less);
  g_object_set_data (G_OBJECT (row), "more", more);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * way_vote_cards_update:
 * @self: cards to vote on
 *
 * Shows what whose turn it is has given. Of a turn that is over nothing is left, not
 * even for a screen reader.
 */
void
way_vote_cards_update (WayVoteCards *self)
{
  GtkListBoxRow *row;
  int            i;

  g_return_if_fail (WAY_IS_VOTE_CARDS (self));

  for (i = 0; self->ballot != NULL && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    show_row (self, row);
}

/**
 * way_vote_cards_set_ballot:
 * @self: cards to vote on
 * @ballot: (nullable): the vote, which must live until another is set
 * @map: (nullable): the map
 * @cards: (nullable) (element-type utf8): ids of the cards
 */
void
way_vote_cards_set_ballot (WayVoteCards *self,
                           WayBallot    *ballot,
                           WayMap       *map,
                           GPtrArray    *cards)
{
  GtkWidget *row;
  guint      i;

  g_return_if_fail (WAY_IS_VOTE_CARDS (self));

  self->ballot = ballot;
  g_set_object (&self->map, map);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->names, g_hash_table_unref);
  if (ballot != NULL)
    self->names = way_vote_count_names (map, cards);
  for (i = 0; ballot != NULL && i < cards->len; i++)
    add_row (self, g_ptr_array_index (cards, i));
  way_vote_cards_update (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (WAY_VOTE_CARDS (widget)->list), 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
way_vote_cards_dispose (GObject *object)
{
  WayVoteCards *self = WAY_VOTE_CARDS (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->map);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (way_vote_cards_parent_class)->dispose (object);
}

static void
way_vote_cards_class_init (WayVoteCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_vote_cards_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;

  /**
   * WayVoteCards::changed:
   *
   * A dot was given or taken back.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayVoteCards::problem:
   * @message: what the user should know
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_vote_cards_init (WayVoteCards *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cards to vote on"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, controller);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

/**
 * way_vote_cards_new:
 *
 * Returns: (transfer floating): no cards yet
 */
GtkWidget *
way_vote_cards_new (void)
{
  return g_object_new (WAY_TYPE_VOTE_CARDS, NULL);
}
