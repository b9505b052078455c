/* strip-keys.c - keys, before the window has them
 *
 * The keys of actions are looked at by the window before anything in it sees
 * them. So the strip looks at them there as well, and earlier: Ctrl+1 is an
 * emotion here and a stage elsewhere. What an input method is in the middle of
 * is left to it.
 */
#include "config.h"

#include "widgets/capture/strip-private.h"
#include "widgets/shared/keys.h"

static gboolean
is_focused (WayCaptureStrip *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));

  return focus != NULL && way_capture_strip_is_open (self) && (focus == self->view || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/* The digit of a key, with keyboards that have it on another level. */
static int
get_digit (GdkEvent       *event,
           GdkModifierType held)
{
  int i;

  for (i = 1; i <= 9; i++)
    if (gdk_key_event_matches (event, GDK_KEY_0 + i, held) == GDK_KEY_MATCH_EXACT || gdk_key_event_matches (event, GDK_KEY_KP_0 + i, held) == GDK_KEY_MATCH_EXACT)
      return i;
  for (i = 1; i <= 9; i++)
    if (gdk_key_event_matches (event, GDK_KEY_0 + i, held) == GDK_KEY_MATCH_PARTIAL)
      return i;

  return 0;
}

static gboolean
enter (WayCaptureStrip       *self,
       GtkEventControllerKey *controller,
       GdkModifierType        held)
{
  /* It may choose a word there. */
  if (way_keys_filter (controller, self->view))
    return TRUE;
  if (self->in_preedit)
    {
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
      return TRUE;
    }
  if (held == GDK_SHIFT_MASK)
    {
      gtk_text_buffer_insert_interactive_at_cursor (self->buffer, "\n", 1, TRUE);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (self->buffer));
    }
  else if (self->offer == WAY_STRIP_OFFERS_CARDS)
    way_strip_answer (self, TRUE);
  else if (way_completion_get_chosen (WAY_COMPLETION (self->completion)) != NULL && held == 0)
    way_strip_complete (self);
  else if (held == 0 && way_strip_asks_who (self))
    return TRUE;
  else if (held == 0 || held == GDK_CONTROL_MASK)
    way_strip_land (self, held == GDK_CONTROL_MASK);

  return TRUE;
}

static void
escape (WayCaptureStrip *self)
{
  if (way_completion_is_shown (WAY_COMPLETION (self->completion)))
    way_completion_hide (WAY_COMPLETION (self->completion));
  else if (self->offer == WAY_STRIP_OFFERS_CARDS)
    way_strip_answer (self, FALSE);
  else if (self->offer == WAY_STRIP_OFFERS_STEP)
    way_strip_end_offer (self);
  else
    way_capture_strip_close (self);
}

static gboolean
undo (WayCaptureStrip *self,
      gboolean         again)
{
  if (again)
    {
      if (!gtk_text_buffer_get_can_redo (self->buffer))
        return FALSE;
      gtk_text_buffer_redo (self->buffer);
    }
  else if (way_strip_is_empty (self))
    way_strip_take_back (self);
  else
    gtk_text_buffer_undo (self->buffer);

  return TRUE;
}

static void
toggle_bench (WayCaptureStrip *self)
{
  self->bench = !self->bench;
  self->told = FALSE;
  way_strip_update (self);
}

static void
toggle_job (WayCaptureStrip *self)
{
  self->job = !self->job;
  self->told = FALSE;
  way_strip_update (self);
}

static gboolean
with_control (WayCaptureStrip *self,
              GdkEvent        *event,
              guint            keyval,
              gboolean         shift)
{
  int digit = shift ? 0 : get_digit (event, GDK_CONTROL_MASK);

  if (digit > 0)
    return way_strip_set_level (self, digit);
  switch (keyval)
    {
    case GDK_KEY_z:
      return undo (self, shift);
    case GDK_KEY_y:
      return !shift && undo (self, TRUE);
    case GDK_KEY_v:
      way_strip_paste (self, shift);
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_x:
      if (shift || !gtk_text_buffer_get_has_selection (self->buffer))
        return !shift;
      g_signal_emit_by_name (self->view, keyval == GDK_KEY_c ? "copy-clipboard" : "cut-clipboard");
      return TRUE;
    case GDK_KEY_a:
      if (!shift)
        g_signal_emit_by_name (self->view, "select-all", TRUE);
      return !shift;
    case GDK_KEY_m:
      if (!shift)
        way_strip_mark_truth (self);
      return !shift;
    case GDK_KEY_b:
      if (!shift)
        toggle_bench (self);
      return !shift;
    case GDK_KEY_j:
      if (!shift)
        toggle_job (self);
      return !shift;
    default:
      return FALSE;
    }
}

static gboolean
with_alt (WayCaptureStrip *self,
          GdkEvent        *event,
          guint            keyval)
{
  int digit;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      way_strip_move_lane (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      way_strip_move_lane (self, 1);
      return TRUE;
    /* Elsewhere they move what is selected; here nobody means that. */
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return TRUE;
    default:
      digit = get_digit (event, GDK_ALT_MASK);
      if (digit > 0)
        way_strip_move_to_stage (self, digit);
      return digit > 0;
    }
}

static gboolean
plain (WayCaptureStrip *self,
       guint            keyval,
       gboolean         shift)
{
  int by = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (shift || !way_strip_complete (self))
        way_strip_move_step (self, shift ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return !shift && (way_completion_move (WAY_COMPLETION (self->completion), by) || way_strip_recall (self, by));
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return !shift && way_strip_caret_is_at_end (self) && way_strip_complete (self);
    case GDK_KEY_Escape:
      if (!shift)
        escape (self);
      return !shift;
    case GDK_KEY_F6:
      if (!shift)
        way_strip_emit (self, "left");
      return !shift;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      if (shift)
        way_strip_paste (self, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (WayCaptureStrip       *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkEvent       *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  GdkModifierType more = held & ~GDK_SHIFT_MASK;
  gboolean        shift = (held & GDK_SHIFT_MASK) != 0;

  if (event == NULL || !is_focused (self))
    return FALSE;
  /* The buttons of the strip are pressed as buttons are. */
  if (gtk_root_get_focus (GTK_ROOT (self->root)) != self->view)
    {
      if (keyval == GDK_KEY_Escape && held == 0)
        {
          escape (self);
          return TRUE;
        }
      return FALSE;
    }
  if (is_enter (keyval) && (held == 0 || held == GDK_SHIFT_MASK || held == GDK_CONTROL_MASK))
    return enter (self, controller, held);
  if (self->in_preedit)
    return FALSE;
  if (more == GDK_CONTROL_MASK)
    return with_control (self, event, way_keys_find_letter (controller, keyval), shift);
  if (held == GDK_ALT_MASK)
    return with_alt (self, event, keyval);

  return more == 0 && plain (self, keyval, shift);
}

void
way_strip_watch_keys (WayCaptureStrip *self)
{
  self->root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  self->keys = gtk_event_controller_key_new ();
  /* The controller that was added last is asked first. */
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->root, self->keys);
}

void
way_strip_forget_keys (WayCaptureStrip *self)
{
  if (self->root != NULL)
    gtk_widget_remove_controller (self->root, self->keys);
  self->root = NULL;
  self->keys = NULL;
}
