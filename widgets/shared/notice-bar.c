/* notice-bar.c - something the user should know, above what they work on */
#include "config.h"

#include "widgets/shared/notice-bar.h"

#include <string.h>

#include <glib/gi18n.h>

struct _WayNoticeBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _ ("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dismiss"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (way_notice_bar_hide), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), close);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
set_text (WayNoticeBar *self,
          const char   *text)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * way_notice_bar_show:
 * @self: a notice bar
 * @text: what happened and what can be done
 * @button: (nullable): the label of a button, with a mnemonic
 * @action: (nullable): the action of that button
 *
 * Shows a notice instead of the one before.
 */
void
way_notice_bar_show (WayNoticeBar *self,
                     const char   *text,
                     const char   *button,
                     const char   *action)
{
  g_return_if_fail (WAY_IS_NOTICE_BAR (self));

  set_text (self, text);
  gtk_button_set_label (GTK_BUTTON (self->button), button != NULL ? button : "");
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (self->button, button != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/**
 * way_notice_bar_add:
 * @self: a notice bar
 * @text: what else happened
 *
 * Shows it below what is told already, whose button stays.
 */
void
way_notice_bar_add (WayNoticeBar *self,
                    const char   *text)
{
  g_autofree char *both = NULL;

  g_return_if_fail (WAY_IS_NOTICE_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      way_notice_bar_show (self, text, NULL, NULL);
      return;
    }
  both = g_strdup_printf ("%s\n%s", gtk_label_get_text (GTK_LABEL (self->label)), text);
  set_text (self, both);
}

/**
 * way_notice_bar_hide:
 * @self: a notice bar
 *
 * Takes the notice away.
 */
void
way_notice_bar_hide (WayNoticeBar *self)
{
  g_return_if_fail (WAY_IS_NOTICE_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_notice_bar_withdraw:
 * @self: a notice bar
 * @text: what was to be known and is not so any more
 *
 * Takes that away; what else is told stays.
 */
void
way_notice_bar_withdraw (WayNoticeBar *self,
                         const char   *text)
{
  g_autofree char *line = g_strconcat ("\n", text, NULL);
  g_autofree char *rest = NULL;
  const char      *shown;

  g_return_if_fail (WAY_IS_NOTICE_BAR (self));

  shown = gtk_label_get_text (GTK_LABEL (self->label));
  if (g_str_equal (shown, text))
    way_notice_bar_hide (self);
  else if (g_str_has_suffix (shown, line))
    {
      rest = g_strndup (shown, strlen (shown) - strlen (line));
      set_text (self, rest);
    }
}
