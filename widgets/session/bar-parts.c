/* bar-parts.c - what the bar of a session is made of
 *
 * Keys of the session are letters, which mean themselves anywhere else. They are written
 * on the buttons only while they act; their room is kept, else all would move.
 */
#include "config.h"

#include "widgets/session/bar-parts.h"

#include <glib/gi18n.h>

/**
 * way_bar_key_new:
 * @key: a key
 *
 * Returns: (transfer floating): how it is written on a button
 */
GtkWidget *
way_bar_key_new (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

/**
 * way_bar_button_new:
 * @icon: the name of an icon
 * @text: what it says
 * @tooltip: what it does
 * @key: (nullable): the key that does the same
 * @action: what it does; something that stays on or off looks so
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
way_bar_button_new (const char *icon,
                    const char *text,
                    const char *tooltip,
                    const char *key,
                    const char *action)
{
  GtkWidget *button = g_str_equal (action, "session.spotlight") ? gtk_toggle_button_new () : gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), way_bar_key_new (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/**
 * way_bar_button_get_label:
 * @button: a button of a bar
 *
 * Returns: (transfer none): what it says
 */
GtkWidget *
way_bar_button_get_label (GtkWidget *button)
{
  return gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button))));
}

/**
 * way_bar_portions_new:
 *
 * Returns: (transfer floating): a button with a menu of how to reveal
 */
GtkWidget *
way_bar_portions_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (by, _ ("Stage by Stage, Lane by Lane"), "session.reveal-by::cells");
  g_menu_append (by, _ ("Stage by Stage"), "session.reveal-by::stages");
  g_menu_append (by, _ ("Lane by Lane"), "session.reveal-by::lanes");
  g_menu_append (more, _ ("Back"), "session.reveal-back");
  g_menu_append (more, _ ("Show All"), "session.reveal-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, _ ("How to reveal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How to reveal"), -1);

  return button;
}

static gboolean
has_focus (GtkWidget  *where,
           const char *of)
{
  return gtk_event_controller_focus_contains_focus (g_object_get_data (G_OBJECT (where), of));
}

/* Letters that are typed into the line of the bar are letters. */
static void
focus_cb (GtkWidget *where)
{
  GtkWidget *bar = gtk_event_controller_get_widget (g_object_get_data (G_OBJECT (where), "bar"));
  gboolean   here = has_focus (where, "bar") && !has_focus (where, "asking");

  /* On the way out there is nothing to be said. */
  if (bar == NULL || gtk_widget_get_root (where) == NULL)
    return;
  if (here)
    gtk_widget_add_css_class (bar, "keys");
  else
    gtk_widget_remove_css_class (bar, "keys");
  gtk_stack_set_visible_child_name (GTK_STACK (where), here ? "here" : "elsewhere");
}

static void
watch (GtkWidget  *where,
       const char *name,
       GtkWidget  *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data_full (G_OBJECT (where), name, g_object_ref (focus), g_object_unref);
  gtk_widget_add_controller (widget, focus);
}

static void
add_words (GtkWidget  *where,
           const char *name,
           const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_stack_add_named (GTK_STACK (where), label, name);
}

/**
 * way_bar_where_new:
 * @bar: a bar, which gets the style class “keys” while its keys act
 * @asking: its line to type into
 *
 * Returns: (transfer floating): says where the keys of the session act
 */
GtkWidget *
way_bar_where_new (GtkWidget *bar,
                   GtkWidget *asking)
{
  static const char *const names[] = { "bar", "asking" };
  GtkWidget               *stack = gtk_stack_new ();
  guint                    i;

  add_words (stack, "elsewhere", _ ("F5: keys of the session"));
  add_words (stack, "here", _ ("Esc Esc: leave"));
  gtk_widget_add_css_class (stack, "where");
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  watch (stack, "bar", bar);
  watch (stack, "asking", asking);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (g_object_get_data (G_OBJECT (stack), names[i]), "notify::contains-focus", G_CALLBACK (focus_cb), stack, G_CONNECT_SWAPPED);

  return stack;
}
