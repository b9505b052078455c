/* page-card.c - a part of a page: a heading, a few words beside it, and what it holds */
#include "config.h"

#include "widgets/records/pages/page-card.h"

#include <glib/gi18n.h>

struct _WayPageCard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *aside;
};

G_DEFINE_FINAL_TYPE (WayPageCard, way_page_card, GTK_TYPE_WIDGET)

static void
way_page_card_dispose (GObject *object)
{
  WayPageCard *self = WAY_PAGE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_page_card_parent_class)->dispose (object);
}

static void
way_page_card_class_init (WayPageCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_page_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pagecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_page_card_init (WayPageCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->aside = way_page_card_new_label (NULL, "caption");
  gtk_widget_add_css_class (self->aside, "quiet");
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * way_page_card_new:
 * @title: (nullable): what it is about, translated; NULL where what it holds says so
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
way_page_card_new (const char *title)
{
  WayPageCard *self = g_object_new (WAY_TYPE_PAGE_CARD, NULL);
  GtkWidget   *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* Names can be long, and what is done to which of them is not to be cut off. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "section");
  gtk_box_append (GTK_BOX (self->head), label);
  gtk_label_set_xalign (GTK_LABEL (self->aside), 1);
  gtk_label_set_justify (GTK_LABEL (self->aside), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_visible (self->aside, FALSE);
  gtk_box_append (GTK_BOX (self->head), self->aside);
  gtk_widget_set_visible (self->head, title != NULL);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * way_page_card_set_aside:
 * @self: a card
 * @text: (nullable): a few words beside the heading, translated
 *
 * Says what the card comes to.
 */
void
way_page_card_set_aside (WayPageCard *self,
                         const char  *text)
{
  gtk_label_set_text (GTK_LABEL (self->aside), text != NULL ? text : "");
  gtk_widget_set_visible (self->aside, text != NULL && *text != '\0');
}

/**
 * way_page_card_add_tail:
 * @self: a card
 * @widget: a small widget
 *
 * Puts something at the end of the line of the heading.
 */
void
way_page_card_add_tail (WayPageCard *self,
                        GtkWidget   *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), widget);
}

/**
 * way_page_card_append:
 * @self: a card
 * @child: a widget
 *
 * Adds something below what the card holds already.
 */
void
way_page_card_append (WayPageCard *self,
                      GtkWidget   *child)
{
  gtk_box_append (GTK_BOX (self->box), child);
}

/**
 * way_page_card_clear:
 * @box: a box in a card
 *
 * Takes all children out of it.
 */
void
way_page_card_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * way_page_card_is_new:
 * @box: a box in a card
 * @digest: all that its rows are to say
 *
 * Rows that would be the same are left as they are, with the focus that is in them.
 *
 * Returns: whether the box says something else, and its rows are to be made anew
 */
gboolean
way_page_card_is_new (GtkWidget  *box,
                      const char *digest)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "digest"), digest) == 0)
    return FALSE;
  g_object_set_data_full (G_OBJECT (box), "digest", g_strdup (digest), g_free);

  return TRUE;
}

static void
more_cb (GtkButton *button,
         gboolean  *all)
{
  *all = TRUE;
}

/**
 * way_page_card_new_more:
 * @n: how many rows there are
 * @all: whether all of them are shown; it becomes so, and has to live as long as @page
 * @update: a function of @page that shows its rows anew
 * @page: (type GObject): what the rows stand in
 *
 * Returns: (transfer floating): a button below the first rows that brings the others
 */
GtkWidget *
way_page_card_new_more (guint     n,
                        gboolean *all,
                        GCallback update,
                        gpointer  page)
{
  g_autofree char *label = g_strdup_printf (g_dngettext (NULL, "Show All %u", "Show All %u", n), n);
  GtkWidget       *button = way_page_card_new_button (label, NULL);

  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), all);
  g_signal_connect_object (button, "clicked", update, page, G_CONNECT_SWAPPED);

  return button;
}

/**
 * way_page_card_new_button:
 * @label: what it does, translated
 * @icon: (nullable): the full name of an icon that stands for the words
 *
 * Returns: (transfer floating): a small flat button
 */
GtkWidget *
way_page_card_new_button (const char *label,
                          const char *icon)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

/**
 * way_page_card_new_label:
 * @text: (nullable): a text
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that wraps
 */
GtkWidget *
way_page_card_new_label (const char *text,
                         const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}
