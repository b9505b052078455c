/* timer-button.c - the time that is left, where it is set and held */
#include "config.h"

#include "widgets/session/timer-button.h"

#include <glib/gi18n.h>

#include "journeys/model/today.h"

/* How often the time that is left is looked at, in milliseconds. */
#define LOOK_INTERVAL 250

struct _WayTimerButton
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *pause_button;

  /* state */
  WayTimer timer;
  char    *shown; /* what it said last */
  guint    source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTimerButton, way_timer_button, GTK_TYPE_WIDGET)

/**
 * way_timer_button_dup_time:
 * @self: a timer
 * @state: (out): what it is doing
 *
 * Returns: (transfer full): what it shows; empty while it is off
 */
char *
way_timer_button_dup_time (WayTimerButton *self,
                           WayTimerState  *state)
{
  gint64 now = way_clock_get ();
  int    left;

  *state = way_timer_get_state (&self->timer, now);
  if (*state == WAY_TIMER_OFF)
    return g_strdup ("");
  left = way_timer_get_left (&self->timer, now);
  /* It ends with a word, not with a noise. */
  if (*state == WAY_TIMER_OVER && left > -60)
    return g_strdup (_ ("Time is up"));

  return way_timer_format (left);
}

static void
show_pause (WayTimerButton *self,
            WayTimerState   state)
{
  gboolean    paused = state == WAY_TIMER_PAUSED;
  const char *name = paused ? _ ("Let the timer run on") : _ ("Pause the timer");

  gtk_widget_set_visible (self->pause_button, paused || state == WAY_TIMER_RUNNING);
  gtk_button_set_icon_name (GTK_BUTTON (self->pause_button), paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (self->pause_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * way_timer_button_look:
 * @self: a timer
 *
 * Looks at the clock, which it does by itself a few times each second.
 */
void
way_timer_button_look (WayTimerButton *self)
{
  WayTimerState    state;
  g_autofree char *text = way_timer_button_dup_time (self, &state);
  g_autofree char *name = NULL;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  gtk_label_set_text (GTK_LABEL (self->label), *text != '\0' ? text : _ ("Timer"));
  /* TRANSLATORS: %s is the time that is left */
  name = *text != '\0' ? g_strdup_printf (_ ("Timer, %s"), text) : g_strdup (_ ("Timer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (state == WAY_TIMER_OVER)
    gtk_widget_add_css_class (self->button, "over");
  else
    gtk_widget_remove_css_class (self->button, "over");
  show_pause (self, state);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
look_cb (gpointer data)
{
  way_timer_button_look (data);

  return G_SOURCE_CONTINUE;
}

/**
 * way_timer_button_start:
 * @self: a timer
 * @seconds: how long it runs
 */
void
way_timer_button_start (WayTimerButton *self,
                        int             seconds)
{
  g_return_if_fail (WAY_IS_TIMER_BUTTON (self));

  way_timer_start (&self->timer, seconds, way_clock_get ());
  way_timer_button_look (self);
}

/**
 * way_timer_button_stop:
 * @self: a timer
 */
void
way_timer_button_stop (WayTimerButton *self)
{
  g_return_if_fail (WAY_IS_TIMER_BUTTON (self));

  way_timer_stop (&self->timer);
  way_timer_button_look (self);
}

/**
 * way_timer_button_pause:
 * @self: a timer
 *
 * Holds it, or lets it run on.
 */
void
way_timer_button_pause (WayTimerButton *self)
{
  gint64 now = way_clock_get ();

  g_return_if_fail (WAY_IS_TIMER_BUTTON (self));

  if (way_timer_get_state (&self->timer, now) == WAY_TIMER_PAUSED)
    way_timer_resume (&self->timer, now);
  else
    way_timer_pause (&self->timer, now);
  g_clear_pointer (&self->shown, g_free);
  way_timer_button_look (self);
}

/**
 * way_timer_button_add:
 * @self: a timer
 * @child: what else its button says
 */
void
way_timer_button_add (WayTimerButton *self,
                      GtkWidget      *child)
{
  g_return_if_fail (WAY_IS_TIMER_BUTTON (self));

  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (self->button))), child);
}

/**
 * way_timer_button_set_looking:
 * @self: a timer
 * @looking: whether it looks at the clock
 */
void
way_timer_button_set_looking (WayTimerButton *self,
                              gboolean        looking)
{
  g_return_if_fail (WAY_IS_TIMER_BUTTON (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (looking)
    self->source = g_timeout_add (LOOK_INTERVAL, look_cb, self);
}

static void
way_timer_button_dispose (GObject *object)
{
  WayTimerButton *self = WAY_TIMER_BUTTON (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->pause_button, gtk_widget_unparent);

  G_OBJECT_CLASS (way_timer_button_parent_class)->dispose (object);
}

static void
way_timer_button_finalize (GObject *object)
{
  g_free (WAY_TIMER_BUTTON (object)->shown);

  G_OBJECT_CLASS (way_timer_button_parent_class)->finalize (object);
}

static void
way_timer_button_class_init (WayTimerButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_timer_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_timer_button_finalize;

  /**
   * WayTimerButton::changed:
   *
   * It shows something else now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
way_timer_button_init (WayTimerButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (_ ("Timer"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("alarm-symbolic"));
  gtk_box_append (GTK_BOX (box), self->label);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "timer");
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_set_tooltip_text (self->button, _ ("Set the timer (T)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "session.timer");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->pause_button = gtk_button_new ();
  gtk_widget_add_css_class (self->pause_button, "flat");
  gtk_widget_set_focus_on_click (self->pause_button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->pause_button), "session.pause");
  gtk_widget_set_parent (self->pause_button, GTK_WIDGET (self));
  way_timer_button_look (self);
}

/**
 * way_timer_button_new:
 *
 * Returns: (transfer floating): a timer that is off
 */
GtkWidget *
way_timer_button_new (void)
{
  return g_object_new (WAY_TYPE_TIMER_BUTTON, NULL);
}
