/* links-bar.c - what is to be said about the records that a map is linked with */
#include "config.h"

#include "widgets/links/links-bar.h"

#include <glib/gi18n.h>

#include "journeys/records/links-unknown.h"
#include "widgets/links/differences-list.h"
#include "widgets/links/unknown-list.h"
#include "widgets/shared/wrap-layout.h"

typedef struct
{
  GtkWidget *row;
  GtkWidget *label;
  GtkWidget *details; /* opens what it is about */
  GtkWidget *act;
} Line;

struct _WayLinksBar
{
  GtkWidget parent_instance;

  /* template */
  Line       stale;
  Line       unknown;
  GtkWidget *differences;
  GtkWidget *unknown_list;
};

enum
{
  SIGNAL_REFRESH,
  SIGNAL_ANSWER,
  SIGNAL_SETTLE,
  SIGNAL_DISMISSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayLinksBar, way_links_bar, GTK_TYPE_WIDGET)

static void
set_line (WayLinksBar *self,
          Line        *line,
          const char  *text)
{
  gtk_widget_set_visible (line->row, text != NULL);
  if (text != NULL)
    {
      gtk_label_set_text (GTK_LABEL (line->label), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->stale.row) || gtk_widget_get_visible (self->unknown.row));
}

static void
refresh_cb (WayLinksBar *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->stale.details));
  g_signal_emit (self, signals[SIGNAL_REFRESH], 0);
}

static void
answer_cb (WayLinksBar *self)
{
  g_autoptr (GPtrArray) answers = way_differences_list_get_answers (WAY_DIFFERENCES_LIST (self->differences));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->stale.details));
  g_signal_emit (self, signals[SIGNAL_ANSWER], 0, answers);
}

/* What is chosen below, or all of it when nothing has to be chosen. */
static void
settle_cb (WayLinksBar *self)
{
  g_autoptr (GHashTable) choices = way_unknown_list_get_choices (WAY_UNKNOWN_LIST (self->unknown_list));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->unknown.details));
  g_signal_emit (self, signals[SIGNAL_SETTLE], 0, choices);
}

static void
dismiss_cb (WayLinksBar *self,
            GtkButton   *button)
{
  Line *line = gtk_widget_is_ancestor (GTK_WIDGET (button), self->stale.row) ? &self->stale : &self->unknown;

  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0, line == &self->stale);
  set_line (self, line, NULL);
}

static void
update_unknown (WayLinksBar *self)
{
  gboolean asks = way_unknown_list_asks (WAY_UNKNOWN_LIST (self->unknown_list));

  /* Where one of them may be a record that is there already, nothing is done unseen. */
  gtk_widget_set_visible (self->unknown.act, !asks);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->unknown.details), asks ? _ ("Take Over or _Match…") : _ ("_Choose…"));
}

static GtkWidget *
new_popover (WayLinksBar *self,
             GtkWidget   *content,
             const char  *label)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), content);
  g_signal_connect_object (popover, "show", G_CALLBACK (gtk_widget_grab_focus), content, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (popover, "links");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return popover;
}

static void
build_line (WayLinksBar *self,
            Line        *line,
            GtkWidget   *content,
            const char  *details,
            const char  *act,
            GCallback    callback)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  line->row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_set_layout_manager (line->row, way_wrap_layout_new (6));
  gtk_widget_add_css_class (line->row, "line");
  line->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (line->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line->label), 0);
  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_IMAGE, "icon-name", "way-link-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (words), line->label);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line->row), words);

  line->details = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (line->details), details);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (line->details), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (line->details), new_popover (self, content, details));
  line->act = gtk_button_new_with_mnemonic (act);
  gtk_widget_add_css_class (line->act, "suggested-action");
  g_signal_connect_object (line->act, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_tooltip_text (close, _ ("Not now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Not now"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (dismiss_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), line->details);
  gtk_box_append (GTK_BOX (buttons), line->act);
  gtk_box_append (GTK_BOX (buttons), close);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line->row), buttons);
  gtk_widget_set_visible (line->row, FALSE);
  gtk_widget_set_parent (line->row, GTK_WIDGET (self));
}

