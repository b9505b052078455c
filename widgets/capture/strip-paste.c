/* strip-paste.c - what is pasted, which is never read for marks */
#include "config.h"

#include "widgets/capture/strip-private.h"

#include <string.h>

#include <glib/gi18n.h>

#define MOST_PASTED (4 * 1024 * 1024)

static void
insert_pasted (WayCaptureStrip *self,
               const char      *text)
{
  GtkTextIter      caret, from;
  g_autofree char *in_word = NULL;
  g_autofree char *escaped = NULL;
  gboolean         follows;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));
  from = caret;
  /* In the middle of a word nothing is read as a mark, but after it. */
  follows = gtk_text_iter_backward_char (&from) && !g_unichar_isspace (gtk_text_iter_get_char (&from));
  in_word = g_strconcat (follows ? "x" : "", text, NULL);
  escaped = way_captured_escape (in_word, gtk_text_iter_is_start (&caret));
  gtk_text_buffer_insert (self->buffer, &caret, escaped + (follows ? 1 : 0), -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (self->buffer));
}

static gboolean
has_many (const char *text)
{
  g_autoptr (WaySplit) split = way_split_new (text);

  return split->cards->len > 1;
}

static void
take_pasted (WayCaptureStrip *self,
             char            *text,
             gboolean         many)
{
  if (g_cancellable_is_cancelled (self->cancellable) || !way_capture_strip_is_open (self))
    return;
  if (text == NULL || *text == '\0')
    {
      way_strip_tell (self, _ ("There is no text on the clipboard"));
      return;
    }
  if (strlen (text) > MOST_PASTED)
    {
      way_strip_tell (self, _ ("This is too much text to paste at once"));
      return;
    }
  if (many || has_many (text))
    way_capture_strip_offer (self, text);
  else
    {
      g_strstrip (text);
      insert_pasted (self, text);
    }
}

static void
read_cb (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (WayCaptureStrip) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  take_pasted (self, text, FALSE);
}

static void
read_many_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (WayCaptureStrip) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  take_pasted (self, text, TRUE);
}

static void
paste_from (WayCaptureStrip *self,
            GdkClipboard    *clipboard,
            gboolean         many)
{
  gdk_clipboard_read_text_async (clipboard, self->cancellable, many ? read_many_cb : read_cb, g_object_ref (self));
}

/* What is pasted is never read for marks. */
void
way_strip_paste (WayCaptureStrip *self,
                 gboolean         many)
{
  paste_from (self, gtk_widget_get_clipboard (GTK_WIDGET (self)), many);
}

static void
paste_cb (WayCaptureStrip *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  way_strip_paste (self, FALSE);
}

static void
middle_cb (WayCaptureStrip *self,
           int              n_press,
           double           x,
           double           y,
           GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (self->view);
  paste_from (self, gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), FALSE);
}

void
way_strip_init_pasting (WayCaptureStrip *self)
{
  GtkGesture *middle = gtk_gesture_click_new ();

  g_signal_connect_object (self->view, "paste-clipboard", G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (middle), GTK_PHASE_CAPTURE);
  g_signal_connect_object (middle, "pressed", G_CALLBACK (middle_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (middle));
}
