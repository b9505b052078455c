/* session-bar.c - what a facilitator reaches for during a workshop */
#include "config.h"

#include "widgets/session/session-bar.h"

#include <glib/gi18n.h>

#include "widgets/session/ask-line.h"
#include "widgets/session/timer-button.h"
#include "widgets/shared/keys.h"
#include "widgets/shared/wrap-layout.h"

struct _WaySessionBar
{
  GtkWidget parent_instance;

  /* owned */
  WaySession *session;

  /* template */
  GtkWidget *box;
  GtkWidget *buttons;
  GtkWidget *timer;
  GtkWidget *speaker_label;
  GtkWidget *asking;

  /* state */
  WayAsk   ask;
  gboolean leaving;
};

enum
{
  SIGNAL_TIME_CHANGED,
  SIGNAL_ANSWERED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaySessionBar, way_session_bar, GTK_TYPE_WIDGET)

static const struct
{
  guint       key;
  gboolean    shift;
  const char *action;
} keys[] = {
  { GDK_KEY_t, FALSE, "session.timer" },
  { GDK_KEY_space, FALSE, "session.reveal-next" },
  { GDK_KEY_space, TRUE, "session.reveal-back" },
  { GDK_KEY_BackSpace, FALSE, "session.reveal-back" },
  { GDK_KEY_l, FALSE, "session.spotlight" },
  { GDK_KEY_v, FALSE, "session.vote" },
  { GDK_KEY_s, FALSE, "session.score" },
  { GDK_KEY_n, FALSE, "session.next-speaker" },
  { GDK_KEY_d, FALSE, "session.decide" },
  { GDK_KEY_p, FALSE, "session.park" },
};

static const struct
{
  const char *placeholder;
  const char *button;
} asks[] = {
  [WAY_ASK_TIMER] = { N_ ("Minutes: 7, 7:30 or 90s"), N_ ("Start") },
  [WAY_ASK_DECISION] = { N_ ("What was decided?"), N_ ("Write Down") },
  [WAY_ASK_PARK] = { N_ ("Which thought has to wait?"), N_ ("Park") },
};

/**
 * way_session_bar_dup_time:
 * @self: a session bar
 * @state: (out): what the timer is doing
 *
 * Returns: (transfer full): what it shows; empty while it is off
 */
char *
way_session_bar_dup_time (WaySessionBar *self,
                          WayTimerState *state)
{
  g_return_val_if_fail (WAY_IS_SESSION_BAR (self), NULL);

  return way_timer_button_dup_time (WAY_TIMER_BUTTON (self->timer), state);
}

/* The first of its buttons: Space reveals there too. */
static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_first_child (WAY_SESSION_BAR (widget)->buttons));
}

static gboolean
take_answer (WaySessionBar *self,
             const char    *text,
             GError       **error)
{
  int seconds;

  switch (self->ask)
    {
    case WAY_ASK_TIMER:
      /* Nothing typed: no timer. */
      if (*text == '\0')
        way_timer_button_stop (WAY_TIMER_BUTTON (self->timer));
      else if (way_timer_parse (text, &seconds, error))
        way_timer_button_start (WAY_TIMER_BUTTON (self->timer), seconds);
      else
        return FALSE;
      return TRUE;
    case WAY_ASK_DECISION:
    case WAY_ASK_PARK:
    default:
      {
        g_autofree char *refusal = NULL;

        g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, self->ask, text, &refusal);
        if (refusal != NULL)
          g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, refusal);
        return refusal == NULL;
      }
    }
}

/* Returns why it is refused. */
static char *
answered_cb (WaySessionBar *self,
             const char    *text)
{
  g_autoptr (GError) error = NULL;

  return take_answer (self, text, &error) ? NULL : g_strdup (error->message);
}

/**
 * way_session_bar_ask:
 * @self: a session bar
 * @ask: what to ask for
 *
 * Shows a line to type into.
 */
void
way_session_bar_ask (WaySessionBar *self,
                     WayAsk         ask)
{
  g_return_if_fail (WAY_IS_SESSION_BAR (self));

  self->ask = ask;
  way_ask_line_open (WAY_ASK_LINE (self->asking), _ (asks[ask].placeholder), _ (asks[ask].button));
}

/**
 * way_session_bar_pause:
 * @self: a session bar
 *
 * Holds the timer, or lets it run on.
 */
void
way_session_bar_pause (WaySessionBar *self)
{
  g_return_if_fail (WAY_IS_SESSION_BAR (self));

  way_timer_button_pause (WAY_TIMER_BUTTON (self->timer));
}

/**
 * way_session_bar_handle_key:
 * @self: a session bar
 * @keyval: a key, or the letter that is meant
 * @state: what is held with it
 *
 * Does what a key means in session mode. Escape twice leaves.
 *
 * Returns: whether it means anything
 */
gboolean
way_session_bar_handle_key (WaySessionBar  *self,
                            guint           keyval,
                            GdkModifierType state)
{
  gboolean leaving = self->leaving;
  guint    i;

  g_return_val_if_fail (WAY_IS_SESSION_BAR (self), FALSE);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  self->leaving = keyval == GDK_KEY_Escape && !leaving;
  if (keyval == GDK_KEY_Escape)
    {
      if (leaving)
        gtk_widget_activate_action (GTK_WIDGET (self), "session.leave", NULL);
      else
        g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return TRUE;
    }
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keyval == keys[i].key && ((state & GDK_SHIFT_MASK) != 0) == keys[i].shift)
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);

  return FALSE;
}