static void
way_links_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_links_bar_parent_class)->dispose (object);
}

static void
way_links_bar_class_init (WayLinksBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_links_bar_dispose;

  /**
   * WayLinksBar::refresh:
   *
   * What the map shows is to be brought up to date.
   */
  signals[SIGNAL_REFRESH] = g_signal_new ("refresh", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayLinksBar::answer:
   * @answers: (element-type WayLinkAnswer): what to do about each difference
   *
   * Some of what changed is to be refreshed, kept, or written into the records.
   */
  signals[SIGNAL_ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * WayLinksBar::settle:
   * @choices: id of a link on the map → id of the record it is, or "" to take it over
   *
   * What the records do not have is to be taken over or matched.
   */
  signals[SIGNAL_SETTLE] = g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  /**
   * WayLinksBar::dismissed:
   * @stale: whether it was the line about records that changed, or that about unknown ones
   *
   * The user does not want to see it now.
   */
  signals[SIGNAL_DISMISSED] = g_signal_new ("dismissed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "linksbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_links_bar_init (WayLinksBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->differences = way_differences_list_new ();
  self->unknown_list = way_unknown_list_new ();
  build_line (self, &self->stale, self->differences, _ ("_Choose…"), _ ("_Refresh"), G_CALLBACK (refresh_cb));
  build_line (self, &self->unknown, self->unknown_list, _ ("Take Over or _Match…"), _ ("_Take Over"), G_CALLBACK (settle_cb));
  g_signal_connect_object (self->differences, "answer", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unknown_list, "settle", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Linked records"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_links_bar_new:
 *
 * Returns: (transfer floating): a bar that says nothing yet
 */
GtkWidget *
way_links_bar_new (void)
{
  return g_object_new (WAY_TYPE_LINKS_BAR, NULL);
}

/**
 * way_links_bar_set_stale:
 * @self: a bar
 * @stale: (nullable) (element-type WayStaleLink): links whose records say something else now
 *
 * Says how many records have changed, and shows in what.
 */
void
way_links_bar_set_stale (WayLinksBar *self,
                         GPtrArray   *stale)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_LINKS_BAR (self));

  if (stale != NULL && stale->len > 0)
    {
      text = g_strdup_printf (g_dngettext (NULL, "%u linked record has changed since.", "%u linked records have changed since.", stale->len),
                              stale->len);
      way_differences_list_fill (WAY_DIFFERENCES_LIST (self->differences), stale);
    }
  set_line (self, &self->stale, text);
}

/**
 * way_links_bar_set_unknown:
 * @self: a bar
 * @unknown: (nullable) (element-type WayUnknownLink): links whose records are not there
 *
 * Says how many records are missing, and lets them be taken over or matched. What was made on this map
 * only is no reason to say anything, and can be chosen beside the others.
 */
void
way_links_bar_set_unknown (WayLinksBar *self,
                           GPtrArray   *unknown)
{
  g_autofree char *text = NULL;
  guint            i, n = 0;

  g_return_if_fail (WAY_IS_LINKS_BAR (self));

  for (i = 0; unknown != NULL && i < unknown->len; i++)
    n += !((WayUnknownLink *)g_ptr_array_index (unknown, i))->local;
  if (n > 0)
    {
      text = g_strdup_printf (g_dngettext (NULL, "%u record on this map is not among yours.", "%u records on this map are not among yours.", n), n);
      way_unknown_list_fill (WAY_UNKNOWN_LIST (self->unknown_list), unknown);
      update_unknown (self);
    }
  set_line (self, &self->unknown, text);
}

/**
 * way_links_bar_show_details:
 * @self: a bar
 *
 * Opens what the first line is about.
 *
 * Returns: whether there is one
 */
gboolean
way_links_bar_show_details (WayLinksBar *self)
{
  Line *line;

  g_return_val_if_fail (WAY_IS_LINKS_BAR (self), FALSE);

  line = gtk_widget_get_visible (self->stale.row) ? &self->stale : &self->unknown;
  if (!gtk_widget_get_visible (line->row))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (line->details));

  return TRUE;
}
