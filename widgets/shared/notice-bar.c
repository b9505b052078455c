/* notice-bar.c - something the user should know, above what they work on */
#include "config.h"

#include "widgets/shared/notice-bar.h"

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "widgets/shared/wrap-layout.h"

typedef struct
{
  GtkWidget *row; /* NULL when there is none */
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *other; /* something else that can be done */
} Notice;

struct _WayNoticeBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *revealer;
  GtkWidget *rows;

  Notice notices[WAY_N_NOTICES];
};

G_DEFINE_FINAL_TYPE (WayNoticeBar, way_notice_bar, GTK_TYPE_WIDGET)

static void
way_notice_bar_dispose (GObject *object)
{
  WayNoticeBar *self = WAY_NOTICE_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (way_notice_bar_parent_class)->dispose (object);
}

static void
way_notice_bar_class_init (WayNoticeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_notice_bar_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "noticebar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
way_notice_bar_init (WayNoticeBar *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->rows);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The bar is read as a whole. */
static void
update (WayNoticeBar *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  for (i = 0; i < WAY_N_NOTICES; i++)
    if (self->notices[i].row != NULL)
      way_join_append (words, "\n", gtk_label_get_text (GTK_LABEL (self->notices[i].label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), words->len > 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), words->len > 0);
}

static void
dismiss_cb (WayNoticeBar *self,
            GtkWidget    *close)
{
  guint i;

  for (i = 0; i < WAY_N_NOTICES; i++)
    if (self->notices[i].row != NULL && gtk_widget_is_ancestor (close, self->notices[i].row))
      {
        way_notice_bar_withdraw (self, i);
        return;
      }
}

static GtkWidget *
make_button (GtkWidget *content)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), button);

  return button;
}

static void
set_button (GtkWidget  *button,
            const char *label,
            const char *action)
{
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_visible (button, label != NULL);
}

static void
make_row (WayNoticeBar    *self,
          WayNoticeSubject subject)
{
  Notice    *notice = &self->notices[subject];
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *above = NULL;
  guint      i;

  for (i = 0; i < subject; i++)
    if (self->notices[i].row != NULL)
      above = self->notices[i].row;
  notice->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  notice->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (notice->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (notice->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (notice->label), 0);
  gtk_label_set_selectable (GTK_LABEL (notice->label), TRUE);
  gtk_widget_set_hexpand (notice->label, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _ ("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dismiss"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (dismiss_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (notice->row), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (content), notice->label);
  notice->button = make_button (content);
  notice->other = make_button (content);
  /* In a narrow window the text has a line of its own. */
  gtk_widget_set_layout_manager (content, way_wrap_layout_new (6));
  gtk_widget_set_hexpand (content, TRUE);
  gtk_widget_set_valign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (notice->row), content);
  gtk_box_append (GTK_BOX (notice->row), close);
  gtk_box_insert_child_after (GTK_BOX (self->rows), notice->row, above);
}

/**
 * way_notice_bar_show:
 * @self: a notice bar
 * @subject: what it is about
 * @text: what happened and what can be done
 * @button: (nullable): the label of a button, with a mnemonic
 * @action: (nullable): the action of that button
 *
 * Shows a notice instead of the one before about the same; those about something else stay.
 */
void
way_notice_bar_show (WayNoticeBar    *self,
                     WayNoticeSubject subject,
                     const char      *text,
                     const char      *button,
                     const char      *action)
{
  Notice *notice;

  g_return_if_fail (WAY_IS_NOTICE_BAR (self));
  g_return_if_fail (subject < WAY_N_NOTICES);

  notice = &self->notices[subject];
  if (notice->row == NULL)
    make_row (self, subject);
  gtk_label_set_text (GTK_LABEL (notice->label), text);
  set_button (notice->button, button, action);
  set_button (notice->other, NULL, NULL);
  update (self);
}

/**
 * way_notice_bar_offer:
 * @self: a notice bar
 * @subject: what a notice that is shown is about
 * @button: the label of one more button, with a mnemonic
 * @action: the action of that button
 *
 * Offers something else besides what the notice does already.
 */
void
way_notice_bar_offer (WayNoticeBar    *self,
                      WayNoticeSubject subject,
                      const char      *button,
                      const char      *action)
{
  g_return_if_fail (WAY_IS_NOTICE_BAR (self));
  g_return_if_fail (subject < WAY_N_NOTICES && self->notices[subject].row != NULL);

  set_button (self->notices[subject].other, button, action);
}

/**
 * way_notice_bar_withdraw:
 * @self: a notice bar
 * @subject: what nothing is to be known about any more
 *
 * Takes that notice away, if it is there; what else is told stays.
 */
void
way_notice_bar_withdraw (WayNoticeBar    *self,
                         WayNoticeSubject subject)
{
  g_return_if_fail (WAY_IS_NOTICE_BAR (self));
  g_return_if_fail (subject < WAY_N_NOTICES);

  if (self->notices[subject].row == NULL)
    return;
  gtk_box_remove (GTK_BOX (self->rows), self->notices[subject].row);
  self->notices[subject] = (Notice){ NULL };
  update (self);
}

/**
 * way_notice_bar_hide:
 * @self: a notice bar
 *
 * Takes all notices away: they were about another map.
 */
void
way_notice_bar_hide (WayNoticeBar *self)
{
  guint i;

  g_return_if_fail (WAY_IS_NOTICE_BAR (self));

  for (i = 0; i < WAY_N_NOTICES; i++)
    way_notice_bar_withdraw (self, i);
}