/* Only what nothing in the bar itself wants: Space on a button presses it. */
static gboolean
key_cb (WaySessionBar         *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  if (gtk_widget_get_focus_child (self->asking) != NULL)
    return GDK_EVENT_PROPAGATE;

  return way_session_bar_handle_key (self, way_keys_find_letter (controller, keyval), state);
}

/**
 * way_session_bar_update:
 * @self: a session bar
 *
 * Shows who is speaking now.
 */
void
way_session_bar_update (WaySessionBar *self)
{
  const char *speaker;

  g_return_if_fail (WAY_IS_SESSION_BAR (self));

  speaker = self->session != NULL ? way_session_get_speaker (self->session) : NULL;
  gtk_label_set_text (GTK_LABEL (self->speaker_label), speaker != NULL ? speaker : _ ("Next Speaker"));
}

/**
 * way_session_bar_set_session:
 * @self: a session bar
 * @session: (nullable): what goes on
 */
void
way_session_bar_set_session (WaySessionBar *self,
                             WaySession    *session)
{
  g_return_if_fail (WAY_IS_SESSION_BAR (self));

  g_set_object (&self->session, session);
  self->leaving = FALSE;
  way_timer_button_stop (WAY_TIMER_BUTTON (self->timer));
  way_timer_button_set_looking (WAY_TIMER_BUTTON (self->timer), session != NULL);
  way_ask_line_close (WAY_ASK_LINE (self->asking));
  way_session_bar_update (self);
}

static void
way_session_bar_dispose (GObject *object)
{
  WaySessionBar *self = WAY_SESSION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (way_session_bar_parent_class)->dispose (object);
}

static gboolean
first_refusal (GSignalInvocationHint *hint,
               GValue                *sum,
               const GValue          *value,
               gpointer               data)
{
  g_value_copy (value, sum);

  return g_value_get_string (value) == NULL;
}

static void
way_session_bar_class_init (WaySessionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_session_bar_dispose;
  widget_class->grab_focus = grab_focus;

  /**
   * WaySessionBar::time-changed:
   *
   * The timer shows something else now.
   */
  signals[SIGNAL_TIME_CHANGED] = g_signal_new ("time-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WaySessionBar::answered:
   * @ask: a #WayAsk, but not for the timer
   * @text: what was typed
   *
   * Returns: (transfer full) (nullable): why it is refused
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, first_refusal, NULL, NULL, G_TYPE_STRING, 2, G_TYPE_INT, G_TYPE_STRING);

  /**
   * WaySessionBar::leaving:
   *
   * Escape was pressed once; once more leaves.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("leaving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static GtkWidget *
add_button (WaySessionBar *self,
            const char    *icon,
            const char    *text,
            const char    *tooltip,
            const char    *action)
{
  GtkWidget *button = g_str_equal (action, "session.spotlight") ? gtk_toggle_button_new () : gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);

  return button;
}

static void
add_portions (WaySessionBar *self)
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
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
time_changed_cb (WaySessionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_TIME_CHANGED], 0);
}

static void
way_session_bar_init (WaySessionBar *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkWidget          *speaker, *leave;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons, way_wrap_layout_new (2));
  gtk_widget_add_css_class (self->buttons, "buttons");
  self->asking = way_ask_line_new ();
  g_signal_connect_object (self->asking, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->asking, "closed", G_CALLBACK (gtk_widget_grab_focus), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_box_append (GTK_BOX (self->box), self->asking);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  add_button (self, "view-reveal-symbolic", _ ("Reveal"), _ ("Reveal the next part on the projector (Space)"), "session.reveal-next");
  add_portions (self);
  self->timer = way_timer_button_new ();
  g_signal_connect_object (self->timer, "changed", G_CALLBACK (time_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), self->timer);
  add_button (self, "display-brightness-symbolic", _ ("Spotlight"), _ ("Dim all but the cell in use on the projector (L)"), "session.spotlight");
  add_button (self, "way-vote-symbolic", _ ("Vote"), _ ("Vote with dots (V)"), "session.vote");
  add_button (self, "way-metric-symbolic", _ ("Score"), _ ("Score emotion, importance or satisfaction (S)"), "session.score");
  add_button (self, "way-validated-symbolic", _ ("Decision"), _ ("Write a decision into the minutes (D)"), "session.decide");
  add_button (self, "way-note-symbolic", _ ("Park"), _ ("Park a thought on the bench (P)"), "session.park");
  speaker = add_button (self, "way-persona-symbolic", _ ("Next Speaker"), _ ("Next speaker (N)"), "session.next-speaker");
  self->speaker_label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (speaker)));
  add_button (self, "way-meeting-symbolic", _ ("Minutes"), _ ("Participants and minutes"), "session.minutes");
  leave = add_button (self, "window-close-symbolic", _ ("Leave"), _ ("Leave session mode (Esc Esc)"), "session.leave");
  gtk_widget_add_css_class (leave, "leave");

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Session"), -1);
}

/**
 * way_session_bar_new:
 *
 * Returns: (transfer floating): a bar without a session
 */
GtkWidget *
way_session_bar_new (void)
{
  return g_object_new (WAY_TYPE_SESSION_BAR, NULL);
}
