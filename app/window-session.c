/* window-session.c - a workshop in a window, from its beginning to its end */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-session-private.h"
#include "journeys/workshop/open-rounds.h"
#include "widgets/session/session-bar.h"
#include "widgets/shared/keys.h"

/* The page is of use while a session goes on, or when there are minutes of one. */
static void
update_page (WayWindow *self)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->sides, self->session_panel);
  gboolean          any = self->session != NULL ||
                 (self->document != NULL && way_map_n (way_document_get_map (self->document), WAY_MAP_WORKSHOPS) > 0);

  if (!any && g_strcmp0 (adw_view_stack_get_visible_child_name (self->sides), "session") == 0)
    adw_view_stack_set_visible_child_name (self->sides, "inspector");
  adw_view_stack_page_set_visible (page, any);
}

static gboolean
is_unended (WayWindow *self)
{
  WayMap  *map = self->document != NULL ? way_document_get_map (self->document) : NULL;
  int      n = map != NULL ? way_map_n (map, WAY_MAP_WORKSHOPS) : 0;
  WayItem *last = n > 0 ? way_map_get (map, WAY_MAP_WORKSHOPS, n - 1) : NULL;

  return last != NULL && way_item_get (last, "begun") != NULL && way_item_get (last, "ended") == NULL &&
         g_object_get_data (G_OBJECT (way_document_get_history (self->document)), "way-session-window") == NULL;
}

/* The end of a session that is taken back is seen nowhere else. */
static void
history_changed_cb (WayWindow *self)
{
  gboolean before = self->unended;

  update_page (self);
  self->unended = is_unended (self);
  if (self->unended && !before)
    way_window_show_toast (self, _ ("In the minutes the session is not over"), _ ("_Go On"), "win.session", NULL);
}

/* Bar and side page. */

static char *
answered_cb (WayWindow  *self,
             int         ask,
             const char *text)
{
  WayItem *item = way_selection_get_item (self->selection, way_document_get_map (self->document));
  g_autoptr (GError) error = NULL;

  if (ask == WAY_ASK_PARK)
    way_session_park (self->session->session, text, &error);
  else
    way_session_decide (self->session->session, text, item != NULL ? way_item_get_id (item) : NULL, &error);

  return error != NULL ? g_strdup (error->message) : NULL;
}

static void
time_changed_cb (WayWindow     *self,
                 WaySessionBar *bar)
{
  WayTimerState    state;
  g_autofree char *text = way_session_bar_dup_time (bar, &state);

  if (self->session != NULL && self->session->projector != NULL)
    way_projector_show_time (self->session->projector, text, state == WAY_TIMER_OVER);
}

static void
leaving_cb (WayWindow *self,
            gboolean   leaving)
{
  if (self->session == NULL)
    return;
  if (!leaving && self->session->leaving != NULL)
    adw_toast_dismiss (self->session->leaving);
  if (!leaving || self->session->leaving != NULL)
    return;
  self->session->leaving = way_window_show_toast (self, _ ("Press Esc once more to leave the session"), NULL, NULL, NULL);
  if (self->session->leaving != NULL)
    g_signal_connect_swapped (self->session->leaving, "dismissed", G_CALLBACK (g_nullify_pointer), &self->session->leaving);
}

/* What means nothing where the keyboard is. In a text Escape is about what is typed. */
static gboolean
window_key_cb (WayWindow      *self,
               guint           keyval,
               guint           keycode,
               GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->session == NULL || keyval != GDK_KEY_Escape || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;

  return way_session_bar_handle_key (WAY_SESSION_BAR (self->session_bar), keyval, state);
}

/* Where toasts are shown Escape hides one, also the one that asks for it. */
static gboolean
toasts_key_cb (WayWindow      *self,
               guint           keyval,
               guint           keycode,
               GdkModifierType state)
{
  return self->session != NULL && self->session->leaving != NULL && window_key_cb (self, keyval, keycode, state);
}

static void
show_asked (WayWindow *self)
{
  g_autofree char *asked = way_vote_panel_dup_asked (way_session_panel_get_vote (way_window_get_session_panel (self)));

  if (self->session != NULL && self->session->projector != NULL)
    way_projector_show_asked (self->session->projector, asked);
}

static void
picking_cb (WayWindow *self,
            gboolean   picking)
{
  way_canvas_set_picking (self->canvas, picking);
  show_asked (self);
}

static void
picked_cb (WayWindow  *self,
           const char *id)
{
  way_vote_panel_give (way_session_panel_get_vote (way_window_get_session_panel (self)), id);
}

/* The projector. */

