/* keys.c - which key is meant, with any layout and any input method */
#include "config.h"

#include "widgets/shared/keys.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

static GdkEvent *
get_event (GtkEventControllerKey *controller)
{
  return gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
}

/**
 * way_keys_find_letter:
 * @controller: what was told of a key
 * @keyval: what it was told
 *
 * A key that writes Я has Z on another layout of the same keyboard, and means what Z
 * means, as it does for the keys of actions. Caps Lock and Shift make no difference.
 *
 * Returns: the small Latin letter of the key; @keyval when it has none
 */
guint
way_keys_find_letter (GtkEventControllerKey *controller,
                      guint                  keyval)
{
  GdkEvent       *event = get_event (controller);
  guint           small = gdk_keyval_to_lower (keyval);
  GdkModifierType held;
  guint           letter;

  if (small >= GDK_KEY_a && small <= GDK_KEY_z)
    return small;
  if (event == NULL || gdk_keyval_to_unicode (keyval) == 0)
    return keyval;
  held = gdk_event_get_modifier_state (event) & MODIFIERS;
  for (letter = GDK_KEY_a; letter <= GDK_KEY_z; letter++)
    if (gdk_key_event_matches (event, held & GDK_SHIFT_MASK ? gdk_keyval_to_upper (letter) : letter, held) != GDK_KEY_MATCH_NONE)
      return letter;

  return keyval;
}

/**
 * way_keys_begin_text:
 * @keyval: a key
 *
 * Returns: whether it writes something, or may when others follow, as an accent does
 */
gboolean
way_keys_begin_text (guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  return (c != 0 && g_unichar_isgraph (c)) || (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek) || keyval == GDK_KEY_Multi_key;
}

/* GTK gives it out for text views only. */
static GtkIMContext *
find_input_method (GtkWidget *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller)) != NULL)
        return gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
    }

  return NULL;
}

/**
 * way_keys_filter:
 * @controller: what was told of a key
 * @text: (nullable): what is typed into, as an entry, a text view or what is inside them
 *
 * Offers a key that a widget is about to take to the input method of a text: while a
 * word is chosen there, Enter and Esc belong to that.
 *
 * Returns: whether the input method took it
 */
gboolean
way_keys_filter (GtkEventControllerKey *controller,
                 GtkWidget             *text)
{
  GtkIMContext *context;
  GdkEvent     *event = get_event (controller);

  while (GTK_IS_EDITABLE (text) && gtk_editable_get_delegate (GTK_EDITABLE (text)) != NULL)
    text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (text)));
  context = event != NULL && text != NULL ? find_input_method (text) : NULL;

  return context != NULL && gtk_im_context_filter_keypress (context, event);
}

/**
 * way_keys_type:
 * @controller: what was told of a key
 * @text: (nullable): what the key is typed into
 *
 * Lets a text that was opened by a key have that key, so that an input method does with
 * it what it does with all that follow.
 *
 * Returns: whether the key was of use
 */
gboolean
way_keys_type (GtkEventControllerKey *controller,
               GtkWidget             *text)
{
  return (GTK_IS_TEXT (text) || GTK_IS_TEXT_VIEW (text)) && gtk_event_controller_key_forward (controller, text);
}

static void
typed_again_cb (GtkEditable *text)
{
  g_signal_handlers_disconnect_by_func (text, typed_again_cb, NULL);
  gtk_editable_set_enable_undo (text, TRUE);
}

/**
 * way_keys_leave_undo:
 * @text: an entry that undoes itself
 *
 * What was typed has just become a step of the map. Until more is typed, Ctrl+Z takes
 * back that step.
 */
void
way_keys_leave_undo (GtkEditable *text)
{
  GtkEditable *inner = gtk_editable_get_delegate (text);

  if (inner == NULL || !gtk_editable_get_enable_undo (text))
    return;
  gtk_editable_set_enable_undo (text, FALSE);
  /* It goes on taking the keys otherwise, and does nothing. */
  gtk_widget_action_set_enabled (GTK_WIDGET (inner), "text.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (inner), "text.redo", FALSE);
  g_signal_connect (text, "changed", G_CALLBACK (typed_again_cb), NULL);
}
