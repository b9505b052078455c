/* session-bar.c - what a facilitator reaches for during a workshop */
#include "config.h"

#include "widgets/session/session-bar.h"

#include <glib/gi18n.h>

#include "widgets/session/ask-line.h"
#include "widgets/session/bar-parts.h"
#include "widgets/session/timer-button.h"
#include "widgets/shared/follow.h"
#include "widgets/shared/keys.h"
#include "widgets/shared/wrap-layout.h"

/* How long a second Escape leaves, in seconds: as long as a toast says so. */
#define LEAVING_SECONDS 5

struct _WaySessionBar
{
  GtkWidget parent_instance;

  /* owned */
  WaySession *session;
  WayMap     *map;

  /* template */
  GtkWidget *box;
  GtkWidget *buttons;
  GtkWidget *timer;
  GtkWidget *reveal;
  GtkWidget *speaker;
  GtkWidget *asking;

  /* state */
  WayAsk ask;
  guint  leaving; /* the source after which Escape means nothing any more, or 0 */
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

static void
stay (WaySessionBar *self)
{
  if (self->leaving == 0)
    return;
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, FALSE);
}

static gboolean
stay_cb (gpointer data)
{
  stay (data);

  return G_SOURCE_REMOVE;
}

static void
escape (WaySessionBar *self)
{
  if (self->leaving != 0)
    {
      stay (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "session.leave", NULL);
      return;
    }
  self->leaving = g_timeout_add_seconds (LEAVING_SECONDS, stay_cb, self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, TRUE);
}

/**
 * way_session_bar_handle_key:
 * @self: a session bar
 * @keyval: a key, or the letter that is meant
 * @state: what is held with it
 *
 * Does what a key means in session mode. Escape twice, the second soon after the first,
 * leaves.
 *
 * Returns: whether it means anything
 */
gboolean
way_session_bar_handle_key (WaySessionBar  *self,
                            guint           keyval,
                            GdkModifierType state)
{
  guint i;

  g_return_val_if_fail (WAY_IS_SESSION_BAR (self), FALSE);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      escape (self);
      return TRUE;
    }
  stay (self);
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
  const char      *speaker;
  g_autofree char *name = NULL;

  g_return_if_fail (WAY_IS_SESSION_BAR (self));

  speaker = self->session != NULL ? way_session_get_speaker (self->session) : NULL;
  /* TRANSLATORS: %s is who is speaking now */
  name = speaker != NULL ? g_strdup_printf (_ ("Next speaker, after %s"), speaker) : g_strdup (_ ("Next Speaker"));
  gtk_label_set_text (GTK_LABEL (way_bar_button_get_label (self->speaker)), speaker != NULL ? speaker : _ ("Next Speaker"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speaker), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * way_session_bar_show_revealed:
 * @self: a session bar
 * @n: how many parts are seen on the projector; −1: all
 * @of: how many there are
 */
void
way_session_bar_show_revealed (WaySessionBar *self,
                               int            n,
                               int            of)
{
  /* TRANSLATORS: how many parts of the map are seen, and how many there are */
  g_autofree char *count = n >= 0 ? g_strdup_printf (_ ("%d of %d"), n, of) : NULL;
  g_autofree char *text = count != NULL ? g_strdup_printf ("%s · %s", _ ("Reveal"), count) : g_strdup (_ ("Reveal"));

  g_return_if_fail (WAY_IS_SESSION_BAR (self));

  gtk_label_set_text (GTK_LABEL (way_bar_button_get_label (self->reveal)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reveal), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count != NULL ? count : "", -1);
}

/* Someone who is not there any more does not speak. */
static void
map_changed_cb (WaySessionBar   *self,
                const WayChange *change)
{
  if (way_item_get_kind (change->item) == WAY_KIND_WORKSHOP)
    way_session_bar_update (self);
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
  way_follow (&self->map, session != NULL ? way_session_get_map (session) : NULL, G_CALLBACK (map_changed_cb), self);
  stay (self);
  way_session_bar_show_revealed (self, -1, 0);
  way_timer_button_stop (WAY_TIMER_BUTTON (self->timer));
  way_timer_button_set_looking (WAY_TIMER_BUTTON (self->timer), session != NULL);
  way_ask_line_close (WAY_ASK_LINE (self->asking));
  way_session_bar_update (self);
}

static void
way_session_bar_dispose (GObject *object)
{
  WaySessionBar *self = WAY_SESSION_BAR (object);

  g_clear_handle_id (&self->leaving, g_source_remove);
  way_follow (&self->map, NULL, NULL, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

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
   * @leaving: whether Escape was pressed, and once more leaves; otherwise not any more
   */
  signals[SIGNAL_LEFT] = g_signal_new ("leaving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static GtkWidget *
add_button (WaySessionBar *self,
            const char    *icon,
            const char    *text,
            const char    *tooltip,
            const char    *key,
            const char    *action)
{
  GtkWidget *button = way_bar_button_new (icon, text, tooltip, key, action);

  gtk_box_append (GTK_BOX (self->buttons), button);

  return button;
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
  GtkWidget          *leave;

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

  self->reveal = add_button (self, "view-reveal-symbolic", _ ("Reveal"), _ ("Reveal the next part on the projector (Space)"), _ ("Space"), "session.reveal-next");
  gtk_box_append (GTK_BOX (self->buttons), way_bar_portions_new ());
  self->timer = way_timer_button_new ();
  g_signal_connect_object (self->timer, "changed", G_CALLBACK (time_changed_cb), self, G_CONNECT_SWAPPED);
  way_timer_button_add (WAY_TIMER_BUTTON (self->timer), way_bar_key_new ("T"));
  gtk_box_append (GTK_BOX (self->buttons), self->timer);
  add_button (self, "display-brightness-symbolic", _ ("Spotlight"), _ ("Dim all but the cell in use on the projector (L)"), "L", "session.spotlight");
  add_button (self, "way-vote-symbolic", _ ("Vote"), _ ("Vote with dots (V)"), "V", "session.vote");
  add_button (self, "way-metric-symbolic", _ ("Score"), _ ("Score emotion, importance or satisfaction (S)"), "S", "session.score");
  add_button (self, "way-validated-symbolic", _ ("Decision"), _ ("Write a decision into the minutes (D)"), "D", "session.decide");
  add_button (self, "way-note-symbolic", _ ("Park"), _ ("Park a thought on the bench (P)"), "P", "session.park");
  self->speaker = add_button (self, "way-persona-symbolic", _ ("Next Speaker"), _ ("Next speaker (N)"), "N", "session.next-speaker");
  add_button (self, "way-meeting-symbolic", _ ("Minutes"), _ ("Participants and minutes"), NULL, "session.minutes");
  leave = add_button (self, "window-close-symbolic", _ ("Leave"), _ ("Leave session mode (Esc Esc)"), NULL, "session.leave");
  gtk_widget_add_css_class (leave, "leave");
  gtk_box_append (GTK_BOX (self->buttons), way_bar_where_new (GTK_WIDGET (self), self->asking));

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
