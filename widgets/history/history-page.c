/* history-page.c - every step by its name, and the way to any of them */
#include "config.h"

#include "widgets/history/history-page.h"

#include <glib/gi18n.h>

#include "widgets/history/history-line.h"
#include "widgets/history/history-model.h"

struct _WayHistoryPage
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history; /* or NULL */
  GPtrArray  *bound;   /* of GtkListItem, borrowed: the rows there are */

  /* template */
  GtkWidget *box;
  GtkWidget *list;

  /* state */
  guint64  saved;
  guint    idle;
  gboolean focusing; /* the row of now is wanted, with the keys */
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayHistoryPage, way_history_page, GTK_TYPE_WIDGET)

/* Rows. */

static GtkWidget *
new_mark (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "mark");

  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  /* TRANSLATORS: beside a step: this is what is in the file */
  gtk_box_append (GTK_BOX (box), new_mark (_ ("Saved")));
  /* TRANSLATORS: beside a step: this is how the map is now */
  gtk_box_append (GTK_BOX (box), new_mark (_ ("Now")));
  gtk_list_item_set_child (list_item, box);
}

static void
show_row (WayHistoryPage *self,
          GtkListItem    *list_item)
{
  GtkWidget  *box = gtk_list_item_get_child (list_item);
  GtkWidget  *label = gtk_widget_get_first_child (box);
  GtkWidget  *saved = gtk_widget_get_next_sibling (label);
  GtkWidget  *now = gtk_widget_get_next_sibling (saved);
  guint       place = way_history_line_get_place (gtk_list_item_get_item (list_item));
  guint       current = way_history_get_place (self->history);
  const char *text = place > 0 ? way_history_get_nth_label (self->history, place - 1) : _ ("As it was at first");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_visible (saved, way_history_get_nth_serial (self->history, place) == self->saved);
  gtk_widget_set_visible (now, place == current);
  if (place > current)
    gtk_widget_add_css_class (box, "undone");
  else
    gtk_widget_remove_css_class (box, "undone");
  if (place == current)
    gtk_widget_add_css_class (box, "now");
  else
    gtk_widget_remove_css_class (box, "now");
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         WayHistoryPage     *self)
{
  g_ptr_array_add (self->bound, list_item);
  show_row (self, list_item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           WayHistoryPage     *self)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

/* Rows that are seen are few, however long the list. */
static void
show_rows (WayHistoryPage *self)
{
  guint i;

  for (i = 0; i < self->bound->len; i++)
    show_row (self, g_ptr_array_index (self->bound, i));
}

/* The state of now. */

static void
focus_row (WayHistoryPage *self)
{
  guint i;

  for (i = 0; i < self->bound->len; i++)
    {
      GtkListItem *list_item = g_ptr_array_index (self->bound, i);

      if (way_history_line_get_place (gtk_list_item_get_item (list_item)) == way_history_get_place (self->history))
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
    }
}

static gboolean
reveal_cb (gpointer data)
{
  WayHistoryPage *self = data;

  self->idle = 0;
  if (self->history == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  show_rows (self);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", way_history_get_place (self->history));
  if (self->focusing)
    focus_row (self);
  self->focusing = FALSE;

  return G_SOURCE_REMOVE;
}

static void
queue_reveal (WayHistoryPage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_cb, self, NULL);
}

static void
way_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (way_history_page_parent_class)->map (widget);
  queue_reveal (WAY_HISTORY_PAGE (widget));
}

static void
activate_cb (WayHistoryPage *self,
             guint           place)
{
  if (self->history != NULL && place != way_history_get_place (self->history))
    g_signal_emit (self, signals[SIGNAL_GO_TO], 0, place);
}

static void
way_history_page_dispose (GObject *object)
{
  WayHistoryPage *self = WAY_HISTORY_PAGE (object);

  way_history_page_set_history (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_history_page_parent_class)->dispose (object);
}

static void
way_history_page_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_HISTORY_PAGE (object)->bound);

  G_OBJECT_CLASS (way_history_page_parent_class)->finalize (object);
}

static void
way_history_page_class_init (WayHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_history_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_history_page_finalize;
  widget_class->map = way_history_page_map;

  /**
   * WayHistoryPage::go-to:
   * @place: after how many steps
   *
   * The map is wanted in that state.
   */
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "historypage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_history_page_init (WayHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_ ("A step takes you there. What comes after it stays in the list until you do something else."));

  self->bound = g_ptr_array_new ();
  self->saved = G_MAXUINT64;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (NULL, g_steal_pointer (&factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "quiet");
  gtk_widget_add_css_class (hint, "page-head");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), hint);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
}

/**
 * way_history_page_new:
 *
 * Returns: (transfer floating): a page that shows nothing
 */
GtkWidget *
way_history_page_new (void)
{
  return g_object_new (WAY_TYPE_HISTORY_PAGE, NULL);
}

/**
 * way_history_page_set_history:
 * @self: a page
 * @history: (nullable): the history to show
 *
 * Shows the steps of a map.
 */
void
way_history_page_set_history (WayHistoryPage *self,
                              WayHistory     *history)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  g_return_if_fail (WAY_IS_HISTORY_PAGE (self));

  if (self->history == history)
    return;
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_set_object (&self->history, history);
  if (history == NULL)
    return;
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (way_history_model_new (history))));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), model);
  g_signal_connect_object (history, "changed", G_CALLBACK (queue_reveal), self, G_CONNECT_SWAPPED);
}

/**
 * way_history_page_set_saved:
 * @self: a page
 * @serial: the number of the state that is in the file; G_MAXUINT64 for none
 *
 * Marks the saved state.
 */
void
way_history_page_set_saved (WayHistoryPage *self,
                            guint64         serial)
{
  g_return_if_fail (WAY_IS_HISTORY_PAGE (self));

  if (self->saved == serial)
    return;
  self->saved = serial;
  if (self->history != NULL)
    show_rows (self);
}

/**
 * way_history_page_focus_now:
 * @self: a page that is shown
 *
 * Puts the keyboard focus on the state that the map is in.
 */
void
way_history_page_focus_now (WayHistoryPage *self)
{
  g_return_if_fail (WAY_IS_HISTORY_PAGE (self));

  self->focusing = TRUE;
  queue_reveal (self);
}
