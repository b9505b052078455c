/* window-keys.c - keys that a text has first, when one is typed
 *
 * The keys of other actions are looked at before anything in the window sees them.
 */
#include "config.h"

#include "app/window-private.h"

typedef enum
{
  OF_ANY_TEXT,   /* it has a clipboard of its own */
  OF_OTHER_TEXT, /* the card is meant while its title is typed on the map, and no longer elsewhere */
  OF_OWN_STEPS,  /* what is not on the map undoes itself; the rest is undone with the map */
} Claim;

typedef struct
{
  const char *keys;
  const char *action;
  Claim       claim;
} Shortcut;

static const Shortcut shortcuts[] = {
  { "<ctrl>z", "win.undo", OF_OWN_STEPS },
  { "<ctrl><shift>z|<ctrl>y", "win.redo", OF_OWN_STEPS },
  { "<ctrl>x|<shift>Delete", "win.cut", OF_ANY_TEXT },
  { "<ctrl>c|<ctrl>Insert", "win.copy", OF_ANY_TEXT },
  { "<ctrl>v|<shift>Insert", "win.paste", OF_ANY_TEXT },
  { "<ctrl>m", "win.moment-of-truth", OF_OTHER_TEXT },
  { "<ctrl>b", "win.put-on-bench", OF_OTHER_TEXT },
};

static gboolean
is_claimed (WayWindow *self,
            Claim      claim)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  switch (claim)
    {
    case OF_OWN_STEPS:
      /* As long as it has something to take back it does not come here. */
      return self->typed && gtk_editable_get_enable_undo (GTK_EDITABLE (focus));
    case OF_OTHER_TEXT:
      return !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->canvas));
    case OF_ANY_TEXT:
    default:
      return TRUE;
    }
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  const Shortcut *shortcut = data;

  if (way_window_get_history (WAY_WINDOW (widget)) == NULL || is_claimed (WAY_WINDOW (widget), shortcut->claim))
    return FALSE;
  gtk_widget_activate_action (widget, shortcut->action, NULL);

  return TRUE;
}

static void
typed_cb (WayWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->typed = TRUE;
  if (!GTK_IS_TEXT (focus) || g_object_get_data (G_OBJECT (focus), "typed-into") != NULL)
    return;
  g_object_set_data (G_OBJECT (focus), "typed-into", focus);
  /* GTK does not take back by itself what leave_undo() did. */
  if (gtk_editable_get_enable_undo (GTK_EDITABLE (focus)))
    {
      gtk_widget_action_set_enabled (focus, "text.undo", TRUE);
      gtk_widget_action_set_enabled (focus, "text.redo", TRUE);
    }
}

/* A text that is undone with the map takes the keys as well, and does nothing; so does one
 * into which nothing was typed yet. GTK lets it have them when there is something to undo. */
static void
leave_undo (GtkWidget *text)
{
  if (gtk_editable_get_enable_undo (GTK_EDITABLE (text)) && g_object_get_data (G_OBJECT (text), "typed-into") != NULL)
    return;
  gtk_widget_action_set_enabled (text, "text.undo", FALSE);
  gtk_widget_action_set_enabled (text, "text.redo", FALSE);
}

static void
focus_cb (WayWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->typed = FALSE;
  if (GTK_IS_TEXT (focus))
    leave_undo (focus);
  if (self->typing_signals != NULL)
    g_signal_group_set_target (self->typing_signals, GTK_IS_TEXT (focus) ? focus : NULL);
}

void
way_window_init_keys (WayWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  guint               i;

  for (i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_callback_action_new (key_cb, (gpointer)&shortcuts[i], NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  self->typing_signals = g_signal_group_new (GTK_TYPE_TEXT);
  g_signal_group_connect_swapped (self->typing_signals, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}