static gboolean
projector_key_cb (WayWindow             *self,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  GtkEventControllerKey *controller)
{
  GtkWindow *projector = GTK_WINDOW (self->session->projector);

  switch (keyval)
    {
    case GDK_KEY_F11:
      if (gtk_window_is_fullscreen (projector))
        gtk_window_unfullscreen (projector);
      else
        gtk_window_fullscreen (projector);
      return GDK_EVENT_STOP;
    case GDK_KEY_F5:
      gtk_window_present (GTK_WINDOW (self));
      gtk_widget_grab_focus (self->session_bar);
      return GDK_EVENT_STOP;
    default:
      return way_session_bar_handle_key (WAY_SESSION_BAR (self->session_bar), way_keys_find_letter (controller, keyval), state);
    }
}

/* So long the window manager may still be busy with a new window. */
#define SETTLING (500 * G_TIME_SPAN_MILLISECOND)

/* A new window takes the keyboard, which belongs to the one that is worked in. The key that
 * opened the projector was pressed before that: with its time, which presenting uses, a
 * window manager would refuse. */
static void
projector_active_cb (WayWindow    *self,
                     GParamSpec   *spec,
                     WayProjector *projector)
{
  if (!gtk_window_is_active (GTK_WINDOW (projector)))
    return;
  /* It may take it more than once: when it comes, and when it fills the screen. */
  if (g_get_monotonic_time () - self->session->projected > SETTLING)
    g_signal_handlers_disconnect_by_func (projector, projector_active_cb, self);
  if (self->session->gave_back && g_get_monotonic_time () - self->session->projected > SETTLING)
    return;
  self->session->gave_back = TRUE;
  gdk_toplevel_focus (GDK_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (self))), GDK_CURRENT_TIME);
}

static gboolean
projector_closed_cb (WayWindow *self)
{
  self->session->projector = NULL;

  return FALSE;
}

