/* empty-hint.c - what to do with a map that has no stage or no lane yet */
#include "config.h"

#include "widgets/canvas/empty-hint.h"

#include <glib/gi18n.h>

struct _WayEmptyHint
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *text;
  GtkWidget *stage;
  GtkWidget *lane;
};

G_DEFINE_FINAL_TYPE (WayEmptyHint, way_empty_hint, GTK_TYPE_WIDGET)

static void
way_empty_hint_dispose (GObject *object)
{
  g_clear_pointer (&WAY_EMPTY_HINT (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_empty_hint_parent_class)->dispose (object);
}

static void
way_empty_hint_class_init (WayEmptyHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_empty_hint_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "emptyhint");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
way_empty_hint_init (WayEmptyHint *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->text), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), 44);
  self->stage = new_button (_ ("Add _Stage"), "win.add-stage");
  self->lane = new_button (_ ("Add _Lane"), "win.add-lane('touchpoint')");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), self->stage);
  gtk_box_append (GTK_BOX (buttons), self->lane);
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How to begin"), -1);
}

/**
 * way_empty_hint_new:
 *
 * Returns: (transfer floating): a text with buttons for what is missing, which
 *   activate the actions win.add-stage and win.add-lane
 */
GtkWidget *
way_empty_hint_new (void)
{
  return g_object_new (WAY_TYPE_EMPTY_HINT, NULL);
}

/**
 * way_empty_hint_update:
 * @self: a hint
 * @stages: whether the map has stages
 * @lanes: whether the map has lanes
 *
 * Shows what is missing, or nothing when nothing is.
 */
void
way_empty_hint_update (WayEmptyHint *self,
                       gboolean      stages,
                       gboolean      lanes)
{
  g_return_if_fail (WAY_IS_EMPTY_HINT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), !stages || !lanes);
  gtk_widget_set_visible (self->stage, !stages);
  gtk_widget_set_visible (self->lane, !lanes);
  if (!stages && !lanes)
    gtk_label_set_text (GTK_LABEL (self->text), _ ("A map has stages from left to right, and lanes from top to bottom."));
  else if (!stages)
    gtk_label_set_text (GTK_LABEL (self->text), _ ("This map has no stage yet. What does the customer go through first?"));
  else
    gtk_label_set_text (GTK_LABEL (self->text), _ ("This map has no lane yet. Touchpoints are a good beginning."));
}
