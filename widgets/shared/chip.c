/* chip.c - a short text in a rounded box that can be taken away */
#include "config.h"

#include "widgets/shared/chip.h"

#include <glib/gi18n.h>

#include "widgets/shared/icon-name.h"

struct _WayChip
{
  GtkWidget parent_instance;

  /* owned */
  char *value;

  /* template */
  GtkWidget *text; /* the button, or the box */
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *state; /* or NULL */
};

enum
{
  SIGNAL_CLICKED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayChip, way_chip, GTK_TYPE_WIDGET)

static void
clicked_cb (WayChip *self)
{
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
removed_cb (WayChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
way_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_chip_parent_class)->dispose (object);
}

static void
way_chip_finalize (GObject *object)
{
  g_free (WAY_CHIP (object)->value);

  G_OBJECT_CLASS (way_chip_parent_class)->finalize (object);
}

static void
way_chip_class_init (WayChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_chip_finalize;

  /**
   * WayChip::clicked:
   *
   * The text was clicked.
   */
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayChip::removed:
   *
   * The chip is to be taken away.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_chip_init (WayChip *self)
{
}

/**
 * way_chip_new:
 * @value: what the chip stands for
 * @text: what is written on it
 * @icon: (nullable): NAME of way-NAME-symbolic before the text
 * @clickable: whether the text is a button
 *
 * Returns: (transfer floating): a chip with a button that takes it away
 */
GtkWidget *
way_chip_new (const char *value,
              const char *text,
              const char *icon,
              gboolean    clickable)
{
  WayChip   *self = g_object_new (WAY_TYPE_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* TRANSLATORS: %s is the text of a chip, for example a tag */
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), text);

  self->value = g_strdup (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), way_icon_name_new_image (icon));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (clickable)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      self->text = button;
    }
  else
    {
      gtk_widget_add_css_class (box, "text");
      gtk_widget_set_tooltip_text (box, text);
      gtk_widget_set_parent (box, GTK_WIDGET (self));
      self->text = box;
    }
  self->box = box;
  self->label = label;

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "remove");
  gtk_widget_set_tooltip_text (remove, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (remove, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * way_chip_set_state:
 * @self: a chip
 * @icon: NAME of way-NAME-symbolic after the text
 * @words: (nullable): what is written beside it; NULL when the icon says enough
 * @description: how it is with what the chip stands for, for the tooltip and for assistive technology
 *
 * Shows how it is with what the chip stands for.
 */
void
way_chip_set_state (WayChip    *self,
                    const char *icon,
                    const char *words,
                    const char *description)
{
  g_autofree char *tip = g_strdup_printf ("%s\n%s", gtk_label_get_text (GTK_LABEL (self->label)), description);

  if (self->state != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->state);
  self->state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->state, "state");
  gtk_box_append (GTK_BOX (self->state), way_icon_name_new_image (icon));
  if (words != NULL)
    gtk_box_append (GTK_BOX (self->state), gtk_label_new (words));
  gtk_box_append (GTK_BOX (self->box), self->state);
  gtk_widget_set_tooltip_text (self->text, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * way_chip_get_value:
 * @self: a chip
 *
 * Returns: (transfer none): what it stands for
 */
const char *
way_chip_get_value (WayChip *self)
{
  return self->value;
}