static void
show_projector (WayWindow *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GSettings          *settings = way_application_get_settings (way_window_get_application (self));
  GAction            *spotlight = g_action_map_lookup_action (G_ACTION_MAP (self->session->actions), "spotlight");
  g_autoptr (GVariant) lit = g_action_get_state (spotlight);
  WayProjector *projector = way_projector_new (GTK_WINDOW (self), way_document_get_history (self->document), self->selection, settings);
  double        wanted = g_settings_get_double (settings, "room-distance");

  self->session->projector = projector;
  self->session->projected = g_get_monotonic_time ();
  self->session->gave_back = FALSE;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (projector_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (projector), controller);
  g_signal_connect_object (projector, "close-request", G_CALLBACK (projector_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (projector, "notify::is-active", G_CALLBACK (projector_active_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (projector));
  way_canvas_set_spotlight (way_projector_get_canvas (projector), g_variant_get_boolean (lit));
  way_window_apply_stage (self);
  show_asked (self);
  time_changed_cb (self, WAY_SESSION_BAR (self->session_bar));
  /* The largest zoom may be too little for a small screen. */
  if (way_projector_get_distance (projector) < wanted - 0.05)
    {
      g_autofree char *text = g_strdup_printf (_ ("Cards can be read from %.1f metres; the screen is too small for more"), way_projector_get_distance (projector));

      way_window_show_toast (self, text, NULL, NULL, NULL);
    }
}

/* The program was closed in the middle of a vote, or the last session ended in one. */
static void
tell_open_round (WayWindow *self)
{
  WayMap          *map = way_document_get_map (self->document);
  WayItem         *open = way_map_get (map, WAY_MAP_OPEN_ROUNDS, 0);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (open == NULL)
    return;
  name = way_open_rounds_dup_name (map, open);
  /* TRANSLATORS: %s is what was voted on or scored */
  text = g_strdup_printf (_ ("“%s” is not finished"), name);
  way_window_show_toast (self, text, _ ("_Go On"), "session.resume", way_item_get_id (open));
}

/* F5: begins, and later goes to the bar, or opens the projector again. */
static void
session_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (WaySession) session = NULL;
  g_autoptr (GError) error = NULL;
  WayHistory *history;

  if (self->document == NULL || way_window_postpone (self, name, parameter))
    return;
  history = way_document_get_history (self->document);
  if (self->session == NULL)
    {
      WayWindow *other = g_object_get_data (G_OBJECT (history), "way-session-window");

      /* One map, one session; a second would write everything down twice. */
      if (other != NULL)
        {
          gtk_window_present (GTK_WINDOW (other));
          return;
        }
      way_window_finish_typing (self);
      session = way_session_new (history);
      g_object_set_data (G_OBJECT (history), "way-session-window", self);
      /* Nothing of it would be written down. */
      if (!way_session_begin (session, &error))
        {
          g_object_set_data (G_OBJECT (history), "way-session-window", NULL);
          way_window_show_toast (self, error->message, NULL, NULL, NULL);
          return;
        }
      self->session = g_new0 (WayWindowSession, 1);
      self->session->n_revealed = -1;
      self->session->session = g_steal_pointer (&session);
      self->session->actions = way_window_new_session_actions (self);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "session", G_ACTION_GROUP (self->session->actions));
      way_session_bar_set_session (WAY_SESSION_BAR (self->session_bar), self->session->session);
      way_minutes_panel_set_session (way_session_panel_get_minutes (way_window_get_session_panel (self)), self->session->session);
      gtk_widget_set_visible (self->session_bar, TRUE);
      update_page (self);
      self->session->inhibited = gtk_application_inhibit (GTK_APPLICATION (way_window_get_application (self)), GTK_WINDOW (self),
                                                          GTK_APPLICATION_INHIBIT_IDLE, _ ("A workshop is going on"));
      tell_open_round (self);
    }
  if (self->session->projector == NULL)
    show_projector (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->session_bar);
}

/* Ends the session, if one goes on. */
void
way_window_leave_session (WayWindow *self)
{
  WayWindowSession *session = self->session;
  WayApplication   *application = way_window_get_application (self);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  leaving_cb (self, FALSE);
  way_window_finish_typing (self);
  if (!way_session_end (session->session, &error))
    way_window_show_toast (self, error->message, NULL, NULL, NULL);
  g_object_set_data (G_OBJECT (way_session_get_history (session->session)), "way-session-window", NULL);
  if (session->inhibited != 0 && application != NULL)
    gtk_application_uninhibit (GTK_APPLICATION (application), session->inhibited);
  self->session = NULL;
  way_vote_panel_end (way_session_panel_get_vote (way_window_get_session_panel (self)));
  way_score_panel_end (way_session_panel_get_score (way_window_get_session_panel (self)));
  way_session_panel_show (way_window_get_session_panel (self), GTK_WIDGET (way_session_panel_get_minutes (way_window_get_session_panel (self))));
  way_minutes_panel_set_session (way_session_panel_get_minutes (way_window_get_session_panel (self)), NULL);
  way_session_bar_set_session (WAY_SESSION_BAR (self->session_bar), NULL);
  gtk_widget_set_visible (self->session_bar, FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "session", NULL);
  if (session->projector != NULL)
    gtk_window_destroy (GTK_WINDOW (session->projector));
  update_page (self);
  way_window_focus_face (self);
  g_object_unref (session->actions);
  g_object_unref (session->session);
  g_free (session);
}

/* Takes notice of another map. */
void
way_window_update_session (WayWindow *self)
{
  way_minutes_panel_set_map (way_session_panel_get_minutes (way_window_get_session_panel (self)),
                             self->document != NULL ? way_document_get_map (self->document) : NULL);
  self->unended = is_unended (self);
  update_page (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.session", way_window_is_editable (self));
}

void
way_window_init_session (WayWindow *self)
{
  WayVotePanel       *vote = way_session_panel_get_vote (way_window_get_session_panel (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *toasts_keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (window_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (toasts_keys, "key-pressed", G_CALLBACK (toasts_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), toasts_keys);
  g_signal_group_connect_swapped (self->history_signals, "changed", G_CALLBACK (history_changed_cb), self);
  g_signal_connect_swapped (self->session_bar, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->session_bar, "time-changed", G_CALLBACK (time_changed_cb), self);
  g_signal_connect_swapped (self->session_bar, "leaving", G_CALLBACK (leaving_cb), self);
  g_signal_connect_swapped (vote, "problem", G_CALLBACK (way_window_tell), self);
  /* The keys of the session go on, and Ctrl+Z takes back what was done. */
  g_signal_connect_swapped (vote, "closed", G_CALLBACK (gtk_widget_grab_focus), self->session_bar);
  g_signal_connect_swapped (way_session_panel_get_score (way_window_get_session_panel (self)), "closed", G_CALLBACK (gtk_widget_grab_focus), self->session_bar);
  g_signal_connect_swapped (vote, "picking", G_CALLBACK (picking_cb), self);
  g_signal_connect_swapped (self->canvas, "card-picked", G_CALLBACK (picked_cb), self);
  update_page (self);
}

void
way_window_install_session_actions (GtkWidgetClass *klass)
{
  g_type_ensure (WAY_TYPE_SESSION_BAR);
  g_type_ensure (WAY_TYPE_SESSION_PANEL);
  gtk_widget_class_install_action (klass, "win.session", NULL, session_action);
  gtk_widget_class_install_action (klass, "win.export-minutes", NULL, way_export_minutes_action);
}
